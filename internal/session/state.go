package session

import (
	"time"

	"unknot/internal/body"
	"unknot/internal/plan"
)

// NextKind says what sort of thing comes next.
type NextKind uint8

// What can come next, leaving out further rounds of the same side.
const (
	NextEnd  NextKind = iota // the session is over after this
	NextSide                 // the other side of the same step
	NextStep                 // another technique
)

// Next is what comes after the present side of the present step.
type Next struct {
	Kind NextKind
	Step int       // number of the step it belongs to; 0 at the end
	Side body.Side // the side it is done on
}

// State is the session at one moment. It is a plain value that can be kept and compared.
type State struct {
	Status    Status
	Suspended bool // paused because the machine slept, not by the person
	Phase     Phase
	// Step is the number of the step, for Session.Step; it differs from Place once a step has been
	// replaced. When the session is over it is the number of steps ever in it.
	Step  int
	Place int       // where the step stands in the session, from 0; Steps when over
	Steps int       // how many steps the session has
	Side  body.Side // during SwitchSides still the side just done; Next names the other

	Round, Rounds int // within the side, counted over all sets, from 1; 0 in the lead-in
	Set, Sets     int

	Remaining   time.Duration // of the phase
	PhaseLength time.Duration
	// Work is how much of the phase, from its beginning, is effort. It is shorter than the phase
	// in Reps, where the rest is the way back, and in Breath, where it is the way in.
	Work           time.Duration
	TotalRemaining time.Duration
	StepProgress   float64 // of the present step, lead-in included, 0–1
	Next           Next
	Hurt           bool // the present step has been marked as hurting
}

// Elapsed is how much of the phase has passed.
func (s State) Elapsed() time.Duration { return s.PhaseLength - s.Remaining }

// State is the session as it stood at the last call that took a time.
func (s *Session) State() State {
	if s.at == len(s.segments) {
		return State{
			Status: s.status, Phase: Done, Step: len(s.steps), Place: len(s.order), Steps: len(s.order),
		}
	}
	seg := &s.segments[s.at]
	return State{
		Status: s.status, Suspended: s.suspended,
		Phase: seg.phase, Step: seg.step, Place: seg.place, Steps: len(s.order), Side: seg.side,
		Round: seg.round, Rounds: seg.rounds, Set: seg.set, Sets: seg.sets,
		Remaining: seg.length - s.into, PhaseLength: seg.length, Work: seg.work,
		TotalRemaining: s.total - seg.start - s.into,
		StepProgress:   s.Progress(seg.step),
		Next:           seg.next,
		Hurt:           s.tracks[seg.step].hurt != "",
	}
}

// Progress is how far the session is through a step, lead-in included: 0 before it, 1 after it
// and once it has been replaced.
func (s *Session) Progress(step int) float64 {
	if s.at == len(s.segments) || s.tracks[step].replaced {
		return 1
	}
	seg := &s.segments[s.at]
	switch place := s.tracks[step].place; {
	case place < seg.place:
		return 1
	case place > seg.place:
		return 0
	default:
		return float64(seg.offset+s.into) / float64(s.StepLength(step))
	}
}

// StepLength is how long a step takes, lead-in included.
func (s *Session) StepLength(step int) time.Duration { return s.tracks[step].length }

// Step is a step by its number: first those the session was made with, in their order, then those
// that came in for another one.
func (s *Session) Step(step int) plan.Step { return s.steps[step] }

// Order lists the numbers of the steps as they are done. Steps that were replaced are not in it.
// The slice must not be changed; it stays as it is when a step is replaced later.
func (s *Session) Order() []int { return s.order }
