package plan

import (
	"errors"
	"fmt"
	"slices"

	"unknot/internal/body"
	"unknot/internal/safety"
	"unknot/internal/technique"
)

// ErrNotGuided says that a technique is not done with the timer: reading, a set-up, or what a
// professional does.
var ErrNotGuided = errors.New("not a technique for the timer")

// NotOpenError says that a technique is not open to a person now, and why.
type NotOpenError struct{ LeftOut LeftOut }

// Error names the technique and the id of the reason.
func (e *NotOpenError) Error() string {
	return fmt.Sprintf("%s is not open: %s", e.LeftOut.Technique.ID, e.LeftOut.Because.ID)
}

// Guided reports whether a technique can be done with the timer. Reading, set-ups and visits to a
// professional cannot (section 2.0, timer line).
func Guided(t *technique.Technique) bool {
	return t.Kind != technique.Professional && t.Timer.Mode != technique.ModeInfo && t.Timer.Mode != technique.ModeLog
}

// FitsPlace reports whether a technique can be done somewhere (section 5.4, rule 2), with a room to
// oneself. What a professional does has no place at home.
func (e *Engine) FitsPlace(t *technique.Technique, p Place) bool {
	return t.Kind != technique.Professional && e.fitsPlace(t, Request{Place: p, PrivateRoom: true})
}

// Single makes a plan of one technique that the person chose. It passes the same gate and the same
// health filter as Build: clearance, cautions, phase and irritability. What it needs is taken to be
// at hand, because the person went and chose it, and the length asked for does not count.
//
// The first use of a technique is half the dose, in the easier variant and on one side (section
// 2.1). It returns ErrNoClearance and ErrClosed as Build does, ErrNotGuided for what has no timer,
// a *RequestError where the request makes no sense and a *NotOpenError where the technique is not
// for this person now.
func (e *Engine) Single(c safety.Clearance, id technique.ID, r Request) (Plan, error) {
	if err := gate(c); err != nil {
		return Plan{}, err
	}
	t, ok := e.catalogue.Get(id)
	if !ok {
		return Plan{}, fmt.Errorf("plan one technique: %w", bad("technique", "%q is unknown", id))
	}
	if !Guided(t) {
		return Plan{}, fmt.Errorf("plan %s: %w", id, ErrNotGuided)
	}
	r = e.around(t, r)
	if err := e.check(r); err != nil {
		return Plan{}, fmt.Errorf("plan %s: %w", id, err)
	}
	s := e.situate(c, r)
	only := e.candidate(t, s)
	if only.out.cause != notExcluded {
		return Plan{}, &NotOpenError{LeftOut{Technique: t, Because: e.because(only, s), Caution: only.out.caution}}
	}
	p := Plan{Request: r, Irritability: s.irritability}
	p.Steps, p.Notes = e.singleStep(only, s)
	p.Request.Minutes = lengthFor(p.Seconds())
	return p, nil
}

// around fits a request to one technique: a place where it can be done, and everything it needs.
// The length is one that leaves both sides in.
func (e *Engine) around(t *technique.Technique, r Request) Request {
	r.Minutes = Lengths()[len(Lengths())-1]
	r.Tools = slices.Clone(r.Tools)
	for _, group := range t.Tools {
		r.Helper = r.Helper || slices.Contains(group, toolHelper)
		if !slices.ContainsFunc(group, func(id technique.ToolID) bool { return slices.Contains(r.Tools, id) }) {
			r.Tools = append(r.Tools, group[0])
		}
	}
	if slices.Contains(Places(), r.Place) && !e.fitsPlace(t, r) {
		r.Place, r.PrivateRoom = Floor, true
		if i := slices.IndexFunc(Places(), func(p Place) bool { return e.FitsPlace(t, p) }); i >= 0 {
			r.Place = Places()[i]
		}
	}
	return r
}

// singleStep is the step with what should be known before it.
func (e *Engine) singleStep(c *candidate, s *situation) ([]Step, []Reason) {
	dose := e.singleDose(c, s)
	var notes []Reason
	if slices.Contains(e.rules.Filter.SteadyChair, c.technique.ID) && s.steadyChair {
		notes = append(notes, Reason{ID: "plan.note.chair"})
	}
	switch {
	case c.first && c.technique.Dose.Sides == technique.PerSide && len(c.sides) == 1 && c.dropped == body.Middle:
		notes = append(notes, Reason{ID: "plan.note.first-use-side", Args: map[string]any{ArgSide: c.sides[0]}})
	case c.first:
		notes = append(notes, Reason{ID: "plan.note.first-use"})
	}
	step := e.stepOf(c, s, dose)
	step.Reasons = slices.DeleteFunc(step.Reasons, func(r Reason) bool { // the note says it
		return slices.Contains([]string{reasonFirst, reasonFirstSide, reasonFirstRest}, r.ID)
	})
	step.Reasons[0] = Reason{ID: "plan.reason.chosen"}
	return []Step{step}, notes
}

// singleDose is the dose nearest to the catalogue's. At high irritability movement stays within the
// few minutes of section 5.2.
func (e *Engine) singleDose(c *candidate, s *situation) technique.Timer {
	if len(c.doses) == 0 { // every dose within the range passes the limit on pressure by itself
		return scaled(c.technique.Timer, firstShare)
	}
	at := c.usual
	if s.irritability == IrritabilityHigh && !calming(c.technique) {
		for at > 0 && c.doses[at].Seconds() > e.rules.Irritable.High.MovementSeconds {
			at--
		}
	}
	return c.doses[at]
}

// lengthFor is the shortest length that can be asked for and that holds a time in seconds, or the
// longest there is.
func lengthFor(seconds int) int {
	for _, minutes := range Lengths() {
		if seconds <= minutes*60 {
			return minutes
		}
	}
	return Lengths()[len(Lengths())-1]
}
