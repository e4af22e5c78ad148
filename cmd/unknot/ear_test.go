//go:build linux

package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"unknot/internal/cue"
	"unknot/internal/desktop/sound"
	"unknot/internal/settings"
	"unknot/internal/ui"
)

// listen is an ear on a computer that has these programs only. The options say what is switched on.
func listen(t *testing.T, s settings.Settings, programs map[string]string) *ear {
	t.Helper()
	folder := t.TempDir()
	t.Setenv("PATH", folder)
	t.Setenv("PULSE_SERVER", "")
	t.Setenv("PULSE_RUNTIME_PATH", "")
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	install(t, folder, programs)
	e := newEar(slog.New(slog.DiscardHandler))
	e.Set(s)
	t.Cleanup(func() { _ = e.Close() })
	return e
}

func install(t *testing.T, folder string, programs map[string]string) {
	t.Helper()
	for name, script := range programs {
		if err := os.WriteFile(filepath.Join(folder, name), []byte("#!/bin/sh\ncd ${0%/*}\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
}

// recording is a WAV file of samples: one channel of 16 bits.
func recording(samples []int16) []byte {
	out := []byte("RIFF\xff\xff\xff\x7fWAVEfmt \x10\x00\x00\x00\x01\x00\x01\x00")
	out = binary.LittleEndian.AppendUint32(out, sound.Rate)
	out = binary.LittleEndian.AppendUint32(out, 2*sound.Rate)
	out = append(out, "\x02\x00\x10\x00data"...)
	out = binary.LittleEndian.AppendUint32(out, uint32(2*len(samples)))
	for _, s := range samples {
		out = binary.LittleEndian.AppendUint16(out, uint16(s))
	}
	return out
}

const (
	plays  = "/bin/cat >>heard"
	speaks = `for a in "$@"; do echo "$a"; done >args; exec /bin/cat word.wav`
)

func TestSample(t *testing.T) {
	loud := settings.Default()
	loud.Sound, loud.SoundVolume, loud.Voice, loud.VoiceVolume, loud.VoiceName = true, 100, true, 100, "gmw/en-029"
	off := loud
	off.Sound, off.Voice = false, false
	word := []int16{9, -9, 9}
	chime := len(sound.Chime(cue.Start))
	tests := map[string]struct {
		settings settings.Settings
		programs map[string]string
		want     string
		samples  int
	}{
		"should play a chime and speak":                    {loud, map[string]string{"aplay": plays, "espeak-ng": speaks}, "", chime + len(word)},
		"should do so too where both are off":              {off, map[string]string{"aplay": plays, "espeak-ng": speaks}, "", chime + len(word)},
		"should tell that there is no sound":               {loud, map[string]string{"espeak-ng": speaks}, noSound, 0},
		"should tell that there is no voice":               {loud, map[string]string{"aplay": plays}, noVoice, chime},
		"should tell that there is no voice, switched off": {off, map[string]string{"aplay": plays}, noVoice, chime},
		"should tell that the voice fails":                 {loud, map[string]string{"aplay": plays, "espeak-ng": "exit 1"}, dumb, chime},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			e := listen(t, tt.settings, tt.programs)
			folder := os.Getenv("PATH")
			if err := os.WriteFile(filepath.Join(folder, "word.wav"), recording(word), 0o600); err != nil {
				t.Fatal(err)
			}
			got := e.Sample(t.Context(), "Breathe in.")
			heard, _ := os.ReadFile(filepath.Join(folder, "heard"))
			if got != tt.want || len(heard) != 2*tt.samples {
				t.Errorf("trouble %q, want %q; heard %d samples, want %d", got, tt.want, len(heard)/2, tt.samples)
			}
			if args, err := os.ReadFile(filepath.Join(folder, "args")); err == nil && !bytes.Contains(args, []byte("gmw/en-029\n")) {
				t.Errorf("the voice was called with %q", args)
			}
		})
	}
	t.Run("should find nothing wrong with a missing voice that is switched off", func(t *testing.T) {
		for _, voice := range []string{"", "exit 1"} {
			programs := map[string]string{"aplay": plays}
			if voice != "" {
				programs["espeak-ng"] = voice
			}
			e := listen(t, off, programs)
			e.Sample(t.Context(), "Breathe in.")
			if got := e.Trouble(); got != "" {
				t.Errorf("trouble %q", got)
			}
			e.Set(loud)
			if got := e.Trouble(); got == "" {
				t.Error("nothing wrong with it switched on either")
			}
		}
	})
	t.Run("should forget the trouble once something was heard", func(t *testing.T) {
		e := listen(t, off, map[string]string{"espeak-ng": "exec /bin/cat word.wav"})
		folder := os.Getenv("PATH")
		if err := os.WriteFile(filepath.Join(folder, "word.wav"), recording(word), 0o600); err != nil {
			t.Fatal(err)
		}
		e.Sample(t.Context(), "Breathe in.")
		install(t, folder, map[string]string{"aplay": plays})
		if e.Trouble() != noSound {
			t.Fatalf("trouble %q", e.Trouble())
		}
		e.Sample(t.Context(), "Breathe in.")
		if got := e.Trouble(); got != "" {
			t.Errorf("trouble %q", got)
		}
	})
	t.Run("should learn nothing from a sample that was cut short", func(t *testing.T) {
		e := listen(t, loud, nil)
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		e.Sample(ctx, "Breathe in.")
		if got := e.trouble.Load(); got != nil {
			t.Errorf("trouble %q", *got)
		}
	})
	t.Run("should see a voice that was installed meanwhile", func(t *testing.T) {
		e := listen(t, loud, map[string]string{"aplay": plays})
		e.Sample(t.Context(), "Breathe in.")
		if e.Trouble() != noVoice {
			t.Fatalf("trouble %q", e.Trouble())
		}
		install(t, os.Getenv("PATH"), map[string]string{"espeak-ng": speaks})
		if got := e.Trouble(); got != "" {
			t.Errorf("trouble %q", got)
		}
	})
}

func TestEarVoices(t *testing.T) {
	const table = `echo head; echo " 2 en-gb --/M English_(Great_Britain) gmw/en (en 2)"; echo " 2 de --/M German gmw/de"`
	e := listen(t, settings.Default(), map[string]string{"espeak-ng": table})
	got, err := e.Voices(t.Context())
	if err != nil || !slices.Equal(got, []ui.Voice{{ID: "gmw/en", Name: "English (Great Britain)"}}) {
		t.Errorf("%+v, %v", got, err)
	}
	t.Run("should be none where nothing speaks", func(t *testing.T) {
		if got, err := listen(t, settings.Default(), nil).Voices(t.Context()); err != nil || len(got) != 0 {
			t.Errorf("%+v, %v", got, err)
		}
	})
	t.Run("should not be known where the program fails", func(t *testing.T) {
		if _, err := listen(t, settings.Default(), map[string]string{"espeak-ng": "exit 1"}).Voices(t.Context()); err == nil {
			t.Error("no error")
		}
	})
}

func TestRecording(t *testing.T) {
	want := []int16{0, 1, -1, 32767, -32768}
	got, err := sound.DecodeWAV(bytes.NewReader(recording(want)))
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("%v, %v", got, err)
	}
}
