package plan_test

import (
	"errors"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/content"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/technique"
)

var day = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func load(t testing.TB) *content.Content {
	t.Helper()
	c, err := content.Load(os.DirFS("../../assets"))
	if err != nil {
		t.Fatal(err)
	}
	for _, broken := range c.Broken {
		if strings.HasPrefix(broken.Error(), "techniques/") { // plans do not depend on anything else
			t.Error(broken)
		}
	}
	return c
}

// somebody is a person with all questions answered "no", but for what a test changes.
type somebody struct {
	flags    map[safety.FlagID]safety.Answer
	cautions map[safety.CautionID][]body.Region // with their areas
	branches map[string]safety.Answer
	age      int
}

func (p somebody) inputs(c *content.Content, r plan.Request) safety.Inputs {
	in := safety.Inputs{
		Screening: c.Rules.Begin(nil, r.Day),
		Profile: safety.Profile{
			Answers: map[safety.CautionID]safety.Answer{}, Areas: map[safety.CautionID][]body.Region{},
			Branches: map[string]safety.Answer{}, Age: p.age,
		},
		Pain: r.CheckIn.Pain, Marks: r.CheckIn.Marks, BendEasier: r.CheckIn.Direction == checkin.Bend, Now: r.Day,
	}
	for _, f := range c.Rules.Flags() {
		in.Screening.Answer(f.ID, safety.No, r.Day)
	}
	for id, a := range p.flags {
		in.Screening.Answer(id, a, r.Day)
	}
	for _, each := range c.Rules.Cautions() {
		in.Profile.Answers[each.ID] = safety.No
	}
	for id, areas := range p.cautions {
		in.Profile.Answers[id] = safety.Yes
		in.Profile.Areas[id] = areas
	}
	for _, b := range c.Rules.Branches(in) {
		in.Profile.Branches[b.ID] = safety.No
	}
	maps.Copy(in.Profile.Branches, p.branches)
	for _, f := range c.Rules.FollowUps(in) {
		in.Screening.FollowUp(f.ID, safety.No)
	}
	return in
}

// build clears the person and makes the plan.
func build(t testing.TB, c *content.Content, p somebody, r plan.Request) (plan.Plan, safety.Clearance) {
	t.Helper()
	clearance, verdict, err := c.Rules.Clear(p.inputs(c, r))
	if err != nil {
		t.Fatalf("clear: %v (%+v)", err, verdict)
	}
	made, err := c.Engine.Build(clearance, r)
	if err != nil {
		t.Fatalf("build: %v", err)
	}
	return made, clearance
}

// request is an ordinary one: a persistent ache in the low back on the left.
func request(change func(*plan.Request)) plan.Request {
	r := plan.Request{
		CheckIn: checkin.CheckIn{
			Marks: []body.Mark{{Region: "lumbar-left", Intensity: 3, Quality: body.Ache}},
			Pain:  3, Phase: technique.Persistent, Settle: checkin.SettleMinutes,
		},
		Minutes: 10, Place: plan.Floor, Goal: plan.Ease, Day: day,
		Tools: []technique.ToolID{"tennis-ball", "wall", "foam-roller", "chair"},
	}
	if change != nil {
		change(&r)
	}
	return r
}

func ids(p plan.Plan) []technique.ID {
	var out []technique.ID
	for _, s := range p.Steps {
		out = append(out, s.Technique.ID)
	}
	return out
}

func has(p plan.Plan, id technique.ID) bool { return slices.Contains(ids(p), id) }

func kinds(p plan.Plan, k technique.Kind) int {
	n := 0
	for _, s := range p.Steps {
		if s.Technique.Kind == k {
			n++
		}
	}
	return n
}

func noted(p plan.Plan, id string) bool {
	return slices.ContainsFunc(p.Notes, func(r plan.Reason) bool { return r.ID == id })
}

func leftOut(p plan.Plan, id technique.ID) (plan.LeftOut, bool) {
	i := slices.IndexFunc(p.LeftOut, func(l plan.LeftOut) bool { return l.Technique.ID == id })
	if i < 0 {
		return plan.LeftOut{}, false
	}
	return p.LeftOut[i], true
}

