package session

import (
	"time"

	"unknot/internal/body"
	"unknot/internal/plan"
	"unknot/internal/technique"
)

// Phase is what a person is asked to do right now.
type Phase uint8

// The phases.
const (
	GetReady    Phase = iota // the lead-in of a step: get into position
	Hold                     // stay still, or stay on the spot
	Reps                     // one repetition: the movement and the way back
	Flow                     // keep the movement going
	Breath                   // one paced breath
	Rest                     // let go between two rounds
	SwitchSides              // the rest after the last round of the first side
	Done                     // nothing left to do
)

// segment is one phase with its place on the line.
type segment struct {
	phase  Phase
	step   int
	block  int // which of the step's sides, 0 or 1
	side   body.Side
	length time.Duration
	work   time.Duration // the part of a repetition that is effort; all of it in other phases
	offset time.Duration // from the start of the step, lead-in included
	start  time.Duration // from the start of the session

	round, rounds int // within the side, over all sets; 1-based; 0 in the lead-in
	set, sets     int

	switches   bool // the second side begins to be prepared here
	closesSide bool // the last effort of a side
	closesStep bool
	next       Next
}

// layOut puts the phases of all steps on one line. Phases without length are left out.
//
// The formula is that of section 2.0: sides × sets × reps × (hold + rest), with a rest after
// every round, also the last one, plus the lead-in of section 5.4, rule 8.
func layOut(steps []plan.Step) []segment {
	var line []segment
	var start time.Duration
	for i, step := range steps {
		first := len(line)
		line = append(line, stepSegments(i, step)...)
		offset := time.Duration(0)
		for j := first; j < len(line); j++ {
			line[j].offset, line[j].start = offset, start
			offset += line[j].length
			start += line[j].length
		}
		line[len(line)-1].closesStep = true
	}
	nameNext(line)
	return line
}

// stepSegments lists the phases of one step.
func stepSegments(index int, step plan.Step) []segment {
	dose := step.Dose
	rounds := dose.Sets * dose.Reps
	out := []segment{{
		phase: GetReady, step: index, side: sideOf(step, 0),
		length: plan.Changeover * time.Second, work: plan.Changeover * time.Second, sets: dose.Sets,
	}}
	for block := range dose.Sides {
		for round := range rounds {
			seg := segment{
				step: index, block: block, side: sideOf(step, block),
				round: round + 1, rounds: rounds, set: round/dose.Reps + 1, sets: dose.Sets,
			}
			lastRound := round == rounds-1
			turn := lastRound && block+1 < dose.Sides
			roundSegments := roundOf(seg, dose, turn)
			if lastRound {
				closeSide(roundSegments)
			}
			if block > 0 && round == 0 && len(roundSegments) > 0 && dose.Rest == 0 {
				roundSegments[0].switches = true // no rest to turn in: the change is announced here
			}
			out = append(out, roundSegments...)
		}
	}
	return out
}

// roundOf is one round: the effort and the rest after it. A repetition keeps both in one
// phase, because the way back belongs to it; the last one before a change of sides does not.
func roundOf(seg segment, dose technique.Timer, turn bool) []segment {
	hold, rest := time.Duration(dose.Hold)*time.Second, time.Duration(dose.Rest)*time.Second
	effort, pause := seg, seg
	effort.phase, effort.length, effort.work = effortPhase(dose.Mode), hold, hold
	pause.phase, pause.length, pause.work = Rest, rest, rest
	if effort.phase == Reps && !turn {
		effort.length += rest
		pause.length = 0
	}
	if turn {
		pause.phase, pause.switches = SwitchSides, true
		pause.block, pause.side = seg.block, seg.side
	}
	var out []segment
	if effort.length > 0 {
		out = append(out, effort)
	}
	if pause.length > 0 {
		out = append(out, pause)
	}
	return out
}

// closeSide marks the last effort of a side; a round that has none closes it with its rest.
func closeSide(round []segment) {
	if len(round) > 0 {
		round[0].closesSide = true
	}
}

func effortPhase(m technique.Mode) Phase {
	switch m {
	case technique.ModeReps:
		return Reps
	case technique.ModeFlow:
		return Flow
	case technique.ModeBreath:
		return Breath
	default:
		return Hold
	}
}

// sideOf is the side of a step's block. Steps without sides are in the middle; a step that is
// done on two sides without saying in which order starts on the left.
func sideOf(step plan.Step, block int) body.Side {
	switch {
	case len(step.Sides) == step.Dose.Sides && block < len(step.Sides):
		return step.Sides[block]
	case step.Dose.Sides == 2:
		return [...]body.Side{body.Left, body.Right}[block]
	case len(step.Sides) == 1:
		return step.Sides[0]
	default:
		return body.Middle
	}
}

// nameNext fills in what each segment says comes next: the other side, the next step, the end.
func nameNext(line []segment) {
	next := Next{Kind: NextEnd}
	for i := len(line) - 1; i >= 0; i-- {
		line[i].next = next
		seg := &line[i]
		switch {
		case seg.phase == GetReady:
			next = Next{Kind: NextStep, Step: seg.step, Side: seg.side}
		case i > 0 && line[i-1].phase != GetReady && line[i-1].block != seg.block:
			next = Next{Kind: NextSide, Step: seg.step, Side: seg.side}
		}
	}
}
