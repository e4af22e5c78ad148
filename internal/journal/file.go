package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/gofrs/flock"
	_ "github.com/mattn/go-sqlite3" // the driver behind database/sql
)

// The journal is nobody else's business: only its owner may enter the folder and read the file.
const (
	folderMode = 0o700
	fileMode   = 0o600
)

// How long to wait for another program of ours that is opening the same journal.
const (
	lockWait  = 15 * time.Second
	lockRetry = 20 * time.Millisecond
)

// access is what a handle may do with the file.
type access int

const (
	readAccess access = iota
	writeAccess
	// migrateAccess leaves foreign keys off: rebuilding a table would otherwise delete the
	// rows that point at it. What it leaves behind is checked instead.
	migrateAccess
)

// openHandle opens the file and proves that it can be used.
func openHandle(ctx context.Context, path string, how access) (*sql.DB, error) {
	handle, err := sql.Open("sqlite3", address(path, how))
	if err != nil {
		return nil, explain(path, err)
	}
	if how != readAccess {
		handle.SetMaxOpenConns(1)
	}
	if err := handle.PingContext(ctx); err != nil {
		return nil, errors.Join(explain(path, err), handle.Close())
	}
	return handle, nil
}

// address is the data source name. Every connection gets its settings from it, because
// synchronous, busy_timeout and foreign_keys are not kept in the file.
func address(path string, how access) string {
	q := url.Values{"_busy_timeout": {"5000"}, "_foreign_keys": {"on"}}
	switch how {
	case readAccess:
		q.Set("mode", "ro") // not query_only as well: that would forbid VACUUM INTO
	case migrateAccess:
		q.Set("_foreign_keys", "off")
		fallthrough
	case writeAccess:
		q.Set("mode", "rw")
		q.Set("_journal_mode", "WAL")
		q.Set("_synchronous", "FULL")
		q.Set("_txlock", "immediate")
		q.Set("_secure_delete", "on")
	}
	slashed := filepath.ToSlash(path)
	if slashed[0] != '/' {
		slashed = "/" + slashed // a drive letter
	}
	return (&url.URL{Scheme: "file", Path: slashed, RawQuery: q.Encode()}).String()
}

// prepareFolder makes the folder of the journal. A folder that is already there keeps its
// mode: it may be one the person shares other things in.
func prepareFolder(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), folderMode); err != nil {
		return &UnwritableError{Path: path, Err: err}
	}
	return nil
}

// prepareFile makes an empty file with the right mode before SQLite writes to it; the files
// SQLite puts beside it take over the mode.
func prepareFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, fileMode)
	if err != nil {
		return &UnwritableError{Path: path, Err: err}
	}
	info, err := f.Stat()
	if err == nil && info.Mode().Perm()&^fileMode != 0 {
		err = f.Chmod(fileMode)
	}
	if err := errors.Join(err, f.Close()); err != nil {
		return &UnwritableError{Path: path, Err: err}
	}
	return nil
}

// lock lets one program at a time make or migrate the journal.
func lock(ctx context.Context, path string) (unlock func(), err error) {
	ctx, cancel := context.WithTimeout(ctx, lockWait)
	defer cancel()
	l := flock.New(path+".lock", flock.SetPermissions(fileMode))
	if _, err := l.TryLockContext(ctx, lockRetry); err != nil {
		if _, ok := errors.AsType[*fs.PathError](err); ok {
			return nil, &UnwritableError{Path: path, Err: err}
		}
		return nil, fmt.Errorf("wait for another program to open the journal: %w", err)
	}
	// Unlocking can only fail when the file is gone, and then nobody waits for it.
	return func() { _ = l.Unlock() }, nil
}
