package insight_test

import (
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/insight"
	"unknot/internal/plan"
	"unknot/internal/plan/learn"
	"unknot/internal/session"
	"unknot/internal/technique"
)

var (
	cest  = time.FixedZone("CEST", 2*60*60)
	noon  = time.Date(2026, 7, 10, 12, 0, 0, 0, cest)
	today = insight.DayOf(noon)
)

func checkIn(at time.Time, pain int) checkin.CheckIn { return checkin.CheckIn{At: at, Pain: pain} }

// line makes a daily value for each number, the last one today; −1 leaves the day out.
func line(values ...float64) []insight.DayPain {
	var out []insight.DayPain
	for i, v := range values {
		if v >= 0 {
			out = append(out, insight.DayPain{Day: today - insight.Day(len(values)-1-i), Mean: v})
		}
	}
	return out
}

// repeat is n times the same number.
func repeat(n int, v float64) []float64 {
	out := make([]float64, n)
	for i := range out {
		out[i] = v
	}
	return out
}

func join(parts ...[]float64) (out []float64) {
	for _, p := range parts {
		out = append(out, p...)
	}
	return out
}

func TestDay(t *testing.T) {
	t.Run("should be the day the person lived", func(t *testing.T) {
		late := time.Date(2026, 7, 10, 23, 59, 0, 0, cest)
		if got := insight.DayOf(late).Date(); got.Format(time.DateOnly) != "2026-07-10" {
			t.Errorf("the day is %v", got)
		}
		if insight.DayOf(late.UTC().Add(-24*time.Hour)) != insight.DayOf(late)-1 {
			t.Error("a day earlier is not the day before")
		}
	})
	t.Run("should not be bent by the change of the clocks", func(t *testing.T) {
		winter := time.Date(2026, 3, 29, 0, 30, 0, 0, time.FixedZone("CET", 60*60))
		summer := time.Date(2026, 3, 29, 23, 30, 0, 0, cest)
		if insight.DayOf(winter) != insight.DayOf(summer) {
			t.Error("a day of 23 hours has become two")
		}
	})
	t.Run("should count on before 1970", func(t *testing.T) {
		if got := insight.DayOf(time.Date(1969, 12, 31, 5, 0, 0, 0, time.UTC)); got != -1 {
			t.Errorf("the last day of 1969 is %d", got)
		}
	})
}

func TestReports(t *testing.T) {
	rated := session.Record{Started: noon, PainBefore: 6, PainAfter: 2}
	tests := map[string]struct {
		checkIns []checkin.CheckIn
		sessions []session.Record
		want     []int
	}{
		"should take the pain before a session and not the pain after": {
			nil, []session.Record{rated}, []int{6},
		},
		"should not count a check-in and its session twice": {
			[]checkin.CheckIn{checkIn(noon.Add(-20*time.Minute), 6)}, []session.Record{rated}, []int{6},
		},
		"should count a session long after a check-in": {
			[]checkin.CheckIn{checkIn(noon.Add(-2*time.Hour), 3)}, []session.Record{rated}, []int{3, 6},
		},
		"should count a session before a check-in": {
			[]checkin.CheckIn{checkIn(noon.Add(time.Minute), 3)}, []session.Record{rated}, []int{6, 3},
		},
		"should take the worst mark where no number was given": {
			[]checkin.CheckIn{{At: noon, Pain: checkin.PainUnknown, Marks: []body.Mark{{Intensity: 2}, {Intensity: 5}}}},
			nil,
			[]int{5},
		},
		"should not take silence for no pain": {
			[]checkin.CheckIn{checkIn(noon, checkin.PainUnknown)},
			[]session.Record{{Started: noon, PainBefore: checkin.PainUnknown, PainAfter: 3}},
			nil,
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var got []int
			for _, r := range insight.Reports(tt.checkIns, tt.sessions) {
				got = append(got, r.Pain)
			}
			if !reflect.DeepEqual(got, tt.want) {
				t.Errorf("reports are %v, want %v", got, tt.want)
			}
		})
	}
}

