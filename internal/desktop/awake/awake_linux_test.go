package awake

import (
	"bufio"
	"context"
	"errors"
	"os/exec"
	"strings"
	"testing"

	"github.com/godbus/dbus/v5"
	"go.uber.org/goleak"

	"unknot/internal/desktop/bus"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// sessionBus starts a bus for this test only, and a connection to it for the fake desktop. It skips
// the test where there is no dbus-daemon.
func sessionBus(t *testing.T) *dbus.Conn {
	t.Helper()
	cmd := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Skip("no dbus-daemon: ", err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", strings.TrimSpace(address))
	conn, err := bus.Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	return conn
}

// offer puts a fake service on the bus.
func offer(t *testing.T, conn *dbus.Conn, service string, path dbus.ObjectPath, face string, value any) {
	t.Helper()
	if err := conn.Export(value, path, face); err != nil {
		t.Fatal(err)
	}
	reply, err := conn.RequestName(service, dbus.NameFlagDoNotQueue)
	if err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatalf("own %s: %v, %v", service, reply, err)
	}
}

// saver is a desktop's screen saver. Its log has what it was asked, in order.
type saver struct{ log chan string }

func (s saver) Inhibit(app, reason string) (uint32, *dbus.Error) {
	s.log <- "on " + app + ": " + reason
	return 42, nil
}

func (s saver) UnInhibit(cookie uint32) *dbus.Error {
	if cookie != 42 {
		return dbus.MakeFailedError(errors.New("unknown cookie"))
	}
	s.log <- "off"
	return nil
}

// manager is GNOME's session.
type manager struct{ log chan string }

func (m manager) Inhibit(app string, window uint32, reason string, what uint32) (uint32, *dbus.Error) {
	if window != 0 || what != idle {
		return 0, dbus.MakeFailedError(errors.New("unexpected arguments"))
	}
	m.log <- "on " + app + ": " + reason
	return 7, nil
}

func (m manager) Uninhibit(cookie uint32) *dbus.Error {
	if cookie == 7 {
		m.log <- "off"
	}
	return nil
}

// door is the portal, and the request it answers with.
type door struct{ log chan string }

const handle = dbus.ObjectPath("/org/freedesktop/portal/desktop/request/1")

func (d door) Inhibit(_ string, what uint32, options map[string]dbus.Variant) (dbus.ObjectPath, *dbus.Error) {
	reason, _ := options["reason"].Value().(string)
	if what != idle {
		return "", dbus.MakeFailedError(errors.New("unexpected arguments"))
	}
	d.log <- "on: " + reason
	return handle, nil
}

func (d door) Close() *dbus.Error {
	d.log <- "off"
	return nil
}

func TestHold(t *testing.T) {
	const reason = "A session is running"
	desktops := map[string]struct {
		offer func(t *testing.T, conn *dbus.Conn, log chan string)
		want  string
	}{
		"should ask the screen saver": {func(t *testing.T, conn *dbus.Conn, log chan string) {
			offer(t, conn, "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", saver{log})
		}, "on io.github.unknot.Unknot: " + reason},
		"should ask GNOME where there is no screen saver": {func(t *testing.T, conn *dbus.Conn, log chan string) {
			offer(t, conn, "org.gnome.SessionManager", "/org/gnome/SessionManager", "org.gnome.SessionManager", manager{log})
		}, "on io.github.unknot.Unknot: " + reason},
		"should ask the portal where there is nobody else": {func(t *testing.T, conn *dbus.Conn, log chan string) {
			if err := conn.Export(door{log}, handle, "org.freedesktop.portal.Request"); err != nil {
				t.Fatal(err)
			}
			offer(t, conn, "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Inhibit", door{log})
		}, "on: " + reason},
	}
	for name, tt := range desktops {
		t.Run(name, func(t *testing.T) {
			conn, log := sessionBus(t), make(chan string, 4)
			tt.offer(t, conn, log)
			release, err := Hold(t.Context(), reason)
			if err != nil {
				t.Fatal(err)
			}
			if got := <-log; got != tt.want {
				t.Errorf("asked %q", got)
			}
			release()
			if got := <-log; got != "off" {
				t.Errorf("then %q", got)
			}
			release()
			if len(log) != 0 {
				t.Errorf("then again %q", <-log)
			}
		})
	}
}

func TestHoldEnds(t *testing.T) {
	conn, log := sessionBus(t), make(chan string, 4)
	offer(t, conn, "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", saver{log})
	t.Run("should let go when the context ends", func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		release, err := Hold(ctx, "a session")
		if err != nil {
			t.Fatal(err)
		}
		<-log
		cancel()
		if got := <-log; got != "off" {
			t.Errorf("then %q", got)
		}
		release()
	})
	t.Run("should hold for as long as it is not released", func(t *testing.T) {
		release, err := Hold(t.Context(), "a session")
		if err != nil {
			t.Fatal(err)
		}
		<-log
		// A call there and back: what was sent before it has arrived.
		if _, err := bus.HasOwner(t.Context(), conn, "org.freedesktop.ScreenSaver"); err != nil || len(log) != 0 {
			t.Errorf("%v, %d more", err, len(log))
		}
		release()
		<-log
	})
}

func TestHoldFails(t *testing.T) {
	check := func(t *testing.T) {
		t.Helper()
		release, err := Hold(t.Context(), "a session")
		if !errors.Is(err, ErrUnable) {
			t.Errorf("%v", err)
		}
		release() // may be called all the same
	}
	t.Run("should say so where there is no bus", func(t *testing.T) {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
		t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
		check(t)
	})
	t.Run("should say so where nobody answers", func(t *testing.T) {
		t.Setenv("XDG_DATA_DIRS", t.TempDir()) // no service that could be started
		t.Setenv("XDG_DATA_HOME", t.TempDir())
		sessionBus(t)
		check(t)
	})
}
