package breaks_test

import (
	"testing"
	"time"

	"unknot/internal/breaks"
)

// world is a desk with two clocks and a person, for driving a scheduler.
type world struct {
	s      *breaks.Scheduler
	cfg    breaks.Config
	at     breaks.Moment
	idle   time.Duration
	events []breaks.Event
}

var morning = time.Date(2026, 3, 9, 9, 0, 0, 0, time.UTC)

func usual() breaks.Config {
	return breaks.Config{
		On: true, Interval: breaks.DefaultInterval, Length: breaks.DefaultLength,
		QuietFrom: 20 * 60, QuietTo: 7 * 60,
	}
}

func newWorld(cfg breaks.Config, wall time.Time) *world {
	w := &world{cfg: cfg, at: breaks.Moment{Up: time.Hour, Wall: wall}}
	w.s = breaks.NewScheduler(cfg, w.at)
	return w
}

// work lets time pass with hands on the keyboard.
func (w *world) work(d time.Duration) { w.pass(d, false) }

// leave lets time pass with nobody at the desk.
func (w *world) leave(d time.Duration) { w.pass(d, true) }

func (w *world) pass(d time.Duration, away bool) {
	const step = 10 * time.Second
	for d > 0 {
		dt := min(step, d)
		d -= dt
		w.at.Up += dt
		w.at.Wall = w.at.Wall.Add(dt)
		w.idle += dt
		if !away {
			w.idle = 0
		}
		w.note(w.s.Advance(w.at, w.idle))
	}
}

// sleep suspends the machine: the wall clock runs, the other one stands still.
func (w *world) sleep(d time.Duration) {
	w.at.Wall = w.at.Wall.Add(d)
	w.idle = 0
	w.note(w.s.Advance(w.at, 0))
}

// restartAgent ends the program and starts it again some time later. An announcement that
// was open is closed by it.
func (w *world) restartAgent(gone time.Duration) {
	old := w.s.Snapshot(w.at)
	if old.Phase == breaks.Announced || old.Phase == breaks.Begun {
		w.note([]breaks.Event{{Kind: breaks.KindOwed, At: w.at.Wall}})
	}
	w.at.Up += gone
	w.at.Wall = w.at.Wall.Add(gone)
	w.s = breaks.NewScheduler(w.cfg, w.at)
	w.s.Restore(w.at, old)
}

func (w *world) note(events []breaks.Event) { w.events = append(w.events, events...) }

func (w *world) kinds() []breaks.Kind {
	var out []breaks.Kind
	for _, e := range w.events {
		out = append(out, e.Kind)
	}
	return out
}

func (w *world) clear() { w.events = nil }

func (w *world) phase() breaks.Phase { return w.s.State(w.at).Phase }

// announced is a desk at which a break has just been announced.
func announced(t *testing.T) *world {
	t.Helper()
	w := newWorld(usual(), morning)
	w.work(30 * time.Minute)
	if w.phase() != breaks.Announced {
		t.Fatalf("phase is %s after 30 minutes", w.phase())
	}
	w.clear()
	return w
}
