package journal

import (
	"database/sql"
	"math"
	"strings"
	"time"

	"unknot/internal/body"
)

// moment is a time the way the tables keep it: milliseconds since 1970 in UTC, and the zone.
type moment struct {
	ms, offset int64 // the offset is in seconds east of UTC
	zone       string
}

func momentOf(t time.Time) moment {
	zone, offset := t.Zone()
	return moment{ms: t.UnixMilli(), offset: int64(offset), zone: zone}
}

// or gives the other moment when t is not set.
func (m moment) or(t time.Time) moment {
	if t.IsZero() {
		return m
	}
	return momentOf(t)
}

func timeOf(ms, offset int64, zone string) time.Time {
	t := time.UnixMilli(ms)
	if offset == 0 && zone == "UTC" {
		return t.UTC()
	}
	return t.In(time.FixedZone(zone, int(offset)))
}

// bounds are the milliseconds of a span that includes from and not to; a zero time leaves its
// end open.
func bounds(from, to time.Time) (low, high int64) {
	low, high = math.MinInt64, math.MaxInt64
	if !from.IsZero() {
		low = from.UnixMilli()
	}
	if !to.IsZero() {
		high = to.UnixMilli()
	}
	return low, high
}

// unknown is the number the core uses where a person gave none (checkin.PainUnknown,
// session.EffortUnknown); the tables keep NULL.
const unknown = -1

func nullable(n int) sql.NullInt64 {
	return sql.NullInt64{Int64: int64(n), Valid: n != unknown}
}

func numberOf(n sql.NullInt64) int {
	if !n.Valid {
		return unknown
	}
	return int(n.Int64)
}

func sidesText(sides []body.Side) string {
	var names []string
	for _, s := range sides {
		switch s {
		case body.Left:
			names = append(names, "left")
		case body.Right:
			names = append(names, "right")
		}
	}
	return strings.Join(names, ",")
}

func sidesOf(text string) []body.Side {
	var sides []body.Side
	for name := range strings.SplitSeq(text, ",") {
		switch name {
		case "left":
			sides = append(sides, body.Left)
		case "right":
			sides = append(sides, body.Right)
		}
	}
	return sides
}
