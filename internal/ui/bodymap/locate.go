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
