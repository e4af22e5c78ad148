package plan

import (
	"slices"

	"unknot/internal/safety"
	"unknot/internal/technique"
)

// notes says what a person should know about the plan as a whole, the most important first.
func (e *Engine) notes(p Plan, b *builder) []Reason {
	s := b.at
	var out []Reason
	say := func(when bool, id string, args map[string]any) {
		if when {
			out = append(out, Reason{ID: id, Args: args})
		}
	}
	short := !e.onTime(p.Seconds(), s)
	calmOnly := b.frame.onlyCalm
	seconds := map[string]any{ArgSeconds: p.Seconds(), ArgMinutes: s.request.Minutes}
	first := short && b.newToPerson()
	say(p.Edited && short, "plan.note.edited", seconds)
	short = short && !p.Edited
	say(short && calmOnly, "plan.note.short-calm", seconds)
	say(short && !calmOnly && !first, "plan.note.short", seconds)
	say(short && !calmOnly && first, "plan.note.short-first", seconds)
	out = append(out, s.guidance.Because...)
	say(!short && len(b.picks) == 0, "plan.note.breath-only", nil)
	say(!short && len(b.picks) > 0 && b.frame.close > b.frame.closes.Most, "plan.note.long-breath", nil)
	movement := map[string]any{ArgMinutes: e.rules.Irritable.High.MovementSeconds / 60}
	say(s.irritability == IrritabilityHigh && s.seconds() > e.rules.Irritable.High.MovementSeconds && !calmOnly,
		"plan.note.movement-limit", movement)
	say(calmOnly || short || len(b.picks) == 0, "plan.note.help", nil)
	say(!s.need.marked, "plan.note.unmarked", nil)
	say(e.usesSteadyChair(b), "plan.note.chair", nil)
	out = append(out, e.besides(b, short)...)
	say(b.newToPerson(), "plan.note.first-time", nil)
	return out
}

// usesSteadyChair: the check of the chair is step 0 (section 5.4, rule 2).
func (e *Engine) usesSteadyChair(b *builder) bool {
	return slices.ContainsFunc(b.picks, func(p pick) bool {
		return slices.Contains(e.rules.Filter.SteadyChair, p.technique.ID) && b.at.have[toolChair]
	})
}

// newToPerson: the first use of a technique is done at half the dose (section 2.1).
func (b *builder) newToPerson() bool {
	return slices.ContainsFunc(b.picks, func(p pick) bool { return p.first })
}

// besides names what stands beside the session clock: heat beforehand (section 5.5, step 1) and
// a walk, which is always a block of its own (5.4, rule 2).
func (e *Engine) besides(b *builder, short bool) []Reason {
	var out []Reason
	for _, id := range e.rules.Session.OutsideClock {
		t, ok := e.catalogue.Get(id)
		if !ok || !t.In(b.at.phase) || len(e.missing(t, b.at)) > 0 {
			continue
		}
		ruling := b.at.clearance.Rule(safety.Subject{Technique: t})
		switch {
		case ruling.Blocked:
		case len(ruling.Changes) > 0:
			out = append(out, Reason{ID: "plan.note.heat-careful", Args: map[string]any{ArgBecause: ruling.Changes[0]}})
		default:
			out = append(out, Reason{ID: "plan.note.heat", Args: map[string]any{ArgMinutes: t.Timer.Hold / 60}})
		}
	}
	if short || b.at.irritability == IrritabilityHigh || len(b.picks) == 0 {
		out = append(out, e.walk(b)...)
	}
	return out
}

func (e *Engine) walk(b *builder) []Reason {
	for _, id := range e.rules.Filter.Separate {
		t, ok := e.catalogue.Get(id)
		if !ok || t.Position != technique.Walking || !t.In(b.at.phase) {
			continue
		}
		if r := b.at.clearance.Rule(safety.Subject{Technique: t}); !r.Blocked {
			return []Reason{{ID: "plan.note.walk"}}
		}
	}
	return nil
}
