package ui

import (
	"context"
	"slices"
	"time"

	"unknot/internal/body"
	"unknot/internal/breaks"
	"unknot/internal/checkin"
	"unknot/internal/i18n"
	"unknot/internal/insight"
	"unknot/internal/routine"
	"unknot/internal/session"
	"unknot/internal/settings"
	"unknot/internal/technique"
	"unknot/internal/ui/today"
)

// past is what the journal holds about some days.
type past struct {
	checkIns   []checkin.CheckIn
	sessions   []session.Record
	breaks     []breaks.Record
	days       []checkin.Day
	unfinished *session.Record
}

func (a *App) lookBack(ctx context.Context, from, to time.Time) (past, error) {
	var p past
	var err error
	if p.checkIns, err = a.p.Store.CheckIns(ctx, from, to); err != nil {
		return p, err
	}
	if p.sessions, err = a.p.Store.Sessions(ctx, from, to); err != nil {
		return p, err
	}
	if p.breaks, err = a.p.Store.Breaks(ctx, from, to); err != nil {
		return p, err
	}
	if p.days, err = a.p.Store.Days(ctx, from.Format(time.DateOnly), to.AddDate(0, 0, 1).Format(time.DateOnly)); err != nil {
		return p, err
	}
	open, found, err := a.p.Store.Unfinished(ctx)
	if found {
		p.unfinished = &open
	}
	return p, err
}

// Go shows a screen of the rail.
func (a *App) Go(screen Screen) {
	a.visit.errand = a.visit.forPlan()
	a.library.origin = origin{}
	switch screen {
	case ScreenRelief:
		a.visit.showRelief()
	case ScreenLibrary:
		a.library.show()
	case ScreenRoutines:
		a.routines.show()
	case ScreenJournal:
		a.showJournal("months")
	case ScreenBreaks:
		a.showBreaks()
	case ScreenHelp:
		a.help.show()
	case ScreenLearn:
		a.learn.show()
	case ScreenSettings:
		a.showSettings()
	default:
		a.showToday()
	}
}

// todayTick is how often the line about the next break is brought up to date.
const todayTick = 20 * time.Second

// stillToday is how long after its start a session that was cut off can be taken up again.
const stillToday = 18 * time.Hour

func (a *App) showToday() {
	now := a.p.Now()
	type look struct {
		past     past
		course   howItGoes
		routines []routine.Routine
	}
	work(a, func(ctx context.Context) (look, error) {
		var l look
		var err error
		if l.past, err = a.lookBack(ctx, now.AddDate(0, 0, -35), now.Add(time.Minute)); err != nil {
			return l, err
		}
		// The question of the day stands even where the rest cannot be read.
		if l.course, err = a.readCourse(ctx); err != nil {
			a.p.Log.Error("The course could not be read", "error", err)
		}
		if l.routines, err = a.p.Store.Routines(ctx); err != nil {
			a.p.Log.Error("Routines could not be read", "error", err)
		}
		return l, nil
	}, func(l look) {
		params := a.todayParams(l.past, now)
		params.Notices = append(a.dueRoutines(l.routines, now), a.notices(l.course)...)
		screen := today.New(params)
		a.keys = nil
		a.shell.show(ScreenToday, screen.Object())
		a.tick(todayTick, func() {
			if part(a.p.Now()) != part(now) && !screen.Touched() {
				a.showToday()
				return
			}
			a.askAgent(func() { screen.SetBreak(a.breakText()) })
		})
	})
}

func (a *App) todayParams(p past, now time.Time) today.Params {
	tx := a.p.Texts
	params := today.Params{
		Texts: tx, Greeting: tx.T(greeting(now)), Date: now.Format("Monday 2 January"), Break: a.breakText(),
		Week:    week(p, now),
		Picture: a.picture(a.cover(), body.Middle),
		OnWhere: func(pain int) { a.visit.input.Pain = pain; a.Go(ScreenRelief) },
		OnLog:   a.logPain,
		Morning: a.morning(p, now),
		OnDay:   func() { a.openDay(ScreenToday, dateOf(a.p.Now())) },
		OnBreak: a.TakeBreak,
		OnHelp:  func() { a.Go(ScreenHelp) },
		OnLearn: func() { a.Go(ScreenLearn) },
		Welcome: !a.set.WelcomeSeen,
		OnWelcomed: func() {
			a.saveSettings(func(s *settings.Settings) { s.WelcomeSeen = true })
			a.Go(ScreenToday)
		},
		OnSetUp: a.setUp,
	}
	for _, c := range slices.Backward(p.checkIns) {
		if c.Rated() {
			params.LastPain = tx.T("today.last-pain", i18n.Args{"Pain": c.PainNow(), "When": dayText(tx, c.At, now)})
			break
		}
	}
	days := insight.Daily(insight.Reports(p.checkIns, p.sessions))
	if line := insight.Trend(days, insight.DayOf(now), insight.DayOf(now)); len(line) > 0 {
		params.Average = tx.T("today.average", i18n.Args{"Average": oneDecimal(line[0].Mean)})
		params.Change = a.changeText(days, now)
	}
	if u := p.unfinished; u != nil && u.ID != a.visit.session {
		params.Unfinished = tx.T("today.unfinished", i18n.Args{"When": dayText(tx, u.Started, now)})
		params.OnResume = func() { a.keepUnfinished(*u) }
		if now.Sub(u.Started) < stillToday {
			params.OnContinue = func() { a.goOn(*u) }
		}
	}
	return params
}

