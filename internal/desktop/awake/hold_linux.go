package awake

import (
	"context"
	"errors"
	"fmt"

	"github.com/godbus/dbus/v5"

	"unknot/internal/desktop/bus"
)

// name is how the desktop lists us.
const name = "io.github.unknot.Unknot"

// way is one service of the desktop that keeps the screen on, and how to let go again.
type way func(ctx context.Context, conn *dbus.Conn, reason string) (let func(context.Context) error, err error)

// hold asks the services in turn. The connection stays open for as long as the screen is to stay on,
// because the request ends with it; so the screen is free again even if this program is killed.
func hold(ctx context.Context, reason string) (release func(), err error) {
	conn, err := bus.Open(context.WithoutCancel(ctx)) // it outlives the asking; release closes it
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrUnable, err)
	}
	var failures []error
	for _, ask := range []way{screenSaver, sessionManager, portal} {
		let, err := within(ctx, func(ctx context.Context) (func(context.Context) error, error) { return ask(ctx, conn, reason) })
		if err == nil {
			return func() { letGo(conn, let) }, nil
		}
		failures = append(failures, err)
	}
	_ = conn.Close()
	return nil, fmt.Errorf("%w: %w", ErrUnable, errors.Join(failures...))
}

func within[T any](ctx context.Context, do func(context.Context) (T, error)) (T, error) {
	ctx, cancel := context.WithTimeout(ctx, askTimeout)
	defer cancel()
	return do(ctx)
}

// letGo takes the request back. Closing the connection does so too, on desktops that keep to the
// specification.
func letGo(conn *dbus.Conn, let func(context.Context) error) {
	_, _ = within(context.Background(), func(ctx context.Context) (struct{}, error) { return struct{}{}, let(ctx) })
	_ = conn.Close()
}

// screenSaver is the idle inhibition service of freedesktop.org, which most desktops have.
func screenSaver(ctx context.Context, conn *dbus.Conn, reason string) (func(context.Context) error, error) {
	const service = "org.freedesktop.ScreenSaver"
	object := conn.Object(service, "/org/freedesktop/ScreenSaver")
	var cookie uint32
	if err := object.CallWithContext(ctx, service+".Inhibit", dbus.FlagNoAutoStart, name, reason).Store(&cookie); err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		return object.CallWithContext(ctx, service+".UnInhibit", dbus.FlagNoAutoStart, cookie).Err
	}, nil
}

// Of what GNOME and the portal can keep from happening, this is the session becoming idle.
const idle = uint32(8)

// sessionManager is the session of GNOME and of desktops that come from it.
func sessionManager(ctx context.Context, conn *dbus.Conn, reason string) (func(context.Context) error, error) {
	const service = "org.gnome.SessionManager"
	object := conn.Object(service, "/org/gnome/SessionManager")
	var cookie uint32
	err := object.CallWithContext(ctx, service+".Inhibit", dbus.FlagNoAutoStart, name, uint32(0), reason, idle).Store(&cookie)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		return object.CallWithContext(ctx, service+".Uninhibit", dbus.FlagNoAutoStart, cookie).Err
	}, nil
}

// portal is for programs in a sandbox, and the last to be asked: it may have to be started first, and
// it says yes even where no desktop listens to it.
func portal(ctx context.Context, conn *dbus.Conn, reason string) (func(context.Context) error, error) {
	const service = "org.freedesktop.portal.Desktop"
	object := conn.Object(service, "/org/freedesktop/portal/desktop")
	options := map[string]dbus.Variant{"reason": dbus.MakeVariant(reason)}
	var handle dbus.ObjectPath
	err := object.CallWithContext(ctx, "org.freedesktop.portal.Inhibit.Inhibit", 0, "", idle, options).Store(&handle)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context) error {
		return conn.Object(service, handle).CallWithContext(ctx, "org.freedesktop.portal.Request.Close", 0).Err
	}, nil
}
