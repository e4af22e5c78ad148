package routine

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"unknot/internal/body"
	"unknot/internal/plan"
	"unknot/internal/technique"
)

// LongestName is how many characters a name can have.
const LongestName = 60

// LongestStep is how many seconds one step can run: two hours, more than any dose of the
// catalogue. It keeps a damaged number from filling the memory.
const LongestStep = 2 * 60 * 60

// MostSteps is how many steps a routine can have.
const MostSteps = 50

// InvalidError says what is wrong with a routine, in words for whoever made it.
type InvalidError struct {
	Field   string // name, steps, days, at, place
	Problem string
}

// Error puts the field before the problem.
func (e *InvalidError) Error() string { return e.Field + ": " + e.Problem }

func invalid(field, format string, args ...any) error {
	return &InvalidError{Field: field, Problem: fmt.Sprintf(format, args...)}
}

// Lookup finds a technique by its id, as technique.Catalogue.Get does.
type Lookup func(technique.ID) (*technique.Technique, bool)

// Check says what is wrong with a routine, if anything: an *InvalidError for the first thing found.
// With a lookup its techniques must be in the catalogue and have a timer; without one (nil) they
// are not looked at. Whether the person may do them is not asked here.
func (r Routine) Check(find Lookup) error {
	if err := checkName(r.Name); err != nil {
		return err
	}
	switch {
	case len(r.Steps) == 0:
		return invalid("steps", "there is none")
	case len(r.Steps) > MostSteps:
		return invalid("steps", "%d are more than %d", len(r.Steps), MostSteps)
	case r.At != NoTime && (r.At < 0 || r.At >= 24*60):
		return invalid("at", "minute %d is not one of a day", r.At)
	case r.Place != "" && !slices.Contains(plan.Places(), r.Place):
		return invalid("place", "%q is unknown", r.Place)
	}
	if err := checkDays(r.Days); err != nil {
		return err
	}
	for i, s := range r.Steps {
		if problem := s.problem(find); problem != "" {
			return invalid("steps", "step %d: %s", i, problem)
		}
	}
	return nil
}

func checkName(name string) error {
	name = strings.TrimSpace(name)
	switch n := utf8.RuneCountInString(name); {
	case n == 0:
		return invalid("name", "it is empty")
	case n > LongestName:
		return invalid("name", "%d characters are more than %d", n, LongestName)
	case !utf8.ValidString(name) || strings.ContainsFunc(name, unicode.IsControl):
		return invalid("name", "it is not one line of text")
	default:
		return nil
	}
}

func checkDays(days []time.Weekday) error {
	for i, d := range days {
		if d < time.Sunday || d > time.Saturday {
			return invalid("days", "%d is not a day of the week", d)
		}
		if slices.Contains(days[:i], d) {
			return invalid("days", "%s is there twice", d)
		}
	}
	return nil
}

// problem says what is wrong with a step; it is empty when nothing is.
func (s Step) problem(find Lookup) string {
	if s.Technique == "" {
		return "it has no technique"
	}
	if s.Slot > plan.Close {
		return fmt.Sprintf("part %d of a session is unknown", uint8(s.Slot))
	}
	if problem := s.Dose.problem(); problem != "" {
		return problem
	}
	for i, side := range s.Sides {
		if side != body.Left && side != body.Right || slices.Contains(s.Sides[:i], side) {
			return "its sides are not left, right or both"
		}
	}
	if find == nil {
		return ""
	}
	t, ok := find(s.Technique)
	switch {
	case !ok:
		return fmt.Sprintf("technique %q is unknown", s.Technique)
	case !plan.Guided(t):
		return fmt.Sprintf("technique %q has no timer", s.Technique)
	default:
		return ""
	}
}

func (d Dose) problem() string {
	for _, n := range []int{d.Hold, d.Rest, d.Reps, d.Sets} {
		if n < 0 || n > LongestStep { // first, so that the product below cannot overflow
			return fmt.Sprintf("its dose has a number outside 0–%d", LongestStep)
		}
	}
	switch {
	case d.Sides != 1 && d.Sides != 2:
		return fmt.Sprintf("its timer runs for %d sides", d.Sides)
	case d.seconds() == 0:
		return "it takes no time"
	case d.seconds() > LongestStep:
		return fmt.Sprintf("it takes longer than %d s", LongestStep)
	default:
		return ""
	}
}

// seconds is Seconds where an int may be too small for it.
func (d Dose) seconds() int64 {
	return int64(d.Sides) * int64(d.Sets) * int64(d.Reps) * int64(d.Hold+d.Rest)
}
