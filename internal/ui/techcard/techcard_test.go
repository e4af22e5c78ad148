package techcard_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"unknot/assets"
	"unknot/internal/i18n"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/techcard"
	"unknot/internal/ui/theme"
)

func show(t *testing.T, p techcard.Params) *offscreen.Panel {
	t.Helper()
	tx, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	p.Texts, p.Picture = tx, canvas.NewRectangle(nil)
	return offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(1100, 2400), func() fyne.CanvasObject { return techcard.New(p) })
}

func full() techcard.Params {
	return techcard.Params{
		Name: "Cat cow", Subtitle: "Low back, mobility", Setup: "On hands and knees.",
		Steps: []string{"Round the back.", "Let it sink."}, Cap: "Pain 3/10 at most", ShouldFeel: "An easy wave.",
		Facts: []techcard.Fact{{Name: "Works on", Text: "Low back"}}, Dose: []techcard.Fact{{Name: "Repeat", Text: "6 to 10 times"}},
		StopIf: []string{"Wrist pain."}, Mistakes: []string{"Moving fast."},
		Easier: techcard.Link{Text: "On a chair.", Card: "Pelvic tilt, seated"}, Harder: techcard.Link{Text: "Slower."},
		Sure: "Limited evidence", Note: "Comfort and movement.", Sources: []string{"A trial, 2020."},
		LeftOutWith: []string{"A fresh injury"}, ChangedWith: []string{"Pregnancy"},
	}
}

func TestCard(t *testing.T) {
	t.Run("should show all that a card knows, with the stop list that always holds", func(t *testing.T) {
		p := show(t, full())
		for _, more := range []string{"Show the source", "Show all 2 conditions"} {
			if err := p.Click(more); err != nil {
				t.Fatal(err)
			}
		}
		for _, want := range []string{
			"A fresh injury", "Pregnancy", "Cat cow", "On hands and knees.", "Round the back.", "Let it sink.", "Pain 3/10 at most", "An easy wave.", "Low back",
			"6 to 10 times", "Wrist pain.", "Moving fast.", "On a chair.", "Slower.", "Limited evidence", "A trial, 2020.",
		} {
			if !p.Shows(want) {
				t.Errorf("no %q in %v", want, p.Texts())
			}
		}
	})
	t.Run("should lead back, try, add, and open the easier card", func(t *testing.T) {
		var did []string
		params := full()
		params.OnBack = func() { did = append(did, "back") }
		params.OnTry = func() { did = append(did, "try") }
		params.OnAdd = func() { did = append(did, "add") }
		params.Easier.OnOpen = func() { did = append(did, "easier") }
		p := show(t, params)
		for _, text := range []string{"Back", "Try it now", "Add to a routine", "Pelvic tilt, seated"} {
			if err := p.Click(text); err != nil {
				t.Fatal(err)
			}
		}
		if want := []string{"back", "try", "add", "easier"}; !slices.Equal(did, want) {
			t.Errorf("did %v, want %v", did, want)
		}
	})
	t.Run("should offer nothing that is not possible", func(t *testing.T) {
		p := show(t, full())
		for _, text := range []string{"Try it now", "Add to a routine"} {
			if p.Shows(text) {
				t.Errorf("it shows %q", text)
			}
		}
	})
	t.Run("should say first what stands against it, with the way on", func(t *testing.T) {
		asked := false
		params := full()
		params.Panels = []techcard.Panel{{Title: "Not now", Lines: []string{"Blood thinners: light touch only."}, Alert: true, Action: "Say more", OnPick: func() { asked = true }}}
		p := show(t, params)
		texts := p.Texts()
		if slices.Index(texts, "Not now") < 0 || slices.Index(texts, "Not now") > slices.Index(texts, "How to do it") {
			t.Errorf("%v", texts)
		}
		if err := p.Click("Say more"); err != nil || !asked {
			t.Errorf("asked %v, %v", asked, err)
		}
	})
}
