package breaks_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"unknot/internal/breaks"
)

func TestScheduler(t *testing.T) {
	type kinds = []breaks.Kind
	cases := map[string]struct {
		do    func(w *world)
		want  kinds
		phase breaks.Phase
	}{
		"should stay silent before the interval has passed": {
			do:    func(w *world) { w.work(29 * time.Minute) },
			phase: breaks.Counting,
		},
		"should announce after the interval": {
			do:    func(w *world) { w.work(30 * time.Minute) },
			want:  kinds{breaks.KindAnnounced},
			phase: breaks.Announced,
		},
		"should owe an announcement nobody answers, once": {
			do:    func(w *world) { w.work(36 * time.Minute) },
			want:  kinds{breaks.KindAnnounced, breaks.KindOwed},
			phase: breaks.Counting,
		},
		"should count a person who leaves for three minutes as having had a break": {
			do:    func(w *world) { w.work(20 * time.Minute); w.leave(3 * time.Minute); w.work(29 * time.Minute) },
			want:  kinds{breaks.KindNatural},
			phase: breaks.Counting,
		},
		"should count a long absence once and from its end": {
			do:    func(w *world) { w.leave(2 * time.Hour); w.work(29 * time.Minute) },
			want:  kinds{breaks.KindNatural},
			phase: breaks.Counting,
		},
		"should not count a short absence": {
			do:    func(w *world) { w.work(20 * time.Minute); w.leave(2 * time.Minute); w.work(8 * time.Minute) },
			want:  kinds{breaks.KindAnnounced},
			phase: breaks.Announced,
		},
		"should hold a due break while nobody is at the desk": {
			do:    func(w *world) { w.work(29 * time.Minute); w.leave(2 * time.Minute) },
			phase: breaks.Due,
		},
		"should announce a held break on return": {
			do:    func(w *world) { w.work(29 * time.Minute); w.leave(2 * time.Minute); w.work(10 * time.Second) },
			want:  kinds{breaks.KindAnnounced},
			phase: breaks.Announced,
		},
		"should see a break taken without a word": {
			do: func(w *world) {
				w.work(30 * time.Minute)
				w.leave(70 * time.Second)
				w.work(10 * time.Second)
			},
			want:  kinds{breaks.KindAnnounced, breaks.KindNatural},
			phase: breaks.Counting,
		},
		"should not take a pause for thought as a break": {
			do: func(w *world) {
				w.work(30 * time.Minute)
				w.leave(40 * time.Second)
				w.work(10 * time.Second)
			},
			want:  kinds{breaks.KindAnnounced},
			phase: breaks.Announced,
		},
		"should count from now after a suspend": {
			do:    func(w *world) { w.work(29 * time.Minute); w.sleep(5 * time.Hour); w.work(29 * time.Minute) },
			want:  kinds{breaks.KindResynced},
			phase: breaks.Counting,
		},
		"should take a suspend for the announced break": {
			do:    func(w *world) { w.work(30 * time.Minute); w.sleep(time.Hour) },
			want:  kinds{breaks.KindAnnounced, breaks.KindResynced, breaks.KindNatural},
			phase: breaks.Counting,
		},
		"should count from now when the clock is set back": {
			do:    func(w *world) { w.work(29 * time.Minute); w.sleep(-time.Hour); w.work(29 * time.Minute) },
			want:  kinds{breaks.KindResynced},
			phase: breaks.Counting,
		},
		"should ignore small corrections of the clock": {
			do:    func(w *world) { w.work(29 * time.Minute); w.sleep(20 * time.Second); w.work(time.Minute) },
			want:  kinds{breaks.KindAnnounced},
			phase: breaks.Announced,
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			w := newWorld(usual(), morning)
			c.do(w)
			if got := w.kinds(); !slices.Equal(got, c.want) {
				t.Errorf("events %v, want %v", got, c.want)
			}
			if w.phase() != c.phase {
				t.Errorf("phase %s, want %s", w.phase(), c.phase)
			}
		})
	}
}

