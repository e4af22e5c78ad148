package autostart

import (
	"fmt"
	"os"
	"path/filepath"
)

func file(id string) (string, error) {
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(home, "Library", "LaunchAgents", id+".plist"), nil
}

// Enable starts the program at each login from now on.
func Enable(e Entry) error {
	if err := e.check(); err != nil {
		return err
	}
	path, err := file(e.ID)
	if err != nil {
		return fmt.Errorf("enable autostart: %w", err)
	}
	if err := writeFile(path, launchAgent(e)); err != nil {
		return fmt.Errorf("enable autostart: %w", err)
	}
	return nil
}

// Disable removes the entry with the id.
func Disable(id string) error {
	path, err := file(id)
	if err != nil {
		return fmt.Errorf("disable autostart: %w", err)
	}
	if err := removeFile(path); err != nil {
		return fmt.Errorf("disable autostart: %w", err)
	}
	return nil
}

// Enabled reports whether there is an entry with the id.
func Enabled(id string) bool {
	path, err := file(id)
	if err != nil {
		return false
	}
	_, err = os.Stat(path)
	return err == nil
}
