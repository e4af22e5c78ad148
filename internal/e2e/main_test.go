//go:build e2e

package e2e

import (
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"syscall"
	"testing"

	"github.com/jezek/xgb"
)

// binEnv names a folder with programs that are built already; without it they are built here.
const binEnv = "UNKNOT_BIN"

// TestMain builds the programs once, in a process in which Fyne keeps the widgets of the twins for
// an hour: a twin waits for its real window, and is not drawn meanwhile. Fyne reads this when it is
// loaded, before any line of ours.
func TestMain(m *testing.M) {
	if os.Getenv("FYNE_CACHE") == "" {
		os.Exit(again())
	}
	xgb.Logger = log.New(io.Discard, "", 0) // it tells of every connection that needs no password
	os.Exit(withPrograms(m.Run))
}

// again runs these tests in a second process, which ends with this one.
func again() int {
	runtime.LockOSThread() // Pdeathsig minds the thread
	cmd := exec.Command(os.Args[0], os.Args[1:]...)
	cmd.Env = append(os.Environ(), "FYNE_CACHE=1h")
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := cmd.Run(); err != nil {
		return 1
	}
	return 0
}

// withPrograms runs the tests where the programs can be found.
func withPrograms(run func() int) int {
	if os.Getenv(binEnv) != "" {
		return run()
	}
	dir, err := os.MkdirTemp("", "unknot-e2e-bin-")
	if err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "make folder for the programs:", err)
		return 1
	}
	defer func() { _ = os.RemoveAll(dir) }() // in the folder for temporary files it does no harm
	build := exec.Command("go", "build", "-o", dir+"/", "unknot/cmd/unknot", "unknot/cmd/unknot-agent", "unknot/cmd/unknotctl")
	build.Stdout, build.Stderr = os.Stderr, os.Stderr
	if err := build.Run(); err != nil {
		_, _ = fmt.Fprintln(os.Stderr, "build the programs:", err)
		return 1
	}
	if err := os.Setenv(binEnv, dir); err != nil {
		return 1
	}
	return run()
}

// program is the path of a built program.
func program(name string) string { return filepath.Join(os.Getenv(binEnv), name) }
