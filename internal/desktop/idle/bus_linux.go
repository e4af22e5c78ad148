package idle

import (
	"context"
	"time"

	"github.com/godbus/dbus/v5"

	"unknot/internal/desktop/bus"
)

// busReader asks a service on the session bus. It keeps one connection and makes a new one
// when that breaks.
type busReader struct {
	ask  func(ctx context.Context, conn *dbus.Conn) (time.Duration, error)
	conn *dbus.Conn
}

func (r *busReader) Idle(ctx context.Context) (time.Duration, bool) {
	ctx, cancel := context.WithTimeout(ctx, askTimeout)
	defer cancel()
	if r.conn == nil || !r.conn.Connected() {
		conn, err := bus.Open(context.Background()) // outlives this question
		if err != nil {
			return 0, false
		}
		r.conn = conn
	}
	d, err := r.ask(ctx, r.conn)
	if err != nil {
		r.Close() // a service that is not there keeps no connection open
		return 0, false
	}
	return d, true
}

// Close ends the connection.
func (r *busReader) Close() {
	if r.conn != nil {
		_ = r.conn.Close()
		r.conn = nil
	}
}

// mutter asks the window manager of GNOME, which knows under X and Wayland.
func mutter(ctx context.Context, conn *dbus.Conn) (time.Duration, error) {
	var ms uint64
	object := conn.Object("org.gnome.Mutter.IdleMonitor", "/org/gnome/Mutter/IdleMonitor/Core")
	err := object.CallWithContext(ctx, "org.gnome.Mutter.IdleMonitor.GetIdletime", 0).Store(&ms)
	return time.Duration(ms) * time.Millisecond, err
}

// screenSaver asks the screen saver service, which KDE offers. It answers in milliseconds.
func screenSaver(ctx context.Context, conn *dbus.Conn) (time.Duration, error) {
	var ms uint32
	object := conn.Object("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver")
	err := object.CallWithContext(ctx, "org.freedesktop.ScreenSaver.GetSessionIdleTime", 0).Store(&ms)
	return time.Duration(ms) * time.Millisecond, err
}
