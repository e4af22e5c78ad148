package techcard

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// panel stands above the rest of the card.
func panel(p Panel) fyne.CanvasObject {
	icon, ink := kit.IconShield, theme.ColorPrimaryInk
	if p.Alert {
		icon, ink = kit.IconAlert, theme.ColorDanger
	}
	head := container.NewBorder(nil, nil, kit.PadRight(10, kit.Middle(kit.NewPicture(icon, ink, 20))), nil, kit.Section(p.Title))
	col := kit.Column(8, head)
	for _, l := range p.Lines {
		col.Add(kit.Body(l))
	}
	if p.Action != "" {
		look := kit.LookPrimary
		if p.Alert {
			look = kit.LookOutline
		}
		col.Add(kit.PadTop(4, kit.Row(0, kit.NewButton(p.Action, look, p.OnPick))))
	}
	if p.Alert {
		return kit.NewSurface(kit.Ground{Fill: theme.ColorDangerSoft, Radius: theme.CardRadius, Padding: theme.CardPadding}, col)
	}
	return kit.NewInfo(col)
}

// nameWidth is the room for the name of a fact, in device-independent pixels.
const nameWidth float32 = 116

// fact sets the name before its text.
func fact(f Fact) fyne.CanvasObject {
	name := container.NewBorder(kit.Small(f.Name), nil, nil, nil, container.NewStack())
	return container.NewBorder(nil, nil, kit.Sized(nameWidth, 0, name), nil, kit.Body(f.Text))
}

func facts(p Params) fyne.CanvasObject {
	col := kit.Column(8, kit.Section(p.Texts.T("techcard.facts")))
	for _, f := range p.Facts {
		col.Add(fact(f))
	}
	return kit.NewCard(col)
}

func evidence(p Params) fyne.CanvasObject {
	tx := p.Texts
	col := kit.Column(8, kit.Section(tx.T("techcard.evidence")), kit.Strong(p.Sure))
	for _, line := range p.SureBy {
		col.Add(kit.Small(line))
	}
	col.Add(kit.Body(p.Note))
	if len(p.Sources) > 0 {
		list := kit.Column(8)
		for _, s := range p.Sources {
			list.Add(kit.Small(s))
		}
		col.Add(kit.Fold(tx.N("techcard.sources", len(p.Sources)), tx.T("techcard.sources-hide"), list))
	}
	return kit.NewCard(col)
}

func cautions(p Params) fyne.CanvasObject {
	tx := p.Texts
	col := kit.Column(8, kit.Section(tx.T("techcard.cautions")))
	n := len(p.LeftOutWith) + len(p.ChangedWith)
	if n == 0 {
		col.Add(kit.Small(tx.T("techcard.cautions-none")))
		return kit.NewCard(col)
	}
	col.Add(kit.Small(tx.T("techcard.cautions-why")))
	list := kit.Column(6)
	add := func(id string, names []string) {
		if len(names) == 0 {
			return
		}
		list.Add(kit.PadTop(4, kit.Strong(tx.T(id))))
		for _, name := range names {
			list.Add(kit.Bullet(kit.Small(name)))
		}
	}
	add("techcard.left-out-with", p.LeftOutWith)
	add("techcard.changed-with", p.ChangedWith)
	col.Add(kit.Fold(tx.N("techcard.cautions-show", n), tx.T("techcard.cautions-hide"), list))
	return kit.NewCard(col)
}

func how(p Params) fyne.CanvasObject {
	col := kit.Column(10, kit.Section(p.Texts.T("techcard.how")), kit.Muted(p.Setup))
	for i, s := range p.Steps {
		number := container.NewBorder(kit.NewText(fmt.Sprint(i+1), kit.TextStyle{Bold: true, Color: theme.ColorPrimaryInk}), nil, nil, nil, container.NewStack())
		col.Add(container.NewBorder(nil, nil, kit.Sized(26, 0, number), nil, kit.Body(s)))
	}
	return kit.NewCard(col)
}

func howMuch(p Params) fyne.CanvasObject {
	tx := p.Texts
	col := kit.Column(8, kit.Section(tx.T("techcard.how-much")))
	for _, f := range p.Dose {
		col.Add(fact(f))
	}
	col.Add(fact(Fact{tx.T("techcard.cap"), p.Cap}))
	col.Add(fact(Fact{tx.T("techcard.should-feel"), p.ShouldFeel}))
	return kit.NewCard(col)
}

func stop(p Params) fyne.CanvasObject {
	tx := p.Texts
	col := kit.Column(6, kit.Section(tx.T("techcard.stop-if")))
	for _, s := range p.StopIf {
		col.Add(kit.Bullet(kit.Body(s)))
	}
	col.Add(kit.PadTop(6, kit.Strong(tx.T("techcard.stop-always"))))
	for i, id := range always {
		if i == len(always)-1 {
			col.Add(kit.PadTop(4, kit.Body(tx.T(id))))
			break
		}
		col.Add(kit.Bullet(kit.Muted(tx.T(id))))
	}
	return kit.NewCard(col)
}

func variants(p Params) fyne.CanvasObject {
	tx := p.Texts
	col := kit.Column(6)
	if len(p.Mistakes) > 0 {
		col.Add(kit.Section(tx.T("techcard.mistakes")))
		for _, m := range p.Mistakes {
			col.Add(kit.Bullet(kit.Body(m)))
		}
	}
	for _, v := range []struct {
		id   string
		link Link
	}{{"techcard.easier", p.Easier}, {"techcard.harder", p.Harder}} {
		if v.link.Text == "" {
			continue
		}
		col.Add(kit.PadTop(8, kit.Section(tx.T(v.id))))
		col.Add(kit.Body(v.link.Text))
		if v.link.Card != "" {
			col.Add(kit.Flush(kit.NewButton(v.link.Card, kit.LookQuiet, v.link.OnOpen).After(kit.IconForward)))
		}
	}
	return kit.NewCard(col)
}
