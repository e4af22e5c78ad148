package plan

import (
	"slices"

	"unknot/internal/safety"
	"unknot/internal/technique"
)

// frame is the breath around a session: settling in and the close (section 5.5, steps 1 and 7).
// The counts are breaths. A technique of nil means that not even breathing is open.
type frame struct {
	breath   *technique.Technique
	settle   int // 0 where the session is too short for it
	close    int
	settles  span
	closes   span
	onlyCalm bool
}

func (f *frame) length() int { return f.breath.Timer.Hold + f.breath.Timer.Rest }

// seconds is what the frame takes, changeovers included.
func (f *frame) seconds() int {
	if f.breath == nil {
		return 0
	}
	total := f.close*f.length() + Changeover
	if f.settle > 0 {
		total += f.settle*f.length() + Changeover
	}
	return total
}

// reset goes back to the fewest breaths.
func (f *frame) reset() { f.settle, f.close = f.settles.Least, f.closes.Least }

// frame starts with the fewest breaths. Two minutes only close: they have no time to settle.
func (e *Engine) frame(s *situation) frame {
	breath, ok := e.catalogue.Get(e.rules.Session.Breath)
	if !ok || s.clearance.Rule(safety.Subject{Technique: breath}).Blocked {
		return frame{}
	}
	rule := e.rules.Session
	f := frame{breath: breath, settles: rule.Settle, closes: rule.Close}
	if s.calm() {
		f.settles = rule.SettleCalm
	}
	if s.brief() {
		f.closes = rule.CloseBrief
		f.settles = span{}
	}
	f.reset()
	f.onlyCalm = s.clearance.Mode() >= safety.ModeCalm
	return f
}

// stretchToTime uses up what is left of the time asked for: first the breath up to its usual
// length, then longer doses, best item first and evenly, and at last a longer breath at the
// end. Nothing leaves its dose range and every limit still holds.
func (b *builder) stretchToTime() {
	b.lengthenBreath(b.frame.settles.Most, b.frame.closes.Most)
	for b.lengthenDoses() {
	}
	if b.frame.breath == nil {
		return
	}
	most := b.frame.breath.Dose.Reps.Max
	b.lengthenBreath(b.frame.settles.Most, most)
	// One more breath than fits, when that lands nearer: a breath is not cut in half.
	gap := b.at.seconds() - b.total()
	if b.frame.close < most && 2*gap > b.frame.length() {
		b.frame.close++
	}
}

func (b *builder) lengthenBreath(settle, end int) {
	if b.frame.breath == nil {
		return
	}
	for b.total()+b.frame.length() <= b.at.seconds() {
		switch {
		case b.frame.close < end:
			b.frame.close++
		case b.frame.settle > 0 && b.frame.settle < settle:
			b.frame.settle++
		default:
			return
		}
	}
}

// lengthenDoses gives every item one step more, as long as it fits, and reports whether any took it.
func (b *builder) lengthenDoses() bool {
	order := make([]int, len(b.picks))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(x, y int) int {
		switch {
		case b.picks[x].score.Total > b.picks[y].score.Total:
			return -1
		case b.picks[x].score.Total < b.picks[y].score.Total:
			return 1
		default:
			return 0
		}
	})
	grew := false
	for _, i := range order {
		if b.picks[i].at+1 == len(b.picks[i].doses) || !b.lenient && b.picks[i].first && b.picks[i].at >= b.picks[i].usual {
			continue
		}
		b.picks[i].at++
		if b.fits() {
			grew = true
		} else {
			b.picks[i].at--
		}
	}
	return grew
}

// onTime reports whether a length is within 5 % of the time asked for (section 5.4, rule 8).
func (e *Engine) onTime(seconds int, s *situation) bool {
	return float64(abs(seconds-s.seconds())) <= e.rules.Session.Tolerance*float64(s.seconds())
}
