package kit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"unknot/internal/ui/kit"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/theme"
)

// countries is a select in a window of a height, as far down as an offset.
func countries(n int, value string, offset, height float32, changed func(string)) (*kit.Select, *offscreen.Panel) {
	var s *kit.Select
	panel := offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(300, height), func() fyne.CanvasObject {
		options := make([]kit.Option, n)
		for i := range options {
			options[i] = kit.Option{ID: fmt.Sprint(i), Text: fmt.Sprintf("Voice (%c%d)", 'A'+i, i)}
		}
		s = kit.NewSelect("Country", options, value, changed)
		return kit.PadTop(offset, kit.Column(0, s))
	})
	return s, panel
}

func TestSelect(t *testing.T) {
	tests := map[string]struct {
		keys []fyne.KeyName
		rune rune
		want string // what is chosen; the first one is "4"
	}{
		"should begin at what is chosen":            {[]fyne.KeyName{fyne.KeyDown}, 0, "5"},
		"should go up":                              {[]fyne.KeyName{fyne.KeyUp, fyne.KeyUp}, 0, "2"},
		"should go to the first":                    {[]fyne.KeyName{fyne.KeyHome}, 0, "0"},
		"should stop at the first":                  {[]fyne.KeyName{fyne.KeyHome, fyne.KeyUp}, 0, "0"},
		"should go to the last":                     {[]fyne.KeyName{fyne.KeyEnd}, 0, "19"},
		"should stop at the last":                   {[]fyne.KeyName{fyne.KeyEnd, fyne.KeyDown, fyne.KeyPageDown}, 0, "19"},
		"should go on by a page":                    {[]fyne.KeyName{fyne.KeyPageDown}, 0, "12"},
		"should go back by a page":                  {[]fyne.KeyName{fyne.KeyPageUp}, 0, "0"},
		"should go to a word with a letter":         {nil, 'k', "10"},
		"should go round for a letter":              {nil, 'b', "1"},
		"should stay where no word has a letter":    {nil, 'z', "4"},
		"should not take a sign for a letter":       {nil, '(', "4"},
		"should leave everything as it was at last": {[]fyne.KeyName{fyne.KeyDown, fyne.KeyUp}, 0, "4"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			said := "4"
			s, panel := countries(20, "4", 0, 600, func(id string) { said = id })
			panel.FocusNext()
			panel.Key(fyne.KeySpace)
			for _, k := range tt.keys {
				panel.Key(k)
			}
			if tt.rune != 0 {
				panel.Type(tt.rune)
			}
			panel.Key(fyne.KeyReturn)
			if s.Value() != tt.want || said != tt.want {
				t.Errorf("value %q, reported %q, want %q", s.Value(), said, tt.want)
			}
			if panel.Focused() != s.AccessibilityLabel() {
				t.Errorf("the keyboard is at %q", panel.Focused())
			}
		})
	}
	t.Run("should change nothing on escape", func(t *testing.T) {
		s, panel := countries(5, "1", 0, 400, func(id string) { t.Errorf("reported %q", id) })
		panel.FocusNext()
		panel.Key(fyne.KeyDown)
		panel.Key(fyne.KeyDown)
		panel.Key(fyne.KeyEscape)
		if s.Value() != "1" || panel.Focused() != "Country: Voice (B1)" || panel.Shows("Voice (C2)") {
			t.Errorf("value %q, shown %q", s.Value(), panel.Texts())
		}
	})
	t.Run("should open again after a click beside it", func(t *testing.T) {
		_, panel := countries(5, "1", 0, 400, nil)
		for range 2 {
			if err := panel.Click("Country: Voice (B1)"); err != nil {
				t.Fatal(err)
			}
			if !panel.Shows("Voice (C2)") {
				t.Fatal("it does not open")
			}
			panel.ClickAt(fyne.NewPos(150, 390))
			if panel.Shows("Voice (C2)") {
				t.Fatal("it does not close")
			}
		}
	})
	t.Run("should say nothing of an option that is gone", func(t *testing.T) {
		s, _ := countries(5, "none", 0, 400, nil)
		if s.Text() != "" {
			t.Errorf("it says %q", s.Text())
		}
	})
	t.Run("should keep the choice when the options change under an open list", func(t *testing.T) {
		s, panel := countries(2, "1", 0, 400, nil)
		if err := panel.Click("Country: Voice (B1)"); err != nil {
			t.Fatal(err)
		}
		s.SetOptions([]kit.Option{{ID: "1", Text: "Scotland"}, {ID: "2", Text: "Wales"}})
		if got := panel.Texts(); !slices.Equal(got, []string{"Scotland", "Wales"}) || panel.Focused() != "Scotland" {
			t.Errorf("shown %q, the keyboard is at %q", got, panel.Focused())
		}
		if err := panel.Click("Wales"); err != nil {
			t.Fatal(err)
		}
		if s.Value() != "2" {
			t.Errorf("value %q", s.Value())
		}
	})
	places := map[string]struct {
		offset, height float32
		options        int
	}{
		"should fit into the window below":           {0, 600, 4},
		"should fit below with more than there is":   {0, 300, 20},
		"should fit above where there is more room":  {500, 600, 4},
		"should fit above with more than there is":   {230, 300, 20},
		"should fit in the middle of a small window": {130, 300, 20},
	}
	for name, tt := range places {
		t.Run(name, func(t *testing.T) {
			_, panel := countries(tt.options, "0", tt.offset, tt.height, nil)
			if err := panel.Click("Country: Voice (A0)"); err != nil {
				t.Fatal(err)
			}
			for i := range tt.options {
				panel.Key(fyne.KeyDown)
				at, err := panel.Find(panel.Focused(), 0)
				if err != nil {
					t.Fatal(err)
				}
				top, bottom := at.At.Y, at.At.Y+at.Object.Size().Height
				if top < at.Clip[0].Y || bottom > at.Clip[1].Y || top < 0 || bottom > tt.height {
					t.Fatalf("option %d is from %.0f to %.0f of what is seen from %.0f to %.0f", i, top, bottom, at.Clip[0].Y, at.Clip[1].Y)
				}
				if top < tt.offset+40 && bottom > tt.offset {
					t.Fatalf("option %d covers the select", i)
				}
			}
		})
	}
	t.Run("should shorten what is too long for it", func(t *testing.T) {
		s, panel := countries(0, "", 0, 400, nil)
		s.SetOptions([]kit.Option{{ID: "", Text: "A voice with a name as long as nobody would think that a voice can have"}})
		panel.Picture()
		for _, o := range test.WidgetRenderer(s).Objects() {
			label, ok := o.(*canvas.Text)
			if !ok {
				continue
			}
			if end := label.Position().X + label.MinSize().Width; end > s.Size().Width-30 || !strings.HasSuffix(label.Text, "…") || len(label.Text) < 15 {
				t.Errorf("%q ends at %.0f of %.0f", label.Text, end, s.Size().Width)
			}
		}
	})
}
