package intake_test

import (
	"errors"
	"testing"
	"time"

	"pgregory.net/rapid"

	"unknot/internal/body"
	"unknot/internal/intake"
	"unknot/internal/safety"
)

// questionIDs are the ids of everything that can be asked.
func questionIDs(r *safety.Rules) (flags, rest []string) {
	for _, f := range r.Flags() {
		flags = append(flags, string(f.ID))
	}
	for _, id := range []string{
		"stiff-neck-confusion", "spine-procedure-6-weeks", "fast-worsening", "new-leg-numbness", "walking-trouble", "cancer-ever", "aged-60",
		"aneurysm-or-high-pressure", "tearing-pain", "flank-groin-first-60", "arm-face-speech", "cannot-lift-foot", "clot-breathless",
		"kidney-severe", "sudden-pain-faint-sweat", "faint-or-spreading-bruise", "fall-or-sudden-pain", "groin-lump", "aneurysm-new-pain",
		"heart-now", "heart-worse", "pressure-symptoms", "pressure-new", "injury-pain-new", "illness-severe",
	} {
		if _, known := r.FollowUp(id); known {
			rest = append(rest, id)
		}
	}
	for _, line := range r.PreCheck() {
		rest = append(rest, line.ID)
		for _, part := range line.Parts {
			rest = append(rest, part.ID)
		}
	}
	return flags, rest
}

func cautionIDs(r *safety.Rules) []string {
	var out []string
	for _, c := range r.Cautions() {
		out = append(out, string(c.ID))
		for _, b := range c.Branches {
			out = append(out, b.ID)
		}
	}
	return out
}

// anyone answers some of the questions with a warning and the rest with no.
func anyone(t *rapid.T, what string, ids ...string) *person {
	p := saying()
	for _, id := range rapid.SliceOfN(rapid.SampledFrom(ids), 0, 5).Draw(t, what) {
		p.says[id] = rapid.SampledFrom([]safety.Answer{safety.Yes, safety.NotSure}).Draw(t, id)
	}
	return p
}

func anywhere(t *rapid.T) []body.Mark {
	regions := []body.Region{"lumbar-left", "saddle", "flank-right", "abdomen", "groin-left", "calves-left", "tailbone"}
	qualities := []body.Quality{"", body.Numb, body.Tingling, body.Ache}
	var out []body.Mark
	for _, r := range rapid.SliceOfN(rapid.SampledFrom(regions), 0, 3).Draw(t, "marks") {
		out = append(out, body.Mark{Region: r, Intensity: rapid.IntRange(1, 10).Draw(t, "level"), Quality: rapid.SampledFrom(qualities).Draw(t, "quality")})
	}
	return out
}

func TestRounds(t *testing.T) {
	r := rules(t)
	flags, rest := questionIDs(r)
	if len(rest) < 30 {
		t.Fatalf("only %d questions are known", len(rest))
	}
	health := cautionIDs(r)
	all := append(append(append([]string(nil), flags...), rest...), health...)

	t.Run("should always come to a decision that nothing is missing from", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			p := intake.Params{Pain: rapid.IntRange(-1, 10).Draw(t, "pain"), Now: now, Marks: anywhere(t)}
			p.Profile.Age = rapid.SampledFrom([]int{0, 16, 40, 55, 66, 72}).Draw(t, "age")
			for n := range rapid.IntRange(1, 3).Draw(t, "rounds") {
				who := anyone(t, "warnings", all...)
				who.checked = rapid.Bool().Draw(t, "checked")
				p.Seen = n > 0 && rapid.Bool().Draw(t, "seen")
				i := intake.New(r, p)
				follow(t, r, who, i)
				kept := r.Stored(i.Screening())
				p.Last, p.Profile = &kept, i.Profile()
				p.Marks = anywhere(t)
				p.Now = p.Now.Add(time.Duration(rapid.IntRange(0, 20*24).Draw(t, "hours later")) * time.Hour)
			}
		})
	})
	t.Run("should never lower a level by answers", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			who := anyone(t, "warnings", all...)
			who.says["rf-not-improving"] = safety.No // its advice belongs to the moment it is given
			first, profile := round(t, r, who, intake.Params{Pain: 3, Now: now})
			later := now.Add(time.Duration(rapid.IntRange(1, 20*24).Draw(t, "hours later")) * time.Hour)
			before := r.Assess(safety.Inputs{Screening: first, Profile: profile, Pain: 3, Now: later})
			i := intake.New(r, intake.Params{Profile: profile, Last: &first, Pain: 3, Now: later, Seen: rapid.Bool().Draw(t, "seen"), Marks: anywhere(t)})
			anyone(t, "second warnings", append(rest, flags...)...).through(t, i)
			if _, after, _ := i.Result(); after.Level < before.Level {
				t.Errorf("%v %v became %v %v", before.Level, before.Reasons, after.Level, after.Reasons)
			}
		})
	})
	t.Run("should always open again for somebody a clinician has seen about everything", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			who := anyone(t, "warnings", append(rest, flags...)...)
			who.says["rf-age-under-18"] = safety.No // stays
			last, profile := well(t, r, 24*time.Hour)
			p := intake.Params{Profile: profile, Pain: 3, Now: now}
			if rapid.Bool().Draw(t, "short round") {
				p.Last = last
			}
			first, _ := round(t, r, who, p)
			p.Last, p.Seen, p.Now = &first, true, now.Add(48*time.Hour)
			i := intake.New(r, p)
			seen := saying()
			seen.checked, seen.seenOn = true, p.Now
			got := seen.through(t, i)
			if _, v, err := i.Result(); v.Level >= safety.LevelSameDay {
				t.Errorf("%v %v %v after %s", v.Level, v.Reasons, err, got)
			}
		})
	})
}

// follow answers page by page and checks at each step that nothing is cleared too early.
func follow(t *rapid.T, r *safety.Rules, who *person, i *intake.Intake) {
	for range maxPages {
		page := i.Next()
		c, v, err := i.Result()
		if c.Valid() != (err == nil) || c.Valid() && v.Level >= safety.LevelSameDay {
			t.Fatalf("clearance %v at %v with %v", c.Valid(), v.Level, err)
		}
		if page.Kind == intake.Decided {
			if _, open := errors.AsType[*safety.IncompleteError](err); open {
				t.Fatalf("decided, but %v", err)
			}
			return
		}
		if c.Valid() && required(r, i, page) {
			t.Fatalf("cleared with page %d open: %+v", page.Kind, page)
		}
		who.give(i, page)
	}
	t.Fatalf("not decided after %d pages", maxPages)
}

// required reports whether a page asks something that a clearance must wait for.
func required(r *safety.Rules, i *intake.Intake, page intake.Page) bool {
	switch page.Kind {
	case intake.AskAreas, intake.AskSeenDay:
		return false
	case intake.AskBranches:
		for _, b := range page.Branches {
			if b.Required {
				return true
			}
		}
		return false
	case intake.AskFollowUps: // beyond what the rules ask for, warnings of earlier rounds are asked once more
		open := r.MissingFollowUps(safety.Inputs{Screening: i.Screening(), Profile: i.Profile(), Now: i.Screening().At})
		return len(open) > 0
	default:
		return true
	}
}
