package session_test

import (
	"math"
	"testing"
	"time"

	"unknot/internal/session"
)

func TestWay(t *testing.T) {
	const second = time.Second
	tests := map[string]struct {
		phase        session.Phase
		length, work time.Duration
		at           time.Duration
		way          session.Way
		share        float64
		none         bool
	}{
		"should breathe in for the work":             {session.Breath, 10 * second, 4 * second, second, session.WayOut, 0.25, false},
		"should breathe out for the rest":            {session.Breath, 10 * second, 4 * second, 7 * second, session.WayBack, 0.5, false},
		"should move in half of the rest":            {session.Reps, 5 * second, 2 * second, 750 * time.Millisecond, session.WayOut, 0.5, false},
		"should then hold as long as the timer says": {session.Reps, 5 * second, 2 * second, 2500 * time.Millisecond, session.WayThere, 0.5, false},
		"should come back in the other half":         {session.Reps, 5 * second, 2 * second, 4250 * time.Millisecond, session.WayBack, 0.5, false},
		"should let go for what is left of the rest": {session.Reps, 16 * second, 6 * second, 12 * second, session.WayHome, 0, false},
		"should move in a third where no rest is":    {session.Reps, 3 * second, 3 * second, 500 * time.Millisecond, session.WayOut, 0.5, false},
		"should hold then until the sides change":    {session.Reps, 3 * second, 3 * second, 3 * second, session.WayThere, 1, false},
		"should take a late tick for the end":        {session.Breath, 10 * second, 4 * second, time.Minute, session.WayBack, 1, false},
		"should have no way in a hold":               {session.Hold, 20 * second, 20 * second, second, 0, 0, true},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			st := session.State{Phase: tt.phase, PhaseLength: tt.length, Work: tt.work}
			way, share, ok := st.Way(tt.at)
			if way != tt.way || math.Abs(share-tt.share) > 1e-9 || ok == tt.none {
				t.Errorf("way %d, %.3f, %v; want %d, %.3f", way, share, ok, tt.way, tt.share)
			}
		})
	}
}
