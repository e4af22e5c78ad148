package player

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// CardSize is how large the window of the card is, in device-independent pixels.
var CardSize = fyne.NewSize(640, 256)

// cardSentence is how many characters of a sentence there is room for on the card.
const cardSentence = 90

// card is the form for a small window that stays above the work: the picture, the seconds, the one
// sentence, and the same controls.
type card struct {
	p      *Player
	object fyne.CanvasObject

	where, left, name, phase, sentence *kit.Text
	ring                               *kit.TimerRing
	segments                           *kit.Segments
	picture                            *picture
	pause                              *kit.Button
	doing, questions                   *fyne.Container
}

func newCard(p *Player) *card {
	c := &card{p: p, picture: newPicture(p)}
	c.doing = container.NewBorder(c.head(), c.controls(), nil, nil, c.middle())
	c.questions = container.NewStack()
	c.questions.Hide()
	c.object = container.NewStack(kit.NewSurface(kit.Ground{Fill: theme.ColorSurface}, container.NewStack()),
		kit.Pad(20, container.NewBorder(nil, nil, kit.PadRight(18, kit.Sized(200, 200, c.picture.box)), nil,
			container.NewStack(c.doing, c.questions))))
	return c
}

// head says where the session stands, with the ways out of the small window at its right.
func (c *card) head() fyne.CanvasObject {
	tx, p := c.p.p.Texts, c.p
	c.where = kit.NewText("", kit.TextStyle{Size: theme.SizeSmall, Color: theme.ColorPrimaryInk, Bold: true, NoWrap: true})
	c.left = kit.NewText("", kit.TextStyle{Size: theme.SizeSmall, Color: theme.ColorMuted, NoWrap: true})
	c.segments = kit.NewSegments(nil)
	right := kit.Row(0, kit.PadRight(6, kit.Middle(c.left)))
	if p.p.OnSmall != nil {
		right.Add(kit.NewIconButton(kit.IconLarge, tx.T("player.large"), p.ToggleSmall))
	}
	right.Add(kit.NewIconButton(kit.IconCross, tx.T("player.end"), p.AskEnd))
	return kit.Column(0, container.NewBorder(nil, nil, kit.Middle(c.where), right), c.segments)
}

func (c *card) middle() fyne.CanvasObject {
	c.name = kit.NewText("", kit.TextStyle{Size: theme.SizeSection, Bold: true})
	c.phase = kit.NewText("", kit.TextStyle{Size: theme.SizeSmall, Color: theme.ColorPrimaryInk, Bold: true})
	c.sentence = kit.Small("")
	c.ring = kit.NewSmallTimerRing()
	words := kit.Middle(kit.Column(2, c.name, c.phase, c.sentence))
	return container.NewBorder(nil, nil, kit.PadRight(14, kit.Middle(c.ring)), nil, words)
}

func (c *card) controls() fyne.CanvasObject {
	tx, p := c.p.p.Texts, c.p
	icon := func(id string, icon kit.Icon, do func()) *kit.Button {
		return kit.NewButton("", kit.LookSoft, p.refocusing(do)).Before(icon).Named(tx.T(id))
	}
	c.pause = p.button("player.pause", kit.LookPrimary, p.TogglePause).Before(kit.IconPause)
	hurts := p.button("player.hurts", kit.LookDanger, p.Hurts).Before(kit.IconHand)
	return container.NewBorder(nil, nil, kit.PadRight(theme.SmallGap, hurts), nil,
		container.NewBorder(nil, nil, kit.PadRight(theme.SmallGap, icon("player.back", kit.IconBack, p.Back)),
			kit.PadLeft(theme.SmallGap, icon("player.skip", kit.IconForward, p.Skip)), c.pause))
}

func (c *card) show(s sight) {
	c.picture.show(s.scene, s.paused)
	c.where.SetText(s.where)
	c.left.SetText(s.left)
	c.segments.SetParts(s.parts)
	c.name.SetText(s.name)
	c.phase.SetText(s.ring.phase)
	c.sentence.SetText(brief(s.sentence, cardSentence))
	c.ring.SetTime(s.ring.share, s.ring.number, "", s.ring.calm)
	c.ring.SetBreath(s.ring.breath)
	c.pause.SetText(c.p.p.Texts.T(pauseWord(s.paused)))
	c.pause.SetIcon(pauseIcon(s.paused))
}

func (c *card) ask(q *question) {
	if q == nil {
		c.questions.Hide()
		c.doing.Show()
		return
	}
	tx := c.p.p.Texts
	c.questions.Objects = []fyne.CanvasObject{kit.Middle(kit.Column(theme.SmallGap,
		kit.Section(tx.T(q.title)), kit.PadBottom(4, kit.Small(tx.T(q.text))), pairs(c.p.buttons(q))))}
	c.doing.Hide()
	c.questions.Show()
	c.questions.Refresh()
}

func (c *card) leave() { c.picture.clear() }

// pairs sets the answers two by two; an odd one at the end has its row to itself.
func pairs(answers []fyne.CanvasObject) fyne.CanvasObject {
	col := kit.Column(theme.SmallGap)
	for row := range slices.Chunk(answers, 2) {
		col.Add(kit.Shares(theme.SmallGap, []float32{1, 1}[:len(row)], row...))
	}
	return col
}
