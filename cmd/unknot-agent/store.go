package main

import (
	"context"
	"time"

	"unknot/internal/breakcheck"
	"unknot/internal/breaks"
	"unknot/internal/insight"
	"unknot/internal/journal"
)

// store is the journal with what the safety rules say about breaks.
type store struct {
	*journal.Journal

	check *breakcheck.Check
	now   func() time.Time
}

// Person says what breaks are open to the person at present.
func (s *store) Person(ctx context.Context) (breaks.Person, error) {
	return s.check.Person(ctx, s.Journal, s.now())
}

// MorningDue says whether the question about the pain on waking is to be asked, by the rule that the
// window goes by too.
func (s *store) MorningDue(ctx context.Context, now time.Time) (bool, error) {
	recent, err := s.Recent(ctx, now.Add(-insight.MorningReach), now)
	if err != nil {
		return false, err
	}
	return insight.MorningDue(recent, now), nil
}
