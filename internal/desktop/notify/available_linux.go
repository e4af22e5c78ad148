package notify

import (
	"context"
	"time"

	"unknot/internal/desktop/bus"
)

const (
	askTimeout = 2 * time.Second
	daemon     = "org.freedesktop.Notifications"
)

// Available asks the session bus whether somebody shows notifications, or would be started
// to do so.
func Available(ctx context.Context) Health {
	ctx, cancel := context.WithTimeout(ctx, askTimeout)
	defer cancel()
	conn, err := bus.Open(ctx)
	if err != nil {
		return NoBus
	}
	defer func() { _ = conn.Close() }()
	if has, err := bus.HasOwner(ctx, conn, daemon); err == nil && has {
		return OK
	}
	if can, err := bus.CanStart(ctx, conn, daemon); err == nil && can {
		return OK
	}
	return NoDaemon
}
