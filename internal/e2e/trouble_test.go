//go:build e2e

package e2e

import (
	"crypto/sha256"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestNoBus starts the window where there is no session bus, no notification daemon and no tray.
func TestNoBus(t *testing.T) {
	d := newDesk(t, false)
	d.start(filepath.Join(d.bin, "unknot"), "--data-dir", d.data)
	d.find("Unknot")
}

// TestJournalTrouble starts the program on journals that cannot be opened: a window says so, and the
// file stays as it was.
func TestJournalTrouble(t *testing.T) {
	good := func(d *desk) {
		app := d.start(filepath.Join(d.bin, "unknot"), "--data-dir", d.data)
		d.find("Unknot")
		d.await("the journal", func() bool { return d.journal(`SELECT count(*) FROM settings`) != "" })
		app.kill()
	}
	for name, prepare := range map[string]func(d *desk, file string){
		"should say that a journal is damaged": func(d *desk, file string) {
			write(d, file, []byte("this has never been a journal, and it is long enough to be read as one"))
		},
		"should say that a journal is newer": func(d *desk, file string) {
			good(d)
			d.run("sqlite3", file, `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1); PRAGMA wal_checkpoint(TRUNCATE);`)
		},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t, true)
			if err := os.MkdirAll(d.data, 0o700); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join(d.data, "journal.db")
			prepare(d, file)
			before := sum(t, file)
			app := d.start(filepath.Join(d.bin, "unknot"), "--data-dir", d.data)
			d.find("Unknot")
			d.await("a word in the log", func() bool {
				log, err := os.ReadFile(filepath.Join(d.data, "state", "unknot.log"))
				return err == nil && strings.Contains(string(log), "Journal could not be opened")
			})
			app.kill()
			if sum(t, file) != before {
				t.Error("the file was changed")
			}
		})
	}
	t.Run("should say that a folder cannot be used", func(t *testing.T) {
		d := newDesk(t, true)
		file := filepath.Join(d.dir, "file")
		write(d, file, []byte("not a folder"))
		app := d.start(filepath.Join(d.bin, "unknot"), "--data-dir", filepath.Join(file, "data"))
		d.find("Unknot")
		app.kill()
		if said := app.out.String(); !strings.Contains(said, "cannot use the data folder") {
			t.Errorf("said %q", said)
		}
	})
}

func write(d *desk, file string, content []byte) {
	d.t.Helper()
	if err := os.WriteFile(file, content, 0o600); err != nil {
		d.t.Fatal(err)
	}
}

func sum(t *testing.T, file string) [sha256.Size]byte {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return sha256.Sum256(raw)
}
