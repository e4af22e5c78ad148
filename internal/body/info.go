package body

import "fmt"

// Kind says what may happen to a region (section 1, column type).
type Kind uint8

// The kinds of region.
const (
	// Work regions can be the target of a technique.
	Work Kind = iota
	// Watch regions are for marking and for safety questions; they are never pressed.
	Watch
	// MarkOnly regions are bony midline: shown and marked, never pressed.
	MarkOnly
)

// String returns the word used in the data files.
func (k Kind) String() string {
	switch k {
	case Watch:
		return "watch"
	case MarkOnly:
		return "mark-only"
	default:
		return "work"
	}
}

func parseKind(s string) (Kind, error) {
	for _, k := range []Kind{Work, Watch, MarkOnly} {
		if s == k.String() {
			return k, nil
		}
	}
	return 0, fmt.Errorf("unknown kind %q: want work, watch or mark-only", s)
}

// Reach says on which sides a related area counts, seen from a mark. A mark on the midline
// always reaches both sides in full (section 5.4, rule 3).
type Reach uint8

// The reaches of section 1.
const (
	// SameSide counts on the side of the mark only.
	SameSide Reach = iota
	// SameSideFirst counts in full on the side of the mark and half on the other.
	SameSideFirst
	// Both counts in full on both sides.
	Both
)

// String returns the word used in the data files.
func (r Reach) String() string {
	switch r {
	case SameSideFirst:
		return "same-side-first"
	case Both:
		return "both"
	default:
		return "same-side"
	}
}

func parseReach(s string) (Reach, error) {
	for _, r := range []Reach{SameSide, SameSideFirst, Both} {
		if s == r.String() {
			return r, nil
		}
	}
	return 0, fmt.Errorf("unknown reach %q: want same-side, same-side-first or both", s)
}

// Relation names an area worth working too when another one hurts ("also work" of section 1).
type Relation struct {
	Group  Group
	Weight float64 // above 0 to 1; 1 = as much as the marked area itself
	Reach  Reach
	Why    string // a clause without capital and full stop, with Group as its subject
}

// RegionInfo describes one selectable region.
type RegionInfo struct {
	ID    Region
	Group Group
	Side  Side
	Kind  Kind
	Name  string // "Low back, left"
	Help  string // one line under the name
}

// GroupInfo describes one muscle area.
type GroupInfo struct {
	ID Group
	// Kind is Work when any of its regions can be worked and Watch otherwise.
	Kind Kind
	Name string // "Low back"
	// Front and Back say in which views section 1 places the area. The drawings show
	// below-knee in front only, because their regions never overlap.
	Front, Back bool
	Muscles     string // what lies there, in whole sentences
	Feels       string // what it commonly feels like
	Spreads     string // where its pain goes and comes from
	Regions     []Region
}
