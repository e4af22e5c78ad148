package library

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"
)

func TestWrap(t *testing.T) {
	test.NewTempApp(t)
	bold := fyne.TextStyle{Bold: true}
	width := func(s string) float32 { return fyne.MeasureText(s, 14, bold).Width }
	for name, tt := range map[string]struct {
		text  string
		width float32
		want  []string
	}{
		"keep a short text on one line":             {"Cat–cow", 200, []string{"Cat–cow"}},
		"break between words":                       {"Foam roll: back", width("Foam roll:") + 1, []string{"Foam roll:", "back"}},
		"end in an ellipsis when there is too much": {"one two three four", width("one two") + 1, []string{"one two", "three…"}},
		"say nothing for nothing":                   {"", 200, nil},
	} {
		t.Run("should "+name, func(t *testing.T) {
			if got := wrap(tt.text, tt.width, 14, bold, 2); !slices.Equal(got, tt.want) {
				t.Errorf("got %q", got)
			}
		})
	}
	t.Run("should never pass the width", func(t *testing.T) {
		rapid.Check(t, func(rt *rapid.T) {
			text := strings.Join(rapid.SliceOfN(rapid.StringMatching(`[a-zA-Z]{1,14}`), 0, 8).Draw(rt, "words"), " ")
			room := rapid.Float32Range(40, 260).Draw(rt, "width")
			lines := wrap(text, room, 14, bold, 2)
			if len(lines) > 2 {
				rt.Errorf("%d lines", len(lines))
			}
			for _, l := range lines {
				if width(l) > room {
					rt.Errorf("%q is %v wide, there is room for %v", l, width(l), room)
				}
			}
		})
	})
}
