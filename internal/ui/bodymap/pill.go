package bodymap

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

const (
	pillHeight  = 36
	pillPadding = 14
	pillText    = 13
	pillGap     = 8
)

// pill is one choice of the view switch.
type pill struct {
	widget.BaseWidget

	p       Params
	text    string
	chosen  bool
	focused bool
	hovered bool
	press   func()
	step    func(int)
}

var (
	_ fyne.Widget        = (*pill)(nil)
	_ fyne.Tappable      = (*pill)(nil)
	_ fyne.Focusable     = (*pill)(nil)
	_ fyne.Accessible    = (*pill)(nil)
	_ desktop.Hoverable  = (*pill)(nil)
	_ desktop.Cursorable = (*pill)(nil)
)

func newPill(p Params, text string, press func(), step func(int)) *pill {
	b := &pill{p: p, text: text, press: press, step: step}
	b.ExtendBaseWidget(b)
	return b
}

func (b *pill) set(chosen bool) {
	if b.chosen != chosen {
		b.chosen = chosen
		b.Refresh()
	}
}

// Tapped implements fyne.Tappable.
func (b *pill) Tapped(*fyne.PointEvent) { b.press() }

// Cursor implements desktop.Cursorable.
func (b *pill) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn implements desktop.Hoverable.
func (b *pill) MouseIn(*desktop.MouseEvent) { b.hovered = true; b.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (b *pill) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *pill) MouseOut() { b.hovered = false; b.Refresh() }

// FocusGained implements fyne.Focusable.
func (b *pill) FocusGained() { b.focused = true; b.Refresh() }

// FocusLost implements fyne.Focusable.
func (b *pill) FocusLost() { b.focused = false; b.Refresh() }

// TypedRune implements fyne.Focusable.
func (b *pill) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (b *pill) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.press()
	case fyne.KeyLeft, fyne.KeyPageUp:
		b.step(-1)
	case fyne.KeyRight, fyne.KeyPageDown:
		b.step(1)
	}
}

// AccessibilityLabel implements fyne.Accessible.
func (b *pill) AccessibilityLabel() string { return b.text }

// AccessibilityRole implements fyne.Accessible.
func (b *pill) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (b *pill) CreateRenderer() fyne.WidgetRenderer {
	r := &pillRenderer{b: b, ground: canvas.NewRectangle(nil), ring: canvas.NewRectangle(nil), text: canvas.NewText("", nil)}
	r.ground.CornerRadius, r.ring.CornerRadius = pillHeight/2, pillHeight/2
	r.ring.StrokeWidth = 2
	r.text.TextSize = pillText
	r.Refresh()
	return r
}

type pillRenderer struct {
	b            *pill
	ground, ring *canvas.Rectangle
	text         *canvas.Text
}

// Destroy implements fyne.WidgetRenderer.
func (r *pillRenderer) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (r *pillRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.ring, r.text}
}

// MinSize implements fyne.WidgetRenderer. It is as wide as the bold text, so that choosing
// a pill does not move its neighbours.
func (r *pillRenderer) MinSize() fyne.Size {
	w := fyne.MeasureText(r.b.text, pillText, fyne.TextStyle{Bold: true}).Width
	return fyne.NewSize(w+2*pillPadding, pillHeight)
}

// Layout implements fyne.WidgetRenderer.
func (r *pillRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.ring.Resize(size)
	m := r.text.MinSize()
	r.text.Resize(m)
	r.text.Move(fyne.NewPos((size.Width-m.Width)/2, (size.Height-m.Height)/2))
}

// Refresh implements fyne.WidgetRenderer.
func (r *pillRenderer) Refresh() {
	pal := r.b.p.palette()
	r.text.Text = r.b.text
	r.text.TextStyle.Bold = r.b.chosen
	switch {
	case r.b.chosen:
		r.ground.FillColor, r.text.Color = pal.Primary, pal.OnPrimary
	case r.b.hovered:
		r.ground.FillColor, r.text.Color = pal.Line, pal.Text
	default:
		r.ground.FillColor, r.text.Color = pal.Surface2, pal.Text
	}
	r.ring.StrokeColor = pal.Focus
	r.ring.Hidden = !r.b.focused
	r.Layout(r.b.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
