package figureview

import (
	"image"
	"time"

	"unknot/internal/figure/pose"
)

// How often a moving picture is drawn. Only the glow and the breath change while a pose is held.
const (
	tick     = time.Second / 24
	holdTick = time.Second / 12
	// slowTick is the time between ticks from which on the machine counts as slow.
	slowTick = 55 * time.Millisecond
)

// motion is a picture that moves.
type motion struct {
	view    *View
	figure  *pose.Figure
	started time.Duration
	stop    func()
	drawn   bool // a moment of it is shown

	busy        bool // a moment is being drawn
	front, back *image.RGBA
	last        time.Duration // when the last moment was asked for
	ticked      time.Duration // when the last tick came
	gap         time.Duration // between ticks, averaged
	moment      pose.Moment
}

func (m *motion) on() bool { return m != nil }

// Play lets the picture move from the start of its movement, unless nothing may move or there is
// nothing to move. What moved before stops.
func (v *View) Play() {
	s := v.s
	f := s.figure(v.subject.Technique, v.subject.Side)
	if v.motion.on() || f == nil || s.p.Every == nil || s.p.Still() || f.Period() == 0 && !f.Breath {
		return
	}
	s.Stop()
	now := s.p.Up()
	v.motion = &motion{view: v, figure: f, started: now, ticked: now, last: -holdTick, gap: tick}
	v.motion.stop = s.p.Every(tick, v.motion.tick)
	s.playing = v
}

// Stop shows the still picture again.
func (v *View) Stop() {
	if !v.motion.on() {
		return
	}
	v.motion.stop()
	v.motion = nil
	if v.s.playing == v {
		v.s.playing = nil
	}
	if r := v.shown; r != nil {
		r.shown = drawing{}
	}
	v.Refresh()
}

// Moving reports whether the picture moves.
func (v *View) Moving() bool { return v.motion.on() }

// tick asks for the next moment when it is due. Ticks that come while one is being drawn are let go.
func (m *motion) tick() {
	v := m.view
	now := v.s.p.Up()
	const old = 7 // parts of the average
	m.gap = (old*m.gap + (now - m.ticked)) / (old + 1)
	m.ticked = now
	if !v.Visible() || v.s.p.Still() {
		v.Stop()
		return
	}
	at := now - m.started
	rests := v.s.away && !v.always && now-v.s.awaySince > awayFor
	if rests || m.busy || now-m.last < m.pace(at) {
		return
	}
	m.last = now
	m.draw(at)
}

// pace is the least time between two moments.
func (m *motion) pace(at time.Duration) time.Duration {
	m.figure.At(at, &m.moment)
	pace := tick - tick/8 // ticks are never quite even
	if !m.moment.Moving {
		pace = holdTick - tick/2
	}
	if m.gap > slowTick {
		pace = max(pace, 2*tick)
	}
	return pace
}

// draw draws a moment in the background and shows it. The picture on show is never drawn into.
func (m *motion) draw(at time.Duration) {
	v := m.view
	if v.shown == nil {
		return
	}
	size := pixels(v.shown.image, v.Size())
	if size.X < 1 || size.Y < 1 {
		return
	}
	if m.back == nil || m.back.Bounds().Size() != size {
		m.back = image.NewRGBA(image.Rectangle{Max: size})
	}
	m.busy = true
	img, look, s := m.back, v.look(), v.s
	s.p.Go(func() {
		s.moment(img, m.figure, at, look)
		s.p.OnUI(func() {
			m.busy = false
			if v.motion != m {
				return // stopped meanwhile
			}
			m.front, m.back, m.drawn = img, m.front, true
			if r := v.shown; r != nil {
				r.show(m.front)
			}
		})
	})
}
