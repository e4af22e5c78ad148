package plan_test

import (
	"testing"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/content"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/technique"
)

// routine is a saved routine of techniques at the doses of their cards.
func routine(t testing.TB, c *content.Content, ids ...technique.ID) []plan.SavedStep {
	t.Helper()
	var out []plan.SavedStep
	for _, id := range ids {
		card, ok := c.Catalogue.Get(id)
		if !ok {
			t.Fatalf("no %s", id)
		}
		out = append(out, plan.SavedStep{Technique: id, Dose: card.Timer})
	}
	return out
}

// TestLimitsOfAssembly: what is put together from a list of the person's own keeps the hard limits.
func TestLimitsOfAssembly(t *testing.T) {
	c := load(t)
	saved := func(t *testing.T, change func(*plan.Request), ids ...technique.ID) plan.Plan {
		t.Helper()
		r := wellEquipped(c, change)
		p, err := c.Engine.Saved(cleared(t, c, somebody{}, r), r, routine(t, c, ids...))
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	t.Run("should never leave strength alone (5.6)", func(t *testing.T) {
		p := saved(t, nil, "glute-bridge", "clamshell")
		if kinds(p, technique.Strength) > 0 || len(p.Steps) == 0 {
			t.Errorf("%v", ids(p))
		}
		if l, told := leftOut(p, "glute-bridge"); !told || l.Because.ID != "plan.left.strength-alone" {
			t.Errorf("told %+v", l)
		}
		if p = saved(t, nil, "cat-cow", "glute-bridge"); !has(p, "glute-bridge") {
			t.Errorf("%v", ids(p))
		}
	})
	t.Run("should keep to 150 s of firm pressure on one spot (5.4, rule 7)", func(t *testing.T) {
		p := saved(t, nil, "piriformis-wall-ball", "cat-cow", "glute-floor-ball") // 100 s and 100 s on the deep buttock
		if !has(p, "piriformis-wall-ball") || has(p, "glute-floor-ball") {
			t.Errorf("%v", ids(p))
		}
		if l, told := leftOut(p, "glute-floor-ball"); !told || l.Because.ID != "plan.left.pressure" {
			t.Errorf("told %+v", l)
		}
	})
	t.Run("should never press twice in a row on the same area", func(t *testing.T) {
		if p := saved(t, nil, "glute-medius-wall-ball", "trigger-point-hold"); has(p, "trigger-point-hold") {
			t.Errorf("%v", ids(p))
		}
	})
	t.Run("should keep five minutes of movement while the back is easily stirred up (5.2)", func(t *testing.T) {
		irritable := func(r *plan.Request) { r.CheckIn.Settle = checkin.SettleLonger }
		p := saved(t, irritable, "prone-lying", "pelvic-tilt", "lower-trunk-rotation", "cat-cow", "seated-pelvic-tilt", "hip-hinge", "march-in-place")
		if got := movement(p); got > 300 || got < 150 {
			t.Errorf("%d s of movement: %v", got, ids(p))
		}
		leg := somebody{flags: map[safety.FlagID]safety.Answer{"rf-leg-pain-neuro": safety.Yes}}
		p = fromTemplate(t, c, leg, "ses-leg-8", wellEquipped(c, irritable))
		if got := movement(p); got > 300 || !within5(p.Seconds(), 480) {
			t.Errorf("%d s of movement in %d s: %v", got, p.Seconds(), ids(p))
		}
	})
}

// TestRedoseKeepsTheMovementLimit: nobody can dose their way past the five minutes of section 5.2.
func TestRedoseKeepsTheMovementLimit(t *testing.T) {
	c := load(t)
	card := func(id technique.ID, seconds func(*technique.Timer)) plan.Step {
		found, _ := c.Catalogue.Get(id)
		s := plan.Step{Technique: found, Slot: plan.Move, Dose: found.Timer}
		if found.Dose.Sides == technique.Alternating {
			s.Sides = []body.Side{body.Left, body.Right}
		}
		seconds(&s.Dose)
		return s
	}
	usual := func(*technique.Timer) {}
	r := wellEquipped(c, func(r *plan.Request) { r.CheckIn.Settle = checkin.SettleLonger })
	p := plan.Plan{Request: r, Irritability: plan.IrritabilityHigh, Steps: []plan.Step{
		card("prone-lying", usual), card("pelvic-tilt", usual), card("lower-trunk-rotation", usual), // 130 + 72 + 64 + 30
		card("diaphragmatic-breathing", usual),
	}}
	more := p.Steps[1].Dose
	more.Reps = 15 // 18 s more
	_, err := c.Engine.Redose(cleared(t, c, somebody{}, r), p, 1, more)
	refused(t, err, "plan.edit.movement")
	less := p.Steps[1].Dose
	less.Reps = 10
	if _, err := c.Engine.Redose(cleared(t, c, somebody{}, r), p, 1, less); err != nil {
		t.Errorf("less: %v", err)
	}
}
