package breaks

import "time"

// Bounds of how long a break may be postponed. They keep "later" within the same spell of work.
const (
	minSnooze = time.Minute
	maxSnooze = 15 * time.Minute
)

// Now opens a break because the person asks for one. It is no announcement and is possible
// in every phase; the regular one keeps out of its way.
func (s *Scheduler) Now(m Moment) []Event {
	s.keepClear(m)
	return []Event{{Kind: KindAsked, At: m.Wall}}
}

// Begin says that the person has started the move. Being away from the keyboard is now
// part of the break and no longer a natural one.
func (s *Scheduler) Begin(m Moment) {
	if s.phase != Announced {
		s.keepClear(m)
		return
	}
	s.phase = Begun
	s.answerFrom = m.Up
}

// keepClear makes room for a break that the person has by their own choice.
func (s *Scheduler) keepClear(m Moment) {
	switch s.phase {
	case Due:
		s.phase = Counting
		s.due = m.Up + s.cfg.Length + time.Minute
	case Counting, Postponed:
		s.due = max(s.due, m.Up+s.cfg.Length+time.Minute)
	}
}

// Take says that a break was taken, announced or not, and how long it was; 0 where that is not known.
// A second word about the same break, within its own length, changes nothing.
func (s *Scheduler) Take(m Moment, lasted time.Duration) []Event {
	if s.phase != Announced && s.phase != Begun && !s.settled.IsZero() {
		if gone := m.Wall.Sub(s.settled); gone >= 0 && gone < s.cfg.Length {
			return nil
		}
	}
	taken := Event{Kind: KindTaken, At: m.Wall, Lasted: lasted}
	if s.phase.resting() {
		s.settled = m.Wall
		return []Event{taken}
	}
	return s.settle(m, taken)
}

// Postpone asks to be reminded later; 0 means DefaultSnooze. When the break has been
// postponed MaxPostpones times it is owed instead, and the count starts again in silence.
func (s *Scheduler) Postpone(m Moment, by time.Duration) ([]Event, error) {
	if s.phase != Announced && s.phase != Begun {
		return nil, ErrNothingDue
	}
	if s.postpones >= MaxPostpones {
		event := s.owe(m)
		s.restart(m)
		return []Event{event}, nil
	}
	if by == 0 {
		by = DefaultSnooze
	}
	s.phase = Postponed
	s.postpones++
	s.due = m.Up + min(max(by, minSnooze), maxSnooze)
	return []Event{{Kind: KindPostponed, At: m.Wall}}, nil
}

// Skip lets the announced break pass. Nothing is owed for it.
func (s *Scheduler) Skip(m Moment) ([]Event, error) {
	if s.phase != Announced && s.phase != Begun {
		return nil, ErrNothingDue
	}
	s.restart(m)
	return []Event{{Kind: KindSkipped, At: m.Wall}}, nil
}

// Pause stops counting until the moment on the wall clock.
func (s *Scheduler) Pause(m Moment, until time.Time) []Event {
	s.pausedUntil = until
	return s.Advance(m, 0)
}

// Resume ends a pause; the next break counts from now.
func (s *Scheduler) Resume(m Moment) []Event {
	s.pausedUntil = time.Time{}
	return s.Advance(m, 0)
}

// Configure takes over what the person has chosen; the next Advance acts on it. A new
// interval counts from now, the other choices leave the count alone.
func (s *Scheduler) Configure(m Moment, cfg Config) {
	changed := cfg.Interval != s.cfg.Interval
	s.cfg = cfg
	if changed && (s.phase == Counting || s.phase == Due) {
		s.restart(m)
	}
}
