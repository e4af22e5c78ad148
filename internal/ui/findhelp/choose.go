package findhelp

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Check is one thing to look for in a therapist, with the question to take along.
type Check struct{ ID, Title, Look, Ask string }

// Tips are what to do at one moment of a visit.
type Tips struct {
	ID    string // before, during or after
	Lines []string
}

// chooseAndPrepare is the page about finding a good therapist and making the most of a visit.
func (s *Screen) chooseAndPrepare() fyne.CanvasObject {
	right := kit.Column(theme.Gap)
	if len(s.p.Warnings) > 0 {
		right.Add(s.warnings())
	}
	for _, t := range s.p.Tips {
		right.Add(s.tips(t))
	}
	return kit.Shares(theme.Gap, []float32{1.35, 1}, kit.Column(0, s.checklist()), right)
}

func (s *Screen) checklist() fyne.CanvasObject {
	tx := s.p.Texts
	count := kit.Label("")
	say := func() {
		n := 0
		for _, c := range s.p.Checks {
			if s.state.Ticked[c.ID] {
				n++
			}
		}
		count.SetText(tx.T("findhelp.ticked", i18n.Args{"Count": n, "All": len(s.p.Checks)}))
	}
	say()
	col := kit.Column(2, kit.PadSides(lineSide, 0, kit.Column(4,
		container.NewBorder(nil, nil, nil, count, kit.Section(tx.T("findhelp.checklist"))), kit.Small(tx.T("findhelp.checklist-text")))))
	for _, c := range s.p.Checks {
		col.Add(s.check(c, say))
	}
	return lineCard(col)
}

// check is a line to tick.
func (s *Screen) check(c Check, changed func()) fyne.CanvasObject {
	tx := s.p.Texts
	tick := kit.NewPicture(kit.IconCheck, fynetheme.ColorNameForegroundOnPrimary, 15)
	box := kit.NewSurface(kit.Ground{}, kit.Sized(boxSize, boxSize, tick))
	show := func(line *kit.Line) {
		on := s.state.Ticked[c.ID]
		tick.Hidden = !on
		ground := kit.Ground{Stroke: theme.ColorMuted, Radius: 7}
		label := tx.T("findhelp.tick-off", i18n.Args{"Title": c.Title})
		if on {
			ground = kit.Ground{Fill: fynetheme.ColorNamePrimary, Radius: 7}
			label = tx.T("findhelp.tick-on", i18n.Args{"Title": c.Title})
		}
		box.SetGround(ground)
		line.SetLabel(label)
	}
	words := kit.Column(3, kit.Strong(c.Title), kit.Muted(c.Look),
		kit.NewText(tx.T("findhelp.ask", i18n.Args{"Question": c.Ask}), kit.TextStyle{Color: theme.ColorPrimaryInk, Bold: true}))
	left := container.NewBorder(kit.Sized(boxSize, boxSize, box), nil, nil, nil, container.NewStack())
	var line *kit.Line
	line = kit.NewLine(container.NewBorder(nil, nil, kit.PadRight(12, left), nil, words), "", func() {
		s.state.Ticked[c.ID] = !s.state.Ticked[c.ID]
		show(line)
		changed()
		s.tell()
	})
	show(line)
	return line
}

// boxSize is the side of a tick box, in device-independent pixels.
const boxSize float32 = 22

func (s *Screen) warnings() fyne.CanvasObject {
	col := kit.Column(8, container.NewBorder(nil, nil, kit.PadRight(10, kit.Middle(kit.NewPicture(kit.IconHand, theme.ColorDanger, 20))), nil,
		kit.Section(s.p.Texts.T("findhelp.warnings"))))
	for _, w := range s.p.Warnings {
		col.Add(kit.Bullet(kit.Body(w)))
	}
	return kit.NewSurface(kit.Ground{Fill: theme.ColorDangerSoft, Radius: theme.CardRadius, Padding: theme.CardPadding}, col)
}

func (s *Screen) tips(t Tips) fyne.CanvasObject {
	col := kit.Column(8, kit.Section(s.p.Texts.T("findhelp.tips."+t.ID)))
	for _, line := range t.Lines {
		col.Add(kit.Bullet(kit.Body(line)))
	}
	return kit.NewCard(col)
}
