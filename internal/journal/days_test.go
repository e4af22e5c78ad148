package journal_test

import (
	"errors"
	"testing"
	"time"

	"unknot/internal/checkin"
	"unknot/internal/journal"
)

func TestDays(t *testing.T) {
	t.Run("should keep that nothing was said apart from zero and no", func(t *testing.T) {
		j := openNew(t)
		silent := checkin.NewDay("2026-07-01")
		zero := checkin.Day{Date: "2026-07-02", Leg: checkin.LegNone, Woken: checkin.No, Strength: checkin.No, Medicine: checkin.No}
		for _, want := range []checkin.Day{silent, zero} {
			want.At = summer
			if err := j.SaveDay(ctx, want); err != nil {
				t.Fatal(err)
			}
			got := found[checkin.Day](t)(j.Day(ctx, want.Date))
			sameTime(t, "time", got.At, want.At)
			got.At = want.At
			same(t, "day", got, want)
		}
	})
	t.Run("should take the place of what was kept of the date, also where less is said", func(t *testing.T) {
		j := openNew(t)
		first := checkin.NewDay("2026-07-01")
		first.Morning, first.Sleep, first.Note, first.Medicine = 5, 3, "bad night", checkin.Yes
		second := checkin.NewDay("2026-07-01")
		second.Stress, second.At = 7, summer.Add(time.Hour)
		for _, d := range []checkin.Day{first, second} {
			if err := j.SaveDay(ctx, d); err != nil {
				t.Fatal(err)
			}
		}
		all := must[[]checkin.Day](t)(j.Days(ctx, "", ""))
		if len(all) != 1 {
			t.Fatalf("there are %d days", len(all))
		}
		sameTime(t, "time", all[0].At, second.At)
		all[0].At = second.At
		same(t, "day", all[0], second)
	})
	t.Run("should be stamped by the clock when they have no time", func(t *testing.T) {
		j := openNew(t)
		if err := j.SaveDay(ctx, checkin.NewDay("2026-07-01")); err != nil {
			t.Fatal(err)
		}
		sameTime(t, "time", found[checkin.Day](t)(j.Day(ctx, "2026-07-01")).At, summer)
	})
	t.Run("should list a span with its start and without its end, oldest first", func(t *testing.T) {
		j := openNew(t)
		for _, date := range []string{"2026-07-02", "9999-12-31", "2025-12-31", "2026-06-30", "2026-07-01"} {
			if err := j.SaveDay(ctx, checkin.NewDay(date)); err != nil {
				t.Fatal(err)
			}
		}
		dates := func(from, to string) (out []string) {
			for _, d := range must[[]checkin.Day](t)(j.Days(ctx, from, to)) {
				out = append(out, d.Date)
			}
			return out
		}
		same(t, "span", dates("2026-06-30", "2026-07-02"), []string{"2026-06-30", "2026-07-01"})
		same(t, "from", dates("2026-07-01", ""), []string{"2026-07-01", "2026-07-02", "9999-12-31"})
		same(t, "to", dates("", "2026-06-30"), []string{"2025-12-31"})
		same(t, "all", dates("", ""), []string{"2025-12-31", "2026-06-30", "2026-07-01", "2026-07-02", "9999-12-31"})
	})
	t.Run("should be found by their own date only", func(t *testing.T) {
		j := openNew(t)
		if err := j.SaveDay(ctx, checkin.NewDay("2026-07-01")); err != nil {
			t.Fatal(err)
		}
		if got, found, err := j.Day(ctx, "2026-07-02"); found || err != nil {
			t.Errorf("found %v, error %v: %+v", found, err, got)
		}
	})
	t.Run("should refuse what is no date", func(t *testing.T) {
		j := openNew(t)
		for _, date := range []string{
			"", "now", "2026-02-30", "2026-13-01", "2026-1-05", "01.07.2026", "2026-07-01T08:00", " 2026-07-1", "2461222.50",
		} {
			if err := j.SaveDay(ctx, checkin.NewDay(date)); !errors.Is(err, journal.ErrInvalid) {
				t.Errorf("%q: error is %v", date, err)
			}
		}
	})
	t.Run("should refuse what is out of range", func(t *testing.T) {
		j := openNew(t)
		for name, spoil := range map[string]func(*checkin.Day){
			"morning":      func(d *checkin.Day) { d.Morning = 11 },
			"average":      func(d *checkin.Day) { d.Average = 11 },
			"worst":        func(d *checkin.Day) { d.PainWorst = -2 },
			"interference": func(d *checkin.Day) { d.Interference = 11 },
			"stiffness":    func(d *checkin.Day) { d.Stiffness = 11 },
			"until loose":  func(d *checkin.Day) { d.StiffMinutes = 1441 },
			"leg":          func(d *checkin.Day) { d.Leg = "odd" },
			"sleep":        func(d *checkin.Day) { d.Sleep = 11 },
			"asleep":       func(d *checkin.Day) { d.SleepMinutes = 1441 },
			"woken":        func(d *checkin.Day) { d.Woken = "maybe" },
			"stress":       func(d *checkin.Day) { d.Stress = 11 },
			"mood":         func(d *checkin.Day) { d.Mood = 11 },
			"sitting":      func(d *checkin.Day) { d.SittingMinutes = 1441 },
			"walking":      func(d *checkin.Day) { d.WalkingMinutes = 1441 },
			"strength":     func(d *checkin.Day) { d.Strength = "maybe" },
			"medicine":     func(d *checkin.Day) { d.Medicine = "maybe" },
			"goal":         func(d *checkin.Day) { d.Goal = 11 },
		} {
			d := checkin.NewDay("2026-07-01")
			spoil(&d)
			if err := j.SaveDay(ctx, d); !errors.Is(err, journal.ErrInvalid) {
				t.Errorf("%s: error is %v", name, err)
			}
		}
		assertNoRow(t, j.Path(), `SELECT count(*) FROM days`)
	})
}

