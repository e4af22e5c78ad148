package technique_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"unknot/internal/technique"
)

func toolbox(ids ...technique.ToolID) map[technique.ToolID]bool {
	have := make(map[technique.ToolID]bool)
	for _, id := range ids {
		have[id] = true
	}
	return have
}

func TestAvailable(t *testing.T) {
	c := load(t)
	for _, a := range []struct {
		should string
		id     technique.ID
		have   []technique.ToolID
		want   bool
	}{
		{"need nothing for a technique without tools", "cat-cow", nil, true},
		{"not ask for optional tools", "knee-to-chest", nil, true},
		{"need every group", "piriformis-wall-ball", []technique.ToolID{"wall"}, false},
		{"take either tool of a group", "piriformis-wall-ball", []technique.ToolID{"wall", "lacrosse-ball"}, true},
		{"take the other tool of a group", "piriformis-wall-ball", []technique.ToolID{"wall", "tennis-ball"}, true},
		{"take a stand-in", "hamstring-strap", []technique.ToolID{"towel"}, true},
		{"take the warm towel for the heat pack", "heat-pack-low-back", []technique.ToolID{"warm-compress"}, true},
		{"not follow a stand-in of a stand-in", "soft-ball-myofascial-hold", []technique.ToolID{"strap"}, false},
		{"not take a hard ball for a soft one", "lumbar-floor-ball", []technique.ToolID{"lacrosse-ball", "massage-ball"}, false},
	} {
		t.Run("should "+a.should, func(t *testing.T) {
			card, ok := c.Get(a.id)
			if !ok {
				t.Fatalf("no %s", a.id)
			}
			if got := card.Available(toolbox(a.have...)); got != a.want {
				t.Errorf("got %v", got)
			}
		})
	}
	t.Run("should know the tools of a technique made by hand", func(t *testing.T) {
		card := technique.Technique{Tools: [][]technique.ToolID{{"wall"}}}
		if card.Available(nil) || !card.Available(toolbox("wall")) {
			t.Error("the wall does not matter")
		}
	})
}

func TestAvailableProperties(t *testing.T) {
	c := load(t)
	var ids []technique.ToolID
	for _, tool := range c.Tools() {
		ids = append(ids, tool.ID)
	}
	some := rapid.SliceOfDistinct(rapid.SampledFrom(ids), func(id technique.ToolID) technique.ToolID { return id })
	t.Run("should never lose a technique by having more", rapid.MakeCheck(func(t *rapid.T) {
		card := rapid.SampledFrom(c.All()).Draw(t, "card")
		have := some.Draw(t, "have")
		more := slices.Concat(have, some.Draw(t, "more"))
		if card.Available(toolbox(have...)) && !card.Available(toolbox(more...)) {
			t.Fatalf("%s is lost", card.ID)
		}
	}))
	t.Run("should be there exactly when every group is met", rapid.MakeCheck(func(t *rapid.T) {
		card := rapid.SampledFrom(c.All()).Draw(t, "card")
		have := toolbox(some.Draw(t, "have")...)
		if got, want := card.Available(have), met(c, card, have); got != want {
			t.Fatalf("%s: got %v, want %v with %v", card.ID, got, want, have)
		}
	}))
	t.Run("should offer everything to who has everything", func(t *testing.T) {
		for _, card := range c.All() {
			if !card.Available(toolbox(ids...)) {
				t.Errorf("%s is not available", card.ID)
			}
		}
	})
}

// met says the rule of sections 2.0 and 2.2 in another way: ask of every group whether what
// is at hand, each thing with all it can stand in for, covers one of its tools.
func met(c *technique.Catalogue, card *technique.Technique, have map[technique.ToolID]bool) bool {
	covered := make(map[technique.ToolID]bool)
	for _, tool := range c.Tools() {
		covered[tool.ID] = covered[tool.ID] || have[tool.ID]
		for _, s := range tool.StandIns {
			covered[tool.ID] = covered[tool.ID] || have[s]
		}
	}
	for _, group := range card.Tools {
		ok := false
		for _, id := range group {
			ok = ok || covered[id]
		}
		if !ok {
			return false
		}
	}
	return true
}
