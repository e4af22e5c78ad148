package agent_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"unknot/internal/breaks"
	"unknot/internal/desktop/notify"
	"unknot/internal/link"
	"unknot/internal/settings"
)

const (
	discreet = "Unknot has one short question for you this morning."
	plain    = "How is your back this morning?"
)

// until lets time go by to an hour of the clock, of the first day of the bubble or of the next one.
func until(day int, hour float64) time.Duration {
	at := time.Date(2000, 1, 1+day, 0, 0, 0, 0, time.Now().Location())
	return time.Until(at.Add(time.Duration(hour * float64(time.Hour))))
}

// morning is a desk at eight in the morning after a session, where a break is far away.
func morning(change func(*desk)) func(*desk) {
	return func(d *desk) {
		time.Sleep(until(1, 8))
		d.due = true
		d.settings.BreakIntervalMinutes = settings.LongestBreakInterval
		if change != nil {
			change(d)
		}
	}
}

// questions are the notices that were not about a break.
func (d *desk) questions() []notify.Notice {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.DeleteFunc(slices.Clone(d.notices), func(n notify.Notice) bool { return n.Title == "Time to move" })
}

func (d *desk) asksTimes(want int) {
	d.t.Helper()
	if got := d.questions(); len(got) != want {
		d.t.Errorf("asked %d times, want %d: %+v", len(got), want, got)
	}
}

// reads is how often the journal was asked about the morning.
func (d *desk) reads() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.read
}

func TestQuestion(t *testing.T) {
	at(t, "should ask once, and read the journal once", morning(nil), func(t *testing.T, d *desk) {
		d.pass(3 * time.Minute)
		d.asksTimes(1)
		d.pass(12 * time.Hour)
		d.asksTimes(1)
		if d.reads() != 1 {
			t.Errorf("read %d times", d.reads())
		}
	})
	at(t, "should let a person sit down first", morning(nil), func(_ *testing.T, d *desk) {
		d.pass(2*time.Minute - time.Second)
		d.asksTimes(0)
	})
	at(t, "should not ask twice after a restart", morning(nil), func(t *testing.T, d *desk) {
		d.pass(3 * time.Minute)
		d.stop()
		d.start()
		d.pass(2 * time.Hour)
		d.asksTimes(1)
		if d.reads() != 1 {
			t.Errorf("read %d times", d.reads())
		}
	})
	at(t, "should remember at once that it asked", morning(nil), func(t *testing.T, d *desk) {
		d.pass(3 * time.Minute)
		if kept, err := os.ReadFile(d.memory); err != nil || !strings.Contains(string(kept), `"asked":"2000-01-02"`) {
			t.Errorf("kept %s, error %v", kept, err)
		}
	})
	at(t, "should ask again on the next morning", morning(nil), func(_ *testing.T, d *desk) {
		d.pass(3 * time.Minute)
		d.pass(until(2, 3.9))
		d.asksTimes(1)
		d.pass(time.Hour)
		d.asksTimes(2)
	})
	at(t, "should be silent once it was answered", morning(func(d *desk) { d.due = false }), func(t *testing.T, d *desk) {
		d.pass(4 * time.Hour)
		d.asksTimes(0)
		if d.reads() != 1 {
			t.Errorf("read %d times", d.reads())
		}
	})
	at(t, "should be silent when it was answered before the person could be asked", morning(func(d *desk) { d.away = time.Now() }),
		func(_ *testing.T, d *desk) {
			d.pass(time.Hour)
			d.change(func() { d.away, d.due = time.Time{}, false })
			d.pass(time.Hour)
			d.asksTimes(0)
		})
	at(t, "should ask from four on and not in the night", morning(func(*desk) { time.Sleep(until(2, 3)) }), func(t *testing.T, d *desk) {
		d.pass(59 * time.Minute)
		if d.asksTimes(0); d.reads() > 0 {
			t.Errorf("read %d times in the night", d.reads())
		}
		d.pass(time.Hour)
		d.asksTimes(1)
	})
	at(t, "should neither ask nor read in the afternoon", morning(func(*desk) { time.Sleep(until(1, 12)) }), func(t *testing.T, d *desk) {
		d.pass(11 * time.Hour)
		if d.asksTimes(0); d.reads() > 0 {
			t.Errorf("read %d times", d.reads())
		}
	})
	at(t, "should wake no oftener for it", morning(func(d *desk) { d.due = false }), func(t *testing.T, d *desk) {
		d.pass(20 * time.Minute)
		if d.asked > 45 {
			t.Errorf("looked %d times in 20 minutes", d.asked)
		}
	})
}

