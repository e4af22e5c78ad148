package ui_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"unknot/internal/body"
	"unknot/internal/safety"
	"unknot/internal/session"
)

// question is the words of a flag, a caution or a follow-up.
func (p *person) question(id string) string {
	p.t.Helper()
	if f, ok := p.content.Rules.Flag(safety.FlagID(id)); ok {
		return f.Question
	}
	if c, ok := p.content.Rules.Caution(safety.CautionID(id)); ok {
		return c.Question
	}
	if f, ok := p.content.Rules.FollowUp(id); ok {
		return f.Question
	}
	for _, line := range p.content.Rules.PreCheck() {
		if line.ID == id {
			return line.Question
		}
		for _, part := range line.Parts {
			if part.ID == id {
				return part.Label
			}
		}
	}
	p.t.Fatalf("no question %s", id)
	return ""
}

// say answers one question of the page shown, scrolling to it as a person would.
func (p *person) say(id, answer string) {
	p.t.Helper()
	texts := p.Texts()
	row := slices.Index(texts, p.question(id))
	if row < 0 {
		p.t.Fatalf("%s is not asked; the window shows %s", id, strings.Join(texts, " | "))
	}
	nth := 0
	for _, text := range texts[:row] {
		if text == answer {
			nth++
		}
	}
	var err error
	for range 60 {
		if err = p.ClickNth(answer, nth); err == nil {
			return
		}
		p.Scroll(fyne.NewPos(700, 450), -80)
	}
	p.t.Fatal(err)
}

// pass answers what is open on the page with no and goes on.
func (p *person) pass() {
	p.t.Helper()
	for _, text := range []string{"None of these", "No to the rest", "Continue"} {
		if p.Shows(text) {
			p.click(text)
			return
		}
	}
	p.t.Fatalf("no way on; the window shows %s", strings.Join(p.Texts(), " | "))
}

// until goes through pages until a text is shown, answering along the way; what is not asked for
// is answered no.
func (p *person) until(text string, answers ...string) {
	p.t.Helper()
	left := slices.Clone(answers)
	for range 20 {
		if p.Shows(text) {
			if len(left) > 0 {
				p.t.Errorf("never asked: %v", left)
			}
			return
		}
		for i := 0; i+1 < len(left); {
			if !p.Shows(p.question(left[i])) {
				i += 2
				continue
			}
			p.say(left[i], left[i+1])
			left = slices.Delete(left, i, i+2)
		}
		p.pass()
	}
	p.t.Fatalf("%q never came; the window shows %s", text, strings.Join(p.Texts(), " | "))
}

// check asks for a plan.
func (p *person) check() {
	p.t.Helper()
	p.click("Relief")
	p.click("Build my 10-minute plan")
}

// nothingDone fails when a check-in or a session was kept.
func (p *person) nothingDone() {
	p.t.Helper()
	checkIns, err := p.journal.CheckIns(ctx, time.Time{}, time.Time{})
	if err != nil || len(checkIns) != 0 {
		p.t.Errorf("kept the check-ins %v, error %v", checkIns, err)
	}
	sessions, err := p.journal.Sessions(ctx, time.Time{}, time.Time{})
	if err != nil || len(sessions) != 0 {
		p.t.Errorf("kept the sessions %v, error %v", sessions, err)
	}
}

const wayBack = "I have been seen and may exercise"

