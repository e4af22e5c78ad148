package safety

import (
	"slices"
	"strings"
	"testing"

	"unknot/internal/body"
	"unknot/internal/technique"
)

func TestRuleAddsUp(t *testing.T) {
	r := rules(t)
	t.Run("should lower the cap once for each caution", func(t *testing.T) {
		c := clearance(t, r, well(r).saying(Yes, "cx-osteoporosis", "cx-older-frail", "cx-wrist-shoulder"))
		got := c.Rule(on(t, "glute-foam-roll"))
		want := []CautionID{"cx-osteoporosis", "cx-older-frail", "cx-wrist-shoulder"}
		if got.Blocked || got.CapMinus != 3 || !got.Easier || !slices.Equal(got.By, want) || len(got.Changes) < 3 {
			t.Errorf("%+v", got)
		}
	})
	t.Run("should let a block win", func(t *testing.T) {
		c := clearance(t, r, well(r).saying(Yes, "cx-osteoporosis", "cx-anticoagulant", "cx-clot-history"))
		got := c.Rule(on(t, "glute-foam-roll"))
		if !got.Blocked || !slices.Equal(got.By, []CautionID{"cx-clot-history", "cx-anticoagulant"}) || got.CapMinus != 0 {
			t.Errorf("%+v", got)
		}
		if !strings.HasPrefix(got.Because, "Because of your clot history") {
			t.Errorf("because %q", got.Because)
		}
	})
	t.Run("should count not sure", func(t *testing.T) {
		if !r.RuleFor(Profile{Answers: map[CautionID]Answer{"cx-anticoagulant": NotSure}}, on(t, "glute-foam-roll")).Blocked {
			t.Error("not sure counted as no")
		}
	})
	t.Run("should use cautions that answers switch on", func(t *testing.T) {
		c := clearance(t, r, well(r).aged(70))
		if got := c.Rule(on(t, "thoracic-foam-roll")); !got.Blocked || !slices.Equal(got.By, []CautionID{"cx-osteoporosis"}) {
			t.Errorf("%+v", got)
		}
	})
	t.Run("should add the mode to the cautions", func(t *testing.T) {
		c := clearance(t, r, well(r).aged(66).saying(Yes, "rf-age-new", "cx-wrist-shoulder"))
		if got := c.Rule(on(t, "bird-dog")); got.Blocked || got.CapMinus != 2 || !got.HalfReps || !got.Easier {
			t.Errorf("%+v", got)
		}
	})
	t.Run("should give every change in words without ids", func(t *testing.T) {
		for _, f := range facts(t) {
			for _, id := range f.modified {
				got := r.RuleFor(Profile{
					Answers:  map[CautionID]Answer{id: Yes},
					Branches: map[string]Answer{"hip-under-12-weeks": No, "clot-clinic-says-active": Yes},
				}, Subject{Technique: f.technique})
				if got.Blocked || len(got.Changes) == 0 || got.CapMinus != 1 || strings.ContainsAny(strings.Join(got.Changes, " "), "`") {
					t.Errorf("%s with %s: %+v", f.technique.ID, id, got)
				}
			}
		}
	})
}

