package ui

import (
	"context"
	"time"

	"unknot/internal/breaks"
	"unknot/internal/checkin"
	"unknot/internal/i18n"
	"unknot/internal/insight"
	"unknot/internal/plan"
	"unknot/internal/plan/learn"
	"unknot/internal/safety"
	"unknot/internal/session"
	"unknot/internal/ui/daylog"
	"unknot/internal/ui/journalview"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/today"
)

// noteBack is for how many days back a day can be noted or changed.
const noteBack = 90

// dayTick is how often the form looks whether another day has begun.
const dayTick = 20 * time.Second

// dayPart is the form of one day while it is shown. It writes to the day that it shows, whatever day
// it has become since.
type dayPart struct {
	app   *App
	from  Screen // where Back leads
	form  *daylog.Form
	noted map[string]bool // the dates of which something is noted
	today string          // the last date that is offered
}

// dateOf is the person's own day at a moment, as the journal writes it.
func dateOf(t time.Time) string { return t.Format(time.DateOnly) }

// openDay shows the form of a day, on the way from a screen.
func (a *App) openDay(from Screen, date string) { a.openDayThen(from, date, func() {}) }

func (a *App) openDayThen(from Screen, date string, then func()) {
	now := a.p.Now()
	d := &dayPart{app: a, from: from, noted: make(map[string]bool), today: dateOf(now)}
	work(a, func(ctx context.Context) (daylog.Params, error) { return d.lookUp(ctx, date, now) }, func(p daylog.Params) {
		d.form = daylog.New(p)
		a.tick(dayTick, d.look)
		a.keys = escape(d.form.Back)
		a.shell.show(ScreenJournal, d.form.Object())
		then()
	})
}

func (d *dayPart) lookUp(ctx context.Context, date string, now time.Time) (daylog.Params, error) {
	a := d.app
	p := daylog.Params{
		Texts: a.p.Texts, Day: checkin.NewDay(date),
		OnDate:  func(id string) { a.openDay(d.from, id) },
		OnSave:  func(day checkin.Day) { d.keep(day, func() {}) },
		OnCheck: d.check,
		OnBack:  func() { a.Go(d.from) },
	}
	days, err := a.p.Store.Days(ctx, dateOf(now.AddDate(0, 0, -noteBack)), "")
	if err != nil {
		return p, err
	}
	for _, day := range days {
		d.noted[day.Date] = daylog.Noted(day)
		if day.Date == date {
			p.Day = day
		}
	}
	p.Dates = d.dates(now)
	at, err := time.ParseInLocation(time.DateOnly, date, now.Location())
	if err != nil {
		return p, err
	}
	p.Title = at.Format("Monday 2 January")
	taken, err := a.p.Store.Breaks(ctx, at, at.AddDate(0, 0, 1))
	if n := count(taken, isTaken); n > 0 {
		p.Breaks = a.p.Texts.N("daylog.breaks", n)
	}
	return p, err
}

func isTaken(b breaks.Record) bool { return b.Kind == breaks.KindTaken }

func count[T any](list []T, such func(T) bool) (n int) {
	for _, each := range list {
		if such(each) {
			n++
		}
	}
	return n
}

// dates are the days that can be noted. They are counted at noon, which every day has.
func (d *dayPart) dates(now time.Time) []daylog.Date {
	year, month, day := now.Date()
	out := make([]daylog.Date, 0, noteBack+1)
	for ago := noteBack; ago >= 0; ago-- {
		at := time.Date(year, month, day-ago, 12, 0, 0, 0, now.Location())
		name := at.Format("Mon")
		if ago == 0 {
			name = d.app.p.Texts.T("daylog.today")
		}
		out = append(out, daylog.Date{ID: dateOf(at), Name: name, Short: at.Format("2 Jan"), Noted: d.noted[dateOf(at)]})
	}
	return out
}

// look brings the days to choose from up to date where another one has begun.
func (d *dayPart) look() {
	if now := d.app.p.Now(); dateOf(now) != d.today {
		d.today = dateOf(now)
		d.form.SetDates(d.dates(now))
	}
}

// keep keeps the day. Where it could not be kept the form stands as it is, with everything on it.
func (d *dayPart) keep(day checkin.Day, then func()) {
	a := d.app
	day.At = a.p.Now()
	work(a, func(ctx context.Context) (error, error) { return a.p.Store.SaveDay(ctx, day), nil }, func(err error) {
		if err != nil {
			a.fail(err)
			return
		}
		d.noted[day.Date] = daylog.Noted(day)
		d.form.SetDates(d.dates(a.p.Now()))
		d.form.Saved(day)
		then()
	})
}

