//go:build e2e

package e2e

import (
	"context"
	"path/filepath"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"unknot/assets"
	"unknot/internal/body"
	"unknot/internal/content"
	"unknot/internal/i18n"
	"unknot/internal/journal"
	"unknot/internal/ui/offscreen"
)

// size is that of the window when it opens.
var size = fyne.NewSize(1200, 800)

// How many blocks of a picture may differ. A chip that changes its colour is about twelve blocks. How
// long a session took differs between a window and its twin, and so do the words that tell it.
const (
	few  = 6
	some = 30
)

// pair is a real window and its twin: the same window off-screen, on a journal of its own, led
// through the same steps.
type pair struct {
	window

	twin *offscreen.Window
	kept *journal.Journal // of the twin
	tx   *i18n.Texts
}

// open starts the program and its twin and waits until they look the same. The twin begins with
// the journal at a path, which it changes. Every hold lasts so many seconds, and as long as it should
// when that is 0.
func (d *desk) open(twinJournal string, seconds int) (*process, *pair) {
	d.t.Helper()
	app := d.start(program("unknot"), "--data-dir", d.data, "--test-seconds", strconv.Itoa(seconds))
	loaded := d.content()
	j, err := journal.Open(context.Background(), twinJournal, journal.Options{})
	if err != nil {
		d.t.Fatal(err)
	}
	twin := offscreen.Open(offscreen.Params{
		Content: loaded, Store: j, Start: time.Now().UTC(), Size: size, SecondsPerStep: seconds, DataDir: d.data,
	})
	d.t.Cleanup(func() { twin.Close(); _ = j.Close() })
	p := &pair{window: d.find(loaded.Texts.T("common.app")), twin: twin, kept: j, tx: loaded.Texts}
	p.same("at the start", few)
	return app, p
}

// openFresh is open with an empty journal and holds of a second.
func (d *desk) openFresh() (*process, *pair) { return d.open(filepath.Join(d.dir, "twin.db"), 1) }

func (d *desk) content() *content.Content {
	d.t.Helper()
	loaded, err := content.Load(assets.FS)
	if err != nil {
		d.t.Fatal(err)
	}
	return loaded
}

// same waits until the window looks like its twin.
func (p *pair) same(when string, allowed int) {
	p.d.t.Helper()
	p.looksLike(when, opaque(p.twin.Picture()), allowed)
}

// place is where the twin has a control.
func (p *pair) place(text string) offscreen.Place {
	p.d.t.Helper()
	place, err := p.twin.Find(text, 0)
	if err != nil {
		p.d.fatalf("%v", err)
	}
	return place
}

// press clicks a control in both, without looking at what comes of it.
func (p *pair) press(text string) {
	p.d.t.Helper()
	at := p.place(text).Centre()
	if err := p.twin.Click(text); err != nil {
		p.d.fatalf("%v", err)
	}
	p.window.click(at)
}

// click presses a control in both, and waits until they look the same again.
func (p *pair) click(text string) {
	p.d.t.Helper()
	p.press(text)
	p.same("after "+text, few)
}

// mark clicks a region of the body map in both.
func (p *pair) mark(r body.Region) {
	p.d.t.Helper()
	at, err := p.twin.RegionAt(r)
	if err != nil {
		p.d.fatalf("%v", err)
	}
	p.twin.ClickAt(at)
	p.window.click(at)
	p.same("with a mark", few)
}

// answer answers every page of questions with "None of these" until a plan is there.
func (p *pair) answer() {
	p.d.t.Helper()
	for !p.twin.Shows(p.tx.T("planview.start")) {
		p.click(p.tx.T("questions.none"))
	}
}
