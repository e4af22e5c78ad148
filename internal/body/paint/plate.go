package paint

import (
	"image"
	"image/draw"

	"unknot/internal/body"
)

// Fades soften the edges of an image so that a cropped figure does not look chopped. The
// figure fades to nothing, so that it may stand on a card with round corners. Pixels.
type Fades struct{ Top, Bottom, Outer float64 }

// Plate holds the parts of a drawn figure that do not change with its state: the slow
// part, 20 to 60 ms for a zoom of 550x640. It never changes after NewPlate.
type Plate struct {
	figure   *body.Figure
	frame    Frame
	palette  Palette
	fades    Fades
	base     *image.RGBA // silhouette and idle regions
	contours *image.RGBA // soft volume and lines, on clear ground
	idle     *image.RGBA // both, faded: the figure with nothing marked
}

// NewPlate draws the figure.
func NewPlate(f *body.Figure, fr Frame, pal Palette, fades Fades) *Plate {
	p := &Plate{figure: f, frame: fr, palette: pal, fades: fades}
	p.base = drawBase(f, fr, pal)
	p.contours = drawContours(f, fr, pal)
	p.idle = image.NewRGBA(p.base.Rect)
	copy(p.idle.Pix, p.base.Pix)
	draw.Draw(p.idle, p.idle.Rect, p.contours, image.Point{}, draw.Over)
	fades.apply(p.idle, p.idle.Rect)
	return p
}

// Frame returns how the figure is placed.
func (p *Plate) Frame() Frame { return p.frame }

// Palette returns the colours the figure is drawn in.
func (p *Plate) Palette() Palette { return p.palette }

// Idle returns the figure with nothing marked. Callers must not change it.
func (p *Plate) Idle() *image.RGBA { return p.idle }

func drawBase(f *body.Figure, fr Frame, pal Palette) *image.RGBA {
	img := image.NewRGBA(image.Rectangle{Max: fr.Size})
	pen := newPen(fr)
	shapes := f.Silhouette()
	for i := range shapes {
		s := &shapes[i]
		pen.fill(img, s, pal.Shape(s.ID))
		if s.StrokeWidth == 0 {
			continue
		}
		for _, ring := range s.Rings {
			pen.stroke(img, ring.Flatten(), s.Bounds, s.StrokeWidth, pal.BodyLine)
		}
	}
	outlines := f.Outlines()
	for i := range outlines {
		pen.fill(img, &outlines[i].Shape, pal.Region)
	}
	return img
}

// drawContours adds up the faint layers in 16 bits: in 8 bits their rounding would drift
// to green or lilac.
func drawContours(f *body.Figure, fr Frame, pal Palette) *image.RGBA {
	deep := newDeep(fr.Size)
	pen := newPen(fr)
	shapes := f.Contours()
	for i := range shapes {
		s := &shapes[i]
		if pen.begin(fr.rect(s.Bounds, 0)) {
			pen.rings(s.Rings)
			deep.over(pen.endMask(), pal.Shape(s.ID))
		}
	}
	return deep.image()
}

// apply fades the part of img that lies in r.
func (f Fades) apply(img *image.RGBA, r image.Rectangle) {
	w, h := float64(img.Rect.Dx()), float64(img.Rect.Dy())
	across := make([]uint32, r.Dx())
	for i := range across {
		x := float64(r.Min.X+i) + 0.5
		across[i] = uint32(ramp(x, f.Outer)*ramp(w-x, f.Outer)*256 + 0.5)
	}
	for y := r.Min.Y; y < r.Max.Y; y++ {
		v := float64(y) + 0.5
		down := uint32(ramp(v, f.Top)*ramp(h-v, f.Bottom)*256 + 0.5)
		row := img.Pix[img.PixOffset(r.Min.X, y):]
		for i, a := range across {
			k := a * down
			if k == 1<<16 {
				continue
			}
			px := row[4*i : 4*i+4 : 4*i+4]
			for c := range px {
				px[c] = uint8((uint32(px[c])*k + 1<<15) >> 16)
			}
		}
	}
}

// ramp rises smoothly from 0 at the edge to 1 at the given width.
func ramp(distance, width float64) float64 {
	if width <= 0 || distance >= width {
		return 1
	}
	t := distance / width
	return t * t * (3 - 2*t)
}
