package journal

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"unknot/internal/body"
	"unknot/internal/breaks"
	"unknot/internal/checkin"
	"unknot/internal/guide"
	"unknot/internal/plan"
	"unknot/internal/routine"
	"unknot/internal/safety"
	"unknot/internal/session"
	"unknot/internal/settings"
	"unknot/internal/technique"
)

var writeRelease = flag.Bool("write-release", false, "save testdata/vN.db for the newest version, see testdata/README.md")

var released = time.Date(2026, 3, 2, 8, 15, 0, 0, time.FixedZone("CET", 60*60))

func clock() time.Time { return released }

// later are the migrations of a program one version ahead, whose last one does statement.
func later(t *testing.T, statement string) fs.FS {
	t.Helper()
	out := fstest.MapFS{}
	names, err := fs.Glob(migrations(), "*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		content, err := fs.ReadFile(migrations(), name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = &fstest.MapFile{Data: content}
	}
	known, err := newest(migrations())
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprintf("%05d_next.sql", known+1)
	out[name] = &fstest.MapFile{Data: []byte("-- +goose Up\n" + statement + ";\n")}
	return out
}

// copyRelease puts a saved journal of a release into a folder of its own.
func copyRelease(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "journal.db")
	if err := os.WriteFile(path, content, fileMode); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestReleases(t *testing.T) {
	ctx := context.Background()
	names, err := filepath.Glob("testdata/v*.db")
	if err != nil || len(names) == 0 {
		t.Fatalf("no saved journals: %v", err)
	}
	for _, name := range names {
		t.Run("should open "+filepath.Base(name)+" with everything in it", func(t *testing.T) {
			j, err := Open(ctx, copyRelease(t, filepath.Base(name)), Options{Now: clock})
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = j.Close() }()
			assertReleaseContent(ctx, t, j)
			if name != filepath.Join("testdata", "v1.db") {
				assertSecondReleaseContent(ctx, t, j)
			}
		})
	}
}

// assertReleaseContent checks what fillRelease puts in.
func assertReleaseContent(ctx context.Context, t *testing.T, j *Journal) {
	t.Helper()
	counts, err := j.Counts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if counts.CheckIns != 2 || counts.Screenings != 1 || counts.Sessions != 2 || counts.Breaks != 2 || !counts.Since.Equal(released) {
		t.Errorf("counts are %+v", counts)
	}
	last, found, err := j.LastCheckIn(ctx)
	if err != nil || !found || len(last.Marks) != 2 || last.Marks[0].Intensity != 7 || last.Note != "Rückweg zu Fuß" || last.At.Hour() != 8 {
		t.Errorf("check-in is %+v, error %v", last, err)
	}
	screened, found, err := j.LastScreening(ctx)
	if err != nil || !found || screened.Answers["rf-fever"] != safety.No || screened.Level != safety.LevelGPSoon || len(screened.Held) != 1 {
		t.Errorf("screening is %+v, error %v", screened, err)
	}
	profile, err := j.Profile(ctx)
	if err != nil || profile.Age != 52 || len(profile.Areas["cx-skin"]) != 2 {
		t.Errorf("profile is %+v, error %v", profile, err)
	}
	open, found, err := j.Unfinished(ctx)
	if err != nil || !found || len(open.Steps) != 1 || open.Steps[0].Outcome != session.OutcomeHurt {
		t.Errorf("unfinished session is %+v, error %v", open, err)
	}
	history, err := j.History(ctx, time.Time{})
	if err != nil || len(history.Uses) != 2 || history.Uses[0].Change != -2 || history.Uses[1].Rated {
		t.Errorf("history is %+v, error %v", history, err)
	}
	choices, broken, err := j.Settings(ctx)
	if err != nil || len(broken) != 0 || choices.BreakIntervalMinutes != 40 || len(choices.Tools) != 2 {
		t.Errorf("settings are %+v, broken %v, error %v", choices, broken, err)
	}
}

