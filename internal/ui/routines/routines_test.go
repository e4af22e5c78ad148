package routines_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"unknot/assets"
	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/routines"
	"unknot/internal/ui/theme"
)

// panel is a window with what the screen told its owner.
type panel struct {
	*offscreen.Panel

	t    *testing.T
	told []string

	screen *routines.Screen
}

func (p *panel) tell(format string, args ...any) {
	p.told = append(p.told, fmt.Sprintf(format, args...))
}

func (p *panel) click(text string) {
	p.t.Helper()
	if err := p.Click(text); err != nil {
		p.t.Fatal(err)
	}
}

func (p *panel) write(hint, text string) {
	p.t.Helper()
	if err := p.Write(hint, text); err != nil {
		p.t.Fatal(err)
	}
}

func (p *panel) see(texts ...string) {
	p.t.Helper()
	for _, text := range texts {
		if !p.Shows(text) {
			p.t.Errorf("no %q in %v", text, p.Texts())
		}
	}
}

func (p *panel) heard(want ...string) {
	p.t.Helper()
	if !slices.Equal(p.told, want) {
		p.t.Errorf("told %q, want %q", p.told, want)
	}
	p.told = nil
}

func texts(t *testing.T) *i18n.Texts {
	t.Helper()
	tx, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	return tx
}

// size is high enough to show all of the pages without scrolling.
var size = fyne.NewSize(1000, 3000)

func list(t *testing.T, set func(p *panel, params *routines.Params)) *panel {
	t.Helper()
	p := &panel{t: t}
	params := routines.Params{
		Texts: texts(t), OnRelief: func() { p.tell("relief") }, OnLibrary: func() { p.tell("library") },
	}
	set(p, &params)
	p.Panel = offscreen.NewPanel(theme.AlwaysLight, size, func() fyne.CanvasObject { p.screen = routines.New(params); return p.screen.Object() })
	return p
}

func pictures(n int) []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, n)
	for i := range out {
		out[i] = canvas.NewRectangle(nil)
	}
	return out
}

func (p *panel) card(name string) routines.Card {
	return routines.Card{
		Name: name, Line: "9 min", Pictures: pictures(20),
		OnStart: func() { p.tell("start %s", name) }, OnChange: func() { p.tell("change %s", name) },
	}
}

func TestList(t *testing.T) {
	t.Run("should say where a routine comes from while there is none", func(t *testing.T) {
		p := list(t, func(*panel, *routines.Params) {})
		p.see("No routine yet")
		p.click("Make a plan")
		p.click("Open the library")
		p.heard("relief", "library")
	})
	t.Run("should start and change the routine that was meant", func(t *testing.T) {
		p := list(t, func(p *panel, params *routines.Params) {
			params.Cards = []routines.Card{p.card("Morning"), p.card("Evening")}
		})
		if err := p.ClickNth("Start", 1); err != nil {
			t.Fatal(err)
		}
		if err := p.ClickNth("Change", 0); err != nil {
			t.Fatal(err)
		}
		p.heard("start Evening", "change Morning")
		if p.Shows("No routine yet") {
			t.Error("it says that there is none")
		}
	})
	t.Run("should say when a routine comes round and what is different now", func(t *testing.T) {
		p := list(t, func(p *panel, params *routines.Params) {
			c := p.card("Morning")
			c.Due, c.Note = "Mon · 7:00", "1 step is left out"
			params.Cards = []routines.Card{c}
		})
		p.see("Mon · 7:00", "1 step is left out")
	})
	t.Run("should fold many routines, and hide none for good", func(t *testing.T) {
		p := list(t, func(p *panel, params *routines.Params) {
			for i := range 30 {
				params.Cards = append(params.Cards, p.card(fmt.Sprintf("Number %d.", i)))
			}
		})
		p.see("Number 0.", "Number 5.")
		if p.Shows("Number 6.") {
			t.Error("all are listed at once")
		}
		p.click("Show all 30 routines")
		p.see("Number 6.", "Number 29.")
		p.click("Show fewer")
		if p.Shows("Number 29.") {
			t.Error("they stay")
		}
	})
	t.Run("should give the longest names the room they need", func(t *testing.T) {
		for _, name := range []string{strings.Repeat("W", 60), strings.Repeat("long ", 12)} {
			p := list(t, func(p *panel, params *routines.Params) {
				params.Cards = []routines.Card{p.card(name)}
				for range 7 {
					params.Week.Days = append(params.Week.Days, routines.Day{Name: "Mon", Own: []string{name}})
				}
			})
			if least := p.Least(); least.Width > 696 { // beside the folded rail of the narrowest window
				t.Errorf("%q asks for %v", name, least)
			}
			if err := p.Click("Start"); err != nil {
				t.Error(err)
			}
		}
	})
}