func TestQuestionWaits(t *testing.T) {
	waits := func(name string, change func(*desk), free func(d *desk)) {
		at(t, name, morning(change), func(t *testing.T, d *desk) {
			d.pass(30 * time.Minute)
			if d.asksTimes(0); d.reads() > 0 {
				t.Errorf("read %d times", d.reads())
			}
			free(d)
			d.pass(10 * time.Minute)
			d.asksTimes(1)
		})
	}
	reload := func(change func(d *desk)) func(d *desk) {
		return func(d *desk) {
			d.change(func() { change(d) })
			d.must(link.CmdReload, nil)
		}
	}
	waits("should wait for the end of quiet hours",
		func(d *desk) { d.settings.QuietFromMinute, d.settings.QuietToMinute = 20*60, 8*60+30 }, func(*desk) {})
	waits("should not ask with reminders off",
		func(d *desk) { d.settings.Reminders = false }, reload(func(d *desk) { d.settings.Reminders = true }))
	waits("should not ask whoever does not want it",
		func(d *desk) { d.settings.MorningQuestion = false }, reload(func(d *desk) { d.settings.MorningQuestion = true }))
	waits("should not ask while the profile holds the reminders",
		func(d *desk) { d.person.Blocked = func(string) bool { return true } },
		reload(func(d *desk) { d.person.Blocked = func(string) bool { return false } }))
	waits("should not ask an empty chair",
		func(d *desk) { d.away = time.Now() }, func(d *desk) { d.change(func() { d.away = time.Time{} }) })

	at(t, "should not ask while paused", morning(nil), func(_ *testing.T, d *desk) {
		d.must(link.CmdPause, link.Pause{Until: time.Now().Add(time.Hour)})
		d.pass(59 * time.Minute)
		d.asksTimes(0)
		d.pass(10 * time.Minute)
		d.asksTimes(1)
	})
	at(t, "should not ask somebody who left a minute ago", morning(nil), func(_ *testing.T, d *desk) {
		d.pass(time.Minute)
		d.change(func() { d.away = time.Now() })
		d.pass(time.Hour)
		d.asksTimes(0)
	})
	at(t, "should not ask while a break that was asked for is open", morning(nil), func(_ *testing.T, d *desk) {
		d.pass(100 * time.Second)
		d.must(link.CmdNow, nil)
		d.pass(4 * time.Minute)
		d.asksTimes(0)
		d.must(link.CmdTaken, nil)
		d.pass(3 * time.Minute)
		d.asksTimes(1)
	})
	at(t, "should ask where nobody can tell who is there", morning(func(d *desk) { d.blind = true }), func(_ *testing.T, d *desk) {
		d.pass(3 * time.Minute)
		d.asksTimes(1)
	})
	at(t, "should mind what was chosen in the last minute, also without being told", morning(nil), func(_ *testing.T, d *desk) {
		d.pass(time.Minute)
		d.change(func() { d.settings.MorningQuestion = false })
		d.pass(3 * time.Hour)
		d.asksTimes(0)
	})
}

