package safety

import (
	"cmp"
	"slices"
	"strings"

	"unknot/internal/body"
	"unknot/internal/technique"
)

// Rules are the safety rules read from assets/safety. They never change after Load, so one
// value may be used by several goroutines.
type Rules struct {
	flags     []Flag // in asking order
	followUps []FollowUp
	cautions  []Caution // in the order of the fact base
	lines     []CheckLine
	groups    map[string]clause
	pairs     []rule
	tiers     tierFile
	marks     markFile
	areas     areaFile
	combos    []comboRule
	class     classRule
}

// Tier is what section 3.3 says about one level.
type Tier struct {
	Level  Level  `yaml:"tier"`
	Action string `yaml:"action"`
	// AmbulanceAction replaces Action for trauma, aorta and chest answers.
	AmbulanceAction string `yaml:"ambulance_action"`
	// Text is shown word for word. In the emergency texts {number} and {sign} are gaps.
	Text      string `yaml:"text"`
	Ambulance string `yaml:"ambulance"` // replaces Text for trauma, aorta and chest answers
	Open      string `yaml:"open"`      // what stays open, in plain words
	Line      string `yaml:"line"`      // a further line to show
}

type tierFile struct {
	Tiers         []Tier               `yaml:"tiers"`
	DefaultNumber string               `yaml:"default_number"`
	DefaultSign   string               `yaml:"default_sign"`
	UnsureChoice  string               `yaml:"unsure_choice"`
	UnsureReason  string               `yaml:"unsure_reason"`
	HeldReason    string               `yaml:"held_reason"`
	Reassurance   string               `yaml:"reassurance"`
	Paused        string               `yaml:"paused"`
	HowToCheck    string               `yaml:"how_to_check"`
	AfterSeen     string               `yaml:"after_seen"`
	Support       string               `yaml:"support"`
	Calm          allowList            `yaml:"calm"`
	Gentle        allowList            `yaml:"gentle"`
	Leg           allowList            `yaml:"leg"`
	LegBending    allowList            `yaml:"leg_bending"`
	LegBendingIf  clause               `yaml:"leg_bending_if"`
	LowIntensity  lowIntensity         `yaml:"low_intensity"`
	Closed        string               `yaml:"closed"`
	Sets          []setRule            `yaml:"sets"`
	Due           map[DueReason]string `yaml:"due"`
}

// allowList is a whitelist of techniques.
type allowList struct {
	IDs     []technique.ID          `yaml:"ids"`
	Mild    []technique.ID          `yaml:"mild"`     // open only while pain is at most MaxPain
	MaxPain int                     `yaml:"max_pain"` // 0–10
	Info    []technique.ID          `yaml:"info"`     // shown as information only
	Changes map[technique.ID]string `yaml:"changes"`
	Because string                  `yaml:"because"` // why everything else is closed
	Strong  string                  `yaml:"strong"`  // why a mild item is closed
}

type lowIntensity struct {
	Closed   []technique.Tag `yaml:"closed"`
	CapMinus int             `yaml:"cap_minus"`
	Text     string          `yaml:"text"`
	Because  string          `yaml:"because"`
}

// setRule says which answers switch a caution on (section 3.3).
type setRule struct {
	Caution CautionID `yaml:"caution"`
	When    condition `yaml:"when"`
}

type markFile struct {
	Marks []markRule              `yaml:"marks"`
	Leg   map[LegSymptom][]FlagID `yaml:"leg_symptoms"`
}

type markRule struct {
	Groups    []body.Group   `yaml:"groups"`
	Qualities []body.Quality `yaml:"qualities"` // none: any quality
	Opens     []FlagID       `yaml:"opens"`
}

type areaFile struct {
	Everywhere Selector       `yaml:"everywhere"`
	Near       [][]body.Group `yaml:"near"`
	Covers     []areaCover    `yaml:"covers"`
}

// areaCover says that an area of one name contains others: below-knee holds calves and feet.
type areaCover struct {
	Group body.Group   `yaml:"group"`
	Holds []body.Group `yaml:"holds"`
}

// Flags returns every red-flag question in the order of asking: emergency, same-day, gp-soon.
func (r *Rules) Flags() []Flag { return slices.Clone(r.flags) }

// Cautions returns every caution in the order of the fact base.
func (r *Rules) Cautions() []Caution { return slices.Clone(r.cautions) }

// PreCheck returns the four lines to ask before every session (section 3.1).
func (r *Rules) PreCheck() []CheckLine { return slices.Clone(r.lines) }

// Flag returns one question.
func (r *Rules) Flag(id FlagID) (Flag, bool) { return deref(r.flag(id)) }

// Caution returns one caution.
func (r *Rules) Caution(id CautionID) (Caution, bool) { return deref(r.caution(id)) }

// FollowUp returns one follow-up question.
func (r *Rules) FollowUp(id string) (FollowUp, bool) { return deref(r.followUp(id)) }

// Tier returns the texts of a level.
func (r *Rules) Tier(l Level) Tier {
	i := slices.IndexFunc(r.tiers.Tiers, func(t Tier) bool { return t.Level == l })
	return r.tiers.Tiers[i]
}

// Reassurance is the text of section 3.5, for a clear verdict.
func (r *Rules) Reassurance() string { return r.tiers.Reassurance }

// AfterSeen is what to ask once a clinician has said that exercise is fine (section 3.3).
func (r *Rules) AfterSeen() string { return r.tiers.AfterSeen }

// SupportText is what a yes to rf-mood always shows, at that moment only (section 3.2, row 31).
func (r *Rules) SupportText(number string) string {
	return strings.ReplaceAll(r.tiers.Support, "{number}", r.number(number))
}

// HowToCheck is what to show to a "not sure" before it counts (section 3.1).
func (r *Rules) HowToCheck(id FlagID) string {
	if f := r.flag(id); f != nil && f.Check != "" {
		return f.Check
	}
	return r.tiers.HowToCheck
}

// CalmList returns the techniques that stay open while a clinician has to look first, for
// showing as information.
func (r *Rules) CalmList() []technique.ID { return slices.Clone(r.tiers.Calm.IDs) }

func (r *Rules) flag(id FlagID) *Flag {
	return find(r.flags, func(f Flag) bool { return f.ID == id })
}

func (r *Rules) caution(id CautionID) *Caution {
	return find(r.cautions, func(c Caution) bool { return c.ID == id })
}

func (r *Rules) followUp(id string) *FollowUp {
	return find(r.followUps, func(f FollowUp) bool { return f.ID == id })
}

func (r *Rules) pair(id string) *rule {
	return find(r.pairs, func(p rule) bool { return p.ID == id })
}

func (r *Rules) part(id string) *CheckPart {
	for i := range r.lines {
		if p := find(r.lines[i].Parts, func(p CheckPart) bool { return p.ID == id }); p != nil {
			return p
		}
	}
	return nil
}

// sortForAsking puts emergency questions first, then same-day, then gp-soon, each by number.
func sortForAsking(flags []Flag) {
	slices.SortFunc(flags, func(a, b Flag) int {
		return cmp.Or(cmp.Compare(b.Level, a.Level), cmp.Compare(a.Number, b.Number))
	})
}

func find[T any](list []T, match func(T) bool) *T {
	if i := slices.IndexFunc(list, match); i >= 0 {
		return &list[i]
	}
	return nil
}

func deref[T any](p *T) (T, bool) {
	if p == nil {
		var none T
		return none, false
	}
	return *p, true
}
