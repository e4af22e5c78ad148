package plan

import (
	"slices"

	"unknot/internal/body"
	"unknot/internal/technique"
)

// neighbourRule returns the test for section 5.4, rule 6: does a technique work a neighbour of
// the sore spot? With a mark on the low back, or none, the neighbours are the two big buttock
// muscles; with other marks it is the neighbour with the highest weight in section 1, seen
// from the strongest mark.
func (e *Engine) neighbourRule(s *situation) func(*technique.Technique) bool {
	groups := e.neighbours(s.request.CheckIn.Marks, s.need.marked)
	return func(t *technique.Technique) bool {
		return slices.ContainsFunc(t.Targets, func(target technique.Target) bool {
			return target.Weight >= e.rules.Neighbour.Target && slices.Contains(groups, target.Group)
		})
	}
}

func (e *Engine) neighbours(marks []body.Mark, usable bool) []body.Group {
	main := e.rules.Need.UnmarkedGroup
	var strongest body.Mark
	found := false
	for _, m := range marks {
		if m.Region.Group() == main {
			return e.rules.Neighbour.OfLumbar
		}
		if len(e.atlas.Related(m.Region)) > 0 && (!found || m.Intensity > strongest.Intensity) {
			strongest, found = m, true
		}
	}
	if !found || !usable {
		return e.rules.Neighbour.OfLumbar
	}
	var heaviest []body.Group
	weight := 0.0
	for _, rel := range e.atlas.Related(strongest.Region) {
		switch {
		case rel.Weight > weight:
			heaviest, weight = []body.Group{rel.Group}, rel.Weight
		case rel.Weight == weight:
			heaviest = append(heaviest, rel.Group)
		}
	}
	return heaviest
}
