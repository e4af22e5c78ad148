package journal

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"unknot/internal/journal/internal/db"
)

// Counts says how much the journal holds.
type Counts struct {
	CheckIns, Screenings, Sessions, Breaks int
	Since                                  time.Time // the first check-in or session; zero when there is none
}

// Counts counts what the journal holds.
func (j *Journal) Counts(ctx context.Context) (Counts, error) {
	var out Counts
	err := j.read(ctx, "count entries", func(q *db.Queries) error {
		n, err := q.Counts(ctx)
		if err != nil {
			return err
		}
		out = Counts{
			CheckIns: int(n.CheckIns), Screenings: int(n.Screenings),
			Sessions: int(n.Sessions), Breaks: int(n.Breaks),
		}
		first, err := q.FirstMoment(ctx)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		out.Since = timeOf(first.AtMs, first.ZoneOffsetS, first.ZoneName)
		return err
	})
	return out, err
}
