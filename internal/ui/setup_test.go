package ui_test

import (
	"slices"
	"testing"

	"unknot/internal/safety"
)

func TestSetUp(t *testing.T) {
	t.Run("should ask for health and tools once, and leave both in Settings", func(t *testing.T) {
		p := sitDown(t)
		p.see("Welcome to Unknot", "does not diagnose")
		p.click("Set up in a minute")
		p.noneOfThese()
		p.see("What do you have at hand?", "Ball")
		p.click("Foam roller")
		p.click("Done")
		p.see("How is your back right now?")
		if slices.Contains(p.Texts(), "Welcome to Unknot") {
			t.Error("the welcome is still there")
		}

		profile, err := p.journal.Profile(ctx)
		if err != nil || len(p.content.Rules.MissingCautions(profile)) > 0 {
			t.Errorf("the profile is not complete: %v, %v", profile.Answers, err)
		}
		set, _, err := p.journal.Settings(ctx)
		if err != nil || !slices.Equal(set.Tools, []string{"foam-roller"}) || !set.WelcomeSeen {
			t.Errorf("kept %+v, %v", set, err)
		}
		p.click("Settings")
		p.see("Tools at hand", "Nothing that limits what you can do.")
		p.click("Ball")
		set, _, err = p.journal.Settings(ctx)
		if err != nil || !slices.Equal(set.Tools, []string{"tennis-ball", "foam-roller"}) {
			t.Errorf("kept %+v, %v", set.Tools, err)
		}
	})
	t.Run("should never take what was not answered for a no", func(t *testing.T) {
		p := sitDown(t)
		p.click("Set up in a minute")
		p.click("Today")
		profile, err := p.journal.Profile(ctx)
		if err != nil {
			t.Fatal(err)
		}
		for id, answer := range profile.Answers {
			if answer == safety.No {
				t.Errorf("%s is answered no", id)
			}
		}
		if len(p.content.Rules.MissingCautions(profile)) == 0 {
			t.Error("nothing is missing, though nothing was answered")
		}
	})
}
