package session_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"unknot/internal/body"
	"unknot/internal/plan"
	"unknot/internal/session"
	"unknot/internal/technique"
)

// at is a step of ten seconds in a position.
func at(p technique.Position) plan.Step {
	s := step("any", technique.Timer{Mode: technique.ModeHold, Hold: 10, Reps: 1, Sets: 1, Sides: 1})
	s.Technique.Position = p
	return s
}

// leadIns are the lengths of the lead-ins of a session, in seconds.
func leadIns(s *session.Session) []int {
	var out []int
	now := time.Duration(0)
	for s.Start(now); s.State().Status == session.Running; s.Advance(now) {
		if st := s.State(); st.Phase == session.GetReady {
			out = append(out, int(st.PhaseLength/second))
		}
		now += s.State().Remaining
	}
	return out
}

func TestLeadIn(t *testing.T) {
	const lie, stand, sit = technique.FloorSupine, technique.Standing, technique.Seated
	tests := map[string]struct {
		positions []technique.Position
		asked     int
		want      []int
	}{
		"should be the changeover where no position changes":           {[]technique.Position{sit, sit}, 0, []int{10, 10}},
		"should be the changeover where the position is all the same":  {[]technique.Position{technique.AnyPosition}, 0, []int{10}},
		"should be longer where one gets down, shorter elsewhere":      {[]technique.Position{lie, lie, lie}, 0, []int{14, 8, 8}},
		"should give getting up twice what turning over gets":          {[]technique.Position{sit, stand, technique.Wall}, 0, []int{8, 12, 10}},
		"should not count a position that may be any":                  {[]technique.Position{lie, technique.AnyPosition, lie}, 0, []int{14, 8, 8}},
		"should not grow beyond twenty seconds":                        {slices.Repeat([]technique.Position{lie}, 9), 0, []int{21, 9, 9, 9, 9, 9, 8, 8, 8}},
		"should be as short as asked, and longer where one gets down":  {[]technique.Position{lie, lie}, 5, []int{15, 5}},
		"should be as long as asked, even beyond what the plan counts": {[]technique.Position{lie, lie}, 20, []int{20, 20}},
		"should not be shorter than one can hear what comes":           {[]technique.Position{lie, lie}, 1, []int{15, 5}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var steps []plan.Step
			for _, p := range tt.positions {
				steps = append(steps, at(p))
			}
			got := leadIns(session.New(steps, session.Options{LeadIn: tt.asked, SuspendAfter: -1}))
			if !slices.Equal(got, tt.want) {
				t.Errorf("lead-ins are %v, want %v", got, tt.want)
			}
		})
	}
}

func TestLeadInOfTemplates(t *testing.T) {
	t.Run("should give a short time around the steps to those that change position", func(t *testing.T) {
		steps := []plan.Step{at(technique.Standing), at(technique.Standing), at(technique.Seated)}
		for i := range steps {
			steps[i].Ready = 5
		}
		s := session.New(steps, never)
		if got := leadIns(s); !slices.Equal(got, []int{7, 3, 5}) || s.Total() != 45*second {
			t.Errorf("lead-ins are %v, the whole is %v", got, s.Total())
		}
	})
	t.Run("should announce the turn where there is no time for it", func(t *testing.T) {
		one := step("any", technique.Timer{Mode: technique.ModeHold, Hold: 20, Reps: 1, Sets: 1, Sides: 2})
		one.Ready = 1
		s := session.New([]plan.Step{one}, never)
		s.Start(0)
		got := s.Advance(21 * second)
		if n := len(got); got[n-2].Kind != session.Switched || got[n-2].Side != body.Right || got[n-1].Phase != session.Hold {
			t.Errorf("at the turn the events are %v", got)
		}
	})
}

func TestTurn(t *testing.T) {
	tests := map[string]struct {
		hold, rest       int
		lead, turn, tail int
	}{
		"should take what it needs of the last rest":             {25, 5, 10, 8, 2},
		"should take all of two short rests and what is left":    {60, 3, 8, 8, 0},
		"should be as long as a long rest":                       {60, 15, 10, 15, 15},
		"should take of the lead-in where there are no rests":    {20, 0, 5, 5, 0},
		"should give of the lead-in only what the turn needs":    {20, 1, 7, 5, 0}, // 2 × 1 + 2 left over + 1
		"should leave both sides their time when holding is all": {45, 4, 10, 8, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := session.New([]plan.Step{step("any", technique.Timer{
				Mode: technique.ModeHold, Hold: tt.hold, Rest: tt.rest, Reps: 1, Sets: 1, Sides: 2,
			})}, never)
			got := map[session.Phase]int{}
			held := map[body.Side]int{}
			now := time.Duration(0)
			for s.Start(now); s.State().Status == session.Running; s.Advance(now) {
				st := s.State()
				if st.Phase == session.Hold {
					held[st.Side] += int(st.PhaseLength / second)
				} else {
					got[st.Phase] = int(st.PhaseLength / second)
				}
				now += st.Remaining
			}
			if got[session.GetReady] != tt.lead || got[session.SwitchSides] != tt.turn || got[session.Rest] != tt.tail {
				t.Errorf("lead-in, turn and last rest are %v", got)
			}
			if held[body.Left] != tt.hold || held[body.Right] != tt.hold {
				t.Errorf("held %v, want %d s on each side", held, tt.hold)
			}
		})
	}
}

func TestCrossings(t *testing.T) {
	t.Run("should leave every hold its time, every lead-in three seconds and every turn five", rapid.MakeCheck(func(t *rapid.T) {
		steps := anySteps(t)
		opts, _ := anyOptions(t, steps)
		opts.SuspendAfter = -1
		roomy := !slices.ContainsFunc(steps, func(s plan.Step) bool { return s.Ready > 0 })
		s := session.New(steps, opts)
		held := make([]time.Duration, len(steps))
		now := time.Duration(0)
		for s.Start(now); s.State().Status == session.Running; s.Advance(now) {
			st := s.State()
			switch {
			case st.Phase == session.GetReady && st.PhaseLength < 3*second && roomy,
				st.Phase == session.SwitchSides && st.PhaseLength < session.LeadInShortest*second && roomy:
				t.Fatalf("%+v is too short to get ready in", st)
			case st.Phase == session.Reps:
				held[st.Step] += st.Work
			case st.Phase.Effort():
				held[st.Step] += st.PhaseLength
			}
			now += st.Remaining
		}
		for i, step := range steps {
			d := step.Dose
			if want := time.Duration(d.Sides*d.Sets*d.Reps*d.Hold) * second; held[i] != want {
				t.Fatalf("step %d holds %v, want %v", i, held[i], want)
			}
		}
	}))
}
