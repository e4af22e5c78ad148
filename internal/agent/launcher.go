package agent

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os/exec"

	"unknot/internal/link"
)

// Launcher opens the window: it asks the running one, and starts one when none runs. The
// started program outlives the agent.
type Launcher struct {
	Client  link.Window
	Program string   // path of unknot
	Args    []string // passed on at every start, such as the data folder
	Log     *slog.Logger
}

// Open brings the window to the front.
func (l Launcher) Open(ctx context.Context) error {
	// A second start finds the first window by itself and waits for it to listen, so there
	// is nothing to ask beforehand.
	return l.start(ctx)
}

// OpenBreak shows the break card. A window that is started for it asks the agent which
// break is open.
func (l Launcher) OpenBreak(ctx context.Context, b link.Break) error {
	err := l.Client.Break(ctx, b)
	if errors.Is(err, link.ErrNotRunning) {
		return l.start(ctx, "--break")
	}
	return err
}

func (l Launcher) start(ctx context.Context, args ...string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	cmd := exec.Command(l.Program, append(args, l.Args...)...)
	detach(cmd)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start window: %w", err)
	}
	go func() { // reap it, so that it leaves no zombie
		if err := cmd.Wait(); err != nil {
			l.Log.Warn("The window ended with an error", "err", err)
		}
	}()
	return nil
}
