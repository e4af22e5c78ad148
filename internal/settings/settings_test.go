package settings_test

import (
	"strings"
	"testing"

	"unknot/internal/settings"
)

func TestDefault(t *testing.T) {
	t.Run("should be in range", func(t *testing.T) {
		if err := settings.Default().Validate(); err != nil {
			t.Error(err)
		}
	})
	t.Run("should say nothing about health in a notification", func(t *testing.T) {
		if !settings.Default().DiscreetNotices {
			t.Error("notices are not discreet")
		}
	})
	t.Run("should not remind anybody who has not asked for it", func(t *testing.T) {
		if settings.Default().Reminders {
			t.Error("reminders are on")
		}
	})
	t.Run("should ask on the morning after whoever wants to be reminded", func(t *testing.T) {
		if !settings.Default().MorningQuestion {
			t.Error("nothing is asked")
		}
	})
}

func TestValidate(t *testing.T) {
	tests := map[string]struct {
		change func(*settings.Settings)
		wrong  string // part of the error, empty for none
	}{
		"should take the shortest interval":    {func(s *settings.Settings) { s.BreakIntervalMinutes = 20 }, ""},
		"should take the longest interval":     {func(s *settings.Settings) { s.BreakIntervalMinutes = 60 }, ""},
		"should refuse an interval too short":  {func(s *settings.Settings) { s.BreakIntervalMinutes = 19 }, "break interval is 19"},
		"should refuse an interval too long":   {func(s *settings.Settings) { s.BreakIntervalMinutes = 61 }, "break interval is 61"},
		"should take the shortest break":       {func(s *settings.Settings) { s.BreakSeconds = 30 }, ""},
		"should take the longest break":        {func(s *settings.Settings) { s.BreakSeconds = 120 }, ""},
		"should refuse a break too short":      {func(s *settings.Settings) { s.BreakSeconds = 29 }, "break length is 29"},
		"should refuse a break too long":       {func(s *settings.Settings) { s.BreakSeconds = 121 }, "break length is 121"},
		"should take the last minute of a day": {func(s *settings.Settings) { s.QuietFromMinute, s.QuietToMinute = 1439, 1439 }, ""},
		"should refuse a start after midnight": {func(s *settings.Settings) { s.QuietFromMinute = 1440 }, "quiet hours start is 1440"},
		"should refuse an end before midnight": {func(s *settings.Settings) { s.QuietToMinute = -1 }, "quiet hours end is -1"},
		"should refuse a theme nobody knows":   {func(s *settings.Settings) { s.Theme = "pink" }, `theme "pink" is unknown`},
		"should refuse no theme":               {func(s *settings.Settings) { s.Theme = "" }, `theme "" is unknown`},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := settings.Default()
			tt.change(&s)
			switch err := s.Validate(); {
			case tt.wrong == "" && err != nil:
				t.Error(err)
			case tt.wrong != "" && (err == nil || !strings.Contains(err.Error(), tt.wrong)):
				t.Errorf("%v, want %q", err, tt.wrong)
			}
		})
	}
	t.Run("should name everything that is wrong", func(t *testing.T) {
		s := settings.Default()
		s.BreakSeconds, s.Theme = 1, "pink"
		if err := s.Validate(); err == nil || !strings.Contains(err.Error(), "break length") || !strings.Contains(err.Error(), "pink") {
			t.Errorf("%v", err)
		}
	})
}
