package routine_test

import (
	"testing"
	"time"
	_ "time/tzdata" // the zones below, on machines that have none

	"pgregory.net/rapid"

	"unknot/internal/routine"
)

func zone(t *testing.T, name string) *time.Location {
	t.Helper()
	loc, err := time.LoadLocation(name)
	if err != nil {
		t.Fatal(err)
	}
	return loc
}

func at(hour, minute int, days ...time.Weekday) routine.Routine {
	r := walk()
	r.At, r.Days = hour*60+minute, days
	return r
}

func TestNext(t *testing.T) {
	everyDay := []time.Weekday{0, 1, 2, 3, 4, 5, 6}
	const layout = "Mon 2006-01-02 15:04:05 -0700"
	tests := map[string]struct {
		zone  string
		r     routine.Routine
		after string
		want  string
	}{
		"should be today when the time is yet to come": {
			"Europe/Berlin", at(7, 0, time.Monday), "2026-03-02T06:59:59", "Mon 2026-03-02 07:00:00 +0100",
		},
		"should be next week at the very moment": {
			"Europe/Berlin", at(7, 0, time.Monday), "2026-03-02T07:00:00", "Mon 2026-03-09 07:00:00 +0100",
		},
		"should go from Saturday over Sunday to Monday": {
			"Europe/Berlin", at(7, 0, time.Monday, time.Saturday), "2026-03-07T08:00:00", "Mon 2026-03-09 07:00:00 +0100",
		},
		"should go from Sunday to Saturday": {
			"America/New_York", at(7, 0, time.Saturday), "2026-01-04T00:00:00", "Sat 2026-01-10 07:00:00 -0500",
		},
		"should go over the end of a year": {
			"UTC", at(23, 59, time.Friday), "2026-12-31T23:59:00", "Fri 2027-01-01 23:59:00 +0000",
		},
		"should go over a leap day": {
			"UTC", at(0, 0, everyDay...), "2028-02-28T00:00:00", "Tue 2028-02-29 00:00:00 +0000",
		},
		"should stay at seven when summer time begins": {
			"Europe/Berlin", at(7, 0, time.Sunday), "2026-03-28T12:00:00", "Sun 2026-03-29 07:00:00 +0200",
		},
		"should stay at seven when summer time ends": {
			"Europe/Berlin", at(7, 0, time.Sunday), "2026-10-24T12:00:00", "Sun 2026-10-25 07:00:00 +0100",
		},
		"should come an hour later when the clocks leap over its time": {
			"Europe/Berlin", at(2, 30, time.Sunday), "2026-03-29T00:00:00", "Sun 2026-03-29 03:30:00 +0200",
		},
		"should come after midnight when the clocks leap over it": {
			"America/Santiago", at(0, 0, time.Sunday), "2026-09-05T12:00:00", "Sun 2026-09-06 01:00:00 -0300",
		},
		"should know of leaps of half an hour": {
			"Australia/Lord_Howe", at(2, 15, time.Sunday), "2026-10-04T00:00:00", "Sun 2026-10-04 02:45:00 +1100",
		},
		"should come the first time when the clocks pass its time twice": {
			"Europe/Berlin", at(2, 30, time.Sunday), "2026-10-25T01:00:00", "Sun 2026-10-25 02:30:00 +0200",
		},
		"should not come again when the clocks pass its time twice": {
			"America/New_York", at(1, 30, everyDay...), "2026-11-01T01:31:00", "Mon 2026-11-02 01:30:00 -0500",
		},
		"should come a day later in a place that leaves a day out": {
			"Pacific/Apia", at(9, 0, time.Friday), "2011-12-29T12:00:00", "Sat 2011-12-31 09:00:00 +1400",
		},
		"should find a time that a leap has carried over midnight": {
			"Asia/Pyongyang", at(23, 45, time.Friday), "2018-05-05T00:05:00", "Sat 2018-05-05 00:15:00 +0900",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			after, err := time.ParseInLocation("2006-01-02T15:04:05", tt.after, zone(t, tt.zone))
			if err != nil {
				t.Fatal(err)
			}
			if got := tt.r.Next(after).Format(layout); got != tt.want {
				t.Errorf("it is %s, want %s", got, tt.want)
			}
		})
	}
	t.Run("should be never without days or without a time", func(t *testing.T) {
		timeless := at(0, 0, time.Monday)
		timeless.At = routine.NoTime
		for _, r := range []routine.Routine{timeless, at(7, 0), walk()} {
			if got := r.Next(noon); !got.IsZero() {
				t.Errorf("it is %v", got)
			}
		}
	})
	t.Run("should be in the zone of the time it is asked for", func(t *testing.T) {
		tokyo := zone(t, "Asia/Tokyo")
		if got := at(7, 0, time.Monday).Next(noon.In(tokyo)); got.Location() != tokyo || got.Hour() != 7 {
			t.Errorf("it is %v", got)
		}
	})
}

