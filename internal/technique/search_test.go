package technique_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"unknot/internal/technique"
)

func found(c *technique.Catalogue, query string) []string {
	var out []string
	for _, t := range c.Search(query) {
		out = append(out, string(t.ID))
	}
	return out
}

func TestSearch(t *testing.T) {
	c := load(t)
	for _, s := range []struct {
		should, query string
		first         []string // what must come first, in this order
	}{
		{"find a name", "clamshell", []string{"clamshell"}},
		{"not mind case or dashes", "CAT COW", []string{"cat-cow"}},
		{"not mind the apostrophe", "childs pose", []string{"childs-pose"}},
		{"not mind the kind of apostrophe", "child's pose", []string{"childs-pose"}},
		{"not mind accents", "clâmshéll", []string{"clamshell"}},
		{"forgive a changed letter", "clamshall", []string{"clamshell"}},
		{"forgive a missing letter", "clamshel", []string{"clamshell"}},
		{"forgive an added letter", "clammshell", []string{"clamshell"}},
		{"forgive swapped letters", "clamshlel", []string{"clamshell"}},
		{"find a name being typed", "clam", []string{"clamshell"}},
		{"find a word with another ending", "bridges", []string{"glute-bridge"}},
		{"find by the muscle area", "calf", []string{"calf-hand-massage"}},
		{"find the main target by its plain name first", "hamstring stretch", []string{"hamstring-strap", "hamstring-seated"}},
		{"show the wall before the floor for a ball under the low back", "ball under the lower back", []string{"lumbar-wall-ball", "lumbar-floor-ball"}},
		{"know a phrase with a typo in it", "ball undr the lower back", []string{"lumbar-wall-ball", "lumbar-floor-ball"}},
	} {
		t.Run("should "+s.should, func(t *testing.T) {
			got := found(c, s.query)
			if len(got) < len(s.first) || !slices.Equal(got[:len(s.first)], s.first) {
				t.Errorf("%q found %v, want %v first", s.query, got, s.first)
			}
		})
	}
	t.Run("should show what section 2.5 says, in its order", func(t *testing.T) {
		for _, row := range rows(section(t, "### 2.5", "## 10.")) {
			var want []string
			for _, id := range quoted(row[1]) {
				if _, ok := c.Get(technique.ID(id)); ok {
					want = append(want, id)
				}
			}
			for phrase := range strings.SplitSeq(row[0], ", ") {
				got := found(c, phrase)
				if len(want) == 0 || len(got) < len(want) || !slices.Equal(got[:len(want)], want) {
					t.Errorf("%q found %v, want %v first", phrase, got, want)
				}
			}
		}
	})
	t.Run("should ask about leg pain before it shows help for sciatica", func(t *testing.T) {
		for _, query := range []string{"piriformis", "sciatica", "Sciatika"} {
			if got := c.Asks(query); !slices.Equal(got, []string{"rf-leg-pain-neuro"}) {
				t.Errorf("%q asks %v", query, got)
			}
		}
		for _, query := range []string{"", "clamshell"} {
			if got := c.Asks(query); len(got) > 0 {
				t.Errorf("%q asks %v", query, got)
			}
		}
	})
	t.Run("should find everything for an empty query", func(t *testing.T) {
		if got := c.Search("  "); len(got) != len(c.All()) {
			t.Errorf("found %d", len(got))
		}
	})
	t.Run("should find nothing for words of nobody", func(t *testing.T) {
		for _, query := range []string{"xylophone", "???", "the of"} {
			if got := found(c, query); len(got) > 0 {
				t.Errorf("%q found %v", query, got)
			}
		}
	})
	t.Run("should want short words to be right", func(t *testing.T) {
		if slices.Contains(found(c, "hup"), "hip-hinge") {
			t.Error("three letters may hold a typo")
		}
	})
}

func TestSearchProperties(t *testing.T) {
	c := load(t)
	all := c.All()
	t.Run("should find every technique first by its own name", func(t *testing.T) {
		for _, card := range all {
			if got := c.Search(card.Name); len(got) == 0 || got[0] != card {
				t.Errorf("%q finds %v first", card.Name, found(c, card.Name)[:1])
			}
		}
	})
	t.Run("should find a technique by any long word of its name with one letter lost", rapid.MakeCheck(func(t *rapid.T) {
		card := rapid.SampledFrom(all).Draw(t, "card")
		var long []string
		for _, w := range strings.FieldsFunc(strings.ReplaceAll(card.Name, "’", ""), func(r rune) bool { return !strings.ContainsRune("abcdefghijklmnopqrstuvwxyz", r|0x20) }) {
			if len(w) >= 5 {
				long = append(long, w)
			}
		}
		if len(long) == 0 {
			t.Skip("only short words")
		}
		w := rapid.SampledFrom(long).Draw(t, "word")
		i := rapid.IntRange(0, len(w)-1).Draw(t, "lost")
		if !slices.Contains(c.Search(w[:i]+w[i+1:]), card) {
			t.Fatalf("%q does not find %s", w[:i]+w[i+1:], card.ID)
		}
	}))
	t.Run("should answer any query the same way twice, without repeating a card", rapid.MakeCheck(func(t *rapid.T) {
		query := rapid.String().Draw(t, "query")
		got := c.Search(query)
		if !slices.Equal(got, c.Search(query)) {
			t.Fatal("two answers")
		}
		seen := make(map[technique.ID]bool)
		for _, card := range got {
			if seen[card.ID] {
				t.Fatalf("%s twice", card.ID)
			}
			seen[card.ID] = true
		}
	}))
	t.Run("should not mind case and spaces", rapid.MakeCheck(func(t *rapid.T) {
		query := rapid.SampledFrom(all).Draw(t, "card").Name
		if !slices.Equal(c.Search(query), c.Search("  "+strings.ToUpper(query)+" ")) {
			t.Fatalf("%q", query)
		}
	}))
}

func BenchmarkSearch(b *testing.B) {
	c := load(b)
	for b.Loop() {
		c.Search("ball under the lowr back")
	}
}
