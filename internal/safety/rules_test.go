package safety

import (
	"testing"
	"time"

	"unknot/assets"
	"unknot/internal/technique"
)

// rules reads the real data files.
func rules(t testing.TB) *Rules {
	t.Helper()
	r, err := Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

var today = time.Date(2025, 3, 3, 9, 0, 0, 0, time.UTC)

// days is a span of n days.
func days(n int) time.Duration { return time.Duration(n) * 24 * time.Hour }

// well is somebody aged 40 with pain 3 who answered no to everything a moment ago.
func well(r *Rules) Inputs {
	in := Inputs{
		Screening: Screening{At: today, Answers: map[FlagID]Answer{}, FollowUps: map[string]Answer{}},
		Profile: Profile{
			Answers: map[CautionID]Answer{}, Branches: map[string]Answer{}, Age: 40,
		},
		Pain: 3,
		Now:  today,
	}
	for _, f := range r.flags {
		in.Screening.Answers[f.ID] = No
	}
	for _, f := range r.followUps {
		in.Screening.FollowUps[f.ID] = No
	}
	for _, c := range r.cautions {
		in.Profile.Answers[c.ID] = No
	}
	return in
}

// saying changes the answers named by flag, follow-up, caution or branch id.
func (in Inputs) saying(a Answer, ids ...string) Inputs {
	in.Screening, in.Profile = in.Screening.clone(), in.Profile.clone()
	for _, id := range ids {
		switch {
		case len(id) > 3 && id[:3] == "rf-":
			in.Screening.Answers[FlagID(id)] = a
		case len(id) > 3 && id[:3] == "cx-":
			in.Profile.Answers[CautionID(id)] = a
		default:
			in.Screening.FollowUps[id] = a
		}
	}
	return in
}

// branch answers a branch of a caution.
func (in Inputs) branch(id string, a Answer) Inputs {
	in.Profile = in.Profile.clone()
	in.Profile.Branches[id] = a
	return in
}

// aged changes the age.
func (in Inputs) aged(years int) Inputs {
	in.Profile.Age = years
	return in
}

// clearance clears inputs that must be clearable.
func clearance(t testing.TB, r *Rules, in Inputs) Clearance {
	t.Helper()
	c, v, err := r.Clear(in)
	if err != nil {
		t.Fatalf("not cleared: %v (%v)", err, v.Reasons)
	}
	return c
}

// on makes a subject of a technique of the fact base.
func on(t testing.TB, id technique.ID) Subject {
	t.Helper()
	for _, f := range facts(t) {
		if f.technique.ID == id {
			return Subject{Technique: f.technique}
		}
	}
	t.Fatalf("no technique %s", id)
	return Subject{}
}
