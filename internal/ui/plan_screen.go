package ui

import (
	"strings"

	"unknot/internal/body"
	"unknot/internal/i18n"
	"unknot/internal/plan"
	"unknot/internal/technique"
	"unknot/internal/ui/planview"
)

// showPlan shows the plan that was made.
func (v *visit) showPlan() {
	a := v.app
	rows := make([]planview.Row, len(v.plan.Steps))
	for i, s := range v.plan.Steps {
		rows[i] = v.changeable(i, v.row(s))
	}
	left := make([]planview.Left, len(v.plan.LeftOut))
	for i, l := range v.plan.LeftOut {
		left[i] = planview.Left{Name: l.Technique.Name, Because: a.words.Because(l)}
	}
	v.put(planview.New(planview.Params{
		Texts: a.p.Texts, Minutes: v.plan.Request.Minutes, Seconds: v.plan.Seconds(), Rows: rows, Left: left,
		Notes: a.words.Notes(v.plan), Advice: v.advice, Problem: v.problem, Crumb: v.errand.planCrumb,
		OnBack: v.errand.back, OnStart: v.start, OnDetails: a.sheet,
		OnKeep: func() { a.routines.keepPlan(v.plan, "") },
	}))
	v.problem = ""
}

func (v *visit) row(s plan.Step) planview.Row {
	a, t := v.app, s.Technique
	reasons := a.words.Reasons(s)
	return planview.Row{
		Name: t.Name, Why: first(reasons), Dose: v.dose(s), Changes: s.Changes,
		Seconds: s.Seconds(), Picture: a.moving(s.Technique, side(s)),
		Details: planview.Details{
			Setup: t.Setup, Steps: t.Steps, ShouldFeel: t.ShouldFeel, StopIf: t.StopIf, Mistakes: t.Mistakes,
			Why: reasons, Easier: t.Easier, Cap: v.limit(s), Evidence: v.evidence(t),
			Chosen: v.chosen(s),
		},
	}
}

func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return list[0]
}

// dose says how long a step takes and how it is shared out.
func (v *visit) dose(s plan.Step) string {
	tx := v.app.p.Texts
	parts := []string{v.app.words.Duration(s.Seconds())}
	if sides := v.app.words.Sides(s); sides != "" {
		parts = append(parts, sides)
	}
	rounds := s.Dose.Reps * s.Dose.Sets
	switch {
	case s.Dose.Mode == technique.ModeHold && rounds > 1:
		parts = append(parts, tx.N("visit.holds", rounds, i18n.Args{"Seconds": s.Dose.Hold}))
	case s.Dose.Mode == technique.ModeReps:
		parts = append(parts, tx.N("visit.rounds", rounds))
	case s.Dose.Mode == technique.ModeBreath:
		parts = append(parts, tx.N("visit.breaths", rounds))
	}
	return strings.Join(parts, " · ")
}

// limit says how far to go, with the cap that this plan asks for.
func (v *visit) limit(s plan.Step) string {
	if s.CapPoints > 0 {
		return v.app.p.Texts.T("visit.limit", i18n.Args{"Points": s.CapPoints, "Text": s.Technique.Cap.Text})
	}
	return s.Technique.Cap.Text
}

// evidence says how sure we are, with the sources.
func (v *visit) evidence(t *technique.Technique) string {
	return v.app.p.Texts.T("visit.evidence", i18n.Args{
		"Grade": v.app.words.Grade(t.Evidence.For(v.checkIn.Phase)), "Note": t.Evidence.Note, "Sources": strings.Join(t.Evidence.Sources, ", "),
	})
}

func side(s plan.Step) body.Side {
	if len(s.Sides) == 1 {
		return s.Sides[0]
	}
	return body.Middle
}
