package player

import (
	"time"

	"unknot/internal/figure/pose"
	"unknot/internal/session"
	"unknot/internal/technique"
)

// How long ago the last tick is when the next one comes: with a moment of the picture, so that both are
// painted at once, or else by the clock.
const (
	withMoment = 75 * time.Millisecond
	byClock    = 95 * time.Millisecond
)

// Beat is Tick for a ticker. It leaves the ticking to the picture while that moves.
func (p *Player) Beat() {
	if p.p.Now()-p.ticked >= byClock {
		p.Tick()
	}
}

// moment is told before each moment of the picture.
func (p *Player) moment() {
	if p.p.Now()-p.ticked >= withMoment {
		p.Tick()
	}
}

// soon is how far ahead of a cue a tick for it is asked for: more than the time between two ticks.
const soon = 400 * time.Millisecond

// expect asks for a tick just when the next cue is due. What happens until then may bring another one
// about; the tick comes all the same, and does no harm.
func (p *Player) expect() {
	left, ok := p.p.Session.Ahead()
	due := p.ticked + left
	if p.p.After == nil || !ok || left > soon || due == p.expected {
		return
	}
	p.expected = due
	p.p.After(left, p.Tick)
}

// waitingAt is how long before a movement begins the figure stands at its beginning, so that both begin
// together.
const waitingAt = 3 * time.Second

// lead sets the pace of the figure: one round for each repetition and each breath. In the other phases
// it goes at its own pace.
func (p *Player) lead() (way pose.Way, share float64, ok bool) {
	if p.over {
		return 0, 0, false
	}
	st := p.p.Session.State()
	elapsed := st.Elapsed()
	if st.Status == session.Running {
		elapsed += p.p.Now() - p.ticked
	}
	if on, share, ok := st.Way(elapsed); ok {
		return pose.Way(on), share, true
	}
	if calm(st) && st.PhaseLength-elapsed <= waitingAt && p.paced(st) {
		return pose.Home, 0, true
	}
	return 0, 0, false
}

// paced reports whether the session sets the pace of what comes next.
func (p *Player) paced(st session.State) bool {
	mode := p.p.Session.Step(st.Step).Dose.Mode
	return st.Phase != session.Rest && (mode == technique.ModeReps || mode == technique.ModeBreath)
}
