package prefs_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"unknot/assets"
	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/prefs"
	"unknot/internal/ui/theme"
)

// usual are the choices of someone who has changed nothing.
var usual = prefs.Session{Sound: true, Volume: 60, Voice: true, VoiceVolume: 80, VoiceRate: 100, LeadIn: 8, KeepAwake: true}

// studio is the card of the guided session with everything around it.
type studio struct {
	*offscreen.Panel

	t       *testing.T
	chosen  prefs.Session
	changes int
	found   func(prefs.Voices) // answers the question for the voices
	heard   func(string)       // answers a sample
	trouble string
}

func sit(t *testing.T, with prefs.Session) *studio {
	t.Helper()
	tx, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	s := &studio{t: t, chosen: with}
	s.Panel = offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(1000, 1500), func() fyne.CanvasObject {
		return prefs.New(prefs.Params{
			Texts: tx, Session: with, OnSession: func(c prefs.Session) { s.chosen, s.changes = c, s.changes+1 },
			FindVoices: func(then func(prefs.Voices)) { s.found = then },
			OnHear:     func(then func(string)) { s.heard = then },
			Trouble:    func() string { return s.trouble },
		})
	})
	return s
}

func (s *studio) click(texts ...string) {
	s.t.Helper()
	for _, text := range texts {
		if err := s.Click(text); err != nil {
			s.t.Fatal(err)
		}
	}
}

func (s *studio) see(text string) {
	s.t.Helper()
	if !s.Shows(text) {
		s.t.Errorf("no %q in %q", text, s.Texts())
	}
}

var british = prefs.Voices{Known: true, List: []kit.Option{
	{ID: "gmw/en-US", Text: "English (America)"}, {ID: "gmw/en", Text: "English (Great Britain)"}, {ID: "gmw/en-GB-scotland", Text: "English (Scotland)"},
}}

func TestVoice(t *testing.T) {
	t.Run("should be the usual one until another is chosen", func(t *testing.T) {
		s := sit(t, usual)
		s.see("Voice: The usual voice")
		s.found(british)
		s.click("Voice: The usual voice", "English (Scotland)")
		s.see("Voice: English (Scotland)")
		want := usual
		want.VoiceName = "gmw/en-GB-scotland"
		if s.chosen != want || s.changes != 1 {
			t.Errorf("chosen %+v in %d changes", s.chosen, s.changes)
		}
	})
	t.Run("should go back to the usual one", func(t *testing.T) {
		with := usual
		with.VoiceName = "gmw/en"
		s := sit(t, with)
		s.found(british)
		s.click("Voice: English (Great Britain)", "The usual voice")
		if s.chosen != usual {
			t.Errorf("chosen %+v", s.chosen)
		}
	})
	t.Run("should count what is there already for no change", func(t *testing.T) {
		s := sit(t, usual)
		s.found(british)
		s.click("Voice: The usual voice", "The usual voice")
		if s.changes != 0 {
			t.Errorf("%d changes", s.changes)
		}
	})
	t.Run("should be chosen from the keyboard", func(t *testing.T) {
		s := sit(t, usual)
		s.found(british)
		for range 100 {
			if s.Focused() == "Voice: The usual voice" {
				break
			}
			s.FocusNext()
		}
		s.Key(fyne.KeyDown)
		s.Type('g')
		s.Key(fyne.KeyReturn)
		if s.chosen.VoiceName != "gmw/en" || s.Focused() != "Voice: English (Great Britain)" {
			t.Errorf("chosen %q, the keyboard is at %q", s.chosen.VoiceName, s.Focused())
		}
	})
	absent := map[string]struct {
		kept   string
		answer *prefs.Voices // nil while the computer has not answered
		want   string
	}{
		"should not name a kept voice before the computer has answered": {"gmw/en-029", nil, "Voice: Looking for voices"},
		"should name a kept voice that is there":                        {"gmw/en", &british, "Voice: English (Great Britain)"},
		"should say that a kept voice is not there":                     {"gmw/en-029", &british, "Voice: en-029 (not on this computer)"},
		"should say so too where there is none at all":                  {"Samantha", &prefs.Voices{Known: true}, "Voice: Samantha (not on this computer)"},
		"should claim nothing when the computer did not answer":         {"Samantha", &prefs.Voices{}, "Voice: Samantha"},
	}
	for name, tt := range absent {
		t.Run(name, func(t *testing.T) {
			with := usual
			with.VoiceName = tt.kept
			s := sit(t, with)
			if tt.answer != nil {
				s.found(*tt.answer)
			}
			if !slices.Contains(s.Texts(), tt.want) {
				t.Errorf("no %q in %q", tt.want, s.Texts())
			}
			if s.changes != 0 {
				t.Error("showing it counted as a change")
			}
		})
	}
	t.Run("should keep a voice that is not there through other changes, and let it be chosen again", func(t *testing.T) {
		with := usual
		with.VoiceName = "gmw/en-029"
		s := sit(t, with)
		s.found(british)
		s.click("Faster")
		if s.chosen.VoiceName != "gmw/en-029" {
			t.Fatalf("the voice is %q", s.chosen.VoiceName)
		}
		s.click("Voice: en-029 (not on this computer)", "English (America)", "Voice: English (America)", "en-029 (not on this computer)")
		if s.chosen.VoiceName != "gmw/en-029" {
			t.Errorf("the voice is %q", s.chosen.VoiceName)
		}
	})
}

