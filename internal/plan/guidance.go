package plan

import (
	"time"

	"unknot/internal/technique"
)

// Guidance is what the last days and weeks ask of a plan (section 5.8). Package course reads it
// from the journal; the zero value asks for nothing. It only ever takes away or makes easier what
// the clearance leaves open, except for Progress, which stays within the dose ranges.
type Guidance struct {
	// Excluded techniques are left out until a moment.
	Excluded []Exclusion
	// Careful techniques run in the easier variant at half the dose.
	Careful []Careful
	// Avoided techniques are played down: something else comes first where there is something else.
	Avoided []Avoided
	// Scale is the share of the usual doses, above 0 up to 1; 0 stands for 1. Rest, warmth and the
	// breath are not scaled.
	Scale float64
	// Progress counts the steps up (rule-progress): each raises one variable of a movement by
	// 10–20 %.
	Progress int
	// Flare asks for gentle plans, as at high irritability (rule-flare).
	Flare bool
	// Because says why Scale or Flare is set, for the notes of the plan.
	Because []Reason
}

// Exclusion leaves a technique out for some time.
type Exclusion struct {
	Technique technique.ID
	Until     time.Time
	// OtherKind asks for another kind: the same kind on the same main target is played down too
	// (rule-red-24, twice in 14 days).
	OtherKind bool
	Because   Reason
}

// Careful makes a technique easier.
type Careful struct {
	Technique technique.ID
	Because   Reason
}

// Avoided plays a technique down.
type Avoided struct {
	Technique technique.ID
	Because   Reason
}

// exclusion finds what excludes a technique on a day. Rest is never excluded: it is what remains
// when everything else has to wait.
func (g Guidance) exclusion(t *technique.Technique, day time.Time) (Exclusion, bool) {
	if t.Kind == technique.Relaxation {
		return Exclusion{}, false
	}
	for _, x := range g.Excluded {
		if x.Technique == t.ID && day.Before(x.Until) {
			return x, true
		}
	}
	return Exclusion{}, false
}

func (g Guidance) careful(id technique.ID) (Reason, bool) {
	for _, c := range g.Careful {
		if c.Technique == id {
			return c.Because, true
		}
	}
	return Reason{}, false
}

// avoided finds why a technique is played down: by itself, or because another of its kind on the
// same main target is excluded.
func (e *Engine) avoided(t *technique.Technique, s *situation) (Reason, bool) {
	g := s.request.Guidance
	if t.Kind == technique.Relaxation {
		return Reason{}, false
	}
	for _, a := range g.Avoided {
		if a.Technique == t.ID {
			return a.Because, true
		}
	}
	for _, x := range g.Excluded {
		other, ok := e.catalogue.Get(x.Technique)
		if ok && x.OtherKind && s.request.Day.Before(x.Until) && other.Kind == t.Kind && other.Main() == t.Main() {
			return x.Because, true
		}
	}
	return Reason{}, false
}

// scale is the share of the usual doses.
func (g Guidance) scale() float64 {
	if g.Scale <= 0 || g.Scale > 1 {
		return 1
	}
	return g.Scale
}
