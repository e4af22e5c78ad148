package main

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"

	"unknot/internal/cue"
	"unknot/internal/desktop/sound"
	"unknot/internal/desktop/speech"
	"unknot/internal/settings"
)

// ear is what a person hears of a session: chimes and the computer's own voice. Nothing of it is
// awake between two cues.
type ear struct {
	log     *slog.Logger
	player  *sound.Player
	speaker *speech.Speaker
	voice   atomic.Bool
	trouble atomic.Pointer[string]
}

func newEar(log *slog.Logger) *ear {
	e := &ear{log: log}
	e.player = sound.New(sound.Params{OnTrouble: func(err error) {
		log.Info("No sound", "error", err)
		id := "prefs.no-sound"
		e.trouble.Store(&id)
	}})
	e.speaker = speech.New(e.player)
	return e
}

// Set takes the choices of the person.
func (e *ear) Set(s settings.Settings) {
	e.player.SetMuted(!s.Sound)
	e.player.SetVolume(float64(s.SoundVolume) / 100)
	e.speaker.Set(speech.Settings{
		Language: "en", Voice: s.VoiceName, Rate: float64(s.VoiceRate) / 100, Volume: float64(s.VoiceVolume) / 100,
	})
	e.voice.Store(s.Voice && s.Sound)
}

// Play plays a chime.
func (e *ear) Play(c cue.Chime) { e.player.Play(c) }

// Say speaks where the voice is on and there is one.
func (e *ear) Say(text string) {
	if !e.voice.Load() {
		return
	}
	said := e.speaker.Say(context.Background(), text)
	go func() {
		if err := <-said; err != nil && !errors.Is(err, context.Canceled) {
			e.log.Info("The voice is silent", "error", err)
			id := "prefs.no-voice"
			e.trouble.Store(&id)
		}
	}()
}

// Hush stops what is being said.
func (e *ear) Hush() { e.speaker.Stop() }

// Trouble is why nothing is heard, in a message id.
func (e *ear) Trouble() string {
	if id := e.trouble.Load(); id != nil {
		return *id
	}
	if e.voice.Load() && !e.speaker.Available() {
		return "prefs.no-voice"
	}
	return ""
}

// Close ends what is sounding.
func (e *ear) Close() error { return errors.Join(e.speaker.Close(), e.player.Close()) }
