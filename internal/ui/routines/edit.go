package routines

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Edit is a routine that is being changed. Days are the ids of weekdays, "1" for Monday to "7".
type Edit struct {
	Name  string
	Line  string // how long, how many steps
	Steps []Step
	Days  []string
	At    string // the time of day as hh:mm; empty for none
}

// EditParams are what the page shows and whom it tells. Every change is told at once; the page has
// changed by then.
type EditParams struct {
	Texts *i18n.Texts
	Edit  Edit
	Days  []kit.Option // of the week, in the order of the calendar
	// OnName and OnTime take what is typed and give back what is wrong with it, empty where nothing is.
	OnName, OnTime func(text string) (wrong string)
	OnMove         func(from, to int)
	OnRemove       func(step int)
	OnPutBack      func(step int) // what was taken out last comes back at its place
	OnDays         func(ids []string)
	OnLibrary      func()
	OnDelete       func()
	OnDone         func()
}

// Editor is the page of one routine.
type Editor struct {
	p      EditParams
	name   string
	line   string
	rows   []*row
	gone   *row // what was taken out last, until something else is done
	at     int  // where that was
	back   *kit.Button
	done   *kit.Button
	head   *fyne.Container
	list   *fyne.Container
	object fyne.CanvasObject
}

// NewEditor lays the page of one routine out.
func NewEditor(p EditParams) *Editor {
	tx := p.Texts
	e := &Editor{p: p, name: p.Edit.Name, line: p.Edit.Line, head: container.NewStack(), list: kit.Column(10)}
	e.done = kit.NewButton(tx.T("routines.done"), kit.LookPrimary, p.OnDone)
	for _, s := range p.Edit.Steps {
		e.rows = append(e.rows, newRow(e, s))
	}
	e.showHead()
	e.showRows()
	more := kit.Row(0, kit.NewButton(tx.T("routines.more-steps"), kit.LookQuiet, p.OnLibrary).Before(kit.IconLibrary))
	steps := kit.Column(10, e.list, more)
	columns := kit.Shares(columnGap, []float32{1.7, 1}, kit.Scroll(steps), kit.Scroll(e.about()))
	e.object = kit.Pad(theme.PagePadding, container.NewBorder(kit.PadBottom(18, e.head), nil, nil, nil, columns))
	return e
}

// columnGap is the room between the columns, in device-independent pixels: the bar of the left one
// stands in it, clear of the cards of the right one.
const columnGap = theme.Gap + theme.SmallGap

// Object is what the window shows.
func (e *Editor) Object() fyne.CanvasObject { return e.object }

// Say changes the heading: the name as it is kept, and how long the routine is.
func (e *Editor) Say(name, line string) {
	if e.name != name || e.line != line {
		e.name, e.line = name, line
		e.showHead()
	}
}

func (e *Editor) showHead() {
	e.head.Objects = []fyne.CanvasObject{kit.Header{
		Crumb: e.p.Texts.T("routines.crumb"), Title: e.name, Subtitle: e.line, Actions: []fyne.CanvasObject{e.done},
	}.Object()}
	e.head.Refresh()
}

// showRows sets the rows in their order, with what was taken out last where it was.
func (e *Editor) showRows() {
	e.list.RemoveAll()
	for i, r := range e.rows {
		if e.gone != nil && e.at == i {
			e.list.Add(e.putBack())
		}
		r.place(i, len(e.rows))
		e.list.Add(r.object)
	}
	if e.gone != nil && e.at == len(e.rows) {
		e.list.Add(e.putBack())
	}
}

// move moves a row, and the keyboard with it.
func (e *Editor) move(from, to int) {
	moved := e.rows[from]
	keyed := e.hasFocus(moved.up, moved.down)
	e.rows = slices.Insert(slices.Delete(e.rows, from, from+1), to, moved)
	e.gone = nil
	e.showRows()
	if keyed {
		e.focus(moved.handle(to < from))
	}
	e.p.OnMove(from, to)
}

func (e *Editor) remove(at int) {
	e.gone, e.at = e.rows[at], at
	keyed := e.hasFocus(e.gone.out)
	e.rows = slices.Delete(e.rows, at, at+1)
	e.showRows()
	if keyed {
		e.focus(e.back) // one key more brings it back
	}
	e.p.OnRemove(at)
}

// putBack says what was taken out and brings it back.
func (e *Editor) putBack() fyne.CanvasObject {
	tx := e.p.Texts
	text := kit.Muted(tx.T("routines.taken-out", i18n.Args{"Name": e.gone.step.Name}))
	e.back = kit.NewButton(tx.T("routines.put-back"), kit.LookQuiet, func() {
		at, keyed := e.at, e.hasFocus(e.back)
		e.rows = slices.Insert(e.rows, at, e.gone)
		e.gone = nil
		e.showRows()
		if keyed {
			e.focus(e.rows[at].out)
		}
		e.p.OnPutBack(at)
	})
	return kit.NewInfo(container.NewBorder(nil, nil, nil, kit.Middle(e.back), kit.Middle(text)))
}

// about is everything besides the steps.
func (e *Editor) about() fyne.CanvasObject {
	tx := e.p.Texts
	name := e.field(tx.T("routines.name-hint"), e.p.Edit.Name, tx.T("routines.name-rule"), e.p.OnName)
	at := e.field(tx.T("routines.time-hint"), e.p.Edit.At, tx.T("routines.time-rule"), e.p.OnTime)
	return kit.Column(theme.Gap,
		kit.NewCard(kit.Column(10, kit.Section(tx.T("routines.name")), name)),
		kit.NewCard(kit.Column(10, kit.Section(tx.T("routines.days")), kit.Small(tx.T("routines.days-why")),
			kit.NewChoices(e.p.Days, e.p.Edit.Days, e.p.OnDays).Box,
			kit.PadTop(4, kit.Strong(tx.T("routines.time"))), at)),
		kit.Muted(tx.T("routines.kept-at-once")),
		kit.Row(0, kit.NewButton(tx.T("routines.delete"), kit.LookDanger, e.p.OnDelete)))
}

// field is a field of one line with the rule for it below, which turns into what is wrong.
func (e *Editor) field(hint, text, rule string, take func(string) string) fyne.CanvasObject {
	entry, below := kit.NewField(hint), kit.Small(rule)
	entry.SetText(text)
	entry.OnChanged = func(s string) {
		if wrong := take(s); wrong != "" {
			below.SetColor(theme.ColorDanger)
			below.SetText(wrong)
			return
		}
		below.SetColor(theme.ColorMuted)
		below.SetText(rule)
	}
	return kit.Column(lineGap, entry, below)
}
