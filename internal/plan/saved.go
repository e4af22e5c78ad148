package plan

import (
	"fmt"
	"slices"

	"unknot/internal/body"
	"unknot/internal/safety"
	"unknot/internal/technique"
)

// SavedStep is one step of a routine that the person keeps.
type SavedStep struct {
	Technique technique.ID
	Slot      Slot
	Sides     []body.Side
	Dose      technique.Timer
}

// Save is what a routine keeps of a plan.
func (p Plan) Save() []SavedStep {
	out := make([]SavedStep, 0, len(p.Steps))
	for _, s := range p.Steps {
		out = append(out, SavedStep{Technique: s.Technique.ID, Slot: s.Slot, Sides: slices.Clone(s.Sides), Dose: s.Dose})
	}
	return out
}

// Saved makes a plan from a routine of the person's own. It passes the same gate and filter as
// Build: a step that is not open today is replaced as in a template (section 5.6) or left out, with
// the reason in LeftOut; a dose that is too much today is lowered. What the routine holds stays in
// its order, and its length is its own: the length of the request does not count.
//
// It returns ErrNoClearance, ErrClosed and a *RequestError as Build does.
func (e *Engine) Saved(c safety.Clearance, r Request, steps []SavedStep) (Plan, error) {
	if err := gate(c); err != nil {
		return Plan{}, err
	}
	if len(steps) == 0 {
		return Plan{}, fmt.Errorf("plan a routine: %w", bad("steps", "none"))
	}
	r.Minutes = Lengths()[len(Lengths())-1]
	if err := e.check(r); err != nil {
		return Plan{}, fmt.Errorf("plan a routine: %w", err)
	}
	s := e.situate(c, r)
	wants := make([]want, 0, len(steps))
	seconds := 0
	for _, each := range steps {
		dose := each.Dose
		seconds += dose.Seconds() + Changeover
		wants = append(wants, want{id: each.Technique, length: dose.Seconds(), times: 1, dose: &dose, sides: each.Sides})
	}
	s.request.Minutes = lengthFor(seconds)
	a := e.assemble(s, wants)
	a.closeWithBreath()
	if len(a.entries) == 0 {
		return Plan{}, fmt.Errorf("plan a routine: not even breathing is open: %w", ErrClosed)
	}
	p := Plan{Request: s.request, Irritability: s.irritability, Steps: a.steps(), Edited: true}
	p.LeftOut = a.leftOut()
	p.Notes = e.notes(p, a.builder())
	return p, nil
}

// closeWithBreath ends a session with the shortest closing breath where it has none (section 5.5,
// step 7), so that a routine of which nothing is open is still a minute of calm.
func (a *assembly) closeWithBreath() {
	last := len(a.entries) - 1
	if a.frame.breath == nil || last >= 0 && calming(a.last()) {
		return
	}
	a.takeBreath(a.frame.closes.Least * a.frame.length())
	a.entries[len(a.entries)-1].slot = Close
}

func (a *assembly) last() *technique.Technique {
	n := a.entries[len(a.entries)-1]
	if n.breath() {
		return a.frame.breath
	}
	return n.technique
}
