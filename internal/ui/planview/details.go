package planview

import (
	"fmt"

	"fyne.io/fyne/v2"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
)

// details words a step in full.
func details(tx *i18n.Texts, r Row) fyne.CanvasObject {
	d := r.Details
	col := kit.Column(8, kit.Title(r.Name), kit.Muted(d.Setup))
	for i, s := range d.Steps {
		col.Add(kit.Body(fmt.Sprintf("%d.  %s", i+1, s)))
	}
	part := func(id string, lines ...string) {
		if len(lines) == 0 || lines[0] == "" {
			return
		}
		col.Add(kit.PadTop(6, kit.Strong(tx.T(id))))
		for _, l := range lines {
			col.Add(kit.Muted(l))
		}
	}
	part("planview.why", d.Why...)
	part("planview.chosen", d.Chosen...)
	part("planview.cap", d.Cap)
	part("planview.should-feel", d.ShouldFeel)
	part("planview.stop-if", d.StopIf...)
	part("planview.mistakes", d.Mistakes...)
	part("planview.easier", d.Easier)
	part("planview.evidence", d.Evidence)
	return col
}

// clock words seconds as minutes and seconds.
func clock(seconds int) string { return fmt.Sprintf("%d:%02d", seconds/60, seconds%60) }
