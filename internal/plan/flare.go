package plan

import (
	"slices"

	"unknot/internal/body"
)

// The templates of section 5.6 for a back that is very easily stirred up.
var flareTemplates = map[Place]TemplateID{
	Floor: "ses-flare-5", Bed: "ses-flare-5", Chair: "ses-flare-chair-5", Desk: "ses-flare-chair-5",
}

// The areas the flare templates are for: what they move is the low back and the pelvis.
var flareGroups = []body.Group{"lumbar", "sacroiliac"}

// flarePlan is the flare template instead of a plan by score, where it fits: at high irritability,
// for the five minutes it lasts, with the low back marked or nothing, and with every item open. The
// scored plan is the better one where something of it is blocked or something else hurts.
func (e *Engine) flarePlan(s *situation) (Plan, bool) {
	t, ok := e.rules.Template(flareTemplates[s.request.Place])
	if !ok || s.irritability != IrritabilityHigh || t.Seconds != s.seconds() || s.request.Goal == WindDown {
		return Plan{}, false
	}
	if !e.lowBack(s) || e.unfit(t, s).ID != "" {
		return Plan{}, false
	}
	a := e.assembleTemplate(t, s)
	if len(a.dropped) > 0 || slices.ContainsFunc(a.entries, func(n entry) bool { return n.instead != nil }) {
		return Plan{}, false
	}
	return e.fromTemplate(t, a), true
}

// lowBack reports whether the low back or the back of the pelvis is what hurts most, or nothing
// usable is marked.
func (e *Engine) lowBack(s *situation) bool {
	var worst body.Mark
	for _, m := range s.request.CheckIn.Marks {
		if m.Intensity >= worst.Intensity && len(e.atlas.Related(m.Region)) > 0 {
			worst = m
		}
	}
	return worst.Region == "" || slices.Contains(flareGroups, worst.Region.Group())
}
