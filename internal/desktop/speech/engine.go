package speech

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// engine is a program that speaks.
type engine interface {
	// say returns when the text has been said, or soon after the context has ended.
	say(ctx context.Context, text string, s Settings) error
	voices(ctx context.Context) ([]Voice, error)
}

// first is the path of the first of the programs that this computer has.
func first(names ...string) (path string, ok bool) {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path, true
		}
	}
	return "", false
}

// run starts a program, gives it its input and returns what it prints. An error names the program and
// how it ended; what the program said of it stays out, because it may repeat the input.
//
//nolint:unparam // change is for Windows
func run(ctx context.Context, input string, change func(*exec.Cmd), program string, args ...string) ([]byte, error) {
	cmd := exec.CommandContext(ctx, program, args...)
	cmd.Stdin = strings.NewReader(input)
	cmd.WaitDelay = time.Second
	var out bytes.Buffer
	cmd.Stdout = &out
	if change != nil {
		change(cmd)
	}
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("run %s: %w", filepath.Base(program), err)
	}
	return out.Bytes(), nil
}
