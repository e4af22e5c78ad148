//go:build e2e

package e2e

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jezek/xgb"
)

// patience is how long anything on the desk may take on a busy machine.
const patience = 60 * time.Second

// desk is a desktop of its own: a screen without a monitor, a window manager, a session bus and a
// notification daemon, all gone at the end of the test.
type desk struct {
	t    *testing.T
	dir  string
	bin  string
	env  []string
	data string // the folder of the journal

	display string
}

// newDesk starts a desktop. With bus false there is no session bus and no notification daemon.
func newDesk(t *testing.T, bus bool) *desk {
	t.Helper()
	dir, err := os.MkdirTemp("", "unknot-e2e-") // a short path: sockets have to fit into 107 bytes
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	d := &desk{t: t, dir: dir, bin: programs(t), data: filepath.Join(dir, "data")}
	for _, sub := range []string{"run", "home", "config", "cache", "state"} {
		if err := os.Mkdir(filepath.Join(dir, sub), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	d.display = d.screen()
	d.env = append(os.Environ(),
		"DISPLAY="+d.display, "WAYLAND_DISPLAY=", "FYNE_SCALE=1", "FYNE_THEME=light", "LANG=C.UTF-8", "TZ=UTC",
		"HOME="+filepath.Join(dir, "home"), "XDG_RUNTIME_DIR="+filepath.Join(dir, "run"), "XDG_CONFIG_HOME="+filepath.Join(dir, "config"),
		"XDG_CACHE_HOME="+filepath.Join(dir, "cache"), "XDG_STATE_HOME="+filepath.Join(dir, "state"), "XDG_DATA_HOME="+filepath.Join(dir, "home"),
		"DBUS_SESSION_BUS_ADDRESS=", "XDG_CURRENT_DESKTOP=")
	d.start("openbox")
	if bus {
		d.startBus()
	}
	return d
}

// programs builds the programs once for all tests.
func programs(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(os.TempDir(), fmt.Sprintf("unknot-e2e-bin-%d", os.Getpid()))
	if _, err := os.Stat(filepath.Join(dir, "unknot")); err == nil {
		return dir
	}
	build := exec.Command("go", "build", "-o", dir+"/", "unknot/cmd/unknot", "unknot/cmd/unknot-agent")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return dir
}

// TestMain runs the tests in a process in which Fyne keeps the widgets of the twins for an hour: a
// twin waits for its real window, and is not drawn meanwhile. Fyne reads this when it is loaded.
func TestMain(m *testing.M) {
	if os.Getenv("FYNE_CACHE") == "" {
		again := exec.Command(os.Args[0], os.Args[1:]...)
		again.Env = append(os.Environ(), "FYNE_CACHE=1h")
		again.Stdout, again.Stderr = os.Stdout, os.Stderr
		if err := again.Run(); err != nil {
			os.Exit(1)
		}
		return
	}
	xgb.Logger = log.New(io.Discard, "", 0) // it tells of every connection that needs no password
	code := m.Run()
	_ = os.RemoveAll(filepath.Join(os.TempDir(), fmt.Sprintf("unknot-e2e-bin-%d", os.Getpid())))
	os.Exit(code)
}

// screen starts Xvfb on a free display and returns its name.
func (d *desk) screen() string {
	read, write, err := os.Pipe()
	if err != nil {
		d.t.Fatal(err)
	}
	cmd := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1400x1000x24", "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{write}
	d.keep(cmd)
	_ = write.Close()
	defer func() { _ = read.Close() }()
	_ = read.SetReadDeadline(time.Now().Add(patience))
	number, err := bufio.NewReader(read).ReadString('\n') // to the end: Xvfb gives up when it cannot write all
	if err != nil {
		d.t.Fatalf("Xvfb: %v", err)
	}
	return ":" + strings.TrimSpace(number)
}

func (d *desk) startBus() {
	out := d.run("dbus-daemon", "--session", "--fork", "--print-address=1", "--print-pid=1")
	lines := strings.Fields(out)
	if len(lines) != 2 {
		d.t.Fatalf("dbus-daemon says %q", out)
	}
	d.t.Cleanup(func() { _ = exec.Command("kill", lines[1]).Run() })
	d.env = append(d.env, "DBUS_SESSION_BUS_ADDRESS="+lines[0])
	d.start("dunst")
	d.await("the notification daemon", func() bool {
		_, err := d.try("dunstctl", "count")
		return err == nil
	})
}

// process is a program running on the desk.
type process struct {
	*exec.Cmd

	out  *bytes.Buffer
	done chan struct{}
}

// start runs a program until the end of the test.
func (d *desk) start(name string, args ...string) *process {
	cmd := exec.Command(name, args...)
	cmd.Env = d.env
	return d.keep(cmd)
}

func (d *desk) keep(cmd *exec.Cmd) *process {
	d.t.Helper()
	p := &process{Cmd: cmd, out: &bytes.Buffer{}, done: make(chan struct{})}
	cmd.Stdout, cmd.Stderr = p.out, p.out
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := cmd.Start(); err != nil {
		d.t.Fatalf("start %s: %v", cmd.Path, err)
	}
	go func() { _ = cmd.Wait(); close(p.done) }()
	d.t.Cleanup(func() {
		p.kill()
		if d.t.Failed() && p.out.Len() > 0 {
			d.t.Logf("%s said:\n%s", filepath.Base(cmd.Path), p.out)
		}
	})
	return p
}

// kill ends a program and everything it started, as a power cut would.
func (p *process) kill() {
	_ = syscall.Kill(-p.Process.Pid, syscall.SIGKILL)
	<-p.done
}

// try runs a command to its end.
func (d *desk) try(name string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = d.env
	out, err := cmd.Output()
	return strings.TrimSpace(string(out)), err
}

// run is try for a command that must succeed.
func (d *desk) run(name string, args ...string) string {
	d.t.Helper()
	out, err := d.try(name, args...)
	if err != nil {
		d.t.Fatalf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out)
	}
	return out
}

// await waits until something is so.
func (d *desk) await(what string, so func() bool) {
	d.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if so() {
			return
		}
	}
	d.t.Fatalf("waited %s for %s", patience, what)
}

// journal is the answer of the sqlite3 command line to a question about the journal.
func (d *desk) journal(query string) string {
	out, err := d.try("sqlite3", "-readonly", filepath.Join(d.data, "journal.db"), query)
	if err != nil {
		return ""
	}
	return out
}
