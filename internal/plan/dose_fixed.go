package plan

import (
	"slices"

	"unknot/internal/technique"
)

// dose is what an item of a template or routine runs with.
func (a *assembly) dose(c *candidate, w want) technique.Timer {
	if w.dose != nil {
		return a.engine.savedDose(c, a.at, *w.dose)
	}
	return a.engine.lasting(c, a.at, w.length, w.times)
}

// lasting is the dose of a technique that lasts a time in seconds on all sides together, as the
// templates of section 5.6 give it. Those times may be shorter or longer than the dose range of a
// card; the nearest whole dose is taken, inside the range where that makes no difference. Half doses
// and short holds are then applied as everywhere.
func (e *Engine) lasting(c *candidate, s *situation, length, times int) technique.Timer {
	t := c.technique
	base := t.Timer
	wanted := length / max(base.Sides, 1)
	best, cost := base, -1
	for _, hold := range e.holdsFor(c, s, wanted) {
		for reps := 1; reps <= mostReps(t); reps++ {
			for sets := 1; sets <= max(t.Dose.Sets.Max, t.Timer.Sets); sets++ {
				timer := base
				timer.Hold, timer.Reps, timer.Sets = hold, reps, sets
				if n := unlike(timer, t, wanted, times); cost < 0 || n < cost {
					best, cost = timer, n
				}
			}
		}
	}
	if t.Dose.Sides == technique.PerSide {
		best.Sides = len(c.sides)
	}
	share := e.share(c, s)
	if calming(t) {
		share = 1 // rest may fill the time (section 5.2)
	}
	if c.half && !calming(t) && (best.Reps > 1 || best.Mode == technique.ModeFlow) {
		share = min(share, firstShare)
	}
	if share == 1 {
		return best
	}
	best = scaled(best, share)
	card := t.Timer
	card.Sides = best.Sides
	if card = scaled(card, share); card.Seconds() < best.Seconds() {
		return card // half the dose is half of the shorter one
	}
	return best
}

func mostReps(t *technique.Technique) int {
	if t.Timer.Mode == technique.ModeFlow {
		return t.Timer.Reps
	}
	return max(t.Dose.Reps.Max, t.Timer.Reps)
}

// leastHold is the shortest hold a template is fitted with, in seconds.
const leastHold = 10

// holdsFor lists the holds to try for a time on one side.
func (e *Engine) holdsFor(c *candidate, s *situation, wanted int) []int {
	t := c.technique
	r := t.Dose.Hold
	switch t.Timer.Mode {
	case technique.ModeHold:
		if e.shortensHolds(c, s) {
			return between(min(e.rules.Irritable.ShortHold.Least, r.Min), slices.Max(e.holds(c, s)))
		}
		return between(min(leastHold, r.Min), max(slices.Max(e.holds(c, s)), wanted))
	case technique.ModeFlow:
		return between(1, max(wanted, t.Timer.Hold))
	case technique.ModeReps:
		if r.Min < 1 || t.Timer.Counts != "" {
			return []int{t.Timer.Hold}
		}
		return including(between(r.Min, r.Max), t.Timer.Hold)
	default:
		return []int{t.Timer.Hold}
	}
}

func between(least, most int) []int {
	out := make([]int, 0, max(most-least+1, 1))
	for v := max(least, 1); v <= most; v++ {
		out = append(out, v)
	}
	if len(out) == 0 {
		out = append(out, max(least, 1))
	}
	return out
}

// unlike says how far a dose is from a time on one side and from the card. A second counts most, a
// hold above the range more than one below it, and then the repetitions.
func unlike(timer technique.Timer, t *technique.Technique, wanted, times int) int {
	n := 1000 * abs(perSide(timer)-wanted)
	if timer.Mode == technique.ModeHold {
		n += 300*max(timer.Hold-max(t.Dose.Hold.Max, t.Timer.Hold), 0) + 150*max(t.Dose.Hold.Min-timer.Hold, 0)
	}
	if times > 1 && t.Timer.Sides == 1 {
		n += 100 * abs(timer.Reps-times)
	}
	n += 5*max(t.Dose.Reps.Min-timer.Reps, 0) + 2*(timer.Sets-1)
	return n + abs(timer.Hold-t.Timer.Hold)
}

// doseWithin finds a dose of the card that lasts a time, give or take some seconds, and applies half
// doses to it afterwards: the replacement rule of section 5.6 asks for the length of the item, and
// the first use of any technique is half of that.
func (e *Engine) doseWithin(c *candidate, s *situation, length, within int) (technique.Timer, bool) {
	plain, usual := *c, *s
	plain.first, plain.careful, usual.guidance = false, false, Guidance{}
	all, _ := e.doses(&plain, &usual)
	best, found := technique.Timer{}, false
	for _, d := range all {
		off := abs(wholeLength(d, c) - length)
		if off <= within && (!found || off < abs(wholeLength(best, c)-length)) {
			best, found = d, true
		}
	}
	if share := e.share(c, s); found && share < 1 {
		best = scaled(best, share)
	}
	return best, found
}

// wholeLength is how long a dose lasts on all sides of its technique.
func wholeLength(d technique.Timer, c *candidate) int {
	return d.Seconds() / max(d.Sides, 1) * max(c.technique.Timer.Sides, 1)
}

// savedDose is a dose that the person saved, within what is allowed now: no longer than the longest
// dose for this person, and of the same kind as the card's.
func (e *Engine) savedDose(c *candidate, s *situation, saved technique.Timer) technique.Timer {
	saved.Mode, saved.Rest, saved.Counts = c.technique.Timer.Mode, c.technique.Timer.Rest, c.technique.Timer.Counts
	saved.Sides = c.technique.Timer.Sides
	if c.technique.Dose.Sides == technique.PerSide {
		saved.Sides = len(c.sides)
	}
	if len(c.doses) > 0 {
		if e.redose(c, s, saved) == nil {
			return saved
		}
		best := c.doses[0]
		for _, d := range c.doses {
			if d.Seconds() <= saved.Seconds() {
				best = d
			}
		}
		return best
	}
	return scaled(c.technique.Timer, firstShare)
}
