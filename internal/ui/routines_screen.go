package ui

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/body"
	"unknot/internal/course"
	"unknot/internal/i18n"
	"unknot/internal/plan"
	"unknot/internal/routine"
	"unknot/internal/safety"
	"unknot/internal/settings"
	"unknot/internal/technique"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/routines"
	"unknot/internal/ui/today"
)

// routinesPart is the part of the window about the plans a person keeps.
type routinesPart struct {
	app    *App
	screen *routines.Screen // the list as it was shown last
}

// show lists the routines.
func (r *routinesPart) show() {
	a := r.app
	who, set := a.visit.copied(), a.set
	work(a, func(ctx context.Context) (judged, error) { return r.judge(ctx, who, set) }, func(j judged) {
		cards := make([]routines.Card, len(j.list))
		for i, each := range j.list {
			cards[i] = r.card(each, j.left[i])
		}
		a.stopTicking()
		a.keys = nil
		r.screen = routines.New(routines.Params{
			Texts: a.p.Texts, Cards: cards, Ready: r.shelf(j.standing), Week: r.weekWords(j),
			OnRelief: func() { a.Go(ScreenRelief) }, OnLibrary: func() { a.Go(ScreenLibrary) },
		})
		a.shell.show(ScreenRoutines, r.screen.Object())
	})
}

// judged is what the list shows: what is kept, and what fits now.
type judged struct {
	standing

	list []routine.Routine
	left []leftNow // what is left out of each
	week course.Week
}

func (r *routinesPart) judge(ctx context.Context, who *visit, set settings.Settings) (judged, error) {
	list, err := r.app.p.Store.Routines(ctx)
	if err != nil {
		return judged{}, err
	}
	j := judged{list: list}
	if j.standing, err = r.standing(ctx, who); err != nil {
		return judged{}, err
	}
	for _, each := range list {
		j.left = append(j.left, r.left(j.standing, each))
	}
	j.week, err = r.app.week(ctx, set, j.known)
	return j, err
}

// judgeAgain holds the sessions against what has changed, and leaves the list as it is.
func (r *routinesPart) judgeAgain() {
	a, screen := r.app, r.screen
	who, set := a.visit.copied(), a.set
	work(a, func(ctx context.Context) (judged, error) { return r.judge(ctx, who, set) }, func(j judged) {
		screen.Judge(r.weekWords(j), r.shelf(j.standing))
	})
}

func (r *routinesPart) card(each routine.Routine, left leftNow) routines.Card {
	c := routines.Card{
		Name: each.Name, Line: r.line(each), Due: r.due(each), Pictures: r.strip(techniquesOf(each)),
		OnStart: func() { r.start(each) }, OnChange: func() { r.change(each, left) },
	}
	if len(left) > 0 {
		c.Note = r.app.p.Texts.N("routines.out-now", len(left))
	}
	return c
}

func techniquesOf(each routine.Routine) []technique.ID {
	out := make([]technique.ID, len(each.Steps))
	for i, s := range each.Steps {
		out[i] = s.Technique
	}
	return out
}

// strip is the pictures of some techniques, each once and without the breath that frames most sessions.
// What is not in the catalogue has none.
func (r *routinesPart) strip(ids []technique.ID) []fyne.CanvasObject {
	a := r.app
	var out []fyne.CanvasObject
	seen := map[technique.ID]bool{a.p.Engine.Rules().Session.Breath: true}
	for _, id := range ids {
		t, ok := a.p.Catalogue.Get(id)
		if !ok || seen[id] {
			continue
		}
		seen[id] = true
		out = append(out, a.picture(t, body.Middle))
	}
	return out
}

// line says how long a routine takes and how many steps it has.
func (r *routinesPart) line(each routine.Routine) string {
	tx := r.app.p.Texts
	minutes := (each.Seconds() + 59) / 60
	return tx.T("routines.line", i18n.Args{"Minutes": minutes, "Steps": tx.N("routines.steps", len(each.Steps))})
}

// due says on which days a routine comes round.
func (r *routinesPart) due(each routine.Routine) string {
	tx := r.app.p.Texts
	if len(each.Days) == 0 {
		return ""
	}
	var days []string
	for _, o := range weekdays(tx) {
		if slices.Contains(each.Days, weekday(o.ID)) {
			days = append(days, o.Text)
		}
	}
	if each.At == routine.NoTime {
		return strings.Join(days, ", ")
	}
	return tx.T("routines.due", i18n.Args{"Days": strings.Join(days, ", "), "Time": clockText(each.At)})
}

// weekdays are the days of a week as options, Monday first.
func weekdays(tx *i18n.Texts) []kit.Option {
	out := make([]kit.Option, 7)
	for i := range out {
		id := strconv.Itoa(i + 1)
		out[i] = kit.Option{ID: id, Text: tx.T("routines.day." + id)}
	}
	return out
}

// weekday is the day of an option: "1" is Monday, "7" Sunday.
func weekday(id string) time.Weekday { return time.Weekday((int(id[0]-'0') % 7)) }

// clockText is a time of day; minutes count from midnight.
func clockText(minutes int) string { return fmt.Sprintf("%d:%02d", minutes/60, minutes%60) }

