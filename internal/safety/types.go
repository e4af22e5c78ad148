package safety

import (
	"time"

	"unknot/internal/body"
	"unknot/internal/technique"
)

// FlagID names a red-flag question, such as "rf-saddle-numbness".
type FlagID string

// CautionID names a standing condition, such as "cx-osteoporosis".
type CautionID string

// Answer is what a person said to a question. The zero value is "not answered", which is never "no".
type Answer string

// The answers.
const (
	Unanswered     Answer = ""
	No             Answer = "no"
	Yes            Answer = "yes"
	NotSure        Answer = "unsure"
	PreferNotToSay Answer = "declined" // offered where the question allows it
	NotApplicable  Answer = "n/a"      // "does not apply to me", offered where the question allows it
	Checked        Answer = "checked"  // seen by a clinician about this and told exercise is fine
)

// Level is how urgently a person should see somebody, in rising order.
type Level int

// The tiers of section 3.3.
const (
	LevelClear Level = iota
	LevelGPSoon
	LevelSameDay
	LevelEmergency
)

// String gives the id of the tier: clear, gp-soon, same-day or emergency.
func (l Level) String() string {
	return [...]string{"clear", "gp-soon", "same-day", "emergency"}[l]
}

// Raised reports whether the answer counts as a warning: "not sure" does (section 3.1).
func (a Answer) Raised() bool { return a == Yes || a == NotSure }

// Screening holds the answers to the red-flag questions at one moment. A screening that is not
// the person's first starts with Rules.Begin, which brings along what still holds.
type Screening struct { //nolint:recvcheck // setters need a pointer, everything else treats it as a value
	ID        int64     // journal id, 0 before it is kept
	At        time.Time // when all questions were asked
	Answers   map[FlagID]Answer
	FollowUps map[string]Answer // answers to follow-up questions, by their id in assets/safety/flags.yaml

	// Held are warnings of earlier screenings, by flag or follow-up id. They count as long as the
	// question is not answered Checked: a later "no" does not lift them (section 3.4, item 6).
	Held map[string]Answer
	// CheckedOn says on which day a clinician saw the person about a question, by flag or follow-up
	// id. Checked lowers an emergency or same-day question only with a day in the last 12 weeks.
	CheckedOn map[string]time.Time
	// Fresh says when a question was answered again after At, by flag id.
	Fresh map[FlagID]time.Time
}

// Profile is the standing health profile. A caution that is not in Answers has not been answered.
type Profile struct {
	Answers map[CautionID]Answer
	// Areas says where an area-scoped caution is; none given means the whole body.
	Areas map[CautionID][]body.Region
	// Branches holds answers to a caution's own follow-up questions, by their id in assets/safety/cautions.yaml.
	Branches map[string]Answer
	Age      int // years; 0 when not given
}

// Reason is one thing a verdict rests on.
type Reason struct {
	ID   string // a flag, caution or rule id
	Text string // what to tell the person, in plain words
}

// Mode is what a verdict leaves open.
type Mode int

// The modes of section 3.3, from everything the profile allows to nothing.
const (
	ModeFull         Mode = iota
	ModeLowIntensity      // caps minus 1, no deep pressure or end range, half the repetitions
	ModeGentle            // the whitelist of section 3.3
	ModeCalm              // breathing and body scan only (same-day, paused)
	ModeClosed            // nothing (emergency)
)

// Verdict is what a screening and a profile together say.
type Verdict struct {
	Level   Level
	Mode    Mode
	Paused  bool // the paused state of section 3.4: a clinician decides first
	LegMode bool // leg pain below the knee: the before-assessment form of the leg session
	Reasons []Reason
	// Advice is what to do now, in the words of section 3.3 or 3.5.
	Advice string
	// Sets are cautions that the answers or the age switch on (section 3.3).
	Sets []CautionID
	// Support asks to show the support page with the crisis line once. It stands apart from the
	// level and the reasons because rf-mood is neither scored nor kept (section 3.1).
	Support bool
}

// Ruling is what the cautions and the mode say about one technique on one side.
type Ruling struct {
	Blocked bool
	// By are the cautions (or the tier id) that block or, when not blocked, modify the technique.
	By []CautionID
	// Because says it in plain words: why it is left out, or what to change.
	Because string
	// Changes are what to do differently, one sentence group for each caution or mode that asks for it.
	Changes []string
	// CapMinus is how much the intensity cap sinks (points of 10).
	CapMinus int
	// HalfReps asks for half the repetitions.
	HalfReps bool
	// Easier asks for the easier variant first.
	Easier bool
}

// Subject is a technique about to be done on a side. Middle means on no particular side.
type Subject struct {
	Technique *technique.Technique
	Side      body.Side
}
