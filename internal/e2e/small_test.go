//go:build e2e

package e2e

import (
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"github.com/jezek/xgb/xproto"

	"unknot/internal/checkin"
)

// above reports whether the window manager keeps the window above the others.
func (w window) above() bool {
	w.d.t.Helper()
	atom := func(name string) xproto.Atom {
		reply, err := xproto.InternAtom(w.d.x, false, uint16(len(name)), name).Reply()
		if err != nil {
			w.d.fatalf("ask for %s: %v", name, err)
		}
		return reply.Atom
	}
	id, err := strconv.ParseUint(w.id, 10, 32)
	if err != nil {
		w.d.fatalf("%v", err)
	}
	const most = 64 // states, more than there are
	got, err := xproto.GetProperty(w.d.x, false, xproto.Window(id), atom("_NET_WM_STATE"), xproto.AtomAtom, 0, most).Reply()
	if err != nil {
		return false
	}
	want := uint32(atom("_NET_WM_STATE_ABOVE"))
	return slices.ContainsFunc(slices.Collect(slices.Chunk(got.Value, 4)), func(raw []byte) bool {
		return uint32(raw[0])|uint32(raw[1])<<8|uint32(raw[2])<<16|uint32(raw[3])<<24 == want
	})
}

// TestSmallWindow makes a session small by keyboard, says by mouse that it hurts, and makes it large
// again.
func TestSmallWindow(t *testing.T) {
	d := newDesk(t)
	_, p := d.open(filepath.Join(d.dir, "twin.db"), 0)
	p.click(p.tx.T("ui.rail.relief"))
	p.click(p.tx.N("relief.minutes", 2))
	p.click(p.tx.N("relief.build", 2))
	p.answer()
	p.press(p.tx.T("planview.start"))
	d.await("the session in the journal", func() bool { return d.journal(`SELECT status FROM sessions`) == "running" })
	p.key("s")
	p.twin.Key(fyne.KeyS)

	small := d.find(p.tx.T("ui.small.session"))
	if !small.above() {
		t.Error("the small window does not stay above the others")
	}
	if left := d.windows(p.tx.T("common.app")); len(left) > 0 {
		t.Errorf("the large window is still there: %v", left)
	}
	place, err := p.twin.Small().Find(p.tx.T("player.hurts"), 0)
	if err != nil {
		d.fatalf("%v", err)
	}
	small.click(place.Centre())
	d.await("what hurts in the journal", func() bool {
		return d.journal(`SELECT hurt FROM session_steps`) == string(checkin.HurtUnsaid)
	})
	small.key("s")
	large := d.find(p.tx.T("common.app"))
	d.await("the small window to go", func() bool { return len(d.windows(p.tx.T("ui.small.session"))) == 0 })
	p.twin.Small().Key(fyne.KeyH)
	p.twin.Small().Key(fyne.KeyS)
	large.looksLike("asking in the large window", opaque(p.twin.Picture()), 4*some) // the clocks differ, and the figure stands elsewhere
	large.click(p.place(p.tx.T("player.hurt-too-much")).Centre())
	d.await("the answer in the journal", func() bool {
		return d.journal(`SELECT hurt FROM session_steps`) == string(checkin.HurtTooMuch)
	})
}