func TestBuildNeedsAClearance(t *testing.T) {
	c := load(t)
	t.Run("should refuse the zero clearance", func(t *testing.T) {
		if _, err := c.Engine.Build(safety.Clearance{}, request(nil)); !errors.Is(err, plan.ErrNoClearance) {
			t.Errorf("err = %v", err)
		}
	})
	t.Run("should refuse the clearance that an emergency leaves", func(t *testing.T) {
		p := somebody{flags: map[safety.FlagID]safety.Answer{"rf-saddle-numbness": safety.Yes}}
		clearance, _, err := c.Rules.Clear(p.inputs(c, request(nil)))
		if !errors.Is(err, safety.ErrNotCleared) {
			t.Fatalf("clear: %v", err)
		}
		if _, err := c.Engine.Build(clearance, request(nil)); !errors.Is(err, plan.ErrNoClearance) {
			t.Errorf("err = %v", err)
		}
	})
}

func TestBuildRefusesBadRequests(t *testing.T) {
	c := load(t)
	clearance, _, err := c.Rules.Clear(somebody{}.inputs(c, request(nil)))
	if err != nil {
		t.Fatal(err)
	}
	for field, change := range map[string]func(*plan.Request){
		"minutes":   func(r *plan.Request) { r.Minutes = 7 },
		"place":     func(r *plan.Request) { r.Place = "garden" },
		"goal":      func(r *plan.Request) { r.Goal = "win" },
		"pain":      func(r *plan.Request) { r.CheckIn.Pain = -2 },
		"phase":     func(r *plan.Request) { r.CheckIn.Phase = "" },
		"settle":    func(r *plan.Request) { r.CheckIn.Settle = "soon" },
		"direction": func(r *plan.Request) { r.CheckIn.Direction = "up" },
		"day":       func(r *plan.Request) { r.Day = time.Time{} },
		"tool":      func(r *plan.Request) { r.Tools = []technique.ToolID{"hammer"} },
		"mark":      func(r *plan.Request) { r.CheckIn.Marks = []body.Mark{{Region: "nose", Intensity: 3}} },
	} {
		t.Run("should refuse a bad "+field, func(t *testing.T) {
			_, err := c.Engine.Build(clearance, request(change))
			var bad *plan.RequestError
			if !errors.As(err, &bad) || bad.Field != field {
				t.Errorf("err = %v, want a bad %s", err, field)
			}
		})
	}
	for name, marks := range map[string][]body.Mark{
		"an intensity above 10": {{Region: "lumbar-left", Intensity: 11}},
		"a negative intensity":  {{Region: "lumbar-left", Intensity: -1}},
		"an unknown quality":    {{Region: "lumbar-left", Intensity: 1, Quality: "itchy"}},
		"a region twice":        {{Region: "lumbar-left", Intensity: 1}, {Region: "lumbar-left", Intensity: 2}},
	} {
		t.Run("should refuse "+name, func(t *testing.T) {
			_, err := c.Engine.Build(clearance, request(func(r *plan.Request) { r.CheckIn.Marks = marks }))
			var bad *plan.RequestError
			if !errors.As(err, &bad) || bad.Field != "mark" {
				t.Errorf("err = %v, want a bad mark", err)
			}
		})
	}
}

