//go:build e2e && linux

// The tests of this file speak to real programs: a private session bus and an X server of
// their own. They need dbus-daemon, Xvfb and xdotool, and fail without them.
package desktop_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/godbus/dbus/v5"

	"unknot/internal/desktop/bus"
	"unknot/internal/desktop/idle"
	"unknot/internal/desktop/notify"
	"unknot/internal/desktop/tray"
)

// sessionBus starts a bus for this test only, and a connection to it.
func sessionBus(t *testing.T) *dbus.Conn {
	t.Helper()
	cmd := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address")
	address := firstLine(t, cmd)
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", address)
	conn, err := bus.Open(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close() })
	return conn
}

// firstLine starts the program, which ends with the test, and reads its first line.
func firstLine(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(line)
}

func own(t *testing.T, conn *dbus.Conn, name string) {
	t.Helper()
	reply, err := conn.RequestName(name, dbus.NameFlagDoNotQueue)
	if err != nil || reply != dbus.RequestNameReplyPrimaryOwner {
		t.Fatalf("own %s: %v, %v", name, reply, err)
	}
}

// daemon is a notification daemon that remembers what it was asked to show.
type daemon struct{ shown chan [3]string }

func (d daemon) Notify(app string, _ uint32, _, title, body string, _ []string, _ map[string]dbus.Variant, _ int32) (uint32, *dbus.Error) {
	d.shown <- [3]string{app, title, body}
	return 1, nil
}

