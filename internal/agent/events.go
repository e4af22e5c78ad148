package agent

import (
	"cmp"
	"context"
	"errors"
	"time"

	"unknot/internal/breaks"
	"unknot/internal/desktop/notify"
	"unknot/internal/i18n"
	"unknot/internal/link"
	"unknot/internal/technique"
)

// apply does what the events ask for: announce, close, keep.
func (a *Agent) apply(ctx context.Context, m breaks.Moment, events []breaks.Event) {
	for _, e := range events {
		switch e.Kind {
		case breaks.KindAnnounced:
			a.offer(m, false)
			a.announce(ctx)
		case breaks.KindAsked:
			a.offer(m, true)
			a.openCard(ctx)
		case breaks.KindResynced:
			a.p.Log.Info("The clock jumped, the next break counts from now")
			continue
		}
		a.keep(ctx, e)
		a.close(e.Kind)
	}
	if len(events) > 0 {
		a.remember()
	}
}

// offer opens a break with the move whose turn it is. A break that was postponed keeps its
// move. When no move is open to the person the break has none: getting up is all it says.
func (a *Agent) offer(m breaks.Moment, asked bool) {
	st := a.sched.State(m)
	b := &link.Break{
		Seconds: a.settings.BreakSeconds, SeatedSeconds: int(st.Seated / time.Second),
		PostponesLeft: st.PostponesLeft, Asked: asked,
	}
	if asked {
		b.PostponesLeft = 0
	}
	if a.again == nil || a.person.Blocked(a.again.ID) {
		a.again = nil
		if move, ok := a.turns.Next(a.person); ok {
			a.again = &move
		}
	}
	if a.again != nil {
		b.Move, b.MoveSeconds = a.again.ID, a.again.Seconds
	}
	a.open, a.openedUp = b, m.Up
}

// close forgets the open break after an outcome. A postponed break comes back with its move.
func (a *Agent) close(kind breaks.Kind) {
	switch kind {
	case breaks.KindTaken, breaks.KindSkipped, breaks.KindNatural, breaks.KindOwed:
		a.open, a.again = nil, nil
	case breaks.KindPostponed:
		a.open = nil
	}
}

// keep writes the event into the journal. The log gets its kind and nothing else.
func (a *Agent) keep(ctx context.Context, e breaks.Event) {
	r := breaks.Record{At: e.At, Kind: e.Kind}
	if a.open != nil {
		r.Move = technique.ID(a.open.Move)
	}
	switch e.Kind {
	case breaks.KindTaken:
		r.Seconds = cmp.Or(int(e.Lasted/time.Second), a.settings.BreakSeconds)
	case breaks.KindNatural:
		r.Seconds = int(e.Away / time.Second)
		r.Move = "" // the person moved in their own way
	}
	a.p.Log.Info("Break", "kind", e.Kind)
	if _, err := a.p.Store.AddBreak(ctx, r); err != nil {
		a.p.Log.Error("Break could not be kept", "kind", e.Kind, "err", err)
	}
}

// announce shows the notification and, where the person wants it, the card.
func (a *Agent) announce(ctx context.Context) {
	notice := a.notice()
	a.aside(func() func() {
		err := a.p.Sender.Send(notice)
		return func() { a.noted(err) }
	})
	if a.settings.BreakCard {
		a.openCard(ctx)
	}
}

// noted remembers how the last notification did, for the status.
func (a *Agent) noted(err error) {
	before := a.notices
	var trouble *notify.Error
	switch {
	case err == nil:
		a.notices = notify.OK
	case errors.As(err, &trouble):
		a.notices = trouble.Health
	default:
		a.notices = notify.Failed
	}
	if err != nil && a.notices != before {
		a.p.Log.Warn("Notification was not shown", "err", err)
	}
}

// notice is what the notification says: nothing about the body when it is to be discreet.
func (a *Agent) notice() notify.Notice {
	t := a.p.Texts
	n := notify.Notice{Title: t.T("agent.notice-title"), Body: t.T("agent.notice-discreet")}
	if a.settings.DiscreetNotices {
		return n
	}
	n.Body = t.N("agent.notice-plain", minutes(a.open.SeatedSeconds))
	if a.open.Move != "" {
		n.Body += "\n" + t.T("agent.notice-move", i18n.Args{
			"Move": a.p.MoveName(a.open.Move), "Seconds": a.open.MoveSeconds,
		})
	}
	return n
}

// openCard has the window show the open break. Without a move there is nothing to show.
func (a *Agent) openCard(ctx context.Context) {
	b := *a.open
	if b.Move == "" {
		return
	}
	a.aside(func() func() {
		if err := a.p.Window.OpenBreak(ctx, b); err != nil && ctx.Err() == nil {
			a.p.Log.Warn("Break card could not be opened", "err", err)
		}
		return nil
	})
}

// minutes rounds seconds to whole minutes, at least one.
func minutes(seconds int) int { return max((seconds+30)/60, 1) }
