package plan

import (
	"slices"

	"unknot/internal/body"
	"unknot/internal/safety"
	"unknot/internal/technique"
)

// chooseSides asks the clearance about a technique and decides on which sides it is done.
//
// A technique that is done on one side after the other starts with the side that asks louder
// (left when both ask alike) and then does the other: section 5.4, rule 3, keeps a share for
// the other side, and the neighbours of a sore spot work on both. Only when time is short (two
// minutes) and the other side asks for at most half as much is it left for another time. A
// side that a caution takes away is dropped (section 4, area rule 3); the rest is done once. The
// first use of a technique is on the louder side only (section 2.1).
func (e *Engine) chooseSides(c *candidate, s *situation) {
	t := c.technique
	asks := sideNeed(t, s.need)
	order := []body.Side{body.Left, body.Right}
	if asks[1] > asks[0] {
		order = []body.Side{body.Right, body.Left}
	}
	switch t.Dose.Sides {
	case technique.PerSide:
		e.oneAfterTheOther(c, s, order)
		if c.first && len(c.sides) == 2 {
			c.sides = c.sides[:1] // the first use is on one side (section 2.1)
			return
		}
		worse, other := asks.most(), min(asks[0], asks[1])
		if s.brief() && len(c.sides) == 2 && worse > 0 && other <= worse*e.rules.Need.OtherSide {
			c.sides, c.oneSided = c.sides[:1], true
		}
		return
	case technique.AsNeeded:
		if asks[0] != asks[1] {
			c.ruling = s.clearance.Rule(safety.Subject{Technique: t, Side: order[0]})
			c.sides = order[:1]
			return
		}
	case technique.Alternating, technique.SwapLegs:
		c.sides = order
	}
	c.ruling = s.clearance.Rule(safety.Subject{Technique: t, Side: body.Middle})
}

func (e *Engine) oneAfterTheOther(c *candidate, s *situation, order []body.Side) {
	var blocked, open safety.Ruling
	for _, side := range order {
		r := s.clearance.Rule(safety.Subject{Technique: c.technique, Side: side})
		if r.Blocked {
			c.dropped, blocked = side, r
			continue
		}
		c.sides = append(c.sides, side)
		open = join(open, r)
	}
	if len(c.sides) == 0 {
		c.dropped, c.ruling = body.Middle, blocked
		return
	}
	c.ruling = open
	if c.dropped != body.Middle {
		c.ruling.By = append(slices.Clone(open.By), blocked.By...)
	}
}

// join puts together what two open rulings ask for: the stricter of each.
func join(a, b safety.Ruling) safety.Ruling {
	out := a
	for _, id := range b.By {
		if !slices.Contains(out.By, id) {
			out.By = append(slices.Clone(out.By), id)
		}
	}
	for _, text := range b.Changes {
		if !slices.Contains(out.Changes, text) {
			out.Changes = append(slices.Clone(out.Changes), text)
		}
	}
	out.CapMinus = max(a.CapMinus, b.CapMinus)
	out.HalfReps = a.HalfReps || b.HalfReps
	out.Easier = a.Easier || b.Easier
	return out
}

// presses tells on which sides a step presses: an unsided technique presses on both.
func presses(c *candidate) []body.Side {
	if len(c.sides) > 0 {
		return c.sides
	}
	return []body.Side{body.Left, body.Right}
}
