//go:build e2e

package e2e

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"unknot/internal/session"
)

// TestWholeWay goes by mouse from a sore spot to a finished session, kills the program in the next
// one, and finds everything again.
func TestWholeWay(t *testing.T) {
	d := newDesk(t)
	app, p := d.openFresh()

	p.click(p.tx.T("ui.rail.relief"))
	p.click(p.tx.N("relief.minutes", 2))
	p.mark("lumbar-right")
	p.click(p.tx.N("relief.build", 2))
	p.answer()
	if got := d.journal(`SELECT region || ' ' || intensity FROM marks`); got != "lumbar-right 5" {
		t.Errorf("the journal holds the marks %q", got)
	}
	p.twin.Advance(time.Second) // the session comes after the check-in
	p.doSession()
	p.rate(2)
	p.press(p.tx.T("player.after-save"))
	p.same("in the journal", some) // so do the times of day
	if got := d.journal(`SELECT status || ' ' || pain_before || ' ' || pain_after FROM sessions`); got != "finished 5 2" {
		t.Errorf("the journal holds the session %q", got)
	}

	p.click(p.tx.T("ui.rail.relief"))
	p.click(p.tx.N("relief.build", 2))
	p.answer() // the short questions of a later time
	p.press(p.tx.T("planview.start"))
	p.awaitStep(2)
	app.kill()

	assertJournal(t, d)
	kept := filepath.Join(d.dir, "kept.db")
	d.run("sqlite3", d.file(), ".backup "+kept)
	_, again := d.open(kept, 1)
	if !again.twin.Shows("was cut off") {
		t.Error("after the restart nothing is said about the session that was cut off")
	}
	again.press(again.tx.T("today.keep"))
	d.await("the session that was cut off to be closed", func() bool {
		return d.journal(`SELECT status FROM sessions WHERE id = 2`) == "abandoned"
	})
	if got := d.journal(`SELECT outcome FROM session_steps WHERE session_id = 2 LIMIT 1`); got != "done" {
		t.Errorf("of the session that was cut off the journal holds the step %q", got)
	}
}

// doSession does the first step of the plan in full and leaves the others early, all by mouse.
// While it runs nothing is compared: the clocks of window and twin differ.
func (p *pair) doSession() {
	p.d.t.Helper()
	p.press(p.tx.T("planview.start"))
	next := p.place(p.tx.T("player.skip")).Centre()
	p.awaitStep(1)
	p.d.await("the end of the session", func() bool {
		if p.d.journal(`SELECT status FROM sessions`) == "finished" {
			return true
		}
		p.window.click(next)
		return false
	})
	p.doTwinSession()
	p.same("after the session", some) // how long it took differs
}

// doTwinSession leads the twin the same way.
func (p *pair) doTwinSession() {
	p.d.t.Helper()
	for range 100 {
		switch last, err := p.lastSession(); {
		case err != nil:
			p.d.fatalf("read the session of the twin: %v", err)
		case last.Status == session.RecordFinished:
			return
		case len(last.Steps) > 0:
			p.twin.Key(fyne.KeyRight)
		default:
			p.twin.Advance(time.Second)
		}
	}
	p.d.fatalf("the session of the twin does not end")
}

func (p *pair) lastSession() (session.Record, error) {
	now := time.Now()
	list, err := p.kept.Sessions(context.Background(), now.Add(-time.Hour), now.Add(time.Hour))
	if err == nil && len(list) == 0 {
		err = errors.New("there is none")
	}
	if err != nil {
		return session.Record{}, err
	}
	return list[len(list)-1], nil
}

// awaitStep waits until the first step of a session is in the journal.
func (p *pair) awaitStep(id int) {
	p.d.t.Helper()
	query := `SELECT count(*) FROM session_steps WHERE outcome = 'done' AND actual_ms >= 1000 AND session_id = ` + strconv.Itoa(id)
	p.d.await("the first step in the journal", func() bool { return p.d.journal(query) == "1" })
}

// rate drags the knob of the slider that asks for the pain now.
func (p *pair) rate(pain int) {
	p.d.t.Helper()
	place := p.place(p.tx.T("player.after-pain"))
	const knob = 13 // the radius of the slider's knob, which stays inside it
	s := place.Object.Size()
	at := func(pain int) fyne.Position {
		return place.At.AddXY(knob+(s.Width-2*knob)*float32(pain)/10, s.Height/2)
	}
	p.drag(at(7), at(pain))
	p.twin.ClickAt(at(pain))
	p.same("rated", some)
}

// assertJournal asks the sqlite3 command line what a finished session and one that was cut off leave.
func assertJournal(t *testing.T, d *desk) {
	t.Helper()
	for query, want := range map[string]string{
		`PRAGMA integrity_check`:            "ok",
		`PRAGMA foreign_key_check`:          "",
		`SELECT count(*) FROM check_ins`:    "2",
		`SELECT count(*) FROM screenings`:   "2",
		`SELECT max(level) FROM screenings`: "0",
		`SELECT group_concat(status, ' ') FROM (SELECT status FROM sessions ORDER BY id)`: "finished running",
		`SELECT outcome FROM session_steps WHERE session_id = 1 AND ordinal = 0`:          "done",
		`SELECT outcome FROM session_steps WHERE session_id = 2`:                          "done",
		`SELECT count(*) FROM profile_answers WHERE answer <> 'no'`:                       "0",
	} {
		if got := d.journal(query); got != want {
			t.Errorf("%s gives %q, want %q", query, got, want)
		}
	}
	if n, err := strconv.Atoi(d.journal(`SELECT count(*) FROM session_steps WHERE session_id = 1`)); err != nil || n < 2 {
		t.Errorf("the first session has %d steps, error %v", n, err)
	}
	files, err := filepath.Glob(d.file() + "*")
	if err != nil || len(files) == 0 {
		t.Fatalf("no journal: %v", err)
	}
	for _, file := range files {
		if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s has the mode %v, error %v", filepath.Base(file), info.Mode(), err)
		}
	}
	assertDiscreet(t, filepath.Join(d.data, "state", "unknot.log"))
}

// assertDiscreet sees that a log says nothing about the person.
func assertDiscreet(t testing.TB, file string) {
	t.Helper()
	said, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if len(said) == 0 {
		t.Error("the log is empty")
	}
	for _, word := range []string{"lumbar", "pain", "diaphragmatic", "rf-", "cx-"} {
		if strings.Contains(string(said), word) {
			t.Errorf("the log says %q", word)
		}
	}
}
