package plan

import (
	"slices"

	"unknot/internal/body"
	"unknot/internal/technique"
)

// The arguments of reasons. Values are ids and numbers; package planwords turns them into words.
const (
	ArgRegion  = "Region"  // body.Region: the mark that asked for it
	ArgGroup   = "Group"   // body.Group
	ArgTool    = "Tool"    // technique.ToolID
	ArgMinutes = "Minutes" // int
	ArgGrade   = "Grade"   // technique.Grade for the person's phase
	ArgSide    = "Side"    // body.Side
	ArgBecause = "Because" // string: a caution's words
	ArgCount   = "Count"   // int
	ArgBetter  = "Better"  // int: uses after which pain was at least 1 point lower
	ArgMean    = "Mean"    // float64: change of pain to expect, points of 10
	ArgLow     = "Low"     // float64: the middle 95 % of it lies between these two
	ArgHigh    = "High"    // float64
	ArgName    = "Name"    // string: the name of another technique, from its card
	ArgDays    = "Days"    // int
	ArgSeconds = "Seconds" // int
	ArgPhase   = "Phase"   // technique.Phase
)

// The reasons of a first use.
const (
	reasonFirst     = "plan.reason.first-use"
	reasonFirstRest = "plan.reason.first-rest"
	reasonFirstSide = "plan.reason.first-use-side"
)

// reasons explains a step: first the one line of section 5.4, rule 9, then what was done to it
// for this person.
func (e *Engine) reasons(c *candidate, s *situation) []Reason {
	out := []Reason{e.mainReason(c, s)}
	say := func(when bool, id string, args map[string]any) {
		if when {
			out = append(out, Reason{ID: id, Args: args})
		}
	}
	region := s.need.from[c.group]
	say(region != "" && region.Group() != c.group, "plan.reason.neighbour",
		map[string]any{ArgGroup: c.group, ArgRegion: region})
	say(e.favoured(c.technique, s), "plan.reason.direction-"+string(s.request.CheckIn.Direction), nil)
	past := s.past[c.technique.ID]
	response, learnt := e.responseFit(past), map[string]any{
		ArgBetter: past.learnt.Better, ArgCount: past.learnt.N,
		ArgMean: past.learnt.Expected, ArgLow: past.learnt.Low, ArgHigh: past.learnt.High,
	}
	say(response > 1, "plan.reason.helped", learnt)
	say(response < 1, "plan.reason.not-helped", learnt)
	say(c.oneSided, "plan.reason.one-side", map[string]any{ArgSide: firstSide(c)})
	say(c.dropped != body.Middle, "plan.reason.side-dropped", map[string]any{ArgSide: c.dropped})
	say(e.pillowVersion(c.technique, s.request), "plan.reason.bed", nil)
	say(midRange(c, s), "plan.reason.mid-range", nil)
	switch {
	case c.first && calming(c.technique):
		say(true, reasonFirstRest, nil)
	case c.first && c.technique.Dose.Sides == technique.PerSide && len(c.sides) == 1 && c.dropped == body.Middle:
		say(true, reasonFirstSide, map[string]any{ArgSide: c.sides[0]})
	case c.first:
		say(true, reasonFirst, nil)
	default:
		say(c.half, "plan.reason.half", nil)
	}
	if c.careful {
		out = append(out, c.why)
	}
	if why, avoided := e.avoided(c.technique, s); avoided {
		out = append(out, why)
	}
	return out
}

func firstSide(c *candidate) body.Side {
	if len(c.sides) == 0 {
		return body.Middle
	}
	return c.sides[0]
}

func (e *Engine) mainReason(c *candidate, s *situation) Reason {
	args := map[string]any{ArgMinutes: s.request.Minutes, ArgGrade: c.technique.Evidence.For(s.phase)}
	id := "plan.reason.unmarked"
	if region := s.need.from[c.group]; region != "" {
		id, args[ArgRegion] = "plan.reason.marked", region
	}
	if tool := e.usedTool(c.technique, s); tool != "" {
		id, args[ArgTool] = id+"-tool", tool
	}
	return Reason{ID: id, Args: args}
}

// usedTool is the first needed tool that is at hand, or what stands in for it.
func (e *Engine) usedTool(t *technique.Technique, s *situation) technique.ToolID {
	if e.pillowVersion(t, s.request) {
		return toolPillow
	}
	for _, group := range t.Tools {
		for _, id := range group {
			if s.have[id] {
				return id
			}
		}
		for _, id := range group {
			tool, _ := e.catalogue.Tool(id)
			if i := slices.IndexFunc(tool.StandIns, func(o technique.ToolID) bool { return s.have[o] }); i >= 0 {
				return tool.StandIns[i]
			}
		}
	}
	return ""
}

func (e *Engine) favoured(t *technique.Technique, s *situation) bool {
	return e.directionFit(t, s) > 1
}

func (e *Engine) breathReason(t *technique.Technique, slot Slot, s *situation) Reason {
	return Reason{ID: "plan.reason." + slot.String(), Args: map[string]any{
		ArgMinutes: s.request.Minutes, ArgGrade: t.Evidence.For(s.phase),
	}}
}
