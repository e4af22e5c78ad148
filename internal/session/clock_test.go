package session

import (
	"testing"
	"time"
)

func TestClock(t *testing.T) {
	tests := map[string]struct{ monotonic, wall, want time.Duration }{
		"should run with the monotonic clock":                   {time.Second, time.Second, time.Second},
		"should count a sleep, which only the wall has seen":    {time.Second, time.Hour, time.Hour},
		"should not mind a wall that is put back":               {time.Second, -time.Hour, time.Second},
		"should not mind a wall that drifts a little":           {time.Second, 2 * time.Second, time.Second},
		"should never go back":                                  {-time.Second, -time.Second, 0},
		"should count a sleep that both clocks have seen, once": {time.Hour, time.Hour, time.Hour},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var c Clock
			c.add(tt.monotonic, tt.wall)
			if c.elapsed != tt.want {
				t.Errorf("moved on by %v, want %v", c.elapsed, tt.want)
			}
		})
	}
	t.Run("should make a session pause when the machine has slept", func(t *testing.T) {
		now := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC) // no monotonic part, so both are the wall
		c := NewClock(now)
		if got := c.At(now.Add(time.Second)); got != time.Second {
			t.Errorf("after a second it is %v", got)
		}
		if got := c.At(now.Add(time.Hour)); got != time.Hour {
			t.Errorf("after an hour it is %v", got)
		}
	})
}
