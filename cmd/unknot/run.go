package main

import (
	"errors"
	"flag"
	"fmt"
	"io"

	"unknot/assets"
	"unknot/internal/build"
	"unknot/internal/content"
	"unknot/internal/desktop/paths"
)

// options are what the command line asks for.
type options struct {
	dataDir string
	breaks  bool
	version bool
	// secondsPerStep shortens every hold, for the test of the whole way through a real window.
	secondsPerStep int
}

// errUsage says that the flags made no sense; flag has already said why.
var errUsage = errors.New("usage")

func parse(args []string, stderr io.Writer) (options, error) {
	var o options
	set := flag.NewFlagSet("unknot", flag.ContinueOnError)
	set.SetOutput(stderr)
	set.StringVar(&o.dataDir, "data-dir", "", "keep the journal in this folder instead of the system's data folder")
	set.BoolVar(&o.breaks, "break", false, "open the break card")
	set.BoolVar(&o.version, "version", false, "print the version and end")
	set.IntVar(&o.secondsPerStep, "test-seconds", 0, "for tests: every hold lasts this many seconds")
	if err := set.Parse(args); err != nil {
		return o, errUsage
	}
	if set.NArg() > 0 {
		_, err := fmt.Fprintf(stderr, "unknot: %q is not a flag; see unknot -h\n", set.Arg(0))
		return o, errors.Join(errUsage, err)
	}
	return o, nil
}

// run is main with its ends handed in. It returns the exit code: 0, 1 when the program could not
// start, 2 for flags that make no sense.
func run(args []string, stderr io.Writer) int {
	o, err := parse(args, stderr)
	if err != nil {
		return 2
	}
	fail := func(what string, err error) int {
		_, _ = fmt.Fprintf(stderr, "unknot: %s: %v\n", what, err) // nobody is left to tell
		return 1
	}
	if o.version {
		_, _ = fmt.Fprintln(stderr, "unknot", build.Version)
		return 0
	}
	loaded, err := content.Load(assets.FS)
	if err != nil {
		return fail("cannot read the built-in content", err)
	}
	where, err := paths.Resolve(o.dataDir)
	if err != nil {
		noFolder(o.dataDir, loaded, err, stderr)
		return 1
	}
	w := &window{options: o, paths: where, content: loaded}
	if err := w.Run(); err != nil {
		return fail("cannot start", err)
	}
	return 0
}
