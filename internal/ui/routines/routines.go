// Package routines is the screen of the plans a person keeps: it lists them, and changes one. It
// decides nothing: whether a routine may be done today is asked when it is started.
package routines

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Card is one routine in words.
type Card struct {
	Name     string
	Line     string // how long, how many steps, where
	Steps    string // their names
	Due      string // when it comes round; empty when it has no days
	Picture  fyne.CanvasObject
	OnStart  func()
	OnChange func()
}

// Ready is a ready-made session.
type Ready struct {
	Name, Line string
	Picture    fyne.CanvasObject
	OnStart    func()
}

// Params are what the list shows and whom it tells.
type Params struct {
	Texts     *i18n.Texts
	Cards     []Card
	Ready     []Ready
	Week      Week
	OnRelief  func()
	OnLibrary func()
}

// New lays the list out.
func New(p Params) fyne.CanvasObject {
	tx := p.Texts
	list := kit.Column(14)
	if len(p.Cards) == 0 {
		list.Add(none(p))
	}
	for _, c := range p.Cards {
		list.Add(card(tx, c))
	}
	if len(p.Week.Days) > 0 {
		list.Add(week(tx, p.Week))
	}
	if len(p.Ready) > 0 {
		list.Add(kit.PadTop(10, kit.Column(4, kit.Section(tx.T("routines.ready")), kit.Muted(tx.T("routines.ready-why")))))
		list.Add(readyGrid(tx, p.Ready))
	}
	return kit.ScrollPage(kit.Header{Title: tx.T("routines.title"), Subtitle: tx.T("routines.subtitle")}, list)
}

func none(p Params) fyne.CanvasObject {
	tx := p.Texts
	return kit.NewInfo(kit.Column(10, kit.Section(tx.T("routines.none")), kit.Body(tx.T("routines.none-text")), kit.Row(10,
		kit.NewButton(tx.T("routines.to-relief"), kit.LookPrimary, p.OnRelief),
		kit.NewButton(tx.T("routines.to-library"), kit.LookOutline, p.OnLibrary))))
}

func card(tx *i18n.Texts, c Card) fyne.CanvasObject {
	words := kit.Column(6, kit.Section(c.Name), kit.Muted(c.Line), kit.Small(c.Steps))
	if c.Due != "" {
		words.Add(kit.Row(6, kit.Middle(kit.NewPicture(kit.IconClock, theme.ColorMuted, 14)),
			kit.NewText(c.Due, kit.TextStyle{Size: theme.SizeSmall, Color: theme.ColorMuted, NoWrap: true})))
	}
	buttons := kit.Row(8,
		kit.NewButton(tx.T("routines.change"), kit.LookQuiet, c.OnChange),
		kit.NewButton(tx.T("routines.start"), kit.LookPrimary, c.OnStart).Before(kit.IconPlay))
	return kit.NewCard(container.NewBorder(nil, nil, kit.PadRight(theme.Gap, kit.Middle(kit.Sized(150, 112, c.Picture))), kit.Middle(buttons), kit.Middle(words)))
}

// readyGrid sets the ready-made sessions two in a row.
func readyGrid(tx *i18n.Texts, ready []Ready) fyne.CanvasObject {
	rows := kit.Column(14)
	for i := 0; i < len(ready); i += 2 {
		pair := []fyne.CanvasObject{readyCard(tx, ready[i]), container.NewStack()}
		if i+1 < len(ready) {
			pair[1] = readyCard(tx, ready[i+1])
		}
		rows.Add(kit.Shares(14, []float32{1, 1}, pair...))
	}
	return rows
}

func readyCard(tx *i18n.Texts, r Ready) fyne.CanvasObject {
	buttons := kit.Row(8,
		kit.NewButton(tx.T("routines.start"), kit.LookSoft, r.OnStart).Before(kit.IconPlay))
	return kit.NewCard(container.NewBorder(nil, nil, kit.PadRight(theme.Gap, kit.Middle(kit.Sized(130, 98, r.Picture))), nil,
		kit.Middle(kit.Column(6, kit.Section(r.Name), kit.Small(r.Line), buttons))))
}
