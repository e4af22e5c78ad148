package ui

import (
	"unknot/internal/cue"
	"unknot/internal/settings"
	"unknot/internal/ui/player"
)

// hearing adds what is heard to a player: the cues, and the switches for them.
func (a *App) hearing(p *player.Params) {
	ear := a.p.Ear
	if ear == nil {
		return
	}
	p.Muted, p.Voice, p.Countdown = !a.set.Sound, a.set.Voice, a.set.CountAloud
	p.OnCue = a.hear
	p.Trouble = func() string {
		if !a.set.Sound {
			return ""
		}
		return a.soundTrouble()
	}
	p.OnMute = func() bool {
		a.saveSettings(func(s *settings.Settings) { s.Sound = !s.Sound })
		if !a.set.Sound {
			ear.Hush()
		}
		return !a.set.Sound
	}
	p.OnVoice = func() bool {
		a.saveSettings(func(s *settings.Settings) { s.Voice = !s.Voice })
		if !a.set.Voice {
			ear.Hush()
		}
		return a.set.Voice
	}
}

// hear plays and says a cue.
func (a *App) hear(c cue.Cue) {
	a.p.Ear.Play(c.Chime)
	if len(c.Say) == 0 {
		return
	}
	a.p.Ear.Say(c.Text(func(id string, args map[string]any) string { return a.p.Texts.T(id, args) }))
}