func TestSpecialRules(t *testing.T) {
	r := rules(t)
	rule := func(t *testing.T, id technique.ID, cautions ...string) Ruling {
		return r.RuleFor(well(r).saying(Yes, cautions...).Profile, on(t, id))
	}
	t.Run("should exempt physiotherapy from kind blocks", func(t *testing.T) {
		for _, c := range r.Cautions() {
			if got := r.RuleFor(well(r).saying(Yes, string(c.ID)).branch("hip-under-12-weeks", Yes).Profile, on(t, "pro-physiotherapy")); got.Blocked {
				t.Errorf("blocked by %s", c.ID)
			}
		}
	})
	t.Run("should keep a class with an adapted teacher", func(t *testing.T) {
		got := rule(t, "yoga-pilates-class", "cx-osteoporosis")
		if got.Blocked || !slices.Contains(got.Changes, "Only a class adapted for this by a trained teacher; ask first.") {
			t.Errorf("%+v", got)
		}
		if !rule(t, "yoga-pilates-class", "cx-aneurysm").Blocked {
			t.Error("an aneurysm leaves the class open")
		}
	})
	t.Run("should keep to the middle with stenosis and a slip", func(t *testing.T) {
		if rule(t, "childs-pose", "cx-stenosis").Blocked || rule(t, "childs-pose", "cx-spondylolisthesis").Blocked {
			t.Error("one alone blocks")
		}
		for _, f := range facts(t) {
			if f.technique.Has("end-flexion") || f.technique.Has("rotation") || f.technique.Has("end-extension") {
				if !rule(t, f.technique.ID, "cx-stenosis", "cx-spondylolisthesis").Blocked {
					t.Errorf("%s stays open", f.technique.ID)
				}
			}
		}
	})
	t.Run("should leave out heat and held effort with pregnancy and high pressure", func(t *testing.T) {
		if rule(t, "heat-pack-low-back", "cx-pregnancy").Blocked || rule(t, "heat-pack-low-back", "cx-hypertension").Blocked {
			t.Error("one alone blocks")
		}
		got := rule(t, "heat-pack-low-back", "cx-pregnancy", "cx-hypertension")
		if !got.Blocked || !slices.Equal(got.By, []CautionID{"cx-pregnancy", "cx-hypertension"}) {
			t.Errorf("%+v", got)
		}
		if !rule(t, "glute-bridge", "cx-pregnancy", "cx-hypertension").Blocked {
			t.Error("held effort stays open")
		}
	})
	t.Run("should leave no heat or pressure on numb feet with diabetes", func(t *testing.T) {
		p := well(r).saying(Yes, "cx-diabetes", "cx-neuropathy").Profile
		p.Areas = map[CautionID][]body.Region{"cx-neuropathy": {"feet-left", "feet-right"}}
		for _, f := range facts(t) {
			feet := slices.ContainsFunc(f.technique.Targets, func(x technique.Target) bool { return x.Group == "feet" })
			if feet && (f.technique.Has("foot-pressure") || f.technique.Has("heat")) && !r.RuleFor(p, Subject{Technique: f.technique}).Blocked {
				t.Errorf("%s stays open", f.technique.ID)
			}
		}
	})
	t.Run("should treat clot history and blood thinners as both", func(t *testing.T) {
		for _, f := range facts(t) {
			if f.technique.Has("leg-pressure") && !rule(t, f.technique.ID, "cx-clot-history", "cx-anticoagulant").Blocked {
				t.Errorf("%s stays open", f.technique.ID)
			}
		}
	})
}