func TestFlares(t *testing.T) {
	list := func(t *testing.T, j *journal.Journal) []checkin.Flare {
		t.Helper()
		return must[[]checkin.Flare](t)(j.Flares(ctx))
	}
	t.Run("should last until they are ended", func(t *testing.T) {
		j := openNew(t)
		id := must[int64](t)(j.BeginFlare(ctx, summer))
		got := list(t, j)
		if len(got) != 1 || got[0].ID != id || !got[0].Ended.IsZero() {
			t.Fatalf("flares are %+v", got)
		}
		sameTime(t, "start", got[0].Started, summer)
		end := time.Date(2026, 11, 2, 7, 0, 0, 0, time.FixedZone("CET", 60*60))
		if err := j.EndFlare(ctx, end); err != nil {
			t.Fatal(err)
		}
		sameTime(t, "end", list(t, j)[0].Ended, end)
	})
	t.Run("should be one at a time, whoever begins it", func(t *testing.T) {
		j := openNew(t)
		first := must[int64](t)(j.BeginFlare(ctx, summer))
		if again := must[int64](t)(openAt(t, j.Path()).BeginFlare(ctx, summer.AddDate(0, 0, 1))); again != first {
			t.Errorf("a second flare %d began beside %d", again, first)
		}
		sameTime(t, "start", list(t, j)[0].Started, summer)
		handle := raw(t, j.Path())
		if _, err := handle.ExecContext(ctx, `INSERT INTO flares (started_ms, zone_offset_s, zone_name, recorded_ms) VALUES (1, 0, '', 0)`); err == nil {
			t.Error("the table took a second open flare")
		}
	})
	t.Run("should be listed oldest first", func(t *testing.T) {
		j := openNew(t)
		for _, days := range []int{10, 0, 20} {
			must[int64](t)(j.BeginFlare(ctx, summer.AddDate(0, 0, days)))
			if err := j.EndFlare(ctx, summer.AddDate(0, 0, days+2)); err != nil {
				t.Fatal(err)
			}
		}
		for i, f := range list(t, j) {
			sameTime(t, "start", f.Started, summer.AddDate(0, 0, 10*i))
		}
	})
	t.Run("should begin and end now when no time is given", func(t *testing.T) {
		j := openNew(t)
		must[int64](t)(j.BeginFlare(ctx, time.Time{}))
		if err := j.EndFlare(ctx, time.Time{}); err != nil {
			t.Fatal(err)
		}
		sameTime(t, "start", list(t, j)[0].Started, summer)
		sameTime(t, "end", list(t, j)[0].Ended, summer)
	})
	t.Run("should end though the clock was set back", func(t *testing.T) {
		j := openNew(t)
		must[int64](t)(j.BeginFlare(ctx, summer))
		if err := j.EndFlare(ctx, summer.AddDate(-1, 0, 0)); err != nil {
			t.Fatal(err)
		}
		if got := list(t, j)[0]; !got.Ended.Equal(got.Started) {
			t.Errorf("it lasted from %v to %v", got.Started, got.Ended)
		}
	})
	t.Run("should not end when none lasts", func(t *testing.T) {
		j := openNew(t)
		if err := j.EndFlare(ctx, summer); !errors.Is(err, journal.ErrNotFound) {
			t.Errorf("error is %v", err)
		}
		must[int64](t)(j.BeginFlare(ctx, summer))
		for _, want := range []error{nil, journal.ErrNotFound} {
			if err := j.EndFlare(ctx, summer); !errors.Is(err, want) {
				t.Errorf("error is %v, want %v", err, want)
			}
		}
	})
}
