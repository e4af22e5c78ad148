//go:build linux

package sound

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"go.uber.org/goleak"

	"unknot/internal/cue"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// nowhere takes the sound server away, and every program but those of a folder.
func nowhere(t *testing.T) (programs string) {
	t.Helper()
	programs = t.TempDir()
	t.Setenv("PATH", programs)
	t.Setenv("PULSE_SERVER", "")
	t.Setenv("PULSE_RUNTIME_PATH", "")
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	return programs
}

func program(t *testing.T, folder, name, script string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
		t.Fatal(err)
	}
}

func TestWithoutServer(t *testing.T) {
	t.Run("should be silent and say why when there is nothing to play with", func(t *testing.T) {
		nowhere(t)
		told := make(chan error, 1)
		p := New(Params{OnTrouble: func(err error) { told <- err }})
		p.Play(cue.Start)
		if err := <-told; !errors.Is(err, ErrNoDevice) {
			t.Error(err)
		}
		if err := p.Close(); err != nil {
			t.Error(err)
		}
	})
	t.Run("should hand the samples to aplay", func(t *testing.T) {
		programs := nowhere(t)
		heard := filepath.Join(t.TempDir(), "heard")
		program(t, programs, "aplay", `echo "$@" >`+heard+`.args; /bin/cat >`+heard)
		out := system()
		if err := out.Play(t.Context(), []int16{1, -2, 300}); err != nil {
			t.Fatal(err)
		}
		got, _ := os.ReadFile(heard)
		args, _ := os.ReadFile(heard + ".args")
		if string(got) != "\x01\x00\xfe\xff\x2c\x01" || string(args) != "-q -t raw -f S16_LE -c 1 -r 48000 -\n" {
			t.Errorf("aplay %s got % x", args, got)
		}
	})
	t.Run("should call an aplay that fails no device", func(t *testing.T) {
		program(t, nowhere(t), "aplay", "exit 1")
		if err := system().Play(t.Context(), make([]int16, 10)); !errors.Is(err, ErrNoDevice) {
			t.Error(err)
		}
	})
	t.Run("should end aplay with the context", func(t *testing.T) {
		program(t, nowhere(t), "aplay", "exec /bin/sleep 60")
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		if err := system().Play(ctx, make([]int16, 10)); !errors.Is(err, context.DeadlineExceeded) {
			t.Error(err)
		}
	})
	t.Run("should not wait long for a server that does not answer", func(t *testing.T) {
		socket := filepath.Join(t.TempDir(), "native")
		listen(t, socket)
		_, err := dial(t.Context(), socket)
		if err == nil {
			t.Error("a dumb server let us in")
		}
	})
}

func TestServer(t *testing.T) {
	tests := map[string]struct{ env, runtime, pulse, want string }{
		"should be the usual one":                      {"", "/run/user/7", "", "/run/user/7/pulse/native"},
		"should be where PulseAudio was told to run":   {"", "/run/user/7", "/tmp/p", "/tmp/p/native"},
		"should be the one named":                      {"unix:/mnt/wslg/PulseServer", "/run/user/7", "", "/mnt/wslg/PulseServer"},
		"should be a bare path":                        {"/tmp/native", "/run/user/7", "", "/tmp/native"},
		"should never be another machine":              {"tcp:192.0.2.1:4713", "/run/user/7", "", "/run/user/7/pulse/native"},
		"should be the local one of several":           {"tcp4:192.0.2.1 {here}unix:/tmp/native", "/run/user/7", "", "/tmp/native"},
		"should not be taken from an unfinished entry": {"{here", "/run/user/7", "", "/run/user/7/pulse/native"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Setenv("PULSE_SERVER", tt.env)
			t.Setenv("XDG_RUNTIME_DIR", tt.runtime)
			t.Setenv("PULSE_RUNTIME_PATH", tt.pulse)
			if got := server(); got != tt.want {
				t.Errorf("server %q, want %q", got, tt.want)
			}
		})
	}
}
