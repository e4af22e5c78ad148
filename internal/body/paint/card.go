package paint

import (
	"image"
	"image/draw"
	"math"

	"unknot/internal/body"
)

// How much of the body a card shows around its target, in view pixels of the zooms and of
// the full views: enough to know the place at 150 px, little enough to see it.
const (
	cardZoomHeight = 520
	cardFullHeight = 330
	cardRoom       = 1.7 // times the height of the target
)

// Card draws what a technique works on: the part of the body around the targets on a soft
// blob, the targets tinted. The first target decides between back and front. Side Middle
// shows both sides. Outside the blob the picture is clear. Size is in pixels.
func Card(a *body.Atlas, targets []body.Group, side body.Side, size image.Point, pal Palette) *image.RGBA {
	img := image.NewRGBA(image.Rectangle{Max: size})
	if size.X < 1 || size.Y < 1 {
		return img
	}
	f, regions := cardView(a, targets, side)
	blob := blobMask(size, phase(targets))
	draw.DrawMask(img, img.Rect, image.NewUniform(pal.Blob), image.Point{}, blob, image.Point{}, draw.Over)

	fr := Around(cardPart(f, regions, size), size)
	calm := pal
	calm.Region = pal.CardRegion // idle areas step back behind the target
	figure := drawBase(f, fr, calm)
	p := newPen(fr)
	outlines := make([]*body.Outline, 0, len(regions))
	for _, r := range regions {
		o, _ := f.Outline(r)
		outlines = append(outlines, o)
	}
	p.glow(figure, outlines, pal)
	for _, o := range outlines {
		p.fill(figure, &o.Shape, pal.Target)
	}
	draw.Draw(figure, figure.Rect, drawContours(f, fr, pal), image.Point{}, draw.Over)
	rim := math.Max(1.2, float64(size.Y)/210) / fr.Scale
	for _, o := range outlines {
		p.stroke(figure, o.Polygon, o.Shape.Bounds, rim, pal.TargetRim)
	}
	draw.DrawMask(img, img.Rect, figure, image.Point{}, blob, image.Point{}, draw.Over)
	return img
}

// cardView picks the drawing that shows the first target best and the regions to tint on
// it. A target that only the whole body shows, such as a calf, gets the whole body; so does
// the upper back, which the close-up cuts off.
func cardView(a *body.Atlas, targets []body.Group, side body.Side) (*body.Figure, []body.Region) {
	for _, v := range []body.View{body.BackZoom, body.FrontZoom, body.Back, body.Front} {
		f := a.Figure(v)
		regions := shown(f, a, targets, side)
		if len(regions) == 0 || regions[0].Group() != targets[0] {
			continue
		}
		if !v.Zoomed() || !cutOff(f, targets[0], regions) {
			return f, regions
		}
	}
	return a.Figure(body.BackZoom), nil
}

func shown(f *body.Figure, a *body.Atlas, targets []body.Group, side body.Side) []body.Region {
	var out []body.Region
	for _, g := range targets {
		for _, r := range a.OnSide(g, side) {
			if f.Shows(r) {
				out = append(out, r)
			}
		}
	}
	return out
}

// cutOff reports whether the close-up shows less than half of the height of the group.
func cutOff(f *body.Figure, g body.Group, regions []body.Region) bool {
	_, h := f.Size()
	for _, r := range regions {
		if r.Group() != g {
			continue
		}
		o, _ := f.Outline(r)
		b := o.Shape.Bounds
		seen := math.Min(b.Max.Y, h) - math.Max(b.Min.Y, 0)
		if seen < (b.Max.Y-b.Min.Y)/2 {
			return true
		}
	}
	return false
}

// cardPart returns the part of the figure the card shows: as tall as the targets need and
// in the middle of the body, or nearer to a small target on one side.
func cardPart(f *body.Figure, regions []body.Region, size image.Point) body.Box {
	w, h := f.Size()
	target := body.Box{Min: body.Point{X: w / 2, Y: h * 0.3}, Max: body.Point{X: w / 2, Y: h * 0.7}}
	for i, r := range regions {
		o, _ := f.Outline(r)
		b := o.Shape.Bounds
		if f.View().Zoomed() {
			b.Min.Y, b.Max.Y = math.Max(b.Min.Y, 0), math.Min(b.Max.Y, h)
		}
		if i == 0 {
			target = b
			continue
		}
		target.Min.X, target.Min.Y = math.Min(target.Min.X, b.Min.X), math.Min(target.Min.Y, b.Min.Y)
		target.Max.X, target.Max.Y = math.Max(target.Max.X, b.Max.X), math.Max(target.Max.Y, b.Max.Y)
	}
	tall := float64(cardFullHeight)
	if f.View().Zoomed() {
		tall = cardZoomHeight
	}
	tall = math.Max(tall, (target.Max.Y-target.Min.Y)*cardRoom)
	wide := tall * float64(size.X) / float64(size.Y)
	cy := (target.Min.Y + target.Max.Y) / 2
	if !f.View().Zoomed() {
		cy = math.Min(cy, h-0.41*tall) // little empty floor under the feet
	}
	return body.Box{
		Min: body.Point{X: w/2 - wide/2, Y: cy - tall/2},
		Max: body.Point{X: w/2 + wide/2, Y: cy + tall/2},
	}
}

// glow lays a soft halo of the target colour around the outlines.
func (p *pen) glow(dst *image.RGBA, outlines []*body.Outline, pal Palette) {
	if !p.begin(dst.Rect) {
		return
	}
	for _, o := range outlines {
		p.rings(o.Shape.Rings)
	}
	mask := cloneAlpha(p.endMask())
	radius := max(2, p.fr.Size.Y/40)
	for range 3 {
		blur(mask, radius)
	}
	c := pal.Target
	c.A = uint8(uint32(c.A) * 7 / 10)
	lay(dst, mask, dstAlpha(dst), c)
}

// dstAlpha returns the coverage of an image, so that a glow stays on the body.
func dstAlpha(img *image.RGBA) *image.Alpha {
	out := image.NewAlpha(img.Rect)
	for i := range out.Pix {
		out.Pix[i] = img.Pix[4*i+3]
	}
	return out
}

// blobMask returns the soft backdrop shape: a superellipse with two low waves, as behind
// the posed figures.
func blobMask(size image.Point, turn float64) *image.Alpha {
	p := newPen(Frame{Size: size, Scale: 1})
	p.begin(image.Rectangle{Max: size})
	const corners, exponent = 180, 2.5
	for i := range corners {
		t := 2 * math.Pi * float64(i) / corners
		sin, cos := math.Sincos(t)
		radius := math.Pow(math.Pow(math.Abs(cos), exponent)+math.Pow(math.Abs(sin), exponent), -1/exponent)
		radius *= (1 + 0.045*math.Sin(2*t+turn) + 0.035*math.Sin(3*t+2*turn)) / 1.08
		x, y := p.pt(body.Point{
			X: float64(size.X) * (0.5 + 0.495*radius*cos),
			Y: float64(size.Y) * (0.5 + 0.495*radius*sin),
		})
		if i == 0 {
			p.z.MoveTo(x, y)
		} else {
			p.z.LineTo(x, y)
		}
	}
	p.z.ClosePath()
	return p.endMask()
}

// phase gives each target its own blob, always the same one.
func phase(targets []body.Group) float64 {
	sum := 0
	for _, g := range targets {
		for _, c := range string(g) {
			sum = (sum*31 + int(c)) % 997
		}
	}
	return 2 * math.Pi * float64(sum) / 997
}
