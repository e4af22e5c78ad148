package paths_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"unknot/internal/desktop/paths"
)

func TestResolveWithAnOverride(t *testing.T) {
	root := shortTemp(t)
	data := filepath.Join(root, "data")
	p, err := paths.Resolve(data)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("should keep everything below the one folder", func(t *testing.T) {
		for _, name := range []string{
			p.Journal(), p.AgentSocket(), p.WindowSocket(), p.AgentLock(), p.WindowLock(),
			p.LogFile("unknot"), p.CrashFile("unknot"), p.BreaksFile(),
		} {
			if !strings.HasPrefix(name, data+string(filepath.Separator)) {
				t.Errorf("%s is not below %s", name, data)
			}
		}
	})
	t.Run("should make folders for their owner only", func(t *testing.T) {
		for _, dir := range []string{p.Data, p.State, p.Runtime} {
			wantMode(t, dir)
		}
	})
	t.Run("should give each program its own log, socket and lock", func(t *testing.T) {
		if p.LogFile("unknot") == p.LogFile("unknot-agent") || p.AgentSocket() == p.WindowSocket() ||
			p.AgentLock() == p.WindowLock() {
			t.Error("two programs share a file")
		}
	})
	t.Run("should leave the mode of a folder that was there alone", func(t *testing.T) {
		open := filepath.Join(root, "open")
		if err := os.Mkdir(open, 0o755); err != nil {
			t.Fatal(err)
		}
		if _, err := paths.Resolve(open); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(open)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode().Perm() != 0o755 {
			t.Errorf("mode is %o", info.Mode().Perm())
		}
	})
}

func TestResolveWithALongOverride(t *testing.T) {
	t.Setenv("TMPDIR", shortTemp(t))
	long := filepath.Join(t.TempDir(), strings.Repeat("a long name ", 9))
	p, err := paths.Resolve(long)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("should move the sockets to a short path", func(t *testing.T) {
		if len(p.WindowSocket()) >= 107 || strings.HasPrefix(p.Runtime, long) {
			t.Errorf("socket is %s", p.WindowSocket())
		}
		wantMode(t, p.Runtime)
	})
	t.Run("should keep two data folders apart", func(t *testing.T) {
		other, err := paths.Resolve(long + "b")
		if err != nil {
			t.Fatal(err)
		}
		if other.Runtime == p.Runtime {
			t.Errorf("both use %s", p.Runtime)
		}
	})
	t.Run("should find the same place again", func(t *testing.T) {
		again, err := paths.Resolve(long)
		if err != nil {
			t.Fatal(err)
		}
		if again != p {
			t.Errorf("%v, then %v", p, again)
		}
	})
}

func TestResolveRefusesARuntimeFolderThatIsALink(t *testing.T) {
	root := shortTemp(t)
	t.Setenv("TMPDIR", root)
	elsewhere := filepath.Join(root, "elsewhere")
	data := filepath.Join(root, "d")
	for _, dir := range []string{elsewhere, data} {
		if err := os.Mkdir(dir, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(elsewhere, filepath.Join(data, "run")); err != nil {
		t.Fatal(err)
	}
	p, err := paths.Resolve(data)
	if err != nil {
		t.Fatal(err)
	}
	if p.Runtime == filepath.Join(data, "run") {
		t.Error("followed a link out of the data folder")
	}
}

func TestResolveFollowsTheSystem(t *testing.T) {
	root := shortTemp(t)
	t.Setenv("HOME", root)
	t.Setenv("XDG_DATA_HOME", filepath.Join(root, "share"))
	t.Setenv("XDG_STATE_HOME", filepath.Join(root, "state"))
	t.Setenv("XDG_RUNTIME_DIR", filepath.Join(root, "run"))
	p, err := paths.Resolve("")
	if err != nil {
		t.Fatal(err)
	}
	want := paths.Paths{
		Data:    filepath.Join(root, "share", "unknot"),
		State:   filepath.Join(root, "state", "unknot"),
		Runtime: filepath.Join(root, "run", "unknot"),
	}
	if p != want {
		t.Errorf("Resolve = %+v, want %+v", p, want)
	}
}

func wantMode(t *testing.T, dir string) {
	t.Helper()
	info, err := os.Stat(dir)
	if err != nil {
		t.Fatal(err)
	}
	if info.Mode().Perm() != 0o700 {
		t.Errorf("%s has mode %o", dir, info.Mode().Perm())
	}
}

// shortTemp is a temporary folder whose name leaves room for a socket.
func shortTemp(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/tmp", "u")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}
