package ui

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/body"
	"unknot/internal/breaks"
	"unknot/internal/link"
	"unknot/internal/technique"
	"unknot/internal/ui/breakcard"
	"unknot/internal/ui/kit"
)

// cardTick is how often the break card looks at the clock.
const cardTick = 200 * time.Millisecond

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

// openBreak shows the card; closed is called when it is gone and its answer has arrived.
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
	// end closes the card at once. The program may end with it, so closed waits for the answer.
	end := func(tell func(then func())) {
		if a.card == nil {
			return
		}
		stop()
		a.card = nil
		w.Close()
		tell(closed)
	}
	skip := func() { end(func(then func()) { a.callAgent(a.p.Agent.Skip, then) }) }
	picture := a.large(move, body.Middle)
	card := breakcard.New(breakcard.Params{
		Texts: tx, Over: a.breakOver(b), Name: move.Name, Text: move.Setup, Seconds: b.Seconds,
		Picture: picture, CanWait: b.PostponesLeft > 0, Now: a.p.Up,
		OnStart: func() { a.callAgent(a.p.Agent.Begin, func() {}) },
		OnTaken: func(seconds int) { end(func(then func()) { a.breakTaken(move, seconds, then) }) },
		OnPostpone: func() {
			later := func(ctx context.Context) (link.Status, error) { return a.p.Agent.Postpone(ctx, postponeMinutes) }
			end(func(then func()) { a.callAgent(later, then) })
		},
		OnSkip: skip,
	})
	stop = a.p.Every(cardTick, card.Tick)
	w.SetContent(card.Object())
	w.Resize(breakcard.Size)
	w.Canvas().SetOnTypedKey(card.TypedKey)
	w.SetCloseIntercept(skip)
	w.Show()
	picture.Play()
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
// keeps it itself. Then is called once it is kept.
func (a *App) breakTaken(move *technique.Technique, seconds int, then func()) {
	a.callAgent(a.p.Agent.Taken, func() {
		if a.agent.there {
			then()
			return
		}
		record := breaks.Record{At: a.p.Now(), Kind: breaks.KindTaken, Move: move.ID, Seconds: seconds}
		work(a, func(ctx context.Context) (int64, error) { return a.p.Store.AddBreak(ctx, record) }, func(int64) { then() })
	})
}

// Raise brings the window to the front.
func (a *App) Raise() {
	a.window.Show()
	a.window.RequestFocus()
}
