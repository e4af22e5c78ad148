// Package setup is the last page of the first run: what the person has at hand. It takes a few
// seconds, can be skipped, and everything on it stands in Settings as well.
package setup

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Tool is a thing that may be at hand.
type Tool struct {
	ID, Name string
	InPlace  string // household things that do as well; empty when there are none
}

// Params are what the page shows and whom it tells.
type Params struct {
	Texts   *i18n.Texts
	Tools   []Tool
	AtHand  []string // the ids of those that are
	Picture fyne.CanvasObject
	OnDone  func(atHand []string)
	OnBack  func()
}

// New lays the page out.
func New(p Params) fyne.CanvasObject {
	tx := p.Texts
	tools := Chips(p.Tools, p.AtHand, nil)
	words := kit.Column(14, tools.Box, kit.Small(tx.T("setup.nothing")), InPlace(tx, p.Tools))
	card := kit.NewCard(container.NewBorder(nil, nil, kit.PadRight(28, kit.Middle(kit.Sized(300, 240, p.Picture))), nil, kit.Middle(words)))
	buttons := kit.Row(10,
		kit.NewButton(tx.T("setup.done"), kit.LookPrimary, func() { p.OnDone(tools.Values()) }),
		kit.NewButton(tx.T("setup.back"), kit.LookQuiet, p.OnBack))
	return kit.ScrollPage(
		kit.Header{Crumb: tx.T("setup.crumb"), Title: tx.T("setup.title"), Subtitle: tx.T("setup.subtitle")},
		kit.Column(theme.Gap, card, buttons))
}

// Chips are the tools to choose from.
func Chips(tools []Tool, atHand []string, changed func(ids []string)) *kit.Choices {
	options := make([]kit.Option, len(tools))
	for i, t := range tools {
		options[i] = kit.Option{ID: t.ID, Text: t.Name}
	}
	return kit.NewChoices(options, atHand, changed)
}

// InPlace lists what does as well where a tool is missing.
func InPlace(tx *i18n.Texts, tools []Tool) fyne.CanvasObject {
	lines := kit.Column(4, kit.Strong(tx.T("setup.in-place")))
	for _, t := range tools {
		if t.InPlace != "" {
			lines.Add(kit.Muted(tx.T("setup.stand-in", i18n.Args{"Tool": t.Name, "Things": t.InPlace})))
		}
	}
	return lines
}
