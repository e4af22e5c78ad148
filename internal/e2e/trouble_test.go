//go:build e2e

package e2e

import (
	"context"
	"crypto/sha256"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"unknot/internal/desktop/paths"
	"unknot/internal/journal"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/theme"
	"unknot/internal/ui/trouble"
)

// TestTrouble starts the program where the journal cannot be opened: a window says so, and the file
// stays as it was.
func TestTrouble(t *testing.T) {
	t.Run("should say that a journal is damaged", func(t *testing.T) {
		d := newDesk(t)
		d.write(d.file(), "this has never been a journal, and it is long enough to be read as one")
		d.expectTrouble(trouble.Damaged)
	})
	t.Run("should say that a journal is newer", func(t *testing.T) {
		d := newDesk(t)
		j, err := journal.Open(context.Background(), d.file(), journal.Options{})
		if err == nil {
			err = j.Close()
		}
		if err != nil {
			t.Fatal(err)
		}
		d.run("sqlite3", d.file(), `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1); PRAGMA wal_checkpoint(TRUNCATE);`)
		d.expectTrouble(trouble.Newer)
	})
	t.Run("should say that the journal cannot be written", func(t *testing.T) {
		d := newDesk(t)
		if err := os.MkdirAll(d.file(), 0o700); err != nil { // a folder in its place keeps even root from writing
			t.Fatal(err)
		}
		d.expectTrouble(trouble.Unwritable)
	})
	t.Run("should say that the folder cannot be used", func(t *testing.T) {
		d := newDesk(t)
		file := filepath.Join(d.dir, "file")
		d.write(file, "not a folder")
		d.data = filepath.Join(file, "data")
		_, err := paths.Resolve(d.data)
		d.expect(trouble.Unwritable, d.data, err, 1)
	})
}

// expectTrouble starts the program on a journal that cannot be opened.
func (d *desk) expectTrouble(kind trouble.Kind) {
	d.t.Helper()
	before := d.sum()
	_, err := journal.Open(context.Background(), d.file(), journal.Options{})
	d.expect(kind, d.file(), err, 0)
	if d.sum() != before {
		d.t.Error("the file was changed")
	}
}

// expect starts the program and waits for the words of a kind of trouble and its cause, then closes
// it with its own button.
func (d *desk) expect(kind trouble.Kind, path string, cause error, code int) {
	d.t.Helper()
	if cause == nil {
		d.t.Fatal("there is no trouble")
	}
	app, tx := d.start(program("unknot"), "--data-dir", d.data), d.content().Texts
	w := d.find(tx.T("common.app"))
	twin := offscreen.NewPanel(theme.FollowSystem, fyne.NewSize(820, 620), func() fyne.CanvasObject {
		return trouble.New(trouble.Params{Texts: tx, Kind: kind, Path: path, Detail: cause.Error()})
	})
	w.looksLike("in trouble", opaque(twin.Picture()), few)
	quit, err := twin.Find(tx.T("trouble.quit"), 0)
	if err != nil {
		d.fatalf("%v", err)
	}
	w.click(quit.Centre())
	if got := d.end(app); got != code && !lostFyneRace(app) {
		d.t.Errorf("the program ended with %d, want %d", got, code)
	}
}

// lostFyneRace reports whether Fyne 2.8.1 lost a race with itself while the program ended: its queue of
// events may hand the last one to a loop whose own queue has just been closed. Everything is over by
// then; only the code the process ends with is another.
func lostFyneRace(p *process) bool {
	said := p.out.String()
	return strings.Contains(said, "panic: send on closed channel") && strings.Contains(said, "glfw.runOnMainWithWait")
}

// sum is a checksum of the journal; a folder in its place has none.
func (d *desk) sum() [sha256.Size]byte {
	d.t.Helper()
	info, err := os.Stat(d.file())
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.IsDir() {
		return [sha256.Size]byte{}
	}
	raw, err := os.ReadFile(d.file())
	if err != nil {
		d.t.Fatal(err)
	}
	return sha256.Sum256(raw)
}
