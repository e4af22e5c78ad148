package routines

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Ready is a ready-made session.
type Ready struct {
	Name  string
	Facts string // how long, where, with what
	For   string // what it is for
	// Note is what is different now, and Why is why it does not fit; empty where there is nothing to say.
	Note, Why string
	Pictures  []fyne.CanvasObject // of the first steps
	Start     string              // what the button says; the usual word when empty
	OnStart   func()              // nil where starting leads nowhere
	Have      string              // "I have it", where only tools are missing
	OnHave    func()
}

// Shelf is all the ready-made sessions, those that fit now and the others.
type Shelf struct {
	Line string // what was judged, or why nothing could be
	// Judged says that it is known which fit. Where it is not, all stand in Fits and none is marked.
	Judged       bool
	Facts        []string // what was counted on, such as the place
	Fits, Others []Ready
	OnFacts      func() // change what was counted on
}

func (s Shelf) object(tx *i18n.Texts, rest *fold) fyne.CanvasObject {
	col := kit.Column(listGap, kit.PadTop(10, kit.Column(4, kit.Section(tx.T("routines.ready")), kit.Muted(s.Line))))
	if len(s.Facts) > 0 {
		col.Add(s.facts(tx))
	}
	if len(s.Fits) > 0 {
		col.Add(grid(tx, s.Fits))
	} else {
		col.Add(kit.NewInfo(kit.Body(tx.T("routines.none-fits"))))
	}
	switch {
	case len(s.Others) == 0:
	case len(s.Fits) == 0: // then the reasons are all there is to see
		col.Add(others(tx, s.Others))
	default:
		col.Add(rest.over(others(tx, s.Others)))
	}
	return col
}

// fold hides a part behind a button. It stays as it was left when the part is replaced.
type fold struct {
	show   func() string
	hide   string
	open   bool
	button *kit.Button
	part   fyne.CanvasObject
	box    *fyne.Container
}

func newFold(show func() string, hide string) *fold {
	f := &fold{show: show, hide: hide, box: kit.Column(theme.SmallGap)}
	f.button = kit.NewButton("", kit.LookQuiet, func() { f.open = !f.open; f.apply() })
	return f
}

// over puts the part behind the button.
func (f *fold) over(part fyne.CanvasObject) fyne.CanvasObject {
	f.part = part
	f.box.Objects = []fyne.CanvasObject{kit.Flush(f.button), part}
	f.apply()
	return f.box
}

func (f *fold) apply() {
	setVisible(f.part, f.open)
	f.button.SetText(f.show())
	if f.open {
		f.button.SetText(f.hide)
	}
	f.box.Refresh()
}

// facts are what was counted on, as pills, with the way to change them.
func (s Shelf) facts(tx *i18n.Texts) fyne.CanvasObject {
	row := kit.Flow()
	for _, f := range s.Facts {
		row.Add(kit.NewPill(f))
	}
	row.Add(kit.NewButton(tx.T("routines.facts-change"), kit.LookQuiet, s.OnFacts))
	return row
}

// grid sets sessions two in a row.
func grid(tx *i18n.Texts, ready []Ready) fyne.CanvasObject {
	rows := kit.Column(listGap)
	for i := 0; i < len(ready); i += 2 {
		pair := []fyne.CanvasObject{readyCard(tx, ready[i]), container.NewStack()}
		if i+1 < len(ready) {
			pair[1] = readyCard(tx, ready[i+1])
		}
		rows.Add(kit.Shares(listGap, []float32{1, 1}, pair...))
	}
	return rows
}

func readyCard(tx *i18n.Texts, r Ready) fyne.CanvasObject {
	words := kit.Column(lineGap, strip(r.Pictures), kit.PadTop(lineGap, kit.Section(r.Name)), kit.Muted(r.Facts), kit.Small(r.For))
	if r.Note != "" {
		words.Add(marked(kit.IconShield, r.Note))
	}
	return kit.NewCard(container.NewBorder(nil, kit.PadTop(12, kit.Row(0, r.start(tx, kit.LookSoft))), nil, nil, words))
}

func (r Ready) start(tx *i18n.Texts, look kit.ButtonLook) fyne.CanvasObject {
	text := r.Start
	if text == "" {
		text = tx.T("routines.start")
	}
	return kit.NewButton(text, look, r.OnStart).Before(kit.IconPlay)
}

// others lists the sessions that do not fit, each with the reason, on one card.
func others(tx *i18n.Texts, ready []Ready) fyne.CanvasObject {
	col := kit.Column(12)
	for i, r := range ready {
		if i > 0 {
			col.Add(kit.NewRule())
		}
		col.Add(other(tx, r))
	}
	return kit.NewCard(col)
}

func other(tx *i18n.Texts, r Ready) fyne.CanvasObject {
	words := kit.Middle(kit.Column(2, kit.Strong(r.Name), kit.Small(r.Facts), kit.Small(r.Why)))
	var action fyne.CanvasObject
	switch {
	case r.OnStart != nil:
		action = r.start(tx, kit.LookQuiet)
	case r.OnHave != nil:
		action = kit.NewButton(r.Have, kit.LookQuiet, r.OnHave)
	default:
		return container.NewBorder(nil, nil, r.thumb(), nil, words)
	}
	return container.NewBorder(nil, nil, r.thumb(), kit.PadLeft(theme.Gap, kit.Middle(action)), words)
}

// thumb is one picture of the session, or nothing.
func (r Ready) thumb() fyne.CanvasObject {
	if len(r.Pictures) == 0 {
		return nil
	}
	return kit.PadRight(theme.Gap, kit.Middle(kit.Sized(pictureWidth, pictureHeight, r.Pictures[0])))
}
