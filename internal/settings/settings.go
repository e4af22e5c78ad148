// Package settings holds what a person can choose about Unknot, with defaults and ranges in one place.
// The journal keeps the values; nothing here touches a disk.
package settings

import (
	"errors"
	"fmt"
)

// Theme is the colour scheme of the window.
type Theme string

// The colour schemes.
const (
	ThemeSystem Theme = "system"
	ThemeLight  Theme = "light"
	ThemeDark   Theme = "dark"
)

// Settings are the choices of one person. Durations are in the unit their name says.
type Settings struct {
	Theme           Theme  `json:"theme"`
	HighContrast    bool   `json:"highContrast"`
	ReduceMotion    bool   `json:"reduceMotion"`
	Skin            int    `json:"skin"`            // of the figure, 0–3
	Hair            int    `json:"hair"`            // of the figure, 0–3
	EmergencyNumber string `json:"emergencyNumber"` // empty: "your local emergency number"

	Reminders            bool `json:"reminders"`
	BreakIntervalMinutes int  `json:"breakIntervalMinutes"` // 20–60, default 30 (fact base section 6)
	BreakSeconds         int  `json:"breakSeconds"`         // 30–120, default 60
	QuietFromMinute      int  `json:"quietFromMinute"`      // minutes after midnight; equal to QuietToMinute: no quiet hours
	QuietToMinute        int  `json:"quietToMinute"`
	DiscreetNotices      bool `json:"discreetNotices"` // no health words in notifications
	BreakCard            bool `json:"breakCard"`       // a small card opens with the notification
	MorningQuestion      bool `json:"morningQuestion"` // a notification asks on the morning after, while Reminders are on

	// The guided session.
	Sound       bool   `json:"sound"`
	SoundVolume int    `json:"soundVolume"` // per cent
	Voice       bool   `json:"voice"`
	VoiceVolume int    `json:"voiceVolume"` // per cent
	VoiceRate   int    `json:"voiceRate"`   // per cent of the usual rate, 50–200
	VoiceName   string `json:"voiceName"`   // of the platform's voices; empty is the usual one
	CountAloud  bool   `json:"countAloud"`  // the last three seconds
	LeadIn      int    `json:"leadIn"`      // seconds to get ready, 5–30
	KeepAwake   bool   `json:"keepAwake"`   // the screen stays on during a session

	// Last choices of the Relief screen, offered again next time.
	Minutes   int      `json:"minutes"`
	Place     string   `json:"place"`
	Tools     []string `json:"tools"`
	Goal      string   `json:"goal"`
	Phase     string   `json:"phase"`
	Settle    string   `json:"settle"`
	Direction string   `json:"direction"`

	WelcomeSeen bool     `json:"welcomeSeen"`
	NudgesSeen  []string `json:"nudgesSeen"` // pointers to a professional that were read, by what made them true
}

// LongestBreakInterval is the longest time between two breaks, in minutes (fact base section 6).
const LongestBreakInterval = 60

// Default returns the settings of a new journal.
func Default() Settings {
	return Settings{
		Theme:                ThemeSystem,
		BreakIntervalMinutes: 30,
		BreakSeconds:         60,
		QuietFromMinute:      20 * 60,
		QuietToMinute:        7 * 60,
		DiscreetNotices:      true,
		BreakCard:            true,
		MorningQuestion:      true,
		Sound:                true,
		SoundVolume:          60,
		VoiceVolume:          80,
		VoiceRate:            100,
		LeadIn:               8,
		KeepAwake:            true,
		Minutes:              10,
		Place:                "floor",
		Goal:                 "ease",
	}
}

// Validate reports every value that is out of range.
func (s Settings) Validate() error {
	var errs []error
	within := func(name string, value, low, high int) {
		if value < low || value > high {
			errs = append(errs, fmt.Errorf("%s is %d, allowed is %d to %d", name, value, low, high))
		}
	}
	within("break interval", s.BreakIntervalMinutes, 20, LongestBreakInterval)
	within("break length", s.BreakSeconds, 30, 120)
	within("quiet hours start", s.QuietFromMinute, 0, 24*60-1)
	within("quiet hours end", s.QuietToMinute, 0, 24*60-1)
	within("sound volume", s.SoundVolume, 0, 100)
	within("voice volume", s.VoiceVolume, 0, 100)
	within("voice rate", s.VoiceRate, 50, 200)
	within("lead-in", s.LeadIn, 5, 30)
	within("skin", s.Skin, 0, 3)
	within("hair", s.Hair, 0, 3)
	switch s.Theme {
	case ThemeSystem, ThemeLight, ThemeDark:
	default:
		errs = append(errs, fmt.Errorf("theme %q is unknown", s.Theme))
	}
	return errors.Join(errs...)
}

// Broken is a kept choice that could not be used; its default stands in for it.
type Broken struct {
	Key string
	Err error
}
