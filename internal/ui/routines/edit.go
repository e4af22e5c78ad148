package routines

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Step is one step of a routine in words.
type Step struct {
	Name, Dose string
	Picture    fyne.CanvasObject
}

// Edit is a routine that is being changed. Days are the ids of weekdays, "1" for Monday to "7".
type Edit struct {
	Name  string
	Line  string
	Steps []Step
	Days  []string
	At    string // the time of day as hh:mm; empty for none
	Wrong string // what is wrong with it, in words; empty when it can be kept
}

// EditParams are what the page shows and whom it tells. Every change is told at once; the page is
// then built anew from what became of it.
type EditParams struct {
	Texts    *i18n.Texts
	Edit     Edit
	Days     []kit.Option // of the week, in the order of the calendar
	OnName   func(name string)
	OnMove   func(from, to int)
	OnRemove func(step int)
	OnDays   func(ids []string)
	OnTime   func(at string)
	OnDelete func()
	OnDone   func()
}

// NewEdit lays the page of one routine out.
func NewEdit(p EditParams) fyne.CanvasObject {
	tx := p.Texts
	steps := kit.Column(10)
	for i, s := range p.Edit.Steps {
		steps.Add(p.step(i, s))
	}
	if len(p.Edit.Steps) == 0 {
		steps.Add(kit.NewCard(kit.Muted(tx.T("routines.no-steps"))))
	}
	return kit.Page(kit.Header{
		Crumb: tx.T("routines.crumb"), Title: p.Edit.Name, Subtitle: p.Edit.Line,
		Actions: []fyne.CanvasObject{kit.NewButton(tx.T("routines.done"), kit.LookPrimary, p.OnDone)},
	}, kit.Shares(theme.Gap, []float32{1.7, 1}, kit.Scroll(steps), kit.Scroll(p.about())))
}

func (p EditParams) step(i int, s Step) fyne.CanvasObject {
	tx := p.Texts
	up := kit.NewIconButton(kit.IconUp, tx.T("routines.up", i18n.Args{"Name": s.Name}), func() { p.OnMove(i, i-1) })
	down := kit.NewIconButton(kit.IconDown, tx.T("routines.down", i18n.Args{"Name": s.Name}), func() { p.OnMove(i, i+1) })
	out := kit.NewIconButton(kit.IconCross, tx.T("routines.remove", i18n.Args{"Name": s.Name}), func() { p.OnRemove(i) })
	if i == 0 {
		up.Hide()
	}
	if i == len(p.Edit.Steps)-1 {
		down.Hide()
	}
	return kit.NewCard(container.NewBorder(nil, nil,
		kit.PadRight(theme.Gap, kit.Middle(kit.Sized(108, 78, s.Picture))), kit.Middle(kit.Row(4, up, down, out)),
		kit.Middle(kit.Column(2, kit.Strong(s.Name), kit.Small(s.Dose)))))
}

func (p EditParams) about() fyne.CanvasObject {
	tx := p.Texts
	name := kit.NewField(tx.T("routines.name-hint"))
	name.SetText(p.Edit.Name)
	name.OnSubmitted = func(s string) { p.OnName(strings.TrimSpace(s)) }
	rename := kit.NewButton(tx.T("routines.rename"), kit.LookOutline, func() { p.OnName(strings.TrimSpace(name.Text)) })
	at := kit.NewField(tx.T("routines.time-hint"))
	at.SetText(p.Edit.At)
	at.OnSubmitted = p.OnTime
	setTime := kit.NewButton(tx.T("routines.set-time"), kit.LookOutline, func() { p.OnTime(strings.TrimSpace(at.Text)) })
	col := kit.Column(theme.Gap)
	if p.Edit.Wrong != "" {
		col.Add(kit.NewCard(kit.NewText(p.Edit.Wrong, kit.TextStyle{Color: theme.ColorDanger})))
	}
	col.Add(kit.NewCard(kit.Column(10, kit.Section(tx.T("routines.name")), container.NewBorder(nil, nil, nil, kit.Pad(2, rename), kit.Middle(name)))))
	col.Add(kit.NewCard(kit.Column(10, kit.Section(tx.T("routines.days")), kit.Small(tx.T("routines.days-why")),
		kit.NewChoices(p.Days, p.Edit.Days, p.OnDays).Box,
		kit.Strong(tx.T("routines.time")), container.NewBorder(nil, nil, nil, kit.Pad(2, setTime), kit.Middle(at)))))
	col.Add(kit.Row(0, kit.NewButton(tx.T("routines.delete"), kit.LookQuiet, p.OnDelete)))
	return col
}

// PickParams are what the sheet of "Add to a routine" shows and whom it tells.
type PickParams struct {
	Texts   *i18n.Texts
	Name    string // what is added
	Names   []string
	Default string // a name for a new routine
	OnPick  func(index int)
	OnNew   func(name string)
}

// NewPick asks which routine something goes into, or how a new one is called.
func NewPick(p PickParams) fyne.CanvasObject {
	tx := p.Texts
	col := kit.Column(12, kit.Title(tx.T("routines.add", i18n.Args{"Name": p.Name})))
	if len(p.Names) > 0 {
		col.Add(kit.Muted(tx.T("routines.add-which")))
	}
	for i, n := range p.Names {
		col.Add(kit.Row(0, kit.NewButton(n, kit.LookOutline, func() { p.OnPick(i) })))
	}
	col.Add(kit.Strong(tx.T("routines.add-new")))
	col.Add(NewName(tx, p.Default, p.OnNew))
	return col
}

// NewName asks for the name of a routine.
func NewName(tx *i18n.Texts, name string, onKeep func(name string)) fyne.CanvasObject {
	entry := kit.NewField(tx.T("routines.name-hint"))
	entry.SetText(name)
	keep := func() {
		if n := strings.TrimSpace(entry.Text); n != "" {
			onKeep(n)
		}
	}
	entry.OnSubmitted = func(string) { keep() }
	return container.NewBorder(nil, nil, nil, kit.Pad(2, kit.NewButton(tx.T("routines.keep-name"), kit.LookPrimary, keep)), kit.Middle(entry))
}
