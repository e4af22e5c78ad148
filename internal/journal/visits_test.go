package journal_test

import (
	"errors"
	"testing"
	"time"

	"unknot/internal/checkin"
	"unknot/internal/guide"
	"unknot/internal/journal"
)

func seen() guide.Visit {
	return guide.Visit{
		At: summer, Technique: "pro-deep-tissue", Who: "Meridian, Ana", Paid: true,
		Before: 6, After: 4, Next: checkin.Unknown, Adverse: "bruise – left", Note: "ask about the hip",
	}
}

func TestVisits(t *testing.T) {
	t.Run("should come back as given, in the zone of the person", func(t *testing.T) {
		j, want := openNew(t), seen()
		want.ID = must[int64](t)(j.AddVisit(ctx, want))
		got := must[[]guide.Visit](t)(j.Visits(ctx))
		sameTime(t, "time", got[0].At, want.At)
		got[0].At = want.At
		same(t, "visits", got, []guide.Visit{want})
	})
	t.Run("should be listed newest first, of one moment the later kept first", func(t *testing.T) {
		j := openNew(t)
		for i, hours := range []int{1, 3, 2, 3} {
			v := seen()
			v.At, v.Before = summer.Add(time.Duration(hours)*time.Hour), i
			must[int64](t)(j.AddVisit(ctx, v))
		}
		var order []int
		for _, v := range must[[]guide.Visit](t)(j.Visits(ctx)) {
			order = append(order, v.Before)
		}
		same(t, "order", order, []int{3, 1, 2, 0})
	})
	t.Run("should be stamped by the clock when they have no time", func(t *testing.T) {
		j := openNew(t)
		id := must[int64](t)(j.AddVisit(ctx, guide.Visit{}))
		sameTime(t, "time", must[[]guide.Visit](t)(j.Visits(ctx))[0].At, summer)
		execute(t, j.Path(), `UPDATE visits SET at_ms = 0`)
		if err := j.UpdateVisit(ctx, guide.Visit{ID: id}); err != nil {
			t.Fatal(err)
		}
		sameTime(t, "time of the change", must[[]guide.Visit](t)(j.Visits(ctx))[0].At, summer)
	})
	t.Run("should be changed alone", func(t *testing.T) {
		j := openNew(t)
		first, second := seen(), seen()
		first.ID = must[int64](t)(j.AddVisit(ctx, first))
		second.ID = must[int64](t)(j.AddVisit(ctx, second))
		first = guide.Visit{ID: first.ID, At: summer.Add(time.Minute), Before: checkin.Unknown, After: 10, Next: 0, Note: "n"}
		if err := j.UpdateVisit(ctx, first); err != nil {
			t.Fatal(err)
		}
		got := must[[]guide.Visit](t)(j.Visits(ctx))
		got[0].At, got[1].At = first.At, second.At
		same(t, "visits", got, []guide.Visit{first, second})
	})
	t.Run("should be gone when removed, and their id never used again", func(t *testing.T) {
		j := openNew(t)
		must[int64](t)(j.AddVisit(ctx, seen()))
		id := must[int64](t)(j.AddVisit(ctx, seen()))
		if err := j.RemoveVisit(ctx, id); err != nil {
			t.Fatal(err)
		}
		if left := must[[]guide.Visit](t)(j.Visits(ctx)); len(left) != 1 || left[0].ID == id {
			t.Errorf("visits are %+v", left)
		}
		if next := must[int64](t)(j.AddVisit(ctx, seen())); next <= id {
			t.Errorf("the next visit has id %d, the removed one had %d", next, id)
		}
	})
	t.Run("should refuse what makes no sense", func(t *testing.T) {
		j := openNew(t)
		bad := seen()
		bad.ID = must[int64](t)(j.AddVisit(ctx, bad))
		bad.Next = 11
		_, adding := j.AddVisit(ctx, bad)
		tests := map[string]struct{ err, want error }{
			"add a pain of 11":    {adding, journal.ErrInvalid},
			"update to 11":        {j.UpdateVisit(ctx, bad), journal.ErrInvalid},
			"update what is not":  {j.UpdateVisit(ctx, guide.Visit{ID: bad.ID + 1}), journal.ErrNotFound},
			"remove what is not":  {j.RemoveVisit(ctx, bad.ID+1), journal.ErrNotFound},
			"update without a id": {j.UpdateVisit(ctx, guide.Visit{}), journal.ErrNotFound},
		}
		for name, tt := range tests {
			if !errors.Is(tt.err, tt.want) {
				t.Errorf("%s: error is %v, want %v", name, tt.err, tt.want)
			}
		}
		if got := must[[]guide.Visit](t)(j.Visits(ctx)); len(got) != 1 || got[0].Next != checkin.Unknown {
			t.Errorf("visits are %+v", got)
		}
	})
}
