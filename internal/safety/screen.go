package safety

import (
	"maps"
	"slices"
	"time"

	"unknot/internal/body"
)

// Times of section 3.1. A full screen counts for 14 days. An answer that a mark on the map asks
// for has to be of the same day; the fact base names no span, so 12 hours stand for "now".
const (
	screenFor = 14 * 24 * time.Hour
	markFor   = 12 * time.Hour
)

// Begin starts a new screening after an earlier one, nil for none. Warnings of the earlier one
// come along as Held and count until a clinician has checked them; the days of those checks come
// along too (section 3.4, item 6). The answers start empty.
func (r *Rules) Begin(last *Screening, now time.Time) Screening {
	s := Screening{At: now, Answers: map[FlagID]Answer{}, FollowUps: map[string]Answer{}}
	if last == nil {
		return s
	}
	p := r.person(Inputs{Screening: *last, Now: now})
	s.Held = make(map[string]Answer)
	for i := range r.flags {
		f := &r.flags[i]
		if a := p.answer(f.ID); !f.Lone && !f.Unkept && (a.Raised() || a == Checked) {
			s.Held[string(f.ID)] = a
		} else if last.Held[string(f.ID)] == Checked {
			s.Held[string(f.ID)] = Checked
		}
	}
	for _, id := range r.followUpIDs() {
		if a := p.followUp(id); a.Raised() {
			s.Held[id] = a
		}
	}
	s.CheckedOn = maps.Clone(last.CheckedOn)
	for id, a := range last.Answers {
		if _, dated := last.CheckedOn[string(id)]; a == Checked && !dated && p.answer(id) == Checked {
			s.CheckedOn = put(s.CheckedOn, string(id), last.At) // the 12 weeks run from there
		}
	}
	return s
}

// followUpIDs lists every question that is answered in Screening.FollowUps.
func (r *Rules) followUpIDs() []string {
	var out []string
	for _, f := range r.followUps {
		out = append(out, f.ID)
	}
	for _, line := range r.lines {
		for _, part := range line.Parts {
			out = append(out, part.ID)
		}
	}
	return out
}

// Opened lists the flags that marks on the map ask for (section 1.1), in asking order.
func (r *Rules) Opened(marks []body.Mark) []FlagID {
	var ids []FlagID
	for _, m := range marks {
		for _, rule := range r.marks.Marks {
			if rule.fits(m) {
				ids = append(ids, rule.Opens...)
			}
		}
	}
	return r.inOrder(ids)
}

func (m markRule) fits(mark body.Mark) bool {
	return slices.Contains(m.Groups, mark.Region.Group()) &&
		(len(m.Qualities) == 0 || slices.Contains(m.Qualities, mark.Quality))
}

// LegSymptom is what the journal says about a leg (jr-leg, section 8.1).
type LegSymptom string

// The leg symptoms of the journal.
const (
	LegNone      LegSymptom = "none"
	LegAboveKnee LegSymptom = "above-knee"
	LegBelowKnee LegSymptom = "below-knee"
	LegTingling  LegSymptom = "tingling"
	LegNumb      LegSymptom = "numb"
	LegWeak      LegSymptom = "weak"
)

// OpenedByLeg lists the flags that a leg symptom in the journal asks for, in asking order.
func (r *Rules) OpenedByLeg(s LegSymptom) []FlagID { return r.inOrder(r.marks.Leg[s]) }

func (r *Rules) inOrder(ids []FlagID) []FlagID {
	var out []FlagID
	for _, f := range r.flags {
		if slices.Contains(ids, f.ID) {
			out = append(out, f.ID)
		}
	}
	return out
}

