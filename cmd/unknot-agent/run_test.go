package main

import (
	"bytes"
	"context"
	"os"
	"strings"
	"testing"

	"unknot/internal/desktop/paths"
	"unknot/internal/link"
)

func TestFlags(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		want int
	}{
		"should refuse a flag it does not know":      {[]string{"--nope"}, exitUsage},
		"should refuse a word that is no flag":       {[]string{"now"}, exitUsage},
		"should refuse an interval below zero":       {[]string{"--test-interval", "-1s"}, exitUsage},
		"should explain itself without an error":     {[]string{"-h"}, exitOK},
		"should fail when the folder cannot be made": {[]string{"--data-dir", "/dev/null/x"}, exitError},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			if got := run(context.Background(), c.args, &out); got != c.want || out.Len() == 0 {
				t.Errorf("exit code %d, said %q", got, out.String())
			}
		})
	}
}

// TestRun runs the whole program on a computer without a desktop.
func TestRun(t *testing.T) {
	root, err := os.MkdirTemp("/tmp", "u")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(root) })
	t.Setenv("DBUS_SESSION_BUS_ADDRESS", "")
	t.Setenv("XDG_RUNTIME_DIR", root)
	t.Setenv("DISPLAY", "")
	data := root + "/data"
	where, err := paths.Resolve(data)
	if err != nil {
		t.Fatal(err)
	}
	var first bytes.Buffer
	ended := make(chan int, 1)
	go func() { ended <- run(context.Background(), []string{"--background", "--data-dir", data}, &first) }()

	ctx := context.Background()
	var status link.Status
	if err := link.CallSoon(ctx, where.AgentSocket(), link.CmdStatus, nil, &status); err != nil {
		t.Fatalf("status: %v", err)
	}
	t.Run("should start with reminders off and say so", func(t *testing.T) {
		if status.Phase != "off" || status.Tray || status.IdleKnown {
			t.Errorf("status %+v", status)
		}
	})
	t.Run("should let a second start end well", func(t *testing.T) {
		var second bytes.Buffer
		if code := run(ctx, []string{"--data-dir", data}, &second); code != exitOK || !strings.Contains(second.String(), "already running") {
			t.Errorf("exit code %d, said %q", code, second.String())
		}
	})
	t.Run("should end when asked, and leave the place free", func(t *testing.T) {
		if err := (link.Agent{Address: where.AgentSocket()}).Quit(ctx); err != nil {
			t.Fatal(err)
		}
		if code := <-ended; code != exitOK {
			t.Errorf("exit code %d, said %q", code, first.String())
		}
		claim, err := link.TryClaim(where.AgentLock(), where.AgentSocket())
		if err != nil || claim == nil {
			t.Fatalf("TryClaim = %v, %v", claim, err)
		}
		_ = claim.Close()
	})
}
