package player

import (
	"time"

	"unknot/internal/checkin"
	"unknot/internal/plan"
	"unknot/internal/session"
	"unknot/internal/ui/kit"
)

// question is something the person is asked while the time stands still. Title and text are message
// ids.
type question struct {
	title, text string
	answers     []answer
}

// answer is one of the answers to a question; text is a message id.
type answer struct {
	text string
	look kit.ButtonLook
	do   func()
}

// ask puts a question, or puts it away when nil.
func (p *Player) ask(q *question) {
	p.asked = q
	p.view().ask(q)
}

// whetherToEnd asks before the session ends for good.
func (p *Player) whetherToEnd() *question {
	return &question{title: "player.end-title", text: "player.end-text", answers: []answer{
		{"player.end-stay", kit.LookPrimary, p.TogglePause},
		{"player.end-yes", kit.LookOutline, p.End},
	}}
}

// howItHurts is the one question of "This hurts".
func (p *Player) howItHurts() *question {
	hurts := func(text string, look kit.ButtonLook, how checkin.Hurt) answer {
		return answer{text, look, func() { p.hurtsLike(how) }}
	}
	return &question{title: "player.hurt-title", text: "player.hurt-text", answers: []answer{
		hurts("player.hurt-sharper", kit.LookOutline, checkin.HurtSharper),
		hurts("player.hurt-leg", kit.LookDanger, checkin.HurtLeg),
		hurts("player.hurt-numb", kit.LookDanger, checkin.HurtNumb),
		hurts("player.hurt-too-much", kit.LookOutline, checkin.HurtTooMuch),
	}}
}

// hurtsLike keeps the answer. Nerve signs end the session and lead to the safety questions; otherwise
// the person says how to go on.
func (p *Player) hurtsLike(how checkin.Hurt) {
	if p.over {
		return
	}
	step := p.p.Session.State().Step
	p.p.Session.Hurt(p.p.Now(), how)
	p.hurt(step)
	if how.NerveSign() {
		p.end(p.p.OnNerveSigns)
		return
	}
	p.ask(p.howToGoOn(step))
	p.Tick()
}

// howToGoOn offers what can be done instead of what hurt.
func (p *Player) howToGoOn(step int) *question {
	q := &question{title: "player.on-title", text: "player.on-text"}
	offer := func(text string, look kit.ButtonLook, find func(int) (plan.Step, bool)) {
		if find == nil {
			return
		}
		if other, ok := find(step); ok {
			q.answers = append(q.answers, answer{text, look, func() { p.replace(other) }})
		}
	}
	offer("player.hurt-easier", kit.LookPrimary, p.p.Easier)
	offer("player.hurt-other", kit.LookOutline, p.p.Other)
	q.answers = append(q.answers,
		answer{"player.hurt-skip", kit.LookOutline, func() { p.goOn(p.p.Session.Skip) }},
		answer{"player.hurt-end", kit.LookOutline, p.End})
	return q
}

// replace does something else instead of the present step, from its lead-in.
func (p *Player) replace(with plan.Step) {
	p.goOn(func(now time.Duration) { p.p.Session.ReplaceStep(now, with) })
}

// goOn does something to the paused session and lets it run on.
func (p *Player) goOn(do func(now time.Duration)) {
	if p.over {
		return
	}
	do(p.p.Now())
	p.ask(nil)
	if p.p.Session.State().Status == session.Paused {
		p.p.Session.Resume(p.p.Now())
	}
	p.Tick()
}
