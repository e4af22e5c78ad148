// Package picture shows what a technique works on: the part of the body around its targets, drawn
// by package paint away from the UI goroutine and kept until size or theme change.
package picture

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/body"
	"unknot/internal/body/paint"
)

// Params are what a picture needs. Go runs work in the background and OnUI brings it back.
type Params struct {
	Atlas *body.Atlas
	Dark  func() bool
	Go    func(func())
	OnUI  func(func())
	Name  string // what a screen reader says
	Cache *Cache // keeps what was drawn; nothing is kept when nil
}

// Picture is the picture of a technique.
type Picture struct {
	widget.BaseWidget

	p       Params
	targets []body.Group
	side    body.Side
}

var _ fyne.Widget = (*Picture)(nil)

// New returns the picture of the targets; Middle shows both sides.
func New(p Params, targets []body.Group, side body.Side) *Picture {
	c := &Picture{p: p, targets: targets, side: side}
	c.ExtendBaseWidget(c)
	return c
}

// SetSubject changes what the picture shows. Until the new one is drawn there is nothing to see, so that
// no picture ever stands beside the wrong name.
func (c *Picture) SetSubject(name string, targets []body.Group, side body.Side) {
	c.p.Name, c.targets, c.side = name, targets, side
	c.Refresh()
}

// AccessibilityLabel is what a screen reader says.
func (c *Picture) AccessibilityLabel() string { return c.p.Name }

// AccessibilityRole tells a screen reader that there is nothing to press.
func (c *Picture) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (c *Picture) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{c: c, image: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth}}
	return r
}

// drawing is one state of the picture.
type drawing struct {
	subject string
	side    body.Side
	size    image.Point
	dark    bool
}

type renderer struct {
	c     *Picture
	image *canvas.Image
	shown drawing // what is drawn or being drawn
}

// Layout asks for a drawing of the new size; until it is there the old one is stretched.
func (r *renderer) Layout(size fyne.Size) {
	r.image.Resize(size)
	r.draw(size)
}

func (r *renderer) draw(size fyne.Size) {
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.c); c != nil {
		scale = c.Scale()
	}
	want := drawing{
		subject: subject(r.c.targets), side: r.c.side, dark: r.c.p.Dark(),
		size: image.Pt(pixels(size.Width*scale), pixels(size.Height*scale)),
	}
	if want == r.shown || want.size.X < 1 || want.size.Y < 1 {
		return
	}
	if want.subject != r.shown.subject || want.side != r.shown.side {
		r.image.Image = nil
	}
	r.shown = want
	if img, ok := r.c.p.Cache.get(want); ok {
		r.image.Image = img
		r.image.Refresh()
		return
	}
	targets := r.c.targets
	r.c.p.Go(func() {
		img := paint.Card(r.c.p.Atlas, targets, want.side, want.size, paint.For(want.dark))
		r.c.p.Cache.put(want, img)
		r.c.p.OnUI(func() {
			if r.shown == want { // a newer one may be on its way
				r.image.Image = img
				r.image.Refresh()
			}
		})
	})
}

func pixels(v float32) int { return int(math.Round(float64(v))) }

// MinSize leaves the size to whoever places the picture.
func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(40, 30) }

// Refresh draws anew where the theme has changed.
func (r *renderer) Refresh() {
	r.draw(r.c.Size())
	r.image.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *renderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.image} }

// Destroy implements fyne.WidgetRenderer.
func (r *renderer) Destroy() {}