// Missing lists the flags that still need an answer, in asking order: all of them when the last
// full screen is too old, else those without an allowed answer and those a mark asks for anew.
// "Prefer not to say" and "does not apply" count only where the question offers them. rf-mood is
// never missing, as it restricts nothing and is not kept.
func (r *Rules) Missing(in Inputs) []FlagID {
	now := in.now()
	age := now.Sub(in.Screening.At)
	stale := age > screenFor || age < -24*time.Hour
	opened := r.Opened(in.Marks)
	var out []FlagID
	for i := range r.flags {
		f := &r.flags[i]
		if f.Unkept || r.assessedLately(f, in) {
			continue
		}
		late := slices.Contains(opened, f.ID) && now.Sub(answeredAt(in.Screening, f.ID)) > markFor
		if stale || late || !f.offers(in.Screening.Answers[f.ID]) {
			out = append(out, f.ID)
		}
	}
	return out
}

// UndatedChecks lists the flags answered Checked that still count as a warning because the day on
// which a clinician saw the person is missing, in the future, or more than 12 weeks ago.
func (r *Rules) UndatedChecks(in Inputs) []FlagID {
	p := r.person(in)
	var out []FlagID
	for _, f := range p.raised() {
		if in.Screening.Answers[f.ID] == Checked && !f.Lasting {
			out = append(out, f.ID)
		}
	}
	return out
}

// assessedLately is the note of rf-not-improving: not asked again for 12 weeks after "assessed".
func (r *Rules) assessedLately(f *Flag, in Inputs) bool {
	if !f.Lone {
		return false
	}
	day, ok := in.Screening.CheckedOn[string(f.ID)]
	return ok && in.now().Sub(day) <= checkedFor
}

func answeredAt(s Screening, id FlagID) time.Time {
	if at, ok := s.Fresh[id]; ok && at.After(s.At) {
		return at
	}
	return s.At
}

// Reopen takes back the answers to some flags, so that they have to be given again. A warning
// among them is held: answering "no" the second time does not lift it.
func (r *Rules) Reopen(s Screening, ids ...FlagID) Screening {
	s.Answers = maps.Clone(s.Answers)
	for _, id := range ids {
		f := r.flag(id)
		if a := s.Answers[id]; f != nil && a.Raised() && !f.Lone && !f.Unkept {
			s.Held = put(s.Held, string(id), a)
		}
		delete(s.Answers, id)
	}
	return s
}

// FollowUps lists the follow-up questions that the answers so far ask for, answered or not.
func (r *Rules) FollowUps(in Inputs) []FollowUp {
	p := r.person(in)
	var out []FollowUp
	for _, f := range r.followUps {
		if p.meets(f.When) && !p.any(f.Unless) {
			out = append(out, f)
		}
	}
	return out
}

// MissingFollowUps lists the follow-up questions that still need an answer.
func (r *Rules) MissingFollowUps(in Inputs) []string {
	var out []string
	for _, f := range r.FollowUps(in) {
		switch in.Screening.FollowUps[f.ID] {
		case Yes, No, NotSure, Checked:
		default:
			out = append(out, f.ID)
		}
	}
	return out
}

// MissingCautions lists the cautions that still need an answer, in the order of the fact base.
func (r *Rules) MissingCautions(p Profile) []CautionID {
	var out []CautionID
	for i := range r.cautions {
		c := &r.cautions[i]
		a := p.Answers[c.ID]
		if a != No && !a.Raised() && !(a == Checked || a == NotApplicable && slices.Contains(c.Offers, a)) {
			out = append(out, c.ID)
		}
	}
	return out
}

// Branches lists the questions that belong to the cautions a person has.
func (r *Rules) Branches(in Inputs) []Branch {
	p := r.person(in)
	var out []Branch
	for i := range r.cautions {
		if p.holds(r.cautions[i].ID) {
			out = append(out, r.cautions[i].Branches...)
		}
	}
	return out
}

// MissingBranches lists the required branch questions that still need an answer.
func (r *Rules) MissingBranches(in Inputs) []string {
	var out []string
	for _, b := range r.Branches(in) {
		if b.Required && in.Profile.Branches[b.ID] == Unanswered {
			out = append(out, b.ID)
		}
	}
	return out
}
