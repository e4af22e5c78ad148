package checkin

import "time"

// Unknown is a number the person did not give. It is never counted as 0.
const Unknown = -1

// Leg says what a leg does as part of the back trouble (item jr-leg of section 8.1).
type Leg string

// The answers to jr-leg; empty when not answered.
const (
	LegNone      Leg = "none"
	LegAboveKnee Leg = "above-knee"
	LegBelowKnee Leg = "below-knee"
	LegNumb      Leg = "numb" // numb or tingling
	LegWeak      Leg = "weak"
)

// Said is a yes or no that may be missing.
type Said string

// The answers; empty when not answered, which is never a no.
const (
	Yes Said = "yes"
	No  Said = "no"
)

// Day is what a person notes of one day (section 8.1), one for each date at most. Numbers are
// 0–10 where no unit is given, and Unknown where nothing was said.
type Day struct {
	Date           string    // the person's own day, as 2006-01-02
	At             time.Time // when it was last changed
	Morning        int       // pain on waking: jr-pain-next for the sessions of the day before
	Average        int       // jr-pain-average, of the past seven days
	PainWorst      int       // jr-pain-worst, of the past 24 hours
	Interference   int       // jr-interference
	Stiffness      int       // jr-stiffness
	StiffMinutes   int       // until loose
	Leg            Leg       // jr-leg
	Sleep          int       // jr-sleep, quality
	SleepMinutes   int       // asleep
	Woken          Said      // by pain
	Stress, Mood   int       // jr-stress, jr-mood
	SittingMinutes int       // jr-sitting
	WalkingMinutes int       // jr-activity
	Strength       Said      // jr-activity, a strength session
	Medicine       Said      // jr-meds
	MedicineNote   string
	Goal           int // jr-goal: can the activity you want back be done
	Note           string
}

// NewDay is a day of which nothing is known yet.
func NewDay(date string) Day {
	return Day{
		Date: date, Morning: Unknown, Average: Unknown, PainWorst: Unknown, Interference: Unknown,
		Stiffness: Unknown, StiffMinutes: Unknown, Sleep: Unknown, SleepMinutes: Unknown,
		Stress: Unknown, Mood: Unknown, SittingMinutes: Unknown, WalkingMinutes: Unknown, Goal: Unknown,
	}
}

// Hurt is how a step hurt, in the person's answer to "This hurts".
type Hurt string

// The answers; empty when the step did not hurt.
const (
	HurtSharper Hurt = "sharper"
	HurtLeg     Hurt = "down-the-leg"
	HurtNumb    Hurt = "numb" // numb, tingling or electric
	HurtTooMuch Hurt = "too-much"
	HurtUnsaid  Hurt = "unsaid" // stopped without an answer
)

// NerveSign reports whether the answer opens the safety check (rule-stop-now of section 5.8).
func (h Hurt) NerveSign() bool { return h == HurtLeg || h == HurtNumb }

// Flare is a spell of flare mode (rule-flare of section 5.8).
type Flare struct {
	ID      int64
	Started time.Time
	Ended   time.Time // zero while it lasts
}
