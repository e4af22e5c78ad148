package course

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"time"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/guide"
	"unknot/internal/insight"
	"unknot/internal/plan"
	"unknot/internal/technique"
)

// NudgeID is the id of a pointer to a professional (section 5.9).
type NudgeID string

// The nudges of section 5.9.
const (
	SixWeeks  NudgeID = "nudge-6wk"
	Worse     NudgeID = "nudge-worse"
	LegNudge  NudgeID = "nudge-leg"
	Limit     NudgeID = "nudge-limit"
	Medicine  NudgeID = "nudge-meds"
	Mood      NudgeID = "nudge-mood"
	Repeat    NudgeID = "nudge-repeat"
	CostNudge NudgeID = "nudge-cost"
)

// NudgeIDs lists the nudges in the order of the fact base.
func NudgeIDs() []NudgeID {
	return []NudgeID{SixWeeks, Worse, LegNudge, Limit, Medicine, Mood, Repeat, CostNudge}
}

// Nudge points to a professional. Whoever shows it remembers ID, About and Since, so that it is shown
// once and comes back only when it begins anew.
type Nudge struct {
	ID     NudgeID
	About  technique.ID // the therapy, of nudge-cost
	Since  time.Time    // the day on which it became true, as far as the journal tells
	Reason plan.Reason  // the wording of section 5.9
}

// The numbers of section 5.9.
const (
	sixWeeks       = 42   // days
	usefulPoints   = 2.0  // points of 10 …
	usefulShare    = 0.30 // … or this share of the start (section 8.2)
	worseBy        = 2.0
	legEntries     = 3
	legSpan        = 84 // days: entries of an earlier spell do not count
	limitAt        = 7
	limitDays      = 7
	medicineDays   = 8 // of 14: most days
	moodAt         = 8
	moodDays       = 7
	repeatFlares   = 3
	repeatSpan     = 365 // days
	paidSessions   = 6
	ratedVisits    = 3
	measurableDrop = 1.0 // points of 10: "some change" (section 8.2)
	spellBreak     = 28  // days without a number end the time that nudge-6wk looks at
)

// Nudges lists what holds now, in the order of the fact base.
func Nudges(r Records, now time.Time) []Nudge { return read(r, nil, now).nudges() }

func (b *book) nudges() []Nudge {
	var out []Nudge
	for _, each := range []func() []Nudge{
		b.sixWeeks, b.worse, b.leg, b.limit, b.medicine, b.mood, b.repeat, b.cost,
	} {
		out = append(out, each()...)
	}
	return out
}

func nudge(id NudgeID, since time.Time) []Nudge {
	return []Nudge{{ID: id, Since: since, Reason: say("course." + string(id))}}
}

// sixWeeks: no useful change (less than 2 points and less than 30 %) by week 6.
func (b *book) sixWeeks() []Nudge {
	if len(b.daily) == 0 {
		return nil
	}
	start := b.daily[0].Day
	for i := 1; i < len(b.daily); i++ {
		if b.daily[i].Day-b.daily[i-1].Day > spellBreak {
			start = b.daily[i].Day
		}
	}
	first, last := b.values(start, start+week-1), b.values(b.today-week+1, b.today)
	if b.today-start < sixWeeks || len(first) < weekDays || len(last) < weekDays {
		return nil
	}
	began, drop := median(first), median(first)-median(last)
	if began == 0 || drop >= usefulPoints || drop >= usefulShare*began {
		return nil
	}
	return nudge(SixWeeks, b.noon(start+sixWeeks))
}

// worse: the 7-day mean is 2 points up over two weeks. Whether somebody has stepped down meanwhile is
// not asked, so that the nudge never waits for it.
func (b *book) worse() []Nudge {
	now, before := b.values(b.today-week+1, b.today), b.values(b.today-fortnight-week+1, b.today-fortnight)
	if len(now) < weekDays || len(before) < weekDays || mean(now)-mean(before) < worseBy {
		return nil
	}
	return nudge(Worse, b.noon(b.today))
}

// leg: leg pain marked below the knee in 3 entries, check-ins and days alike.
func (b *book) leg() []Nudge {
	var entries []insight.Day
	for _, c := range b.records.CheckIns {
		day := insight.DayOf(c.At)
		if b.today-day <= legSpan && slices.ContainsFunc(c.Marks, belowKnee) {
			entries = append(entries, day)
		}
	}
	for day, d := range b.days {
		if b.today-day <= legSpan && d.Leg == checkin.LegBelowKnee {
			entries = append(entries, day)
		}
	}
	if len(entries) < legEntries {
		return nil
	}
	slices.Sort(entries)
	return nudge(LegNudge, b.noon(entries[legEntries-1]))
}

