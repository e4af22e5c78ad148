package ui_test

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"unknot/internal/checkin"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/session"
	"unknot/internal/settings"
	"unknot/internal/technique"
)

const searchHint = "Search, such as hip, ball, desk"

// answer keeps a health profile with everything answered no but some.
func (p *person) answer(yes ...safety.CautionID) {
	p.t.Helper()
	profile := safety.Profile{Answers: make(map[safety.CautionID]safety.Answer)}
	for _, c := range p.content.Rules.Cautions() {
		profile.Answers[c.ID] = safety.No
	}
	for _, id := range yes {
		profile.Answers[id] = safety.Yes
	}
	if err := p.journal.SaveProfile(ctx, profile); err != nil {
		p.t.Fatal(err)
	}
}

// settled says that the spell is a long one that settles within minutes, so that nothing but the
// health profile stands against anything.
func (p *person) settled() {
	p.t.Helper()
	set := settings.Default()
	set.Phase, set.Settle = string(technique.Persistent), string(checkin.SettleMinutes)
	if err := p.journal.SaveSettings(ctx, set); err != nil {
		p.t.Fatal(err)
	}
	p.open(p.journal)
	p.click("Relief") // and says that it hurts little today
	p.Scroll(fyne.NewPos(1000, 400), -800)
	slider, err := p.Find("Pain right now, overall", 0)
	if err != nil {
		p.t.Fatal(err)
	}
	const knob = 13 // the track begins half a knob from the edge
	p.ClickAt(slider.At.AddXY(knob+(slider.Object.Size().Width-2*knob)*0.2, slider.Object.Size().Height/2))
}

// lookUp opens the card of a technique in the library.
func (p *person) lookUp(name string) {
	p.t.Helper()
	p.click("Library")
	if err := p.Write(searchHint, name); err != nil {
		p.t.Fatal(err)
	}
	for _, text := range p.Texts() {
		if strings.HasPrefix(text, name+". ") {
			p.click(text)
			return
		}
	}
	p.t.Fatalf("no card says %q: %v", name, p.Texts())
}

func (p *person) noneOfThese() {
	p.t.Helper()
	for p.Shows("None of these") {
		p.click("None of these")
	}
}

func (p *person) noSession() {
	p.t.Helper()
	if list, err := p.journal.Sessions(ctx, time.Time{}, time.Time{}); err != nil || len(list) != 0 {
		p.t.Errorf("kept %v, error %v", list, err)
	}
}

func TestLibraryLeavesOut(t *testing.T) {
	p := sitDown(t)
	p.answer("cx-anticoagulant")
	p.settled()
	p.lookUp("Ball on floor: buttock")
	p.see("Left out for you", "Firm pressure can bruise", "How to do it", "Stop if")
	if p.Shows("Try it now") {
		t.Error("it can be started")
	}
	p.click("Back")
	p.see("left out by your health profile", "Left out: Blood thinners")
}

func TestEveryCard(t *testing.T) {
	p := sitDown(t)
	p.answer()
	p.settled()
	for _, each := range p.content.Catalogue.All() {
		p.lookUp(each.Name)
		p.see(each.Setup, each.Cap.Text, each.ShouldFeel, each.Evidence.Note, each.Dose.Frequency, each.Easier, each.Harder)
		p.see(each.Steps...)
		p.see(each.StopIf...)
		p.see(each.Mistakes...)
		p.see("Works on", "You need", "Suits", "How sure we are", "pain that travels further down a leg", "Who should be careful")
		if p.Shows("Try it now") != plan.Guided(each) {
			t.Errorf("%s: can be started is %v", each.ID, p.Shows("Try it now"))
		}
		if !plan.Guided(each) {
			p.see("Not one for the timer")
		}
	}
}

func TestCardFolds(t *testing.T) {
	p := sitDown(t)
	p.lookUp("Cat–cow")
	own, _ := p.content.Catalogue.Get("cat-cow")
	source, _ := p.content.Catalogue.Source(own.Evidence.Sources[0])
	if p.Shows(source.Citation) {
		t.Error("the sources are open")
	}
	for _, text := range p.Texts() {
		if strings.HasPrefix(text, "Show ") && strings.Contains(text, "source") {
			for range 10 {
				if p.Click(text) == nil {
					break
				}
				p.Scroll(fyne.NewPos(700, 500), -150)
			}
		}
	}
	p.see(source.Citation)
}

