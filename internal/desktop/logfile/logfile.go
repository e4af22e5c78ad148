// Package logfile opens the log of a program: a rotating file that only the person can read, and
// standard error too. Programs log ids and counts, never what the journal holds.
package logfile

import (
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"

	"gopkg.in/natefinch/lumberjack.v2"
)

// A log file is rotated at 1 MB and three old ones are kept for up to four weeks.
const (
	maxMegabytes = 1
	maxFiles     = 3
	maxDays      = 28
)

// File is an open log.
type File struct {
	Logger *slog.Logger

	out *lumberjack.Logger
}

// Open opens the log at path and has the runtime write crashes to the crash file. The folder is
// made with mode 0700, the files with mode 0600.
func Open(path, crash string) (*File, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fmt.Errorf("make log folder: %w", err)
	}
	out := &lumberjack.Logger{Filename: path, MaxSize: maxMegabytes, MaxBackups: maxFiles, MaxAge: maxDays}
	if err := catchCrashes(crash); err != nil {
		return nil, err
	}
	log := slog.New(slog.NewTextHandler(io.MultiWriter(out, os.Stderr), nil))
	return &File{Logger: log, out: out}, nil
}

// catchCrashes gives the runtime a file of its own for a crash; it keeps a duplicate of the handle.
func catchCrashes(path string) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
	if err != nil {
		return fmt.Errorf("open crash file: %w", err)
	}
	defer file.Close()
	if err := debug.SetCrashOutput(file, debug.CrashOptions{}); err != nil {
		return fmt.Errorf("set crash file: %w", err)
	}
	return nil
}

// Close ends the log.
func (f *File) Close() error { return f.out.Close() }
