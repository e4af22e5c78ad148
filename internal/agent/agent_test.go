package agent_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"go.uber.org/goleak"

	"unknot/internal/breaks"
	"unknot/internal/desktop/notify"
	"unknot/internal/link"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// at runs the test at a desk in a bubble with its own clock.
func at(t *testing.T, name string, change func(*desk), test func(t *testing.T, d *desk)) {
	t.Helper()
	t.Run(name, func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			d := newDesk(t, change)
			defer func() { d.stop() }()
			test(t, d)
		})
	})
}

func TestAnnouncing(t *testing.T) {
	at(t, "should announce with a notice and the card", nil, func(t *testing.T, d *desk) {
		d.pass(31 * time.Minute)
		if len(d.notices) != 1 || len(d.cards) != 1 {
			t.Fatalf("%d notices, %d cards", len(d.notices), len(d.cards))
		}
		card := d.cards[0]
		if card.Move != "march-in-place" || card.Seconds != 60 || card.MoveSeconds != 60 || card.SeatedSeconds < 1800 || card.Asked {
			t.Errorf("card %+v", card)
		}
		if s := d.must(link.CmdStatus, nil); s.Phase != string(breaks.Announced) || s.Break == nil || *s.Break != card || s.Notices != "ok" {
			t.Errorf("status %+v", s)
		}
	})
	at(t, "should say nothing about the body when discreet", nil, func(t *testing.T, d *desk) {
		d.pass(31 * time.Minute)
		for _, word := range []string{"back", "pain", "march", "sore", "["} {
			if text := d.notices[0].Title + d.notices[0].Body; strings.Contains(text, word) {
				t.Errorf("%q says %q", text, word)
			}
		}
	})
	at(t, "should name the move when the person does not mind", func(d *desk) { d.settings.DiscreetNotices = false }, func(t *testing.T, d *desk) {
		d.pass(31 * time.Minute)
		if body := d.notices[0].Body; !strings.Contains(body, "march-in-place, 60 s") || !strings.Contains(body, "30 minutes") {
			t.Errorf("notice %q", body)
		}
	})
	at(t, "should leave the card away when the person wants the notice only", func(d *desk) { d.settings.BreakCard = false }, func(t *testing.T, d *desk) {
		d.pass(31 * time.Minute)
		if len(d.notices) != 1 || len(d.cards) != 0 {
			t.Errorf("%d notices, %d cards", len(d.notices), len(d.cards))
		}
	})
	at(t, "should report a desktop that shows no notices", func(d *desk) { d.sendErr = &notify.Error{Health: notify.NoDaemon} }, func(t *testing.T, d *desk) {
		d.pass(31 * time.Minute)
		if s := d.must(link.CmdStatus, nil); s.Notices != "no-daemon" {
			t.Errorf("status %+v", s)
		}
	})
	at(t, "should stay silent with reminders off", func(d *desk) { d.settings.Reminders = false }, func(t *testing.T, d *desk) {
		d.pass(5 * time.Hour)
		if len(d.notices)+len(d.cards)+len(d.records) > 0 || d.asked > 0 {
			t.Errorf("%d notices, %d cards, idle read %d times", len(d.notices), len(d.cards), d.asked)
		}
	})
	at(t, "should see a person leave", nil, func(t *testing.T, d *desk) {
		d.pass(20 * time.Minute)
		d.change(func() { d.away = time.Now() })
		d.pass(time.Hour)
		d.change(func() { d.away = time.Time{} })
		d.pass(29 * time.Minute)
		if got := d.kinds(); !slices.Equal(got, []breaks.Kind{breaks.KindNatural}) {
			t.Errorf("records %v", got)
		}
	})
	at(t, "should look at the idle time seldom", nil, func(t *testing.T, d *desk) {
		d.pass(20 * time.Minute)
		if d.asked > 45 {
			t.Errorf("read %d times in 20 minutes", d.asked)
		}
	})
	at(t, "should announce in time although a window keeps asking", nil, func(t *testing.T, d *desk) {
		for range 31 * 12 {
			d.must(link.CmdStatus, nil)
			d.pass(5 * time.Second)
		}
		if len(d.notices) != 1 {
			t.Errorf("%d notices", len(d.notices))
		}
	})
}