func ready(p *panel, name string) routines.Ready {
	return routines.Ready{Name: name, Facts: "10 min", For: "For today.", Pictures: pictures(4), OnStart: func() { p.tell("start %s", name) }}
}

func TestReady(t *testing.T) {
	t.Run("should show what fits and fold the others with their reasons", func(t *testing.T) {
		p := list(t, func(p *panel, params *routines.Params) {
			out := ready(p, "Roller")
			out.Why, out.OnStart, out.Have, out.OnHave = "It needs a roller.", nil, "I have it", func() { p.tell("have") }
			params.Ready = routines.Shelf{
				Line: "These fit.", Judged: true, Facts: []string{"on the floor"}, OnFacts: func() { p.tell("facts") },
				Fits: []routines.Ready{ready(p, "Floor")}, Others: []routines.Ready{out},
			}
		})
		p.see("These fit.", "Floor", "on the floor")
		if p.Shows("Roller") {
			t.Error("what does not fit stands among the others")
		}
		p.click("The other one, and why it does not fit now")
		p.see("Roller", "It needs a roller.")
		if _, err := p.Find("Start", 1); err == nil {
			t.Error("what does not fit can be started")
		}
		p.click("I have it")
		p.click("Change")
		p.click("Start")
		p.heard("have", "facts", "start Floor")
	})
	t.Run("should stay unfolded when it is judged anew", func(t *testing.T) {
		p := list(t, func(p *panel, params *routines.Params) {
			params.Cards = []routines.Card{p.card("Mine")}
			params.Ready = routines.Shelf{Judged: true, Fits: []routines.Ready{ready(p, "Floor")}, Others: []routines.Ready{{Name: "A"}, {Name: "B"}}}
		})
		p.click("The other 2, and why they do not fit now")
		p.screen.Judge(routines.Week{}, routines.Shelf{
			Judged: true, Fits: []routines.Ready{ready(p, "Floor"), ready(p, "A")}, Others: []routines.Ready{{Name: "B", Why: "It needs a chair."}},
		})
		p.see("Mine", "A", "It needs a chair.", "Hide the others")
		p.click("Hide the others")
		p.see("The other one, and why it does not fit now")
		if p.Shows("It needs a chair.") {
			t.Error("it is not folded")
		}
	})
	t.Run("should show the reasons at once where nothing fits", func(t *testing.T) {
		p := list(t, func(p *panel, params *routines.Params) {
			out := ready(p, "Desk")
			out.Why, out.Start = "You are on the floor.", "Start at a desk"
			params.Ready = routines.Shelf{Judged: true, Others: []routines.Ready{out}}
		})
		p.see("None of them fits", "You are on the floor.")
		p.click("Start at a desk")
		p.heard("start Desk")
	})
	t.Run("should mark nothing where nothing was judged", func(t *testing.T) {
		p := list(t, func(p *panel, params *routines.Params) {
			params.Ready = routines.Shelf{Line: "A check comes first.", Fits: []routines.Ready{ready(p, "A"), ready(p, "B"), ready(p, "C")}}
		})
		p.see("A check comes first.", "A", "B", "C")
		if p.Shows("why") || p.Shows("None of them") {
			t.Errorf("judged: %v", p.Texts())
		}
		if err := p.ClickNth("Start", 2); err != nil {
			t.Fatal(err)
		}
		p.heard("start C")
	})
}

func TestWeek(t *testing.T) {
	days := []routines.Day{{Name: "Mon", Own: []string{"Evening"}, Lines: []string{"Walk 20 min"}}, {Name: "Tue", Today: true}}
	t.Run("should lead to the session of today", func(t *testing.T) {
		p := list(t, func(p *panel, params *routines.Params) {
			params.Week = routines.Week{Because: "Over 12 weeks.", Days: days, Start: "Round", OnStart: func() { p.tell("today") }}
		})
		p.see("Over 12 weeks.", "Evening", "Walk 20 min")
		p.click("Today: Round")
		p.heard("today")
	})
	t.Run("should say why the session of today does not fit, without a way to it", func(t *testing.T) {
		p := list(t, func(_ *panel, params *routines.Params) {
			params.Week = routines.Week{Days: days, Start: "Round", Why: "It needs a roller."}
		})
		p.see("Today: Round", "It needs a roller.")
		if _, err := p.Find("Today: Round", 0); err == nil {
			t.Error("it can be started")
		}
	})
}

