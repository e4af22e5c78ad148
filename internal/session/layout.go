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
	Breath                   // one paced breath: the way in, then the way out
	Rest                     // let go between two rounds
	SwitchSides              // between the two sides: the lead-in of the second one
	Done                     // nothing left to do
)

// Effort reports whether something is being done in the phase, so that it can hurt.
func (p Phase) Effort() bool { return p == Hold || p == Reps || p == Flow || p == Breath }

// The way in of a breath takes 4 of its 10 counts (technique diaphragmatic-breathing).
const (
	breathIn  = 4
	breathAll = 10
)

// segment is one phase with its place on the line.
type segment struct {
	phase  Phase
	step   int // number of the step
	place  int // of the step, in the order they are done
	block  int // which of the step's sides, 0 or 1
	side   body.Side
	length time.Duration
	work   time.Duration // the part that is effort, or the way in of a breath; else all of it
	own    time.Duration // the part that the step's timer counts; the others are changeover
	offset time.Duration // from the start of the step, lead-in included
	start  time.Duration // from the start of the session

	round, rounds int // within the side, over all sets; 1-based; 0 in the lead-in
	set, sets     int

	switches   bool // the second side begins to be prepared here
	closesSide bool // the last effort of a side
	closesStep bool
	next       Next
	moments    []moment // what is to be heard before it ends
}

// layOut puts the phases of the steps on one line, in the order given as their numbers. Phases
// without length are left out.
//
// The formula is that of section 2.0: sides × sets × reps × (hold + rest), with a rest after
// every round, also the last one, plus the changeover of section 5.4, rule 8. How the time between
// two efforts is used says crossing.
func layOut(steps []plan.Step, crossings []crossing, order []int) []segment {
	var line []segment
	var start time.Duration
	for place, number := range order {
		first := len(line)
		line = append(line, stepSegments(number, steps[number], crossings[number])...)
		offset := time.Duration(0)
		for j := first; j < len(line); j++ {
			line[j].place, line[j].offset, line[j].start = place, offset, start
			line[j].moments = momentsOf(line[j])
			offset += line[j].length
			start += line[j].length
		}
		line[len(line)-1].closesStep = true
	}
	nameNext(line)
	return line
}

// stepSegments lists the phases of one step.
func stepSegments(number int, step plan.Step, c crossing) []segment {
	dose := step.Dose
	rounds := dose.Sets * dose.Reps
	lead := seconds(c.lead)
	out := []segment{{
		phase: GetReady, step: number, side: sideOf(step, 0), length: lead, work: lead, sets: dose.Sets,
	}}
	for block := range dose.Sides {
		for round := range rounds {
			seg := segment{
				step: number, block: block, side: sideOf(step, block),
				round: round + 1, rounds: rounds, set: round/dose.Reps + 1, sets: dose.Sets,
			}
			phases := roundOf(seg, dose, c)
			if block > 0 && round == 0 && c.turn == 0 && len(phases) > 0 {
				phases[0].switches = true // no time to turn in: the change is announced here
			}
			out = append(out, phases...)
		}
	}
	return out
}

// roundOf is one round: the effort and the rest after it. A repetition keeps both in one
// phase, because the way back belongs to it; the last one before a change of sides does not.
func roundOf(seg segment, dose technique.Timer, c crossing) []segment {
	last := seg.round == seg.rounds
	turn := last && seg.block+1 < dose.Sides
	effort, pause := seg, seg
	effort.phase, effort.length = effortPhase(dose.Mode), seconds(dose.Hold)
	effort.work, effort.own = effort.length, effort.length
	effort.closesSide = last
	if effort.phase == Breath {
		effort.work = effort.length * breathIn / breathAll
	}
	pause.phase, pause.length = Rest, seconds(dose.Rest)
	if last {
		pause.length = seconds(c.tail)
	}
	pause.own = pause.length
	if turn {
		pause.phase, pause.switches = SwitchSides, true
		pause.length, pause.own = seconds(c.turn), seconds(c.turnOwn)
	}
	pause.work = pause.length
	if effort.phase == Reps && !turn {
		effort.length += pause.length
		effort.own, pause.length = effort.length, 0
	}
	return kept(effort, pause)
}

// kept leaves out what has no length. A round without effort closes its side with its rest.
func kept(effort, pause segment) []segment {
	var out []segment
	if effort.length > 0 {
		out = append(out, effort)
	} else {
		pause.closesSide = effort.closesSide
	}
	if pause.length > 0 {
		out = append(out, pause)
	}
	return out
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

func seconds(n int) time.Duration { return time.Duration(n) * time.Second }
