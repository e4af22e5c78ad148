package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/ui/theme"
)

// control is what every clickable widget of the kit shares: hover, focus, disabling and the
// keys that press it.
type control struct {
	widget.DisableableWidget

	hovered, focused bool
	press            func()
}

var (
	_ desktop.Hoverable  = (*control)(nil)
	_ desktop.Cursorable = (*control)(nil)
	_ fyne.Focusable     = (*control)(nil)
	_ fyne.Tappable      = (*control)(nil)
)

// Tapped presses the control.
func (c *control) Tapped(*fyne.PointEvent) {
	if !c.Disabled() && c.press != nil {
		c.press()
	}
}

// MouseIn implements desktop.Hoverable.
func (c *control) MouseIn(*desktop.MouseEvent) { c.hovered = true; c.Refresh() }

// MouseMoved implements desktop.Hoverable.
func (c *control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (c *control) MouseOut() { c.hovered = false; c.Refresh() }

// Cursor implements desktop.Cursorable.
func (c *control) Cursor() desktop.Cursor {
	if c.Disabled() {
		return desktop.DefaultCursor
	}
	return desktop.PointerCursor
}

// FocusGained implements fyne.Focusable.
func (c *control) FocusGained() {
	c.focused = true
	c.Refresh()
	Reveal()
}

// FocusLost implements fyne.Focusable.
func (c *control) FocusLost() { c.focused = false; c.Refresh() }

// TypedRune implements fyne.Focusable.
func (c *control) TypedRune(rune) {}

// TypedKey presses the control on space and return, and leaves the other keys to the screen.
func (c *control) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		c.Tapped(nil)
	default:
		c.passOn(e)
	}
}

// passOn gives a key to the screen that the control stands on, which Fyne asks only while nothing has
// the focus. A sheet above the screen keeps its keys to itself.
func (c *control) passOn(e *fyne.KeyEvent) {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		canvas := w.Canvas()
		focused, ok := canvas.Focused().(interface{ base() *control })
		if !ok || focused.base() != c || canvas.Overlays().Top() != nil {
			continue
		}
		if onKey := canvas.OnTypedKey(); onKey != nil {
			onKey(e)
		}
		return
	}
}

func (c *control) base() *control { return c }

// ring is the outline that shows keyboard focus, 2 px outside the control.
type ring struct{ rect *canvas.Rectangle }

func newRing() ring {
	r := canvas.NewRectangle(nil)
	r.StrokeWidth = 2
	return ring{r}
}

func (r ring) layout(size fyne.Size, radius float32) {
	r.rect.Move(fyne.NewPos(-3, -3))
	r.rect.Resize(size.AddWidthHeight(6, 6))
	r.rect.CornerRadius = radius + 3
}

func (r ring) show(focused bool) {
	r.rect.Hidden = !focused
	r.rect.StrokeColor = Color(theme.ColorFocusRing)
	r.rect.Refresh()
}
