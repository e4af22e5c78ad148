package safety

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"unknot/internal/body"
)

// drawInputs draws any person: mostly "no", as people are, with every kind of answer mixed in.
func drawInputs(t *rapid.T, r *Rules) Inputs {
	in := well(r)
	answers := []Answer{Yes, NotSure, Checked, Unanswered, PreferNotToSay, NotApplicable}
	change := func(label string, all []string, most int) {
		for _, id := range rapid.SliceOfN(rapid.SampledFrom(all), 0, most).Draw(t, label) {
			in = in.saying(rapid.SampledFrom(answers).Draw(t, "answer to "+id), id)
		}
	}
	change("flags", flagIDs(r), 4)
	change("follow-ups", r.followUpIDs(), 4)
	change("cautions", cautionIDs(r), 4)
	for i := range r.cautions {
		for _, b := range r.cautions[i].Branches {
			in = in.branch(b.ID, rapid.SampledFrom([]Answer{No, Yes, NotSure, Unanswered}).Draw(t, b.ID))
		}
	}
	if rapid.Bool().Draw(t, "with areas") {
		in.Profile.Areas = make(map[CautionID][]body.Region)
		regions := []body.Region{"feet-left", "lumbar-centre", "hip-lateral-left", "gluteus-maximus-right", "below-knee-right"}
		for i := range r.cautions {
			if c := r.cautions[i]; c.Scope == ScopeArea {
				in.Profile.Areas[c.ID] = rapid.SliceOfN(rapid.SampledFrom(regions), 0, 2).Draw(t, "area of "+string(c.ID))
			}
		}
	}
	held := rapid.SliceOfN(rapid.SampledFrom(flagIDs(r)), 0, 2).Draw(t, "held")
	in.Screening.Held = make(map[string]Answer)
	for _, id := range held {
		if f := r.flag(FlagID(id)); !f.Lone { // Begin never holds those
			in.Screening.Held[id] = Yes
		}
	}
	if rapid.Bool().Draw(t, "dated") {
		in.Screening.CheckedOn = make(map[string]time.Time)
		for _, id := range flagIDs(r) {
			in.Screening.CheckedOn[id] = today.Add(-days(3))
		}
	}
	in.Profile.Age = rapid.SampledFrom([]int{0, 16, 40, 55, 60, 66, 72}).Draw(t, "age")
	in.Pain = rapid.IntRange(-1, 10).Draw(t, "pain")
	in.BendEasier = rapid.Bool().Draw(t, "bend easier")
	return in
}

func flagIDs(r *Rules) []string {
	var out []string
	for _, f := range r.flags {
		out = append(out, string(f.ID))
	}
	return out
}

func cautionIDs(r *Rules) []string {
	var out []string
	for _, c := range r.cautions {
		out = append(out, string(c.ID))
	}
	return out
}

func TestProperties(t *testing.T) {
	r := rules(t)
	warning := rapid.SampledFrom([]Answer{Yes, NotSure})
	t.Run("should never lower the level for one more warning", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			in := drawInputs(t, r)
			all := slices.Concat(flagIDs(r), r.followUpIDs(), cautionIDs(r))
			id := rapid.SampledFrom(all).Draw(t, "id")
			a := warning.Draw(t, "warning")
			if before := in.given(id); a == NotSure && (before == Yes || before == Checked) {
				return // that takes a warning back: a check without a day counts as yes
			}
			before, after := r.Assess(in), r.Assess(in.saying(a, id))
			if after.Level < before.Level || after.Mode < before.Mode {
				t.Errorf("%s %s: %v %v became %v %v", id, a, before.Level, before.Mode, after.Level, after.Mode)
			}
		})
	})
	t.Run("should never open a technique for one more caution", func(t *testing.T) {
		all := facts(t)
		rapid.Check(t, func(t *rapid.T) {
			in := drawInputs(t, r)
			id := rapid.SampledFrom(cautionIDs(r)).Draw(t, "caution")
			f := rapid.SampledFrom(all).Draw(t, "technique")
			s := Subject{Technique: f.technique, Side: rapid.SampledFrom([]body.Side{body.Middle, body.Left, body.Right}).Draw(t, "side")}
			more := in.saying(Yes, id)
			a, b := r.RuleFor(in.Profile, s), r.RuleFor(more.Profile, s)
			if a.Blocked && !b.Blocked || !b.Blocked && b.CapMinus < a.CapMinus {
				t.Errorf("%s with %s: %+v became %+v", f.technique.ID, id, a, b)
			}
			// The way through the clearance, with the one exception of section 5.6.
			first, second := Clearance{a: new(r.assess(in))}, Clearance{a: new(r.assess(more))}
			if id == "cx-stenosis" && f.technique.ID == "knee-to-chest" && first.LegMode() {
				return
			}
			if first.Rule(s).Blocked && !second.Rule(s).Blocked {
				t.Errorf("%s opened by %s", f.technique.ID, id)
			}
		})
	})
	t.Run("should give a clearance only to somebody complete and not warned", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			in := drawInputs(t, r)
			c, v, err := r.Clear(in)
			if c.Valid() != (err == nil) {
				t.Fatalf("clearance %v with error %v", c.Valid(), err)
			}
			if !c.Valid() {
				return
			}
			if v.Level >= LevelSameDay || v.Mode == ModeClosed {
				t.Errorf("cleared at %v %v", v.Level, v.Mode)
			}
			for _, f := range r.flags {
				if !f.Unkept && !f.offers(in.Screening.Answers[f.ID]) && !r.assessedLately(&f, in) {
					t.Errorf("cleared with %s answered %q", f.ID, in.Screening.Answers[f.ID])
				}
			}
			for id, a := range in.Profile.Answers {
				if a == Unanswered {
					t.Errorf("cleared without an answer to %s", id)
				}
			}
		})
	})
	t.Run("should never clear with a question open", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			in := drawInputs(t, r)
			id := rapid.SampledFrom(slices.Concat(flagIDs(r), cautionIDs(r))).Draw(t, "open question")
			if f := r.flag(FlagID(id)); f != nil && (f.Unkept || r.assessedLately(f, in)) {
				return
			}
			if c, _, err := r.Clear(in.saying(Unanswered, id)); err == nil || c.Valid() {
				t.Errorf("cleared without %s", id)
			}
		})
	})
	t.Run("should hold every warning over a new screening", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			in := drawInputs(t, r)
			before := r.Assess(in.saying(No, "rf-not-improving", "rf-mood"))
			next := well(r).Screening
			begun := r.Begin(&in.Screening, today.Add(days(1)))
			next.Held, next.CheckedOn, next.At = begun.Held, begun.CheckedOn, begun.At
			in.Screening, in.Now = next, begun.At
			if after := r.Assess(in); after.Level < before.Level {
				t.Errorf("%v (%v) became %v (%v)", before.Level, before.Reasons, after.Level, after.Reasons)
			}
		})
	})
}

// given is what was answered to an id.
func (in Inputs) given(id string) Answer {
	if a, ok := in.Screening.Answers[FlagID(id)]; ok {
		return a
	}
	if a, ok := in.Profile.Answers[CautionID(id)]; ok {
		return a
	}
	return in.Screening.FollowUps[id]
}