func anyReports(t *rapid.T) []insight.Report {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) insight.Report {
		minutes := rapid.IntRange(0, 40*24*60).Draw(t, "minutes")
		return insight.Report{
			At:   noon.Add(-time.Duration(minutes) * time.Minute),
			Pain: rapid.IntRange(0, 10).Draw(t, "pain"),
		}
	}), 0, 80).Draw(t, "reports")
}

func TestDaily(t *testing.T) {
	t.Run("should be the mean of the day", func(t *testing.T) {
		got := insight.Daily([]insight.Report{{noon, 8}, {noon.Add(-time.Hour), 2}, {noon.Add(-24 * time.Hour), 3}, {noon, 5}})
		want := []insight.DayPain{
			{Day: today - 1, Mean: 3, Low: 3, High: 3, Reports: 1},
			{Day: today, Mean: 5, Low: 2, High: 8, Reports: 3},
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("days are %+v, want %+v", got, want)
		}
	})
	t.Run("should lose no report and not depend on their order", rapid.MakeCheck(func(t *rapid.T) {
		reports := anyReports(t)
		days, total := insight.Daily(reports), 0
		for i, d := range days {
			total += d.Reports
			if d.Mean < float64(d.Low) || d.Mean > float64(d.High) {
				t.Fatalf("the mean of %+v is not between its ends", d)
			}
			if i > 0 && days[i-1].Day >= d.Day {
				t.Fatalf("day %d comes after day %d", d.Day, days[i-1].Day)
			}
		}
		if total != len(reports) {
			t.Fatalf("%d reports became %d", len(reports), total)
		}
		rand.New(rand.NewPCG(1, 2)).Shuffle(len(reports), func(i, j int) { reports[i], reports[j] = reports[j], reports[i] })
		if !reflect.DeepEqual(days, insight.Daily(reports)) {
			t.Fatal("another order gives other days")
		}
	}))
}

func TestLogged(t *testing.T) {
	t.Run("should count reported days out of all days", func(t *testing.T) {
		logged, total := insight.Logged(line(1, -1, 2, 3), today-6, today-1)
		if logged != 2 || total != 6 {
			t.Errorf("it is %d of %d", logged, total)
		}
	})
}

func TestTrend(t *testing.T) {
	t.Run("should average the seven days that end with the day", func(t *testing.T) {
		points := insight.Trend(line(9, 1, 2, 3, 4, 5, 6, 8), today, today)
		if len(points) != 1 || math.Abs(points[0].Mean-29.0/7) > 1e-9 || points[0].Median != 4 || points[0].Logged != 7 {
			t.Errorf("points are %+v", points)
		}
	})
	t.Run("should have a gap where fewer than three days are reported", func(t *testing.T) {
		points := insight.Trend(line(5, 5, 5, -1, -1, -1, -1, -1, -1, 4), today-9, today)
		var got []insight.Day
		for _, p := range points {
			got = append(got, p.Day-today)
		}
		if want := []insight.Day{-7, -6, -5, -4, -3}; !reflect.DeepEqual(got, want) {
			t.Errorf("points are at %v, want %v", got, want)
		}
	})
	t.Run("should stay within what was reported", rapid.MakeCheck(func(t *rapid.T) {
		days := insight.Daily(anyReports(t))
		for _, p := range insight.Trend(days, today-45, today) {
			low, high := 10.0, 0.0
			for _, d := range days {
				if d.Day > p.Day-7 && d.Day <= p.Day {
					low, high = min(low, d.Mean), max(high, d.Mean)
				}
			}
			if p.Mean < low-1e-9 || p.Mean > high+1e-9 || p.Median < low || p.Median > high || p.Logged < 3 {
				t.Fatalf("point %+v leaves %v–%v", p, low, high)
			}
		}
	}))
}