func TestSafetyComesFirst(t *testing.T) {
	nothing := func(string) bool { return true }
	at(t, "should not remind when the profile blocks the breaks", func(d *desk) { d.person.Blocked = nothing }, func(t *testing.T, d *desk) {
		d.pass(2 * time.Hour)
		if s := d.must(link.CmdStatus, nil); len(d.notices) > 0 || s.Phase != string(breaks.Held) {
			t.Errorf("%d notices, status %+v", len(d.notices), s)
		}
	})
	at(t, "should not remind when the profile cannot be read", func(d *desk) { d.broken = errBroken }, func(t *testing.T, d *desk) {
		d.pass(2 * time.Hour)
		if len(d.notices) > 0 {
			t.Errorf("%d notices", len(d.notices))
		}
	})
	at(t, "should mind a block from the last minute without being told", nil, func(t *testing.T, d *desk) {
		d.pass(29*time.Minute + 50*time.Second)
		d.change(func() { d.person.Blocked = nothing })
		d.pass(time.Hour)
		if len(d.notices) > 0 {
			t.Errorf("%d notices", len(d.notices))
		}
	})
	at(t, "should refuse a break that is asked for while held", func(d *desk) { d.person.Blocked = nothing }, func(t *testing.T, d *desk) {
		var refused *link.Error
		if _, err := d.tell(link.CmdNow, nil); !errors.As(err, &refused) || refused.Code != link.CodeNotNow || len(d.cards) > 0 {
			t.Errorf("error %v, %d cards", err, len(d.cards))
		}
	})
	at(t, "should never offer a blocked move, also not one postponed before", nil, func(t *testing.T, d *desk) {
		d.pass(31 * time.Minute)
		d.must(link.CmdPostpone, link.Postpone{Minutes: 5})
		d.change(func() { d.person.Blocked = func(id string) bool { return id == "march-in-place" } })
		d.pass(6 * time.Minute)
		if len(d.cards) != 2 || d.cards[1].Move == "march-in-place" {
			t.Errorf("cards %+v", d.cards)
		}
	})
	at(t, "should remind with the notice only when no move is open", func(d *desk) {
		d.person.Blocked = func(id string) bool { return id != breaks.ProtocolID }
	}, func(t *testing.T, d *desk) {
		d.pass(31 * time.Minute)
		if len(d.notices) != 1 || len(d.cards) != 0 {
			t.Errorf("%d notices, cards %+v", len(d.notices), d.cards)
		}
		var refused *link.Error
		if _, err := d.tell(link.CmdNow, nil); !errors.As(err, &refused) || refused.Code != link.CodeNotNow {
			t.Errorf("Now: %v", err)
		}
	})
}

func TestAnswers(t *testing.T) {
	at(t, "should keep a taken break with its move and length", nil, func(t *testing.T, d *desk) {
		d.pass(31 * time.Minute)
		d.must(link.CmdBegin, nil)
		d.pass(time.Minute)
		s := d.must(link.CmdTaken, nil)
		if got := d.kinds(); !slices.Equal(got, []breaks.Kind{breaks.KindAnnounced, breaks.KindTaken}) {
			t.Fatalf("records %v", got)
		}
		if r := d.records[1]; r.Move != "march-in-place" || r.Seconds != 60 || s.Break != nil || s.NextSeconds != 1800 {
			t.Errorf("record %+v, status %+v", r, s)
		}
	})
	at(t, "should keep how long a break was, where that is said", nil, func(t *testing.T, d *desk) {
		d.pass(31 * time.Minute)
		d.must(link.CmdBegin, nil)
		d.pass(20 * time.Second)
		d.must(link.CmdTaken, link.Taken{Seconds: 20})
		if r := d.records[1]; r.Seconds != 20 {
			t.Errorf("record %+v", r)
		}
	})
	at(t, "should refuse a break that lasted less than no time", nil, func(t *testing.T, d *desk) {
		d.pass(31 * time.Minute)
		var refused *link.Error
		if _, err := d.tell(link.CmdTaken, link.Taken{Seconds: -1}); !errors.As(err, &refused) || refused.Code != link.CodeBadRequest {
			t.Errorf("error %v", err)
		}
		if len(d.records) != 1 {
			t.Errorf("kept %+v", d.records)
		}
	})
	at(t, "should come back with the same move after a postponement", nil, func(t *testing.T, d *desk) {
		d.pass(31 * time.Minute)
		if s := d.must(link.CmdPostpone, link.Postpone{Minutes: 5}); s.Break != nil || s.NextSeconds != 300 {
			t.Fatalf("status %+v", s)
		}
		d.pass(6 * time.Minute)
		if len(d.cards) != 2 || d.cards[0].Move != d.cards[1].Move || d.cards[1].PostponesLeft != 1 {
			t.Errorf("cards %+v", d.cards)
		}
	})
	at(t, "should offer another move next time", nil, func(t *testing.T, d *desk) {
		d.pass(31 * time.Minute)
		d.must(link.CmdSkip, nil)
		d.pass(31 * time.Minute)
		if len(d.cards) != 2 || d.cards[0].Move == d.cards[1].Move {
			t.Errorf("cards %+v", d.cards)
		}
	})
	at(t, "should open the card without a notice when the person asks", nil, func(t *testing.T, d *desk) {
		d.must(link.CmdNow, nil)
		if len(d.notices) != 0 || len(d.cards) != 1 || !d.cards[0].Asked {
			t.Fatalf("%d notices, cards %+v", len(d.notices), d.cards)
		}
		if s := d.must(link.CmdSkip, nil); s.Break != nil {
			t.Errorf("still open after it was closed: %+v", s.Break)
		}
	})
	at(t, "should bring an announced break to the front without counting it twice", nil, func(t *testing.T, d *desk) {
		d.pass(31 * time.Minute)
		d.must(link.CmdNow, nil)
		if got := d.kinds(); len(d.cards) != 2 || !slices.Equal(got, []breaks.Kind{breaks.KindAnnounced}) {
			t.Errorf("%d cards, records %v", len(d.cards), got)
		}
	})
	at(t, "should forget a break that was asked for and left alone", nil, func(t *testing.T, d *desk) {
		d.must(link.CmdNow, nil)
		d.pass(6 * time.Minute)
		if s := d.must(link.CmdStatus, nil); s.Break != nil {
			t.Errorf("status %+v", s)
		}
	})
	at(t, "should refuse answers to nothing, and what it does not know", nil, func(t *testing.T, d *desk) {
		for command, want := range map[string]link.Code{
			link.CmdSkip: link.CodeNotNow, link.CmdPostpone: link.CodeNotNow,
			"dance": link.CodeUnknown, link.CmdPause: link.CodeBadRequest,
		} {
			var refused *link.Error
			if _, err := d.tell(command, nil); !errors.As(err, &refused) || refused.Code != want {
				t.Errorf("%s: %v, want %s", command, err, want)
			}
		}
	})
	at(t, "should end when asked", nil, func(t *testing.T, d *desk) {
		if _, err := d.tell(link.CmdQuit, nil); err != nil {
			t.Fatal(err)
		}
		synctest.Wait()
		if _, err := d.tell(link.CmdStatus, nil); err == nil {
			t.Error("still answering")
		}
	})
}

