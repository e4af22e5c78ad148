package player

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"unknot/internal/body"
	"unknot/internal/i18n"
	"unknot/internal/session"
	"unknot/internal/ui/kit"
)

// show puts the state of the session on the screen.
func (p *Player) show() {
	st := p.p.Session.State()
	if st.Phase == session.Done {
		return
	}
	step := p.p.Session.Step(st.Step)
	p.showPicture(st)
	p.showProgress(st)
	p.overline.SetText(strings.ToUpper(p.where(st)))
	p.title.SetText(step.Technique.Name)
	p.ring.SetTime(share(st), p.number(st), p.p.Texts.T("player.phase."+phaseID(st)), calm(st))
	p.ring.SetBreath(breath(st))
	p.cue.SetText(p.sentence(st))
	p.next.SetText(p.nextUp(st))
	if st.Status == session.Paused {
		p.pause.SetText(p.p.Texts.T("player.resume"))
		p.pause.SetIcon(kit.IconPlay)
	} else {
		p.pause.SetText(p.p.Texts.T("player.pause"))
		p.pause.SetIcon(kit.IconPause)
	}
}

// showPicture shows the side that is worked; while the sides change, the one that comes.
func (p *Player) showPicture(st session.State) {
	now := scene{st.Step, st.Side}
	if st.Phase == session.SwitchSides && st.Next.Kind == session.NextSide {
		now.side = st.Next.Side
	}
	if p.shown == now {
		return
	}
	p.shown = now
	p.picture.RemoveAll()
	p.picture.Add(p.p.Picture(p.p.Session.Step(now.step), now.side))
}

// showProgress redraws the bar in steps of one percent, so that a tick that changes nothing
// repaints nothing.
func (p *Player) showProgress(st session.State) {
	p.left.SetText(p.p.Texts.T("player.left", i18n.Args{"Time": clock(st.TotalRemaining)}))
	order := p.p.Session.Order()
	parts := make([]kit.Segment, len(order))
	for i, n := range order {
		parts[i] = kit.Segment{
			Weight: float32(p.p.Session.StepLength(n).Seconds()),
			Filled: math.Round(p.p.Session.Progress(n)*100) / 100,
		}
	}
	p.segments.SetParts(parts)
}

func (p *Player) where(st session.State) string {
	args := i18n.Args{"Number": st.Place + 1, "Total": st.Steps}
	switch st.Side {
	case body.Left:
		return p.p.Texts.T("player.where-left", args)
	case body.Right:
		return p.p.Texts.T("player.where-right", args)
	default:
		return p.p.Texts.T("player.where", args)
	}
}

// share is how much of the ring is filled: it empties as the time of the phase passes, in steps
// of half a percent.
func share(st session.State) float64 {
	if st.PhaseLength <= 0 {
		return 0
	}
	return math.Round(200*float64(st.Remaining)/float64(st.PhaseLength)) / 200
}

// number is what stands large in the ring: seconds left, or the repetition being done.
func (p *Player) number(st session.State) string {
	if st.Phase == session.Reps {
		return strconv.Itoa(st.Round)
	}
	return strconv.Itoa(int(math.Ceil(st.Remaining.Seconds())))
}

// calm tells phases in which nothing is held from those in which something is.
func calm(st session.State) bool {
	return st.Phase == session.GetReady || st.Phase == session.Rest || st.Phase == session.SwitchSides
}

// breath is how full the chest is in a paced breath, 0–1, in steps of two percent; below 0 where
// nothing is paced.
func breath(st session.State) float64 {
	if st.Phase != session.Breath || st.Work <= 0 || st.PhaseLength <= st.Work {
		return -1
	}
	full := float64(st.Elapsed()) / float64(st.Work)
	if full > 1 {
		full = 1 - float64(st.Elapsed()-st.Work)/float64(st.PhaseLength-st.Work)
	}
	return math.Round(50*full) / 50
}

func phaseID(st session.State) string {
	if st.Status == session.Paused {
		return "paused"
	}
	switch st.Phase {
	case session.GetReady:
		return "ready"
	case session.Rest:
		return "rest"
	case session.SwitchSides:
		return "switch"
	case session.Reps:
		if st.Elapsed() >= st.Work {
			return "return"
		}
		return "reps"
	case session.Flow:
		return "flow"
	case session.Breath:
		if st.Elapsed() < st.Work {
			return "in"
		}
		return "out"
	default:
		return "hold"
	}
}

// sentence is the one line under the ring.
func (p *Player) sentence(st session.State) string {
	t := p.p.Session.Step(st.Step).Technique
	tx := p.p.Texts
	switch {
	case st.Status == session.Paused && st.Suspended:
		return tx.T("player.suspended")
	case st.Phase == session.GetReady:
		return t.Setup
	case st.Phase == session.SwitchSides:
		return tx.T("player.switch", i18n.Args{"Side": tx.T("common." + sideID(st.Next.Side))})
	case p.p.Session.Step(st.Step).Easier && t.Easier != "":
		return tx.T("player.easier", i18n.Args{"Easier": t.Easier})
	default:
		return t.Cue
	}
}

// nextUp says what comes after this.
func (p *Player) nextUp(st session.State) string {
	tx := p.p.Texts
	switch st.Next.Kind {
	case session.NextSide:
		return tx.T("player.next", i18n.Args{"What": tx.T("player.next-side", i18n.Args{"Side": tx.T("common." + sideID(st.Next.Side))})})
	case session.NextStep:
		return tx.T("player.next", i18n.Args{"What": p.p.Session.Step(st.Next.Step).Technique.Name})
	default:
		return tx.T("player.last")
	}
}

func sideID(s body.Side) string {
	if s == body.Left {
		return "left"
	}
	return "right"
}

// clock words a duration as minutes and seconds.
func clock(d time.Duration) string {
	s := int(math.Ceil(d.Seconds()))
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}
