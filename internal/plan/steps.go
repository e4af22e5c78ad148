package plan

import (
	"slices"

	"unknot/internal/body"
	"unknot/internal/safety"
	"unknot/internal/technique"
)

// Side says how a step uses the sides: left, right, both or none.
func (s Step) Side() string {
	if s.Technique.Dose.Sides == technique.BothSides || len(s.Sides) > 1 {
		return "both"
	}
	if len(s.Sides) == 0 {
		return "none"
	}
	return map[body.Side]string{body.Left: "left", body.Right: "right", body.Middle: "none"}[s.Sides[0]]
}

// steps turns the session into steps, in the order of section 5.5, the breath around them.
func (b *builder) steps() []Step {
	var out []Step
	if b.frame.breath != nil && b.frame.settle > 0 {
		out = append(out, b.breathStep(Settle, b.frame.settle))
	}
	ordered, _ := arrange(b.picks)
	for _, p := range ordered {
		out = append(out, b.step(p))
	}
	if b.frame.breath != nil {
		out = append(out, b.breathStep(Close, b.frame.close))
	}
	return out
}

func (b *builder) step(p pick) Step { return b.engine.stepOf(p.candidate, b.at, p.dose()) }

// stepOf is a candidate with a dose, as a step of a plan.
func (e *Engine) stepOf(c *candidate, s *situation, dose technique.Timer) Step {
	return Step{
		Technique: c.technique,
		Slot:      c.slot,
		Sides:     slices.Clone(c.sides),
		Dose:      dose,
		CapPoints: e.capPoints(c, s),
		Easier:    e.easier(c, s),
		Changes:   slices.Clone(c.ruling.Changes),
		Reasons:   e.reasons(c, s),
		Score:     c.score,
	}
}

// breathStep is the breath of the frame: belly breathing for as long as section 5.5 says, which
// for settling and closing is shorter than the exercise by itself.
func (b *builder) breathStep(slot Slot, breaths int) Step {
	t := b.frame.breath
	dose := t.Timer
	dose.Reps, dose.Sets, dose.Sides = breaths, 1, 1
	rel, _ := b.engine.relevance(t, b.at.need)
	ruling := b.at.clearance.Rule(safety.Subject{Technique: t})
	return Step{
		Technique: t,
		Slot:      slot,
		Dose:      dose,
		Easier:    ruling.Easier,
		Changes:   slices.Clone(ruling.Changes),
		Reasons:   []Reason{b.engine.breathReason(t, slot, b.at)},
		Score:     b.engine.score(t, rel, b.at),
	}
}

// capPoints is the pressure cap for this person, 0–10: the lower of the technique's and the
// phase's (section 2.1), at most 3 at high irritability, 1 less at moderate (5.2), and less by
// what the cautions take off, but never below 1. It is 0 when the cap is not about pressure.
func (e *Engine) capPoints(c *candidate, s *situation) int {
	points := c.technique.Cap.PressureIn(s.phase)
	if points == 0 {
		return 0
	}
	switch s.irritability {
	case IrritabilityHigh:
		points = min(points, e.rules.Irritable.High.Cap)
	case IrritabilityModerate:
		points -= e.rules.Irritable.Moderate.CapMinus
	}
	return max(1, points-c.ruling.CapMinus)
}

// easier says whether to show the easier variant first: at the first use (2.1), when the last days
// or a condition ask for it (5.8, 5.6), in bed, and for stretches at moderate irritability, which stay in the middle of the range (5.2).
func (e *Engine) easier(c *candidate, s *situation) bool {
	return c.first || c.careful || c.ruling.Easier || e.pillowVersion(c.technique, s.request) || midRange(c, s)
}

func midRange(c *candidate, s *situation) bool {
	return s.irritability == IrritabilityModerate && c.technique.Kind == technique.Stretch
}
