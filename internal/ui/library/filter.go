package library

import (
	"slices"
	"strings"

	"unknot/internal/body"
	"unknot/internal/plan"
	"unknot/internal/technique"
)

// Entry is one technique as the library shows it.
type Entry struct {
	Technique *technique.Technique
	Line      string          // where it works and what kind it is
	Grade     technique.Grade // for this person's phase
	Sure      string          // the grade in words
	LeftOut   string          // why the health profile leaves it out; empty when it is open
	Places    []plan.Place    // where it can be done
}

// NoTools is the value of Filter.Tool for what needs nothing beyond ordinary furniture.
const NoTools technique.ToolID = "none"

// Filter is what the person asked to see. Zero values leave everything in.
type Filter struct {
	Query   string
	Family  Family
	Area    body.Group
	Place   plan.Place
	Tool    technique.ToolID // NoTools, or a tool at hand
	Minutes int              // at most so many
	Phase   technique.Phase
	Grade   technique.Grade
}

// Extra counts the filters that stand behind "More filters".
func (f Filter) Extra() int {
	n := 0
	for _, on := range []bool{f.Area != "", f.Place != "", f.Tool != "", f.Minutes > 0, f.Phase != "", f.Grade != ""} {
		if on {
			n++
		}
	}
	return n
}

// Any reports whether anything is asked for.
func (f Filter) Any() bool {
	return f != Filter{} && (f.Extra() > 0 || f.Family != All || strings.TrimSpace(f.Query) != "")
}

// Family is a group of kinds that the library shows under one name.
type Family string

// The families, in the order they are offered.
const (
	All          Family = ""
	SelfMassage  Family = "self-massage"
	Stretch      Family = "stretch"
	Mobility     Family = "mobility"
	Strength     Family = "strength"
	Calm         Family = "calm" // heat and relaxation
	Partner      Family = "partner"
	Professional Family = "professional"
	Habit        Family = "habit"
)

// Families lists every family in the order it is offered.
func Families() []Family {
	return []Family{All, SelfMassage, Stretch, Mobility, Strength, Calm, Partner, Professional, Habit}
}

// Holds reports whether a kind belongs to the family.
func (f Family) Holds(k technique.Kind) bool {
	switch f {
	case All:
		return true
	case Calm:
		return k == technique.Heat || k == technique.Relaxation
	default:
		return string(f) == string(k)
	}
}

// areaWeight is from which weight on a technique counts as working an area.
const areaWeight = 0.5

// Shelf holds every technique and finds them. It is only read once made.
type Shelf struct {
	catalogue *technique.Catalogue
	entries   []Entry
	at        map[technique.ID]int
}

// NewShelf returns a shelf of the entries of a catalogue.
func NewShelf(catalogue *technique.Catalogue, entries []Entry) *Shelf {
	s := &Shelf{catalogue: catalogue, entries: entries, at: make(map[technique.ID]int, len(entries))}
	for i, e := range entries {
		s.at[e.Technique.ID] = i
	}
	return s
}

// Entries returns everything on the shelf.
func (s *Shelf) Entries() []Entry { return s.entries }

// LeftOut counts what the health profile leaves out.
func (s *Shelf) LeftOut() int {
	n := 0
	for _, e := range s.entries {
		if e.LeftOut != "" {
			n++
		}
	}
	return n
}

// Find returns what a filter leaves. With words to look for the best match comes first; without,
// what the health profile leaves out comes last.
func (s *Shelf) Find(f Filter) []Entry {
	var out []Entry
	for _, t := range s.catalogue.Search(f.Query) {
		i, ok := s.at[t.ID]
		if ok && s.fits(&s.entries[i], f) {
			out = append(out, s.entries[i])
		}
	}
	if strings.TrimSpace(f.Query) == "" {
		slices.SortStableFunc(out, func(a, b Entry) int { return rank(a) - rank(b) })
	}
	return out
}

func rank(e Entry) int {
	if e.LeftOut != "" {
		return 1
	}
	return 0
}

// Asks names the safety questions that come before the results of a query (section 2.5).
func (s *Shelf) Asks(query string) []string { return s.catalogue.Asks(query) }

func (s *Shelf) fits(e *Entry, f Filter) bool {
	t := e.Technique
	switch {
	case !f.Family.Holds(t.Kind):
		return false
	case f.Area != "" && !works(t, f.Area):
		return false
	case f.Place != "" && !slices.Contains(e.Places, f.Place):
		return false
	case f.Minutes > 0 && t.Dose.Minutes > f.Minutes:
		return false
	case f.Phase != "" && !t.In(f.Phase):
		return false
	case f.Grade != "" && gradeIn(e, f.Phase) != f.Grade:
		return false
	}
	return suits(t, f.Tool)
}

// gradeIn is the grade for a phase that was asked for, else for the person's own.
func gradeIn(e *Entry, p technique.Phase) technique.Grade {
	if p == "" {
		return e.Grade
	}
	return e.Technique.Evidence.For(p)
}

func works(t *technique.Technique, area body.Group) bool {
	return slices.ContainsFunc(t.Targets, func(target technique.Target) bool {
		return target.Group == area && target.Weight >= areaWeight
	})
}

// furniture is what is taken to be in every home: a mat may be a carpet, a timer is the app.
func furniture() map[technique.ToolID]bool {
	return map[technique.ToolID]bool{"none": true, "timer": true, "mat": true, "wall": true, "chair": true, "desk": true, "pillow": true}
}

// suits reports whether a technique is one for a tool at hand: it needs that tool, and nothing
// beyond it and the furniture. No tool asked for suits everything.
func suits(t *technique.Technique, tool technique.ToolID) bool {
	if tool == "" {
		return true
	}
	have := furniture()
	plain := t.Available(have)
	if tool == NoTools {
		return plain
	}
	have[tool] = true
	return !plain && t.Available(have)
}

// Areas lists the areas that any entry works, in the order of the list given.
func (s *Shelf) Areas(order []body.Group) []body.Group {
	return slices.DeleteFunc(slices.Clone(order), func(g body.Group) bool {
		return !slices.ContainsFunc(s.entries, func(e Entry) bool { return works(e.Technique, g) })
	})
}

// Tools lists the tools that make a difference: some technique needs that one alone.
func (s *Shelf) Tools() []technique.Tool {
	return slices.DeleteFunc(s.catalogue.Tools(), func(tool technique.Tool) bool {
		return furniture()[tool.ID] || !slices.ContainsFunc(s.entries, func(e Entry) bool {
			return e.Technique.Kind != technique.Professional && suits(e.Technique, tool.ID)
		})
	})
}

// Lengths are the times to choose from, in minutes.
func Lengths() []int { return []int{2, 5, 10} }
