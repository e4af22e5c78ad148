package cue_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"unknot/assets"
	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/content"
	"unknot/internal/cue"
	"unknot/internal/i18n"
	"unknot/internal/plan"
	"unknot/internal/session"
	"unknot/internal/technique"
)

const second = time.Second

// ball presses on both sides, the right one first, standing.
func ball() plan.Step {
	return plan.Step{
		Technique: &technique.Technique{
			ID: "ball", Name: "Ball on wall: deep buttock (piriformis)", Position: technique.Wall,
			Cue: "Lean in slowly.", Easier: "Use a softer ball.", Tags: []technique.Tag{technique.DeepPressure},
		},
		Dose:  technique.Timer{Mode: technique.ModeHold, Hold: 50, Rest: 5, Reps: 2, Sets: 1, Sides: 2},
		Sides: []body.Side{body.Right, body.Left}, CapPoints: 4,
	}
}

func breathing() plan.Step {
	return plan.Step{
		Technique: &technique.Technique{ID: "breath", Name: "Belly breathing (4 in, 6 out)", Position: technique.FloorSupine, Cue: "Slowly."},
		Dose:      technique.Timer{Mode: technique.ModeBreath, Hold: 10, Reps: 5, Sets: 1, Sides: 1},
	}
}

func bridge() plan.Step {
	return plan.Step{
		Technique: &technique.Technique{ID: "bridge", Name: "Bridge", Position: technique.FloorSupine, Cue: "Lift."},
		Dose:      technique.Timer{Mode: technique.ModeReps, Hold: 3, Rest: 3, Reps: 4, Sets: 1, Sides: 1},
	}
}

// resting is held for twenty seconds, lying on the back.
func resting() plan.Step {
	return plan.Step{
		Technique: &technique.Technique{ID: "rest", Name: "Rest position: calves on a chair (90/90)", Position: technique.FloorSupine},
		Dose:      technique.Timer{Mode: technique.ModeHold, Hold: 20, Reps: 1, Sets: 1, Sides: 1},
	}
}

var chimes = map[cue.Chime]string{
	cue.None: "-", cue.Start: "start", cue.HalfWay: "half", cue.Count: "count", cue.Switch: "switch",
	cue.End: "end", cue.BreatheIn: "in", cue.BreatheOut: "out", cue.Finish: "finish",
}

// words speaks English.
func words(t testing.TB) func(string, map[string]any) string {
	t.Helper()
	texts, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	return func(id string, args map[string]any) string { return texts.T(id, args) }
}

// heard runs a session and writes down everything that is to be heard, as "second chime words".
func heard(t testing.TB, steps []plan.Step, o cue.Options) []string {
	t.Helper()
	message := words(t)
	s := session.New(steps, session.Options{})
	var out []string
	now := time.Duration(0)
	for s.Start(now); ; now += second / 2 {
		c := cue.Of(s, s.Advance(now), o)
		if c.Chime != cue.None || len(c.Say) > 0 {
			line := fmt.Sprintf("%v %s", now.Seconds(), chimes[c.Chime])
			if text := c.Text(message); text != "" {
				line += " " + text
			}
			out = append(out, line)
		}
		if s.State().Status == session.Over {
			return out
		}
	}
}

