package breakcheck_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"unknot/assets"
	"unknot/internal/breakcheck"
	"unknot/internal/content"
	"unknot/internal/session"
	"unknot/internal/technique"
)

func TestSteps(t *testing.T) {
	c, err := content.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	card := func(t *testing.T, id string) *technique.Technique {
		t.Helper()
		found, ok := c.Catalogue.Get(technique.ID(id))
		if !ok {
			t.Fatalf("no %s", id)
		}
		return found
	}
	walk := card(t, breakcheck.WalkID)
	tests := map[string]struct {
		move    string
		own     int
		seconds int
		want    string // holds and rests of the move, then the walk
		total   int
	}{
		"should march for what getting up leaves":           {"march-in-place", 60, 60, "flow 55+0 ×1 ×1", 60},
		"should walk to the glass after a short move":       {"seated-pelvic-tilt", 30, 60, "reps 2+3 ×6 ×1, walk 20", 60},
		"should share a minute between the sides":           {"figure-4-seated", 60, 60, "hold 25+0 ×1 ×2", 60},
		"should count the breaths of a longer break":        {"diaphragmatic-breathing", 40, 90, "breath 10+0 ×4 ×1, walk 40", 90},
		"should stand up as often as fits":                  {"sit-to-stand", 30, 60, "reps 1+4 ×6 ×1, walk 20", 60},
		"should keep a hold within its dose in a short one": {"figure-4-seated", 60, 30, "hold 20+0 ×1 ×2", 50},
		"should leave out a walk that is hardly one":        {"side-bend", 30, 50, "hold 15+0 ×1 ×2", 40},
		"should take the whole break for a move of no time": {"march-in-place", 0, 120, "flow 115+0 ×1 ×1", 120},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			steps := breakcheck.Steps(card(t, tt.move), walk, tt.own, tt.seconds)
			d := steps[0].Dose
			got := fmt.Sprintf("%s %d+%d ×%d ×%d", d.Mode, d.Hold, d.Rest, d.Reps, d.Sides)
			if len(steps) > 1 {
				got += fmt.Sprintf(", walk %d", steps[1].Dose.Hold)
			}
			if got != tt.want || breakcheck.Seconds(steps) != tt.total {
				t.Errorf("%s in %d s, want %s in %d s", got, breakcheck.Seconds(steps), tt.want, tt.total)
			}
		})
	}
	t.Run("should leave the walk out for somebody who may not walk", func(t *testing.T) {
		if steps := breakcheck.Steps(card(t, "seated-pelvic-tilt"), nil, 30, 120); len(steps) != 1 {
			t.Errorf("%d steps", len(steps))
		}
	})
	t.Run("should run every move as long as it says, and hardly longer than the break", func(t *testing.T) {
		rapid.Check(t, func(r *rapid.T) {
			m := rapid.SampledFrom(c.Moves).Draw(r, "move")
			seconds := rapid.IntRange(30, 120).Draw(r, "seconds")
			own, ok := c.Catalogue.Get(technique.ID(m.ID))
			if !ok {
				r.Skip("not in the catalogue")
			}
			steps := breakcheck.Steps(own, walk, m.Seconds, seconds)
			total := breakcheck.Seconds(steps)
			if ran := session.New(steps, session.Options{LeadIn: session.LeadInShortest}).Total(); ran != time.Duration(total)*time.Second {
				r.Fatalf("runs %v, says %d s", ran, total)
			}
			if least := 10 + 2*own.Dose.Hold.Max; total > max(seconds, least) {
				r.Fatalf("%s takes %d of %d s", m.ID, total, seconds)
			}
		})
	})
}
