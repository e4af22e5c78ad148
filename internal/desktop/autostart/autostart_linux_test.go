package autostart_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"unknot/internal/desktop/autostart"
)

func TestAutostart(t *testing.T) {
	config := t.TempDir()
	t.Setenv("XDG_CONFIG_HOME", config)
	entry := autostart.Entry{ID: "x.agent", Name: "Unknot", Program: "/usr/bin/unknot-agent", Args: []string{"--background"}}
	path := filepath.Join(config, "autostart", "x.agent.desktop")

	t.Run("should be off at first", func(t *testing.T) {
		if autostart.Enabled(entry.ID) {
			t.Error("enabled")
		}
	})
	t.Run("should be on after it was switched on, with no leftovers", func(t *testing.T) {
		if err := autostart.Enable(entry); err != nil {
			t.Fatal(err)
		}
		if !autostart.Enabled(entry.ID) {
			t.Error("not enabled")
		}
		files, err := os.ReadDir(filepath.Dir(path))
		if err != nil || len(files) != 1 {
			t.Errorf("files %v, %v", files, err)
		}
	})
	t.Run("should respect what the person chose in the settings of the desktop", func(t *testing.T) {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		off := strings.Replace(string(raw), "enabled=true", "enabled=false", 1)
		if err := os.WriteFile(path, []byte(off), 0o600); err != nil {
			t.Fatal(err)
		}
		if autostart.Enabled(entry.ID) {
			t.Error("enabled")
		}
	})
	t.Run("should be off after it was switched off, also twice", func(t *testing.T) {
		for range 2 {
			if err := autostart.Disable(entry.ID); err != nil {
				t.Fatal(err)
			}
		}
		if autostart.Enabled(entry.ID) {
			t.Error("enabled")
		}
	})
}
