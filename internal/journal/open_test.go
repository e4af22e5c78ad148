package journal_test

import (
	"bytes"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"unknot/internal/checkin"
	"unknot/internal/journal"
)

// raw opens the file with the plain driver, the way another program would.
func raw(tb testing.TB, path string) *sql.DB {
	tb.Helper()
	handle, err := sql.Open("sqlite3", path)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { _ = handle.Close() })
	return handle
}

func execute(t *testing.T, path, statement string) {
	t.Helper()
	handle := raw(t, path)
	if _, err := handle.ExecContext(ctx, statement); err != nil {
		t.Fatal(err)
	}
	if err := handle.Close(); err != nil {
		t.Fatal(err)
	}
}

func count(t *testing.T, path, query string) (n int) {
	t.Helper()
	if err := raw(t, path).QueryRowContext(ctx, query).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

func assertNoRow(t *testing.T, path, query string) {
	t.Helper()
	if n := count(t, path, query); n != 0 {
		t.Errorf("%s gives %d", query, n)
	}
}

func assertMode(t *testing.T, path string, want fs.FileMode) {
	t.Helper()
	if runtime.GOOS == "windows" {
		return // there the access list of the profile folder decides
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != want {
		t.Errorf("%s has mode %v, want %v", filepath.Base(path), got, want)
	}
}

// files reads everything SQLite keeps of a journal, except the shared memory, which holds no
// data of its own.
func files(t *testing.T, path string) map[string][]byte {
	t.Helper()
	out := make(map[string][]byte)
	for _, end := range []string{"", "-wal", "-journal"} {
		content, err := os.ReadFile(path + end)
		if err == nil && (end == "" || len(content) > 0) {
			out[end] = content
		}
	}
	return out
}

func assertUntouched(t *testing.T, path string, before map[string][]byte) {
	t.Helper()
	after := files(t, path)
	for end, content := range before {
		if !bytes.Equal(after[end], content) {
			t.Errorf("journal%s was %d bytes and is now %d, or changed inside", end, len(content), len(after[end]))
		}
	}
	if len(after) != len(before) {
		t.Errorf("there were %d files and now there are %d", len(before), len(after))
	}
}

// used is a journal with some entries, closed.
func used(t *testing.T) string {
	t.Helper()
	j := openNew(t)
	for range 200 {
		must[int64](t)(j.AddCheckIn(ctx, wellMarked()))
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	return j.Path()
}

// usedWithLog is a journal whose last changes are still in the log, as after a power cut.
func usedWithLog(t *testing.T, statement string) string {
	t.Helper()
	source := used(t)
	handle := raw(t, source)
	handle.SetMaxOpenConns(1)
	if _, err := handle.ExecContext(ctx, statement); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "journal.db")
	for end, content := range files(t, source) {
		if err := os.WriteFile(path+end, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, ok := files(t, path)["-wal"]; !ok {
		t.Fatal("there is no log to test with")
	}
	return path
}

func TestOpen(t *testing.T) {
	t.Run("should make folder and files for the owner only", func(t *testing.T) {
		j := openNew(t)
		must[int64](t)(j.AddCheckIn(ctx, wellMarked()))
		assertMode(t, filepath.Dir(j.Path()), 0o700)
		for _, end := range []string{"", "-wal", "-shm"} {
			assertMode(t, j.Path()+end, 0o600)
		}
	})
	t.Run("should close a file to others that was open to them", func(t *testing.T) {
		path := used(t)
		if err := os.Chmod(path, 0o644); err != nil {
			t.Fatal(err)
		}
		openAt(t, path)
		assertMode(t, path, 0o600)
	})
	t.Run("should keep what was there", func(t *testing.T) {
		got := must[[]checkin.CheckIn](t)(openAt(t, used(t)).CheckIns(ctx, summer, summer.AddDate(0, 0, 1)))
		if len(got) != 200 {
			t.Errorf("there are %d check-ins", len(got))
		}
	})
	t.Run("should take up changes that are still in the log", func(t *testing.T) {
		path := usedWithLog(t, `UPDATE check_ins SET pain = 9 WHERE id = 7`)
		openAt(t, path)
		if n := count(t, path, `SELECT count(*) FROM check_ins WHERE pain = 9`); n != 1 {
			t.Errorf("the change in the log was lost")
		}
	})
	t.Run("should work in a folder with odd characters", func(t *testing.T) {
		j := openAt(t, filepath.Join(t.TempDir(), "a b?c#d%20é&", "journal.db"))
		must[int64](t)(j.AddCheckIn(ctx, wellMarked()))
		if _, err := os.Stat(j.Path()); err != nil {
			t.Error(err)
		}
	})
	t.Run("should go on with a file whose making was interrupted", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "journal.db")
		execute(t, path, `CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT,
			version_id INTEGER NOT NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')))`)
		execute(t, path, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (0, 1)`)
		must[int64](t)(openAt(t, path).AddCheckIn(ctx, wellMarked()))
	})
}

func TestConnections(t *testing.T) {
	t.Run("should keep foreign keys", func(t *testing.T) {
		path := used(t)
		j := openAt(t, path)
		if err := j.RecordStep(ctx, 99, twoResults()[0]); !errors.Is(err, journal.ErrNotFound) {
			t.Errorf("a step without a session gives %v", err)
		}
	})
	t.Run("should delete marks with their check-in", func(t *testing.T) {
		path := used(t)
		execute(t, path, `PRAGMA foreign_keys = on; DELETE FROM check_ins`)
		assertNoRow(t, path, `SELECT count(*) FROM marks`)
	})
	t.Run("should write ahead", func(t *testing.T) {
		var mode string
		if err := raw(t, openNew(t).Path()).QueryRowContext(ctx, `PRAGMA journal_mode`).Scan(&mode); err != nil || mode != "wal" {
			t.Errorf("journal mode is %q, error %v", mode, err)
		}
	})
}

func TestUnusable(t *testing.T) {
	damage := func(change func([]byte) []byte) func(*testing.T) string {
		return func(t *testing.T) string {
			t.Helper()
			path := used(t)
			content, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, change(content), 0o600); err != nil {
				t.Fatal(err)
			}
			return path
		}
	}
	tests := map[string]struct {
		path func(*testing.T) string
		want any
	}{
		"should refuse a file cut in the middle": {
			damage(func(b []byte) []byte { return b[:len(b)/2] }), new(*journal.DamagedError),
		},
		"should refuse a file cut inside a page": {
			damage(func(b []byte) []byte { return b[:1000] }), new(*journal.DamagedError),
		},
		"should refuse a file with another beginning": {
			damage(func(b []byte) []byte { copy(b, "PK\x03\x04 some archive"); return b }), new(*journal.DamagedError),
		},
		"should refuse a file with a page of noise": {
			damage(func(b []byte) []byte {
				for i := len(b) - 4096; i < len(b); i++ {
					b[i] ^= 0xA5
				}
				return b
			}), new(*journal.DamagedError),
		},
		"should refuse a file with a broken table of contents": {
			damage(func(b []byte) []byte {
				for i := 100; i < 4096; i++ {
					b[i] = byte(i)
				}
				return b
			}), new(*journal.DamagedError),
		},
		"should refuse a few letters": {
			func(t *testing.T) string {
				t.Helper()
				path := filepath.Join(t.TempDir(), "journal.db")
				if err := os.WriteFile(path, []byte("dear diary"), 0o600); err != nil {
					t.Fatal(err)
				}
				return path
			}, new(*journal.DamagedError),
		},
		"should refuse an emptied file whose log is still there": {
			func(t *testing.T) string {
				t.Helper()
				path := usedWithLog(t, `UPDATE check_ins SET pain = 1`)
				if err := os.Truncate(path, 0); err != nil {
					t.Fatal(err)
				}
				return path
			}, new(*journal.DamagedError),
		},
		"should refuse the file of another program": {
			func(t *testing.T) string {
				t.Helper()
				path := filepath.Join(t.TempDir(), "journal.db")
				execute(t, path, `CREATE TABLE bookmarks (url TEXT)`)
				return path
			}, new(*journal.DamagedError),
		},
		"should refuse a newer file": {
			func(t *testing.T) string {
				t.Helper()
				path := used(t)
				execute(t, path, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)`)
				return path
			}, new(*journal.NewerError),
		},
		"should refuse a file that is newer by its log": {
			func(t *testing.T) string {
				t.Helper()
				return usedWithLog(t, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)`)
			}, new(*journal.NewerError),
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			path := tt.path(t)
			before := files(t, path)
			for _, readOnly := range []bool{false, true} {
				j, err := journal.Open(ctx, path, journal.Options{ReadOnly: readOnly})
				if err == nil {
					_ = j.Close()
					t.Fatal("the journal opened")
				}
				if !errors.As(err, tt.want) {
					t.Errorf("error is %v, want a %T", err, tt.want)
				}
				assertUntouched(t, path, before)
			}
		})
	}
	t.Run("should say which versions do not fit", func(t *testing.T) {
		path := used(t)
		execute(t, path, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (99, 1)`)
		_, err := journal.Open(ctx, path, journal.Options{})
		var newer *journal.NewerError
		if !errors.As(err, &newer) || newer.Path != path || newer.Found != 99 || newer.Known < 1 {
			t.Errorf("error is %+v", newer)
		}
	})
}

func TestUnwritable(t *testing.T) {
	assert := func(t *testing.T, path string) {
		t.Helper()
		_, err := journal.Open(ctx, path, journal.Options{})
		var unwritable *journal.UnwritableError
		if !errors.As(err, &unwritable) || unwritable.Path != path {
			t.Errorf("error is %v", err)
		}
	}
	t.Run("should say so below a regular file", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		assert(t, filepath.Join(file, "journal.db"))
		assert(t, filepath.Join(file, "unknot", "journal.db"))
	})
	t.Run("should say so when the journal is a folder", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "journal.db")
		if err := os.Mkdir(path, 0o700); err != nil {
			t.Fatal(err)
		}
		assert(t, path)
	})
	t.Run("should say so in a folder that takes no files", func(t *testing.T) {
		if runtime.GOOS != "linux" {
			t.Skip("/proc is a Linux thing")
		}
		assert(t, "/proc/self/journal.db") // not even root can make files here
	})
	t.Run("should say so in a folder without the right to write", func(t *testing.T) {
		if os.Geteuid() == 0 || runtime.GOOS == "windows" {
			t.Skip("modes do not hold this user back")
		}
		dir := t.TempDir()
		if err := os.Chmod(dir, 0o500); err != nil {
			t.Fatal(err)
		}
		assert(t, filepath.Join(dir, "journal.db"))
	})
}
