package journal_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"unknot/internal/body"
	"unknot/internal/breaks"
	"unknot/internal/checkin"
	"unknot/internal/journal"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/session"
	"unknot/internal/settings"
	"unknot/internal/technique"
)

var (
	ctx = context.Background()
	// summer is half past eleven at night in a zone two hours east of UTC: another day there.
	summer = time.Date(2026, 7, 1, 23, 30, 0, 0, time.FixedZone("CEST", 2*60*60))
)

// openAt opens a journal whose clock stands still at summer.
func openAt(t *testing.T, path string) *journal.Journal {
	t.Helper()
	j, err := journal.Open(ctx, path, journal.Options{Now: func() time.Time { return summer }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = j.Close() })
	return j
}

func openNew(t *testing.T) *journal.Journal {
	t.Helper()
	return openAt(t, filepath.Join(t.TempDir(), "unknot", "journal.db"))
}

// found is the value of a look-up that must find something.
func found[T any](t *testing.T) func(T, bool, error) T {
	t.Helper()
	return func(v T, ok bool, err error) T {
		t.Helper()
		if err != nil || !ok {
			t.Fatalf("found %v, error %v", ok, err)
		}
		return v
	}
}

// must is the value of a call that must not fail.
func must[T any](t *testing.T) func(T, error) T {
	t.Helper()
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func wellMarked() checkin.CheckIn {
	return checkin.CheckIn{
		At: summer, Pain: 4, Phase: technique.Acute, Settle: checkin.SettleDay, Direction: checkin.Bend,
		Note: "after the long drive – sore",
		Marks: []body.Mark{
			{Region: "lumbar-left", Intensity: 6, Quality: body.Ache},
			{Region: "gluteus-medius-left", Intensity: 0},
		},
	}
}

// same compares two values, times by their moment, offset and zone name.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s is\n%+v\nwant\n%+v", what, got, want)
	}
}

func sameTime(t *testing.T, what string, got, want time.Time) {
	t.Helper()
	gotZone, gotOffset := got.Zone()
	wantZone, wantOffset := want.Zone()
	if !got.Equal(want) || gotZone != wantZone || gotOffset != wantOffset {
		t.Errorf("%s is %v, want %v", what, got, want)
	}
}

func TestCheckIns(t *testing.T) {
	t.Run("should come back as given, in the zone of the person", func(t *testing.T) {
		j, want := openNew(t), wellMarked()
		want.ID = must[int64](t)(j.AddCheckIn(ctx, want))
		got := found[checkin.CheckIn](t)(j.LastCheckIn(ctx))
		sameTime(t, "time", got.At, want.At)
		if got.At.Day() != 1 {
			t.Errorf("the day is %d, the person lived it on the 1st", got.At.Day())
		}
		got.At = want.At
		same(t, "check-in", got, want)
	})
	t.Run("should keep that no number was given apart from no pain", func(t *testing.T) {
		j := openNew(t)
		for _, pain := range []int{checkin.PainUnknown, 0} {
			c := wellMarked()
			c.Pain = pain
			must[int64](t)(j.AddCheckIn(ctx, c))
			if got := found[checkin.CheckIn](t)(j.LastCheckIn(ctx)); got.Pain != pain {
				t.Errorf("pain %d comes back as %d", pain, got.Pain)
			}
		}
	})
	t.Run("should be stamped by the clock when they have no time", func(t *testing.T) {
		j := openNew(t)
		must[int64](t)(j.AddCheckIn(ctx, checkin.CheckIn{Pain: 1}))
		sameTime(t, "time", found[checkin.CheckIn](t)(j.LastCheckIn(ctx)).At, summer)
	})
	t.Run("should list a span with its start and without its end, oldest first", func(t *testing.T) {
		j := openNew(t)
		for _, hours := range []int{3, 1, 2, 0} {
			c := wellMarked()
			c.At, c.Pain = summer.Add(time.Duration(hours)*time.Hour), hours
			must[int64](t)(j.AddCheckIn(ctx, c))
		}
		pains := func(from, to time.Time) (out []int) {
			for _, c := range must[[]checkin.CheckIn](t)(j.CheckIns(ctx, from, to)) {
				out = append(out, c.Pain)
				if len(c.Marks) != 2 {
					t.Errorf("check-in %d has %d marks", c.ID, len(c.Marks))
				}
			}
			return out
		}
		same(t, "span", pains(summer.Add(time.Hour), summer.Add(3*time.Hour)), []int{1, 2})
		same(t, "open span", pains(time.Time{}, time.Time{}), []int{0, 1, 2, 3})
	})
	t.Run("should be refused whole when a part is out of range", func(t *testing.T) {
		j := openNew(t)
		tooMuch, badMark := wellMarked(), wellMarked()
		tooMuch.Pain = 11
		badMark.Marks = []body.Mark{{Region: "lumbar-left", Intensity: 3}, {Region: "lumbar-right", Intensity: 12}}
		for _, c := range []checkin.CheckIn{tooMuch, badMark} {
			if _, err := j.AddCheckIn(ctx, c); !errors.Is(err, journal.ErrInvalid) {
				t.Errorf("error is %v", err)
			}
		}
		if _, found, err := j.LastCheckIn(ctx); found || err != nil {
			t.Errorf("after refused check-ins the last one gives %v", err)
		}
	})
}

