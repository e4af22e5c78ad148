// Command unknot-agent is the resident part of Unknot: it sits in the tray, watches the
// clock and reminds a person to get up before it hurts. It holds no window, so that it
// costs next to nothing while it waits.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], os.Stderr)
	stop()
	os.Exit(code)
}
