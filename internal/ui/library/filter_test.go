package library_test

import (
	"os"
	"slices"
	"testing"

	"unknot/internal/content"
	"unknot/internal/plan"
	"unknot/internal/technique"
	"unknot/internal/ui/library"
)

func load(t testing.TB) *content.Content {
	t.Helper()
	c, err := content.Load(os.DirFS("../../../assets"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// shelf is the whole catalogue, of which what leaves says is left out.
func shelf(t testing.TB, c *content.Content, leaves func(*technique.Technique) string) *library.Shelf {
	t.Helper()
	var entries []library.Entry
	for _, each := range c.Catalogue.All() {
		e := library.Entry{Technique: each, Line: string(each.Kind), Grade: each.Evidence.Grade, Sure: "sure"}
		for _, p := range plan.Places() {
			if c.Engine.FitsPlace(each, p) {
				e.Places = append(e.Places, p)
			}
		}
		if leaves != nil {
			e.LeftOut = leaves(each)
		}
		entries = append(entries, e)
	}
	return library.NewShelf(c.Catalogue, entries)
}

func ids(found []library.Entry) []technique.ID {
	out := make([]technique.ID, len(found))
	for i, e := range found {
		out[i] = e.Technique.ID
	}
	return out
}

func TestFind(t *testing.T) {
	c := load(t)
	s := shelf(t, c, nil)
	for name, tt := range map[string]struct {
		filter     library.Filter
		count      int // not checked when 0
		has, lacks []technique.ID
		every      func(*technique.Technique) bool
	}{
		"everything without a filter": {count: 88},
		"the 20 ways of self-massage": {filter: library.Filter{Family: library.SelfMassage}, count: 20},
		"heat and relaxation as calm": {
			filter: library.Filter{Family: library.Calm}, count: 7, has: []technique.ID{"body-scan", "warm-bath"},
		},
		"the 11 professionals": {filter: library.Filter{Family: library.Professional}, count: 11},
		"what works the buttock": {
			filter: library.Filter{Area: "gluteus-maximus"}, has: []technique.ID{"glute-foam-roll"}, lacks: []technique.ID{"hydration"},
		},
		"what can be done at a desk": {
			filter: library.Filter{Place: plan.Desk}, has: []technique.ID{"seated-rotation"}, lacks: []technique.ID{"cat-cow", "pro-swedish"},
			every: func(t *technique.Technique) bool { return t.DeskFriendly },
		},
		"what needs nothing special": {
			filter: library.Filter{Tool: library.NoTools}, has: []technique.ID{"cat-cow", "sit-to-stand", "childs-pose"},
			lacks: []technique.ID{"glute-foam-roll", "partner-gliding", "glute-floor-ball"},
		},
		"what a tennis ball opens, with what stands in for it": {
			filter: library.Filter{Tool: "tennis-ball"}, has: []technique.ID{"glute-medius-wall-ball", "glute-floor-ball"},
			lacks: []technique.ID{"cat-cow", "glute-foam-roll"},
		},
		"what takes two minutes at most": {
			filter: library.Filter{Minutes: 2}, has: []technique.ID{"cat-cow"}, lacks: []technique.ID{"heat-oil-massage"},
			every: func(t *technique.Technique) bool { return t.Dose.Minutes <= 2 },
		},
		"what suits the first weeks": {
			filter: library.Filter{Phase: technique.Acute}, lacks: []technique.ID{"glute-floor-ball"},
			every: func(t *technique.Technique) bool { return t.In(technique.Acute) },
		},
		"what guidelines recommend": {
			filter: library.Filter{Grade: technique.GradeA}, has: []technique.ID{"heat-pack-low-back"}, lacks: []technique.ID{"cat-cow"},
		},
		"the grade of the phase asked for": {
			filter: library.Filter{Grade: technique.GradeA, Phase: technique.Persistent}, lacks: []technique.ID{"heat-pack-low-back"},
		},
		"all of it together": {
			filter: library.Filter{Family: library.Stretch, Place: plan.Desk, Minutes: 5, Tool: library.NoTools, Area: "deep-rotators", Grade: technique.GradeC},
			count:  1, has: []technique.ID{"figure-4-seated"},
		},
		"nothing where nothing fits": {filter: library.Filter{Family: library.Professional, Place: plan.Desk}, has: nil, lacks: []technique.ID{"pro-swedish"}},
		"a word with a typo":         {filter: library.Filter{Query: "breahting"}, has: []technique.ID{"diaphragmatic-breathing"}},
		"another name for it":        {filter: library.Filter{Query: "effleurage"}, has: []technique.ID{"partner-gliding", "hand-knead-low-back"}},
		"words within a family": {
			filter: library.Filter{Query: "effleurage", Family: library.Partner}, count: 1, has: []technique.ID{"partner-gliding"},
		},
	} {
		t.Run("should find "+name, func(t *testing.T) {
			found := s.Find(tt.filter)
			if tt.count > 0 && len(found) != tt.count {
				t.Errorf("%d found: %v", len(found), ids(found))
			}
			for _, id := range tt.has {
				if !slices.Contains(ids(found), id) {
					t.Errorf("%s is missing in %v", id, ids(found))
				}
			}
			for _, id := range tt.lacks {
				if slices.Contains(ids(found), id) {
					t.Errorf("%s is there", id)
				}
			}
			for _, e := range found {
				if tt.every != nil && !tt.every(e.Technique) {
					t.Errorf("%s is there", e.Technique.ID)
				}
			}
		})
	}
}

func TestLeftOut(t *testing.T) {
	c := load(t)
	s := shelf(t, c, func(t *technique.Technique) string {
		if t.Has(technique.DeepPressure) {
			return "a reason"
		}
		return ""
	})
	t.Run("should stand behind what is open", func(t *testing.T) {
		found := s.Find(library.Filter{})
		open := len(found) - s.LeftOut()
		for i, e := range found {
			if (e.LeftOut != "") != (i >= open) {
				t.Fatalf("%s is at %d of %d open", e.Technique.ID, i, open)
			}
		}
	})
	t.Run("should come first where it is what was looked for", func(t *testing.T) {
		found := s.Find(library.Filter{Query: "ball on floor"})
		if len(found) == 0 || found[0].Technique.ID != "glute-floor-ball" || found[0].LeftOut == "" {
			t.Errorf("found %v", ids(found))
		}
	})
}

func TestAsks(t *testing.T) {
	s := shelf(t, load(t), nil)
	if got := s.Asks("sciatica"); !slices.Equal(got, []string{"rf-leg-pain-neuro"}) {
		t.Errorf("asks %v", got)
	}
	if got := s.Asks("hip"); len(got) != 0 {
		t.Errorf("asks %v", got)
	}
}

func TestFilterWords(t *testing.T) {
	for _, tt := range []struct {
		filter library.Filter
		extra  int
		any    bool
	}{
		{library.Filter{}, 0, false},
		{library.Filter{Query: "  "}, 0, false},
		{library.Filter{Query: "hip"}, 0, true},
		{library.Filter{Family: library.Habit}, 0, true},
		{library.Filter{Minutes: 5, Grade: "A", Place: plan.Bed}, 3, true},
	} {
		if tt.filter.Extra() != tt.extra || tt.filter.Any() != tt.any {
			t.Errorf("%+v: %d more, any %v", tt.filter, tt.filter.Extra(), tt.filter.Any())
		}
	}
}

func TestOffers(t *testing.T) {
	s := shelf(t, load(t), nil)
	for _, tool := range s.Tools() {
		if len(s.Find(library.Filter{Tool: tool.ID})) == 0 || tool.ID == "therapist" {
			t.Errorf("the tool %s is offered", tool.ID)
		}
	}
	if len(s.Tools()) < 3 {
		t.Errorf("only %v are offered", s.Tools())
	}
}

func BenchmarkFind(b *testing.B) {
	s := shelf(b, load(b), nil)
	for b.Loop() {
		s.Find(library.Filter{Query: "tennis ball buttock", Place: plan.WallStanding, Tool: "tennis-ball", Minutes: 5})
	}
}