// changeText says in honest words how the last week compares with the two before it.
func (a *App) changeText(days []insight.DayPain, now time.Time) string {
	c := insight.Compare(days, insight.DayOf(now), technique.Phase(a.set.Phase))
	text := a.p.Texts.T("ui.change."+string(c.Word), i18n.Args{"Points": oneDecimal(max(c.Delta(), -c.Delta()))})
	if c.MaySettle {
		text += " " + a.p.Texts.T("ui.change.may-settle")
	}
	return text
}

// cover is the technique whose picture stands on the first screen.
func (a *App) cover() *technique.Technique {
	if t, ok := a.p.Catalogue.Get("hand-knead-low-back"); ok {
		return t
	}
	return a.p.Catalogue.All()[0]
}

func greeting(now time.Time) string {
	switch h := now.Hour(); {
	case h < 12:
		return "today.morning"
	case h < 18:
		return "today.afternoon"
	default:
		return "today.evening"
	}
}

// week marks the days of the present week on which something was done: a session or a break.
func week(p past, now time.Time) []today.DayMark {
	monday := midnight(now).AddDate(0, 0, -(int(now.Weekday())+6)%7)
	cared := func(t time.Time, day time.Time) bool { return midnight(t.In(now.Location())).Equal(day) }
	out := make([]today.DayMark, 7)
	for i := range out {
		day := monday.AddDate(0, 0, i)
		out[i] = today.DayMark{Name: day.Format("Mon"), Today: cared(now, day), Ahead: day.After(now)}
		out[i].Cared = slices.ContainsFunc(p.sessions, func(s session.Record) bool {
			return cared(s.Started, day) && insight.Practised(s)
		}) || slices.ContainsFunc(p.breaks, func(b breaks.Record) bool { return b.Kind == "taken" && cared(b.At, day) })
	}
	return out
}

// logPain keeps the pain right now and nothing else.
func (a *App) logPain(pain int) {
	c := checkin.CheckIn{At: a.p.Now(), Pain: pain, Phase: technique.Phase(a.set.Phase)}
	if c.Phase == "" {
		c.Phase = technique.Acute
	}
	work(a, func(ctx context.Context) (int64, error) { return a.p.Store.AddCheckIn(ctx, c) }, func(int64) { a.Go(ScreenJournal) })
}

// keepUnfinished closes a session that an earlier run of the program left open; its steps are
// already kept.
func (a *App) keepUnfinished(r session.Record) {
	a.endUnfinished(r, func() { a.Go(ScreenJournal) })
}

func (a *App) endUnfinished(r session.Record, then func()) {
	ended := r.Started
	for _, s := range r.Steps {
		ended = ended.Add(s.Actual)
	}
	work(a, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, a.p.Store.FinishSession(ctx, r.ID, session.Finish{
			Status: session.RecordAbandoned, Ended: ended, PainAfter: checkin.PainUnknown, Effort: session.EffortUnknown,
		})
	}, func(struct{}) { then() })
}

// goOn takes up what was left of a session that was cut off: what was done is kept as it is, and the
// rest goes the way of every plan, through the safety check.
func (a *App) goOn(r session.Record) {
	work(a, func(ctx context.Context) ([]routine.Step, error) {
		return a.p.Store.PlanOf(ctx, r.ID)
	}, func(set []routine.Step) {
		rest := routine.New(a.p.Texts.T("today.rest"))
		rest.Place = r.Place
		for i, step := range set {
			if !doneBefore(r, i) {
				rest.Steps = append(rest.Steps, step)
			}
		}
		a.endUnfinished(r, func() {
			if len(rest.Steps) == 0 {
				a.Go(ScreenJournal)
				return
			}
			a.routines.start(rest)
		})
	})
}

// doneBefore reports whether a step of a session was done to its end.
func doneBefore(r session.Record, step int) bool {
	return slices.ContainsFunc(r.Steps, func(s session.StepResult) bool {
		return s.Step == step && s.Outcome != session.OutcomePartial
	})
}
