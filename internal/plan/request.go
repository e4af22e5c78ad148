package plan

import (
	"fmt"
	"slices"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/technique"
)

// RequestError says what is wrong with a request, in words for whoever made it.
type RequestError struct {
	Field   string // minutes, place, goal, mark, pain, phase, settle, direction, tool, day
	Problem string
}

// Error puts the field before the problem.
func (e *RequestError) Error() string { return e.Field + ": " + e.Problem }

func bad(field, format string, args ...any) error {
	return &RequestError{Field: field, Problem: fmt.Sprintf(format, args...)}
}

// check refuses a request that no honest plan can be made from.
func (e *Engine) check(r Request) error {
	c := r.CheckIn
	switch {
	case !slices.Contains(Lengths(), r.Minutes):
		return bad("minutes", "%d is not one of 2, 5, 10 or 20", r.Minutes)
	case !slices.Contains(Places(), r.Place):
		return bad("place", "%q is unknown", r.Place)
	case !slices.Contains(Goals(), r.Goal):
		return bad("goal", "%q is unknown", r.Goal)
	case c.Pain != checkin.PainUnknown && (c.Pain < 0 || c.Pain > 10):
		return bad("pain", "%d is not between 0 and 10", c.Pain)
	case c.Phase != technique.Acute && c.Phase != technique.Subacute && c.Phase != technique.Persistent:
		return bad("phase", "%q is unknown", c.Phase)
	case !slices.Contains([]checkin.Settle{"", checkin.SettleMinutes, checkin.SettleDay, checkin.SettleLonger}, c.Settle):
		return bad("settle", "%q is unknown", c.Settle)
	case !slices.Contains([]checkin.Direction{"", checkin.Bend, checkin.Arch, checkin.Neither}, c.Direction):
		return bad("direction", "%q is unknown", c.Direction)
	case r.Day.IsZero():
		return bad("day", "missing")
	}
	for _, id := range r.Tools {
		if _, ok := e.catalogue.Tool(id); !ok && id != noTool {
			return bad("tool", "%q is unknown", id)
		}
	}
	return e.checkMarks(c.Marks)
}

func (e *Engine) checkMarks(marks []body.Mark) error {
	seen := make(map[body.Region]bool)
	for _, m := range marks {
		if _, ok := e.atlas.Region(m.Region); !ok {
			return bad("mark", "region %q is unknown", m.Region)
		}
		if seen[m.Region] {
			return bad("mark", "%s is marked twice", m.Region)
		}
		seen[m.Region] = true
		if m.Intensity < 0 || m.Intensity > 10 {
			return bad("mark", "%s has intensity %d, which is not between 0 and 10", m.Region, m.Intensity)
		}
		if m.Quality != "" && !slices.Contains(body.Qualities(), m.Quality) {
			return bad("mark", "%s has unknown quality %q", m.Region, m.Quality)
		}
	}
	return nil
}
