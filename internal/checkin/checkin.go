// Package checkin holds what a person reports at one moment: where it hurts, how much,
// how long it has lasted and how it behaves (inputs of section 5.1 of the fact base).
package checkin

import (
	"time"

	"unknot/internal/body"
	"unknot/internal/technique"
)

// Settle is how long a flare takes to calm down; empty when not answered.
type Settle string

// The answers to in-settle.
const (
	SettleMinutes Settle = "minutes"
	SettleDay     Settle = "day"    // up to a day
	SettleLonger  Settle = "longer" // more than a day
)

// Direction is which way of moving eases the back; empty when not answered.
type Direction string

// The answers to in-direction; Neither also stands for "unsure".
const (
	Bend    Direction = "bend"
	Arch    Direction = "arch"
	Neither Direction = "neither"
)

// PainUnknown is the value of CheckIn.Pain when the person gave no number.
const PainUnknown = -1

// CheckIn is what a person reports at one moment.
type CheckIn struct {
	ID        int64 // journal id, 0 before it is kept
	At        time.Time
	Marks     []body.Mark
	Pain      int // now, 0–10, or PainUnknown
	Phase     technique.Phase
	Settle    Settle
	Direction Direction
	Note      string
}

// Worst is the greatest of the pain now and the intensities of the marks, 0–10.
func (c CheckIn) Worst() int {
	worst := max(c.Pain, 0)
	for _, m := range c.Marks {
		worst = max(worst, m.Intensity)
	}
	return worst
}

// Rated reports whether it says anything about pain: a number, or a mark. Without either the pain is
// not known, which is not the same as none.
func (c CheckIn) Rated() bool { return c.Pain != PainUnknown || len(c.Marks) > 0 }

// PainNow is the pain right now where given, else the worst mark (0–10). It means something only when
// Rated.
func (c CheckIn) PainNow() int {
	if c.Pain != PainUnknown {
		return c.Pain
	}
	return c.Worst()
}
