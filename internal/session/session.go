// Package session is the hold timer: it leads a person through the steps of a plan, one
// timed phase after the other, and remembers what was done.
//
// A Session is a pure state machine. It has no clock of its own: every call is handed the
// time as a duration since any fixed moment, taken from a clock that only runs forward (see
// Clock). All phases are laid out on one line when the session is made (see layout.go); running
// is moving along that line, so no tick pattern can lose or add a second, and the whole line is
// exactly plan.Plan.Seconds() long unless a longer lead-in was asked for.
//
// Each step has a number that it keeps for ever: its index in the plan, or, for a step that came
// in for another one, the next free number. The journal keeps one row for each number, so the
// result of a step that hurt and that of the step done in its place stand side by side.
//
// A Session belongs to one goroutine.
package session

import (
	"time"

	"unknot/internal/checkin"
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
	// LeadIn is the time to get ready for a step, in seconds, kept within LeadInShortest and
	// LeadInLongest; 0 means the constant of that name. A plan may have too little time around its
	// steps for it. Up to 10 seconds the session takes as long as its plan; beyond, each step takes
	// longer by what is above 10 seconds.
	LeadIn int
}

// leadIn is the lead-in asked for, within its range.
func (o Options) leadIn() int {
	if o.LeadIn == 0 {
		return LeadIn
	}
	return min(max(o.LeadIn, LeadInShortest), LeadInLongest)
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
	steps     []plan.Step // by number
	crossings []crossing  // by number
	tracks    []track     // by number
	order     []int       // numbers of the steps that are done, in order
	segments  []segment
	total     time.Duration
	lead      int
	suspend   time.Duration

	status    Status
	suspended bool // paused because of a gap, not by the person
	at        int  // index of the present segment; len(segments) when over
	into      time.Duration
	seen      time.Duration // the time of the last call while running

	pending, handed []Event // two buffers that take turns, so that Advance allocates nothing
}

// track is what has happened in one step so far, and where it stands.
type track struct {
	actual   time.Duration
	blocks   uint8 // bit i: the holds of side i have been done to the end
	hurt     checkin.Hurt
	skipped  bool
	finished bool
	replaced bool // another step stands in its place

	place  int           // in the order
	first  int           // its first segment
	length time.Duration // lead-in included
}

// New lays out a session over the steps, in their order.
func New(steps []plan.Step, opts Options) *Session {
	s := &Session{
		steps:   append([]plan.Step(nil), steps...),
		tracks:  make([]track, len(steps)),
		order:   make([]int, len(steps)),
		lead:    opts.leadIn(),
		suspend: opts.SuspendAfter,
		pending: make([]Event, 0, 16),
		handed:  make([]Event, 0, 16),
	}
	if s.suspend == 0 {
		s.suspend = SuspendAfter
	}
	for i := range s.order {
		s.order[i] = i
	}
	s.crossings = crossings(s.steps, s.lead)
	s.lay()
	return s
}

// lay puts the steps on the line, in their order.
func (s *Session) lay() {
	s.segments = layOut(s.steps, s.crossings, s.order)
	s.total = 0
	for i := range s.segments {
		seg := &s.segments[i]
		t := &s.tracks[seg.step]
		if seg.phase == GetReady {
			t.place, t.first, t.length = seg.place, i, 0
		}
		t.length += seg.length
		s.total += seg.length
	}
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
		s.finish(Done)
		return
	}
	s.enter(Done)
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
	seg := &s.segments[s.at]
	s.tracks[seg.step].skipped = true
	s.endStep(seg.step)
	s.jump(s.firstAt(seg.place + 1))
}

// Back goes to the lead-in of the present step; during that lead-in, or in the first three
// seconds after it, to the lead-in of the step before. A paused session stays paused. Time
// spent on a step before going back stays in its record: the body has done it.
func (s *Session) Back(now time.Duration) {
	s.catchUp(now)
	if !s.underWay() {
		return
	}
	place := s.segments[s.at].place
	if place > 0 && s.ownTime() < backGrace {
		place--
	}
	t := &s.tracks[s.order[place]]
	t.finished, t.skipped = false, false
	s.jump(s.firstAt(place))
}

// End stops the session for good before its end. Steps that were not reached leave no result.
func (s *Session) End(now time.Duration) {
	s.catchUp(now)
	if !s.underWay() {
		return
	}
	step := s.segments[s.at].step
	if s.tracks[step].actual > 0 || s.tracks[step].hurt != "" {
		s.tracks[step].skipped = true
		s.endStep(step)
	}
	s.at, s.into = len(s.segments), 0
	s.finish(Done)
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
		s.tracks[seg.step].actual += min(s.into, seg.own) - min(before, seg.own)
		s.cue(seg, before)
		if s.into < seg.length {
			return
		}
		s.leave(seg)
		if s.at == len(s.segments) {
			s.finish(seg.phase)
			return
		}
		s.enter(seg.phase)
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

func (s *Session) enter(from Phase) {
	if s.segments[s.at].switches {
		s.emitWith(Switched, from, 0)
	}
	s.emitWith(PhaseBegan, from, 0)
}

func (s *Session) endStep(step int) {
	s.tracks[step].finished = true
	s.emit(StepDone)
}

func (s *Session) finish(from Phase) {
	s.status, s.suspended = Over, false
	s.emitWith(Finished, from, 0)
}

// jump goes to the start of a segment without living through what lies between.
func (s *Session) jump(segment int) {
	s.at, s.into = segment, 0
	if s.at == len(s.segments) {
		s.finish(Done)
		return
	}
	s.enter(Done)
}

// firstAt is the index of the first segment of the step at a place, or the end of the line.
func (s *Session) firstAt(place int) int {
	if place == len(s.order) {
		return len(s.segments)
	}
	return s.tracks[s.order[place]].first
}

// ownTime is how far the present step is past its lead-in.
func (s *Session) ownTime() time.Duration {
	seg := &s.segments[s.at]
	return max(seg.offset+s.into-s.segments[s.tracks[seg.step].first].length, 0)
}
