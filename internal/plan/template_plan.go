package plan

import (
	"fmt"
	"slices"

	"unknot/internal/safety"
	"unknot/internal/technique"
)

// Offer is a session template and whether it fits a person now.
type Offer struct {
	Template TemplateID
	Seconds  int  // its length
	Fits     bool // Engine.Template makes a plan from it
	Because  Reason
}

// NotOfferedError says that a template does not fit now, and why.
type NotOfferedError struct{ Offer Offer }

// Error names the template and the id of the reason.
func (e *NotOfferedError) Error() string {
	return fmt.Sprintf("%s is not offered: %s", e.Offer.Template, e.Offer.Because.ID)
}

// Templates tells of every template of section 5.6 whether it fits the request now, those that fit
// first, each with the reason where it does not. Without a valid clearance, or for a request that
// makes no sense, nothing is offered. The length asked for does not count.
func (e *Engine) Templates(c safety.Clearance, r Request) []Offer {
	if gate(c) != nil {
		return nil
	}
	r.Minutes = Lengths()[len(Lengths())-1]
	if e.check(r) != nil {
		return nil
	}
	out := make([]Offer, 0, len(e.rules.templates))
	for _, t := range e.rules.templates {
		s := e.situateTemplate(c, t, r)
		offer, _ := e.offer(t, s)
		out = append(out, offer)
	}
	slices.SortStableFunc(out, func(a, b Offer) int {
		switch {
		case a.Fits == b.Fits:
			return 0
		case a.Fits:
			return -1
		default:
			return 1
		}
	})
	return out
}

// Template makes the plan of a session template. It passes the same gate and filter as Build; what
// is blocked is replaced by the rule of section 5.6. It returns ErrNoClearance, ErrClosed and a
// *RequestError as Build does, and a *NotOfferedError where the template does not fit now.
func (e *Engine) Template(c safety.Clearance, id TemplateID, r Request) (Plan, error) {
	if err := gate(c); err != nil {
		return Plan{}, err
	}
	t, ok := e.rules.Template(id)
	if !ok {
		return Plan{}, fmt.Errorf("plan from a template: %w", bad("template", "%q is unknown", id))
	}
	r.Minutes = Lengths()[len(Lengths())-1] // its own length comes later
	if err := e.check(r); err != nil {
		return Plan{}, fmt.Errorf("plan %s: %w", id, err)
	}
	s := e.situateTemplate(c, t, r)
	offer, a := e.offer(t, s)
	if !offer.Fits {
		return Plan{}, &NotOfferedError{offer}
	}
	return e.fromTemplate(t, a), nil
}

func (e *Engine) situateTemplate(c permission, t Template, r Request) *situation {
	r.Minutes = t.Seconds / 60
	return e.situate(c, r)
}

// offer decides whether a template fits and assembles it where it does.
func (e *Engine) offer(t Template, s *situation) (Offer, *assembly) {
	o := Offer{Template: t.ID, Seconds: t.Seconds}
	if o.Because = e.unfit(t, s); o.Because.ID != "" {
		return o, nil
	}
	a := e.assembleTemplate(t, s)
	if !a.worthIt() {
		o.Because = Reason{ID: "plan.offer.little-left"}
		return o, nil
	}
	o.Fits = true
	return o, a
}

