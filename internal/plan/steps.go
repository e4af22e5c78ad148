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

func (b *builder) step(p pick) Step {
	return Step{
		Technique: p.technique,
		Slot:      p.slot,
		Sides:     slices.Clone(p.sides),
		Dose:      p.dose(),
		CapPoints: b.engine.capPoints(p.candidate, b.at),
		Easier:    b.engine.easier(p.candidate, b.at),
		Changes:   slices.Clone(p.ruling.Changes),
		Reasons:   b.engine.reasons(p.candidate, b.at),
		Score:     p.score,
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

// easier says whether to show the easier variant first: when a condition asks for it (5.6), in
// bed, and for stretches at moderate irritability, which stay in the middle of the range (5.2).
func (e *Engine) easier(c *candidate, s *situation) bool {
	return c.ruling.Easier || e.pillowVersion(c.technique, s.request) || midRange(c, s)
}

func midRange(c *candidate, s *situation) bool {
	return s.irritability == IrritabilityModerate && c.technique.Kind == technique.Stretch
}