// TestVignettes tells of people; each says what must and must not come out.
func TestVignettes(t *testing.T) {
	c := load(t)
	for _, v := range []struct {
		should string
		who    somebody
		change func(*plan.Request)
		check  func(t *testing.T, p plan.Plan)
	}{
		{
			should: "work the buttock and its neighbours at a desk, sore side first",
			change: func(r *plan.Request) {
				r.CheckIn.Marks = []body.Mark{{Region: "gluteus-maximus-left", Intensity: 5, Quality: body.Ache}}
				r.CheckIn.Pain, r.CheckIn.Settle, r.Place, r.Goal = 5, checkin.SettleMinutes, plan.Desk, plan.BreakSitting
			},
			check: func(t *testing.T, p plan.Plan) {
				for _, s := range p.Steps {
					if len(s.Sides) == 2 && s.Technique.Dose.Sides == technique.PerSide && s.Sides[0] != body.Left &&
						targets(s.Technique, "gluteus-maximus") {
						t.Errorf("%s starts on the right", s.Technique.ID)
					}
				}
				if p.Irritability != plan.IrritabilityModerate {
					t.Errorf("irritability %s", p.Irritability)
				}
			},
		},
		{
			should: "keep to calm and small movement, five minutes of it, in an irritable acute spell",
			change: func(r *plan.Request) {
				r.CheckIn.Pain, r.CheckIn.Phase, r.CheckIn.Settle, r.Minutes = 8, technique.Acute, checkin.SettleLonger, 20
			},
			check: func(t *testing.T, p plan.Plan) {
				moving := 0
				for _, s := range p.Steps {
					switch s.Technique.Kind {
					case technique.Relaxation, technique.Heat:
					case technique.Mobility:
						moving += s.Seconds() + plan.Changeover
					default:
						t.Errorf("%s is %s", s.Technique.ID, s.Technique.Kind)
					}
				}
				if moving == 0 || moving > 300 {
					t.Errorf("%d s of movement", moving)
				}
				if !noted(p, "plan.note.movement-limit") {
					t.Error("does not say why")
				}
			},
		},
		{
			should: "leave out deep pressure and lying face down in pregnancy, and say so",
			who:    somebody{cautions: map[safety.CautionID][]body.Region{"cx-pregnancy": nil}},
			check: func(t *testing.T, p plan.Plan) {
				l, ok := leftOut(p, "glute-medius-wall-ball")
				if !ok || l.Caution != "cx-pregnancy" {
					t.Errorf("left out: %+v", l)
				}
				for _, s := range p.Steps {
					if s.Technique.Has(technique.DeepPressure) || s.Technique.Has("prone") {
						t.Errorf("%s", s.Technique.ID)
					}
				}
			},
		},
		{
			should: "spare thin bones from bending, twisting and pressure on the spine",
			who:    somebody{cautions: map[safety.CautionID][]body.Region{"cx-osteoporosis": nil}},
			check: func(t *testing.T, p plan.Plan) {
				for _, s := range p.Steps {
					for _, tag := range []technique.Tag{technique.SpinePressure, technique.LoadedFlexion, technique.EndFlexion, technique.Rotation} {
						if s.Technique.Has(tag) {
							t.Errorf("%s is tagged %s", s.Technique.ID, tag)
						}
					}
				}
				if l, ok := leftOut(p, "childs-pose"); !ok || l.Caution != "cx-osteoporosis" {
					t.Error("child's pose is not explained")
				}
			},
		},
		{
			should: "leave out firm pressure with blood thinners, most relevant first",
			who:    somebody{cautions: map[safety.CautionID][]body.Region{"cx-anticoagulant": nil}},
			check: func(t *testing.T, p plan.Plan) {
				if len(p.LeftOut) == 0 || p.LeftOut[0].Caution != "cx-anticoagulant" {
					t.Errorf("left out first: %+v", p.LeftOut[:min(1, len(p.LeftOut))])
				}
				for _, s := range p.Steps {
					if s.Technique.Has(technique.DeepPressure) {
						t.Errorf("%s", s.Technique.ID)
					}
				}
			},
		},
		{
			should: "find two minutes at a desk without any tool",
			change: func(r *plan.Request) { r.Minutes, r.Place, r.Tools, r.Goal = 2, plan.Desk, nil, plan.BreakSitting },
			check: func(t *testing.T, p plan.Plan) {
				if len(p.Steps) < 2 {
					t.Errorf("only %v", ids(p))
				}
			},
		},
		{
			should: "give general care when nothing is marked",
			change: func(r *plan.Request) { r.CheckIn.Marks = nil },
			check: func(t *testing.T, p plan.Plan) {
				if !noted(p, "plan.note.unmarked") || len(p.Steps) < 4 {
					t.Errorf("%v %v", ids(p), p.Notes)
				}
			},
		},
		{
			should: "leave the breath and the body scan when everything else is paused, and say why it is short",
			who:    somebody{cautions: map[safety.CautionID][]body.Region{"cx-recent-injury": nil}},
			change: func(r *plan.Request) { r.Minutes = 20 },
			check: func(t *testing.T, p plan.Plan) {
				for _, id := range ids(p) {
					if id != "diaphragmatic-breathing" && id != "body-scan" {
						t.Errorf("%s is open", id)
					}
				}
				if len(p.Steps) == 0 || !noted(p, "plan.note.short-calm") || !noted(p, "plan.note.help") {
					t.Errorf("%v, notes %v", ids(p), p.Notes)
				}
			},
		},
		{
			should: "fill five paused minutes with the breath alone",
			who:    somebody{cautions: map[safety.CautionID][]body.Region{"cx-recent-injury": nil}},
			change: func(r *plan.Request) { r.Minutes = 5 },
			check: func(t *testing.T, p plan.Plan) {
				if s := p.Seconds(); s < 285 || s > 315 {
					t.Errorf("%d s", s)
				}
			},
		},
		{
			should: "wind down with relaxation first",
			change: func(r *plan.Request) { r.Goal = plan.WindDown },
			check: func(t *testing.T, p plan.Plan) {
				if kinds(p, technique.Relaxation) < 3 || kinds(p, technique.Strength) > 0 {
					t.Errorf("%v", ids(p))
				}
			},
		},
		{
			should: "bring one or two strength items in persistent pain, after a warm-up",
			change: func(r *plan.Request) { r.Goal = plan.GetStronger },
			check: func(t *testing.T, p plan.Plan) {
				if n := kinds(p, technique.Strength); n < 1 || n > 2 {
					t.Errorf("%d strength items in %v", n, ids(p))
				}
			},
		},
		{
			should: "halve strength at moderate irritability",
			change: func(r *plan.Request) {
				r.Goal, r.CheckIn.Settle, r.CheckIn.Pain = plan.GetStronger, checkin.SettleDay, 5
			},
			check: func(t *testing.T, p plan.Plan) {
				for _, s := range p.Steps {
					if s.Technique.Kind == technique.Strength && s.Dose.Reps > (s.Technique.Timer.Reps+1)/2 {
						t.Errorf("%s: %d repetitions", s.Technique.ID, s.Dose.Reps)
					}
				}
			},
		},
		{
			should: "keep strength out of an acute spell that is not calm",
			change: func(r *plan.Request) {
				r.Goal, r.CheckIn.Phase, r.CheckIn.Settle = plan.GetStronger, technique.Acute, checkin.SettleDay
			},
			check: func(t *testing.T, p plan.Plan) {
				if kinds(p, technique.Strength) > 0 {
					t.Errorf("%v", ids(p))
				}
			},
		},
		{
			should: "favour arching when that eases",
			change: func(r *plan.Request) { r.CheckIn.Direction, r.Goal = checkin.Arch, plan.Loosen },
			check: func(t *testing.T, p plan.Plan) {
				if !has(p, "prone-lying") && !has(p, "mckenzie-press-up") && !has(p, "standing-back-extension") {
					t.Errorf("%v", ids(p))
				}
				if has(p, "childs-pose") {
					t.Error("child's pose is in")
				}
			},
		},
		{
			should: "stay off the floor when there is only a chair",
			change: func(r *plan.Request) { r.Place, r.Tools = plan.Chair, []technique.ToolID{"chair"} },
			check: func(t *testing.T, p plan.Plan) {
				for _, s := range p.Steps {
					if s.Technique.Has("floor-transfer") {
						t.Errorf("%s", s.Technique.ID)
					}
				}
			},
		},
		{
			should: "leave out what needs a steady chair when none was named",
			change: func(r *plan.Request) { r.Place, r.Tools = plan.Chair, nil },
			check: func(t *testing.T, p plan.Plan) {
				for _, id := range []technique.ID{"sit-to-stand", "chair-thoracic-extension", "seated-forward-fold", "hip-flexor-standing"} {
					if has(p, id) {
						t.Errorf("%s", id)
					}
				}
			},
		},
		{
			should: "drop the side of a new hip",
			who:    somebody{cautions: map[safety.CautionID][]body.Region{"cx-hip-replacement": {"hip-lateral-left"}}},
			change: func(r *plan.Request) {
				r.CheckIn.Marks = []body.Mark{{Region: "deep-rotators-left", Intensity: 3}}
				r.Goal, r.Tools = plan.Loosen, nil
			},
			check: func(t *testing.T, p plan.Plan) {
				found := false
				for _, s := range p.Steps {
					if s.Technique.Has("hip-rotation") {
						found = true
						if s.Side() != "right" || s.Dose.Sides != 1 {
							t.Errorf("%s on %s, %d sides", s.Technique.ID, s.Side(), s.Dose.Sides)
						}
					}
				}
				if !found {
					t.Errorf("nothing to see in %v", ids(p))
				}
			},
		},
		{
			should: "do only the sore side when time is short",
			change: func(r *plan.Request) {
				r.CheckIn.Marks = []body.Mark{{Region: "gluteus-medius-right", Intensity: 3}}
				r.Minutes, r.Goal = 2, plan.GetStronger
			},
			check: func(t *testing.T, p plan.Plan) {
				for _, s := range p.Steps {
					if s.Technique.Dose.Sides == technique.PerSide && s.Side() != "right" {
						t.Errorf("%s on %s", s.Technique.ID, s.Side())
					}
				}
			},
		},
		{
			should: "keep to the leg session when pain runs below the knee",
			who:    somebody{flags: map[safety.FlagID]safety.Answer{"rf-leg-pain-neuro": safety.Yes}},
			change: func(r *plan.Request) {
				r.CheckIn.Marks = []body.Mark{{Region: "lumbar-left", Intensity: 3}, {Region: "below-knee-left", Intensity: 3}}
			},
			check: func(t *testing.T, p plan.Plan) {
				if has(p, "mckenzie-press-up") || has(p, "clamshell") || len(p.Steps) < 3 {
					t.Errorf("%v", ids(p))
				}
			},
		},
	} {
		t.Run("should "+v.should, func(t *testing.T) {
			made, _ := build(t, c, v.who, request(v.change))
			v.check(t, made)
		})
	}
}

