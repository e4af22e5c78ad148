// Package breakcard is the small card of a posture break: one move, one tap to start, to wait or
// to skip. It never covers the work.
package breakcard

import (
	"math"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Size is how large the card's window is, in device-independent pixels.
var Size = fyne.NewSize(580, 250)

// Params are what the card shows and whom it tells.
type Params struct {
	Texts      *i18n.Texts
	Over       string // the small heading, such as how long one has been sitting
	Name       string
	Text       string
	Seconds    int
	Picture    fyne.CanvasObject
	CanWait    bool // a break can be postponed twice
	Now        func() time.Duration
	OnStart    func()
	OnTaken    func(seconds int) // the break was done; how long it was
	OnPostpone func()
	OnSkip     func()
}

// Card is the break card.
type Card struct {
	p       Params
	opened  time.Duration
	started time.Duration
	running bool
	over    bool

	bar        *kit.Segments
	left       *kit.Text
	ask, doing *fyne.Container
	object     fyne.CanvasObject
}

// New returns the card.
func New(p Params) *Card {
	c := &Card{p: p, opened: p.Now()}
	c.build()
	return c
}

// Object is what the window shows.
func (c *Card) Object() fyne.CanvasObject { return c.object }

// Start begins the break.
func (c *Card) Start() {
	if c.running || c.over {
		return
	}
	c.running, c.started = true, c.p.Now()
	c.ask.Hide()
	c.doing.Show()
	c.p.OnStart()
	c.Tick()
}

// Tick brings the card up to the present moment.
func (c *Card) Tick() {
	if !c.running {
		return
	}
	passed := c.p.Now() - c.started
	whole := time.Duration(c.p.Seconds) * time.Second
	if passed >= whole {
		c.finish(c.p.Seconds)
		return
	}
	c.bar.SetParts([]kit.Segment{{Weight: 1, Filled: math.Round(float64(passed)/float64(whole)*200) / 200}})
	c.left.SetText(strconv.Itoa(int(math.Ceil((whole - passed).Seconds()))))
}

// Stop ends a running break before its time; what was done counts.
func (c *Card) Stop() { c.finish(int((c.p.Now() - c.started).Seconds())) }

func (c *Card) finish(seconds int) {
	if c.over {
		return
	}
	c.over, c.running = true, false
	c.p.OnTaken(seconds)
}

// typingGrace is how long keys are ignored after the card has opened: it may have come up under
// the fingers of someone who was writing.
const typingGrace = 1500 * time.Millisecond

// TypedKey handles return and space (start), W (wait) and escape (skip).
func (c *Card) TypedKey(e *fyne.KeyEvent) {
	if c.over || c.p.Now()-c.opened < typingGrace {
		return
	}
	switch e.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		c.Start()
	case fyne.KeyW:
		if c.p.CanWait && !c.running {
			c.p.OnPostpone()
		}
	case fyne.KeyEscape:
		if c.running {
			c.Stop()
			return
		}
		c.p.OnSkip()
	}
}

func (c *Card) build() {
	tx := c.p.Texts
	c.bar = kit.NewSegments([]kit.Segment{{Weight: 1}})
	c.left = kit.NewText("", kit.TextStyle{Size: theme.SizePlayer, Bold: true, NoWrap: true})
	wait := kit.NewButton(tx.T("breakcard.wait"), kit.LookOutline, c.p.OnPostpone)
	if !c.p.CanWait {
		wait.Disable()
	}
	c.ask = kit.Row(10,
		kit.NewButton(tx.T("breakcard.start", i18n.Args{"Seconds": c.p.Seconds}), kit.LookPrimary, c.Start),
		wait,
		kit.NewButton(tx.T("breakcard.skip"), kit.LookOutline, c.p.OnSkip))
	c.doing = kit.Row(theme.Gap, kit.Middle(c.left), kit.NewButton(tx.T("breakcard.done"), kit.LookSoft, c.Stop))
	c.doing.Hide()
	words := kit.Column(8, kit.Overline(c.p.Over), kit.NewText(c.p.Name, kit.TextStyle{Size: theme.SizeTitle, Bold: true}),
		kit.Muted(c.p.Text), c.bar, container.NewStack(c.ask, c.doing))
	c.object = container.NewStack(kit.NewSurface(kit.Ground{Fill: theme.ColorSurface}, container.NewStack()),
		kit.Pad(20, container.NewBorder(nil, nil, kit.PadRight(18, kit.Sized(200, 200, c.p.Picture)), nil, kit.Middle(words))))
}
