package insight

import (
	"slices"
	"time"

	"unknot/internal/checkin"
	"unknot/internal/session"
)

// checkInCovers is how long before a session a check-in counts as the same report: the
// session takes its pain before from it.
const checkInCovers = 30 * time.Minute

// Report is one number for pain at one moment.
type Report struct {
	At   time.Time
	Pain int // 0–10
}

// Reports gathers the numbers that speak for a day, oldest first: the pain of the check-ins
// and the pain before sessions that no check-in came just before. Pain after a session is left
// out: it is taken when comfort is greatest and soon fades (section 8.3, items 3 and 5), and
// would make every day with a session look better than it was.
func Reports(checkIns []checkin.CheckIn, sessions []session.Record) []Report {
	var out []Report
	for _, c := range checkIns {
		if pain, ok := painOf(c); ok {
			out = append(out, Report{At: c.At, Pain: pain})
		}
	}
	given := slices.Clone(out)
	slices.SortStableFunc(given, func(a, b Report) int { return a.At.Compare(b.At) })
	for _, s := range sessions {
		if s.PainBefore != checkin.PainUnknown && !covered(given, s.Started) {
			out = append(out, Report{At: s.Started, Pain: s.PainBefore})
		}
	}
	slices.SortStableFunc(out, func(a, b Report) int { return a.At.Compare(b.At) })
	return out
}

// painOf is the pain a check-in reports: the number given, else the worst mark. A check-in
// with neither says nothing, which is not the same as no pain.
func painOf(c checkin.CheckIn) (int, bool) {
	return c.PainNow(), c.Rated()
}

// covered reports whether one of the reports, oldest first, came just before a start.
func covered(reports []Report, start time.Time) bool {
	after, found := slices.BinarySearchFunc(reports, start, func(r Report, t time.Time) int { return r.At.Compare(t) })
	if found {
		return true
	}
	return after > 0 && start.Sub(reports[after-1].At) <= checkInCovers
}

// DayPain is the pain of one day: the mean of its reports.
type DayPain struct {
	Day       Day
	Mean      float64
	Low, High int
	Reports   int
}

// Daily gives one value for each day that has a report, in order. One bad hour with five
// entries therefore weighs no more than a day with one.
func Daily(reports []Report) []DayPain {
	sums := make(map[Day]*DayPain)
	for _, r := range reports {
		day := DayOf(r.At)
		d, ok := sums[day]
		if !ok {
			d = &DayPain{Day: day, Low: r.Pain, High: r.Pain}
			sums[day] = d
		}
		d.Low, d.High = min(d.Low, r.Pain), max(d.High, r.Pain)
		d.Mean += float64(r.Pain)
		d.Reports++
	}
	out := make([]DayPain, 0, len(sums))
	for _, d := range sums {
		d.Mean /= float64(d.Reports)
		out = append(out, *d)
	}
	slices.SortFunc(out, func(a, b DayPain) int { return int(a.Day - b.Day) })
	return out
}

// Logged says how many of the days from one to another, both included, have a report. People
// write more on bad days, so a period is shown with this count (section 8.3, item 8).
func Logged(days []DayPain, from, to Day) (logged, total int) {
	return len(valuesIn(days, from, to)), max(int(to-from)+1, 0)
}

// valuesIn are the daily values from one day to another, both included.
func valuesIn(days []DayPain, from, to Day) []float64 {
	var out []float64
	for _, d := range days {
		if from <= d.Day && d.Day <= to {
			out = append(out, d.Mean)
		}
	}
	return out
}