func TestQuietHours(t *testing.T) {
	t.Run("should start to count when they end", func(t *testing.T) {
		w := newWorld(usual(), time.Date(2026, 3, 9, 6, 0, 0, 0, time.UTC))
		w.work(time.Hour + 29*time.Minute)
		if len(w.events) > 0 || w.phase() != breaks.Counting {
			t.Fatalf("events %v, phase %s", w.kinds(), w.phase())
		}
		w.work(time.Minute)
		if w.phase() != breaks.Announced {
			t.Errorf("phase %s half an hour after quiet hours", w.phase())
		}
	})
	t.Run("should end an open announcement and forget what is owed by the morning", func(t *testing.T) {
		w := newWorld(usual(), time.Date(2026, 3, 9, 19, 29, 0, 0, time.UTC))
		w.work(31 * time.Minute)
		if w.phase() != breaks.Quiet || !w.s.State(w.at).Owed {
			t.Fatalf("phase %s, owed %v at 20:00", w.phase(), w.s.State(w.at).Owed)
		}
		w.work(11*time.Hour + time.Minute)
		if w.phase() != breaks.Counting || w.s.State(w.at).Owed {
			t.Errorf("phase %s, owed %v at 7:01", w.phase(), w.s.State(w.at).Owed)
		}
	})
	t.Run("should not exist when start and end are equal", func(t *testing.T) {
		cfg := usual()
		cfg.QuietFrom, cfg.QuietTo = 0, 0
		w := newWorld(cfg, time.Date(2026, 3, 9, 0, 0, 0, 0, time.UTC))
		w.work(30 * time.Minute)
		if w.phase() != breaks.Announced {
			t.Errorf("phase %s", w.phase())
		}
	})
}

func TestAnswers(t *testing.T) {
	t.Run("should announce again after the postponed time, and owe at the third", func(t *testing.T) {
		w := announced(t)
		for range breaks.MaxPostpones {
			events, err := w.s.Postpone(w.at, 5*time.Minute)
			if err != nil || events[0].Kind != breaks.KindPostponed {
				t.Fatalf("Postpone = %v, %v", events, err)
			}
			w.work(5 * time.Minute)
			if w.phase() != breaks.Announced {
				t.Fatalf("phase %s five minutes later", w.phase())
			}
		}
		events, err := w.s.Postpone(w.at, 0)
		if err != nil || events[0].Kind != breaks.KindOwed {
			t.Fatalf("third Postpone = %v, %v", events, err)
		}
		w.clear()
		w.work(29 * time.Minute)
		if len(w.events) > 0 || !w.s.State(w.at).Owed {
			t.Errorf("events %v, owed %v", w.kinds(), w.s.State(w.at).Owed)
		}
	})
	t.Run("should postpone by ten minutes when nobody says how long", func(t *testing.T) {
		w := announced(t)
		if _, err := w.s.Postpone(w.at, 0); err != nil {
			t.Fatal(err)
		}
		if got := w.s.State(w.at).NextIn; got != 10*time.Minute {
			t.Errorf("next in %v", got)
		}
	})
	t.Run("should owe nothing for a skipped break", func(t *testing.T) {
		w := announced(t)
		if _, err := w.s.Skip(w.at); err != nil {
			t.Fatal(err)
		}
		if st := w.s.State(w.at); st.Owed || st.NextIn != 30*time.Minute {
			t.Errorf("state %+v", st)
		}
	})
	t.Run("should pay what is owed with any break", func(t *testing.T) {
		w := announced(t)
		w.work(6 * time.Minute)
		if !w.s.State(w.at).Owed {
			t.Fatal("not owed")
		}
		w.note(w.s.Take(w.at, 0))
		if w.s.State(w.at).Owed {
			t.Error("still owed")
		}
	})
	t.Run("should count a break once when it is reported twice", func(t *testing.T) {
		w := announced(t)
		w.note(w.s.Take(w.at, 0))
		w.work(20 * time.Second)
		w.note(w.s.Take(w.at, 0))
		if got := w.kinds(); !slices.Equal(got, []breaks.Kind{breaks.KindTaken}) {
			t.Errorf("events %v", got)
		}
	})
	t.Run("should not mistake the move itself for a natural break", func(t *testing.T) {
		w := announced(t)
		w.s.Begin(w.at)
		w.leave(100 * time.Second)
		w.work(10 * time.Second)
		w.note(w.s.Take(w.at, 0))
		if got := w.kinds(); !slices.Equal(got, []breaks.Kind{breaks.KindTaken}) {
			t.Errorf("events %v", got)
		}
	})
	t.Run("should refuse an answer when nothing is announced", func(t *testing.T) {
		w := newWorld(usual(), morning)
		if _, err := w.s.Skip(w.at); !errors.Is(err, breaks.ErrNothingDue) {
			t.Errorf("Skip: %v", err)
		}
		if _, err := w.s.Postpone(w.at, 0); !errors.Is(err, breaks.ErrNothingDue) {
			t.Errorf("Postpone: %v", err)
		}
	})
	t.Run("should keep the regular break out of the way of one asked for", func(t *testing.T) {
		w := newWorld(usual(), morning)
		w.work(29*time.Minute + 50*time.Second)
		w.note(w.s.Now(w.at))
		w.work(110 * time.Second)
		if got := w.kinds(); !slices.Equal(got, []breaks.Kind{breaks.KindAsked}) {
			t.Errorf("events %v", got)
		}
	})
}

