package care_test

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"unknot/internal/body"
	"unknot/internal/care"
	"unknot/internal/checkin"
	"unknot/internal/guide"
	"unknot/internal/journal"
	"unknot/internal/safety"
	"unknot/internal/session"
)

var (
	ctx = context.Background()
	now = time.Date(2026, 11, 20, 15, 0, 0, 0, time.UTC)
)

func open(t *testing.T) *journal.Journal {
	t.Helper()
	j, err := journal.Open(ctx, filepath.Join(t.TempDir(), "journal.db"), journal.Options{Now: func() time.Time { return now }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = j.Close() })
	return j
}

func read(t *testing.T, j *journal.Journal) care.Care {
	t.Helper()
	c, err := care.Read(ctx, j, now)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func must[T any](t *testing.T) func(v T, err error) T {
	t.Helper()
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func TestRead(t *testing.T) {
	t.Run("should say nothing of an empty journal", func(t *testing.T) {
		c := read(t, open(t))
		if c.Last != nil || c.FlareOpen() || len(c.Records.Uses)+len(c.Records.CheckIns)+len(c.Records.Adverse) > 0 {
			t.Errorf("%+v", c)
		}
	})
	t.Run("should read what a course rests on", func(t *testing.T) {
		j := open(t)
		must[int64](t)(j.AddCheckIn(ctx, checkin.CheckIn{At: now.Add(-time.Hour), Pain: 4, Marks: []body.Mark{{Region: "lumbar-left", Intensity: 4}}}))
		must[int64](t)(j.BeginFlare(ctx, now.Add(-time.Hour)))
		if err := j.SaveDay(ctx, checkin.NewDay("2026-11-19")); err != nil {
			t.Fatal(err)
		}
		c := read(t, j)
		if len(c.Records.CheckIns) != 1 || len(c.Records.Days) != 1 || !c.FlareOpen() {
			t.Errorf("%+v", c.Records)
		}
		if h := c.History(); len(h.CheckIns) != 1 || len(h.Days) != 1 {
			t.Errorf("%+v", h)
		}
		if err := j.EndFlare(ctx, now); err != nil {
			t.Fatal(err)
		}
		if c := read(t, j); c.FlareOpen() {
			t.Error("a flare that was ended is open")
		}
	})
	t.Run("should find what went badly since the last safety check", func(t *testing.T) {
		j := open(t)
		screened := now.Add(-24 * time.Hour)
		must[int64](t)(j.AddScreening(ctx, safety.Screening{At: screened}, safety.LevelClear))
		for _, at := range []time.Time{screened.Add(-time.Hour), screened.Add(time.Hour)} {
			id := must[int64](t)(j.BeginSession(ctx, session.Record{Started: at, PainBefore: 3, PainAfter: checkin.PainUnknown, Effort: session.EffortUnknown}))
			if err := j.FinishSession(ctx, id, session.Finish{
				Status: session.RecordFinished, Ended: at.Add(time.Minute), PainAfter: 3, Effort: 2, Adverse: "a bruise",
			}); err != nil {
				t.Fatal(err)
			}
		}
		must[int64](t)(j.AddVisit(ctx, guide.Visit{At: screened.Add(2 * time.Hour), Before: 3, After: 3, Next: checkin.Unknown, Adverse: "a worse leg"}))
		c := read(t, j)
		if c.Last == nil || !c.Records.Screened.Equal(screened) {
			t.Errorf("screened %v", c.Records.Screened)
		}
		if len(c.Records.Adverse) != 2 {
			t.Errorf("went badly at %v, want the session after the check and the visit", c.Records.Adverse)
		}
	})
	t.Run("should hand on what cannot be read", func(t *testing.T) {
		j := open(t)
		_ = j.Close()
		if _, err := care.Read(ctx, j, now); err == nil {
			t.Error("a closed journal was read")
		}
	})
}
