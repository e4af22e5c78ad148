package plan

import (
	"slices"

	"unknot/internal/body"
	"unknot/internal/safety"
	"unknot/internal/technique"
)

// candidate is a technique that could be done here, with all that is known about it.
type candidate struct {
	technique *technique.Technique
	slot      Slot
	score     Score
	relevance float64
	group     body.Group  // the area that asked loudest for it
	sides     []body.Side // allowed sides in the order they are done
	oneSided  bool        // only the worse side, because time is short
	dropped   body.Side   // the side a caution takes away; Middle for none
	ruling    safety.Ruling
	half      bool   // half the repetitions
	first     bool   // never used before: half the dose, the easier variant, one side (section 2.1)
	careful   bool   // the course of the last days asks for half the dose and the easier variant
	why       Reason // of careful
	doses     []technique.Timer
	usual     int // index of the dose nearest to the catalogue's
	out       exclusion
}

// exclusion says why a candidate is not to be used; the zero value says it may be.
type exclusion struct {
	cause   cause
	caution safety.CautionID
	because string             // the caution's words
	tools   []technique.ToolID // what is missing, any one of them
	course  Reason             // what the course says
}

type cause uint8

const (
	notExcluded cause = iota
	byCaution
	byPhase
	byIrritability
	byStrengthRule
	byCourse
	byTool
	byChair
)

// survey looks at every technique and returns those that belong in a built session at this
// place, allowed and not, with their scores.
func (e *Engine) survey(s *situation) []*candidate {
	var out []*candidate
	for _, t := range e.catalogue.All() {
		if e.neverInSession(t) || !e.fitsPlace(t, s.request) || t.Kind == technique.Partner && !s.have[toolHelper] {
			continue
		}
		out = append(out, e.candidate(t, s))
	}
	return out
}

// neverInSession lists what is information, a log entry or a block of its own, and the breath,
// which frames every session and is not chosen.
func (e *Engine) neverInSession(t *technique.Technique) bool {
	switch {
	case t.Kind == technique.Professional, t.Timer.Mode == technique.ModeInfo, t.Timer.Mode == technique.ModeLog:
		return true
	case t.ID == e.rules.Session.Breath:
		return true
	}
	f := e.rules.Filter
	return slices.Contains(f.Never, t.ID) || slices.Contains(f.Separate, t.ID) ||
		slices.Contains(e.rules.Session.OutsideClock, t.ID)
}

func (e *Engine) candidate(t *technique.Technique, s *situation) *candidate {
	c := &candidate{technique: t, slot: slotOf(t)}
	c.relevance, c.group = e.relevance(t, s.need)
	c.score = e.score(t, c.relevance, s)
	c.first = s.isNew(t)
	c.why, c.careful = s.guidance.careful(t.ID)
	e.chooseSides(c, s)
	c.out = e.exclude(c, s)
	if c.out.cause == notExcluded {
		c.half = c.ruling.HalfReps || e.halvesStrength(t, s)
		c.doses, c.usual = e.doses(c, s)
	}
	return c
}

// exclude is the filter of section 5.4, rule 2, and of 5.2, in the order a person would want
// to hear the reasons: health first.
func (e *Engine) exclude(c *candidate, s *situation) exclusion {
	t := c.technique
	if c.ruling.Blocked {
		return exclusion{cause: byCaution, caution: firstCaution(c.ruling.By), because: c.ruling.Because}
	}
	if !t.In(s.phase) {
		return exclusion{cause: byPhase}
	}
	if why := e.tooMuch(t, s); why != notExcluded {
		return exclusion{cause: why}
	}
	if x, out := s.guidance.exclusion(t, s.request.Day); out {
		return exclusion{cause: byCourse, course: x.Because}
	}
	if missing := e.missing(t, s); len(missing) > 0 {
		return exclusion{cause: byTool, tools: missing[0]}
	}
	if e.lacksSteadyChair(t, s) {
		return exclusion{cause: byChair}
	}
	return exclusion{}
}

// tooMuch is section 5.2. High: relaxation, heat and mid-range mobility only. Moderate: firm
// pressure only as a ball on the wall, where the lean can be let go at once. Strength in the
// acute phase needs pain of 3 or less and low irritability; at high irritability there is none.
func (e *Engine) tooMuch(t *technique.Technique, s *situation) cause {
	rule := e.rules.Irritable
	switch s.irritability {
	case IrritabilityHigh:
		if !slices.Contains(rule.High.Kinds, t.Kind) || slices.ContainsFunc(rule.High.NotTags, t.Has) {
			return byIrritability
		}
	case IrritabilityModerate:
		if firm(t) && !(t.Position == technique.Wall && t.Has(technique.Ball)) {
			return byIrritability
		}
	}
	acute := t.Kind == technique.Strength && s.phase == technique.Acute
	if acute && (s.irritability != IrritabilityLow || e.rules.pain(s.request.CheckIn) > rule.AcuteStrengthPain) {
		return byStrengthRule
	}
	return notExcluded
}

// halvesStrength: at moderate irritability strength is done with half the repetitions (5.2).
func (e *Engine) halvesStrength(t *technique.Technique, s *situation) bool {
	return t.Kind == technique.Strength && s.irritability == IrritabilityModerate
}

// firstCaution names the condition behind a ruling, or nothing where a tier is behind it.
func firstCaution(by []safety.CautionID) safety.CautionID {
	for _, id := range by {
		if len(id) > 3 && id[:3] == "cx-" {
			return id
		}
	}
	return ""
}
