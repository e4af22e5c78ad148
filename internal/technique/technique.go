// Package technique holds the catalogue: every massage, stretch and movement Unknot
// can suggest, loaded from assets/techniques and validated strictly.
//
// Facts, numbers, ids, tags and grades are those of section 2 of the clinical fact base.
package technique

import (
	"slices"
	"strings"

	"unknot/internal/body"
)

// ID names a technique, such as "cat-cow".
type ID string

// Phase says how long the present spell has lasted.
type Phase string

// The phases: under 6 weeks, 6–12 weeks, over 12 weeks.
const (
	Acute      Phase = "acute"
	Subacute   Phase = "subacute"
	Persistent Phase = "persistent"
)

// Kind is the family a technique belongs to.
type Kind string

// The kinds of the catalogue.
const (
	SelfMassage  Kind = "self-massage"
	Stretch      Kind = "stretch"
	Mobility     Kind = "mobility"
	Strength     Kind = "strength"
	Heat         Kind = "heat"
	Relaxation   Kind = "relaxation"
	Partner      Kind = "partner"
	Professional Kind = "professional"
	Habit        Kind = "habit"
)

// Position is how the body is placed while doing a technique.
type Position string

// The positions of the catalogue (section 2.0).
const (
	Standing       Position = "standing"
	Wall           Position = "wall"
	FloorSupine    Position = "floor-supine"
	FloorProne     Position = "floor-prone"
	FloorQuadruped Position = "floor-quadruped"
	FloorSeated    Position = "floor-seated"
	HalfKneeling   Position = "half-kneeling"
	SideLying      Position = "side-lying"
	Seated         Position = "seated"
	Desk           Position = "desk"
	TableProne     Position = "table-prone"
	Walking        Position = "walking"
	AnyPosition    Position = "any"
)

// Tag marks a property that the cautions act on, such as "deep-pressure".
type Tag string

// The tags that code outside the data needs by name; assets/tags.yaml lists all of them.
const (
	LightPressure Tag = "light-pressure"
	DeepPressure  Tag = "deep-pressure"
	Ball          Tag = "ball"
	Roller        Tag = "roller"
	SpinePressure Tag = "spine-pressure"
	HeatTag       Tag = "heat"
	WholeBodyHeat Tag = "whole-body-heat"
	Oil           Tag = "oil"
	EndFlexion    Tag = "end-flexion"
	EndExtension  Tag = "end-extension"
	EndStretch    Tag = "end-stretch"
	Rotation      Tag = "rotation"
	LoadedFlexion Tag = "loaded-flexion"
)

// ToolID names a thing to use, such as "foam-roller".
type ToolID string

// Tool is a thing a technique may need.
type Tool struct {
	ID          ToolID
	Name        string
	Substitutes string   // household things that do as well, as a phrase
	StandIns    []ToolID // other tools of the list that do as well
}

// Grade is the evidence grade: A recommended in guidelines, B some trial support,
// C limited evidence, D traditional, comfort.
type Grade string

// The grades, best first.
const (
	GradeA Grade = "A"
	GradeB Grade = "B"
	GradeC Grade = "C"
	GradeD Grade = "D"
)

// Wording is the message id of the grade in plain words, such as "some trial support".
func (g Grade) Wording() string { return "plan.grade." + string(g) }

// Target is a muscle area a technique works on.
type Target struct {
	Group  body.Group
	Weight float64 // 0–1
}

// Range is a span of whole numbers, both ends included. A hold is always in seconds and
// its Unit, mostly empty, says what one hold is ("per stroke"). Of repetitions, Unit says
// what is counted, such as "spots" or "breaths"; empty means plain repetitions.
type Range struct {
	Min, Max int
	Unit     string
}

// Sides says how a technique uses the two sides of the body (section 2.0).
type Sides string

// The ways a technique uses the sides.
const (
	PerSide     Sides = "per-side"
	BothSides   Sides = "both"
	Alternating Sides = "alternating"
	NoSides     Sides = "none"
	AsNeeded    Sides = "as needed"
	SwapLegs    Sides = "swap legs" // one leg leads half of the repetitions, then the other
)

// Dose is the range a person may choose from.
type Dose struct {
	Hold      Range // seconds per hold, stroke or repetition; 0–0 when not timed
	Reps      Range
	Pattern   []int // descending mini-sets such as 5-3-1, where the fact base names them
	Sets      Range
	Sides     Sides
	Frequency string // in plain words, such as "1–2 times a day"
	Minutes   int    // shown length; of log and info items the typical length
}

