package session_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/plan"
	"unknot/internal/session"
	"unknot/internal/technique"
)

const second = time.Second

// never turns the suspension off, so that a test may tick as coarsely as it likes.
var never = session.Options{SuspendAfter: -1}

func step(id technique.ID, dose technique.Timer, sides ...body.Side) plan.Step {
	return plan.Step{Technique: &technique.Technique{ID: id}, Dose: dose, Sides: sides}
}

// twoSteps is a ball on the wall on both sides, right first, and a set of repetitions.
func twoSteps() []plan.Step {
	return []plan.Step{
		step("piriformis-wall-ball",
			technique.Timer{Mode: technique.ModeHold, Hold: 30, Rest: 5, Reps: 2, Sets: 1, Sides: 2},
			body.Right, body.Left),
		step("cat-cow", technique.Timer{Mode: technique.ModeReps, Hold: 3, Rest: 3, Reps: 4, Sets: 2, Sides: 1}),
	}
}

func TestPhases(t *testing.T) {
	type row struct {
		phase  session.Phase
		side   body.Side
		round  int
		length time.Duration
		next   session.NextKind
	}
	want := []row{
		{session.GetReady, body.Right, 0, 10 * second, session.NextSide},
		{session.Hold, body.Right, 1, 30 * second, session.NextSide},
		{session.Rest, body.Right, 1, 5 * second, session.NextSide},
		{session.Hold, body.Right, 2, 30 * second, session.NextSide},
		{session.SwitchSides, body.Right, 2, 8 * second, session.NextSide},
		{session.Hold, body.Left, 1, 30 * second, session.NextStep},
		{session.Rest, body.Left, 1, 5 * second, session.NextStep},
		{session.Hold, body.Left, 2, 30 * second, session.NextStep},
		{session.Rest, body.Left, 2, 2 * second, session.NextStep},
		{session.GetReady, body.Middle, 0, 10 * second, session.NextEnd},
	}
	for round := 1; round <= 8; round++ {
		want = append(want, row{session.Reps, body.Middle, round, 6 * second, session.NextEnd})
	}
	t.Run("should come in the order of the timer", func(t *testing.T) {
		s := session.New(twoSteps(), never)
		now := time.Duration(0)
		s.Start(now)
		for i, w := range want {
			st := s.State()
			got := row{st.Phase, st.Side, st.Round, st.PhaseLength, st.Next.Kind}
			if got != w {
				t.Errorf("phase %d is %+v, want %+v", i, got, w)
			}
			now += st.Remaining
			s.Advance(now)
		}
		if st := s.State(); st.Phase != session.Done || st.Status != session.Over || st.TotalRemaining != 0 {
			t.Errorf("after the last phase the state is %+v", st)
		}
	})
}

func TestReps(t *testing.T) {
	t.Run("should split a repetition into effort and way back, and turn in the last rest", func(t *testing.T) {
		s := session.New([]plan.Step{step("bird-dog",
			technique.Timer{Mode: technique.ModeReps, Hold: 8, Rest: 3, Reps: 2, Sets: 1, Sides: 2})}, never)
		s.Start(0)
		s.Advance(8 * second)
		if st := s.State(); st.Phase != session.Reps || st.PhaseLength != 11*second || st.Work != 8*second {
			t.Errorf("first repetition is %+v", st)
		}
		s.Advance(19 * second)
		if st := s.State(); st.PhaseLength != 8*second || st.Round != 2 || st.Rounds != 2 {
			t.Errorf("last repetition before the turn is %+v", st)
		}
		s.Advance(27 * second)
		if st := s.State(); st.Phase != session.SwitchSides || st.PhaseLength != 8*second || st.Next.Side != body.Right {
			t.Errorf("turn is %+v", st)
		}
		s.Advance(46 * second)
		if st := s.State(); st.Phase != session.Reps || st.Round != 2 || st.Remaining != 8*second || st.TotalRemaining != 8*second {
			t.Errorf("the last repetition of all is %+v", st)
		}
	})
	t.Run("should count sets", func(t *testing.T) {
		s := session.New(twoSteps()[1:], never)
		s.Start(0)
		s.Advance(10*second + 5*6*second)
		if st := s.State(); st.Set != 2 || st.Sets != 2 || st.Round != 6 || st.Rounds != 8 {
			t.Errorf("sixth repetition is set %d of %d, round %d of %d", st.Set, st.Sets, st.Round, st.Rounds)
		}
	})
}

