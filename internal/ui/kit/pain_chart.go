package kit

import (
	"image/color"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/ui/theme"
)

// ChartDot is the pain of one day, 0–10.
type ChartDot struct {
	Day  time.Time
	Pain float64
}

// ChartPoint is where the line is on one day, 0–10, with the band of usual variation around it
// where there is enough to draw one.
type ChartPoint struct {
	Day       time.Time
	Average   float64
	Low, High float64
	HasBand   bool
}

// Chart is what a pain chart shows: the days from First to End.
type Chart struct {
	Dots       []ChartDot
	Line       []ChartPoint
	First, End time.Time
	DayLabel   func(time.Time) string // words a date on the axis; none when nil
}

// PainChart draws pain over days: a dot a day, the running average as a line, and the band of
// usual day-to-day variation behind it. Days without enough reports leave a gap.
type PainChart struct {
	widget.BaseWidget

	chart Chart
}

var _ fyne.Widget = (*PainChart)(nil)

// NewPainChart returns a chart.
func NewPainChart(chart Chart) *PainChart {
	c := &PainChart{chart: chart}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *PainChart) CreateRenderer() fyne.WidgetRenderer {
	return &painChartRenderer{c: c}
}

type painChartRenderer struct {
	c       *PainChart
	objects []fyne.CanvasObject
	size    fyne.Size
}

const (
	chartLeft   float32 = 30
	chartBottom float32 = 24
	chartTop    float32 = 8
	chartRight  float32 = 10
)

func (r *painChartRenderer) x(day time.Time) float32 {
	span := r.c.chart.End.Sub(r.c.chart.First).Hours()
	if span <= 0 {
		span = 24
	}
	return chartLeft + (r.size.Width-chartLeft-chartRight)*float32(day.Sub(r.c.chart.First).Hours()/span)
}

func (r *painChartRenderer) y(pain float64) float32 {
	return chartTop + (r.size.Height-chartTop-chartBottom)*float32(1-pain/10)
}

// Layout draws the chart anew for a size. It is static between changes, so objects are cheap.
func (r *painChartRenderer) Layout(size fyne.Size) {
	r.size = size
	r.objects = r.objects[:0]
	r.band()
	r.grid()
	r.line()
	r.dots()
	r.days()
}

func (r *painChartRenderer) add(o fyne.CanvasObject) { r.objects = append(r.objects, o) }

func (r *painChartRenderer) grid() {
	for pain := 0; pain <= 10; pain += 2 {
		y := r.y(float64(pain))
		l := canvas.NewLine(Color(theme.ColorLine))
		l.StrokeWidth = 1
		l.Position1, l.Position2 = fyne.NewPos(chartLeft, y), fyne.NewPos(r.size.Width-chartRight, y)
		r.add(l)
		t := canvas.NewText(strconv.Itoa(pain), Color(theme.ColorMuted))
		t.TextSize = 12
		m := t.MinSize()
		t.Move(fyne.NewPos(chartLeft-10-m.Width, y-m.Height/2))
		t.Resize(m)
		r.add(t)
	}
}

// band is drawn as one upright strip beside the other, which needs no polygon.
func (r *painChartRenderer) band() {
	soft := color.NRGBAModel.Convert(Color(fynetheme.ColorNamePrimary)).(color.NRGBA)
	soft.A = 34
	r.pairs(func(a, b ChartPoint) {
		if !a.HasBand || !b.HasBand {
			return
		}
		left, right := r.x(a.Day), r.x(b.Day)
		for x := whole(left); x < whole(right); x++ { // whole pixels, so that strips neither overlap nor gape
			share := float64((x - left) / (right - left))
			top, bottom := r.y(a.High+(b.High-a.High)*share), r.y(a.Low+(b.Low-a.Low)*share)
			strip := canvas.NewRectangle(soft)
			strip.Move(fyne.NewPos(x, top))
			strip.Resize(fyne.NewSize(1, bottom-top))
			r.add(strip)
		}
	})
}

func whole(x float32) float32 { return float32(int(x)) }

// pairs calls do for each two points of neighbouring days.
func (r *painChartRenderer) pairs(do func(a, b ChartPoint)) {
	const gap = 36 * time.Hour // more than a day, even over a change of the clock
	for i := 1; i < len(r.c.chart.Line); i++ {
		a, b := r.c.chart.Line[i-1], r.c.chart.Line[i]
		if b.Day.Sub(a.Day) <= gap {
			do(a, b)
		}
	}
}

func (r *painChartRenderer) line() {
	r.pairs(func(a, b ChartPoint) {
		l := canvas.NewLine(Color(fynetheme.ColorNamePrimary))
		l.StrokeWidth = 2.5
		l.Position1, l.Position2 = fyne.NewPos(r.x(a.Day), r.y(a.Average)), fyne.NewPos(r.x(b.Day), r.y(b.Average))
		r.add(l)
	})
}

func (r *painChartRenderer) dots() {
	for _, p := range r.c.chart.Dots {
		d := canvas.NewCircle(Color(theme.ColorAccent))
		const radius = 4
		d.Move(fyne.NewPos(r.x(p.Day)-radius, r.y(p.Pain)-radius))
		d.Resize(fyne.NewSquareSize(2 * radius))
		r.add(d)
	}
}

func (r *painChartRenderer) days() {
	if r.c.chart.DayLabel == nil {
		return
	}
	const labels = 4
	for i := range labels + 1 {
		day := r.c.chart.First.Add(r.c.chart.End.Sub(r.c.chart.First) * time.Duration(i) / labels)
		t := canvas.NewText(r.c.chart.DayLabel(day), Color(theme.ColorMuted))
		t.TextSize = 12
		m := t.MinSize()
		x := min(max(r.x(day)-m.Width/2, chartLeft), r.size.Width-m.Width)
		t.Move(fyne.NewPos(x, r.size.Height-m.Height))
		t.Resize(m)
		r.add(t)
	}
}

func (r *painChartRenderer) MinSize() fyne.Size { return fyne.NewSize(240, 160) }

func (r *painChartRenderer) Refresh() {
	r.Layout(r.c.Size())
	canvas.Refresh(r.c)
}

func (r *painChartRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *painChartRenderer) Destroy() {}
