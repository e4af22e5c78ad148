package journal

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"unknot/internal/checkin"
	"unknot/internal/journal/internal/db"
	"unknot/internal/plan"
	"unknot/internal/session"
	"unknot/internal/technique"
)

// BeginSession keeps a session that starts: its plan's length, place and goal, and the pain
// before it. It returns the id. A session without a start time starts now.
func (j *Journal) BeginSession(ctx context.Context, r session.Record) (id int64, err error) {
	err = j.write(ctx, "begin session", func(q *db.Queries, now moment) error {
		at := now.or(r.Started)
		id, err = q.InsertSession(ctx, db.InsertSessionParams{
			StartedMs: at.ms, ZoneOffsetS: at.offset, ZoneName: at.zone,
			PlannedS: int64(r.Planned / time.Second), Minutes: int64(r.Minutes),
			Place: string(r.Place), Goal: string(r.Goal),
			PainBefore: nullable(r.PainBefore), Note: r.Note, RecordedMs: now.ms,
		})
		return err
	})
	if err != nil {
		return 0, err
	}
	j.log.Info("Session begun", "id", id)
	return id, nil
}

// RecordStep keeps the result of one step as soon as it has ended. A step that was done again
// replaces what was kept of it.
func (j *Journal) RecordStep(ctx context.Context, sessionID int64, r session.StepResult) error {
	return j.write(ctx, "record step", func(q *db.Queries, now moment) error {
		return q.UpsertStep(ctx, db.UpsertStepParams{
			SessionID: sessionID, Ordinal: int64(r.Step), Technique: string(r.Technique),
			Sides: sidesText(r.Sides), PlannedMs: r.Planned.Milliseconds(), ActualMs: r.Actual.Milliseconds(),
			Outcome: string(r.Outcome), Hurt: string(r.Hurt), RecordedMs: now.ms,
		})
	})
}

// FinishSession closes a session. Calling it again replaces what was said the first time, so
// that a session can be closed when it ends and rated a little later.
func (j *Journal) FinishSession(ctx context.Context, id int64, f session.Finish) error {
	if f.Status == session.RecordRunning {
		return fmt.Errorf("finish session: %w: status %q", ErrInvalid, f.Status)
	}
	err := j.write(ctx, "finish session", func(q *db.Queries, now moment) error {
		ended := now.or(f.Ended)
		return someRow(q.FinishSession(ctx, db.FinishSessionParams{
			ID: id, Status: string(f.Status),
			EndedMs:          sql.NullInt64{Int64: ended.ms, Valid: true},
			EndedZoneOffsetS: sql.NullInt64{Int64: ended.offset, Valid: true},
			EndedZoneName:    sql.NullString{String: ended.zone, Valid: true},
			PainAfter:        nullable(f.PainAfter), Effort: nullable(f.Effort),
			Note: f.Note, Adverse: f.Adverse, RecordedMs: now.ms,
		}))
	})
	if err != nil {
		return err
	}
	j.log.Info("Session finished", "id", id, "status", f.Status)
	return nil
}

// Session is one session with its steps, or ErrNotFound.
func (j *Journal) Session(ctx context.Context, id int64) (session.Record, error) {
	return j.oneSession(ctx, "read session", func(q *db.Queries) (db.Session, error) {
		return q.Session(ctx, id)
	})
}

// Unfinished is the latest session that is still marked as running; found is false when there is
// none. At the start of a program it is one that an earlier run never closed.
func (j *Journal) Unfinished(ctx context.Context) (out session.Record, found bool, err error) {
	out, err = j.oneSession(ctx, "find unfinished session", func(q *db.Queries) (db.Session, error) {
		return q.LastRunningSession(ctx)
	})
	found, err = isFound(err)
	return out, found, err
}

func (j *Journal) oneSession(
	ctx context.Context, what string, find func(*db.Queries) (db.Session, error),
) (session.Record, error) {
	var out session.Record
	err := j.read(ctx, what, func(q *db.Queries) error {
		row, err := find(q)
		if err != nil {
			return err
		}
		steps, err := q.StepsOf(ctx, row.ID)
		if err != nil {
			return err
		}
		out = recordOf(row)
		for _, st := range steps {
			out.Steps = append(out.Steps, stepOf(st))
		}
		return nil
	})
	return out, err
}

// Sessions lists the sessions that started from one time up to, but not including, another,
// with their steps, oldest first. A zero time leaves that end open.
func (j *Journal) Sessions(ctx context.Context, from, to time.Time) ([]session.Record, error) {
	var out []session.Record
	err := j.read(ctx, "list sessions", func(q *db.Queries) (err error) {
		out, err = sessionsBetween(ctx, q, from, to)
		return err
	})
	return out, err
}

func sessionsBetween(ctx context.Context, q *db.Queries, from, to time.Time) ([]session.Record, error) {
	low, high := bounds(from, to)
	rows, err := q.SessionsBetween(ctx, low, high)
	if err != nil {
		return nil, err
	}
	steps, err := q.StepsBetween(ctx, low, high)
	if err != nil {
		return nil, err
	}
	bySession := make(map[int64][]session.StepResult)
	for _, st := range steps {
		bySession[st.SessionID] = append(bySession[st.SessionID], stepOf(st))
	}
	var out []session.Record
	for _, row := range rows {
		r := recordOf(row)
		r.Steps = bySession[row.ID]
		out = append(out, r)
	}
	return out, nil
}

func recordOf(row db.Session) session.Record {
	r := session.Record{
		ID: row.ID, Started: timeOf(row.StartedMs, row.ZoneOffsetS, row.ZoneName),
		Planned: time.Duration(row.PlannedS) * time.Second, Minutes: int(row.Minutes),
		Place: plan.Place(row.Place), Goal: plan.Goal(row.Goal), Status: session.RecordStatus(row.Status),
		PainBefore: numberOf(row.PainBefore), PainAfter: numberOf(row.PainAfter), Effort: numberOf(row.Effort),
		Note: row.Note, Adverse: row.Adverse,
	}
	if row.EndedMs.Valid {
		r.Ended = timeOf(row.EndedMs.Int64, row.EndedZoneOffsetS.Int64, row.EndedZoneName.String)
	}
	return r
}

func stepOf(row db.SessionStep) session.StepResult {
	return session.StepResult{
		Step: int(row.Ordinal), Technique: technique.ID(row.Technique), Sides: sidesOf(row.Sides),
		Planned: time.Duration(row.PlannedMs) * time.Millisecond,
		Actual:  time.Duration(row.ActualMs) * time.Millisecond,
		Outcome: session.Outcome(row.Outcome), Hurt: checkin.Hurt(row.Hurt),
	}
}