func TestEvents(t *testing.T) {
	kinds := func(events []session.Event) []session.EventKind {
		var out []session.EventKind
		for _, e := range events {
			out = append(out, e.Kind)
		}
		return out
	}
	t.Run("should be the same however time comes in", func(t *testing.T) {
		collect := func(tick time.Duration) (all []session.Event) {
			s := session.New(twoSteps(), never)
			s.Start(0)
			for now := time.Duration(0); s.State().Status != session.Over; now += tick {
				all = append(all, s.Advance(now)...)
			}
			return all
		}
		fine, coarse := collect(100*time.Millisecond), collect(time.Hour)
		if !slices.Equal(kinds(fine), kinds(coarse)) {
			t.Errorf("fine ticks give %v, one leap gives %v", kinds(fine), kinds(coarse))
		}
	})
	t.Run("should announce the turn before its phase, once", func(t *testing.T) {
		s := session.New(twoSteps()[:1], never)
		s.Start(0)
		events := slices.Clone(s.Advance(time.Hour))
		i := slices.IndexFunc(events, func(e session.Event) bool { return e.Kind == session.Switched })
		if i < 0 || events[i+1].Kind != session.PhaseBegan || events[i+1].Phase != session.SwitchSides {
			t.Fatalf("events are %v", events)
		}
		if slices.Contains(kinds(events[i+1:]), session.Switched) {
			t.Errorf("the turn is announced twice: %v", events)
		}
	})
	t.Run("should turn even when the timer has no rest to turn in", func(t *testing.T) {
		s := session.New([]plan.Step{step("figure-4-seated",
			technique.Timer{Mode: technique.ModeHold, Hold: 20, Reps: 1, Sets: 1, Sides: 2})}, never)
		s.Start(0)
		s.Advance(24 * second)
		got := slices.Clone(s.Advance(25 * second))
		want := []session.EventKind{session.LastThree, session.Switched, session.PhaseBegan}
		if !slices.Equal(kinds(got[len(got)-2:]), want[1:]) || got[len(got)-1].Phase != session.SwitchSides {
			t.Errorf("at the turn the events are %v", got)
		}
		if st := s.State(); st.PhaseLength != 5*second || st.TotalRemaining != 25*second {
			t.Errorf("the turn is %+v", st)
		}
	})
	t.Run("should cue half of a long hold and the last three seconds", func(t *testing.T) {
		s := session.New(twoSteps(), never)
		s.Start(0)
		s.Advance(10 * second)
		if got := kinds(s.Advance(25 * second)); !slices.Equal(got, []session.EventKind{session.HalfWay}) {
			t.Errorf("at half the events are %v", got)
		}
		for left := 3; left > 0; left-- {
			now := 40*second - time.Duration(left)*second
			if got := s.Advance(now); len(got) != 1 || got[0].Kind != session.LastThree || got[0].Left != left {
				t.Errorf("%d seconds before the end the events are %v", left, got)
			}
			if got := s.Advance(now); len(got) != 0 {
				t.Errorf("the same moment gives %v again", got)
			}
		}
	})
	t.Run("should say what has run out by itself", func(t *testing.T) {
		s := session.New(twoSteps(), never)
		s.Start(0)
		if got := s.Advance(0); len(got) != 1 || got[0].From != session.Done {
			t.Errorf("at the start the events are %v", got)
		}
		s.Advance(10 * second)
		got := s.Advance(40 * second)
		if last := got[len(got)-1]; last.Phase != session.Rest || last.From != session.Hold || last.Length != 5*second {
			t.Errorf("after the first hold the events are %v", got)
		}
		s.Skip(41 * second)
		got = s.Advance(41 * second)
		if last := got[len(got)-1]; last.Phase != session.GetReady || last.From != session.Done || last.Place != 1 {
			t.Errorf("after a jump the events are %v", got)
		}
		got = s.Advance(time.Hour)
		if last := got[len(got)-1]; last.Kind != session.Finished || last.From != session.Reps {
			t.Errorf("at the end the events are %v", last)
		}
	})
	t.Run("should tell the way out of a breath from the way in", func(t *testing.T) {
		s := session.New([]plan.Step{step("diaphragmatic-breathing",
			technique.Timer{Mode: technique.ModeBreath, Hold: 10, Reps: 2, Sets: 1, Sides: 1})}, never)
		s.Start(0)
		s.Advance(10 * second)
		if st := s.State(); st.Phase != session.Breath || st.Work != 4*second {
			t.Errorf("the breath is %+v", st)
		}
		if got := kinds(s.Advance(14 * second)); !slices.Equal(got, []session.EventKind{session.BreathOut}) {
			t.Errorf("after four counts the events are %v", got)
		}
	})
}

