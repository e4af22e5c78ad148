package routine

import (
	"unknot/internal/plan"
	"unknot/internal/technique"
)

// partOf is the part of a session (section 5.5) that package plan gives a technique; a test holds
// the two together.
func partOf(t *technique.Technique) plan.Slot {
	switch t.Kind {
	case technique.SelfMassage, technique.Partner:
		firm := t.Has(technique.DeepPressure) && !t.Has(technique.LightPressure)
		if firm && !t.Has(technique.Roller) {
			return plan.Focused
		}
		return plan.Broad
	case technique.Stretch:
		return plan.Stretching
	case technique.Strength:
		return plan.Strengthen
	case technique.Heat:
		return plan.Settle
	case technique.Relaxation:
		if t.Position == technique.AnyPosition {
			return plan.Close
		}
		return plan.Settle
	default:
		return plan.Move
	}
}
