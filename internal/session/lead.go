package session

import (
	"math"

	"unknot/internal/plan"
	"unknot/internal/technique"
)

// LeadIn is the time to get ready for a step, in seconds, where nothing else is asked for.
const LeadIn = 8

// A lead-in asked for lies between these, in seconds.
const (
	LeadInShortest = 5
	LeadInLongest  = 30
)

// leadInRoom is the most, in seconds, that a lead-in grows to because the position changes, and
// leadInFirst what every step gets before any gets more. Both matter in plans with little time
// around their steps, such as the templates of section 5.6.
const (
	leadInRoom  = 20
	leadInFirst = 3
)

// crossing is how a step begins and turns over, in seconds.
//
// The plan counts a changeover for each step (10 seconds in section 5.4, rule 8; what a template
// says in section 5.6) beside the time of its timer, which has a rest after the last round of each
// side too (section 2.0). The session spends exactly that time, but where it is needed:
//
//   - All changeovers go into one pot. Each step takes a lead-in of 8 seconds from it. What is left,
//     2 of every 10 seconds, is shared among the steps that begin in another position than the one
//     before them; getting up or down counts twice. Where no position changes, all share it. A pot
//     that is too small for 8 seconds each gives first to those that change position.
//   - The change of sides takes the rest after the first side and what it needs of the rest after
//     the second one, because nothing follows that but the next lead-in, until it is as long as a
//     lead-in. If the rests are not enough it takes what the changeover of its own step leaves, and
//     a timer without rests gives up to half of its changeover for a turn of 5 seconds.
//
// A lead-in longer than 10 seconds cannot fit: such a session takes longer than its plan, by what is
// above 10 seconds for each step, and Session.Total says so.
type crossing struct {
	lead    int // the lead-in
	turn    int // the change of sides; 0 for steps without
	turnOwn int // the part of the turn that the step's own timer counts
	tail    int // the rest after the last round of the last side
}

// crossings shares out the time around the steps of a session.
func crossings(steps []plan.Step, lead int) []crossing {
	out, weights := make([]crossing, len(steps)), moves(steps)
	fits := min(lead, plan.Changeover)
	pot := 0
	for i, step := range steps {
		var changeover int
		out[i], changeover = turnOf(step, lead)
		out[i].lead = min(changeover, leadInFirst)
		pot += changeover - out[i].lead
	}
	equal := func(int) int { return 1 }
	moving := func(i int) int { return weights[i] }
	pot = share(pot, out, moving, fits)
	pot = share(pot, out, equal, fits)
	pot = share(pot, out, moving, leadInRoom)
	share(pot, out, equal, math.MaxInt)
	for i := range out {
		out[i].lead += lead - fits
	}
	return out
}

// share gives the seconds of the pot to the lead-ins, in turn and by their weights, none beyond a
// length. It returns what is left.
func share(pot int, out []crossing, weight func(int) int, upTo int) int {
	for given := true; given && pot > 0; {
		given = false
		for i := range out {
			extra := min(weight(i), pot, upTo-out[i].lead)
			if extra > 0 {
				out[i].lead += extra
				pot -= extra
				given = true
			}
		}
	}
	return pot
}

// turnOf is the change of sides of a step, and what it leaves of the step's changeover.
func turnOf(step plan.Step, lead int) (c crossing, changeover int) {
	rest := step.Dose.Rest
	c, changeover = crossing{tail: rest}, step.Lead()
	if step.Dose.Sides < 2 || step.Dose.Sets*step.Dose.Reps == 0 {
		return c, changeover
	}
	c.turnOwn = max(rest, min(2*rest, lead))
	c.turn, c.tail = c.turnOwn, 2*rest-c.turnOwn
	take := func(seconds int) {
		if seconds > 0 {
			c.turn, changeover = c.turn+seconds, changeover-seconds
		}
	}
	fits := min(lead, plan.Changeover)
	take(min(fits-c.turn, changeover-fits))
	take(min(LeadInShortest-c.turn, changeover/2))
	return c, changeover
}

// moves says for each step how much getting into position it asks for: 0 when the body stays as
// it is, 1 for another position at the same height, 2 for getting up or down. Before the first
// step the person sits at the computer.
func moves(steps []plan.Step) []int {
	out := make([]int, len(steps))
	before := technique.Seated
	for i, step := range steps {
		p := step.Technique.Position
		switch {
		case p == technique.AnyPosition, p == "", p == before:
			continue
		case height(p) == height(before):
			out[i] = 1
		default:
			out[i] = 2
		}
		before = p
	}
	return out
}

// height tells standing, sitting and being down on the floor or a bed apart.
func height(p technique.Position) int {
	switch p {
	case technique.Standing, technique.Wall, technique.Walking:
		return 2
	case technique.Seated, technique.Desk:
		return 1
	default:
		return 0
	}
}
