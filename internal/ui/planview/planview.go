// Package planview is the screen that shows a plan before it is done: the steps in order, each
// with its reason and dose, how the time is spent, and what was left out and why.
package planview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Row is one step of the plan, in words.
type Row struct {
	Name    string
	Why     string
	Dose    string
	Changes []string // what a caution asks to change
	Seconds int
	Picture fyne.CanvasObject
	Details Details

	// What the person can change; nil where a change is not possible.
	OnDose, OnSwap, OnUp, OnDown, OnRemove func()
}

// Details is what opens when a person wants to know more about a step.
type Details struct {
	Why        []string
	Setup      string
	Steps      []string
	ShouldFeel string
	StopIf     []string
	Mistakes   []string
	Easier     string
	Cap        string
	Evidence   string
	Chosen     []string // how the step came to be chosen, one factor a line
}

// Left is something left out on purpose.
type Left struct{ Name, Because string }

// Params are what the screen shows and whom it tells.
type Params struct {
	Texts   *i18n.Texts
	Minutes int
	Seconds int // the whole plan, changeovers included
	Rows    []Row
	Left    []Left
	Notes   []string
	Advice  string // what the safety check said, when it is more than "clear"
	Problem string // why the last change was not made; empty when it was
	Crumb   string // where the plan came from; Relief when empty
	OnBack  func()
	OnStart func()
	OnKeep  func() // keep the plan as a routine
	// OnDetails opens the details of a step, in a sheet over the screen.
	OnDetails func(content fyne.CanvasObject)
}

// leftShown is how many of the things left out are listed before "show all".
const leftShown = 4

// New lays the screen out.
func New(p Params) fyne.CanvasObject {
	tx := p.Texts
	start := kit.NewButton(tx.T("planview.start"), kit.LookPrimary, p.OnStart).Before(kit.IconPlay)
	back := kit.NewButton(tx.T("planview.change"), kit.LookOutline, p.OnBack)
	keep := kit.NewButton(tx.T("planview.keep"), kit.LookOutline, p.OnKeep)
	if len(p.Rows) == 0 {
		start.Disable()
		keep.Disable()
	}
	crumb := p.Crumb
	if crumb == "" {
		crumb = tx.T("planview.crumb")
	}
	weights := make([]float32, len(p.Rows))
	steps := kit.Column(14)
	for i, r := range p.Rows {
		weights[i] = float32(r.Seconds)
		steps.Add(step(p, i, r))
	}
	columns := kit.Shares(theme.Gap, []float32{1.86, 1}, kit.Scroll(steps), kit.Scroll(aside(p)))
	body := container.NewBorder(kit.PadBottom(theme.Gap, kit.NewShares(weights)), nil, nil, nil, columns)
	return kit.Page(kit.Header{
		Crumb:    crumb,
		Title:    tx.N("planview.title", p.Minutes),
		Subtitle: tx.N("planview.subtitle", len(p.Rows), i18n.Args{"Time": clock(p.Seconds)}),
		Actions:  []fyne.CanvasObject{back, keep, start},
	}, body)
}

func step(p Params, i int, r Row) fyne.CanvasObject {
	tx := p.Texts
	words := kit.Column(8,
		kit.NewText(tx.T("planview.step", i18n.Args{"Number": i + 1, "Name": r.Name}), kit.TextStyle{Size: theme.SizeSection, Bold: true}),
		kit.Small(r.Why))
	for _, c := range r.Changes {
		words.Add(container.NewBorder(nil, nil, kit.PadRight(8, kit.Middle(kit.NewPicture(kit.IconShield, theme.ColorPrimaryInk, 14))), nil, kit.Small(c)))
	}
	chips := kit.Flow(dose(r), kit.NewOutlinedChip(tx.T("planview.details"), false, func() { p.OnDetails(details(tx, r)) }))
	if r.OnSwap != nil {
		chips.Add(kit.NewOutlinedChip(tx.T("planview.swap"), false, r.OnSwap))
	}
	words.Add(chips)
	picture := kit.Sized(150, 104, r.Picture)
	return kit.NewCard(container.NewBorder(nil, nil, kit.PadRight(theme.Gap, kit.Middle(picture)), kit.Middle(places(tx, r)), kit.Middle(words)))
}

// dose is the length of a step, which opens the choice of another where there is one.
func dose(r Row) fyne.CanvasObject {
	if r.OnDose == nil {
		return kit.NewPill(r.Dose)
	}
	return kit.NewChip(r.Dose, false, r.OnDose)
}

// places are the buttons that move a step or take it out.
func places(tx *i18n.Texts, r Row) fyne.CanvasObject {
	col := kit.Column(2)
	for _, b := range []struct {
		icon kit.Icon
		id   string
		do   func()
	}{{kit.IconUp, "planview.up", r.OnUp}, {kit.IconCross, "planview.remove", r.OnRemove}, {kit.IconDown, "planview.down", r.OnDown}} {
		if b.do != nil {
			col.Add(kit.NewIconButton(b.icon, tx.T(b.id, i18n.Args{"Name": r.Name}), b.do))
		}
	}
	return col
}

func aside(p Params) fyne.CanvasObject {
	tx := p.Texts
	col := kit.Column(14)
	if p.Problem != "" {
		col.Add(kit.NewInfo(kit.Column(8, kit.Section(tx.T("planview.not-changed")), kit.Body(p.Problem))))
	}
	if p.Advice != "" {
		col.Add(kit.NewInfo(kit.Column(8, kit.Section(tx.T("planview.advice")), kit.Body(p.Advice))))
	}
	if len(p.Notes) > 0 {
		notes := kit.Column(8, kit.Section(tx.T("planview.notes")))
		for _, n := range p.Notes {
			notes.Add(kit.Small(n))
		}
		col.Add(kit.NewCard(notes))
	}
	col.Add(leftOut(p))
	col.Add(kit.NewCard(kit.Column(8, kit.Section(tx.T("planview.rules")), kit.Small(tx.T("planview.rules-text")))))
	return col
}

func leftOut(p Params) fyne.CanvasObject {
	tx := p.Texts
	list := kit.Column(10, kit.Section(tx.T("planview.left-out")))
	if len(p.Left) == 0 {
		list.Add(kit.Small(tx.T("planview.nothing-left-out")))
		return kit.NewCard(list)
	}
	add := func(l Left) { list.Add(kit.Column(2, kit.Strong(l.Name), kit.Small(l.Because))) }
	for _, l := range p.Left[:min(leftShown, len(p.Left))] {
		add(l)
	}
	if rest := p.Left[min(leftShown, len(p.Left)):]; len(rest) > 0 {
		var more *kit.Button
		more = kit.NewButton(tx.N("planview.more-left-out", len(rest)), kit.LookQuiet, func() {
			list.Remove(more)
			for _, l := range rest {
				add(l)
			}
		})
		list.Add(more)
	}
	return kit.NewCard(list)
}
