package daylog

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/checkin"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// scale is a row of the numbers from 0 to 10. It begins without an answer, and a second click on the
// answer takes it back; a slider could do neither.
type scale struct {
	widget.BaseWidget

	name    string
	value   int // 0–10 or checkin.Unknown
	changed func(v int)
	over    int // the number under the pointer, or checkin.Unknown
	focused bool
}

var (
	_ fyne.Widget        = (*scale)(nil)
	_ fyne.Focusable     = (*scale)(nil)
	_ fyne.Tappable      = (*scale)(nil)
	_ desktop.Hoverable  = (*scale)(nil)
	_ desktop.Cursorable = (*scale)(nil)
)

func newScale(name string, value int, changed func(v int)) *scale {
	s := &scale{name: name, value: value, changed: changed, over: checkin.Unknown}
	s.ExtendBaseWidget(s)
	return s
}

// steps is how many numbers there are.
const steps = 11

// AccessibilityLabel is what a screen reader says.
func (s *scale) AccessibilityLabel() string {
	if s.value == checkin.Unknown {
		return s.name
	}
	return s.name + " " + strconv.Itoa(s.value)
}

// AccessibilityRole tells a screen reader that this can be operated.
func (s *scale) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (s *scale) choose(v int) {
	if v == s.value {
		return
	}
	s.value = v
	s.Refresh()
	s.changed(v)
}

func (s *scale) at(x float32) int {
	return max(0, min(steps-1, int(x/(s.Size().Width+cellGap)*steps)))
}

// Tapped answers with the number under the pointer, or takes it back.
func (s *scale) Tapped(e *fyne.PointEvent) {
	v := s.at(e.Position.X)
	if v == s.value {
		v = checkin.Unknown
	}
	s.choose(v)
}

// TypedKey moves the answer by one or to an end, or takes it back.
func (s *scale) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		s.choose(max(0, s.value-1))
	case fyne.KeyRight, fyne.KeyUp:
		s.choose(min(steps-1, s.value+1))
	case fyne.KeyHome:
		s.choose(0)
	case fyne.KeyEnd:
		s.choose(steps - 1)
	case fyne.KeyBackspace, fyne.KeyDelete:
		s.choose(checkin.Unknown)
	}
}

// TypedRune answers with the digit that was typed.
func (s *scale) TypedRune(r rune) {
	if r >= '0' && r <= '9' {
		s.choose(int(r - '0'))
	}
}

// FocusGained implements fyne.Focusable.
func (s *scale) FocusGained() {
	s.focused = true
	s.Refresh()
	kit.Reveal()
}

// FocusLost implements fyne.Focusable.
func (s *scale) FocusLost() { s.focused = false; s.Refresh() }

// MouseIn implements desktop.Hoverable.
func (s *scale) MouseIn(e *desktop.MouseEvent) { s.MouseMoved(e) }

// MouseMoved shows the number under the pointer.
func (s *scale) MouseMoved(e *desktop.MouseEvent) { s.point(s.at(e.Position.X)) }

// MouseOut implements desktop.Hoverable.
func (s *scale) MouseOut() { s.point(checkin.Unknown) }

func (s *scale) point(v int) {
	if v != s.over {
		s.over = v
		s.Refresh()
	}
}

// Cursor implements desktop.Cursorable.
func (s *scale) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Measures in device-independent pixels.
const (
	cellGap    float32 = 4
	cellLeast  float32 = 22
	cellRadius float32 = 11
	cellText   float32 = 13
)

// CreateRenderer implements fyne.Widget.
func (s *scale) CreateRenderer() fyne.WidgetRenderer {
	r := &scaleRenderer{s: s, ring: canvas.NewRectangle(nil)}
	for i := range steps {
		r.cells[i], r.texts[i] = canvas.NewRectangle(nil), canvas.NewText(strconv.Itoa(i), nil)
		r.cells[i].CornerRadius = cellRadius
		r.texts[i].TextSize = cellText
		r.objects = append(r.objects, r.cells[i], r.texts[i])
	}
	r.ring.StrokeWidth, r.ring.CornerRadius = 2, cellRadius+3
	r.objects = append(r.objects, r.ring)
	r.apply()
	return r
}

type scaleRenderer struct {
	s       *scale
	cells   [steps]*canvas.Rectangle
	texts   [steps]*canvas.Text
	ring    *canvas.Rectangle // the keyboard is here
	objects []fyne.CanvasObject
}

func (r *scaleRenderer) apply() {
	for i := range steps {
		ground, ink := kit.Color(theme.ColorSurface2), kit.Color(fynetheme.ColorNameForeground)
		switch i {
		case r.s.value:
			ground, ink = kit.Color(fynetheme.ColorNamePrimary), kit.Color(fynetheme.ColorNameForegroundOnPrimary)
		case r.s.over:
			ground = kit.Color(theme.ColorPrimarySoft)
		}
		r.cells[i].FillColor = ground
		r.texts[i].Color, r.texts[i].TextStyle.Bold = ink, i == r.s.value
	}
	r.ring.FillColor, r.ring.StrokeColor = color.Transparent, kit.Color(theme.ColorFocusRing)
	r.ring.Hidden = !r.s.focused
}

// Layout implements fyne.WidgetRenderer.
func (r *scaleRenderer) Layout(size fyne.Size) {
	width := (size.Width - cellGap*(steps-1)) / steps
	for i := range steps {
		x := float32(i) * (width + cellGap)
		r.cells[i].Move(fyne.NewPos(x, 0))
		r.cells[i].Resize(fyne.NewSize(width, size.Height))
		text := r.texts[i].MinSize()
		r.texts[i].Move(fyne.NewPos(x+(width-text.Width)/2, (size.Height-text.Height)/2))
		r.texts[i].Resize(text)
	}
	r.ring.Move(fyne.NewPos(-3, -3))
	r.ring.Resize(size.AddWidthHeight(6, 6))
}

// MinSize implements fyne.WidgetRenderer.
func (r *scaleRenderer) MinSize() fyne.Size {
	return fyne.NewSize(steps*cellLeast+(steps-1)*cellGap, theme.Target)
}

// Refresh implements fyne.WidgetRenderer.
func (r *scaleRenderer) Refresh() {
	r.apply()
	r.Layout(r.s.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}

// Objects implements fyne.WidgetRenderer.
func (r *scaleRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Destroy implements fyne.WidgetRenderer.
func (r *scaleRenderer) Destroy() {}