func belowKnee(m body.Mark) bool { return m.Region.Group() == "below-knee" }

// run finds the last so many days, all of which must meet a test where they say something, with at
// least five that do.
func (b *book) run(days int, meets func(checkin.Day) (met, said bool)) bool {
	said := 0
	for day := b.today - insight.Day(days) + 1; day <= b.today; day++ {
		d, ok := b.days[day]
		if !ok {
			continue
		}
		met, known := meets(d)
		if known && !met {
			return false
		}
		if known {
			said++
		}
	}
	return said >= knownDays
}

// limit: interference 7 or more for 7 days.
func (b *book) limit() []Nudge {
	if !b.run(limitDays, func(d checkin.Day) (bool, bool) { return d.Interference >= limitAt, d.Interference != checkin.Unknown }) {
		return nil
	}
	return nudge(Limit, b.noon(b.today-limitDays+1))
}

// medicine: medicine use on most days for 2 weeks.
func (b *book) medicine() []Nudge {
	taken := 0
	for day := b.today - fortnight + 1; day <= b.today; day++ {
		if b.days[day].Medicine == checkin.Yes {
			taken++
		}
	}
	if taken < medicineDays {
		return nil
	}
	return nudge(Medicine, b.noon(b.today-fortnight+1))
}

// mood: mood or stress 8 or more for 7 days. As in the fact base, a high number of jr-mood is a
// heavy one.
func (b *book) mood() []Nudge {
	heavy := func(of func(checkin.Day) int) bool {
		return b.run(moodDays, func(d checkin.Day) (bool, bool) { return of(d) >= moodAt, of(d) != checkin.Unknown })
	}
	if !heavy(func(d checkin.Day) int { return d.Mood }) && !heavy(func(d checkin.Day) int { return d.Stress }) {
		return nil
	}
	return nudge(Mood, b.noon(b.today-moodDays+1))
}

// repeat: the third flare in 12 months.
func (b *book) repeat() []Nudge {
	var recent []spell
	for _, s := range b.spells() {
		if b.now.Sub(s.from) <= repeatSpan*hoursPerDay*time.Hour {
			recent = append(recent, s)
		}
	}
	if len(recent) < repeatFlares {
		return nil
	}
	return nudge(Repeat, recent[len(recent)-1].from)
}

// notHandsOn is the visit that nudge-cost is not about.
const notHandsOn technique.ID = "pro-physiotherapy"

// cost: more than 6 paid sessions of one hands-on therapy without a measurable change. It takes
// numbers of at least three of them: without numbers nothing is known.
func (b *book) cost() []Nudge {
	visits := make(map[technique.ID][]guide.Visit)
	for _, v := range b.records.Visits {
		if v.Paid && v.Technique != "" && v.Technique != notHandsOn && !v.At.After(b.now) {
			visits[v.Technique] = append(visits[v.Technique], v)
		}
	}
	var out []Nudge
	for _, id := range slices.Sorted(maps.Keys(visits)) {
		all := visits[id]
		slices.SortFunc(all, func(x, y guide.Visit) int { return cmp.Or(x.At.Compare(y.At), cmp.Compare(x.ID, y.ID)) })
		if len(all) <= paidSessions || !unchanged(all) {
			continue
		}
		n := nudge(CostNudge, all[paidSessions].At)
		n[0].About = id
		out = append(out, n...)
	}
	return out
}

// unchanged reports whether visits brought no measurable change: neither over a visit until the next
// morning, nor from the first visits to the last.
func unchanged(visits []guide.Visit) bool {
	var over, before []float64
	for _, v := range visits {
		later := v.Next
		if later == checkin.Unknown {
			later = v.After
		}
		if v.Before != checkin.Unknown && later != checkin.Unknown {
			over = append(over, float64(later-v.Before))
		}
		if v.Before != checkin.Unknown {
			before = append(before, float64(v.Before))
		}
	}
	if len(over) < ratedVisits {
		return false
	}
	trend := 0.0
	if n := len(before) / 2; n > 0 {
		trend = median(before[len(before)-n:]) - median(before[:n])
	}
	return math.Min(median(over), trend) > -measurableDrop
}
