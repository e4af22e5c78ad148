package ui

import (
	"context"
	"errors"

	"unknot/internal/i18n"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/technique"
	"unknot/internal/ui/techcard"
)

// try starts one technique in the player, by the same way as a plan: what has to be asked first,
// then the clearance, then what it says about this technique.
func (l *libraryPart) try(id technique.ID) {
	v := l.app.visit
	v.errand = l.errand(func() { l.open(id) }, func(c safety.Clearance, h plan.History) { l.prepare(c, h, id) })
	v.begin()
}

// prepare plans the one technique, or says on its card why it is not open now.
func (l *libraryPart) prepare(c safety.Clearance, history plan.History, id technique.ID) {
	v := l.app.visit
	request := v.request(history)
	made, err := l.app.p.Engine.Single(c, id, request)
	if closed, ok := errors.AsType[*plan.NotOpenError](err); ok {
		l.open(id, l.notNow(closed.LeftOut))
		return
	}
	work(l.app, func(ctx context.Context) (plan.Plan, error) {
		if err != nil || !v.said() {
			return made, err
		}
		_, err := l.app.p.Store.AddCheckIn(ctx, request.CheckIn)
		return made, err
	}, l.ready)
}

// notNow says why a technique is not open. Where neither a condition nor the safety check is behind
// it, the answer may lie in what was said about today.
func (l *libraryPart) notNow(out plan.LeftOut) techcard.Panel {
	tx := l.app.p.Texts
	p := techcard.Panel{Title: tx.T("techcard.panel.not-now"), Lines: []string{l.app.words.Because(out)}, Alert: true}
	if out.Because.ID != "plan.left.safety" {
		p.Lines = append(p.Lines, tx.T("techcard.panel.not-now-why"))
		p.Action, p.OnPick = tx.T("techcard.panel.say"), func() { l.app.Go(ScreenRelief) }
	}
	return p
}

// ready starts the plan of one technique, after its card has shown what must be known first: what
// a condition changes, what the safety check said and what holds for a first use (section 2.1).
func (l *libraryPart) ready(made plan.Plan) {
	a, v, step := l.app, l.app.visit, made.Steps[0]
	lines := a.words.Notes(made)
	lines = append(lines, step.Changes...)
	if v.advice != "" {
		lines = append(lines, v.advice)
	}
	start := func() {
		v.plan = made
		v.start()
	}
	if len(lines) == 0 {
		start()
		return
	}
	tx := a.p.Texts
	lines = append([]string{tx.T("techcard.panel.dose", i18n.Args{"Dose": v.dose(step)})}, lines...)
	l.open(step.Technique.ID, techcard.Panel{
		Title: tx.T("techcard.panel.ready"), Lines: lines, Action: tx.T("techcard.panel.start"), OnPick: start,
	})
}

// said reports whether the person said anything about today that is worth keeping.
func (v *visit) said() bool { return v.checkIn.Rated() }