// assertSecondReleaseContent checks what fillSecondRelease puts in.
func assertSecondReleaseContent(ctx context.Context, t *testing.T, j *Journal) {
	t.Helper()
	open, _, err := j.Unfinished(ctx)
	if err != nil || open.Steps[0].Hurt != checkin.HurtLeg {
		t.Errorf("unfinished session is %+v, error %v", open, err)
	}
	visits, err := j.Visits(ctx)
	if err != nil || len(visits) != 1 || visits[0].After != 2 || visits[0].Next != checkin.Unknown || !visits[0].Paid {
		t.Errorf("visits are %+v, error %v", visits, err)
	}
	routines, err := j.Routines(ctx)
	if err != nil || len(routines) != 1 || len(routines[0].Steps) != 2 || routines[0].At != 7*60 || len(routines[0].Days) != 2 {
		t.Errorf("routines are %+v, error %v", routines, err)
	}
	noted, found, err := j.Day(ctx, "2026-03-02")
	if err != nil || !found || noted.Morning != 4 || noted.Average != checkin.Unknown || noted.Woken != checkin.No {
		t.Errorf("day is %+v, error %v", noted, err)
	}
	flares, err := j.Flares(ctx)
	if err != nil || len(flares) != 2 || flares[0].Ended.IsZero() || !flares[1].Ended.IsZero() {
		t.Errorf("flares are %+v, error %v", flares, err)
	}
}

func TestWriteRelease(t *testing.T) {
	known, err := newest(migrations())
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join("testdata", fmt.Sprintf("v%d.db", known))
	t.Run("should have a saved journal of the newest version", func(t *testing.T) {
		if *writeRelease {
			saveRelease(t, name)
		}
		if _, err := os.Stat(name); err != nil {
			t.Errorf("%v: see testdata/README.md", err)
		}
	})
}

func saveRelease(t *testing.T, name string) {
	t.Helper()
	ctx := context.Background()
	j, err := Open(ctx, filepath.Join(t.TempDir(), "journal.db"), Options{Now: clock})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = j.Close() }()
	fillRelease(ctx, t, j)
	if err := j.Backup(ctx, name); err != nil { // never over an older one
		t.Fatal(err)
	}
}

// fillRelease uses every table at least once.
func fillRelease(ctx context.Context, t *testing.T, j *Journal) {
	t.Helper()
	do := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	id := func(id int64, err error) int64 {
		t.Helper()
		do(err)
		return id
	}
	id(j.AddCheckIn(ctx, checkin.CheckIn{Pain: checkin.PainUnknown}))
	id(j.AddCheckIn(ctx, checkin.CheckIn{
		At: released.AddDate(0, 0, 1), Pain: 5, Phase: technique.Subacute, Settle: checkin.SettleMinutes,
		Direction: checkin.Arch, Note: "Rückweg zu Fuß",
		Marks: []body.Mark{{Region: "lumbar-right", Intensity: 7, Quality: body.Sharp}, {Region: "tailbone", Intensity: 2}},
	}))
	id(j.AddScreening(ctx, safety.Screening{
		Answers:   map[safety.FlagID]safety.Answer{"rf-fever": safety.No, "rf-night-pain": safety.Yes},
		FollowUps: map[string]safety.Answer{"spine-procedure": safety.No},
		Held:      map[string]safety.Answer{"rf-clot-signs": safety.Yes},
		CheckedOn: map[string]time.Time{"rf-clot-signs": released},
		Fresh:     map[safety.FlagID]time.Time{"rf-fever": released},
	}, safety.LevelGPSoon))
	do(j.SaveProfile(ctx, safety.Profile{
		Age:      52,
		Answers:  map[safety.CautionID]safety.Answer{"cx-skin": safety.Yes},
		Areas:    map[safety.CautionID][]body.Region{"cx-skin": {"calves-left", "calves-right"}},
		Branches: map[string]safety.Answer{"skin-open": safety.No},
	}))
	rated := session.Record{PainBefore: 6, Planned: time.Minute, Minutes: 2, Place: plan.Chair, Goal: plan.Ease}
	first := id(j.BeginSession(ctx, rated))
	do(j.RecordStep(ctx, first, session.StepResult{
		Technique: "figure-4-seated", Sides: []body.Side{body.Left, body.Right},
		Planned: 40 * time.Second, Actual: 40 * time.Second, Outcome: session.OutcomeDone,
	}))
	do(j.FinishSession(ctx, first, session.Finish{Status: session.RecordFinished, PainAfter: 4, Effort: 3, Note: "ok"}))
	second := id(j.BeginSession(ctx, session.Record{Started: released.Add(time.Hour), PainBefore: 4}))
	do(j.RecordStep(ctx, second, session.StepResult{
		Technique: "cat-cow", Actual: time.Second, Outcome: session.OutcomeHurt, Hurt: checkin.HurtLeg,
	}))
	id(j.AddBreak(ctx, breaks.Record{Kind: breaks.KindTaken, Move: "march-in-place", Seconds: 60}))
	id(j.AddBreak(ctx, breaks.Record{Kind: breaks.KindNatural, Seconds: 300}))
	choices := settings.Default()
	choices.BreakIntervalMinutes, choices.Tools = 40, []string{"ball", "wall"}
	do(j.SaveSettings(ctx, choices))
	fillSecondRelease(ctx, t, j)
}

