package logfile_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"unknot/internal/desktop/logfile"
)

// open opens a log in a folder that does not exist yet.
func open(t *testing.T) (f *logfile.File, path, crash string) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "state", "unknot")
	path, crash = filepath.Join(dir, "unknot.log"), filepath.Join(dir, "crash.log")
	f, err := logfile.Open(path, crash)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f, path, crash
}

func TestOpen(t *testing.T) {
	t.Run("should write what is logged", func(t *testing.T) {
		f, path, _ := open(t)
		f.Logger.Info("Window opened", "screens", 5)
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if got := string(raw); !strings.Contains(got, `msg="Window opened" screens=5`) {
			t.Errorf("the log says %q", got)
		}
	})
	t.Run("should add to what an earlier run wrote", func(t *testing.T) {
		f, path, crash := open(t)
		f.Logger.Info("First")
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
		again, err := logfile.Open(path, crash)
		if err != nil {
			t.Fatal(err)
		}
		again.Logger.Info("Second")
		if err := again.Close(); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(path)
		if got := string(raw); err != nil || !strings.Contains(got, "First") || !strings.Contains(got, "Second") {
			t.Errorf("the log says %q, error %v", got, err)
		}
	})
	t.Run("should keep it to the person", func(t *testing.T) {
		if runtime.GOOS == "windows" {
			t.Skip("rights are set by the folder of the profile")
		}
		f, path, crash := open(t)
		f.Logger.Info("Anything")
		for file, want := range map[string]os.FileMode{filepath.Dir(path): 0o700, path: 0o600, crash: 0o600} {
			info, err := os.Stat(file)
			if err != nil {
				t.Fatal(err)
			}
			if got := info.Mode().Perm(); got != want {
				t.Errorf("%s has the mode %v, want %v", filepath.Base(file), got, want)
			}
		}
	})
	t.Run("should say when the folder cannot be made", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(file, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := logfile.Open(filepath.Join(file, "sub", "a.log"), filepath.Join(file, "sub", "c.log")); err == nil {
			t.Error("no error")
		}
	})
	t.Run("should say when the crash file cannot be opened", func(t *testing.T) {
		dir := t.TempDir()
		if _, err := logfile.Open(filepath.Join(dir, "a.log"), dir); err == nil {
			t.Error("no error")
		}
	})
}
