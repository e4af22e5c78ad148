package plan_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/content"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/technique"
)

// experienced gives a history in which everything was used some days ago, so that nothing is a
// first use.
func experienced(c *content.Content) plan.History {
	var h plan.History
	for _, t := range c.Catalogue.All() {
		h.Uses = append(h.Uses, plan.Use{Technique: t.ID, At: day.AddDate(0, 0, -3)})
	}
	return h
}

func everything(c *content.Content) []technique.ToolID {
	var out []technique.ToolID
	for _, t := range c.Catalogue.Tools() {
		out = append(out, t.ID)
	}
	return out
}

// wellEquipped is a request of somebody who knows everything and has every tool.
func wellEquipped(c *content.Content, change func(*plan.Request)) plan.Request {
	return request(func(r *plan.Request) {
		r.History, r.Tools, r.Helper = experienced(c), everything(c), true
		if change != nil {
			change(r)
		}
	})
}

func fromTemplate(t testing.TB, c *content.Content, who somebody, id plan.TemplateID, r plan.Request) plan.Plan {
	t.Helper()
	p, err := c.Engine.Template(cleared(t, c, who, r), id, r)
	if err != nil {
		t.Fatalf("%s: %v", id, err)
	}
	return p
}

// row is one item of a template as the table of section 5.6 has it.
type row struct {
	id      technique.ID
	seconds int
}

// TestTemplatesOfTheFactBase runs each template for somebody whom nothing stops and holds it against
// the table of section 5.6, typed in here from the fact base.
func TestTemplatesOfTheFactBase(t *testing.T) {
	c := load(t)
	persistent, acute := technique.Persistent, technique.Acute
	for _, tt := range []struct {
		id      plan.TemplateID
		place   plan.Place
		phase   technique.Phase
		settle  checkin.Settle
		who     somebody
		seconds int
		rows    []row
	}{
		{"ses-desk-2", plan.Desk, persistent, "minutes", somebody{}, 120, []row{
			{"march-in-place", 20}, {"seated-pelvic-tilt", 20}, {"figure-4-seated", 40}, {"standing-back-extension", 20}, {"diaphragmatic-breathing", 10},
		}},
		{"ses-flare-5", plan.Bed, acute, "longer", somebody{}, 300, []row{
			{"diaphragmatic-breathing", 120}, {"pelvic-tilt", 75}, {"lower-trunk-rotation", 75},
		}},
		{"ses-flare-easing-5", plan.Floor, acute, "minutes", somebody{}, 300, []row{
			{"diaphragmatic-breathing", 90}, {"pelvic-tilt", 60}, {"lower-trunk-rotation", 60}, {"knee-to-chest", 60},
		}},
		{"ses-flare-chair-5", plan.Chair, persistent, "longer", somebody{}, 300, []row{
			{"diaphragmatic-breathing", 120}, {"seated-pelvic-tilt", 60}, {"march-in-place", 60}, {"seated-pelvic-tilt", 30},
		}},
		{"ses-floor-10", plan.Floor, persistent, "minutes", somebody{}, 600, []row{
			{"glute-foam-roll", 90},
			{"cat-cow", 60},
			{"piriformis-wall-ball", 90},
			{"figure-4-supine", 60},
			{"glute-bridge", 120},
			{"diaphragmatic-breathing", 60},
			{"diaphragmatic-breathing", 30},
		}},
		{"ses-chair-10", plan.Chair, persistent, "minutes", somebody{}, 600, []row{
			{"diaphragmatic-breathing", 60},
			{"seated-pelvic-tilt", 60},
			{"seated-forward-fold", 60},
			{"figure-4-seated", 60},
			{"chair-thoracic-extension", 45},
			{"seated-rotation", 45},
			{"desk-ball-glute", 60},
			{"sit-to-stand", 120},
			{"march-in-place", 60},
		}},
		{"ses-chair-bone-10", plan.Chair, persistent, "minutes", somebody{cautions: map[safety.CautionID][]body.Region{"cx-osteoporosis": nil}}, 600, []row{
			{"diaphragmatic-breathing", 90},
			{"sit-to-stand", 120},
			{"march-in-place", 90},
			{"hip-hinge", 90},
			{"hip-flexor-standing", 60},
			{"calf-wall-stretch", 60},
			{"diaphragmatic-breathing", 60},
		}},
		{"ses-full-20", plan.Floor, persistent, "minutes", somebody{}, 1200, []row{
			{"diaphragmatic-breathing", 60},
			{"glute-foam-roll", 90},
			{"hamstring-foam-roll", 90},
			{"piriformis-wall-ball", 120},
			{"glute-medius-wall-ball", 90},
			{"childs-pose", 60},
			{"figure-4-supine", 60},
			{"hip-flexor-lunge", 60},
			{"cat-cow", 120},
			{"bird-dog", 120},
			{"glute-bridge", 120},
			{"clamshell", 90},
			{"diaphragmatic-breathing", 60},
		}},
		{"ses-strength-10", plan.Floor, persistent, "minutes", somebody{}, 600, []row{
			{"march-in-place", 60},
			{"cat-cow", 45},
			{"bird-dog", 120},
			{"side-plank-knees", 90},
			{"glute-bridge", 120},
			{"clamshell", 90},
			{"diaphragmatic-breathing", 30},
		}},
		{"ses-evening-10", plan.Floor, persistent, "minutes", somebody{}, 600, []row{{"rest-90-90", 300}, {"body-scan", 300}}},
		{"ses-partner-15", plan.Floor, persistent, "minutes", somebody{}, 900, []row{
			{"partner-myofascial-hold", 120},
			{"partner-gliding", 240},
			{"partner-kneading", 180},
			{"partner-circles", 180},
			{"partner-glute-press", 120},
			{"diaphragmatic-breathing", 60},
		}},
		{"ses-leg-8", plan.Floor, persistent, "minutes", somebody{
			cautions: map[safety.CautionID][]body.Region{"cx-disc-sciatica": nil}, branches: map[string]safety.Answer{"arching-draws-pain-out": safety.Yes},
		}, 480, []row{
			{"diaphragmatic-breathing", 60}, {"prone-lying", 120}, {"mckenzie-press-up", 90}, {"pelvic-tilt", 60}, {"march-in-place", 60}, {"clamshell", 60},
		}},
	} {
		t.Run("should run "+string(tt.id)+" as written", func(t *testing.T) {
			r := wellEquipped(c, func(r *plan.Request) { r.Place, r.CheckIn.Phase, r.CheckIn.Settle = tt.place, tt.phase, tt.settle })
			p := fromTemplate(t, c, tt.who, tt.id, r)
			if !within5(p.Seconds(), tt.seconds) || p.Template != tt.id || p.Request.Minutes != tt.seconds/60 {
				t.Errorf("%d s of %d, template %q, %d minutes", p.Seconds(), tt.seconds, p.Template, p.Request.Minutes)
			}
			if len(p.Steps) != len(tt.rows) {
				t.Fatalf("%v", ids(p))
			}
			for i, s := range p.Steps {
				// Templates without changeovers have ten seconds of them in each item.
				if want := tt.rows[i]; s.Technique.ID != want.id || off(s.Seconds(), want.seconds) > 10 {
					t.Errorf("%d: %s for %d s, want %s for %d s", i, s.Technique.ID, s.Seconds(), want.id, want.seconds)
				}
			}
		})
	}
}

