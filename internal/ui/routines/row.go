package routines

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Step is one step of a routine in words.
type Step struct {
	Name, Dose string
	// Out is why the step is left out as things are now; empty where it is not.
	Out     string
	Picture fyne.CanvasObject // nil where there is none
}

// row is a step on the page of a routine, with the buttons that move it and take it out.
type row struct {
	step          Step
	index         int
	up, down, out *kit.IconButton
	object        fyne.CanvasObject
}

func newRow(e *Editor, s Step) *row {
	tx, r := e.p.Texts, &row{step: s}
	name := i18n.Args{"Name": s.Name}
	r.up = kit.NewIconButton(kit.IconUp, tx.T("routines.up", name), func() { e.move(r.index, r.index-1) })
	r.down = kit.NewIconButton(kit.IconDown, tx.T("routines.down", name), func() { e.move(r.index, r.index+1) })
	r.out = kit.NewIconButton(kit.IconCross, tx.T("routines.remove", name), func() { e.remove(r.index) })
	words := kit.Column(2, kit.Strong(s.Name), kit.Small(s.Dose))
	// Each button has its place, so that nothing jumps below the pointer when one of them goes.
	buttons := kit.Row(4, slot(r.up), slot(r.down), slot(r.out))
	col := kit.Column(lineGap, container.NewBorder(nil, nil, kit.PadRight(theme.Gap, kit.Middle(picture(s))),
		kit.PadLeft(theme.SmallGap, kit.Middle(buttons)), kit.Middle(words)))
	if s.Out != "" {
		col.Add(marked(kit.IconShield, tx.T("routines.left-out", i18n.Args{"Because": s.Out})))
	}
	r.object = kit.NewCard(col)
	return r
}

func slot(b *kit.IconButton) fyne.CanvasObject { return kit.Sized(theme.Target, theme.Target, b) }

// picture shows the step, or that there is nothing to show of it.
func picture(s Step) fyne.CanvasObject {
	const width, height = 108, 78
	if s.Picture != nil {
		return kit.Sized(width, height, s.Picture)
	}
	ground := kit.Ground{Fill: theme.ColorSurface2, Radius: theme.PictureRadius}
	return kit.Sized(width, height, kit.NewSurface(ground, container.NewCenter(kit.NewPicture(kit.IconLibrary, theme.ColorMuted, 24))))
}

// place tells the row where it stands. A routine has a step at least, so the only one stays.
func (r *row) place(index, of int) {
	r.index = index
	setVisible(r.up, index > 0)
	setVisible(r.down, index < of-1)
	setVisible(r.out, of > 1)
}

// handle is the button to go on moving the row with: the one it was moved with, or the other one where
// it cannot go further.
func (r *row) handle(up bool) control {
	if up && r.up.Visible() || !r.down.Visible() {
		return r.up
	}
	return r.down
}

// control is what can have the keyboard.
type control interface {
	fyne.CanvasObject
	fyne.Focusable
}

// hasFocus reports whether the keyboard is on one of some controls. A pointer leaves it where it is.
func (e *Editor) hasFocus(controls ...control) bool {
	c := e.canvas()
	return c != nil && slices.ContainsFunc(controls, func(o control) bool { return c.Focused() == o })
}

// focus puts the keyboard somewhere.
func (e *Editor) focus(o control) {
	if c := e.canvas(); c != nil {
		c.Focus(o)
	}
}

// canvas is where the page is shown. What has just been put on the page is not known to it yet.
func (e *Editor) canvas() fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(e.list)
}
