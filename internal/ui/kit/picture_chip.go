package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"unknot/internal/ui/theme"
)

// PictureChip is a picture that is chosen or not.
type PictureChip struct {
	control

	picture  fyne.CanvasObject
	name     string
	selected bool
}

var _ fyne.Widget = (*PictureChip)(nil)

// NewPictureChip returns a chip that calls pressed when clicked; name is what a screen reader says.
func NewPictureChip(picture fyne.CanvasObject, name string, selected bool, pressed func()) *PictureChip {
	c := &PictureChip{picture: picture, name: name, selected: selected}
	c.press = pressed
	c.ExtendBaseWidget(c)
	return c
}

// SetSelected changes whether the chip is chosen.
func (c *PictureChip) SetSelected(on bool) {
	if c.selected != on {
		c.selected = on
		c.Refresh()
	}
}

// AccessibilityLabel is what a screen reader says.
func (c *PictureChip) AccessibilityLabel() string { return c.name }

// AccessibilityRole tells a screen reader that this can be pressed.
func (c *PictureChip) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// CreateRenderer implements fyne.Widget.
func (c *PictureChip) CreateRenderer() fyne.WidgetRenderer {
	r := &pictureChipRenderer{c: c, ring: newRing(), ground: canvas.NewRectangle(nil)}
	r.ground.CornerRadius = theme.PictureRadius
	r.apply()
	return r
}

type pictureChipRenderer struct {
	c      *PictureChip
	ring   ring
	ground *canvas.Rectangle
}

// pictureChipSize is the width and height of a picture chip, in device-independent pixels.
const pictureChipSize float32 = 76

func (r *pictureChipRenderer) apply() {
	r.ground.FillColor, r.ground.StrokeWidth, r.ground.StrokeColor = color.Transparent, 1, Color(theme.ColorLine)
	if r.c.hovered {
		r.ground.FillColor = Color(fynetheme.ColorNameHover)
	}
	if r.c.selected {
		r.ground.FillColor, r.ground.StrokeWidth, r.ground.StrokeColor = Color(theme.ColorPrimarySoft), 2.5, Color(fynetheme.ColorNamePrimary)
	}
	r.ring.show(r.c.focused)
}

func (r *pictureChipRenderer) Layout(size fyne.Size) {
	const edge float32 = 4
	r.ground.Resize(size)
	r.c.picture.Move(fyne.NewPos(edge, edge))
	r.c.picture.Resize(size.SubtractWidthHeight(2*edge, 2*edge))
	r.ring.layout(size, theme.PictureRadius)
}

func (r *pictureChipRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(pictureChipSize) }

func (r *pictureChipRenderer) Refresh() {
	r.apply()
	r.ground.Refresh()
	r.c.picture.Refresh()
}

func (r *pictureChipRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.c.picture, r.ring.rect}
}

func (r *pictureChipRenderer) Destroy() {}

// PictureChoice is a row of picture chips of which one is chosen.
type PictureChoice struct {
	Box *fyne.Container // the chips

	chips []*PictureChip
}

// NewPictureChoice returns a row of pictures with names; changed is told which one was picked.
func NewPictureChoice(pictures []fyne.CanvasObject, names []string, chosen int, changed func(i int)) *PictureChoice {
	c := &PictureChoice{Box: Flow()}
	for i, p := range pictures {
		chip := NewPictureChip(p, names[i], i == chosen, func() {
			c.Set(i)
			changed(i)
		})
		c.chips = append(c.chips, chip)
		c.Box.Add(chip)
	}
	return c
}

// Set chooses a picture without reporting it.
func (c *PictureChoice) Set(i int) {
	for j, chip := range c.chips {
		chip.SetSelected(i == j)
	}
}
