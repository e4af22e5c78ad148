package safety

import (
	"slices"

	"unknot/internal/body"
	"unknot/internal/technique"
)

// reaches reports whether a caution concerns a technique on a side at all (section 4, area rules).
// A caution of the whole body always does, and so does an area caution whose place is not known.
func (p *person) reaches(c *Caution, s Subject) bool {
	areas := p.in.Profile.Areas[c.ID]
	if c.Scope != ScopeArea || len(areas) == 0 {
		return true
	}
	sides := sidesOf(s)
	if c.BySide {
		return slices.ContainsFunc(areas, func(a body.Region) bool { return meet(a.Side(), sides) })
	}
	if p.r.everywhere(s.Technique) {
		return true
	}
	return slices.ContainsFunc(areas, func(a body.Region) bool {
		return meet(a.Side(), sides) && p.r.touches(s.Technique, a.Group(), c.Near)
	})
}

// sidesOf is the side a technique is done on, Middle for both. Only a per-side technique on a
// named side spares the other one.
func sidesOf(s Subject) body.Side {
	if s.Technique.Dose.Sides == technique.PerSide {
		return s.Side
	}
	return body.Middle
}

// meet reports whether an area and a technique share a side; the midline shares both.
func meet(area, technique body.Side) bool {
	return area == body.Middle || technique == body.Middle || area == technique
}

// everywhere is the second area rule: heat on the whole body, techniques on both sides at once,
// and hands-on work of a professional, whose hands go everywhere, count as touching every area.
func (r *Rules) everywhere(t *technique.Technique) bool {
	return t.Dose.Sides == technique.BothSides || r.areas.Everywhere.Picks(t)
}

// touches reports whether any target or contact zone of a technique lies in an area. The contact
// zone is what the picture of the technique highlights.
func (r *Rules) touches(t *technique.Technique, area body.Group, near bool) bool {
	held := []body.Group{area}
	for _, c := range r.areas.Covers {
		if c.Group == area {
			held = append(held, c.Holds...)
		}
	}
	zone := slices.Clone(t.Highlight)
	for _, target := range t.Targets {
		zone = append(zone, target.Group)
	}
	return slices.ContainsFunc(held, func(g body.Group) bool {
		return slices.ContainsFunc(zone, func(z body.Group) bool {
			return z == g || near && r.neighbours(z, g)
		})
	})
}

func (r *Rules) neighbours(a, b body.Group) bool {
	return slices.ContainsFunc(r.areas.Near, func(pair []body.Group) bool {
		return slices.Contains(pair, a) && slices.Contains(pair, b)
	})
}
