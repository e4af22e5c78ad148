package plan

import (
	"slices"

	"unknot/internal/body"
	"unknot/internal/safety"
	"unknot/internal/technique"
)

// want is one item that a template or a saved routine asks for.
type want struct {
	id     technique.ID
	length int // seconds on all sides together, without the changeover
	times  int // how often, where the technique has no sides
	or     []technique.ID
	dose   *technique.Timer // of a saved routine: this dose, as far as it is allowed
	sides  []body.Side      // of a saved routine
}

// entry is an item as it is done: a candidate with its dose, or the breath.
type entry struct {
	*candidate
	dose    technique.Timer
	slot    Slot
	instead *LeftOut // what it stands in for
	short   int      // seconds by which it is shorter than what was wanted
}

func (n entry) breath() bool { return n.candidate == nil }

// assembly puts a list of wanted items together: what is open stays, what is not is replaced by the
// rule of section 5.6 or left out.
type assembly struct {
	engine  *Engine
	at      *situation
	frame   frame
	ranked  []*candidate // open candidates, best first
	all     []*candidate
	wants   []want
	entries []entry
	dropped []LeftOut
}

func (e *Engine) assemble(s *situation, wants []want) *assembly {
	a := &assembly{engine: e, at: s, frame: e.frame(s), wants: wants, all: e.survey(s)}
	for _, c := range a.all {
		if c.out.cause == notExcluded {
			a.ranked = append(a.ranked, c)
		}
	}
	b := &builder{engine: e, at: s}
	b.rank(a.ranked)
	for _, w := range wants {
		a.take(w)
	}
	a.neverStrengthAlone()
	a.limitMovement()
	return a
}

// take adds a wanted item, or what takes its place.
func (a *assembly) take(w want) {
	if w.id == a.engine.rules.Session.Breath {
		a.takeBreath(w.length)
		return
	}
	c, out := a.find(w.id)
	if out == nil {
		c.sides = keepSides(c.sides, w.sides)
		n := entry{candidate: c, slot: c.slot, dose: a.dose(c, w)}
		n.short = max(w.length-n.dose.Seconds(), 0)
		if a.allows(n) {
			a.entries = append(a.entries, n)
			return
		}
		out = &LeftOut{Technique: c.technique, Because: Reason{ID: "plan.left.pressure"}}
	}
	if out.Technique == nil || !a.replace(w, *out) {
		a.dropped = append(a.dropped, *out)
	}
}

// takeBreath adds the breath for some seconds, in whole breaths.
func (a *assembly) takeBreath(seconds int) {
	if a.frame.breath == nil || seconds < a.frame.length() {
		return
	}
	slot := Close
	if len(a.entries) == 0 {
		slot = Settle
	}
	dose := a.frame.breath.Timer
	dose.Reps, dose.Sets, dose.Sides = seconds/a.frame.length(), 1, 1
	a.entries = append(a.entries, entry{dose: dose, slot: slot})
}

// find gives the candidate for a technique, or why it is not to be used.
func (a *assembly) find(id technique.ID) (*candidate, *LeftOut) {
	t, ok := a.engine.catalogue.Get(id)
	if !ok {
		return nil, &LeftOut{Because: Reason{ID: "plan.left.gone"}}
	}
	if t.Kind == technique.Partner && !a.at.have[toolHelper] {
		return nil, &LeftOut{Technique: t, Because: Reason{ID: "plan.left.tool", Args: map[string]any{ArgTool: toolHelper}}}
	}
	if !Guided(t) || !a.engine.fitsPlace(t, a.at.request) {
		return nil, &LeftOut{Technique: t, Because: Reason{ID: "plan.left.place"}}
	}
	c := a.engine.candidate(t, a.at)
	if c.out.cause != notExcluded {
		return nil, &LeftOut{Technique: t, Because: a.engine.because(c, a.at), Caution: c.out.caution}
	}
	return c, nil
}

