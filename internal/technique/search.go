package technique

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"
)

// How much a word counts, by where it stands.
const (
	inName   = 4.0
	inPhrase = 3.0
	inMain   = 2.0 // the main target, the kind
	inTarget = 1.5 // other targets, needed tools
)

// How much of that is left when the word is not quite the one asked for.
const (
	asPrefix = 0.7 // "breath" finds "breathing"
	asStem   = 0.6 // "rolling" finds "roll"
	asTypo   = 0.5 // "breahting" finds "breathing"
)

// What a phrase people search for (section 2.5) adds, so that its techniques come first in
// the order the fact base gives them; no sum of words reaches as high as a whole phrase.
const (
	wholePhrase = 1000.0
	phraseBegun = 500.0
	phraseNear  = 200.0
	phraseStep  = 10.0 // lost from one technique of a phrase to the next
)

// typoLength is the length from which a word may have one typo, in letters.
const typoLength = 4

type posting struct {
	card   int
	weight float64
}

type searchPhrase struct {
	words []string
	shows []int // cards, best first
	asks  string
}

// searchIndex finds cards by words. It is built once and only read.
type searchIndex struct {
	cards    []*Technique
	tokens   []string
	postings map[string][]posting
	phrases  []searchPhrase
}

func newSearchIndex(cards []*Technique, v *vocabulary) searchIndex {
	s := searchIndex{cards: cards, postings: make(map[string][]posting)}
	at := make(map[ID]int)
	for i, t := range cards {
		at[t.ID] = i
		s.addCard(i, t, v)
	}
	for _, p := range v.phrases {
		var shows []int
		for _, id := range p.shows {
			if i, ok := at[id]; ok {
				shows = append(shows, i)
			}
		}
		for _, w := range p.words {
			s.phrases = append(s.phrases, searchPhrase{words: fold(w), shows: shows, asks: p.asks})
		}
	}
	for token := range s.postings {
		s.tokens = append(s.tokens, token)
	}
	slices.Sort(s.tokens)
	return s
}

func (s *searchIndex) addCard(i int, t *Technique, v *vocabulary) {
	s.add(i, inName, t.Name)
	s.add(i, inPhrase, t.SearchNames...)
	s.add(i, inMain, string(t.Kind))
	for n, target := range t.Targets {
		weight := inTarget
		if n == 0 {
			weight = inMain
		}
		area, _ := v.areas(target.Group)
		s.add(i, weight, string(target.Group), area.Name)
	}
	for _, group := range t.Tools {
		for _, id := range group {
			tool, _ := v.tool(id)
			s.add(i, inTarget, tool.Name)
		}
	}
}

func (s *searchIndex) add(card int, weight float64, texts ...string) {
	for _, text := range texts {
		for _, word := range fold(text) {
			list := s.postings[word]
			if n := len(list); n > 0 && list[n-1].card == card {
				list[n-1].weight = max(list[n-1].weight, weight)
				continue
			}
			s.postings[word] = append(list, posting{card, weight})
		}
	}
}

// hit is what a query finds on one card: how many of its words, and how well.
type hit struct {
	words int
	score float64
}

// Search finds techniques by what they are called, what people call them (section 2.5), their
// kind, their targets and the tools they need, best first. It does not mind case, accents or
// one typo in a word of four letters or more. Where no technique has every word, those with
// the most of them are found. An empty query finds everything, in the order of the numbers.
func (c *Catalogue) Search(query string) []*Technique {
	asked := fold(query)
	if len(asked) == 0 {
		if strings.TrimSpace(query) != "" {
			return nil
		}
		return c.All()
	}
	hits := make([]hit, len(c.cards))
	c.search.matchPhrases(asked, hits)
	for _, word := range asked {
		c.search.matchWord(word, hits)
	}
	most := 0
	for _, h := range hits {
		most = max(most, h.words)
	}
	var found []int
	for i, h := range hits {
		if h.words > 0 && h.words == most {
			found = append(found, i)
		}
	}
	slices.SortStableFunc(found, func(a, b int) int { return cmp.Compare(hits[b].score, hits[a].score) })
	out := make([]*Technique, len(found))
	for i, card := range found {
		out[i] = c.cards[card]
	}
	return out
}