func TestSuspend(t *testing.T) {
	t.Run("should pause where it stood before a long silence", func(t *testing.T) {
		s := session.New(twoSteps(), session.Options{})
		s.Start(0)
		for now := time.Duration(0); now <= 15*second; now += second {
			s.Advance(now)
		}
		got := s.Advance(15*second + time.Hour)
		if len(got) != 1 || got[0].Kind != session.Suspended {
			t.Errorf("after the silence the events are %v", got)
		}
		st := s.State()
		if st.Status != session.Paused || !st.Suspended || st.Remaining != 25*second {
			t.Errorf("after the silence the state is %+v", st)
		}
		s.Resume(2 * time.Hour)
		s.Advance(2*time.Hour + second)
		if st := s.State(); st.Status != session.Running || st.Suspended || st.Remaining != 24*second {
			t.Errorf("after resuming the state is %+v", st)
		}
	})
	t.Run("should take a silence of just the limit as time spent", func(t *testing.T) {
		s := session.New(twoSteps(), session.Options{})
		s.Start(0)
		s.Advance(session.SuspendAfter)
		if st := s.State(); st.Status != session.Running || st.Remaining != 5*second {
			t.Errorf("the state is %+v", st)
		}
	})
	t.Run("should not move when the clock goes back", func(t *testing.T) {
		s := session.New(twoSteps(), session.Options{})
		s.Start(10 * second)
		s.Advance(12 * second)
		before := s.State()
		s.Advance(3 * second)
		if s.State() != before {
			t.Errorf("the state went from %+v to %+v", before, s.State())
		}
	})
}

func TestOutcomes(t *testing.T) {
	started := func() *session.Session {
		s := session.New(twoSteps(), never)
		s.Start(0)
		return s
	}
	tests := map[string]struct {
		do   func(*session.Session)
		want session.StepResult
	}{
		"should be done with both sides": {
			func(s *session.Session) { s.Advance(150 * second) },
			session.StepResult{Sides: []body.Side{body.Right, body.Left}, Actual: 140 * second, Outcome: session.OutcomeDone},
		},
		"should be skipped in the lead-in": {
			func(s *session.Session) { s.Skip(8 * second) },
			session.StepResult{Outcome: session.OutcomeSkipped},
		},
		"should be partial with one side": {
			func(s *session.Session) { s.Skip(80 * second) },
			session.StepResult{Sides: []body.Side{body.Right}, Actual: 70 * second, Outcome: session.OutcomePartial},
		},
		"should be partial when the session is ended": {
			func(s *session.Session) { s.End(12 * second) },
			session.StepResult{Actual: 2 * second, Outcome: session.OutcomePartial},
		},
		"should stay hurt when finished": {
			func(s *session.Session) {
				s.Hurts(20 * second)
				s.Hurt(25*second, checkin.HurtSharper)
				s.Resume(50 * second)
				s.Advance(180 * second)
			},
			session.StepResult{
				Sides: []body.Side{body.Right, body.Left}, Actual: 140 * second,
				Outcome: session.OutcomeHurt, Hurt: checkin.HurtSharper,
			},
		},
		"should stay hurt when repeated": {
			func(s *session.Session) {
				s.Hurts(30 * second)
				s.Back(30 * second)
				s.Resume(30 * second)
				s.Advance(180 * second)
			},
			session.StepResult{
				Sides: []body.Side{body.Right, body.Left}, Actual: 160 * second,
				Outcome: session.OutcomeHurt, Hurt: checkin.HurtUnsaid,
			},
		},
		"should be done when skipped, taken back and finished": {
			func(s *session.Session) { s.Skip(8 * second); s.Back(9 * second); s.Advance(159 * second) },
			session.StepResult{Sides: []body.Side{body.Right, body.Left}, Actual: 140 * second, Outcome: session.OutcomeDone},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := started()
			tt.do(s)
			got := s.Done()
			if len(got) != 1 {
				t.Fatalf("there are %d results: %+v", len(got), got)
			}
			want := tt.want
			want.Technique, want.Planned = "piriformis-wall-ball", 140*second
			g := got[0]
			if !slices.Equal(g.Sides, want.Sides) || g.Actual != want.Actual || g.Outcome != want.Outcome ||
				g.Technique != want.Technique || g.Planned != want.Planned || g.Hurt != want.Hurt {
				t.Errorf("result is %+v, want %+v", g, want)
			}
		})
	}
	t.Run("should leave no result for steps that were not reached", func(t *testing.T) {
		s := started()
		s.End(5 * second)
		if got := s.Done(); len(got) != 0 || s.State().Status != session.Over {
			t.Errorf("results are %+v, state %+v", got, s.State())
		}
	})
	t.Run("should stop the time when it hurts", func(t *testing.T) {
		s := started()
		s.Hurts(20 * second)
		if st := s.State(); st.Status != session.Paused || !st.Hurt {
			t.Errorf("state is %+v", st)
		}
	})
}

