package safety

import (
	"slices"

	"unknot/internal/technique"
)

// Scope says whether a caution is about the whole body or about a place on it.
type Scope string

// The scopes of section 4.
const (
	ScopeWhole Scope = "whole"
	ScopeArea  Scope = "area"
)

// Caution is a standing condition of section 4.
type Caution struct {
	ID       CautionID `yaml:"id"`
	Name     string    `yaml:"name"`
	Question string    `yaml:"question"` // word for word as in the fact base
	Scope    Scope     `yaml:"scope"`
	Blocks   Selector  `yaml:"blocks"`
	Modifies Selector  `yaml:"modifies"`
	How      string    `yaml:"how"`    // how to modify, word for word
	Advice   string    `yaml:"advice"` // word for word
	// Changes are the parts of How that concern some techniques only. Where none fits, How is shown.
	Changes []Change `yaml:"changes"`
	// Near makes an area caution reach the neighbouring areas too (cx-skin: "over and near").
	Near bool `yaml:"near"`
	// BySide makes an area caution act on a whole side of the body (section 4, area rule 3).
	BySide   bool     `yaml:"by_side"`
	Offers   []Answer `yaml:"offers"` // answers beyond yes, no and not sure
	Branches []Branch `yaml:"branches"`
	Sources  []string `yaml:"sources"`
}

// Branch is a question that belongs to a caution and bends its rules.
type Branch struct {
	ID       string `yaml:"id"`
	Question string `yaml:"question"`
	// Required branches must be answered before a plan; the others stay at the stricter side.
	Required bool `yaml:"required"`
	// Lifts is taken out of the blocks when the branch is answered yes, Eases out of the changes.
	Lifts Selector `yaml:"lifts"`
	Eases Selector `yaml:"eases"`
	// Unless switches the branch off while one of these holds.
	Unless clause `yaml:"unless"`
	// Instead is shown for what a branch lifts or eases.
	Instead string `yaml:"instead"`
	// Lowers turns the lifted blocks into changes instead of dropping them.
	Lowers bool `yaml:"lowers"`
	// ClosesAllBut closes every other technique: unless the branch is answered yes, or, with
	// OnYes, unless it is answered no.
	ClosesAllBut *Selector `yaml:"closes_all_but"`
	OnYes        bool      `yaml:"on_yes"`
	Because      string    `yaml:"because"`
}

// Change is what to do differently with some techniques; with all that the caution modifies when
// For is empty.
type Change struct {
	For  Selector `yaml:"for"`
	Text string   `yaml:"text"`
}

// Selector picks techniques by kind, tag or id.
type Selector struct {
	Kinds []technique.Kind `yaml:"kinds"`
	Tags  []technique.Tag  `yaml:"tags"`
	IDs   []technique.ID   `yaml:"ids"`
}

// empty reports whether nothing is named.
func (s Selector) empty() bool { return len(s.Kinds)+len(s.Tags)+len(s.IDs) == 0 }

// Picks reports whether the technique is one of those selected.
func (s Selector) Picks(t *technique.Technique) bool {
	return slices.Contains(s.Kinds, t.Kind) || slices.Contains(s.IDs, t.ID) ||
		slices.ContainsFunc(s.Tags, t.Has)
}

// blocks is Picks with the physiotherapy rule: it is exempt from every kind block.
func (s Selector) blocks(t *technique.Technique) bool {
	if t.ID == physiotherapy {
		s.Kinds = nil
	}
	return s.Picks(t)
}

// without drops from s whatever other names.
func (s Selector) without(other Selector) Selector {
	return Selector{
		Kinds: drop(s.Kinds, other.Kinds),
		Tags:  drop(s.Tags, other.Tags),
		IDs:   drop(s.IDs, other.IDs),
	}
}

func drop[T comparable](from, gone []T) []T {
	return slices.DeleteFunc(slices.Clone(from), func(v T) bool { return slices.Contains(gone, v) })
}

// Technique ids that section 4 has rules of their own for.
const (
	physiotherapy technique.ID = "pro-physiotherapy"
	movementClass technique.ID = "yoga-pilates-class"
)

// comboRule is a combination note of section 4: all of the cautions together block more.
type comboRule struct {
	ID      string      `yaml:"id"`
	All     []CautionID `yaml:"all"`
	Blocks  Selector    `yaml:"blocks"`
	Because string      `yaml:"because"`
}

// classRule turns the blocks of some cautions on one technique into changes (section 4).
type classRule struct {
	ID       technique.ID `yaml:"id"`
	Cautions []CautionID  `yaml:"cautions"`
	Text     string       `yaml:"text"`
}
