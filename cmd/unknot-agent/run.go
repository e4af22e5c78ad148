package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"time"

	"unknot/internal/desktop/paths"
	"unknot/internal/link"
)

// The exit codes.
const (
	exitOK    = 0
	exitError = 1
	exitUsage = 2
)

// options are what the command line asks for.
type options struct {
	dataDir      string
	testInterval time.Duration
}

func parse(args []string, stderr io.Writer) (options, error) {
	var o options
	set := flag.NewFlagSet("unknot-agent", flag.ContinueOnError)
	set.SetOutput(stderr)
	set.StringVar(&o.dataDir, "data-dir", "", "keep the journal in this folder instead of the system's data folder")
	set.Bool("background", true, "stay in the background; this is what it always does")
	set.DurationVar(&o.testInterval, "test-interval", 0,
		"for tests: remind this often, whatever the settings, the quiet hours and the idle time say")
	if err := set.Parse(args); err != nil {
		return o, err
	}
	var err error
	switch {
	case set.NArg() > 0:
		err = fmt.Errorf("%q is not a flag; see unknot-agent -h", set.Arg(0))
	case o.testInterval < 0:
		err = errors.New("the test interval is below zero")
	}
	if err != nil {
		return o, errors.Join(err, say(stderr, err))
	}
	return o, nil
}

// run is main with its ends handed in. It returns the exit code.
func run(ctx context.Context, args []string, stderr io.Writer) int {
	o, err := parse(args, stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitOK
	case err != nil:
		return exitUsage
	}
	if err := start(ctx, o, stderr); err != nil {
		_ = say(stderr, err) // nobody is left to tell
		return exitError
	}
	return exitOK
}

// start becomes the one agent of its journal, or says that there is one already.
func start(ctx context.Context, o options, stderr io.Writer) error {
	where, err := paths.Resolve(o.dataDir)
	if err != nil {
		return err
	}
	claim, err := link.TryClaim(where.AgentLock(), where.AgentSocket())
	if err != nil {
		return err
	}
	if claim == nil {
		return say(stderr, errors.New("is already running"))
	}
	r := resident{options: o, paths: where, claim: claim}
	return errors.Join(r.Run(ctx), claim.Close())
}

func say(w io.Writer, what error) error {
	_, err := fmt.Fprintln(w, "unknot-agent:", what)
	return err
}