func TestBranches(t *testing.T) {
	r := rules(t)
	blocked := func(t *testing.T, in Inputs, id technique.ID) bool { return r.RuleFor(in.Profile, on(t, id)).Blocked }
	t.Run("should close a treated clot until the clinic agrees", func(t *testing.T) {
		in := well(r).saying(Yes, "cx-clot-treated")
		for _, a := range []Answer{Unanswered, No, NotSure} {
			in := in.branch("clot-clinic-says-active", a)
			if !blocked(t, in, "walking") || !blocked(t, in, "cat-cow") || !blocked(t, in, "desk-micro-break") || blocked(t, in, "body-scan") || blocked(t, in, "hydration") {
				t.Errorf("answer %q", a)
			}
		}
		in = in.branch("clot-clinic-says-active", Yes)
		got := r.RuleFor(in.Profile, on(t, "glute-bridge"))
		if blocked(t, in, "walking") || got.Blocked || !got.Easier || !blocked(t, in, "heat-pack-low-back") {
			t.Errorf("%+v", got)
		}
	})
	t.Run("should lift lying face down after birth", func(t *testing.T) {
		in := well(r).saying(Yes, "cx-pregnancy")
		if !blocked(t, in, "prone-lying") {
			t.Error("open in pregnancy")
		}
		in = in.branch("gave-birth", Yes)
		if blocked(t, in, "prone-lying") || !blocked(t, in, "glute-foam-roll") || !blocked(t, in, "mcgill-curl-up") {
			t.Error("wrong after birth")
		}
		if got := r.RuleFor(in.Profile, on(t, "pelvic-tilt")); got.CapMinus != 0 || len(got.Changes) != 1 {
			t.Errorf("lying on the back after birth: %+v", got)
		}
	})
	t.Run("should turn heat into a change for a patch known to be safe", func(t *testing.T) {
		in := well(r).saying(Yes, "cx-medicine-patch")
		if !blocked(t, in, "heat-pack-low-back") || !blocked(t, in.branch("patch-not-opioid-and-away", NotSure), "heat-pack-low-back") {
			t.Error("heat open with an unknown patch")
		}
		in = in.branch("patch-not-opioid-and-away", Yes)
		got := r.RuleFor(in.Profile, on(t, "heat-pack-low-back"))
		if got.Blocked || got.CapMinus != 1 {
			t.Errorf("%+v", got)
		}
		for _, id := range []technique.ID{"warm-bath", "warm-stones-home", "pro-hot-stone"} {
			if !blocked(t, in, id) {
				t.Errorf("%s open", id)
			}
		}
	})
	t.Run("should close nearly everything soon after a hip replacement", func(t *testing.T) {
		in := well(r).saying(Yes, "cx-hip-replacement")
		in.Profile.Areas = map[CautionID][]body.Region{"cx-hip-replacement": {"hip-lateral-left"}}
		right := on(t, "calf-wall-stretch")
		right.Side = body.Right
		for _, a := range []Answer{Unanswered, Yes, NotSure} {
			if in := in.branch("hip-under-12-weeks", a); !r.RuleFor(in.Profile, right).Blocked || blocked(t, in, "body-scan") {
				t.Errorf("answer %q", a)
			}
		}
		in = in.branch("hip-under-12-weeks", No)
		if r.RuleFor(in.Profile, right).Blocked {
			t.Error("closed later too")
		}
	})
	t.Run("should lift the hip rules the surgeon has lifted", func(t *testing.T) {
		in := well(r).saying(Yes, "cx-hip-replacement").branch("hip-under-12-weeks", No)
		if !blocked(t, in, "knee-to-chest") || !blocked(t, in, "glute-foam-roll") {
			t.Error("open with the rules in force")
		}
		if in := in.branch("hip-bend-rule-lifted", Yes); blocked(t, in, "knee-to-chest") || !blocked(t, in, "glute-foam-roll") {
			t.Error("the bend rule")
		}
		if in := in.branch("hip-turn-rules-lifted", Yes); blocked(t, in, "glute-foam-roll") || !blocked(t, in, "knee-to-chest") {
			t.Error("the turn rules")
		}
	})
	t.Run("should lift a change, never a block, for the direction that eases", func(t *testing.T) {
		in := well(r).saying(Yes, "cx-disc-sciatica").branch("arching-draws-pain-out", Yes)
		if got := r.RuleFor(in.Profile, on(t, "mckenzie-press-up")); got.CapMinus != 0 || got.Easier || len(got.Changes) != 1 {
			t.Errorf("%+v", got)
		}
		if got := r.RuleFor(in.Profile, on(t, "childs-pose")); got.CapMinus != 1 {
			t.Errorf("the other direction: %+v", got)
		}
		in = in.branch("bending-draws-pain-out", Yes)
		if !blocked(t, in, "double-knee-to-chest") {
			t.Error("a block was lifted")
		}
		before := r.person(in.saying(Yes, "rf-leg-pain-neuro"))
		if got := before.ruling(on(t, "mckenzie-press-up")); got.CapMinus != 1 {
			t.Errorf("before an assessment: %+v", got)
		}
	})
}

