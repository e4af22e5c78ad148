package plan

import (
	"fmt"
	"slices"

	"unknot/internal/technique"
)

// checkRules holds the rules against the catalogue and the body map, so that a typing mistake in
// the file is found when the program starts and not by a person in pain.
func (e *Engine) checkRules() error {
	for _, part := range []func() error{e.checkIDs, e.checkTemplates, e.checkGroups, e.checkTags, e.checkNumbers, e.checkSlots} {
		if err := part(); err != nil {
			return fmt.Errorf("%s: %w", rulesFile, err)
		}
	}
	return nil
}

func (e *Engine) checkIDs() error {
	r := e.rules
	lists := [][]technique.ID{
		{r.Session.Breath},
		r.Session.OutsideClock,
		r.Filter.Never, r.Filter.Separate, r.Filter.SteadyChair, r.Filter.PrivateRoom,
		r.Filter.BedStrength, r.Filter.BedPillow,
	}
	for _, d := range []direction{r.Direction.Bend, r.Direction.Arch, r.Direction.Neither} {
		lists = append(lists, d.Favour, d.PlayDown)
	}
	for _, id := range slices.Concat(lists...) {
		if !r.known[id] {
			return fmt.Errorf("technique %q is unknown", id)
		}
	}
	if _, ok := e.catalogue.Get(r.Session.Breath); !ok {
		return fmt.Errorf("technique %q, the breath of every session, is not in the catalogue", r.Session.Breath)
	}
	return nil
}

// checkTemplates holds the tools of the templates against the catalogue; the rest is checked where
// the file is read.
func (e *Engine) checkTemplates() error {
	for _, t := range e.rules.templates {
		for _, id := range slices.Concat(t.Tools...) {
			if _, ok := e.catalogue.Tool(id); !ok {
				return fmt.Errorf("%s: %s: tool %q is unknown", templatesFile, t.ID, id)
			}
		}
	}
	return nil
}

func (e *Engine) checkGroups() error {
	for _, g := range append(slices.Clone(e.rules.Neighbour.OfLumbar), e.rules.Need.UnmarkedGroup) {
		if _, ok := e.atlas.Group(g); !ok {
			return fmt.Errorf("body area %q is unknown", g)
		}
	}
	return nil
}

func (e *Engine) checkTags() error {
	known := make(map[technique.Tag]bool)
	for _, t := range e.catalogue.Tags() {
		known[t.ID] = true
	}
	for _, tag := range slices.Concat(e.rules.Irritable.High.NotTags, e.rules.Direction.Neither.PlayDownTags) {
		if !known[tag] {
			return fmt.Errorf("tag %q is unknown", tag)
		}
	}
	return nil
}

func (e *Engine) checkSlots() error {
	for name := range e.rules.Session.PerSlot {
		if _, err := parseSlot(name); err != nil {
			return err
		}
	}
	for _, name := range slotNames {
		if e.rules.Session.PerSlot[name] < 1 {
			return fmt.Errorf("per_slot: %s is missing", name)
		}
	}
	return nil
}

// checkNumbers refuses what would silently switch a rule off.
func (e *Engine) checkNumbers() error {
	r := e.rules
	for _, minutes := range Lengths() {
		if r.Session.ItemSeconds[minutes] < 1 {
			return fmt.Errorf("item_seconds needs %d", minutes)
		}
	}
	for _, p := range []technique.Phase{technique.Acute, technique.Subacute, technique.Persistent} {
		if r.PhaseFit[p] == nil {
			return fmt.Errorf("phase_fit needs %q", p)
		}
	}
	for _, g := range []technique.Grade{technique.GradeA, technique.GradeB, technique.GradeC, technique.GradeD} {
		if r.EvidenceFit[g] <= 0 {
			return fmt.Errorf("evidence_fit needs %q", g)
		}
	}
	for name, s := range map[string]span{
		"settle": r.Session.Settle, "settle_calm": r.Session.SettleCalm, "close": r.Session.Close,
		"close_brief": r.Session.CloseBrief, "short_hold": r.Irritable.ShortHold,
	} {
		if s.Least < 1 || s.Most < s.Least {
			return fmt.Errorf("%s needs a least of 1 or more and a most that is not below it", name)
		}
	}
	for name, n := range map[string]float64{
		"most": r.Relevance.Most, "match": r.GoalFit.Match, "wind_down": r.GoalFit.WindDown,
		"favour_factor": r.Direction.FavourFactor, "play_down_factor": r.Direction.PlayDownFactor,
		"relaxation_factor": r.Irritable.High.RelaxationFactor, "deep_pressure_factor": r.Irritable.Moderate.DeepPressureFactor,
		"done_today": r.Freshness.DoneToday, "kind_yesterday": r.Freshness.KindYesterday, "rested": r.Freshness.Rested,
		"tolerance": r.Session.Tolerance, "relaxation_share": r.Session.RelaxationShare, "item_share": r.Session.ItemShare,
		"play_down": r.Course.PlayDown, "step_up": r.Course.StepUp, "step_least": r.Course.StepLeast, "step_most": r.Course.StepMost,
		"least_share": r.Session.LeastShare, "brief_item": float64(r.Session.BriefItem),
		"same_slot": r.Session.SameSlot, "same_target": r.Session.SameTarget,
		"pressure seconds": float64(r.Pressure.Seconds), "movement_seconds": float64(r.Irritable.High.MovementSeconds),
		"high_pain": float64(r.Irritable.HighPain), "contradiction": float64(r.Irritable.Contradiction), "cap": float64(r.Irritable.High.Cap), "neighbour target": r.Neighbour.Target,
	} {
		if n <= 0 {
			return fmt.Errorf("%s must be above 0", name)
		}
	}
	return nil
}
