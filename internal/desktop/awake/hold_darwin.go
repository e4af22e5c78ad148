package awake

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
)

// hold starts caffeinate, which keeps the display on for as long as it runs, and not longer than this
// program does.
func hold(_ context.Context, _ string) (release func(), err error) {
	cmd := exec.Command("/usr/bin/caffeinate", "-d", "-w", strconv.Itoa(os.Getpid()))
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnable, err)
	}
	return func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}, nil
}
