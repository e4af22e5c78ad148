package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"unknot/internal/ui/theme"
)

// RailItem is one entry of the rail at the left of the window.
type RailItem struct {
	control

	text     string
	icon     Icon
	selected bool
	folded   bool
}

var _ fyne.Widget = (*RailItem)(nil)

// NewRailItem returns an entry that calls pressed.
func NewRailItem(text string, icon Icon, pressed func()) *RailItem {
	i := &RailItem{text: text, icon: icon}
	i.press = pressed
	i.ExtendBaseWidget(i)
	return i
}

// SetSelected marks the entry as the screen being shown.
func (i *RailItem) SetSelected(on bool) {
	if i.selected != on {
		i.selected = on
		i.Refresh()
	}
}

// SetFolded shows the icon alone.
func (i *RailItem) SetFolded(on bool) {
	if i.folded != on {
		i.folded = on
		i.Refresh()
	}
}

// Text returns the words of the entry.
func (i *RailItem) Text() string { return i.text }

// AccessibilityLabel is what a screen reader says.
func (i *RailItem) AccessibilityLabel() string { return i.text }

// AccessibilityRole tells a screen reader that this can be pressed.
func (i *RailItem) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (i *RailItem) CreateRenderer() fyne.WidgetRenderer {
	r := &railItemRenderer{
		i: i, ring: newRing(), ground: canvas.NewRectangle(nil), label: canvas.NewText("", nil),
		icon: NewPicture(i.icon, theme.ColorMuted, 20),
	}
	r.ground.CornerRadius = 12
	r.apply()
	return r
}

type railItemRenderer struct {
	i      *RailItem
	ring   ring
	ground *canvas.Rectangle
	icon   *Picture
	label  *canvas.Text
}

func (r *railItemRenderer) apply() {
	ink := theme.ColorMuted
	r.ground.FillColor = color.Transparent
	switch {
	case r.i.selected:
		r.ground.FillColor = Color(theme.ColorPrimarySoft)
		ink = theme.ColorPrimaryInk
	case r.i.hovered:
		r.ground.FillColor = Color(fynetheme.ColorNameHover)
	}
	r.label.Text, r.label.Color, r.label.TextSize = r.i.text, Color(ink), 14
	r.label.TextStyle.Bold = r.i.selected
	r.label.Hidden = r.i.folded
	r.icon.Set(r.i.icon, ink)
	r.ring.show(r.i.focused)
}

func (r *railItemRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.ring.layout(size, 12)
	r.icon.Resize(fyne.NewSquareSize(20))
	x := float32(12)
	if r.i.folded {
		x = (size.Width - 20) / 2
	}
	r.icon.Move(fyne.NewPos(x, (size.Height-20)/2))
	text := r.label.MinSize()
	r.label.Move(fyne.NewPos(44, (size.Height-text.Height)/2))
	r.label.Resize(text)
}

func (r *railItemRenderer) MinSize() fyne.Size { return fyne.NewSize(40, 41) }

func (r *railItemRenderer) Refresh() {
	r.apply()
	r.Layout(r.i.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *railItemRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.icon, r.label, r.ring.rect}
}

func (r *railItemRenderer) Destroy() {}
