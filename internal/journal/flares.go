package journal

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"unknot/internal/checkin"
	"unknot/internal/journal/internal/db"
)

// BeginFlare keeps that flare mode began and returns its id; at a zero time it begins now. A flare
// that lasts already goes on as it is, and its id is returned: two programs may both have noticed.
func (j *Journal) BeginFlare(ctx context.Context, at time.Time) (id int64, err error) {
	err = j.write(ctx, "begin flare", func(q *db.Queries, now moment) error {
		open, err := q.OpenFlare(ctx)
		if !errors.Is(err, sql.ErrNoRows) {
			id = open.ID
			return err
		}
		began := now.or(at)
		id, err = q.InsertFlare(ctx, db.InsertFlareParams{
			StartedMs: began.ms, ZoneOffsetS: began.offset, ZoneName: began.zone, RecordedMs: now.ms,
		})
		return err
	})
	if err != nil {
		return 0, err
	}
	j.log.Info("Spell begun", "id", id)
	return id, nil
}

// EndFlare closes the flare that lasts, or fails with ErrNotFound when none does; at a zero time it
// ends now. One that would end before it began ends as it began, so that a clock that was set back
// keeps nobody in flare mode.
func (j *Journal) EndFlare(ctx context.Context, at time.Time) error {
	var id int64
	err := j.write(ctx, "end flare", func(q *db.Queries, now moment) error {
		open, err := q.OpenFlare(ctx)
		if err != nil {
			return err
		}
		id = open.ID
		ended := now.or(at)
		ended.ms = max(ended.ms, open.StartedMs)
		return q.EndFlare(ctx, db.EndFlareParams{
			ID:               id,
			EndedMs:          sql.NullInt64{Int64: ended.ms, Valid: true},
			EndedZoneOffsetS: sql.NullInt64{Int64: ended.offset, Valid: true},
			EndedZoneName:    sql.NullString{String: ended.zone, Valid: true},
			RecordedMs:       now.ms,
		})
	})
	if err != nil {
		return err
	}
	j.log.Info("Spell ended", "id", id)
	return nil
}

// Flares lists the spells of flare mode, oldest first. Only the last can still be open.
func (j *Journal) Flares(ctx context.Context) ([]checkin.Flare, error) {
	var out []checkin.Flare
	err := j.read(ctx, "list flares", func(q *db.Queries) error {
		rows, err := q.Flares(ctx)
		if err != nil {
			return err
		}
		for _, row := range rows {
			out = append(out, flareOf(row))
		}
		return nil
	})
	return out, err
}

func flareOf(row db.Flare) checkin.Flare {
	f := checkin.Flare{ID: row.ID, Started: timeOf(row.StartedMs, row.ZoneOffsetS, row.ZoneName)}
	if row.EndedMs.Valid {
		f.Ended = timeOf(row.EndedMs.Int64, row.EndedZoneOffsetS.Int64, row.EndedZoneName.String)
	}
	return f
}