func TestBack(t *testing.T) {
	tests := map[string]struct {
		at   time.Duration
		step int
	}{
		"should repeat the step in its middle":              {200 * second, 1},
		"should go to the step before during the lead-in":   {155 * second, 0},
		"should go to the step before just after the start": {162 * second, 0},
		"should repeat the step after three seconds of it":  {163 * second, 1},
		"should stay at the first step":                     {4 * second, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := session.New(twoSteps(), never)
			s.Start(0)
			s.Back(tt.at)
			st := s.State()
			if st.Step != tt.step || st.Phase != session.GetReady || st.Remaining != plan.Changeover*second {
				t.Errorf("back at %v leads to %+v", tt.at, st)
			}
		})
	}
}

func TestAgain(t *testing.T) {
	t.Run("should have no result of a step while it is being done again", func(t *testing.T) {
		s := session.New(twoSteps(), never)
		s.Start(0)
		s.Skip(second)
		s.Back(second)
		if r, ok := s.Result(0); ok {
			t.Errorf("the result is %+v", r)
		}
	})
}

func TestEmpty(t *testing.T) {
	t.Run("should be over at once without steps", func(t *testing.T) {
		s := session.New(nil, session.Options{})
		if st := s.State(); st.Status != session.Waiting {
			t.Errorf("before the start the state is %+v", st)
		}
		s.Start(0)
		s.Skip(second)
		s.Back(second)
		s.End(second)
		if got := s.Advance(second); len(got) != 1 || got[0].Kind != session.Finished {
			t.Errorf("events are %v", got)
		}
	})
	t.Run("should only lead in a technique without a timer", func(t *testing.T) {
		s := session.New([]plan.Step{step("hydration", technique.Timer{Mode: technique.ModeInfo})}, never)
		s.Start(0)
		s.Advance(plan.Changeover * second)
		if got := s.Done(); len(got) != 1 || got[0].Outcome != session.OutcomeDone {
			t.Errorf("results are %+v", got)
		}
	})
}

