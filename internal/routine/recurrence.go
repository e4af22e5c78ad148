package routine

import (
	"slices"
	"time"
)

// DueOn reports whether the routine comes round on a day, in the zone of the time given.
func (r Routine) DueOn(day time.Time) bool { return slices.Contains(r.Days, day.Weekday()) }

// Next is when the routine comes round next after a time, in the zone of that time. It is the zero
// time for a routine without days or without a time of day.
//
// The clock on the wall counts: a routine at seven stays at seven when summer time begins or ends.
// A time that the clocks leap over comes as much later as they leap; one that they pass twice
// comes the first time only.
func (r Routine) Next(after time.Time) time.Time {
	if r.At == NoTime || len(r.Days) == 0 {
		return time.Time{}
	}
	year, month, day := after.Date()
	// From yesterday, because a leap of the clocks can carry a time over midnight; up to the same
	// day of the next week.
	for n := -1; n <= 7; n++ {
		wall := time.Date(year, month, day+n, 0, r.At, 0, 0, time.UTC)
		if !r.DueOn(wall) {
			continue
		}
		if at := onTheWall(wall, after.Location()); at.After(after) {
			return at
		}
	}
	return time.Time{}
}

// onTheWall is when the clocks of a place show what wall shows in UTC. time.Date does not say what
// it gives where they leap, so the two offsets around the time are tried one after the other: the
// earlier one first, which is also the one a leap is counted with.
func onTheWall(wall time.Time, loc *time.Location) time.Time {
	const aDay = 24 * time.Hour // more than any offset, less than the time between two leaps
	earlier := with(wall, wall.Add(-aDay).In(loc))
	later := with(wall, wall.Add(aDay).In(loc))
	if !shows(earlier, wall) && shows(later, wall) {
		return later
	}
	return earlier
}

// with is when the clocks show wall if they have the offset that they have at another time.
func with(wall, other time.Time) time.Time {
	_, offset := other.Zone()
	return wall.Add(-time.Duration(offset) * time.Second).In(other.Location())
}

func shows(t, wall time.Time) bool {
	_, offset := t.Zone()
	return t.Add(time.Duration(offset) * time.Second).Equal(wall)
}
