package plan

import (
	"slices"

	"unknot/internal/technique"
)

// arrange puts the picks into the order of section 5.5 so that no two items of firm pressure
// with the same main target stand back to back (section 5.4, rule 7). It reports false where
// there is no such order.
//
// Within one part of the session, what can be done in the present posture comes first, so that
// nobody gets up and down more often than needed; among those the higher score comes first.
func arrange(picks []pick) ([]pick, bool) {
	rest := slices.Clone(picks)
	slices.SortStableFunc(rest, func(a, b pick) int { return int(a.slot) - int(b.slot) })
	return extend(make([]pick, 0, len(picks)), rest)
}

// extend tries the next items in order of preference and goes back where the rest cannot follow.
func extend(done, rest []pick) ([]pick, bool) {
	if len(rest) == 0 {
		return done, true
	}
	for _, i := range preferred(done, rest) {
		if len(done) > 0 && collide(done[len(done)-1], rest[i]) {
			continue
		}
		next := slices.Delete(slices.Clone(rest), i, i+1)
		if out, ok := extend(append(done, rest[i]), next); ok {
			return out, true
		}
	}
	return nil, false
}

// preferred lists the items of the next part of the session, best first.
func preferred(done, rest []pick) []int {
	var out []int
	for i := range rest {
		if rest[i].slot == rest[0].slot {
			out = append(out, i)
		}
	}
	stay := func(i int) int {
		if len(done) > 0 && upright(rest[i]) != upright(done[len(done)-1]) {
			return 1
		}
		return 0
	}
	slices.SortStableFunc(out, func(a, b int) int {
		if d := stay(a) - stay(b); d != 0 {
			return d
		}
		switch {
		case rest[a].score.Total > rest[b].score.Total:
			return -1
		case rest[a].score.Total < rest[b].score.Total:
			return 1
		default:
			return 0
		}
	})
	return out
}

func collide(a, b pick) bool {
	return firm(a.technique) && firm(b.technique) && a.technique.Main() == b.technique.Main()
}

func upright(p pick) bool {
	switch p.technique.Position {
	case technique.Standing, technique.Wall, technique.Desk, technique.Seated, technique.Walking:
		return true
	default:
		return false
	}
}
