package course

import (
	"cmp"
	"slices"
	"time"

	"unknot/internal/plan"
	"unknot/internal/technique"
)

// Rule is the id of a rule of section 5.8.
type Rule string

// The rules of section 5.8.
const (
	StopNow  Rule = "rule-stop-now"
	Amber    Rule = "rule-amber"
	Red24    Rule = "rule-red-24"
	SoreOK   Rule = "rule-sore-ok"
	Hold     Rule = "rule-hold"
	Progress Rule = "rule-progress"
	Plateau  Rule = "rule-plateau"
	OnFlare  Rule = "rule-flare"
	Recover  Rule = "rule-recover"
)

// Rules lists the rules in the order of the fact base.
func Rules() []Rule {
	return []Rule{StopNow, Amber, Red24, SoreOK, Hold, Progress, Plateau, OnFlare, Recover}
}

// Finding is a rule that holds now.
type Finding struct {
	Rule      Rule
	Since     time.Time
	Technique technique.ID // empty where the rule is not about one
	Reason    plan.Reason  // what to tell the person
}

// Course is how care goes on.
type Course struct { //nolint:recvcheck // it is put together by pointer and read as a value
	Guidance plan.Guidance // for the next plan
	// Level counts the steps up (above 0) or down from the catalogue's doses (section 5.7, 5.8).
	Level    int
	Flare    Flare
	Findings []Finding // in the order of Rules
	Nudges   []Nudge
	Signs    []Sign // what reopens the safety questions
}

// Has reports whether a rule holds.
func (c Course) Has(r Rule) bool {
	return slices.ContainsFunc(c.Findings, func(f Finding) bool { return f.Rule == r })
}

// Read reads the course from the records at a moment. The catalogue tells what is rest; without one
// nothing is.
func Read(r Records, catalogue *technique.Catalogue, now time.Time) Course {
	b := read(r, catalogue, now)
	c := Course{Nudges: b.nudges(), Signs: b.signs()}
	b.setbacks(&c)
	b.soreness(&c)
	b.trend(&c)
	b.climb(&c)
	slices.SortStableFunc(c.Findings, func(x, y Finding) int {
		return cmp.Compare(slices.Index(Rules(), x.Rule), slices.Index(Rules(), y.Rule))
	})
	return c
}

func (c *Course) find(r Rule, since time.Time, id technique.ID, reason plan.Reason) {
	c.Findings = append(c.Findings, Finding{Rule: r, Since: since, Technique: id, Reason: reason})
}

// The arguments of reasons, besides those of package plan.
const (
	ArgUntil = "Until" // time.Time: the day from which it is open again
	ArgShare = "Share" // int: per cent of the usual dose
)

func say(id string, args ...any) plan.Reason {
	r := plan.Reason{ID: id}
	for i := 0; i+1 < len(args); i += 2 {
		if r.Args == nil {
			r.Args = make(map[string]any)
		}
		r.Args[args[i].(string)] = args[i+1]
	}
	return r
}