func TestAreas(t *testing.T) {
	r := rules(t)
	tests := []struct {
		name    string
		caution string
		area    []body.Region
		id      technique.ID
		side    body.Side
		want    bool // blocked
	}{
		{"the whole body without an area", "cx-skin", nil, "foot-ball-roll", body.Left, true},
		{"the side of the area", "cx-skin", []body.Region{"feet-left"}, "foot-ball-roll", body.Left, true},
		{"not the other side", "cx-skin", []body.Region{"feet-left"}, "foot-ball-roll", body.Right, false},
		{"no named side", "cx-skin", []body.Region{"feet-left"}, "foot-ball-roll", body.Middle, true},
		{"not another place", "cx-skin", []body.Region{"feet-left"}, "piriformis-wall-ball", body.Left, false},
		{"a place nearby", "cx-skin", []body.Region{"tailbone"}, "piriformis-wall-ball", body.Left, true},
		{"below the knee holds the foot", "cx-skin", []body.Region{"below-knee-left"}, "foot-ball-roll", body.Left, true},
		{"an unsided technique on its place", "cx-skin", []body.Region{"lumbar-left"}, "heat-pack-low-back", body.Middle, true},
		{"an unsided technique elsewhere", "cx-skin", []body.Region{"feet-left"}, "heat-pack-low-back", body.Middle, false},
		{"movement without contact", "cx-skin", []body.Region{"lumbar-left"}, "cat-cow", body.Middle, false},
		{"both sides at once, everywhere", "cx-skin", []body.Region{"feet-left"}, "hand-knead-low-back", body.Middle, true},
		{"a bath, everywhere", "cx-neuropathy", []body.Region{"feet-left"}, "warm-bath", body.Middle, true},
		{"a professional, everywhere", "cx-skin", []body.Region{"feet-left"}, "pro-trigger-point", body.Middle, true},
		{"an inflamed spot but not nearby", "cx-local-inflammation", []body.Region{"sacroiliac-left"}, "glute-medius-wall-ball", body.Left, false},
		{"an inflamed spot", "cx-local-inflammation", []body.Region{"gluteus-medius-left"}, "glute-medius-wall-ball", body.Left, true},
		{"the midline reaches both sides", "cx-local-inflammation", []body.Region{"lumbar-centre"}, "lumbar-wall-ball", body.Right, true},
		{"the replaced hip", "cx-hip-replacement", []body.Region{"hip-lateral-left"}, "figure-4-supine", body.Left, true},
		{"the other hip", "cx-hip-replacement", []body.Region{"hip-lateral-left"}, "figure-4-supine", body.Right, false},
		{"an unsided technique with a replaced hip", "cx-hip-replacement", []body.Region{"hip-lateral-left"}, "double-knee-to-chest", body.Middle, true},
		{"an unsided technique with a side named", "cx-hip-replacement", []body.Region{"hip-lateral-left"}, "double-knee-to-chest", body.Right, true},
		{"both hips", "cx-hip-replacement", []body.Region{"hip-lateral-left", "hip-lateral-right"}, "figure-4-supine", body.Right, true},
		{"the swollen leg", "cx-varicose-lymph", []body.Region{"calves-right"}, "hamstring-foam-roll", body.Right, true},
		{"the other leg", "cx-varicose-lymph", []body.Region{"calves-right"}, "hamstring-foam-roll", body.Left, false},
	}
	for _, tt := range tests {
		t.Run("should judge "+tt.name, func(t *testing.T) {
			p := well(r).saying(Yes, tt.caution).branch("hip-under-12-weeks", No).Profile
			p.Areas = map[CautionID][]body.Region{CautionID(tt.caution): tt.area}
			s := on(t, tt.id)
			s.Side = tt.side
			if got := r.RuleFor(p, s); got.Blocked != tt.want {
				t.Errorf("blocked %v, want %v", got.Blocked, tt.want)
			}
		})
	}
	t.Run("should reach what the picture highlights", func(t *testing.T) {
		s := on(t, "piriformis-wall-ball")
		lit := *s.Technique
		lit.Highlight = []body.Group{"quadriceps"}
		p := well(r).saying(Yes, "cx-local-inflammation").Profile
		p.Areas = map[CautionID][]body.Region{"cx-local-inflammation": {"quadriceps-left"}}
		if r.RuleFor(p, Subject{Technique: s.Technique, Side: body.Left}).Blocked || !r.RuleFor(p, Subject{Technique: &lit, Side: body.Left}).Blocked {
			t.Error("the contact zone does not count")
		}
	})
	t.Run("should spread an area change to its place only", func(t *testing.T) {
		p := well(r).saying(Yes, "cx-neuropathy").Profile
		p.Areas = map[CautionID][]body.Region{"cx-neuropathy": {"feet-left"}}
		if got := r.RuleFor(p, on(t, "soft-ball-myofascial-hold")); len(got.By) != 0 {
			t.Errorf("%+v", got)
		}
	})
}
