package plan

import (
	"slices"
	"time"

	"unknot/internal/body"
	"unknot/internal/safety"
	"unknot/internal/technique"
)

// Tools that code needs by name. noTool is the fact base's word for "nothing needed".
const (
	noTool     technique.ToolID = "none"
	toolChair  technique.ToolID = "chair"
	toolDesk   technique.ToolID = "desk"
	toolWall   technique.ToolID = "wall"
	toolMat    technique.ToolID = "mat"
	toolPillow technique.ToolID = "pillow"
	toolHelper technique.ToolID = "helper"
	toolTimer  technique.ToolID = "timer"
)

// permission is what the rules ask a clearance once the gate is passed.
type permission interface {
	Mode() safety.Mode
	LegMode() bool
	Holds(id safety.CautionID) bool
	Rule(s safety.Subject) safety.Ruling
}

// situation is everything about this person and moment that the rules ask for, worked out once.
type situation struct {
	request      Request
	clearance    permission
	phase        technique.Phase
	irritability Irritability
	legSymptoms  bool
	need         need
	have         map[technique.ToolID]bool
	steadyChair  bool // a chair without wheels, or locked and backed to a wall
	past         map[technique.ID]response
	guidance     Guidance

	kindsYesterday map[technique.Kind]bool
}

func (e *Engine) situate(c permission, r Request) *situation {
	leg := c.LegMode()
	s := &situation{
		request:        r,
		clearance:      c,
		phase:          r.CheckIn.Phase,
		irritability:   e.rules.Irritability(r.CheckIn),
		legSymptoms:    leg || slices.ContainsFunc(r.CheckIn.Marks, inLeg),
		need:           e.needs(r.CheckIn.Marks, leg),
		have:           toolsAt(r),
		steadyChair:    slices.Contains(r.Tools, toolChair),
		guidance:       r.Guidance,
		kindsYesterday: make(map[technique.Kind]bool),
	}
	if r.Guidance.Flare {
		s.irritability = IrritabilityHigh // rule-flare: as plan-acute
	}
	summary := r.Summary
	if !summary.known() {
		summary = Summarise(r.History)
	}
	s.past = summary.past
	for _, u := range summary.tail {
		if t, ok := e.catalogue.Get(u.Technique); ok && s.daysAgo(u.At) == 1 {
			s.kindsYesterday[t.Kind] = true
		}
	}
	return s
}

// inLeg reports whether a mark speaks of leg symptoms: any mark below the knee, and numbness
// or tingling where section 1.1 asks for a nerve root.
func inLeg(m body.Mark) bool {
	switch m.Region.Group() {
	case "below-knee":
		return true
	case "calves", "feet", "quadriceps":
		return m.Quality.Altered()
	default:
		return false
	}
}

// toolsAt adds to the tools within reach what the place itself brings. A chair that comes
// with the place may have wheels; only a chair that was named is a firm one (section 2.2).
func toolsAt(r Request) map[technique.ToolID]bool {
	have := map[technique.ToolID]bool{noTool: true, toolTimer: true}
	for _, id := range r.Tools {
		have[id] = true
	}
	switch r.Place {
	case Floor:
		have[toolMat] = true // carpet or a folded blanket will do
	case WallStanding:
		have[toolWall] = true
	case Chair:
		have[toolChair] = true
	case Desk:
		have[toolChair], have[toolDesk] = true, true
	case Bed:
		have[toolPillow] = true
	}
	if r.Helper {
		have[toolHelper] = true
	}
	return have
}

// isNew reports whether a technique was never used: section 2.1 asks for half the dose, the easier
// variant and one side.
func (s *situation) isNew(t *technique.Technique) bool { return !s.past[t.ID].everUsed }

// daysAgo counts midnights between a moment and the day of the plan, in the plan's time zone.
func (s *situation) daysAgo(at time.Time) int {
	day := func(t time.Time) time.Time {
		y, m, d := t.In(s.request.Day.Location()).Date()
		return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
	}
	return int(day(s.request.Day).Sub(day(at)).Hours() / 24)
}

// seconds is the time asked for.
func (s *situation) seconds() int { return s.request.Minutes * 60 }

// brief is the shortest session: smallest doses, and one side where it asks much louder.
func (s *situation) brief() bool { return s.request.Minutes == Lengths()[0] }

// calm sessions draw from relaxation, heat and mobility first (section 5.4, rule 4).
func (s *situation) calm() bool {
	return s.request.Goal == WindDown || s.irritability == IrritabilityHigh
}
