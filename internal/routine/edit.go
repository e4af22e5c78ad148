package routine

import (
	"fmt"
	"slices"

	"unknot/internal/body"
	"unknot/internal/plan"
	"unknot/internal/technique"
)

// Rename gives the routine another name.
func (r Routine) Rename(name string) (Routine, error) {
	if err := checkName(name); err != nil {
		return r, fmt.Errorf("rename routine: %w", err)
	}
	r.Name = name
	return r.Tidy(), nil
}

// Add puts a technique into the routine with its own timer, both sides where it has any. It comes
// before the first step of a later part of the session (section 5.5); otherwise at the end. It
// fails with plan.ErrNotGuided for what has no timer.
//
// The first use of a technique is half the dose (section 2.1): package plan sees to it on the day.
func (r Routine) Add(t *technique.Technique) (Routine, error) {
	if !plan.Guided(t) {
		return r, fmt.Errorf("add %s to routine: %w", t.ID, plan.ErrNotGuided)
	}
	s := Step{Technique: t.ID, Slot: partOf(t), Sides: sidesOf(t), Dose: DoseOf(t.Timer)}
	at := slices.IndexFunc(r.Steps, func(other Step) bool { return other.Slot > s.Slot })
	if at < 0 {
		at = len(r.Steps)
	}
	r.Steps = slices.Insert(slices.Clone(r.Steps), at, s)
	return r, nil
}

// sidesOf are the sides of a whole use of a technique. What is done where it is needed starts
// without a side.
func sidesOf(t *technique.Technique) []body.Side {
	switch t.Dose.Sides {
	case technique.PerSide, technique.Alternating, technique.SwapLegs:
		return []body.Side{body.Left, body.Right}
	default:
		return nil
	}
}

// Move takes the step at one place, counted from 0, and puts it at another, where it stands
// afterwards.
func (r Routine) Move(from, to int) (Routine, error) {
	for _, at := range []int{from, to} {
		if err := r.has(at); err != nil {
			return r, fmt.Errorf("move step: %w", err)
		}
	}
	moved := r.Steps[from]
	rest := slices.Delete(slices.Clone(r.Steps), from, from+1)
	r.Steps = slices.Insert(rest, to, moved)
	return r, nil
}

// Remove takes a step out, counted from 0. A routine without steps cannot be kept, but a person
// may empty one while they change it.
func (r Routine) Remove(at int) (Routine, error) {
	if err := r.has(at); err != nil {
		return r, fmt.Errorf("remove step: %w", err)
	}
	r.Steps = slices.Delete(slices.Clone(r.Steps), at, at+1)
	return r, nil
}

// Insert puts a step in at a place, counted from 0, such as one that was taken out before. The place
// after the last step is allowed.
func (r Routine) Insert(at int, s Step) (Routine, error) {
	if at < 0 || at > len(r.Steps) {
		return r, fmt.Errorf("insert step: %w", invalid("steps", "there is no place %d among %d", at, len(r.Steps)))
	}
	r.Steps = slices.Insert(slices.Clone(r.Steps), at, s)
	return r, nil
}

func (r Routine) has(at int) error {
	if at < 0 || at >= len(r.Steps) {
		return invalid("steps", "there is no step %d of %d", at, len(r.Steps))
	}
	return nil
}
