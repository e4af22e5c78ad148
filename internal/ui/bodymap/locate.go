package bodymap

import (
	"fyne.io/fyne/v2"

	"unknot/internal/body"
)

// PointOf is a point of a region inside the widget, for whoever has to point at it. It reports
// false when the figure does not show the region.
func (m *Map) PointOf(r body.Region) (fyne.Position, bool) {
	o, ok := m.figure.Outline(r)
	if !ok {
		return fyne.Position{}, false
	}
	x, y := m.frame().ToPixel(o.Badge)
	return fyne.NewPos(float32(x), float32(y)), true
}

// PlaceOf is the point of a region inside Large, on the figure that is shown; false when no shown
// figure has the region.
func (k *Picker) PlaceOf(r body.Region) (fyne.Position, bool) {
	for _, m := range k.shown(k.mode) {
		at, ok := m.PointOf(r)
		if !ok {
			continue
		}
		if k.mode == ShowWhole {
			at = at.Add(m.Position())
		}
		return at, true
	}
	return fyne.Position{}, false
}
