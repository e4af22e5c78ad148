package bodymap

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"unknot/internal/body"
	"unknot/internal/body/paint"
)

// Fades of the close-up in device-independent pixels; a narrow card gets narrower ones.
const (
	fadeTop    = 46
	fadeBottom = 56
	fadeOuter  = 78
	fadeCard   = 552 // width the measures are for
)

const (
	labelText  = 13
	labelInset = 18
	// A whole figure narrower than narrowBelow leaves no room beside head and feet for the full labels.
	narrowBelow      = 250
	labelInsetNarrow = 4
	ringRadius       = 14
	minLarge         = 400 // below this height the smallest regions rely on the nearest-region rule
)

// fades returns the soft edges for a picture of w by h pixels.
func (m *Map) fades(w, _ int) paint.Fades {
	size := m.Size()
	if !m.figure.View().Zoomed() || size.Width < 1 {
		return paint.Fades{}
	}
	k := float64(w) / float64(size.Width) * math.Min(1, float64(size.Width)/fadeCard)
	return paint.Fades{Top: fadeTop * k, Bottom: fadeBottom * k, Outer: fadeOuter * k}
}

// CreateRenderer implements fyne.Widget.
func (m *Map) CreateRenderer() fyne.WidgetRenderer {
	r := &mapRenderer{
		m:     m,
		title: canvas.NewText("", nil), left: canvas.NewText("", nil), right: canvas.NewText("", nil),
		ring: canvas.NewRectangle(nil), window: canvas.NewRectangle(nil),
		hover: newChip(), focus: newChip(),
	}
	r.raster = canvas.NewRaster(func(w, h int) image.Image { return m.sheet.image(w, h) })
	r.title.TextStyle.Bold = true
	for _, t := range []*canvas.Text{r.title, r.left, r.right} {
		t.TextSize = labelText
	}
	r.ring.CornerRadius, r.ring.StrokeWidth = ringRadius, 2
	r.window.CornerRadius, r.window.StrokeWidth = 4, 1.4
	r.Refresh()
	return r
}

type mapRenderer struct {
	m                  *Map
	raster             *canvas.Raster
	title, left, right *canvas.Text
	ring, window       *canvas.Rectangle
	badges             []*badge
	hover, focus       *chip
}

// Destroy implements fyne.WidgetRenderer.
func (r *mapRenderer) Destroy() {}

// MinSize implements fyne.WidgetRenderer.
func (r *mapRenderer) MinSize() fyne.Size {
	switch {
	case r.m.small:
		return fyne.NewSize(72, 162)
	case r.m.figure.View().Zoomed():
		return fyne.NewSize(minLarge*6/7, minLarge)
	default:
		return fyne.NewSize(minLarge*4/9, minLarge)
	}
}

// Layout implements fyne.WidgetRenderer.
func (r *mapRenderer) Layout(size fyne.Size) {
	r.raster.Resize(size)
	r.ring.Resize(size)
	r.arrange()
}

// Objects implements fyne.WidgetRenderer: figure, then labels, badges and chips.
func (r *mapRenderer) Objects() []fyne.CanvasObject {
	out := []fyne.CanvasObject{r.raster, r.window, r.ring, r.title, r.left, r.right}
	for _, b := range r.badges {
		out = append(out, b.objects()...)
	}
	out = append(out, r.focus.objects()...)
	return append(out, r.hover.objects()...)
}

// Refresh implements fyne.WidgetRenderer.
func (r *mapRenderer) Refresh() {
	r.arrange()
	r.raster.Refresh()
}

// arrange pulls the state and moves everything that stands above the figure.
func (r *mapRenderer) arrange() {
	pal := r.m.p.palette()
	r.labels(pal)
	r.frames(pal)
	if r.m.Size().Width < 1 {
		return
	}
	obstacles := r.putBadges(pal)
	if r.m.small {
		return
	}
	obstacles = append(obstacles, r.taboo()...)
	if s, ok := r.putChip(r.hover, r.m.hover, true, obstacles, pal); ok {
		obstacles = append(obstacles, obstacle{s.chip.widened(6), costBadge})
	}
	at := r.m.focus()
	if at == r.m.hover {
		at = ""
	}
	r.putChip(r.focus, at, false, obstacles, pal)
}

func (r *mapRenderer) labels(pal paint.Palette) {
	r.title.Text = r.m.title()
	r.left.Text, r.right.Text = r.m.sides()
	r.title.Color, r.left.Color, r.right.Color = pal.Text, pal.Muted, pal.Muted
	size, inset := r.m.Size(), float32(labelInset)
	if r.m.narrow() {
		inset = labelInsetNarrow
	}
	low := size.Height - inset - r.left.MinSize().Height
	r.title.Move(fyne.NewPos(inset, inset-2))
	r.left.Move(fyne.NewPos(inset, low))
	r.right.Move(fyne.NewPos(size.Width-inset-r.right.MinSize().Width, low))
	for _, t := range []*canvas.Text{r.title, r.left, r.right} {
		t.Hidden = r.m.small
		t.Refresh()
	}
}

