package bodymap

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"unknot/internal/body"
	"unknot/internal/body/paint"
)

const (
	badgeRadius = 12.5
	badgeRing   = 2.2
	badgeText   = 13.5
)

// badge is the number on a marked region.
type badge struct {
	disc *canvas.Circle
	text *canvas.Text
}

func newBadge() *badge {
	b := &badge{disc: canvas.NewCircle(nil), text: canvas.NewText("", nil)}
	b.disc.StrokeWidth = badgeRing
	b.text.TextStyle.Bold = true
	b.text.TextSize = badgeText
	return b
}

func (b *badge) objects() []fyne.CanvasObject { return []fyne.CanvasObject{b.disc, b.text} }

func (b *badge) put(m body.Mark, x, y float64, pal paint.Palette) {
	b.disc.FillColor = pal.Surface
	b.disc.StrokeColor = pal.Levels[paint.LevelOf(m.Intensity)].Ring
	b.text.Color = pal.Text
	b.text.Text = strconv.Itoa(m.Intensity)
	b.disc.Move(fyne.NewPos(float32(x)-badgeRadius, float32(y)-badgeRadius))
	b.disc.Resize(fyne.NewSize(2*badgeRadius, 2*badgeRadius))
	size := b.text.MinSize()
	b.text.Resize(size)
	b.text.Move(fyne.NewPos(float32(x)-size.Width/2, float32(y)-size.Height/2))
	for _, o := range b.objects() {
		o.Show()
		o.Refresh()
	}
}

func (b *badge) hide() {
	b.disc.Hide()
	b.text.Hide()
}
