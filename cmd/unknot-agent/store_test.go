package main

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"unknot/internal/breaks"
	"unknot/internal/checkin"
	"unknot/internal/journal"
	"unknot/internal/session"
)

// TestMorningDue asks a real journal; the rule has its own tests in package insight.
func TestMorningDue(t *testing.T) {
	zone := time.FixedZone("NZDT", 13*60*60)
	now := time.Date(2026, 11, 21, 8, 0, 0, 0, zone)
	ctx := context.Background()
	session := func(at time.Time) func(*journal.Journal) error {
		return func(j *journal.Journal) error {
			id, err := j.BeginSession(ctx, session.Record{Started: at, PainBefore: 5, Place: "floor", Goal: "ease"})
			if err != nil {
				return err
			}
			return j.RecordStep(ctx, id, session.StepResult{Technique: "cat-cow", Actual: time.Minute, Outcome: session.OutcomeDone})
		}
	}
	move := func(j *journal.Journal) error {
		_, err := j.AddBreak(ctx, breaks.Record{At: now.Add(-20 * time.Hour), Kind: breaks.KindTaken, Move: "march-in-place", Seconds: 60})
		return err
	}
	said := func(j *journal.Journal) error {
		_, err := j.AddCheckIn(ctx, checkin.CheckIn{At: now.Add(-time.Hour), Pain: 0, Phase: "acute"})
		return err
	}
	noted := func(date string) func(*journal.Journal) error {
		return func(j *journal.Journal) error { return j.SaveDay(ctx, checkin.NewDay(date)) }
	}
	west := time.Date(2026, 11, 21, 11, 0, 0, 0, time.FixedZone("HST", -10*60*60))
	type does []func(*journal.Journal) error
	for name, tt := range map[string]struct {
		before does
		now    time.Time
		due    bool
	}{
		"should be due after a session":                {does{session(now.Add(-27 * time.Hour))}, now, true},
		"should be due after a move in a break":        {does{move}, now, true},
		"should be due after the day before far east":  {does{session(time.Date(2026, 11, 20, 5, 0, 0, 0, zone))}, west, true},
		"should not be due in an empty journal":        {nil, now, false},
		"should not be due for a session of today":     {does{session(now.Add(-time.Hour))}, now, false},
		"should not be due once it was noted":          {does{session(now.Add(-14 * time.Hour)), noted("2026-11-21")}, now, false},
		"should be due where only yesterday was noted": {does{session(now.Add(-14 * time.Hour)), noted("2026-11-20")}, now, true},
		"should not be due after a check-in":           {does{session(now.Add(-14 * time.Hour)), said}, now, false},
	} {
		t.Run(name, func(t *testing.T) {
			j, err := journal.Open(ctx, filepath.Join(t.TempDir(), "journal.db"), journal.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = j.Close() }()
			for _, do := range tt.before {
				if err := do(j); err != nil {
					t.Fatal(err)
				}
			}
			s := store{Journal: j}
			if due, err := s.MorningDue(ctx, tt.now); err != nil || due != tt.due {
				t.Errorf("due is %v, error %v", due, err)
			}
		})
	}
	t.Run("should fail on a journal that is closed", func(t *testing.T) {
		j, err := journal.Open(ctx, filepath.Join(t.TempDir(), "journal.db"), journal.Options{})
		if err != nil {
			t.Fatal(err)
		}
		_ = j.Close()
		s := store{Journal: j}
		if _, err := s.MorningDue(ctx, now); err == nil {
			t.Error("no error")
		}
	})
}
