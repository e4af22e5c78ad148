//go:build e2e

package e2e

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// open starts the window and waits until it looks like its twin.
func (d *desk) open(twinJournal string) (*process, *window) {
	d.t.Helper()
	app := d.start(filepath.Join(d.bin, "unknot"), "--data-dir", d.data, "--test-seconds", "1")
	w := d.find("Unknot")
	w.twin = d.twin(twinJournal)
	w.same("at the start")
	return app, w
}

// answer answers every page of questions with "None of these" until a plan is there.
func (w *window) answer() {
	w.d.t.Helper()
	for !w.twin.Shows("Start session") {
		w.click("None of these")
	}
}

// begin starts the session of the plan; from here on time runs, so nothing is compared.
func (w *window) begin() {
	w.d.t.Helper()
	p, err := w.twin.Find("Start session", 0)
	if err != nil {
		w.d.t.Fatal(err)
	}
	at := p.Centre()
	w.clickAt(at.X, at.Y)
	if err := w.twin.Click("Start session"); err != nil {
		w.d.t.Fatal(err)
	}
}

// TestWholeWay goes from a sore spot to a finished session, kills the program in the next one, and
// finds everything again.
func TestWholeWay(t *testing.T) {
	d := newDesk(t, true)
	app, w := d.open(filepath.Join(d.dir, "twin.db"))

	w.click("Relief")
	w.click("2 min")
	w.mark("lumbar-right")
	w.click("Build my 2-minute plan")
	w.answer()
	if got := d.journal(`SELECT m.region || ' ' || m.intensity FROM marks m`); got != "lumbar-right 5" {
		t.Errorf("the journal holds the marks %q", got)
	}
	w.begin()
	d.await("the first step in the journal", func() bool {
		return d.journal(`SELECT count(*) FROM session_steps WHERE actual_ms >= 1000 AND outcome = 'done'`) != "0"
	})
	d.await("the end of the session", func() bool { // the other steps are left early
		w.key("Right")
		return d.journal(`SELECT status FROM sessions`) == "finished"
	})
	for range 30 {
		if w.twin.Shows("How hard was it?") {
			break
		}
		w.twin.Key(fyne.KeyRight)
	}
	w.same("after the session")
	w.rate(2)
	w.click("Save")
	if got := d.journal(`SELECT status || ' ' || pain_before || ' ' || pain_after FROM sessions`); got != "finished 5 2" {
		t.Errorf("the journal holds the session %q", got)
	}

	w.click("Relief")
	w.click("Build my 2-minute plan")
	w.answer() // the four short questions
	w.begin()
	d.await("the first step of the second session", func() bool {
		return d.journal(`SELECT count(*) FROM session_steps WHERE session_id = 2`) == "1"
	})
	app.kill()

	assertJournal(t, d)
	kept := filepath.Join(d.dir, "kept.db")
	d.run("sqlite3", filepath.Join(d.data, "journal.db"), ".backup "+kept)
	_, again := d.open(kept)
	if !again.twin.Shows("was cut off") {
		t.Error("after the restart nothing is said about the session that was cut off")
	}
	again.click("Journal")
}

// rate clicks the slider that asks for the pain now.
func (w *window) rate(pain int) {
	w.d.t.Helper()
	p, err := w.twin.Find("How is your back right now?", 0)
	if err != nil {
		w.d.t.Fatal(err)
	}
	const knob = 13
	s := p.Object.Size()
	x, y := p.At.X+knob+(s.Width-2*knob)*float32(pain)/10, p.At.Y+s.Height/2
	w.twin.ClickAt(fyne.NewPos(x, y))
	w.clickAt(x, y)
	w.same("rated")
}

