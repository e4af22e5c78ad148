// Package autostart has the system start a program when the person logs in. It writes to the
// person's own account only and can be undone completely.
package autostart

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Entry is what to start. ID names the entry for the system and never changes.
type Entry struct {
	ID      string // "io.github.unknot.Unknot.agent"
	Name    string // as shown in the list of the system
	Comment string
	Program string // absolute path
	Args    []string
}

// Self is the absolute path of the running program with links resolved, which is what an
// entry must hold: a relative path means something else at the next login.
func Self() (string, error) {
	path, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("find own program: %w", err)
	}
	return filepath.EvalSymlinks(path)
}

func (e Entry) check() error {
	if e.ID == "" || e.Name == "" {
		return errors.New("autostart: an entry needs an id and a name")
	}
	if !filepath.IsAbs(e.Program) {
		return fmt.Errorf("autostart: %q is not an absolute path", e.Program)
	}
	return nil
}

// writeFile replaces the file in one step, so that the system never reads half of it.
func writeFile(path string, content []byte) error {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	temp, err := os.CreateTemp(dir, ".unknot-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(temp.Name()) }() // gone already when all went well
	_, err = temp.Write(content)
	if err = errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		return err
	}
	return os.Rename(temp.Name(), path)
}

// removeFile removes the file; a file that is not there is removed already.
func removeFile(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
