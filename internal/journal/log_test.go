package journal_test

import (
	"bytes"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"

	"unknot/internal/checkin"
	"unknot/internal/journal"
	"unknot/internal/session"
)

func TestLog(t *testing.T) {
	t.Run("should hold ids and counts and nothing a person has said", func(t *testing.T) {
		var out bytes.Buffer
		j := must[*journal.Journal](t)(journal.Open(ctx, filepath.Join(t.TempDir(), "journal.db"), journal.Options{
			Log: slog.New(slog.NewTextHandler(&out, nil)),
		}))
		defer func() { _ = j.Close() }()
		useEverything(t, j)
		log := strings.ToLower(out.String())
		for _, line := range []string{"visit added", "visit updated", "visit removed", "routine saved", "routine removed", "day saved"} {
			if !strings.Contains(log, line) {
				t.Errorf("nothing says %q", line)
			}
		}
		for _, word := range []string{
			"meridian", "bruise", "hip", "pro-deep", "mornings", "piriformis", "ses-floor", "floor", "cat-cow", "numb", "hurt",
			"flare", "2026-07", "sleep", "tablet", "below-knee", "pain", "medicine", "leg",
		} {
			if strings.Contains(log, word) {
				t.Errorf("the log says %q:\n%s", word, out.String())
			}
		}
	})
}

// useEverything keeps, changes and removes one of everything the second version brought.
func useEverything(t *testing.T, j *journal.Journal) {
	t.Helper()
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	visit := seen()
	visit.ID = must[int64](t)(j.AddVisit(ctx, visit))
	do(j.UpdateVisit(ctx, visit))
	do(j.RemoveVisit(ctx, visit.ID))
	do(j.RemoveRoutine(ctx, must[int64](t)(j.SaveRoutine(ctx, mornings()))))
	noted := checkin.NewDay("2026-07-01")
	noted.Leg, noted.MedicineNote, noted.Note = checkin.LegBelowKnee, "one tablet", "no sleep"
	do(j.SaveDay(ctx, noted))
	must[int64](t)(j.BeginFlare(ctx, summer))
	do(j.EndFlare(ctx, summer))
	hurt := session.StepResult{Technique: "cat-cow", Outcome: session.OutcomeHurt, Hurt: checkin.HurtNumb}
	do(j.RecordStep(ctx, must[int64](t)(j.BeginSession(ctx, begun())), hurt))
}
