package plan

import (
	"slices"

	"unknot/internal/checkin"
	"unknot/internal/technique"
)

// FactorNames lists every factor a score can have.
func FactorNames() []string {
	return []string{"relevance", "phase", "irritability", "direction", "evidence", "goal", "response", "freshness", "course"}
}

// score multiplies the factors of section 5.4, rule 5:
// rel × phaseFit × irritabilityFit × directionFit × evidenceFit × goalFit × responseFit × freshness.
// What section 5.8 plays down for a while gets one factor more.
func (e *Engine) score(t *technique.Technique, rel float64, s *situation) Score {
	factors := []Factor{
		{"relevance", rel},
		{"phase", e.phaseFit(t, s.phase)},
		{"irritability", e.irritabilityFit(t, s.irritability)},
		{"direction", e.directionFit(t, s)},
		{"evidence", e.rules.EvidenceFit[t.Evidence.For(s.phase)]},
		{"goal", e.goalFit(t, s.request.Goal)},
		{"response", e.responseFit(s.past[t.ID])},
		{"freshness", e.freshness(t, s)},
	}
	if _, avoided := e.avoided(t, s); avoided {
		factors = append(factors, Factor{"course", e.rules.Course.PlayDown})
	}
	total := 1.0
	for _, f := range factors {
		total *= f.Value
	}
	return Score{Total: total, Factors: factors}
}

func (e *Engine) phaseFit(t *technique.Technique, p technique.Phase) float64 {
	if f, ok := e.rules.PhaseFit[p][t.Kind]; ok {
		return f
	}
	return 1
}

// irritabilityFit covers what the filter of section 5.2 leaves in.
func (e *Engine) irritabilityFit(t *technique.Technique, i Irritability) float64 {
	switch {
	case i == IrritabilityHigh && t.Kind == technique.Relaxation:
		return e.rules.Irritable.High.RelaxationFactor
	case i == IrritabilityModerate && t.Has(technique.DeepPressure):
		return e.rules.Irritable.Moderate.DeepPressureFactor
	default:
		return 1
	}
}

// directionFit is section 5.3. With leg symptoms a direction counts only if the leg pain
// moves up during it, which nobody can know beforehand: then nothing is favoured, and what
// the direction plays down stays played down. Without an answer nobody knows the direction
// either, so what "neither" plays down is played down, and nothing is favoured.
func (e *Engine) directionFit(t *technique.Technique, s *situation) float64 {
	answer := s.request.CheckIn.Direction
	d := e.direction(answer)
	switch {
	case slices.Contains(d.PlayDown, t.ID) || slices.ContainsFunc(d.PlayDownTags, t.Has):
		return e.rules.Direction.PlayDownFactor
	case slices.Contains(d.Favour, t.ID) && answer != "" && !s.legSymptoms:
		return e.rules.Direction.FavourFactor
	default:
		return 1
	}
}

func (e *Engine) direction(d checkin.Direction) direction {
	switch d {
	case checkin.Bend:
		return e.rules.Direction.Bend
	case checkin.Arch:
		return e.rules.Direction.Arch
	default:
		return e.rules.Direction.Neither
	}
}

// goalFit rewards what the person came for.
func (e *Engine) goalFit(t *technique.Technique, g Goal) float64 {
	if !meets(t, g) {
		return 1
	}
	if g == WindDown {
		return e.rules.GoalFit.WindDown
	}
	return e.rules.GoalFit.Match
}

func meets(t *technique.Technique, g Goal) bool {
	switch g {
	case Ease:
		return calming(t) || t.Kind == technique.SelfMassage && t.Has(technique.LightPressure)
	case Loosen:
		return t.Kind == technique.SelfMassage || t.Kind == technique.Stretch || t.Kind == technique.Mobility
	case GetStronger:
		return t.Kind == technique.Strength
	case WindDown:
		return t.Kind == technique.Relaxation
	case BreakSitting:
		return deskItem(t)
	default:
		return false
	}
}

// responseFit is the table of section 5.4, rule 5, for the change to expect (package learn): with
// fewer than five rated uses nothing is believed, with few the change is drawn towards none.
func (e *Engine) responseFit(r response) float64 {
	rule := e.rules.ResponseFit
	if r.learnt.N < rule.AtLeastUses || r.learnt.N == 0 {
		return 1
	}
	mean := r.learnt.Expected
	for _, b := range rule.Better {
		if mean <= b.AtMost {
			return b.Factor
		}
	}
	for _, w := range rule.Worse {
		if mean >= w.AtLeast {
			return w.Factor
		}
	}
	return 1
}

// freshness is the first rule that matches: the same technique already today, the same kind
// yesterday, not used for a week. What was never used counts 1. Days are those of the
// request's time zone.
func (e *Engine) freshness(t *technique.Technique, s *situation) float64 {
	r := s.past[t.ID]
	rule := e.rules.Freshness
	switch {
	case r.everUsed && s.daysAgo(r.last) <= 0:
		return rule.DoneToday
	case s.kindsYesterday[t.Kind]:
		return rule.KindYesterday
	case r.everUsed && s.daysAgo(r.last) >= rule.RestedDays:
		return rule.Rested
	default:
		return 1
	}
}
