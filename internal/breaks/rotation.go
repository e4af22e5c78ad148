package breaks

import "slices"

// rested is how many other moves come before one is repeated (section 6, rotation rule).
const rested = 3

// Rotation chooses the moves one after the other. Make one with NewRotation.
type Rotation struct {
	moves []Move
	done  []string // ids, oldest first, each once
	count int      // breaks chosen so far
}

// Turns is what a rotation remembers between two runs.
type Turns struct {
	Done  []string `json:"done"`
	Count int      `json:"count"`
}

// NewRotation starts with the first move of the list, or where an earlier rotation stopped.
func NewRotation(moves []Move, earlier Turns) *Rotation {
	return &Rotation{moves: moves, done: slices.Clone(earlier.Done), count: max(earlier.Count, 0)}
}

// Turns tells what to remember.
func (r *Rotation) Turns() Turns { return Turns{Done: slices.Clone(r.done), Count: r.count} }

// Next chooses the move of the next break: the one that was done longest ago, never one of
// the last three while another is open, and a standing one in every second break. It
// reports false when no move is open to the person.
func (r *Rotation) Next(p Person) (Move, bool) {
	var open, standing []Move
	for _, m := range r.moves {
		if !m.Suits(p) {
			continue
		}
		open = append(open, m)
		if m.Standing {
			standing = append(standing, m)
		}
	}
	if len(open) == 0 {
		return Move{}, false
	}
	choice, fresh := r.longestAgo(open)
	if r.count%2 == 0 && len(standing) > 0 {
		// The rule against repeats wins over the rule for standing: with one or two
		// standing moves open, some breaks have to do without.
		if m, ok := r.longestAgo(standing); ok || !fresh {
			choice = m
		}
	}
	r.note(choice.ID)
	return choice, true
}

// longestAgo finds the move that was done longest ago, the first of the list when several
// were never done. It reports whether three others have been done since.
func (r *Rotation) longestAgo(moves []Move) (Move, bool) {
	best, bestAge := moves[0], -1
	for _, m := range moves {
		if age := r.age(m.ID); age > bestAge {
			best, bestAge = m, age
		}
	}
	return best, bestAge >= rested
}

// age is how many other moves were done since the move with the id.
func (r *Rotation) age(id string) int {
	at := slices.Index(r.done, id)
	if at < 0 {
		return len(r.moves)
	}
	return len(r.done) - 1 - at
}

func (r *Rotation) note(id string) {
	r.done = slices.DeleteFunc(r.done, func(other string) bool { return other == id })
	r.done = append(r.done, id)
	r.count++
}
