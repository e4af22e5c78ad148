//go:build !windows

package link_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"unknot/internal/link"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// place is a lock and an address in a folder with a short name.
func place(t *testing.T) (lock, address string) {
	t.Helper()
	dir, err := os.MkdirTemp("/tmp", "u")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return filepath.Join(dir, "a.lock"), filepath.Join(dir, "a.sock")
}

// serve runs a server until the test ends and returns its address.
func serve(t *testing.T, handle link.Handler) string {
	t.Helper()
	lock, address := place(t)
	claim, err := link.TryClaim(lock, address)
	if err != nil || claim == nil {
		t.Fatalf("TryClaim = %v, %v", claim, err)
	}
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- link.Serve(ctx, claim.Listener, handle, slog.New(slog.DiscardHandler)) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Errorf("Serve: %v", err)
		}
		if err := claim.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	return address
}

func fake(_ context.Context, command string, body json.RawMessage) (any, error) {
	switch command {
	case link.CmdStatus:
		return link.Status{Phase: "counting", NextSeconds: 90}, nil
	case link.CmdPostpone:
		p, err := link.Decode[link.Postpone](body)
		return link.Status{NextSeconds: p.Minutes * 60}, err
	case link.CmdSkip:
		return nil, &link.Error{Code: link.CodeNotNow, Detail: "nothing is announced"}
	case link.CmdReload:
		return nil, errors.New("secret detail")
	case link.CmdNow:
		panic("broken")
	default:
		return nil, &link.Error{Code: link.CodeUnknown, Detail: command}
	}
}

func TestAgentClient(t *testing.T) {
	agent := link.Agent{Address: serve(t, fake)}
	ctx := context.Background()
	t.Run("should bring the status", func(t *testing.T) {
		s, err := agent.Status(ctx)
		if err != nil || s.Phase != "counting" || s.NextSeconds != 90 {
			t.Errorf("Status = %+v, %v", s, err)
		}
	})
	t.Run("should carry what a command needs", func(t *testing.T) {
		s, err := agent.Postpone(ctx, 5)
		if err != nil || s.NextSeconds != 300 {
			t.Errorf("Postpone = %+v, %v", s, err)
		}
	})
	for name, c := range map[string]struct {
		do   func() error
		want link.Code
	}{
		"should tell a refused command":           {func() error { _, err := agent.Skip(ctx); return err }, link.CodeNotNow},
		"should tell an unknown command":          {func() error { return agent.Quit(ctx) }, link.CodeUnknown},
		"should tell trouble without its details": {func() error { _, err := agent.Reload(ctx); return err }, link.CodeInternal},
		"should tell a body that does not fit": {func() error {
			return link.Call(ctx, agent.Address, link.CmdPostpone, "soon", nil)
		}, link.CodeBadRequest},
	} {
		t.Run(name, func(t *testing.T) {
			var refused *link.Error
			if err := c.do(); !errors.As(err, &refused) || refused.Code != c.want {
				t.Errorf("error %v, want %s", err, c.want)
			} else if strings.Contains(refused.Detail, "secret") {
				t.Errorf("detail %q", refused.Detail)
			}
		})
	}
	t.Run("should outlive a command that panics", func(t *testing.T) {
		if _, err := agent.Now(ctx); err == nil {
			t.Error("no error from a command that panicked")
		}
		if _, err := agent.Status(ctx); err != nil {
			t.Errorf("Status afterwards: %v", err)
		}
	})
	t.Run("should serve many at once", func(t *testing.T) {
		var wg sync.WaitGroup
		for range 40 {
			wg.Go(func() {
				if _, err := agent.Status(ctx); err != nil {
					t.Errorf("Status: %v", err)
				}
			})
		}
		wg.Wait()
	})
}

