package course

import (
	"slices"
	"time"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/insight"
	"unknot/internal/plan"
	"unknot/internal/safety"
)

// SignID is the id of something in the journal that asks for the safety questions again (section 3.1).
type SignID string

// The signs. The first three of section 3.1 are answered for by package safety alone: first use, a
// new episode and the fourteen days.
const (
	NewLegSign  SignID = "sign-leg"
	NumbMark    SignID = "sign-numb"
	StrongPain  SignID = "sign-pain"
	PainRise    SignID = "sign-rise"
	AdverseNote SignID = "sign-adverse"
	NerveHurt   SignID = "sign-nerve"
)

// SignIDs lists the signs, the most urgent first.
func SignIDs() []SignID {
	return []SignID{NerveHurt, NewLegSign, NumbMark, StrongPain, PainRise, AdverseNote}
}

// Sign is one reason why the safety questions come first.
type Sign struct {
	ID     SignID
	At     time.Time
	Reason plan.Reason
	points int // of pain or of its rise
}

const (
	strongPain  = 8  // points of 10
	riseBy      = 3  // points of 10 for a day
	newLegAfter = 28 // days without a leg sign, after which one is new
)

// Reopen lists what has happened since the last full screen that asks for all questions again, the
// most urgent first. It looks at the journal; what the marks of a check-in open by themselves at the
// moment of asking is the business of safety.Rules.Opened, and the fourteen days are that of
// safety.Rules.Due. Hand the signs to intake through [Signs].
func Reopen(r Records, now time.Time) []Sign { return read(r, nil, now).signs() }

// Signs turns what was found into what package safety asks for.
func Signs(found []Sign) safety.Signs {
	var s safety.Signs
	for _, f := range found {
		switch f.ID {
		case NewLegSign, NumbMark, NerveHurt:
			s.NewLeg = true
		case StrongPain:
			s.Pain = max(s.Pain, f.points)
		case PainRise:
			s.Rise = max(s.Rise, f.points)
		case AdverseNote:
			s.Adverse = true
		}
	}
	return s
}

func (b *book) signs() []Sign {
	found := make(map[SignID]Sign)
	note := func(id SignID, at time.Time, points int) {
		if !at.After(b.records.Screened) || at.After(b.now) {
			return
		}
		s, ok := found[id]
		if !ok {
			s = Sign{ID: id, Reason: say("course." + string(id))}
		}
		if at.After(s.At) {
			s.At = at
		}
		s.points = max(s.points, points)
		found[id] = s
	}
	b.signsOfSessions(note)
	b.signsOfCheckIns(note)
	b.signsOfDays(note)
	if rise, at := b.rise(); rise >= riseBy {
		note(PainRise, at, rise)
	}
	for _, at := range b.records.Adverse {
		note(AdverseNote, at, 0)
	}
	for _, v := range b.records.Visits {
		if v.Adverse != "" {
			note(AdverseNote, v.At, 0)
		}
	}
	var out []Sign
	for _, id := range SignIDs() {
		if s, ok := found[id]; ok {
			out = append(out, s)
		}
	}
	return out
}

func (b *book) signsOfSessions(note func(SignID, time.Time, int)) {
	for _, s := range b.sessions {
		if worst := max(s.before, s.after); worst >= strongPain {
			note(StrongPain, s.at, worst)
		}
		for _, u := range s.uses {
			if u.Hurt.NerveSign() {
				note(NerveHurt, s.at, 0)
			}
		}
	}
}

func (b *book) signsOfCheckIns(note func(SignID, time.Time, int)) {
	for _, c := range b.records.CheckIns {
		if worst := c.Worst(); worst >= strongPain {
			note(StrongPain, c.At, worst)
		}
		for _, m := range c.Marks {
			if m.Quality.Altered() && b.isNew(c.At, func(other body.Mark) bool { return other.Quality.Altered() }) {
				note(NumbMark, c.At, 0)
			}
			if speaksOfLeg(m) && b.isNew(c.At, speaksOfLeg) && !b.legBefore(c.At) {
				note(NewLegSign, c.At, 0)
			}
		}
	}
}

// speaksOfLeg reports whether a mark is a leg sign: anything below the knee, and numbness or tingling
// where section 1.1 asks for a nerve root.
func speaksOfLeg(m body.Mark) bool {
	switch m.Region.Group() {
	case "below-knee":
		return true
	case "calves", "feet", "quadriceps":
		return m.Quality.Altered()
	default:
		return false
	}
}

// isNew reports whether no check-in of the four weeks before had such a mark.
func (b *book) isNew(at time.Time, such func(body.Mark) bool) bool {
	return !slices.ContainsFunc(b.records.CheckIns, func(c checkin.CheckIn) bool {
		gap := at.Sub(c.At)
		// What came after the last screen is not old news: nobody has asked about it.
		old := !c.At.After(b.records.Screened)
		return gap > 0 && gap <= newLegAfter*hoursPerDay*time.Hour && old && slices.ContainsFunc(c.Marks, such)
	})
}

// legWeight orders the answers to jr-leg: what is heavier than before is new.
func legWeight(l checkin.Leg) int {
	return slices.Index([]checkin.Leg{checkin.LegNone, checkin.LegAboveKnee, checkin.LegBelowKnee, checkin.LegNumb, checkin.LegWeak}, l)
}

// legBefore reports whether a day of the four weeks before, already asked about, had a leg sign.
func (b *book) legBefore(at time.Time) bool {
	return b.heaviestLeg(insight.DayOf(at)) >= legWeight(checkin.LegBelowKnee)
}

// heaviestLeg is the heaviest leg answer of the four weeks before a day that the last screen has
// seen, −1 for none.
func (b *book) heaviestLeg(day insight.Day) int {
	most := -1
	for other := day - newLegAfter; other < day; other++ {
		if d, ok := b.days[other]; ok && other <= insight.DayOf(b.records.Screened) && !b.records.Screened.IsZero() {
			most = max(most, legWeight(d.Leg))
		}
	}
	return most
}

func (b *book) signsOfDays(note func(SignID, time.Time, int)) {
	for day, d := range b.days {
		at := d.At
		if at.IsZero() {
			at = b.noon(day)
		}
		if worst := max(d.PainWorst, d.Morning); worst >= strongPain {
			note(StrongPain, at, worst)
		}
		if w := legWeight(d.Leg); w >= legWeight(checkin.LegBelowKnee) && w > b.heaviestLeg(day) {
			note(NewLegSign, at, 0)
		}
	}
}

// rise is by how many points pain stayed above its 14-day median for a day: the least of today's and
// yesterday's values.
func (b *book) rise() (points int, at time.Time) {
	last := insight.Day(-1)
	if n := len(b.daily); n > 0 {
		last = b.daily[n-1].Day
	}
	first, ok := b.value(last - 1)
	second, _ := b.value(last)
	before := b.values(last-1-fortnight, last-2)
	if !ok || len(before) < knownDays {
		return 0, time.Time{}
	}
	return int(min(first, second) - median(before)), b.lastReport()
}

func (b *book) lastReport() time.Time { return b.reports[len(b.reports)-1].At }
