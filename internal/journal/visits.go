package journal

import (
	"context"

	"unknot/internal/guide"
	"unknot/internal/journal/internal/db"
	"unknot/internal/technique"
)

// AddVisit keeps a visit to a professional and returns its id. A visit without a time is one of
// now.
func (j *Journal) AddVisit(ctx context.Context, v guide.Visit) (id int64, err error) {
	err = j.write(ctx, "add visit", func(q *db.Queries, now moment) error {
		at := now.or(v.At)
		id, err = q.InsertVisit(ctx, db.InsertVisitParams{
			AtMs: at.ms, ZoneOffsetS: at.offset, ZoneName: at.zone,
			Technique: string(v.Technique), Who: v.Who, Paid: bit(v.Paid),
			PainBefore: nullable(v.Before), PainAfter: nullable(v.After), PainNext: nullable(v.Next),
			Adverse: v.Adverse, Note: v.Note, RecordedMs: now.ms,
		})
		return err
	})
	if err != nil {
		return 0, err
	}
	j.log.Info("Visit added", "id", id)
	return id, nil
}

// UpdateVisit puts a visit in the place of the one with its id, or fails with ErrNotFound. A visit
// without a time becomes one of now.
func (j *Journal) UpdateVisit(ctx context.Context, v guide.Visit) error {
	err := j.write(ctx, "update visit", func(q *db.Queries, now moment) error {
		at := now.or(v.At)
		return someRow(q.UpdateVisit(ctx, db.UpdateVisitParams{
			ID: v.ID, AtMs: at.ms, ZoneOffsetS: at.offset, ZoneName: at.zone,
			Technique: string(v.Technique), Who: v.Who, Paid: bit(v.Paid),
			PainBefore: nullable(v.Before), PainAfter: nullable(v.After), PainNext: nullable(v.Next),
			Adverse: v.Adverse, Note: v.Note, RecordedMs: now.ms,
		}))
	})
	if err != nil {
		return err
	}
	j.log.Info("Visit updated", "id", v.ID)
	return nil
}

// RemoveVisit takes a visit out of the journal for good, or fails with ErrNotFound.
func (j *Journal) RemoveVisit(ctx context.Context, id int64) error {
	err := j.write(ctx, "remove visit", func(q *db.Queries, _ moment) error {
		return someRow(q.DeleteVisit(ctx, id))
	})
	if err != nil {
		return err
	}
	j.log.Info("Visit removed", "id", id)
	return nil
}

// Visits lists all visits to professionals, newest first.
func (j *Journal) Visits(ctx context.Context) ([]guide.Visit, error) {
	var out []guide.Visit
	err := j.read(ctx, "list visits", func(q *db.Queries) error {
		rows, err := q.Visits(ctx)
		if err != nil {
			return err
		}
		for _, row := range rows {
			out = append(out, visitOf(row))
		}
		return nil
	})
	return out, err
}

func visitOf(row db.Visit) guide.Visit {
	return guide.Visit{
		ID: row.ID, At: timeOf(row.AtMs, row.ZoneOffsetS, row.ZoneName),
		Technique: technique.ID(row.Technique), Who: row.Who, Paid: row.Paid != 0,
		Before: numberOf(row.PainBefore), After: numberOf(row.PainAfter), Next: numberOf(row.PainNext),
		Adverse: row.Adverse, Note: row.Note,
	}
}

// bit is how the tables keep yes and no.
func bit(yes bool) int64 {
	if yes {
		return 1
	}
	return 0
}

// someRow turns a change of no row into ErrNotFound.
func someRow(rows int64, err error) error {
	if err == nil && rows == 0 {
		return ErrNotFound
	}
	return err
}
