package guide

import (
	"slices"
	"strings"
)

// Found is what there is to learn about something.
type Found struct {
	Lessons []Lesson
	Myths   []Myth
}

// Empty reports whether nothing was found.
func (f Found) Empty() bool { return len(f.Lessons) == 0 && len(f.Myths) == 0 }

// About is what there is to learn on a topic.
func (g *Guide) About(topic string) Found {
	return g.pick(
		func(l Lesson) bool { return l.Topic == topic },
		func(m Myth) bool { return m.Topic == topic })
}

// Search finds what holds every word of a query, in any order and case. An empty query finds
// everything.
func (g *Guide) Search(query string) Found {
	words := strings.Fields(strings.ToLower(query))
	return g.pick(
		func(l Lesson) bool { return holds(words, l.Say, l.Text) },
		func(m Myth) bool { return holds(words, m.Heard, m.Say, m.Text) })
}

// pick leaves out what is not shown.
func (g *Guide) pick(lesson func(Lesson) bool, myth func(Myth) bool) Found {
	return Found{
		Lessons: slices.DeleteFunc(slices.Clone(g.Lessons), func(l Lesson) bool { return !lesson(l) }),
		Myths:   slices.DeleteFunc(slices.Clone(g.Myths), func(m Myth) bool { return m.Hidden || !myth(m) }),
	}
}

func holds(words []string, texts ...string) bool {
	all := strings.ToLower(strings.Join(texts, "\n"))
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(all, w) })
}
