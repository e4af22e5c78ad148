// Package journal keeps everything the person has told Unknot, in one SQLite file on their
// own machine. It is the only package that speaks SQL; it takes and gives the types of the core.
//
// Contract: what a method has confirmed survives a power cut (WAL with synchronous FULL, one
// transaction per change). Several programs may have the same journal open at once. A file that
// is damaged, comes from a newer Unknot or cannot be written is reported and never touched.
//
// Moments are kept in UTC together with the zone they were lived in, and come back in that
// zone, so that the calendar day of a returned time is the person's own day. Times are kept to
// the millisecond.
package journal

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"path/filepath"
	"time"

	"unknot/internal/journal/internal/db"
)

// Options say how a journal is opened.
type Options struct {
	// Now is the clock that stamps every change; time.Now when nil.
	Now func() time.Time
	// Log receives ids and counts, never content; nothing is logged when nil.
	Log *slog.Logger
	// ReadOnly opens an existing journal without ever writing to it. Every change is then
	// answered with ErrReadOnly.
	ReadOnly bool
}

// Journal is an open journal. It is safe for use by several goroutines.
type Journal struct {
	path   string
	writer *sql.DB // one connection; nil when read-only
	reader *sql.DB
	now    func() time.Time
	log    *slog.Logger
}

// Open opens the journal at path, makes it if there is none, and brings it up to date after
// putting a copy of the older file beside it.
//
// It fails with *UnwritableError, *NewerError or *DamagedError when the file cannot be used;
// read-only also with *OlderError, or with fs.ErrNotExist when there is no file.
func Open(ctx context.Context, path string, opts Options) (*Journal, error) {
	return open(ctx, path, opts, migrations())
}

func open(ctx context.Context, path string, opts Options, steps fs.FS) (*Journal, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("open journal: %w", err)
	}
	j := &Journal{path: path, now: opts.Now, log: opts.Log}
	if j.now == nil {
		j.now = time.Now
	}
	if j.log == nil {
		j.log = slog.New(slog.DiscardHandler)
	}
	start := j.openToWrite
	if opts.ReadOnly {
		start = j.openToRead
	}
	if err := start(ctx, steps); err != nil {
		_ = j.Close() // the first error is the one to tell
		return nil, fmt.Errorf("open journal: %w", err)
	}
	return j, nil
}

func (j *Journal) openToRead(ctx context.Context, steps fs.FS) error {
	known, err := newest(steps)
	if err != nil {
		return err
	}
	found, err := probe(ctx, j.path)
	if err != nil {
		return err
	}
	if found > known {
		return &NewerError{Path: j.path, Found: found, Known: known}
	}
	if found < known {
		return &OlderError{Path: j.path, Found: found, Known: known}
	}
	return j.openReader(ctx)
}

func (j *Journal) openToWrite(ctx context.Context, steps fs.FS) error {
	if err := prepareFolder(j.path); err != nil {
		return err
	}
	unlock, err := lock(ctx, j.path)
	if err != nil {
		return err
	}
	defer unlock()
	if err := j.bringUpToDate(ctx, steps); err != nil {
		return err
	}
	j.writer, err = openHandle(ctx, j.path, writeAccess)
	if err != nil {
		return err
	}
	return j.openReader(ctx)
}

func (j *Journal) openReader(ctx context.Context) error {
	var err error
	j.reader, err = openHandle(ctx, j.path, readAccess)
	return err
}

// Path is the file the journal lives in.
func (j *Journal) Path() string { return j.path }

// Close lets go of the file.
func (j *Journal) Close() error {
	var errs []error
	for _, handle := range []*sql.DB{j.reader, j.writer} {
		if handle != nil {
			errs = append(errs, handle.Close())
		}
	}
	return errors.Join(errs...)
}

// write runs one change as one transaction with one timestamp.
func (j *Journal) write(ctx context.Context, what string, change func(*db.Queries, moment) error) error {
	if j.writer == nil {
		return fmt.Errorf("%s: %w", what, ErrReadOnly)
	}
	return j.transact(ctx, j.writer, what, func(q *db.Queries) error { return change(q, momentOf(j.now())) })
}

// read runs queries that belong together on one state of the journal.
func (j *Journal) read(ctx context.Context, what string, look func(*db.Queries) error) error {
	return j.transact(ctx, j.reader, what, look)
}

func (j *Journal) transact(ctx context.Context, handle *sql.DB, what string, do func(*db.Queries) error) error {
	tx, err := handle.BeginTx(ctx, nil)
	if err != nil {
		return fmt.Errorf("%s: %w", what, j.explain(err))
	}
	defer func() { _ = tx.Rollback() }() // does nothing after the commit
	if err := do(db.New(tx)); err != nil {
		return fmt.Errorf("%s: %w", what, j.explain(err))
	}
	if err := tx.Commit(); err != nil {
		return fmt.Errorf("%s: %w", what, j.explain(err))
	}
	return nil
}

func (j *Journal) explain(err error) error { return explain(j.path, err) }
