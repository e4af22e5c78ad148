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

// Way is a part of a repetition or of a paced breath.
type Way uint8

// The ways, in their order. A breath has the first and the third, in and out.
const (
	WayOut   Way = iota // into the movement
	WayThere            // held
	WayBack             // out of it
	WayHome             // let go, until the next one
)

// wayLongest is the longest time for one way of a repetition: a slow one. What is left of a long rest
// is rest.
const wayLongest = 2500 * time.Millisecond

// Way is where in a repetition or a breath a moment of the phase is, and how far along that way, 0–1;
// ok is false in the other phases. A repetition holds for the seconds of its timer and has the rest
// for the two ways (section 2.0: hold_s is the hold, rest_s what lies between two of them); where
// there is no rest, because the sides change after it, a third of the hold is the way in.
func (s State) Way(elapsed time.Duration) (way Way, share float64, ok bool) {
	elapsed = min(max(elapsed, 0), s.PhaseLength)
	switch s.Phase {
	case Breath:
		if elapsed < s.Work {
			return WayOut, portion(elapsed, s.Work), true
		}
		return WayBack, portion(elapsed-s.Work, s.PhaseLength-s.Work), true
	case Reps:
		out := min((s.PhaseLength-s.Work)/2, wayLongest)
		held, back := s.Work, out
		if out == 0 {
			out = min(s.Work/3, wayLongest)
			held = s.Work - out
		}
		switch {
		case elapsed < out:
			return WayOut, portion(elapsed, out), true
		case elapsed < out+held || back == 0:
			return WayThere, portion(elapsed-out, held), true
		case elapsed < out+held+back:
			return WayBack, portion(elapsed-out-held, back), true
		default:
			return WayHome, 0, true
		}
	default:
		return 0, 0, false
	}
}

func portion(of, whole time.Duration) float64 {
	if whole <= 0 {
		return 1
	}
	return min(float64(of)/float64(whole), 1)
}

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