func TestSession(t *testing.T) {
	tests := map[string]struct {
		steps []plan.Step
		o     cue.Options
		want  []string
	}{
		"should lead through a hold on both sides": {[]plan.Step{ball()}, cue.Options{}, []string{
			"0 - We begin with Ball on wall: deep buttock. Stand by the wall. Right side first.",
			"7 count", "8 count", "9 count",
			"10 start Lean in slowly. Firm, never sharp. 4 out of 10 at most.",
			"35 half Half-way.", "57 count", "58 count", "59 count",
			"60 end Let go.",
			"65 start", "90 half Half-way.", "112 count", "113 count", "114 count",
			"115 switch Change sides. Now the left.", "120 count", "121 count", "122 count",
			"123 start", "148 half Half-way.", "170 count", "171 count", "172 count",
			"173 end Let go.",
			"178 start", "203 half Half-way.", "225 count", "226 count", "227 count",
			"228 end",
			"230 finish That was the last one. Well done. Take a breath before you get up.",
		}},
		"should say the position once and lead three breaths": {[]plan.Step{breathing(), bridge()}, cue.Options{}, []string{
			"0 - We begin with Belly breathing. Lie down on your back.",
			"9 count", "10 count", "11 count",
			"12 in Breathe in.", "16 out And out.", "22 in Breathe in.", "26 out And out.", "32 in Breathe in.", "36 out And out.",
			"42 in", "46 out", "52 in", "56 out",
			"62 end Last one, Bridge.", "67 count", "68 count", "69 count",
			"70 start Lift.", "76 count", "82 count", "88 count One last time.",
			"94 finish That was the last one. Well done. Take a breath before you get up.",
		}},
		"should count aloud where that is wanted": {[]plan.Step{bridge()}, cue.Options{Countdown: true}, []string{
			"0 - We begin with Bridge. Lie down on your back.",
			"7 - Three.", "8 - Two.", "9 - One.",
			"10 start Lift.", "16 count", "22 count", "28 count One last time.",
			"34 finish That was the last one. Well done. Take a breath before you get up.",
		}},
		"should not count into an announcement": {[]plan.Step{bridge(), resting()}, cue.Options{Countdown: true}, []string{
			"0 - We begin with Bridge. Lie down on your back.",
			"9 - Three.", "10 - Two.", "11 - One.",
			"12 start Lift.", "18 count", "24 count", "30 count One last time.",
			"36 end Last one, Rest position: calves on a chair.", "41 count", "42 count", "43 count",
			"44 start", "54 half", "61 - Three.", "62 - Two.", "63 - One.",
			"64 finish That was the last one. Well done. Take a breath before you get up.",
		}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := heard(t, tt.steps, tt.o)
			if !slices.Equal(got, tt.want) {
				t.Errorf("heard\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
			}
		})
	}
}

func TestFor(t *testing.T) {
	easier, plain := ball(), ball()
	easier.Easier = true
	plain.CapPoints = 0
	one := ball()
	one.Dose.Sides, one.Sides = 1, []body.Side{body.Left}
	before := breathing()
	begin := session.Event{Kind: session.PhaseBegan, Phase: session.Hold, Side: body.Right, Round: 1, Rounds: 2, Length: 50 * second}
	second1 := begin
	second1.Side = body.Left
	ready := session.Event{Kind: session.PhaseBegan, Phase: session.GetReady, From: session.Done, Step: 1, Place: 1}
	tests := map[string]struct {
		event session.Event
		at    cue.Around
		want  string
	}{
		"should say the easier form in place of the cue":     {begin, cue.Around{Step: easier}, "start Easier today. Use a softer ball. Firm, never sharp. 4 out of 10 at most."},
		"should not count pressure where no cap is known":    {begin, cue.Around{Step: plain}, "start Lean in slowly. Firm, never sharp."},
		"should not explain again on the second side":        {second1, cue.Around{Step: plain}, "start"},
		"should name the one side and the new position":      {ready, cue.Around{Step: one, Before: &before, Steps: 3}, "- Next, Ball on wall: deep buttock. Stand by the wall. On the left."},
		"should not name the position one is in":             {ready, cue.Around{Step: bridge(), Before: &before, Steps: 3}, "- Next, Bridge."},
		"should name the side that begins without a turn":    {session.Event{Kind: session.Switched, Phase: session.Hold, Side: body.Left}, cue.Around{Step: plain}, "switch Change sides. Now the left."},
		"should name the side that comes after the turn":     {session.Event{Kind: session.Switched, Phase: session.SwitchSides, Side: body.Left}, cue.Around{Step: plain}, "switch Change sides. Now the right."},
		"should leave short holds without words at half-way": {session.Event{Kind: session.HalfWay, Length: 44 * second}, cue.Around{Step: plain}, "half"},
		"should leave a short rest without words":            {session.Event{Kind: session.PhaseBegan, Phase: session.Rest, From: session.Hold, Round: 1, Rounds: 2, Length: 4 * second}, cue.Around{Step: plain}, "end"},
		"should not ring the end of a hold that was skipped": {ready, cue.Around{Step: bridge(), Before: &before, Steps: 2}, "- Last one, Bridge."},
		"should help out of a position that hurts":           {session.Event{Kind: session.Hurting, Phase: session.Hold}, cue.Around{Step: plain}, "- Stopped. Come out of the position slowly, and breathe."},
		"should not praise a session that was ended early":   {session.Event{Kind: session.Finished, From: session.Done}, cue.Around{}, "-"},
		"should be silent after a sleep":                     {session.Event{Kind: session.Suspended}, cue.Around{Step: plain}, "-"},
		"should be silent when a step has ended":             {session.Event{Kind: session.StepDone}, cue.Around{Step: plain}, "-"},
	}
	message := words(t)
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			c := cue.For(tt.event, tt.at, cue.Options{})
			if got := strings.TrimSpace(chimes[c.Chime] + " " + c.Text(message)); got != tt.want {
				t.Errorf("heard %q, want %q", got, tt.want)
			}
		})
	}
}

