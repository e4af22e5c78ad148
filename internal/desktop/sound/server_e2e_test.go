//go:build e2e && linux

package sound

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"

	"unknot/internal/cue"
)

// serve prepares a sound server of the test's own, whose one device goes nowhere. It skips the test where PulseAudio is not installed.
func serve(t *testing.T) (start func() (stop func())) {
	t.Helper()
	for _, name := range []string{"pulseaudio", "parec"} {
		if _, err := exec.LookPath(name); err != nil {
			t.Skip(name, " is not installed")
		}
	}
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	t.Setenv("XDG_RUNTIME_DIR", home)
	t.Setenv("PULSE_RUNTIME_PATH", filepath.Join(home, "pulse"))
	t.Setenv("PULSE_SERVER", "") // puts it back afterwards; empty it would be a wrong name to pactl
	_ = os.Unsetenv("PULSE_SERVER")
	return func() func() {
		cmd := exec.Command("pulseaudio", "-n", "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=-1",
			"-L", "module-native-protocol-unix auth-anonymous=1", "-L", "module-null-sink sink_name=room rate=48000 channels=1")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		for deadline := time.Now().Add(20 * time.Second); exec.Command("pactl", "info").Run() != nil; {
			if time.Now().After(deadline) {
				t.Fatal("the sound server does not come up")
			}
		}
		return sync.OnceFunc(func() {
			_ = cmd.Process.Signal(syscall.SIGTERM)
			_ = cmd.Wait()
		})
	}
}

// record listens to the device until stop is called.
func record(t *testing.T) (stop func() []int16) {
	t.Helper()
	var out bytes.Buffer
	cmd := exec.Command("parec", "-d", "room.monitor", "--format=s16le", "--channels=1", "--rate=48000", "--latency-msec=20")
	cmd.Stdout = &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(10 * time.Second); ; {
		list, _ := exec.Command("pactl", "list", "short", "source-outputs").Output()
		if len(list) > 0 {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("nothing is being recorded")
		}
	}
	return func() []int16 {
		_ = cmd.Process.Signal(syscall.SIGTERM)
		_ = cmd.Wait()
		raw := out.Bytes()
		samples := make([]int16, len(raw)/2)
		for i := range samples {
			samples[i] = int16(binary.LittleEndian.Uint16(raw[2*i:]))
		}
		return samples
	}
}

func TestSoundServer(t *testing.T) {
	start := serve(t)
	stop := start()
	defer stop()
	out := pulse{}

	t.Run("should play the whole chime", func(t *testing.T) {
		stop := record(t)
		// The first sound comes into the silence that a device without hardware has laid up.
		if err := out.Play(t.Context(), make([]int16, Rate/10)); err != nil {
			t.Fatal(err)
		}
		began := time.Now()
		if err := out.Play(t.Context(), Chime(cue.Start)); err != nil {
			t.Fatal(err)
		}
		took := time.Since(began)
		heard := stop()
		want := Chime(cue.Start)
		if got := loud(heard); got < loud(want)*95/100 || got > loud(want)*105/100 {
			t.Errorf("heard %d loud samples of %d", got, loud(want))
		}
		if p := peak(heard); p < 0.9*peak(want) {
			t.Errorf("the peak is %.2f, want %.2f", p, peak(want))
		}
		if took < length(want) || took > length(want)+3*time.Second {
			t.Errorf("a chime of %v took %v", length(want), took)
		}
		t.Logf("a chime of %v took %v", length(want), took)
	})
	t.Run("should stop with the context", func(t *testing.T) {
		ctx, cancel := context.WithTimeout(t.Context(), 200*time.Millisecond)
		defer cancel()
		began := time.Now()
		err := out.Play(ctx, make([]int16, 20*Rate))
		if took := time.Since(began); !errors.Is(err, context.DeadlineExceeded) || took > 2*time.Second {
			t.Errorf("%v after %v", err, took)
		}
	})
	t.Run("should play several sounds together", func(t *testing.T) {
		var all sync.WaitGroup
		for range 3 {
			all.Go(func() {
				if err := out.Play(t.Context(), Chime(cue.Count)); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
	})
	t.Run("should leave nothing behind in the server", func(t *testing.T) {
		list, err := exec.Command("pactl", "list", "short", "sink-inputs").Output()
		if err != nil || len(bytes.TrimSpace(list)) > 0 {
			t.Errorf("streams: %s, %v", list, err)
		}
	})
	t.Run("should find the server again after it was started anew", func(t *testing.T) {
		stop()
		if err := out.Play(t.Context(), Chime(cue.Count)); !errors.Is(err, ErrNoDevice) {
			t.Errorf("without a server: %v", err)
		}
		defer start()()
		if err := out.Play(t.Context(), Chime(cue.Count)); err != nil {
			t.Errorf("with a server: %v", err)
		}
	})
}

// loud counts the samples that can be heard.
func loud(samples []int16) int {
	n := 0
	for _, s := range samples {
		if level(s) > 0.02 {
			n++
		}
	}
	return n
}