func assertJournal(t *testing.T, d *desk) {
	t.Helper()
	for query, want := range map[string]string{
		`PRAGMA integrity_check`:          "ok",
		`SELECT count(*) FROM check_ins`:  "2",
		`SELECT count(*) FROM screenings`: "2",
		`SELECT group_concat(status, ' ') FROM (SELECT status FROM sessions ORDER BY id)`: "finished running",
		`SELECT outcome FROM session_steps WHERE session_id = 2`:                          "done",
		`SELECT count(*) FROM profile_answers WHERE answer <> 'no'`:                       "0",
	} {
		if got := d.journal(query); got != want {
			t.Errorf("%s gives %q, want %q", query, got, want)
		}
	}
	if n, err := strconv.Atoi(d.journal(`SELECT count(*) FROM session_steps WHERE session_id = 1`)); err != nil || n < 2 {
		t.Errorf("the first session has %d steps", n)
	}
	info, err := os.Stat(filepath.Join(d.data, "journal.db"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the journal has the mode %v, error %v", info.Mode(), err)
	}
	log, err := os.ReadFile(filepath.Join(d.data, "state", "unknot.log"))
	if err != nil {
		t.Fatal(err)
	}
	for _, word := range []string{"lumbar", "pain", "diaphragmatic", "rf-", "cx-"} {
		if strings.Contains(string(log), word) {
			t.Errorf("the log says %q", word)
		}
	}
}

// TestKeyboard marks a place and reaches the safety check without touching the mouse.
func TestKeyboard(t *testing.T) {
	d := newDesk(t, true)
	d.start(filepath.Join(d.bin, "unknot"), "--data-dir", d.data)
	w := d.find("Unknot")
	w.twin = d.twin(filepath.Join(d.dir, "twin.db"))
	w.same("at the start")
	both := func(name string, key fyne.KeyName) {
		w.key(name)
		if key == fyne.KeyTab {
			w.twin.FocusNext()
			return
		}
		w.twin.Key(key)
	}
	for range 2 { // Today, Relief
		both("Tab", fyne.KeyTab)
	}
	both("Return", fyne.KeyReturn)
	w.same("on the Relief screen")
	for range 20 {
		if w.twin.OnMap() {
			break
		}
		both("Tab", fyne.KeyTab)
	}
	both("Down", fyne.KeyDown)
	both("space", fyne.KeySpace)
	w.same("marked by keyboard")
	w.key("7")
	w.twin.Type('7')
	w.same("set to 7 by keyboard")
	for range 60 {
		if w.twin.Focused() == "Build my 10-minute plan" {
			break
		}
		both("Tab", fyne.KeyTab)
	}
	both("Return", fyne.KeyReturn)
	w.same("in the safety check")
	if !w.twin.Shows("None of these") {
		t.Error("the keyboard did not reach the safety check")
	}
}

// TestSecondStart raises the first window and ends.
func TestSecondStart(t *testing.T) {
	d := newDesk(t, true)
	d.start(filepath.Join(d.bin, "unknot"), "--data-dir", d.data)
	d.find("Unknot")
	d.run(filepath.Join(d.bin, "unknot"), "--data-dir", d.data)
	if n := d.windows("Unknot"); n != 1 {
		t.Errorf("%d windows are open", n)
	}
}

// TestBreak waits for a break at the notification daemon, takes it on the card and finds it in the
// journal.
func TestBreak(t *testing.T) {
	d := newDesk(t, true)
	app, w := d.open(filepath.Join(d.dir, "twin.db"))
	w.click("Relief")
	w.click("2 min")
	w.click("Build my 2-minute plan")
	w.answer() // moves are shown only once the safety questions are answered
	app.kill()

	agent := d.start(filepath.Join(d.bin, "unknot-agent"), "--data-dir", d.data, "--test-interval", "2s")
	d.await("a break at the notification daemon", func() bool {
		shown, err := d.try("dunstctl", "count", "displayed")
		return err == nil && shown != "0"
	})
	d.run("dunstctl", "close-all")
	if history := d.run("dunstctl", "history"); !strings.Contains(history, "Time to move") {
		t.Errorf("the daemon was told %s", history)
	}
	card := d.find("Unknot break")
	for range 8 { // keys count only once the card has been up for a moment
		card.key("Return")
		time.Sleep(300 * time.Millisecond)
	}
	card.key("Escape")
	d.await("the break in the journal", func() bool {
		return d.journal(`SELECT count(*) FROM breaks WHERE kind = 'taken'`) == "1"
	})
	if err := agent.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	select {
	case <-agent.done:
	case <-time.After(patience):
		t.Fatal("the agent did not end")
	}
	left, err := filepath.Glob(filepath.Join(d.data, "run", "agent.sock"))
	if err != nil || len(left) > 0 {
		t.Errorf("the agent left %v, error %v", left, err)
	}
}