func TestOf(t *testing.T) {
	started := func() *session.Session {
		s := session.New([]plan.Step{ball(), breathing(), bridge()}, session.Options{SuspendAfter: -1})
		s.Start(0)
		s.Advance(0)
		return s
	}
	message := words(t)
	t.Run("should let the last thing count after a late tick", func(t *testing.T) {
		s := started()
		now := s.Total() - 1
		c := cue.Of(s, s.Advance(now), cue.Options{})
		if c.Chime != cue.Count || c.Text(message) != "One last time." {
			t.Errorf("heard %s %q", chimes[c.Chime], c.Text(message))
		}
	})
	t.Run("should announce what a skip leads to, without a chime", func(t *testing.T) {
		s := started()
		s.Skip(20 * second)
		c := cue.Of(s, s.Advance(20*second), cue.Options{})
		if c.Text(message) != "Next, Belly breathing. Lie down on your back." {
			t.Errorf("heard %s %q", chimes[c.Chime], c.Text(message))
		}
	})
	t.Run("should announce what comes in for a step that hurts", func(t *testing.T) {
		s := started()
		s.Hurt(20*second, checkin.HurtSharper)
		s.Advance(20 * second)
		s.ReplaceStep(21*second, bridge())
		c := cue.Of(s, s.Advance(21*second), cue.Options{})
		if c.Chime != cue.None || c.Text(message) != "Next, Bridge. Lie down on your back." {
			t.Errorf("heard %s %q", chimes[c.Chime], c.Text(message))
		}
	})
	t.Run("should be silent when nothing has happened", func(t *testing.T) {
		s := started()
		if c := cue.Of(s, s.Advance(second), cue.Options{}); c.Chime != cue.None || c.Say != nil {
			t.Errorf("heard %+v", c)
		}
	})
}

func TestNoSpam(t *testing.T) {
	modes := []technique.Mode{technique.ModeHold, technique.ModeReps, technique.ModeFlow, technique.ModeBreath}
	message := words(t)
	t.Run("should leave two seconds between words and never miss a word's text", rapid.MakeCheck(func(t *rapid.T) {
		var steps []plan.Step
		for range rapid.IntRange(1, 4).Draw(t, "steps") {
			step := ball()
			step.Dose = technique.Timer{
				Mode: rapid.SampledFrom(modes).Draw(t, "mode"), Hold: rapid.IntRange(5, 90).Draw(t, "hold"),
				Rest: rapid.IntRange(2, 15).Draw(t, "rest"), Reps: rapid.IntRange(1, 5).Draw(t, "reps"), Sets: 1,
				Sides: rapid.IntRange(1, 2).Draw(t, "sides"),
			}
			steps = append(steps, step)
		}
		s := session.New(steps, session.Options{})
		last := -time.Hour
		now := time.Duration(0)
		for s.Start(now); s.State().Status != session.Over; now += second / 4 {
			c := cue.Of(s, s.Advance(now), cue.Options{})
			text := c.Text(message)
			if strings.ContainsAny(text, "[]{}<>!") {
				t.Fatalf("the words are %q", text)
			}
			if text == "" {
				continue
			}
			if now-last < 2*second {
				t.Fatalf("at %v after %v: %q", now, now-last, text)
			}
			last = now
		}
	}))
}

func TestTexts(t *testing.T) {
	message := words(t)
	t.Run("should have words for every position of the catalogue", func(t *testing.T) {
		all, err := content.Load(assets.FS)
		if err != nil {
			t.Fatal(err)
		}
		for _, known := range all.Catalogue.All() {
			step := plan.Step{Technique: known}
			c := cue.For(session.Event{Kind: session.PhaseBegan, Step: 1, Place: 1}, cue.Around{Step: step, Steps: 3}, cue.Options{})
			if text := c.Text(message); strings.Contains(text, "[") {
				t.Errorf("%s: %q", known.ID, text)
			}
		}
	})
}
