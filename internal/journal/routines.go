package journal

import (
	"context"
	"fmt"
	"time"

	"unknot/internal/journal/internal/db"
	"unknot/internal/plan"
	"unknot/internal/routine"
	"unknot/internal/technique"
)

// SaveRoutine keeps a routine, tidied, and returns its id: a new one when it has none, else in the
// place of the one with its id. One without a time of making is made now; later changes leave that
// time alone. What makes no sense is refused with ErrInvalid; whether its techniques are in the
// catalogue is for the caller to check.
func (j *Journal) SaveRoutine(ctx context.Context, r routine.Routine) (id int64, err error) {
	r = r.Tidy()
	if err := r.Check(nil); err != nil {
		return 0, fmt.Errorf("save routine: %w: %w", ErrInvalid, err)
	}
	err = j.write(ctx, "save routine", func(q *db.Queries, now moment) error {
		id, err = putRoutine(ctx, q, r, now)
		if err != nil {
			return err
		}
		for i, s := range r.Steps {
			if err := q.InsertRoutineStep(ctx, routineStepRow(id, i, s)); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	j.log.Info("Routine saved", "id", id, "steps", len(r.Steps))
	return id, nil
}

// putRoutine keeps all of a routine but its steps, and takes away the steps it had.
func putRoutine(ctx context.Context, q *db.Queries, r routine.Routine, now moment) (int64, error) {
	made := now.or(r.Created)
	if r.ID == 0 {
		return q.InsertRoutine(ctx, db.InsertRoutineParams{
			Name: r.Name, CreatedMs: made.ms, ZoneOffsetS: made.offset, ZoneName: made.zone,
			Days: daysSum(r.Days), AtMinute: nullable(r.At), Place: string(r.Place), Source: r.Source, RecordedMs: now.ms,
		})
	}
	err := q.ReplaceRoutine(ctx, db.ReplaceRoutineParams{
		ID: r.ID, Name: r.Name, CreatedMs: made.ms, ZoneOffsetS: made.offset, ZoneName: made.zone,
		Days: daysSum(r.Days), AtMinute: nullable(r.At), Place: string(r.Place), Source: r.Source, RecordedMs: now.ms,
	})
	if err != nil {
		return 0, err
	}
	return r.ID, q.DeleteRoutineSteps(ctx, r.ID)
}

func routineStepRow(id int64, ordinal int, s routine.Step) db.InsertRoutineStepParams {
	return db.InsertRoutineStepParams{
		RoutineID: id, Ordinal: int64(ordinal), Technique: string(s.Technique), Part: s.Slot.String(), Sides: sidesText(s.Sides),
		HoldS: int64(s.Dose.Hold), RestS: int64(s.Dose.Rest), Reps: int64(s.Dose.Reps), Sets: int64(s.Dose.Sets),
		SideCount: int64(s.Dose.Sides),
	}
}

// RemoveRoutine takes a routine out of the journal for good, or fails with ErrNotFound. The
// sessions that were done with it stay.
func (j *Journal) RemoveRoutine(ctx context.Context, id int64) error {
	err := j.write(ctx, "remove routine", func(q *db.Queries, _ moment) error {
		return someRow(q.DeleteRoutine(ctx, id))
	})
	if err != nil {
		return err
	}
	j.log.Info("Routine removed", "id", id)
	return nil
}

// Routines lists all routines with their steps, in the order they were made.
func (j *Journal) Routines(ctx context.Context) ([]routine.Routine, error) {
	var out []routine.Routine
	err := j.read(ctx, "list routines", func(q *db.Queries) error {
		rows, err := q.Routines(ctx)
		if err != nil {
			return err
		}
		steps, err := q.RoutineSteps(ctx)
		if err != nil {
			return err
		}
		byRoutine := make(map[int64][]routine.Step)
		for _, s := range steps {
			byRoutine[s.RoutineID] = append(byRoutine[s.RoutineID], routineStepOf(s))
		}
		for _, row := range rows {
			r := routineOf(row)
			r.Steps = byRoutine[row.ID]
			out = append(out, r)
		}
		return nil
	})
	return out, err
}

func routineOf(row db.Routine) routine.Routine {
	return routine.Routine{
		ID: row.ID, Name: row.Name, Created: timeOf(row.CreatedMs, row.ZoneOffsetS, row.ZoneName),
		Days: daysOf(row.Days), At: numberOf(row.AtMinute), Place: plan.Place(row.Place), Source: row.Source,
	}
}

func routineStepOf(row db.RoutineStep) routine.Step {
	return routine.Step{
		Technique: technique.ID(row.Technique), Slot: slotOf(row.Part), Sides: sidesOf(row.Sides),
		Dose: routine.Dose{
			Hold: int(row.HoldS), Rest: int(row.RestS), Reps: int(row.Reps), Sets: int(row.Sets), Sides: int(row.SideCount),
		},
	}
}

// slotOf finds a part of a session by its id. The table holds no others.
func slotOf(part string) plan.Slot {
	for s := range plan.Close {
		if s.String() == part {
			return s
		}
	}
	return plan.Close
}

// daysSum is how the table keeps days of the week: 1 for Sunday, 2 for Monday, up to 64.
func daysSum(days []time.Weekday) int64 {
	var sum int64
	for _, d := range days {
		sum |= 1 << d
	}
	return sum
}

// daysOf lists the days of a sum from Monday to Sunday.
func daysOf(sum int64) []time.Weekday {
	var days []time.Weekday
	for d := time.Monday; d <= time.Monday+6; d++ {
		if day := d % 7; sum&(1<<day) != 0 {
			days = append(days, day)
		}
	}
	return days
}
