package bodymap

import (
	"math"

	"fyne.io/fyne/v2"

	"unknot/internal/body"
)

// Measures of chips in device-independent pixels.
const (
	chipHeight  = 30
	chipPadding = 12
	chipRadius  = 9
	chipEdge    = 8  // kept free at the edge of the card
	chipGap     = 12 // between region and chip
	leaderFoot  = 14 // the leader meets the chip this far from its end, at least
	slideStep   = 12
)

// area is an upright rectangle in device-independent pixels.
type area struct{ x0, y0, x1, y1 float64 }

func (a area) overlaps(b area) bool {
	return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1
}

func (a area) widened(by float64) area { return area{a.x0 - by, a.y0 - by, a.x1 + by, a.y1 + by} }

// obstacle is something a chip should not cover, and how bad it would be.
type obstacle struct {
	area
	cost float64
}

// spot is where a chip goes: its box, and the leader from the region to the box.
type spot struct {
	chip     area
	from, to body.Point
}

// placing is one chip looking for its place.
type placing struct {
	card      area
	width     float64 // of the chip
	region    []body.Point
	box       area // around the region
	dot       body.Point
	outward   float64 // -1 when the outer side is on the viewer's left, else 1
	obstacles []obstacle
}

// place tries below, above, the outer and the inner side of the region, each slid
// sideways, and takes the first that covers nothing, or else the one that covers least.
func (p placing) place() spot {
	best, least := spot{}, math.Inf(1)
	for _, s := range p.candidates() {
		cost := p.cost(s.chip)
		if cost < least {
			best, least = s, cost
		}
		if least == 0 {
			break
		}
	}
	return best
}

func (p placing) candidates() []spot {
	var out []spot
	for _, y := range []float64{p.box.y1 + chipGap, p.box.y0 - chipGap - chipHeight} {
		for _, shift := range slides(p.width/2 - leaderFoot) {
			out = append(out, p.vertical(y, shift))
		}
	}
	for _, side := range []float64{p.outward, -p.outward} {
		x := p.box.x1 + chipGap
		if side < 0 {
			x = p.box.x0 - chipGap - p.width
		}
		for _, shift := range slides(4 * slideStep) {
			out = append(out, p.sideways(x, shift))
		}
	}
	return out
}

// slides returns 0 and growing shifts to both sides.
func slides(limit float64) []float64 {
	out := []float64{0}
	for s := float64(slideStep); s <= limit; s += slideStep {
		out = append(out, s, -s)
	}
	return out
}

func (p placing) vertical(y, shift float64) spot {
	c := p.inCard(area{p.dot.X + shift - p.width/2, y, p.dot.X + shift + p.width/2, y + chipHeight})
	end := body.Point{X: math.Min(math.Max(p.dot.X, c.x0+leaderFoot), c.x1-leaderFoot), Y: c.y0}
	if c.y0 < p.dot.Y {
		end.Y = c.y1
	}
	return spot{chip: c, from: p.dot, to: end}
}

func (p placing) sideways(x, shift float64) spot {
	c := p.inCard(area{x, p.dot.Y + shift - chipHeight/2, x + p.width, p.dot.Y + shift + chipHeight/2})
	end := body.Point{X: c.x0, Y: (c.y0 + c.y1) / 2}
	if c.x0 < p.dot.X {
		end.X = c.x1
	}
	return spot{chip: c, from: p.dot, to: end}
}

// inCard moves a chip into the card, clear of its edge.
func (p placing) inCard(c area) area {
	free := p.card.widened(-chipEdge)
	dx := math.Max(free.x0-c.x0, 0) + math.Min(free.x1-c.x1, 0)
	dy := math.Max(free.y0-c.y0, 0) + math.Min(free.y1-c.y1, 0)
	return area{c.x0 + dx, c.y0 + dy, c.x1 + dx, c.y1 + dy}
}

// Covering the own region is as bad as covering a badge: both hide what the chip explains.
const (
	costBadge = 4
	costOwn   = 4
	costTaboo = 2 // tailbone and saddle
	costLabel = 1
)

func (p placing) cost(c area) float64 {
	sum := 0.0
	if p.covers(c.widened(3)) {
		sum += costOwn
	}
	for _, o := range p.obstacles {
		if c.overlaps(o.area) {
			sum += o.cost
		}
	}
	return sum
}

// covers reports whether a box touches the region. The flattened outline is dense, so its
// points are enough unless the box lies wholly inside.
func (p placing) covers(c area) bool {
	if !c.overlaps(p.box) {
		return false
	}
	for _, q := range p.region {
		if q.X > c.x0 && q.X < c.x1 && q.Y > c.y0 && q.Y < c.y1 {
			return true
		}
	}
	middle := body.Point{X: (c.x0 + c.x1) / 2, Y: (c.y0 + c.y1) / 2}
	return body.Inside(p.region, middle)
}

func (a area) position() fyne.Position { return fyne.NewPos(float32(a.x0), float32(a.y0)) }

func (a area) size() fyne.Size { return fyne.NewSize(float32(a.x1-a.x0), float32(a.y1-a.y0)) }
