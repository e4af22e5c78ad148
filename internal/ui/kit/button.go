package kit

import (
	"cmp"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"unknot/internal/ui/theme"
)

// ButtonLook is how much a button asks for attention.
type ButtonLook int

// The looks of a button.
const (
	LookPrimary ButtonLook = iota // the one next step
	LookOutline                   // another choice
	LookSoft                      // a choice in the colour of the primary one
	LookDanger                    // "This hurts"
	LookQuiet                     // a link
)

// Button is a rounded button.
type Button struct {
	control

	text string
	icon Icon // none when empty
	look ButtonLook
	name string // what a screen reader says instead of the text
	big  bool
	last bool // the icon stands after the text
}

var _ fyne.Widget = (*Button)(nil)

// NewButton returns a button that calls pressed.
func NewButton(text string, look ButtonLook, pressed func()) *Button {
	b := &Button{text: text, look: look}
	b.press = pressed
	b.ExtendBaseWidget(b)
	return b
}

// Big makes the button large enough for the player and the break card; it returns the button.
func (b *Button) Big() *Button { b.big = true; return b }

// Before puts an icon before the text; it returns the button.
func (b *Button) Before(icon Icon) *Button { b.icon, b.last = icon, false; return b }

// After puts an icon after the text; it returns the button.
func (b *Button) After(icon Icon) *Button { b.icon, b.last = icon, true; return b }

// Named gives a button without words a name for a screen reader; it returns the button.
func (b *Button) Named(name string) *Button { b.name = name; return b }

// SetText changes the words on the button.
func (b *Button) SetText(s string) {
	if b.text != s {
		b.text = s
		b.Refresh()
	}
}

// SetIcon changes the icon.
func (b *Button) SetIcon(icon Icon) {
	if b.icon != icon {
		b.icon = icon
		b.Refresh()
	}
}

// Text returns the words on the button.
func (b *Button) Text() string { return b.text }

// AccessibilityLabel is what a screen reader says.
func (b *Button) AccessibilityLabel() string { return cmp.Or(b.text, b.name) }

// AccessibilityRole tells a screen reader that this is a button.
func (b *Button) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{
		b: b, ring: newRing(), ground: canvas.NewRectangle(nil), veil: canvas.NewRectangle(nil),
		label: canvas.NewText("", nil), icon: canvas.NewImageFromResource(nil),
	}
	r.label.TextStyle.Bold = true
	r.icon.FillMode = canvas.ImageFillContain
	r.apply()
	return r
}

type buttonRenderer struct {
	b            *Button
	ring         ring
	ground, veil *canvas.Rectangle
	label        *canvas.Text
	icon         *canvas.Image
}

func (r *buttonRenderer) colours() (fill, stroke color.Color, text fyne.ThemeColorName) {
	switch r.b.look {
	case LookPrimary:
		return Color(fynetheme.ColorNamePrimary), nil, fynetheme.ColorNameForegroundOnPrimary
	case LookSoft:
		return Color(theme.ColorPrimarySoft), nil, theme.ColorPrimaryInk
	case LookDanger:
		return Color(theme.ColorSurface), Color(theme.ColorDanger), theme.ColorDanger
	case LookQuiet:
		return color.Transparent, nil, theme.ColorPrimaryInk
	default:
		return Color(theme.ColorSurface), Color(theme.ColorLine), fynetheme.ColorNameForeground
	}
}

func (r *buttonRenderer) apply() {
	fill, stroke, text := r.colours()
	if r.b.Disabled() {
		fill, stroke, text = Color(theme.ColorSurface2), nil, theme.ColorMuted
	}
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = fill, stroke, 0
	if stroke != nil {
		r.ground.StrokeWidth = 1.2
	}
	r.ground.CornerRadius, r.veil.CornerRadius = theme.ButtonRadius, theme.ButtonRadius
	r.veil.FillColor = color.Transparent
	if r.b.hovered && !r.b.Disabled() {
		r.veil.FillColor = Color(fynetheme.ColorNameHover)
	}
	r.label.Text = r.b.text
	r.label.Color = Color(text)
	r.label.TextSize = 14
	if r.b.big {
		r.label.TextSize = 16
	}
	r.icon.Hidden = r.b.icon == ""
	if r.b.icon != "" {
		r.icon.Resource = r.b.icon.In(text)
	}
	r.ring.show(r.b.focused)
}

const buttonIcon = 18

func (r *buttonRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.veil.Resize(size)
	r.ring.layout(size, theme.ButtonRadius)
	text := r.label.MinSize()
	x := (size.Width - r.contentWidth()) / 2
	iconX, textX := x, x
	switch {
	case r.b.icon == "":
	case r.b.last:
		iconX = x + r.contentWidth() - buttonIcon
	default:
		textX = x + r.contentWidth() - text.Width
	}
	r.icon.Move(fyne.NewPos(iconX, (size.Height-buttonIcon)/2))
	r.icon.Resize(fyne.NewSquareSize(buttonIcon))
	r.label.Move(fyne.NewPos(textX, (size.Height-text.Height)/2))
	r.label.Resize(text)
}

// contentWidth is the width of the text and the icon together.
func (r *buttonRenderer) contentWidth() float32 {
	width := r.label.MinSize().Width
	if r.b.icon == "" {
		return width
	}
	if r.b.text != "" {
		width += theme.SmallGap
	}
	return width + buttonIcon
}

func (r *buttonRenderer) MinSize() fyne.Size {
	height, side := theme.BigTarget, float32(20)
	switch {
	case r.b.big:
		height, side = 54, 24
	case r.b.look == LookQuiet:
		height, side = theme.Target, 6
	case r.b.text == "":
		side = 13 // an icon alone makes a square
	}
	return fyne.NewSize(max(r.contentWidth()+2*side, height), height)
}

func (r *buttonRenderer) Refresh() {
	r.apply()
	r.Layout(r.b.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.veil, r.label, r.icon, r.ring.rect}
}

func (r *buttonRenderer) Destroy() {}
