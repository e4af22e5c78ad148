package journal

import (
	"context"

	"unknot/internal/journal/internal/db"
	"unknot/internal/routine"
)

// KeepPlan keeps what a session sets out to do, once, so that it can be taken up again after a power
// cut. It fails with ErrInvalid where there is no such session or its plan is kept already.
func (j *Journal) KeepPlan(ctx context.Context, sessionID int64, steps []routine.Step) error {
	return j.write(ctx, "keep plan", func(q *db.Queries, _ moment) error {
		for i, s := range steps {
			row := routineStepRow(sessionID, i, s)
			if err := q.InsertPlannedStep(ctx, db.InsertPlannedStepParams{
				SessionID: row.RoutineID, Ordinal: row.Ordinal, Technique: row.Technique, Part: row.Part, Sides: row.Sides,
				HoldS: row.HoldS, RestS: row.RestS, Reps: row.Reps, Sets: row.Sets, SideCount: row.SideCount,
			}); err != nil {
				return err
			}
		}
		return nil
	})
}

// PlanOf is what a session set out to do; nothing for a session of the first release.
func (j *Journal) PlanOf(ctx context.Context, sessionID int64) ([]routine.Step, error) {
	var out []routine.Step
	err := j.read(ctx, "read plan", func(q *db.Queries) error {
		rows, err := q.PlannedSteps(ctx, sessionID)
		if err != nil {
			return err
		}
		for _, row := range rows {
			out = append(out, routineStepOf(db.RoutineStep{
				RoutineID: row.SessionID, Ordinal: row.Ordinal, Technique: row.Technique, Part: row.Part, Sides: row.Sides,
				HoldS: row.HoldS, RestS: row.RestS, Reps: row.Reps, Sets: row.Sets, SideCount: row.SideCount,
			}))
		}
		return nil
	})
	return out, err
}
