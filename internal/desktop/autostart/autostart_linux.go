package autostart

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
)

func file(id string) string {
	xdg.Reload()
	return filepath.Join(xdg.ConfigHome, "autostart", id+".desktop")
}

// Enable starts the program at each login from now on.
func Enable(e Entry) error {
	if err := e.check(); err != nil {
		return err
	}
	if err := writeFile(file(e.ID), desktopFile(e)); err != nil {
		return fmt.Errorf("enable autostart: %w", err)
	}
	return nil
}

// Disable removes the entry with the id.
func Disable(id string) error {
	if err := removeFile(file(id)); err != nil {
		return fmt.Errorf("disable autostart: %w", err)
	}
	return nil
}

// Enabled reports whether there is an entry with the id that the person has not switched
// off in the settings of the desktop.
func Enabled(id string) bool {
	raw, err := os.ReadFile(file(id))
	if err != nil {
		return false
	}
	for line := range bytes.Lines(raw) {
		switch string(bytes.TrimSpace(line)) {
		case "Hidden=true", "X-GNOME-Autostart-enabled=false":
			return false
		}
	}
	return true
}
