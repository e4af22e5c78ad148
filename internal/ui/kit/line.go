package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"unknot/internal/ui/theme"
)

// Line is a flat row that can be pressed as a whole: an entry of a list to choose from, to unfold
// or to tick. It shows what is put on it.
type Line struct {
	control

	content  fyne.CanvasObject
	label    string
	selected bool
}

var _ fyne.Widget = (*Line)(nil)

// NewLine returns a row with something on it that calls pressed; label is what a screen reader says.
func NewLine(content fyne.CanvasObject, label string, pressed func()) *Line {
	l := &Line{content: content, label: label}
	l.press = pressed
	l.ExtendBaseWidget(l)
	return l
}

// SetLabel changes what a screen reader says.
func (l *Line) SetLabel(s string) { l.label = s }

// SetSelected marks the row as the one that is chosen.
func (l *Line) SetSelected(on bool) {
	if l.selected != on {
		l.selected = on
		l.Refresh()
	}
}

// Selected reports whether the row is the one that is chosen.
func (l *Line) Selected() bool { return l.selected }

// AccessibilityLabel is what a screen reader says.
func (l *Line) AccessibilityLabel() string { return l.label }

// AccessibilityRole tells a screen reader that this can be pressed.
func (l *Line) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// lineSide and lineEnd are the room a row keeps around its content, in device-independent pixels.
const (
	lineSide   float32 = 10
	lineEnd    float32 = 7
	lineRadius float32 = 12
)

// CreateRenderer implements fyne.Widget.
func (l *Line) CreateRenderer() fyne.WidgetRenderer {
	r := &lineRenderer{l: l, ring: newRing(), ground: canvas.NewRectangle(nil), box: PadSides(lineSide, lineEnd, Middle(l.content))}
	r.ground.CornerRadius = lineRadius
	r.apply()
	return r
}

type lineRenderer struct {
	l      *Line
	ring   ring
	ground *canvas.Rectangle
	box    *fyne.Container
}

func (r *lineRenderer) apply() {
	r.ground.FillColor = color.Transparent
	switch {
	case r.l.selected:
		r.ground.FillColor = Color(theme.ColorPrimarySoft)
	case r.l.hovered && !r.l.Disabled():
		r.ground.FillColor = Color(fynetheme.ColorNameHover)
	}
	r.ring.show(r.l.focused)
}

func (r *lineRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.box.Resize(size)
	r.ring.layout(size, lineRadius)
}

func (r *lineRenderer) MinSize() fyne.Size {
	return r.box.MinSize().Max(fyne.NewSquareSize(theme.Target))
}

func (r *lineRenderer) Refresh() {
	r.apply()
	r.ground.Refresh()
	r.box.Refresh()
}

func (r *lineRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.box, r.ring.rect}
}

func (r *lineRenderer) Destroy() {}
