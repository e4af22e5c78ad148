package speech

import (
	"context"
	"fmt"
	"strconv"
)

// system is the voice of macOS, which plays by itself.
func system(Output) (engine, bool) {
	path, ok := first("/usr/bin/say", "say")
	return say{program: path}, ok
}

type say struct{ program string }

func (e say) say(ctx context.Context, text string, s Settings) error {
	args := []string{"-r", strconv.Itoa(s.words())}
	if s.Voice != "" {
		args = append(args, "-v", s.Voice)
	}
	// The volume is a command in the text; the text itself can hold none, see plain.
	_, err := run(ctx, fmt.Sprintf("[[volm %.2f]] %s", s.Volume, text), nil, e.program, append(args, "-f", "-")...)
	return err
}

func (e say) voices(ctx context.Context) ([]Voice, error) {
	out, err := run(ctx, "", nil, e.program, "-v", "?")
	return parseSay(string(out)), err
}
