package course

import (
	"cmp"
	"slices"
	"time"

	"unknot/internal/checkin"
	"unknot/internal/guide"
	"unknot/internal/insight"
	"unknot/internal/plan"
	"unknot/internal/plan/learn"
	"unknot/internal/session"
	"unknot/internal/technique"
)

// Records is what the journal holds that a course is read from, each list oldest first or in any
// order.
type Records struct {
	Uses     []plan.Use
	CheckIns []checkin.CheckIn
	Days     []checkin.Day
	Flares   []checkin.Flare
	Visits   []guide.Visit
	// Screened is when all safety questions were last asked; zero when never.
	Screened time.Time
	// Adverse are the moments of notes that something bad happened (jr-adverse).
	Adverse []time.Time
}

// practice is one session as the records have it.
type practice struct {
	at            time.Time
	uses          []plan.Use
	before, after int // pain, 0–10 or checkin.Unknown
	effort        int
	morning       int // pain on the next morning
}

// book is the records put in order, as the rules read them.
type book struct {
	records   Records
	catalogue *technique.Catalogue // may be nil
	now       time.Time
	today     insight.Day
	sessions  []practice // oldest first, none after now
	reports   []insight.Report
	daily     []insight.DayPain
	days      map[insight.Day]checkin.Day
}

// read puts the records in order. What lies after now, as when a clock was set back, is left out.
func read(r Records, c *technique.Catalogue, now time.Time) *book {
	b := &book{records: r, catalogue: c, now: now, today: insight.DayOf(now), days: make(map[insight.Day]checkin.Day)}
	b.records.CheckIns = slices.DeleteFunc(slices.Clone(r.CheckIns), func(c checkin.CheckIn) bool { return c.At.After(now) })
	slices.SortStableFunc(b.records.CheckIns, func(x, y checkin.CheckIn) int { return x.At.Compare(y.At) })
	for _, d := range r.Days {
		if date, ok := learn.ParseDate(d.Date); ok && insight.Day(date) <= b.today {
			b.days[insight.Day(date)] = d
		}
	}
	b.sessions = practices(r, now)
	b.reports = b.gather()
	b.daily = insight.Daily(b.reports)
	return b
}

// practices groups the uses by session.
func practices(r Records, now time.Time) []practice {
	uses := slices.DeleteFunc(slices.Clone(r.Uses), func(u plan.Use) bool { return u.At.After(now) })
	slices.SortStableFunc(uses, func(x, y plan.Use) int {
		return cmp.Or(x.At.Compare(y.At), cmp.Compare(x.Session, y.Session))
	})
	mornings := learn.Mornings(r.Days, r.CheckIns)
	var out []practice
	for _, u := range uses {
		last := len(out) - 1
		if last >= 0 && out[last].at.Equal(u.At) && out[last].uses[0].Session == u.Session {
			out[last].uses = append(out[last].uses, u)
			continue
		}
		p := practice{at: u.At, uses: []plan.Use{u}, before: u.Before, after: u.After, effort: u.Effort, morning: checkin.Unknown}
		if pain, ok := mornings[learn.MorningAfter(u.At)]; ok {
			p.morning = pain
		}
		out = append(out, p)
	}
	return out
}

// gather lists the numbers that speak for a day: those of package insight and the pain on waking.
func (b *book) gather() []insight.Report {
	records := make([]session.Record, 0, len(b.sessions))
	for _, s := range b.sessions {
		records = append(records, session.Record{Started: s.at, PainBefore: s.before})
	}
	out := insight.Reports(b.records.CheckIns, records)
	for day, d := range b.days {
		if d.Morning != checkin.Unknown {
			date := day.Date()
			at := time.Date(date.Year(), date.Month(), date.Day(), wakingHour, 0, 0, 0, b.now.Location())
			out = append(out, insight.Report{At: at, Pain: d.Morning})
		}
	}
	slices.SortStableFunc(out, func(x, y insight.Report) int { return cmp.Or(x.At.Compare(y.At), cmp.Compare(x.Pain, y.Pain)) })
	return out
}

// wakingHour stands for the moment of waking, which a day does not tell.
const wakingHour = 7

// values are the daily values from one day to another, both included.
func (b *book) values(from, to insight.Day) []float64 {
	var out []float64
	for _, d := range b.daily {
		if from <= d.Day && d.Day <= to {
			out = append(out, d.Mean)
		}
	}
	return out
}

// restful reports whether a technique is rest, which no rule blames or takes away.
func (b *book) restful(id technique.ID) bool {
	if b.catalogue == nil {
		return false
	}
	t, ok := b.catalogue.Get(id)
	return ok && t.Kind == technique.Relaxation
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(len(values))
}
