//go:build !windows

package agent_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"unknot/internal/agent"
	"unknot/internal/link"
)

// program is a window that only tells how it was started, through a pipe.
func program(t *testing.T, dir string) (path string, started func() string) {
	t.Helper()
	pipe, path := filepath.Join(dir, "pipe"), filepath.Join(dir, "unknot")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	script := "#!/bin/sh\necho \"$*\" > '" + pipe + "'\n"
	if err := os.WriteFile(path, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	return path, func() string {
		raw, err := os.ReadFile(pipe) // waits for the program
		if err != nil {
			t.Fatal(err)
		}
		return strings.TrimSpace(string(raw))
	}
}

func TestLauncher(t *testing.T) {
	dir, err := os.MkdirTemp("/tmp", "u")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	path, started := program(t, dir)
	address := filepath.Join(dir, "w.sock")
	quiet := slog.New(slog.DiscardHandler)
	l := agent.Launcher{Client: link.Window{Address: address}, Program: path, Args: []string{"--data-dir", "/x"}, Log: quiet}
	ctx := context.Background()

	t.Run("should start a window for the break when none runs", func(t *testing.T) {
		if err := l.OpenBreak(ctx, link.Break{Move: "march-in-place"}); err != nil {
			t.Fatal(err)
		}
		if got := started(); got != "--break --data-dir /x" {
			t.Errorf("started with %q", got)
		}
	})
	t.Run("should start the window without the break card otherwise", func(t *testing.T) {
		if err := l.Open(ctx); err != nil {
			t.Fatal(err)
		}
		if got := started(); got != "--data-dir /x" {
			t.Errorf("started with %q", got)
		}
	})
	t.Run("should tell when there is no window to start", func(t *testing.T) {
		missing := l
		missing.Program = filepath.Join(dir, "nothing")
		if err := missing.OpenBreak(ctx, link.Break{}); err == nil {
			t.Error("no error")
		}
	})
	t.Run("should hand the break to a window that runs", func(t *testing.T) {
		claim, err := link.TryClaim(filepath.Join(dir, "w.lock"), address)
		if err != nil || claim == nil {
			t.Fatalf("TryClaim = %v, %v", claim, err)
		}
		serving, stop := context.WithCancel(ctx)
		got, done := make(chan link.Break, 1), make(chan error, 1)
		go func() {
			done <- link.Serve(serving, claim.Listener, func(_ context.Context, _ string, body json.RawMessage) (any, error) {
				b, err := link.Decode[link.Break](body)
				got <- b
				return nil, err
			}, quiet)
		}()
		if err := l.OpenBreak(ctx, link.Break{Move: "side-bend"}); err != nil {
			t.Fatal(err)
		}
		if b := <-got; b.Move != "side-bend" {
			t.Errorf("break %+v", b)
		}
		stop()
		if err := <-done; err != nil {
			t.Errorf("Serve: %v", err)
		}
		_ = claim.Close()
	})
}
