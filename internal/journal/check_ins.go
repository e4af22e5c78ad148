package journal

import (
	"context"
	"time"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/journal/internal/db"
	"unknot/internal/technique"
)

// AddCheckIn keeps a check-in and returns its id. A check-in without a time is one of now.
func (j *Journal) AddCheckIn(ctx context.Context, c checkin.CheckIn) (id int64, err error) {
	err = j.write(ctx, "add check-in", func(q *db.Queries, now moment) error {
		at := now.or(c.At)
		id, err = q.InsertCheckIn(ctx, db.InsertCheckInParams{
			AtMs: at.ms, ZoneOffsetS: at.offset, ZoneName: at.zone, Pain: nullable(c.Pain),
			Phase: string(c.Phase), Settle: string(c.Settle), Direction: string(c.Direction),
			Note: c.Note, RecordedMs: now.ms,
		})
		if err != nil {
			return err
		}
		for i, m := range c.Marks {
			err := q.InsertMark(ctx, db.InsertMarkParams{
				CheckInID: id, Ordinal: int64(i), Region: string(m.Region),
				Intensity: int64(m.Intensity), Quality: string(m.Quality),
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	j.log.Info("Check-in added", "id", id, "marks", len(c.Marks))
	return id, nil
}

// CheckIns lists the check-ins from one time up to, but not including, another, oldest first.
// A zero time leaves that end open.
func (j *Journal) CheckIns(ctx context.Context, from, to time.Time) ([]checkin.CheckIn, error) {
	var out []checkin.CheckIn
	err := j.read(ctx, "list check-ins", func(q *db.Queries) (err error) {
		out, err = checkInsBetween(ctx, q, from, to)
		return err
	})
	return out, err
}

func checkInsBetween(ctx context.Context, q *db.Queries, from, to time.Time) ([]checkin.CheckIn, error) {
	low, high := bounds(from, to)
	rows, err := q.CheckInsBetween(ctx, low, high)
	if err != nil {
		return nil, err
	}
	marks, err := q.MarksBetween(ctx, low, high)
	if err != nil {
		return nil, err
	}
	byCheckIn := make(map[int64][]body.Mark)
	for _, m := range marks {
		byCheckIn[m.CheckInID] = append(byCheckIn[m.CheckInID], markOf(m))
	}
	var out []checkin.CheckIn
	for _, row := range rows {
		out = append(out, checkInOf(row, byCheckIn[row.ID]))
	}
	return out, nil
}

// LastCheckIn is the latest check-in; found is false when there is none yet.
func (j *Journal) LastCheckIn(ctx context.Context) (out checkin.CheckIn, found bool, err error) {
	err = j.read(ctx, "find last check-in", func(q *db.Queries) error {
		row, err := q.LastCheckIn(ctx)
		if err != nil {
			return err
		}
		rows, err := q.MarksOf(ctx, row.ID)
		if err != nil {
			return err
		}
		var marks []body.Mark
		for _, m := range rows {
			marks = append(marks, markOf(m))
		}
		out = checkInOf(row, marks)
		return nil
	})
	found, err = isFound(err)
	return out, found, err
}

func checkInOf(row db.CheckIn, marks []body.Mark) checkin.CheckIn {
	return checkin.CheckIn{
		ID: row.ID, At: timeOf(row.AtMs, row.ZoneOffsetS, row.ZoneName), Marks: marks,
		Pain: numberOf(row.Pain), Phase: technique.Phase(row.Phase), Settle: checkin.Settle(row.Settle),
		Direction: checkin.Direction(row.Direction), Note: row.Note,
	}
}

func markOf(row db.Mark) body.Mark {
	return body.Mark{
		Region: body.Region(row.Region), Intensity: int(row.Intensity), Quality: body.Quality(row.Quality),
	}
}
