//go:build e2e

package e2e

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// tab moves the keyboard on in both until it is where it should be.
func (p *pair) tab(to string, there func() bool) {
	p.d.t.Helper()
	for range 300 { // a page of questions has a hundred buttons
		if there() {
			p.same("with the keyboard on "+to, few)
			return
		}
		p.key("Tab")
		p.twin.FocusNext()
	}
	p.d.fatalf("the keyboard does not reach %s", to)
}

func (p *pair) on(text string) func() bool {
	return func() bool { return p.twin.Focused() == text }
}

// typed presses a key in both and waits until they look the same again.
func (p *pair) typed(name string, key fyne.KeyName) {
	p.d.t.Helper()
	p.key(name)
	p.twin.Key(key)
	p.same("after the key "+name, few)
}

// TestKeyboard marks a place and passes the safety check without touching the mouse.
func TestKeyboard(t *testing.T) {
	d := newDesk(t)
	_, p := d.openFresh()

	relief, minutes, build := p.tx.T("ui.rail.relief"), p.tx.N("relief.minutes", 2), p.tx.N("relief.build", 2)
	p.tab(relief, p.on(relief))
	p.typed("Return", fyne.KeyReturn)
	p.tab("the map", p.twin.OnMap)
	p.typed("Down", fyne.KeyDown)
	p.typed("space", fyne.KeySpace)
	p.key("7")
	p.twin.Type('7')
	p.same("at level 7", few)
	p.tab(minutes, p.on(minutes))
	p.typed("space", fyne.KeySpace)
	p.tab(build, p.on(build))
	p.typed("Return", fyne.KeyReturn)
	none, start := p.tx.T("questions.none"), p.tx.T("planview.start")
	for !p.twin.Shows(start) {
		p.tab(none, p.on(none))
		p.typed("Return", fyne.KeyReturn)
	}
	if got := d.journal(`SELECT count(*) || ' ' || max(intensity) FROM marks`); got != "1 7" {
		t.Errorf("the journal holds the marks %q", got)
	}
	p.tab(start, p.on(start))
	p.key("Return")
	d.await("the session", func() bool { return strings.HasPrefix(d.journal(`SELECT status FROM sessions`), "running") })
}
