package plan_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/content"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/technique"
)

// cleared gives the clearance of a person.
func cleared(t testing.TB, c *content.Content, p somebody, r plan.Request) safety.Clearance {
	t.Helper()
	clearance, verdict, err := c.Rules.Clear(p.inputs(c, r))
	if err != nil {
		t.Fatalf("clear: %v (%+v)", err, verdict)
	}
	return clearance
}

// used is a request of somebody who has done a technique before.
func used(id technique.ID, change func(*plan.Request)) plan.Request {
	r := request(change)
	r.History.Uses = append(r.History.Uses, plan.Use{Technique: id, At: day.AddDate(0, 0, -3)})
	return r
}

func single(t testing.TB, c *content.Content, p somebody, id technique.ID, r plan.Request) plan.Plan {
	t.Helper()
	made, err := c.Engine.Single(cleared(t, c, p, r), id, r)
	if err != nil {
		t.Fatalf("single %s: %v", id, err)
	}
	if len(made.Steps) != 1 || made.Steps[0].Technique.ID != id {
		t.Fatalf("made %v", ids(made))
	}
	return made
}

func TestSingle(t *testing.T) {
	c := load(t)
	t.Run("should run the catalogue's dose on both sides for what is known", func(t *testing.T) {
		r := used("glute-medius-wall-ball", nil)
		p := single(t, c, somebody{}, "glute-medius-wall-ball", r)
		s := p.Steps[0]
		own, _ := c.Catalogue.Get("glute-medius-wall-ball")
		if s.Dose != own.Timer || !slices.Equal(s.Sides, []body.Side{body.Left, body.Right}) || s.Easier || len(p.Notes) != 0 {
			t.Errorf("got %+v, sides %v, easier %v, notes %v", s.Dose, s.Sides, s.Easier, p.Notes)
		}
		if s.CapPoints != 5 || p.Request.Minutes != 5 {
			t.Errorf("cap %d, minutes %d", s.CapPoints, p.Request.Minutes)
		}
	})
	t.Run("should halve the first use, on one side, in the easier version", func(t *testing.T) {
		p := single(t, c, somebody{}, "glute-medius-wall-ball", request(nil))
		s := p.Steps[0]
		if s.Dose.Reps != 1 || s.Dose.Hold != 45 || s.Dose.Sides != 1 || !slices.Equal(s.Sides, []body.Side{body.Left}) || !s.Easier {
			t.Errorf("got %+v, sides %v, easier %v", s.Dose, s.Sides, s.Easier)
		}
		if !noted(p, "plan.note.first-use-side") || !reflect.DeepEqual(p.Notes[0].Args[plan.ArgSide], body.Left) {
			t.Errorf("notes %v", p.Notes)
		}
	})
	t.Run("should begin with the side that hurts more", func(t *testing.T) {
		p := single(t, c, somebody{}, "figure-4-supine", request(func(r *plan.Request) {
			r.CheckIn.Marks = []body.Mark{{Region: "deep-rotators-right", Intensity: 3}}
		}))
		if !slices.Equal(p.Steps[0].Sides, []body.Side{body.Right}) {
			t.Errorf("sides %v", p.Steps[0].Sides)
		}
	})
	t.Run("should halve a single hold too", func(t *testing.T) {
		p := single(t, c, somebody{}, "walking", request(nil))
		if got := p.Steps[0].Dose.Hold; got != 300 || !noted(p, "plan.note.first-use") {
			t.Errorf("hold %d, notes %v", got, p.Notes)
		}
	})
	t.Run("should keep the alternating sides of one movement", func(t *testing.T) {
		if got := single(t, c, somebody{}, "bird-dog", request(nil)).Steps[0].Dose; got.Sides != 2 || got.Reps != 3 {
			t.Errorf("got %+v", got)
		}
	})
	t.Run("should drop the side that a caution takes away", func(t *testing.T) {
		who := somebody{cautions: map[safety.CautionID][]body.Region{"cx-hip-replacement": {"hip-lateral-left"}}}
		r := used("figure-4-supine", nil)
		p := single(t, c, who, "figure-4-supine", r)
		if !slices.Equal(p.Steps[0].Sides, []body.Side{body.Right}) || p.Steps[0].Dose.Sides != 1 {
			t.Errorf("sides %v, dose %+v", p.Steps[0].Sides, p.Steps[0].Dose)
		}
	})
	t.Run("should sink the cap with the phase", func(t *testing.T) {
		p := single(t, c, somebody{}, "glute-medius-wall-ball", request(func(r *plan.Request) { r.CheckIn.Phase = technique.Acute }))
		if got := p.Steps[0].CapPoints; got != 3 {
			t.Errorf("cap %d", got)
		}
	})
	t.Run("should do it where it can be done", func(t *testing.T) {
		p := single(t, c, somebody{}, "cat-cow", request(func(r *plan.Request) { r.Place, r.Tools = plan.Desk, nil }))
		if p.Request.Place != plan.Floor {
			t.Errorf("place %q", p.Request.Place)
		}
	})
}

