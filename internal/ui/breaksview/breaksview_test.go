package breaksview_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"unknot/assets"
	"unknot/internal/i18n"
	"unknot/internal/ui/breaksview"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/theme"
)

func show(t *testing.T, p breaksview.Params) (*offscreen.Panel, *breaksview.Screen) {
	t.Helper()
	tx, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	p.Texts = tx
	var screen *breaksview.Screen
	panel := offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(1000, 1000), func() fyne.CanvasObject {
		screen = breaksview.New(p)
		return screen.Object()
	})
	return panel, screen
}

var usual = breaksview.Choices{Interval: 30, Seconds: 60, QuietFrom: 20 * 60, QuietTo: 7 * 60, Discreet: true, Card: true, Morning: true}

func TestChoices(t *testing.T) {
	tests := map[string]struct {
		text string
		nth  int
		want func(*breaksview.Choices)
	}{
		"should switch reminders on":        {"On", 0, func(c *breaksview.Choices) { c.Reminders = true }},
		"should stop being discreet":        {"Off", 1, func(c *breaksview.Choices) { c.Discreet = false }},
		"should show no card":               {"Off", 2, func(c *breaksview.Choices) { c.Card = false }},
		"should not ask on the morning":     {"Do not ask", 0, func(c *breaksview.Choices) { c.Morning = false }},
		"should take another interval":      {"45 min", 0, func(c *breaksview.Choices) { c.Interval = 45 }},
		"should take another length":        {"120 s", 0, func(c *breaksview.Choices) { c.Seconds = 120 }},
		"should take no quiet hours":        {"None", 0, func(c *breaksview.Choices) { c.QuietFrom, c.QuietTo = 0, 0 }},
		"should take later quiet hours":     {"22 to 6", 0, func(c *breaksview.Choices) { c.QuietFrom, c.QuietTo = 22*60, 6*60 }},
		"should take a whole quiet evening": {"18 to 8", 0, func(c *breaksview.Choices) { c.QuietFrom, c.QuietTo = 18*60, 8*60 }},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var got []breaksview.Choices
			panel, _ := show(t, breaksview.Params{Choices: usual, OnChanged: func(c breaksview.Choices) { got = append(got, c) }})
			if err := panel.ClickNth(tt.text, tt.nth); err != nil {
				t.Fatal(err)
			}
			want := usual
			tt.want(&want)
			if !slices.Equal(got, []breaksview.Choices{want}) {
				t.Errorf("got %+v, want %+v", got, want)
			}
		})
	}
	t.Run("should keep one choice while another is made", func(t *testing.T) {
		var got breaksview.Choices
		panel, _ := show(t, breaksview.Params{Choices: usual, OnChanged: func(c breaksview.Choices) { got = c }})
		for _, text := range []string{"20 min", "30 s"} {
			if err := panel.Click(text); err != nil {
				t.Fatal(err)
			}
		}
		if got.Interval != 20 || got.Seconds != 30 {
			t.Errorf("got %+v", got)
		}
	})
}

func TestNow(t *testing.T) {
	tests := map[string]struct {
		running, paused bool
		shows, misses   []string
	}{
		"should offer no pause while nobody watches": {false, false, []string{"Take a break now"}, []string{"Pause for an hour", "Resume"}},
		"should offer a pause":                       {true, false, []string{"Take a break now", "Pause for an hour"}, []string{"Resume"}},
		"should offer to go on":                      {true, true, []string{"Take a break now", "Resume"}, []string{"Pause for an hour"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			panel, _ := show(t, breaksview.Params{Choices: usual, Running: tt.running, Paused: tt.paused})
			for _, text := range tt.shows {
				if !panel.Shows(text) {
					t.Errorf("no %q", text)
				}
			}
			for _, text := range tt.misses {
				if panel.Shows(text) {
					t.Errorf("%q is shown", text)
				}
			}
		})
	}
	t.Run("should say when the next break is and what is missing", func(t *testing.T) {
		panel, screen := show(t, breaksview.Params{Choices: usual, Status: "Next break in 12 min", Today: "2 breaks taken today.", Problems: []string{"No tray."}})
		screen.SetStatus("A break is due")
		for _, want := range []string{"A break is due", "2 breaks taken today.", "No tray."} {
			if !panel.Shows(want) {
				t.Errorf("no %q", want)
			}
		}
		if panel.Shows("Next break in 12 min") {
			t.Error("the old line is still shown")
		}
	})
}
