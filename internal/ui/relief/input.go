package relief

import (
	"slices"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/plan"
	"unknot/internal/technique"
)

// DefaultIntensity is what a fresh mark starts at, 0–10.
const DefaultIntensity = 5

// Input is what the Relief screen asks for.
type Input struct {
	Marks     []body.Mark // in the order they were made
	Pain      int         // now, 0–10, or checkin.PainUnknown
	Phase     technique.Phase
	Settle    checkin.Settle
	Direction checkin.Direction
	Minutes   int
	Place     plan.Place
	Goal      plan.Goal
	Tools     []technique.ToolID
}

// index finds the mark on a region, or -1.
func (in *Input) index(r body.Region) int {
	return slices.IndexFunc(in.Marks, func(m body.Mark) bool { return m.Region == r })
}

// mark adds a mark where there is none.
func (in *Input) mark(r body.Region, intensity int) {
	if in.index(r) < 0 {
		in.Marks = append(slices.Clone(in.Marks), body.Mark{Region: r, Intensity: intensity})
	}
}

// change edits the mark on a region.
func (in *Input) change(r body.Region, edit func(*body.Mark)) {
	if i := in.index(r); i >= 0 {
		in.Marks = slices.Clone(in.Marks)
		edit(&in.Marks[i])
	}
}

// remove takes the mark off a region.
func (in *Input) remove(r body.Region) {
	in.Marks = slices.DeleteFunc(slices.Clone(in.Marks), func(m body.Mark) bool { return m.Region == r })
}
