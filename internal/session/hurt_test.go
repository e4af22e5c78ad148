package session_test

import (
	"slices"
	"testing"
	"time"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/session"
	"unknot/internal/technique"
)

func begun(now time.Duration) *session.Session {
	s := session.New(twoSteps(), never)
	s.Start(0)
	s.Advance(now)
	return s
}

// firm is a per-side technique that presses, 4/10 at most.
func firm() *technique.Technique {
	return &technique.Technique{
		ID: "soft-ball", Kind: technique.SelfMassage, Cap: technique.Cap{Pressure: 4},
		Timer: technique.Timer{Mode: technique.ModeHold, Hold: 20, Rest: 5, Reps: 1, Sets: 1, Sides: 2},
	}
}

func TestHurt(t *testing.T) {
	t.Run("should stop the hold at once and say so once", func(t *testing.T) {
		s := begun(20 * second)
		s.Hurt(22*second, "")
		s.Hurt(40*second, checkin.HurtLeg)
		got := s.Advance(time.Hour)
		if len(got) != 1 || got[0].Kind != session.Hurting || got[0].Phase != session.Hold {
			t.Errorf("events are %v", got)
		}
		if st := s.State(); st.Status != session.Paused || st.Remaining != 18*second || !st.Hurt {
			t.Errorf("state is %+v", st)
		}
	})
	tests := map[string]struct {
		answers []checkin.Hurt
		want    checkin.Hurt
	}{
		"should be unsaid without an answer":           {[]checkin.Hurt{""}, checkin.HurtUnsaid},
		"should take the answer when it comes":         {[]checkin.Hurt{"", checkin.HurtNumb}, checkin.HurtNumb},
		"should keep the answer when pressed again":    {[]checkin.Hurt{checkin.HurtSharper, ""}, checkin.HurtSharper},
		"should let the person think better of it":     {[]checkin.Hurt{checkin.HurtTooMuch, checkin.HurtLeg}, checkin.HurtLeg},
		"should take an answer right away as it comes": {[]checkin.Hurt{checkin.HurtTooMuch}, checkin.HurtTooMuch},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := begun(20 * second)
			for _, a := range tt.answers {
				s.Hurt(20*second, a)
			}
			s.End(20 * second)
			got := s.Done()
			if len(got) != 1 || got[0].Hurt != tt.want || got[0].Outcome != session.OutcomeHurt {
				t.Errorf("results are %+v", got)
			}
		})
	}
	t.Run("should mean nothing before the start and after the end", func(t *testing.T) {
		s := session.New(twoSteps(), never)
		s.Hurt(0, checkin.HurtLeg)
		s.Start(0)
		s.End(0)
		s.Hurt(0, checkin.HurtLeg)
		if got := s.Done(); len(got) != 0 || s.State().Status != session.Over {
			t.Errorf("results are %+v", got)
		}
	})
}

