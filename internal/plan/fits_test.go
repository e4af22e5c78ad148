package plan_test

import (
	"errors"
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

func fitOf(t *testing.T, c *content.Content, who somebody, r plan.Request, id plan.TemplateID) plan.Fit {
	t.Helper()
	all := c.Engine.Fits(cleared(t, c, who, r), r)
	i := slices.IndexFunc(all, func(f plan.Fit) bool { return f.Template == id })
	if i < 0 {
		t.Fatalf("nothing is said of %s", id)
	}
	return all[i]
}

func TestFits(t *testing.T) {
	c := load(t)
	t.Run("should say nothing without a clearance, and nothing of a request that makes no sense", func(t *testing.T) {
		if got := c.Engine.Fits(safety.Clearance{}, request(nil)); got != nil {
			t.Errorf("%v", got)
		}
		r := request(func(r *plan.Request) { r.Place = "moon" })
		if got := c.Engine.Fits(cleared(t, c, somebody{}, request(nil)), r); got != nil {
			t.Errorf("%v", got)
		}
	})
	t.Run("should say what is done", func(t *testing.T) {
		f := fitOf(t, c, somebody{}, wellEquipped(c, nil), "ses-floor-10")
		if !f.Fits || f.Elsewhere || f.Exchanged != 0 || f.Place != plan.Floor || f.Steps[0] != "glute-foam-roll" {
			t.Errorf("%+v", f)
		}
	})
	t.Run("should name every tool that is missing", func(t *testing.T) {
		r := wellEquipped(c, func(r *plan.Request) { r.Tools = []technique.ToolID{"wall"} })
		f := fitOf(t, c, somebody{}, r, "ses-floor-10")
		if f.Fits || f.Because.ID != "plan.offer.tool" || !slices.Equal(f.Missing, []technique.ToolID{"foam-roller", "tennis-ball"}) {
			t.Errorf("%+v", f)
		}
	})
	t.Run("should say that it fits elsewhere where nothing but the place is wrong", func(t *testing.T) {
		r := wellEquipped(c, func(r *plan.Request) { r.Place = plan.Chair })
		f := fitOf(t, c, somebody{}, r, "ses-floor-10")
		if f.Fits || !f.Elsewhere || f.Because.ID != "plan.offer.place" || f.Place != plan.Floor {
			t.Errorf("%+v", f)
		}
		r.Tools = nil
		if f := fitOf(t, c, somebody{}, r, "ses-floor-10"); f.Elsewhere || f.Because.ID != "plan.offer.tool" {
			t.Errorf("without tools %+v", f)
		}
	})
	t.Run("should name the condition that another form is for", func(t *testing.T) {
		bone := somebody{cautions: map[safety.CautionID][]body.Region{"cx-osteoporosis": nil}}
		r := wellEquipped(c, func(r *plan.Request) { r.Place = plan.Chair })
		f := fitOf(t, c, bone, r, "ses-chair-10")
		if f.Fits || f.Because.ID != "plan.offer.other-form" || !slices.Equal(f.Cautions, []safety.CautionID{"cx-osteoporosis"}) {
			t.Errorf("%+v", f)
		}
	})
	t.Run("should name the condition that exchanges something", func(t *testing.T) {
		thin := somebody{cautions: map[safety.CautionID][]body.Region{"cx-anticoagulant": nil}}
		f := fitOf(t, c, thin, wellEquipped(c, nil), "ses-floor-10")
		if !f.Fits || f.Exchanged == 0 || !slices.Equal(f.Cautions, []safety.CautionID{"cx-anticoagulant"}) {
			t.Errorf("%+v", f)
		}
		if slices.Contains(f.Steps, "glute-foam-roll") {
			t.Error("the roller is in it")
		}
	})
	t.Run("should name no condition where the back is only easily stirred up", func(t *testing.T) {
		r := wellEquipped(c, func(r *plan.Request) { r.CheckIn.Settle = checkin.SettleDay })
		if f := fitOf(t, c, somebody{}, r, "ses-floor-10"); !f.Fits || f.Exchanged == 0 || len(f.Cautions) != 0 {
			t.Errorf("%+v", f)
		}
	})
}

// TestFitsAgreesWithTemplate: what is promised is what comes of starting it.
func TestFitsAgreesWithTemplate(t *testing.T) {
	c := load(t)
	rapid.Check(t, func(t *rapid.T) {
		who, r := anybody(t, c), anyRequest(t, c)
		clearance, _, err := c.Rules.Clear(who.inputs(c, r))
		if err != nil {
			return
		}
		all := c.Engine.Fits(clearance, r)
		if len(all) != len(c.Engine.Rules().Templates()) {
			t.Fatalf("%d of %d templates", len(all), len(c.Engine.Rules().Templates()))
		}
		for i, f := range all {
			at := r
			at.Place = f.Place
			made, err := c.Engine.Template(clearance, f.Template, at)
			refused, _ := errors.AsType[*plan.NotOfferedError](err)
			switch {
			case (f.Fits || f.Elsewhere) != (err == nil):
				t.Fatalf("%s: fits %v, elsewhere %v, but %v", f.Template, f.Fits, f.Elsewhere, err)
			case refused != nil && refused.Offer.Because.ID != f.Because.ID:
				t.Fatalf("%s: %s, but %s", f.Template, f.Because.ID, refused.Offer.Because.ID)
			case f.Fits && !slices.Equal(f.Steps, ids(made)):
				t.Fatalf("%s: %v, but %v", f.Template, f.Steps, ids(made))
			case f.Fits && f.Place != r.Place || f.Elsewhere && f.Place == r.Place:
				t.Fatalf("%s: at %s for %s", f.Template, f.Place, r.Place)
			case i > 0 && f.Fits && !all[i-1].Fits:
				t.Fatalf("%s fits and comes after %s", f.Template, all[i-1].Template)
			case (f.Because.ID == "plan.offer.tool") != (len(f.Missing) > 0):
				t.Fatalf("%s: %s, missing %v", f.Template, f.Because.ID, f.Missing)
			}
		}
	})
}

func BenchmarkFits(b *testing.B) {
	c := load(b)
	r := wellEquipped(c, nil)
	clearance := cleared(b, c, somebody{}, r)
	r.Summary = plan.Summarise(r.History)
	for b.Loop() {
		c.Engine.Fits(clearance, r)
	}
}
