package raster

import (
	"image"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// Outline fills single closed outlines of any form by the non-zero winding rule. The zero value
// is ready.
type Outline struct {
	vector *vector.Rasterizer
	alpha  image.Alpha
	pix    []uint8
}

// Fill writes the coverage of one closed polygon to m, which becomes as large as the part of the
// polygon inside clip. Pad adds an empty border that many pixels wide.
func (o *Outline) Fill(m *Mask, ring []Point, clip image.Rectangle, pad int) {
	r := Bounds(ring).Intersect(clip)
	if len(ring) < 3 || r.Empty() {
		m.Reset(image.Rectangle{Min: clip.Min, Max: clip.Min})
		return
	}
	if o.vector == nil {
		o.vector = vector.NewRasterizer(r.Dx(), r.Dy())
	}
	o.vector.Reset(r.Dx(), r.Dy())
	o.vector.DrawOp = draw.Src
	x0, y0 := float64(r.Min.X), float64(r.Min.Y)
	for i, p := range ring {
		x, y := float32(p.X-x0), float32(p.Y-y0)
		if i == 0 {
			o.vector.MoveTo(x, y)
			continue
		}
		o.vector.LineTo(x, y)
	}
	o.vector.ClosePath()
	m.Reset(r.Inset(-pad))
	w := r.Dx()
	o.pix = grow(o.pix, w*r.Dy())
	o.alpha = image.Alpha{Pix: o.pix, Stride: w, Rect: image.Rect(0, 0, w, r.Dy())}
	o.vector.Draw(&o.alpha, o.alpha.Rect, image.Opaque, image.Point{}) // writes rows without gaps whatever the stride
	for y := range r.Dy() {
		copy(m.Span(r.Min.Y+y, r.Min.X, r.Max.X), o.pix[y*w:(y+1)*w])
	}
}

// CatmullRom is the point the share t of the way from b to c on the curve through a, b, c and d.
func CatmullRom(a, b, c, d Point, t float64) Point {
	f := func(a, b, c, d float64) float64 {
		return b + t*((c-a)+t*(2*a-5*b+4*c-d+t*(3*(b-c)+d-a)))/2
	}
	return Point{f(a.X, b.X, c.X, d.X), f(a.Y, b.Y, c.Y, d.Y)}
}

// Bounds returns the smallest rectangle of whole pixels around the points.
func Bounds(points []Point) image.Rectangle {
	if len(points) == 0 {
		return image.Rectangle{}
	}
	x0, y0, x1, y1 := points[0].X, points[0].Y, points[0].X, points[0].Y
	for _, p := range points[1:] {
		x0, x1 = min(x0, p.X), max(x1, p.X)
		y0, y1 = min(y0, p.Y), max(y1, p.Y)
	}
	return image.Rect(int(math.Floor(x0)), int(math.Floor(y0)), int(math.Ceil(x1)), int(math.Ceil(y1)))
}