// anySteps draws plans with every mode, one or two sides, and doses without rest.
func anySteps(t *rapid.T) []plan.Step {
	one := rapid.Custom(func(t *rapid.T) plan.Step {
		modes := []technique.Mode{
			technique.ModeHold, technique.ModeReps, technique.ModeFlow, technique.ModeBreath, technique.ModeInfo,
		}
		dose := technique.Timer{
			Mode:  rapid.SampledFrom(modes).Draw(t, "mode"),
			Hold:  rapid.IntRange(0, 60).Draw(t, "hold"),
			Rest:  rapid.IntRange(0, 20).Draw(t, "rest"),
			Reps:  rapid.IntRange(1, 6).Draw(t, "reps"),
			Sets:  rapid.IntRange(1, 3).Draw(t, "sets"),
			Sides: rapid.IntRange(1, 2).Draw(t, "sides"),
		}
		if dose.Mode == technique.ModeInfo {
			dose = technique.Timer{Mode: technique.ModeInfo}
		}
		sides := [][]body.Side{nil, {body.Left}, {body.Right, body.Left}}
		out := step("any", dose, rapid.SampledFrom(sides).Draw(t, "order")...)
		out.Ready = rapid.SampledFrom([]int{0, 0, 0, 1, 2, 7, 15}).Draw(t, "ready")
		out.Technique.Position = rapid.SampledFrom(positions).Draw(t, "position")
		return out
	})
	return rapid.SliceOfN(one, 1, 5).Draw(t, "steps")
}

var positions = []technique.Position{
	technique.AnyPosition, technique.Standing, technique.Wall, technique.Seated,
	technique.FloorSupine, technique.FloorQuadruped, technique.SideLying,
}

// anyOptions draws lead-ins, and with them how much longer than its plan a session gets.
func anyOptions(t *rapid.T, steps []plan.Step) (opts session.Options, longer time.Duration) {
	opts.LeadIn = rapid.SampledFrom([]int{0, 1, 5, 8, 9, 10, 11, 20, 30, 99}).Draw(t, "lead-in")
	if above := min(opts.LeadIn, session.LeadInLongest) - plan.Changeover; above > 0 {
		longer = time.Duration(above*len(steps)) * second
	}
	return opts, longer
}

func TestTotalTime(t *testing.T) {
	t.Run("should equal the plan whatever the ticks", rapid.MakeCheck(func(t *rapid.T) {
		steps := anySteps(t)
		opts, longer := anyOptions(t, steps)
		want := time.Duration(plan.Plan{Steps: steps}.Seconds())*second + longer
		s := session.New(steps, opts)
		if s.Total() != want {
			t.Fatalf("the session takes %v, the plan %v", s.Total(), want)
		}
		now := time.Duration(rapid.Int64Range(0, int64(time.Hour)).Draw(t, "epoch"))
		began := now
		s.Start(now)
		tick := rapid.Int64Range(0, int64(session.SuspendAfter))
		for s.State().Status == session.Running {
			// Never past the end, so that the end is hit exactly.
			now += min(time.Duration(tick.Draw(t, "tick"))+1, session.SuspendAfter, s.State().TotalRemaining)
			s.Advance(now)
			if got := s.State().TotalRemaining; got != want-(now-began) {
				t.Fatalf("after %v of %v there are %v left", now-began, want, got)
			}
		}
		if now-began != want {
			t.Fatalf("over after %v, the plan takes %v", now-began, want)
		}
		for _, r := range s.Done() {
			if r.Outcome != session.OutcomeDone || r.Actual != r.Planned {
				t.Fatalf("a step run to its end is %+v", r)
			}
		}
	}))
}

func TestAllocations(t *testing.T) {
	t.Run("should advance and look without allocating", func(t *testing.T) {
		s, now := session.New(twoSteps(), session.Options{}), time.Duration(0)
		s.Start(now)
		var sum int
		if n := testing.AllocsPerRun(1000, func() {
			now += 200 * time.Millisecond
			sum += len(s.Advance(now)) + s.State().Round
		}); n != 0 {
			t.Errorf("one turn allocates %v times", n)
		}
	})
}

func BenchmarkAdvance(b *testing.B) {
	steps := twoSteps()
	for range 4 {
		steps = append(steps, twoSteps()...)
	}
	s, now := session.New(steps, session.Options{}), time.Duration(0)
	s.Start(now)
	b.ReportAllocs()
	for b.Loop() {
		now += 16 * time.Millisecond
		s.Advance(now)
		if s.State().Step == 8 {
			s.Back(now)
		}
		if s.State().Status == session.Over {
			b.Fatal("the session ran out")
		}
	}
}
