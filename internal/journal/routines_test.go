package journal_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"unknot/internal/body"
	"unknot/internal/journal"
	"unknot/internal/plan"
	"unknot/internal/routine"
)

func mornings() routine.Routine {
	return routine.Routine{
		Name: "Mornings – floor", Created: summer, Days: []time.Weekday{time.Monday, time.Wednesday, time.Sunday},
		At: 6*60 + 45, Place: plan.Floor, Source: "ses-floor-10",
		Steps: []routine.Step{
			{Technique: "diaphragmatic-breathing", Slot: plan.Settle, Dose: routine.Dose{Hold: 10, Reps: 6, Sets: 1, Sides: 1}},
			{
				Technique: "piriformis-wall-ball", Slot: plan.Focused, Sides: []body.Side{body.Right, body.Left},
				Dose: routine.Dose{Hold: 45, Rest: 5, Reps: 2, Sets: 1, Sides: 2},
			},
			{
				Technique: "march-in-place", Slot: plan.Move, Sides: []body.Side{body.Left, body.Right},
				Dose: routine.Dose{Hold: 60, Reps: 1, Sets: 1, Sides: 1},
			},
			{Technique: "diaphragmatic-breathing", Slot: plan.Close, Dose: routine.Dose{Hold: 10, Reps: 3, Sets: 1, Sides: 1}},
		},
	}
}

func TestRoutines(t *testing.T) {
	list := func(t *testing.T, j *journal.Journal) []routine.Routine {
		t.Helper()
		return must[[]routine.Routine](t)(j.Routines(ctx))
	}
	t.Run("should come back as given", func(t *testing.T) {
		j, want := openNew(t), mornings()
		want.ID = must[int64](t)(j.SaveRoutine(ctx, want))
		got := list(t, j)
		sameTime(t, "time", got[0].Created, want.Created)
		got[0].Created = want.Created
		same(t, "routines", got, []routine.Routine{want})
	})
	t.Run("should keep that there is no time of day apart from midnight", func(t *testing.T) {
		j := openNew(t)
		for _, at := range []int{routine.NoTime, 0, 1439} {
			r := mornings()
			r.At = at
			r.ID = must[int64](t)(j.SaveRoutine(ctx, r))
			if all := list(t, j); all[len(all)-1].At != at {
				t.Errorf("minute %d comes back as %d", at, all[len(all)-1].At)
			}
		}
	})
	t.Run("should tidy the name and the order of the days", func(t *testing.T) {
		j, r := openNew(t), mornings()
		r.Name, r.Days = "  Evenings\t", []time.Weekday{time.Sunday, time.Saturday, time.Tuesday}
		must[int64](t)(j.SaveRoutine(ctx, r))
		got := list(t, j)[0]
		same(t, "name", got.Name, "Evenings")
		same(t, "days", got.Days, []time.Weekday{time.Tuesday, time.Saturday, time.Sunday})
	})
	t.Run("should take the place of the one with the id, but for when it was made", func(t *testing.T) {
		j := openNew(t)
		other := mornings()
		other.ID = must[int64](t)(j.SaveRoutine(ctx, other))
		r := mornings()
		r.ID = must[int64](t)(j.SaveRoutine(ctx, r))
		r.Name, r.Days, r.At, r.Place, r.Source, r.Steps = "Short", nil, routine.NoTime, "", "", r.Steps[1:2]
		changed := r
		changed.Created = time.Time{}
		if id := must[int64](t)(j.SaveRoutine(ctx, changed)); id != r.ID {
			t.Errorf("the id is %d, was %d", id, r.ID)
		}
		got := list(t, j)
		for i := range got {
			sameTime(t, "time of making", got[i].Created, summer)
			got[i].Created = summer
		}
		same(t, "routines", got, []routine.Routine{other, r})
	})
	t.Run("should be put back under its id when it was removed meanwhile", func(t *testing.T) {
		j, r := openNew(t), mornings()
		r.ID = must[int64](t)(j.SaveRoutine(ctx, r))
		if err := j.RemoveRoutine(ctx, r.ID); err != nil {
			t.Fatal(err)
		}
		must[int64](t)(j.SaveRoutine(ctx, r))
		if got := list(t, j); len(got) != 1 || got[0].ID != r.ID || len(got[0].Steps) != 4 {
			t.Errorf("routines are %+v", got)
		}
	})
	t.Run("should be stamped by the clock when they have no time of making", func(t *testing.T) {
		j, r := openNew(t), mornings()
		r.Created = time.Time{}
		must[int64](t)(j.SaveRoutine(ctx, r))
		sameTime(t, "time", list(t, j)[0].Created, summer)
	})
	t.Run("should be listed in the order they were made", func(t *testing.T) {
		j := openNew(t)
		for _, hours := range []int{2, 0, 1} {
			r := mornings()
			r.Created, r.At = summer.Add(time.Duration(hours)*time.Hour), hours
			must[int64](t)(j.SaveRoutine(ctx, r))
		}
		for i, r := range list(t, j) {
			if r.At != i {
				t.Errorf("routine %d comes at place %d", r.At, i)
			}
		}
	})
	t.Run("should be gone with their steps when removed, and their id never used again", func(t *testing.T) {
		j := openNew(t)
		id := must[int64](t)(j.SaveRoutine(ctx, mornings()))
		if err := j.RemoveRoutine(ctx, id); err != nil {
			t.Fatal(err)
		}
		assertNoRow(t, j.Path(), `SELECT count(*) FROM routine_steps`)
		if err := j.RemoveRoutine(ctx, id); !errors.Is(err, journal.ErrNotFound) {
			t.Errorf("error is %v", err)
		}
		if next := must[int64](t)(j.SaveRoutine(ctx, mornings())); next <= id {
			t.Errorf("the next routine has id %d, the removed one had %d", next, id)
		}
	})
	t.Run("should be refused whole when a part makes no sense", func(t *testing.T) {
		j, kept := openNew(t), mornings()
		kept.ID = must[int64](t)(j.SaveRoutine(ctx, kept))
		for name, spoil := range map[string]func(*routine.Routine){
			"no name":   func(r *routine.Routine) { r.Name = " " },
			"long name": func(r *routine.Routine) { r.Name = strings.Repeat("ä", 61) },
			"no steps":  func(r *routine.Routine) { r.Steps = nil },
			"no dose":   func(r *routine.Routine) { r.Steps[3].Dose = routine.Dose{} },
			"twice":     func(r *routine.Routine) { r.Days = []time.Weekday{1, 1} },
		} {
			bad := mornings()
			bad.ID = kept.ID
			spoil(&bad)
			_, err := j.SaveRoutine(ctx, bad)
			var invalid *routine.InvalidError
			if !errors.Is(err, journal.ErrInvalid) || !errors.As(err, &invalid) {
				t.Errorf("%s: error is %v", name, err)
			}
		}
		if got := list(t, j); len(got) != 1 || len(got[0].Steps) != 4 || got[0].Name != kept.Name {
			t.Errorf("routines are %+v", got)
		}
	})
	t.Run("should take a name of sixty letters of any script", func(t *testing.T) {
		j, r := openNew(t), mornings()
		r.Name = strings.Repeat("ß", 60)
		must[int64](t)(j.SaveRoutine(ctx, r))
		same(t, "name", list(t, j)[0].Name, r.Name)
	})
}
