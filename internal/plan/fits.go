package plan

import (
	"slices"

	"unknot/internal/safety"
	"unknot/internal/technique"
)

// Fit is a session template of section 5.6 as it would be for a person now.
type Fit struct {
	Offer

	// Place is where it is judged for: the place of the request where it can be done there, else the
	// first of its own.
	Place Place
	// Elsewhere says that nothing but the place stands against it: at Place it fits.
	Elsewhere bool
	// Missing are the tools that are needed and not at hand, one for each line of the template.
	Missing []technique.ToolID
	// Cautions are the conditions behind it: those that leave it out or, where it fits, those that
	// leave out some of its items.
	Cautions []safety.CautionID
	// Exchanged counts the items that something else stands in for, or nothing does.
	Exchanged int
	// Steps is what is done, in order; empty where it does not fit.
	Steps []technique.ID
}

// Fits tells of every template of section 5.6 whether it fits the request now and, where it does not,
// what is missing or which condition is behind it; those that fit come first. Without a valid clearance,
// or for a request that makes no sense, nothing is said. The length asked for does not count.
//
// It is for showing. A session is made by Template, which passes the gate again.
func (e *Engine) Fits(c safety.Clearance, r Request) []Fit {
	if gate(c) != nil {
		return nil
	}
	r.Minutes = Lengths()[len(Lengths())-1]
	if e.check(r) != nil {
		return nil
	}
	out := make([]Fit, 0, len(e.rules.templates))
	for _, t := range e.rules.templates {
		out = append(out, e.fit(c, t, r))
	}
	slices.SortStableFunc(out, func(a, b Fit) int { return rank(a) - rank(b) })
	return out
}

// rank puts what fits first, and what only another place or a tool stands against before the rest.
func rank(f Fit) int {
	switch {
	case f.Fits:
		return 0
	case f.Elsewhere:
		return 1
	case len(f.Missing) > 0:
		return 2
	default:
		return 3
	}
}

func (e *Engine) fit(c permission, t Template, r Request) Fit {
	away := !slices.Contains(t.Places, r.Place)
	if away {
		r.Place = t.Places[0]
	}
	s := e.situateTemplate(c, t, r)
	offer, a := e.offer(t, s)
	f := Fit{Offer: offer, Place: r.Place}
	switch offer.Because.ID {
	case reasonOtherForm:
		f.Cautions = slices.DeleteFunc(slices.Clone(t.Without), func(id safety.CautionID) bool { return !c.Holds(id) })
	case reasonOfferTool:
		f.Missing = e.lacking(t, s)
	case reasonLittleLeft:
		f.Exchanged, f.Cautions = e.assembleTemplate(t, s).exchanged()
	case "":
		f.Exchanged, f.Cautions = a.exchanged()
		for _, step := range e.fromTemplate(t, a).Steps {
			f.Steps = append(f.Steps, step.Technique.ID)
		}
	}
	if away && f.Fits {
		f.Fits, f.Elsewhere, f.Steps, f.Because = false, true, nil, Reason{ID: "plan.offer.place"}
	}
	return f
}

// The reasons of unfit that leave more to say.
const (
	reasonOtherForm  = "plan.offer.other-form"
	reasonOfferTool  = "plan.offer.tool"
	reasonLittleLeft = "plan.offer.little-left"
)

// lacking are the needed tools of a template that nothing at hand stands in for.
func (e *Engine) lacking(t Template, s *situation) []technique.ToolID {
	var out []technique.ToolID
	for _, group := range t.Tools {
		if !slices.ContainsFunc(group, func(id technique.ToolID) bool { return e.haveTool(id, s) }) {
			out = append(out, group[0])
		}
	}
	return out
}

// exchanged counts the wanted items that are replaced or left out, and names the conditions behind it,
// each once.
func (a *assembly) exchanged() (items int, by []safety.CautionID) {
	out := slices.Clone(a.dropped)
	for _, n := range a.entries {
		if n.instead != nil {
			out = append(out, *n.instead)
		}
	}
	for _, l := range out {
		if l.Caution != "" && !slices.Contains(by, l.Caution) {
			by = append(by, l.Caution)
		}
	}
	return len(out), by
}
