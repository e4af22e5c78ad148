package journal

import (
	"context"
	"time"

	"unknot/internal/insight"
	"unknot/internal/journal/internal/db"
)

// Recent is what the question of a morning is decided from: what was done and said from one time up
// to, but not including, another, and the days noted from the first day to the last, read on one
// state of the journal.
func (j *Journal) Recent(ctx context.Context, from, to time.Time) (insight.Recent, error) {
	var out insight.Recent
	err := j.read(ctx, "read the last days", func(q *db.Queries) (err error) {
		first, end := from.Format(time.DateOnly), to.AddDate(0, 0, 1).Format(time.DateOnly)
		if out.Days, err = daysBetween(ctx, q, first, end); err != nil {
			return err
		}
		if out.CheckIns, err = checkInsBetween(ctx, q, from, to); err != nil {
			return err
		}
		if out.Sessions, err = sessionsBetween(ctx, q, from, to); err != nil {
			return err
		}
		out.Breaks, err = breaksBetween(ctx, q, from, to)
		return err
	})
	return out, err
}
