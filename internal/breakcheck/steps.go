package breakcheck

import (
	"unknot/internal/plan"
	"unknot/internal/technique"
)

// The times around the moves of a break, in seconds.
const (
	standUp   = 5  // to get ready, and again to change sides
	worthHold = 15 // a rest of a break shorter than this is left out
)

// Steps are a break as the player runs it: the move for the seconds that section 6 gives it, and, where
// the break is longer, the walk to the glass of T72 for what is left. A move is cut to fit a short
// break, but no hold below its dose range, so such a break may take a little longer than asked for.
// Seconds is the length of the whole break; with moveSeconds 0 the move may take all of it. The walk is
// nil for somebody to whom it is not open.
func Steps(move, walk *technique.Technique, moveSeconds, seconds int) []plan.Step {
	first := plan.Step{Technique: move, Slot: plan.Move, Ready: standUp}
	if move.Timer.Sides == 2 {
		first.Ready = 2 * standUp
	}
	room := max(seconds-first.Ready, 1)
	if moveSeconds > 0 {
		room = min(room, moveSeconds)
	}
	first.Dose = fitted(move, room)
	steps := []plan.Step{first}
	if left := seconds - first.Ready - first.Seconds() - standUp; walk != nil && left >= worthHold {
		dose := walk.Timer
		dose.Mode, dose.Hold, dose.Rest, dose.Reps, dose.Sets, dose.Sides = technique.ModeFlow, left, 0, 1, 1, 1
		steps = append(steps, plan.Step{Technique: walk, Slot: plan.Move, Ready: standUp, Dose: dose})
	}
	return steps
}

// fitted is the timer of a move for so many seconds: as many rounds as there is room for, or one that
// is as long as the room.
func fitted(t *technique.Technique, seconds int) technique.Timer {
	timer := t.Timer
	timer.Sets = 1
	round := timer.Sides * (timer.Hold + timer.Rest)
	switch {
	case timer.Mode == technique.ModeFlow:
		timer.Reps, timer.Hold, timer.Rest = 1, seconds/timer.Sides, 0
	case timer.Mode == technique.ModeHold && seconds < 2*round:
		timer.Reps, timer.Rest = 1, 0
		timer.Hold = min(max(seconds/timer.Sides, t.Dose.Hold.Min), t.Dose.Hold.Max)
	default:
		timer.Reps = max(seconds/round, 1)
	}
	return timer
}

// Seconds is how long the steps take together, with what is around them.
func Seconds(steps []plan.Step) int { return plan.Plan{Steps: steps}.Seconds() }
