package journal

import (
	"context"
	"time"

	"unknot/internal/breaks"
	"unknot/internal/journal/internal/db"
	"unknot/internal/technique"
)

// AddBreak keeps a posture break and returns its id. A break without a time is one of now.
func (j *Journal) AddBreak(ctx context.Context, b breaks.Record) (id int64, err error) {
	err = j.write(ctx, "add break", func(q *db.Queries, now moment) error {
		at := now.or(b.At)
		id, err = q.InsertBreak(ctx, db.InsertBreakParams{
			AtMs: at.ms, ZoneOffsetS: at.offset, ZoneName: at.zone, Kind: string(b.Kind),
			Move: string(b.Move), Seconds: int64(b.Seconds), RecordedMs: now.ms,
		})
		return err
	})
	if err != nil {
		return 0, err
	}
	j.log.Info("Break added", "id", id, "kind", b.Kind)
	return id, nil
}

// Breaks lists the breaks from one time up to, but not including, another, oldest first.
// A zero time leaves that end open.
func (j *Journal) Breaks(ctx context.Context, from, to time.Time) ([]breaks.Record, error) {
	var out []breaks.Record
	err := j.read(ctx, "list breaks", func(q *db.Queries) (err error) {
		out, err = breaksBetween(ctx, q, from, to)
		return err
	})
	return out, err
}

func breaksBetween(ctx context.Context, q *db.Queries, from, to time.Time) ([]breaks.Record, error) {
	low, high := bounds(from, to)
	rows, err := q.BreaksBetween(ctx, low, high)
	if err != nil {
		return nil, err
	}
	var out []breaks.Record
	for _, row := range rows {
		out = append(out, breaks.Record{
			ID: row.ID, At: timeOf(row.AtMs, row.ZoneOffsetS, row.ZoneName),
			Kind: breaks.Kind(row.Kind), Move: technique.ID(row.Move), Seconds: int(row.Seconds),
		})
	}
	return out, nil
}