func TestQuestionBesideBreaks(t *testing.T) {
	announced := func(name string, then func(d *desk)) {
		at(t, name, morning(func(d *desk) { d.settings.MorningQuestion = false }), func(t *testing.T, d *desk) {
			d.pass(61 * time.Minute)
			d.change(func() { d.settings.MorningQuestion = true })
			d.must(link.CmdReload, nil)
			then(d)
			if s := d.must(link.CmdStatus, nil); s.Phase == string(breaks.Counting) {
				t.Fatalf("status %+v", s)
			}
			d.pass(4 * time.Minute)
			d.asksTimes(0)
			d.pass(30 * time.Minute)
			d.asksTimes(1)
		})
	}
	announced("should not ask while a break is announced", func(*desk) {})
	announced("should not ask while a break is being done", func(d *desk) { d.must(link.CmdBegin, nil) })
	announced("should not ask while a break is put off", func(d *desk) { d.must(link.CmdPostpone, link.Postpone{Minutes: 5}) })
}

func TestQuestionText(t *testing.T) {
	at(t, "should say nothing about health when discreet", morning(nil), func(t *testing.T, d *desk) {
		d.pass(3 * time.Minute)
		got := d.questions()[0]
		if got != (notify.Notice{Title: "Good morning", Body: discreet}) {
			t.Errorf("notice %+v", got)
		}
		for _, word := range []string{"back", "pain", "hurt", "sore", "health", "body", "session", "move", "["} {
			if strings.Contains(strings.ToLower(got.Title+got.Body), word) {
				t.Errorf("%+v says %q", got, word)
			}
		}
	})
	at(t, "should ask in plain words when the person does not mind", morning(func(d *desk) { d.settings.DiscreetNotices = false }),
		func(t *testing.T, d *desk) {
			d.pass(3 * time.Minute)
			if got := d.questions()[0]; got.Title != plain || !strings.Contains(got.Body, "Today") || strings.Contains(got.Body, "[") {
				t.Errorf("notice %+v", got)
			}
		})
}

func TestQuestionTrouble(t *testing.T) {
	at(t, "should log a journal that cannot be read, and remind all the same", morning(func(d *desk) { d.dueErr = errors.New("the disk is gone") }),
		func(t *testing.T, d *desk) {
			d.pass(61 * time.Minute)
			if got := d.kinds(); !slices.Equal(got, []breaks.Kind{breaks.KindAnnounced}) || d.reads() < 2 || d.reads() > 7 {
				t.Errorf("records %v, read %d times", got, d.reads())
			}
			d.change(func() { d.dueErr = nil })
			d.must(link.CmdSkip, nil)
			d.pass(15 * time.Minute)
			d.asksTimes(1)
			d.stop()
			log := d.log.String()
			if strings.Count(log, "the disk is gone") != d.reads()-1 {
				t.Errorf("read %d times, log %s", d.reads(), log)
			}
			for _, word := range []string{"back", "pain", "march", "hurt", "\"Good"} {
				if strings.Contains(log, word) {
					t.Errorf("the log says %q: %s", word, log)
				}
			}
		})
	at(t, "should ask later where nobody shows notices yet", morning(func(d *desk) { d.sendErr = &notify.Error{Health: notify.NoDaemon} }),
		func(t *testing.T, d *desk) {
			d.pass(3 * time.Minute)
			d.asksTimes(1)
			d.change(func() { d.sendErr = nil })
			d.pass(5 * time.Minute)
			d.asksTimes(1)
			d.pass(20 * time.Minute)
			d.asksTimes(2)
			d.pass(3 * time.Hour)
			d.asksTimes(2)
			if s := d.must(link.CmdStatus, nil); s.Notices != "ok" {
				t.Errorf("status %+v", s)
			}
		})
	at(t, "should not ask again where the notice may have been seen", morning(func(d *desk) { d.sendErr = &notify.Error{Health: notify.Failed} }),
		func(_ *testing.T, d *desk) {
			d.pass(3 * time.Hour)
			d.asksTimes(1)
		})
	at(t, "should ask again where the memory is lost", morning(func(d *desk) { d.memory = "" }), func(_ *testing.T, d *desk) {
		d.pass(3 * time.Minute)
		d.stop()
		d.start()
		d.pass(3 * time.Minute)
		d.asksTimes(2)
	})
}
