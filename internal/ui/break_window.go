package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"unknot/internal/breaks"
	"unknot/internal/link"
	"unknot/internal/settings"
	"unknot/internal/technique"
	"unknot/internal/ui/breakcard"
)

// cardTick is how often the break card looks at the clock.
const cardTick = 200 * time.Millisecond

// postponeMinutes is how long "in 5 minutes" is.
const postponeMinutes = 5

// takeBreak opens the break card because the person asked for a break. With the resident program
// the move comes from there, so that its rotation holds; without it DefaultBreak is offered.
func (a *App) takeBreak() {
	a.callAgent(a.p.Agent.Now, func() {
		if b := a.agent.status.Break; a.agent.there && b != nil {
			a.OpenBreak(*b)
			return
		}
		b := DefaultBreak()
		b.Seconds = a.set.BreakSeconds
		a.OpenBreak(b)
	})
}

// DefaultBreak is what is offered when nobody keeps the rotation of moves: stand and march, "best
// default: stand and move" (section 6, order 1).
func DefaultBreak() link.Break {
	return link.Break{Move: "march-in-place", Seconds: settings.Default().BreakSeconds, Asked: true}
}

// OpenBreak shows the break card in a small window of its own that stays above the others.
func (a *App) OpenBreak(b link.Break) { a.openBreak(b, func() {}) }

// openBreak shows the card; closed is called when it is gone.
func (a *App) openBreak(b link.Break, closed func()) {
	move, ok := a.p.Catalogue.Get(technique.ID(b.Move))
	if !ok {
		a.p.Log.Error("Break asks for an unknown move", "move", b.Move)
		closed()
		return
	}
	if a.card != nil {
		a.card.RequestFocus()
		return
	}
	tx := a.p.Texts
	w := a.p.App.NewWindow(tx.T("ui.break.window"))
	a.card = w
	w.SetPadded(false)
	w.SetFixedSize(true)
	if top, ok := w.(desktop.Window); ok {
		top.RequestAlwaysOnTop()
	}
	var stop func()
	end := func() {
		if a.card == nil {
			return
		}
		stop()
		a.card = nil
		w.Close()
		closed()
	}
	card := breakcard.New(breakcard.Params{
		Texts: tx, Over: a.breakOver(b), Name: move.Name, Text: move.Setup, Seconds: b.Seconds,
		Picture: a.picture(move, 0), CanWait: b.PostponesLeft > 0, Now: a.p.Up,
		OnStart: func() { a.callAgent(a.p.Agent.Begin, func() {}) },
		OnTaken: func(seconds int) { a.breakTaken(move, seconds); end() },
		OnPostpone: func() {
			a.callAgent(func(ctx context.Context) (link.Status, error) { return a.p.Agent.Postpone(ctx, postponeMinutes) }, func() {})
			end()
		},
		OnSkip: func() { a.callAgent(a.p.Agent.Skip, func() {}); end() },
	})
	stop = a.p.Every(cardTick, card.Tick)
	w.SetContent(card.Object())
	w.Resize(breakcard.Size)
	w.Canvas().SetOnTypedKey(card.TypedKey)
	w.SetCloseIntercept(func() { a.callAgent(a.p.Agent.Skip, func() {}); end() })
	w.Show()
}

// BreakCard is the window of the break card, nil while there is none.
func (a *App) BreakCard() fyne.Window { return a.card }

// breakOver is the small heading: how long the person has been sitting, where that is known.
func (a *App) breakOver(b link.Break) string {
	if minutes := b.SeatedSeconds / 60; minutes > 0 && !b.Asked {
		return a.p.Texts.N("breakcard.over-seated", minutes)
	}
	return a.p.Texts.T("breakcard.over")
}

// breakTaken reports the break to the resident program, which keeps it; without one the window
// keeps it itself.
func (a *App) breakTaken(move *technique.Technique, seconds int) {
	a.callAgent(a.p.Agent.Taken, func() {
		if a.agent.there {
			return
		}
		record := breaks.Record{At: a.p.Now(), Kind: breaks.KindTaken, Move: move.ID, Seconds: seconds}
		work(a, func(ctx context.Context) (int64, error) { return a.p.Store.AddBreak(ctx, record) }, func(int64) {})
	})
}

// Raise brings the window to the front.
func (a *App) Raise() {
	a.window.Show()
	a.window.RequestFocus()
}