// replace is the rule of section 5.6: first what the item itself names, then the best-scoring
// allowed item of the same part of a session, place and length, give or take some seconds.
func (a *assembly) replace(w want, out LeftOut) bool {
	for _, id := range w.or {
		if id == a.engine.rules.Session.Breath {
			a.takeBreath(w.length)
			a.dropped = append(a.dropped, out)
			return true
		}
		if c, blocked := a.find(id); blocked == nil {
			n := entry{candidate: c, slot: c.slot, dose: a.dose(c, w), instead: &out}
			n.short = max(w.length-n.dose.Seconds(), 0)
			if a.allows(n) {
				a.entries = append(a.entries, n)
				return true
			}
		}
	}
	slot := slotOf(out.Technique)
	for _, c := range a.ranked {
		alone := c.technique.Kind == technique.Partner && out.Technique.Kind != technique.Partner
		if c.slot != slot || a.wanted(c.technique.ID) || alone {
			continue
		}
		dose, ok := a.engine.doseWithin(c, a.at, w.length, a.engine.rules.replaceWithin)
		n := entry{candidate: c, slot: c.slot, dose: dose, instead: &out, short: max(w.length-dose.Seconds(), 0)}
		if ok && a.allows(n) {
			a.entries = append(a.entries, n)
			return true
		}
	}
	return false
}

// wanted reports whether a technique is in the list anyway, or already there.
func (a *assembly) wanted(id technique.ID) bool {
	return slices.ContainsFunc(a.wants, func(w want) bool { return w.id == id }) ||
		slices.ContainsFunc(a.entries, func(n entry) bool { return !n.breath() && n.technique.ID == id })
}

// allows holds an item at the end of the list against the limits on pressure (section 5.4, rule 7).
func (a *assembly) allows(n entry) bool {
	last := len(a.entries) - 1
	if last >= 0 && !a.entries[last].breath() && collide(pick{candidate: a.entries[last].candidate}, pick{candidate: n.candidate}) {
		return false
	}
	return a.engine.pressed(append(slices.Clone(a.entries), n)) <= a.engine.rules.Pressure.Seconds
}

// pressed is the longest firm pressure on one area and side, in seconds.
func (e *Engine) pressed(entries []entry) int {
	type place struct {
		group body.Group
		side  body.Side
	}
	spent, most := make(map[place]int), 0
	for _, n := range entries {
		if n.breath() || !firm(n.technique) {
			continue
		}
		for _, side := range presses(n.candidate) {
			at := place{n.technique.Main(), side}
			spent[at] += perSide(n.dose)
			most = max(most, spent[at])
		}
	}
	return most
}

// neverStrengthAlone is the last sentence of the replacement rule (section 5.6).
func (a *assembly) neverStrengthAlone() {
	moves := func(n entry) bool { return !n.breath() && n.slot != Strengthen && !calming(n.technique) }
	if slices.ContainsFunc(a.entries, moves) {
		return
	}
	a.drop(func(n entry) bool { return !n.breath() && n.slot == Strengthen }, "plan.left.strength-alone")
}

// limitMovement keeps at most five minutes of movement at high irritability (section 5.2): what
// scores least gives way.
func (a *assembly) limitMovement() {
	if a.at.irritability != IrritabilityHigh {
		return
	}
	for a.moving() > a.engine.rules.Irritable.High.MovementSeconds {
		var least *candidate
		for _, n := range a.entries {
			if !n.breath() && !calming(n.technique) && (least == nil || n.score.Total < least.score.Total) {
				least = n.candidate
			}
		}
		a.drop(func(n entry) bool { return n.candidate == least }, "plan.left.irr-high")
	}
}

// moving is the time of all movement with its changeovers, in seconds.
func (a *assembly) moving() int {
	sum := 0
	for _, n := range a.entries {
		if !n.breath() && !calming(n.technique) {
			sum += n.dose.Seconds() + Changeover
		}
	}
	return sum
}