// editor shows the page of a routine with the steps One, Two and so on.
func editor(t *testing.T, steps ...routines.Step) *panel {
	t.Helper()
	p, tx := &panel{t: t}, texts(t)
	wrong := func(what string) func(string) string {
		return func(text string) string {
			p.tell("%s %q", what, text)
			if strings.Contains(text, "bad") {
				return "That is wrong."
			}
			return ""
		}
	}
	params := routines.EditParams{
		Texts: tx, Edit: routines.Edit{Name: "Evening", Line: "9 min", Steps: steps, Days: []string{"1"}},
		Days:   []kit.Option{{ID: "1", Text: "Mon"}, {ID: "2", Text: "Tue"}},
		OnName: wrong("name"), OnTime: wrong("time"),
		OnMove:    func(from, to int) { p.tell("move %d %d", from, to) },
		OnRemove:  func(i int) { p.tell("remove %d", i) },
		OnPutBack: func(i int) { p.tell("back %d", i) },
		OnDays:    func(ids []string) { p.tell("days %v", ids) },
		OnLibrary: func() { p.tell("library") }, OnDelete: func() { p.tell("delete") }, OnDone: func() { p.tell("done") },
	}
	p.Panel = offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(1000, 1400), func() fyne.CanvasObject { return routines.NewEditor(params).Object() })
	return p
}

func three() []routines.Step {
	return []routines.Step{{Name: "One", Dose: "1 min"}, {Name: "Two", Dose: "2 min"}, {Name: "Three", Dose: "3 min"}}
}

// order is the steps as they are listed.
func (p *panel) order() []string {
	return slices.DeleteFunc(p.Texts(), func(s string) bool { return !slices.Contains([]string{"One", "Two", "Three"}, s) })
}

func (p *panel) ordered(want ...string) {
	p.t.Helper()
	if got := p.order(); !slices.Equal(got, want) {
		p.t.Errorf("listed %v, want %v", got, want)
	}
}

func TestOrder(t *testing.T) {
	t.Run("should move a step, and tell the places it has by then", func(t *testing.T) {
		p := editor(t, three()...)
		p.click("Move One down")
		p.ordered("Two", "One", "Three")
		p.click("Move One down")
		p.ordered("Two", "Three", "One")
		p.click("Move Three up")
		p.ordered("Three", "Two", "One")
		p.heard("move 0 1", "move 1 2", "move 1 0")
	})
	t.Run("should move nothing beyond the ends", func(t *testing.T) {
		p := editor(t, three()...)
		for _, none := range []string{"Move One up", "Move Three down"} {
			if _, err := p.Find(none, 0); err == nil {
				t.Errorf("there is %q", none)
			}
		}
	})
	t.Run("should keep the keyboard on the step that moves", func(t *testing.T) {
		p := editor(t, three()...)
		p.tabTo("Move Three up")
		p.Key(fyne.KeySpace)
		p.Key(fyne.KeySpace)
		p.ordered("Three", "One", "Two")
		if got := p.Focused(); got != "Move Three down" { // it cannot go further up
			t.Errorf("the keyboard is on %q", got)
		}
		p.Key(fyne.KeyReturn)
		p.ordered("One", "Three", "Two")
		p.heard("move 2 1", "move 1 0", "move 0 1")
	})
	t.Run("should leave the keyboard alone when the mouse moves a step", func(t *testing.T) {
		p := editor(t, three()...)
		p.click("Move Three up")
		if got := p.Focused(); got != "" {
			t.Errorf("the keyboard is on %q", got)
		}
	})
}

func TestTakeOut(t *testing.T) {
	t.Run("should bring back what was taken out, where it was", func(t *testing.T) {
		p := editor(t, three()...)
		p.click("Take Two out")
		p.ordered("One", "Three")
		p.see("Two is out.")
		p.click("Put it back")
		p.ordered("One", "Two", "Three")
		p.heard("remove 1", "back 1")
		if p.Shows("is out.") {
			t.Error("it still says that it is out")
		}
	})
	t.Run("should bring back the last step as the last", func(t *testing.T) {
		p := editor(t, three()...)
		p.click("Take Three out")
		p.click("Put it back")
		p.ordered("One", "Two", "Three")
		p.heard("remove 2", "back 2")
	})
	t.Run("should not offer to bring back what would land elsewhere", func(t *testing.T) {
		p := editor(t, three()...)
		p.click("Take Two out")
		p.click("Move One down")
		if p.Shows("Put it back") {
			t.Error("it is offered after the order has changed")
		}
	})
	t.Run("should keep one step", func(t *testing.T) {
		p := editor(t, three()[:2]...)
		p.click("Take One out")
		if _, err := p.Find("Take Two out", 0); err == nil {
			t.Error("the only step can be taken out")
		}
		p.click("Put it back")
		p.click("Take Two out")
		p.heard("remove 0", "back 0", "remove 1")
	})
	t.Run("should lead the keyboard to what undoes it", func(t *testing.T) {
		p := editor(t, three()...)
		p.tabTo("Take Two out")
		p.Key(fyne.KeySpace)
		if got := p.Focused(); got != "Put it back" {
			t.Errorf("the keyboard is on %q", got)
		}
		p.Key(fyne.KeySpace)
		if got := p.Focused(); got != "Take Two out" {
			t.Errorf("the keyboard is on %q", got)
		}
		p.heard("remove 1", "back 1")
	})
	t.Run("should say what is left out now, and show what has no picture", func(t *testing.T) {
		p := editor(t, routines.Step{Name: "One", Dose: "1 min", Out: "Firm pressure can bruise."})
		p.see("Left out now. Firm pressure can bruise.")
	})
}

