package daylog

import (
	"strconv"
	"strings"

	"unknot/internal/checkin"
)

// unit is how a span of time is written in a field. All are kept in minutes.
type unit struct {
	id    string
	read  func(s string) (minutes int, ok bool) // checkin.Unknown for an empty text
	write func(minutes int) string
}

func inMinutes() unit { return unit{id: "minutes", read: readMinutes, write: writeMinutes} }
func inHours() unit   { return unit{id: "hours", read: readHours, write: writeHours} }

// dayMinutes is the longest span: a day.
const dayMinutes = 24 * 60

// readMinutes takes a whole number.
func readMinutes(s string) (int, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return checkin.Unknown, true
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && n >= 0 && n <= dayMinutes
}

func writeMinutes(minutes int) string {
	if minutes == checkin.Unknown {
		return ""
	}
	return strconv.Itoa(minutes)
}

// readHours takes hours such as 7, 7.5, 7,5 and 7:30.
func readHours(s string) (int, bool) {
	s = strings.TrimSpace(s)
	if hours, rest, found := strings.Cut(s, ":"); found {
		h, err1 := strconv.Atoi(hours)
		m, err2 := strconv.Atoi(rest)
		total := 60*h + m
		return total, err1 == nil && err2 == nil && len(rest) == 2 && h >= 0 && m >= 0 && m < 60 && total <= dayMinutes
	}
	if s == "" {
		return checkin.Unknown, true
	}
	h, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil || !(h >= 0 && h <= dayMinutes/60) { // not a number is neither
		return 0, false
	}
	return int(h*60 + 0.5), true
}

// writeHours writes halves of an hour as 7.5 and other parts as 7:20, as they are read.
func writeHours(minutes int) string {
	switch {
	case minutes == checkin.Unknown:
		return ""
	case minutes%30 == 0:
		return strconv.FormatFloat(float64(minutes)/60, 'f', -1, 64)
	default:
		m := strconv.Itoa(minutes % 60)
		return strconv.Itoa(minutes/60) + ":" + strings.Repeat("0", 2-len(m)) + m
	}
}
