package tray

import (
	"context"

	"unknot/internal/desktop/bus"
)

// watcher is who collects the icons of a tray.
const watcher = "org.kde.StatusNotifierWatcher"

// HostPresent reports whether the desktop has a tray at this moment.
func HostPresent(ctx context.Context) bool {
	conn, err := bus.Open(ctx)
	if err != nil {
		return false
	}
	defer func() { _ = conn.Close() }()
	has, err := bus.HasOwner(ctx, conn, watcher)
	return err == nil && has
}

// watchHost tells whether there is a tray, at once and each time that changes, until the
// context ends. Without a session bus there is none and will be none.
func watchHost(ctx context.Context, present func(bool)) {
	conn, err := bus.Open(context.WithoutCancel(ctx))
	if err != nil {
		present(false)
		return
	}
	defer func() { _ = conn.Close() }()
	_ = bus.WatchOwner(ctx, conn, watcher, present) // ends with the context or the bus
}

// platformIcon takes the PNG as it is.
func platformIcon(png []byte) []byte { return png }

// platformTitle is what screen readers and tooltips call the icon.
func platformTitle(name string) string { return name }
