package insight

import (
	"slices"
	"time"

	"unknot/internal/breaks"
	"unknot/internal/checkin"
	"unknot/internal/plan/learn"
	"unknot/internal/session"
)

// MorningReach is how far back records bear on the question of a morning, whatever time zones they
// were lived in: from four on the day before in the zone furthest ahead (UTC+14) to midnight at the
// end of the day in the one furthest behind (UTC−12) it is 70 hours.
const MorningReach = 3 * 24 * time.Hour

// Recent is what the journal holds about the last days. Moments carry the zone they were lived in.
type Recent struct {
	Days     []checkin.Day
	CheckIns []checkin.CheckIn
	Sessions []session.Record
	Breaks   []breaks.Record
}

// MorningDue reports whether the question about the pain on waking is to be asked now (jr-pain-next
// of section 8.1). It is asked from four in the morning to the end of the day, after a day on which
// a session was practised or a break was taken with a move, and once: a day that is kept, even with
// nothing on it, has been asked, which is how a skip is remembered. A check-in of the morning speaks
// for it as well, as it does for the plan.
func MorningDue(r Recent, now time.Time) bool {
	today := learn.DateOf(now)
	asked := func(d checkin.Day) bool { return d.Date == now.Format(time.DateOnly) }
	if now.Hour() < learn.Morning || slices.ContainsFunc(r.Days, asked) {
		return false
	}
	if _, known := learn.Mornings(nil, r.CheckIns)[today]; known {
		return false
	}
	before := func(t time.Time) bool { return learn.MorningAfter(t) == today }
	return slices.ContainsFunc(r.Sessions, func(s session.Record) bool { return before(s.Started) && Practised(s) }) ||
		slices.ContainsFunc(r.Breaks, func(b breaks.Record) bool { return before(b.At) && b.Kind == breaks.KindTaken && b.Move != "" })
}

// Practised reports whether something was done in a session.
func Practised(s session.Record) bool {
	return slices.ContainsFunc(s.Steps, func(r session.StepResult) bool { return r.Actual > 0 })
}
