//go:build e2e

package e2e

import (
	"path/filepath"
	"testing"
)

// TestSecondStart lets a second start bring the first window to the front and end.
func TestSecondStart(t *testing.T) {
	d := newDesk(t)
	d.start(program("unknot"), "--data-dir", d.data)
	first := d.find("Unknot")
	d.start(program("unknot"), "--data-dir", filepath.Join(d.dir, "other"))
	d.await("a window of another journal in front", func() bool { return len(d.windows("Unknot")) == 2 && !first.active() })

	second := d.start(program("unknot"), "--data-dir", d.data)
	if code := d.end(second); code != 0 {
		t.Errorf("the second start ended with %d and said %q", code, second.out.String())
	}
	d.await("the first window in front", first.active)
	if n := len(d.windows("Unknot")); n != 2 {
		t.Errorf("%d windows are open", n)
	}
}

// TestNoBus starts the window where there is no session bus, no notification daemon and no tray.
func TestNoBus(t *testing.T) {
	d := newBareDesk(t)
	_, p := d.openFresh()
	p.click(p.tx.T("ui.rail.relief"))
}
