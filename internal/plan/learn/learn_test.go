package learn_test

import (
	"math"
	"testing"
	"time"

	"pgregory.net/rapid"

	"unknot/internal/checkin"
	"unknot/internal/plan/learn"
)

func sum(changes ...float64) learn.Sum {
	var s learn.Sum
	for _, c := range changes {
		s.Add(c)
	}
	return s
}

func near(a, b float64) bool { return math.Abs(a-b) < 0.005 }

func TestModel(t *testing.T) {
	t.Run("should follow the formula by hand", func(t *testing.T) {
		// within = (4·2.25 + 0) / (4 + 4) = 1.125; between cannot be estimated: 1.
		// expected = −2 · 1 / (1 + 1.125/5) = −1.633; variance = 1 / (1 + 5/1.125) = 0.1837.
		s := sum(-2, -2, -2, -2, -2)
		m := learn.Fit([]learn.Sum{s})
		r := m.Response(s)
		if !near(m.Within, 1.125) || m.Between != 1 || !near(r.Expected, -1.633) || !near(r.High-r.Expected, 1.96*math.Sqrt(0.1837)) {
			t.Errorf("model %+v, response %+v", m, r)
		}
		if r.N != 5 || r.Better != 5 || r.Worse != 0 {
			t.Errorf("counts %+v", r)
		}
	})
	t.Run("should believe little of one use", func(t *testing.T) {
		s := sum(-3)
		if r := learn.Fit([]learn.Sum{s}).Response(s); r.Expected < -1 || r.Expected > -0.5 {
			t.Errorf("expects %v after one drop of 3", r.Expected)
		}
	})
	t.Run("should learn from five techniques how much techniques differ", func(t *testing.T) {
		same, apart := make([]learn.Sum, 5), make([]learn.Sum, 5)
		for i := range same {
			same[i] = sum(0.1, -0.1, 0, 0)
			apart[i] = sum(float64(2*i-4), float64(2*i-4))
		}
		if got := learn.Fit(same).Between; got != 0.25 {
			t.Errorf("between techniques that are all alike: %v", got)
		}
		if got := learn.Fit(apart).Between; got < 4 {
			t.Errorf("between techniques that differ by points: %v", got)
		}
	})
	t.Run("should expect nothing without a number", func(t *testing.T) {
		if r := learn.Fit(nil).Response(learn.Sum{}); r != (learn.Response{}) {
			t.Errorf("%+v", r)
		}
	})
	t.Run("should draw towards no effect, never past it, and less the more uses there are", rapid.MakeCheck(func(t *rapid.T) {
		change := rapid.Float64Range(-10, 10).Draw(t, "change")
		few, many := rapid.IntRange(1, 20).Draw(t, "few"), rapid.IntRange(21, 60).Draw(t, "many")
		m := learn.Model{Within: rapid.Float64Range(0.25, 9).Draw(t, "within"), Between: rapid.Float64Range(0.25, 9).Draw(t, "between")}
		after := func(n int) learn.Response {
			var s learn.Sum
			for range n {
				s.Add(change)
			}
			return m.Response(s)
		}
		a, b := after(few), after(many)
		if math.Abs(a.Expected) > math.Abs(b.Expected)+1e-9 || math.Abs(b.Expected) > math.Abs(change)+1e-9 || a.Expected*change < 0 {
			t.Fatalf("%v, then %v, of %v", a.Expected, b.Expected, change)
		}
		if a.High-a.Low < b.High-b.Low {
			t.Fatal("more uses made it less sure")
		}
	}))
}

func TestChange(t *testing.T) {
	const none = checkin.Unknown
	for name, tt := range map[string]struct {
		before, after, morning int
		want                   float64
		ok                     bool
	}{
		"should be after minus before":                {6, 4, none, -2, true},
		"should be the next morning where that is it": {6, none, 5, -1, true},
		"should average both":                         {6, 3, 6, -1.5, true},
		"should be nothing without a number before":   {none, 3, 4, 0, false},
		"should be nothing without a number later":    {6, none, none, 0, false},
		"should take 0 for a number":                  {2, 0, 0, -2, true},
	} {
		t.Run(name, func(t *testing.T) {
			if got, ok := learn.Change(tt.before, tt.after, tt.morning); got != tt.want || ok != tt.ok {
				t.Errorf("%v %v", got, ok)
			}
		})
	}
}

func TestDates(t *testing.T) {
	night := time.Date(2026, 3, 1, 1, 0, 0, 0, time.UTC)
	t.Run("should put a session after midnight before the same morning", func(t *testing.T) {
		if got := learn.MorningAfter(night); got != learn.DateOf(night) {
			t.Errorf("%d, not %d", got, learn.DateOf(night))
		}
		if got := learn.MorningAfter(night.Add(20 * time.Hour)); got != learn.DateOf(night)+1 {
			t.Errorf("evening: %d", got)
		}
	})
	t.Run("should read what a day is called", func(t *testing.T) {
		got, ok := learn.ParseDate("2026-03-01")
		if !ok || got != learn.DateOf(night) {
			t.Errorf("%d %v", got, ok)
		}
		for _, bad := range []string{"", "2026-3-1", "2026/03/01", "2026-13-01", "abcd-ef-gh"} {
			if _, ok := learn.ParseDate(bad); ok {
				t.Errorf("read %q", bad)
			}
		}
	})
	t.Run("should take only mornings with a number", func(t *testing.T) {
		days := []checkin.Day{checkin.NewDay("2026-03-01"), checkin.NewDay("2026-03-02")}
		days[1].Morning = 0
		got := learn.Mornings(days, nil)
		if len(got) != 1 || got[learn.DateOf(night)+1] != 0 {
			t.Errorf("%v", got)
		}
	})
	t.Run("should take the first check-in of a morning where the day has no number", func(t *testing.T) {
		at := func(hour, pain int) checkin.CheckIn {
			return checkin.CheckIn{At: time.Date(2026, 3, 1, hour, 0, 0, 0, time.UTC), Pain: pain}
		}
		days := []checkin.Day{checkin.NewDay("2026-03-01")}
		got := learn.Mornings(days, []checkin.CheckIn{at(10, 9), at(7, 4), at(3, 8), at(13, 1), at(6, checkin.PainUnknown)})
		if len(got) != 1 || got[learn.DateOf(night)] != 4 {
			t.Errorf("%v", got)
		}
		if days[0].Morning = 2; learn.Mornings(days, []checkin.CheckIn{at(7, 4)})[learn.DateOf(night)] != 2 {
			t.Error("a check-in is believed before the day")
		}
	})
}
