package breaks

import "time"

// Scheduler says when a break is due. Make one with NewScheduler and call Advance at least
// every MaxSilence; Wake says when the next call is worth it. It is not safe for use by
// several goroutines.
type Scheduler struct {
	cfg  Config
	last Moment

	phase       Phase
	since       time.Duration // on the Up clock: when the present spell of sitting began
	due         time.Duration // on the Up clock: when the next break is due
	answerFrom  time.Duration // on the Up clock: when the answer began to be awaited
	stillFor    time.Duration // longest time away since the announcement
	postpones   int           // of the present break
	owed        bool
	away        bool      // the present absence has been counted as a natural break
	settled     time.Time // when a break was last taken or natural
	pausedUntil time.Time
}

// NewScheduler starts to count at the moment.
func NewScheduler(cfg Config, m Moment) *Scheduler {
	s := &Scheduler{cfg: cfg, last: m}
	s.restart(m)
	s.phase = s.present(m)
	return s
}

// Advance moves the machine to the moment. Idle is the time since the last use of keyboard
// or mouse; 0 stands for "unknown" too, and then breaks run on the clock alone.
func (s *Scheduler) Advance(m Moment, idle time.Duration) []Event {
	events := s.catchUp(m)
	s.last = m
	if rest := s.present(m); rest.resting() {
		return append(events, s.rest(rest, m)...)
	}
	if s.phase.resting() {
		s.owed = false // a debt does not outlive the night or a pause
		s.restart(m)
	}
	if idle >= NaturalAfter {
		return append(events, s.leave(m, idle)...)
	}
	s.away = false
	return append(events, s.step(m, idle)...)
}

// present is the phase that settings, pause and quiet hours impose, or Counting.
func (s *Scheduler) present(m Moment) Phase {
	switch {
	case !s.cfg.On:
		return Off
	case s.cfg.Held:
		return Held
	case m.Wall.Before(s.pausedUntil):
		return Paused
	case s.cfg.quietAt(m.Wall):
		return Quiet
	default:
		return Counting
	}
}

// catchUp handles time that passed unseen. A person whose machine slept was not sitting at
// it; a clock that was changed says nothing. Either way the next break counts from now.
func (s *Scheduler) catchUp(m Moment) []Event {
	up, wall := m.Up-s.last.Up, m.Wall.Sub(s.last.Wall)
	drift := wall - up
	if up <= MaxSilence && drift.Abs() <= clockSlack {
		return nil
	}
	events := []Event{{Kind: KindResynced, At: m.Wall}}
	switch {
	case s.phase.resting():
		return events
	case s.phase.pending() && wall >= NaturalAfter:
		s.owed = false
		events = append(events, Event{Kind: KindNatural, At: m.Wall, Away: wall})
	case s.phase == Announced || s.phase == Begun:
		events = append(events, s.owe(m))
	}
	s.restart(m)
	return events
}

// rest enters or keeps a phase in which nothing is counted. An announcement that nobody
// answered is owed.
func (s *Scheduler) rest(phase Phase, m Moment) []Event {
	var events []Event
	if s.phase == Announced || s.phase == Begun {
		events = append(events, s.owe(m))
	}
	s.restart(m)
	s.phase = phase
	return events
}

// leave notes a natural break once per absence, and keeps the count at its start for as
// long as the person is away.
func (s *Scheduler) leave(m Moment, idle time.Duration) []Event {
	var events []Event
	if !s.away {
		s.owed = false
		s.settled = m.Wall
		events = append(events, Event{Kind: KindNatural, At: m.Wall, Away: idle})
	}
	s.restart(m)
	s.away = true
	return events
}

// step is the ordinary way of things: count, fall due, announce, wait for an answer.
func (s *Scheduler) step(m Moment, idle time.Duration) []Event {
	switch s.phase {
	case Announced, Begun:
		return s.await(m, idle)
	case Counting, Postponed, Due:
		if m.Up < s.due {
			return nil
		}
		if idle >= HoldWhileAway {
			s.phase = Due
			return nil
		}
		s.phase = Announced
		s.answerFrom = m.Up
		s.stillFor = 0
		return []Event{{Kind: KindAnnounced, At: m.Wall}}
	default:
		return nil
	}
}

// await sees whether an announced break was taken without a word, or was let pass.
func (s *Scheduler) await(m Moment, idle time.Duration) []Event {
	waited := m.Up - s.answerFrom
	if s.phase == Announced {
		back := idle < s.stillFor
		if back && s.stillFor >= s.cfg.Length {
			return s.settle(m, Event{Kind: KindNatural, At: m.Wall, Away: s.stillFor})
		}
		if idle <= waited { // the person left after the announcement
			s.stillFor = idle
		}
	}
	if waited < AnswerWithin {
		return nil
	}
	event := s.owe(m)
	s.restart(m)
	return []Event{event}
}

// settle ends a break that was had, and starts to count again.
func (s *Scheduler) settle(m Moment, e Event) []Event {
	s.owed = false
	s.settled = m.Wall
	s.restart(m)
	return []Event{e}
}

func (s *Scheduler) owe(m Moment) Event {
	s.owed = true
	return Event{Kind: KindOwed, At: m.Wall}
}

// restart counts a full interval from the moment.
func (s *Scheduler) restart(m Moment) {
	s.phase = Counting
	s.since = m.Up
	s.due = m.Up + s.cfg.Interval
	s.postpones = 0
	s.stillFor = 0
}