// Mode is how the guided timer runs a technique.
type Mode string

// The timer modes of section 2.0.
const (
	ModeHold   Mode = "hold"
	ModeReps   Mode = "reps"
	ModeFlow   Mode = "flow"
	ModeBreath Mode = "breath"
	ModeLog    Mode = "log"
	ModeInfo   Mode = "info"
)

// Timer holds the defaults of the guided timer. Hold and Rest are seconds; Sides is 1 or 2.
type Timer struct {
	Mode              Mode
	Hold, Rest        int
	Reps, Sets, Sides int
	// Counts says what one repetition is where the timer does not count what the dose
	// counts: the dose of lumbar-wall-roller counts knee bends, its timer counts spots.
	Counts string
}

// Seconds is how long the timer runs: sides × sets × reps × (hold + rest) (section 2.0).
func (t Timer) Seconds() int { return t.Sides * t.Sets * t.Reps * (t.Hold + t.Rest) }

// Evidence says how sure we are, with the sources it rests on.
type Evidence struct {
	Grade   Grade
	ByPhase map[Phase]Grade // where the grade holds for some phases only
	Sources []string
	Note    string
}

// For returns the grade for a phase.
func (e Evidence) For(p Phase) Grade {
	if g, ok := e.ByPhase[p]; ok {
		return g
	}
	return e.Grade
}

// Scale is what an intensity is counted on, each 0–10 (section 2.0).
type Scale string

// The scales a cap can speak of beside pressure.
const (
	StretchScale Scale = "stretch"
	EffortScale  Scale = "effort"
	PainScale    Scale = "pain"
	WarmthScale  Scale = "warmth"
	AcheScale    Scale = "ache"
)

// Cap is the intensity a person must not pass.
type Cap struct {
	Text     string        // as shown, for example "pressure 5/10 at most (3/10 in an acute flare)"
	Pressure int           // 0–10, 0 when the cap is not about pressure
	ByPhase  map[Phase]int // pressure cap of a phase where it differs
	Also     map[Scale]int // the highest number allowed on the other scales the cap names
}

// PressureIn is the pressure cap for a phase, 0–10, or 0 when the cap is not about pressure:
// the technique's own cap or that of the phase (acute 3, subacute 4, persistent 5),
// whichever is lower (section 2.1, pressure rule).
func (c Cap) PressureIn(p Phase) int {
	own := c.Pressure
	if differing, ok := c.ByPhase[p]; ok {
		own = differing
	}
	switch p {
	case Acute:
		return min(own, 3)
	case Subacute:
		return min(own, 4)
	default:
		return min(own, 5)
	}
}

// Technique is one card of the catalogue.
type Technique struct {
	ID           ID
	Number       int // the stable T number of the fact base
	Name         string
	Kind         Kind
	Position     Position
	DeskFriendly bool
	Targets      []Target   // main target first
	Tools        [][]ToolID // every group is needed; any one tool of a group will do
	Optional     []ToolID
	Tags         []Tag
	Phases       []Phase
	Cue          string // one short sentence for the player, at most 90 characters
	Setup        string
	Steps        []string
	Dose         Dose
	Timer        Timer
	Cap          Cap
	ShouldFeel   string
	StopIf       []string
	Mistakes     []string
	Easier       string
	Harder       string
	EasierID     ID // the technique that Easier names, if any
	HarderID     ID
	Evidence     Evidence
	SearchNames  []string
	Highlight    []body.Group

	needs [][]ToolID // Tools with the stand-ins of each tool added
}

// Main is the target with the greatest weight.
func (t *Technique) Main() body.Group { return t.Targets[0].Group }

// Has reports whether the technique carries the tag.
func (t *Technique) Has(tag Tag) bool {
	return slices.Contains(t.Tags, tag)
}

// In reports whether the technique suits the phase.
func (t *Technique) In(p Phase) bool {
	return slices.Contains(t.Phases, p)
}

// PerSide reports whether the technique is done on one side and then the other.
func (t *Technique) PerSide() bool { return t.Timer.Sides == 2 }

// Pressure reports whether the technique presses on muscle.
func (t *Technique) Pressure() bool {
	return t.Has(DeepPressure) || t.Has(LightPressure)
}

// ShortName is the name without the remark in brackets at its end, for a title and for the voice.
func (t *Technique) ShortName() string {
	if i := strings.LastIndex(t.Name, " ("); i > 0 && strings.HasSuffix(t.Name, ")") {
		return t.Name[:i]
	}
	return t.Name
}
