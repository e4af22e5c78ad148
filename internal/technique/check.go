package technique

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"unknot/internal/strict"
)

// The words a card may use, as section 2.0 lists them.
var (
	kinds     = words(SelfMassage, Stretch, Mobility, Strength, Heat, Relaxation, Partner, Professional, Habit)
	positions = words(Standing, Wall, FloorSupine, FloorProne, FloorQuadruped, FloorSeated, HalfKneeling,
		SideLying, Seated, Desk, TableProne, Walking, AnyPosition)
	sides  = words(PerSide, BothSides, Alternating, NoSides, AsNeeded, SwapLegs)
	modes  = words(ModeHold, ModeReps, ModeFlow, ModeBreath, ModeLog, ModeInfo)
	grades = words(GradeA, GradeB, GradeC, GradeD)
)

// Limits that no technique of the fact base passes; a number beyond them is a slip of the pen.
const (
	cueLength   = 90   // characters
	longestHold = 1800 // seconds
	mostReps    = 120
	mostSets    = 5
	topPressure = 5 // section 2.1: even persistent pain is pressed at most 5/10
	lightAtMost = 3 // section 2.3: light pressure is at most 3/10
)

func words[T ~string](list ...T) []string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = string(w)
	}
	return out
}

func isPhase(id string) bool {
	return slices.Contains(words(Acute, Subacute, Persistent), id)
}

func isScale(id string) bool {
	return slices.Contains(words(StretchScale, EffortScale, PainScale, WarmthScale, AcheScale), id)
}

// checkAll holds a card against the rules between its fields.
func (c *card) checkAll(t *Technique) {
	c.checkIndex(t)
	c.checkLists(t)
	c.checkLinks(t)
	c.checkDose(t)
	c.checkTimer(t)
	c.checkCap(t)
	c.checkEvidence(t)
}

func (c *card) checkIndex(t *Technique) {
	e, ok := c.words.index[t.ID]
	if !ok {
		c.Problem("id", "%q is not in %s", t.ID, indexFile)
		return
	}
	if t.Number != e.number {
		c.Problem("number", "number %d belongs to another technique; %s is number %d", t.Number, t.ID, e.number)
	}
	if t.Name != e.name {
		c.Problem("name", "name %q differs from %q in %s", t.Name, e.name, indexFile)
	}
	if t.Kind != "" && t.Kind != e.kind {
		c.Problem("kind", "kind %q differs from %q in %s", t.Kind, e.kind, indexFile)
	}
}

func (c *card) checkLists(t *Technique) {
	for key, n := range map[string]int{
		"targets": len(t.Targets), "phases": len(t.Phases), "steps": len(t.Steps),
		"mistakes": len(t.Mistakes), "highlight": len(t.Highlight),
	} {
		if _, there := c.Keys()[key]; there && n == 0 {
			c.Problem(key, "%s must not be empty", key)
		}
	}
	for _, target := range t.Targets {
		if target.Weight > t.Targets[0].Weight {
			c.Problem("targets", "the main target must come first, but %q weighs more", target.Group)
		}
	}
	if n := utf8.RuneCountInString(t.Cue); n > cueLength {
		c.Problem("cue", "cue has %d characters, at most %d fit the player", n, cueLength)
	}
}

func (c *card) checkLinks(t *Technique) {
	for key, id := range map[string]ID{"easier_id": t.EasierID, "harder_id": t.HarderID} {
		if id != "" && id == t.ID {
			c.Problem(key, "%s names the technique itself", key)
		}
	}
}

func (c *card) checkDose(t *Technique) {
	o, ok := c.Again("dose")
	if !ok {
		return
	}
	for _, limit := range []struct {
		key      string
		got      Range
		min, max int
	}{
		{"hold_s", t.Dose.Hold, 0, longestHold},
		{"reps", t.Dose.Reps, 1, mostReps},
		{"sets", t.Dose.Sets, 1, mostSets},
	} {
		if stated(limit.got) && (limit.got.Min < limit.min || limit.got.Max > limit.max) {
			o.Problem(limit.key, "%s %d-%d is outside %d-%d",
				limit.key, limit.got.Min, limit.got.Max, limit.min, limit.max)
		}
	}
	if s := t.Timer.Seconds(); s > 0 && t.Dose.Minutes != (s+30+59)/60 {
		o.Problem("minutes", "minutes is %d but the timer's %d seconds show as %d (section 2.0)",
			t.Dose.Minutes, s, (s+30+59)/60)
	}
}

