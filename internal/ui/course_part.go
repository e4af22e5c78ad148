package ui

import (
	"context"
	"time"

	"unknot/internal/course"
	"unknot/internal/safety"
)

// lookBackOver is how much of the journal the course is read from: the longest rule looks a year back
// (nudge-repeat of section 5.9).
const lookBackOver = 400 * 24 * time.Hour

// records are what the course of the last days and weeks is read from. last is the last full safety
// check, nil before the first one.
func (a *App) records(ctx context.Context, last *safety.Screening) (course.Records, error) {
	now := a.p.Now()
	from := now.Add(-lookBackOver)
	var r course.Records
	history, err := a.p.Store.History(ctx, now)
	if err != nil {
		return r, err
	}
	r.Uses, r.Days = history.Uses, history.Days
	if r.CheckIns, err = a.p.Store.CheckIns(ctx, from, now.Add(time.Minute)); err != nil {
		return r, err
	}
	if r.Flares, err = a.p.Store.Flares(ctx); err != nil {
		return r, err
	}
	if r.Visits, err = a.p.Store.Visits(ctx); err != nil {
		return r, err
	}
	if last == nil {
		return r, nil
	}
	r.Screened = last.At
	sessions, err := a.p.Store.Sessions(ctx, last.At, now.Add(time.Minute))
	for _, s := range sessions {
		if s.Adverse != "" {
			r.Adverse = append(r.Adverse, s.Ended)
		}
	}
	for _, v := range r.Visits {
		if v.Adverse != "" {
			r.Adverse = append(r.Adverse, v.At)
		}
	}
	return r, err
}
