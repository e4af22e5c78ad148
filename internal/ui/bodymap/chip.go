package bodymap

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"unknot/internal/body/paint"
)

const (
	leaderWidth = 1.6
	leaderDot   = 3.6 // radius
	chipText    = 13
	chipSmall   = 11.5 // when a name does not fit the card
)

// chip is the name of a region with a leader to it.
type chip struct {
	box    *canvas.Rectangle
	text   *canvas.Text
	leader *canvas.Line
	dot    *canvas.Circle
}

func newChip() *chip {
	c := &chip{
		box: canvas.NewRectangle(nil), text: canvas.NewText("", nil),
		leader: canvas.NewLine(nil), dot: canvas.NewCircle(nil),
	}
	c.box.CornerRadius = chipRadius
	c.text.TextStyle.Bold = true
	c.leader.StrokeWidth = leaderWidth
	c.dot.StrokeWidth = 1
	c.hide()
	return c
}

func (c *chip) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.leader, c.dot, c.box, c.text}
}

func (c *chip) hide() {
	for _, o := range c.objects() {
		o.Hide()
	}
}

// width sets the name and returns how wide the chip is, with smaller letters if it would
// not fit otherwise.
func (c *chip) width(name string, room float32) float32 {
	c.text.Text = name
	for _, size := range []float32{chipText, chipSmall} {
		c.text.TextSize = size
		if w := c.text.MinSize().Width + 2*chipPadding; w <= room {
			return w
		}
	}
	return c.text.MinSize().Width + 2*chipPadding
}

// put shows the chip. Under the pointer text and card change colours; under the keyboard it
// is a card with a hairline.
func (c *chip) put(s spot, swapped bool, pal paint.Palette) {
	ground, ink, edge := pal.Surface, pal.Text, pal.Line
	if swapped {
		ground, ink, edge = pal.Text, pal.Surface, pal.Text
	}
	c.box.FillColor, c.box.StrokeColor, c.box.StrokeWidth = ground, edge, 1.2
	c.text.Color = ink
	c.leader.StrokeColor, c.dot.FillColor, c.dot.StrokeColor = pal.Text, pal.Text, pal.Surface

	c.box.Move(s.chip.position())
	c.box.Resize(s.chip.size())
	size := c.text.MinSize()
	c.text.Resize(size)
	c.text.Move(fyne.NewPos(
		float32(s.chip.x0+s.chip.x1)/2-size.Width/2,
		float32(s.chip.y0+s.chip.y1)/2-size.Height/2,
	))
	c.leader.Position1 = fyne.NewPos(float32(s.from.X), float32(s.from.Y))
	c.leader.Position2 = fyne.NewPos(float32(s.to.X), float32(s.to.Y))
	c.dot.Move(fyne.NewPos(float32(s.from.X)-leaderDot, float32(s.from.Y)-leaderDot))
	c.dot.Resize(fyne.NewSize(2*leaderDot, 2*leaderDot))
	for _, o := range c.objects() {
		o.Show()
		o.Refresh()
	}
}
