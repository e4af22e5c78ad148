// Package ctl is the terminal program unknotctl. It asks nothing: everything is said in the
// command line, and every answer goes to standard output, for a person or as JSON.
//
// Exit codes: 0 for an answer, 2 for input that makes no sense, with one line on standard
// error that says what to change, and 1 for anything else.
package ctl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"time"

	"unknot/internal/content"
)

// The exit codes.
const (
	exitAnswer   = 0
	exitFailure  = 1
	exitBadInput = 2
)

// Main is the program with what it needs from outside.
type Main struct {
	Assets    fs.FS            // the folder assets
	Now       func() time.Time // the clock; its zone is the person's
	Languages []string         // wanted, best first; none means English
}

// usageError is input that makes no sense, in one line for whoever typed it.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func usage(format string, args ...any) error {
	return &usageError{text: fmt.Sprintf(format, args...)}
}

// Run does what the arguments say and returns the exit code.
func (m Main) Run(args []string, stdout, stderr io.Writer) int {
	err := m.run(context.Background(), args, stdout)
	if err == nil {
		return exitAnswer
	}
	_, _ = fmt.Fprintf(stderr, "unknotctl: %s\n", oneLine(err.Error())) // nobody is left to tell
	if _, ok := errors.AsType[*usageError](err); ok {
		return exitBadInput
	}
	return exitFailure
}

func (m Main) run(ctx context.Context, args []string, stdout io.Writer) error {
	c, err := content.Load(m.Assets, m.Languages...)
	if err != nil {
		return err
	}
	if len(args) == 0 {
		return usage("%s", c.Texts.T("ctl.error.no-command"))
	}
	switch args[0] {
	case "suggest":
		return suggestion{main: m, content: c, out: stdout}.run(ctx, args[1:])
	case "help", "-h", "-help", "--help":
		_, err := fmt.Fprint(stdout, c.Texts.T("ctl.help"))
		return err
	default:
		return usage("unknown command %q%s", args[0], didYouMean(args[0], []string{"suggest", "help"}))
	}
}

// oneLine keeps an error on one line whatever it carries.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
