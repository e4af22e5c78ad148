package guide

import (
	"cmp"
	"math"
	"slices"

	"unknot/internal/checkin"
	"unknot/internal/technique"
)

// The thresholds of section 8.2 (S-ostelo-2008) and of nudge-cost in section 5.9.
const (
	changePoints = 2.0
	changeShare  = 0.30 // of the starting value
	fairTry      = 6    // paid visits; the nudge comes above that
	sample       = 3    // pain values on either side of a comparison
)

// Course is what the visit log says about one therapy.
type Course struct {
	Technique technique.ID
	Visits    int // of all kinds
	Paid      int
	Latest    Visit

	// Known says that pain was noted before enough visits to compare the first with the last.
	Known bool
	// Start and Now are the medians of pain before the first and before the last three visits that
	// have a number, 0–10. Medians, so that neither the bad day that led to the first visit nor one
	// good day decides (section 8.3, item 1).
	Start, Now float64
	// Mornings counts the visits with pain noted both before and the next morning. From three on,
	// Morning is the median of what changed between them, in points; negative is better.
	Mornings int
	Morning  float64

	morningShare float64 // the median of that change in shares of the pain before
}

// Courses sums the log up for each therapy that passes handsOn, the one visited last first. Visits
// of no particular therapy are left out.
func Courses(visits []Visit, handsOn func(technique.ID) bool) []Course {
	byTherapy := make(map[technique.ID][]Visit)
	for _, v := range visits {
		if v.Technique != "" && handsOn(v.Technique) {
			byTherapy[v.Technique] = append(byTherapy[v.Technique], v)
		}
	}
	out := make([]Course, 0, len(byTherapy))
	for id, list := range byTherapy {
		slices.SortStableFunc(list, func(a, b Visit) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
		out = append(out, course(id, list))
	}
	slices.SortFunc(out, func(a, b Course) int {
		return cmp.Or(b.Latest.At.Compare(a.Latest.At), cmp.Compare(a.Technique, b.Technique))
	})
	return out
}

// course reads the visits of one therapy, oldest first.
func course(id technique.ID, visits []Visit) Course {
	c := Course{Technique: id, Visits: len(visits), Latest: visits[len(visits)-1]}
	var before, mornings, shares []float64
	for _, v := range visits {
		if v.Paid {
			c.Paid++
		}
		if v.Before == checkin.Unknown {
			continue
		}
		before = append(before, float64(v.Before))
		if v.Next == checkin.Unknown {
			continue
		}
		change := float64(v.Next - v.Before)
		mornings = append(mornings, change)
		shares = append(shares, share(change, float64(v.Before)))
	}
	if len(before) >= 2*sample {
		c.Known, c.Start, c.Now = true, median(before[:sample]), median(before[len(before)-sample:])
	}
	if c.Mornings = len(mornings); c.HasMorning() {
		c.Morning, c.morningShare = median(mornings), median(shares)
	}
	return c
}

// Helped reports a measurable change for the better: 2 points or 30 % (section 8.2), either from the
// first visits to the last or, as a rule, by the morning after. The minutes right after a visit do
// not count, because that drop fades (section 8.3, item 5).
func (c Course) Helped() bool {
	if c.Known && reaches(c.Now-c.Start, share(c.Now-c.Start, c.Start)) {
		return true
	}
	return c.HasMorning() && reaches(c.Morning, c.morningShare)
}

// HasMorning reports whether there are enough mornings after for a median.
func (c Course) HasMorning() bool { return c.Mornings >= sample }

// FairTry reports more than six paid visits without a measurable change (nudge-cost of section 5.9).
// Where too few numbers were noted there is nothing to measure, and nothing is said to have failed;
// see Unmeasured. Without pain there is nothing to change.
func (c Course) FairTry() bool {
	return c.Paid > fairTry && c.Known && c.Start > 0 && !c.Helped()
}

// Unmeasured reports as many paid visits with too few numbers to tell whether anything has changed.
func (c Course) Unmeasured() bool { return c.Paid > fairTry && !c.Known && !c.Helped() }

func reaches(change, share float64) bool {
	return change <= -changePoints || share <= -changeShare
}

// share is a change in shares of a start; without pain at the start there is none.
func share(change, start float64) float64 {
	if start == 0 {
		return 0
	}
	return math.Round(change/start*1000) / 1000
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}
