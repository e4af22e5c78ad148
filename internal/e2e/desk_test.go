//go:build e2e

package e2e

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jezek/xgb"
)

// patience is how long anything on the desk may take on a busy machine.
const patience = 60 * time.Second

// glance is how long to wait between two looks at something.
const glance = 100 * time.Millisecond

// desk is a desktop of its own: a screen without a monitor, a window manager, a session bus and a
// notification daemon, all gone at the end of the test.
type desk struct {
	t    testing.TB
	dir  string
	env  []string
	data string // the folder of the journal
	x    *xgb.Conn

	display string // the name of the screen
	kept    string // where pictures of a failure are
}

// newDesk starts a desktop with a session bus.
func newDesk(t testing.TB) *desk {
	t.Helper()
	d := newBareDesk(t)
	d.env = append(d.env, "DBUS_SESSION_BUS_ADDRESS="+
		d.startTelling("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=3"))
	config := filepath.Join(d.dir, "dunstrc")
	d.write(config, "[global]\nhistory_length = 50\nidle_threshold = 0\n")
	d.start("dunst", "-conf", config)
	d.await("the notification daemon", func() bool { // asked so that the bus does not start one itself
		owned, err := d.try("dbus-send", "--session", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/org/freedesktop/DBus",
			"org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.Notifications")
		return err == nil && strings.Contains(owned, "true")
	})
	return d
}

// newBareDesk starts a desktop without a session bus, and so without notifications.
func newBareDesk(t testing.TB) *desk {
	t.Helper()
	dir, err := os.MkdirTemp("", "unknot-e2e-") // a short path: sockets have to fit into 107 bytes
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, dir: dir, data: filepath.Join(dir, "data")}
	d.env = append(os.Environ(),
		"WAYLAND_DISPLAY=", "XAUTHORITY=", "DBUS_SESSION_BUS_ADDRESS=", "XDG_CURRENT_DESKTOP=", "FYNE_CACHE=", "LANG=C.UTF-8", "TZ=UTC",
		"FYNE_SCALE=1", "FYNE_THEME=light")
	for name, sub := range map[string]string{
		"HOME": "home", "XDG_RUNTIME_DIR": "run", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache",
		"XDG_STATE_HOME": "state", "XDG_DATA_HOME": "share",
	} {
		if err := os.Mkdir(filepath.Join(dir, sub), 0o700); err != nil {
			t.Fatal(err)
		}
		d.env = append(d.env, name+"="+filepath.Join(dir, sub))
	}
	t.Cleanup(d.clearUp)
	d.display = ":" + d.startTelling("Xvfb", "-displayfd", "3", "-screen", "0", "1600x1000x24", "-nolisten", "tcp")
	d.env = append(d.env, "DISPLAY="+d.display)
	if d.x, err = xgb.NewConnDisplay(d.display); err != nil {
		t.Fatalf("connect to the screen: %v", err)
	}
	t.Cleanup(d.x.Close)
	d.start("openbox")
	d.await("the window manager", func() bool {
		_, err := d.try("xdotool", "get_desktop")
		return err == nil
	})
	return d
}

// clearUp ends what the programs themselves started and has not ended with them, and removes every
// file.
func (d *desk) clearUp() {
	mark := "XDG_RUNTIME_DIR=" + filepath.Join(d.dir, "run") + "\x00"
	list, err := filepath.Glob("/proc/[0-9]*/environ")
	if err != nil {
		d.t.Error(err)
	}
	for _, path := range list {
		if env, err := os.ReadFile(path); err != nil || !strings.Contains(string(env)+"\x00", mark) {
			continue // gone by now, somebody else's, or not of this desk
		}
		if pid, err := strconv.Atoi(filepath.Base(filepath.Dir(path))); err == nil {
			_ = syscall.Kill(pid, syscall.SIGKILL)
		}
	}
	_ = os.RemoveAll(d.dir) // what is still being written may stay in the folder for temporary files
}

// process is a program running on the desk.
type process struct {
	*exec.Cmd

	out  strings.Builder // to be read once the program has ended
	done chan struct{}
}

// start runs a program until the end of the test.
func (d *desk) start(name string, args ...string) *process {
	d.t.Helper()
	return d.keep(exec.Command(name, args...))
}

