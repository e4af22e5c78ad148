package journal_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"unknot/internal/insight"
	"unknot/internal/journal"
	"unknot/internal/plan"
)

// BenchmarkHistory reads ten years with two sessions of eight steps and a note a day: 58,400 uses
// and 3,650 days.
func BenchmarkHistory(b *testing.B) {
	const years = 10
	path := filepath.Join(b.TempDir(), "journal.db")
	j, err := journal.Open(ctx, path, journal.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = j.Close() }()
	fillYears(b, path, years)
	b.ReportAllocs()
	var h plan.History
	for b.Loop() {
		if h, err = j.History(ctx, time.Time{}); err != nil {
			b.Fatal(err)
		}
	}
	if want := years * 365 * 2 * 8; len(h.Uses) != want || len(h.Days) != years*365 {
		b.Fatalf("there are %d uses and %d days, want %d uses", len(h.Uses), len(h.Days), want)
	}
}

// fillYears writes the rows as one statement each, because a transaction for each step would take
// minutes and is not what is measured.
func fillYears(b *testing.B, path string, years int) {
	b.Helper()
	handle := raw(b, path)
	for _, statement := range []string{
		fmt.Sprintf(`WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %d)
			INSERT INTO sessions SELECT NULL, 1500000000000 + i * 43200000, 3600 + i / 360 %% 2 * 3600,
				iif(i / 360 %% 2, 'CEST', 'CET'), 1500000600000 + i * 43200000, 3600, 'CET', 600, 10, 'floor', 'ease',
				'finished', 2 + i %% 5, 1 + i %% 4, i %% 6, '', '', 0 FROM n`, years*365*2),
		`WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 7)
			INSERT INTO session_steps SELECT id, i, 'technique-number-' || (id * 7 + i) % 88, 'left,right', 60000, 60000,
				iif((id + i) % 50, 'done', 'hurt'), 0, iif((id + i) % 50, '', 'sharper') FROM sessions, n`,
		fmt.Sprintf(`WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < %d)
			INSERT INTO days (date, at_ms, zone_offset_s, zone_name, morning, average, stress, leg, woken, strength, medicine,
				medicine_note, note, recorded_ms)
			SELECT date('2016-01-01', '+' || i || ' days'), 0, 3600, 'CET', i %% 7, i %% 5, i %% 9, 'none', 'no', 'no', 'no', '', '', 0
			FROM n`, years*365),
	} {
		if _, err := handle.ExecContext(ctx, statement); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRecent reads what the resident program reads once a morning, from a journal of ten years.
func BenchmarkRecent(b *testing.B) {
	const years = 10
	path := filepath.Join(b.TempDir(), "journal.db")
	j, err := journal.Open(ctx, path, journal.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = j.Close() }()
	fillYears(b, path, years)
	now := time.UnixMilli(1500000000000).AddDate(5, 0, 0)
	b.ReportAllocs()
	for b.Loop() {
		r, err := j.Recent(ctx, now.Add(-insight.MorningReach), now)
		if err != nil || len(r.Sessions) != 6 {
			b.Fatalf("%d sessions, error %v", len(r.Sessions), err)
		}
	}
}
