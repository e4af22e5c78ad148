// Package routine holds the plans a person keeps: their steps with the doses they were kept with,
// and the days and the time they come round.
//
// A routine is never run as it stands. It says what the person likes to do; whether they may do it
// today is for package plan to say, through the same safety check and cautions as any other plan.
//
// A Routine is a value: every function that changes one gives back a new one and leaves the old
// one alone.
package routine

import (
	"slices"
	"strings"
	"time"

	"unknot/internal/body"
	"unknot/internal/plan"
	"unknot/internal/technique"
)

// NoTime is the value of Routine.At when the routine has no time of day.
const NoTime = -1

// Routine is a kept plan with its weekly recurrence.
type Routine struct {
	ID      int64 // journal id, 0 before it is kept
	Name    string
	Created time.Time
	Steps   []Step
	Days    []time.Weekday // on which it is due; none when it has no fixed days
	At      int            // minutes since midnight, 0–1439, or NoTime
	Place   plan.Place     // where it was made to be done; empty when that is open
	Source  string         // the template it was made from, such as "ses-floor-10"; empty for a plan or one's own
}

// Step is a technique with the dose it was kept with.
type Step struct {
	Technique technique.ID
	Slot      plan.Slot   // the part of the session it belongs to (section 5.5)
	Sides     []body.Side // in the order they are done; none for techniques without sides
	Dose      Dose
}

// Dose is what a step keeps of its timer. How the timer runs and what it counts stay the
// technique's own, so that a better card also betters the routines it is in.
type Dose struct {
	Hold, Rest        int // seconds
	Reps, Sets, Sides int // Sides is 1 or 2, as in technique.Timer
}

// DoseOf is what a routine keeps of a timer.
func DoseOf(t technique.Timer) Dose {
	return Dose{Hold: t.Hold, Rest: t.Rest, Reps: t.Reps, Sets: t.Sets, Sides: t.Sides}
}

// On is a technique's timer with this dose.
func (d Dose) On(t technique.Timer) technique.Timer {
	t.Hold, t.Rest, t.Reps, t.Sets, t.Sides = d.Hold, d.Rest, d.Reps, d.Sets, d.Sides
	return t
}

// Seconds is how long the dose runs: sides × sets × reps × (hold + rest) (section 2.0).
func (d Dose) Seconds() int { return d.On(technique.Timer{}).Seconds() }

// New is an empty routine without days, time or place.
func New(name string) Routine { return Routine{Name: strings.TrimSpace(name), At: NoTime} }

// FromPlan keeps a plan under a name, with its place, the template it came from and every step as
// the plan gives it.
func FromPlan(p plan.Plan, name string) Routine {
	r := New(name)
	r.Place, r.Source = p.Request.Place, string(p.Template)
	for _, s := range p.Save() {
		r.Steps = append(r.Steps, Step{Technique: s.Technique, Slot: s.Slot, Sides: s.Sides, Dose: DoseOf(s.Dose)})
	}
	return r
}

// Saved is what plan.Engine.Saved makes a plan of, on the day the routine is run.
func (r Routine) Saved() []plan.SavedStep {
	out := make([]plan.SavedStep, 0, len(r.Steps))
	for _, s := range r.Steps {
		out = append(out, plan.SavedStep{
			Technique: s.Technique, Slot: s.Slot, Sides: slices.Clone(s.Sides), Dose: s.Dose.On(technique.Timer{}),
		})
	}
	return out
}

// Seconds is how long the routine takes when all of it is open, changeovers of 10 s included
// (section 5.4, rule 8).
func (r Routine) Seconds() int {
	total := 0
	for _, s := range r.Steps {
		total += s.Dose.Seconds() + plan.Changeover
	}
	return total
}

// Tidy is the routine as it is kept: the name without space around it and the days from Monday
// to Sunday.
func (r Routine) Tidy() Routine {
	r.Name = strings.TrimSpace(r.Name)
	r.Days = slices.Clone(r.Days)
	slices.SortStableFunc(r.Days, func(a, b time.Weekday) int { return fromMonday(a) - fromMonday(b) })
	return r
}

// fromMonday is the number of days since Monday.
func fromMonday(d time.Weekday) int { return (int(d) + 6) % 7 }
