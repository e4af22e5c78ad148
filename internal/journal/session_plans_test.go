package journal_test

import (
	"reflect"
	"testing"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/plan"
	"unknot/internal/routine"
	"unknot/internal/session"
)

func TestPlanOf(t *testing.T) {
	j := openNew(t)
	id, err := j.BeginSession(ctx, session.Record{PainBefore: checkin.PainUnknown, PainAfter: checkin.PainUnknown, Effort: session.EffortUnknown})
	if err != nil {
		t.Fatal(err)
	}
	steps := []routine.Step{
		{Technique: "diaphragmatic-breathing", Slot: plan.Settle, Dose: routine.Dose{Hold: 10, Reps: 3, Sets: 1, Sides: 1}},
		{Technique: "figure-4-supine", Slot: plan.Stretching, Sides: []body.Side{body.Right, body.Left}, Dose: routine.Dose{Hold: 20, Rest: 5, Reps: 2, Sets: 1, Sides: 2}},
	}
	t.Run("should keep what a session set out to do", func(t *testing.T) {
		if err := j.KeepPlan(ctx, id, steps); err != nil {
			t.Fatal(err)
		}
		got, err := j.PlanOf(ctx, id)
		if err != nil || !reflect.DeepEqual(got, steps) {
			t.Errorf("got %+v, %v", got, err)
		}
	})
	t.Run("should keep it once and for a session that is there", func(t *testing.T) {
		if err := j.KeepPlan(ctx, id, steps); err == nil {
			t.Error("kept twice")
		}
		if err := j.KeepPlan(ctx, id+1, steps); err == nil {
			t.Error("kept for a session that is not there")
		}
	})
	t.Run("should say nothing of a session without one", func(t *testing.T) {
		if got, err := j.PlanOf(ctx, 99); err != nil || len(got) > 0 {
			t.Errorf("got %v, %v", got, err)
		}
	})
}
