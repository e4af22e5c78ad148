package ui_test

import (
	"strings"
	"testing"

	"unknot/internal/checkin"
)

func TestFlare(t *testing.T) {
	t.Run("should begin with one click, ask about safety, and be over with another", func(t *testing.T) {
		p := sitDown(t)
		p.click("Relief")
		p.click("Flare mode")
		p.until("Start session")
		flares, err := p.journal.Flares(ctx)
		if err != nil || len(flares) != 1 || !flares[0].Ended.IsZero() {
			t.Fatalf("flares %+v, %v", flares, err)
		}
		p.click("Today")
		p.see("Flare mode, day 1", "Reminders come half as often")
		p.click("It is over")
		flares, err = p.journal.Flares(ctx)
		if err != nil || len(flares) != 1 || flares[0].Ended.IsZero() {
			t.Errorf("flares %+v, %v", flares, err)
		}
		if p.Shows("Flare mode, day 1") {
			t.Error("it is still on")
		}
	})
}

func TestNudge(t *testing.T) {
	p := sitDown(t)
	for i := range 12 {
		day := checkin.NewDay(start.AddDate(0, 0, -i).Format("2006-01-02"))
		day.At, day.Medicine = start.AddDate(0, 0, -i), checkin.Yes
		if err := p.journal.SaveDay(ctx, day); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("should point to help once, in the words of the fact base", func(t *testing.T) {
		p.click("Relief")
		p.click("Today")
		p.see("If you need painkillers most days, talk to a pharmacist or doctor.")
		p.click("Got it")
		if p.Shows("painkillers") {
			t.Error("it is still there")
		}
		p.click("Relief")
		p.click("Today")
		if p.Shows("painkillers") {
			t.Error("it came back")
		}
	})
}

func TestPlanChanges(t *testing.T) {
	steps := func(p *person) []string {
		var out []string
		for _, text := range p.Texts() {
			if len(text) > 3 && text[1:3] == ". " && text[0] >= '1' && text[0] <= '9' {
				out = append(out, text[3:])
			}
		}
		return out
	}
	t.Run("should put another technique in the place of a step", func(t *testing.T) {
		p := sitDown(t)
		p.toPlan("lumbar-right")
		before := steps(p)
		at := 2 // the first step is the breath, the second has nothing beside it
		if err := p.ClickNth("Swap", at); err != nil {
			t.Fatal(err)
		}
		p.see("Instead of " + before[at])
		p.click("Take this")
		after := steps(p)
		if len(after) != len(before) || after[at] == before[at] {
			t.Errorf("before %v, after %v", before, after)
		}
	})
	t.Run("should take a step out and say how a step was chosen", func(t *testing.T) {
		p := sitDown(t)
		p.toPlan("lumbar-right")
		before := steps(p)
		p.click("Take " + before[2] + " out")
		if after := steps(p); len(after) != len(before)-1 {
			t.Errorf("before %v, after %v", before, after)
		}
		if err := p.ClickNth("Details", 1); err != nil {
			t.Fatal(err)
		}
		p.see("How it was chosen", "How sure research is")
	})
	t.Run("should say in plain words why a change is not made, and change nothing", func(t *testing.T) {
		p := sitDown(t)
		p.toPlan("lumbar-right")
		before := steps(p)
		p.click("Move " + before[1] + " up")
		p.see("That stays as it was", "The breath at the start and at the end stays where it is.")
		if after := steps(p); strings.Join(after, "|") != strings.Join(before, "|") {
			t.Errorf("before %v, after %v", before, after)
		}
	})
	t.Run("should offer the doses that are good today", func(t *testing.T) {
		p := sitDown(t)
		p.toPlan("lumbar-right")
		name := steps(p)[1]
		var dose string
		for i, text := range p.Texts() {
			if strings.HasSuffix(text, ". "+name) {
				dose = p.Texts()[i+2]
			}
		}
		p.click(dose)
		p.see("How long for " + name + "?")
	})
}
