package learn

import (
	"strconv"
	"time"

	"unknot/internal/checkin"
)

// Change is what one use counts: the change of pain over the session and the change until the next
// morning, averaged where both are known, because a drop within a session fades (section 8.3,
// item 5). Numbers are 0–10 or checkin.Unknown; without a number before, or any number later,
// there is no change to speak of.
func Change(before, after, morning int) (change float64, ok bool) {
	if before == checkin.Unknown {
		return 0, false
	}
	sum, n := 0, 0
	for _, later := range []int{after, morning} {
		if later != checkin.Unknown {
			sum += later - before
			n++
		}
	}
	if n == 0 {
		return 0, false
	}
	return float64(sum) / float64(n), true
}

// Morning is the hour at which a morning begins: what comes before it belongs to the evening.
const Morning = 4

// Date is a calendar day, counted from 1 January 1970.
type Date int

// DateOf is the day of a moment in the zone it carries.
func DateOf(t time.Time) Date {
	year, month, day := t.Date()
	const secondsPerDay = 24 * 60 * 60
	return Date(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

// MorningAfter is the day whose morning follows a moment: a session at one at night is followed by
// the morning of the same day.
func MorningAfter(t time.Time) Date { return DateOf(t.Add(-Morning*time.Hour)) + 1 }

// ParseDate reads a day written 2006-01-02.
func ParseDate(s string) (Date, bool) {
	const shape = len("2006-01-02")
	if len(s) != shape || s[4] != '-' || s[7] != '-' {
		return 0, false
	}
	year, err1 := strconv.Atoi(s[:4])
	month, err2 := strconv.Atoi(s[5:7])
	day, err3 := strconv.Atoi(s[8:])
	if err1 != nil || err2 != nil || err3 != nil || month < 1 || month > 12 || day < 1 || day > 31 {
		return 0, false
	}
	return DateOf(time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)), true
}

// Noon is the hour at which a morning is over.
const Noon = 12

// InMorning reports whether a moment lies in a morning, in the zone it carries.
func InMorning(t time.Time) bool { return t.Hour() >= Morning && t.Hour() < Noon }

// Mornings gives the pain in the morning by day: what a person noted of it, else the first number of
// a check-in between four and noon. A check-in without a number and without a mark says nothing.
func Mornings(days []checkin.Day, checkIns []checkin.CheckIn) map[Date]int {
	out := make(map[Date]int, len(days))
	first := make(map[Date]time.Time)
	for _, c := range checkIns {
		if !InMorning(c.At) || !c.Rated() {
			continue
		}
		date := DateOf(c.At)
		if at, known := first[date]; !known || c.At.Before(at) {
			first[date], out[date] = c.At, c.PainNow()
		}
	}
	for _, d := range days {
		if date, ok := ParseDate(d.Date); ok && d.Morning != checkin.Unknown {
			out[date] = d.Morning
		}
	}
	return out
}
