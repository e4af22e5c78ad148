package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"unknot/internal/ui/theme"
)

// IconButton is a small round button with an icon alone.
type IconButton struct {
	control

	icon Icon
	name string
}

var _ fyne.Widget = (*IconButton)(nil)

// NewIconButton returns a button that calls pressed; name is what a screen reader says.
func NewIconButton(icon Icon, name string, pressed func()) *IconButton {
	b := &IconButton{icon: icon, name: name}
	b.press = pressed
	b.ExtendBaseWidget(b)
	return b
}

// AccessibilityLabel is what a screen reader says.
func (b *IconButton) AccessibilityLabel() string { return b.name }

// AccessibilityRole tells a screen reader that this is a button.
func (b *IconButton) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (b *IconButton) CreateRenderer() fyne.WidgetRenderer {
	r := &iconButtonRenderer{b: b, ring: newRing(), ground: canvas.NewCircle(nil), icon: NewPicture(b.icon, theme.ColorMuted, 16)}
	r.apply()
	return r
}

type iconButtonRenderer struct {
	b      *IconButton
	ring   ring
	ground *canvas.Circle
	icon   *Picture
}

func (r *iconButtonRenderer) apply() {
	r.ground.FillColor = color.Transparent
	if r.b.hovered {
		r.ground.FillColor = Color(fynetheme.ColorNameHover)
	}
	r.ring.show(r.b.focused)
}

func (r *iconButtonRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.icon.Resize(size)
	r.ring.layout(size, size.Height/2)
}

func (r *iconButtonRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(theme.Target) }

func (r *iconButtonRenderer) Refresh() {
	r.apply()
	r.ground.Refresh()
	r.icon.Refresh()
}

func (r *iconButtonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.icon, r.ring.rect}
}

func (r *iconButtonRenderer) Destroy() {}
