package plan

import (
	"slices"

	"unknot/internal/technique"
)

// deskItem is what section 5.4 calls a desk item: position desk, or desk-friendly.
func deskItem(t *technique.Technique) bool {
	return t.Position == technique.Desk || t.DeskFriendly
}

// fitsPlace reports whether a technique can be done where the person is (section 5.4, rule 2).
func (e *Engine) fitsPlace(t *technique.Technique, r Request) bool {
	switch r.Place {
	case Floor:
		return t.Position != technique.TableProne
	case WallStanding:
		return in(t, technique.Standing, technique.Wall, technique.Walking, technique.AnyPosition) ||
			deskItem(t) && !needsChair(t)
	case Chair:
		return in(t, technique.Seated, technique.Standing, technique.AnyPosition) || deskItem(t)
	case Desk:
		private := slices.Contains(e.rules.Filter.PrivateRoom, t.ID)
		return t.DeskFriendly && !t.Has(technique.Oil) && (!private || r.PrivateRoom)
	case Bed:
		return e.fitsBed(t)
	default:
		return false
	}
}

// fitsBed: lying positions and any, without balls, rollers or work on hands and knees;
// strength only where the soft ground does no harm.
func (e *Engine) fitsBed(t *technique.Technique) bool {
	if t.Kind == technique.Strength && !slices.Contains(e.rules.Filter.BedStrength, t.ID) {
		return false
	}
	return in(t, technique.FloorSupine, technique.SideLying, technique.FloorProne, technique.AnyPosition) &&
		!t.Has(technique.Ball) && !t.Has(technique.Roller)
}

func in(t *technique.Technique, positions ...technique.Position) bool {
	return slices.Contains(positions, t.Position)
}

// needsChair reports whether one of the needed tools can only be a chair.
func needsChair(t *technique.Technique) bool {
	return slices.ContainsFunc(t.Tools, func(group []technique.ToolID) bool {
		return len(group) == 1 && group[0] == toolChair
	})
}

// pillowVersion reports whether a technique is done in its bed version (section 5.4, rule 2).
func (e *Engine) pillowVersion(t *technique.Technique, r Request) bool {
	return r.Place == Bed && slices.Contains(e.rules.Filter.BedPillow, t.ID)
}

// missing returns the needed tools, one group each, that nothing at hand stands in for.
func (e *Engine) missing(t *technique.Technique, s *situation) [][]technique.ToolID {
	if t.Available(s.have) || e.pillowVersion(t, s.request) && s.have[toolPillow] {
		return nil
	}
	var out [][]technique.ToolID
	for _, group := range t.Tools {
		if !slices.ContainsFunc(group, func(id technique.ToolID) bool { return e.haveTool(id, s) }) {
			out = append(out, group)
		}
	}
	return out
}

func (e *Engine) haveTool(id technique.ToolID, s *situation) bool {
	tool, _ := e.catalogue.Tool(id)
	return s.have[id] || slices.ContainsFunc(tool.StandIns, func(other technique.ToolID) bool { return s.have[other] })
}

// lacksSteadyChair reports whether a technique needs a chair that cannot roll away and none
// was named. Where a desk will do as well, no chair is needed.
func (e *Engine) lacksSteadyChair(t *technique.Technique, s *situation) bool {
	if s.steadyChair || !slices.Contains(e.rules.Filter.SteadyChair, t.ID) {
		return false
	}
	return needsChair(t) || !s.have[toolDesk]
}
