package plan

import "unknot/internal/checkin"

// Irritability says how easily the back flares and how long it takes to settle (section 5.2).
type Irritability string

// The three levels of section 5.2.
const (
	IrritabilityHigh     Irritability = "irr-high"
	IrritabilityModerate Irritability = "irr-moderate"
	IrritabilityLow      Irritability = "irr-low"
)

// Irritability judges a check-in by the first rule of section 5.2 that matches. Without an
// answer to in-settle it is judged by pain alone and is never low, and neither is it for somebody who
// marks nothing and gives no number: their pain is not known.
func (r Rules) Irritability(c checkin.CheckIn) Irritability {
	pain := r.pain(c)
	switch {
	case pain >= r.Irritable.HighPain || c.Settle == checkin.SettleLonger:
		return IrritabilityHigh
	case c.Rated() && pain <= r.Irritable.LowPain && c.Settle == checkin.SettleMinutes:
		return IrritabilityLow
	default:
		return IrritabilityModerate
	}
}

// pain is the pain now, 0–10. Where a mark says much more than the number, the two contradict each
// other and the safer one counts.
func (r Rules) pain(c checkin.CheckIn) int {
	if worst := c.Worst(); worst-c.PainNow() >= r.Irritable.Contradiction {
		return worst
	}
	return c.PainNow()
}
