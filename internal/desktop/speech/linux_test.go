//go:build linux

package speech

import (
	"bytes"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// only makes programs of a name and a script the only ones there are. What they were called with
// stands in the file args of the folder, what they were told in the file input.
func only(t *testing.T, programs map[string]string) (folder string) {
	t.Helper()
	folder = t.TempDir()
	t.Setenv("PATH", folder)
	for name, script := range programs {
		whole := "#!/bin/sh\nfor a in \"$0\" \"$@\"; do echo \"$a\"; done >" + folder + "/args\n" + script + "\n"
		if err := os.WriteFile(filepath.Join(folder, name), []byte(whole), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func read(t *testing.T, parts ...string) string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

const secret = "--version; $(reboot) `id` \"quoted\" 'too'"

func TestPrograms(t *testing.T) {
	t.Run("should give espeak-ng the text as its input and play what comes", func(t *testing.T) {
		folder := only(t, map[string]string{"espeak-ng": "/bin/cat >${0%/*}/input; echo RIFF", "espeak": "exit 1", "spd-say": "exit 1"})
		out := &ear{}
		s := New(out)
		s.Set(Settings{Voice: "gmw/en-US", Rate: 0.5, Volume: 0.25})
		if err := <-s.Say(t.Context(), secret); err != nil {
			t.Fatal(err)
		}
		if got := read(t, folder, "input"); got != secret {
			t.Errorf("told %q", got)
		}
		want := folder + "/espeak-ng\n--stdin\n--stdout\n-s\n80\n-v\ngmw/en-US\n"
		if got := read(t, folder, "args"); got != want {
			t.Errorf("called with %q", got)
		}
		if string(out.heard) != "RIFF\n" || out.volume != 0.25 {
			t.Errorf("heard %q at %v", out.heard, out.volume)
		}
	})
	t.Run("should fall back to espeak", func(t *testing.T) {
		folder := only(t, map[string]string{"espeak": "exit 0", "spd-say": "exit 1"})
		if err := <-New(&ear{}).Say(t.Context(), "hello"); err != nil {
			t.Fatal(err)
		}
		if got := read(t, folder, "args"); got != folder+"/espeak\n--stdin\n--stdout\n-s\n160\n-v\nen\n" {
			t.Errorf("called with %q", got)
		}
	})
	t.Run("should fall back to the speech service", func(t *testing.T) {
		folder := only(t, map[string]string{"spd-say": "/bin/cat >${0%/*}/input"})
		s := New(nil)
		s.Set(Settings{Rate: 1.25, Volume: 0.5, Voice: "Mary Tall"})
		if err := <-s.Say(t.Context(), secret); err != nil {
			t.Fatal(err)
		}
		if got := read(t, folder, "input"); got != secret+"\n" {
			t.Errorf("told %q", got)
		}
		if got := read(t, folder, "args"); got != folder+"/spd-say\n-e\n-l\nen\n-r\n25\n-i\n0\n-y\nMary Tall\n" {
			t.Errorf("called with %q", got)
		}
	})
	t.Run("should have no voice where there is no program, and find one that is installed later", func(t *testing.T) {
		only(t, nil)
		s := New(&ear{})
		if s.Available() {
			t.Error("available")
		}
		if err := <-s.Say(t.Context(), "hello"); !errors.Is(err, ErrMissing) {
			t.Error(err)
		}
		only(t, map[string]string{"espeak-ng": "exit 0"})
		if !s.Available() {
			t.Error("not found")
		}
	})
	t.Run("should never repeat what was to be said in an error", func(t *testing.T) {
		only(t, map[string]string{"espeak-ng": "/bin/cat >&2; exit 3"})
		err := <-New(&ear{}).Say(t.Context(), secret)
		if err == nil || strings.Contains(err.Error(), "reboot") || !strings.Contains(err.Error(), "espeak-ng") {
			t.Errorf("%v", err)
		}
	})
	t.Run("should pass on that nothing can be heard", func(t *testing.T) {
		only(t, map[string]string{"espeak-ng": "echo RIFF"})
		deaf := errors.New("no sound device")
		if err := <-New(&ear{err: deaf}).Say(t.Context(), "hello"); !errors.Is(err, deaf) {
			t.Error(err)
		}
	})
	t.Run("should end the program with the sentence", func(t *testing.T) {
		only(t, map[string]string{"espeak-ng": "exec /bin/sleep 60"})
		s := New(&ear{})
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		defer cancel()
		began := time.Now()
		if err := <-s.Say(ctx, "hello"); !errors.Is(err, context.DeadlineExceeded) || time.Since(began) > 20*time.Second {
			t.Errorf("%v after %v", err, time.Since(began))
		}
	})
	t.Run("should list the voices", func(t *testing.T) {
		only(t, map[string]string{"espeak-ng": `echo head; echo " 2 en-gb --/M English_(GB) gmw/en (en 2)"; echo " 2 de --/M German gmw/de"`})
		got, err := New(nil).Voices(t.Context())
		if err != nil || len(got) != 1 || got[0] != (Voice{"gmw/en", "English (GB)", "en-gb"}) {
			t.Errorf("%+v, %v", got, err)
		}
	})
}

func TestRealVoice(t *testing.T) {
	if _, err := exec.LookPath("espeak-ng"); err != nil {
		t.Skip("espeak-ng is not installed")
	}
	t.Run("should speak in every English voice it lists", func(t *testing.T) {
		out := &ear{}
		s := New(out)
		voices, err := s.Voices(t.Context())
		if err != nil || len(voices) == 0 {
			t.Fatalf("%+v, %v", voices, err)
		}
		for _, v := range voices {
			out.heard = nil
			s.Set(Settings{Voice: v.ID, Volume: 1})
			if err := <-s.Say(t.Context(), "Change sides. Now the left."); err != nil || !bytes.HasPrefix(out.heard, []byte("RIFF")) || len(out.heard) < 20000 {
				t.Errorf("%+v: %d bytes, %v", v, len(out.heard), err)
			}
		}
	})
	t.Run("should be slower at a lower rate", func(t *testing.T) {
		out := &ear{}
		s := New(out)
		length := func(rate float64) int {
			s.Set(Settings{Rate: rate, Volume: 1})
			if err := <-s.Say(t.Context(), "Lie down on your back."); err != nil {
				t.Fatal(err)
			}
			return len(out.heard)
		}
		if slow, fast := length(0.6), length(1.8); slow < 3*fast/2 {
			t.Errorf("%d and %d bytes", slow, fast)
		}
	})
}
