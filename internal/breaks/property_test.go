package breaks_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"unknot/internal/breaks"
)

// TestAnyDay lives through days drawn at random: work, absences, suspends, changes of the
// clock, and answers of every kind. What the package promises must hold on all of them.
func TestAnyDay(t *testing.T) {
	t.Run("should keep its promises on any day", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			cfg := drawConfig(t)
			start := morning.Add(time.Duration(rapid.IntRange(0, 24*60).Draw(t, "start")) * time.Minute)
			w := newWorld(cfg, start)
			p := &promises{cfg: cfg, up: -1}
			for range rapid.IntRange(1, 60).Draw(t, "acts") {
				w.clear()
				act(t, w)
				p.check(t, w)
			}
		})
	})
}

func drawConfig(t *rapid.T) breaks.Config {
	return breaks.Config{
		On:        true,
		Interval:  time.Duration(rapid.IntRange(20, 60).Draw(t, "interval")) * time.Minute,
		Length:    time.Duration(rapid.IntRange(30, 120).Draw(t, "length")) * time.Second,
		QuietFrom: rapid.IntRange(0, 24*60-1).Draw(t, "quietFrom"),
		QuietTo:   rapid.IntRange(0, 24*60-1).Draw(t, "quietTo"),
	}
}

// act does one thing that people and machines do, in steps of at most 30 seconds.
func act(t *rapid.T, w *world) {
	dt := time.Duration(rapid.IntRange(1, 30).Draw(t, "seconds")) * time.Second
	switch rapid.SampledFrom([]string{
		"work", "work", "leave", "sleep", "take", "postpone", "skip", "begin", "now", "pause", "resume", "restart",
	}).Draw(t, "act") {
	case "work":
		for range rapid.IntRange(1, 150).Draw(t, "steps") {
			w.work(dt)
			if w.phase() == breaks.Announced {
				return
			}
		}
	case "leave":
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			w.leave(dt)
		}
	case "sleep":
		w.sleep(time.Duration(rapid.IntRange(-300, 900).Draw(t, "minutes")) * time.Minute)
	case "take":
		w.note(w.s.Take(w.at, 0))
	case "postpone":
		events, _ := w.s.Postpone(w.at, time.Duration(rapid.IntRange(0, 20).Draw(t, "by"))*time.Minute)
		w.note(events)
	case "skip":
		events, _ := w.s.Skip(w.at)
		w.note(events)
	case "begin":
		w.s.Begin(w.at)
	case "now":
		w.note(w.s.Now(w.at))
	case "pause":
		w.note(w.s.Pause(w.at, w.at.Wall.Add(time.Hour)))
	case "resume":
		w.note(w.s.Resume(w.at))
	case "restart":
		w.restartAgent(time.Duration(rapid.IntRange(0, 20).Draw(t, "minutes")) * time.Minute)
	}
}

// promises watches the stream of events.
type promises struct {
	cfg       breaks.Config
	up        time.Duration // when a break was last announced, -1 for never
	open      bool          // an announcement waits for its outcome
	postponed int
}

func (p *promises) check(t *rapid.T, w *world) {
	for _, e := range w.events {
		switch e.Kind {
		case breaks.KindAnnounced:
			p.announced(t, w, e)
		case breaks.KindPostponed:
			if p.postponed++; p.postponed > breaks.MaxPostpones {
				t.Fatalf("postponed %d times", p.postponed)
			}
			p.open = false
		case breaks.KindTaken, breaks.KindSkipped, breaks.KindNatural, breaks.KindOwed:
			if e.Kind == breaks.KindOwed && !p.open {
				t.Fatalf("owed at %v, but nothing was announced", e.At)
			}
			p.open = false
			p.postponed = 0
		}
	}
	if st := w.s.State(w.at); st.NextIn < 0 || st.Seated < 0 || st.PostponesLeft < 0 {
		t.Fatalf("state %+v", st)
	}
	if wake := w.s.Wake(w.at); wake <= 0 || wake > breaks.MaxSilence {
		t.Fatalf("wake in %v", wake)
	}
}

func (p *promises) announced(t *rapid.T, w *world, e breaks.Event) {
	if p.open {
		t.Fatalf("announced at %v while another waits for an answer", e.At)
	}
	if quiet(p.cfg, e.At) {
		t.Fatalf("announced in quiet hours, at %v", e.At)
	}
	up := w.at.Up - w.at.Wall.Sub(e.At) // no clock jumps within one act after an announcement
	if p.up >= 0 && p.postponed == 0 && up-p.up < p.cfg.Interval {
		t.Fatalf("announced %v after the last time", up-p.up)
	}
	p.up, p.open = up, true
}

// quiet is the rule written once more, by walking the minutes.
func quiet(cfg breaks.Config, at time.Time) bool {
	now := at.Hour()*60 + at.Minute()
	for m := cfg.QuietFrom; m != cfg.QuietTo; m = (m + 1) % (24 * 60) {
		if m == now {
			return true
		}
	}
	return false
}
