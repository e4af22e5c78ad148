package safety

import (
	"errors"
	"slices"
	"testing"
	"time"

	"unknot/internal/body"
)

func TestOpened(t *testing.T) {
	r := rules(t)
	leg := []FlagID{"rf-both-legs", "rf-leg-weakness-one", "rf-leg-pain-neuro"}
	tests := []struct {
		mark body.Mark
		want []FlagID
	}{
		{body.Mark{Region: "saddle"}, []FlagID{"rf-saddle-numbness"}},
		{body.Mark{Region: "gluteus-maximus-left", Quality: body.Numb}, []FlagID{"rf-saddle-numbness"}},
		{body.Mark{Region: "deep-rotators-left", Quality: body.Tingling}, []FlagID{"rf-saddle-numbness"}},
		{body.Mark{Region: "sacroiliac-centre", Quality: body.Numb}, []FlagID{"rf-saddle-numbness"}},
		{body.Mark{Region: "adductors-right", Quality: body.Numb}, []FlagID{"rf-saddle-numbness"}},
		{body.Mark{Region: "hamstrings-right", Quality: body.Tingling}, []FlagID{"rf-saddle-numbness"}},
		{body.Mark{Region: "gluteus-maximus-left", Quality: body.Ache}, nil},
		{body.Mark{Region: "calves-left", Quality: body.Numb}, leg},
		{body.Mark{Region: "feet-left", Quality: body.Tingling}, leg},
		{body.Mark{Region: "quadriceps-right", Quality: body.Numb}, leg},
		{body.Mark{Region: "below-knee-right", Quality: body.Numb}, leg},
		{body.Mark{Region: "calves-left"}, nil},
		{body.Mark{Region: "below-knee-left"}, []FlagID{"rf-leg-pain-neuro"}},
		{body.Mark{Region: "flank-left"}, []FlagID{"rf-kidney"}},
		{body.Mark{Region: "abdomen"}, []FlagID{"rf-aaa", "rf-groin-emergency", "rf-pulsing"}},
		{body.Mark{Region: "groin-left"}, []FlagID{"rf-groin-emergency", "rf-kidney"}},
		{body.Mark{Region: "groin-left", Quality: body.Numb}, []FlagID{"rf-saddle-numbness", "rf-groin-emergency", "rf-kidney"}},
		{body.Mark{Region: "tailbone"}, []FlagID{"rf-saddle-numbness", "rf-major-trauma", "rf-minor-trauma-fragile"}},
		{body.Mark{Region: "lumbar-left", Quality: body.Numb}, nil},
	}
	for _, tt := range tests {
		t.Run("should open what belongs to "+string(tt.mark.Region)+" "+string(tt.mark.Quality), func(t *testing.T) {
			if got := r.Opened([]body.Mark{tt.mark}); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
	t.Run("should open what a leg symptom of the journal asks for", func(t *testing.T) {
		for symptom, want := range map[LegSymptom][]FlagID{
			LegNone: nil, LegAboveKnee: nil,
			LegBelowKnee: {"rf-leg-pain-neuro"}, LegTingling: {"rf-leg-pain-neuro"},
			LegNumb: {"rf-saddle-numbness", "rf-leg-pain-neuro"}, LegWeak: {"rf-progressive-weakness", "rf-leg-weakness-one"},
		} {
			if got := r.OpenedByLeg(symptom); !slices.Equal(got, want) {
				t.Errorf("%s: got %v, want %v", symptom, got, want)
			}
		}
	})
}

func TestMarksAskAnew(t *testing.T) {
	r := rules(t)
	in := well(r)
	in.Marks = []body.Mark{{Region: "flank-left", Intensity: 2}}
	clearance(t, r, in)
	in.Now = today.Add(13 * time.Hour)
	_, _, err := r.Clear(in)
	var missing *IncompleteError
	if !errors.As(err, &missing) || !slices.Equal(missing.Flags, []FlagID{"rf-kidney"}) {
		t.Fatalf("an old answer counts for a mark of today: %v", err)
	}
	in.Screening.Answer("rf-kidney", No, in.Now)
	clearance(t, r, in)
}

func TestAnswerAgain(t *testing.T) {
	r := rules(t)
	level := func(id FlagID, after time.Duration) Level {
		in := well(r).saying(Yes, string(id))
		in.Screening.Answer(id, No, today.Add(after))
		return r.Assess(in).Level
	}
	t.Run("should let a slip be corrected", func(t *testing.T) {
		if got := level("rf-bladder", time.Minute); got != LevelClear {
			t.Errorf("%v", got)
		}
	})
	t.Run("should hold a warning of an earlier sitting", func(t *testing.T) {
		if got := level("rf-leg-pain-neuro", days(1)); got != LevelGPSoon {
			t.Errorf("%v", got)
		}
		in := well(r)
		in.Screening.Answer("rf-leg-pain-neuro", Yes, today.Add(days(1)))
		in.Screening.Answer("rf-leg-pain-neuro", No, today.Add(days(2)))
		if got := r.Assess(in).Level; got != LevelGPSoon {
			t.Errorf("given later: %v", got)
		}
	})
	t.Run("should not hold what restricts nothing", func(t *testing.T) {
		if got := level("rf-not-improving", days(1)); got != LevelClear {
			t.Errorf("%v", got)
		}
	})
}

func TestFollowUps(t *testing.T) {
	r := rules(t)
	asked := func(in Inputs) []string {
		var out []string
		for _, f := range r.FollowUps(in) {
			out = append(out, f.ID)
		}
		return out
	}
	tests := []struct {
		name string
		in   Inputs
		want []string
	}{
		{"nothing to somebody well", well(r), nil},
		{"fever", well(r).saying(Yes, "rf-fever"), []string{"stiff-neck-confusion"}},
		{"not sure too", well(r).saying(NotSure, "rf-fever"), []string{"stiff-neck-confusion"}},
		{"infection", well(r).saying(Yes, "rf-infection-risk"), []string{"spine-procedure-6-weeks"}},
		{"procedure", well(r).saying(Yes, "rf-infection-risk", "spine-procedure-6-weeks"), []string{"spine-procedure-6-weeks", "fast-worsening"}},
		{"night pain", well(r).saying(Yes, "rf-night-pain"), []string{"cancer-ever"}},
		{"night pain with known cancer", well(r).saying(Yes, "rf-night-pain", "cx-cancer"), []string{"walking-trouble"}},
		{"sudden pain", well(r).saying(Yes, "rf-sudden-unexplained"), []string{"aneurysm-or-high-pressure", "tearing-pain", "flank-groin-first-60"}},
		{"sudden pain, age unknown", well(r).aged(0).saying(Yes, "rf-sudden-unexplained"), []string{"aged-60", "aneurysm-or-high-pressure", "tearing-pain", "flank-groin-first-60"}},
		{"weak leg", well(r).saying(Yes, "rf-leg-weakness-one"), []string{"arm-face-speech", "cannot-lift-foot"}},
		{"steroids", well(r).saying(Yes, "rf-steroid-use"), []string{"fall-or-sudden-pain"}},
		{"age 70", well(r).aged(70), []string{"fall-or-sudden-pain"}},
		{"skipped testicle part", well(r).saying(NotApplicable, "rf-groin-emergency"), []string{"groin-lump"}},
		{"pressure", well(r).saying(Yes, "cx-hypertension"), []string{"pressure-symptoms", "pressure-new"}},
	}
	for _, tt := range tests {
		t.Run("should ask about "+tt.name, func(t *testing.T) {
			if got := asked(tt.in); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestBegin(t *testing.T) {
	r := rules(t)
	later := today.Add(days(10))
	// again answers a new screening with no throughout.
	again := func(last Screening) Inputs {
		in := well(r)
		fresh := r.Begin(&last, later)
		fresh.Answers, fresh.FollowUps = in.Screening.Answers, in.Screening.FollowUps
		in.Screening, in.Now = fresh, later
		return in
	}
	t.Run("should start empty", func(t *testing.T) {
		s := r.Begin(nil, today)
		if len(s.Answers)+len(s.FollowUps)+len(s.Held) != 0 || !s.At.Equal(today) {
			t.Errorf("%+v", s)
		}
	})
	t.Run("should hold every warning against a later no, more than once", func(t *testing.T) {
		for _, f := range r.Flags() {
			first := well(r).saying(Yes, string(f.ID))
			second := again(first.Screening)
			third := again(second.Screening)
			want := r.Assess(first).Level
			if f.Lone {
				want = LevelClear
			}
			if a, b := r.Assess(second).Level, r.Assess(third).Level; a != want || b != want {
				t.Errorf("%s: then %v, then %v, want %v", f.ID, a, b, want)
			}
		}
	})
	t.Run("should hold the pair that a follow-up made", func(t *testing.T) {
		first := well(r).saying(Yes, "cx-aneurysm", "aneurysm-new-pain")
		second := again(first.Screening).saying(Yes, "cx-aneurysm")
		if v := r.Assess(second); v.Level != LevelEmergency {
			t.Errorf("%v", v.Level)
		}
		second.Screening.CheckFollowUp("aneurysm-new-pain", today.Add(days(1)))
		if v := r.Assess(second); v.Level != LevelClear {
			t.Errorf("checked: %v", v.Level)
		}
	})
	t.Run("should let go once checked", func(t *testing.T) {
		second := again(well(r).saying(Yes, "rf-bladder").Screening)
		second.Screening.Check("rf-bladder", today.Add(days(2)), later)
		if v := r.Assess(second); v.Level != LevelClear {
			t.Errorf("%v", v.Level)
		}
		third := again(second.Screening)
		if v := r.Assess(third); v.Level != LevelClear {
			t.Errorf("after that: %v", v.Level)
		}
		if v := r.Assess(third.saying(Yes, "rf-bladder")); v.Level != LevelEmergency {
			t.Errorf("when it changes: %v", v.Level)
		}
	})
	t.Run("should keep the cautions that outlast a check", func(t *testing.T) {
		third := again(again(checked(well(r), "rf-steroid-use").Screening).Screening)
		if v := r.Assess(third); v.Level != LevelClear || !slices.Contains(v.Sets, "cx-osteoporosis") {
			t.Errorf("%+v", v)
		}
	})
	t.Run("should count 12 weeks from an undated gp-soon check", func(t *testing.T) {
		second := again(well(r).saying(Checked, "rf-inflammatory").Screening)
		if !second.Screening.CheckedOn["rf-inflammatory"].Equal(today) {
			t.Errorf("%v", second.Screening.CheckedOn)
		}
	})
	t.Run("should not ask about not improving for 12 weeks after it was assessed", func(t *testing.T) {
		in := again(checked(well(r), "rf-not-improving").Screening)
		delete(in.Screening.Answers, "rf-not-improving")
		clearance(t, r, in)
		in.Now = today.Add(days(90))
		in.Screening.At = in.Now
		if got := r.Missing(in); !slices.Equal(got, []FlagID{"rf-not-improving"}) {
			t.Errorf("%v", got)
		}
	})
}

func TestPreCheck(t *testing.T) {
	r := rules(t)
	no := map[string]Answer{"check-1": No, "check-2": No, "check-3": No, "check-4": No}
	with := func(a Answer, ids ...string) Inputs {
		answers := map[string]Answer{"check-1": No, "check-2": No, "check-3": No, "check-4": No}
		for _, id := range ids {
			answers[id] = a
		}
		in := well(r)
		in.Screening = r.WithPreCheck(in.Screening, answers)
		return in
	}
	t.Run("should name the unanswered lines", func(t *testing.T) {
		if got := r.MissingLines(map[string]Answer{"check-1": No, "check-3": Yes}); !slices.Equal(got, []string{"check-2", "check-4"}) {
			t.Errorf("%v", got)
		}
	})
	t.Run("should clear four times no", func(t *testing.T) { clearance(t, r, with(No)) })
	levels := []struct {
		a    Answer
		ids  []string
		want Level
	}{
		{Yes, []string{"check-1"}, LevelEmergency},
		{NotSure, []string{"check-1"}, LevelSameDay},
		{Yes, []string{"check-3"}, LevelEmergency}, // no part named: every part counts
		{Yes, []string{"check-3", "check-fever"}, LevelSameDay},
		{Yes, []string{"check-3", "check-collapse"}, LevelEmergency},
		{Yes, []string{"check-3", "check-really-ill"}, LevelSameDay},
		{Yes, []string{"check-4", "check-chest-pain"}, LevelEmergency},
	}
	for _, tt := range levels {
		t.Run("should weigh "+string(tt.a)+" to "+tt.ids[len(tt.ids)-1], func(t *testing.T) {
			if got := r.Assess(with(tt.a, tt.ids...)).Level; got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
	opens := map[string][]FlagID{
		"check-legs":        {"rf-both-legs", "rf-progressive-weakness", "rf-leg-weakness-one"},
		"check-fall":        {"rf-major-trauma", "rf-minor-trauma-fragile", "rf-bleed-risk"},
		"check-swollen-leg": {"rf-clot-signs"},
	}
	for part, want := range opens {
		t.Run("should ask again after "+part, func(t *testing.T) {
			if got := r.Missing(with(Yes, part)); !slices.Equal(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
	t.Run("should ask about a fall with thin bones again", func(t *testing.T) {
		in := with(Yes, "check-fall").saying(Yes, "cx-osteoporosis")
		if got := r.MissingFollowUps(in); !slices.Equal(got, []string{"fall-or-sudden-pain"}) {
			t.Errorf("%v", got)
		}
	})
	t.Run("should not lift a warning by a later no", func(t *testing.T) {
		in := with(Yes, "check-1")
		in.Screening = r.WithPreCheck(in.Screening, no)
		if got := r.Assess(in).Level; got != LevelEmergency {
			t.Errorf("%v", got)
		}
		next := r.Begin(&in.Screening, today.Add(days(1)))
		in.Screening = next
		if got := r.Assess(in).Level; got != LevelEmergency {
			t.Errorf("next screening: %v", got)
		}
		in = well(r).saying(Yes, "rf-leg-weakness-one")
		in.Screening = r.WithPreCheck(in.Screening, map[string]Answer{"check-2": Yes})
		in = in.saying(No, "rf-both-legs", "rf-progressive-weakness", "rf-leg-weakness-one")
		if got := r.Assess(in).Level; got != LevelSameDay {
			t.Errorf("asked again: %v", got)
		}
	})
	t.Run("should leave the screening it was given alone", func(t *testing.T) {
		in := well(r)
		r.WithPreCheck(in.Screening, map[string]Answer{"check-3": Yes, "check-2": Yes})
		if in.Screening.Answers["rf-fever"] != No || in.Screening.Answers["rf-both-legs"] != No {
			t.Error("changed")
		}
	})
}

func TestDue(t *testing.T) {
	r := rules(t)
	last := &Screening{At: today}
	tests := []struct {
		name  string
		last  *Screening
		after time.Duration
		signs Signs
		want  DueReason
	}{
		{"first use", nil, 0, Signs{}, DueFirstUse},
		{"no date", &Screening{}, 0, Signs{}, DueFirstUse},
		{"nothing new", last, days(13), Signs{Pain: 7, Rise: 2}, ""},
		{"14 days", last, days(14), Signs{}, DueAge},
		{"a clock set back", last, -days(2), Signs{}, DueAge},
		{"a new episode", last, 0, Signs{NewEpisode: true}, DueNewEpisode},
		{"pain 8", last, 0, Signs{Pain: 8}, DuePain},
		{"new leg symptoms", last, 0, Signs{NewLeg: true}, DueLeg},
		{"pain up by 3", last, 0, Signs{Rise: 3}, DueRise},
		{"an adverse note", last, 0, Signs{Adverse: true}, DueAdverse},
	}
	for _, tt := range tests {
		t.Run("should judge "+tt.name, func(t *testing.T) {
			got, due := r.Due(tt.last, today.Add(tt.after), tt.signs)
			if got != tt.want || due != (tt.want != "") || due && r.DueText(got) == "" {
				t.Errorf("got %q %v, want %q", got, due, tt.want)
			}
		})
	}
}

func TestPrivacy(t *testing.T) {
	r := rules(t)
	s := well(r).saying(Yes, "rf-mood", "rf-bladder", "check-bladder-bowel-numbness").Screening
	s.Held = map[string]Answer{"rf-mood": Yes, "rf-bowel": Yes}
	s.Fresh = map[FlagID]time.Time{"rf-mood": today}
	t.Run("should keep no answer about mood", func(t *testing.T) {
		got := r.Stored(s)
		_, answered := got.Answers["rf-mood"]
		_, fresh := got.Fresh["rf-mood"]
		_, held := got.Held["rf-mood"]
		if answered || fresh || held {
			t.Error("kept")
		}
		if got.Answers["rf-bladder"] != Yes || s.Answers["rf-mood"] != Yes {
			t.Error("something else was lost, or the original changed")
		}
		in := well(r)
		in.Screening = r.Stored(in.Screening)
		clearance(t, r, in)
	})
	t.Run("should export private answers only when ticked", func(t *testing.T) {
		got := r.Exported(s, false)
		for _, id := range []FlagID{"rf-mood", "rf-bladder", "rf-bowel", "rf-sexual-function"} {
			if _, ok := got.Answers[id]; ok {
				t.Errorf("%s exported", id)
			}
		}
		if len(got.Held) != 0 || got.FollowUps["check-bladder-bowel-numbness"] != Unanswered {
			t.Errorf("exported %v %v", got.Held, got.FollowUps)
		}
		if got.Answers["rf-fever"] != No {
			t.Error("too much was taken out")
		}
		ticked := r.Exported(s, true)
		if ticked.Answers["rf-bladder"] != Yes || ticked.Answers["rf-mood"] != Unanswered {
			t.Error("ticked export")
		}
	})
}
