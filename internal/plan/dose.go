package plan

import (
	"cmp"
	"math"
	"slices"

	"unknot/internal/technique"
)

// doses lists the timers a candidate may run with, shortest first, and the index of the one
// nearest to what the catalogue suggests. All lie within the technique's dose range; only a
// rule that asks for less (half the repetitions, short holds) goes below it.
func (e *Engine) doses(c *candidate, s *situation) ([]technique.Timer, int) {
	t := c.technique
	base := t.Timer
	if t.Dose.Sides == technique.PerSide {
		base.Sides = len(c.sides)
	}
	holds, reps, sets := e.holds(c, s), repetitions(t), within(base.Sets, t.Dose.Sets, 1)
	if c.half && !calming(t) {
		switch {
		case base.Reps > 1:
			base.Reps = (base.Reps + 1) / 2
			reps = []int{base.Reps}
		case base.Mode == technique.ModeFlow:
			holds = []int{(base.Hold + 1) / 2}
		}
		sets = []int{base.Sets}
	}
	base.Hold = nearest(holds, base.Hold)
	if p := s.guidance.Progress; p > 0 && e.stepsUp(c, s) {
		for range p {
			base = e.stepUp(base, t)
		}
		holds, reps = including(holds, base.Hold), including(reps, base.Reps)
	}
	var all []technique.Timer
	for _, hold := range holds {
		for _, rep := range reps {
			for _, set := range sets {
				timer := base
				timer.Hold, timer.Reps, timer.Sets = hold, rep, set
				all = append(all, timer)
			}
		}
	}
	all = e.keepSafe(t, all)
	if share := e.share(c, s); share < 1 {
		all, base = lessThan(all, base, c, share)
	}
	return shortestFirst(all, base)
}

// share is how much of a dose a person gets: half of what is new to them (section 2.1) or what the
// last days ask to take easy, and the level of the course (5.8), which leaves rest as it is. Two
// rules that ask for half do not make a quarter.
func (e *Engine) share(c *candidate, s *situation) float64 {
	share := 1.0
	if !calming(c.technique) {
		share = s.guidance.scale()
	}
	if c.first || c.careful {
		share = min(share, firstShare)
	}
	return share
}

// firstShare is the first use of any technique: half the dose (section 2.1).
const firstShare = 0.5

// lessThan keeps the doses that last at most a share of the catalogue's, on the sides that are done,
// and adds the catalogue's dose cut down to it. The rest may then go below the dose range. Where a
// rule has already asked for that much less, nothing more is taken away.
func lessThan(all []technique.Timer, base technique.Timer, c *candidate, share float64) ([]technique.Timer, technique.Timer) {
	whole := c.technique.Timer
	whole.Sides = base.Sides
	most := int(share * float64(whole.Seconds()))
	less := scaled(whole, share)
	if least := base.Seconds(); least < less.Seconds() {
		less = base
	}
	if restful := c.technique.Kind == technique.Relaxation; restful {
		// Rest begins at half too, but may fill the time that nothing else fills (section 5.2).
		return append(slices.Clone(all), less), less
	}
	out := slices.DeleteFunc(slices.Clone(all), func(t technique.Timer) bool { return t.Seconds() > most })
	return append(out, less), less
}

// scaled is a share of a dose: of the repetitions, or of the sets, or of the time where there is one
// hold only. A part of a repetition counts whole, so that something remains.
func scaled(t technique.Timer, share float64) technique.Timer {
	part := func(n int) int { return max(1, int(math.Ceil(float64(n)*share))) }
	switch {
	case t.Reps > 1:
		t.Reps = part(t.Reps)
	case t.Sets > 1:
		t.Sets = part(t.Sets)
	default:
		t.Hold = part(t.Hold)
	}
	return t
}

// stepsUp: only movement that is done in full goes up; pressure and rest do not (rule-progress,
// "gentle and regular works better than hard").
func (e *Engine) stepsUp(c *candidate, s *situation) bool {
	switch c.technique.Kind {
	case technique.Strength, technique.Stretch, technique.Mobility:
		return !c.half && len(c.ruling.Changes) == 0 && e.share(c, s) == 1 && s.irritability == IrritabilityLow
	default:
		return false
	}
}

// stepUp raises one variable by 10–20 %: the repetitions, else the hold, where the dose range and
// whole numbers allow it. A dose that has no such step stays as it is.
func (e *Engine) stepUp(t technique.Timer, card *technique.Technique) technique.Timer {
	rule := e.rules.Course
	raise := func(n int, r technique.Range) (int, bool) {
		next := int(math.Round(float64(n) * (1 + rule.StepUp)))
		by := float64(next-n) / float64(n)
		return next, next <= r.Max && n >= r.Min && by >= rule.StepLeast && by <= rule.StepMost
	}
	if card.Timer.Counts != "" || t.Mode == technique.ModeFlow {
		return t
	}
	if reps, ok := raise(t.Reps, card.Dose.Reps); ok && card.Dose.Sides != technique.Alternating {
		t.Reps = reps
		return t
	}
	if hold, ok := raise(t.Hold, card.Dose.Hold); ok {
		t.Hold = hold
	}
	return t
}

