package routine_test

import (
	"errors"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/content"
	"unknot/internal/plan"
	"unknot/internal/routine"
	"unknot/internal/safety"
	"unknot/internal/technique"
)

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func load(t *testing.T) *content.Content {
	t.Helper()
	c, err := content.Load(os.DirFS("../../assets"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// cleared is the clearance of somebody who answered "no" to everything.
func cleared(t *testing.T, c *content.Content, r plan.Request) safety.Clearance {
	t.Helper()
	in := safety.Inputs{
		Screening: c.Rules.Begin(nil, r.Day),
		Profile: safety.Profile{
			Answers: map[safety.CautionID]safety.Answer{}, Areas: map[safety.CautionID][]body.Region{},
			Branches: map[string]safety.Answer{},
		},
		Pain: r.CheckIn.Pain, Marks: r.CheckIn.Marks, Now: r.Day,
	}
	for _, f := range c.Rules.Flags() {
		in.Screening.Answer(f.ID, safety.No, r.Day)
	}
	for _, each := range c.Rules.Cautions() {
		in.Profile.Answers[each.ID] = safety.No
	}
	clearance, verdict, err := c.Rules.Clear(in)
	if err != nil {
		t.Fatalf("clear: %v (%+v)", err, verdict)
	}
	return clearance
}

func request() plan.Request {
	return plan.Request{
		CheckIn: checkin.CheckIn{
			Marks: []body.Mark{{Region: "lumbar-left", Intensity: 3, Quality: body.Ache}},
			Pain:  3, Phase: technique.Persistent, Settle: checkin.SettleMinutes,
		},
		Minutes: 10, Place: plan.Floor, Goal: plan.Ease, Day: noon, Helper: true,
		Tools: []technique.ToolID{"tennis-ball", "wall", "foam-roller", "chair"},
	}
}

func technical(t *testing.T, c *content.Content, id technique.ID) *technique.Technique {
	t.Helper()
	found, ok := c.Catalogue.Get(id)
	if !ok {
		t.Fatalf("there is no technique %q", id)
	}
	return found
}

// walk is a routine of one step that makes sense.
func walk() routine.Routine {
	r := routine.New("Walk")
	r.Steps = []routine.Step{{Technique: "walking", Slot: plan.Move, Dose: routine.Dose{Hold: 600, Reps: 1, Sets: 1, Sides: 1}}}
	return r
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s is\n%+v\nwant\n%+v", what, got, want)
	}
}

func TestFromPlan(t *testing.T) {
	c := load(t)
	t.Run("should keep every step of a plan as it is", func(t *testing.T) {
		for _, minutes := range plan.Lengths() {
			for _, place := range plan.Places() {
				for _, goal := range plan.Goals() {
					r := request()
					r.Minutes, r.Place, r.Goal = minutes, place, goal
					p, err := c.Engine.Build(cleared(t, c, r), r)
					if err != nil {
						t.Fatal(err)
					}
					kept := routine.FromPlan(p, " Today ")
					if err := kept.Check(c.Catalogue.Get); err != nil {
						t.Errorf("%d minutes, %s, %s: %v", minutes, place, goal, err)
					}
					if kept.Name != "Today" || kept.Place != place || kept.At != routine.NoTime || kept.Source != string(p.Template) {
						t.Errorf("%d minutes, %s, %s: it is %+v", minutes, place, goal, kept)
					}
					assertSteps(t, kept.Steps, p.Steps)
				}
			}
		}
	})
	t.Run("should keep which template it came from", func(t *testing.T) {
		same(t, "source", routine.FromPlan(plan.Plan{Template: "ses-floor-10"}, "Mine").Source, "ses-floor-10")
	})
	t.Run("should not share its sides with the plan", func(t *testing.T) {
		p := plan.Plan{Steps: []plan.Step{{Technique: technical(t, c, "clamshell"), Sides: []body.Side{body.Left, body.Right}}}}
		kept := routine.FromPlan(p, "Mine")
		p.Steps[0].Sides[0] = body.Right
		same(t, "sides", kept.Steps[0].Sides, []body.Side{body.Left, body.Right})
	})
}

func assertSteps(t *testing.T, got []routine.Step, want []plan.Step) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("there are %d steps, want %d", len(got), len(want))
	}
	seconds := 0
	for i, s := range got {
		w := want[i]
		seconds += w.Seconds() + plan.Changeover
		same(t, "timer", s.Dose.On(w.Technique.Timer), w.Dose)
		if s.Technique != w.Technique.ID || s.Slot != w.Slot || !slices.Equal(s.Sides, w.Sides) || s.Dose.Seconds() != w.Seconds() {
			t.Errorf("step %d is %+v, want %s %s %v %+v", i, s, w.Technique.ID, w.Slot, w.Sides, w.Dose)
		}
	}
	if all := (routine.Routine{Steps: got}).Seconds(); all != seconds {
		t.Errorf("it takes %d s, want %d", all, seconds)
	}
}

func TestSaved(t *testing.T) {
	c, r := load(t), request()
	clearance := cleared(t, c, r)
	p, err := c.Engine.Build(clearance, r)
	if err != nil {
		t.Fatal(err)
	}
	kept := routine.FromPlan(p, "Mine")
	t.Run("should be what the plan itself would save, but for what stays the technique's own", func(t *testing.T) {
		want := p.Save()
		for i := range want {
			want[i].Dose.Mode, want[i].Dose.Counts = "", ""
		}
		same(t, "steps", kept.Saved(), want)
	})
	t.Run("should run again through the safety check", func(t *testing.T) {
		again, err := c.Engine.Saved(clearance, r, kept.Saved())
		if err != nil || len(again.Steps) < len(kept.Steps) {
			t.Errorf("the plan is %+v, error %v", again, err)
		}
		if _, err := c.Engine.Saved(safety.Clearance{}, r, kept.Saved()); !errors.Is(err, plan.ErrNoClearance) {
			t.Errorf("without a clearance the error is %v", err)
		}
	})
	t.Run("should not share its sides with the routine", func(t *testing.T) {
		r := walk()
		r.Steps[0].Sides = []body.Side{body.Left, body.Right}
		r.Saved()[0].Sides[0] = body.Right
		same(t, "sides", r.Steps[0].Sides, []body.Side{body.Left, body.Right})
	})
}

func TestAdd(t *testing.T) {
	c := load(t)
	add := func(t *testing.T, r routine.Routine, ids ...technique.ID) routine.Routine {
		t.Helper()
		for _, id := range ids {
			var err error
			if r, err = r.Add(technical(t, c, id)); err != nil {
				t.Fatal(err)
			}
		}
		return r
	}
	ids := func(r routine.Routine) (out []technique.ID) {
		for _, s := range r.Steps {
			out = append(out, s.Technique)
		}
		return out
	}
	t.Run("should come in the order of section 5.5, whatever came first", func(t *testing.T) {
		want := []technique.ID{
			"rest-90-90", "glute-foam-roll", "piriformis-wall-ball", "figure-4-supine", "cat-cow", "glute-bridge", "body-scan",
		}
		for _, order := range [][]int{{0, 1, 2, 3, 4, 5, 6}, {6, 5, 4, 3, 2, 1, 0}, {3, 6, 0, 5, 1, 4, 2}} {
			r := routine.New("Mine")
			for _, i := range order {
				r = add(t, r, want[i])
			}
			same(t, "order", ids(r), want)
		}
	})
	t.Run("should come after what is in the same part", func(t *testing.T) {
		r := add(t, routine.New("Mine"), "cat-cow", "body-scan", "pelvic-tilt")
		same(t, "order", ids(r), []technique.ID{"cat-cow", "pelvic-tilt", "body-scan"})
	})
	t.Run("should leave the order of the person alone", func(t *testing.T) {
		r := add(t, routine.New("Mine"), "cat-cow", "glute-bridge", "body-scan")
		r, err := r.Move(1, 0)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "order", ids(add(t, r, "bird-dog", "pelvic-tilt")), []technique.ID{
			"pelvic-tilt", "glute-bridge", "cat-cow", "bird-dog", "body-scan",
		})
	})
	t.Run("should run the technique's own timer on both sides", func(t *testing.T) {
		both := []body.Side{body.Left, body.Right}
		for id, sides := range map[technique.ID][]body.Side{
			"clamshell": both, "bird-dog": both, "mcgill-curl-up": both, "march-in-place": both,
			"cat-cow": nil, "quad-foam-roll": nil, "trigger-point-hold": nil,
		} {
			r := add(t, routine.New("Mine"), id)
			same(t, string(id)+" sides", r.Steps[0].Sides, sides)
			same(t, string(id)+" timer", r.Steps[0].Dose.On(technique.Timer{
				Mode: technical(t, c, id).Timer.Mode, Counts: technical(t, c, id).Timer.Counts,
			}), technical(t, c, id).Timer)
		}
	})
	t.Run("should leave the routine it was added to alone", func(t *testing.T) {
		r := add(t, routine.New("Mine"), "cat-cow", "body-scan")
		before := slices.Clone(r.Steps)
		r.Steps = slices.Grow(r.Steps, 4)
		add(t, r, "glute-foam-roll")
		same(t, "steps", r.Steps, before)
	})
	t.Run("should make sense of every technique with a timer and refuse the others", func(t *testing.T) {
		for _, each := range c.Catalogue.All() {
			r, err := routine.New("Mine").Add(each)
			if !plan.Guided(each) {
				if !errors.Is(err, plan.ErrNotGuided) || len(r.Steps) != 0 {
					t.Errorf("%s: error is %v", each.ID, err)
				}
				continue
			}
			if err == nil {
				err = r.Check(c.Catalogue.Get)
			}
			if err != nil {
				t.Errorf("%s: %v", each.ID, err)
			}
		}
	})
	t.Run("should put every technique into the part that a plan puts it into", func(t *testing.T) {
		r, tried := request(), 0
		clearance := cleared(t, c, r)
		for _, each := range c.Catalogue.All() {
			p, err := c.Engine.Single(clearance, each.ID, r)
			if err != nil {
				continue // not open to this person, or not for the timer
			}
			tried++
			if got := add(t, routine.New("Mine"), each.ID).Steps[0].Slot; got != p.Steps[0].Slot {
				t.Errorf("%s is in %s, a plan has it in %s", each.ID, got, p.Steps[0].Slot)
			}
		}
		if tried < 60 {
			t.Errorf("only %d techniques were tried", tried)
		}
	})
}

func three() routine.Routine {
	r := walk()
	for _, id := range []technique.ID{"b", "c"} {
		s := r.Steps[0]
		s.Technique = id
		r.Steps = append(r.Steps, s)
	}
	r.Steps[0].Technique = "a"
	return r
}

func letters(r routine.Routine) string {
	var b strings.Builder
	for _, s := range r.Steps {
		b.WriteString(string(s.Technique))
	}
	return b.String()
}

func TestMove(t *testing.T) {
	for _, tt := range []struct {
		from, to int
		want     string
	}{{0, 0, "abc"}, {0, 1, "bac"}, {0, 2, "bca"}, {2, 0, "cab"}, {2, 1, "acb"}, {1, 2, "acb"}} {
		t.Run("should bring a step to its new place: "+tt.want, func(t *testing.T) {
			r := three()
			got, err := r.Move(tt.from, tt.to)
			if err != nil || letters(got) != tt.want || letters(r) != "abc" {
				t.Errorf("it is %s, the old one %s, error %v", letters(got), letters(r), err)
			}
		})
	}
}

func TestRemove(t *testing.T) {
	t.Run("should take out one step", func(t *testing.T) {
		r := three()
		for i, want := range []string{"bc", "ac", "ab"} {
			got, err := r.Remove(i)
			if err != nil || letters(got) != want || letters(r) != "abc" {
				t.Errorf("it is %s, the old one %s, error %v", letters(got), letters(r), err)
			}
		}
	})
	t.Run("should let a routine become empty, but not be kept so", func(t *testing.T) {
		r, err := walk().Remove(0)
		if err != nil || len(r.Steps) != 0 {
			t.Errorf("steps are %v, error %v", r.Steps, err)
		}
		assertInvalid(t, r.Check(nil), "steps")
	})
}

func TestInsert(t *testing.T) {
	t.Run("should put a step back where it was", func(t *testing.T) {
		r := three()
		for i := range r.Steps {
			without, err := r.Remove(i)
			if err != nil {
				t.Fatal(err)
			}
			got, err := without.Insert(i, r.Steps[i])
			if err != nil || letters(got) != "abc" || len(without.Steps) != 2 {
				t.Errorf("it is %s, the shorter one %s, error %v", letters(got), letters(without), err)
			}
		}
	})
	t.Run("should refuse a place that is none, and change nothing", func(t *testing.T) {
		r := three()
		for _, at := range []int{-1, 4} {
			got, err := r.Insert(at, r.Steps[0])
			assertInvalid(t, err, "steps")
			same(t, "routine", got, r)
		}
	})
}

func TestNoSuchStep(t *testing.T) {
	t.Run("should be said and change nothing", func(t *testing.T) {
		r := three()
		for _, at := range []int{-1, 3} {
			for _, change := range []func() (routine.Routine, error){
				func() (routine.Routine, error) { return r.Remove(at) },
				func() (routine.Routine, error) { return r.Move(at, 0) },
				func() (routine.Routine, error) { return r.Move(0, at) },
			} {
				got, err := change()
				assertInvalid(t, err, "steps")
				same(t, "routine", got, r)
			}
		}
	})
}

func TestRename(t *testing.T) {
	t.Run("should take away space around the name", func(t *testing.T) {
		got, err := walk().Rename("\u00a0 Before work \n")
		if err != nil || got.Name != "Before work" {
			t.Errorf("name is %q, error %v", got.Name, err)
		}
	})
	t.Run("should keep the old name when the new one is none", func(t *testing.T) {
		got, err := walk().Rename(" ")
		assertInvalid(t, err, "name")
		same(t, "name", got.Name, "Walk")
	})
}

func assertInvalid(t *testing.T, err error, field string) {
	t.Helper()
	var invalid *routine.InvalidError
	if !errors.As(err, &invalid) || invalid.Field != field || invalid.Problem == "" {
		t.Errorf("error is %v, want one about %s", err, field)
	}
}

func TestCheck(t *testing.T) {
	c := load(t)
	dose := func(change func(*routine.Dose)) func(*routine.Routine) {
		return func(r *routine.Routine) { change(&r.Steps[0].Dose) }
	}
	sides := func(all ...body.Side) func(*routine.Routine) {
		return func(r *routine.Routine) { r.Steps[0].Sides = all }
	}
	tests := map[string]struct {
		spoil func(*routine.Routine)
		field string // empty when nothing is wrong
	}{
		"a plain routine":           {func(*routine.Routine) {}, ""},
		"a name of 60 characters":   {func(r *routine.Routine) { r.Name = strings.Repeat("ß", 60) }, ""},
		"a name of 61 characters":   {func(r *routine.Routine) { r.Name = strings.Repeat("ß", 61) }, "name"},
		"space around a long name":  {func(r *routine.Routine) { r.Name = " " + strings.Repeat("ß", 60) + "\t" }, ""},
		"no name":                   {func(r *routine.Routine) { r.Name = "" }, "name"},
		"a name of space":           {func(r *routine.Routine) { r.Name = " \t\u2003" }, "name"},
		"a name of two lines":       {func(r *routine.Routine) { r.Name = "a\nb" }, "name"},
		"a name that is no text":    {func(r *routine.Routine) { r.Name = "a\xffb" }, "name"},
		"no steps":                  {func(r *routine.Routine) { r.Steps = nil }, "steps"},
		"fifty steps":               {func(r *routine.Routine) { r.Steps = slices.Repeat(r.Steps, 50) }, ""},
		"fifty-one steps":           {func(r *routine.Routine) { r.Steps = slices.Repeat(r.Steps, 51) }, "steps"},
		"a step of nothing":         {func(r *routine.Routine) { r.Steps[0].Technique = "" }, "steps"},
		"an unknown technique":      {func(r *routine.Routine) { r.Steps[0].Technique = "odd" }, "steps"},
		"a technique without timer": {func(r *routine.Routine) { r.Steps[0].Technique = "pro-swedish" }, "steps"},
		"an unknown part":           {func(r *routine.Routine) { r.Steps[0].Slot = plan.Close + 1 }, "steps"},
		"one side":                  {sides(body.Right), ""},
		"two sides":                 {sides(body.Right, body.Left), ""},
		"one side twice":            {sides(body.Right, body.Right), "steps"},
		"the middle as a side":      {sides(body.Middle), "steps"},
		"no repetitions":            {dose(func(d *routine.Dose) { d.Reps = 0 }), "steps"},
		"no sets":                   {dose(func(d *routine.Dose) { d.Sets = 0 }), "steps"},
		"no time":                   {dose(func(d *routine.Dose) { d.Hold, d.Rest = 0, 0 }), "steps"},
		"rest alone":                {dose(func(d *routine.Dose) { d.Hold, d.Rest = 0, 60 }), ""},
		"less than no rest":         {dose(func(d *routine.Dose) { d.Rest = -1 }), "steps"},
		"two hours":                 {dose(func(d *routine.Dose) { d.Hold = 7200 }), ""},
		"more than two hours":       {dose(func(d *routine.Dose) { d.Hold, d.Reps = 3600, 3 }), "steps"},
		"numbers without end":       {dose(func(d *routine.Dose) { d.Reps, d.Sets = 1<<31-1, 1<<31-1 }), "steps"},
		"no sides to run":           {dose(func(d *routine.Dose) { d.Sides = 0 }), "steps"},
		"three sides to run":        {dose(func(d *routine.Dose) { d.Sides = 3 }), "steps"},
		"midnight":                  {func(r *routine.Routine) { r.At = 0 }, ""},
		"a minute before midnight":  {func(r *routine.Routine) { r.At = 1439 }, ""},
		"minute 1440":               {func(r *routine.Routine) { r.At = 1440 }, "at"},
		"a minute before none":      {func(r *routine.Routine) { r.At = -2 }, "at"},
		"a place":                   {func(r *routine.Routine) { r.Place = plan.Bed }, ""},
		"an unknown place":          {func(r *routine.Routine) { r.Place = "moon" }, "place"},
		"every day":                 {func(r *routine.Routine) { r.Days = []time.Weekday{0, 1, 2, 3, 4, 5, 6} }, ""},
		"a day twice":               {func(r *routine.Routine) { r.Days = []time.Weekday{1, 2, 1} }, "days"},
		"an eighth day":             {func(r *routine.Routine) { r.Days = []time.Weekday{7} }, "days"},
		"a day before Sunday":       {func(r *routine.Routine) { r.Days = []time.Weekday{-1} }, "days"},
	}
	for name, tt := range tests {
		t.Run("should know about "+name, func(t *testing.T) {
			r := walk()
			tt.spoil(&r)
			err := r.Check(c.Catalogue.Get)
			if tt.field == "" {
				if err != nil {
					t.Error(err)
				}
				return
			}
			assertInvalid(t, err, tt.field)
		})
	}
	t.Run("should not look at techniques without a catalogue", func(t *testing.T) {
		r := walk()
		r.Steps[0].Technique = "from-the-future"
		if err := r.Check(nil); err != nil {
			t.Error(err)
		}
	})
}

func TestTidy(t *testing.T) {
	t.Run("should order the days from Monday and leave the routine alone", func(t *testing.T) {
		r := walk()
		r.Days = []time.Weekday{time.Sunday, time.Friday, time.Monday}
		same(t, "days", r.Tidy().Days, []time.Weekday{time.Monday, time.Friday, time.Sunday})
		same(t, "old days", r.Days, []time.Weekday{time.Sunday, time.Friday, time.Monday})
	})
}

// TestEditing does to a routine whatever a person can do to it.
func TestEditing(t *testing.T) {
	c := load(t)
	guided := slices.DeleteFunc(c.Catalogue.All(), func(t *technique.Technique) bool { return !plan.Guided(t) })
	t.Run("should keep every step somebody put in and did not take out", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			r, want := routine.New("Mine"), map[technique.ID]int{}
			for range rapid.IntRange(1, 20).Draw(t, "changes") {
				before, copied := r, slices.Clone(r.Steps)
				var err error
				switch what := rapid.IntRange(0, 3).Draw(t, "change"); {
				case what == 0 && len(r.Steps) > 0:
					at := rapid.IntRange(0, len(r.Steps)-1).Draw(t, "out")
					want[r.Steps[at].Technique]--
					r, err = r.Remove(at)
				case what == 1 && len(r.Steps) > 0:
					place := rapid.IntRange(0, len(r.Steps)-1)
					r, err = r.Move(place.Draw(t, "from"), place.Draw(t, "to"))
				default:
					added := rapid.SampledFrom(guided).Draw(t, "technique")
					want[added.ID]++
					r, err = r.Add(added)
				}
				if err != nil {
					t.Fatal(err)
				}
				if !reflect.DeepEqual(before.Steps, copied) && len(copied) > 0 {
					t.Fatalf("the routine before the change is now %+v", before.Steps)
				}
			}
			got := map[technique.ID]int{}
			for _, s := range r.Steps {
				got[s.Technique]++
			}
			for id, n := range want {
				if got[id] != n {
					t.Fatalf("%s is in it %d times, want %d", id, got[id], n)
				}
			}
			if err := r.Check(c.Catalogue.Get); err != nil && len(r.Steps) > 0 {
				t.Fatal(err)
			}
		})
	})
}
