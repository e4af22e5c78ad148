package ui

import (
	"context"
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/body"
	"unknot/internal/breakcheck"
	"unknot/internal/breaks"
	"unknot/internal/checkin"
	"unknot/internal/link"
	"unknot/internal/plan"
	"unknot/internal/session"
	"unknot/internal/technique"
	"unknot/internal/ui/breakcard"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/player"
)

// postponeMinutes is how long "in 5 minutes" is.
const postponeMinutes = 5

// TakeBreak opens the break card because the person asked for a break.
func (a *App) TakeBreak() {
	a.findBreak(func(b link.Break, open bool) {
		if open {
			a.OpenBreak(b)
			return
		}
		a.explainNoBreak()
	})
}

// findBreak finds the break to show: the one the resident program has open, else one it opens now,
// so that its rotation of moves holds. Where it is not running the window chooses by the same rules.
// Open is false where no move is open to the person, for instance before the first safety check.
func (a *App) findBreak(then func(b link.Break, open bool)) {
	type found struct {
		b    link.Break
		open bool
	}
	work(a, func(ctx context.Context) (found, error) {
		status, err := a.p.Agent.Status(ctx)
		if err == nil && status.Break == nil {
			status, err = a.p.Agent.Now(ctx)
		}
		var refused *link.Error
		switch {
		case err == nil && status.Break != nil && status.Break.Move != "":
			return found{*status.Break, true}, nil
		case err == nil || errors.As(err, &refused):
			return found{}, nil
		}
		person, err := a.moves.Person(ctx, a.p.Store, a.p.Now())
		if err != nil || person.Held() {
			return found{}, err
		}
		move, ok := a.turns.Next(person)
		return found{link.Break{Move: move.ID, MoveSeconds: move.Seconds, Seconds: a.set.BreakSeconds, Asked: true}, ok}, nil
	}, func(f found) { then(f.b, f.open) })
}

// explainNoBreak says that no move is open, and leads to the safety check that may open one.
func (a *App) explainNoBreak() {
	tx := a.p.Texts
	var sheet *widget.PopUp
	check := kit.NewButton(tx.T("ui.break.check"), kit.LookPrimary, func() {
		sheet.Hide()
		a.Go(ScreenRelief)
	}).After(kit.IconForward)
	sheet = kit.ShowSheet(a.window.Canvas(), fyne.NewSize(520, 320), tx.T("common.close"), kit.Column(12,
		kit.Title(tx.T("ui.break.none")), kit.Body(tx.T("ui.break.none-text")), kit.Row(0, check)))
}

// OpenBreak shows the break card in a small window of its own that stays above the others.
func (a *App) OpenBreak(b link.Break) { a.openBreak(b, func() {}) }

// SmallWindow is the window of a break, or of a session that was made small; nil while there is none.
func (a *App) SmallWindow() fyne.Window { return a.card }