func off(a, b int) int { return max(a-b, b-a) }

func within5(got, want int) bool { return 100*got >= 95*want && 100*got <= 105*want }

func TestTemplateForms(t *testing.T) {
	c := load(t)
	leg := somebody{flags: map[safety.FlagID]safety.Answer{"rf-leg-pain-neuro": safety.Yes}}
	disc := somebody{cautions: map[safety.CautionID][]body.Region{"cx-disc-sciatica": nil}}
	narrow := map[safety.CautionID][]body.Region{"cx-stenosis": nil}
	bend := func(r *plan.Request) { r.CheckIn.Direction = checkin.Bend }
	atDesk := func(r *plan.Request) { r.Place = plan.Desk }
	for _, tt := range []struct {
		should  string
		id      plan.TemplateID
		who     somebody
		change  func(*plan.Request)
		has     []technique.ID
		not     []technique.ID
		seconds int
	}{
		{
			"never press up before an assessment, nor clamshell", "ses-leg-8", leg, nil,
			[]technique.ID{"prone-lying", "lower-trunk-rotation"},
			[]technique.ID{"mckenzie-press-up", "clamshell"},
			480,
		},
		{
			"not press up after an assessment when nobody knows the direction", "ses-leg-8", disc, nil,
			[]technique.ID{"prone-lying", "lower-trunk-rotation", "clamshell"},
			[]technique.ID{"mckenzie-press-up"},
			480,
		},
		{
			"bring the knee to the chest where bending eases the leg", "ses-leg-8", leg, bend,
			[]technique.ID{"knee-to-chest", "lower-trunk-rotation"},
			[]technique.ID{"prone-lying", "mckenzie-press-up", "clamshell"},
			480,
		},
		{
			"bring the knee to the chest with a narrowed spine", "ses-leg-8",
			somebody{cautions: narrow, flags: leg.flags},
			nil,
			[]technique.ID{"knee-to-chest"},
			[]technique.ID{"prone-lying", "mckenzie-press-up"},
			480,
		},
		{
			"bend at the desk where bending eases", "ses-desk-2",
			somebody{},
			func(r *plan.Request) { atDesk(r); bend(r) },
			[]technique.ID{"seated-forward-fold"},
			[]technique.ID{"standing-back-extension"},
			120,
		},
		{
			"bend at the desk with a narrowed spine", "ses-desk-2",
			somebody{cautions: narrow},
			atDesk,
			[]technique.ID{"seated-forward-fold"},
			[]technique.ID{"standing-back-extension"},
			120,
		},
		{
			"tilt twice at the desk where the fold is blocked too", "ses-desk-2",
			somebody{cautions: map[safety.CautionID][]body.Region{"cx-stenosis": nil, "cx-osteoporosis": nil}},
			atDesk,
			[]technique.ID{"seated-pelvic-tilt"},
			[]technique.ID{"standing-back-extension", "seated-forward-fold"},
			120,
		},
	} {
		t.Run("should "+tt.should, func(t *testing.T) {
			p := fromTemplate(t, c, tt.who, tt.id, wellEquipped(c, tt.change))
			for _, id := range tt.has {
				if !has(p, id) {
					t.Errorf("no %s in %v", id, ids(p))
				}
			}
			for _, id := range tt.not {
				if has(p, id) {
					t.Errorf("%s in %v", id, ids(p))
				}
			}
			if !within5(p.Seconds(), tt.seconds) {
				t.Errorf("%d s", p.Seconds())
			}
		})
	}
}