func (a *assembly) drop(which func(entry) bool, because string) {
	for _, n := range a.entries {
		if which(n) {
			a.dropped = append(a.dropped, LeftOut{Technique: n.technique, Because: Reason{ID: because}})
		}
	}
	a.entries = slices.DeleteFunc(a.entries, which)
}

// fillShortened uses the time that half doses leave (a first use, irritability, the course) for more
// gentle items, best first, before the strength work or the closing breath; what nothing fills
// goes to the breath. It returns how many items came in. Section 5.6 gives only the time of blocked
// items to the breath and says nothing of shortened ones.
func (a *assembly) fillShortened() int {
	left := 0
	for _, n := range a.entries {
		left += n.short
	}
	added := 0
	var count [len(slotNames)]int
	for _, c := range a.ranked {
		gentle := c.slot == Stretching || c.slot == Move || c.slot == Broad && !firm(c.technique)
		if !gentle || c.technique.Kind == technique.Partner || a.wanted(c.technique.ID) || count[c.slot] == a.engine.rules.Session.PerSlot[c.slot.String()] {
			continue
		}
		n := entry{candidate: c, slot: c.slot, dose: c.doses[c.usual]}
		if n.dose.Seconds()+Changeover > left || a.tooMuchMovement(n) {
			continue
		}
		at := slices.IndexFunc(a.entries, func(n entry) bool { return n.slot >= Strengthen })
		if at < 0 {
			at = len(a.entries)
		}
		a.entries = slices.Insert(a.entries, at, n)
		left -= n.dose.Seconds() + Changeover
		count[c.slot]++
		added++
	}
	return added
}

// tooMuchMovement reports whether one item more breaks the limit of high irritability.
func (a *assembly) tooMuchMovement(n entry) bool {
	limit := a.engine.rules.Irritable.High.MovementSeconds
	return a.at.irritability == IrritabilityHigh && a.moving()+n.dose.Seconds()+Changeover > limit
}

// steps turns the entries into steps.
func (a *assembly) steps() []Step {
	b := a.builder()
	out := make([]Step, 0, len(a.entries))
	for _, n := range a.entries {
		if n.breath() {
			out = append(out, b.breathStep(n.slot, n.dose.Reps))
			continue
		}
		step := a.engine.stepOf(n.candidate, a.at, n.dose)
		if n.instead != nil {
			step.Reasons = append(step.Reasons, Reason{
				ID: "plan.reason.instead", Args: map[string]any{ArgName: n.instead.Technique.Name},
			})
		}
		out = append(out, step)
	}
	return out
}

// builder is the builder that would have made this session, for the notes and what was left out.
func (a *assembly) builder() *builder {
	b := &builder{engine: a.engine, at: a.at, frame: a.frame}
	for _, n := range a.entries {
		if !n.breath() {
			c := *n.candidate
			c.doses, c.usual = []technique.Timer{n.dose}, 0
			b.picks = append(b.picks, pick{candidate: &c})
		}
	}
	return b
}

// leftOut tells what a template or routine would hold and why it does not, then what Build tells.
func (a *assembly) leftOut() []LeftOut {
	out := slices.Clone(a.dropped)
	for _, n := range a.entries {
		if n.instead != nil {
			out = append(out, *n.instead)
		}
	}
	out = slices.DeleteFunc(out, func(l LeftOut) bool { return l.Technique == nil })
	for _, l := range a.engine.leftOut(a.all, a.builder()) {
		if l.Caution != "" && !slices.ContainsFunc(out, func(o LeftOut) bool { return o.Technique == l.Technique }) {
			out = append(out, l)
		}
	}
	return out
}

// breathOpen reports whether even the breath is closed, which package safety leaves open in every
// tier that has a clearance.
func (a *assembly) breathOpen() bool {
	return a.frame.breath != nil && !a.at.clearance.Rule(safety.Subject{Technique: a.frame.breath}).Blocked
}
