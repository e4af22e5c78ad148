// Package care reads from the journal what the course of the last days and weeks rests on, so that
// the window and the terminal go by the same.
package care

import (
	"context"
	"fmt"
	"time"

	"unknot/internal/checkin"
	"unknot/internal/course"
	"unknot/internal/guide"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/session"
)

// Store is what is read. *journal.Journal does it.
type Store interface {
	LastScreening(ctx context.Context) (safety.Screened, bool, error)
	History(ctx context.Context, until time.Time) (plan.History, error)
	CheckIns(ctx context.Context, from, to time.Time) ([]checkin.CheckIn, error)
	Flares(ctx context.Context) ([]checkin.Flare, error)
	Visits(ctx context.Context) ([]guide.Visit, error)
	Sessions(ctx context.Context, from, to time.Time) ([]session.Record, error)
}

// lookBack is how much of the journal the course is read from: the longest rule looks a year back
// (nudge-repeat of section 5.9).
const lookBack = 400 * 24 * time.Hour

// Care is what the journal says at a moment.
type Care struct {
	Records course.Records
	Last    *safety.Screening // the last safety check, nil before the first one
}

// History is what a plan learns from.
func (c *Care) History() plan.History {
	return plan.History{Uses: c.Records.Uses, Days: c.Records.Days, CheckIns: c.Records.CheckIns}
}

// FlareOpen reports whether the person has begun a flare and not ended it.
func (c *Care) FlareOpen() bool {
	n := len(c.Records.Flares)
	return n > 0 && c.Records.Flares[n-1].Ended.IsZero()
}

// Read reads everything up to a moment. It takes a while with a long journal.
func Read(ctx context.Context, s Store, now time.Time) (Care, error) {
	var c Care
	screened, found, err := s.LastScreening(ctx)
	if err != nil {
		return c, fmt.Errorf("read screening: %w", err)
	}
	if found {
		c.Last = &screened.Screening
		c.Records.Screened = screened.At
	}
	history, err := s.History(ctx, now)
	if err != nil {
		return c, fmt.Errorf("read history: %w", err)
	}
	c.Records.Uses, c.Records.Days = history.Uses, history.Days
	if c.Records.CheckIns, err = s.CheckIns(ctx, now.Add(-lookBack), now.Add(time.Minute)); err != nil {
		return c, fmt.Errorf("read check-ins: %w", err)
	}
	if c.Records.Flares, err = s.Flares(ctx); err != nil {
		return c, fmt.Errorf("read flares: %w", err)
	}
	if c.Records.Visits, err = s.Visits(ctx); err != nil {
		return c, fmt.Errorf("read visits: %w", err)
	}
	return c, c.readAdverse(ctx, s, now)
}

// readAdverse finds the notes that something bad happened since the last safety check (jr-adverse).
func (c *Care) readAdverse(ctx context.Context, s Store, now time.Time) error {
	if c.Last == nil {
		return nil
	}
	sessions, err := s.Sessions(ctx, c.Last.At, now.Add(time.Minute))
	if err != nil {
		return fmt.Errorf("read sessions: %w", err)
	}
	for _, each := range sessions {
		if each.Adverse != "" {
			c.Records.Adverse = append(c.Records.Adverse, each.Ended)
		}
	}
	for _, v := range c.Records.Visits {
		if v.Adverse != "" {
			c.Records.Adverse = append(c.Records.Adverse, v.At)
		}
	}
	return nil
}
