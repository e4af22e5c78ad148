package plan_test

import (
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"unknot/internal/checkin"
	"unknot/internal/content"
	"unknot/internal/plan"
)

// tenYears is a journal of three sessions in two days over ten years, with mornings.
func tenYears(c *content.Content) plan.History {
	var h plan.History
	random := rand.New(rand.NewPCG(1, 2))
	all := c.Catalogue.All()
	session := int64(0)
	for d := 3650; d > 0; d-- {
		date := day.AddDate(0, 0, -d)
		note := checkin.NewDay(date.Format("2006-01-02"))
		note.Morning = random.IntN(8)
		h.Days = append(h.Days, note)
		for n := range 1 + d%2 {
			session++
			before := 2 + random.IntN(6)
			after := max(0, before-2+random.IntN(4))
			for range 8 {
				h.Uses = append(h.Uses, plan.Use{
					Technique: all[random.IntN(len(all))].ID, Session: session, At: date.Add(time.Duration(n) * time.Hour),
					Before: before, After: after, Change: after - before, Rated: true, Effort: checkin.Unknown,
				})
			}
		}
	}
	return h
}

func TestSummary(t *testing.T) {
	c := load(t)
	use := func(session int64, before, after int, at time.Time) plan.Use {
		return plan.Use{Technique: "cat-cow", Session: session, At: at, Before: before, After: after, Change: after - before, Rated: true}
	}
	evening := day.AddDate(0, 0, -2).Add(8 * time.Hour)
	t.Run("should count the next morning beside the session", func(t *testing.T) {
		note := checkin.NewDay(evening.AddDate(0, 0, 1).Format("2006-01-02"))
		note.Morning = 6
		r := plan.Summarise(plan.History{Uses: []plan.Use{use(1, 6, 3, evening)}, Days: []checkin.Day{note}}).Response("cat-cow")
		if r.N != 1 || r.Mean() != -1.5 {
			t.Errorf("%+v, mean %v", r, r.Mean())
		}
	})
	t.Run("should count the next morning where pain after is missing", func(t *testing.T) {
		note := checkin.NewDay(evening.AddDate(0, 0, 1).Format("2006-01-02"))
		note.Morning = 4
		u := plan.Use{Technique: "cat-cow", Session: 1, At: evening, Before: 6, After: checkin.Unknown}
		if r := plan.Summarise(plan.History{Uses: []plan.Use{u}, Days: []checkin.Day{note}}).Response("cat-cow"); r.N != 1 || r.Mean() != -2 {
			t.Errorf("%+v, mean %v", r, r.Mean())
		}
	})
	t.Run("should count a technique once a session", func(t *testing.T) {
		r := plan.Summarise(plan.History{Uses: []plan.Use{use(1, 6, 4, evening), use(1, 6, 4, evening), use(2, 6, 4, evening)}}).Response("cat-cow")
		if r.N != 2 {
			t.Errorf("%d uses", r.N)
		}
	})
	t.Run("should know what was used without a number", func(t *testing.T) {
		s := plan.Summarise(plan.History{Uses: []plan.Use{{Technique: "cat-cow", At: evening, Before: checkin.Unknown, After: checkin.Unknown}}})
		if !s.Used("cat-cow") || s.Used("bird-dog") || s.Response("cat-cow").N != 0 {
			t.Errorf("%+v", s)
		}
	})
	t.Run("should come out the same twice", func(t *testing.T) {
		h := tenYears(c)
		first := plan.Summarise(h)
		for range 5 {
			if !reflect.DeepEqual(first, plan.Summarise(h)) {
				t.Fatal("two runs differ")
			}
		}
	})
}

func BenchmarkSummarise(b *testing.B) {
	h := tenYears(load(b))
	b.ReportMetric(float64(len(h.Uses)), "uses")
	for b.Loop() {
		plan.Summarise(h)
	}
}

// BenchmarkBuildTenYears is a plan once the journal is summarised.
func BenchmarkBuildTenYears(b *testing.B) {
	c := load(b)
	h := tenYears(c)
	r := wellEquipped(c, func(r *plan.Request) { r.Minutes, r.History, r.Summary = 20, h, plan.Summarise(h) })
	ok := cleared(b, c, somebody{}, r)
	for b.Loop() {
		if _, err := c.Engine.Build(ok, r); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTemplates(b *testing.B) {
	c := load(b)
	r := wellEquipped(c, nil)
	r.Summary = plan.Summarise(r.History)
	ok := cleared(b, c, somebody{}, r)
	for b.Loop() {
		c.Engine.Templates(ok, r)
	}
}