func TestSingleRefuses(t *testing.T) {
	c := load(t)
	for name, tt := range map[string]struct {
		id      technique.ID
		who     somebody
		change  func(*plan.Request)
		because string
		caution safety.CautionID
	}{
		"what a caution blocks": {
			id: "glute-floor-ball", who: somebody{cautions: map[safety.CautionID][]body.Region{"cx-anticoagulant": nil}},
			because: "plan.left.safety", caution: "cx-anticoagulant",
		},
		"what the phase is too early for": {
			id: "glute-floor-ball", change: func(r *plan.Request) { r.CheckIn.Phase = technique.Acute }, because: "plan.left.phase",
		},
		"firm pressure while the back is easily stirred up": {
			id: "glute-floor-ball", change: func(r *plan.Request) { r.CheckIn.Settle = "" }, because: "plan.left.irr-moderate",
		},
		"movement of force while it is very easily stirred up": {
			id: "glute-bridge", change: func(r *plan.Request) { r.CheckIn.Settle = checkin.SettleLonger }, because: "plan.left.irr-high",
		},
		"what a doctor should see first": {
			id: "figure-4-supine", who: somebody{flags: map[safety.FlagID]safety.Answer{"rf-night-pain": safety.Yes}}, because: "plan.left.safety",
		},
	} {
		t.Run("should refuse "+name, func(t *testing.T) {
			r := request(tt.change)
			_, err := c.Engine.Single(cleared(t, c, tt.who, r), tt.id, r)
			closed, ok := errors.AsType[*plan.NotOpenError](err)
			if !ok || closed.LeftOut.Because.ID != tt.because || closed.LeftOut.Caution != tt.caution {
				t.Errorf("err = %v (%+v)", err, closed)
			}
		})
	}
	t.Run("should refuse without a clearance", func(t *testing.T) {
		if _, err := c.Engine.Single(safety.Clearance{}, "cat-cow", request(nil)); !errors.Is(err, plan.ErrNoClearance) {
			t.Errorf("err = %v", err)
		}
	})
	t.Run("should refuse what is unknown or makes no sense", func(t *testing.T) {
		r := request(nil)
		ok := cleared(t, c, somebody{}, r)
		r.CheckIn.Phase = "later"
		for _, id := range []technique.ID{"no-such", "cat-cow"} {
			_, err := c.Engine.Single(ok, id, r)
			if _, is := errors.AsType[*plan.RequestError](err); !is {
				t.Errorf("%s: err = %v", id, err)
			}
		}
	})
}

// TestSingleOfEverything: what has a timer can be done by somebody well, the rest cannot, and no
// dose passes the limits.
func TestSingleOfEverything(t *testing.T) {
	c := load(t)
	r := request(nil)
	ok := cleared(t, c, somebody{}, r)
	for _, each := range c.Catalogue.All() {
		p, err := c.Engine.Single(ok, each.ID, r)
		if !plan.Guided(each) {
			if !errors.Is(err, plan.ErrNotGuided) {
				t.Errorf("%s: err = %v", each.ID, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", each.ID, err)
			continue
		}
		dose, usual := p.Steps[0].Dose, each.Timer
		if dose.Seconds() < 1 || float64(dose.Seconds()) > 0.7*float64(usual.Seconds()) || !p.Steps[0].Easier {
			t.Errorf("%s: %d s of %d at the first use, easier %v", each.ID, dose.Seconds(), usual.Seconds(), p.Steps[0].Easier)
		}
	}
}

// TestSingleObeysTheClearance: whatever a person answers, nothing that the clearance blocks comes
// out of Single.
func TestSingleObeysTheClearance(t *testing.T) {
	c := load(t)
	cautions, all := c.Rules.Cautions(), c.Catalogue.All()
	rapid.Check(t, func(rt *rapid.T) {
		who := somebody{cautions: map[safety.CautionID][]body.Region{}}
		for _, each := range rapid.SliceOfN(rapid.SampledFrom(cautions), 0, 3).Draw(rt, "cautions") {
			who.cautions[each.ID] = nil
		}
		r := request(func(r *plan.Request) {
			r.CheckIn.Phase = rapid.SampledFrom([]technique.Phase{technique.Acute, technique.Subacute, technique.Persistent}).Draw(rt, "phase")
			r.CheckIn.Pain = rapid.IntRange(-1, 10).Draw(rt, "pain")
		})
		clearance, _, err := c.Rules.Clear(who.inputs(c, r))
		if err != nil {
			return
		}
		t := rapid.SampledFrom(all).Draw(rt, "technique")
		p, err := c.Engine.Single(clearance, t.ID, r)
		if err != nil {
			return
		}
		step := p.Steps[0]
		sides := step.Sides
		if t.Dose.Sides != technique.PerSide || len(sides) == 0 {
			sides = []body.Side{body.Middle}
		}
		for _, side := range sides {
			if clearance.Rule(safety.Subject{Technique: t, Side: side}).Blocked {
				rt.Errorf("%s on side %d is blocked", t.ID, side)
			}
		}
		if !t.In(r.CheckIn.Phase) || step.CapPoints > max(1, t.Cap.PressureIn(r.CheckIn.Phase)) {
			rt.Errorf("%s: phase %s, cap %d", t.ID, r.CheckIn.Phase, step.CapPoints)
		}
	})
}
