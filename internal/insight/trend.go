package insight

// Spans of the line and its band, in days, and how many of these days must have a report.
const (
	week           = 7
	weekLeast      = 3
	fortnight      = 14
	fortnightLeast = 5
)

// The narrowest and widest band, in points to each side: daily values swing by 1–2 points on
// their own (section 8.2).
const (
	bandLeast = 1.0
	bandMost  = 2.0
)

// Band is the usual variation of the daily values around a day.
type Band struct{ Low, Centre, High float64 } // 0–10

// Place says where a value lies against the usual variation.
type Place string

// The places.
const (
	Within Place = "within" // normal variation
	Below  Place = "below"
	Above  Place = "above"
)

// Place says where a daily value lies.
func (b Band) Place(value float64) Place {
	switch {
	case value < b.Low:
		return Below
	case value > b.High:
		return Above
	default:
		return Within
	}
}

// BandAt is the usual variation on a day, or false with fewer than 5 reported days in the
// 14 that end with it.
//
// The centre is the median of these 14 days, because a person should be compared with that
// and not with the bad day on which they opened the program (section 8.3, item 1). To each
// side lies the robust standard deviation 1.4826 × MAD of the same days, held between 1 and 2
// points: less than a point is never news, and a wider band would call a real change normal
// (section 8.2: below 2 points is normal wobble).
func BandAt(days []DayPain, day Day) (Band, bool) {
	values := valuesIn(days, day-fortnight+1, day)
	if len(values) < fortnightLeast {
		return Band{}, false
	}
	centre := median(values)
	half := min(max(spread(values), bandLeast), bandMost)
	return Band{Low: max(centre-half, 0), Centre: centre, High: min(centre+half, 10)}, true
}

// Point is the line on one day.
type Point struct {
	Day     Day
	Mean    float64 // of the daily values of the 7 days that end with this one
	Median  float64 // of the same
	Logged  int     // how many of the 7 days have a report
	Band    Band
	HasBand bool
}

// Trend is the 7-day line from one day to another, both included. Days with fewer than 3
// reported days in their 7 have no point: the line has a gap there instead of a guess.
func Trend(days []DayPain, from, to Day) []Point {
	var out []Point
	for day := from; day <= to; day++ {
		values := valuesIn(days, day-week+1, day)
		if len(values) < weekLeast {
			continue
		}
		p := Point{Day: day, Mean: mean(values), Median: median(values), Logged: len(values)}
		p.Band, p.HasBand = BandAt(days, day)
		out = append(out, p)
	}
	return out
}