func TestServerAgainstStrangeClients(t *testing.T) {
	address := serve(t, fake)
	for name, sent := range map[string]string{
		"should refuse a line without end": strings.Repeat("x", 64<<10),
		"should refuse what is not JSON":   "status\n",
	} {
		t.Run(name, func(t *testing.T) {
			conn, err := net.Dial("unix", address)
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = conn.Close() }()
			_, _ = conn.Write([]byte(sent)) // the server may hang up in the middle
			buf := make([]byte, 512)
			n, _ := conn.Read(buf)
			if n > 0 && !strings.Contains(string(buf[:n]), string(link.CodeBadRequest)) {
				t.Errorf("reply %q", buf[:n])
			}
			if _, err := (link.Agent{Address: address}).Status(context.Background()); err != nil {
				t.Errorf("Status afterwards: %v", err)
			}
		})
	}
	t.Run("should be closed to other people", func(t *testing.T) {
		info, err := os.Stat(address)
		if err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("socket mode %v, %v", info.Mode(), err)
		}
	})
}

func TestCallWithoutAServer(t *testing.T) {
	_, address := place(t)
	t.Run("should say that nobody is running", func(t *testing.T) {
		if _, err := (link.Agent{Address: address}).Status(context.Background()); !errors.Is(err, link.ErrNotRunning) {
			t.Errorf("error %v", err)
		}
	})
	t.Run("should end with its context", func(t *testing.T) {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		if err := (link.Window{Address: address}).Show(ctx); err == nil {
			t.Error("no error")
		}
	})
	t.Run("should wait for a first start that is slow to listen", func(t *testing.T) {
		got := make(chan error, 1)
		go func() { got <- (link.Window{Address: address}).Show(context.Background()) }()
		listener, err := net.Listen("unix", address)
		if err != nil {
			t.Fatal(err)
		}
		ctx, stop := context.WithCancel(context.Background())
		done := make(chan error, 1)
		ok := func(context.Context, string, json.RawMessage) (any, error) { return nil, nil }
		go func() { done <- link.Serve(ctx, listener, ok, slog.New(slog.DiscardHandler)) }()
		if err := <-got; err != nil {
			t.Errorf("Show: %v", err)
		}
		stop()
		if err := <-done; err != nil {
			t.Errorf("Serve: %v", err)
		}
	})
}

func TestClaim(t *testing.T) {
	t.Run("should have exactly one winner", func(t *testing.T) {
		lock, address := place(t)
		var mu sync.Mutex
		var won []*link.Claim
		var wg sync.WaitGroup
		for range 12 {
			wg.Go(func() {
				claim, err := link.TryClaim(lock, address)
				if err != nil {
					t.Errorf("TryClaim: %v", err)
				}
				if claim != nil {
					mu.Lock()
					won = append(won, claim)
					mu.Unlock()
				}
			})
		}
		wg.Wait()
		if len(won) != 1 {
			t.Fatalf("%d winners", len(won))
		}
		if err := won[0].Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	t.Run("should take over what a killed program left behind", func(t *testing.T) {
		lock, address := place(t)
		for _, stale := range []string{lock, address} {
			if err := os.WriteFile(stale, nil, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		claim, err := link.TryClaim(lock, address)
		if err != nil || claim == nil {
			t.Fatalf("TryClaim = %v, %v", claim, err)
		}
		if err := claim.Close(); err != nil {
			t.Errorf("Close: %v", err)
		}
	})
	t.Run("should be free again after it was given up", func(t *testing.T) {
		lock, address := place(t)
		for range 2 {
			claim, err := link.TryClaim(lock, address)
			if err != nil || claim == nil {
				t.Fatalf("TryClaim = %v, %v", claim, err)
			}
			if err := claim.Close(); err != nil {
				t.Errorf("Close: %v", err)
			}
		}
	})
}

func TestServerDoesNotWaitForAStubbornClient(t *testing.T) {
	address := serve(t, fake)
	conn, err := net.Dial("unix", address)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = conn.Close() }()
	_ = conn.SetDeadline(time.Now().Add(10 * time.Second))
	buf := make([]byte, 256)
	if n, err := conn.Read(buf); err != nil || !strings.Contains(string(buf[:n]), string(link.CodeBadRequest)) {
		t.Errorf("reply %q, %v", buf[:n], err)
	}
}