func TestScreenings(t *testing.T) {
	t.Run("should come back as given without the answer about mood", func(t *testing.T) {
		j := openNew(t)
		given := safety.Screening{
			At: summer,
			Answers: map[safety.FlagID]safety.Answer{
				"rf-fever": safety.No, "rf-bladder": safety.NotSure, "rf-mood": safety.Yes, "rf-chest": safety.Unanswered,
			},
			FollowUps: map[string]safety.Answer{"spine-procedure": safety.Yes, "rf-mood-line": safety.Yes},
			Held:      map[string]safety.Answer{"rf-clot-signs": safety.Yes, "rf-mood": safety.Yes},
			CheckedOn: map[string]time.Time{"rf-clot-signs": summer.AddDate(0, 0, -3)},
			Fresh:     map[safety.FlagID]time.Time{"rf-bladder": summer.Add(time.Hour), "rf-mood": summer},
		}
		id := must[int64](t)(j.AddScreening(ctx, given, safety.LevelSameDay))
		got := found[safety.Screened](t)(j.LastScreening(ctx))
		sameTime(t, "time", got.At, summer)
		sameTime(t, "checked day", got.CheckedOn["rf-clot-signs"], summer.AddDate(0, 0, -3))
		sameTime(t, "fresh answer", got.Fresh["rf-bladder"], summer.Add(time.Hour))
		same(t, "number of fresh answers", len(got.Fresh), 1)
		same(t, "id and level", []any{got.ID, got.Level}, []any{id, safety.LevelSameDay})
		same(t, "answers", got.Answers, map[safety.FlagID]safety.Answer{"rf-fever": safety.No, "rf-bladder": safety.NotSure})
		same(t, "follow-ups", got.FollowUps, map[string]safety.Answer{"spine-procedure": safety.Yes})
		same(t, "held", got.Held, map[string]safety.Answer{"rf-clot-signs": safety.Yes})
	})
	t.Run("should leave no trace of the answer about mood in the file", func(t *testing.T) {
		j := openNew(t)
		must[int64](t)(j.AddScreening(ctx, safety.Screening{
			Answers: map[safety.FlagID]safety.Answer{"rf-mood": safety.Yes, "rf-fever": safety.No},
		}, safety.LevelClear))
		assertNoRow(t, j.Path(), `SELECT count(*) FROM screening_answers WHERE flag = 'rf-mood'`)
	})
	t.Run("should give the one kept last even when the clock was set back", func(t *testing.T) {
		j := openNew(t)
		add := func(at time.Time, level safety.Level) {
			must[int64](t)(j.AddScreening(ctx, safety.Screening{At: at}, level))
		}
		add(summer.AddDate(1, 0, 0), safety.LevelClear)
		add(summer, safety.LevelEmergency)
		if got := found[safety.Screened](t)(j.LastScreening(ctx)); got.Level != safety.LevelEmergency {
			t.Errorf("the last screening led to %v", got.Level)
		}
		if got := must[[]safety.Screened](t)(j.Screenings(ctx, summer, time.Time{})); len(got) != 2 {
			t.Errorf("there are %d screenings", len(got))
		}
	})
}

