package insight_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"unknot/internal/breaks"
	"unknot/internal/checkin"
	"unknot/internal/insight"
	"unknot/internal/plan/learn"
	"unknot/internal/session"
	"unknot/internal/technique"
)

// hour is a moment on 10 July, so many hours after its midnight.
func hour(h float64) time.Time {
	return time.Date(2026, 7, 10, 0, 0, 0, 0, cest).Add(time.Duration(h * float64(time.Hour)))
}

func did(at time.Time, took time.Duration) insight.Recent {
	return insight.Recent{Sessions: []session.Record{{Started: at, Steps: []session.StepResult{{Actual: 0}, {Actual: took}}}}}
}

func broke(at time.Time, kind breaks.Kind, move technique.ID) insight.Recent {
	return insight.Recent{Breaks: []breaks.Record{{At: at, Kind: kind, Move: move}}}
}

func said(at time.Time, pain int) insight.Recent {
	return insight.Recent{CheckIns: []checkin.CheckIn{checkIn(at, pain)}}
}

func noted(day checkin.Day) insight.Recent { return insight.Recent{Days: []checkin.Day{day}} }

func together(parts ...insight.Recent) (all insight.Recent) {
	for _, r := range parts {
		all.Days, all.CheckIns = append(all.Days, r.Days...), append(all.CheckIns, r.CheckIns...)
		all.Sessions, all.Breaks = append(all.Sessions, r.Sessions...), append(all.Breaks, r.Breaks...)
	}
	return all
}

func TestMorningDue(t *testing.T) {
	evening := did(hour(-6), time.Minute)
	auckland, honolulu := time.FixedZone("NZST", 12*60*60), time.FixedZone("HST", -10*60*60)
	answered := checkin.NewDay("2026-07-10")
	answered.Morning = 0
	for name, tt := range map[string]struct {
		records insight.Recent
		now     time.Time
		due     bool
	}{
		"should be due after a day with a session":                   {evening, hour(8), true},
		"should be due after a session past midnight":                {did(hour(1), time.Minute), hour(8), true},
		"should be due after a break with a move":                    {broke(hour(-6), breaks.KindTaken, "march-in-place"), hour(8), true},
		"should be due from four on":                                 {evening, hour(4), true},
		"should be due to the end of the day":                        {evening, hour(24).Add(-time.Second), true},
		"should be over at midnight":                                 {evening, hour(24), false},
		"should be over the morning after that":                      {evening, hour(32), false},
		"should not be due in the night":                             {evening, hour(4).Add(-time.Second), false},
		"should not be due after a day of rest":                      {did(hour(-30), time.Minute), hour(8), false},
		"should not be due for a session of today only":              {did(hour(4), time.Minute), hour(8), false},
		"should not be due after a session nothing was done in":      {did(hour(-6), 0), hour(8), false},
		"should not be due after a break that was skipped":           {broke(hour(-6), breaks.KindSkipped, "march-in-place"), hour(8), false},
		"should not be due after a break without a move":             {broke(hour(-6), breaks.KindTaken, ""), hour(8), false},
		"should not be due once answered, with no pain too":          {together(evening, noted(answered)), hour(8), false},
		"should not be due once skipped":                             {together(evening, noted(checkin.NewDay("2026-07-10"))), hour(8), false},
		"should not mind what was noted of another day":              {together(evening, noted(checkin.NewDay("2026-07-09"))), hour(8), true},
		"should not be due where a check-in said it":                 {together(evening, said(hour(7), 0)), hour(8), false},
		"should be due where a check-in gave no number":              {together(evening, said(hour(7), checkin.PainUnknown)), hour(8), true},
		"should be due where only the night said something":          {together(evening, said(hour(3), 4)), hour(8), true},
		"should not be due for a newcomer":                           {insight.Recent{}, hour(8), false},
		"should go by the day of the person after a flight west":     {did(hour(-6), time.Minute), hour(16).In(honolulu), true},
		"should not ask of a day that has not begun where one is":    {did(hour(-6), time.Minute), hour(8).In(honolulu), false},
		"should go by the day of the person after a flight east":     {did(hour(-12).In(honolulu), time.Minute), hour(8).In(auckland), false},
		"should ask of the day before of the zone it was lived in":   {did(hour(4).In(honolulu), time.Minute), hour(8).In(auckland), true},
		"should be due where the clock was put forward":              {did(hour(-6), time.Minute), hour(7).In(time.FixedZone("later", 3*60*60)), true},
		"should not be due twice where the clock was put back":       {together(evening, noted(answered)), hour(8).In(time.FixedZone("earlier", 60*60)), false},
		"should be due after both a session yesterday and one today": {together(evening, did(hour(7), time.Minute)), hour(8), true},
	} {
		t.Run(name, func(t *testing.T) {
			if got := insight.MorningDue(tt.records, tt.now); got != tt.due {
				t.Errorf("due is %v", got)
			}
		})
	}
}

