package plan

import (
	"time"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/safety"
	"unknot/internal/technique"
)

// Place is where the person is (input in-place).
type Place string

// The places.
const (
	Floor        Place = "floor"
	WallStanding Place = "wall-standing"
	Chair        Place = "chair"
	Desk         Place = "desk"
	Bed          Place = "bed"
)

// Places lists every place in the order it is offered.
func Places() []Place { return []Place{Floor, WallStanding, Chair, Desk, Bed} }

// Goal is what matters today (input in-goal).
type Goal string

// The goals.
const (
	Ease         Goal = "ease"
	Loosen       Goal = "loosen"
	GetStronger  Goal = "strength"
	WindDown     Goal = "wind-down"
	BreakSitting Goal = "desk"
)

// Goals lists every goal in the order it is offered.
func Goals() []Goal { return []Goal{Ease, Loosen, GetStronger, WindDown, BreakSitting} }

// Lengths lists the session lengths that can be asked for, in minutes.
func Lengths() []int { return []int{2, 5, 10, 20} }

// Changeover is the time between two steps, in seconds (section 5.4, rule 8).
const Changeover = 10

// Request is what a plan is asked for.
type Request struct {
	CheckIn checkin.CheckIn
	Minutes int // 2, 5, 10 or 20
	Place   Place
	Tools   []technique.ToolID
	Helper  bool
	// PrivateRoom says that shoes and socks can come off, even at a desk (section 5.4, rule 2).
	PrivateRoom bool
	Goal        Goal
	Day         time.Time // the day the plan is for
	History     History
	// Summary is the history read beforehand with Summarise; where it is given, History is not read.
	Summary Summary
	// Guidance is what the last days and weeks ask for; the zero value asks for nothing.
	Guidance Guidance
}

// Use is one use of a technique in a session.
type Use struct {
	Technique technique.ID
	Session   int64 // journal id; all techniques of one session share it
	At        time.Time
	Change    int  // of pain over the session (after − before), −10 to 10
	Rated     bool // Change is known
	Before    int  // pain before the session, 0–10 or checkin.Unknown
	After     int  // pain after
	Effort    int  // 0–10 or checkin.Unknown
	Hurt      checkin.Hurt
}

// History is what the journal says about earlier sessions, oldest first.
type History struct {
	Uses []Use
	// Days and CheckIns tell of the mornings after; without them only the sessions themselves count.
	Days     []checkin.Day
	CheckIns []checkin.CheckIn
}

// Reason says why a step is here or a technique is not: a message id and what fills its gaps.
// The texts stand in assets/i18n.
type Reason struct {
	ID   string
	Args map[string]any
}

// Step is a technique with its sides and dose.
type Step struct {
	Technique *technique.Technique
	Slot      Slot            // the part of the session it belongs to (section 5.5)
	Sides     []body.Side     // in the order they are done; empty for techniques without sides
	Dose      technique.Timer // the technique's timer, fitted to this plan
	CapPoints int             // pressure cap for this person, 0–10; 0 when the cap is not about pressure
	Easier    bool            // show the easier variant first
	Changes   []string        // what a caution asks to change, in plain words
	Reasons   []Reason
	Score     Score
	// Ready is the changeover before the step, in seconds, where a template of section 5.6 gives
	// another one than Changeover; 0 stands for Changeover. See Lead.
	Ready int
}

// Lead is the changeover before the step, in seconds.
func (s Step) Lead() int {
	if s.Ready > 0 {
		return s.Ready
	}
	return Changeover
}

// Seconds is the time the step runs, without the changeover.
func (s Step) Seconds() int { return s.Dose.Seconds() }

// Factor is one number a score is multiplied from.
type Factor struct {
	Name  string // message id suffix; see FactorNames
	Value float64
}

// Score is why a step came before others.
type Score struct {
	Total   float64
	Factors []Factor
}

// LeftOut is a technique the person might have expected, and why it is not here.
type LeftOut struct {
	Technique *technique.Technique
	Because   Reason
	Caution   safety.CautionID // empty when no caution is behind it
}

// Plan is an ordered list of steps with what was left out.
type Plan struct {
	Request Request
	Steps   []Step
	LeftOut []LeftOut // most relevant first
	Notes   []Reason  // what the person should know about the whole plan
	// Irritability is how easily the back flares (section 5.2); it decided how much is asked of it.
	Irritability Irritability
	// Template is the template of section 5.6 the plan was made from, empty for a plan made by score.
	Template TemplateID
	// Edited says that the person has changed the plan.
	Edited bool
}

// Seconds is how long the whole plan takes, changeovers included.
func (p Plan) Seconds() int {
	total := 0
	for _, s := range p.Steps {
		total += s.Seconds() + s.Lead()
	}
	return total
}
