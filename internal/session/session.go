// Package session is the hold timer: it leads a person through the steps of a plan, one
// timed phase after the other, and remembers what was done.
//
// A Session is a pure state machine. It has no clock of its own: every call is handed the
// time as a duration since any fixed moment, taken from a clock that only runs forward.
// All phases are laid out on one line when the session is made (see layout.go); running is
// moving along that line, so no tick pattern can lose or add a second, and the whole line is
// exactly plan.Plan.Seconds() long.
//
// A Session belongs to one goroutine.
package session

import (
	"time"

	"unknot/internal/plan"
)

// SuspendAfter is the longest silence between two calls that still counts as time spent
// on the session. After a longer one the machine was asleep and nobody was holding anything.
const SuspendAfter = 5 * time.Second

// backGrace is how long after the start of a step's own time Back still means the step before.
const backGrace = 3 * time.Second

// Options change how a session runs. The zero value is right for a person at a window.
type Options struct {
	// SuspendAfter replaces the constant of that name; a negative value never suspends.
	SuspendAfter time.Duration
}

// Status says whether the time of a session is running.
type Status uint8

// The states of a session.
const (
	Waiting Status = iota // not started yet
	Running
	Paused
	Over
)

// Session is a plan while it is being done.
type Session struct {
	steps    []plan.Step
	segments []segment
	tracks   []track // one for each step
	total    time.Duration
	suspend  time.Duration

	status    Status
	suspended bool // paused because of a gap, not by the person
	at        int  // index of the present segment; len(segments) when over
	into      time.Duration
	seen      time.Duration // the time of the last call while running

	pending, handed []Event // two buffers that take turns, so that Advance allocates nothing
}

// track is what has happened in one step so far.
type track struct {
	actual   time.Duration
	blocks   uint8 // bit i: the holds of side i have been done to the end
	hurt     bool
	skipped  bool
	finished bool
}

// New lays out a session over the steps, in their order.
func New(steps []plan.Step, opts Options) *Session {
	s := &Session{steps: steps, tracks: make([]track, len(steps)), suspend: opts.SuspendAfter}
	if s.suspend == 0 {
		s.suspend = SuspendAfter
	}
	s.segments = layOut(steps)
	for i := range s.segments {
		s.total += s.segments[i].length
	}
	s.pending = make([]Event, 0, 16)
	s.handed = make([]Event, 0, 16)
	return s
}

// Total is how long the session takes without pauses, repeats and skips.
func (s *Session) Total() time.Duration { return s.total }

// Start begins the first phase. It does nothing after the first call.
func (s *Session) Start(now time.Duration) {
	if s.status != Waiting {
		return
	}
	s.status, s.seen = Running, now
	if len(s.segments) == 0 {
		s.finish()
		return
	}
	s.enter()
}

// Advance brings the session up to now and returns what has happened since the last call, in
// order, including what the other calls brought about. It may be called at any rate; calling
// it twice with the same time changes nothing. The slice is good until the next Advance.
//
// A silence longer than SuspendAfter pauses the session where it stood before the silence.
func (s *Session) Advance(now time.Duration) []Event {
	s.catchUp(now)
	s.handed, s.pending = s.pending, s.handed[:0]
	return s.handed
}

// Pause stops the time.
func (s *Session) Pause(now time.Duration) {
	s.catchUp(now)
	if s.status == Running {
		s.status = Paused
	}
}

// Resume lets the time run again from where it stopped.
func (s *Session) Resume(now time.Duration) {
	if s.status != Paused {
		return
	}
	s.status, s.suspended, s.seen = Running, false, now
}

// Skip leaves the present step and goes to the lead-in of the next one, or to the end. It
// takes away exactly what was left of the step. A paused session stays paused.
func (s *Session) Skip(now time.Duration) {
	s.catchUp(now)
	if !s.underWay() {
		return
	}
	step := s.segments[s.at].step
	s.tracks[step].skipped = true
	s.endStep(step)
	s.jump(s.firstOf(step + 1))
}

