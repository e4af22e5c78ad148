// Package body holds the map of the body: the regions a person can point at,
// how they relate to each other, their outlines and hit-testing.
//
// Ids, names, relations and weights are those of section 1 of the clinical fact
// base; outlines come from the body-map drawings in assets/bodymap. Left and right
// are always the person's own.
package body

import "strings"

// Region is the id of a place on the body map, such as "lumbar-left".
type Region string

// Group is the id of a muscle area that holds one to three regions, such as "lumbar".
type Group string

// Side is the side of the body a region lies on, seen by the person.
type Side uint8

// The sides. Middle is the midline, for regions such as "lumbar-centre" and "tailbone".
const (
	Middle Side = iota
	Left
	Right
)

// Opposite returns the other side; Middle is its own opposite.
func (s Side) Opposite() Side {
	switch s {
	case Left:
		return Right
	case Right:
		return Left
	default:
		return Middle
	}
}

// Side tells from the id on which side of the body the region lies.
func (r Region) Side() Side {
	switch {
	case strings.HasSuffix(string(r), "-left"):
		return Left
	case strings.HasSuffix(string(r), "-right"):
		return Right
	default:
		return Middle
	}
}

// Group returns the muscle area the region belongs to.
func (r Region) Group() Group {
	s := string(r)
	for _, suffix := range []string{"-left", "-right", "-centre"} {
		s = strings.TrimSuffix(s, suffix)
	}
	return Group(s)
}

// Quality is what a mark feels like.
type Quality string

// The qualities a mark can have (input in-regions of the fact base).
const (
	Ache     Quality = "ache"
	Tight    Quality = "tight"
	Sharp    Quality = "sharp"
	Burning  Quality = "burning"
	Tingling Quality = "tingling"
	Numb     Quality = "numb"
)

// Qualities lists every quality in the order it is offered.
func Qualities() []Quality { return []Quality{Tight, Ache, Sharp, Burning, Tingling, Numb} }

// Altered reports whether the quality is numb or tingling, which opens safety questions.
func (q Quality) Altered() bool { return q == Numb || q == Tingling }

// Mark is a region with an intensity. Quality is empty when the person gave none.
type Mark struct {
	Region    Region
	Intensity int // 0–10
	Quality   Quality
}
