package main

import (
	"context"
	"time"

	"unknot/internal/breakcheck"
	"unknot/internal/breaks"
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