// including adds a value to a sorted list.
func including(values []int, v int) []int {
	out := append(slices.Clone(values), v)
	slices.Sort(out)
	return slices.Compact(out)
}

// keepSafe drops doses that alone would pass the limit on pressure (section 5.4, rule 7).
func (e *Engine) keepSafe(t *technique.Technique, all []technique.Timer) []technique.Timer {
	if !firm(t) {
		return all
	}
	return slices.DeleteFunc(all, func(timer technique.Timer) bool {
		return perSide(timer) > e.rules.Pressure.Seconds
	})
}

// perSide is how long one side is worked, in seconds. The rests count, because the ball or
// the thumb stays where it is.
func perSide(t technique.Timer) int { return t.Sets * t.Reps * (t.Hold + t.Rest) }

// shortestFirst sorts by length and keeps of equal lengths the one most like the usual dose.
func shortestFirst(all []technique.Timer, usual technique.Timer) ([]technique.Timer, int) {
	far := func(t technique.Timer) int {
		return 100*abs(t.Sets-usual.Sets) + 10*abs(t.Reps-usual.Reps) + abs(t.Hold-usual.Hold)
	}
	slices.SortFunc(all, func(a, b technique.Timer) int {
		return cmp.Or(cmp.Compare(a.Seconds(), b.Seconds()), cmp.Compare(far(a), far(b)), cmp.Compare(a.Hold, b.Hold))
	})
	all = slices.CompactFunc(all, func(a, b technique.Timer) bool { return a.Seconds() == b.Seconds() })
	best := 0
	for i, t := range all {
		if abs(t.Seconds()-usual.Seconds()) < abs(all[best].Seconds()-usual.Seconds()) {
			best = i
		}
	}
	return all, best
}

// holds lists the lengths of one hold or flow round, in seconds.
func (e *Engine) holds(c *candidate, s *situation) []int {
	t := c.technique
	switch t.Timer.Mode {
	case technique.ModeHold:
		out := within(t.Timer.Hold, t.Dose.Hold, holdStep(t.Dose.Hold.Max))
		if e.shortensHolds(c, s) {
			out = shorten(out, e.rules.Irritable.ShortHold)
		}
		return out
	case technique.ModeFlow:
		return flowRounds(t)
	default:
		return []int{t.Timer.Hold}
	}
}

// holdStep is by how many seconds a hold is lengthened: long ones in round numbers.
func holdStep(longest int) int {
	switch {
	case longest <= 60:
		return 5
	case longest <= 180:
		return 15
	default:
		return 30
	}
}

// shortensHolds: at moderate irritability firm pressure and stretches are held 15–30 s (5.2);
// so is everything held, but heat and rest, that a condition modifies (5.6).
func (e *Engine) shortensHolds(c *candidate, s *situation) bool {
	t := c.technique
	if calming(t) || t.Has(technique.HeatTag) {
		return false
	}
	modified := !c.ruling.Blocked && (c.ruling.Easier || c.ruling.CapMinus > 0)
	moderate := s.irritability == IrritabilityModerate && (firm(t) || t.Kind == technique.Stretch)
	return modified || moderate
}

// shorten brings holds down to at most the short span. Holds that are shorter anyway stay.
func shorten(holds []int, short span) []int {
	var out []int
	for _, h := range holds {
		if h <= short.Most {
			out = append(out, h)
		}
	}
	if len(out) == 0 {
		return []int{short.Most}
	}
	return out
}

// flowRounds lists the lengths of one round of a flow. The dose then describes one stroke
// (section 2.0), so a round may last as long as the fewest to the most strokes take, where the
// catalogue's own round lies in between.
func flowRounds(t *technique.Technique) []int {
	d := t.Dose
	if t.Timer.Counts != "" {
		return []int{t.Timer.Hold}
	}
	strokes := technique.Range{Min: d.Hold.Min * d.Reps.Min, Max: d.Hold.Max * d.Reps.Max}
	return within(t.Timer.Hold, strokes, 10)
}

// repetitions lists how often a hold or movement may be repeated on each side. Alternating
// doses count both sides together; their timer runs each side by itself.
func repetitions(t *technique.Technique) []int {
	usual, r := t.Timer.Reps, t.Dose.Reps
	if t.Timer.Counts != "" || t.Timer.Mode == technique.ModeFlow {
		return []int{usual}
	}
	if t.Timer.Sides == 2 && t.Dose.Sides == technique.Alternating && usual < r.Min {
		r.Min, r.Max = (r.Min+1)/2, r.Max/2
	}
	return within(usual, r, 1)
}

// within lists the usual value and the steps of a range around it. A timer that counts
// something else than the dose has a usual value outside the range; then it stays as it is.
func within(usual int, r technique.Range, step int) []int {
	if usual < r.Min || usual > r.Max || r.Min < 1 {
		return []int{usual}
	}
	out := []int{r.Min, usual, r.Max}
	for v := (r.Min/step + 1) * step; v < r.Max; v += step {
		out = append(out, v)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func nearest(values []int, want int) int {
	best := values[0]
	for _, v := range values {
		if abs(v-want) < abs(best-want) {
			best = v
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }
