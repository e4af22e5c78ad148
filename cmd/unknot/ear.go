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
	"unknot/internal/ui"
)

// Why nothing is heard, in message ids.
const (
	noSound = "prefs.no-sound"
	noVoice = "prefs.no-voice"
	dumb    = "prefs.voice-fails"
)

// ear is what a person hears of a session: chimes and the computer's own voice. Nothing of it is
// awake between two cues.
type ear struct {
	log     *slog.Logger
	player  *sound.Player
	speaker *speech.Speaker
	set     atomic.Pointer[settings.Settings]
	trouble atomic.Pointer[string]
}

func newEar(log *slog.Logger) *ear {
	e := &ear{log: log}
	e.player = sound.New(sound.Params{OnTrouble: e.report})
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
	e.set.Store(&s)
}

// speaks says whether the voice is switched on.
func (e *ear) speaks() bool {
	s := e.set.Load()
	return s != nil && s.Voice && s.Sound
}

// Play plays a chime.
func (e *ear) Play(c cue.Chime) { e.player.Play(c) }

// Say speaks where the voice is on and there is one.
func (e *ear) Say(text string) {
	if !e.speaks() {
		return
	}
	said := e.speaker.Say(context.Background(), text)
	go func() {
		if err := <-said; err != nil && !errors.Is(err, context.Canceled) {
			e.report(err)
		}
	}()
}

// Hush stops what is being said.
func (e *ear) Hush() { e.speaker.Stop() }

// Voices lists the voices this computer has.
func (e *ear) Voices(ctx context.Context) ([]ui.Voice, error) {
	found, err := e.speaker.Voices(ctx)
	if errors.Is(err, speech.ErrMissing) {
		return nil, nil // a computer without a voice has none to choose from
	}
	out := make([]ui.Voice, len(found))
	for i, v := range found {
		out[i] = ui.Voice{ID: v.ID, Name: v.Name}
	}
	return out, err
}

// Sample plays a chime and says a sentence, also where they are switched off, and returns when both
// have been heard, or why they were not.
func (e *ear) Sample(ctx context.Context, text string) (trouble string) {
	err := e.player.Sample(ctx, cue.Start)
	if err == nil {
		err = <-e.speaker.Say(ctx, text)
	}
	switch {
	case ctx.Err() != nil || errors.Is(err, context.Canceled):
		return e.Trouble() // cut short: that tells nothing new
	case err != nil:
		return e.note(err)
	default:
		e.trouble.Store(nil)
		return ""
	}
}

func (e *ear) report(err error) { e.note(err) }

// note keeps why nothing was heard, in a message id.
func (e *ear) note(err error) (trouble string) {
	e.log.Info("Nothing was heard", "error", err)
	id := dumb
	switch {
	case errors.Is(err, sound.ErrNoDevice):
		id = noSound
	case errors.Is(err, speech.ErrMissing):
		id = noVoice
	}
	e.trouble.Store(&id)
	return id
}

// Trouble is why nothing is heard, in a message id. A voice that is switched off is no trouble, and
// one may be installed while we run.
func (e *ear) Trouble() string {
	kept := ""
	if id := e.trouble.Load(); id != nil {
		kept = *id
	}
	switch {
	case kept == noSound:
		return noSound
	case !e.speaks():
		return ""
	case !e.speaker.Available():
		return noVoice
	case kept == dumb:
		return dumb
	default:
		return ""
	}
}

// Close ends what is sounding.
func (e *ear) Close() error { return errors.Join(e.speaker.Close(), e.player.Close()) }