func TestBand(t *testing.T) {
	tests := map[string]struct {
		days []float64
		want insight.Band
		ok   bool
	}{
		"should be a point to each side of steady days":   {repeat(14, 5), insight.Band{Low: 4, Centre: 5, High: 6}, true},
		"should be no wider than two points to each side": {join(repeat(7, 1), repeat(7, 9)), insight.Band{Low: 3, Centre: 5, High: 7}, true},
		"should follow the spread in between":             {[]float64{4, 5, 6, 4, 5, 6, 3.5, 6.5, 5}, insight.Band{Low: 5 - 1.4826, Centre: 5, High: 5 + 1.4826}, true},
		"should end at nought":                            {repeat(5, 0.5), insight.Band{Low: 0, Centre: 0.5, High: 1.5}, true},
		"should end at ten":                               {repeat(5, 10), insight.Band{Low: 9, Centre: 10, High: 10}, true},
		"should not be moved by one very bad day":         {join(repeat(13, 3), []float64{10}), insight.Band{Low: 2, Centre: 3, High: 4}, true},
		"should not exist with four reported days":        {repeat(4, 5), insight.Band{}, false},
		"should not look further back than fourteen days": {join(repeat(10, 5), repeat(10, -1), repeat(4, 5)), insight.Band{}, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got, ok := insight.BandAt(line(tt.days...), today)
			if ok != tt.ok || math.Abs(got.Low-tt.want.Low)+math.Abs(got.Centre-tt.want.Centre)+math.Abs(got.High-tt.want.High) > 1e-9 {
				t.Errorf("band is %+v, %v, want %+v, %v", got, ok, tt.want, tt.ok)
			}
		})
	}
	t.Run("should hold its centre and keep to 0–10 and two points", rapid.MakeCheck(func(t *rapid.T) {
		b, ok := insight.BandAt(insight.Daily(anyReports(t)), today)
		if !ok {
			return
		}
		if b.Low < 0 || b.High > 10 || b.Place(b.Centre) != insight.Within || b.High-b.Low > 4+1e-9 || b.High-b.Low < 1-1e-9 {
			t.Fatalf("band is %+v", b)
		}
	}))
	t.Run("should place values", func(t *testing.T) {
		b := insight.Band{Low: 3, Centre: 4, High: 5}
		for value, want := range map[float64]insight.Place{2.9: insight.Below, 3: insight.Within, 5: insight.Within, 5.1: insight.Above} {
			if got := b.Place(value); got != want {
				t.Errorf("%v is %s, want %s", value, got, want)
			}
		}
	})
}

func TestCompare(t *testing.T) {
	tests := map[string]struct {
		days []float64 // up to 14 days before, then 7
		want insight.Word
	}{
		"should call less than a point the same":              {join(repeat(14, 5), repeat(7, 4.1)), insight.Same},
		"should call the start itself the same":               {join(repeat(14, 5), repeat(7, 5)), insight.Same},
		"should call a point some change":                     {join(repeat(14, 5), repeat(7, 4)), insight.SomeBetter},
		"should call a point more some change":                {join(repeat(14, 5), repeat(7, 6)), insight.SomeWorse},
		"should call 1.9 points some change":                  {join(repeat(14, 5), repeat(7, 3.1)), insight.SomeBetter},
		"should call two held points meaningful":              {join(repeat(14, 5), repeat(7, 3)), insight.MeaningfulBetter},
		"should call two held points more meaningful":         {join(repeat(14, 4), repeat(7, 6)), insight.MeaningfulWorse},
		"should ask for 30 per cent as well":                  {join(repeat(14, 9), repeat(7, 7)), insight.SomeBetter},
		"should take 30 per cent and two points":              {join(repeat(14, 9), repeat(7, 6.3)), insight.MeaningfulBetter},
		"should not call meaningful what did not last":        {join(repeat(14, 6), []float64{5, 5, 5, 3, 3, 3, 3}), insight.SomeBetter},
		"should not call meaningful what is gone again":       {join(repeat(14, 6), []float64{3, 3, 3, 3, 5, 5, 5}), insight.SomeBetter},
		"should not be moved by one bad day at the start":     {join(repeat(13, 3), []float64{9}, repeat(7, 3)), insight.Same},
		"should say nothing with four days before":            {join(repeat(4, 5), repeat(7, 2)), insight.TooFew},
		"should say nothing with two days this week":          {join(repeat(14, 5), repeat(5, -1), repeat(2, 2)), insight.TooFew},
		"should not call meaningful with three days reported": {join(repeat(14, 5), repeat(4, -1), repeat(3, 2)), insight.SomeBetter},
		"should forget what is older than three weeks":        {join(repeat(10, 9), repeat(10, -1), repeat(4, 5), repeat(7, 5)), insight.TooFew},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := insight.Compare(line(tt.days...), today, technique.Persistent); got.Word != tt.want {
				t.Errorf("it is %+v, want %s", got, tt.want)
			}
		})
	}
	t.Run("should say that early improvement may have come on its own", func(t *testing.T) {
		better, worse := line(join(repeat(14, 5), repeat(7, 2))...), line(join(repeat(14, 2), repeat(7, 5))...)
		for _, tt := range []struct {
			days  []insight.DayPain
			phase technique.Phase
			want  bool
		}{{better, technique.Acute, true}, {better, technique.Persistent, false}, {worse, technique.Acute, false}} {
			if got := insight.Compare(tt.days, today, tt.phase); got.MaySettle != tt.want {
				t.Errorf("phase %s, word %s: it says %v", tt.phase, got.Word, got.MaySettle)
			}
		}
	})
	t.Run("should agree with the number shown", rapid.MakeCheck(func(t *rapid.T) {
		got := insight.Compare(insight.Daily(anyReports(t)), today, technique.Acute)
		size := math.Abs(got.Delta())
		ok := map[insight.Word]bool{
			insight.TooFew:           got.StartDays < 5 || got.NowDays < 3,
			insight.Same:             size < 1,
			insight.SomeBetter:       got.Delta() <= -1,
			insight.SomeWorse:        got.Delta() >= 1,
			insight.MeaningfulBetter: got.Delta() <= -2 && size >= 0.3*got.Start-0.05,
			insight.MeaningfulWorse:  got.Delta() >= 2 && size >= 0.3*got.Start-0.05,
		}
		if !ok[got.Word] {
			t.Fatalf("%+v with a change of %v", got, got.Delta())
		}
	}))
}

