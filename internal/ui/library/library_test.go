package library_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"unknot/internal/technique"
	"unknot/internal/ui/library"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/theme"
)

// visitor is somebody in front of the screen.
type visitor struct {
	*offscreen.Panel

	screen   *library.Screen
	state    library.State
	opened   technique.ID
	checked  bool
	pictures int // made so far
	drawn    map[technique.ID]int
}

var usual = fyne.NewSize(1004, 800)

func come(t testing.TB, size fyne.Size, state library.State) *visitor {
	t.Helper()
	c := load(t)
	v := &visitor{state: state, drawn: make(map[technique.ID]int)}
	v.Panel = offscreen.NewPanel(theme.AlwaysLight, size, func() fyne.CanvasObject {
		v.screen = library.New(library.Params{
			Texts: c.Texts, State: state,
			Shelf: shelf(t, c, func(t *technique.Technique) string {
				if t.ID == "glute-floor-ball" {
					return "a reason"
				}
				return ""
			}),
			NewPicture: func() library.Picture {
				v.pictures++
				return library.Picture{Object: canvas.NewRectangle(nil), Set: func(id technique.ID) { v.drawn[id]++ }}
			},
			Question:  func(id string) string { return "question " + id },
			OnChanged: func(s library.State) { v.state = s },
			OnOpen:    func(id technique.ID) { v.opened = id },
			OnSafety:  func() { v.checked = true },
		})
		return v.screen.Object()
	})
	return v
}

// cards are the cards in sight and just outside, by what a screen reader says.
func (v *visitor) cards() []string {
	var out []string
	for _, text := range v.Texts() {
		if strings.Contains(text, ". ") && strings.Contains(text, "sure") {
			out = append(out, text)
		}
	}
	return out
}

func (v *visitor) write(t *testing.T, text string) {
	t.Helper()
	if err := v.Write("Search, such as hip, ball, desk", text); err != nil {
		t.Fatal(err)
	}
}

func TestGrid(t *testing.T) {
	t.Run("should make cards for what is in sight only, and use them again", func(t *testing.T) {
		v := come(t, usual, library.State{})
		first := v.pictures
		if first < 12 || first > 24 {
			t.Errorf("%d cards at first", first)
		}
		for range 40 {
			v.Scroll(fyne.NewPos(500, 500), -200)
		}
		if v.pictures > first+8 {
			t.Errorf("%d cards after scrolling, %d before", v.pictures, first)
		}
		if last := v.cards(); !strings.Contains(last[len(last)-1], "Left out: a reason") {
			t.Errorf("the end shows %v", last)
		}
		if len(v.drawn) != 88 {
			t.Errorf("%d pictures were asked for on the way", len(v.drawn))
		}
	})
	t.Run("should have two columns in the least window and more in a wide one", func(t *testing.T) {
		narrow, wide := come(t, fyne.NewSize(540, 800), library.State{}), come(t, fyne.NewSize(1700, 800), library.State{})
		if narrow.pictures >= wide.pictures {
			t.Errorf("%d and %d cards", narrow.pictures, wide.pictures)
		}
	})
	t.Run("should move with the arrow keys and open with space", func(t *testing.T) {
		v := come(t, usual, library.State{})
		for range 30 {
			v.FocusNext()
			if strings.HasPrefix(v.Focused(), "Foam roll: buttocks. ") {
				break
			}
		}
		v.Key(fyne.KeyRight)
		if !strings.HasPrefix(v.Focused(), "Foam roll: back of thigh. ") {
			t.Fatalf("the keyboard is at %q", v.Focused())
		}
		for range 21 {
			v.Key(fyne.KeyDown)
		}
		v.Key(fyne.KeySpace)
		if len(v.drawn) < 80 || v.state.Offset == 0 {
			t.Errorf("seen %d, scrolled %v", len(v.drawn), v.state.Offset)
		}
		if all := v.screen.Found(); v.opened != all[1+21*4].Technique.ID {
			t.Errorf("opened %q, the keyboard is at %q", v.opened, v.Focused())
		}
	})
	t.Run("should not hand the keyboard to another technique", func(t *testing.T) {
		v := come(t, usual, library.State{})
		for range 30 {
			v.FocusNext()
			if strings.HasPrefix(v.Focused(), "Foam roll: buttocks. ") {
				break
			}
		}
		v.Scroll(fyne.NewPos(500, 500), -3000)
		if v.Focused() != "" {
			t.Errorf("the keyboard is at %q", v.Focused())
		}
	})
}