func TestProfile(t *testing.T) {
	t.Run("should take the place of the one before", func(t *testing.T) {
		j := openNew(t)
		first := safety.Profile{
			Answers:  map[safety.CautionID]safety.Answer{"cx-skin": safety.Yes, "cx-osteoporosis": safety.NotSure},
			Areas:    map[safety.CautionID][]body.Region{"cx-skin": {"lumbar-right", "calves-left"}},
			Branches: map[string]safety.Answer{"old-branch": safety.No},
			Age:      71,
		}
		second := safety.Profile{
			Answers:  map[safety.CautionID]safety.Answer{"cx-skin": safety.No},
			Areas:    map[safety.CautionID][]body.Region{},
			Branches: map[string]safety.Answer{},
			Age:      72,
		}
		for _, want := range []safety.Profile{first, second} {
			if err := j.SaveProfile(ctx, want); err != nil {
				t.Fatal(err)
			}
			same(t, "profile", must[safety.Profile](t)(j.Profile(ctx)), want)
		}
	})
	t.Run("should have nothing answered and every map made in a new journal", func(t *testing.T) {
		same(t, "profile", must[safety.Profile](t)(openNew(t).Profile(ctx)), safety.Profile{
			Answers:  map[safety.CautionID]safety.Answer{},
			Areas:    map[safety.CautionID][]body.Region{},
			Branches: map[string]safety.Answer{},
		})
	})
}

func begun() session.Record {
	return session.Record{
		Started: summer, Planned: 10 * time.Minute, Minutes: 10, Place: plan.Floor, Goal: plan.Loosen,
		PainBefore: 5, PainAfter: checkin.PainUnknown, Effort: session.EffortUnknown, Status: session.RecordRunning,
	}
}

func twoResults() []session.StepResult {
	return []session.StepResult{
		{
			Step: 0, Technique: "piriformis-wall-ball", Sides: []body.Side{body.Right, body.Left},
			Planned: 200 * time.Second, Actual: 201500 * time.Millisecond, Outcome: session.OutcomeDone,
		},
		{Step: 1, Technique: "cat-cow", Planned: 72 * time.Second, Outcome: session.OutcomeSkipped},
	}
}