// frames shows which part the close-up holds, and the focus ring of a small map, where the
// outline of one region alone would be lost.
func (r *mapRenderer) frames(pal paint.Palette) {
	r.ring.StrokeColor = pal.Focus
	r.ring.Hidden = !r.m.small || r.m.focus() == ""
	r.ring.Refresh()
	r.window.Hidden = !r.m.small || !r.m.framed
	edge := pal.Text
	edge.A = 0x80
	r.window.StrokeColor = edge
	fr := r.m.frame()
	b := r.m.figure.View().ZoomWindow()
	x0, y0 := fr.ToPixel(b.Min)
	x1, y1 := fr.ToPixel(b.Max)
	a := area{math.Max(x0, 1), y0, math.Min(x1, float64(r.m.Size().Width)-1), y1}
	r.window.Move(a.position())
	r.window.Resize(a.size())
	r.window.Refresh()
}

// putBadges shows the numbers and returns them as obstacles. Only close-ups have room.
func (r *mapRenderer) putBadges(pal paint.Palette) []obstacle {
	var out []obstacle
	fr := r.m.frame()
	used := 0
	for _, mark := range r.m.marks {
		o, ok := r.m.figure.Outline(mark.Region)
		if !ok || !r.m.figure.View().Zoomed() {
			continue
		}
		if used == len(r.badges) {
			r.badges = append(r.badges, newBadge())
		}
		x, y := fr.ToPixel(o.Badge)
		r.badges[used].put(mark, x, y, pal)
		out = append(out, obstacle{area{x, y, x, y}.widened(badgeRadius + 3), costBadge})
		used++
	}
	for _, b := range r.badges[used:] {
		b.hide()
	}
	return out
}

// taboo returns what a chip must not hide although it may lie there: tailbone and saddle,
// which ask safety questions, and the labels of the card.
func (r *mapRenderer) taboo() []obstacle {
	var out []obstacle
	for _, id := range []body.Region{"tailbone", "saddle"} {
		if o, ok := r.m.figure.Outline(id); ok && id != r.m.hover && id != r.m.focus() {
			out = append(out, obstacle{r.box(o), costTaboo})
		}
	}
	for _, t := range []*canvas.Text{r.title, r.left, r.right} {
		p, s := t.Position(), t.MinSize()
		out = append(out, obstacle{area{float64(p.X), float64(p.Y), float64(p.X + s.Width), float64(p.Y + s.Height)}, costLabel})
	}
	return out
}

func (r *mapRenderer) box(o *body.Outline) area {
	fr := r.m.frame()
	x0, y0 := fr.ToPixel(o.Shape.Bounds.Min)
	x1, y1 := fr.ToPixel(o.Shape.Bounds.Max)
	return area{x0, y0, x1, y1}
}

func (r *mapRenderer) putChip(c *chip, id body.Region, swapped bool, obstacles []obstacle, pal paint.Palette) (spot, bool) {
	o, ok := r.m.figure.Outline(id)
	if !ok {
		c.hide()
		return spot{}, false
	}
	info, _ := r.m.p.Atlas.Region(id)
	size, fr := r.m.Size(), r.m.frame()
	p := placing{
		card:  area{0, 0, float64(size.Width), float64(size.Height)},
		width: float64(c.width(info.Name, size.Width-2*chipEdge)),
		box:   r.box(o), outward: 1, obstacles: obstacles,
	}
	for _, q := range o.Polygon {
		x, y := fr.ToPixel(q)
		p.region = append(p.region, body.Point{X: x, Y: y})
	}
	badgeX, badgeY := fr.ToPixel(o.Badge)
	_, marked := r.m.level(id)
	p.dot = dotFor(p, body.Point{X: badgeX, Y: badgeY}, marked && r.m.figure.View().Zoomed())
	if badgeX < float64(size.Width)/2 {
		p.outward = -1
	}
	s := p.place()
	c.put(s, swapped, pal)
	return s, true
}

// dotFor returns where the leader starts: the badge point, or, when a badge stands there, the
// nearest free place of the region.
func dotFor(p placing, at body.Point, taken bool) body.Point {
	if !taken {
		return at
	}
	room := float64(badgeRadius + leaderDot + 3)
	best, least := body.Point{X: at.X, Y: at.Y + badgeRadius}, math.Inf(1)
	for y := p.box.y0 + 5; y < p.box.y1-5; y += 4 {
		for x := p.box.x0 + 5; x < p.box.x1-5; x += 4 {
			q := body.Point{X: x, Y: y}
			d := math.Hypot(x-at.X, y-at.Y)
			// Above the badge the leader would have to cross it on its way down.
			if y < at.Y {
				d += room
			}
			if math.Hypot(x-at.X, y-at.Y) >= room && d < least && body.Inside(p.region, q) {
				best, least = q, d
			}
		}
	}
	return best
}