// sessions makes one rated session a day with the technique for each change, from a pain of 5.
func sessions(id technique.ID, changes ...int) []session.Record {
	var out []session.Record
	for i, c := range changes {
		out = append(out, session.Record{
			Started: noon.AddDate(0, 0, -i), PainBefore: 5, PainAfter: 5 + c,
			Steps: []session.StepResult{{Technique: id, Outcome: session.OutcomeDone}},
		})
	}
	return out
}

func TestEffects(t *testing.T) {
	t.Run("should count and weigh", func(t *testing.T) {
		tests := []struct {
			changes []int
			want    insight.Effect
		}{
			{[]int{-3, -1, 0, 2}, insight.Effect{Weight: insight.JustNumbers, N: 4, Better: 2, Same: 1, Worse: 1, Mean: -0.5, Median: -0.5, LowerQuarter: -1.5, UpperQuarter: 0.5}},
			{[]int{-2, -2, -1, 0, 0}, insight.Effect{Weight: insight.EarlyHint, N: 5, Better: 3, Same: 2, Mean: -1, Median: -1, LowerQuarter: -2}},
			{[]int{0, 0, 0, 0, 0, 0, 0, 0, 9}, insight.Effect{Weight: insight.EarlyHint, N: 9, Same: 8, Worse: 1, Mean: 1}},
			{[]int{-1, -1, -1, -1, -1, -1, -1, -1, -1, -1}, insight.Effect{Weight: insight.Pattern, N: 10, Better: 10, Mean: -1, Median: -1, LowerQuarter: -1, UpperQuarter: -1}},
		}
		for _, tt := range tests {
			tt.want.Technique = "cat-cow"
			got := insight.Effects(sessions("cat-cow", tt.changes...), nil)
			if l := got[0].Learnt; l.N != tt.want.N || l.Better != tt.want.Better || l.Mean() != tt.want.Mean || math.Abs(l.Expected) > math.Abs(l.Mean()) {
				t.Errorf("%v are learnt as %+v", tt.changes, l)
			}
			got[0].Learnt = learn.Response{}
			if !reflect.DeepEqual(got, []insight.Effect{tt.want}) {
				t.Errorf("%v gives %+v, want %+v", tt.changes, got, tt.want)
			}
		}
	})
	t.Run("should expect the same as the plan engine", func(t *testing.T) {
		note := checkin.NewDay(noon.AddDate(0, 0, 1).Format("2006-01-02"))
		note.Morning = 5
		s := sessions("cat-cow", -2, -1, 0)
		var h plan.History
		for i, each := range s {
			h.Uses = append(h.Uses, plan.Use{
				Technique: "cat-cow", Session: int64(i + 1), At: each.Started,
				Before: each.PainBefore, After: each.PainAfter, Change: each.Change(), Rated: true,
			})
		}
		h.Days = []checkin.Day{note}
		got := insight.Effects(s, nil, note)[0].Learnt
		if want := plan.Summarise(h).Response("cat-cow"); got != want || got.Mean() != (-1.0-1+0)/3 {
			t.Errorf("%+v, the engine %+v, mean %v", got, want, got.Mean())
		}
	})
	t.Run("should leave out what was skipped, unrated or done twice", func(t *testing.T) {
		s := sessions("cat-cow", -2, -1)
		s[0].Steps = append(s[0].Steps, s[0].Steps[0], session.StepResult{Technique: "bird-dog", Outcome: session.OutcomeSkipped})
		s[1].PainAfter = checkin.PainUnknown
		got := insight.Effects(s, nil)
		if len(got) != 1 || got[0].Technique != "cat-cow" || got[0].N != 1 || got[0].Median != -2 {
			t.Errorf("effects are %+v", got)
		}
	})
	t.Run("should put what says most first, then the greatest drop", func(t *testing.T) {
		all := sessions("few-but-strong", -5, -5)
		all = append(all, sessions("hint", -1, -1, -1, -1, -1)...)
		all = append(all, sessions("pattern-weak", make([]int, 10)...)...)
		all = append(all, sessions("pattern-strong", -2, -2, -2, -2, -2, -2, -2, -2, -2, -2)...)
		var got []technique.ID
		for _, e := range insight.Effects(all, nil) {
			got = append(got, e.Technique)
		}
		if want := []technique.ID{"pattern-strong", "pattern-weak", "hint", "few-but-strong"}; !reflect.DeepEqual(got, want) {
			t.Errorf("order is %v, want %v", got, want)
		}
	})
	t.Run("should be whole", rapid.MakeCheck(func(t *rapid.T) {
		changes := rapid.SliceOfN(rapid.IntRange(-5, 5), 1, 30).Draw(t, "changes")
		e := insight.Effects(sessions("cat-cow", changes...), nil)[0]
		if e.Better+e.Same+e.Worse != e.N || e.N != len(changes) {
			t.Fatalf("counts of %+v", e)
		}
		if e.LowerQuarter > e.Median || e.Median > e.UpperQuarter || e.LowerQuarter < -5 || e.UpperQuarter > 5 {
			t.Fatalf("spread of %+v", e)
		}
	}))
}

