package ui_test

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"unknot/internal/breaks"
	"unknot/internal/checkin"
	"unknot/internal/link"
	"unknot/internal/session"
	"unknot/internal/ui/offscreen"
)

// inSession is somebody who has just begun a session.
func inSession(t *testing.T) *person {
	t.Helper()
	p := sitDown(t)
	p.toPlan("lumbar-left")
	p.click("Start session")
	return p
}

// small is the small window, which must be open.
func (p *person) small() *offscreen.Panel {
	p.t.Helper()
	panel := p.Small()
	if panel == nil {
		p.t.Fatalf("no small window; the large one shows %v", p.Texts())
	}
	return panel
}

func (p *person) press(panel *offscreen.Panel, text string) {
	p.t.Helper()
	if err := panel.Click(text); err != nil {
		p.t.Fatal(err)
	}
}

func TestSmallSession(t *testing.T) {
	t.Run("should go on in a small window and come back", func(t *testing.T) {
		p := inSession(t)
		p.Key(fyne.KeyS)
		card := p.small()
		p.Advance(3 * time.Second)
		if !card.Shows("STEP 1 OF") || !card.Shows("This hurts") {
			t.Errorf("it shows %v", card.Texts())
		}
		p.press(card, "Back to the large window")
		if p.Small() != nil {
			t.Error("the small window is still there")
		}
		p.see("STEP 1 OF", "This hurts")
	})
	t.Run("should come back when the program is started once more", func(t *testing.T) {
		p := inSession(t)
		p.Key(fyne.KeyS)
		p.App.Raise()
		if p.Small() != nil {
			t.Error("the small window is still there")
		}
	})
	t.Run("should ask how it was in the large window", func(t *testing.T) {
		p := inSession(t)
		p.Key(fyne.KeyS)
		for range 100 {
			if p.Small() == nil {
				break
			}
			p.Advance(10 * time.Second)
		}
		p.see("How is your back right now?")
	})
	t.Run("should be the only small window", func(t *testing.T) {
		p := inSession(t)
		p.Key(fyne.KeyS)
		p.App.OpenBreak(link.Break{Move: "march-in-place", Seconds: 60})
		if card := p.small(); card.Shows("Start · 60 s") || !card.Shows("STEP 1 OF") {
			t.Errorf("a break is offered in the middle of a session: %v", card.Texts())
		}
	})
}

func TestScreenStaysOn(t *testing.T) {
	p := inSession(t)
	if !p.Awake() {
		t.Error("the screen may go dark in a session")
	}
	p.Key(fyne.KeyEscape)
	p.click("End here")
	if p.Awake() {
		t.Error("the screen is kept on after it")
	}
}

func TestHurtIsKeptAtOnce(t *testing.T) {
	p := inSession(t)
	p.Advance(20 * time.Second)
	p.Key(fyne.KeyH) // and then the power goes
	s := one[session.Record](t)(p.journal.Sessions(ctx, time.Time{}, time.Time{}))
	if len(s.Steps) != 1 || s.Steps[0].Hurt != checkin.HurtUnsaid || s.Steps[0].Outcome != session.OutcomeHurt {
		t.Errorf("kept %+v", s.Steps)
	}
}

// inBreak is somebody in the middle of a break.
func inBreak(t *testing.T) (*person, *offscreen.Panel) {
	t.Helper()
	p := sitDown(t)
	p.toPlan("lumbar-left")
	p.click("Breaks")
	p.click("Take a break now")
	card := p.small()
	p.press(card, "Start · 60 s")
	p.Advance(20 * time.Second)
	return p, card
}

func TestBreakInThePlayer(t *testing.T) {
	taken := func(t *testing.T, p *person) breaks.Record {
		t.Helper()
		return one[breaks.Record](t)(p.journal.Breaks(ctx, time.Time{}, time.Time{}))
	}
	t.Run("should lead through the move", func(t *testing.T) {
		p, card := inBreak(t)
		for _, want := range []string{"Stand and march", "keep moving", "0:40 left", "This hurts", "Pause"} {
			if !card.Shows(want) {
				t.Errorf("no %q in %v", want, card.Texts())
			}
		}
		p.Advance(41 * time.Second)
		if p.Small() != nil {
			t.Error("it is still there")
		}
		if b := taken(t, p); b.Kind != breaks.KindTaken || b.Seconds != 60 {
			t.Errorf("kept %+v", b)
		}
		if list, err := p.journal.Sessions(ctx, time.Time{}, time.Time{}); err != nil || len(list) != 0 {
			t.Errorf("it counts as a session: %+v, error %v", list, err)
		}
	})
	t.Run("should count what was done when it is ended before its time", func(t *testing.T) {
		p, card := inBreak(t)
		p.press(card, "End")
		if b := taken(t, p); b.Seconds != 20 {
			t.Errorf("kept %+v", b)
		}
	})
	t.Run("should remember for every later plan what hurt", func(t *testing.T) {
		p, card := inBreak(t)
		p.press(card, "This hurts")
		p.press(card, "Sharper")
		p.press(card, "End here")
		taken(t, p)
		s := one[session.Record](t)(p.journal.Sessions(ctx, time.Time{}, time.Time{}))
		if s.Status != session.RecordEndedEarly || len(s.Steps) != 1 || s.Steps[0].Technique != "march-in-place" ||
			s.Steps[0].Hurt != checkin.HurtSharper {
			t.Errorf("kept %+v", s)
		}
	})
	t.Run("should open the safety questions at nerve signs", func(t *testing.T) {
		p, card := inBreak(t)
		p.press(card, "This hurts")
		p.press(card, "Numb or tingling")
		if p.Small() != nil {
			t.Error("the small window is still there")
		}
		p.see("None of these")
		s := one[session.Record](t)(p.journal.Sessions(ctx, time.Time{}, time.Time{}))
		if len(s.Steps) != 1 || s.Steps[0].Hurt != checkin.HurtNumb {
			t.Errorf("kept %+v", s)
		}
	})
}
