package technique

import "slices"

// Catalogue holds every technique with the words they use. It does not change once loaded
// and is safe for use by several goroutines; techniques it hands out must not be changed.
type Catalogue struct {
	cards   []*Technique
	byID    map[ID]*Technique
	words   *vocabulary
	sources map[string]Source
	search  searchIndex
}

func newCatalogue(cards []*Technique, words *vocabulary) *Catalogue {
	c := &Catalogue{cards: cards, words: words, byID: make(map[ID]*Technique), sources: make(map[string]Source)}
	for _, t := range cards {
		c.byID[t.ID] = t
		t.needs = withStandIns(t.Tools, words)
		t.SearchNames = words.searchNames(t.ID)
	}
	for _, s := range words.sources {
		c.sources[s.ID] = s
	}
	c.search = newSearchIndex(cards, words)
	return c
}

// All returns the techniques in the order of their numbers.
func (c *Catalogue) All() []*Technique { return slices.Clone(c.cards) }

// Get returns a technique by its id.
func (c *Catalogue) Get(id ID) (*Technique, bool) {
	t, ok := c.byID[id]
	return t, ok
}

// Tools returns every tool a technique can need or make use of, in the order of section 2.2.
// The fact base's tool "none" is not among them: a technique that needs nothing has no Tools.
func (c *Catalogue) Tools() []Tool { return slices.Clone(c.words.tools) }

// Tool returns a tool by its id.
func (c *Catalogue) Tool(id ToolID) (Tool, bool) { return c.words.tool(id) }

// Tags returns every tag with its meaning, in the order of section 2.3.
func (c *Catalogue) Tags() []TagInfo { return slices.Clone(c.words.tags) }

// Source returns a source by its id.
func (c *Catalogue) Source(id string) (Source, bool) {
	s, ok := c.sources[id]
	return s, ok
}

// Sources returns every source in the order of section 10.
func (c *Catalogue) Sources() []Source { return slices.Clone(c.words.sources) }

// searchNames lists what people type to find a technique (section 2.5).
func (v *vocabulary) searchNames(id ID) []string {
	var names []string
	for _, p := range v.phrases {
		if slices.Contains(p.shows, id) {
			names = append(names, p.words...)
		}
	}
	return names
}
