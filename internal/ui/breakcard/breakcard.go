// Package breakcard is the small card that offers a posture break: one move, one tap to start, to
// wait or to skip. It never covers the work. The move itself is done in the player.
package breakcard

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Params are what the card shows and whom it tells.
type Params struct {
	Texts      *i18n.Texts
	Over       string // the small heading, such as how long one has been sitting
	Name       string
	Text       string
	Seconds    int // how long the break takes
	Picture    fyne.CanvasObject
	CanWait    bool // a break can be postponed twice
	Now        func() time.Duration
	OnStart    func()
	OnPostpone func()
	OnSkip     func()
}

// Card is the break card.
type Card struct {
	p      Params
	opened time.Duration
	object fyne.CanvasObject
}

// New returns the card.
func New(p Params) *Card {
	c := &Card{p: p, opened: p.Now()}
	c.build()
	return c
}

// Object is what the window shows.
func (c *Card) Object() fyne.CanvasObject { return c.object }

// typingGrace is how long keys are ignored after the card has opened: it may have come up under
// the fingers of someone who was writing.
const typingGrace = 1500 * time.Millisecond

// TypedKey handles return and space (start), W (wait) and escape (skip).
func (c *Card) TypedKey(e *fyne.KeyEvent) {
	if c.p.Now()-c.opened < typingGrace {
		return
	}
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.p.OnStart()
	case fyne.KeyW:
		if c.p.CanWait {
			c.p.OnPostpone()
		}
	case fyne.KeyEscape:
		c.p.OnSkip()
	}
}

func (c *Card) build() {
	tx := c.p.Texts
	wait := kit.NewButton(tx.T("breakcard.wait"), kit.LookOutline, c.p.OnPostpone)
	if !c.p.CanWait {
		wait.Disable()
	}
	answers := kit.Row(10,
		kit.NewButton(tx.T("breakcard.start", i18n.Args{"Seconds": c.p.Seconds}), kit.LookPrimary, c.p.OnStart),
		wait,
		kit.NewButton(tx.T("breakcard.skip"), kit.LookOutline, c.p.OnSkip))
	words := kit.Column(8, kit.Overline(c.p.Over), kit.NewText(c.p.Name, kit.TextStyle{Size: theme.SizeTitle, Bold: true}),
		kit.Muted(c.p.Text), kit.PadTop(8, answers))
	c.object = container.NewStack(kit.NewSurface(kit.Ground{Fill: theme.ColorSurface}, container.NewStack()),
		kit.Pad(20, container.NewBorder(nil, nil, kit.PadRight(18, kit.Sized(200, 200, c.p.Picture)), nil, kit.Middle(words))))
}
