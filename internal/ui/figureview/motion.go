package figureview

import (
	"image"
	"time"

	"unknot/internal/figure/pose"
)

// Frame is the time from one moment of a moving picture to the next.
const Frame = time.Second / 24

// How often a moving picture is drawn. Only the glow and the breath change while a pose is held.
const (
	tick     = Frame
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
	held    bool // it stands still at a moment
	heldAt  time.Duration
	made    drawing // how the last moment was asked for

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

// Hold lets a moving picture stand still where it is, or go on from there.
func (v *View) Hold(on bool) {
	m := v.motion
	if !m.on() || m.held == on {
		return
	}
	now := v.s.p.Up()
	if on {
		m.heldAt = now
	} else {
		m.started += now - m.heldAt
	}
	m.held = on
}

// TellMoments lets do be called on the UI goroutine just before each moment of the moving picture is
// shown. What do changes is painted with that moment, where it would have cost a repaint of the window.
func (v *View) TellMoments(do func()) { v.tell = do }

// Follow lets the moving picture keep the pace of something else, such as the timer of a session: lead
// says on which way of its round it is now and how far along, 0–1. While lead reports false it goes at
// its own pace, on from where it was led to.
func (v *View) Follow(lead func() (way pose.Way, share float64, ok bool)) { v.lead = lead }

// at is the time in the movement that is to be seen now.
func (m *motion) at(now time.Duration) time.Duration {
	if lead := m.view.lead; lead != nil {
		if way, share, ok := lead(); ok {
			at := m.figure.On(way, share)
			m.started, m.heldAt = now-at, now
			return at
		}
	}
	if m.held {
		return m.heldAt - m.started
	}
	return now - m.started
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
	at := m.at(now)
	rests := v.s.away && !v.always && now-v.s.awaySince > awayFor
	if v.shown == nil || rests || m.busy || now-m.last < m.pace(at) {
		return
	}
	want := v.shown.wanted(v.Size())
	if want.empty() || m.held && m.drawn && want == m.made {
		return
	}
	m.last, m.made = now, want
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
	v, want := m.view, m.made
	if m.back == nil || m.back.Bounds().Size() != want.size {
		m.back = image.NewRGBA(image.Rectangle{Max: want.size})
	}
	m.busy = true
	img, s := m.back, v.s
	s.p.Go(func() {
		s.moment(img, m.figure, at, want)
		s.p.OnUI(func() {
			m.busy = false
			if v.motion != m {
				return // stopped meanwhile
			}
			m.front, m.back, m.drawn = img, m.front, true
			if v.tell != nil {
				v.tell()
			}
			if v.motion != m {
				return // by what is told of it
			}
			if r := v.shown; r != nil {
				r.show(m.front)
			}
		})
	})
}
