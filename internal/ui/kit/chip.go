package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"unknot/internal/ui/theme"
)

// Chip is a pill that is chosen or not.
type Chip struct {
	control

	text     string
	selected bool
	outlined bool
}

var _ fyne.Widget = (*Chip)(nil)

// NewChip returns a chip that calls pressed when clicked; it does not change by itself.
func NewChip(text string, selected bool, pressed func()) *Chip {
	c := &Chip{text: text, selected: selected}
	c.press = pressed
	c.ExtendBaseWidget(c)
	return c
}

// NewOutlinedChip returns a chip with an outline instead of a ground, for answers.
func NewOutlinedChip(text string, selected bool, pressed func()) *Chip {
	c := NewChip(text, selected, pressed)
	c.outlined = true
	return c
}

// SetSelected changes whether the chip is chosen.
func (c *Chip) SetSelected(on bool) {
	if c.selected != on {
		c.selected = on
		c.Refresh()
	}
}

// Selected reports whether the chip is chosen.
func (c *Chip) Selected() bool { return c.selected }

// Text returns the words on the chip.
func (c *Chip) Text() string { return c.text }

// AccessibilityLabel is what a screen reader says.
func (c *Chip) AccessibilityLabel() string { return c.text }

// AccessibilityRole tells a screen reader that this can be pressed.
func (c *Chip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (c *Chip) CreateRenderer() fyne.WidgetRenderer {
	r := &chipRenderer{c: c, ring: newRing(), ground: canvas.NewRectangle(nil), veil: canvas.NewRectangle(nil), label: canvas.NewText("", nil)}
	r.apply()
	return r
}

type chipRenderer struct {
	c            *Chip
	ring         ring
	ground, veil *canvas.Rectangle
	label        *canvas.Text
}

func (r *chipRenderer) apply() {
	fill, text := Color(theme.ColorSurface2), Color(fynetheme.ColorNameForeground)
	r.ground.StrokeWidth = 0
	edge(r.ground)
	if r.c.outlined {
		fill = Color(theme.ColorSurface)
		r.ground.StrokeColor, r.ground.StrokeWidth = Color(theme.ColorLine), 1.2
	}
	if r.c.selected {
		fill, text = Color(fynetheme.ColorNamePrimary), Color(fynetheme.ColorNameForegroundOnPrimary)
		r.ground.StrokeWidth = 0
	}
	if r.c.Disabled() {
		text = Color(theme.ColorMuted)
	}
	r.ground.FillColor = fill
	r.veil.FillColor = color.Transparent
	if r.c.hovered && !r.c.Disabled() {
		r.veil.FillColor = Color(fynetheme.ColorNameHover)
	}
	r.label.Text, r.label.Color, r.label.TextSize = r.c.text, text, 13
	r.label.TextStyle.Bold = r.c.selected
	r.ring.show(r.c.focused)
}

func (r *chipRenderer) Layout(size fyne.Size) {
	radius := size.Height / 2
	for _, g := range []*canvas.Rectangle{r.ground, r.veil} {
		g.CornerRadius = radius
		g.Resize(size)
	}
	r.ring.layout(size, radius)
	text := r.label.MinSize()
	r.label.Move(fyne.NewPos((size.Width-text.Width)/2, (size.Height-text.Height)/2))
	r.label.Resize(text)
}

// MinSize is that of the bold text, so that choosing a chip does not move its neighbours.
func (r *chipRenderer) MinSize() fyne.Size {
	text := fyne.MeasureText(r.c.text, 13, fyne.TextStyle{Bold: true})
	return fyne.NewSize(max(text.Width+26, theme.Target), theme.Target)
}

func (r *chipRenderer) Refresh() {
	r.apply()
	r.Layout(r.c.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *chipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.veil, r.label, r.ring.rect}
}

func (r *chipRenderer) Destroy() {}