func TestReplaceStep(t *testing.T) {
	other := step("knee-to-chest", technique.Timer{Mode: technique.ModeHold, Hold: 25, Rest: 5, Reps: 1, Sets: 1, Sides: 1}, body.Left)
	t.Run("should keep both results, each under its own number", func(t *testing.T) {
		s := begun(50 * second) // 40 s into the first side
		s.Hurt(50*second, checkin.HurtSharper)
		number, ok := s.ReplaceStep(60*second, other)
		if number != 2 || !ok {
			t.Fatalf("the number is %d, %v", number, ok)
		}
		st := s.State()
		if st.Step != 2 || st.Place != 0 || st.Steps != 2 || st.Status != session.Paused || st.Hurt ||
			st.Phase != session.GetReady || st.Remaining != 10*second || st.TotalRemaining != (10+30+10+48)*second {
			t.Errorf("the state is %+v", st)
		}
		s.Resume(70 * second)
		s.Advance(time.Hour)
		want := []session.StepResult{
			{Step: 0, Technique: "piriformis-wall-ball", Planned: 140 * second, Actual: 40 * second, Outcome: session.OutcomeHurt, Hurt: checkin.HurtSharper},
			{Step: 1, Technique: "cat-cow", Planned: 48 * second, Actual: 48 * second, Outcome: session.OutcomeDone},
			{Step: 2, Technique: "knee-to-chest", Sides: []body.Side{body.Left}, Planned: 30 * second, Actual: 30 * second, Outcome: session.OutcomeDone},
		}
		got := s.Done()
		if len(got) != len(want) {
			t.Fatalf("the results are %+v", got)
		}
		for i := range want {
			g, w := got[i], want[i]
			if g.Step != w.Step || g.Technique != w.Technique || g.Planned != w.Planned || g.Actual != w.Actual ||
				g.Outcome != w.Outcome || g.Hurt != w.Hurt || !slices.Equal(g.Sides, w.Sides) {
				t.Errorf("result %d is %+v, want %+v", i, g, w)
			}
		}
	})
	t.Run("should tell that the one has ended before the other begins", func(t *testing.T) {
		s := begun(50 * second)
		s.ReplaceStep(50*second, other)
		got := s.Advance(50 * second)
		if len(got) != 2 || got[0].Kind != session.StepDone || got[0].Step != 0 || got[1].Kind != session.PhaseBegan || got[1].Step != 2 {
			t.Errorf("the events are %v", got)
		}
		if r, _ := s.Result(0); r.Outcome != session.OutcomePartial {
			t.Errorf("the step that was left is %+v", r)
		}
	})
	t.Run("should not go back to a step that was replaced", func(t *testing.T) {
		s := begun(160 * second) // the second step, in its lead-in
		s.ReplaceStep(160*second, other)
		s.Back(160 * second)
		if st := s.State(); st.Step != 0 || st.Place != 0 {
			t.Errorf("back leads to %+v", st)
		}
		if s.Progress(1) != 1 || s.Progress(2) != 0 || !slices.Equal(s.Order(), []int{0, 2}) {
			t.Errorf("the order is %v, progress %v and %v", s.Order(), s.Progress(1), s.Progress(2))
		}
	})
	t.Run("should leave an order that was read before as it was", func(t *testing.T) {
		s := begun(0)
		order := s.Order()
		s.ReplaceStep(0, other)
		if !slices.Equal(order, []int{0, 1}) || !slices.Equal(s.Order(), []int{2, 1}) {
			t.Errorf("the order was %v and is %v", order, s.Order())
		}
	})
	t.Run("should leave the steps that were handed in as they are", func(t *testing.T) {
		steps := twoSteps()
		s := session.New(steps[:1], never)
		s.Start(0)
		s.ReplaceStep(0, other)
		if steps[1].Technique.ID != "cat-cow" {
			t.Error("the steps of the caller have changed")
		}
	})
	t.Run("should do nothing when nothing is under way", func(t *testing.T) {
		s := session.New(twoSteps(), never)
		if _, ok := s.ReplaceStep(0, other); ok {
			t.Error("replaced before the start")
		}
		s.Start(0)
		s.End(0)
		if _, ok := s.ReplaceStep(0, other); ok {
			t.Error("replaced after the end")
		}
	})
}

func TestEasierStep(t *testing.T) {
	both := firm()
	plain := &technique.Technique{ID: "plain", Kind: technique.Stretch, Timer: technique.Timer{Mode: technique.ModeHold, Hold: 20, Rest: 5, Reps: 1, Sets: 1, Sides: 1}}
	tests := map[string]struct {
		now    time.Duration
		easier *technique.Technique
		sides  []body.Side
		seconds,
		points int
	}{
		"should do both sides again in the first":         {30 * second, both, []body.Side{body.Right, body.Left}, 50, 3},
		"should do the second side alone in the second":   {90 * second, both, []body.Side{body.Left}, 25, 3},
		"should do the second side alone while turning":   {78 * second, both, []body.Side{body.Left}, 25, 3},
		"should have no sides where the easier form none": {30 * second, plain, nil, 25, 0},
		"should do both sides for a step that has none":   {165 * second, both, []body.Side{body.Left, body.Right}, 50, 3},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := begun(tt.now)
			got, ok := s.EasierStep(tt.easier)
			if !ok || !slices.Equal(got.Sides, tt.sides) || got.Seconds() != tt.seconds || got.CapPoints != tt.points || got.Technique != tt.easier {
				t.Errorf("the easier step is %+v, %v", got, ok)
			}
		})
	}
	t.Run("should not press harder than the step that hurt", func(t *testing.T) {
		steps := twoSteps()
		steps[0].CapPoints = 2
		s := session.New(steps, never)
		s.Start(0)
		if got, _ := s.EasierStep(both); got.CapPoints != 2 {
			t.Errorf("the cap is %d", got.CapPoints)
		}
	})
	t.Run("should refuse what has no timer, and what is done to the end", func(t *testing.T) {
		reading := &technique.Technique{ID: "reading", Timer: technique.Timer{Mode: technique.ModeInfo}}
		if _, ok := begun(30 * second).EasierStep(reading); ok {
			t.Error("an easier form to read")
		}
		s := begun(149 * second) // the last rest of the first step
		if st := s.State(); st.Phase != session.Rest || st.Step != 0 {
			t.Fatalf("the state is %+v", st)
		}
		if _, ok := s.EasierStep(both); ok {
			t.Error("an easier form of what is done")
		}
	})
}
