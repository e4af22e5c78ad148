package course_test

import (
	"os"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/content"
	"unknot/internal/course"
	"unknot/internal/guide"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/technique"
)

var now = time.Date(2026, 11, 21, 18, 0, 0, 0, time.UTC)

func load(t testing.TB) *content.Content {
	t.Helper()
	c, err := content.Load(os.DirFS("../../assets"))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// ago is a moment some days before now, at six in the evening.
func ago(days int) time.Time { return now.AddDate(0, 0, -days) }

// practised is one session with a technique: pain before and after, effort, and how it hurt.
func practised(id int64, daysAgo, before, after, effort int, techniques ...technique.ID) []plan.Use {
	var out []plan.Use
	for _, t := range techniques {
		out = append(out, plan.Use{
			Technique: t, Session: id, At: ago(daysAgo), Before: before, After: after, Change: after - before,
			Rated: before >= 0 && after >= 0, Effort: effort,
		})
	}
	return out
}

func hurt(uses []plan.Use, how checkin.Hurt) []plan.Use {
	uses[0].Hurt = how
	return uses
}

// date names a day.
func date(daysAgo int) string { return ago(daysAgo).Format("2006-01-02") }

func dayWith(daysAgo int, change func(*checkin.Day)) checkin.Day {
	d := checkin.NewDay(date(daysAgo))
	d.At = ago(daysAgo)
	change(&d)
	return d
}

func morning(daysAgo, pain int) checkin.Day {
	return dayWith(daysAgo, func(d *checkin.Day) { d.Morning = pain })
}

// pains gives one check-in a day for the days from so many ago up to today.
func pains(values ...int) []checkin.CheckIn {
	var out []checkin.CheckIn
	for i, v := range values {
		if v >= 0 {
			out = append(out, checkin.CheckIn{At: ago(len(values) - 1 - i).Add(-4 * time.Hour), Pain: v, Phase: technique.Persistent})
		}
	}
	return out
}

func repeat(n, v int) []int { return slices.Repeat([]int{v}, n) }

func join(parts ...[]int) []int { return slices.Concat(parts...) }

func uses(parts ...[]plan.Use) []plan.Use { return slices.Concat(parts...) }

func excluded(c course.Course, id technique.ID) (plan.Exclusion, bool) {
	i := slices.IndexFunc(c.Guidance.Excluded, func(x plan.Exclusion) bool { return x.Technique == id })
	if i < 0 {
		return plan.Exclusion{}, false
	}
	return c.Guidance.Excluded[i], true
}

func careful(c course.Course, id technique.ID) bool {
	return slices.ContainsFunc(c.Guidance.Careful, func(x plan.Careful) bool { return x.Technique == id })
}

func avoided(c course.Course, id technique.ID) bool {
	return slices.ContainsFunc(c.Guidance.Avoided, func(x plan.Avoided) bool { return x.Technique == id })
}

func TestSetbacks(t *testing.T) {
	const it = technique.ID("bird-dog")
	for _, tt := range []struct {
		should  string
		r       course.Records
		rule    course.Rule // "" for none of the three
		out     bool
		days    int // until it is open again, from the last setback
		other   bool
		careful bool
	}{
		{"stop what made the pain sharper", course.Records{Uses: hurt(practised(1, 1, 3, 3, 2, it), checkin.HurtSharper)}, course.StopNow, true, 3, false, false},
		{"stop what went down the leg", course.Records{Uses: hurt(practised(1, 1, 3, 3, 2, it), checkin.HurtLeg)}, course.StopNow, true, 3, false, false},
		{"stop what was stopped without a word", course.Records{Uses: hurt(practised(1, 1, 3, 3, 2, it), checkin.HurtUnsaid)}, course.StopNow, true, 3, false, false},
		{"bring it back with care after three days", course.Records{Uses: hurt(practised(1, 4, 3, 3, 2, it), checkin.HurtNumb)}, course.StopNow, false, 0, false, true},
		{"forget it once it went well", course.Records{Uses: uses(hurt(practised(1, 6, 3, 3, 2, it), checkin.HurtSharper), practised(2, 1, 3, 3, 2, it)), Days: []checkin.Day{morning(0, 3)}}, "", false, 0, false, false},
		{"ease what was too much", course.Records{Uses: hurt(practised(1, 1, 3, 3, 2, it), checkin.HurtTooMuch)}, course.Amber, false, 0, false, true},
		{"skip for 72 hours what left pain 2 up after a day", course.Records{Uses: practised(1, 1, 3, 5, 2, it), Days: []checkin.Day{morning(0, 4)}}, course.Red24, true, 3, false, false},
		{"not skip what has settled by the morning", course.Records{Uses: practised(1, 1, 3, 5, 2, it), Days: []checkin.Day{morning(0, 3)}}, "", false, 0, false, false},
		{"not skip what rose by one", course.Records{Uses: practised(1, 1, 3, 4, 2, it), Days: []checkin.Day{morning(0, 5)}}, course.Red24, false, 0, false, true},
		{"take care while nobody knows the next day", course.Records{Uses: practised(1, 1, 3, 5, 2, it)}, course.Red24, false, 0, false, true},
		{"take the evening after for the next day", course.Records{
			Uses: practised(1, 2, 3, 5, 2, it), CheckIns: []checkin.CheckIn{{At: ago(1), Pain: 5}},
		}, course.Red24, true, 3, false, false},
		{"leave it out for 28 days after twice in 14, and offer another kind", course.Records{
			Uses: uses(practised(1, 10, 3, 5, 2, it), practised(2, 5, 3, 6, 2, it)), Days: []checkin.Day{morning(9, 5), morning(4, 5)},
		}, course.Red24, true, 28, true, false},
		{"not count twice what is more than 14 days apart", course.Records{
			Uses: uses(practised(1, 25, 3, 5, 2, it), practised(2, 5, 3, 6, 2, it)), Days: []checkin.Day{morning(24, 5), morning(4, 5)},
		}, course.Red24, false, 0, false, true},
		{"say nothing of what has no number", course.Records{Uses: practised(1, 1, -1, -1, -1, it)}, "", false, 0, false, false},
		{"not look into the future", course.Records{Uses: hurt(practised(1, -3, 3, 3, 2, it), checkin.HurtSharper)}, "", false, 0, false, false},
	} {
		t.Run("should "+tt.should, func(t *testing.T) {
			c := course.Read(tt.r, nil, now)
			x, out := excluded(c, it)
			if out != tt.out || careful(c, it) != tt.careful || x.OtherKind != tt.other {
				t.Errorf("out %v (%+v), careful %v", out, x, careful(c, it))
			}
			if out {
				last := tt.r.Uses[len(tt.r.Uses)-1].At
				if want := last.AddDate(0, 0, tt.days); !x.Until.Equal(want) {
					t.Errorf("until %v, want %v", x.Until, want)
				}
			}
			for _, r := range []course.Rule{course.StopNow, course.Amber, course.Red24} {
				if c.Has(r) != (r == tt.rule) {
					t.Errorf("%s is %v, findings %+v", r, c.Has(r), c.Findings)
				}
			}
		})
	}
	t.Run("should blame what hurt by the person's own word, and no one else", func(t *testing.T) {
		u := practised(1, 1, 3, 6, 2, "bird-dog", "cat-cow")
		u[0].Hurt = checkin.HurtSharper
		c := course.Read(course.Records{Uses: u, Days: []checkin.Day{morning(0, 5)}}, nil, now)
		if _, out := excluded(c, "cat-cow"); out {
			t.Error("cat-cow is blamed")
		}
	})
	t.Run("should never blame rest", func(t *testing.T) {
		r := course.Records{Uses: practised(1, 1, 3, 6, 2, "bird-dog", "body-scan"), Days: []checkin.Day{morning(0, 5)}}
		c := course.Read(r, load(t).Catalogue, now)
		if _, out := excluded(c, "body-scan"); out || len(c.Guidance.Excluded) != 1 {
			t.Errorf("%+v", c.Guidance.Excluded)
		}
	})
}

func TestSoreness(t *testing.T) {
	sore := course.Records{Uses: practised(1, 1, 3, 3, 2, "glute-bridge"), Days: []checkin.Day{morning(0, 4)}}
	t.Run("should carry on with other items", func(t *testing.T) {
		c := course.Read(sore, nil, now)
		if !c.Has(course.SoreOK) || !avoided(c, "glute-bridge") || len(c.Guidance.Excluded) != 0 {
			t.Errorf("%+v", c)
		}
	})
	t.Run("should not be fine with leg symptoms", func(t *testing.T) {
		with := sore
		with.Days = []checkin.Day{dayWith(0, func(d *checkin.Day) { d.Morning, d.Leg = 4, checkin.LegBelowKnee })}
		if c := course.Read(with, nil, now); c.Has(course.SoreOK) {
			t.Errorf("%+v", c.Findings)
		}
	})
	t.Run("should be over after two days", func(t *testing.T) {
		old := course.Records{Uses: practised(1, 3, 3, 3, 2, "glute-bridge"), Days: []checkin.Day{morning(2, 4)}}
		if c := course.Read(old, nil, now); c.Has(course.SoreOK) || avoided(c, "glute-bridge") {
			t.Errorf("%+v", c.Findings)
		}
	})
}

// goodDays are sessions that count for rule-progress, one a day, the last so many days ago.
func goodDays(n, last int) (u []plan.Use, d []checkin.Day) {
	for i := range n {
		day := last + n - 1 - i
		u = append(u, practised(int64(1+i), day, 3, 2, 3, "glute-bridge")...)
		d = append(d, morning(day-1, 2))
	}
	return u, d
}

func TestProgress(t *testing.T) {
	for _, tt := range []struct {
		should string
		change func(u []plan.Use, d []checkin.Day)
		level  int
	}{
		{"step up after three good sessions", func([]plan.Use, []checkin.Day) {}, 1},
		{"not with pain of 4 during", func(u []plan.Use, _ []checkin.Day) { u[1].Before, u[1].Change = 4, -2 }, 0},
		{"not with an effort of 5", func(u []plan.Use, _ []checkin.Day) { u[2].Effort = 5 }, 0},
		{"not with a worse next morning", func(_ []plan.Use, d []checkin.Day) { d[2].Morning = 4 }, 0},
		{"not where the effort is unknown", func(u []plan.Use, _ []checkin.Day) { u[0].Effort = checkin.Unknown }, 0},
		{"not where the next morning is unknown", func(_ []plan.Use, d []checkin.Day) { d[1].Morning = checkin.Unknown }, 0},
		{"not where something hurt", func(u []plan.Use, _ []checkin.Day) { u[1].Hurt = checkin.HurtTooMuch }, 0},
	} {
		t.Run("should "+tt.should, func(t *testing.T) {
			u, d := goodDays(3, 1)
			tt.change(u, d)
			c := course.Read(course.Records{Uses: u, Days: d}, nil, now)
			if c.Level != tt.level || c.Guidance.Progress != tt.level || c.Has(course.Progress) != (tt.level > 0) {
				t.Errorf("level %d, progress %d, findings %+v", c.Level, c.Guidance.Progress, c.Findings)
			}
		})
	}
	t.Run("should leave the row alone while the next morning is still to come", func(t *testing.T) {
		u, d := goodDays(3, 0)
		d = d[:2]
		if c := course.Read(course.Records{Uses: u, Days: d}, nil, now); c.Level != 0 {
			t.Errorf("level %d", c.Level)
		}
		u, d = goodDays(4, 0)
		if c := course.Read(course.Records{Uses: u, Days: d[:3]}, nil, now); c.Level != 1 {
			t.Errorf("level %d", c.Level)
		}
	})
}

func TestDaysOff(t *testing.T) {
	for days, want := range map[int]int{0: 3, 6: 3, 7: 2, 13: 2, 14: 1, 60: 1} {
		if got := course.AfterDaysOff(3, time.Duration(days)*24*time.Hour); got != want {
			t.Errorf("after %d days: %d, want %d", days, got, want)
		}
	}
	t.Run("should pick up at 80 per cent after a week off, and say so", func(t *testing.T) {
		c := course.Read(course.Records{Uses: practised(1, 8, 3, 3, 5, "glute-bridge"), Days: []checkin.Day{morning(7, 3)}}, nil, now)
		if c.Level != -1 || c.Guidance.Scale != 0.8 || len(c.Guidance.Because) != 1 {
			t.Errorf("%+v", c)
		}
	})
	t.Run("should come back after a week of sessions without a setback", func(t *testing.T) {
		u := uses(practised(1, 30, 3, 3, 5, "glute-bridge"), practised(2, 20, 3, 3, 5, "glute-bridge"))
		for day := 19; day > 0; day-- {
			u = append(u, practised(int64(100-day), day, 3, 3, 5, "glute-bridge")...)
		}
		if c := course.Read(course.Records{Uses: u}, nil, now); c.Level != 0 || c.Guidance.Scale != 0 {
			t.Errorf("level %d, scale %v", c.Level, c.Guidance.Scale)
		}
	})
}

func TestTrends(t *testing.T) {
	sessions := func(n, every, pain int) []plan.Use { // the last one yesterday
		var u []plan.Use
		for i := range n {
			u = append(u, practised(int64(i+1), 1+every*(n-1-i), pain, pain, 5, "hip-hinge", "cat-cow")...)
		}
		return u
	}
	for _, tt := range []struct {
		should string
		values []int
		uses   []plan.Use
		rule   course.Rule
		reason string
	}{
		{"hold while nothing changes", join(repeat(7, 7), repeat(14, 5)), sessions(4, 1, 5), course.Hold, "course.hold"},
		{"change one thing after two weeks of the same", repeat(21, 5), sessions(6, 2, 5), course.Hold, "course.hold-change"},
		{"swap two things on a plateau", repeat(21, 5), sessions(9, 1, 5), course.Plateau, "course.plateau"},
		{"keep well once it is over", join(repeat(7, 5), repeat(14, 2)), sessions(9, 1, 2), course.Recover, "course.recover"},
		{"say nothing while it gets better", join(repeat(14, 6), repeat(7, 4)), sessions(9, 1, 4), "", ""},
		{"say nothing without numbers", nil, nil, "", ""},
		{"not call 2 with one day of 3 recovered", join(repeat(20, 2), repeat(1, 3)), nil, "", ""},
	} {
		t.Run("should "+tt.should, func(t *testing.T) {
			c := course.Read(course.Records{CheckIns: pains(tt.values...), Uses: tt.uses}, nil, now)
			var found []course.Rule
			for _, f := range c.Findings {
				if f.Rule == course.Hold || f.Rule == course.Plateau || f.Rule == course.Recover {
					found = append(found, f.Rule)
					if f.Reason.ID != tt.reason {
						t.Errorf("%s says %s", f.Rule, f.Reason.ID)
					}
				}
			}
			if tt.rule == "" && len(found) > 0 || tt.rule != "" && !slices.Equal(found, []course.Rule{tt.rule}) {
				t.Errorf("found %v", found)
			}
			if swaps := len(c.Guidance.Avoided); tt.rule == course.Plateau && swaps != 2 {
				t.Errorf("%d things are swapped", swaps)
			}
		})
	}
}

func TestFlares(t *testing.T) {
	t.Run("should follow the person's own word", func(t *testing.T) {
		c := course.Read(course.Records{Flares: []checkin.Flare{{Started: ago(1)}}}, nil, now)
		if !c.Flare.On || c.Flare.Day != 2 || c.Flare.Suggested || !c.Guidance.Flare || !c.Has(course.OnFlare) {
			t.Errorf("%+v", c)
		}
	})
	t.Run("should see one in the numbers: 3 above the median for more than a day", func(t *testing.T) {
		c := course.Read(course.Records{CheckIns: pains(join(repeat(14, 2), []int{5, 6})...)}, nil, now)
		if !c.Flare.On || !c.Flare.Suggested || !c.Guidance.Flare {
			t.Errorf("%+v", c.Flare)
		}
	})
	for name, values := range map[string][]int{
		"one bad day":               join(repeat(15, 2), []int{9}),
		"two points more":           join(repeat(14, 2), []int{4, 4}),
		"two bad days in few known": {2, 2, 6, 6},
	} {
		t.Run("should not call a flare: "+name, func(t *testing.T) {
			if c := course.Read(course.Records{CheckIns: pains(values...)}, nil, now); c.Flare.On || c.Guidance.Flare {
				t.Errorf("%+v", c.Flare)
			}
		})
	}
	t.Run("should last two days at least", func(t *testing.T) {
		f := checkin.Flare{Started: ago(1), Ended: ago(1).Add(time.Hour)}
		if c := course.Read(course.Records{Flares: []checkin.Flare{f}}, nil, now); !c.Flare.On {
			t.Errorf("%+v", c.Flare)
		}
	})
	t.Run("should say when it lasts more than a week", func(t *testing.T) {
		c := course.Read(course.Records{Flares: []checkin.Flare{{Started: ago(9)}}}, nil, now)
		if !c.Flare.On || !c.Flare.Long || c.Guidance.Because[0].ID != "course.flare-long" {
			t.Errorf("%+v", c)
		}
	})
	t.Run("should come back at half, and go up week by week", func(t *testing.T) {
		for over, want := range map[int]float64{1: 0.5, 6: 0.5, 7: 0.6, 14: 0.72, 21: 0.864, 28: 1} {
			f := checkin.Flare{Started: ago(over + 4), Ended: ago(over)}
			c := course.Read(course.Records{Flares: []checkin.Flare{f}}, nil, now)
			scale := c.Guidance.Scale
			if want == 1 {
				want = 0 // asks for nothing
			}
			if c.Flare.On || c.Guidance.Flare || scale < want-0.001 || scale > want+0.001 {
				t.Errorf("%d days after: scale %v, want %v", over, scale, want)
			}
		}
	})
	t.Run("should go up sooner with three good sessions", func(t *testing.T) {
		u, d := goodDays(3, 1)
		c := course.Read(course.Records{Uses: u, Days: d, Flares: []checkin.Flare{{Started: ago(9), Ended: ago(4)}}}, nil, now)
		if s := c.Flare.Scale; s < 0.599 || s > 0.601 {
			t.Errorf("scale %v", s)
		}
	})
}

func TestNudges(t *testing.T) {
	paid := func(n, before, next int) []guide.Visit {
		var out []guide.Visit
		for i := range n {
			out = append(out, guide.Visit{At: ago(100 - 7*i), Technique: "pro-swedish", Paid: true, Before: before, After: checkin.Unknown, Next: next})
		}
		return out
	}
	week := func(n int, change func(*checkin.Day)) []checkin.Day {
		var out []checkin.Day
		for i := range n {
			out = append(out, dayWith(i, change))
		}
		return out
	}
	below := func(n int) []checkin.CheckIn {
		var out []checkin.CheckIn
		for i := range n {
			out = append(out, checkin.CheckIn{At: ago(i), Pain: 3, Marks: []body.Mark{{Region: "below-knee-left", Intensity: 3}}})
		}
		return out
	}
	flares := func(days ...int) []checkin.Flare {
		var out []checkin.Flare
		for _, d := range days {
			out = append(out, checkin.Flare{Started: ago(d), Ended: ago(d - 4)})
		}
		return out
	}
	for _, tt := range []struct {
		id     course.NudgeID
		should string
		r      course.Records
		want   bool
	}{
		{course.SixWeeks, "after six weeks of the same", course.Records{CheckIns: pains(repeat(45, 5)...)}, true},
		{course.SixWeeks, "after six weeks with 30 per cent less", course.Records{CheckIns: pains(join(repeat(38, 3), repeat(7, 2))...)}, false},
		{course.SixWeeks, "after six weeks with two points less", course.Records{CheckIns: pains(join(repeat(38, 9), repeat(7, 7))...)}, false},
		{course.SixWeeks, "after five weeks", course.Records{CheckIns: pains(repeat(36, 5)...)}, false},
		{course.Worse, "with the mean two points up in two weeks", course.Records{CheckIns: pains(join(repeat(7, 3), repeat(7, 4), repeat(7, 5))...)}, true},
		{course.Worse, "with one point up", course.Records{CheckIns: pains(join(repeat(14, 3), repeat(7, 4))...)}, false},
		{course.LegNudge, "at the third entry below the knee", course.Records{CheckIns: below(3)}, true},
		{course.LegNudge, "at the second", course.Records{CheckIns: below(2)}, false},
		{course.LegNudge, "with days counting too", course.Records{CheckIns: below(2), Days: week(1, func(d *checkin.Day) { d.Leg = checkin.LegBelowKnee })}, true},
		{course.Limit, "after seven days of 7", course.Records{Days: week(7, func(d *checkin.Day) { d.Interference = 7 })}, true},
		{course.Limit, "after seven days of 6", course.Records{Days: week(7, func(d *checkin.Day) { d.Interference = 6 })}, false},
		{course.Limit, "after three days of 9", course.Records{Days: week(3, func(d *checkin.Day) { d.Interference = 9 })}, false},
		{course.Medicine, "with medicine on most days of two weeks", course.Records{Days: week(8, func(d *checkin.Day) { d.Medicine = checkin.Yes })}, true},
		{course.Medicine, "with medicine on half of them", course.Records{Days: week(7, func(d *checkin.Day) { d.Medicine = checkin.Yes })}, false},
		{course.Mood, "after a week of stress", course.Records{Days: week(7, func(d *checkin.Day) { d.Stress = 8 })}, true},
		{course.Mood, "after a heavy week", course.Records{Days: week(7, func(d *checkin.Day) { d.Mood = 9 })}, true},
		{course.Mood, "after an ordinary week", course.Records{Days: week(7, func(d *checkin.Day) { d.Stress, d.Mood = 5, 7 })}, false},
		{course.Repeat, "at the third flare of the year", course.Records{Flares: flares(300, 120, 30)}, true},
		{course.Repeat, "at the third in two years", course.Records{Flares: flares(500, 120, 30)}, false},
		{course.CostNudge, "after seven paid visits without a change", course.Records{Visits: paid(7, 5, 5)}, true},
		{course.CostNudge, "after six", course.Records{Visits: paid(6, 5, 5)}, false},
		{course.CostNudge, "after seven that helped", course.Records{Visits: paid(7, 5, 3)}, false},
		{course.CostNudge, "after seven of which nothing is known", course.Records{Visits: paid(7, checkin.Unknown, checkin.Unknown)}, false},
	} {
		t.Run(string(tt.id)+" "+map[bool]string{true: "should", false: "should not"}[tt.want]+" come "+tt.should, func(t *testing.T) {
			got := course.Nudges(tt.r, now)
			i := slices.IndexFunc(got, func(n course.Nudge) bool { return n.ID == tt.id })
			if (i >= 0) != tt.want {
				t.Errorf("nudges %+v", got)
			}
			if i >= 0 && (got[i].Since.IsZero() || got[i].Reason.ID != "course."+string(tt.id)) {
				t.Errorf("%+v", got[i])
			}
		})
	}
}

func TestReopen(t *testing.T) {
	marked := func(daysAgo int, region body.Region, q body.Quality) checkin.CheckIn {
		return checkin.CheckIn{At: ago(daysAgo), Pain: 3, Marks: []body.Mark{{Region: region, Intensity: 3, Quality: q}}}
	}
	for _, tt := range []struct {
		should string
		r      course.Records
		want   []course.SignID
	}{
		{"ask after pain of 8", course.Records{Screened: ago(5), CheckIns: []checkin.CheckIn{{At: ago(1), Pain: 8}}}, []course.SignID{course.StrongPain}},
		{"not ask after what the last screen has seen", course.Records{Screened: ago(1), CheckIns: []checkin.CheckIn{{At: ago(2), Pain: 9}}}, nil},
		{"ask after a new mark below the knee", course.Records{Screened: ago(5), CheckIns: []checkin.CheckIn{marked(1, "below-knee-left", body.Ache)}}, []course.SignID{course.NewLegSign}},
		{"not ask again about the leg that was asked about", course.Records{Screened: ago(5), CheckIns: []checkin.CheckIn{marked(6, "below-knee-left", body.Ache), marked(1, "below-knee-left", body.Ache)}}, nil},
		{"ask after a numb mark", course.Records{Screened: ago(5), CheckIns: []checkin.CheckIn{marked(1, "gluteus-maximus-left", body.Numb)}}, []course.SignID{course.NumbMark}},
		{"ask after a weak leg on a day", course.Records{Screened: ago(5), Days: []checkin.Day{dayWith(1, func(d *checkin.Day) { d.Leg = checkin.LegWeak })}}, []course.SignID{course.NewLegSign}},
		{"ask when the leg gets worse", course.Records{Screened: ago(5), Days: []checkin.Day{
			dayWith(6, func(d *checkin.Day) { d.Leg = checkin.LegBelowKnee }), dayWith(1, func(d *checkin.Day) { d.Leg = checkin.LegNumb }),
		}}, []course.SignID{course.NewLegSign}},
		{"not ask when the leg is the same", course.Records{Screened: ago(5), Days: []checkin.Day{
			dayWith(6, func(d *checkin.Day) { d.Leg = checkin.LegNumb }), dayWith(1, func(d *checkin.Day) { d.Leg = checkin.LegBelowKnee }),
		}}, nil},
		{"ask after pain 3 up for a day", course.Records{Screened: ago(5), CheckIns: pains(join(repeat(14, 2), []int{5, 6})...)}, []course.SignID{course.PainRise}},
		{"not ask after one bad day", course.Records{Screened: ago(5), CheckIns: pains(join(repeat(15, 2), []int{6})...)}, nil},
		{"ask after a nerve sign in a session", course.Records{Screened: ago(5), Uses: hurt(practised(1, 1, 3, 3, 2, "bird-dog"), checkin.HurtNumb)}, []course.SignID{course.NerveHurt}},
		{"not ask after what was only too much", course.Records{Screened: ago(5), Uses: hurt(practised(1, 1, 3, 3, 2, "bird-dog"), checkin.HurtTooMuch)}, nil},
		{"ask after a note that something bad happened", course.Records{Screened: ago(5), Adverse: []time.Time{ago(1)}}, []course.SignID{course.AdverseNote}},
		{"ask after a visit that went wrong", course.Records{Screened: ago(5), Visits: []guide.Visit{{At: ago(1), Adverse: "bruise"}}}, []course.SignID{course.AdverseNote}},
		{"say nothing of an empty journal", course.Records{}, nil},
	} {
		t.Run("should "+tt.should, func(t *testing.T) {
			var got []course.SignID
			for _, s := range course.Reopen(tt.r, now) {
				got = append(got, s.ID)
				if s.Reason.ID != "course."+string(s.ID) {
					t.Errorf("reason %q", s.Reason.ID)
				}
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("signs %v, want %v", got, tt.want)
			}
		})
	}
	t.Run("should make package safety ask everything again", func(t *testing.T) {
		rules := load(t).Rules
		last := rules.Begin(nil, ago(5))
		for want, r := range map[safety.DueReason]course.Records{
			safety.DuePain:    {Screened: ago(5), CheckIns: []checkin.CheckIn{{At: ago(1), Pain: 9}}},
			safety.DueLeg:     {Screened: ago(5), CheckIns: []checkin.CheckIn{marked(1, "below-knee-left", body.Ache)}},
			safety.DueRise:    {Screened: ago(5), CheckIns: pains(join(repeat(14, 2), []int{5, 6})...)},
			safety.DueAdverse: {Screened: ago(5), Adverse: []time.Time{ago(1)}},
		} {
			if got, due := rules.Due(&last, now, course.Signs(course.Reopen(r, now))); !due || got != want {
				t.Errorf("due %v because %q, want %q", due, got, want)
			}
		}
		if _, due := rules.Due(&last, now, course.Signs(nil)); due {
			t.Error("due without a sign")
		}
	})
}

// TestEveryReasonHasAText: whatever the course says can be said.
func TestEveryReasonHasAText(t *testing.T) {
	c := load(t)
	for _, id := range course.NudgeIDs() {
		if !c.Texts.Has("course." + string(id)) {
			t.Errorf("no text for %s", id)
		}
	}
	for _, id := range course.SignIDs() {
		if !c.Texts.Has("course." + string(id)) {
			t.Errorf("no text for %s", id)
		}
	}
}

// anyRecords draws a journal.
func anyRecords(t *rapid.T) course.Records {
	var r course.Records
	techniques := []technique.ID{"cat-cow", "bird-dog", "glute-bridge", "hip-hinge", "diaphragmatic-breathing"}
	pain := rapid.IntRange(-1, 10)
	for s := range rapid.IntRange(0, 40).Draw(t, "sessions") {
		before, after := pain.Draw(t, "before"), pain.Draw(t, "after")
		u := practised(int64(s+1), rapid.IntRange(-1, 60).Draw(t, "days ago"), before, after, pain.Draw(t, "effort"), rapid.SampledFrom(techniques).Draw(t, "technique"))
		u[0].Hurt = rapid.SampledFrom([]checkin.Hurt{"", "", "", "", checkin.HurtSharper, checkin.HurtTooMuch, checkin.HurtNumb}).Draw(t, "hurt")
		r.Uses = append(r.Uses, u...)
	}
	for d := range rapid.IntRange(0, 60).Draw(t, "days") {
		note := dayWith(d, func(note *checkin.Day) { note.Morning = pain.Draw(t, "morning") })
		note.Leg = rapid.SampledFrom([]checkin.Leg{"", checkin.LegNone, checkin.LegBelowKnee, checkin.LegWeak}).Draw(t, "leg")
		r.Days = append(r.Days, note)
		if p := pain.Draw(t, "pain"); p >= 0 {
			r.CheckIns = append(r.CheckIns, checkin.CheckIn{At: ago(d), Pain: p, Phase: technique.Persistent})
		}
	}
	for range rapid.IntRange(0, 3).Draw(t, "flares") {
		started := rapid.IntRange(0, 400).Draw(t, "started")
		f := checkin.Flare{Started: ago(started)}
		if rapid.Bool().Draw(t, "over") {
			f.Ended = ago(max(started-rapid.IntRange(0, 20).Draw(t, "for"), 0))
		}
		r.Flares = append(r.Flares, f)
	}
	return r
}

// TestEveryCourse: a course never asks for more than it may and comes out the same twice.
func TestEveryCourse(t *testing.T) {
	catalogue := load(t).Catalogue
	rapid.Check(t, func(rt *rapid.T) {
		r := anyRecords(rt)
		c := course.Read(r, catalogue, now)
		if !reflect.DeepEqual(c, course.Read(r, catalogue, now)) {
			rt.Fatal("two runs differ")
		}
		g := c.Guidance
		if g.Scale < 0 || g.Scale > 1 || g.Progress < 0 || g.Progress > 6 || g.Progress > 0 && c.Level != g.Progress {
			rt.Fatalf("scale %v, progress %d, level %d", g.Scale, g.Progress, c.Level)
		}
		for _, x := range g.Excluded {
			if !now.Before(x.Until) || x.Until.Sub(now) > 28*24*time.Hour || x.Because.ID == "" {
				rt.Fatalf("%+v", x)
			}
			hurts := func(u plan.Use) bool { return u.Technique == x.Technique && u.Hurt != "" }
			if x.Technique == "diaphragmatic-breathing" && !slices.ContainsFunc(r.Uses, hurts) {
				rt.Fatalf("rest is blamed: %+v", x)
			}
		}
		for _, f := range c.Findings {
			if f.Since.IsZero() || f.Since.After(now) || f.Reason.ID == "" || !slices.Contains(course.Rules(), f.Rule) {
				rt.Fatalf("%+v", f)
			}
		}
	})
}

func BenchmarkRead(b *testing.B) {
	var r course.Records
	for d := range 3650 {
		r.Uses = append(r.Uses, practised(int64(d), d, 4, 3, 3, "cat-cow", "bird-dog", "glute-bridge", "hip-hinge", "clamshell", "figure-4-supine", "knee-to-chest", "pelvic-tilt")...)
		r.Days = append(r.Days, morning(d, 3))
		r.CheckIns = append(r.CheckIns, checkin.CheckIn{At: ago(d), Pain: 4})
	}
	for b.Loop() {
		course.Read(r, nil, now)
	}
}
