package safety

import (
	"slices"
	"time"
)

// checkedFor is how long a checked item stays lowered (section 3.4, item 6: 12 weeks).
const checkedFor = 12 * 7 * 24 * time.Hour

// person is what the rules know about somebody: answers with everything that still holds.
type person struct {
	r    *Rules
	in   Inputs
	now  time.Time
	sets []CautionID
}

func (r *Rules) person(in Inputs) *person {
	in.Screening, in.Profile = in.Screening.clone(), in.Profile.clone()
	p := &person{r: r, in: in, now: in.now()}
	for _, s := range r.tiers.Sets {
		if p.meets(s.When) {
			p.sets = append(p.sets, s.Caution)
		}
	}
	return p
}

// answer is what counts for a flag: Checked where it is valid, a warning now or held from
// before, else what was said.
func (p *person) answer(id FlagID) Answer {
	f := p.r.flag(id)
	given := p.in.Screening.Answers[id]
	if !f.offers(given) {
		given = Unanswered
	}
	if given == Checked && (f.Lasting || !p.checked(string(id), f.Level)) {
		return Yes
	}
	if f.Lone {
		return given // its own advice belongs to the moment it is given
	}
	return p.standing(string(id), given)
}

// followUp is answer for a follow-up question or a line of the short check.
func (p *person) followUp(id string) Answer {
	given := p.in.Screening.FollowUps[id]
	if given == Checked && !p.checked(id, LevelSameDay) {
		return Yes
	}
	return p.standing(id, given)
}

// standing keeps the stronger of an answer and what is held from earlier (section 3.4, item 6).
func (p *person) standing(id string, given Answer) Answer {
	held := p.in.Screening.Held[id]
	switch {
	case given == Checked || given == Yes || !held.Raised():
		return given
	default:
		return held
	}
}

// checked reports whether a clinician saw the person about it in the last 12 weeks. A gp-soon
// item needs no day of its own: the day of the screening counts.
func (p *person) checked(id string, l Level) bool {
	day, ok := p.in.Screening.CheckedOn[id]
	if !ok {
		if l >= LevelSameDay {
			return false
		}
		day = p.in.Screening.At
	}
	age := p.now.Sub(day)
	return age <= checkedFor && age >= -24*time.Hour // a day of slack for "today" in another zone
}

// holds reports whether the caution is in the profile or switched on by an answer.
func (p *person) holds(id CautionID) bool {
	a := p.in.Profile.Answers[id]
	return a.Raised() || a == Checked || slices.Contains(p.sets, id)
}

// uncleared is holds without the cautions that a clinician has cleared for exercise.
func (p *person) uncleared(id CautionID) bool {
	cleared := p.in.Profile.Answers[id] == Checked && slices.Contains(p.r.caution(id).Offers, Checked)
	return p.holds(id) && !cleared
}

func (p *person) meets(c condition) bool {
	return len(c) > 0 && !slices.ContainsFunc(c, func(cl clause) bool { return !p.any(cl) })
}

func (p *person) any(cl clause) bool { return slices.ContainsFunc(cl, p.true) }

// true evaluates one term.
func (p *person) true(t term) bool {
	if op, years, ok := t.age(); ok {
		age := p.in.Profile.Age
		return age > 0 && (op == ">=") == (age >= years)
	}
	id := t.bare()
	switch prefix := string(t)[:len(t)-len(id)]; {
	case t == "age-unknown":
		return p.in.Profile.Age <= 0
	case prefix == "group:":
		return p.any(p.r.groups[id])
	case prefix == "checked:":
		said := p.in.Screening.Answers[FlagID(id)]
		return said == Checked || p.in.Screening.Held[id] == Checked
	case prefix == "skipped:":
		return p.in.Screening.Answers[FlagID(id)] == NotApplicable
	case prefix == "unchecked:":
		return p.uncleared(CautionID(id))
	case p.r.flag(FlagID(id)) != nil:
		return p.answer(FlagID(id)).Raised()
	case p.r.caution(CautionID(id)) != nil:
		return p.holds(CautionID(id))
	default:
		return p.followUp(id).Raised()
	}
}

// raised lists the flags that count as a warning, in asking order, without the unkept ones.
func (p *person) raised() []*Flag {
	var out []*Flag
	for i := range p.r.flags {
		if f := &p.r.flags[i]; !f.Unkept && p.answer(f.ID).Raised() {
			out = append(out, f)
		}
	}
	return out
}
