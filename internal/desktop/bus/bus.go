//go:build linux

// Package bus reaches the session bus of the desktop on Linux, for the packages that ask it
// something. It never starts a bus: the D-Bus library would, by calling dbus-launch, and
// leave a daemon behind that nobody asked for.
package bus

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/godbus/dbus/v5"
)

// ErrNone is returned when there is no session bus.
var ErrNone = errors.New("no session bus")

// Address is where the session bus listens. It reports false when there is none.
func Address() (string, bool) {
	address := os.Getenv("DBUS_SESSION_BUS_ADDRESS")
	if address != "" && !strings.HasPrefix(address, "autolaunch:") {
		return address, true
	}
	runtime := os.Getenv("XDG_RUNTIME_DIR")
	if runtime == "" {
		return "", false
	}
	socket := filepath.Join(runtime, "bus")
	if _, err := os.Stat(socket); err != nil {
		return "", false
	}
	return "unix:path=" + socket, true
}

// Open makes a connection of its own, to be closed by the caller. It ends with the context.
func Open(ctx context.Context) (*dbus.Conn, error) {
	address, ok := Address()
	if !ok {
		return nil, ErrNone
	}
	conn, err := dbus.Connect(address, dbus.WithContext(ctx))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNone, err)
	}
	return conn, nil
}

const (
	daemonName = "org.freedesktop.DBus"
	daemonPath = dbus.ObjectPath("/org/freedesktop/DBus")
)

// HasOwner reports whether somebody on the bus answers to the name.
func HasOwner(ctx context.Context, conn *dbus.Conn, name string) (bool, error) {
	var has bool
	err := conn.BusObject().CallWithContext(ctx, daemonName+".NameHasOwner", 0, name).Store(&has)
	return has, err
}

// CanStart reports whether the bus would start somebody who answers to the name.
func CanStart(ctx context.Context, conn *dbus.Conn, name string) (bool, error) {
	var names []string
	err := conn.BusObject().CallWithContext(ctx, daemonName+".ListActivatableNames", 0).Store(&names)
	return slices.Contains(names, name), err
}

// WatchOwner calls the function with whether the name has an owner: at once, and each time
// that changes. It returns when the context ends or the connection breaks.
func WatchOwner(ctx context.Context, conn *dbus.Conn, name string, present func(bool)) error {
	signals := make(chan *dbus.Signal, 8)
	conn.Signal(signals)
	defer conn.RemoveSignal(signals)
	if err := conn.AddMatchSignalContext(ctx,
		dbus.WithMatchSender(daemonName),
		dbus.WithMatchObjectPath(daemonPath),
		dbus.WithMatchInterface(daemonName),
		dbus.WithMatchMember("NameOwnerChanged"),
		dbus.WithMatchArg(0, name),
	); err != nil {
		return fmt.Errorf("watch %s: %w", name, err)
	}
	has, err := HasOwner(ctx, conn, name)
	if err != nil {
		return fmt.Errorf("watch %s: %w", name, err)
	}
	present(has)
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case signal, ok := <-signals:
			if !ok {
				return fmt.Errorf("watch %s: %w", name, dbus.ErrClosed)
			}
			if owned, about := newOwner(signal, name); about {
				present(owned)
			}
		}
	}
}

// newOwner reads a NameOwnerChanged signal, whose body is name, old owner, new owner.
func newOwner(signal *dbus.Signal, name string) (owned, about bool) {
	if signal.Name != daemonName+".NameOwnerChanged" || len(signal.Body) != 3 || signal.Body[0] != name {
		return false, false
	}
	owner, ok := signal.Body[2].(string)
	return owner != "", ok
}
