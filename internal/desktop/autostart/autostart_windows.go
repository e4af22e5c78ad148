package autostart

import (
	"errors"
	"fmt"
	"strings"
	"syscall"

	"golang.org/x/sys/windows/registry"
)

const runKey = `Software\Microsoft\Windows\CurrentVersion\Run`

// Enable starts the program at each login from now on.
func Enable(e Entry) error {
	if err := e.check(); err != nil {
		return err
	}
	key, _, err := registry.CreateKey(registry.CURRENT_USER, runKey, registry.SET_VALUE)
	if err != nil {
		return fmt.Errorf("enable autostart: %w", err)
	}
	defer func() { _ = key.Close() }()
	words := make([]string, 0, 1+len(e.Args))
	for _, word := range append([]string{e.Program}, e.Args...) {
		words = append(words, syscall.EscapeArg(word))
	}
	if err := key.SetStringValue(e.ID, strings.Join(words, " ")); err != nil {
		return fmt.Errorf("enable autostart: %w", err)
	}
	return nil
}

// Disable removes the entry with the id.
func Disable(id string) error {
	key, err := registry.OpenKey(registry.CURRENT_USER, runKey, registry.SET_VALUE)
	if errors.Is(err, registry.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("disable autostart: %w", err)
	}
	defer func() { _ = key.Close() }()
	if err := key.DeleteValue(id); err != nil && !errors.Is(err, registry.ErrNotExist) {
		return fmt.Errorf("disable autostart: %w", err)
	}
	return nil
}

// Enabled reports whether there is an entry with the id.
func Enabled(id string) bool {
	key, err := registry.OpenKey(registry.CURRENT_USER, runKey, registry.QUERY_VALUE)
	if err != nil {
		return false
	}
	defer func() { _ = key.Close() }()
	_, _, err = key.GetStringValue(id)
	return err == nil
}
