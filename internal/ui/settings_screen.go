package ui

import (
	"context"
	"time"

	"unknot/internal/figure"
	"unknot/internal/safety"
	"unknot/internal/settings"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/prefs"
)

func (a *App) showSettings() {
	work(a, a.p.Store.Profile, func(profile safety.Profile) {
		a.stopTicking()
		a.keys = nil
		voice := a.tryVoice()
		a.shell.show(ScreenSettings, prefs.New(prefs.Params{
			Texts: a.p.Texts, Theme: string(a.set.Theme), Reduced: a.set.ReduceMotion, Emergency: a.set.EmergencyNumber,
			Age: profile.Age, Profile: a.profileWords(profile), Answered: len(a.p.Rules.MissingCautions(profile)) == 0,
			Skins: a.portraits(func(l *figure.Look, i int) { l.Skin = i }), Skin: a.set.Skin,
			Hairs: a.portraits(func(l *figure.Look, i int) { l.Hair = i }), Hair: a.set.Hair,
			OnSkin:   func(i int) { a.saveSettings(func(s *settings.Settings) { s.Skin = i }) },
			OnHair:   func(i int) { a.saveSettings(func(s *settings.Settings) { s.Hair = i }) },
			Problems: a.problems(), DataDir: a.p.DataDir, Version: a.p.Version,
			OnTheme: func(id string) {
				a.saveSettings(func(s *settings.Settings) { s.Theme = settings.Theme(id) })
				a.applyTheme()
			},
			Contrast: a.set.HighContrast,
			OnContrast: func(on bool) {
				a.saveSettings(func(s *settings.Settings) { s.HighContrast = on })
				a.applyTheme()
			},
			OnReduced:   func(on bool) { a.saveSettings(func(s *settings.Settings) { s.ReduceMotion = on }) },
			OnEmergency: func(number string) { a.saveSettings(func(s *settings.Settings) { s.EmergencyNumber = number }) },
			OnAge:       func(years int) { a.changeProfile(func(p *safety.Profile) { p.Age = years }, func() {}) },
			OnProfile:   func() { a.askProfile(ScreenSettings, func() { a.Go(ScreenSettings) }) },
			Session:     a.sessionChoices(), OnSession: a.setSession,
			FindVoices: voice.find, OnHear: voice.hear, Trouble: a.soundTrouble,
			Tools: a.toolChoices(), AtHand: a.set.Tools, OnTools: a.setTools,
		}))
	})
}

// profileWords names the cautions that hold.
func (a *App) profileWords(p safety.Profile) []string {
	var out []string
	for _, c := range a.p.Rules.Cautions() {
		if answer := p.Answers[c.ID]; answer.Raised() || answer == safety.Checked {
			out = append(out, c.Name)
		}
	}
	return out
}

// changeProfile edits the kept profile.
func (a *App) changeProfile(edit func(*safety.Profile), then func()) {
	work(a, func(ctx context.Context) (struct{}, error) {
		p, err := a.p.Store.Profile(ctx)
		if err != nil {
			return struct{}{}, err
		}
		edit(&p)
		return struct{}{}, a.p.Store.SaveProfile(ctx, p)
	}, func(struct{}) { a.reloadAgent(); then() })
}

// askProfile shows the questions of the health profile with the answers given so far, on the way
// from a screen.
func (a *App) askProfile(from Screen, then func()) {
	work(a, a.p.Store.Profile, func(p safety.Profile) { a.visit.editProfile(p, from, then) })
}

// sessionChoices are what was chosen about the guided session.
func (a *App) sessionChoices() prefs.Session {
	return prefs.Session{
		Sound: a.set.Sound, Volume: a.set.SoundVolume,
		Voice: a.set.Voice, VoiceName: a.set.VoiceName, VoiceVolume: a.set.VoiceVolume, VoiceRate: a.set.VoiceRate,
		CountAloud: a.set.CountAloud, LeadIn: a.set.LeadIn, KeepAwake: a.set.KeepAwake,
	}
}

func (a *App) setSession(c prefs.Session) {
	a.saveSettings(func(s *settings.Settings) {
		s.Sound, s.SoundVolume = c.Sound, c.Volume
		s.Voice, s.VoiceName, s.VoiceVolume, s.VoiceRate = c.Voice, c.VoiceName, c.VoiceVolume, c.VoiceRate
		s.CountAloud, s.LeadIn, s.KeepAwake = c.CountAloud, c.LeadIn, c.KeepAwake
	})
}

// soundTrouble is why nothing is heard, in words; empty when all is well.
func (a *App) soundTrouble() string {
	if a.p.Ear == nil {
		return ""
	}
	return a.troubleWords(a.p.Ear.Trouble())
}

func (a *App) troubleWords(id string) string {
	if id == "" {
		return ""
	}
	return a.p.Texts.T(id)
}

// Voice is a voice of this computer.
type Voice struct{ ID, Name string }

// asking is how long the computer may take to list its voices.
const asking = 8 * time.Second

// voiceTrial lets the person choose a voice and hear it while the settings are shown.
type voiceTrial struct {
	app    *App
	ctx    context.Context //nolint:containedctx // it is the visit of the screen; leaving ends it
	sample context.CancelFunc
}

func (a *App) tryVoice() *voiceTrial {
	ctx, leave := context.WithCancel(context.Background())
	a.stopper = leave
	return &voiceTrial{app: a, ctx: ctx, sample: func() {}}
}

// find asks for the voices in the background.
func (v *voiceTrial) find(then func(prefs.Voices)) {
	p := v.app.p
	if p.Ear == nil {
		return
	}
	p.Go(func() {
		ctx, cancel := context.WithTimeout(v.ctx, asking)
		defer cancel()
		list, err := p.Ear.Voices(ctx)
		p.OnUI(func() {
			if v.ctx.Err() != nil {
				return
			}
			if err != nil {
				p.Log.Info("The voices could not be listed", "error", err)
			}
			then(prefs.Voices{List: voiceOptions(list), Known: err == nil})
		})
	})
}

func voiceOptions(list []Voice) []kit.Option {
	out := make([]kit.Option, len(list))
	for i, v := range list {
		out[i] = kit.Option{ID: v.ID, Text: v.Name}
	}
	return out
}

// hear plays a sample in the background, in the place of one that still sounds, and tells why
// nothing was heard.
func (v *voiceTrial) hear(then func(trouble string)) {
	p := v.app.p
	if p.Ear == nil {
		return
	}
	v.sample()
	ctx, cancel := context.WithCancel(v.ctx)
	v.sample = cancel
	text := p.Texts.T("prefs.sample")
	p.Go(func() {
		id := p.Ear.Sample(ctx, text)
		p.OnUI(func() {
			if ctx.Err() == nil {
				then(v.app.troubleWords(id))
			}
		})
	})
}
