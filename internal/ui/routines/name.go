package routines

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
)

// Named is one routine to choose.
type Named struct{ Name, Line string }

// PickParams are what the sheet of "Add to a routine" shows and whom it tells.
type PickParams struct {
	Texts    *i18n.Texts
	Name     string // what is added
	Routines []Named
	Default  string // a name for a new routine
	OnPick   func(index int)
	OnNew    func(name string)
}

// NewPick asks which routine something goes into, or how a new one is called.
func NewPick(p PickParams) fyne.CanvasObject {
	tx := p.Texts
	col := kit.Column(12, kit.Title(tx.T("routines.add", i18n.Args{"Name": p.Name})))
	if len(p.Routines) > 0 {
		col.Add(kit.Muted(tx.T("routines.add-which")))
	}
	for i, r := range p.Routines {
		tile := kit.NewTile(kit.PadSides(14, 10, kit.Column(2, kit.Strong(r.Name), kit.Small(r.Line))), func() { p.OnPick(i) })
		tile.SetLabel(r.Name)
		col.Add(tile)
	}
	col.Add(kit.PadTop(4, kit.Strong(tx.T("routines.add-new"))))
	col.Add(NewName(tx, p.Default, p.OnNew).Object())
	return kit.Pad(4, col) // for the shadows and the outline of the keyboard
}

// Name asks for the name of a routine.
type Name struct {
	field  *kit.Field
	object fyne.CanvasObject
}

// NewName asks for the name of a routine; an empty one is not taken.
func NewName(tx *i18n.Texts, name string, onKeep func(name string)) *Name {
	n := &Name{field: kit.NewField(tx.T("routines.name-hint"))}
	n.field.SetText(name)
	keep := func() {
		if text := strings.TrimSpace(n.field.Text); text != "" {
			onKeep(text)
		}
	}
	n.field.OnSubmitted = func(string) { keep() }
	button := kit.NewButton(tx.T("routines.keep-name"), kit.LookPrimary, keep)
	n.object = container.NewBorder(nil, nil, nil, kit.PadSides(6, 3, button), kit.Middle(n.field))
	return n
}

// Object is what the window shows.
func (n *Name) Object() fyne.CanvasObject { return n.object }

// Focus puts the keyboard into the field.
func (n *Name) Focus(c fyne.Canvas) { c.Focus(n.field) }