func TestSeen(t *testing.T) {
	for name, tt := range map[string]struct{ flag, says string }{
		"should open again after an emergency":            {"rf-bladder", "Please get help now"},
		"should open again after a visit the same day":    {"rf-skin-shingles", "Please speak to a doctor today"},
		"should open again after a doubt in an emergency": {"rf-chest", "Please speak to a doctor today"},
	} {
		t.Run(name, func(t *testing.T) {
			p := sitDown(t)
			p.check()
			answer := "Yes"
			if tt.flag == "rf-chest" {
				answer = "Not sure"
			}
			p.until(tt.says, tt.flag, answer)
			p.nothingDone()
			p.click(wayBack)
			p.see("When were you seen?")
			p.click("In the last week")
			p.until("Start session", tt.flag, "Checked by a doctor")
			screened, _, err := p.journal.LastScreening(ctx)
			if err != nil || screened.Answers[safety.FlagID(tt.flag)] != safety.Checked || screened.Level != safety.LevelClear {
				t.Errorf("kept %q at %v, error %v", screened.Answers[safety.FlagID(tt.flag)], screened.Level, err)
			}
			if day, want := screened.CheckedOn[tt.flag], start.AddDate(0, 0, -7); day.Sub(want).Abs() > 24*time.Hour {
				t.Errorf("seen on %v, want about %v", day, want)
			}
		})
	}
	t.Run("should stay closed to somebody whom nobody has seen", func(t *testing.T) {
		p := sitDown(t)
		p.check()
		p.until("Please get help now", "rf-bladder", "Yes")
		p.click(wayBack)
		p.click("Nobody has seen me yet")
		p.see("Just log it")
		p.check()
		p.until("Please get help now")
		p.nothingDone()
	})
	t.Run("should stay closed when the question is then answered no", func(t *testing.T) {
		p := sitDown(t)
		p.check()
		p.until("Please get help now", "rf-bladder", "Yes")
		p.click(wayBack)
		if err := p.ClickNth("Today", 1); err != nil { // the first is on the rail
			t.Fatal(err)
		}
		p.until("Please get help now")
		p.nothingDone()
	})
	t.Run("should hold after a restart", func(t *testing.T) {
		p := sitDown(t)
		p.check()
		p.until("Please speak to a doctor today", "rf-skin-shingles", "Yes")
		p.open(p.journal)
		p.check()
		p.until("Please speak to a doctor today")
		p.nothingDone()
	})
}

func TestShortCheck(t *testing.T) {
	again := func(t *testing.T) *person {
		p := sitDown(t)
		p.toPlan("lumbar-left")
		p.check()
		p.see("Before you start")
		return p
	}
	t.Run("should ask four lines the second time", func(t *testing.T) {
		p := again(t)
		p.click("None of these")
		p.see("Start session")
	})
	t.Run("should end at a yes that is an emergency", func(t *testing.T) {
		p := again(t)
		p.until("Please get help now", "check-1", "Yes")
	})
	t.Run("should ask which part it is", func(t *testing.T) {
		p := again(t)
		p.say("check-3", "Yes")
		p.pass()
		p.see("Which of these is it?", "Collapse")
		p.until("Please speak to a doctor today", "check-really-ill", "Yes")
		if sessions, err := p.journal.Sessions(ctx, time.Time{}, time.Time{}); err != nil || len(sessions) != 0 {
			t.Errorf("kept the sessions %v, error %v", sessions, err)
		}
	})
	t.Run("should ask anew what a mark opens", func(t *testing.T) {
		p := sitDown(t)
		p.toPlan("lumbar-left")
		p.App.Go("relief")
		if err := p.ClickRegion("flank-left"); err != nil {
			t.Fatal(err)
		}
		p.Advance(13 * time.Hour)
		p.click("Build my 10-minute plan")
		p.click("None of these")
		p.see(p.question("rf-kidney"))
		p.until("Please speak to a doctor today", "rf-kidney", "Yes")
	})
}

