// Package player leads a person through a session: the picture at the left, the ring and one
// sentence at the right, what comes next, and "This hurts" always in reach. It can be read from
// two metres away. The timer itself is internal/session; this package shows it and passes on keys.
package player

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"unknot/internal/body"
	"unknot/internal/cue"
	"unknot/internal/i18n"
	"unknot/internal/plan"
	"unknot/internal/session"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Params are what the player shows and whom it tells.
type Params struct {
	Texts   *i18n.Texts
	Session *session.Session
	// Now is a clock that only runs forward.
	Now func() time.Duration
	// Picture draws a step for the side it is done on.
	Picture func(s plan.Step, side body.Side) fyne.CanvasObject
	// Easier and Other find what can take the place of a step that hurts: its easier variant, and
	// another technique. They report false when there is none for this person; nil stands for that.
	Easier, Other func(step int) (plan.Step, bool)
	// OnCue is told what is to be heard; nil where nothing is.
	OnCue func(cue.Cue)
	// Countdown says the last seconds aloud.
	Countdown bool
	// The switches of the player; a button is left out where its switch is nil. They report what
	// is on now.
	OnMute, OnVoice func() bool
	Muted, Voice    bool
	OnFullScreen    func()
	OnMini          func()
	// OnHurt is told how a step hurt, as soon as it was answered.
	OnHurt func(step int)
	// OnStepDone is told each time a step has ended, with its index.
	OnStepDone func(step int)
	// OnFinished is told once, when the session is over; early says it was ended before its end.
	OnFinished func(early bool)
	// OnNerveSigns is told when the person reports pain down the leg or numbness; the session is
	// over then and the safety questions come next (section 5.8, rule-stop-now).
	OnNerveSigns func()
	// OnRefocus takes the keyboard focus away from a button that was clicked, so that space
	// keeps meaning pause.
	OnRefocus func()
}

// scene is what a picture shows: a step, by its index, on a side.
type scene struct {
	step int
	side body.Side
}

// Player is the screen of a running session.
type Player struct {
	p     Params
	over  bool
	shown scene // what the picture shows

	segments                      *kit.Segments
	left, overline, title, cue    *kit.Text
	ring                          *kit.TimerRing
	next                          *kit.Text
	pause                         *kit.Button
	picture                       *fyne.Container
	stage, controls, hurt, ending *fyne.Container
	mute, voice                   *kit.Button
	muted                         bool
	object                        fyne.CanvasObject
}

// New returns a player; the session starts with Start.
func New(p Params) *Player {
	pl := &Player{p: p, shown: scene{step: -1}, muted: p.Muted}
	pl.build()
	return pl
}

// Object is what the window shows.
func (p *Player) Object() fyne.CanvasObject { return p.object }

// Start begins the session.
func (p *Player) Start() {
	p.p.Session.Start(p.p.Now())
	p.Tick()
}

// Tick brings the screen up to the present moment. It is called several times a second and
// costs little when nothing visible has changed.
func (p *Player) Tick() {
	if p.over {
		return
	}
	events := p.p.Session.Advance(p.p.Now())
	if p.p.OnCue != nil && len(events) > 0 {
		p.p.OnCue(cue.Of(p.p.Session, events, cue.Options{Countdown: p.p.Countdown}))
	}
	for _, e := range events {
		switch e.Kind {
		case session.StepDone:
			p.p.OnStepDone(e.Step)
		case session.Finished:
			p.finish(false)
			return
		}
	}
	p.show()
}

// TogglePause stops the time or lets it run again.
func (p *Player) TogglePause() {
	if p.over {
		return
	}
	if p.p.Session.State().Status == session.Paused {
		p.hurt.Hide()
		p.ending.Hide()
		p.controls.Show()
		p.p.Session.Resume(p.p.Now())
	} else {
		p.p.Session.Pause(p.p.Now())
	}
	p.Tick()
}

// Back goes to the beginning of the step, or to the step before.
func (p *Player) Back() { p.act(p.p.Session.Back) }

// Skip goes to the next step.
func (p *Player) Skip() { p.act(p.p.Session.Skip) }

func (p *Player) act(do func(time.Duration)) {
	if p.over {
		return
	}
	do(p.p.Now())
	p.Tick()
}

// Hurts stops the time at once and asks what it is.
func (p *Player) Hurts() {
	if p.over {
		return
	}
	p.p.Session.Hurt(p.p.Now(), "")
	p.askHow()
	p.Tick()
}

// AskEnd stops the time and asks whether to end here.
func (p *Player) AskEnd() {
	if p.over {
		return
	}
	p.p.Session.Pause(p.p.Now())
	p.ask(p.ending)
	p.Tick()
}

func (p *Player) ask(panel *fyne.Container) {
	p.controls.Hide()
	p.hurt.Hide()
	p.ending.Hide()
	panel.Show()
}

// End ends the session before its end and keeps what was done.
func (p *Player) End() {
	if p.over {
		return
	}
	p.p.Session.End(p.p.Now())
	for _, e := range p.p.Session.Advance(p.p.Now()) {
		if e.Kind == session.StepDone {
			p.p.OnStepDone(e.Step)
		}
	}
	p.finish(true)
}

func (p *Player) finish(early bool) {
	if !p.over {
		p.over = true
		p.p.OnFinished(early)
	}
}

