package plan

import (
	"fmt"
	"slices"

	"unknot/internal/body"
	"unknot/internal/safety"
	"unknot/internal/technique"
)

// EditError says why a plan may not be changed in some way; the reason is a message for the person.
type EditError struct{ Reason Reason }

// Error gives the id of the reason.
func (e *EditError) Error() string { return "edit plan: " + e.Reason.ID }

func notAllowed(id string) error { return &EditError{Reason{ID: id}} }

// editing is a plan with what its clearance says of each step now.
type editing struct {
	engine     *Engine
	at         *situation
	plan       Plan
	candidates []*candidate // of each step; nil for the breath around the session
}

// edit opens a plan for a change. The clearance is asked anew, so that a plan made before an answer
// changed cannot be kept alive by editing it.
func (e *Engine) edit(c safety.Clearance, p Plan, step int) (*editing, error) {
	if err := gate(c); err != nil {
		return nil, err
	}
	if step < 0 || step >= len(p.Steps) {
		return nil, fmt.Errorf("edit plan: %w", bad("step", "%d of %d steps", step, len(p.Steps)))
	}
	p.Steps = slices.Clone(p.Steps)
	d := &editing{engine: e, at: e.situate(c, p.Request), plan: p}
	for i, s := range p.Steps {
		if e.isFrame(p, i) {
			d.candidates = append(d.candidates, nil)
			continue
		}
		each := e.candidate(s.Technique, d.at)
		each.sides = keepSides(each.sides, s.Sides)
		d.candidates = append(d.candidates, each)
	}
	return d, nil
}

// keepSides keeps those of the open sides that a step had; all of them where it had none of these.
func keepSides(open, had []body.Side) []body.Side {
	kept := slices.DeleteFunc(slices.Clone(had), func(side body.Side) bool { return !slices.Contains(open, side) })
	if len(kept) == 0 {
		return open
	}
	return kept
}

// isFrame reports whether a step is the breath of the session, which stays where it is.
func (e *Engine) isFrame(p Plan, step int) bool {
	return p.Steps[step].Technique.ID == e.rules.Session.Breath
}

// Alternatives lists what could be done instead of a step, best first: another technique of the same
// part of the session that is open to this person, is not in the plan, lasts as long give or take 20
// seconds, and leaves every limit held. There is none for the breath.
func (e *Engine) Alternatives(c safety.Clearance, p Plan, step int) ([]Step, error) {
	d, err := e.edit(c, p, step)
	if err != nil || d.candidates[step] == nil {
		return nil, err
	}
	var out []Step
	for _, other := range d.ranked() {
		if s, why := d.instead(step, other); why == nil {
			out = append(out, s)
		}
	}
	return out, nil
}

// Swap puts another technique in the place of a step; it must be one of Alternatives. Otherwise it
// returns an *EditError that says why it is not.
func (e *Engine) Swap(c safety.Clearance, p Plan, step int, id technique.ID) (Plan, error) {
	d, err := e.edit(c, p, step)
	if err != nil {
		return Plan{}, err
	}
	t, ok := e.catalogue.Get(id)
	if !ok {
		return Plan{}, fmt.Errorf("edit plan: %w", bad("technique", "%q is unknown", id))
	}
	if d.candidates[step] == nil {
		return Plan{}, notAllowed("plan.edit.breath-stays")
	}
	if e.neverInSession(t) || !e.fitsPlace(t, p.Request) {
		return Plan{}, notAllowed("plan.edit.place")
	}
	s, err := d.instead(step, e.candidate(t, d.at))
	if err != nil {
		return Plan{}, err
	}
	s.Ready = p.Steps[step].Ready
	d.plan.Steps[step] = s
	return d.done(), nil
}

// Move puts a step at another place. The breath stays at the ends, strength stays behind something
// that warms up, and firm pressure on the same area never comes twice in a row.
func (e *Engine) Move(c safety.Clearance, p Plan, from, to int) (Plan, error) {
	d, err := e.edit(c, p, from)
	if err != nil {
		return Plan{}, err
	}
	if to < 0 || to >= len(p.Steps) {
		return Plan{}, fmt.Errorf("edit plan: %w", bad("step", "%d of %d steps", to, len(p.Steps)))
	}
	moved := d.plan.Steps[from]
	d.plan.Steps = slices.Insert(slices.Delete(d.plan.Steps, from, from+1), to, moved)
	if d.breathMoved(p) {
		return Plan{}, notAllowed("plan.edit.breath-stays")
	}
	if err := limits(d.plan.Steps); err != nil {
		return Plan{}, err
	}
	return d.done(), nil
}

// Remove takes a step out. The closing breath stays, and so does what keeps strength from being the
// only thing left.
func (e *Engine) Remove(c safety.Clearance, p Plan, step int) (Plan, error) {
	d, err := e.edit(c, p, step)
	if err != nil {
		return Plan{}, err
	}
	last := step == len(p.Steps)-1
	if len(p.Steps) == 1 || last && d.candidates[step] == nil {
		return Plan{}, notAllowed("plan.edit.breath-stays")
	}
	d.plan.Steps = slices.Delete(d.plan.Steps, step, step+1)
	if err := limits(d.plan.Steps); err != nil {
		return Plan{}, err
	}
	return d.done(), nil
}

// Doses lists the doses a step can be given with Redose, shortest first.
func (e *Engine) Doses(c safety.Clearance, p Plan, step int) ([]technique.Timer, error) {
	d, err := e.edit(c, p, step)
	if err != nil {
		return nil, err
	}
	if d.candidates[step] == nil {
		return e.breaths(p, step), nil
	}
	if d.candidates[step].out.cause != notExcluded {
		return nil, nil
	}
	var out []technique.Timer
	for _, dose := range d.candidates[step].doses {
		if d.redosed(step, dose) == nil {
			out = append(out, dose)
		}
	}
	return out, nil
}

// Redose gives a step another dose. It must lie within the dose range of the card and within what
// the phase, the irritability, the cautions, a first use and the course of the last days leave; less
// is always allowed.
func (e *Engine) Redose(c safety.Clearance, p Plan, step int, dose technique.Timer) (Plan, error) {
	d, err := e.edit(c, p, step)
	if err != nil {
		return Plan{}, err
	}
	if d.candidates[step] == nil {
		if !slices.Contains(e.breaths(p, step), dose) {
			return Plan{}, notAllowed("plan.edit.dose")
		}
	} else if err := d.redosed(step, dose); err != nil {
		return Plan{}, err
	}
	d.plan.Steps[step].Dose = dose
	return d.done(), nil
}

// breaths are the doses of the breath around a session: from one breath to the most of its card.
func (e *Engine) breaths(p Plan, step int) []technique.Timer {
	base := p.Steps[step].Dose
	var out []technique.Timer
	for reps := 1; reps <= p.Steps[step].Technique.Dose.Reps.Max; reps++ {
		base.Reps = reps
		out = append(out, base)
	}
	return out
}
