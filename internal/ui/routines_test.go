package ui_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"unknot/internal/routine"
)

func (p *person) kept() []routine.Routine {
	p.t.Helper()
	list, err := p.journal.Routines(ctx)
	if err != nil {
		p.t.Fatal(err)
	}
	return list
}

func (p *person) writeIn(hint, text string) {
	p.t.Helper()
	if err := p.Write(hint, text); err != nil {
		p.t.Fatal(err)
	}
}

func TestRoutines(t *testing.T) {
	t.Run("should keep a plan under a name and start it again by the same way", func(t *testing.T) {
		p := sitDown(t)
		p.toPlan("lumbar-right")
		p.click("Save as routine")
		p.writeIn("A name, such as Morning", "Evening")
		p.click("Keep")
		p.see("Kept as “Evening”.")
		p.click("Close")
		p.click("Routines")
		p.see("Evening", "Your week", "Ready-made sessions")
		p.click("Start")
		p.until("Start session")
		p.see("Routines › Evening")
		p.click("Start session")
		p.see("STEP 1 OF")
	})
	t.Run("should take techniques from their cards, in the order of a session, and bad names not at all", func(t *testing.T) {
		p := sitDown(t)
		p.lookUp("Glute bridge")
		p.click("Add to a routine")
		p.click("Keep")
		p.click("Close")
		p.lookUp("Cat–cow")
		p.click("Add to a routine")
		p.click("My routine")
		p.see("Added to “My routine”.")
		p.click("Close")
		list := p.kept()
		if len(list) != 1 || len(list[0].Steps) != 2 || list[0].Steps[0].Technique != "cat-cow" {
			t.Fatalf("kept %+v", list)
		}
		p.click("Routines")
		p.click("Change")
		p.writeIn("A name, such as Morning", strings.Repeat("long ", 20))
		p.click("Rename")
		p.see("A name has 1 to 60 characters.")
		p.writeIn("18:30, or empty", "half six")
		p.click("Set")
		p.see("A time looks like 18:30.")
		if got := p.kept()[0]; got.Name != "My routine" || got.At != routine.NoTime {
			t.Errorf("kept %+v", got)
		}
		p.click("Move Glute bridge up")
		p.click("Fri")
		p.writeIn("18:30, or empty", "18:30")
		p.click("Set")
		got := p.kept()[0]
		if got.Steps[0].Technique != "glute-bridge" || !slices.Equal(got.Days, []time.Weekday{time.Friday}) || got.At != 18*60+30 {
			t.Errorf("kept %+v", got)
		}
		p.click("Today") // it is a Friday
		p.see("Today: My routine", "18:30")
	})
	t.Run("should be gone only after it was asked", func(t *testing.T) {
		p := sitDown(t)
		p.lookUp("Glute bridge")
		p.click("Add to a routine")
		p.click("Keep")
		p.click("Close")
		p.click("Routines")
		p.click("Change")
		p.click("Delete this routine")
		p.see("Delete “My routine”?")
		p.click("Close")
		if len(p.kept()) != 1 {
			t.Fatal("gone without an answer")
		}
		p.click("Delete this routine")
		p.click("Delete")
		if len(p.kept()) != 0 {
			t.Error("still there")
		}
		p.see("No routine yet")
	})
	t.Run("should leave out what a condition stands against, and say so", func(t *testing.T) {
		p := sitDown(t)
		p.lookUp("Foam roll: buttocks")
		p.click("Add to a routine")
		p.click("Keep")
		p.click("Close")
		p.answer("cx-blood-thinners")
		p.click("Routines")
		p.click("Start")
		p.until("Start session")
		if p.Shows("1. Foam roll: buttocks") {
			t.Error("the roller is in the plan")
		}
		p.see("Left out on purpose", "Foam roll: buttocks")
	})
}