func targets(t *technique.Technique, g body.Group) bool {
	return slices.ContainsFunc(t.Targets, func(target technique.Target) bool { return target.Group == g })
}

func TestHistory(t *testing.T) {
	c := load(t)
	uses := func(id technique.ID, change, n, daysAgo int) plan.History {
		var h plan.History
		for i := range n {
			h.Uses = append(h.Uses, plan.Use{Technique: id, At: day.AddDate(0, 0, -daysAgo-i), Change: change, Rated: true})
		}
		return h
	}
	score := func(h plan.History, factor string) float64 {
		p, _ := build(t, c, somebody{}, request(func(r *plan.Request) { r.History = h }))
		for _, s := range p.Steps {
			if s.Technique.ID != "diaphragmatic-breathing" {
				continue
			}
			for _, f := range s.Score.Factors {
				if f.Name == factor {
					return f.Value
				}
			}
		}
		t.Fatalf("no breath in %v", ids(p))
		return 0
	}
	for _, v := range []struct {
		should, factor string
		history        plan.History
		want           float64
	}{
		{"trust what helped in five rated uses", "response", uses("diaphragmatic-breathing", -2, 5, 10), 1.2},
		{"believe nothing below five rated uses", "response", uses("diaphragmatic-breathing", -2, 4, 10), 1},
		{"count a little better where that is what is to be expected", "response", uses("diaphragmatic-breathing", -1, 6, 10), 1.1},
		{"draw a mean of exactly −0.5 below the table, because six uses are few", "response", plan.History{Uses: append(
			uses("diaphragmatic-breathing", -1, 3, 10).Uses, uses("diaphragmatic-breathing", 0, 3, 20).Uses...)}, 1},
		{"play down what was done today", "freshness", uses("diaphragmatic-breathing", 0, 1, 0), 0.6},
		{"play down the kind of yesterday", "freshness", uses("body-scan", 0, 1, 1), 0.95},
		{"bring back what rested for a week", "freshness", uses("diaphragmatic-breathing", 0, 1, 7), 1.05},
		{"leave alone what was never used", "freshness", plan.History{}, 1},
	} {
		t.Run("should "+v.should, func(t *testing.T) {
			if got := score(v.history, v.factor); got != v.want {
				t.Errorf("%s = %v, want %v", v.factor, got, v.want)
			}
		})
	}
}

func TestSameInputSameOutput(t *testing.T) {
	c := load(t)
	first, _ := build(t, c, somebody{}, request(nil))
	for range 20 {
		again, _ := build(t, c, somebody{}, request(nil))
		if !reflect.DeepEqual(first, again) {
			t.Fatal("two runs differ")
		}
	}
}

func BenchmarkBuild(b *testing.B) {
	c := load(b)
	r := request(func(r *plan.Request) { r.Minutes = 20 })
	clearance, _, err := c.Rules.Clear(somebody{}.inputs(c, r))
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := c.Engine.Build(clearance, r); err != nil {
			b.Fatal(err)
		}
	}
}