func picture(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := png.Encode(&out, image.NewRGBA(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestNotify(t *testing.T) {
	sender := notify.NewDesktop("Unknot", picture(t))
	notice := notify.Notice{Title: "Time to move", Body: "A minute on your feet?"}
	health := func() notify.Health {
		var trouble *notify.Error
		if err := sender.Send(notice); !errors.As(err, &trouble) {
			return notify.OK
		}
		return trouble.Health
	}
	t.Run("should tell that there is no bus, and start none", func(t *testing.T) {
		t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
		t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
		if got := health(); got != notify.NoBus {
			t.Errorf("health %s", got)
		}
	})
	conn := sessionBus(t)
	t.Run("should tell that nobody shows notices", func(t *testing.T) {
		if got := notify.Available(context.Background()); got != notify.NoDaemon {
			return // a daemon that the bus starts is as good as one that runs
		}
		if got := health(); got != notify.NoDaemon {
			t.Errorf("health %s", got)
		}
	})
	t.Run("should have the daemon show the notice under our name", func(t *testing.T) {
		d := daemon{shown: make(chan [3]string, 1)}
		if err := conn.Export(d, "/org/freedesktop/Notifications", "org.freedesktop.Notifications"); err != nil {
			t.Fatal(err)
		}
		own(t, conn, "org.freedesktop.Notifications")
		if got := health(); got != notify.OK {
			t.Fatalf("health %s", got)
		}
		if got := <-d.shown; got != [3]string{"Unknot", notice.Title, notice.Body} {
			t.Errorf("shown %q", got)
		}
	})
}

// host is a tray that takes icons.
type host struct{ items chan string }

func (h host) RegisterStatusNotifierItem(sender dbus.Sender, _ string) *dbus.Error {
	h.items <- string(sender)
	return nil
}

const hostName = "org.kde.StatusNotifierWatcher"

func TestTray(t *testing.T) {
	conn := sessionBus(t)
	ctx, stop := context.WithCancel(context.Background())
	clicks := make(chan string, 4)
	icon := tray.NewTray("Unknot", picture(t), []tray.Item{
		{ID: "state", Label: "Next break in 12 minutes", Disabled: true},
		{ID: "now", Label: "Take a break now", Apart: true},
		{ID: "resume", Label: "Resume", Hidden: true},
	}, func(id string) { clicks <- id })
	done := make(chan struct{})
	go func() { defer close(done); icon.Run(ctx) }()

	h := host{items: make(chan string, 4)}
	if err := conn.Export(h, "/StatusNotifierWatcher", hostName); err != nil {
		t.Fatal(err)
	}
	var item string
	t.Run("should wait for a tray and then join it", func(t *testing.T) {
		if icon.Shown() || tray.HostPresent(ctx) {
			t.Fatal("there is no tray yet")
		}
		own(t, conn, hostName)
		item = <-h.items
		eventually(t, icon.Shown)
	})
	menu := conn.Object(item, "/StatusNotifierItem/menu")
	t.Run("should show the lines and carry a click", func(t *testing.T) {
		eventually(t, func() bool { return lineWith(menu, "Next break in 12 minutes") != 0 && lineWith(menu, "Resume") != 0 })
		id := lineWith(menu, "Take a break now")
		if call := menu.Call("com.canonical.dbusmenu.Event", 0, id, "clicked", dbus.MakeVariant(""), uint32(0)); call.Err != nil {
			t.Fatal(call.Err)
		}
		if got := <-clicks; got != "now" {
			t.Errorf("clicked %s", got)
		}
	})
	t.Run("should follow a change", func(t *testing.T) {
		icon.Set([]tray.Item{{ID: "state", Label: "Quiet hours", Disabled: true}, {ID: "now", Label: "Take a break now", Apart: true}, {ID: "resume", Label: "Resume"}})
		eventually(t, func() bool { return lineWith(menu, "Quiet hours") != 0 })
	})
	t.Run("should see the tray go and come back", func(t *testing.T) {
		if _, err := conn.ReleaseName(hostName); err != nil {
			t.Fatal(err)
		}
		eventually(t, func() bool { return !icon.Shown() })
		own(t, conn, hostName)
		<-h.items
		eventually(t, icon.Shown)
	})
	stop()
	<-done
}

// line is a line of the menu as the desktop gets it.
type line struct {
	ID       int32
	Props    map[string]dbus.Variant
	Children []dbus.Variant
}

// lines reads the menu the way trays do.
func lines(menu dbus.BusObject) []line {
	var revision uint32
	var root line
	if menu.Call("com.canonical.dbusmenu.GetLayout", 0, int32(0), int32(-1), []string{}).Store(&revision, &root) != nil {
		return nil
	}
	var out []line
	for _, child := range root.Children {
		var l line
		if dbus.Store([]any{child.Value()}, &l) == nil {
			out = append(out, l)
		}
	}
	return out
}

// lineWith finds the line with the words, 0 when there is none.
func lineWith(menu dbus.BusObject, words string) int32 {
	for _, l := range lines(menu) {
		if l.Props["label"].Value() == words {
			return l.ID
		}
	}
	return 0
}

func TestIdle(t *testing.T) {
	sessionBus(t) // one on which nobody knows
	screen := exec.Command("Xvfb", "-displayfd", "1", "-screen", "0", "320x200x24")
	t.Setenv("DISPLAY", ":"+firstLine(t, screen))
	t.Setenv("WAYLAND_DISPLAY", "")
	chain := idle.System()
	defer chain.Close()
	read := func() time.Duration {
		d, known := chain.Idle(context.Background())
		if !known {
			t.Fatal("unknown")
		}
		return d
	}
	t.Run("should grow while nothing is touched", func(t *testing.T) {
		eventually(t, func() bool { return read() > 300*time.Millisecond })
	})
	t.Run("should begin anew when the mouse moves", func(t *testing.T) {
		before := read()
		cmd := exec.Command("xdotool", "mousemove_relative", "5", "5")
		cmd.Env = os.Environ()
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		if after := read(); after >= before {
			t.Errorf("%v, then %v", before, after)
		}
	})
}

// eventually waits for another program to get there.
func eventually(t *testing.T, there func() bool) {
	t.Helper()
	for end := time.Now().Add(5 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if there() {
			return
		}
	}
	t.Fatal("it did not happen within 5 seconds")
}
