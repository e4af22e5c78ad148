package figureview

import (
	"image"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"unknot/internal/ui/kit"
)

// ground is what a picture stands on. It is drawn into the picture: a rounded surface of its own below
// the picture would be painted with every moment, and where there is no graphics processor that costs
// more than all the rest of the window.
type ground struct {
	fill   fyne.ThemeColorName // none when empty
	radius float32
}

// StandOn gives the picture a ground with rounded corners, in place of the surface it would be laid on.
func (v *View) StandOn(fill fyne.ThemeColorName, radius float32) {
	v.ground = ground{fill, radius}
	v.Refresh()
}

// color is the colour of the ground now, transparent where there is none.
func (g ground) color() color.RGBA {
	if g.fill == "" {
		return color.RGBA{}
	}
	return color.RGBAModel.Convert(kit.Color(g.fill)).(color.RGBA)
}

// showGround shows the bare ground until there is a picture, which brings its own.
func (r *renderer) showGround() {
	g := r.v.ground
	r.image.CornerRadius, r.bare.CornerRadius = g.radius, g.radius
	r.bare.FillColor = g.color()
	r.bare.Hidden = g.fill == "" || r.image.Image != nil
}

func newBare() *canvas.Rectangle { return canvas.NewRectangle(color.Transparent) }

// layUnder puts an opaque colour behind a picture. A transparent one leaves it as it is.
func layUnder(img *image.RGBA, c color.RGBA) {
	if c.A == 0 {
		return
	}
	for i := 0; i+3 < len(img.Pix); i += 4 {
		p := img.Pix[i : i+4 : i+4]
		switch p[3] {
		case 0xff:
		case 0:
			p[0], p[1], p[2], p[3] = c.R, c.G, c.B, c.A
		default:
			rest := 255 - uint32(p[3])
			p[0] = mixed(p[0], c.R, rest)
			p[1] = mixed(p[1], c.G, rest)
			p[2] = mixed(p[2], c.B, rest)
			p[3] = mixed(p[3], c.A, rest)
		}
	}
}

// mixed adds the share of what is behind, in 255ths, to a premultiplied channel.
func mixed(front, behind uint8, share uint32) uint8 {
	return uint8(min(255, uint32(front)+(uint32(behind)*share+127)/255))
}
