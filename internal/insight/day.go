// Package insight says what the journal shows, and no more than it shows: the pain of each
// day, its weekly average and usual variation, whether a change is more than that variation,
// and how pain went over the sessions in which a technique was used.
//
// Thresholds and cautions are those of sections 8.2 and 8.3 of the clinical fact base. The
// package gives numbers and words by their ids; the sentences stand in assets/i18n.
package insight

import (
	"time"

	"unknot/internal/plan/learn"
)

// Day is a calendar day as the person lived it, counted from 1 January 1970. Time zones play
// no part in it: the evening of the 1st is the 1st wherever it was spent.
type Day int

// DayOf is the calendar day of a time in the zone it carries.
func DayOf(t time.Time) Day { return Day(learn.DateOf(t)) }

// Date is midnight of the day in UTC, for formatting.
func (d Day) Date() time.Time { return time.Unix(0, 0).UTC().AddDate(0, 0, int(d)) }
