package ui

import (
	"context"
	"errors"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/plan"
	"unknot/internal/technique"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/planview"
)

// changeable lets the person change a step of the plan.
func (v *visit) changeable(i int, row planview.Row) planview.Row {
	e, last := v.app.p.Engine, len(v.plan.Steps)-1
	row.OnSwap = func() { v.askSwap(i) }
	row.OnDose = func() { v.askDose(i) }
	row.OnRemove = func() {
		v.change(func() (plan.Plan, error) { return e.Remove(v.clearance, v.plan, i) })
	}
	if i > 0 {
		row.OnUp = func() {
			v.change(func() (plan.Plan, error) { return e.Move(v.clearance, v.plan, i, i-1) })
		}
	}
	if i < last {
		row.OnDown = func() {
			v.change(func() (plan.Plan, error) { return e.Move(v.clearance, v.plan, i, i+1) })
		}
	}
	return row
}

// change makes the plan another one, or says in plain words why it stays.
func (v *visit) change(edit func() (plan.Plan, error)) {
	type outcome struct {
		plan    plan.Plan
		refused *plan.EditError
	}
	work(v.app, func(context.Context) (outcome, error) {
		made, err := edit()
		if refused, ok := errors.AsType[*plan.EditError](err); ok {
			return outcome{refused: refused}, nil
		}
		return outcome{plan: made}, err
	}, func(o outcome) {
		if o.refused != nil {
			v.problem = v.app.words.Reason(o.refused.Reason)
		} else {
			v.plan = o.plan
		}
		v.showPlan()
	})
}

// askSwap offers what could be done instead of a step.
func (v *visit) askSwap(i int) {
	a := v.app
	work(a, func(context.Context) ([]plan.Step, error) {
		found, err := a.p.Engine.Alternatives(v.clearance, v.plan, i)
		if _, refused := errors.AsType[*plan.EditError](err); refused {
			return nil, nil
		}
		return found, err
	}, func(found []plan.Step) {
		var sheet *widget.PopUp
		options := make([]planview.Option, len(found))
		for n, s := range found {
			options[n] = planview.Option{
				Name: s.Technique.Name, Why: first(a.words.Reasons(s)), Dose: v.dose(s), Picture: a.picture(s.Technique, side(s)),
				OnPick: func() {
					sheet.Hide()
					v.change(func() (plan.Plan, error) { return a.p.Engine.Swap(v.clearance, v.plan, i, s.Technique.ID) })
				},
			}
		}
		sheet = a.openSheet(planview.NewSwap(a.p.Texts, v.plan.Steps[i].Technique.Name, options))
	})
}

// askDose offers the doses a step can have today.
func (v *visit) askDose(i int) {
	a := v.app
	work(a, func(context.Context) ([]technique.Timer, error) {
		doses, err := a.p.Engine.Doses(v.clearance, v.plan, i)
		if _, refused := errors.AsType[*plan.EditError](err); refused {
			return nil, nil
		}
		return doses, err
	}, func(doses []technique.Timer) {
		step := v.plan.Steps[i]
		options, now := make([]kit.Option, len(doses)), ""
		for n, d := range doses {
			each := step
			each.Dose = d
			options[n] = kit.Option{ID: strconv.Itoa(n), Text: v.dose(each)}
			if d == step.Dose {
				now = options[n].ID
			}
		}
		var sheet *widget.PopUp
		sheet = a.openSheet(planview.NewDose(a.p.Texts, step.Technique.Name, options, now, func(id string) {
			sheet.Hide()
			n, err := strconv.Atoi(id)
			if err != nil {
				return // ids are made above
			}
			v.change(func() (plan.Plan, error) { return a.p.Engine.Redose(v.clearance, v.plan, i, doses[n]) })
		}))
	})
}

// chosen says how a step came before others, one factor a line.
func (v *visit) chosen(s plan.Step) []string {
	out := make([]string, 0, len(s.Score.Factors)+1)
	for _, f := range s.Score.Factors {
		out = append(out, v.app.words.Factor(f))
	}
	if len(out) > 0 {
		out = append(out, v.app.words.Factor(plan.Factor{Name: "total", Value: s.Score.Total}))
	}
	return out
}

// openSheet shows something over the window and hands it back, to be closed from within.
func (a *App) openSheet(content fyne.CanvasObject) *widget.PopUp {
	size := a.window.Canvas().Size()
	return kit.ShowSheet(a.window.Canvas(), fyne.NewSize(min(680, size.Width-60), min(640, size.Height-60)), a.p.Texts.T("common.close"), content)
}
