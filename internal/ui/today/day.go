package today

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// day is one disc of the week strip: filled when something was done, outlined today. An empty
// day is a rest day, and looks like one.
type day struct {
	widget.BaseWidget

	mark DayMark
}

func newDay(m DayMark) *day {
	d := &day{mark: m}
	d.ExtendBaseWidget(d)
	return d
}

// CreateRenderer implements fyne.Widget.
func (d *day) CreateRenderer() fyne.WidgetRenderer {
	r := &dayRenderer{
		d: d, disc: canvas.NewCircle(nil), name: canvas.NewText(d.mark.Name, nil),
		tick: kit.NewPicture(kit.IconCheck, fynetheme.ColorNameForegroundOnPrimary, 18),
	}
	r.apply()
	return r
}

type dayRenderer struct {
	d    *day
	disc *canvas.Circle
	tick *kit.Picture
	name *canvas.Text
}

const discSize float32 = 34

func (r *dayRenderer) apply() {
	r.disc.StrokeWidth = 0
	r.disc.FillColor = kit.Color(theme.ColorSurface2)
	switch {
	case r.d.mark.Cared:
		r.disc.FillColor = kit.Color(fynetheme.ColorNamePrimary)
	case r.d.mark.Today:
		r.disc.FillColor = color.Transparent
		r.disc.StrokeColor, r.disc.StrokeWidth = kit.Color(fynetheme.ColorNamePrimary), 2
	}
	r.tick.Hidden = !r.d.mark.Cared
	r.name.Color, r.name.TextSize = kit.Color(theme.ColorMuted), 12.5
	r.name.TextStyle.Bold = r.d.mark.Today
}

func (r *dayRenderer) Layout(size fyne.Size) {
	at := fyne.NewPos((size.Width-discSize)/2, 0)
	r.disc.Move(at)
	r.disc.Resize(fyne.NewSquareSize(discSize))
	r.tick.Move(at)
	r.tick.Resize(fyne.NewSquareSize(discSize))
	text := r.name.MinSize()
	r.name.Move(fyne.NewPos((size.Width-text.Width)/2, discSize+6))
	r.name.Resize(text)
}

func (r *dayRenderer) MinSize() fyne.Size {
	return fyne.NewSize(discSize, discSize+6+r.name.MinSize().Height)
}

func (r *dayRenderer) Refresh() {
	r.apply()
	r.disc.Refresh()
	r.tick.Refresh()
	r.name.Refresh()
}

func (r *dayRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.disc, r.tick, r.name}
}

func (r *dayRenderer) Destroy() {}