func TestSessions(t *testing.T) {
	t.Run("should be kept step by step and closed with the rating", func(t *testing.T) {
		j, want := openNew(t), begun()
		want.ID = must[int64](t)(j.BeginSession(ctx, want))
		for _, r := range twoResults() {
			if err := j.RecordStep(ctx, want.ID, r); err != nil {
				t.Fatal(err)
			}
			want.Steps = append(want.Steps, r)
			got := found[session.Record](t)(j.Unfinished(ctx))
			got.Started = want.Started
			same(t, "running session", got, want)
		}
		finish := session.Finish{
			Status: session.RecordFinished, Ended: summer.Add(11 * time.Minute),
			PainAfter: 3, Effort: 2, Note: "warm", Adverse: "small bruise",
		}
		if err := j.FinishSession(ctx, want.ID, finish); err != nil {
			t.Fatal(err)
		}
		want.Status, want.PainAfter, want.Effort = finish.Status, 3, 2
		want.Note, want.Adverse = finish.Note, finish.Adverse
		all := must[[]session.Record](t)(j.Sessions(ctx, summer, summer.Add(time.Hour)))
		if len(all) != 1 {
			t.Fatalf("there are %d sessions", len(all))
		}
		sameTime(t, "end", all[0].Ended, finish.Ended)
		sameTime(t, "start", all[0].Started, want.Started)
		all[0].Started, all[0].Ended = want.Started, want.Ended
		same(t, "session", all[0], want)
		if _, found, err := j.Unfinished(ctx); found || err != nil {
			t.Errorf("a finished session leaves %v", err)
		}
	})
	t.Run("should keep only the latest word on a step that was done again", func(t *testing.T) {
		j := openNew(t)
		id := must[int64](t)(j.BeginSession(ctx, begun()))
		first := twoResults()[0]
		again := first
		again.Outcome, again.Actual, again.Sides = session.OutcomePartial, time.Second, []body.Side{body.Right}
		for _, r := range []session.StepResult{first, again} {
			if err := j.RecordStep(ctx, id, r); err != nil {
				t.Fatal(err)
			}
		}
		same(t, "steps", must[session.Record](t)(j.Session(ctx, id)).Steps, []session.StepResult{again})
	})
	t.Run("should keep how a step hurt", func(t *testing.T) {
		j := openNew(t)
		id := must[int64](t)(j.BeginSession(ctx, begun()))
		answers := []checkin.Hurt{
			checkin.HurtSharper, checkin.HurtLeg, checkin.HurtNumb, checkin.HurtTooMuch, checkin.HurtUnsaid, "",
		}
		var want []session.StepResult
		for i, answer := range answers {
			r := session.StepResult{Step: i, Technique: "cat-cow", Outcome: session.OutcomeHurt, Hurt: answer}
			if err := j.RecordStep(ctx, id, r); err != nil {
				t.Fatal(err)
			}
			want = append(want, r)
		}
		same(t, "steps", must[session.Record](t)(j.Session(ctx, id)).Steps, want)
		same(t, "unfinished", found[session.Record](t)(j.Unfinished(ctx)).Steps, want)
		same(t, "listed", must[[]session.Record](t)(j.Sessions(ctx, summer, time.Time{}))[0].Steps, want)
	})
	t.Run("should forget how a step hurt when it was done again without", func(t *testing.T) {
		j := openNew(t)
		id := must[int64](t)(j.BeginSession(ctx, begun()))
		hurt := session.StepResult{Technique: "cat-cow", Outcome: session.OutcomeHurt, Hurt: checkin.HurtNumb}
		again := session.StepResult{Technique: "cat-cow", Outcome: session.OutcomeDone}
		for _, r := range []session.StepResult{hurt, again} {
			if err := j.RecordStep(ctx, id, r); err != nil {
				t.Fatal(err)
			}
		}
		same(t, "steps", must[session.Record](t)(j.Session(ctx, id)).Steps, []session.StepResult{again})
	})
	t.Run("should be rated after they were closed", func(t *testing.T) {
		j := openNew(t)
		id := must[int64](t)(j.BeginSession(ctx, begun()))
		for _, pain := range []int{checkin.PainUnknown, 2} {
			f := session.Finish{Status: session.RecordEndedEarly, PainAfter: pain, Effort: session.EffortUnknown}
			if err := j.FinishSession(ctx, id, f); err != nil {
				t.Fatal(err)
			}
			if got := must[session.Record](t)(j.Session(ctx, id)); got.PainAfter != pain || got.Status != session.RecordEndedEarly {
				t.Errorf("session is %+v", got)
			}
		}
	})
	t.Run("should refuse what makes no sense", func(t *testing.T) {
		j := openNew(t)
		id := must[int64](t)(j.BeginSession(ctx, begun()))
		tests := []struct {
			name string
			err  error
			want error
		}{
			{"step of no session", j.RecordStep(ctx, id+1, twoResults()[0]), journal.ErrNotFound},
			{"no session", j.FinishSession(ctx, id+1, session.Finish{Status: session.RecordFinished}), journal.ErrNotFound},
			{"running", j.FinishSession(ctx, id, session.Finish{Status: session.RecordRunning}), journal.ErrInvalid},
			{"no status", j.FinishSession(ctx, id, session.Finish{}), journal.ErrInvalid},
			{"effort", j.FinishSession(ctx, id, session.Finish{Status: session.RecordFinished, Effort: 11}), journal.ErrInvalid},
			{"outcome", j.RecordStep(ctx, id, session.StepResult{Technique: "cat-cow", Outcome: "odd"}), journal.ErrInvalid},
			{"hurt", j.RecordStep(ctx, id, session.StepResult{Technique: "cat-cow", Outcome: "hurt", Hurt: "odd"}), journal.ErrInvalid},
			{"done and hurt", j.RecordStep(ctx, id, session.StepResult{Technique: "cat-cow", Outcome: "done", Hurt: "numb"}), journal.ErrInvalid},
		}
		for _, tt := range tests {
			if !errors.Is(tt.err, tt.want) {
				t.Errorf("%s: error is %v, want %v", tt.name, tt.err, tt.want)
			}
		}
	})
}

