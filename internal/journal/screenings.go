package journal

import (
	"context"
	"errors"
	"maps"
	"slices"
	"strings"
	"time"

	"unknot/internal/journal/internal/db"
	"unknot/internal/safety"
)

// moodQuestion is never stored, nor is anything that begins with its id (section 3.1).
const moodQuestion = "rf-mood"

// AddScreening keeps the answers to the red-flag questions with the tier they led to, and
// returns the id. The answer to rf-mood is left out, and the tier must not rest on it either
// (section 3.1). Questions that were not answered are not kept.
func (j *Journal) AddScreening(ctx context.Context, s safety.Screening, level safety.Level) (id int64, err error) {
	err = j.write(ctx, "add screening", func(q *db.Queries, now moment) error {
		at := now.or(s.At)
		id, err = q.InsertScreening(ctx, db.InsertScreeningParams{
			AtMs: at.ms, ZoneOffsetS: at.offset, ZoneName: at.zone, Level: int64(level), RecordedMs: now.ms,
		})
		if err != nil {
			return err
		}
		return addAnswers(ctx, q, id, s)
	})
	if err != nil {
		return 0, err
	}
	j.log.Info("Screening added", "id", id)
	return id, nil
}

// The kinds of times a screening keeps for single questions.
const (
	timeChecked = "checked" // a clinician saw the person about it
	timeFresh   = "fresh"   // it was answered again
)

func addAnswers(ctx context.Context, q *db.Queries, id int64, s safety.Screening) error {
	return errors.Join(
		addEach(s.Answers, func(flag string, answer safety.Answer) error {
			return q.InsertScreeningAnswer(ctx, id, flag, string(answer))
		}),
		addEach(s.FollowUps, func(question string, answer safety.Answer) error {
			return q.InsertScreeningFollowUp(ctx, id, question, string(answer))
		}),
		addEach(s.Held, func(question string, answer safety.Answer) error {
			return q.InsertScreeningHeld(ctx, id, question, string(answer))
		}),
		addEach(s.CheckedOn, func(question string, at time.Time) error {
			return q.InsertScreeningTime(ctx, timeParams(id, timeChecked, question, at))
		}),
		addEach(s.Fresh, func(question string, at time.Time) error {
			return q.InsertScreeningTime(ctx, timeParams(id, timeFresh, question, at))
		}),
	)
}

// addEach keeps what was said to each question, in the order of their ids. It leaves out
// the question about mood and what was not answered.
func addEach[K ~string, V comparable](said map[K]V, add func(string, V) error) error {
	var none V
	for _, question := range slices.Sorted(maps.Keys(said)) {
		if said[question] == none || strings.HasPrefix(string(question), moodQuestion) {
			continue
		}
		if err := add(string(question), said[question]); err != nil {
			return err
		}
	}
	return nil
}

func timeParams(id int64, kind, question string, at time.Time) db.InsertScreeningTimeParams {
	m := momentOf(at)
	return db.InsertScreeningTimeParams{
		ScreeningID: id, Kind: kind, Question: question, AtMs: m.ms, ZoneOffsetS: m.offset, ZoneName: m.zone,
	}
}

// LastScreening is the screening kept last; found is false when there is none yet.
func (j *Journal) LastScreening(ctx context.Context) (out safety.Screened, found bool, err error) {
	err = j.read(ctx, "find last screening", func(q *db.Queries) error {
		row, err := q.LastScreening(ctx)
		if err != nil {
			return err
		}
		out, err = screenedOf(ctx, q, row)
		return err
	})
	found, err = isFound(err)
	return out, found, err
}

// Screenings lists the screenings from one time up to, but not including, another, oldest
// first. A zero time leaves that end open.
func (j *Journal) Screenings(ctx context.Context, from, to time.Time) ([]safety.Screened, error) {
	var out []safety.Screened
	err := j.read(ctx, "list screenings", func(q *db.Queries) error {
		low, high := bounds(from, to)
		rows, err := q.ScreeningsBetween(ctx, low, high)
		if err != nil {
			return err
		}
		for _, row := range rows {
			s, err := screenedOf(ctx, q, row)
			if err != nil {
				return err
			}
			out = append(out, s)
		}
		return nil
	})
	return out, err
}

func screenedOf(ctx context.Context, q *db.Queries, row db.Screening) (safety.Screened, error) {
	s := safety.Screening{
		ID: row.ID, At: timeOf(row.AtMs, row.ZoneOffsetS, row.ZoneName),
		Answers:   make(map[safety.FlagID]safety.Answer),
		FollowUps: make(map[string]safety.Answer),
		Held:      make(map[string]safety.Answer),
		CheckedOn: make(map[string]time.Time),
		Fresh:     make(map[safety.FlagID]time.Time),
	}
	err := errors.Join(
		fill(ctx, q.ScreeningAnswers, row.ID, func(a db.ScreeningAnswer) {
			s.Answers[safety.FlagID(a.Flag)] = safety.Answer(a.Answer)
		}),
		fill(ctx, q.ScreeningFollowUps, row.ID, func(f db.ScreeningFollowUp) {
			s.FollowUps[f.Question] = safety.Answer(f.Answer)
		}),
		fill(ctx, q.ScreeningHeld, row.ID, func(h db.ScreeningHeld) {
			s.Held[h.Question] = safety.Answer(h.Answer)
		}),
		fill(ctx, q.ScreeningTimes, row.ID, func(t db.ScreeningTime) {
			at := timeOf(t.AtMs, t.ZoneOffsetS, t.ZoneName)
			if t.Kind == timeChecked {
				s.CheckedOn[t.Question] = at
				return
			}
			s.Fresh[safety.FlagID(t.Question)] = at
		}),
	)
	return safety.Screened{Screening: s, Level: safety.Level(row.Level)}, err
}

// fill hands each row that belongs to a screening to take.
func fill[R any](ctx context.Context, list func(context.Context, int64) ([]R, error), id int64, take func(R)) error {
	rows, err := list(ctx, id)
	for _, row := range rows {
		take(row)
	}
	return err
}