func TestLevels(t *testing.T) {
	tests := map[string]struct {
		text string
		nth  int // among the controls with this text
		edit func(*prefs.Session)
	}{
		"should make the chimes soft":        {"Soft", 0, func(s *prefs.Session) { s.Volume = 30 }},
		"should make the chimes loud":        {"Full", 0, func(s *prefs.Session) { s.Volume = 100 }},
		"should make the voice soft":         {"Soft", 1, func(s *prefs.Session) { s.VoiceVolume = 50 }},
		"should make the voice loud":         {"Full", 1, func(s *prefs.Session) { s.VoiceVolume = 100 }},
		"should make the voice faster":       {"Faster", 0, func(s *prefs.Session) { s.VoiceRate = 130 }},
		"should switch the chimes off":       {"Off", 0, func(s *prefs.Session) { s.Sound = false }},
		"should switch the voice off":        {"Off", 1, func(s *prefs.Session) { s.Voice = false }},
		"should count aloud":                 {"On", 2, func(s *prefs.Session) { s.CountAloud = true }},
		"should leave more time":             {"20 s", 0, func(s *prefs.Session) { s.LeadIn = 20 }},
		"should let the screen switch off":   {"Off", 3, func(s *prefs.Session) { s.KeepAwake = false }},
		"should know the stored voice level": {"Medium", 1, func(*prefs.Session) {}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := sit(t, usual)
			if err := s.ClickNth(tt.text, tt.nth); err != nil {
				t.Fatal(err)
			}
			want := usual
			tt.edit(&want)
			if s.chosen != want {
				t.Errorf("chosen %+v, want %+v", s.chosen, want)
			}
		})
	}
	t.Run("should show the usual level of the voice as chosen", func(t *testing.T) {
		s := sit(t, usual)
		at, err := s.Find("Medium", 1)
		if err != nil {
			t.Fatal(err)
		}
		if !at.Object.(*kit.Chip).Selected() {
			t.Error("80 per cent is no level")
		}
	})
}

func TestHear(t *testing.T) {
	const why = "No sound device was found."
	for _, on := range []bool{true, false} {
		t.Run(fmt.Sprintf("should be heard with the voice on: %v", on), func(t *testing.T) {
			with := usual
			with.Voice = on
			s := sit(t, with)
			s.click("Hear it")
			if s.heard == nil || s.changes != 0 {
				t.Fatalf("asked for a sample: %v, changes: %d", s.heard != nil, s.changes)
			}
			s.heard("")
			if s.Shows(why) {
				t.Error("trouble where there is none")
			}
		})
	}
	t.Run("should say at once why nothing was heard, and take it back when it was", func(t *testing.T) {
		s := sit(t, usual)
		s.click("Hear it")
		s.heard(why)
		s.see(why)
		s.click("Hear it")
		s.heard("")
		if s.Shows(why) {
			t.Error("the trouble is still shown")
		}
	})
	t.Run("should say at once what a change will not make heard", func(t *testing.T) {
		with := usual
		with.Voice = false
		s := sit(t, with)
		s.trouble = why
		if s.Shows(why) {
			t.Fatal("trouble before anything happened")
		}
		if err := s.ClickNth("On", 1); err != nil {
			t.Fatal(err)
		}
		s.see(why)
	})
}
