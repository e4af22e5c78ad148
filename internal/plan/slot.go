package plan

import (
	"fmt"

	"unknot/internal/technique"
)

// Slot is a part of a session. Slots are done in rising order (section 5.5).
type Slot uint8

// The parts of a session, in the order of section 5.5.
const (
	Settle     Slot = iota // breath, a position of rest
	Broad                  // broad and gentle: rolling, holding, kneading, gliding
	Focused                // pressure on tender spots
	Stretching             // the areas just worked
	Move                   // mobility and the direction that eases
	Strengthen             // one or two items
	Close                  // relaxation and the closing breath
)

var slotNames = [...]string{"settle", "broad", "focused", "stretch", "move", "strength", "close"}

// String is the id of the slot, as used in assets/rules/score.yaml and in message ids.
func (s Slot) String() string { return slotNames[s] }

func parseSlot(name string) (Slot, error) {
	for i, n := range slotNames {
		if n == name {
			return Slot(i), nil
		}
	}
	return 0, fmt.Errorf("unknown part of a session %q", name)
}

// slotOf tells where a technique belongs in section 5.5. Resting positions come first, so
// that the back is calm before it is worked; relaxation to listen to comes last, as in
// ses-evening-10.
func slotOf(t *technique.Technique) Slot {
	switch t.Kind {
	case technique.SelfMassage, technique.Partner:
		if firm(t) && !t.Has(technique.Roller) {
			return Focused
		}
		return Broad
	case technique.Stretch:
		return Stretching
	case technique.Strength:
		return Strengthen
	case technique.Heat:
		return Settle
	case technique.Relaxation:
		if t.Position == technique.AnyPosition {
			return Close
		}
		return Settle
	default:
		return Move
	}
}

// firm reports whether a technique counts for the limits on pressure (section 5.4, rule 7):
// light pressure, and with it partner-gliding, is exempt.
func firm(t *technique.Technique) bool {
	return t.Has(technique.DeepPressure) && !t.Has(technique.LightPressure)
}

// calming reports whether a technique is no movement for section 5.2.
func calming(t *technique.Technique) bool {
	return t.Kind == technique.Relaxation || t.Kind == technique.Heat
}
