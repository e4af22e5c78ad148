package player

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// page is the form for the whole window: the picture at the left, the ring and one sentence at the
// right, what comes next, and "This hurts" always in reach.
type page struct {
	p      *Player
	object fyne.CanvasObject

	segments                               *kit.Segments
	left, where, name, sentence, next, sad *kit.Text
	ring                                   *kit.TimerRing
	picture                                *picture
	pause, mute, voice                     *kit.Button
	controls, questions                    *fyne.Container
}

func newPage(p *Player) *page {
	g := &page{p: p, picture: newPicture(p)}
	g.buildControls()
	g.questions = kit.Column(14)
	g.questions.Hide()
	bottom := container.NewStack(g.controls, g.questions)
	g.object = kit.Pad(theme.PagePadding, container.NewBorder(
		kit.PadBottom(18, g.top()), kit.PadTop(24, bottom), nil, nil, g.stage()))
	return g
}

// top is the way out, how far the session is, and the way to the card.
func (g *page) top() fyne.CanvasObject {
	tx := g.p.p.Texts
	g.segments = kit.NewSegments(nil)
	g.left = kit.NewText("", kit.TextStyle{Color: theme.ColorMuted, NoWrap: true, Align: fyne.TextAlignTrailing})
	end := kit.NewButton(tx.T("player.end"), kit.LookQuiet, g.p.AskEnd).Before(kit.IconCross)
	right := kit.Row(theme.SmallGap, kit.Sized(96, 10, kit.Middle(g.left)))
	if g.p.p.OnSmall != nil {
		right.Add(kit.Middle(kit.NewIconButton(kit.IconSmall, tx.T("player.small"), g.p.ToggleSmall)))
	}
	return container.NewBorder(nil, nil, kit.PadRight(24, end), right, kit.Middle(g.segments))
}

func (g *page) stage() fyne.CanvasObject {
	centred := func(size fyne.ThemeSizeName, ink fyne.ThemeColorName, bold bool) *kit.Text {
		return kit.NewText("", kit.TextStyle{Size: size, Color: ink, Bold: bold, Align: fyne.TextAlignCenter})
	}
	g.where = centred(theme.SizeSmall, theme.ColorPrimaryInk, true)
	g.name = centred(theme.SizePlayer, "", true)
	g.sentence = centred(theme.SizeLead, theme.ColorMuted, false)
	g.next = centred(theme.SizeLead, "", true)
	g.ring = kit.NewTimerRing()
	words := kit.Middle(kit.Column(18, kit.Column(4, g.where, g.name), g.ring, g.sentence, g.next))
	return kit.Shares(40, []float32{1.7, 1}, g.picture.box, words)
}

func (g *page) buildControls() {
	tx, p := g.p.p.Texts, g.p
	g.pause = p.button("player.pause", kit.LookPrimary, p.TogglePause).Before(kit.IconPause).Big()
	row := []fyne.CanvasObject{
		kit.Middle(p.button("player.hurts", kit.LookDanger, p.Hurts).Before(kit.IconHand)),
		kit.Middle(p.button("player.back", kit.LookSoft, p.Back).Before(kit.IconBack)),
		kit.Sized(176, 54, g.pause),
		kit.Middle(p.button("player.skip", kit.LookSoft, p.Skip).After(kit.IconForward)),
	}
	if p.p.OnMute != nil {
		g.mute = p.button("player.sound-on", kit.LookOutline, p.ToggleMute)
		row = append(row, kit.Middle(g.mute))
	}
	if p.p.OnVoice != nil {
		g.voice = p.button("player.voice-off", kit.LookOutline, p.ToggleVoice)
		row = append(row, kit.Middle(g.voice))
	}
	small := kit.TextStyle{Size: theme.SizeSmall, Color: theme.ColorMuted, Align: fyne.TextAlignCenter}
	g.sad = kit.NewText("", small)
	g.sad.Hide()
	g.controls = kit.Column(14, centred(row...), kit.Column(4, g.sad, kit.NewText(tx.T("player.keys"), small)))
}

func (g *page) show(s sight) {
	g.picture.show(s.scene, s.paused)
	g.segments.SetParts(s.parts)
	g.left.SetText(s.left)
	g.where.SetText(s.where)
	g.name.SetText(s.name)
	g.ring.SetTime(s.ring.share, s.ring.number, s.ring.phase, s.ring.calm)
	g.ring.SetBreath(s.ring.breath)
	g.sentence.SetText(s.sentence)
	g.next.SetText(s.next)
	g.showControls(s)
}

func (g *page) showControls(s sight) {
	tx := g.p.p.Texts
	word := func(on bool, yes, no string) string {
		if on {
			return tx.T(yes)
		}
		return tx.T(no)
	}
	g.pause.SetText(tx.T(pauseWord(s.paused)))
	g.pause.SetIcon(pauseIcon(s.paused))
	if g.mute != nil {
		g.mute.SetText(word(s.muted, "player.sound-off", "player.sound-on"))
	}
	if g.voice != nil {
		g.voice.SetText(word(s.speaking, "player.voice-on", "player.voice-off"))
	}
	g.sad.SetText(s.trouble)
	if shown := s.trouble != ""; shown != g.sad.Visible() {
		g.sad.Hidden = !shown
		g.controls.Refresh()
	}
}

func (g *page) ask(q *question) {
	if q == nil {
		g.questions.Hide()
		g.controls.Show()
		return
	}
	tx := g.p.p.Texts
	g.questions.Objects = []fyne.CanvasObject{
		kit.NewText(tx.T(q.title), kit.TextStyle{Size: theme.SizeSection, Bold: true, Align: fyne.TextAlignCenter}),
		kit.NewText(tx.T(q.text), kit.TextStyle{Color: theme.ColorMuted, Align: fyne.TextAlignCenter}),
		centred(g.p.buttons(q)...),
	}
	g.controls.Hide()
	g.questions.Show()
	g.questions.Refresh()
}

func (g *page) leave() { g.picture.clear() }
