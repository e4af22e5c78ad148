package journal

import (
	"context"

	"unknot/internal/checkin"
	"unknot/internal/journal/internal/db"
)

// SaveDay keeps what a person noted of one day in the place of what was kept of it before. A day
// without a time was changed now.
func (j *Journal) SaveDay(ctx context.Context, d checkin.Day) error {
	err := j.write(ctx, "save day", func(q *db.Queries, now moment) error {
		at := now.or(d.At)
		return q.UpsertDay(ctx, db.UpsertDayParams{
			Date: d.Date, AtMs: at.ms, ZoneOffsetS: at.offset, ZoneName: at.zone,
			Morning: nullable(d.Morning), Average: nullable(d.Average), PainWorst: nullable(d.PainWorst),
			Interference: nullable(d.Interference), Stiffness: nullable(d.Stiffness), StiffMinutes: nullable(d.StiffMinutes),
			Leg: string(d.Leg), Sleep: nullable(d.Sleep), SleepMinutes: nullable(d.SleepMinutes), Woken: string(d.Woken),
			Stress: nullable(d.Stress), Mood: nullable(d.Mood),
			SittingMinutes: nullable(d.SittingMinutes), WalkingMinutes: nullable(d.WalkingMinutes),
			Strength: string(d.Strength), Medicine: string(d.Medicine), MedicineNote: d.MedicineNote,
			Goal: nullable(d.Goal), Note: d.Note, RecordedMs: now.ms,
		})
	})
	if err != nil {
		return err
	}
	j.log.Info("Day saved")
	return nil
}

// Day is what was noted of one date, such as "2026-03-02"; found is false when nothing was.
func (j *Journal) Day(ctx context.Context, date string) (out checkin.Day, found bool, err error) {
	err = j.read(ctx, "read day", func(q *db.Queries) error {
		row, err := q.Day(ctx, date)
		if err != nil {
			return err
		}
		out = dayOf(row)
		return nil
	})
	found, err = isFound(err)
	return out, found, err
}

// Days lists what was noted from one date up to, but not including, another, such as "2026-03-02",
// oldest first. An empty date leaves that end open.
func (j *Journal) Days(ctx context.Context, from, to string) ([]checkin.Day, error) {
	if to == "" {
		to = afterAllDates
	}
	var out []checkin.Day
	err := j.read(ctx, "list days", func(q *db.Queries) (err error) {
		out, err = daysBetween(ctx, q, from, to)
		return err
	})
	return out, err
}

func daysBetween(ctx context.Context, q *db.Queries, from, to string) ([]checkin.Day, error) {
	rows, err := q.DaysBetween(ctx, from, to)
	if err != nil {
		return nil, err
	}
	var out []checkin.Day
	for _, row := range rows {
		out = append(out, dayOf(row))
	}
	return out, nil
}

// afterAllDates sorts after every date, as the empty text sorts before them.
const afterAllDates = ":"

func dayOf(row db.Day) checkin.Day {
	return checkin.Day{
		Date: row.Date, At: timeOf(row.AtMs, row.ZoneOffsetS, row.ZoneName),
		Morning: numberOf(row.Morning), Average: numberOf(row.Average), PainWorst: numberOf(row.PainWorst),
		Interference: numberOf(row.Interference), Stiffness: numberOf(row.Stiffness), StiffMinutes: numberOf(row.StiffMinutes),
		Leg: checkin.Leg(row.Leg), Sleep: numberOf(row.Sleep), SleepMinutes: numberOf(row.SleepMinutes), Woken: checkin.Said(row.Woken),
		Stress: numberOf(row.Stress), Mood: numberOf(row.Mood),
		SittingMinutes: numberOf(row.SittingMinutes), WalkingMinutes: numberOf(row.WalkingMinutes),
		Strength: checkin.Said(row.Strength), Medicine: checkin.Said(row.Medicine), MedicineNote: row.MedicineNote,
		Goal: numberOf(row.Goal), Note: row.Note,
	}
}
