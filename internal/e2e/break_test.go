//go:build e2e

package e2e

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"unknot/internal/breaks"
	"unknot/internal/i18n"
	"unknot/internal/link"
)

// notice is a notification as the daemon tells of it.
type notice struct{ App, Summary, Body string }

// notices are the notifications the daemon has shown so far.
func (d *desk) notices() []notice {
	d.t.Helper()
	d.run("dunstctl", "close-all") // the history begins when a notification is closed
	type field struct{ Data string }
	var history struct {
		Data [][]struct{ Appname, Summary, Body field }
	}
	if err := json.Unmarshal([]byte(d.run("dunstctl", "history")), &history); err != nil {
		d.t.Fatal(err)
	}
	var out []notice
	for _, group := range history.Data {
		for _, n := range group {
			out = append(out, notice{n.Appname.Data, n.Summary.Data, n.Body.Data})
		}
	}
	return out
}

// phase asks the agent how the breaks stand; empty while it does not answer.
func (d *desk) phase() breaks.Phase {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	status, err := link.Agent{Address: filepath.Join(d.data, "run", "agent.sock")}.Status(ctx)
	if err != nil {
		return ""
	}
	return breaks.Phase(status.Phase)
}

func (d *desk) taken() string { return d.journal(`SELECT count(*) FROM breaks WHERE kind = 'taken'`) }

// assertNoSocket sees that an agent that has ended left no socket.
func (d *desk) assertNoSocket() {
	d.t.Helper()
	if _, err := os.Lstat(filepath.Join(d.data, "run", "agent.sock")); !os.IsNotExist(err) {
		d.t.Errorf("the agent left its socket, error %v", err)
	}
}

// TestBreaks takes a break on the card by mouse, then waits for one at the notification daemon and
// takes that one by keyboard.
func TestBreaks(t *testing.T) {
	d := newDesk(t)
	app, p := d.openFresh()
	p.click(p.tx.T("ui.rail.relief"))
	p.click(p.tx.N("relief.build", 10))
	p.answer() // moves are shown only once the safety questions are answered
	app.kill()

	d.takeByMouse(p)
	d.takeReminded(p.tx)
}

// takeByMouse opens the card without the agent; the program ends with it.
func (d *desk) takeByMouse(p *pair) {
	d.t.Helper()
	card := d.start(program("unknot"), "--data-dir", d.data, "--break")
	w := d.find(p.tx.T("ui.break.window"))
	p.twin.App.TakeBreak()
	twin := p.twin.Small()
	if twin == nil {
		d.fatalf("the twin opens no card")
	}
	w.looksLike("the break card", opaque(twin.Picture()), few)
	both := func(text string) {
		place, err := twin.Find(text, 0)
		if err != nil {
			d.fatalf("%v", err)
		}
		w.click(place.Centre())
		twin.ClickAt(place.Centre())
	}
	both(p.tx.T("breakcard.start", i18n.Args{"Seconds": 60}))
	w.looksLike("the break", opaque(twin.Picture()), some) // the seconds left differ
	both(p.tx.T("player.end"))
	d.await("the break in the journal", func() bool { return d.taken() == "1" })
	if code := d.end(card); code != 0 {
		d.t.Errorf("the card ended with %d", code)
	}
}

// takeReminded lets the agent announce a break.
func (d *desk) takeReminded(tx *i18n.Texts) {
	d.t.Helper()
	agent := d.start(program("unknot-agent"), "--data-dir", d.data, "--test-interval", "2s")
	want := notice{"Unknot", tx.T("agent.notice-title"), tx.T("agent.notice-discreet")}
	d.await("a break at the notification daemon", func() bool {
		list := d.notices()
		return len(list) > 0 && list[0] == want
	})
	card := d.find(tx.T("ui.break.window"))
	d.await("the break to begin", func() bool {
		if d.phase() == breaks.Begun {
			return true
		}
		card.key("Return") // too early a key is not taken for an answer
		return false
	})
	d.await("the break in the journal", func() bool {
		if d.taken() == "2" {
			return true
		}
		card.key("Escape")
		return false
	})
	if err := agent.Process.Signal(syscall.SIGTERM); err != nil {
		d.t.Fatal(err)
	}
	if code := d.end(agent); code != 0 {
		d.t.Errorf("the agent ended with %d", code)
	}
	d.assertNoSocket()
	assertDiscreet(d.t, filepath.Join(d.data, "state", "unknot-agent.log"))
}

// TestReminders switches reminders on and off in the window, which starts and ends the agent.
func TestReminders(t *testing.T) {
	d := newDesk(t)
	_, p := d.openFresh()
	p.press(p.tx.T("ui.rail.breaks")) // the twin's computer lacks other things, so the screens differ
	on, off := p.place(p.tx.T("breaksview.on")).Centre(), p.place(p.tx.T("breaksview.off")).Centre()
	d.await("the agent", func() bool {
		if d.phase() != "" {
			return true
		}
		p.window.click(on)
		return false
	})
	if got := d.phase(); got != breaks.Counting && got != breaks.Quiet { // by the hour of the day
		t.Errorf("the breaks are %q", got)
	}
	d.await("the end of the agent", func() bool {
		p.window.click(off)
		return d.phase() == ""
	})
	d.await("the socket to go", func() bool {
		_, err := os.Lstat(filepath.Join(d.data, "run", "agent.sock"))
		return os.IsNotExist(err)
	})
	if list, err := filepath.Glob(filepath.Join(d.dir, "config", "autostart", "*")); err != nil || len(list) > 0 {
		t.Errorf("a journal in a folder of its own touched the login: %v, error %v", list, err)
	}
}
