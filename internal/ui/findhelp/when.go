package findhelp

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Tier is what asks for help within a certain time, in the words of the safety rules.
type Tier struct {
	ID     string // emergency, same-day or gp-soon
	Groups []Group
}

// Group are signs that ask for the same.
type Group struct {
	Action string
	Signs  []Sign
}

// Sign is one warning sign.
type Sign struct {
	Label    string
	Question string   // in full
	Why      string   // it matters
	Says     []string // what to do beyond the advice of the tier
}

// when is the page of warning signs.
func (s *Screen) when() fyne.CanvasObject {
	tx := s.p.Texts
	check := kit.NewButton(tx.T("findhelp.check"), kit.LookPrimary, s.p.OnCheck).Before(kit.IconShield)
	col := kit.Column(theme.Gap, kit.NewInfo(container.NewBorder(nil, nil, nil, kit.Middle(check),
		kit.PadRight(theme.Gap, kit.Middle(kit.Column(4, kit.Strong(tx.T("findhelp.when-calm")), kit.Muted(tx.T("findhelp.when-calm-text"))))))))
	if len(s.p.Tiers) == 0 {
		return col
	}
	col.Add(s.tier(s.p.Tiers[0], 2))
	rest := container.New(&kit.Masonry{Gap: theme.Gap, Least: tierWidth})
	for _, t := range s.p.Tiers[1:] {
		rest.Add(s.tier(t, 1))
	}
	col.Add(rest)
	return col
}

// tierWidth is the least width of a tier beside another, in device-independent pixels.
const tierWidth float32 = 330

// tier is one card of signs, in columns.
func (s *Screen) tier(t Tier, columns int) fyne.CanvasObject {
	tx := s.p.Texts
	icon, ink := kit.IconClock, theme.ColorPrimaryInk
	if t.ID == "emergency" {
		icon, ink = kit.IconAlert, theme.ColorDanger
	}
	title := container.NewBorder(nil, nil, kit.PadRight(10, kit.Middle(kit.NewPicture(icon, ink, 22))), nil,
		kit.Middle(kit.NewText(tx.T("findhelp.tier."+t.ID), kit.TextStyle{Size: theme.SizeSection, Bold: true, Color: ink})))
	col := kit.Column(8, kit.PadSides(lineSide, 0, title))
	for i, g := range t.Groups {
		if i > 0 {
			col.Add(kit.PadSides(lineSide, 6, kit.NewRule()))
		}
		col.Add(kit.PadSides(lineSide, 0, kit.Strong(g.Action)))
		col.Add(signs(g.Signs, columns))
	}
	return lineCard(col)
}

// signs lists signs from top to bottom, column by column.
func signs(list []Sign, columns int) fyne.CanvasObject {
	box := make([]fyne.CanvasObject, columns)
	shares := make([]float32, columns)
	each := (len(list) + columns - 1) / columns
	for i := range box {
		col := kit.Column(0)
		for _, sign := range list[min(i*each, len(list)):min((i+1)*each, len(list))] {
			col.Add(unfolding(sign))
		}
		box[i], shares[i] = kit.Column(0, col), 1
	}
	return kit.Shares(theme.Gap, shares, box...)
}

// unfolding is a sign whose full question opens under it.
func unfolding(sign Sign) fyne.CanvasObject {
	more := kit.Column(6, kit.Body(sign.Question), kit.Small(sign.Why))
	for _, line := range sign.Says {
		more.Add(kit.NewText(line, kit.TextStyle{Bold: true, Color: theme.ColorDanger}))
	}
	inside := kit.PadSides(lineSide, 4, kit.PadBottom(8, more))
	inside.Hide()
	arrow := kit.NewPicture(kit.IconUnfold, theme.ColorMuted, 16)
	box := kit.Column(0)
	box.Add(kit.NewLine(container.NewBorder(nil, nil, nil, kit.Middle(arrow), kit.PadRight(10, kit.Middle(kit.Body(sign.Label)))), sign.Label, func() {
		inside.Hidden = !inside.Hidden
		arrow.Set(kit.IconFold, theme.ColorMuted)
		if inside.Hidden {
			arrow.Set(kit.IconUnfold, theme.ColorMuted)
		}
		box.Refresh()
	}))
	box.Add(inside)
	return box
}
