package kit

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Badge is a small disc with a pain number in the colour of its level.
type Badge struct {
	widget.BaseWidget

	level int
}

var _ fyne.Widget = (*Badge)(nil)

// NewBadge returns a badge for a level (0–10).
func NewBadge(level int) *Badge {
	b := &Badge{level: level}
	b.ExtendBaseWidget(b)
	return b
}

// Set changes the level.
func (b *Badge) Set(level int) {
	if b.level != level {
		b.level = level
		b.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (b *Badge) CreateRenderer() fyne.WidgetRenderer {
	r := &badgeRenderer{b: b, disc: canvas.NewCircle(nil), number: canvas.NewText("", nil)}
	r.number.TextSize, r.number.TextStyle.Bold = 12, true
	r.apply()
	return r
}

type badgeRenderer struct {
	b      *Badge
	disc   *canvas.Circle
	number *canvas.Text
}

func (r *badgeRenderer) apply() {
	ground := Color(PainColor(r.b.level))
	r.disc.FillColor = ground
	r.number.Text = strconv.Itoa(r.b.level)
	r.number.Color = readableOn(ground)
}

// readableOn picks the light or dark ink that stands out on a ground, by its luminance. Every pain
// colour of the palette then reaches a contrast of 4.5.
func readableOn(ground color.Color) color.Color {
	n := color.NRGBAModel.Convert(ground).(color.NRGBA)
	luma := 0.299*float64(n.R) + 0.587*float64(n.G) + 0.114*float64(n.B)
	if luma > 120 {
		return color.NRGBA{R: 0x22, G: 0x30, B: 0x2D, A: 255}
	}
	return color.White
}

func (r *badgeRenderer) Layout(size fyne.Size) {
	d := min(size.Width, size.Height)
	r.disc.Move(fyne.NewPos((size.Width-d)/2, (size.Height-d)/2))
	r.disc.Resize(fyne.NewSquareSize(d))
	text := r.number.MinSize()
	r.number.Move(fyne.NewPos((size.Width-text.Width)/2, (size.Height-text.Height)/2))
	r.number.Resize(text)
}

func (r *badgeRenderer) MinSize() fyne.Size { return fyne.NewSquareSize(24) }

func (r *badgeRenderer) Refresh() {
	r.apply()
	r.Layout(r.b.Size())
	r.disc.Refresh()
	r.number.Refresh()
}

func (r *badgeRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.disc, r.number}
}

func (r *badgeRenderer) Destroy() {}
