package journal_test

import (
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/guide"
	"unknot/internal/journal"
	"unknot/internal/plan"
	"unknot/internal/routine"
	"unknot/internal/session"
	"unknot/internal/technique"
)

// number is a number of 0 to most, or unknown.
func number(t *rapid.T, name string, most int) int {
	return rapid.IntRange(checkin.Unknown, most).Draw(t, name)
}

// words is a text with anything a person can type.
func words(t *rapid.T, name string) string { return rapid.String().Draw(t, name) }

// someTime is a moment to the millisecond in some zone.
func someTime(t *rapid.T, name string) time.Time {
	ms := rapid.Int64Range(0, 4_000_000_000_000).Draw(t, name)
	quarters := rapid.IntRange(-48, 56).Draw(t, name+" zone")
	if quarters == 0 {
		return time.UnixMilli(ms).UTC()
	}
	return time.UnixMilli(ms).In(time.FixedZone(rapid.StringMatching(`[A-Z]{3,5}`).Draw(t, name+" zone name"), quarters*15*60))
}

// alike fails when two values differ in more than how the same time is written down.
func alike(t *rapid.T, got, want any, times ...[2]time.Time) {
	for _, pair := range times {
		gotZone, gotOffset := pair[0].Zone()
		wantZone, wantOffset := pair[1].Zone()
		if !pair[0].Equal(pair[1]) || gotZone != wantZone || gotOffset != wantOffset {
			t.Fatalf("time is %v, want %v", pair[0], pair[1])
		}
	}
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got\n%+v\nwant\n%+v", got, want)
	}
}

func check(t *rapid.T, err error) {
	if err != nil {
		t.Fatal(err)
	}
}

func TestRoundTrips(t *testing.T) {
	for name, trip := range map[string]func(*rapid.T, *journal.Journal){
		"a visit": visitTrip, "a day": dayTrip, "a routine": routineTrip, "a step": stepTrip,
	} {
		t.Run("should bring back whatever is kept of "+name, func(t *testing.T) {
			j := openNew(t)
			rapid.Check(t, func(t *rapid.T) { trip(t, j) })
		})
	}
}

func visitTrip(t *rapid.T, j *journal.Journal) {
	want := guide.Visit{
		At: someTime(t, "at"), Technique: technique.ID(words(t, "technique")), Who: words(t, "who"),
		Paid: rapid.Bool().Draw(t, "paid"), Before: number(t, "before", 10), After: number(t, "after", 10),
		Next: number(t, "next", 10), Adverse: words(t, "adverse"), Note: words(t, "note"),
	}
	var err error
	if rapid.Bool().Draw(t, "by a change") {
		want.ID, err = j.AddVisit(ctx, seen())
		check(t, err)
		check(t, j.UpdateVisit(ctx, want))
	} else {
		want.ID, err = j.AddVisit(ctx, want)
		check(t, err)
	}
	all, err := j.Visits(ctx)
	check(t, err)
	if len(all) != 1 {
		t.Fatalf("there are %d visits", len(all))
	}
	at := all[0].At
	all[0].At = want.At
	alike(t, all[0], want, [2]time.Time{at, want.At})
	check(t, j.RemoveVisit(ctx, want.ID))
}

