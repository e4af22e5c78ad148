package plan

import (
	"errors"
	"fmt"

	"unknot/internal/body"
	"unknot/internal/safety"
	"unknot/internal/technique"
)

// The reasons why there is no plan at all.
var (
	// ErrNoClearance says that the clearance was not made by package safety.
	ErrNoClearance = errors.New("no plan without a safety check")
	// ErrClosed says that the verdict forbids a plan (section 5.4, rule 1).
	ErrClosed = errors.New("the safety check has closed sessions for now")
)

// Engine makes plans. It never changes once made and is safe for use by several goroutines.
type Engine struct {
	catalogue *technique.Catalogue
	atlas     *body.Atlas
	rules     Rules
}

// New returns an engine over a catalogue, a body map and the rules of section 5. It refuses
// rules that the catalogue and the map cannot follow.
func New(catalogue *technique.Catalogue, atlas *body.Atlas, rules Rules) (*Engine, error) {
	e := &Engine{catalogue: catalogue, atlas: atlas, rules: rules}
	if err := e.checkRules(); err != nil {
		return nil, fmt.Errorf("new plan engine: %w", err)
	}
	return e, nil
}

// Rules returns the rules the engine works by.
func (e *Engine) Rules() Rules { return e.rules }

// Build makes the plan for a request. It is the only way to a plan, and it needs a clearance,
// which only package safety can make. It returns ErrNoClearance for the zero clearance,
// ErrClosed where guided use is closed, and a *RequestError where the request makes no sense.
//
// A plan is never empty: what remains in the worst case is the breath, with notes that say why.
func (e *Engine) Build(c safety.Clearance, r Request) (Plan, error) {
	if err := gate(c); err != nil {
		return Plan{}, err
	}
	return e.build(c, r)
}

func (e *Engine) build(c permission, r Request) (Plan, error) {
	if err := e.check(r); err != nil {
		return Plan{}, fmt.Errorf("build plan: %w", err)
	}
	s := e.situate(c, r)
	if p, ok := e.flarePlan(s); ok {
		return p, nil
	}
	all := e.survey(s)
	var open []*candidate
	for _, each := range all {
		if each.out.cause == notExcluded {
			open = append(open, each)
		}
	}
	b := &builder{engine: e, at: s, frame: e.frame(s)}
	b.choose(open)
	p := Plan{Request: r, Irritability: s.irritability, Steps: b.steps()}
	if len(p.Steps) == 0 {
		return Plan{}, fmt.Errorf("build plan: not even breathing is open: %w", ErrClosed)
	}
	p.LeftOut = e.leftOut(all, b)
	p.Notes = e.notes(p, b)
	return p, nil
}

// gate is section 5.4, rule 1: nothing runs in the tiers emergency and same-day. Package safety
// makes no clearance there; a closed mode is refused here too, whatever made it.
func gate(c safety.Clearance) error {
	switch {
	case !c.Valid():
		return ErrNoClearance
	case c.Mode() == safety.ModeClosed:
		return ErrClosed
	default:
		return nil
	}
}