// start does a routine by the same way as a plan: first the safety check, then the plan it makes
// of the kept steps today.
func (r *routinesPart) start(each routine.Routine) {
	v := r.app.visit
	v.errand = errand{
		screen: ScreenRoutines, crumb: r.app.p.Texts.T("routines.title"), back: r.show,
		planCrumb: r.app.p.Texts.T("routines.title") + " › " + each.Name,
		build:     func(c safety.Clearance, h plan.History) { r.prepare(c, h, each) },
	}
	v.begin()
}

func (r *routinesPart) prepare(c safety.Clearance, history plan.History, each routine.Routine) {
	v := r.app.visit
	request := v.request(history)
	if each.Place != "" {
		request.Place = each.Place
	}
	v.make(request, v.said(), func() (plan.Plan, error) { return r.app.p.Engine.Saved(c, request, each.Saved()) })
}

// wrong says in plain words what is wrong with a routine.
func (r *routinesPart) wrong(err error) string {
	tx := r.app.p.Texts
	if invalid, ok := errors.AsType[*routine.InvalidError](err); ok {
		switch invalid.Field {
		case "name":
			return tx.T("routines.wrong.name")
		case "at":
			return tx.T("routines.wrong.time")
		}
	}
	return tx.T("routines.wrong.steps")
}

// keep writes a routine to the journal.
func (r *routinesPart) keep(each routine.Routine, then func(routine.Routine)) {
	a := r.app
	if each.Created.IsZero() {
		each.Created = a.p.Now()
	}
	work(a, func(ctx context.Context) (routine.Routine, error) {
		id, err := a.p.Store.SaveRoutine(ctx, each)
		each.ID = id
		return each, err
	}, then)
}

// add asks which routine a technique goes into.
func (r *routinesPart) add(t *technique.Technique) {
	a, tx := r.app, r.app.p.Texts
	work(a, a.p.Store.Routines, func(list []routine.Routine) {
		named := make([]routines.Named, len(list))
		for i, each := range list {
			named[i] = routines.Named{Name: each.Name, Line: r.line(each)}
		}
		var sheet *widget.PopUp
		put := func(into routine.Routine) {
			next, err := into.Add(t)
			if err == nil {
				err = next.Check(nil) // one of its older steps may be gone from the catalogue
			}
			sheet.Hide()
			if err != nil {
				a.say(r.wrong(err))
				return
			}
			r.keep(next, func(kept routine.Routine) { a.say(tx.T("routines.added", i18n.Args{"Name": kept.Name})) })
		}
		sheet = kit.ShowSheet(a.window.Canvas(), fyne.NewSize(520, min(a.window.Canvas().Size().Height-60, 260+76*float32(len(list)))), tx.T("common.close"),
			routines.NewPick(routines.PickParams{
				Texts: tx, Name: t.Name, Routines: named, Default: tx.T("routines.default"),
				OnPick: func(i int) { put(list[i]) }, OnNew: func(name string) { put(routine.New(name)) },
			}))
	})
}

// keepPlan asks for a name and keeps a plan as a routine.
func (r *routinesPart) keepPlan(p plan.Plan, name string) {
	a, tx := r.app, r.app.p.Texts
	var sheet *widget.PopUp
	keep := func(name string) {
		next := routine.FromPlan(p, name)
		sheet.Hide()
		if err := next.Check(a.p.Catalogue.Get); err != nil {
			a.say(r.wrong(err))
			return
		}
		r.keep(next, func(kept routine.Routine) { a.say(tx.T("routines.kept", i18n.Args{"Name": kept.Name})) })
	}
	asks := routines.NewName(tx, name, keep)
	sheet = kit.ShowSheet(a.window.Canvas(), fyne.NewSize(520, 220), tx.T("common.close"),
		kit.Column(12, kit.Title(tx.T("routines.save-title")), asks.Object()))
	asks.Focus(a.window.Canvas())
}

// say tells the person in one line that something has been done.
func (a *App) say(text string) {
	kit.ShowSheet(a.window.Canvas(), fyne.NewSize(480, 200), a.p.Texts.T("common.close"), kit.Body(text))
}

// notOffered says why a ready-made session does not fit today, and reports whether it does not.
func (r *routinesPart) notOffered(err error) bool {
	offer, ok := errors.AsType[*plan.NotOfferedError](err)
	if !ok {
		return false
	}
	r.show()
	r.app.say(r.app.p.Texts.T("routines.not-today", i18n.Args{"Name": r.app.words.Template(offer.Offer.Template), "Because": r.app.words.Offer(offer.Offer)}))
	return true
}

// dueRoutines are the routines that come round today.
func (a *App) dueRoutines(list []routine.Routine, now time.Time) []today.Notice {
	tx := a.p.Texts
	var out []today.Notice
	for _, each := range list {
		if !each.DueOn(now) {
			continue
		}
		text := a.routines.line(each)
		if each.At != routine.NoTime {
			text = clockText(each.At) + " · " + text
		}
		out = append(out, today.Notice{
			Title: tx.T("routines.today", i18n.Args{"Name": each.Name}), Text: text,
			Actions: []today.Action{{Text: tx.T("routines.start"), Do: func() { a.routines.start(each) }}},
		})
	}
	return out
}