func TestTryNow(t *testing.T) {
	t.Run("should ask, start, and keep the session", func(t *testing.T) {
		p := sitDown(t)
		p.settled()
		p.lookUp("Ball on floor: buttock")
		p.click("Try it now")
		p.see("First: anything from this list?", "Library › Safety check")
		p.noneOfThese()
		p.see("Before you start", "New to you: half the dose", "only the left side")
		p.noSession()
		p.click("Start")
		p.see("get ready")
		for range 30 {
			if p.Shows("How hard was it?") {
				break
			}
			p.Advance(10 * time.Second)
		}
		s := one[session.Record](t)(p.journal.Sessions(ctx, time.Time{}, time.Time{}))
		if s.Status != session.RecordFinished || len(s.Steps) != 1 || s.Steps[0].Technique != "glute-floor-ball" {
			t.Errorf("kept %+v", s)
		}
		if said := one[checkin.CheckIn](t)(p.journal.CheckIns(ctx, time.Time{}, time.Time{})); said.Pain != 2 {
			t.Errorf("kept the check-in %+v", said)
		}
	})
	t.Run("should not open firm pressure to somebody who has said nothing about today", func(t *testing.T) {
		p := sitDown(t)
		set := settings.Default()
		set.Phase, set.Settle = string(technique.Persistent), string(checkin.SettleMinutes)
		if err := p.journal.SaveSettings(ctx, set); err != nil {
			t.Fatal(err)
		}
		p.open(p.journal)
		p.lookUp("Ball on floor: buttock")
		p.click("Try it now")
		p.noneOfThese()
		p.see("Not open just now", "Say how it is today")
		if list, err := p.journal.CheckIns(ctx, time.Time{}, time.Time{}); err != nil || len(list) != 0 {
			t.Errorf("kept the check-ins %v although nothing was said, error %v", list, err)
		}
	})
	t.Run("should start at once what is known", func(t *testing.T) {
		p := sitDown(t)
		p.answer()
		p.settled()
		p.lookUp("Cat–cow")
		p.click("Try it now")
		p.noneOfThese()
		p.click("Start")
		for !p.Shows("How hard was it?") {
			p.Advance(10 * time.Second)
		}
		p.lookUp("Cat–cow")
		p.click("Try it now")
		p.noneOfThese()
		p.see("get ready")
	})
	t.Run("should end at an emergency answer", func(t *testing.T) {
		p := sitDown(t)
		p.lookUp("Cat–cow")
		p.click("Try it now")
		p.click("Yes")
		p.click("No to the rest")
		p.see("Please get help now")
		p.noSession()
	})
	t.Run("should say why not where the answers close it", func(t *testing.T) {
		p := sitDown(t)
		p.settled()
		p.lookUp("Ball on floor: buttock")
		p.click("Try it now")
		p.click("None of these")
		p.click("None of these")
		p.see("Page 3 of 3")
		p.click("Yes")
		p.click("No to the rest")
		p.noneOfThese()
		p.see("Not open just now")
		if p.Shows("Try it now") || p.Shows("STEP 1") || p.Shows("Say how it is today") {
			t.Error("it can be started")
		}
		p.noSession()
	})
	t.Run("should lead to Relief where today's answers close it", func(t *testing.T) {
		p := sitDown(t)
		p.lookUp("Ball on floor: buttock")
		p.click("Try it now")
		p.noneOfThese()
		p.see("Not open just now", "Not for the first six weeks of a spell")
		p.click("Say how it is today")
		p.see("Where does it hurt?")
		p.noSession()
	})
	t.Run("should make a plan again after the library was left", func(t *testing.T) {
		p := sitDown(t)
		p.lookUp("Cat–cow")
		p.click("Try it now")
		p.toPlan("lumbar-right")
		p.see("Left out on purpose")
	})
}

func TestBackToTheLibrary(t *testing.T) {
	p := sitDown(t)
	p.click("Library")
	p.click("Strength")
	for _, text := range p.Texts() {
		if strings.HasPrefix(text, "Glute bridge. ") {
			p.click(text)
		}
	}
	p.see("How to do it")
	p.Key(fyne.KeyEscape)
	p.see("Glute bridge. ")
	if p.Shows("Cat–cow. ") {
		t.Error("the filter is gone")
	}
	p.click("Today")
	p.click("Library")
	if p.Shows("Cat–cow. ") {
		t.Error("the filter is gone after another screen")
	}
}
