package safety

import (
	"slices"

	"unknot/internal/technique"
)

// finding is one thing that makes a verdict what it is.
type finding struct {
	Reason
	level  Level
	mode   Mode
	paused bool
}

// assessment is a verdict with what only this package needs of it.
type assessment struct {
	Verdict
	low    bool                       // low-intensity rules apply, whatever else does
	leg    bool                       // the leg session is open, because nothing else asks for gentle mode
	closed map[technique.ID]CautionID // closed by a rule of section 3.4
	person *person
}

// Assess says what a screening and a profile together mean (sections 3.3 and 3.4). It works on
// incomplete answers too, so that an emergency shows at once; only Clear opens the way to a plan.
func (r *Rules) Assess(in Inputs) Verdict { return r.assess(in).Verdict }

func (r *Rules) assess(in Inputs) assessment {
	p := r.person(in)
	a := assessment{person: p, closed: make(map[technique.ID]CautionID)}
	findings := slices.Concat(p.flagFindings(), p.partFindings(), p.unsureFinding(), p.ruleFindings(a.closed))
	slices.SortStableFunc(findings, func(x, y finding) int { return int(y.level) - int(x.level) })
	leg := false
	for _, f := range findings {
		if flag := r.flag(FlagID(f.ID)); flag != nil && flag.Leg {
			leg = true
			f.mode = ModeFull // it opens the leg session instead of closing to gentle mode
		}
		a.Level = max(a.Level, f.level)
		a.Mode = max(a.Mode, f.mode, f.level.mode())
		a.Paused = a.Paused || f.paused
		a.low = a.low || f.mode == ModeLowIntensity
		a.Reasons = append(a.Reasons, f.Reason)
	}
	if a.Paused {
		a.Mode = max(a.Mode, ModeCalm)
	}
	a.LegMode = leg
	a.leg = leg && a.Mode < ModeGentle
	if leg {
		a.Mode = max(a.Mode, ModeGentle)
	}
	a.Sets = p.sets
	a.Support = p.support()
	a.Advice = r.Advice(a.Verdict, "")
	return a
}

// mode is what the tiers above gp-soon leave open.
func (l Level) mode() Mode {
	switch l {
	case LevelEmergency:
		return ModeClosed
	case LevelSameDay:
		return ModeCalm
	default:
		return ModeFull
	}
}

// forAnswer is the tier of an answer: "not sure" on an emergency question is same-day (section 3.1).
func (l Level) forAnswer(a Answer) Level {
	switch a {
	case Yes:
		return l
	case NotSure:
		return min(l, LevelSameDay)
	default:
		return LevelClear
	}
}

// flagFindings weighs each flag by itself.
func (p *person) flagFindings() []finding {
	var out []finding
	for _, f := range p.raised() {
		text := f.Label + ". " + f.Why
		if p.held(string(f.ID)) {
			text += " " + p.r.tiers.HeldReason
		}
		out = append(out, finding{
			Reason: Reason{ID: string(f.ID), Text: text},
			level:  f.Level.forAnswer(p.answer(f.ID)),
			mode:   p.flagMode(f),
		})
	}
	return out
}

// held reports whether only an earlier answer keeps the warning up.
func (p *person) held(id string) bool {
	return p.in.Screening.Held[id].Raised() && !p.in.Screening.Answers[FlagID(id)].Raised()
}

// flagMode is what a raised gp-soon flag leaves open (section 3.3, exceptions inside gp-soon).
func (p *person) flagMode(f *Flag) Mode {
	for _, m := range f.Modes {
		if p.meets(m.When) {
			return m.Mode
		}
	}
	return f.Mode
}

// partFindings weighs the lines of the short check that carry a tier of their own.
func (p *person) partFindings() []finding {
	var out []finding
	for _, line := range p.r.lines {
		for _, part := range line.Parts {
			if a := p.followUp(part.ID); a.Raised() && part.Level > LevelClear {
				out = append(out, finding{
					Reason: Reason{ID: part.ID, Text: part.Label + "."},
					level:  part.Level.forAnswer(a),
				})
			}
		}
	}
	return out
}

// unsureRule is the id of the reason for section 3.4, item 3.
const unsureRule = "not-sure-and-another"

// unsureFinding is section 3.4, item 3: not sure on an emergency item and any other flag.
func (p *person) unsureFinding() []finding {
	unsure, warnings := 0, 0
	for _, f := range p.raised() {
		if f.Lone {
			continue
		}
		warnings++
		if f.Level == LevelEmergency && p.answer(f.ID) == NotSure {
			unsure++
		}
	}
	for _, line := range p.r.lines {
		for _, part := range line.Parts {
			a := p.followUp(part.ID)
			if part.Level == LevelClear || !a.Raised() {
				continue
			}
			warnings++
			if part.Level == LevelEmergency && a == NotSure {
				unsure++
			}
		}
	}
	if unsure == 0 || warnings < 2 {
		return nil
	}
	return []finding{{Reason: Reason{ID: unsureRule, Text: p.r.tiers.UnsureReason}, level: LevelEmergency}}
}

// ruleFindings applies the pairs and the profile effects of section 3.4, items 2 and 5.
func (p *person) ruleFindings(closed map[technique.ID]CautionID) []finding {
	var out []finding
	for i := range p.r.pairs {
		rule := &p.r.pairs[i]
		if !p.fires(rule) {
			continue
		}
		for _, id := range rule.Closes {
			closed[id] = rule.By
		}
		out = append(out, finding{
			Reason: Reason{ID: rule.ID, Text: rule.Text},
			level:  rule.Level, mode: rule.Mode, paused: rule.Paused,
		})
	}
	return out
}

func (p *person) fires(rule *rule) bool {
	if len(rule.TwoOf) > 0 {
		n := 0
		for _, t := range rule.TwoOf {
			if p.true(t) {
				n++
			}
		}
		return n >= 2
	}
	return p.meets(rule.All)
}

// support reports whether an unkept flag (rf-mood) asks for the support page.
func (p *person) support() bool {
	return slices.ContainsFunc(p.r.flags, func(f Flag) bool {
		return f.Unkept && p.in.Screening.Answers[f.ID].Raised()
	})
}
