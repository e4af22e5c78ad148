package agent

import (
	"context"
	"errors"
	"time"

	"unknot/internal/breaks"
	"unknot/internal/desktop/notify"
	"unknot/internal/plan/learn"
)

// settleIn is how long a person has been at the desk before they are asked anything. It lets them
// sit down first, and a desktop that has just started bring up what shows notifications.
const settleIn = 2 * time.Minute

// mayAsk reports whether now is a moment for the question of the morning, as far as the agent knows
// without the journal: in the morning, while the time to the next break is being counted, so neither
// in quiet hours nor while reminders are off, held or paused nor while a break is announced or put
// off, and with somebody at the desk, where that can be seen.
func (a *Agent) mayAsk(m breaks.Moment) bool {
	if !learn.InMorning(m.Wall) || a.asked == dateOf(m) || m.Up < a.askFrom {
		return false
	}
	st := a.sched.State(m)
	free := st.Phase == breaks.Counting && st.Seated >= settleIn && a.open == nil
	there := !a.idleKnown || a.idle < breaks.HoldWhileAway
	return a.settings.MorningQuestion && free && there
}

// ask sends the question of the morning where the journal says that it is due. The journal is read
// once a day: what it says about the day before does not change any more. A journal that cannot be
// read is asked again with the next refresh.
func (a *Agent) ask(ctx context.Context, m breaks.Moment) {
	if !a.mayAsk(m) {
		return
	}
	due, err := a.p.Store.MorningDue(ctx, m.Wall)
	if err != nil {
		a.askFrom = m.Up + refreshEvery
		if ctx.Err() == nil {
			a.p.Log.Error("Whether the morning is to be asked about could not be read", "err", err)
		}
		return
	}
	a.asked = dateOf(m)
	a.remember() // first, so that whatever happens it is not asked twice
	if due {
		a.p.Log.Info("The question of the morning is sent")
		a.sendQuestion(m)
	}
}

func (a *Agent) sendQuestion(m breaks.Moment) {
	notice := a.question()
	a.aside(func() func() {
		err := a.p.Sender.Send(notice)
		return func() {
			a.noted(err)
			if unseen(err) {
				a.asked, a.askFrom = "", m.Up+refreshEvery
				a.remember()
			}
		}
	})
}

// unseen reports whether a notice was certainly not shown, because nobody was there to show it.
func unseen(err error) bool {
	trouble, ok := errors.AsType[*notify.Error](err)
	return ok && (trouble.Health == notify.NoBus || trouble.Health == notify.NoDaemon)
}

// question is what the notification asks: nothing about the body when it is to be discreet.
func (a *Agent) question() notify.Notice {
	t := a.p.Texts
	if a.settings.DiscreetNotices {
		return notify.Notice{Title: t.T("agent.question-title"), Body: t.T("agent.question-discreet")}
	}
	return notify.Notice{Title: t.T("agent.question-title-plain"), Body: t.T("agent.question-plain")}
}

// dateOf is the day of the person, such as "2026-03-02".
func dateOf(m breaks.Moment) string { return m.Wall.Format(time.DateOnly) }