// check keeps the day and goes to the safety questions, which come back here with what they said
// (jr-leg of section 8.1).
func (d *dayPart) check(day checkin.Day, changed bool) {
	if changed {
		d.keep(day, func() { d.review(day.Date) })
		return
	}
	d.review(day.Date)
}

func (d *dayPart) review(date string) {
	a := d.app
	a.visit.errand = errand{
		screen: ScreenJournal, crumb: a.p.Texts.T("daylog.check-crumb"), back: func() { a.openDay(d.from, date) },
		build: func(safety.Clearance, plan.History) {
			said := a.visit.advice
			if said == "" {
				said = a.p.Rules.Reassurance()
			}
			a.openDayThen(d.from, date, func() { a.sheet(kit.Body(said)) })
		},
	}
	a.visit.review()
}

// morning is the question about the pain on waking (jr-pain-next of section 8.1), nil where there is
// nothing to ask.
func (a *App) morning(p past, now time.Time) *today.Morning {
	recent := insight.Recent{Days: p.days, CheckIns: p.checkIns, Sessions: p.sessions, Breaks: p.breaks}
	if !insight.MorningDue(recent, now) {
		return nil
	}
	tx, date := a.p.Texts, dateOf(now)
	m := &today.Morning{
		Question: tx.T("today.waking"), Text: tx.T("today.waking-text"),
		OnSay:  func(pain int) { a.noteMorning(date, pain) },
		OnSkip: func() { a.noteMorning(date, checkin.Unknown) },
	}
	if now.Hour() >= learn.Noon {
		m.Question = tx.T("today.waking-past")
	}
	return m
}

// noteMorning keeps the answer to the question of a day, or with checkin.Unknown that it was skipped.
// Where another day has begun since it was asked, "this morning" no longer says which one is meant:
// nothing is kept, and the question is asked afresh.
func (a *App) noteMorning(date string, pain int) {
	now := a.p.Now()
	if dateOf(now) != date {
		a.Go(ScreenToday)
		return
	}
	work(a, func(ctx context.Context) (struct{}, error) {
		day, found, err := a.p.Store.Day(ctx, date)
		if err != nil {
			return struct{}{}, err
		}
		if !found {
			day = checkin.NewDay(date)
		}
		day.At = now
		if pain != checkin.Unknown {
			day.Morning = pain
		}
		return struct{}{}, a.p.Store.SaveDay(ctx, day)
	}, func(struct{}) { a.Go(ScreenToday) })
}

// part tells the parts of a day apart at which Today has something else to say.
func part(now time.Time) string {
	if now.Hour() < learn.Morning {
		return dateOf(now)
	}
	return dateOf(now) + greeting(now)
}

// dayEntry words what was noted of a day. It stands at the end of its day, above what was done.
func (a *App) dayEntry(day checkin.Day, now time.Time) (dated, bool) {
	at, err := time.ParseInLocation(time.DateOnly, day.Date, now.Location())
	if err != nil || !daylog.Noted(day) {
		return dated{}, false
	}
	e := journalview.Entry{
		What: a.p.Texts.T("daylog.entry"), Extra: capital(daylog.Line(a.p.Texts, day)), Pain: day.PainWorst,
		When: capital(dayText(a.p.Texts, at.Add(12*time.Hour), now)),
	}
	if day.PainWorst == checkin.Unknown {
		e.Pain = day.Morning
	}
	if day.Date >= dateOf(now.AddDate(0, 0, -noteBack)) {
		e.OnChange = func() { a.openDay(ScreenJournal, day.Date) }
	}
	return dated{at: at.AddDate(0, 0, 1).Add(-time.Nanosecond), entry: e}, true
}

// nextMorning says how pain was on the morning after a session, which always stands beside the change
// over the session (section 8.3, item 5); empty where nobody knows.
func (a *App) nextMorning(s session.Record, mornings map[learn.Date]int) string {
	pain, known := mornings[learn.MorningAfter(s.Started)]
	if !known || !insight.Practised(s) {
		return ""
	}
	return a.p.Texts.T("daylog.entry-next", i18n.Args{"Pain": pain})
}