// near10July draws a moment within five days of the start of 10 July, in any time zone.
func near10July(t *rapid.T, label string) time.Time {
	minutes := rapid.IntRange(-5*24*60, 5*24*60).Draw(t, label)
	zone := time.FixedZone("", rapid.IntRange(-12*4, 14*4).Draw(t, label+" zone")*15*60)
	return hour(0).Add(time.Duration(minutes) * time.Minute).In(zone)
}

func drawRecent(t *rapid.T) insight.Recent {
	var r insight.Recent
	for range rapid.IntRange(0, 3).Draw(t, "sessions") {
		took := time.Duration(rapid.IntRange(0, 1).Draw(t, "took")) * time.Minute
		r = together(r, did(near10July(t, "session"), took))
	}
	for range rapid.IntRange(0, 2).Draw(t, "breaks") {
		kind := rapid.SampledFrom([]breaks.Kind{breaks.KindTaken, breaks.KindNatural}).Draw(t, "kind")
		r = together(r, broke(near10July(t, "break"), kind, rapid.SampledFrom([]technique.ID{"", "march-in-place"}).Draw(t, "move")))
	}
	if rapid.Bool().Draw(t, "said") {
		r = together(r, said(near10July(t, "check-in"), rapid.IntRange(checkin.Unknown, 10).Draw(t, "pain")))
	}
	return r
}

func TestMorningDueAlways(t *testing.T) {
	t.Run("should need something done on the day before, and no word of today", rapid.MakeCheck(func(t *rapid.T) {
		r, now := drawRecent(t), near10July(t, "now")
		if !insight.MorningDue(r, now) {
			return
		}
		before := func(at time.Time) bool { return learn.MorningAfter(at) == learn.DateOf(now) }
		done := slices.ContainsFunc(r.Sessions, func(s session.Record) bool { return before(s.Started) }) ||
			slices.ContainsFunc(r.Breaks, func(b breaks.Record) bool { return before(b.At) })
		if !done || now.Hour() < learn.Morning {
			t.Fatalf("due at %v after %+v", now, r)
		}
		if insight.MorningDue(together(r, noted(checkin.NewDay(now.Format(time.DateOnly)))), now) {
			t.Fatal("due although it was answered")
		}
	}))
	t.Run("should never need records older than it says", rapid.MakeCheck(func(t *rapid.T) {
		r, now := drawRecent(t), near10July(t, "now")
		old := now.Add(-insight.MorningReach)
		late := insight.Recent{
			CheckIns: slices.DeleteFunc(slices.Clone(r.CheckIns), func(c checkin.CheckIn) bool { return c.At.Before(old) }),
			Sessions: slices.DeleteFunc(slices.Clone(r.Sessions), func(s session.Record) bool { return s.Started.Before(old) }),
			Breaks:   slices.DeleteFunc(slices.Clone(r.Breaks), func(b breaks.Record) bool { return b.At.Before(old) }),
		}
		if insight.MorningDue(late, now) != insight.MorningDue(r, now) {
			t.Fatalf("at %v the older ones of %+v count", now, r)
		}
	}))
	t.Run("should stay due until the day ends", rapid.MakeCheck(func(t *rapid.T) {
		r, now := drawRecent(t), near10July(t, "now")
		later := now.Add(time.Duration(rapid.IntRange(0, 24*60).Draw(t, "minutes")) * time.Minute)
		if insight.MorningDue(r, now) && insight.DayOf(later) == insight.DayOf(now) && !insight.MorningDue(r, later) {
			t.Fatalf("due at %v, not at %v", now, later)
		}
	}))
}
