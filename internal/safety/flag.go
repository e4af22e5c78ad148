package safety

import (
	"slices"

	"unknot/internal/technique"
)

// Flag is a red-flag question of section 3.2.
type Flag struct {
	ID       FlagID `yaml:"id"`
	Number   int    `yaml:"number"` // the stable row number, not the order of asking
	Level    Level  `yaml:"tier"`
	Label    string `yaml:"label"`    // a few words, for lists and reasons
	Question string `yaml:"question"` // word for word as in the fact base
	Why      string `yaml:"why"`
	Note     string `yaml:"note"`
	Check    string `yaml:"check"` // how to find out, shown to a "not sure"
	// Sign completes the words for the emergency call: "back pain with …".
	Sign string `yaml:"sign"`
	// Ambulance says that the person must not travel (section 3.3: trauma, aorta and chest answers).
	Ambulance bool `yaml:"ambulance"`
	// Says is shown beside the advice of the tier when the answer is a warning.
	Says string `yaml:"says"`
	// Offers are answers beyond yes, no and not sure: PreferNotToSay, NotApplicable.
	Offers []Answer `yaml:"offers"`
	// SkipText is what the offered extra answer says, and Card what it shows.
	SkipText string   `yaml:"skip_text"`
	Card     string   `yaml:"card"`
	Sources  []string `yaml:"sources"`

	// Mode is what a gp-soon answer leaves open, unless one of Modes fits first.
	Mode  Mode       `yaml:"mode"`
	Modes []flagMode `yaml:"modes"`
	// Leg switches to the before-assessment form of the leg session (section 3.3).
	Leg bool `yaml:"leg"`
	// Lone flags restrict nothing and never combine (section 3.4, item 1).
	Lone bool `yaml:"lone"`
	// Unkept answers are neither scored nor kept nor required (rf-mood, section 3.1).
	Unkept bool `yaml:"unkept"`
	// Private answers leave the app only after a tick of their own (section 3.1).
	Private bool `yaml:"private"`
	// Lasting flags are not lifted by Checked (rf-age-under-18).
	Lasting bool `yaml:"lasting"`
}

type flagMode struct {
	When condition `yaml:"when"`
	Mode Mode      `yaml:"mode"`
}

// offers reports whether an answer is one the question allows.
func (f *Flag) offers(a Answer) bool {
	switch a {
	case No, Yes, NotSure, Checked:
		return true
	}
	return slices.Contains(f.Offers, a)
}

// FollowUp is a question asked only after certain answers, because it can raise the level.
type FollowUp struct {
	ID       string    `yaml:"id"`
	Question string    `yaml:"question"`
	Why      string    `yaml:"why"`
	Label    string    `yaml:"label"`
	Sources  []string  `yaml:"sources"`
	When     condition `yaml:"when"`
	Unless   clause    `yaml:"unless"` // not asked when one of these already holds
}

// CheckLine is a line of the short check before every session (section 3.1).
type CheckLine struct {
	ID       string      `yaml:"id"`
	Number   int         `yaml:"number"`
	Question string      `yaml:"question"`
	Parts    []CheckPart `yaml:"parts"` // a yes asks which; a line with one part needs no second click
}

// CheckPart is one of the things a line asks about, and what a yes to it does.
type CheckPart struct {
	ID     string   `yaml:"id"`
	Label  string   `yaml:"label"`
	Level  Level    `yaml:"tier"`   // of the answer itself; clear when it only raises or opens flags
	Raises []FlagID `yaml:"raises"` // counts as the same answer to these flags
	Opens  []FlagID `yaml:"opens"`  // these have to be answered again
	Asks   []string `yaml:"asks"`   // likewise for follow-up questions
	// Private answers leave the app only after a tick of their own (section 3.1).
	Private bool   `yaml:"private"`
	Sign    string `yaml:"sign"`
}

// rule is a row of section 3.4: when all of it is true of a person, the verdict changes.
type rule struct {
	ID        string         `yaml:"id"`
	Level     Level          `yaml:"tier"`
	All       condition      `yaml:"all"`
	TwoOf     clause         `yaml:"two_of"`
	Text      string         `yaml:"text"`
	Sign      string         `yaml:"sign"`
	Ambulance bool           `yaml:"ambulance"`
	Mode      Mode           `yaml:"mode"`
	Paused    bool           `yaml:"paused"`
	Closes    []technique.ID `yaml:"closes"`
	By        CautionID      `yaml:"by"` // the caution that Closes is put down to
}
