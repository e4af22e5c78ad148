package ui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/breakcheck"
	"unknot/internal/breaks"
	"unknot/internal/link"
	"unknot/internal/technique"
	"unknot/internal/ui/kit"
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

// refuseBreak opens the window, which may not have shown anything yet, and says why there is no move.
func (a *App) refuseBreak() {
	if a.shell.current == "" {
		a.Go(ScreenToday)
	}
	a.Raise()
	a.explainNoBreak()
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
	switch {
	case a.small != nil:
		a.small.RequestFocus()
		return
	case a.stage != nil: // the person is moving already
		a.Raise()
		return
	}
	work(a, func(ctx context.Context) (breaks.Person, error) {
		return a.moves.Person(ctx, a.p.Store, a.p.Now())
	}, func(person breaks.Person) {
		switch {
		case a.small != nil: // opened meanwhile
			closed()
		case person.Blocked(b.Move): // whoever offers it, the window shows nothing that the rules close
			a.refuseBreak()
		default:
			v := &breakVisit{app: a, offer: b, move: move, closed: closed, stop: func() {}}
			v.steps = breakcheck.Steps(move, a.fewSteps(person), b.MoveSeconds, b.Seconds)
			v.ask()
		}
	})
}

// fewSteps are what fills a break that is longer than its move: a walk to the glass, as the reminder
// itself says (T72). It is nil where walking is not open to the person.
func (a *App) fewSteps(person breaks.Person) *technique.Technique {
	t, ok := a.p.Catalogue.Get(breakcheck.WalkID)
	if !ok || person.Blocked(breakcheck.WalkID) {
		return nil
	}
	walk := *t
	walk.Name, walk.Setup = a.p.Texts.T("breakcard.walk"), a.p.Texts.T("breakcard.walk-setup")
	walk.Cue = walk.Setup
	return &walk
}

// checkAgain asks the safety questions in the window after nerve signs in a break.
func (a *App) checkAgain() {
	a.Raise()
	a.visit.errand = a.visit.forPlan()
	a.visit.review()
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