// pause is a break on its way: offered on the card, then done in the player.
type pause struct {
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

// openBreak shows the card; closed is called when it is gone and its answer has arrived.
func (a *App) openBreak(b link.Break, closed func()) {
	move, ok := a.p.Catalogue.Get(technique.ID(b.Move))
	if !ok {
		a.p.Log.Error("Break asks for an unknown move", "move", b.Move)
		closed()
		return
	}
	switch {
	case a.card != nil:
		a.card.RequestFocus()
		return
	case a.stage != nil: // the person is moving already
		a.Raise()
		return
	}
	p := &pause{app: a, offer: b, move: move, closed: closed, stop: func() {}}
	p.steps = breakcheck.Steps(move, a.fewSteps(), b.MoveSeconds, b.Seconds)
	p.ask()
}

// fewSteps are what fills a break that is longer than its move: getting about, as the reminder itself
// says (T72).
func (a *App) fewSteps() *technique.Technique {
	t, ok := a.p.Catalogue.Get(breaks.ProtocolID)
	if !ok {
		return &technique.Technique{}
	}
	walk := *t
	walk.Name, walk.Setup = a.p.Texts.T("breakcard.walk"), a.p.Texts.T("breakcard.walk-setup")
	walk.Cue = walk.Setup
	return &walk
}

// ask offers the break.
func (p *pause) ask() {
	a := p.app
	picture := a.large(p.move, body.Middle)
	card := breakcard.New(breakcard.Params{
		Texts: a.p.Texts, Over: a.breakOver(p.offer), Name: p.move.Name, Text: p.move.Setup,
		Seconds: breakcheck.Seconds(p.steps), Picture: picture, CanWait: p.offer.PostponesLeft > 0, Now: a.p.Up,
		OnStart: p.begin, OnSkip: p.skip,
		OnPostpone: func() {
			later := func(ctx context.Context) (link.Status, error) { return a.p.Agent.Postpone(ctx, postponeMinutes) }
			p.end(func(then func()) { a.callAgent(later, then) })
		},
	})
	p.window = a.openSmall(a.p.Texts.T("ui.break.window"), card.Object())
	p.window.Canvas().SetOnTypedKey(card.TypedKey)
	p.window.SetCloseIntercept(p.skip)
	p.window.Show()
	picture.Play()
}

func (p *pause) skip() {
	p.end(func(then func()) { p.app.callAgent(p.app.p.Agent.Skip, then) })
}

// begin does the break, in the same window and in the same player as every session.
func (p *pause) begin() {
	if p.session != nil {
		return // a double click begins one break, not two
	}
	a := p.app
	p.begun = a.p.Now()
	p.session = session.New(p.steps, session.Options{LeadIn: session.LeadInShortest})
	params := player.Params{
		Texts: a.p.Texts, Session: p.session, Now: a.p.Up, After: a.p.Later, Picture: a.stepPicture, Small: true, EndsAtOnce: true,
		OnStepDone: func(int) {}, OnFinished: func(bool) { p.done() },
		OnNerveSigns: func() {
			p.closed = a.checkAgain
			p.done()
		},
		OnRefocus: func() { p.window.Canvas().Unfocus() },
	}
	a.hearing(&params)
	pl := player.New(params)
	a.callAgent(a.p.Agent.Begin, func() {})
	p.window.Canvas().Unfocus()
	p.window.SetContent(pl.Card())
	p.window.Canvas().SetOnTypedKey(pl.TypedKey)
	p.window.SetCloseIntercept(pl.End)
	p.stop = a.p.Every(playerTick, pl.Beat)
	pl.Start()
}

// done keeps the break. What was done of it counts, also when it was ended before its time.
func (p *pause) done() {
	seconds := int(p.app.p.Now().Sub(p.begun).Round(time.Second) / time.Second)
	p.end(func(then func()) {
		p.app.breakTaken(p.move, seconds, func() { p.keepHurt(then) })
	})
}

// keepHurt keeps a break in which something hurt as a session too, because every later plan must know
// of it (section 5.8, rule-stop-now).
func (p *pause) keepHurt(then func()) {
	a, results := p.app, p.session.Done()
	if !slices.ContainsFunc(results, func(r session.StepResult) bool { return r.Hurt != "" }) {
		then()
		return
	}
	ended := a.p.Now()
	record := session.Record{
		Started: p.begun, Planned: p.session.Total(), Minutes: plan.Lengths()[0], Place: plan.Desk, Goal: plan.BreakSitting,
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

// checkAgain asks the safety questions in the window after nerve signs in a break.
func (a *App) checkAgain() {
	a.Raise()
	a.visit.errand = a.visit.forPlan()
	a.visit.review()
}

// end closes the window at once. The program may end with it, so closed waits for the answer.
func (p *pause) end(tell func(then func())) {
	if p.app.card == nil {
		return
	}
	p.stop()
	p.app.closeSmall()
	tell(p.closed)
}

// breakOver is the small heading: how long the person has been sitting, where that is known.
func (a *App) breakOver(b link.Break) string {
	if minutes := b.SeatedSeconds / 60; minutes > 0 && !b.Asked {
		return a.p.Texts.N("breakcard.over-seated", minutes)
	}
	return a.p.Texts.T("breakcard.over")
}

// breakTaken reports the break to the resident program, which keeps it; without one the window
// keeps it itself. Then is called once it is kept.
func (a *App) breakTaken(move *technique.Technique, seconds int, then func()) {
	taken := func(ctx context.Context) (link.Status, error) { return a.p.Agent.Taken(ctx, seconds) }
	a.callAgent(taken, func() {
		if a.agent.there {
			then()
			return
		}
		record := breaks.Record{At: a.p.Now(), Kind: breaks.KindTaken, Move: move.ID, Seconds: seconds}
		work(a, func(ctx context.Context) (int64, error) { return a.p.Store.AddBreak(ctx, record) }, func(int64) { then() })
	})
}

// Raise brings the window to the front, with the session in it that was made small.
func (a *App) Raise() {
	if a.stage != nil && a.stage.player.Small() {
		a.stage.player.ToggleSmall()
		return
	}
	a.window.Show()
	a.window.RequestFocus()
}
