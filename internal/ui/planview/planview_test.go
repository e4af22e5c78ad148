package planview_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"unknot/assets"
	"unknot/internal/i18n"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/planview"
	"unknot/internal/ui/theme"
)

func show(t *testing.T, p planview.Params) *offscreen.Panel {
	t.Helper()
	tx, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	p.Texts, p.Minutes = tx, 10
	return offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(1100, 900), func() fyne.CanvasObject {
		for i := range p.Rows {
			p.Rows[i].Picture = canvas.NewRectangle(nil)
		}
		return planview.New(p)
	})
}

func rows() []planview.Row {
	return []planview.Row{
		{Name: "Belly breathing", Why: "Calms", Dose: "1 min", Seconds: 60},
		{Name: "Cat cow", Why: "Loosens", Dose: "2 min", Seconds: 120, Changes: []string{"Small middle range only."}},
	}
}

func TestSteps(t *testing.T) {
	started, changed := 0, 0
	p := show(t, planview.Params{Rows: rows(), Seconds: 200, OnStart: func() { started++ }, OnBack: func() { changed++ }})
	t.Run("should number the steps in their order, each with its reason, dose and changes", func(t *testing.T) {
		texts := p.Texts()
		last := -1
		for _, want := range []string{"1. Belly breathing", "Calms", "1 min", "2. Cat cow", "Loosens", "Small middle range only.", "2 min"} {
			at := slices.Index(texts[last+1:], want)
			if at < 0 {
				t.Fatalf("no %q after %q in %v", want, texts[:last+1], texts)
			}
			last += at + 1
		}
	})
	t.Run("should say how long it takes", func(t *testing.T) {
		if !p.Shows("2 steps, 3:20 with changeovers") {
			t.Errorf("%v", p.Texts())
		}
	})
	t.Run("should start and lead back", func(t *testing.T) {
		for _, text := range []string{"Start session", "Change"} {
			if err := p.Click(text); err != nil {
				t.Fatal(err)
			}
		}
		if started != 1 || changed != 1 {
			t.Errorf("started %d times, changed %d times", started, changed)
		}
	})
	t.Run("should not start a plan without steps", func(t *testing.T) {
		empty := 0
		p := show(t, planview.Params{OnStart: func() { empty++ }})
		if err := p.Click("Start session"); err != nil {
			t.Fatal(err)
		}
		if empty != 0 {
			t.Error("it started")
		}
	})
}

func TestAdvice(t *testing.T) {
	for advice, shown := range map[string]bool{"": false, "Book an appointment.": true} {
		t.Run(fmt.Sprintf("should show a heading for the advice %q: %v", advice, shown), func(t *testing.T) {
			p := show(t, planview.Params{Rows: rows(), Advice: advice, Notes: []string{"Go slowly."}})
			if p.Shows("From your safety check") != shown || !p.Shows(advice) || !p.Shows("Go slowly.") {
				t.Errorf("%v", p.Texts())
			}
		})
	}
}

func TestLeftOut(t *testing.T) {
	left := func(n int) []planview.Left {
		out := make([]planview.Left, n)
		for i := range out {
			out[i] = planview.Left{Name: fmt.Sprintf("Left %d", i+1), Because: "Because"}
		}
		return out
	}
	t.Run("should say when nothing was left out", func(t *testing.T) {
		if p := show(t, planview.Params{Rows: rows()}); !p.Shows("Nothing you would have expected.") {
			t.Errorf("%v", p.Texts())
		}
	})
	t.Run("should list four without a further button", func(t *testing.T) {
		p := show(t, planview.Params{Rows: rows(), Left: left(4)})
		if !p.Shows("Left 4") || p.Shows("more") {
			t.Errorf("%v", p.Texts())
		}
	})
	t.Run("should show the rest when asked", func(t *testing.T) {
		p := show(t, planview.Params{Rows: rows(), Left: left(7)})
		if !p.Shows("Left 4") || p.Shows("Left 5") {
			t.Fatalf("%v", p.Texts())
		}
		if err := p.Click("Show 3 more"); err != nil {
			t.Fatal(err)
		}
		if !p.Shows("Left 5") || !p.Shows("Left 7") || p.Shows("Show 3 more") {
			t.Errorf("%v", p.Texts())
		}
	})
}

func TestDetails(t *testing.T) {
	list := rows()
	list[1].Details = planview.Details{
		Setup: "On all fours.", Steps: []string{"Round the back.", "Hollow the back."}, StopIf: []string{"It shoots."}, Why: []string{"You marked it."},
	}
	var sheet fyne.CanvasObject
	p := show(t, planview.Params{Rows: list, OnDetails: func(o fyne.CanvasObject) { sheet = o }})
	if err := p.ClickNth("Details", 1); err != nil {
		t.Fatal(err)
	}
	if sheet == nil {
		t.Fatal("no details")
	}
	opened := offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(600, 800), func() fyne.CanvasObject { return sheet })
	t.Run("should tell everything about the step that was asked for", func(t *testing.T) {
		for _, want := range []string{"Cat cow", "On all fours.", "1.  Round the back.", "2.  Hollow the back.", "Stop if", "It shoots.", "Why it is here", "You marked it."} {
			if !opened.Shows(want) {
				t.Errorf("no %q in %v", want, opened.Texts())
			}
		}
	})
	t.Run("should leave out headings without text", func(t *testing.T) {
		for _, not := range []string{"Easier", "Easy to get wrong", "How far to go", "It should feel like", "How sure we are"} {
			if opened.Shows(not) {
				t.Errorf("it says %q", not)
			}
		}
	})
}
