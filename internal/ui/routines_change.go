package ui

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/plan"
	"unknot/internal/routine"
	"unknot/internal/safety"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/routines"
)

// changing is one routine while it is being changed. Every change is kept at once.
type changing struct {
	part    *routinesPart
	routine routine.Routine
	gone    routine.Step // what was taken out last
	page    *routines.Editor
	asks    *widget.PopUp // whether to delete it; nil before that was asked
}

// change shows the page of one routine; left says what is left out of it now.
func (r *routinesPart) change(each routine.Routine, left leftNow) {
	a := r.app
	c := &changing{part: r, routine: each}
	c.page = routines.NewEditor(routines.EditParams{
		Texts: a.p.Texts, Edit: c.words(left), Days: weekdays(a.p.Texts),
		OnName: c.rename, OnTime: c.setTime, OnDays: c.setDays,
		OnMove:    func(from, to int) { c.try(c.routine.Move(from, to)) },
		OnRemove:  c.remove,
		OnPutBack: func(step int) { c.try(c.routine.Insert(step, c.gone)) },
		OnLibrary: func() { a.Go(ScreenLibrary) }, OnDelete: c.askDelete, OnDone: r.show,
	})
	a.stopTicking()
	a.keys = escape(c.leave)
	a.shell.show(ScreenRoutines, c.page.Object())
}

// leave closes the question over the page, or else the page.
func (c *changing) leave() {
	if c.asks != nil && c.asks.Visible() {
		c.asks.Hide()
		return
	}
	c.part.show()
}

func (c *changing) words(left leftNow) routines.Edit {
	r, each := c.part, c.routine
	e := routines.Edit{Name: each.Name, Line: r.line(each)}
	for i, s := range each.Steps {
		e.Steps = append(e.Steps, r.stepWords(s, left[i]))
	}
	for _, o := range weekdays(r.app.p.Texts) {
		if slices.Contains(each.Days, weekday(o.ID)) {
			e.Days = append(e.Days, o.ID)
		}
	}
	if each.At != routine.NoTime {
		e.At = clockText(each.At)
	}
	return e
}

// stepWords puts a step into words, also one whose technique is not in the catalogue any more.
func (r *routinesPart) stepWords(s routine.Step, out string) routines.Step {
	a := r.app
	t, ok := a.p.Catalogue.Get(s.Technique)
	if !ok {
		return routines.Step{Name: a.p.Texts.T("routines.gone"), Dose: a.words.Duration(s.Dose.Seconds()), Out: out}
	}
	step := plan.Step{Technique: t, Sides: s.Sides, Dose: s.Dose.On(t.Timer)}
	return routines.Step{Name: t.Name, Dose: a.visit.dose(step), Out: out, Picture: a.picture(t, side(step))}
}

// try makes a change and keeps it, or says in plain words what is wrong with it.
func (c *changing) try(next routine.Routine, err error) (wrong string) {
	if err == nil {
		err = next.Check(nil) // a step may be gone from the catalogue; the rest can be changed all the same
	}
	if err != nil {
		return c.part.wrong(err)
	}
	c.routine = next
	c.page.Say(next.Name, c.part.line(next))
	c.part.keep(next, func(routine.Routine) {})
	return ""
}

func (c *changing) rename(name string) string { return c.try(c.routine.Rename(name)) }

func (c *changing) setTime(text string) string {
	at, err := minutesOf(text)
	next := c.routine
	next.At = at
	return c.try(next, err)
}

func (c *changing) setDays(ids []string) {
	next := c.routine
	next.Days = nil
	for _, id := range ids {
		next.Days = append(next.Days, weekday(id))
	}
	c.try(next, nil)
}

func (c *changing) remove(step int) {
	c.gone = c.routine.Steps[step]
	c.try(c.routine.Remove(step))
}

// askDelete asks once, and says what is lost and what is not.
func (c *changing) askDelete() {
	a, tx, each := c.part.app, c.part.app.p.Texts, c.routine
	yes := kit.NewButton(tx.T("routines.delete-yes"), kit.LookDanger, func() {
		c.asks.Hide()
		work(a, func(ctx context.Context) (struct{}, error) {
			return struct{}{}, a.p.Store.RemoveRoutine(ctx, each.ID)
		}, func(struct{}) { c.part.show() })
	})
	text := tx.N("routines.delete-text", len(each.Steps))
	if len(each.Days) > 0 {
		text = tx.N("routines.delete-text-days", len(each.Steps))
	}
	words := kit.Column(10, kit.Title(tx.T("routines.delete-title")), kit.Strong(each.Name),
		kit.Body(text), kit.Body(tx.T("routines.delete-stays")), kit.Pad(4, kit.Row(0, yes)))
	c.asks = kit.ShowSheet(a.window.Canvas(), fyne.NewSize(500, 330), tx.T("routines.delete-no"), words)
}

// leftNow says why steps of a routine are left out as things stand, by the place of the step.
type leftNow map[int]string

// left judges a routine. With a clearance it is what starting would leave out; without one, what the
// health profile alone says.
func (r *routinesPart) left(s standing, each routine.Routine) leftNow {
	a := r.app
	because := r.byProfile(s.known.profile)
	if s.clearance.Valid() {
		request := s.request
		if each.Place != "" {
			request.Place = each.Place
		}
		made, err := a.p.Engine.Saved(s.clearance, request, each.Saved())
		if err == nil {
			because = r.byPlan(made)
		}
	}
	out := make(leftNow)
	for i, step := range each.Steps {
		if text := because(step); text != "" {
			out[i] = text
		}
	}
	return out
}

// byPlan says why a step is not in the plan that a routine makes.
func (r *routinesPart) byPlan(made plan.Plan) func(routine.Step) string {
	return func(step routine.Step) string {
		if _, ok := r.app.p.Catalogue.Get(step.Technique); !ok {
			return r.gone()
		}
		if slices.ContainsFunc(made.Steps, func(s plan.Step) bool { return s.Technique.ID == step.Technique }) {
			return ""
		}
		i := slices.IndexFunc(made.LeftOut, func(l plan.LeftOut) bool { return l.Technique.ID == step.Technique })
		if i < 0 {
			return ""
		}
		return r.app.words.Because(made.LeftOut[i])
	}
}

// byProfile says which condition leaves a step out.
func (r *routinesPart) byProfile(p safety.Profile) func(routine.Step) string {
	return func(step routine.Step) string {
		t, ok := r.app.p.Catalogue.Get(step.Technique)
		if !ok {
			return r.gone()
		}
		if ruling := r.app.library.ruling(p, t); ruling.Blocked {
			return ruling.Because
		}
		return ""
	}
}

func (r *routinesPart) gone() string { return r.app.words.Reason(plan.Reason{ID: "plan.left.gone"}) }

// minutesOf reads a time of day, with a colon or a full stop; nothing is no time.
func minutesOf(text string) (int, error) {
	text = strings.ReplaceAll(strings.TrimSpace(text), ".", ":")
	if text == "" {
		return routine.NoTime, nil
	}
	at, err := time.Parse("15:04", text)
	if err != nil {
		return routine.NoTime, &routine.InvalidError{Field: "at", Problem: "is no time of day"}
	}
	return at.Hour()*60 + at.Minute(), nil
}
