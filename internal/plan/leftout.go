package plan

import (
	"cmp"
	"slices"
)

// leftOut tells what a person might have expected and why it is not here, most relevant first:
// everything that a condition or the safety check blocks and that would have had something to
// do with the marks, then, of each other kind, the few that would have scored as well as what
// is in the plan. What is wrong for the place is not told.
func (e *Engine) leftOut(all []*candidate, b *builder) []LeftOut {
	bar := b.lowestScore()
	ranked := slices.Clone(all)
	slices.SortStableFunc(ranked, func(x, y *candidate) int {
		return cmp.Or(
			cmp.Compare(order(x), order(y)),
			cmp.Compare(y.score.Total, x.score.Total),
			cmp.Compare(x.technique.ID, y.technique.ID),
		)
	})
	told := make(map[string]int)
	var out []LeftOut
	for _, c := range ranked {
		if c.out.cause == notExcluded {
			continue
		}
		because := e.because(c, b.at)
		if c.out.cause == byCaution || c.out.cause == byCourse {
			if c.relevance < e.rules.LeftOut.Relevance {
				continue
			}
		} else {
			if c.score.Total < bar || !b.couldFit(c) || told[because.ID] == e.rules.LeftOut.Most {
				continue
			}
			told[because.ID]++
		}
		out = append(out, LeftOut{Technique: c.technique, Because: because, Caution: c.out.caution})
	}
	return out
}

// couldFit reports whether the technique would have had room in the time asked for.
func (b *builder) couldFit(c *candidate) bool {
	return float64(c.technique.Timer.Seconds()) <= b.engine.rules.Session.ItemShare*float64(b.at.seconds())
}

// order puts what a condition blocks before what the course of the last days leaves out, and both
// before the rest.
func order(c *candidate) int {
	switch c.out.cause {
	case byCaution:
		return 0
	case byCourse:
		return 1
	default:
		return 2
	}
}

// lowestScore is what a technique must have reached to be in the plan.
func (b *builder) lowestScore() float64 {
	lowest := 0.0
	for i, p := range b.picks {
		if i == 0 || p.score.Total < lowest {
			lowest = p.score.Total
		}
	}
	return lowest
}

func (e *Engine) because(c *candidate, s *situation) Reason {
	switch c.out.cause {
	case byCaution:
		return Reason{ID: "plan.left.safety", Args: map[string]any{ArgBecause: c.out.because}}
	case byPhase:
		return Reason{ID: "plan.left.phase", Args: map[string]any{ArgPhase: s.phase}}
	case byIrritability:
		return Reason{ID: "plan.left." + string(s.irritability)}
	case byStrengthRule:
		return Reason{ID: "plan.left.acute-strength"}
	case byCourse:
		return c.out.course
	case byChair:
		return Reason{ID: "plan.left.chair"}
	default:
		return Reason{ID: "plan.left.tool", Args: map[string]any{ArgTool: c.out.tools[0]}}
	}
}
