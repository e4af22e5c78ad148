package guide_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"unknot/internal/checkin"
	"unknot/internal/guide"
	"unknot/internal/technique"
)

const none = checkin.Unknown

func every(technique.ID) bool { return true }

// week is a paid visit to one therapy in a numbered week.
func week(n, before, after, next int) guide.Visit {
	return guide.Visit{
		ID: int64(n), At: time.Date(2026, 1, 7*n, 10, 0, 0, 0, time.UTC), Technique: "pro-swedish", Paid: true,
		Before: before, After: after, Next: next,
	}
}

// weeks are visits in weeks 1, 2, … with the pain before each and nothing else.
func weeks(before ...int) []guide.Visit {
	out := make([]guide.Visit, len(before))
	for i, b := range before {
		out[i] = week(i+1, b, none, none)
	}
	return out
}

func only(t *testing.T, visits []guide.Visit) guide.Course {
	t.Helper()
	list := guide.Courses(visits, every)
	if len(list) != 1 {
		t.Fatalf("%d courses", len(list))
	}
	return list[0]
}

func TestFairTry(t *testing.T) {
	free := weeks(5, 5, 5, 5, 5, 5, 5)
	free[3].Paid = false
	mornings := []guide.Visit{
		week(1, 6, 2, 4), week(2, 6, 2, 4), week(3, 6, 2, 4), week(4, 6, 2, 4), week(5, 6, 2, 4), week(6, 6, 2, 4), week(7, 6, 2, 4),
	}
	fades := []guide.Visit{
		week(1, 6, 2, 6), week(2, 6, 2, 5), week(3, 6, 2, 6), week(4, 6, 2, 6), week(5, 6, 2, 5), week(6, 6, 2, 6), week(7, 6, 2, 6),
	}
	tests := []struct {
		name   string
		visits []guide.Visit
		want   bool
	}{
		{"not speak of six paid visits", weeks(5, 5, 5, 5, 5, 5), false},
		{"speak of seven without a change", weeks(5, 5, 5, 5, 5, 5, 5), true},
		{"not count one that was free", free, false},
		{"not speak when pain fell by 2 points", weeks(8, 8, 8, 7, 6, 6, 6), false},
		{"speak when it fell by 1 of 8", weeks(8, 8, 8, 7, 7, 7, 7), true},
		{"not speak when it fell by 30 % of 3", weeks(3, 3, 3, 3, 2, 2, 2), false},
		{"speak when it rose", weeks(3, 3, 3, 4, 6, 6, 6), true},
		{"not be taken in by the bad day of the first visit", weeks(9, 5, 5, 5, 5, 5, 5), true},
		{"not be taken in by one good day at the end", weeks(5, 5, 5, 5, 5, 5, 1), true},
		{"not speak when the morning after is better as a rule", mornings, false},
		{"speak when the relief is gone by the morning", fades, true},
		{"not speak without pain", weeks(0, 0, 0, 0, 0, 0, 0), false},
		{"not speak without numbers", weeks(none, none, none, none, none, none, none), false},
		{"not speak with too few numbers", weeks(5, none, 5, none, 5, 5, 5), false},
	}
	for _, tt := range tests {
		t.Run("should "+tt.name, func(t *testing.T) {
			c := only(t, tt.visits)
			if c.FairTry() != tt.want {
				t.Errorf("%+v", c)
			}
		})
	}
}

func TestUnmeasured(t *testing.T) {
	t.Run("should say that seven visits without numbers cannot be measured", func(t *testing.T) {
		if c := only(t, weeks(5, none, none, 5, none, 5, 5)); !c.Unmeasured() || c.FairTry() {
			t.Errorf("%+v", c)
		}
	})
	t.Run("should not say so of six", func(t *testing.T) {
		if c := only(t, weeks(none, none, none, none, none, none)); c.Unmeasured() {
			t.Errorf("%+v", c)
		}
	})
	t.Run("should not say so where the mornings tell enough", func(t *testing.T) {
		visits := weeks(none, none, none, none, none, none, none)
		for _, i := range []int{0, 3, 5} {
			visits[i].Before, visits[i].Next = 6, 3
		}
		if c := only(t, visits); c.Unmeasured() || !c.Helped() {
			t.Errorf("%+v", c)
		}
	})
}

func TestCourses(t *testing.T) {
	t.Run("should keep therapies apart and put the latest first", func(t *testing.T) {
		visits := append(weeks(5, 4), guide.Visit{ID: 9, At: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), Technique: "pro-thai", Before: none, After: none, Next: none})
		list := guide.Courses(visits, every)
		if len(list) != 2 || list[0].Technique != "pro-thai" || list[1].Visits != 2 || list[1].Paid != 2 || list[1].Latest.ID != 2 {
			t.Errorf("%+v", list)
		}
	})
	t.Run("should leave out what is not hands-on or is no particular therapy", func(t *testing.T) {
		visits := weeks(5, 5)
		visits[1].Technique = ""
		if list := guide.Courses(visits, func(id technique.ID) bool { return id != "pro-swedish" }); len(list) != 0 {
			t.Errorf("%+v", list)
		}
		if list := guide.Courses(visits, every); len(list) != 1 || list[0].Visits != 1 {
			t.Errorf("%+v", list)
		}
	})
	t.Run("should not depend on the order of the log", rapid.MakeCheck(func(r *rapid.T) {
		before := rapid.SliceOfN(rapid.IntRange(-1, 10), 1, 12).Draw(r, "before")
		visits := weeks(before...)
		for i := range visits {
			visits[i].Next = rapid.IntRange(-1, 10).Draw(r, "next")
		}
		want := guide.Courses(visits, every)
		shuffled := rapid.Permutation(visits).Draw(r, "order")
		if got := guide.Courses(shuffled, every); !slices.Equal(got, want) {
			r.Errorf("%+v, want %+v", got, want)
		}
	}))
	t.Run("should never say that it failed and helped at once", rapid.MakeCheck(func(r *rapid.T) {
		visits := weeks(rapid.SliceOfN(rapid.IntRange(-1, 10), 1, 12).Draw(r, "before")...)
		for i := range visits {
			visits[i].Next = rapid.IntRange(-1, 10).Draw(r, "next")
		}
		c := guide.Courses(visits, every)[0]
		if c.FairTry() && (c.Helped() || c.Unmeasured() || c.Paid <= 6 || c.Start-c.Now >= 2) {
			r.Errorf("%+v", c)
		}
	}))
}
