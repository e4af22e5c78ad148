package session_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"unknot/internal/session"
)

func TestAhead(t *testing.T) {
	t.Run("should be exactly when something is to be heard next", func(t *testing.T) {
		rapid.Check(t, func(r *rapid.T) {
			s := session.New(anySteps(r), session.Options{SuspendAfter: -1})
			now := time.Duration(0)
			s.Start(now)
			for range rapid.IntRange(1, 40).Draw(r, "ticks") {
				now += time.Duration(rapid.IntRange(0, 5000).Draw(r, "ms")) * time.Millisecond
				s.Advance(now)
				left, ok := s.Ahead()
				if !ok {
					if s.State().Status == session.Running {
						r.Fatal("nothing ahead while the time runs")
					}
					return
				}
				if early := s.Advance(now + left - 1); len(early) > 0 {
					r.Fatalf("%v comes before %v have passed", early, left)
				}
				now += left
				if onTime := s.Advance(now); len(onTime) == 0 {
					r.Fatalf("nothing comes after %v", left)
				}
			}
		})
	})
	t.Run("should be nothing while the time stands still", func(t *testing.T) {
		rapid.Check(t, func(r *rapid.T) {
			s := session.New(anySteps(r), session.Options{})
			if _, ok := s.Ahead(); ok {
				r.Fatal("something is ahead before the start")
			}
			s.Start(0)
			s.Pause(time.Second)
			if _, ok := s.Ahead(); ok {
				r.Fatal("something is ahead in a pause")
			}
		})
	})
}
