package safety

import (
	"slices"
	"strings"
	"testing"
)

func TestAssessTiers(t *testing.T) {
	r := rules(t)
	for _, f := range r.Flags() {
		in := well(r)
		t.Run("should weigh yes to "+string(f.ID), func(t *testing.T) {
			want := f.Level
			if f.Unkept {
				want = LevelClear
			}
			if got := r.Assess(in.saying(Yes, string(f.ID))).Level; got != want {
				t.Errorf("got %v, want %v", got, want)
			}
		})
		t.Run("should weigh not sure about "+string(f.ID), func(t *testing.T) {
			want := min(f.Level, LevelSameDay)
			if f.Unkept {
				want = LevelClear
			}
			if got := r.Assess(in.saying(NotSure, string(f.ID))).Level; got != want {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
	t.Run("should find somebody well clear", func(t *testing.T) {
		v := r.Assess(well(r))
		if v.Level != LevelClear || v.Mode != ModeFull || len(v.Reasons) != 0 {
			t.Errorf("got %+v", v)
		}
		if !strings.HasPrefix(v.Advice, "No warning signs right now. Start gently. Nothing you told us") {
			t.Errorf("advice %q", v.Advice)
		}
	})
}

// TestCombinations has a row for each line of section 3.4, items 2, 3 and 5, and for the notes of 3.2.
func TestCombinations(t *testing.T) {
	r := rules(t)
	tests := []struct {
		name string
		yes  []string
		age  int
		want Level
	}{
		{"fever alone", []string{"rf-fever"}, 40, LevelSameDay},
		{"fever and infection risk", []string{"rf-fever", "rf-infection-risk"}, 40, LevelEmergency},
		{"fever and stiff neck or confusion", []string{"rf-fever", "stiff-neck-confusion"}, 40, LevelEmergency},
		{"fever and one weak leg", []string{"rf-fever", "rf-leg-weakness-one"}, 40, LevelEmergency},
		{"infection risk and one weak leg", []string{"rf-infection-risk", "rf-leg-weakness-one"}, 40, LevelEmergency},
		{"bleeding risk and one weak leg", []string{"rf-bleed-risk", "rf-leg-weakness-one"}, 40, LevelEmergency},
		{"fever and nerve pain with numbness", []string{"rf-fever", "rf-leg-pain-neuro", "new-leg-numbness"}, 40, LevelEmergency},
		{"fever and nerve pain without numbness", []string{"rf-fever", "rf-leg-pain-neuro"}, 40, LevelSameDay},
		{"spine procedure and fast worsening", []string{"rf-infection-risk", "spine-procedure-6-weeks", "fast-worsening"}, 40, LevelEmergency},
		{"spine procedure alone", []string{"rf-infection-risk", "spine-procedure-6-weeks"}, 40, LevelSameDay},
		{"bleeding risk and faintness", []string{"rf-bleed-risk", "faint-or-spreading-bruise"}, 40, LevelEmergency},
		{"sudden pain at 59", []string{"rf-sudden-unexplained"}, 59, LevelSameDay},
		{"sudden pain at 60", []string{"rf-sudden-unexplained"}, 60, LevelEmergency},
		{"sudden pain, age unknown", []string{"rf-sudden-unexplained"}, 0, LevelSameDay},
		{"sudden pain, said to be 60", []string{"rf-sudden-unexplained", "aged-60"}, 0, LevelEmergency},
		{"sudden pain and aneurysm", []string{"rf-sudden-unexplained", "cx-aneurysm"}, 40, LevelEmergency},
		{"sudden pain and uncontrolled pressure", []string{"rf-sudden-unexplained", "cx-hypertension"}, 40, LevelEmergency},
		{"sudden pain and treated pressure", []string{"rf-sudden-unexplained", "aneurysm-or-high-pressure"}, 40, LevelEmergency},
		{"sudden tearing pain", []string{"rf-sudden-unexplained", "tearing-pain"}, 40, LevelEmergency},
		{"sudden flank to groin pain", []string{"rf-sudden-unexplained", "flank-groin-first-60"}, 0, LevelEmergency},
		{"aneurysm and new pain", []string{"cx-aneurysm", "aneurysm-new-pain"}, 40, LevelEmergency},
		{"aneurysm alone", []string{"cx-aneurysm"}, 40, LevelClear},
		{"kidney alone", []string{"rf-kidney"}, 40, LevelSameDay},
		{"kidney and severe signs", []string{"rf-kidney", "kidney-severe"}, 40, LevelEmergency},
		{"weak leg and stroke signs", []string{"rf-leg-weakness-one", "arm-face-speech"}, 40, LevelEmergency},
		{"weak leg, foot cannot be lifted", []string{"rf-leg-weakness-one", "cannot-lift-foot"}, 40, LevelEmergency},
		{"cancer flag and weak leg", []string{"rf-cancer-history", "rf-leg-weakness-one"}, 40, LevelEmergency},
		{"cancer flag and trouble walking", []string{"rf-cancer-history", "walking-trouble"}, 40, LevelEmergency},
		{"cancer in the profile and weak leg", []string{"cx-cancer", "rf-leg-weakness-one"}, 40, LevelEmergency},
		{"bone cancer and trouble walking", []string{"cx-cancer-bone", "walking-trouble"}, 40, LevelEmergency},
		{"cancer in the profile alone", []string{"cx-cancer"}, 40, LevelClear},
		{"small fall and weak leg", []string{"rf-minor-trauma-fragile", "rf-leg-weakness-one"}, 40, LevelEmergency},
		{"small fall and new numbness", []string{"rf-minor-trauma-fragile", "rf-leg-pain-neuro", "new-leg-numbness"}, 40, LevelEmergency},
		{"nerve pain and weak leg", []string{"rf-leg-pain-neuro", "rf-leg-weakness-one"}, 40, LevelSameDay},
		{"nerve pain and both legs", []string{"rf-leg-pain-neuro", "rf-both-legs"}, 40, LevelEmergency},
		{"steroids and a fall", []string{"rf-steroid-use", "fall-or-sudden-pain"}, 40, LevelSameDay},
		{"osteoporosis and a fall", []string{"cx-osteoporosis", "fall-or-sudden-pain"}, 40, LevelSameDay},
		{"deformity and a fall", []string{"rf-deformity", "fall-or-sudden-pain"}, 40, LevelSameDay},
		{"70 years and a fall", []string{"fall-or-sudden-pain"}, 70, LevelSameDay},
		{"69 years and a fall", []string{"fall-or-sudden-pain"}, 69, LevelClear},
		{"stiff spine and a knock", []string{"cx-axial-spa", "fall-or-sudden-pain"}, 40, LevelSameDay},
		{"pulsing lump alone", []string{"rf-pulsing"}, 40, LevelSameDay},
		{"pulsing lump and faintness", []string{"rf-pulsing", "sudden-pain-faint-sweat"}, 40, LevelEmergency},
		{"swollen leg and breathlessness", []string{"rf-clot-signs", "clot-breathless"}, 40, LevelEmergency},
		{"weight loss and night pain", []string{"rf-weight-loss", "rf-night-pain"}, 40, LevelSameDay},
		{"weight loss and steroids", []string{"rf-weight-loss", "rf-steroid-use"}, 40, LevelSameDay},
		{"night pain and deformity", []string{"rf-night-pain", "rf-deformity"}, 40, LevelSameDay},
		{"deformity and band pain", []string{"rf-deformity", "rf-band-pain"}, 40, LevelSameDay},
		{"steroids and band pain", []string{"rf-steroid-use", "rf-band-pain"}, 40, LevelSameDay},
		{"new at 55 and weight loss", []string{"rf-age-new", "rf-weight-loss"}, 55, LevelSameDay},
		{"new at 55 and night pain", []string{"rf-age-new", "rf-night-pain"}, 55, LevelSameDay},
		{"new at 55 and steroids", []string{"rf-age-new", "rf-steroid-use"}, 55, LevelSameDay},
		{"new at 55 and deformity", []string{"rf-age-new", "rf-deformity"}, 55, LevelSameDay},
		{"new at 55 and band pain", []string{"rf-age-new", "rf-band-pain"}, 55, LevelSameDay},
		{"weight loss and cancer in the profile", []string{"rf-weight-loss", "cx-cancer"}, 40, LevelSameDay},
		{"night pain and cancer long ago", []string{"rf-night-pain", "cancer-ever"}, 40, LevelSameDay},
		{"band pain and bone cancer", []string{"rf-band-pain", "cx-cancer-bone"}, 40, LevelSameDay},
		{"night pain and an infection", []string{"rf-night-pain", "cx-fever-infection"}, 40, LevelSameDay},
		{"other pairs stay", []string{"rf-inflammatory", "rf-getting-worse"}, 40, LevelGPSoon},
		{"mood never combines", []string{"rf-mood", "rf-weight-loss"}, 40, LevelGPSoon},
		{"not improving never combines", []string{"rf-not-improving", "rf-weight-loss"}, 40, LevelGPSoon},
		{"a lump when the testicle part was skipped", []string{"groin-lump"}, 40, LevelEmergency},
		{"unchecked clot", []string{"cx-clot-current"}, 40, LevelSameDay},
		{"under 18 by profile", []string{"cx-child"}, 40, LevelGPSoon},
		{"under 18 by age", nil, 17, LevelGPSoon},
		{"recent injury", []string{"cx-recent-injury"}, 40, LevelClear},
		{"recent injury and new pain", []string{"cx-recent-injury", "injury-pain-new"}, 40, LevelSameDay},
		{"an infection", []string{"cx-fever-infection"}, 40, LevelClear},
		{"an infection with fever or back pain", []string{"cx-fever-infection", "illness-severe"}, 40, LevelSameDay},
		{"heart or lung", []string{"cx-heart-lung"}, 40, LevelGPSoon},
		{"heart or lung, worse", []string{"cx-heart-lung", "heart-worse"}, 40, LevelSameDay},
		{"heart or lung, now", []string{"cx-heart-lung", "heart-now"}, 40, LevelEmergency},
		{"high pressure", []string{"cx-hypertension"}, 40, LevelGPSoon},
		{"high pressure, new", []string{"cx-hypertension", "pressure-new"}, 40, LevelSameDay},
		{"high pressure with symptoms", []string{"cx-hypertension", "pressure-symptoms"}, 40, LevelEmergency},
		{"other cautions act on techniques only", []string{"cx-diabetes", "cx-knee"}, 40, LevelClear},
	}
	for _, tt := range tests {
		t.Run("should weigh "+tt.name, func(t *testing.T) {
			v := r.Assess(well(r).aged(tt.age).saying(Yes, tt.yes...))
			if v.Level != tt.want {
				t.Errorf("got %v, want %v (%v)", v.Level, tt.want, v.Reasons)
			}
		})
	}
}

func TestEveryRuleIsReached(t *testing.T) {
	r := rules(t)
	for i := range r.pairs {
		p := &r.pairs[i]
		t.Run("should fire "+p.ID, func(t *testing.T) {
			in := well(r)
			for _, cl := range p.All {
				in = in.saying(Yes, string(r.groupOf(cl[len(cl)-1])))
			}
			for _, x := range p.TwoOf {
				in = in.saying(Yes, string(x))
			}
			if v := r.Assess(in); v.Level < p.Level || !hasReason(v, p.ID) {
				t.Errorf("level %v, reasons %v", v.Level, v.Reasons)
			}
		})
	}
}

// groupOf is an id that makes a term true.
func (r *Rules) groupOf(x term) term {
	if name, ok := strings.CutPrefix(string(x), "group:"); ok {
		return r.groups[name][0]
	}
	return term(x.bare())
}

func TestNotSureAndAnotherFlag(t *testing.T) {
	r := rules(t)
	tests := []struct {
		name        string
		unsure, yes []string
		want        Level
	}{
		{"alone", []string{"rf-bladder"}, nil, LevelSameDay},
		{"two of them", []string{"rf-bladder", "rf-bowel"}, nil, LevelEmergency},
		{"with a gp-soon flag", []string{"rf-bladder"}, []string{"rf-inflammatory"}, LevelEmergency},
		{"with a same-day flag", []string{"rf-chest"}, []string{"rf-skin-shingles"}, LevelEmergency},
		{"with mood only", []string{"rf-bladder"}, []string{"rf-mood"}, LevelSameDay},
		{"with not improving only", []string{"rf-bladder"}, []string{"rf-not-improving"}, LevelSameDay},
		{"same-day unsure and a flag", []string{"rf-skin-shingles"}, []string{"rf-inflammatory"}, LevelSameDay},
	}
	for _, tt := range tests {
		t.Run("should weigh not sure "+tt.name, func(t *testing.T) {
			v := r.Assess(well(r).saying(NotSure, tt.unsure...).saying(Yes, tt.yes...))
			if v.Level != tt.want {
				t.Errorf("got %v, want %v", v.Level, tt.want)
			}
			if choice := strings.Contains(v.Advice, "you can phone"); choice != (tt.want == LevelEmergency) {
				t.Errorf("advice %q", v.Advice)
			}
		})
	}
}

func TestExceptionsInsideGPSoon(t *testing.T) {
	r := rules(t)
	tests := []struct {
		name string
		in   Inputs
		mode Mode
		leg  bool
	}{
		{"first pain at 50", well(r).aged(50).saying(Yes, "rf-age-new"), ModeFull, false},
		{"first pain at 64", well(r).aged(64).saying(Yes, "rf-age-new"), ModeFull, false},
		{"first pain at 65", well(r).aged(65).saying(Yes, "rf-age-new"), ModeLowIntensity, false},
		{"first pain at 69", well(r).aged(69).saying(Yes, "rf-age-new"), ModeLowIntensity, false},
		{"first pain at 70", well(r).aged(70).saying(Yes, "rf-age-new"), ModeGentle, false},
		{"first pain at 55, frail", well(r).aged(55).saying(Yes, "rf-age-new", "cx-older-frail"), ModeGentle, false},
		{"first pain, age unknown", well(r).aged(0).saying(Yes, "rf-age-new"), ModeGentle, false},
		{"under 18", well(r).saying(Yes, "rf-age-under-18"), ModeClosed, false},
		{"nerve pain", well(r).saying(Yes, "rf-leg-pain-neuro"), ModeGentle, true},
		{"mood", well(r).saying(Yes, "rf-mood"), ModeFull, false},
		{"not improving", well(r).saying(Yes, "rf-not-improving"), ModeFull, false},
		{"getting worse", well(r).saying(Yes, "rf-getting-worse"), ModeGentle, false},
		{"steroids", well(r).saying(Yes, "rf-steroid-use"), ModeLowIntensity, false},
		{"steroids and getting worse", well(r).saying(Yes, "rf-steroid-use", "rf-getting-worse"), ModeGentle, false},
		{"steroids, not sure", well(r).saying(NotSure, "rf-steroid-use"), ModeLowIntensity, false},
	}
	for _, tt := range tests {
		t.Run("should leave open what fits "+tt.name, func(t *testing.T) {
			v := r.Assess(tt.in)
			if v.Mode != tt.mode || v.LegMode != tt.leg {
				t.Errorf("got mode %v, leg %v; want %v, %v", v.Mode, v.LegMode, tt.mode, tt.leg)
			}
		})
	}
	t.Run("should ask for support without scoring mood", func(t *testing.T) {
		v := r.Assess(well(r).saying(Yes, "rf-mood"))
		if !v.Support || v.Level != LevelClear || len(v.Reasons) != 0 {
			t.Errorf("got %+v", v)
		}
		if r.Assess(well(r)).Support {
			t.Error("support asked for without a yes")
		}
	})
	t.Run("should pause after a recent injury", func(t *testing.T) {
		v := r.Assess(well(r).saying(Yes, "cx-recent-injury"))
		if !v.Paused || v.Mode != ModeCalm || !strings.HasPrefix(v.Advice, "Ask the team treating you what you may do;") {
			t.Errorf("got %+v", v)
		}
	})
}

func TestAnswersThatSetACondition(t *testing.T) {
	r := rules(t)
	tests := []struct {
		in   Inputs
		want CautionID
	}{
		{well(r).saying(Yes, "rf-clot-signs"), "cx-clot-current"},
		{well(r).saying(Yes, "rf-cancer-history"), "cx-cancer"},
		{well(r).saying(Yes, "rf-leg-pain-neuro"), "cx-disc-sciatica"},
		{well(r).saying(Yes, "rf-age-under-18"), "cx-child"},
		{well(r).saying(Yes, "rf-fever"), "cx-fever-infection"},
		{well(r).saying(Yes, "rf-steroid-use"), "cx-osteoporosis"},
		{well(r).saying(Yes, "rf-deformity"), "cx-osteoporosis"},
		{well(r).aged(70), "cx-osteoporosis"},
		{well(r).aged(70), "cx-older-frail"},
		{checked(well(r), "rf-minor-trauma-fragile"), "cx-osteoporosis"},
		{checked(well(r), "rf-steroid-use"), "cx-osteoporosis"},
		{checked(well(r), "rf-cancer-history"), "cx-cancer"},
	}
	for _, tt := range tests {
		t.Run("should set "+string(tt.want), func(t *testing.T) {
			if v := r.Assess(tt.in); !slices.Contains(v.Sets, tt.want) {
				t.Errorf("sets %v", v.Sets)
			}
		})
	}
	t.Run("should lift what a check settles", func(t *testing.T) {
		in := checked(checked(checked(well(r), "rf-clot-signs"), "rf-leg-pain-neuro"), "rf-fever")
		if v := r.Assess(in); len(v.Sets) != 0 || v.LegMode || v.Level != LevelClear {
			t.Errorf("got %+v", v)
		}
	})
	t.Run("should set nothing for somebody well", func(t *testing.T) {
		if v := r.Assess(well(r).aged(69)); len(v.Sets) != 0 {
			t.Errorf("sets %v", v.Sets)
		}
	})
}

// checked answers a flag with a visit of yesterday.
func checked(in Inputs, id FlagID) Inputs {
	in.Screening = in.Screening.clone()
	in.Screening.Check(id, today.Add(-days(1)), today)
	return in
}

func TestChecked(t *testing.T) {
	r := rules(t)
	level := func(in Inputs) Level { return r.Assess(in).Level }
	t.Run("should need a day for an emergency or same-day item", func(t *testing.T) {
		in := well(r).saying(Checked, "rf-bladder")
		if level(in) != LevelEmergency {
			t.Error("an undated check lowered an emergency")
		}
		if got := r.UndatedChecks(in); !slices.Equal(got, []FlagID{"rf-bladder"}) {
			t.Errorf("undated %v", got)
		}
		if level(well(r).saying(Checked, "rf-skin-shingles")) != LevelSameDay {
			t.Error("an undated check lowered a same-day item")
		}
	})
	t.Run("should lower a dated item for 12 weeks", func(t *testing.T) {
		in := checked(well(r), "rf-bladder")
		if level(in) != LevelClear {
			t.Error("a dated check did not lower")
		}
		in.Now = today.Add(days(83))
		if level(in) != LevelClear {
			t.Error("expired too early")
		}
		in.Now = today.Add(days(84))
		if level(in) != LevelEmergency {
			t.Error("did not expire after 12 weeks")
		}
	})
	t.Run("should not believe a day in the future", func(t *testing.T) {
		in := well(r)
		in.Screening.Check("rf-bladder", today.Add(days(3)), today)
		if level(in) != LevelEmergency {
			t.Error("lowered")
		}
	})
	t.Run("should lower a gp-soon item without a day", func(t *testing.T) {
		if level(well(r).saying(Checked, "rf-inflammatory")) != LevelClear {
			t.Error("not lowered")
		}
	})
	t.Run("should not make anybody 18", func(t *testing.T) {
		if v := r.Assess(checked(well(r), "rf-age-under-18")); v.Mode != ModeClosed {
			t.Errorf("mode %v", v.Mode)
		}
	})
	t.Run("should lift the tier of heart and pressure but not their caution", func(t *testing.T) {
		for _, id := range []string{"cx-heart-lung", "cx-hypertension"} {
			in := well(r).saying(Checked, id)
			if v := r.Assess(in); v.Level != LevelClear || v.Mode != ModeFull {
				t.Errorf("%s: %+v", id, v)
			}
			if !clearance(t, r, in).Holds(CautionID(id)) {
				t.Errorf("%s no longer holds", id)
			}
		}
	})
}

func TestAdvice(t *testing.T) {
	r := rules(t)
	tests := []struct{ name, id, number, want string }{
		{"the emergency text", "rf-bladder", "112", "This needs emergency help now. Call 112 or go to the nearest emergency department, and say: ‘back pain with a new change in passing urine’. Do not massage or exercise."},
		{"no number", "rf-bladder", " ", "This needs emergency help now. Call your local emergency number or go to the nearest emergency department, and say: ‘back pain with a new change in passing urine’. Do not massage or exercise."},
		{"the ambulance text", "rf-chest", "999", "This needs emergency help now. Call an ambulance; stay still and rest; do not travel yourself. Call 999 and say: ‘back pain with chest pain or sudden breathlessness’. Do not massage or exercise."},
		{"the same-day text", "rf-skin-shingles", "", "Please speak to a doctor today. Unknot is paused until someone has checked you. Rest in whatever position is easiest; do not get down on the floor."},
		{"the maternity line", "rf-pregnancy-warning", "", "Please speak to a doctor today. Unknot is paused until someone has checked you. Rest in whatever position is easiest; do not get down on the floor. Call your maternity unit now."},
		{"the gp-soon text", "rf-inflammatory", "", "Worth a check. Book an appointment in the next days; you can keep to gentle care meanwhile."},
		{"the page for young people", "rf-age-under-18", "", "Back pain in young people should be looked at by a doctor. This app is made for adults."},
	}
	for _, tt := range tests {
		t.Run("should say "+tt.name, func(t *testing.T) {
			if got := r.Advice(r.Assess(well(r).saying(Yes, tt.id)), tt.number); got != tt.want {
				t.Errorf("\n got %q\nwant %q", got, tt.want)
			}
		})
	}
	t.Run("should send an ambulance for trauma, aorta and chest only", func(t *testing.T) {
		for _, f := range r.Flags() {
			if f.Level != LevelEmergency {
				continue
			}
			want := slices.Contains([]FlagID{"rf-aaa", "rf-chest", "rf-major-trauma"}, f.ID)
			got := strings.Contains(r.Action(r.Assess(well(r).saying(Yes, string(f.ID))), ""), "do not travel yourself")
			if got != want {
				t.Errorf("%s: ambulance %v", f.ID, got)
			}
		}
	})
	t.Run("should leave no gap open", func(t *testing.T) {
		for _, f := range r.Flags() {
			v := r.Assess(well(r).saying(Yes, string(f.ID)))
			for _, s := range []string{v.Advice, r.Action(v, "112"), r.SupportText("")} {
				if strings.ContainsAny(s, "{}`") {
					t.Errorf("%s: %q", f.ID, s)
				}
			}
		}
	})
}