// startTelling runs a program that writes what it found, such as a free display, to file 3.
func (d *desk) startTelling(name string, args ...string) string {
	d.t.Helper()
	read, write, err := os.Pipe()
	if err != nil {
		d.t.Fatal(err)
	}
	cmd := exec.Command(name, args...)
	cmd.ExtraFiles = []*os.File{write}
	d.keep(cmd)
	defer func() { _, _ = read.Close(), write.Close() }() // not earlier: Xvfb gives up when nobody listens
	if err := read.SetReadDeadline(time.Now().Add(patience)); err != nil {
		d.t.Fatal(err)
	}
	said, err := bufio.NewReader(read).ReadString('\n')
	if err != nil {
		d.t.Fatalf("%s: %v", name, err)
	}
	return strings.TrimSpace(said)
}

func (d *desk) keep(cmd *exec.Cmd) *process {
	d.t.Helper()
	p := &process{Cmd: cmd, done: make(chan struct{})}
	cmd.Env = d.env
	cmd.Stdout, cmd.Stderr = &p.out, &p.out
	cmd.WaitDelay = 5 * time.Second // what it started may still hold the pipes
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		d.t.Fatalf("start %s: %v", cmd.Path, err)
	}
	go func() { _ = cmd.Wait(); close(p.done) }()
	d.t.Cleanup(func() {
		p.kill()
		if d.t.Failed() && p.out.Len() > 0 {
			d.t.Logf("%s said:\n%s", filepath.Base(cmd.Path), p.out.String())
		}
	})
	return p
}

// kill ends a program and everything in its process group, as a power cut would.
func (p *process) kill() {
	_ = syscall.Kill(-p.Process.Pid, syscall.SIGKILL) // it may be gone already
	<-p.done
}

// end waits for a program to end by itself and returns its exit code.
func (d *desk) end(p *process) int {
	d.t.Helper()
	select {
	case <-p.done:
	case <-time.After(patience):
		d.fatalf("%s did not end", filepath.Base(p.Path))
	}
	return p.ProcessState.ExitCode()
}

// try runs a command to its end.
func (d *desk) try(name string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = d.env
	out, err := cmd.Output()
	if exit, ok := errors.AsType[*exec.ExitError](err); ok {
		out = append(out, exit.Stderr...)
	}
	return strings.TrimSpace(string(out)), err
}

// run is try for a command that must succeed.
func (d *desk) run(name string, args ...string) string {
	d.t.Helper()
	out, err := d.try(name, args...)
	if err != nil {
		d.fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return out
}

// await waits until something is so.
func (d *desk) await(what string, so func() bool) {
	d.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(glance) {
		if so() {
			return
		}
	}
	d.fatalf("waited %s for %s", patience, what)
}

// fatalf ends the test with a picture of the screen and the logs.
func (d *desk) fatalf(format string, args ...any) {
	d.t.Helper()
	shot := filepath.Join(d.keepsake(), "screen.png")
	if _, err := d.try("import", "-window", "root", shot); err != nil {
		shot = filepath.Join(d.keepsake(), "screen.xwd")
		_, _ = d.try("xwd", "-root", "-silent", "-out", shot) // the words below have to do then
	}
	d.t.Logf("the screen: %s", shot)
	logs, _ := filepath.Glob(filepath.Join(d.data, "state", "*.log"))
	for _, path := range logs {
		if said, err := os.ReadFile(path); err == nil {
			d.t.Logf("%s:\n%s", filepath.Base(path), said)
		}
	}
	d.t.Fatalf(format, args...)
}

// keepsake is a folder that stays after a failure.
func (d *desk) keepsake() string {
	if d.kept == "" {
		dir, err := os.MkdirTemp("", "unknot-e2e-failed-")
		if err != nil {
			d.t.Fatal(err)
		}
		d.kept = dir
	}
	return d.kept
}

// write makes a file.
func (d *desk) write(file, content string) {
	d.t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
		d.t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		d.t.Fatal(err)
	}
}

// file is the journal of the desk.
func (d *desk) file() string { return filepath.Join(d.data, "journal.db") }

// journal is the answer of the sqlite3 command line to a question about the journal, and empty
// while there is none.
func (d *desk) journal(query string) string {
	out, err := d.try("sqlite3", "-readonly", "-cmd", ".timeout 5000", d.file(), query)
	if err != nil {
		return ""
	}
	return out
}
