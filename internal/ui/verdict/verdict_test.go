package verdict_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"unknot/assets"
	"unknot/internal/i18n"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/theme"
	"unknot/internal/ui/verdict"
)

func show(t *testing.T, p verdict.Params) *offscreen.Panel {
	t.Helper()
	tx, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	p.Texts = tx
	return offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(1000, 900), func() fyne.CanvasObject { return verdict.New(p) })
}

func TestTitle(t *testing.T) {
	for name, tt := range map[string]struct {
		params verdict.Params
		want   string
	}{
		"should call for help at once":          {verdict.Params{Emergency: true}, "Please get help now"},
		"should send to a doctor today":         {verdict.Params{}, "Please speak to a doctor today"},
		"should send to those treating already": {verdict.Params{Paused: true}, "Ask the team treating you first"},
	} {
		t.Run(name, func(t *testing.T) {
			tt.params.Advice = "Do this now."
			panel := show(t, tt.params)
			if !panel.Shows(tt.want) || !panel.Shows("Do this now.") {
				t.Errorf("%v", panel.Texts())
			}
		})
	}
}

func TestLists(t *testing.T) {
	t.Run("should say why and what stays open", func(t *testing.T) {
		panel := show(t, verdict.Params{Reasons: []string{"Fever."}, Open: []string{"Belly breathing"}})
		for _, want := range []string{"Because you said", "Fever.", "What stays open meanwhile", "Belly breathing"} {
			if !panel.Shows(want) {
				t.Errorf("no %q in %v", want, panel.Texts())
			}
		}
	})
	t.Run("should leave out headings of empty lists", func(t *testing.T) {
		panel := show(t, verdict.Params{Emergency: true})
		if panel.Shows("Because you said") || panel.Shows("What stays open meanwhile") {
			t.Errorf("%v", panel.Texts())
		}
	})
}

func TestWays(t *testing.T) {
	var got []string
	say := func(what string) func() { return func() { got = append(got, what) } }
	panel := show(t, verdict.Params{OnBack: say("back"), OnChecked: say("checked"), OnHome: say("home")})
	for _, text := range []string{"Close", "See the questions again", "I have been seen and may exercise"} {
		if err := panel.Click(text); err != nil {
			t.Fatal(err)
		}
	}
	if want := []string{"home", "back", "checked"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if show(t, verdict.Params{}).Shows("I have been seen") {
		t.Error("being seen is offered although nothing takes it")
	}
}
