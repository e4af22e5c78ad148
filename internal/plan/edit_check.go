package plan

import (
	"slices"

	"unknot/internal/body"
	"unknot/internal/technique"
)

// ranked lists the open candidates of the place, best first.
func (d *editing) ranked() []*candidate {
	var open []*candidate
	for _, c := range d.engine.survey(d.at) {
		if c.out.cause == notExcluded {
			open = append(open, c)
		}
	}
	b := &builder{engine: d.engine, at: d.at}
	b.rank(open)
	return open
}

// instead is the step that a candidate would be in the place of another, or why it cannot be.
func (d *editing) instead(step int, c *candidate) (Step, error) {
	old := d.plan.Steps[step]
	switch {
	case c.out.cause != notExcluded:
		return Step{}, &EditError{d.engine.because(c, d.at)}
	case slices.ContainsFunc(d.plan.Steps, func(s Step) bool { return s.Technique.ID == c.technique.ID }):
		return Step{}, notAllowed("plan.edit.already")
	case c.slot != old.Slot:
		return Step{}, notAllowed("plan.edit.slot")
	}
	err := notAllowed("plan.edit.length")
	for _, dose := range byDistance(c.doses, old.Seconds()) {
		if abs(dose.Seconds()-old.Seconds()) > d.engine.rules.replaceWithin {
			break
		}
		s := d.engine.stepOf(c, d.at, dose)
		steps := slices.Clone(d.plan.Steps)
		steps[step] = s
		if err = d.allowed(steps); err == nil {
			return s, nil
		}
	}
	return Step{}, err
}

// byDistance sorts doses by how far they are from a length in seconds.
func byDistance(doses []technique.Timer, seconds int) []technique.Timer {
	out := slices.Clone(doses)
	slices.SortStableFunc(out, func(a, b technique.Timer) int { return abs(a.Seconds()-seconds) - abs(b.Seconds()-seconds) })
	return out
}

// allowed holds steps against every limit that a change of one of them could break.
func (d *editing) allowed(steps []Step) error {
	if err := limits(steps); err != nil {
		return err
	}
	if pressureOn(steps) > d.engine.rules.Pressure.Seconds {
		return notAllowed("plan.edit.pressure")
	}
	if d.at.irritability == IrritabilityHigh && movement(steps) > d.engine.rules.Irritable.High.MovementSeconds {
		return notAllowed("plan.edit.movement")
	}
	return nil
}

// redosed holds a dose for a step against the card and the person, and the plan with it against the
// limits. A step that is no longer open can only be removed or swapped.
func (d *editing) redosed(step int, dose technique.Timer) error {
	c := d.candidates[step]
	if c.out.cause != notExcluded {
		return &EditError{d.engine.because(c, d.at)}
	}
	if err := d.engine.redose(c, d.at, dose); err != nil {
		return err
	}
	steps := slices.Clone(d.plan.Steps)
	steps[step].Dose = dose
	return d.allowed(steps)
}

// redose holds a dose against the dose range of a card and against the longest dose for this person.
// Fewer repetitions, sets and sides than the range says are allowed, and holds down to half of it.
func (e *Engine) redose(c *candidate, s *situation, dose technique.Timer) error {
	t := c.technique
	same := dose.Mode == t.Timer.Mode && dose.Rest == t.Timer.Rest && dose.Counts == t.Timer.Counts
	if !same || dose.Reps < 1 || dose.Sets < 1 || dose.Sides < 1 || len(c.doses) == 0 {
		return notAllowed("plan.edit.dose")
	}
	holds := e.holds(c, s)
	// A stretch of irritable backs and what a condition modifies is held short (sections 5.2, 5.6).
	if dose.Hold < (slices.Min(holds)+1)/2 || dose.Hold > max(slices.Max(holds), c.doses[c.usual].Hold) ||
		dose.Reps > mostReps(t) || dose.Sets > max(t.Dose.Sets.Max, t.Timer.Sets) || dose.Sides > sidesOf(c) {
		return notAllowed("plan.edit.dose")
	}
	if dose.Seconds() > c.doses[len(c.doses)-1].Seconds() {
		return notAllowed("plan.edit.too-much")
	}
	return nil
}

// sidesOf is how often the timer may run for a candidate.
func sidesOf(c *candidate) int {
	if c.technique.Dose.Sides == technique.PerSide {
		return len(c.sides)
	}
	return c.technique.Timer.Sides
}

// breathMoved reports whether the first or last step was the breath of the session and is so no more.
func (d *editing) breathMoved(before Plan) bool {
	first, last := 0, len(before.Steps)-1
	was := func(i int) bool { return d.engine.isFrame(before, i) }
	is := func(i int) bool { return d.engine.isFrame(d.plan, i) }
	return was(first) && !is(first) || was(last) && !is(last)
}

// limits are the hard limits on the order (sections 5.4, rule 7, and 5.6): no firm pressure twice in
// a row on the same area, and strength only behind something else.
func limits(steps []Step) error {
	moved, strength := false, false
	for i, s := range steps {
		if i > 0 && firm(s.Technique) && firm(steps[i-1].Technique) && s.Technique.Main() == steps[i-1].Technique.Main() {
			return notAllowed("plan.edit.back-to-back")
		}
		switch {
		case s.Slot == Strengthen && !moved:
			strength = true
		case s.Slot != Strengthen && !calming(s.Technique):
			moved = true
		}
	}
	switch {
	case strength && !moved:
		return notAllowed("plan.edit.strength-alone")
	case strength:
		return notAllowed("plan.edit.warm-up")
	default:
		return nil
	}
}

// pressureOn is the longest firm pressure on one area and side, in seconds.
func pressureOn(steps []Step) int {
	type place struct {
		group body.Group
		side  body.Side
	}
	spent, most := make(map[place]int), 0
	for _, s := range steps {
		if !firm(s.Technique) {
			continue
		}
		on := s.Sides
		if len(on) == 0 {
			on = []body.Side{body.Left, body.Right}
		}
		for _, side := range on {
			at := place{s.Technique.Main(), side}
			spent[at] += perSide(s.Dose)
			most = max(most, spent[at])
		}
	}
	return most
}

// movement is the time of all movement with its changeovers, in seconds (section 5.2).
func movement(steps []Step) int {
	sum := 0
	for _, s := range steps {
		if !calming(s.Technique) {
			sum += s.Seconds() + Changeover
		}
	}
	return sum
}

// done gives the changed plan with its notes told anew.
func (d *editing) done() Plan {
	p := d.plan
	p.Edited = true
	b := &builder{engine: d.engine, at: d.at, frame: d.engine.frame(d.at)}
	for _, s := range p.Steps {
		if s.Technique.ID == d.engine.rules.Session.Breath {
			continue
		}
		c := d.engine.candidate(s.Technique, d.at)
		b.picks = append(b.picks, pick{candidate: &candidate{
			technique: s.Technique, slot: s.Slot, sides: s.Sides, first: c.first, doses: []technique.Timer{s.Dose},
		}})
	}
	p.Notes = d.engine.notes(p, b)
	return p
}