func TestTray(t *testing.T) {
	at(t, "should show the time to the next break", nil, func(t *testing.T, d *desk) {
		d.pass(10 * time.Minute)
		if got := d.label("state").Label; got != "Next break in 20 minutes" {
			t.Errorf("label %q", got)
		}
	})
	at(t, "should pause and resume", nil, func(t *testing.T, d *desk) {
		d.agent.Clicked("pause")
		synctest.Wait()
		until := time.Now().Add(time.Hour).Format("15:04")
		if got := d.label("state").Label; got != "Paused until "+until || !d.label("pause").Hidden || d.label("resume").Hidden {
			t.Fatalf("label %q", got)
		}
		d.agent.Clicked("resume")
		synctest.Wait()
		if got := d.label("state").Label; got != "Next break in 30 minutes" {
			t.Errorf("label %q", got)
		}
	})
	at(t, "should open the window and a break", nil, func(t *testing.T, d *desk) {
		d.agent.Clicked("open")
		d.agent.Clicked("now")
		synctest.Wait()
		if d.opened != 1 || len(d.cards) != 1 {
			t.Errorf("opened %d, cards %d", d.opened, len(d.cards))
		}
	})
	at(t, "should have words for every phase", nil, func(t *testing.T, d *desk) {
		for _, item := range d.menu {
			if strings.Contains(item.Label, "[") {
				t.Errorf("label %q", item.Label)
			}
		}
	})
}

func TestRestart(t *testing.T) {
	at(t, "should go on counting, and with the next move", nil, func(t *testing.T, d *desk) {
		d.pass(31 * time.Minute)
		d.must(link.CmdSkip, nil)
		d.pass(20 * time.Minute)
		d.stop()
		d.start()
		if s := d.must(link.CmdStatus, nil); s.NextSeconds != 600 {
			t.Errorf("status %+v", s)
		}
		d.pass(11 * time.Minute)
		if len(d.cards) != 2 || d.cards[0].Move == d.cards[1].Move {
			t.Errorf("cards %+v", d.cards)
		}
	})
	at(t, "should remind half as often in a flare, an hour apart at most", nil, func(t *testing.T, d *desk) {
		d.change(func() { d.settings.BreakIntervalMinutes, d.person.Flare = 25, true })
		if s := d.must(link.CmdReload, nil); s.NextSeconds != 50*60 {
			t.Errorf("status %+v", s)
		}
		d.change(func() { d.settings.BreakIntervalMinutes = 45 })
		if s := d.must(link.CmdReload, nil); s.NextSeconds != 60*60 {
			t.Errorf("status %+v", s)
		}
		d.change(func() { d.person.Flare = false })
		if s := d.must(link.CmdReload, nil); s.NextSeconds != 45*60 {
			t.Errorf("status %+v", s)
		}
	})
	at(t, "should take over new settings when told", nil, func(t *testing.T, d *desk) {
		d.change(func() { d.settings.BreakIntervalMinutes = 20 })
		if s := d.must(link.CmdReload, nil); s.NextSeconds != 1200 {
			t.Errorf("status %+v", s)
		}
		d.change(func() { d.settings.Reminders = false })
		if s := d.must(link.CmdReload, nil); s.Phase != string(breaks.Off) {
			t.Errorf("status %+v", s)
		}
	})
}
