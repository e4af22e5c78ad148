package insight

import "unknot/internal/technique"

// Word names how much pain has changed, by the rule of thumb of section 8.2.
type Word string

// The words.
const (
	TooFew           Word = "too-few" // not enough reported days to say anything
	Same             Word = "same"    // less than 1 point: within normal variation
	SomeBetter       Word = "some-better"
	SomeWorse        Word = "some-worse"
	MeaningfulBetter Word = "meaningful-better" // 2 points and 30 %, held for a week
	MeaningfulWorse  Word = "meaningful-worse"
)

// The thresholds of section 8.2 (S-ostelo-2008).
const (
	someChange      = 1.0
	meaningful      = 2.0
	meaningfulShare = 0.30 // of the starting value
)

// Change compares the last week with the two weeks before it.
type Change struct {
	Word      Word
	Start     float64 // median of the daily values of the 14 days before the last 7
	Now       float64 // median of the daily values of the last 7 days
	StartDays int     // reported days behind Start
	NowDays   int     // reported days behind Now
	// MaySettle asks to say that an improvement may have come on its own: most new episodes
	// ease within 6 weeks (section 8.3, item 2).
	MaySettle bool
}

// Delta is Now minus Start in points, rounded to a tenth; negative is better.
func (c Change) Delta() float64 { return tenth(c.Now - c.Start) }

// Compare says how the week that ends with today differs from the 14 days before it. Medians
// are compared, so that neither the bad day of the first entry nor one good day decides
// (section 8.3, item 1). It needs 5 reported days in the 14 and 3 in the 7.
func Compare(days []DayPain, today Day, phase technique.Phase) Change {
	before := valuesIn(days, today-week-fortnight+1, today-week)
	last := valuesIn(days, today-week+1, today)
	c := Change{Word: TooFew, StartDays: len(before), NowDays: len(last)}
	if len(before) < fortnightLeast || len(last) < weekLeast {
		return c
	}
	c.Start, c.Now = median(before), median(last)
	c.Word = word(c.Start, c.Delta(), held(days, today, c.Start))
	better := c.Word == SomeBetter || c.Word == MeaningfulBetter
	c.MaySettle = better && phase == technique.Acute
	return c
}

func word(start, delta float64, held bool) Word {
	size, better := delta, false
	if delta < 0 {
		size, better = -delta, true
	}
	switch {
	case size < someChange:
		return Same
	case reaches(size, start) && held && better:
		return MeaningfulBetter
	case reaches(size, start) && held:
		return MeaningfulWorse
	case better:
		return SomeBetter
	default:
		return SomeWorse
	}
}

// reaches tells whether a change is meaningful in size: 2 points and 30 % of the start.
func reaches(size, start float64) bool {
	return size >= meaningful && size >= tenth(meaningfulShare*start)
}

// held tells whether a meaningful change lasted the week: both its first four and its last
// three days, with at least two reports in each, are that far from the start, to one side.
func held(days []DayPain, today Day, start float64) bool {
	first := valuesIn(days, today-week+1, today-3)
	rest := valuesIn(days, today-2, today)
	if len(first) < 2 || len(rest) < 2 {
		return false
	}
	a, b := tenth(median(first)-start), tenth(median(rest)-start)
	return a*b > 0 && reaches(max(a, -a), start) && reaches(max(b, -b), start)
}
