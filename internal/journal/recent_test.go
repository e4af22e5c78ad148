package journal_test

import (
	"testing"
	"time"

	"unknot/internal/breaks"
	"unknot/internal/checkin"
	"unknot/internal/insight"
	"unknot/internal/session"
)

func TestRecent(t *testing.T) {
	t.Run("should hold what each list holds of the span", func(t *testing.T) {
		j := openNew(t)
		for hours := -60; hours <= 60; hours += 20 {
			at := summer.Add(time.Duration(hours) * time.Hour)
			must[int64](t)(j.AddCheckIn(ctx, checkin.CheckIn{At: at, Pain: 3, Phase: "acute"}))
			must[int64](t)(j.AddBreak(ctx, breaks.Record{At: at, Kind: breaks.KindTaken, Move: "march-in-place", Seconds: 60}))
			id := must[int64](t)(j.BeginSession(ctx, session.Record{Started: at, PainBefore: 5, Place: "floor", Goal: "ease"}))
			if err := j.RecordStep(ctx, id, session.StepResult{Technique: "cat-cow", Actual: time.Minute, Outcome: session.OutcomeDone}); err != nil {
				t.Fatal(err)
			}
			if err := j.SaveDay(ctx, checkin.NewDay(at.Format(time.DateOnly))); err != nil {
				t.Fatal(err)
			}
		}
		from, to := summer.Add(-40*time.Hour), summer.Add(20*time.Hour)
		got := must[insight.Recent](t)(j.Recent(ctx, from, to))
		same(t, "recent", got, insight.Recent{
			CheckIns: must[[]checkin.CheckIn](t)(j.CheckIns(ctx, from, to)),
			Sessions: must[[]session.Record](t)(j.Sessions(ctx, from, to)),
			Breaks:   must[[]breaks.Record](t)(j.Breaks(ctx, from, to)),
			Days: must[[]checkin.Day](t)(j.Days(ctx, from.Format(time.DateOnly),
				to.AddDate(0, 0, 1).Format(time.DateOnly))),
		})
		if len(got.CheckIns) != 3 || len(got.Sessions) != 3 || len(got.Breaks) != 3 || len(got.Days) < 3 || len(got.Sessions[0].Steps) != 1 {
			t.Errorf("%+v", got)
		}
	})
}
