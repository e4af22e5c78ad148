package journal

import (
	"database/sql"
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"
)

// Errors that the methods of a journal can answer with.
var (
	// ErrNotFound means that there is nothing with the id that was asked for, or no open flare to
	// end. Having nothing yet, such as no check-in in a new journal, is not an error.
	ErrNotFound = errors.New("not in the journal")
	// ErrInvalid means that a value is out of its range, such as a pain of 11.
	ErrInvalid = errors.New("not a value the journal keeps")
	// ErrReadOnly means that the journal was opened only to be read.
	ErrReadOnly = errors.New("the journal is open for reading only")
)

// UnwritableError says that the file or its folder cannot be written.
type UnwritableError struct {
	Path string
	Err  error
}

func (e *UnwritableError) Error() string { return fmt.Sprintf("cannot write %s: %v", e.Path, e.Err) }

// Unwrap gives the cause.
func (e *UnwritableError) Unwrap() error { return e.Err }

// NewerError says that the file was written by a newer Unknot than this one.
type NewerError struct {
	Path         string
	Found, Known int64 // versions of the file and of this program
}

func (e *NewerError) Error() string {
	return fmt.Sprintf("%s has version %d, this program knows up to %d", e.Path, e.Found, e.Known)
}

// OlderError says that the file must be brought up to date before it can be read, which a
// journal that is open for reading only must not do.
type OlderError struct {
	Path         string
	Found, Known int64 // versions of the file and of this program
}

func (e *OlderError) Error() string {
	return fmt.Sprintf("%s has version %d and must be brought up to %d first", e.Path, e.Found, e.Known)
}

// DamagedError says that the file is not a journal or is broken inside.
type DamagedError struct {
	Path string
	Err  error
}

func (e *DamagedError) Error() string { return fmt.Sprintf("%s is damaged: %v", e.Path, e.Err) }

// Unwrap gives the cause.
func (e *DamagedError) Unwrap() error { return e.Err }

// explain turns what the driver says into the errors of this package.
func explain(path string, err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	cause, ok := errors.AsType[sqlite3.Error](err)
	if !ok {
		return err
	}
	switch cause.Code {
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB, sqlite3.ErrFormat:
		return &DamagedError{Path: path, Err: err}
	case sqlite3.ErrReadonly, sqlite3.ErrCantOpen, sqlite3.ErrIoErr, sqlite3.ErrFull, sqlite3.ErrPerm:
		return &UnwritableError{Path: path, Err: err}
	case sqlite3.ErrConstraint:
		if cause.ExtendedCode == sqlite3.ErrConstraintForeignKey {
			return fmt.Errorf("%w: %w", ErrNotFound, err)
		}
		return fmt.Errorf("%w: %w", ErrInvalid, err)
	default:
		return err
	}
}

// isFound turns "not in the journal" into an answer: having nothing yet is no error.
func isFound(err error) (bool, error) {
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}
