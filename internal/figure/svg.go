package figure

import (
	"bufio"
	"fmt"
	"image"
	"io"
	"math"
	"strconv"

	"unknot/internal/figure/pose"
	"unknot/internal/figure/raster"
)

// How a picture becomes paths: shapes are traced on a grid finer than the picture, and what is
// soft becomes a few steps of the same colour.
const (
	traceScale  = 3    // grid points a pixel of the file
	traceSlack  = 0.22 // of the grid: how far a line may be off
	softSlack   = 0.6
	shadowSteps = 8
	rimSteps    = 4
	leastAlpha  = 0.004
)

// SVG writes the keyframe that tells most as vector graphics of a size in pixels: plain filled
// paths with a colour and an opacity, no gradients, masks or embedded pictures, so that every
// reader of the format shows it alike.
func SVG(w io.Writer, f *pose.Figure, look Look, width, height int) error {
	out := &vectors{w: bufio.NewWriter(w)}
	fmt.Fprintf(out.w, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d">`+"\n",
		width, height, width, height)
	a := New()
	f.Rest(f.Still, &a.moment)
	a.prepare(f, image.Pt(width*traceScale, height*traceScale), look)
	a.sortProps(f)
	a.stage.out = out
	a.paintFixed(look)
	a.paint(1)
	fmt.Fprintln(out.w, "</svg>")
	if err := out.w.Flush(); err != nil {
		return fmt.Errorf("write figure: %w", err)
	}
	return nil
}

// vectors is the surface of a vector file. Errors of the writer come back when it is flushed.
type vectors struct {
	w       *bufio.Writer
	tracer  raster.Tracer
	weights [2]raster.Mask
	number  []byte
}

func (v *vectors) fill(m *raster.Mask, c ink, opacity float64) {
	v.path(m, 127.5, traceSlack, c, opacity)
}

func (v *vectors) soft(m *raster.Mask, c ink, opacity float64) { v.steps(m, c, opacity, shadowSteps) }

// shaded fills the shape and then its rims in a few steps.
func (v *vectors) shaded(m, ref *raster.Mask, r *rim, t *tone) {
	v.fill(m, t.base, 1)
	v.weights[0].Reset(m.Rect)
	v.weights[1].Reset(m.Rect)
	o := r.offsets(ref.Stride())
	inside := m.Rect.Inset(r.reach)
	for y := inside.Min.Y; y < inside.Max.Y; y++ {
		at := (y-ref.Rect.Min.Y)*ref.Stride() + inside.Min.X - ref.Rect.Min.X
		shade := v.weights[0].Span(y, inside.Min.X, inside.Max.X)
		lit := v.weights[1].Span(y, inside.Min.X, inside.Max.X)
		for i, cover := range m.Span(y, inside.Min.X, inside.Max.X) {
			if cover > 127 {
				s, l := r.weights(ref.Pix, at+i, &o)
				shade[i], lit[i] = uint8(min(s, 255)), uint8(min(l, 255))
			}
		}
	}
	v.steps(&v.weights[1], t.light, 1, rimSteps)
	v.steps(&v.weights[0], t.shade, 1, rimSteps)
}

// steps paints a soft mask as n areas one inside the other, which add up to its coverage.
func (v *vectors) steps(m *raster.Mask, c ink, opacity float64, n int) {
	before := 0.0
	for i := range n {
		after := opacity * float64(i+1) / float64(n)
		v.path(m, 255*(float64(i)+0.5)/float64(n), softSlack, c, 1-(1-after)/max(1-before, 1e-6))
		before = after
	}
}

// path writes the area of a mask above a level as one path.
func (v *vectors) path(m *raster.Mask, level, slack float64, c ink, opacity float64) {
	if opacity < leastAlpha {
		return
	}
	open := false
	v.tracer.Contours(m, level, slack, func(ring []raster.Point) {
		if !open {
			open = true
			fmt.Fprintf(v.w, `<path fill="#%02x%02x%02x"`, c.r, c.g, c.b)
			if opacity < 0.999 {
				fmt.Fprintf(v.w, ` fill-opacity="%.3g"`, opacity)
			}
			_, _ = v.w.WriteString(` fill-rule="evenodd" d="`)
		}
		v.ring(ring)
	})
	if open {
		_, _ = v.w.WriteString("\"/>\n")
	}
}

// ring writes one closed line in steps of a hundredth of a pixel, each relative to the last point.
func (v *vectors) ring(ring []raster.Point) {
	lastX, lastY := 0, 0
	for i, p := range ring {
		x, y := int(math.Round(p.X*100/traceScale)), int(math.Round(p.Y*100/traceScale))
		switch i {
		case 0:
			_ = v.w.WriteByte('M')
		case 1:
			_ = v.w.WriteByte('l')
		default:
			_ = v.w.WriteByte(' ')
		}
		v.hundredths(x - lastX)
		_ = v.w.WriteByte(' ')
		v.hundredths(y - lastY)
		lastX, lastY = x, y
	}
	_ = v.w.WriteByte('z')
}

// hundredths writes a number counted in hundredths as short as it can be.
func (v *vectors) hundredths(n int) {
	v.number = strconv.AppendFloat(v.number[:0], float64(n)/100, 'f', -1, 64)
	_, _ = v.w.Write(v.number)
}
