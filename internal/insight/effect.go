package insight

import (
	"cmp"
	"maps"
	"slices"

	"unknot/internal/checkin"
	"unknot/internal/plan/learn"
	"unknot/internal/session"
	"unknot/internal/technique"
)

// Weight says how much can be read from the sessions of a technique (section 8.3, item 4).
type Weight int

// The weights, in rising order.
const (
	JustNumbers Weight = iota // fewer than 5 rated sessions: show the counts, no arrow
	EarlyHint                 // 5–9: call it an early hint
	Pattern                   // 10 or more: show the median, the middle half and the counts
)

// How many rated sessions each weight takes.
const (
	hintFrom    = 5
	patternFrom = 10
)

// better is how far pain must sink to count as lower: "at least 1 point" (section 8.3, item 7).
const better = learn.Better

// Effect is how pain went over the sessions in which a technique was used. It says what went
// along with the technique, not what the technique did (section 8.3, items 1–3).
type Effect struct {
	Technique           technique.ID
	Weight              Weight
	N                   int     // sessions with pain before and after
	Better, Same, Worse int     // of N: at least 1 point lower, unchanged, at least 1 point higher
	Mean                float64 // change in points, after minus before
	Median              float64
	LowerQuarter        float64 // the middle half of the changes lies between these two
	UpperQuarter        float64
	Next                NextMorning
	// Learnt is what to expect of the technique: the changes until after the session and until the
	// next morning together, drawn towards no effect while there are few. The plan engine goes by
	// the same number (package learn).
	Learnt learn.Response
}

// NextMorning is how pain stood the morning after, because a drop within a session fades
// (section 8.3, item 5).
type NextMorning struct {
	N      int     // sessions with a number before and one the next morning
	Median float64 // change in points, next morning minus before; 0 when N is 0
}

// Effects sums up every technique that was used in a rated session, those that say most
// first, then the greatest drop. Steps that were skipped do not count, and a technique that
// comes twice in a session counts once. The mornings come from the days where they are given, else
// from the check-ins.
func Effects(sessions []session.Record, checkIns []checkin.CheckIn, days ...checkin.Day) []Effect {
	known := learn.Mornings(days, checkIns)
	gathered := make(map[technique.ID]*gathering)
	for _, s := range sessions {
		morning, ok := known[learn.MorningAfter(s.Started)]
		if !ok {
			morning = checkin.Unknown
		}
		change, rated := learn.Change(s.PainBefore, s.PainAfter, morning)
		for _, id := range used(s) {
			g := gathered[id]
			if g == nil {
				g = &gathering{}
				gathered[id] = g
			}
			if rated {
				g.learnt.Add(change)
			}
			if s.Rated() {
				g.changes = append(g.changes, float64(s.Change()))
				if ok {
					g.mornings = append(g.mornings, float64(morning-s.PainBefore))
				}
			}
		}
	}
	return effects(gathered)
}

// gathering is what Effects has of one technique so far.
type gathering struct {
	changes, mornings []float64
	learnt            learn.Sum
}

func effects(gathered map[technique.ID]*gathering) []Effect {
	ids := slices.Sorted(maps.Keys(gathered))
	sums := make([]learn.Sum, 0, len(ids))
	for _, id := range ids {
		sums = append(sums, gathered[id].learnt)
	}
	model := learn.Fit(sums)
	out := make([]Effect, 0, len(ids))
	for _, id := range ids {
		g := gathered[id]
		if len(g.changes) == 0 {
			continue
		}
		e := effect(id, g.changes, g.mornings)
		e.Learnt = model.Response(g.learnt)
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b Effect) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.Median, b.Median),
			cmp.Compare(b.N, a.N), cmp.Compare(a.Technique, b.Technique))
	})
	return out
}

func effect(id technique.ID, changes, mornings []float64) Effect {
	e := Effect{
		Technique: id, N: len(changes), Weight: weight(len(changes)),
		Mean: mean(changes), Median: median(changes),
		LowerQuarter: quantile(changes, 0.25), UpperQuarter: quantile(changes, 0.75),
	}
	for _, c := range changes {
		switch {
		case c <= -better:
			e.Better++
		case c >= better:
			e.Worse++
		default:
			e.Same++
		}
	}
	if e.Next.N = len(mornings); e.Next.N > 0 {
		e.Next.Median = median(mornings)
	}
	return e
}

func weight(n int) Weight {
	switch {
	case n < hintFrom:
		return JustNumbers
	case n < patternFrom:
		return EarlyHint
	default:
		return Pattern
	}
}

// used lists the techniques of a session that were done at least in part, each once.
func used(s session.Record) []technique.ID {
	var out []technique.ID
	for _, st := range s.Steps {
		if st.Outcome != session.OutcomeSkipped && !slices.Contains(out, st.Technique) {
			out = append(out, st.Technique)
		}
	}
	return out
}