func TestNextMorning(t *testing.T) {
	at := func(day, hour int) time.Time { return time.Date(2026, 7, day, hour, 0, 0, 0, cest) }
	tests := map[string]struct {
		started  time.Time
		checkIns []checkin.CheckIn
		want     insight.NextMorning
	}{
		"should be the first number of the next morning": {
			at(10, 21), []checkin.CheckIn{checkIn(at(11, 10), 9), checkIn(at(11, 7), 4)}, insight.NextMorning{N: 1, Median: -1},
		},
		"should be the same morning for a session after midnight": {
			at(11, 1), []checkin.CheckIn{checkIn(at(11, 7), 3)}, insight.NextMorning{N: 1, Median: -2},
		},
		"should not be the evening": {
			at(10, 21), []checkin.CheckIn{checkIn(at(11, 18), 4), checkIn(at(11, 2), 4)}, insight.NextMorning{},
		},
		"should not be a later day": {
			at(10, 21), []checkin.CheckIn{checkIn(at(12, 7), 4)}, insight.NextMorning{},
		},
		"should not be an entry without a number": {
			at(10, 21), []checkin.CheckIn{checkIn(at(11, 7), checkin.PainUnknown)}, insight.NextMorning{},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := sessions("cat-cow", -2)
			s[0].Started = tt.started
			if got := insight.Effects(s, tt.checkIns)[0].Next; got != tt.want {
				t.Errorf("it is %+v, want %+v", got, tt.want)
			}
		})
	}
}
