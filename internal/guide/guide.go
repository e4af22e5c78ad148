package guide

import (
	"slices"

	"unknot/internal/technique"
)

// Guide is the content of assets/guide. It never changes after Load.
type Guide struct {
	Checklist []Check  // choosing a therapist, section 9.1
	Warnings  []string // signs of a poor fit, section 9.1
	Tips      []Tip    // section 9.2
	Pictures  []Picture
	Mix       Mix
	Topics    []Topic
	Lessons   []Lesson
	Myths     []Myth // every entry of section 7, those not shown among them
}

// Check is one thing to look for in a therapist.
type Check struct {
	ID    string // pc-…
	Title string
	Look  string // what to look for
	Ask   string // the question to take along
}

// When says at which end of a visit a tip belongs.
type When string

// The moments of a visit.
const (
	Before When = "before"
	During When = "during"
	After  When = "after"
)

// Tip is something to do around a visit.
type Tip struct {
	ID   string // vt-…
	When When
	Text string
}

// Picture is how trouble can look, with the therapy to think of first (section 9.3).
type Picture struct {
	ID        string
	Title     string // as the person would put it
	Text      string
	First     technique.ID
	FirstNote string         // how, or together with what; may be empty
	Others    []technique.ID // what else may fit, some of it to do alone
	Careful   []string       // what to avoid or ask about first
	// DoctorFirst says that somebody should look at it before anybody works on it.
	DoctorFirst bool
}

// Mix is how several therapies go together in one course (section 9.3).
type Mix struct {
	Text  string
	Steps []MixStep
}

// MixStep is one part of a mix.
type MixStep struct {
	Technique technique.ID
	Text      string // when, or on what
}

// Topic groups what there is to learn.
type Topic struct {
	ID    string
	Title string
	Lead  string
}

// Lesson is one thing worth knowing.
type Lesson struct {
	ID      string // le-…
	Topic   string
	Say     string // the thing itself, in one sentence
	Text    string
	Sources []string
}

// Myth is something often heard, put right (section 7).
type Myth struct {
	ID      string // my-…
	Topic   string
	Heard   string   // the claim as people say it
	Say     string   // what the app says instead, in the words of section 7
	Text    string   // what stands behind it
	Claim   []string // source ids of articles the claim was read in
	Sources []string // source ids of what the answer rests on; none where section 7 cites nothing
	Cards   []technique.ID
	Hidden  bool // kept for the record, not shown
}

// On lists the tips of one moment of a visit.
func (g *Guide) On(w When) []Tip {
	return slices.DeleteFunc(slices.Clone(g.Tips), func(t Tip) bool { return t.When != w })
}
