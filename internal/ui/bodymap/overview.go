package bodymap

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/body"
)

const (
	captionText   = 12
	captionHeight = 20
	overviewGap   = 12
)

// overview shows the two whole figures with their names. When a region is under the pointer
// or the keyboard its name stands below both, because there is no room for chips.
type overview struct {
	widget.BaseWidget

	p           Params
	back, front *Map
	named       body.Region
}

var _ fyne.Widget = (*overview)(nil)

func newOverview(p Params, back, front *Map) *overview {
	o := &overview{p: p, back: back, front: front}
	for _, m := range []*Map{back, front} {
		m.OnName = func(r body.Region) {
			o.named = r
			o.Refresh()
		}
	}
	o.ExtendBaseWidget(o)
	return o
}

// CreateRenderer implements fyne.Widget.
func (o *overview) CreateRenderer() fyne.WidgetRenderer {
	r := &overviewRenderer{o: o, back: canvas.NewText("", nil), front: canvas.NewText("", nil), name: canvas.NewText("", nil)}
	for _, t := range []*canvas.Text{r.back, r.front, r.name} {
		t.TextSize = captionText
		t.Alignment = fyne.TextAlignCenter
	}
	r.name.TextStyle.Bold = true
	r.Refresh()
	return r
}

type overviewRenderer struct {
	o                 *overview
	back, front, name *canvas.Text
}

// Destroy implements fyne.WidgetRenderer.
func (r *overviewRenderer) Destroy() {}

// Objects implements fyne.WidgetRenderer.
func (r *overviewRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.o.back, r.o.front, r.back, r.front, r.name}
}

// MinSize implements fyne.WidgetRenderer.
func (r *overviewRenderer) MinSize() fyne.Size {
	m := r.o.back.MinSize()
	return fyne.NewSize(2*m.Width+overviewGap, m.Height+2*captionHeight)
}

// Layout implements fyne.WidgetRenderer.
func (r *overviewRenderer) Layout(size fyne.Size) {
	w, h := (size.Width-overviewGap)/2, size.Height-2*captionHeight
	next := fyne.NewPos(w+overviewGap, 0)
	for _, c := range []struct {
		m    *Map
		text *canvas.Text
		at   fyne.Position
	}{{r.o.back, r.back, fyne.Position{}}, {r.o.front, r.front, next}} {
		c.m.Move(c.at)
		c.m.Resize(fyne.NewSize(w, h))
		c.text.Move(c.at.AddXY(0, h))
		c.text.Resize(fyne.NewSize(w, captionHeight))
	}
	r.name.Move(fyne.NewPos(0, size.Height-captionHeight))
	r.name.Resize(fyne.NewSize(size.Width, captionHeight))
}

// Refresh implements fyne.WidgetRenderer.
func (r *overviewRenderer) Refresh() {
	pal := r.o.p.palette()
	r.back.Text, r.front.Text = r.o.p.Texts.T("bodymap.back"), r.o.p.Texts.T("bodymap.front")
	r.back.Color, r.front.Color, r.name.Color = pal.Muted, pal.Muted, pal.Text
	info, _ := r.o.p.Atlas.Region(r.o.named)
	r.name.Text = info.Name
	for _, t := range []*canvas.Text{r.back, r.front, r.name} {
		t.Refresh()
	}
}
