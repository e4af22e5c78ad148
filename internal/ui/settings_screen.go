package ui

import (
	"context"

	"unknot/internal/figure"
	"unknot/internal/safety"
	"unknot/internal/settings"
	"unknot/internal/ui/prefs"
)

func (a *App) showSettings() {
	work(a, a.p.Store.Profile, func(profile safety.Profile) {
		a.stopTicking()
		a.keys = nil
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
			OnReduced:   func(on bool) { a.saveSettings(func(s *settings.Settings) { s.ReduceMotion = on }) },
			OnEmergency: func(number string) { a.saveSettings(func(s *settings.Settings) { s.EmergencyNumber = number }) },
			OnAge:       func(years int) { a.changeProfile(func(p *safety.Profile) { p.Age = years }, func() {}) },
			OnProfile:   func() { a.askProfile(ScreenSettings, func() { a.Go(ScreenSettings) }) },
			Session:     a.sessionChoices(), OnSession: a.setSession,
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
	s := prefs.Session{
		Sound: a.set.Sound, Volume: a.set.SoundVolume, Voice: a.set.Voice, VoiceRate: a.set.VoiceRate,
		CountAloud: a.set.CountAloud, LeadIn: a.set.LeadIn, KeepAwake: a.set.KeepAwake,
	}
	if a.p.Ear != nil {
		if id := a.p.Ear.Trouble(); id != "" {
			s.Trouble = a.p.Texts.T(id)
		}
	}
	return s
}

func (a *App) setSession(c prefs.Session) {
	a.saveSettings(func(s *settings.Settings) {
		s.Sound, s.SoundVolume, s.Voice, s.VoiceRate = c.Sound, c.Volume, c.Voice, c.VoiceRate
		s.CountAloud, s.LeadIn, s.KeepAwake = c.CountAloud, c.LeadIn, c.KeepAwake
	})
}
