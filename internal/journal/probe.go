package journal

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// applicationID marks a file as a journal of ours ("Unkt"); the first migration sets it.
const applicationID = 0x556E6B74

// magic is how every SQLite file begins.
var magic = []byte("SQLite format 3\x00")

// probe looks at the file without changing it and returns its version: 0 for an empty file.
// It fails with fs.ErrNotExist when there is none, and with *DamagedError when the file is
// not a journal or does not hold together.
func probe(ctx context.Context, path string) (int64, error) {
	empty, err := checkHead(path)
	if err != nil || empty {
		return 0, err
	}
	handle, err := openHandle(ctx, path, readAccess)
	if err != nil {
		return 0, err
	}
	defer func() { _ = handle.Close() }() // nothing was written
	if err := checkSound(ctx, handle, "quick_check"); err != nil {
		return 0, asDamaged(path, err)
	}
	if err := checkOurs(ctx, handle); err != nil {
		return 0, asDamaged(path, err)
	}
	version, err := versionOf(ctx, handle)
	if err != nil {
		return 0, asDamaged(path, err)
	}
	return version, nil
}

// checkHead reads the first bytes and tells whether the file is empty. SQLite would take a
// file that was cut to nothing for a new one, although what it held may still be in the log
// beside it.
func checkHead(path string) (empty bool, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, err
	case err != nil:
		return false, &UnwritableError{Path: path, Err: err}
	case !info.Mode().IsRegular():
		return false, &UnwritableError{Path: path, Err: errors.New("not a regular file")}
	case info.Size() == 0:
		log, err := os.Stat(path + "-wal")
		if err == nil && log.Size() > 0 {
			return false, &DamagedError{Path: path, Err: errors.New("empty, with a log of changes beside it")}
		}
		return true, nil
	}
	f, err := os.Open(path)
	if err != nil {
		return false, &UnwritableError{Path: path, Err: err}
	}
	defer func() { _ = f.Close() }()
	head := make([]byte, len(magic))
	if _, err := io.ReadFull(f, head); err != nil || !bytes.Equal(head, magic) {
		return false, &DamagedError{Path: path, Err: errors.New("not an SQLite file")}
	}
	return false, nil
}

// checkSound runs one of SQLite's own checks of the whole file.
func checkSound(ctx context.Context, handle *sql.DB, check string) error {
	var first string
	if err := handle.QueryRowContext(ctx, "PRAGMA "+check+"(1)").Scan(&first); err != nil {
		return fmt.Errorf("check the file: %w", err)
	}
	if first != "ok" {
		return &DamagedError{Err: errors.New(first)}
	}
	return nil
}

// checkOurs refuses the file of another program. A file whose making was interrupted before
// its first migration holds nothing but the table of versions, and is ours.
func checkOurs(ctx context.Context, handle *sql.DB) error {
	var id, foreign int64
	if err := handle.QueryRowContext(ctx, "PRAGMA application_id").Scan(&id); err != nil {
		return fmt.Errorf("read the application id: %w", err)
	}
	const others = `SELECT count(*) FROM sqlite_schema WHERE name <> '` + versionTable + `' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'`
	if err := handle.QueryRowContext(ctx, others).Scan(&foreign); err != nil {
		return fmt.Errorf("list the tables: %w", err)
	}
	if id != applicationID && foreign > 0 {
		return &DamagedError{Err: errors.New("the file of another program")}
	}
	return nil
}

func versionOf(ctx context.Context, handle *sql.DB) (int64, error) {
	var tables, version int64
	const known = `SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = '` + versionTable + `'`
	if err := handle.QueryRowContext(ctx, known).Scan(&tables); err != nil || tables == 0 {
		return 0, err
	}
	const latest = `SELECT coalesce(max(version_id), 0) FROM ` + versionTable + ` WHERE is_applied`
	if err := handle.QueryRowContext(ctx, latest).Scan(&version); err != nil {
		return 0, fmt.Errorf("read the version: %w", err)
	}
	return version, nil
}

// asDamaged fills in the path of a finding, or explains what the driver said.
func asDamaged(path string, err error) error {
	if damaged, ok := errors.AsType[*DamagedError](err); ok {
		return &DamagedError{Path: path, Err: damaged.Err}
	}
	return explain(path, err)
}
