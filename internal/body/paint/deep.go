package paint

import (
	"image"
	"image/color"
)

// deep is an image with 16 bits to a channel, premultiplied, for adding up faint layers.
type deep struct {
	size image.Point
	pix  []uint16
}

func newDeep(size image.Point) *deep {
	return &deep{size: size, pix: make([]uint16, 4*size.X*size.Y)}
}

// over lays a colour on the image where the mask covers it.
func (d *deep) over(mask *image.Alpha, c color.NRGBA) {
	r := mask.Rect
	for y := r.Min.Y; y < r.Max.Y; y++ {
		cover := mask.Pix[mask.PixOffset(r.Min.X, y):][:r.Dx()]
		row := d.pix[4*(y*d.size.X+r.Min.X):]
		for x, m := range cover {
			if m == 0 {
				continue
			}
			a := uint32(m) * uint32(c.A) * 257 / 255 // 0–65535
			px := row[4*x : 4*x+4 : 4*x+4]
			px[0] = blend(px[0], uint32(c.R)*257, a)
			px[1] = blend(px[1], uint32(c.G)*257, a)
			px[2] = blend(px[2], uint32(c.B)*257, a)
			px[3] = blend(px[3], 65535, a)
		}
	}
}

func blend(under uint16, colour, a uint32) uint16 {
	return uint16((uint64(under)*uint64(65535-a) + uint64(colour)*uint64(a) + 32767) / 65535)
}

// image rounds to 8 bits.
func (d *deep) image() *image.RGBA {
	out := image.NewRGBA(image.Rectangle{Max: d.size})
	for i, v := range d.pix {
		out.Pix[i] = uint8((uint32(v) + 128) / 257)
	}
	return out
}