func (c *card) checkTimer(t *Technique) {
	o, ok := c.Again("timer")
	if !ok || t.Timer.Mode == ModeLog || t.Timer.Mode == ModeInfo {
		return
	}
	if t.Timer.Hold < 1 || t.Timer.Reps < 1 || t.Timer.Sets < 1 || t.Timer.Rest < 0 {
		o.Problem("mode", "the timer needs a hold, repetitions and sets of at least 1 and no negative rest")
	}
	if want := timerSides(t.Dose.Sides); t.Dose.Sides != "" && !want.Has(t.Timer.Sides) {
		o.Problem("sides", "%d sides on the timer do not fit a dose of %q", t.Timer.Sides, t.Dose.Sides)
	}
	if t.Timer.Mode == ModeFlow {
		return // the dose then describes one stroke, not the round the timer runs (section 2.0)
	}
	if stated(t.Dose.Hold) && !t.Dose.Hold.Has(t.Timer.Hold) {
		o.Problem("hold_s", "hold_s %d is outside the dose %s", t.Timer.Hold, t.Dose.Hold)
	}
	if t.Timer.Counts != "" {
		return
	}
	if stated(t.Dose.Reps) && !t.Dose.Reps.Has(t.Timer.Reps) && !t.Dose.Reps.Has(t.alternatingReps()) {
		o.Problem("reps", "reps %d is outside the dose %s", t.Timer.Reps, t.Dose.Reps)
	}
	if stated(t.Dose.Sets) && !t.Dose.Sets.Has(t.Timer.Sets) {
		o.Problem("sets", "sets %d is outside the dose %s", t.Timer.Sets, t.Dose.Sets)
	}
}

// stated tells a range apart from one whose misspelling has been reported already.
func stated(r Range) bool { return r != Range{} }

// alternatingReps counts both sides of an alternating technique, whose dose may do so too.
func (t *Technique) alternatingReps() int {
	if t.Dose.Sides == Alternating {
		return t.Timer.Reps * t.Timer.Sides
	}
	return t.Timer.Reps
}

// timerSides is how many sides the timer may run through for a dose.
func timerSides(s Sides) Range {
	switch s {
	case PerSide, SwapLegs:
		return Range{Min: 2, Max: 2}
	case Alternating:
		return Range{Min: 1, Max: 2}
	default:
		return Range{Min: 1, Max: 1}
	}
}

func (c *card) checkCap(t *Technique) {
	o, ok := c.Again("cap")
	if !ok {
		return
	}
	most := topPressure
	if t.Has(LightPressure) && !t.Has(DeepPressure) {
		most = lightAtMost
	}
	if t.Cap.Pressure < 0 || t.Cap.Pressure > most {
		o.Problem("pressure", "a pressure cap of %d is outside 0-%d", t.Cap.Pressure, most)
	}
	if t.Has(DeepPressure) && t.Cap.Pressure == 0 {
		o.Problem("pressure", "deep pressure needs a pressure cap")
	}
	c.checkStated(o, "pressure", t.Cap.Pressure, t.Cap.Text)
	for phase, n := range t.Cap.ByPhase {
		if n < 1 || n > t.Cap.Pressure {
			o.Problem("by_phase", "the cap of %d for %s is not between 1 and the cap itself", n, phase)
		}
		c.checkStated(o, "by_phase", n, t.Cap.Text)
	}
	for scale, n := range t.Cap.Also {
		if n < 1 || n > 10 {
			o.Problem("also", "%s %d is outside 1-10", scale, n)
		}
		c.checkStated(o, "also", n, t.Cap.Text)
	}
}

// checkStated makes sure that a cap the code acts on is also a cap the person reads.
func (c *card) checkStated(o *strict.Object, key string, n int, text string) {
	if n > 0 && !strings.Contains(text, fmt.Sprintf("%d/10", n)) {
		o.Problem(key, "%s: the cap's text does not say %d/10", key, n)
	}
}

func (c *card) checkEvidence(t *Technique) {
	o, ok := c.Again("evidence")
	if !ok {
		return
	}
	if _, there := o.Keys()["sources"]; there && len(t.Evidence.Sources) == 0 {
		o.Problem("sources", "sources must not be empty")
	}
	if len(t.Evidence.ByPhase) == 0 {
		return
	}
	best := GradeD
	for phase, g := range t.Evidence.ByPhase {
		best = min(best, g)
		if !t.In(phase) {
			o.Problem("by_phase", "by_phase grades %s, a phase the technique is not for", phase)
		}
	}
	if t.Evidence.Grade != "" && t.Evidence.Grade != best {
		o.Problem("grade", "grade %s is not the best of by_phase, %s", t.Evidence.Grade, best)
	}
}

// String writes a range as a card does, such as "2-3 spots".
func (r Range) String() string {
	s := fmt.Sprintf("%d-%d", r.Min, r.Max)
	if r.Unit != "" {
		s += " " + r.Unit
	}
	return s
}
