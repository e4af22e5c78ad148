// Package player leads a person through a session. It shows it in two forms: the page, which has the
// window to itself and can be read from two metres away, and the card, small enough to stay above the
// work. Both say the same and take the same keys, and one of them is shown at a time.
//
// The timer itself is internal/session, and what is heard is internal/cue; a Player brings both up to
// the clock and passes on what the person does.
package player

import (
	"time"

	"fyne.io/fyne/v2"

	"unknot/internal/body"
	"unknot/internal/cue"
	"unknot/internal/i18n"
	"unknot/internal/plan"
	"unknot/internal/session"
)

// Params are what the player shows and whom it tells.
type Params struct {
	Texts   *i18n.Texts
	Session *session.Session
	// Now is a clock that only runs forward.
	Now func() time.Duration
	// After calls do once, on the goroutine of the player, when so much time has passed. With it a cue
	// is heard when it is due; without it, with the tick that follows.
	After func(d time.Duration, do func())
	// Picture draws a step for the side it is done on.
	Picture func(s plan.Step, side body.Side) fyne.CanvasObject
	// Easier and Other find what can take the place of a step that hurts: its easier variant, and
	// another technique. They report false when there is none for this person; nil stands for that.
	Easier, Other func(step int) (plan.Step, bool)
	// OnCue is told what is to be heard; nil where nothing is.
	OnCue func(cue.Cue)
	// Countdown says the last seconds aloud.
	Countdown bool
	// Trouble is why nothing is heard, in words; empty when all is well. It is asked again and again.
	Trouble func() string
	// The switches of the player; a button is left out where its switch is nil. They report what
	// is on now.
	OnMute, OnVoice func() bool
	Muted, Voice    bool
	OnFullScreen    func()
	// OnSmall is told that the card is shown from now on, or the page again. Where it is nil the
	// player keeps the form it began in.
	OnSmall func(small bool)
	// Small begins with the card.
	Small bool
	// EndsAtOnce ends the session without asking back, as is right for a break of a minute.
	EndsAtOnce bool
	// OnHurt is told that the present step hurts, and again what it is like.
	OnHurt func(step int)
	// OnStepDone is told each time a step has ended, with its number.
	OnStepDone func(step int)
	// OnFinished is told once, when the session is over; early says it was ended before its end.
	OnFinished func(early bool)
	// OnNerveSigns is told when the person reports pain down the leg or numbness; the session is
	// over then and the safety questions come next (section 5.8, rule-stop-now).
	OnNerveSigns func()
	// OnRefocus takes the keyboard focus away from a button that was clicked, so that space
	// keeps meaning pause.
	OnRefocus func()
}

// view is a form in which a running session is shown.
type view interface {
	show(s sight)
	// ask puts a question in the place of the controls; nil brings the controls back.
	ask(q *question)
	// leave lets go of the picture, because the other form is shown now.
	leave()
}

// Player shows a running session and takes what the person does.
type Player struct {
	p        Params
	page     *page
	card     *card
	small    bool
	over     bool
	ticked   time.Duration // when Tick came last
	expected time.Duration // when the next cue is due, where a tick for it is on its way
	closing  func()        // tells the owner that the session is over
	asked    *question     // what the person is asked now
	muted    bool
	speaking bool
	trouble  string        // why nothing is heard
	troubled time.Duration // when that was asked last
}

// New returns a player; the session starts with Start.
func New(p Params) *Player {
	pl := &Player{p: p, small: p.Small, muted: p.Muted, speaking: p.Voice}
	pl.closing = func() { p.OnFinished(false) }
	pl.page, pl.card = newPage(pl), newCard(pl)
	return pl
}

// Page is the form for the whole window.
func (p *Player) Page() fyne.CanvasObject { return p.page.object }

// Card is the form for a small window, which is best shown at CardSize.
func (p *Player) Card() fyne.CanvasObject { return p.card.object }

// Small reports whether the card is shown.
func (p *Player) Small() bool { return p.small }

func (p *Player) view() view {
	if p.small {
		return p.card
	}
	return p.page
}

// Start begins the session.
func (p *Player) Start() {
	p.p.Session.Start(p.p.Now())
	p.Tick()
}

