package ui

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"unknot/internal/body"
	"unknot/internal/breaks"
	"unknot/internal/checkin"
	"unknot/internal/i18n"
	"unknot/internal/insight"
	"unknot/internal/plan/learn"
	"unknot/internal/session"
	"unknot/internal/ui/journalview"
	"unknot/internal/ui/kit"
)

// entriesShown is how many of the latest entries the journal lists.
const entriesShown = 60

func (a *App) showJournal(span string) {
	now := a.p.Now()
	work(a, func(ctx context.Context) (past, error) {
		return a.lookBack(ctx, time.Time{}, now.Add(time.Minute))
	}, func(p past) {
		reports := insight.Reports(p.checkIns, p.sessions)
		days := insight.Daily(reports)
		screen := journalview.New(journalview.Params{
			Texts: a.p.Texts, CheckIns: len(p.checkIns), Sessions: len(p.sessions), Span: span,
			Chart: a.chart(days, span, now), Change: a.journalChange(days, now), Entries: a.entries(p, now), Helps: a.helps(p),
			OnSpan:    a.showJournal,
			OnCheckIn: func() { a.Go(ScreenToday) },
			OnDay:     func() { a.openDay(ScreenJournal, dateOf(a.p.Now())) },
		})
		a.stopTicking()
		a.keys = nil
		a.shell.show(ScreenJournal, screen)
	})
}

func (a *App) journalChange(days []insight.DayPain, now time.Time) string {
	if len(days) == 0 {
		return ""
	}
	return a.changeText(days, now)
}

// chart shows the days of a span; "all" begins with the first report.
func (a *App) chart(days []insight.DayPain, span string, now time.Time) kit.Chart {
	last := insight.DayOf(now)
	first := last - 6
	for _, s := range journalview.Spans() {
		if s.ID == span && s.Days > 0 {
			first = last - insight.Day(s.Days) + 1
		}
	}
	if span == "all" && len(days) > 0 {
		first = min(first, days[0].Day)
	}
	c := kit.Chart{First: first.Date(), End: last.Date(), DayLabel: func(t time.Time) string { return t.Format("2 Jan") }}
	for _, d := range days {
		if d.Day >= first {
			c.Dots = append(c.Dots, kit.ChartDot{Day: d.Day.Date(), Pain: d.Mean})
		}
	}
	for _, p := range insight.Trend(days, first, last) {
		c.Line = append(c.Line, kit.ChartPoint{Day: p.Day.Date(), Average: p.Mean, Low: p.Band.Low, High: p.Band.High, HasBand: p.HasBand})
	}
	return c
}

// helpsShown is how many techniques the journal compares.
const helpsShown = 8

// helps words what went along with each technique, with its counts.
func (a *App) helps(p past) []journalview.Help {
	var out []journalview.Help
	for _, e := range insight.Effects(p.sessions, p.checkIns, p.days...) {
		t, ok := a.p.Catalogue.Get(e.Technique)
		if !ok || len(out) == helpsShown {
			continue
		}
		id := map[insight.Weight]string{
			insight.JustNumbers: "journalview.help-numbers", insight.EarlyHint: "journalview.help-hint", insight.Pattern: "journalview.help-pattern",
		}[e.Weight]
		out = append(out, journalview.Help{
			Name: t.Name, Bar: e.Weight > insight.JustNumbers, Low: e.LowerQuarter, Median: e.Median, High: e.UpperQuarter,
			Text: a.p.Texts.T(id, i18n.Args{
				"Better": e.Better, "Same": e.Same, "Worse": e.Worse, "N": e.N, "Median": signed(e.Median),
				"Low": signed(e.Learnt.Low), "High": signed(e.Learnt.High), "Expected": signed(e.Learnt.Expected),
			}),
		})
	}
	return out
}

// signed writes a change with its sign.
func signed(v float64) string {
	switch s := oneDecimal(max(v, -v)); {
	case v < 0:
		return "−" + s
	case v > 0:
		return "+" + s
	default:
		return s
	}
}

// dated is an entry with its moment, for sorting.
type dated struct {
	at    time.Time
	entry journalview.Entry
}

// entries words the latest check-ins, sessions, breaks and days, newest first.
func (a *App) entries(p past, now time.Time) []journalview.Entry {
	var all []dated
	for _, c := range p.checkIns {
		all = append(all, dated{c.At, a.checkInEntry(c)})
	}
	mornings := learn.Mornings(p.days, p.checkIns)
	for _, s := range p.sessions {
		e := a.sessionEntry(s)
		if next := a.nextMorning(s, mornings); next != "" {
			e.What += ", " + next
		}
		all = append(all, dated{s.Started, e})
	}
	for _, d := range p.days {
		if e, ok := a.dayEntry(d, now); ok {
			all = append(all, e)
		}
	}
	for _, b := range p.breaks {
		if e, ok := a.breakEntry(b); ok {
			all = append(all, dated{b.At, e})
		}
	}
	slices.SortStableFunc(all, func(x, y dated) int { return y.at.Compare(x.at) })
	out := make([]journalview.Entry, 0, min(len(all), entriesShown))
	for _, d := range all[:min(len(all), entriesShown)] {
		if d.entry.When == "" {
			d.entry.When = capital(dayText(a.p.Texts, d.at, now)) + " " + d.at.In(now.Location()).Format("15:04")
		}
		out = append(out, d.entry)
	}
	return out
}

func (a *App) checkInEntry(c checkin.CheckIn) journalview.Entry {
	tx := a.p.Texts
	names := make([]string, 0, len(c.Marks))
	for _, m := range c.Marks {
		names = append(names, a.markText(m))
	}
	e := journalview.Entry{What: tx.T("ui.entry.check-in"), Extra: strings.Join(names, ", "), Pain: kit.PainUnset}
	if c.Rated() {
		e.Pain = c.PainNow()
	}
	return e
}

func (a *App) markText(m body.Mark) string {
	return a.visit.regionName(m.Region) + " " + strconv.Itoa(m.Intensity)
}

func (a *App) sessionEntry(s session.Record) journalview.Entry {
	tx := a.p.Texts
	var names []string
	spent := time.Duration(0)
	for _, r := range s.Steps {
		spent += r.Actual
		if t, ok := a.p.Catalogue.Get(r.Technique); ok && r.Actual > 0 {
			names = append(names, t.Name)
		}
	}
	e := journalview.Entry{
		What:  tx.T("ui.entry.session."+string(s.Status), i18n.Args{"Time": a.words.Duration(int(spent.Seconds()))}),
		Extra: strings.Join(names, ", "), Pain: s.PainAfter,
	}
	if s.Rated() {
		e.What += " " + tx.T("ui.entry.change", i18n.Args{"Before": s.PainBefore, "After": s.PainAfter})
	}
	if s.Note != "" {
		e.Extra = strings.TrimPrefix(e.Extra+" · "+s.Note, " · ")
	}
	return e
}

// breakEntry lists breaks that were taken; the rest is the scheduler's own business.
func (a *App) breakEntry(b breaks.Record) (journalview.Entry, bool) {
	if b.Kind != "taken" {
		return journalview.Entry{}, false
	}
	e := journalview.Entry{What: a.p.Texts.T("ui.entry.break"), Pain: kit.PainUnset}
	if t, ok := a.p.Catalogue.Get(b.Move); ok {
		e.Extra = t.Name
	}
	return e, true
}

func oneDecimal(v float64) string { return strconv.FormatFloat(v, 'f', 1, 64) }

func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}
