package session

import (
	"time"

	"unknot/internal/body"
)

// EventKind names something a person may want to hear.
type EventKind uint8

// The events of a session.
const (
	PhaseBegan EventKind = iota
	HalfWay              // half of a long hold has passed
	BreathOut            // the way in of a breath is over, the way out begins
	LastThree            // one of the last three seconds of a phase begins; Event.Left says which
	Switched             // it is time to change sides; comes just before the PhaseBegan it belongs to
	StepDone             // a step has ended, was skipped, replaced or ended; its result can be kept
	Hurting              // the present step was marked as hurting and the time stands still
	Suspended            // the machine slept and the session has paused itself
	Finished             // the session is over
)

// Cues come only where they help: halfway in holds of 20 seconds or more, the last three
// seconds in phases of 8 seconds or more that are not counted in repetitions or breaths.
const (
	halfWayFrom = 20 * time.Second
	cueFrom     = 8 * time.Second
)

// Event is something that has happened, with where the session stood.
type Event struct {
	Kind  EventKind
	Phase Phase
	// From is the phase that has just run out by itself. It is Done at the start, after a jump
	// (back, skip, a replaced step) and when the session was ended before its end.
	From          Phase
	Step          int // the number of the step, for Session.Step
	Place         int // where the step stands in the session, from 0
	Side          body.Side
	Round, Rounds int           // as in State
	Length        time.Duration // of the phase
	Left          int           // LastThree: 3, 2 or 1 seconds; 0 in other events
}

func (s *Session) emit(kind EventKind) { s.emitWith(kind, Done, 0) }

func (s *Session) emitWith(kind EventKind, from Phase, left int) {
	e := Event{Kind: kind, Phase: Done, From: from, Step: len(s.steps), Place: len(s.order)}
	if s.at < len(s.segments) {
		seg := &s.segments[s.at]
		e = Event{
			Kind: kind, Phase: seg.phase, From: from, Step: seg.step, Place: seg.place, Side: seg.side,
			Round: seg.round, Rounds: seg.rounds, Length: seg.length, Left: left,
		}
	}
	s.pending = append(s.pending, e)
}

// moment is something to be heard inside a segment, at a time from its start.
type moment struct {
	at   time.Duration
	kind EventKind
	left int // of LastThree
}

// momentsOf lists what is to be heard inside a segment, in its order.
func momentsOf(seg segment) []moment {
	var out []moment
	switch seg.phase {
	case Reps:
		return nil
	case Breath:
		if seg.work < seg.length {
			out = append(out, moment{at: seg.work, kind: BreathOut})
		}
		return out
	case Hold, Flow:
		if seg.length >= halfWayFrom {
			out = append(out, moment{at: seg.length / 2, kind: HalfWay})
		}
	}
	if seg.length >= cueFrom {
		for left := 3; left > 0; left-- {
			out = append(out, moment{seg.length - time.Duration(left)*time.Second, LastThree, left})
		}
	}
	return out
}

// cue announces the moments inside a segment that were passed since before, in their order.
func (s *Session) cue(seg *segment, before time.Duration) {
	for _, m := range seg.moments {
		if before < m.at && m.at <= s.into {
			s.emitWith(m.kind, Done, m.left)
		}
	}
}

// Ahead is the time until something is to be heard next, as long as nobody intervenes; ok is false
// while the time stands still. Whoever calls Advance just then is on time with it, at whatever rate
// they call it otherwise.
func (s *Session) Ahead() (left time.Duration, ok bool) {
	if s.status != Running {
		return 0, false
	}
	seg := &s.segments[s.at]
	for _, m := range seg.moments {
		if m.at > s.into {
			return m.at - s.into, true
		}
	}
	return seg.length - s.into, true
}
