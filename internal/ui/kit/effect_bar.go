package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/ui/theme"
)

// EffectBar shows a change of pain on a scale from −3 to +3 points: the middle half of the changes
// as a bar and their median as a dot; the upright line is "no change". Left is less pain.
type EffectBar struct {
	widget.BaseWidget

	low, median, high float64
}

var _ fyne.Widget = (*EffectBar)(nil)

// effectSpan is how many points the scale reaches to each side.
const effectSpan = 3

// NewEffectBar returns a bar; values are points, after minus before.
func NewEffectBar(low, median, high float64) *EffectBar {
	b := &EffectBar{low: low, median: median, high: high}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *EffectBar) CreateRenderer() fyne.WidgetRenderer {
	r := &effectBarRenderer{b: b, zero: canvas.NewLine(nil), half: canvas.NewRectangle(nil), dot: canvas.NewCircle(nil)}
	r.zero.StrokeWidth = 1.5
	r.half.CornerRadius = 3
	r.apply()
	return r
}

type effectBarRenderer struct {
	b    *EffectBar
	zero *canvas.Line
	half *canvas.Rectangle
	dot  *canvas.Circle
}

func (r *effectBarRenderer) apply() {
	r.zero.StrokeColor = Color(theme.ColorLine)
	r.half.FillColor = mix(Color(fynetheme.ColorNamePrimary), Color(theme.ColorSurface), 0.62)
	r.dot.FillColor = Color(fynetheme.ColorNamePrimary)
}

func (r *effectBarRenderer) Layout(size fyne.Size) {
	const radius, height = 6, 6
	x := func(points float64) float32 {
		points = min(max(points, -effectSpan), effectSpan)
		return radius + (size.Width-2*radius)*float32((points+effectSpan)/(2*effectSpan))
	}
	middle := size.Height / 2
	r.zero.Position1, r.zero.Position2 = fyne.NewPos(x(0), middle-10), fyne.NewPos(x(0), middle+10)
	r.half.Move(fyne.NewPos(x(r.b.low), middle-height/2))
	r.half.Resize(fyne.NewSize(max(x(r.b.high)-x(r.b.low), 2), height))
	r.dot.Move(fyne.NewPos(x(r.b.median)-radius, middle-radius))
	r.dot.Resize(fyne.NewSquareSize(2 * radius))
}

func (r *effectBarRenderer) MinSize() fyne.Size { return fyne.NewSize(90, 22) }

func (r *effectBarRenderer) Refresh() {
	r.apply()
	r.Layout(r.b.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *effectBarRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.zero, r.half, r.dot}
}

func (r *effectBarRenderer) Destroy() {}
