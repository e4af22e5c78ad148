// Package verdict is the page that ends the way to a plan when a person should be seen first: what
// to do now, why, and what stays open.
package verdict

import (
	"fyne.io/fyne/v2"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Params are what the page shows and whom it tells.
type Params struct {
	Texts     *i18n.Texts
	Emergency bool
	Paused    bool     // a clinician decides first (section 3.4)
	Advice    string   // what to do now, in the words of the safety rules
	Reasons   []string // what it rests on
	Open      []string // what stays open, in words
	OnBack    func()   // to the answers, to change a slip of the hand
	OnChecked func()   // "a clinician has seen me and said I may exercise"; not offered when nil
	OnHome    func()
	OnHelp    func() // to what can be known before seeing somebody
}

// New lays the page out.
func New(p Params) fyne.CanvasObject {
	tx := p.Texts
	title, ground, ink := tx.T("verdict.same-day"), theme.ColorPrimarySoft, theme.ColorPrimaryInk
	switch {
	case p.Paused:
		title = tx.T("verdict.paused")
	case p.Emergency:
		title, ground, ink = tx.T("verdict.emergency"), theme.ColorDangerSoft, theme.ColorDanger
	}
	now := kit.NewSurface(kit.Ground{Fill: ground, Radius: theme.CardRadius, Padding: 26}, kit.Column(12,
		kit.Row(12, kit.NewPicture(kit.IconAlert, ink, 28)),
		kit.NewText(p.Advice, kit.TextStyle{Size: theme.SizeSection, Bold: true})))
	col := kit.Column(theme.Gap, now)
	list := func(id string, lines []string) {
		if len(lines) == 0 {
			return
		}
		card := kit.Column(8, kit.Section(tx.T(id)))
		for _, l := range lines {
			card.Add(kit.Muted(l))
		}
		col.Add(kit.NewCard(card))
	}
	list("verdict.why", p.Reasons)
	list("verdict.open", p.Open)
	actions := kit.Row(theme.Gap, kit.NewButton(tx.T("verdict.home"), kit.LookPrimary, p.OnHome), kit.NewButton(tx.T("verdict.back"), kit.LookOutline, p.OnBack))
	if p.OnChecked != nil {
		actions.Add(kit.NewButton(tx.T("verdict.checked"), kit.LookQuiet, p.OnChecked))
	}
	col.Add(actions)
	col.Add(kit.Flush(kit.NewButton(tx.T("verdict.help"), kit.LookQuiet, p.OnHelp).Before(kit.IconHeart)))
	return kit.ScrollPage(kit.Header{Crumb: tx.T("verdict.crumb"), Title: title}, kit.AtMost(760, col))
}
