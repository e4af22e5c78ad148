// Package idle tells how long keyboard and mouse have rested. No system tells it in the same
// way, and some do not tell at all; then the answer is "unknown", and posture breaks run on
// the clock alone.
package idle

import (
	"context"
	"time"
)

// Reader reads the idle time. It reports false when that is unknown.
type Reader interface {
	Idle(ctx context.Context) (time.Duration, bool)
}

// askTimeout is how long one source may take to answer.
const askTimeout = time.Second

// retryAfter is how long a chain in which nobody knew waits before it asks again.
const retryAfter = 10 * time.Minute

// Chain asks its readers in order and stays with the first that knows. It is not safe for
// use by several goroutines.
type Chain struct {
	readers []Reader
	now     func() time.Time
	current int
	found   bool
	retry   time.Time
}

// NewChain returns a chain of the readers. The clock is time.Now outside tests.
func NewChain(now func() time.Time, readers ...Reader) *Chain {
	return &Chain{readers: readers, now: now}
}

// Idle asks the reader that knew last time, and all of them when it no longer does. When
// nobody knows it does not ask again for a while: the answer rarely changes within a session.
func (c *Chain) Idle(ctx context.Context) (time.Duration, bool) {
	if c.found {
		if d, ok := c.readers[c.current].Idle(ctx); ok {
			return d, true
		}
		c.found = false
	}
	if c.now().Before(c.retry) {
		return 0, false
	}
	for i, r := range c.readers {
		if d, ok := r.Idle(ctx); ok {
			c.current, c.found = i, true
			return d, true
		}
	}
	c.retry = c.now().Add(retryAfter)
	return 0, false
}

// Close closes the readers that hold a connection.
func (c *Chain) Close() {
	for _, r := range c.readers {
		if closer, ok := r.(interface{ Close() }); ok {
			closer.Close()
		}
	}
}

// Unknown is a reader that never knows.
type Unknown struct{}

// Idle reports that the time is unknown.
func (Unknown) Idle(context.Context) (time.Duration, bool) { return 0, false }
