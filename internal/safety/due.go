package safety

import "time"

// DueReason names why all questions have to be asked again.
type DueReason string

// The reasons of section 3.1, in the order they are looked at.
const (
	DueFirstUse   DueReason = "first-use"
	DueNewEpisode DueReason = "new-episode"
	DuePain       DueReason = "pain"
	DueLeg        DueReason = "leg-symptoms"
	DueRise       DueReason = "pain-rise"
	DueAdverse    DueReason = "adverse-note"
	DueAge        DueReason = "fourteen-days"
)

// Thresholds of section 3.1, in points of 10.
const (
	duePain = 8
	dueRise = 3
)

// Signs are facts of the journal since the last full screen. The zero value says that nothing
// happened.
type Signs struct {
	NewEpisode bool
	Pain       int  // the highest pain noted, 0–10
	Rise       int  // by how many points pain stayed up for a day
	NewLeg     bool // new leg symptoms
	Adverse    bool // something bad happened after a session
}

// Due reports whether all questions have to be asked again, and why (section 3.1). A screening
// from the future, as after a clock was set back, is due too.
func (r *Rules) Due(last *Screening, now time.Time, signs Signs) (DueReason, bool) {
	switch {
	case last == nil || last.At.IsZero():
		return DueFirstUse, true
	case signs.NewEpisode:
		return DueNewEpisode, true
	case signs.Pain >= duePain:
		return DuePain, true
	case signs.NewLeg:
		return DueLeg, true
	case signs.Rise >= dueRise:
		return DueRise, true
	case signs.Adverse:
		return DueAdverse, true
	case now.Sub(last.At) >= screenFor || last.At.Sub(now) > 24*time.Hour:
		return DueAge, true
	default:
		return "", false
	}
}

// DueText says a reason in plain words.
func (r *Rules) DueText(reason DueReason) string { return r.tiers.Due[reason] }