// TestNothingYet is about the look-ups that may find nothing, which is no failure.
func TestNothingYet(t *testing.T) {
	lookUps := map[string]func(*journal.Journal) (any, bool, error){
		"check-in":           func(j *journal.Journal) (any, bool, error) { return j.LastCheckIn(ctx) },
		"screening":          func(j *journal.Journal) (any, bool, error) { return j.LastScreening(ctx) },
		"unfinished session": func(j *journal.Journal) (any, bool, error) { return j.Unfinished(ctx) },
		"day":                func(j *journal.Journal) (any, bool, error) { return j.Day(ctx, "2026-07-01") },
		"list of routines": func(j *journal.Journal) (any, bool, error) {
			all, err := j.Routines(ctx)
			return all, len(all) > 0, err
		},
		"list of visits": func(j *journal.Journal) (any, bool, error) {
			all, err := j.Visits(ctx)
			return all, len(all) > 0, err
		},
		"list of flares": func(j *journal.Journal) (any, bool, error) {
			all, err := j.Flares(ctx)
			return all, len(all) > 0, err
		},
		"list of days": func(j *journal.Journal) (any, bool, error) {
			all, err := j.Days(ctx, "", "")
			return all, len(all) > 0, err
		},
		"profile": func(j *journal.Journal) (any, bool, error) {
			p, err := j.Profile(ctx)
			return p, false, err
		},
	}
	for name, lookUp := range lookUps {
		t.Run("should be no error for a "+name, func(t *testing.T) {
			if got, found, err := lookUp(openNew(t)); found || err != nil {
				t.Errorf("found %v, error %v: %+v", found, err, got)
			}
		})
		t.Run("should not hide that the journal cannot be read for a "+name, func(t *testing.T) {
			j := openNew(t)
			if err := j.Close(); err != nil {
				t.Fatal(err)
			}
			if _, found, err := lookUp(j); found || err == nil {
				t.Errorf("found %v, error %v", found, err)
			}
		})
	}
	t.Run("should be an error for a session by its id", func(t *testing.T) {
		if _, err := openNew(t).Session(ctx, 1); !errors.Is(err, journal.ErrNotFound) {
			t.Errorf("error is %v", err)
		}
	})
}

func TestBreaks(t *testing.T) {
	t.Run("should come back as given", func(t *testing.T) {
		j := openNew(t)
		want := breaks.Record{At: summer, Kind: breaks.KindTaken, Move: "march-in-place", Seconds: 60}
		want.ID = must[int64](t)(j.AddBreak(ctx, want))
		got := must[[]breaks.Record](t)(j.Breaks(ctx, summer, summer.Add(1*time.Millisecond)))
		sameTime(t, "time", got[0].At, want.At)
		got[0].At = want.At
		same(t, "breaks", got, []breaks.Record{want})
	})
	t.Run("should take every kind that happens to a person", func(t *testing.T) {
		j := openNew(t)
		for _, kind := range []breaks.Kind{
			breaks.KindAnnounced, breaks.KindAsked, breaks.KindTaken, breaks.KindPostponed,
			breaks.KindSkipped, breaks.KindNatural, breaks.KindOwed,
		} {
			must[int64](t)(j.AddBreak(ctx, breaks.Record{Kind: kind}))
		}
		if _, err := j.AddBreak(ctx, breaks.Record{Kind: "odd"}); !errors.Is(err, journal.ErrInvalid) {
			t.Errorf("an unknown kind gives %v", err)
		}
	})
}