// Back goes to the lead-in of the present step; during that lead-in, or in the first three
// seconds after it, to the lead-in of the step before. A paused session stays paused. Time
// spent on a step before going back stays in its record: the body has done it.
func (s *Session) Back(now time.Duration) {
	s.catchUp(now)
	if !s.underWay() {
		return
	}
	step := s.segments[s.at].step
	if step > 0 && s.ownTime() < backGrace {
		step--
	}
	s.tracks[step].finished, s.tracks[step].skipped = false, false
	s.jump(s.firstOf(step))
}

// Hurts notes that the present step hurts and stops the time, so that the person can come out
// of the position (section 5.8, rule-stop-now: pain above the cap that does not drop within
// 30 seconds ends the technique). Skip then leaves the step, Resume goes on with an easier
// form of it; either way the step stays on record as one that hurt.
func (s *Session) Hurts(now time.Duration) {
	s.catchUp(now)
	if !s.underWay() {
		return
	}
	s.tracks[s.segments[s.at].step].hurt = true
	s.status = Paused
}

// End stops the session for good before its end. Steps that were not reached leave no result.
func (s *Session) End(now time.Duration) {
	s.catchUp(now)
	if !s.underWay() {
		return
	}
	step := s.segments[s.at].step
	if s.tracks[step].actual > 0 || s.tracks[step].hurt {
		s.tracks[step].skipped = true
		s.endStep(step)
	}
	s.at, s.into = len(s.segments), 0
	s.finish()
}

func (s *Session) underWay() bool { return s.status == Running || s.status == Paused }

// catchUp moves a running session up to now, or pauses it when the gap is a sleep.
func (s *Session) catchUp(now time.Duration) {
	if s.status != Running || now <= s.seen {
		return
	}
	gap := now - s.seen
	s.seen = now
	if s.suspend > 0 && gap > s.suspend {
		s.status, s.suspended = Paused, true
		s.emit(Suspended)
		return
	}
	s.move(gap)
}

// move spends d on the present segment and those after it.
func (s *Session) move(d time.Duration) {
	for {
		seg := &s.segments[s.at]
		spent := min(d, seg.length-s.into)
		before := s.into
		s.into += spent
		d -= spent
		if seg.phase != GetReady {
			s.tracks[seg.step].actual += spent
		}
		s.cue(seg, before)
		if s.into < seg.length {
			return
		}
		s.leave(seg)
		if s.at == len(s.segments) {
			s.finish()
			return
		}
		s.enter()
	}
}

// leave closes the segment that has just run out.
func (s *Session) leave(seg *segment) {
	if seg.closesSide {
		s.tracks[seg.step].blocks |= 1 << seg.block
	}
	if seg.closesStep {
		s.endStep(seg.step)
	}
	s.at++
	s.into = 0
}

func (s *Session) enter() {
	if s.segments[s.at].switches {
		s.emit(Switched)
	}
	s.emit(PhaseBegan)
}

func (s *Session) endStep(step int) {
	s.tracks[step].finished = true
	s.emit(StepDone)
}

func (s *Session) finish() {
	s.status, s.suspended = Over, false
	s.emit(Finished)
}

// jump goes to the start of a segment without living through what lies between.
func (s *Session) jump(segment int) {
	s.at, s.into = segment, 0
	if s.at == len(s.segments) {
		s.finish()
		return
	}
	s.enter()
}

// firstOf is the index of the first segment of a step, or the end of the line.
func (s *Session) firstOf(step int) int {
	for i := range s.segments {
		if s.segments[i].step == step {
			return i
		}
	}
	return len(s.segments)
}

// ownTime is how far the present step is past its lead-in.
func (s *Session) ownTime() time.Duration {
	seg := &s.segments[s.at]
	return max(seg.offset+s.into-plan.Changeover*time.Second, 0)
}
