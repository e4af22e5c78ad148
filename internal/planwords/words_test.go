package planwords_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"unknot/internal/body"
	"unknot/internal/content"
	"unknot/internal/plan"
	"unknot/internal/planwords"
	"unknot/internal/technique"
)

func load(t *testing.T) (*content.Content, planwords.Words) {
	t.Helper()
	c, err := content.Load(os.DirFS("../../assets"))
	if err != nil {
		t.Fatal(err)
	}
	return c, planwords.New(c.Texts, c.Atlas)
}

func TestReason(t *testing.T) {
	_, w := load(t)
	for _, v := range []struct {
		should string
		reason plan.Reason
		want   string
	}{
		{
			"say rule 9 of section 5.4",
			plan.Reason{ID: "plan.reason.marked-tool", Args: map[string]any{
				plan.ArgRegion: body.Region("deep-rotators-left"), plan.ArgTool: technique.ToolID("tennis-ball"),
				plan.ArgMinutes: 10, plan.ArgGrade: technique.GradeC,
			}},
			"Suggested because you marked the deep buttock on the left, have a tennis ball and 10 minutes; limited evidence.",
		},
		{
			"name the midline",
			plan.Reason{ID: "plan.reason.marked", Args: map[string]any{
				plan.ArgRegion: body.Region("lumbar-centre"), plan.ArgMinutes: 2, plan.ArgGrade: technique.GradeA,
			}},
			"Suggested because you marked the middle of the low back and have 2 minutes; recommended in guidelines.",
		},
		{
			"carry count and range of what helped",
			plan.Reason{ID: "plan.reason.helped", Args: map[string]any{
				plan.ArgBetter: 5, plan.ArgCount: 6, plan.ArgMean: -1.9, plan.ArgLow: -2.7, plan.ArgHigh: -1.0,
			}},
			"Pain was lower after 5 of 6 earlier times; −1.9 on average (−2.7 to −1.0).",
		},
		{
			"begin with a capital",
			plan.Reason{ID: "plan.left.tool", Args: map[string]any{plan.ArgTool: technique.ToolID("foam-roller")}},
			"A foam roller would allow this.",
		},
		{
			"say a day",
			plan.Reason{ID: "course.red-24", Args: map[string]any{"Until": time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)}},
			"Your back was still sorer the day after, so it rests until 24 November. Then it comes back easier, at half the dose.",
		},
		{
			"say seconds as time",
			plan.Reason{ID: "plan.note.short", Args: map[string]any{plan.ArgMinutes: 20, plan.ArgSeconds: 690}},
			"Fewer things suit your back, place and tools today, so this plan is shorter than the 20 minutes you asked for: 11 min 30 s.",
		},
	} {
		t.Run("should "+v.should, func(t *testing.T) {
			if got := w.Reason(v.reason); got != v.want {
				t.Errorf("got  %s\nwant %s", got, v.want)
			}
		})
	}
}

func TestEveryWordHasAText(t *testing.T) {
	c, w := load(t)
	for _, tool := range c.Catalogue.Tools() {
		if got := w.Tool(tool.ID); strings.HasPrefix(got, "[") {
			t.Errorf("no text for the tool %s", tool.ID)
		}
	}
	for _, r := range c.Atlas.Regions() {
		if got := w.Region(r.ID); strings.ContainsAny(got, "[(") {
			t.Errorf("%s is called %q", r.ID, got)
		}
	}
}

// TestEveryReasonHasAText finds the message ids in the code of package plan.
func TestEveryReasonHasAText(t *testing.T) {
	c, _ := load(t)
	files, err := os.ReadDir("../plan")
	if err != nil {
		t.Fatal(err)
	}
	id := regexp.MustCompile(`"(plan\.(?:reason|left|note|edit|offer)\.[a-z0-9-]*[a-z0-9])"`)
	found := 0
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") {
			continue
		}
		raw, err := os.ReadFile("../plan/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range id.FindAllStringSubmatch(string(raw), -1) {
			found++
			if !c.Texts.Has(m[1]) {
				t.Errorf("%s: no text for %s", f.Name(), m[1])
			}
		}
	}
	for _, built := range []string{
		"plan.reason.marked-tool", "plan.reason.unmarked-tool", "plan.reason.settle", "plan.reason.close",
		"plan.reason.direction-bend", "plan.reason.direction-arch", "plan.reason.direction-neither",
		"plan.left.irr-high", "plan.left.irr-moderate",
		"plan.offer.irr-high", "plan.offer.irr-moderate", "plan.offer.irr-low",
	} {
		if !c.Texts.Has(built) {
			t.Errorf("no text for %s", built)
		}
	}
	if found < 20 {
		t.Errorf("found only %d ids; has the code moved?", found)
	}
}

func TestEveryFactorAndTemplateHasAText(t *testing.T) {
	c, w := load(t)
	for _, name := range plan.FactorNames() {
		if got := w.Factor(plan.Factor{Name: name, Value: 1.25}); !strings.HasSuffix(got, ": × 1.25") {
			t.Errorf("%s: %q", name, got)
		}
	}
	for _, each := range c.Engine.Rules().Templates() {
		if got := w.Template(each.ID) + w.TemplateFor(each.ID); strings.Contains(got, "[") {
			t.Errorf("%s: %q", each.ID, got)
		}
	}
}

func TestScore(t *testing.T) {
	_, w := load(t)
	t.Run("should tell what did something, and the sum", func(t *testing.T) {
		got := w.Score(plan.Score{Total: 0.855, Factors: []plan.Factor{{Name: "relevance", Value: 0.9}, {Name: "phase", Value: 1}, {Name: "freshness", Value: 0.95}}})
		want := []string{"How well it works where you marked: × 0.9", "How lately you did it: × 0.95", "Together: 0.86"}
		if !slices.Equal(got, want) {
			t.Errorf("got %q", got)
		}
	})
}

func TestSides(t *testing.T) {
	_, w := load(t)
	perSide := &technique.Technique{Dose: technique.Dose{Sides: technique.PerSide}}
	for want, sides := range map[string][]body.Side{
		"right side, then left": {body.Right, body.Left},
		"left side, then right": {body.Left, body.Right},
		"right side":            {body.Right},
		"":                      nil,
	} {
		t.Run("should say "+want, func(t *testing.T) {
			if got := w.Sides(plan.Step{Technique: perSide, Sides: sides}); got != want {
				t.Errorf("got %q", got)
			}
		})
	}
}