func TestSettings(t *testing.T) {
	t.Run("should be the defaults in a new journal", func(t *testing.T) {
		got, broken, err := openNew(t).Settings(ctx)
		if err != nil || len(broken) > 0 {
			t.Fatalf("broken %v, error %v", broken, err)
		}
		same(t, "settings", got, settings.Default())
	})
	t.Run("should come back as saved", func(t *testing.T) {
		j, want := openNew(t), settings.Default()
		want.Tools, want.BreakIntervalMinutes, want.ReduceMotion = []string{"ball", "wall"}, 45, true
		if err := j.SaveSettings(ctx, want); err != nil {
			t.Fatal(err)
		}
		got, broken, err := j.Settings(ctx)
		if err != nil || len(broken) > 0 {
			t.Fatalf("broken %v, error %v", broken, err)
		}
		same(t, "settings", got, want)
	})
	t.Run("should be refused out of range", func(t *testing.T) {
		bad := settings.Default()
		bad.BreakSeconds = 5
		if err := openNew(t).SaveSettings(ctx, bad); !errors.Is(err, journal.ErrInvalid) {
			t.Errorf("error is %v", err)
		}
	})
	t.Run("should replace broken values, report them and keep unknown keys", func(t *testing.T) {
		j := openNew(t)
		good := settings.Default()
		good.BreakIntervalMinutes = 50
		if err := j.SaveSettings(ctx, good); err != nil {
			t.Fatal(err)
		}
		execute(t, j.Path(), `UPDATE settings SET value = '7' WHERE key = 'breakSeconds'`)
		execute(t, j.Path(), `UPDATE settings SET value = '"soon"' WHERE key = 'quietFromMinute'`)
		execute(t, j.Path(), `INSERT INTO settings VALUES ('fromTheFuture', '{"a":1}', 0)`)
		got, broken, err := j.Settings(ctx)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "settings", got, good)
		var keys []string
		for _, b := range broken {
			keys = append(keys, b.Key)
		}
		same(t, "broken keys", keys, []string{"breakSeconds", "quietFromMinute"})
		if err := j.SaveSettings(ctx, got); err != nil {
			t.Fatal(err)
		}
		if n := count(t, j.Path(), `SELECT count(*) FROM settings WHERE key = 'fromTheFuture'`); n != 1 {
			t.Error("the unknown key is gone after saving")
		}
	})
}

func TestCounts(t *testing.T) {
	t.Run("should count what there is and since when", func(t *testing.T) {
		j := openNew(t)
		same(t, "counts of a new journal", must[journal.Counts](t)(j.Counts(ctx)), journal.Counts{})
		c := wellMarked()
		c.At = summer.Add(time.Hour)
		must[int64](t)(j.AddCheckIn(ctx, c))
		must[int64](t)(j.BeginSession(ctx, begun()))
		must[int64](t)(j.AddBreak(ctx, breaks.Record{Kind: breaks.KindSkipped}))
		got := must[journal.Counts](t)(j.Counts(ctx))
		sameTime(t, "first moment", got.Since, summer)
		got.Since = time.Time{}
		same(t, "counts", got, journal.Counts{CheckIns: 1, Sessions: 1, Breaks: 1})
	})
}

func TestReadOnly(t *testing.T) {
	readOnly := journal.Options{ReadOnly: true}
	t.Run("should read and refuse to write", func(t *testing.T) {
		j := openNew(t)
		must[int64](t)(j.AddCheckIn(ctx, wellMarked()))
		r := must[*journal.Journal](t)(journal.Open(ctx, j.Path(), readOnly))
		defer func() { _ = r.Close() }()
		if got := found[checkin.CheckIn](t)(r.LastCheckIn(ctx)); got.Pain != 4 {
			t.Errorf("check-in is %+v", got)
		}
		if _, err := r.AddCheckIn(ctx, wellMarked()); !errors.Is(err, journal.ErrReadOnly) {
			t.Errorf("writing gives %v", err)
		}
	})
	t.Run("should not make a journal", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "none", "journal.db")
		if _, err := journal.Open(ctx, path, readOnly); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("error is %v", err)
		}
		if _, err := os.Stat(filepath.Dir(path)); !errors.Is(err, fs.ErrNotExist) {
			t.Error("the folder was made")
		}
	})
}

func TestBackup(t *testing.T) {
	t.Run("should be a whole journal of its own", func(t *testing.T) {
		j := openNew(t)
		must[int64](t)(j.AddCheckIn(ctx, wellMarked()))
		path := filepath.Join(t.TempDir(), "copy.db")
		if err := j.Backup(ctx, path); err != nil {
			t.Fatal(err)
		}
		assertMode(t, path, 0o600)
		if got := found[checkin.CheckIn](t)(openAt(t, path).LastCheckIn(ctx)); len(got.Marks) != 2 {
			t.Errorf("the copy holds %+v", got)
		}
	})
	t.Run("should not write over a file", func(t *testing.T) {
		j := openNew(t)
		path := filepath.Join(t.TempDir(), "mine.txt")
		if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := j.Backup(ctx, path); !errors.Is(err, fs.ErrExist) {
			t.Errorf("error is %v", err)
		}
		if raw, _ := os.ReadFile(path); string(raw) != "mine" {
			t.Errorf("the file now holds %q", raw)
		}
	})
}
