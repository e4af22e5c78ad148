package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/ui/kit"
)

// Pick is a further filter: one of a few things, or any.
type Pick struct {
	Name    string // what is chosen, such as "Time"
	Options []PickOption
}

// PickOption is one thing to choose.
type PickOption struct {
	Text string
	// Chosen reports whether the filter asks for it, and Choose makes it do so.
	Chosen func(Filter) bool
	Choose func(*Filter)
}

// chosen is the option the filter asks for. The first option of a pick is "any".
func (p Pick) chosen(f Filter) int {
	for i, o := range p.Options {
		if o.Chosen(f) {
			return i
		}
	}
	return 0
}

// pickChip is a chip that opens the options of a pick.
func (s *Screen) pickChip(p Pick) fyne.CanvasObject {
	at := p.chosen(s.state.Filter)
	text := p.Name + ": " + p.Options[at].Text
	var chip *kit.Chip
	open := func() { s.openPick(p, chip) }
	if at == 0 {
		chip = kit.NewOutlinedChip(text, false, open)
	} else {
		chip = kit.NewChip(text, true, open)
	}
	return chip
}

func (s *Screen) openPick(p Pick, under fyne.CanvasObject) {
	canvas := fyne.CurrentApp().Driver().CanvasForObject(under)
	if canvas == nil {
		return
	}
	at := p.chosen(s.state.Filter)
	menu := fyne.NewMenu("")
	for i, o := range p.Options {
		item := fyne.NewMenuItem(o.Text, func() { s.change(o.Choose) })
		item.Checked = i == at
		menu.Items = append(menu.Items, item)
	}
	widget.ShowPopUpMenuAtRelativePosition(menu, canvas, fyne.NewPos(0, under.Size().Height+4), under)
}