func TestPauseAndSettings(t *testing.T) {
	t.Run("should be silent until the pause ends and then count anew", func(t *testing.T) {
		w := newWorld(usual(), morning)
		w.work(29 * time.Minute)
		w.note(w.s.Pause(w.at, w.at.Wall.Add(time.Hour)))
		w.work(89 * time.Minute)
		if len(w.events) > 0 {
			t.Fatalf("events %v", w.kinds())
		}
		w.work(time.Minute)
		if w.phase() != breaks.Announced {
			t.Errorf("phase %s", w.phase())
		}
	})
	t.Run("should count from now on resume", func(t *testing.T) {
		w := newWorld(usual(), morning)
		w.note(w.s.Pause(w.at, w.at.Wall.Add(time.Hour)))
		w.work(time.Minute)
		w.note(w.s.Resume(w.at))
		if st := w.s.State(w.at); st.Phase != breaks.Counting || st.NextIn != 30*time.Minute {
			t.Errorf("state %+v", st)
		}
	})
	t.Run("should announce nothing when off or held", func(t *testing.T) {
		for _, change := range []func(*breaks.Config){
			func(c *breaks.Config) { c.On = false },
			func(c *breaks.Config) { c.Held = true },
		} {
			cfg := usual()
			change(&cfg)
			w := newWorld(cfg, morning)
			w.work(5 * time.Hour)
			if len(w.events) > 0 {
				t.Errorf("events %v with %+v", w.kinds(), cfg)
			}
		}
	})
	t.Run("should count a new interval from now", func(t *testing.T) {
		w := newWorld(usual(), morning)
		w.work(25 * time.Minute)
		cfg := usual()
		cfg.Interval = 20 * time.Minute
		w.s.Configure(w.at, cfg)
		if st := w.s.State(w.at); len(w.events) > 0 || st.NextIn != 20*time.Minute {
			t.Errorf("events %v, state %+v", w.kinds(), st)
		}
	})
	t.Run("should keep the count when other settings change", func(t *testing.T) {
		w := newWorld(usual(), morning)
		w.work(25 * time.Minute)
		cfg := usual()
		cfg.Length = 90 * time.Second
		w.s.Configure(w.at, cfg)
		if st := w.s.State(w.at); st.NextIn != 5*time.Minute {
			t.Errorf("state %+v", st)
		}
	})
	t.Run("should name every setting out of range", func(t *testing.T) {
		bad := breaks.Config{Interval: time.Minute, Length: time.Hour, QuietFrom: -1}
		if err := bad.Validate(); err == nil || usual().Validate() != nil {
			t.Errorf("bad: %v, usual: %v", err, usual().Validate())
		}
	})
}

func TestRestore(t *testing.T) {
	again := func(w *world, gone time.Duration) *world {
		old := w.s.Snapshot(w.at)
		next := newWorld(usual(), w.at.Wall.Add(gone))
		next.s.Restore(next.at, old)
		return next
	}
	t.Run("should go on counting after a short absence of the agent", func(t *testing.T) {
		w := newWorld(usual(), morning)
		w.work(20 * time.Minute)
		next := again(w, time.Minute)
		if st := next.s.State(next.at); st.NextIn != 9*time.Minute || st.Seated != 21*time.Minute {
			t.Errorf("state %+v", st)
		}
	})
	t.Run("should count from now after a long one", func(t *testing.T) {
		w := newWorld(usual(), morning)
		w.work(20 * time.Minute)
		next := again(w, 6*time.Minute)
		if st := next.s.State(next.at); st.NextIn != 30*time.Minute {
			t.Errorf("state %+v", st)
		}
	})
	t.Run("should not announce at once what fell due meanwhile", func(t *testing.T) {
		w := newWorld(usual(), morning)
		w.work(29 * time.Minute)
		next := again(w, 2*time.Minute)
		next.work(29 * time.Minute)
		if len(next.events) > 0 {
			t.Errorf("events %v", next.kinds())
		}
	})
	t.Run("should hold a pause", func(t *testing.T) {
		w := newWorld(usual(), morning)
		w.note(w.s.Pause(w.at, w.at.Wall.Add(time.Hour)))
		next := again(w, 30*time.Minute)
		if next.phase() != breaks.Paused {
			t.Errorf("phase %s", next.phase())
		}
	})
	t.Run("should owe the announcement that the last run left open", func(t *testing.T) {
		next := again(announced(t), time.Second)
		if st := next.s.State(next.at); !st.Owed || st.Phase != breaks.Counting {
			t.Errorf("state %+v", st)
		}
	})
}
