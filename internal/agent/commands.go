package agent

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"unknot/internal/breaks"
	"unknot/internal/link"
)

// longestPause is the longest pause that can be asked for. It is bounded so that a slip does
// not switch reminders off for good; the settings do that.
const longestPause = 7 * 24 * time.Hour

// Handle carries out a command that came over the socket. It is a link.Handler.
func (a *Agent) Handle(ctx context.Context, command string, body json.RawMessage) (any, error) {
	var status link.Status
	var failed error
	err := a.do(ctx, func(run context.Context) {
		failed = a.command(run, command, body)
		status = a.status()
	})
	if err = errors.Join(err, failed); err != nil {
		return nil, err
	}
	return status, nil
}

func (a *Agent) command(ctx context.Context, command string, body json.RawMessage) error {
	m := a.p.Now()
	switch command {
	case link.CmdStatus:
		return nil
	case link.CmdPause:
		p, err := link.Decode[link.Pause](body)
		if err != nil {
			return err
		}
		return a.pause(ctx, m, p.Until)
	case link.CmdResume:
		a.apply(ctx, m, a.sched.Resume(m))
	case link.CmdNow:
		return a.now(ctx, m)
	case link.CmdBegin:
		a.sched.Begin(m)
		a.openedUp = m.Up
	case link.CmdTaken:
		t, err := link.Decode[link.Taken](body)
		if err != nil {
			return err
		}
		if t.Seconds < 0 {
			return &link.Error{Code: link.CodeBadRequest, Detail: "a break does not last less than no time"}
		}
		a.apply(ctx, m, a.sched.Take(m, time.Duration(t.Seconds)*time.Second))
		a.open = nil
	case link.CmdPostpone:
		p, err := link.Decode[link.Postpone](body)
		if err != nil {
			return err
		}
		events, err := a.sched.Postpone(m, time.Duration(p.Minutes)*time.Minute)
		return a.answered(ctx, m, events, err)
	case link.CmdSkip:
		events, err := a.sched.Skip(m)
		return a.answered(ctx, m, events, err)
	case link.CmdReload:
		a.refresh(ctx, m)
		a.apply(ctx, m, a.sched.Advance(m, a.idle))
	case link.CmdQuit:
		a.quit()
	default:
		return &link.Error{Code: link.CodeUnknown, Detail: command}
	}
	return nil
}

func (a *Agent) pause(ctx context.Context, m breaks.Moment, until time.Time) error {
	if length := until.Sub(m.Wall); length <= 0 || length > longestPause {
		return &link.Error{Code: link.CodeBadRequest, Detail: "a pause ends within the next seven days"}
	}
	a.apply(ctx, m, a.sched.Pause(m, until))
	return nil
}

// now opens a break, unless the health profile leaves none open. One that is open already
// comes to the front.
func (a *Agent) now(ctx context.Context, m breaks.Moment) error {
	a.refresh(ctx, m)
	suits := func(move breaks.Move) bool { return move.Suits(a.person) }
	if a.person.Held() || !slices.ContainsFunc(a.p.Moves, suits) {
		return &link.Error{Code: link.CodeNotNow, Detail: "the safety check comes first"}
	}
	if a.open != nil {
		a.openedUp = m.Up
		a.openCard(ctx)
		return nil
	}
	a.apply(ctx, m, a.sched.Now(m))
	return nil
}

// answered applies an answer. A break that was only asked for can be closed like any other,
// and leaves no trace.
func (a *Agent) answered(ctx context.Context, m breaks.Moment, events []breaks.Event, err error) error {
	if errors.Is(err, breaks.ErrNothingDue) {
		if a.open != nil && a.open.Asked {
			a.open = nil
			return nil
		}
		return &link.Error{Code: link.CodeNotNow, Detail: err.Error()}
	}
	a.apply(ctx, m, events)
	return err
}

// status is how things stand, for the other programs.
func (a *Agent) status() link.Status {
	st := a.sched.State(a.p.Now())
	s := link.Status{
		Phase: string(st.Phase), NextSeconds: int(st.NextIn / time.Second),
		SeatedSeconds: int(st.Seated / time.Second), PausedUntil: st.PausedUntil,
		PostponesLeft: st.PostponesLeft, Owed: st.Owed,
		IdleKnown: a.idleKnown, Tray: a.p.Tray.Shown(), Notices: string(a.notices),
	}
	if a.open != nil {
		b := *a.open
		s.Break = &b
	}
	return s
}
