package ui

import (
	"context"
	"time"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/plan"
	"unknot/internal/routine"
	"unknot/internal/session"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/player"
)

// start begins the session: first in the journal, so that a power cut leaves a trace, then on
// the screen.
func (v *visit) start() {
	a := v.app
	if v.starting {
		return // a double click begins one session, not two
	}
	v.starting = true
	v.started = a.p.Now()
	record := session.Record{
		Started: v.started, Planned: time.Duration(v.plan.Seconds()) * time.Second, Minutes: v.plan.Request.Minutes,
		Place: v.plan.Request.Place, Goal: v.plan.Request.Goal, Status: session.RecordRunning,
		PainBefore: v.painBefore(), PainAfter: checkin.PainUnknown, Effort: session.EffortUnknown,
	}
	setOut := routine.FromPlan(v.plan, "").Steps
	type begun struct {
		id  int64
		err error
	}
	work(a, func(ctx context.Context) (begun, error) {
		id, err := a.p.Store.BeginSession(ctx, record)
		if err == nil {
			err = a.p.Store.KeepPlan(ctx, id, setOut)
		}
		return begun{id, err}, nil
	}, func(b begun) {
		v.starting = false
		if b.err != nil {
			a.fail(b.err)
			return
		}
		v.session = b.id
		v.play()
	})
}

// painBefore is the pain at the start: what was said about now, else the worst mark; unknown when
// nothing was said.
func (v *visit) painBefore() int {
	if !v.checkIn.Rated() {
		return checkin.PainUnknown
	}
	return v.checkIn.PainNow()
}

func (v *visit) play() {
	running := session.New(v.steps(), session.Options{LeadIn: v.app.set.LeadIn})
	v.app.enter(player.New(v.playerParams(running)))
	v.app.silenceBreaks(running.Total())
}

func (v *visit) playerParams(running *session.Session) player.Params {
	a := v.app
	p := player.Params{
		Texts: a.p.Texts, Session: running, Now: a.p.Up, After: a.p.Later, Picture: a.stepPicture,
		Easier:       func(step int) (plan.Step, bool) { return v.easier(running.Step(step)) },
		Other:        v.other,
		OnHurt:       func(step int) { v.keepStep(running.SoFar(step)) },
		OnStepDone:   func(step int) { v.keepStep(running.SoFar(step)) },
		OnFinished:   func(early bool) { v.after(running, early) },
		OnNerveSigns: v.nerveSigns,
		OnRefocus:    func() { a.window.Canvas().Unfocus() },
		OnFullScreen: func() { a.window.SetFullScreen(!a.window.FullScreen()) },
		OnSmall:      func(small bool) { a.stage.sized(small) },
	}
	a.hearing(&p)
	return p
}

// easier is the easier variant of a step, where the plan engine lets this person do it today.
func (v *visit) easier(step plan.Step) (plan.Step, bool) {
	t, ok := v.app.p.Catalogue.Get(step.Technique.EasierID)
	if !ok {
		return plan.Step{}, false
	}
	made, err := v.app.p.Engine.Single(v.clearance, t.ID, v.plan.Request)
	if err != nil || len(made.Steps) == 0 {
		return plan.Step{}, false
	}
	return made.Steps[0], true
}

// other is the best alternative to a step of the plan.
func (v *visit) other(step int) (plan.Step, bool) {
	if step >= len(v.plan.Steps) {
		return plan.Step{}, false // it has come in for another one already
	}
	found, err := v.app.p.Engine.Alternatives(v.clearance, v.plan, step)
	if err != nil || len(found) == 0 {
		return plan.Step{}, false
	}
	return found[0], true
}

// steps are the steps of the plan, shortened where a test asks for it.
func (v *visit) steps() []plan.Step {
	short := v.app.p.SecondsPerStep
	if short <= 0 {
		return v.plan.Steps
	}
	out := make([]plan.Step, len(v.plan.Steps))
	for i, s := range v.plan.Steps {
		s.Dose.Hold, s.Dose.Rest, s.Dose.Reps, s.Dose.Sets = short, 0, 1, 1
		out[i] = s
	}
	return out
}

// keepStep writes a step as soon as it has ended or hurts, so that nothing is lost.
func (v *visit) keepStep(result session.StepResult) {
	a, id := v.app, v.session
	work(a, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, a.p.Store.RecordStep(ctx, id, result)
	}, func(struct{}) {})
}

// after closes the session in the journal and asks how it was.
func (v *visit) after(s *session.Session, early bool) {
	a := v.app
	a.leaveStage()
	a.resumeBreaks()
	status := session.RecordFinished
	if early {
		status = session.RecordEndedEarly
	}
	v.finish(status, player.Rating{Pain: kit.PainUnset, Effort: kit.PainUnset}, func() {})
	done, spent := 0, time.Duration(0)
	var did []player.Did
	for _, r := range s.Done() {
		spent += r.Actual
		if r.Outcome == session.OutcomeDone {
			done++
		}
		t := s.Step(r.Step).Technique
		did = append(did, player.Did{Picture: a.picture(t, body.Middle), Name: t.ShortName(), Outcome: r.Outcome, Time: r.Actual})
	}
	page := player.NewAfter(player.AfterParams{
		Texts: a.p.Texts, Early: early, StepsDone: done, Spent: spent, PainBefore: v.painBefore(), Did: did,
		OnSave: func(r player.Rating) { v.finish(status, r, func() { a.Go(ScreenJournal) }) },
	})
	a.shell.show(v.errand.screen, page.Object())
}

// finish keeps how the session ended.
func (v *visit) finish(status session.RecordStatus, r player.Rating, then func()) {
	a, id, ended := v.app, v.session, v.app.p.Now()
	work(a, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, a.p.Store.FinishSession(ctx, id, session.Finish{
			Status: status, Ended: ended, PainAfter: r.Pain, Effort: r.Effort, Note: r.Note, Adverse: r.Adverse,
		})
	}, func(struct{}) { then() })
}

// nerveSigns ends the session and opens the safety questions (section 5.8, rule-stop-now).
func (v *visit) nerveSigns() {
	a := v.app
	a.leaveStage()
	a.resumeBreaks()
	v.finish(session.RecordEndedEarly, player.Rating{
		Pain: kit.PainUnset, Effort: kit.PainUnset, Adverse: a.p.Texts.T("visit.nerve-signs"),
	}, func() {
		v.errand = v.forPlan()
		v.review()
	})
}