func TestNameAndDays(t *testing.T) {
	t.Run("should say nothing while it shows what is kept", func(t *testing.T) {
		editor(t, three()...).heard()
	})
	t.Run("should take a name and a time as they are typed, and say what is wrong with them", func(t *testing.T) {
		p := editor(t, three()...)
		p.write("A name, such as Morning", "bad name")
		p.see("That is wrong.")
		p.write("A name, such as Morning", "Noon")
		if p.Shows("That is wrong.") {
			t.Error("it still says that it is wrong")
		}
		p.write("18:30", "bad time")
		p.see("That is wrong.")
		p.heard(`name "bad name"`, `name "Noon"`, `time "bad time"`)
	})
	t.Run("should take the days together", func(t *testing.T) {
		p := editor(t, three()...)
		p.click("Tue")
		p.click("Mon")
		p.click("Tue")
		p.heard("days [1 2]", "days [2]", "days []")
	})
	t.Run("should delete nothing by itself", func(t *testing.T) {
		p := editor(t, three()...)
		p.click("Delete this routine")
		p.ordered("One", "Two", "Three")
		p.click("Add more from the library")
		p.click("Done")
		p.heard("delete", "library", "done")
	})
}

// tabTo walks with the tab key until a control has the keyboard.
func (p *panel) tabTo(text string) {
	p.t.Helper()
	var seen []string
	for range 60 {
		p.FocusNext()
		if p.Focused() == text {
			return
		}
		seen = append(seen, p.Focused())
	}
	p.t.Fatalf("the tab key does not reach %q, only %q", text, seen)
}

func TestKeyboard(t *testing.T) {
	t.Run("should reach everything on the page of a routine", func(t *testing.T) {
		p := editor(t, three()...)
		for _, text := range []string{"Done", "Move One down", "Take Three out", "Add more from the library", "Mon", "Tue", "Delete this routine"} {
			p.tabTo(text)
		}
	})
	t.Run("should reach everything in the list", func(t *testing.T) {
		p := list(t, func(p *panel, params *routines.Params) {
			for i := range 7 {
				params.Cards = append(params.Cards, p.card(fmt.Sprint(i)))
			}
			params.Week = routines.Week{Days: []routines.Day{{Name: "Mon"}}, Start: "Round", OnStart: func() {}}
			other := ready(p, "Other")
			other.Start = "Start at a desk"
			params.Ready = routines.Shelf{
				Judged: true, Facts: []string{"on the floor"}, Fits: []routines.Ready{ready(p, "Fits")}, Others: []routines.Ready{other},
			}
		})
		p.click("The other one, and why it does not fit now")
		for _, text := range []string{"Start", "Change", "Show all 7 routines", "Today: Round", "Hide the others", "Start at a desk"} {
			p.tabTo(text)
		}
	})
}

func TestNames(t *testing.T) {
	ask := func(t *testing.T, names ...string) *panel {
		t.Helper()
		p, tx := &panel{t: t}, texts(t)
		params := routines.PickParams{
			Texts: tx, Name: "Cat–cow", Default: "My routine",
			OnPick: func(i int) { p.tell("pick %d", i) }, OnNew: func(name string) { p.tell("new %s", name) },
		}
		for _, n := range names {
			params.Routines = append(params.Routines, routines.Named{Name: n, Line: "9 min"})
		}
		p.Panel = offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(500, 900), func() fyne.CanvasObject { return routines.NewPick(params) })
		return p
	}
	t.Run("should take the routine that was meant", func(t *testing.T) {
		p := ask(t, "Morning", strings.Repeat("W", 60))
		p.click(strings.Repeat("W", 60))
		p.heard("pick 1")
		if least := p.Least(); least.Width > 480 {
			t.Errorf("asks for %v", least)
		}
	})
	t.Run("should take a new name without the space around it, and no empty one", func(t *testing.T) {
		p := ask(t)
		if p.Shows("To which routine?") {
			t.Error("it asks for one of none")
		}
		p.write("A name, such as Morning", "   ")
		p.click("Keep")
		p.write("A name, such as Morning", " Noon ")
		p.click("Keep")
		p.heard("new Noon")
	})
}