func TestProfileRules(t *testing.T) {
	blocked := func(p *person, caution string) (names []string) {
		profile := safety.Profile{Answers: map[safety.CautionID]safety.Answer{safety.CautionID(caution): safety.Yes}}
		for _, tech := range p.content.Catalogue.All() {
			if p.content.Rules.RuleFor(profile, safety.Subject{Technique: tech}).Blocked {
				names = append(names, tech.Name)
			}
		}
		return names
	}
	for _, caution := range []string{"cx-osteoporosis", "cx-pregnancy", "cx-wrist-shoulder"} {
		t.Run("should leave out of the plan and of the session what is blocked with "+caution, func(t *testing.T) {
			p := sitDown(t)
			p.click("Relief")
			for _, tool := range []string{"Ball", "Wall", "Foam roller"} {
				p.click(tool)
			}
			if err := p.ClickRegion("lumbar-right"); err != nil {
				t.Fatal(err)
			}
			p.click("Build my 10-minute plan")
			p.until("Start session", caution, "Yes")
			names := blocked(p, caution)
			if caution != "cx-wrist-shoulder" && len(names) == 0 {
				t.Fatal("nothing is blocked")
			}
			var steps []string
			for _, text := range p.Texts() {
				if number, name, ok := strings.Cut(text, ". "); ok && len(number) == 1 && number[0] >= '1' && number[0] <= '9' {
					steps = append(steps, name)
				}
			}
			if len(steps) == 0 {
				t.Fatalf("no steps in %v", p.Texts())
			}
			for _, step := range steps {
				if slices.Contains(names, step) {
					t.Errorf("the plan holds %q", step)
				}
			}
			profile, err := p.journal.Profile(ctx)
			if err != nil || profile.Answers[safety.CautionID(caution)] != safety.Yes {
				t.Errorf("kept %q, error %v", profile.Answers[safety.CautionID(caution)], err)
			}
			p.click("Start session")
			for range 200 {
				if p.Shows("How hard was it?") {
					break
				}
				p.Advance(10 * time.Second)
			}
			done := one[session.Record](t)(p.journal.Sessions(ctx, time.Time{}, time.Time{}))
			for _, r := range done.Steps {
				tech, ok := p.content.Catalogue.Get(r.Technique)
				if !ok || slices.Contains(names, tech.Name) {
					t.Errorf("did %s", r.Technique)
				}
			}
		})
	}
	t.Run("should ask where a caution is", func(t *testing.T) {
		p := sitDown(t)
		p.check()
		p.until("Where is it?", "cx-skin", "Yes")
		for _, r := range []body.Region{"lumbar-left", "lumbar-right", "lumbar-left"} { // the third takes the first back
			if err := p.ClickRegion(r); err != nil {
				t.Fatal(err)
			}
		}
		p.click("Continue")
		p.until("Start session")
		profile, err := p.journal.Profile(ctx)
		if err != nil || !slices.Equal(profile.Areas["cx-skin"], []body.Region{"lumbar-right"}) {
			t.Errorf("kept %v, error %v", profile.Areas, err)
		}
	})
	t.Run("should close guided use for a child", func(t *testing.T) {
		p := sitDown(t)
		p.check()
		p.until(wayBack, "rf-age-under-18", "Yes")
		p.nothingDone()
	})
	t.Run("should change the profile from Settings with the answers given so far", func(t *testing.T) {
		p := sitDown(t)
		p.toPlan("lumbar-left")
		p.click("Settings")
		p.see("Nothing that limits what you can do.")
		p.click("Answer again")
		p.say("cx-knee", "Yes")
		p.click("Continue")
		knee, _ := p.content.Rules.Caution("cx-knee")
		p.see("Health profile", knee.Name)
		profile, err := p.journal.Profile(ctx)
		if err != nil || profile.Answers["cx-knee"] != safety.Yes || len(p.content.Rules.MissingCautions(profile)) > 0 {
			t.Errorf("kept %v, error %v", profile.Answers, err)
		}
	})
}

func TestCards(t *testing.T) {
	t.Run("should show the support page once, and keep nothing of it", func(t *testing.T) {
		p := sitDown(t)
		p.check()
		support, _, _ := strings.Cut(p.content.Rules.SupportText(""), ".")
		p.until(support, "rf-mood", "Yes")
		p.click("Close")
		p.until("Start session")
		screened, _, err := p.journal.LastScreening(ctx)
		if _, kept := screened.Answers["rf-mood"]; kept || err != nil {
			t.Errorf("the answer was kept: %v, error %v", screened.Answers, err)
		}
	})
	t.Run("should show a card to somebody who rather does not say", func(t *testing.T) {
		p := sitDown(t)
		p.check()
		f, _ := p.content.Rules.Flag("rf-sexual-function")
		p.until(f.Card[:40], "rf-sexual-function", "Rather not say")
		p.click("Close")
		p.until("Start session")
	})
	t.Run("should show the advice of a gentle plan", func(t *testing.T) {
		p := sitDown(t)
		p.check()
		p.until("Start session", "rf-getting-worse", "Yes")
		p.see("From your safety check")
	})
}