func dayTrip(t *rapid.T, j *journal.Journal) {
	said := rapid.SampledFrom([]checkin.Said{"", checkin.Yes, checkin.No})
	date := time.Date(2020, 1, rapid.IntRange(1, 4000).Draw(t, "day"), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	want := checkin.Day{
		Date: date, At: someTime(t, "at"), Morning: number(t, "morning", 10), Average: number(t, "average", 10),
		PainWorst: number(t, "worst", 10), Interference: number(t, "interference", 10), Stiffness: number(t, "stiffness", 10),
		StiffMinutes: number(t, "until loose", 1440),
		Leg: rapid.SampledFrom([]checkin.Leg{
			"", checkin.LegNone, checkin.LegAboveKnee, checkin.LegBelowKnee, checkin.LegNumb, checkin.LegWeak,
		}).Draw(t, "leg"),
		Sleep: number(t, "sleep", 10), SleepMinutes: number(t, "asleep", 1440), Woken: said.Draw(t, "woken"),
		Stress: number(t, "stress", 10), Mood: number(t, "mood", 10), SittingMinutes: number(t, "sitting", 1440),
		WalkingMinutes: number(t, "walking", 1440), Strength: said.Draw(t, "strength"), Medicine: said.Draw(t, "medicine"),
		MedicineNote: words(t, "medicine note"), Goal: number(t, "goal", 10), Note: words(t, "note"),
	}
	check(t, j.SaveDay(ctx, want))
	got, _, err := j.Day(ctx, date)
	check(t, err)
	listed, err := j.Days(ctx, date, date+"x")
	check(t, err)
	if len(listed) != 1 {
		t.Fatalf("there are %d days of one date", len(listed))
	}
	for _, d := range []checkin.Day{got, listed[0]} {
		at := d.At
		d.At = want.At
		alike(t, d, want, [2]time.Time{at, want.At})
	}
}

func someSides(t *rapid.T) []body.Side {
	return rapid.SampledFrom([][]body.Side{
		nil, {body.Left}, {body.Right}, {body.Left, body.Right}, {body.Right, body.Left},
	}).Draw(t, "sides")
}

func routineTrip(t *rapid.T, j *journal.Journal) {
	step := rapid.Custom(func(t *rapid.T) routine.Step {
		return routine.Step{
			Technique: technique.ID(rapid.StringMatching(`[a-z-]{1,30}`).Draw(t, "technique")),
			Slot:      plan.Slot(rapid.Uint8Max(uint8(plan.Close)).Draw(t, "part")), Sides: someSides(t),
			Dose: routine.Dose{
				Hold: rapid.IntRange(1, 120).Draw(t, "hold"), Rest: rapid.IntRange(0, 30).Draw(t, "rest"),
				Reps: rapid.IntRange(1, 6).Draw(t, "reps"), Sets: rapid.IntRange(1, 4).Draw(t, "sets"),
				Sides: rapid.IntRange(1, 2).Draw(t, "side count"),
			},
		}
	})
	week := []time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday, time.Friday, time.Saturday, time.Sunday}
	want := routine.Routine{
		Name: rapid.StringMatching(`[\pL\pN][\pL\pN ]{0,58}[\pL\pN]`).Draw(t, "name"), Created: someTime(t, "made"),
		Steps: rapid.SliceOfN(step, 1, 8).Draw(t, "steps"),
		Days:  rapid.SliceOfDistinct(rapid.SampledFrom(week), rapid.ID).Draw(t, "days"),
		At:    rapid.IntRange(routine.NoTime, 1439).Draw(t, "at"),
		Place: rapid.SampledFrom(append(plan.Places(), "")).Draw(t, "place"), Source: words(t, "source"),
	}.Tidy()
	if len(want.Days) == 0 {
		want.Days = nil
	}
	var err error
	if rapid.Bool().Draw(t, "over another") {
		first := mornings()
		first.Created = want.Created
		want.ID, err = j.SaveRoutine(ctx, first)
		check(t, err)
	}
	want.ID, err = j.SaveRoutine(ctx, want)
	check(t, err)
	all, err := j.Routines(ctx)
	check(t, err)
	if len(all) != 1 {
		t.Fatalf("there are %d routines", len(all))
	}
	made := all[0].Created
	all[0].Created = want.Created
	alike(t, all[0], want, [2]time.Time{made, want.Created})
	check(t, j.RemoveRoutine(ctx, want.ID))
}

func stepTrip(t *rapid.T, j *journal.Journal) {
	want := session.StepResult{
		Step: rapid.IntRange(0, 20).Draw(t, "step"), Technique: "cat-cow", Sides: someSides(t),
		Planned: time.Duration(rapid.Int64Range(0, 1e7).Draw(t, "planned")) * time.Millisecond,
		Actual:  time.Duration(rapid.Int64Range(0, 1e7).Draw(t, "actual")) * time.Millisecond,
		Outcome: rapid.SampledFrom([]session.Outcome{
			session.OutcomeDone, session.OutcomePartial, session.OutcomeSkipped, session.OutcomeHurt,
		}).Draw(t, "outcome"),
	}
	if want.Outcome == session.OutcomeHurt {
		want.Hurt = rapid.SampledFrom([]checkin.Hurt{
			"", checkin.HurtSharper, checkin.HurtLeg, checkin.HurtNumb, checkin.HurtTooMuch, checkin.HurtUnsaid,
		}).Draw(t, "hurt")
	}
	id, err := j.BeginSession(ctx, begun())
	check(t, err)
	check(t, j.RecordStep(ctx, id, want))
	got, err := j.Session(ctx, id)
	check(t, err)
	alike(t, got.Steps, []session.StepResult{want})
}
