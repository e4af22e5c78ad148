package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"unknot/internal/body"
	"unknot/internal/i18n"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/technique"
	"unknot/internal/ui/findhelp"
	"unknot/internal/ui/techcard"
)

// open shows the card of a technique, with what should be known first above it.
func (l *libraryPart) open(id technique.ID, first ...techcard.Panel) {
	a := l.app
	t, ok := a.p.Catalogue.Get(id)
	if !ok {
		return
	}
	if l.origin.back == nil {
		l.origin = l.home()
	}
	work(a, a.p.Store.Profile, func(p safety.Profile) {
		params := l.card(t)
		ruling := l.ruling(p, t)
		params.Panels = first
		if len(first) == 0 {
			params.Panels = l.panels(p, t, ruling)
		}
		params.Crumb, params.OnBack = l.origin.crumb, l.origin.back
		if plan.Guided(t) && len(first) == 0 {
			params.OnAdd = func() { a.routines.add(t) }
		}
		if plan.Guided(t) && !ruling.Blocked && len(first) == 0 {
			params.OnTry = func() { l.try(id) }
		}
		a.stopTicking()
		a.keys = escape(l.origin.back)
		picture := a.large(t, body.Middle)
		params.Picture = picture
		a.shell.show(l.origin.screen, techcard.New(params))
		picture.Play()
	})
}

// escape goes back on the escape key.
type escape func()

// TypedKey implements keyHandler.
func (back escape) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeyEscape {
		back()
	}
}

// card puts a technique into words.
func (l *libraryPart) card(t *technique.Technique) techcard.Params {
	a, tx := l.app, l.app.p.Texts
	grade := t.Evidence.For(technique.Phase(a.set.Phase))
	out, changed := a.p.Rules.Derive(t)
	return techcard.Params{
		Texts: tx, Name: t.Name, Subtitle: l.line(t) + " · " + tx.N("techcard.minutes", t.Dose.Minutes),
		Facts: l.facts(t), Setup: t.Setup, Steps: t.Steps, Dose: l.dose(t),
		Cap: t.Cap.Text, ShouldFeel: t.ShouldFeel, StopIf: t.StopIf, Mistakes: t.Mistakes,
		Easier: l.link(t.Easier, t.EasierID), Harder: l.link(t.Harder, t.HarderID),
		Sure: tx.T("techcard.sure", i18n.Args{"Grade": grade, "Words": a.words.Grade(grade)}), SureBy: l.gradesByPhase(t),
		Note: t.Evidence.Note, Sources: l.app.citations(t.Evidence.Sources),
		LeftOutWith: l.conditions(out), ChangedWith: l.conditions(changed),
	}
}

// gradesByPhase says the grade of every phase where it differs from one to another.
func (l *libraryPart) gradesByPhase(t *technique.Technique) []string {
	if len(t.Evidence.ByPhase) == 0 {
		return nil
	}
	tx := l.app.p.Texts
	out := make([]string, 0, len(t.Phases))
	for _, p := range t.Phases {
		out = append(out, tx.T("techcard.sure-phase", i18n.Args{"Phase": tx.T("techcard.suits." + string(p)), "Grade": t.Evidence.For(p)}))
	}
	return out
}

func (l *libraryPart) link(text string, id technique.ID) techcard.Link {
	other, ok := l.app.p.Catalogue.Get(id)
	if !ok {
		return techcard.Link{Text: text}
	}
	return techcard.Link{Text: text, Card: other.Name, OnOpen: func() { l.open(id) }}
}

// panels say what stands against a technique for this person, or what to change, and what to do
// instead where there is nothing to start.
func (l *libraryPart) panels(p safety.Profile, t *technique.Technique, r safety.Ruling) []techcard.Panel {
	tx := l.app.p.Texts
	var out []techcard.Panel
	switch {
	case r.Blocked:
		out = append(out, techcard.Panel{Title: tx.T("techcard.panel.left-out"), Lines: l.advice(r), Alert: true})
	case len(r.Changes) > 0 || len(r.By) > 0:
		out = append(out, techcard.Panel{Title: tx.T("techcard.panel.changed"), Lines: append(l.advice(r), r.Changes...)})
	}
	if side := l.closedSide(p, t); side != body.Middle && !r.Blocked {
		id := map[body.Side]string{body.Left: "techcard.panel.side-left", body.Right: "techcard.panel.side-right"}[side]
		out = append(out, techcard.Panel{Title: tx.T("techcard.panel.side"), Lines: []string{tx.T(id)}})
	}
	if !plan.Guided(t) {
		about := techcard.Panel{Title: tx.T("techcard.instead.title"), Lines: []string{tx.T("techcard.instead.info")}}
		if t.Kind == technique.Professional {
			about.Lines = []string{tx.T("techcard.instead.professional")}
			about.Action, about.OnPick = tx.T("techcard.instead.help"), func() { l.app.help.showPart(findhelp.Choose) }
		}
		out = append(out, about)
	}
	return out
}

// advice is what the conditions behind a ruling say, each under its name.
func (l *libraryPart) advice(r safety.Ruling) []string {
	tx := l.app.p.Texts
	var out []string
	for _, id := range r.By {
		if c, ok := l.app.p.Rules.Caution(id); ok {
			out = append(out, tx.T("techcard.panel.because", i18n.Args{"Name": c.Name, "Advice": c.Advice}))
		}
	}
	if r.Blocked && !strings.Contains(strings.Join(out, " "), r.Because) {
		out = append([]string{r.Because}, out...) // a branch or a combination speaks in its own words
	}
	return out
}

// closedSide is the one side that the profile leaves out, Middle for none or both.
func (l *libraryPart) closedSide(p safety.Profile, t *technique.Technique) body.Side {
	if t.Dose.Sides != technique.PerSide {
		return body.Middle
	}
	closed := body.Middle
	for _, s := range []body.Side{body.Left, body.Right} {
		if !l.app.p.Rules.RuleFor(p, safety.Subject{Technique: t, Side: s}).Blocked {
			continue
		}
		if closed != body.Middle {
			return body.Middle
		}
		closed = s
	}
	return closed
}
