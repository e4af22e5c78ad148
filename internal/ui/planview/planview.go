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
	OnBack  func()
	OnStart func()
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
	if len(p.Rows) == 0 {
		start.Disable()
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
		Crumb:    tx.T("planview.crumb"),
		Title:    tx.N("planview.title", p.Minutes),
		Subtitle: tx.N("planview.subtitle", len(p.Rows), i18n.Args{"Time": clock(p.Seconds)}),
		Actions:  []fyne.CanvasObject{back, start},
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
	more := kit.NewOutlinedChip(tx.T("planview.details"), false, func() { p.OnDetails(details(tx, r)) })
	words.Add(kit.Flow(kit.NewPill(r.Dose), more))
	picture := kit.Sized(150, 104, r.Picture)
	return kit.NewCard(container.NewBorder(nil, nil, kit.PadRight(theme.Gap, kit.Middle(picture)), nil, kit.Middle(words)))
}

func aside(p Params) fyne.CanvasObject {
	tx := p.Texts
	col := kit.Column(14)
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
