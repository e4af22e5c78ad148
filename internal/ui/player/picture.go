package player

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/figure/pose"
)

// living is a picture that moves: it can be held still, follows the pace of the session, and tells
// before each of its moments.
type living interface {
	Hold(on bool)
	Follow(lead func() (way pose.Way, share float64, ok bool))
	TellMoments(do func())
}

// picture is the place of the picture in a form. It is drawn anew only when the step or its side
// changes.
type picture struct {
	p     *Player
	box   *fyne.Container
	shown scene
	empty bool
}

func newPicture(p *Player) *picture { return &picture{p: p, box: container.NewStack(), empty: true} }

// show shows a scene, standing still while the session is paused.
func (c *picture) show(s scene, still bool) {
	if c.empty || c.shown != s {
		c.shown, c.empty = s, false
		c.box.RemoveAll()
		c.box.Add(c.p.p.Picture(c.p.p.Session.Step(s.step), s.side))
		if l, ok := c.box.Objects[0].(living); ok {
			l.TellMoments(c.p.moment)
			l.Follow(c.p.lead)
		}
	}
	if l, ok := c.box.Objects[0].(living); ok {
		l.Hold(still)
	}
}

// clear takes the picture away, so that it does not move where nobody sees it.
func (c *picture) clear() {
	c.box.RemoveAll()
	c.empty = true
}
