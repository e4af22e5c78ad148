package journal

import (
	"context"
	"slices"
	"time"

	"unknot/internal/checkin"
	"unknot/internal/journal/internal/db"
	"unknot/internal/plan"
	"unknot/internal/technique"
)

// History is what the sessions before a time say about each technique, for the factors
// responseFit and freshness of section 5.4 and the rules of section 5.8: every use that was not
// skipped, oldest first, the techniques of one session together in their order. The pain and
// effort of a session count for each technique in it.
//
// With them come the days noted up to the day of that time, for the pain on the mornings after.
//
// A step that hurt is checkin.HurtUnsaid where the person gave no answer, so that no use that
// hurt looks like one that did not.
func (j *Journal) History(ctx context.Context, until time.Time) (plan.History, error) {
	var out plan.History
	err := j.read(ctx, "read history", func(q *db.Queries) error {
		_, high := bounds(time.Time{}, until)
		rows, err := q.UsesUntil(ctx, high)
		if err != nil {
			return err
		}
		out.Days, err = daysUntil(ctx, q, until)
		if err != nil {
			return err
		}
		out.Uses = slices.Grow(out.Uses, len(rows))
		for i, row := range rows {
			if i > 0 && row.SessionID == rows[i-1].SessionID {
				out.Uses = append(out.Uses, useOf(row, out.Uses[i-1].At))
				continue
			}
			out.Uses = append(out.Uses, useOf(row, timeOf(row.StartedMs, row.ZoneOffsetS, row.ZoneName)))
		}
		return nil
	})
	return out, err
}

// daysUntil lists the days up to and with the day of a time, in its zone.
func daysUntil(ctx context.Context, q *db.Queries, until time.Time) ([]checkin.Day, error) {
	end := afterAllDates
	if !until.IsZero() {
		end = until.AddDate(0, 0, 1).Format(time.DateOnly)
	}
	return daysBetween(ctx, q, "", end)
}

func useOf(row db.TechniqueUse, at time.Time) plan.Use {
	use := plan.Use{
		Technique: technique.ID(row.Technique), Session: row.SessionID, At: at,
		Before: numberOf(row.PainBefore), After: numberOf(row.PainAfter), Effort: numberOf(row.Effort),
		Hurt: checkin.Hurt(row.Hurt),
	}
	if row.PainBefore.Valid && row.PainAfter.Valid {
		use.Change, use.Rated = use.After-use.Before, true
	}
	return use
}
