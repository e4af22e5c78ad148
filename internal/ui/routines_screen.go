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
	"unknot/internal/technique"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/routines"
	"unknot/internal/ui/today"
)

// routinesPart is the part of the window about the plans a person keeps.
type routinesPart struct{ app *App }

// show lists the routines.
func (r *routinesPart) show() {
	a := r.app
	type found struct {
		list []routine.Routine
		week course.Week
	}
	work(a, func(ctx context.Context) (found, error) {
		list, err := a.p.Store.Routines(ctx)
		if err != nil {
			return found{}, err
		}
		week, err := a.week(ctx)
		return found{list, week}, err
	}, func(f found) {
		list := f.list
		cards := make([]routines.Card, len(list))
		for i, each := range list {
			cards[i] = r.card(each)
		}
		a.stopTicking()
		a.keys = nil
		a.shell.show(ScreenRoutines, routines.New(routines.Params{
			Texts: a.p.Texts, Cards: cards, Ready: r.ready(), Week: r.weekWords(f.week),
			OnRelief: func() { a.Go(ScreenRelief) }, OnLibrary: func() { a.Go(ScreenLibrary) },
		}))
	})
}

func (r *routinesPart) card(each routine.Routine) routines.Card {
	a := r.app
	names := make([]string, 0, len(each.Steps))
	for _, s := range each.Steps {
		if t, ok := a.p.Catalogue.Get(s.Technique); ok {
			names = append(names, t.Name)
		}
	}
	return routines.Card{
		Name: each.Name, Line: r.line(each), Steps: strings.Join(names, " · "), Due: r.due(each), Picture: r.cover(each),
		OnStart: func() { r.start(each) }, OnChange: func() { r.change(each, "") },
	}
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

// cover is the picture of the first step.
func (r *routinesPart) cover(each routine.Routine) fyne.CanvasObject {
	for _, s := range each.Steps {
		if t, ok := r.app.p.Catalogue.Get(s.Technique); ok {
			return r.app.picture(t, body.Middle)
		}
	}
	return r.app.picture(r.app.cover(), body.Middle)
}

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

// change shows the page of one routine; wrong says what could not be kept of the last change.
func (r *routinesPart) change(each routine.Routine, wrong string) {
	a, tx := r.app, r.app.p.Texts
	edit := routines.Edit{Name: each.Name, Line: r.line(each), Wrong: wrong}
	for _, s := range each.Steps {
		if t, ok := a.p.Catalogue.Get(s.Technique); ok {
			edit.Steps = append(edit.Steps, routines.Step{
				Name: t.Name, Dose: a.words.Duration(s.Dose.Seconds()), Picture: a.picture(t, body.Middle),
			})
		}
	}
	for _, o := range weekdays(tx) {
		if slices.Contains(each.Days, weekday(o.ID)) {
			edit.Days = append(edit.Days, o.ID)
		}
	}
	if each.At != routine.NoTime {
		edit.At = clockText(each.At)
	}
	try := func(next routine.Routine, err error) {
		if err == nil {
			err = next.Check(a.p.Catalogue.Get)
		}
		if err != nil {
			r.change(each, r.wrong(err))
			return
		}
		r.keep(next, func(kept routine.Routine) { r.change(kept, "") })
	}
	a.stopTicking()
	a.keys = escape(r.show)
	a.shell.show(ScreenRoutines, routines.NewEdit(routines.EditParams{
		Texts: tx, Edit: edit, Days: weekdays(tx), OnDone: r.show,
		OnName:   func(name string) { try(each.Rename(name)) },
		OnMove:   func(from, to int) { try(each.Move(from, to)) },
		OnRemove: func(step int) { try(each.Remove(step)) },
		OnDays: func(ids []string) {
			next := each
			next.Days = nil
			for _, id := range ids {
				next.Days = append(next.Days, weekday(id))
			}
			try(next, nil)
		},
		OnTime: func(text string) {
			next := each
			at, err := minutesOf(text)
			next.At = at
			try(next, err)
		},
		OnDelete: func() { r.askDelete(each) },
	}))
}

// minutesOf reads a time of day; nothing is no time.
func minutesOf(text string) (int, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return routine.NoTime, nil
	}
	at, err := time.Parse("15:04", text)
	if err != nil {
		return routine.NoTime, &routine.InvalidError{Field: "at", Problem: "is no time of day"}
	}
	return at.Hour()*60 + at.Minute(), nil
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

func (r *routinesPart) askDelete(each routine.Routine) {
	a, tx := r.app, r.app.p.Texts
	var sheet *widget.PopUp
	yes := kit.NewButton(tx.T("routines.delete-yes"), kit.LookDanger, func() {
		sheet.Hide()
		work(a, func(ctx context.Context) (struct{}, error) {
			return struct{}{}, a.p.Store.RemoveRoutine(ctx, each.ID)
		}, func(struct{}) { r.show() })
	})
	sheet = kit.ShowSheet(a.window.Canvas(), fyne.NewSize(480, 260), tx.T("common.close"), kit.Column(12,
		kit.Title(tx.T("routines.delete-title", i18n.Args{"Name": each.Name})), kit.Body(tx.T("routines.delete-text")), kit.Row(0, yes)))
}

// add asks which routine a technique goes into.
func (r *routinesPart) add(t *technique.Technique) {
	a, tx := r.app, r.app.p.Texts
	work(a, a.p.Store.Routines, func(list []routine.Routine) {
		names := make([]string, len(list))
		for i, each := range list {
			names[i] = each.Name
		}
		var sheet *widget.PopUp
		put := func(into routine.Routine) {
			next, err := into.Add(t)
			if err == nil {
				err = next.Check(a.p.Catalogue.Get)
			}
			sheet.Hide()
			if err != nil {
				a.say(r.wrong(err))
				return
			}
			r.keep(next, func(kept routine.Routine) { a.say(tx.T("routines.added", i18n.Args{"Name": kept.Name})) })
		}
		sheet = kit.ShowSheet(a.window.Canvas(), fyne.NewSize(520, min(560, 250+52*float32(len(list)))), tx.T("common.close"),
			routines.NewPick(routines.PickParams{
				Texts: tx, Name: t.Name, Names: names, Default: tx.T("routines.default"),
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
	sheet = kit.ShowSheet(a.window.Canvas(), fyne.NewSize(520, 260), tx.T("common.close"),
		kit.Column(12, kit.Title(tx.T("routines.save-title")), routines.NewName(tx, name, keep)))
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
