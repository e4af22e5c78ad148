package safety

import (
	"errors"
	"slices"
	"testing"

	"unknot/internal/body"
	"unknot/internal/technique"
)

func TestZeroClearancePermitsNothing(t *testing.T) {
	var c Clearance
	for _, f := range facts(t) {
		for _, side := range []body.Side{body.Middle, body.Left, body.Right} {
			if !c.Rule(Subject{Technique: f.technique, Side: side}).Blocked {
				t.Errorf("permits %s", f.technique.ID)
			}
		}
	}
	if c.Valid() || c.Mode() != ModeClosed || c.LegMode() || c.Holds("cx-knee") {
		t.Error("the zero clearance says something")
	}
}

func TestClear(t *testing.T) {
	r := rules(t)
	t.Run("should clear somebody well", func(t *testing.T) {
		c := clearance(t, r, well(r))
		if !c.Valid() || c.Mode() != ModeFull {
			t.Errorf("mode %v", c.Mode())
		}
		if got := c.Rule(on(t, "glute-foam-roll")); got.Blocked || got.CapMinus != 0 || len(got.By) != 0 {
			t.Errorf("got %+v", got)
		}
	})
	t.Run("should refuse each unanswered flag", func(t *testing.T) {
		for _, f := range r.Flags() {
			in := well(r).saying(Unanswered, string(f.ID))
			_, _, err := r.Clear(in)
			var missing *IncompleteError
			if f.Unkept {
				if err != nil {
					t.Errorf("%s is required: %v", f.ID, err)
				}
				continue
			}
			if !errors.As(err, &missing) || !slices.Equal(missing.Flags, []FlagID{f.ID}) {
				t.Errorf("%s: %v", f.ID, err)
			}
		}
	})
	t.Run("should refuse each unanswered caution", func(t *testing.T) {
		for _, c := range r.Cautions() {
			_, _, err := r.Clear(well(r).saying(Unanswered, string(c.ID)))
			var missing *IncompleteError
			if !errors.As(err, &missing) || !slices.Equal(missing.Cautions, []CautionID{c.ID}) {
				t.Errorf("%s: %v", c.ID, err)
			}
		}
	})
	t.Run("should refuse unanswered follow-ups", func(t *testing.T) {
		in := well(r).saying(Yes, "cx-aneurysm").saying(Unanswered, "aneurysm-new-pain")
		_, _, err := r.Clear(in)
		var missing *IncompleteError
		if !errors.As(err, &missing) || !slices.Equal(missing.FollowUps, []string{"aneurysm-new-pain"}) {
			t.Errorf("%v", err)
		}
	})
	t.Run("should refuse an unanswered branch of a hip replacement", func(t *testing.T) {
		in := well(r).saying(Yes, "cx-hip-replacement")
		_, _, err := r.Clear(in)
		var missing *IncompleteError
		if !errors.As(err, &missing) || !slices.Equal(missing.Branches, []string{"hip-under-12-weeks"}) {
			t.Errorf("%v", err)
		}
		clearance(t, r, in.branch("hip-under-12-weeks", No))
	})
	t.Run("should refuse answers that a question does not offer", func(t *testing.T) {
		for _, f := range r.Flags() {
			for _, a := range []Answer{PreferNotToSay, NotApplicable, "maybe"} {
				_, _, err := r.Clear(well(r).saying(a, string(f.ID)).saying(No, "groin-lump"))
				offered := slices.Contains(f.Offers, a) || f.Unkept
				if (err == nil) != offered {
					t.Errorf("%s answered %q: %v", f.ID, a, err)
				}
			}
		}
	})
	t.Run("should refuse an old screening", func(t *testing.T) {
		in := well(r)
		in.Now = today.Add(days(15))
		if _, _, err := r.Clear(in); err == nil {
			t.Error("15 days old and cleared")
		}
		in.Now = today.Add(days(14))
		clearance(t, r, in)
		in.Screening.At = in.Now.Add(days(2))
		if _, _, err := r.Clear(in); err == nil {
			t.Error("from the future and cleared")
		}
	})
	t.Run("should refuse emergency, same-day and closed with the verdict", func(t *testing.T) {
		for id, want := range map[string]Level{
			"rf-chest": LevelEmergency, "rf-kidney": LevelSameDay, "cx-clot-current": LevelSameDay, "cx-child": LevelGPSoon,
		} {
			c, v, err := r.Clear(well(r).saying(Yes, id))
			var refusal *NotClearedError
			if c.Valid() || v.Level != want || !errors.As(err, &refusal) || !errors.Is(err, ErrNotCleared) || refusal.Level != want {
				t.Errorf("%s: %v %v %v", id, c.Valid(), v.Level, err)
			}
		}
	})
	t.Run("should show an emergency before the last answer", func(t *testing.T) {
		in := Inputs{Screening: Screening{At: today, Answers: map[FlagID]Answer{"rf-chest": Yes}}}
		if _, v, err := r.Clear(in); v.Level != LevelEmergency || !errors.Is(err, ErrNotCleared) {
			t.Errorf("%v %v", v.Level, err)
		}
	})
	t.Run("should not change when its inputs do", func(t *testing.T) {
		in := well(r)
		c := clearance(t, r, in)
		in.Profile.Answers["cx-child"] = Yes
		if c.Rule(on(t, "cat-cow")).Blocked {
			t.Error("the clearance changed")
		}
		in = well(r).saying(Yes, "cx-clot-history")
		c = clearance(t, r, in)
		in.Profile.Answers["cx-clot-history"] = No
		if !c.Rule(on(t, "calf-hand-massage")).Blocked {
			t.Error("the clearance changed")
		}
	})
}