// TypedKey handles the keys of the player: space, arrows, H and escape.
func (p *Player) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace:
		p.TogglePause()
	case fyne.KeyLeft:
		p.Back()
	case fyne.KeyRight:
		p.Skip()
	case fyne.KeyH:
		p.Hurts()
	case fyne.KeyM:
		p.ToggleMute()
	case fyne.KeyF:
		if p.p.OnFullScreen != nil {
			p.p.OnFullScreen()
		}
	case fyne.KeyEscape:
		p.AskEnd()
	}
}

func (p *Player) build() {
	tx := p.p.Texts
	p.segments = kit.NewSegments(nil)
	p.left = kit.NewText("", kit.TextStyle{Color: theme.ColorMuted, NoWrap: true, Align: fyne.TextAlignTrailing})
	end := kit.NewButton(tx.T("player.end"), kit.LookQuiet, p.AskEnd).Before(kit.IconCross)
	top := container.NewBorder(nil, nil, kit.PadRight(24, end), kit.Sized(110, 10, kit.Middle(p.left)), kit.Middle(p.segments))

	p.picture = container.NewStack()
	p.overline = kit.NewText("", kit.TextStyle{Size: theme.SizeSmall, Color: theme.ColorPrimaryInk, Bold: true, Align: fyne.TextAlignCenter})
	p.title = kit.NewText("", kit.TextStyle{Size: theme.SizePlayer, Bold: true, Align: fyne.TextAlignCenter})
	p.cue = kit.NewText("", kit.TextStyle{Size: theme.SizeLead, Color: theme.ColorMuted, Align: fyne.TextAlignCenter})
	p.next = kit.NewText("", kit.TextStyle{Size: theme.SizeLead, Bold: true, Align: fyne.TextAlignCenter})
	p.ring = kit.NewTimerRing()
	right := kit.Middle(kit.Column(18, kit.Column(4, p.overline, p.title), p.ring, p.cue, p.next))
	p.stage = kit.Shares(40, []float32{1.7, 1}, kit.NewSurface(
		kit.Ground{Fill: theme.ColorSurface, Radius: theme.PictureRadius}, p.picture), right)

	p.buildControls()
	p.buildHurt()
	p.buildEnding()
	bottom := container.NewStack(p.controls, p.hurt, p.ending)
	p.object = kit.Pad(theme.PagePadding, container.NewBorder(kit.PadBottom(18, top), kit.PadTop(24, bottom), nil, nil, p.stage))
}

func (p *Player) button(id string, look kit.ButtonLook, do func()) *kit.Button {
	return kit.NewButton(p.p.Texts.T(id), look, func() {
		do()
		if p.p.OnRefocus != nil {
			p.p.OnRefocus()
		}
	})
}

func centred(objects ...fyne.CanvasObject) fyne.CanvasObject {
	row := []fyne.CanvasObject{layout.NewSpacer()}
	row = append(row, objects...)
	return kit.Row(14, append(row, layout.NewSpacer())...)
}

func (p *Player) buildControls() {
	tx := p.p.Texts
	p.pause = p.button("player.pause", kit.LookPrimary, p.TogglePause).Before(kit.IconPause).Big()
	keys := kit.NewText(tx.T("player.keys"), kit.TextStyle{Size: theme.SizeSmall, Color: theme.ColorMuted, Align: fyne.TextAlignCenter})
	row := []fyne.CanvasObject{
		kit.Middle(p.button("player.hurts", kit.LookDanger, p.Hurts).Before(kit.IconHand)),
		kit.Middle(p.button("player.back", kit.LookSoft, p.Back).Before(kit.IconBack)),
		kit.Sized(176, 54, p.pause),
		kit.Middle(p.button("player.skip", kit.LookSoft, p.Skip).After(kit.IconForward)),
	}
	if p.p.OnMute != nil {
		p.mute = p.button("player.sound-on", kit.LookOutline, p.ToggleMute)
		p.showMute()
		row = append(row, kit.Middle(p.mute))
	}
	if p.p.OnVoice != nil {
		p.voice = p.button("player.voice-off", kit.LookOutline, func() { p.showVoice(p.p.OnVoice()) })
		p.showVoice(p.p.Voice)
		row = append(row, kit.Middle(p.voice))
	}
	p.controls = kit.Column(14, centred(row...), keys)
}

// ToggleMute switches every sound off or on.
func (p *Player) ToggleMute() {
	if p.p.OnMute != nil {
		p.muted = p.p.OnMute()
		p.showMute()
	}
}

func (p *Player) showMute() {
	p.mute.SetText(p.p.Texts.T(map[bool]string{true: "player.sound-off", false: "player.sound-on"}[p.muted]))
}

func (p *Player) showVoice(on bool) {
	p.voice.SetText(p.p.Texts.T(map[bool]string{true: "player.voice-on", false: "player.voice-off"}[on]))
}

// resumeAfter does something to the paused session and lets it run on.
func (p *Player) resumeAfter(do func(time.Duration)) {
	do(p.p.Now())
	if p.p.Session.State().Status == session.Paused {
		p.TogglePause()
		return
	}
	p.Tick()
}

func (p *Player) buildEnding() {
	tx := p.p.Texts
	p.ending = kit.Column(14,
		kit.NewText(tx.T("player.end-title"), kit.TextStyle{Size: theme.SizeSection, Bold: true, Align: fyne.TextAlignCenter}),
		kit.NewText(tx.T("player.end-text"), kit.TextStyle{Color: theme.ColorMuted, Align: fyne.TextAlignCenter}),
		centred(
			p.button("player.end-stay", kit.LookPrimary, p.TogglePause),
			p.button("player.end-yes", kit.LookOutline, p.End),
		))
	p.ending.Hide()
}
