package session

import "time"

// sleepSlack is how much further the clock on the wall may have moved than the monotonic one
// before the difference is taken for a sleep of the machine.
const sleepSlack = 2 * time.Second

// Clock turns the time of day into the time a session is driven by. The monotonic clock of most
// systems stands still while the machine sleeps, so that a session would run on as if nothing had
// happened; the clock on the wall goes on, but it can be set. A Clock runs with the monotonic clock
// and adds a sleep where the wall has moved much further, so that Advance sees the silence.
//
// A Clock belongs to one goroutine and is to be read at every tick.
type Clock struct {
	last    time.Time
	elapsed time.Duration
}

// NewClock is a clock that stands at 0 now, which must come from time.Now.
func NewClock(now time.Time) *Clock { return &Clock{last: now} }

// At is the time since the start. It never goes back.
func (c *Clock) At(now time.Time) time.Duration {
	c.add(now.Sub(c.last), now.Round(0).Sub(c.last.Round(0)))
	c.last = now
	return c.elapsed
}

// add moves the clock on by the monotonic time, or by that of the wall after a sleep.
func (c *Clock) add(monotonic, wall time.Duration) {
	step := max(monotonic, 0)
	if wall-step > sleepSlack {
		step = wall
	}
	c.elapsed += step
}
