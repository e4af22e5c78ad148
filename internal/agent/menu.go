package agent

import (
	"context"
	"slices"
	"time"

	"unknot/internal/breaks"
	"unknot/internal/desktop/tray"
	"unknot/internal/i18n"
	"unknot/internal/link"
)

// The ids of the lines of the tray menu.
const (
	lineState  = "state"
	lineNow    = "now"
	linePause  = "pause"
	lineResume = "resume"
	lineOpen   = "open"
	lineQuit   = "quit"
)

// pauseFromTray is the pause that the tray offers.
const pauseFromTray = time.Hour

// Menu is the menu of the tray for the state. The lines and their order are always the same.
func Menu(t *i18n.Texts, st breaks.State) []tray.Item {
	paused := st.Phase == breaks.Paused
	silent := st.Phase == breaks.Off || st.Phase == breaks.Held
	return []tray.Item{
		{ID: lineState, Label: stateLine(t, st), Disabled: true},
		{ID: lineNow, Label: t.T("agent.take"), Disabled: st.Phase == breaks.Held, Apart: true},
		{ID: linePause, Label: t.T("agent.pause"), Hidden: paused || silent},
		{ID: lineResume, Label: t.T("agent.resume"), Hidden: !paused},
		{ID: lineOpen, Label: t.T("agent.open"), Apart: true},
		{ID: lineQuit, Label: t.T("agent.quit")},
	}
}

func stateLine(t *i18n.Texts, st breaks.State) string {
	switch st.Phase {
	case breaks.Counting, breaks.Postponed:
		return t.N("agent.next", minutes(int(st.NextIn/time.Second)))
	case breaks.Paused:
		return t.T("agent.phase-paused", i18n.Args{"Time": st.PausedUntil.Format("15:04")})
	default:
		return t.T("agent.phase-" + string(st.Phase))
	}
}

// show brings the menu of the tray up to date, and remembers a new phase.
func (a *Agent) show() {
	st := a.sched.State(a.p.Now())
	if menu := Menu(a.p.Texts, st); !slices.Equal(menu, a.menu) {
		a.menu = menu
		a.p.Tray.Set(menu)
	}
	if st.Phase != a.phase {
		a.phase = st.Phase
		a.remember()
	}
}

// Clicked hands over a line of the tray menu to be carried out. It does not wait; a click on
// an agent that is busy with several others is lost.
func (a *Agent) Clicked(line string) {
	select {
	case a.clicks <- line:
	default:
	}
}

func (a *Agent) chosen(ctx context.Context, line string) {
	m := a.p.Now()
	var err error
	switch line {
	case lineNow:
		err = a.now(ctx, m)
	case linePause:
		err = a.pause(ctx, m, m.Wall.Add(pauseFromTray))
	case lineResume:
		err = a.command(ctx, link.CmdResume, nil)
	case lineOpen:
		a.aside(func() func() {
			if err := a.p.Window.Open(ctx); err != nil {
				a.p.Log.Warn("Window could not be opened", "err", err)
			}
			return nil
		})
	case lineQuit:
		a.quit()
	}
	if err != nil {
		a.p.Log.Info("A choice from the tray was refused", "line", line, "err", err)
	}
}