// fillSecondRelease uses the tables that the second version brought.
func fillSecondRelease(ctx context.Context, t *testing.T, j *Journal) {
	t.Helper()
	_, err := j.AddVisit(ctx, guide.Visit{
		Technique: "pro-swedish", Who: "Praxis am Markt", Paid: true, Before: 5, After: 2, Next: checkin.Unknown, Note: "gut",
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = j.SaveRoutine(ctx, routine.Routine{
		Name: "Morgens", Days: []time.Weekday{time.Monday, time.Sunday}, At: 7 * 60, Place: plan.Floor, Source: "ses-floor-10",
		Steps: []routine.Step{
			{Technique: "cat-cow", Slot: plan.Move, Dose: routine.Dose{Hold: 3, Rest: 3, Reps: 10, Sets: 1, Sides: 1}},
			{
				Technique: "clamshell", Slot: plan.Strengthen, Sides: []body.Side{body.Right, body.Left},
				Dose: routine.Dose{Hold: 2, Rest: 3, Reps: 9, Sets: 1, Sides: 2},
			},
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	noted := checkin.NewDay("2026-03-02")
	noted.Morning, noted.Woken, noted.Leg, noted.MedicineNote = 4, checkin.No, checkin.LegAboveKnee, "1 Tablette"
	if err := j.SaveDay(ctx, noted); err != nil {
		t.Fatal(err)
	}
	for day := range 2 {
		began := released.AddDate(0, day, 0)
		if _, err := j.BeginFlare(ctx, began); err != nil {
			t.Fatal(err)
		}
		if day == 0 {
			if err := j.EndFlare(ctx, began.AddDate(0, 0, 3)); err != nil {
				t.Fatal(err)
			}
		}
	}
}

func TestMigrate(t *testing.T) {
	ctx := context.Background()
	known, err := newest(migrations())
	if err != nil {
		t.Fatal(err)
	}
	t.Run("should bring the first release up to date, with a copy of it beside", func(t *testing.T) {
		path := copyRelease(t, "v1.db")
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		j, err := Open(ctx, path, Options{Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = j.Close() }()
		assertReleaseContent(ctx, t, j)
		if version, err := probe(ctx, path); err != nil || version != known {
			t.Errorf("the version is %d, error %v", version, err)
		}
		assertFirstReleaseCopy(ctx, t, path, before)
	})
	t.Run("should know that a step of the first release hurt, though nobody was asked how", func(t *testing.T) {
		j, err := Open(ctx, copyRelease(t, "v1.db"), Options{Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = j.Close() }()
		history, err := j.History(ctx, time.Time{})
		if err != nil || len(history.Uses) != 2 || history.Uses[0].Hurt != "" || history.Uses[1].Hurt != checkin.HurtUnsaid {
			t.Errorf("history is %+v, error %v", history, err)
		}
		open, _, err := j.Unfinished(ctx)
		if err != nil || open.Steps[0].Hurt != "" {
			t.Errorf("the step is %+v, error %v", open.Steps, err)
		}
	})
	t.Run("should take the new tables into use in a journal of the first release", func(t *testing.T) {
		j, err := Open(ctx, copyRelease(t, "v1.db"), Options{Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = j.Close() }()
		fillSecondRelease(ctx, t, j)
		answered := session.StepResult{Technique: "cat-cow", Outcome: session.OutcomeHurt, Hurt: checkin.HurtLeg}
		if err := j.RecordStep(ctx, 2, answered); err != nil {
			t.Fatal(err)
		}
		assertSecondReleaseContent(ctx, t, j)
	})
	t.Run("should keep a copy of the older file beside it", func(t *testing.T) {
		path := copyRelease(t, "v1.db")
		j, err := open(ctx, path, Options{Now: clock}, later(t, "ALTER TABLE breaks ADD COLUMN mood TEXT"))
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = j.Close() }()
		if _, err := j.writer.ExecContext(ctx, "UPDATE breaks SET mood = 'good'"); err != nil {
			t.Errorf("the migration did not run: %v", err)
		}
		assertReleaseContent(ctx, t, j)
		copies, err := filepath.Glob(path + ".v*.bak")
		if err != nil || len(copies) != 1 || !strings.Contains(copies[0], ".v1-20260302T071500Z") {
			t.Fatalf("copies are %v, error %v", copies, err)
		}
		version, err := probe(ctx, copies[0])
		if err != nil || version != 1 {
			t.Errorf("the copy has version %d, error %v", version, err)
		}
	})
	t.Run("should make no copy of a new or current file", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "journal.db")
		for range 2 {
			j, err := Open(ctx, path, Options{Now: clock})
			if err != nil {
				t.Fatal(err)
			}
			if err := j.Close(); err != nil {
				t.Fatal(err)
			}
		}
		if copies, _ := filepath.Glob(path + "*.bak"); len(copies) != 0 {
			t.Errorf("copies are %v", copies)
		}
	})
	t.Run("should leave the older version in place when a step fails", func(t *testing.T) {
		path := copyRelease(t, "v1.db")
		_, err := open(ctx, path, Options{Now: clock}, later(t, "DROP TABLE breaks;\nINSERT INTO nowhere VALUES (1)"))
		if err == nil {
			t.Fatal("the migration did not fail")
		}
		j, err := Open(ctx, path, Options{Now: clock})
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = j.Close() }()
		assertReleaseContent(ctx, t, j)
	})
	t.Run("should fail when rows point at nothing afterwards", func(t *testing.T) {
		path := copyRelease(t, "v1.db")
		_, err := open(ctx, path, Options{Now: clock}, later(t, "DELETE FROM check_ins"))
		if err == nil || !strings.Contains(err.Error(), "rows point at rows") {
			t.Errorf("error is %v", err)
		}
	})
	t.Run("should not migrate when only reading", func(t *testing.T) {
		path := copyRelease(t, "v1.db")
		_, err := open(ctx, path, Options{ReadOnly: true}, later(t, "DROP TABLE breaks"))
		var older *OlderError
		if !errors.As(err, &older) || older.Found != 1 || older.Known != known+1 {
			t.Errorf("error is %v", err)
		}
	})
}

// assertFirstReleaseCopy checks that the copy beside a migrated journal holds every row of the
// first release, and the file it was made from is what it was.
func assertFirstReleaseCopy(ctx context.Context, t *testing.T, path string, before []byte) {
	t.Helper()
	copies, err := filepath.Glob(path + ".v1-*.bak")
	if err != nil || len(copies) != 1 {
		t.Fatalf("copies are %v, error %v", copies, err)
	}
	original := filepath.Join(t.TempDir(), "original.db")
	if err := os.WriteFile(original, before, fileMode); err != nil {
		t.Fatal(err)
	}
	want, got := rowCounts(ctx, t, original), rowCounts(ctx, t, copies[0])
	if !maps.Equal(got, want) || want["marks"] != 2 {
		t.Errorf("the copy holds %v, want %v", got, want)
	}
	for table, n := range rowCounts(ctx, t, path) {
		if old, there := want[table]; there && table != versionTable && n != old {
			t.Errorf("%s holds %d rows after the migration, before %d", table, n, old)
		}
	}
	if info, err := os.Stat(copies[0]); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != fileMode {
		t.Errorf("the copy is %v, error %v", info, err)
	}
}

// rowCounts counts the rows of every table in a file.
func rowCounts(ctx context.Context, t *testing.T, path string) map[string]int {
	t.Helper()
	handle, err := openHandle(ctx, path, readAccess)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = handle.Close() }()
	rows, err := handle.QueryContext(ctx, `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'`)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = rows.Close() }()
	out := make(map[string]int)
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			t.Fatal(err)
		}
		out[name] = 0
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	for name := range out {
		var n int
		if err := handle.QueryRowContext(ctx, `SELECT count(*) FROM `+name).Scan(&n); err != nil {
			t.Fatal(err)
		}
		out[name] = n
	}
	return out
}

func TestConnectionSettings(t *testing.T) {
	ctx := context.Background()
	j, err := Open(ctx, filepath.Join(t.TempDir(), "journal.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = j.Close() }()
	const full = "2"
	for pragma, want := range map[string]string{
		"synchronous": full, "foreign_keys": "1", "busy_timeout": "5000", "journal_mode": "wal", "secure_delete": "1",
	} {
		t.Run("should write with the right "+pragma, func(t *testing.T) {
			var got string
			if err := j.writer.QueryRowContext(ctx, "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
				t.Errorf("it is %q, want %q, error %v", got, want, err)
			}
		})
	}
	t.Run("should not write through the reader", func(t *testing.T) {
		if _, err := j.reader.ExecContext(ctx, "DELETE FROM check_ins"); err == nil {
			t.Error("the reader deleted rows")
		}
	})
}