func TestDueOn(t *testing.T) {
	t.Run("should go by the day of the place", func(t *testing.T) {
		r := at(7, 0, time.Sunday)
		lateSaturday := time.Date(2026, 11, 21, 23, 0, 0, 0, time.UTC)
		if r.DueOn(lateSaturday) || !r.DueOn(lateSaturday.In(zone(t, "Europe/Berlin"))) {
			t.Error("the day of another place was taken")
		}
	})
	t.Run("should not need a time of day", func(t *testing.T) {
		r := at(0, 0, time.Saturday)
		r.At = routine.NoTime
		if !r.DueOn(noon) || r.DueOn(noon.AddDate(0, 0, 1)) || walk().DueOn(noon) {
			t.Error("a day is due that should not be, or the other way round")
		}
	})
}

// TestNextAnywhere compares Next with somebody who watches a clock minute by minute.
func TestNextAnywhere(t *testing.T) {
	var zones []*time.Location
	for _, name := range []string{
		"UTC", "Europe/Berlin", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Cairo",
	} {
		zones = append(zones, zone(t, name))
	}
	week := []time.Weekday{0, 1, 2, 3, 4, 5, 6}
	t.Run("should be the first time a clock shows it, for every week of the year", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			r := walk()
			r.Days = rapid.SliceOfNDistinct(rapid.SampledFrom(week), 1, 7, rapid.ID).Draw(t, "days")
			r.At = rapid.OneOf(rapid.IntRange(0, 1439), rapid.IntRange(0, 240)).Draw(t, "at")
			start := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC).Unix()
			after := time.Unix(start+rapid.Int64Range(0, 366*24*60*60).Draw(t, "after"), 0)
			after = after.In(rapid.SampledFrom(zones).Draw(t, "zone"))
			got := r.Next(after)
			if !got.After(after) || got.Sub(after) > 8*24*time.Hour || !r.DueOn(got) {
				t.Fatalf("after %v comes %v", after, got)
			}
			shown := got.Hour()*60 + got.Minute()
			if shown != r.At && !leapt(got, r.At) {
				t.Fatalf("the clock shows minute %d, want %d", shown, r.At)
			}
			for m := after.Truncate(time.Minute).Add(time.Minute); m.Before(got); m = m.Add(time.Minute) {
				if r.DueOn(m) && m.Hour()*60+m.Minute() == r.At && !shownBefore(m) {
					t.Fatalf("after %v comes %v, but a clock shows it at %v", after, got, m)
				}
			}
		})
	})
}

// leapt reports whether the clocks leapt over a minute on the day of t, and t is as much later.
func leapt(t time.Time, minute int) bool {
	_, now := t.Zone()
	_, before := t.Add(-3 * time.Hour).Zone()
	later := t.Hour()*60 + t.Minute() - minute
	return now > before && later*60 == now-before
}

// shownBefore reports whether the clocks have shown this time of this day once already.
func shownBefore(t time.Time) bool {
	_, now := t.Zone()
	_, before := t.Add(-3 * time.Hour).Zone()
	twin := t.Add(time.Duration(now-before) * time.Second)
	_, offset := twin.Zone()
	return before > now && offset == before
}