func TestScreen(t *testing.T) {
	t.Run("should say how many there are and how many are left out", func(t *testing.T) {
		if v := come(t, usual, library.State{}); !v.Shows("88 techniques · 1 left out by your health profile") {
			t.Errorf("shows %v", v.Texts())
		}
	})
	t.Run("should filter by kind", func(t *testing.T) {
		v := come(t, usual, library.State{})
		if err := v.Click("Professional"); err != nil {
			t.Fatal(err)
		}
		if len(v.screen.Found()) != 11 || v.state.Filter.Family != library.Professional || v.Shows("Foam roll") {
			t.Errorf("found %v", ids(v.screen.Found()))
		}
	})
	t.Run("should find while typing and ask first where a question comes first", func(t *testing.T) {
		v := come(t, usual, library.State{})
		v.write(t, "sciatica")
		if !v.Shows("question rf-leg-pain-neuro") || len(v.screen.Found()) != 2 {
			t.Errorf("shows %v", v.Texts())
		}
		if err := v.Click("Safety check"); err != nil || !v.checked {
			t.Errorf("checked %v, error %v", v.checked, err)
		}
		v.write(t, "hip")
		if v.Shows("question rf-") {
			t.Error("still asks")
		}
	})
	t.Run("should offer to clear the filters when nothing is left", func(t *testing.T) {
		v := come(t, usual, library.State{})
		v.write(t, "xylophone")
		if !v.Shows("Nothing fits all of that") || len(v.cards()) != 0 {
			t.Errorf("shows %v", v.Texts())
		}
		if err := v.Click("Clear filters"); err != nil || len(v.screen.Found()) != 88 || v.state.Filter != (library.Filter{}) {
			t.Errorf("found %d, error %v", len(v.screen.Found()), err)
		}
	})
	t.Run("should come back as it was left", func(t *testing.T) {
		v := come(t, usual, library.State{Filter: library.Filter{Query: "massage"}, More: true})
		v.Scroll(fyne.NewPos(500, 500), -300)
		again := come(t, usual, v.state)
		if again.state != v.state || v.state.Offset == 0 || len(again.screen.Found()) == 88 {
			t.Errorf("left %+v, found %+v", v.state, again.state)
		}
		if a, b := v.cards(), again.cards(); len(a) == 0 || a[0] != b[0] || len(a) != len(b) {
			t.Errorf("left %v, found %v", a, b)
		}
	})
	t.Run("should begin at the top again with another filter", func(t *testing.T) {
		v := come(t, usual, library.State{})
		v.Scroll(fyne.NewPos(500, 500), -900)
		v.screen.SetFilter(library.Filter{Minutes: 2})
		if v.state.Offset != 0 || !strings.HasPrefix(v.cards()[0], v.screen.Found()[0].Technique.Name) {
			t.Errorf("offset %v, shows %v", v.state.Offset, v.cards())
		}
	})
}

// BenchmarkFirstScreen lays the library out and shows its first cards, without their pictures.
func BenchmarkFirstScreen(b *testing.B) {
	c := load(b)
	all := shelf(b, c, nil)
	panel := offscreen.NewPanel(theme.AlwaysLight, usual, func() fyne.CanvasObject { return canvas.NewRectangle(nil) })
	_ = panel
	for b.Loop() {
		s := library.New(library.Params{
			Texts: c.Texts, Shelf: all, OnOpen: func(technique.ID) {},
			NewPicture: func() library.Picture {
				return library.Picture{Object: canvas.NewRectangle(nil), Set: func(technique.ID) {}}
			},
		})
		s.Object().Resize(usual)
	}
}

// BenchmarkTyping finds and shows what one more letter leaves.
func BenchmarkTyping(b *testing.B) {
	v := come(b, usual, library.State{})
	for i := 0; b.Loop(); i++ {
		v.screen.SetFilter(library.Filter{Query: "massage"[:1+i%7]})
	}
}
