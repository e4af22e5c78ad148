package prefs_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"unknot/assets"
	"unknot/internal/i18n"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/prefs"
	"unknot/internal/ui/theme"
)

func show(t *testing.T, p prefs.Params) *offscreen.Panel {
	t.Helper()
	tx, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	p.Texts = tx
	return offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(1000, 1000), func() fyne.CanvasObject { return prefs.New(p) })
}

func TestAge(t *testing.T) {
	const never = -1
	tests := map[string]struct {
		typed string
		want  int
	}{
		"should take whole years":      {"52", 52},
		"should forgive spaces":        {" 70 ", 70},
		"should take the youngest":     {"1", 1},
		"should take the oldest":       {"120", 120},
		"should refuse 0":              {"0", never},
		"should refuse more than 120":  {"121", never},
		"should refuse less than 0":    {"-5", never},
		"should refuse half a year":    {"52.5", never},
		"should refuse words":          {"old", never},
		"should refuse other numerals": {"٥٢", never},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := never
			panel := show(t, prefs.Params{OnAge: func(years int) { got = years }})
			if err := panel.Write("Years", tt.typed); err != nil {
				t.Fatal(err)
			}
			if got != tt.want {
				t.Errorf("got %d, want %d", got, tt.want)
			}
			if wrong := panel.Shows("Please give whole years"); wrong != (tt.want == never) {
				t.Errorf("says that it is wrong: %v", wrong)
			}
		})
	}
	t.Run("should take an empty field for not given", func(t *testing.T) {
		got := never
		panel := show(t, prefs.Params{Age: 52, OnAge: func(years int) { got = years }})
		if err := panel.Write("Years", ""); err != nil {
			t.Fatal(err)
		}
		if got != 0 {
			t.Errorf("got %d", got)
		}
	})
	t.Run("should say nothing while it shows what was given", func(t *testing.T) {
		asked := false
		show(t, prefs.Params{Age: 52, Emergency: "112", OnAge: func(int) { asked = true }, OnEmergency: func(string) { asked = true }})
		if asked {
			t.Error("showing the values counted as changing them")
		}
	})
}

func TestChoices(t *testing.T) {
	var got []string
	panel := show(t, prefs.Params{
		Theme: "system", OnTheme: func(id string) { got = append(got, id) },
		OnReduced:   func(on bool) { got = append(got, map[bool]string{true: "less", false: "normal"}[on]) },
		OnEmergency: func(n string) { got = append(got, "number "+n) },
		OnProfile:   func() { got = append(got, "profile") },
	})
	for _, text := range []string{"Dark", "As the desktop", "Less", "Normal", "Answer again"} {
		if err := panel.Click(text); err != nil {
			t.Fatal(err)
		}
	}
	if err := panel.Write("112, 999, 911", " 112 "); err != nil {
		t.Fatal(err)
	}
	if want := []string{"dark", "system", "less", "normal", "profile", "number 112"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestProfile(t *testing.T) {
	tests := map[string]struct {
		params prefs.Params
		want   string
	}{
		"should say that it is open":         {prefs.Params{Profile: []string{"Osteoporosis"}}, "Not answered yet."},
		"should say that nothing limits":     {prefs.Params{Answered: true}, "Nothing that limits what you can do."},
		"should name what holds":             {prefs.Params{Answered: true, Profile: []string{"Osteoporosis"}}, "Osteoporosis"},
		"should say that nothing is missing": {prefs.Params{}, "Nothing is missing."},
		"should name what is missing":        {prefs.Params{Problems: []string{"No tray."}}, "No tray."},
		"should say where the data are":      {prefs.Params{DataDir: "/home/a"}, "Your data: /home/a"},
		"should say its version":             {prefs.Params{Version: "1.2.3"}, "Version 1.2.3"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if panel := show(t, tt.params); !panel.Shows(tt.want) {
				t.Errorf("no %q in %v", tt.want, panel.Texts())
			}
		})
	}
}