// Asks lists the red-flag questions that must be asked before the results of a query are
// shown (section 2.5), by their ids.
func (c *Catalogue) Asks(query string) []string {
	asked := fold(query)
	var ids []string
	for _, p := range c.search.phrases {
		if p.asks != "" && p.match(asked) > 0 && !slices.Contains(ids, p.asks) {
			ids = append(ids, p.asks)
		}
	}
	return ids
}

func (s *searchIndex) matchWord(word string, hits []hit) {
	best := make([]float64, len(hits))
	for _, token := range s.tokens {
		share := likeness(word, token)
		if share == 0 {
			continue
		}
		for _, p := range s.postings[token] {
			best[p.card] = max(best[p.card], share*p.weight)
		}
	}
	for i, b := range best {
		if b > 0 {
			hits[i].words++
			hits[i].score += b
		}
	}
}

func (s *searchIndex) matchPhrases(asked []string, hits []hit) {
	bonus := make([]float64, len(hits))
	for _, p := range s.phrases {
		worth := p.match(asked)
		for n, card := range p.shows {
			bonus[card] = max(bonus[card], worth-float64(n)*phraseStep)
		}
	}
	for i, b := range bonus {
		hits[i].score += b
	}
}

// match says what a query is worth to the techniques of the phrase; 0 when it is another phrase.
func (p searchPhrase) match(asked []string) float64 {
	switch {
	case len(asked) == 0:
		return 0
	case slices.Equal(asked, p.words):
		return wholePhrase
	case strings.HasPrefix(strings.Join(p.words, " "), strings.Join(asked, " ")):
		return phraseBegun
	}
	for _, word := range asked {
		if !slices.ContainsFunc(p.words, func(own string) bool { return likeness(word, own) > 0 }) {
			return 0
		}
	}
	return phraseNear
}

// likeness is how far a word asked for is met by a word of a card, 0–1.
func likeness(asked, own string) float64 {
	switch {
	case asked == own:
		return 1
	case len(asked) >= 2 && strings.HasPrefix(own, asked):
		return asPrefix
	case len(own) >= typoLength && len(asked)-len(own) <= 3 && strings.HasPrefix(asked, own):
		return asStem
	case oneTypo([]rune(asked), []rune(own)):
		return asTypo
	}
	return 0
}

// oneTypo reports whether two words differ by one letter: changed, missing, added, or
// swapped with its neighbour. Short words must be right, or they would find everything.
func oneTypo(a, b []rune) bool {
	if len(a) < typoLength || len(a)-len(b) > 1 || len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	x, y := a[i:], b[i:]
	switch {
	case len(x) > len(y):
		return slices.Equal(x[1:], y)
	case len(x) < len(y):
		return slices.Equal(x, y[1:])
	case len(x) < 2:
		return true
	}
	swapped := x[0] == y[1] && x[1] == y[0] && slices.Equal(x[2:], y[2:])
	return swapped || slices.Equal(x[1:], y[1:])
}

// fold cuts a text into words without case, accents, apostrophes and filling words.
func fold(text string) []string {
	plain, _, err := transform.String(
		transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC), text)
	if err != nil {
		plain = text
	}
	plain = strings.NewReplacer("'", "", "’", "").Replace(strings.ToLower(plain))
	all := strings.FieldsFunc(plain, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return slices.DeleteFunc(all, func(word string) bool { return slices.Contains(filling, word) })
}

// filling are words that say nothing about a technique.
var filling = []string{"a", "an", "and", "at", "for", "in", "my", "of", "on", "or", "the", "to", "with"}
