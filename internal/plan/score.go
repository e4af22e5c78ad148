package plan

import (
	"slices"
	"time"

	"unknot/internal/checkin"
	"unknot/internal/technique"
)

// score multiplies the factors of section 5.4, rule 5:
// rel × phaseFit × irritabilityFit × directionFit × evidenceFit × goalFit × responseFit × freshness.
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

// response is what the journal says about one technique.
type response struct {
	uses     int // rated uses
	sum      int // of the changes of pain
	low      int // the smallest change
	high     int // the greatest change
	last     time.Time
	everUsed bool
}

func (r response) mean() float64 { return float64(r.sum) / float64(r.uses) }

// pastOf gathers the history by technique.
func pastOf(h History) map[technique.ID]response {
	out := make(map[technique.ID]response)
	for _, u := range h.Uses {
		r := out[u.Technique]
		r.everUsed = true
		if u.At.After(r.last) {
			r.last = u.At
		}
		if u.Rated {
			if r.uses == 0 {
				r.low, r.high = u.Change, u.Change
			}
			r.uses++
			r.sum += u.Change
			r.low, r.high = min(r.low, u.Change), max(r.high, u.Change)
		}
		out[u.Technique] = r
	}
	return out
}

// responseFit is the mean change after fewer than five rated uses ignored.
func (e *Engine) responseFit(r response) float64 {
	rule := e.rules.ResponseFit
	if r.uses < rule.AtLeastUses || r.uses == 0 {
		return 1
	}
	mean := r.mean()
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
