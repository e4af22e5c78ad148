package player

import (
	"time"

	"fyne.io/fyne/v2"

	"unknot/internal/checkin"
	"unknot/internal/plan"
	"unknot/internal/session"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// buildHurt makes room for the questions behind "This hurts".
func (p *Player) buildHurt() {
	p.hurt = kit.Column(14)
	p.hurt.Hide()
}

// panel puts a question with its answers in the place of the controls.
func (p *Player) panel(title, text string, answers ...fyne.CanvasObject) {
	tx := p.p.Texts
	p.hurt.Objects = []fyne.CanvasObject{
		kit.NewText(tx.T(title), kit.TextStyle{Size: theme.SizeSection, Bold: true, Align: fyne.TextAlignCenter}),
		kit.NewText(tx.T(text), kit.TextStyle{Color: theme.ColorMuted, Align: fyne.TextAlignCenter}),
		centred(answers...),
	}
	p.hurt.Refresh()
	p.ask(p.hurt)
}

// askHow asks the one question of "This hurts".
func (p *Player) askHow() {
	p.panel("player.hurt-title", "player.hurt-text",
		p.button("player.hurt-sharper", kit.LookOutline, func() { p.hurtHow(checkin.HurtSharper) }),
		p.button("player.hurt-leg", kit.LookDanger, func() { p.hurtHow(checkin.HurtLeg) }),
		p.button("player.hurt-numb", kit.LookDanger, func() { p.hurtHow(checkin.HurtNumb) }),
		p.button("player.hurt-too-much", kit.LookOutline, func() { p.hurtHow(checkin.HurtTooMuch) }))
}

// hurtHow keeps the answer. Nerve signs end the session and lead to the safety questions; otherwise
// the person says how to go on.
func (p *Player) hurtHow(answer checkin.Hurt) {
	if p.over {
		return
	}
	p.p.Session.Hurt(p.p.Now(), answer)
	if answer.NerveSign() {
		p.nerveSigns()
		return
	}
	p.askOn()
}

// askOn offers what can be done instead of what hurt.
func (p *Player) askOn() {
	step := p.p.Session.State().Step
	var answers []fyne.CanvasObject
	offer := func(id string, look kit.ButtonLook, find func(int) (plan.Step, bool)) {
		if find == nil {
			return
		}
		if other, ok := find(step); ok {
			answers = append(answers, p.button(id, look, func() { p.replace(other) }))
		}
	}
	offer("player.hurt-easier", kit.LookPrimary, p.p.Easier)
	offer("player.hurt-other", kit.LookOutline, p.p.Other)
	answers = append(answers,
		p.button("player.hurt-skip", kit.LookOutline, func() { p.resumeAfter(p.p.Session.Skip) }),
		p.button("player.hurt-end", kit.LookOutline, p.End))
	p.panel("player.on-title", "player.on-text", answers...)
}

// replace does something else instead of the present step, from its lead-in.
func (p *Player) replace(with plan.Step) {
	if _, ok := p.p.Session.ReplaceStep(p.p.Now(), with); !ok {
		return
	}
	p.resumeAfter(func(time.Duration) {})
}

func (p *Player) nerveSigns() {
	if p.over {
		return
	}
	p.p.Session.End(p.p.Now())
	for _, e := range p.p.Session.Advance(p.p.Now()) {
		if e.Kind == session.StepDone {
			p.p.OnStepDone(e.Step)
		}
	}
	p.over = true
	p.p.OnNerveSigns()
}
