package ui

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"unknot/internal/body"
	"unknot/internal/breakcheck"
	"unknot/internal/checkin"
	"unknot/internal/link"
	"unknot/internal/plan"
	"unknot/internal/session"
	"unknot/internal/technique"
	"unknot/internal/ui/breakcard"
	"unknot/internal/ui/player"
)

// breakVisit is a break on its way: offered on the card, then done in the player, and kept.
type breakVisit struct {
	app     *App
	offer   link.Break
	move    *technique.Technique
	steps   []plan.Step
	session *session.Session // nil until it is begun
	begun   time.Time
	window  fyne.Window
	stop    func() // stops what ticks
	closed  func() // called when the window is gone and its answer has arrived
}

// ask offers the break.
func (b *breakVisit) ask() {
	a := b.app
	picture := a.large(b.move, body.Middle)
	card := breakcard.New(breakcard.Params{
		Texts: a.p.Texts, Over: a.breakOver(b.offer), Name: b.move.Name, Text: b.move.Setup,
		Seconds: breakcheck.Seconds(b.steps), Picture: picture, CanWait: b.offer.PostponesLeft > 0, Now: a.p.Up,
		OnStart: b.begin, OnSkip: b.skip,
		OnPostpone: func() {
			later := func(ctx context.Context) (link.Status, error) { return a.p.Agent.Postpone(ctx, postponeMinutes) }
			b.end(func(then func()) { a.callAgent(later, then) })
		},
	})
	b.window = a.openSmall(a.p.Texts.T("ui.break.window"), card.Object())
	b.window.Canvas().SetOnTypedKey(card.TypedKey)
	b.window.SetCloseIntercept(b.skip)
	b.window.Show()
	picture.Play()
}

func (b *breakVisit) skip() {
	b.end(func(then func()) { b.app.callAgent(b.app.p.Agent.Skip, then) })
}

// begin does the break, in the same window and in the same player as every session.
func (b *breakVisit) begin() {
	if b.session != nil {
		return // a double click begins one break, not two
	}
	a := b.app
	b.begun = a.p.Now()
	b.session = session.New(b.steps, session.Options{LeadIn: session.LeadInShortest})
	params := player.Params{
		Texts: a.p.Texts, Session: b.session, Now: a.p.Up, After: a.p.Later, Picture: a.stepPicture, Small: true, EndsAtOnce: true,
		OnStepDone: func(int) {}, OnFinished: func(bool) { b.done() },
		OnNerveSigns: func() {
			b.closed = a.checkAgain
			b.done()
		},
		OnRefocus: func() { b.window.Canvas().Unfocus() },
	}
	a.hearing(&params)
	pl := player.New(params)
	a.callAgent(a.p.Agent.Begin, func() {})
	b.window.Canvas().Unfocus()
	b.window.SetContent(pl.Card())
	b.window.Canvas().SetOnTypedKey(pl.TypedKey)
	b.window.SetCloseIntercept(pl.End)
	b.stop = a.p.Every(playerTick, pl.Beat)
	pl.Start()
}

// done keeps the break. What was done of it counts, also when it was ended before its time.
func (b *breakVisit) done() {
	seconds := int(b.app.p.Now().Sub(b.begun).Round(time.Second) / time.Second)
	b.end(func(then func()) {
		b.app.breakTaken(b.move, seconds, func() { b.keepHurt(then) })
	})
}

// keepHurt keeps a break in which something hurt as a session too, because every later plan must know
// of it (section 5.8, rule-stop-now).
func (b *breakVisit) keepHurt(then func()) {
	a, results := b.app, b.session.Done()
	if !slices.ContainsFunc(results, func(r session.StepResult) bool { return r.Hurt != "" }) {
		then()
		return
	}
	ended := a.p.Now()
	record := session.Record{
		Started: b.begun, Planned: b.session.Total(), Minutes: plan.Lengths()[0], Place: plan.Desk, Goal: plan.BreakSitting,
		Status: session.RecordRunning, PainBefore: checkin.PainUnknown, PainAfter: checkin.PainUnknown, Effort: session.EffortUnknown,
	}
	work(a, func(ctx context.Context) (struct{}, error) {
		id, err := a.p.Store.BeginSession(ctx, record)
		for _, r := range results {
			if err == nil {
				err = a.p.Store.RecordStep(ctx, id, r)
			}
		}
		if err == nil {
			err = a.p.Store.FinishSession(ctx, id, session.Finish{
				Status: session.RecordEndedEarly, Ended: ended, PainAfter: checkin.PainUnknown, Effort: session.EffortUnknown,
			})
		}
		return struct{}{}, err
	}, func(struct{}) { then() })
}

// end closes the window at once. The program may end with it, so closed waits for the answer.
func (b *breakVisit) end(tell func(then func())) {
	if b.app.small == nil {
		return
	}
	b.stop()
	b.app.closeSmall()
	tell(b.closed)
}
