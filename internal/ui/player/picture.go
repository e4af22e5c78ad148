package player

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// picture is the place of the picture in a form. It is drawn anew only when the step or its side
// changes.
type picture struct {
	p     *Player
	box   *fyne.Container
	shown scene
	empty bool
}

func newPicture(p *Player) *picture { return &picture{p: p, box: container.NewStack(), empty: true} }

func (c *picture) show(s scene) {
	if !c.empty && c.shown == s {
		return
	}
	c.shown, c.empty = s, false
	c.box.RemoveAll()
	c.box.Add(c.p.p.Picture(c.p.p.Session.Step(s.step), s.side))
}

// clear takes the picture away, so that it does not move where nobody sees it.
func (c *picture) clear() {
	c.box.RemoveAll()
	c.empty = true
}