// Tick brings the screen up to the present moment. It is called several times a second and
// costs little when nothing visible has changed.
func (p *Player) Tick() {
	if p.over {
		return
	}
	p.ticked = p.p.Now()
	events := p.p.Session.Advance(p.ticked)
	if p.p.OnCue != nil && len(events) > 0 {
		p.p.OnCue(cue.Of(p.p.Session, events, cue.Options{Countdown: p.p.Countdown}))
	}
	p.pass(events)
	if p.over {
		return
	}
	p.listen()
	p.expect()
	p.view().show(p.sight())
}

// listen finds out once a second why nothing is heard.
func (p *Player) listen() {
	if now := p.p.Now().Truncate(time.Second); p.p.Trouble != nil && now != p.troubled {
		p.trouble, p.troubled = p.p.Trouble(), now
	}
}

// pass tells the owner what has happened.
func (p *Player) pass(events []session.Event) {
	for _, e := range events {
		switch e.Kind {
		case session.StepDone:
			p.p.OnStepDone(e.Step)
		case session.Hurting:
			p.hurt(e.Step)
		case session.Finished:
			p.over = true
			p.closing()
		}
	}
}

func (p *Player) hurt(step int) {
	if p.p.OnHurt != nil {
		p.p.OnHurt(step)
	}
}

// TogglePause stops the time or lets it run again. A question is put away with it.
func (p *Player) TogglePause() {
	if p.p.Session.State().Status == session.Paused {
		p.ask(nil)
		p.act(p.p.Session.Resume)
		return
	}
	p.act(p.p.Session.Pause)
}

// Back goes to the beginning of the step, or to the step before.
func (p *Player) Back() { p.act(p.p.Session.Back) }

// Skip goes to the next step.
func (p *Player) Skip() { p.act(p.p.Session.Skip) }

// End ends the session before its end and keeps what was done.
func (p *Player) End() { p.end(func() { p.p.OnFinished(true) }) }

func (p *Player) end(closing func()) {
	p.closing = closing
	p.act(p.p.Session.End)
}

// act does something to the session and shows what came of it.
func (p *Player) act(do func(now time.Duration)) {
	if p.over {
		return
	}
	do(p.p.Now())
	p.Tick()
}

// Hurts stops the time at once and asks what it is.
func (p *Player) Hurts() {
	if p.over {
		return
	}
	p.ask(p.howItHurts())
	p.act(p.p.Session.Hurts)
}

// AskEnd stops the time and asks whether to end here.
func (p *Player) AskEnd() {
	if p.over {
		return
	}
	if p.p.EndsAtOnce {
		p.End()
		return
	}
	p.ask(p.whetherToEnd())
	p.act(p.p.Session.Pause)
}

// ToggleMute switches every sound off or on.
func (p *Player) ToggleMute() {
	if p.p.OnMute != nil {
		p.muted = p.p.OnMute()
		p.Tick()
	}
}

// ToggleVoice switches the voice off or on.
func (p *Player) ToggleVoice() {
	if p.p.OnVoice != nil {
		p.speaking = p.p.OnVoice()
		p.Tick()
	}
}

// ToggleSmall changes between the page and the card.
func (p *Player) ToggleSmall() {
	if p.over || p.p.OnSmall == nil {
		return
	}
	p.view().leave()
	p.small = !p.small
	p.view().ask(p.asked)
	p.view().show(p.sight())
	p.p.OnSmall(p.small)
}

// FullScreen gives the page the whole screen, or takes it back.
func (p *Player) FullScreen() {
	if p.p.OnFullScreen != nil && !p.small {
		p.p.OnFullScreen()
	}
}

// TypedKey handles the keys of the player.
func (p *Player) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace:
		p.TogglePause()
	case fyne.KeyLeft:
		p.Back()
	case fyne.KeyRight:
		p.Skip()
	case fyne.KeyH:
		p.Hurts()
	case fyne.KeyM:
		p.ToggleMute()
	case fyne.KeyF:
		p.FullScreen()
	case fyne.KeyS:
		p.ToggleSmall()
	case fyne.KeyEscape:
		p.AskEnd()
	}
}
