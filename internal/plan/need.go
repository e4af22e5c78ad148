package plan

import (
	"unknot/internal/body"
	"unknot/internal/technique"
)

// sides holds a value for the left and one for the right side, 0–1.
type sides [2]float64

func (s sides) most() float64 { return max(s[0], s[1]) }

func (s sides) raise(o sides) sides { return sides{max(s[0], o[0]), max(s[1], o[1])} }

func (s sides) times(f float64) sides { return sides{s[0] * f, s[1] * f} }

// need says how strongly each area asks for work, by side (section 5.4, rule 3), and which
// mark asks loudest for it.
type need struct {
	of     map[body.Group]sides
	from   map[body.Group]body.Region // empty where nothing usable was marked
	marked bool
}

// needs computes need[g] = max over marked regions m of pain_m / 10 × w(m→g). pain_m counts
// as at least 2. The saddle never scores; below-knee adds its fixed need for the low back in
// leg mode only. With no usable mark the low back and its neighbours get a little care.
func (e *Engine) needs(marks []body.Mark, leg bool) need {
	n := need{of: make(map[body.Group]sides), from: make(map[body.Group]body.Region)}
	rule := e.rules.Need
	for _, m := range marks {
		group := m.Region.Group()
		if group == "below-knee" && leg {
			n.add(rule.UnmarkedGroup, sides{rule.Leg, rule.Leg}, m.Region)
		}
		relations := e.atlas.Relations(group)
		if group == "saddle" || len(relations) == 0 {
			continue // watched only: nothing to work on (section 1)
		}
		pain := float64(max(m.Intensity, rule.LeastPain)) / 10
		own := spread(m.Region.Side(), body.SameSide, rule.OtherSide)
		n.add(group, own.times(pain), m.Region)
		for _, rel := range relations {
			n.add(rel.Group, spread(m.Region.Side(), rel.Reach, rule.OtherSide).times(pain*rel.Weight), m.Region)
		}
	}
	n.marked = len(n.of) > 0
	if !n.marked {
		n.add(rule.UnmarkedGroup, sides{rule.Unmarked, rule.Unmarked}, "")
		for _, rel := range e.atlas.Relations(rule.UnmarkedGroup) {
			n.add(rel.Group, sides{1, 1}.times(rule.Unmarked*rel.Weight), "")
		}
	}
	return n
}

// add raises the need of a group. On equal need the mark that came first keeps the credit.
func (n need) add(g body.Group, s sides, from body.Region) {
	before, known := n.of[g]
	if !known || s.most() > before.most() {
		n.from[g] = from
	}
	n.of[g] = before.raise(s)
}

// spread says how much of a mark's weight reaches each side. A mark on the midline and the
// reach "both" reach both sides in full; "same side first" gives the other side its share.
func spread(s body.Side, reach body.Reach, other float64) sides {
	if s == body.Middle || reach == body.Both {
		return sides{1, 1}
	}
	far := 0.0
	if reach == body.SameSideFirst {
		far = other
	}
	if s == body.Left {
		return sides{1, far}
	}
	return sides{far, 1}
}

// relevance is how well a technique meets the need: the greatest product of need and target
// weight, plus a quarter of the others, at most 1.5; relaxation and heat count at least 0.7
// (section 5.4, rule 4). group is the area that asked loudest.
func (e *Engine) relevance(t *technique.Technique, n need) (value float64, group body.Group) {
	best, rest := 0.0, 0.0
	group = t.Main()
	for _, target := range t.Targets {
		p := n.of[target.Group].most() * target.Weight
		if p > best {
			rest += best
			best, group = p, target.Group
		} else {
			rest += p
		}
	}
	rule := e.rules.Relevance
	value = min(best+rule.Remaining*rest, rule.Most)
	for _, k := range rule.FloorKinds {
		if t.Kind == k {
			value = max(value, rule.Floor)
		}
	}
	return value, group
}

// sideNeed is how loudly each side asks for a technique: the greatest product of need and
// target weight on that side.
func sideNeed(t *technique.Technique, n need) sides {
	var out sides
	for _, target := range t.Targets {
		out = out.raise(n.of[target.Group].times(target.Weight))
	}
	return out
}