func TestTemplateReplacement(t *testing.T) {
	c := load(t)
	t.Run("should replace rollers while the back is easily stirred up (5.2), and say so", func(t *testing.T) {
		p := fromTemplate(t, c, somebody{}, "ses-floor-10", wellEquipped(c, func(r *plan.Request) { r.CheckIn.Settle = checkin.SettleDay }))
		l, told := leftOut(p, "glute-foam-roll")
		if has(p, "glute-foam-roll") || !told || l.Because.ID != "plan.left.irr-moderate" {
			t.Errorf("%v, left out %v", ids(p), p.LeftOut)
		}
		if p.Steps[0].Slot != plan.Broad || off(p.Steps[0].Seconds(), 90) > 20 {
			t.Errorf("in its place stands %s for %d s", p.Steps[0].Technique.ID, p.Steps[0].Seconds())
		}
	})
	t.Run("should lengthen the breath where nothing stands in", func(t *testing.T) {
		// Firm pressure is out with blood thinners and nothing of the same part lasts as long.
		who := somebody{cautions: map[safety.CautionID][]body.Region{"cx-anticoagulant": nil}}
		p := fromTemplate(t, c, who, "ses-floor-10", wellEquipped(c, nil))
		breath := 0
		for _, s := range p.Steps {
			if s.Technique.ID == "diaphragmatic-breathing" {
				breath += s.Seconds()
			}
		}
		if breath < 170 || !within5(p.Seconds(), 600) || !noted(p, "plan.note.long-breath") {
			t.Errorf("%d s of breath in %d s, notes %v", breath, p.Seconds(), p.Notes)
		}
	})
	t.Run("should do without the ball on the chair where there is none", func(t *testing.T) {
		p := fromTemplate(t, c, somebody{}, "ses-chair-10", wellEquipped(c, func(r *plan.Request) {
			r.Place, r.Tools = plan.Chair, []technique.ToolID{"chair"}
		}))
		if has(p, "desk-ball-glute") || !within5(p.Seconds(), 600) {
			t.Errorf("%d s: %v", p.Seconds(), ids(p))
		}
	})
	t.Run("should begin at half the dose with what is new, on one side", func(t *testing.T) {
		p := fromTemplate(t, c, somebody{}, "ses-floor-10", wellEquipped(c, func(r *plan.Request) { r.History = plan.History{} }))
		for _, s := range p.Steps {
			if s.Technique.ID == "piriformis-wall-ball" && (len(s.Sides) != 1 || s.Seconds() > 45 || !s.Easier) {
				t.Errorf("%d s on %v, easier %v", s.Seconds(), s.Sides, s.Easier)
			}
		}
		if !within5(p.Seconds(), 600) || !noted(p, "plan.note.first-time") {
			t.Errorf("%d s, notes %v", p.Seconds(), p.Notes)
		}
	})
}

