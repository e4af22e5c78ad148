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
	LastThree            // three seconds of a phase are left
	Switched             // it is time to change sides; comes just before the PhaseBegan it belongs to
	StepDone             // a step has ended, was skipped or was ended; its result can be kept
	Suspended            // the machine slept and the session has paused itself
	Finished             // the session is over
)

// Cues come only where they help: halfway in holds of 20 seconds or more, the last three
// seconds in phases of 8 seconds or more that are not counted in repetitions or breaths.
const (
	halfWayFrom = 20 * time.Second
	cueFrom     = 8 * time.Second
	cueBefore   = 3 * time.Second
)

// Event is something that has happened, with where the session stood.
type Event struct {
	Kind  EventKind
	Phase Phase
	Step  int
	Side  body.Side
	Round int
}

func (s *Session) emit(kind EventKind) {
	e := Event{Kind: kind, Phase: Done, Step: len(s.steps)}
	if s.at < len(s.segments) {
		seg := &s.segments[s.at]
		e = Event{Kind: kind, Phase: seg.phase, Step: seg.step, Side: seg.side, Round: seg.round}
	}
	s.pending = append(s.pending, e)
}

// cue announces the moments inside a segment that were passed since before.
func (s *Session) cue(seg *segment, before time.Duration) {
	passed := func(moment time.Duration) bool { return before < moment && moment <= s.into }
	still := seg.phase == Hold || seg.phase == Flow
	if still && seg.length >= halfWayFrom && passed(seg.length/2) {
		s.emit(HalfWay)
	}
	counted := seg.phase == Reps || seg.phase == Breath
	if !counted && seg.length >= cueFrom && passed(seg.length-cueBefore) {
		s.emit(LastThree)
	}
}