// unfit says why a template is not for this person, place or day. A template is offered only when
// its place and tools are met (section 5.6).
func (e *Engine) unfit(t Template, s *situation) Reason {
	phase, r := s.phase, s.request
	held := func(id safety.CautionID) bool { return s.clearance.Holds(id) }
	switch {
	case t.Leg && !s.clearance.LegMode() && !held(legCaution):
		return Reason{ID: "plan.offer.no-leg"}
	case !t.Leg && s.clearance.LegMode():
		return Reason{ID: "plan.offer.leg"}
	case len(t.Cautions) > 0 && !slices.ContainsFunc(t.Cautions, held):
		return Reason{ID: "plan.offer.not-needed"}
	case slices.ContainsFunc(t.Without, held):
		return Reason{ID: "plan.offer.other-form"}
	case len(t.Phases) > 0 && !slices.Contains(t.Phases, phase):
		return Reason{ID: "plan.offer.phase", Args: map[string]any{ArgPhase: phase}}
	case len(t.Irritability) > 0 && !slices.Contains(t.Irritability, s.irritability) && !slices.Contains(t.OrPhases, phase):
		return Reason{ID: "plan.offer." + string(s.irritability)}
	case !slices.Contains(t.Places, r.Place):
		return Reason{ID: "plan.offer.place"}
	}
	for _, group := range t.Tools {
		if !slices.ContainsFunc(group, func(id technique.ToolID) bool { return e.haveTool(id, s) }) {
			return Reason{ID: "plan.offer.tool", Args: map[string]any{ArgTool: group[0]}}
		}
	}
	return Reason{}
}

// assembleTemplate puts the items together in the form for the person. A template without
// changeovers has them inside its items.
func (e *Engine) assembleTemplate(t Template, s *situation) *assembly {
	inside := 0
	if t.Changeovers == 0 {
		inside = Changeover
	}
	var wants []want
	for _, i := range e.items(t, s) {
		wants = append(wants, want{id: i.Technique, length: i.Length() - inside, times: i.Times, or: i.Or})
	}
	return e.assemble(s, wants)
}

// worthIt: a template of which conditions leave less than half is another session under its name.
// What is only shorter, because it is new or because the course asks for it, counts in full.
func (a *assembly) worthIt() bool {
	if !a.breathOpen() {
		return false
	}
	breath := a.engine.rules.Session.Breath
	whole, left := 0, 0
	for _, w := range a.wants {
		if w.id != breath {
			whole++
		}
	}
	for _, n := range a.entries {
		if !n.breath() {
			left++
		}
	}
	return left > 0 && 2*left >= whole
}

// fromTemplate makes the plan: the changeovers of the template, and the breath lengthened by what
// blocked and halved items leave.
func (e *Engine) fromTemplate(t Template, a *assembly) Plan {
	changeovers := t.Changeovers
	if changeovers == 0 {
		changeovers = Changeover * len(a.entries)
	}
	changeovers += Changeover * a.fillShortened()
	longer := a.breatheToTime(t.Seconds - changeovers)
	p := Plan{Request: a.at.request, Irritability: a.at.irritability, Template: t.ID, Steps: a.steps()}
	for i := range p.Steps {
		p.Steps[i].Ready = max(1, (changeovers+len(p.Steps)-1-i)/len(p.Steps))
	}
	b := a.builder()
	if longer >= longerBreath {
		b.frame.close = b.frame.closes.Most + 1 // for the note that says so
	}
	p.LeftOut = a.leftOut()
	p.Notes = e.notes(p, b)
	return p
}

// longerBreath is from how many breaths more on it is worth a word.
const longerBreath = 4

// breatheToTime lengthens or shortens the breath until the items take a time in seconds, as far as
// whole breaths and the dose range allow, and returns by how many breaths.
func (a *assembly) breatheToTime(seconds int) int {
	length := a.frame.length()
	missing := func() int {
		sum := 0
		for _, n := range a.entries {
			sum += n.dose.Seconds()
		}
		return seconds - sum
	}
	if missing() >= 2*length && !slices.ContainsFunc(a.entries, entry.breath) {
		a.takeBreath(length)
	}
	longer := 0
	for i := len(a.entries) - 1; i >= 0; i-- {
		n := &a.entries[i]
		for n.breath() && 2*missing() > length && n.dose.Reps < a.frame.breath.Dose.Reps.Max {
			n.dose.Reps++
			longer++
		}
		for n.breath() && 2*missing() < -length && n.dose.Reps > 1 {
			n.dose.Reps--
		}
	}
	return longer
}