func TestTemplatesOffered(t *testing.T) {
	c := load(t)
	offered := func(t *testing.T, who somebody, r plan.Request) []plan.TemplateID {
		t.Helper()
		var out []plan.TemplateID
		for _, o := range c.Engine.Templates(cleared(t, c, who, r), r) {
			if o.Fits != (o.Because.ID == "") {
				t.Errorf("%s fits %v because %q", o.Template, o.Fits, o.Because.ID)
			}
			if o.Fits {
				out = append(out, o.Template)
			}
		}
		return out
	}
	for _, tt := range []struct {
		should string
		who    somebody
		change func(*plan.Request)
		want   []plan.TemplateID
	}{
		{
			"offer the floor its own on a calm day",
			somebody{},
			nil,
			[]plan.TemplateID{"ses-floor-10", "ses-full-20", "ses-strength-10", "ses-evening-10", "ses-partner-15"},
		},
		{
			"offer nothing that needs a helper without one",
			somebody{},
			func(r *plan.Request) {
				r.Helper = false
				r.Tools = slices.DeleteFunc(r.Tools, func(id technique.ToolID) bool { return id == "helper" })
			},
			[]plan.TemplateID{"ses-floor-10", "ses-full-20", "ses-strength-10", "ses-evening-10"},
		},
		{
			"offer nothing that needs a roller without one",
			somebody{},
			func(r *plan.Request) { r.Helper, r.Tools = false, []technique.ToolID{"wall", "tennis-ball"} },
			[]plan.TemplateID{"ses-strength-10"},
		},
		{
			"offer calm in the first days",
			somebody{},
			func(r *plan.Request) { r.CheckIn.Phase, r.CheckIn.Settle = technique.Acute, checkin.SettleDay },
			[]plan.TemplateID{"ses-flare-5", "ses-flare-easing-5", "ses-evening-10"},
		},
		{
			"offer the bone-friendly form only",
			somebody{cautions: map[safety.CautionID][]body.Region{"cx-older-frail": nil}},
			func(r *plan.Request) { r.Place = plan.Chair },
			[]plan.TemplateID{"ses-chair-bone-10"},
		},
		{
			"offer the leg session alone before an assessment",
			somebody{flags: map[safety.FlagID]safety.Answer{"rf-leg-pain-neuro": safety.Yes}},
			nil,
			[]plan.TemplateID{"ses-leg-8"},
		},
		{
			"offer rest while everything else is paused",
			somebody{cautions: map[safety.CautionID][]body.Region{"cx-recent-injury": nil}},
			nil,
			[]plan.TemplateID{"ses-evening-10"},
		},
	} {
		t.Run("should "+tt.should, func(t *testing.T) {
			got := offered(t, tt.who, wellEquipped(c, tt.change))
			slices.Sort(got)
			slices.Sort(tt.want)
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
	t.Run("should offer nothing without a clearance", func(t *testing.T) {
		if got := c.Engine.Templates(safety.Clearance{}, request(nil)); got != nil {
			t.Errorf("%v", got)
		}
		if _, err := c.Engine.Template(safety.Clearance{}, "ses-evening-10", request(nil)); !errors.Is(err, plan.ErrNoClearance) {
			t.Errorf("err = %v", err)
		}
	})
	t.Run("should refuse a template that does not fit, and one that does not exist", func(t *testing.T) {
		r := wellEquipped(c, nil)
		ok := cleared(t, c, somebody{}, r)
		_, err := c.Engine.Template(ok, "ses-desk-2", r)
		if no, is := errors.AsType[*plan.NotOfferedError](err); !is || no.Offer.Because.ID != "plan.offer.place" {
			t.Errorf("err = %v", err)
		}
		_, err = c.Engine.Template(ok, "ses-none", r)
		if _, is := errors.AsType[*plan.RequestError](err); !is {
			t.Errorf("err = %v", err)
		}
	})
}

// TestTemplateProperties: whatever the person and the day, what a template makes is as safe as what
// Build makes, and as long as it says.
func TestTemplateProperties(t *testing.T) {
	c := load(t)
	rapid.Check(t, func(rt *rapid.T) {
		who, r := anybody(rt, c), anyRequest(rt, c)
		if rapid.Bool().Draw(rt, "knows everything") {
			r.History = experienced(c)
		}
		clearance, _, err := c.Rules.Clear(who.inputs(c, r))
		if err != nil {
			return
		}
		for _, o := range c.Engine.Templates(clearance, r) {
			if !o.Fits {
				continue
			}
			p, err := c.Engine.Template(clearance, o.Template, r)
			if err != nil {
				rt.Fatalf("%s: %v", o.Template, err)
			}
			checkOpen(rt, p, clearance)
			checkPressure(rt, p)
			short := noted(p, "plan.note.short") || noted(p, "plan.note.short-first") || noted(p, "plan.note.short-calm")
			if got := p.Seconds(); got*100 > o.Seconds*105 || got*100 < o.Seconds*95 && !short {
				rt.Fatalf("%s takes %d s: %v %v", o.Template, got, ids(p), p.Notes)
			}
			if strong, other := kinds(p, technique.Strength), len(p.Steps)-kinds(p, technique.Relaxation)-kinds(p, technique.Heat); strong > 0 && other == strong {
				rt.Fatalf("%s leaves strength alone: %v", o.Template, ids(p))
			}
			if moving := movement(p); p.Irritability == plan.IrritabilityHigh && moving > 300 {
				rt.Fatalf("%s moves for %d s", o.Template, moving)
			}
		}
	})
}

// checkOpen: nothing that is blocked, wrong for the phase or the place, or above the cap.
func checkOpen(t *rapid.T, p plan.Plan, clearance safety.Clearance) {
	for _, s := range p.Steps {
		sides := s.Sides
		if s.Technique.Dose.Sides != technique.PerSide {
			sides = []body.Side{body.Middle}
		}
		for _, side := range sides {
			if r := clearance.Rule(safety.Subject{Technique: s.Technique, Side: side}); r.Blocked {
				t.Fatalf("%s on side %d is blocked by %v", s.Technique.ID, side, r.By)
			}
		}
		if !s.Technique.In(p.Request.CheckIn.Phase) {
			t.Fatalf("%s is not for this phase", s.Technique.ID)
		}
		if why := misplaced(s.Technique, p.Request); why != "" {
			t.Fatalf("%s: %s", s.Technique.ID, why)
		}
		if s.CapPoints > max(1, s.Technique.Cap.PressureIn(p.Request.CheckIn.Phase)) || s.Seconds() < 1 {
			t.Fatalf("%s: cap %d, %d s", s.Technique.ID, s.CapPoints, s.Seconds())
		}
	}
}

func movement(p plan.Plan) int {
	sum := 0
	for _, s := range p.Steps {
		if s.Technique.Kind != technique.Relaxation && s.Technique.Kind != technique.Heat {
			sum += s.Seconds() + plan.Changeover
		}
	}
	return sum
}

func TestTemplateFile(t *testing.T) {
	read := func(name string) *fstest.MapFile {
		raw, err := os.ReadFile("../../assets/" + name)
		if err != nil {
			t.Fatal(err)
		}
		return &fstest.MapFile{Data: raw}
	}
	for should, change := range map[string][2]string{
		"an unknown technique":      {"technique: march-in-place", "technique: marching"},
		"a length that is not true": {"seconds: 120\n    changeovers: 10", "seconds: 130\n    changeovers: 10"},
		"an unknown place":          {"places: [desk]", "places: [desk, garden]"},
		"an unknown field":          {"    places: [desk]", "    mood: good\n    places: [desk]"},
		"an unknown word":           {"when: [bend-easier, cx-stenosis]", "when: [bends]"},
		"a form of another length":  {"{technique: seated-forward-fold, seconds: 20", "{technique: seated-forward-fold, seconds: 30"},
		"an id twice":               {"id: ses-flare-5\n", "id: ses-desk-2\n"},
	} {
		t.Run("should refuse "+should+", with its line", func(t *testing.T) {
			files := fstest.MapFS{"rules/score.yaml": read("rules/score.yaml"), "techniques/index.yaml": read("techniques/index.yaml")}
			was := string(read("rules/templates.yaml").Data)
			now := strings.Replace(was, change[0], change[1], 1)
			if now == was {
				t.Fatalf("nothing to change: %q", change[0])
			}
			files["rules/templates.yaml"] = &fstest.MapFile{Data: []byte(now)}
			_, err := plan.LoadRules(files)
			if err == nil || !strings.Contains(err.Error(), "rules/templates.yaml:") {
				t.Errorf("err = %v", err)
			}
		})
	}
}