// permitted lists what a clearance leaves open, in catalogue order.
func permitted(t *testing.T, c Clearance) []technique.ID {
	t.Helper()
	var out []technique.ID
	for _, f := range facts(t) {
		if !c.Rule(Subject{Technique: f.technique}).Blocked {
			out = append(out, f.technique.ID)
		}
	}
	return out
}

func TestModes(t *testing.T) {
	r := rules(t)
	calm := []technique.ID{"diaphragmatic-breathing", "body-scan", "pro-physiotherapy"}
	gentle := append([]technique.ID{
		"progressive-muscle-relaxation", "rest-90-90", "heat-pack-low-back", "walking", "activity-pacing",
		"sleep-position", "hydration", "desk-setup-lumbar-support", "desk-micro-break",
	}, calm...)
	mild := append([]technique.ID{
		"pelvic-tilt", "seated-pelvic-tilt", "lower-trunk-rotation", "cat-cow", "march-in-place", "sit-to-stand",
	}, gentle...)
	leg := append([]technique.ID{"prone-lying", "lower-trunk-rotation", "pelvic-tilt", "march-in-place"}, gentle...)
	worse := well(r).saying(Yes, "rf-getting-worse")
	nerve := well(r).saying(Yes, "rf-leg-pain-neuro").withPain(6)
	bending := nerve
	bending.BendEasier = true
	marked := worse
	marked.Marks = []body.Mark{{Region: "lumbar-left", Intensity: 4}}
	tests := []struct {
		name string
		in   Inputs
		want []technique.ID
	}{
		{"the calm list while paused", well(r).saying(Yes, "cx-recent-injury"), calm},
		{"gentle care at pain 3", worse.withPain(3), mild},
		{"gentle care at pain 4", worse.withPain(4), gentle},
		{"gentle care at unknown pain", worse.withPain(-1), gentle},
		{"gentle care with a mark of 4", marked, gentle},
		{"the leg session at pain 6", nerve, leg},
		{"the leg session for bending", bending, append([]technique.ID{"knee-to-chest", "lower-trunk-rotation", "pelvic-tilt", "march-in-place"}, gentle...)},
		{"the leg session with stenosis", nerve.saying(Yes, "cx-stenosis"), append([]technique.ID{"knee-to-chest", "lower-trunk-rotation", "pelvic-tilt", "march-in-place"}, gentle...)},
		{"gentle care only with leg pain and another flag", nerve.saying(Yes, "rf-getting-worse"), gentle},
		{
			"gentle care without walking and effort for heart or lung", well(r).saying(Yes, "cx-heart-lung").withPain(3),
			drop(mild, []technique.ID{"walking", "march-in-place", "progressive-muscle-relaxation", "sit-to-stand"}),
		},
	}
	for _, tt := range tests {
		t.Run("should leave open "+tt.name, func(t *testing.T) {
			got := permitted(t, clearance(t, r, tt.in))
			slices.Sort(got)
			want := slices.Compact(slices.Sorted(slices.Values(tt.want)))
			if !slices.Equal(got, want) {
				t.Errorf("\n got %v\nwant %v", got, want)
			}
		})
	}
	t.Run("should keep to low intensity", func(t *testing.T) {
		c := clearance(t, r, well(r).aged(66).saying(Yes, "rf-age-new"))
		for _, f := range facts(t) {
			got := c.Rule(Subject{Technique: f.technique})
			strong := slices.ContainsFunc(r.tiers.LowIntensity.Closed, f.technique.Has)
			if got.Blocked != strong || !strong && (got.CapMinus != 1 || !got.HalfReps) {
				t.Errorf("%s: %+v", f.technique.ID, got)
			}
		}
	})
	t.Run("should close the tags of the low-intensity rule", func(t *testing.T) {
		want := []technique.Tag{"deep-pressure", "end-flexion", "end-extension", "end-stretch", "rotation", "loaded-flexion"}
		if !slices.Equal(r.tiers.LowIntensity.Closed, want) {
			t.Errorf("closes %v", r.tiers.LowIntensity.Closed)
		}
	})
	t.Run("should say why and how", func(t *testing.T) {
		c := clearance(t, r, worse.withPain(3))
		if got := c.Rule(on(t, "cat-cow")); got.Blocked || got.Because != "Middle of the range only." {
			t.Errorf("%+v", got)
		}
		if got := c.Rule(on(t, "glute-bridge")); !got.Blocked || got.Because == "" || !slices.Equal(got.By, []CautionID{"gp-soon"}) {
			t.Errorf("%+v", got)
		}
	})
}

// withPain changes the pain now.
func (in Inputs) withPain(pain int) Inputs {
	in.Pain = pain
	return in
}
