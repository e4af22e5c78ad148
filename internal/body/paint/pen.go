package paint

import (
	"image"
	"image/color"
	"image/draw"

	"golang.org/x/image/vector"

	"unknot/internal/body"
)

// pen rasterises paths of one frame. It works in the bounding box of each path only, which
// is what keeps drawing fast. A pen is not safe for use by several goroutines.
type pen struct {
	fr   Frame
	z    vector.Rasterizer
	mask *image.Alpha
	at   image.Rectangle // the box being drawn
}

func newPen(fr Frame) *pen { return &pen{fr: fr, mask: &image.Alpha{}} }

// begin opens a box; false means that nothing of it is visible.
func (p *pen) begin(r image.Rectangle) bool {
	p.at = r
	if r.Empty() {
		return false
	}
	p.z.Reset(r.Dx(), r.Dy())
	p.z.DrawOp = draw.Over
	return true
}

func (p *pen) pt(v body.Point) (float32, float32) {
	x, y := p.fr.ToPixel(v)
	return float32(x - float64(p.at.Min.X)), float32(y - float64(p.at.Min.Y))
}

func (p *pen) rings(rings []body.Ring) {
	for _, r := range rings {
		x, y := p.pt(r.Start)
		p.z.MoveTo(x, y)
		for _, c := range r.Curves {
			ax, ay := p.pt(c.C1)
			bx, by := p.pt(c.C2)
			cx, cy := p.pt(c.To)
			p.z.CubeTo(ax, ay, bx, by, cx, cy)
		}
		p.z.ClosePath()
	}
}

// end lays the open path on dst in one colour.
func (p *pen) end(dst *image.RGBA, c color.NRGBA) {
	p.z.Draw(dst, p.at, image.NewUniform(c), image.Point{})
}

// endMask returns the coverage of the open path, valid until the next endMask of this pen.
func (p *pen) endMask() *image.Alpha {
	n := p.at.Dx() * p.at.Dy()
	if cap(p.mask.Pix) < n {
		p.mask.Pix = make([]uint8, n)
	}
	p.mask.Pix, p.mask.Stride, p.mask.Rect = p.mask.Pix[:n], p.at.Dx(), p.at
	p.z.DrawOp = draw.Src
	p.z.Draw(p.mask, p.at, image.Opaque, image.Point{})
	return p.mask
}

// fill lays a shape on dst.
func (p *pen) fill(dst *image.RGBA, s *body.Shape, c color.NRGBA) {
	if p.begin(p.fr.rect(s.Bounds, 0)) {
		p.rings(s.Rings)
		p.end(dst, c)
	}
}

// stroke lays a line of the given width, in view pixels, along the closed polygon.
func (p *pen) stroke(dst *image.RGBA, polygon []body.Point, b body.Box, width float64, c color.NRGBA) {
	if p.begin(p.fr.rect(b, width)) {
		p.line(polygon, width, true)
		p.end(dst, c)
	}
}

// dash lays a dashed line with round caps along the closed polygon; on, off and width are
// view pixels.
func (p *pen) dash(dst *image.RGBA, polygon []body.Point, b body.Box, d dashes, c color.NRGBA) {
	if !p.begin(p.fr.rect(b, d.width)) {
		return
	}
	for _, piece := range d.cut(polygon) {
		p.line(piece, d.width, false)
		p.disc(piece[0], d.width/2)
		p.disc(piece[len(piece)-1], d.width/2)
	}
	p.end(dst, c)
}
