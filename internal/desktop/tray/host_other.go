//go:build !linux

package tray

import "context"

// HostPresent reports that there is a tray: Windows and macOS always have one.
func HostPresent(context.Context) bool { return true }

func watchHost(ctx context.Context, present func(bool)) {
	present(true)
	<-ctx.Done()
}
