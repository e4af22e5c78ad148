package paint

import (
	"image"
	"math"

	"unknot/internal/body"
)

// Frame places a drawing in an image: pixel = (view - Origin) * Scale. What lies outside
// the image is cropped; zooms run past their own size on purpose.
type Frame struct {
	Size   image.Point
	Scale  float64 // pixels per view pixel
	Origin body.Point
}

// Fit places the whole figure, centred, in an image of the given size in pixels.
func Fit(f *body.Figure, size image.Point) Frame {
	w, h := f.Size()
	return Around(body.Box{Max: body.Point{X: w, Y: h}}, size)
}

// Around places a part of a figure, centred, in an image of the given size in pixels.
func Around(part body.Box, size image.Point) Frame {
	w, h := part.Max.X-part.Min.X, part.Max.Y-part.Min.Y
	scale := math.Min(float64(size.X)/w, float64(size.Y)/h)
	if scale <= 0 {
		scale = 1 // an empty image: anything but a division by zero
	}
	return Frame{
		Size: size, Scale: scale,
		Origin: body.Point{
			X: (part.Min.X+part.Max.X)/2 - float64(size.X)/scale/2,
			Y: (part.Min.Y+part.Max.Y)/2 - float64(size.Y)/scale/2,
		},
	}
}

// ToView turns a pixel into view pixels.
func (fr Frame) ToView(x, y float64) (float64, float64) {
	return x/fr.Scale + fr.Origin.X, y/fr.Scale + fr.Origin.Y
}

// ToPixel turns view pixels into a pixel.
func (fr Frame) ToPixel(p body.Point) (float64, float64) {
	return (p.X - fr.Origin.X) * fr.Scale, (p.Y - fr.Origin.Y) * fr.Scale
}

// rect returns the pixels a box covers, widened by margin view pixels and one pixel for
// the soft edge, cropped to the image.
func (fr Frame) rect(b body.Box, margin float64) image.Rectangle {
	x0, y0 := fr.ToPixel(b.Min)
	x1, y1 := fr.ToPixel(b.Max)
	m := margin*fr.Scale + 1
	return image.Rect(
		int(math.Floor(x0-m)), int(math.Floor(y0-m)), int(math.Ceil(x1+m)), int(math.Ceil(y1+m)),
	).Intersect(image.Rectangle{Max: fr.Size})
}

// FitIn places the whole figure, centred, in a space given in units that need not be whole
// pixels, such as those of a window system.
func FitIn(f *body.Figure, width, height float64) Frame {
	w, h := f.Size()
	scale := math.Min(width/w, height/h)
	if scale <= 0 {
		scale = 1
	}
	return Frame{
		Size: image.Pt(int(width), int(height)), Scale: scale,
		Origin: body.Point{X: w/2 - width/scale/2, Y: h/2 - height/scale/2},
	}
}
