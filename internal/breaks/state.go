package breaks

import "time"

// State is what can be shown about the breaks.
type State struct {
	Phase Phase
	// NextIn is the time to the next announcement; 0 in a phase without one.
	NextIn time.Duration
	// Seated is how long the person has been sitting since the last break.
	Seated time.Duration
	// PostponesLeft is how often the announced break may still be postponed.
	PostponesLeft int
	Owed          bool
	PausedUntil   time.Time // zero when not paused
}

// State tells how things stand at the moment.
func (s *Scheduler) State(m Moment) State {
	st := State{Phase: s.phase, Owed: s.owed, PostponesLeft: MaxPostpones - s.postpones}
	if s.phase == Paused {
		st.PausedUntil = s.pausedUntil
	}
	if s.phase.resting() {
		return st
	}
	st.Seated = max(m.Up-s.since, 0)
	if s.phase == Counting || s.phase == Postponed {
		st.NextIn = max(s.due-m.Up, 0)
	}
	return st
}

// WantsIdle reports whether the next Advance can make use of the idle time.
func (s *Scheduler) WantsIdle() bool { return !s.phase.resting() }

// Wake is how long the owner may wait before the next call of Advance.
func (s *Scheduler) Wake(m Moment) time.Duration {
	const soonest = 100 * time.Millisecond
	switch s.phase {
	case Announced, Begun:
		return wakeAnnounced
	case Due:
		return wakeAnnounced
	case Counting, Postponed:
		return min(max(s.due-m.Up, soonest), wakeCounting)
	case Paused:
		return min(max(s.pausedUntil.Sub(m.Wall), soonest), wakeResting)
	default:
		return wakeResting
	}
}

// Snapshot is what the scheduler remembers between two runs of the agent.
type Snapshot struct {
	At          time.Time     `json:"at"`
	Phase       Phase         `json:"phase"`
	NextIn      time.Duration `json:"nextIn"`
	Seated      time.Duration `json:"seated"`
	Postpones   int           `json:"postpones"`
	Owed        bool          `json:"owed"`
	PausedUntil time.Time     `json:"pausedUntil,omitzero"`
}

// resumeWithin is the longest time between two runs after which the old count still means
// something.
const resumeWithin = 5 * time.Minute

// Snapshot tells what to remember.
func (s *Scheduler) Snapshot(m Moment) Snapshot {
	return Snapshot{
		At: m.Wall, Phase: s.phase, NextIn: s.due - m.Up, Seated: m.Up - s.since,
		Postpones: s.postpones, Owed: s.owed, PausedUntil: s.pausedUntil,
	}
}

// Restore takes up the count of an earlier run. A pause always holds. A count holds when
// the agent was away for a few minutes only and the break has not fallen due meanwhile;
// otherwise the next break counts from now.
func (s *Scheduler) Restore(m Moment, old Snapshot) {
	s.pausedUntil = old.PausedUntil
	s.restart(m)
	s.phase = s.present(m)
	gone := m.Wall.Sub(old.At)
	if s.phase.resting() || gone < 0 || gone > resumeWithin {
		return
	}
	s.owed = old.Owed || old.Phase == Announced || old.Phase == Begun
	left := old.NextIn - gone
	counted := old.Phase == Counting || old.Phase == Postponed
	if !counted || left <= 0 || left > s.cfg.Interval {
		return
	}
	s.phase = old.Phase
	s.postpones = min(max(old.Postpones, 0), MaxPostpones)
	s.due = m.Up + left
	s.since = m.Up - max(old.Seated, 0) - gone
}
