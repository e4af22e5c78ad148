package planview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Option is a technique that could take the place of a step.
type Option struct {
	Name, Why, Dose string
	Picture         fyne.CanvasObject
	OnPick          func()
}

// NewSwap lists what could be done instead of a step, best first.
func NewSwap(tx *i18n.Texts, name string, options []Option) fyne.CanvasObject {
	col := kit.Column(12, kit.Title(tx.T("planview.swap-title", i18n.Args{"Name": name})))
	if len(options) == 0 {
		col.Add(kit.Muted(tx.T("planview.swap-none")))
	}
	for _, o := range options {
		words := kit.Column(4, kit.Strong(o.Name), kit.Small(o.Why), kit.Small(o.Dose))
		take := kit.NewButton(tx.T("planview.take"), kit.LookSoft, o.OnPick)
		col.Add(container.NewBorder(nil, nil, kit.PadRight(theme.Gap, kit.Middle(kit.Sized(110, 80, o.Picture))), kit.Middle(take), kit.Middle(words)))
	}
	return col
}

// NewDose lists the doses a step can have.
func NewDose(tx *i18n.Texts, name string, doses []kit.Option, now string, picked func(id string)) fyne.CanvasObject {
	return kit.Column(14, kit.Title(tx.T("planview.dose-title", i18n.Args{"Name": name})),
		kit.Muted(tx.T("planview.dose-why")), kit.NewChoice(doses, now, picked).Box)
}
