package figure

import (
	"image"
	"slices"

	"unknot/internal/figure/pose"
	"unknot/internal/figure/raster"
	"unknot/internal/figure/rig"
)

// fixed is what does not move, drawn once for a figure, a size and a look.
type fixed struct {
	figure *pose.Figure
	camera pose.Camera
	look   Look
	img    image.RGBA
	front  image.RGBA      // the furniture alone, where it stands between two people
	within image.Rectangle // of front: where there is something
	cover  raster.Mask     // things standing on the ground, which no ground shadow falls on
}

// copyFixed puts the static layer into dst, drawing it first where it is another than last time.
func (a *Artist) copyFixed(dst *image.RGBA, f *pose.Figure, look Look) {
	x := &a.fixed
	if x.figure != f || x.camera != f.Camera || x.look != look || x.img.Rect != dst.Rect {
		a.drawFixed(f, look, dst.Rect)
	}
	w := 4 * dst.Rect.Dx()
	for y := range dst.Rect.Dy() {
		copy(dst.Pix[y*dst.Stride:y*dst.Stride+w], x.img.Pix[y*x.img.Stride:y*x.img.Stride+w])
	}
}

// drawFixed paints background, ground and the things behind the figure that never move.
func (a *Artist) drawFixed(f *pose.Figure, look Look, r image.Rectangle) {
	x := &a.fixed
	x.figure, x.camera, x.look = f, f.Camera, look
	if x.img.Rect != r {
		x.img = *image.NewRGBA(r)
	}
	a.sortProps(f)
	a.pixels.img = &x.img
	a.stage.out = &a.pixels
	clear(x.img.Pix)
	a.paintFixed(look)
	if slices.Contains(a.between, true) {
		a.drawFront(r)
	}
}

// drawFront draws the furniture that stands between two people on a layer of its own, without its
// shadows: the static layer has them.
func (a *Artist) drawFront(r image.Rectangle) {
	x, s := &a.fixed, &a.stage
	if x.front.Rect != r {
		x.front = *image.NewRGBA(r)
	}
	clear(x.front.Pix)
	a.pixels.img = &x.front
	s.cover.Reset(s.clip)
	s.standing = true
	a.drawFurniture()
	s.standing = false
	x.within = image.Rectangle{}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		from, to := covered(s.cover.Span(y, r.Min.X, r.Max.X))
		if from < to {
			x.within = x.within.Union(image.Rect(r.Min.X+from, y, r.Min.X+to, y+1))
		}
	}
}

// drawFurniture paints the things of the static layer that stand on the ground, without shadows.
func (a *Artist) drawFurniture() {
	a.stage.shadowless = true
	for i := range a.figure.Props {
		if a.between[i] {
			a.drawProp(i)
		}
	}
	a.stage.shadowless = false
}

// paintFront brings the furniture before the helper, and the person's shadow onto it.
func (a *Artist) paintFront() {
	if a.stage.out == surface(&a.pixels) {
		a.pixels.lay(&a.fixed.front, a.fixed.within)
	} else {
		a.drawFurniture()
	}
	for i := range a.figure.Props {
		if a.between[i] {
			a.throwOnTop(i, a.people[:1])
		}
	}
}

// paintFixed paints the static layer on the stage's surface.
func (a *Artist) paintFixed(look Look) {
	s := &a.stage
	if !look.Clear {
		s.backdrop(s.palette.background)
	}
	s.blob(phase(a.figure))
	s.cover.Reset(s.clip)
	for i := range a.figure.Props {
		if p := &a.figure.Props[i]; !a.moving[i] && onGround(p.Kind) {
			a.drawProp(i)
		}
	}
	s.standing = true
	for i := range a.figure.Props {
		if p := &a.figure.Props[i]; !a.moving[i] && !onGround(p.Kind) {
			a.drawProp(i)
		}
	}
	s.standing = false
	a.fixed.cover.Reset(s.frame)
	a.fixed.cover.Raise(&s.cover)
}

// sortProps finds the props that move with a body, change place between keyframes, or have a
// place among the figure's layers.
func (a *Artist) sortProps(f *pose.Figure) {
	a.moving = a.moving[:0]
	a.between = a.between[:0]
	for i := range f.Props {
		p := &f.Props[i]
		moves := p.Front || p.Layer != nil || p.On.Site != rig.NoSite
		for _, v := range p.Path {
			moves = moves || v.On.Site != rig.NoSite
		}
		for j := range f.Frames {
			moves = moves || (p.ID != "" && f.Frames[j].Shift[p.ID] != rig.Vec{})
		}
		a.moving = append(a.moving, moves)
		a.between = append(a.between, !moves && a.hidesHelper(p))
	}
}

// hidesHelper reports whether a thing stands before a helper who is drawn behind the person. What
// the helper sits on does not.
func (a *Artist) hidesHelper(p *pose.Prop) bool {
	const apartBy = 5.0 // units nearer to the viewer, on the ground
	if !a.moment.HasHelper || a.figure.Order[pose.Helper] >= 0 || onGround(p.Kind) {
		return false
	}
	apart := p.At.Sub(a.helper.body.Pelvis.At)
	apart.Y = 0
	return apart.Dot(a.stage.cam.to) > apartBy
}
