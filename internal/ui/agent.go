package ui

import (
	"context"
	"errors"
	"time"

	"unknot/internal/breaks"
	"unknot/internal/i18n"
	"unknot/internal/link"
	"unknot/internal/settings"
)

// agentState is what is known about the resident program.
type agentState struct {
	there  bool
	status link.Status
}

// askAgent asks the resident program how the breaks stand and then calls then, there or not.
func (a *App) askAgent(then func()) {
	a.callAgent(a.p.Agent.Status, then)
}

// callAgent sends a command away from the UI goroutine. Nobody answering is not an error: the
// window works without reminders and says that they are off.
func (a *App) callAgent(command func(context.Context) (link.Status, error), then func()) {
	a.p.Go(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
		defer cancel()
		status, err := command(ctx)
		var refused *link.Error
		a.p.OnUI(func() {
			switch {
			case err == nil:
				a.agent = agentState{there: true, status: status}
			case errors.As(err, &refused): // it is there, but the command did not fit
			default:
				a.agent = agentState{}
			}
			then()
		})
	})
}

// watchAgent starts the resident program where reminders are on and nobody answers, and looks at
// what this computer lacks.
func (a *App) watchAgent() {
	a.askAgent(func() {
		if a.set.Reminders && !a.agent.there {
			a.startAgent()
		}
	})
	a.p.Go(func() {
		missing := a.p.Missing()
		a.p.OnUI(func() { a.missing = missing })
	})
}

func (a *App) startAgent() {
	a.p.Go(func() {
		if err := a.p.StartAgent(); err != nil {
			a.p.Log.Error("Agent could not be started", "error", err)
			return
		}
		a.p.OnUI(func() { a.askAgent(a.agentChanged) })
	})
}

// agentChanged shows the Breaks screen anew when the resident program has come or gone.
func (a *App) agentChanged() {
	if a.shell.current == ScreenBreaks {
		a.showBreaks()
	}
}

// reloadAgent tells the resident program that settings or the profile have changed.
func (a *App) reloadAgent() {
	if a.agent.there {
		a.callAgent(a.p.Agent.Reload, func() {})
	}
}

// setReminders switches the resident program on or off, now and at login.
func (a *App) setReminders(on bool) {
	a.p.Go(func() {
		if err := a.p.Autostart(on); err != nil {
			a.p.Log.Warn("Autostart could not be changed", "error", err)
		}
	})
	switch {
	case on && !a.agent.there:
		a.startAgent()
	case !on && a.agent.there:
		a.p.Go(func() {
			ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
			defer cancel()
			if err := a.p.Agent.Quit(ctx); err != nil {
				a.p.Log.Warn("Agent could not be ended", "error", err)
			}
			a.p.OnUI(func() {
				a.agent = agentState{}
				a.agentChanged()
			})
		})
	}
}

// sessionSlack is how much longer than planned a session may take, pauses included, before breaks
// are announced again.
const sessionSlack = 10 * time.Minute

// silenceBreaks keeps reminders away while a session runs: the person is moving already. A pause
// the person asked for stays as it is.
func (a *App) silenceBreaks(session time.Duration) {
	if !a.agent.there || breaks.Phase(a.agent.status.Phase) == breaks.Paused {
		return
	}
	a.silenced = true
	until := a.p.Now().Add(session + sessionSlack)
	a.callAgent(func(ctx context.Context) (link.Status, error) { return a.p.Agent.Pause(ctx, until) }, func() {})
}

// resumeBreaks takes back what silenceBreaks did.
func (a *App) resumeBreaks() {
	if a.silenced {
		a.silenced = false
		a.callAgent(a.p.Agent.Resume, func() {})
	}
}

// breakText says when the next break is, or why there is none.
func (a *App) breakText() string {
	tx := a.p.Texts
	st := a.agent.status
	switch {
	case !a.agent.there:
		return tx.T("ui.break.off")
	case breaks.Phase(st.Phase) == breaks.Paused:
		return tx.T("ui.break.paused", i18n.Args{"Time": st.PausedUntil.In(a.p.Now().Location()).Format("15:04")})
	case breaks.Phase(st.Phase) == breaks.Quiet:
		return tx.T("ui.break.quiet")
	case st.NextSeconds > 0:
		return tx.N("ui.break.in", (st.NextSeconds+59)/60)
	case st.Break != nil || st.Owed:
		return tx.T("ui.break.due")
	default:
		return tx.T("ui.break.resting")
	}
}

// problems words what this computer lacks for reminders.
func (a *App) problems() []string {
	tx := a.p.Texts
	var out []string
	for _, id := range a.missing {
		out = append(out, tx.T(id))
	}
	switch {
	case a.set.Reminders && !a.agent.there:
		out = append(out, tx.T("ui.missing.agent"))
	case a.agent.there && breaks.Phase(a.agent.status.Phase) == breaks.Counting && !a.agent.status.IdleKnown: // only then it is asked
		out = append(out, tx.T("ui.missing.idle"))
	}
	return out
}

// remindersChanged keeps new reminder settings and tells the resident program.
func (a *App) remindersChanged(change func(*settings.Settings)) {
	before := a.set.Reminders
	change(&a.set)
	set := a.set
	work(a, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, a.p.Store.SaveSettings(ctx, set)
	}, func(struct{}) {
		if set.Reminders != before {
			a.setReminders(set.Reminders)
			return
		}
		a.reloadAgent()
	})
}
