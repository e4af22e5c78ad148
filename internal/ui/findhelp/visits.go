package findhelp

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Log is the visit log in words.
type Log struct {
	Visits  []Visit // newest first
	Courses []Course
	Notes   []Note // what the log asks to be said, above everything else
}

// Visit is one line of the log.
type Visit struct {
	ID     int64
	When   string
	What   string
	Change string // pain before, after and the next morning
	Extra  string // with whom, and what was noted
	Bad    string // what went badly
	NoNext bool   // the next morning can still be added
}

// Course is what the log says about one therapy.
type Course struct{ Name, Text string }

// Note is something the log asks to be said.
type Note struct {
	Title, Text string
	Action      string
	OnPick      func()
}

// visits is the log, with what it says so far.
func (s *Screen) visits() fyne.CanvasObject {
	tx := s.p.Texts
	col := kit.Column(theme.Gap)
	for _, n := range s.p.Log.Notes {
		col.Add(note(n))
	}
	if len(s.p.Log.Visits) == 0 {
		col.Add(kit.AtMost(620, kit.NewCard(kit.Column(12, kit.Section(tx.T("findhelp.log-empty")), kit.Muted(tx.T("findhelp.log-empty-text")),
			kit.PadTop(4, kit.Row(0, kit.NewButton(tx.T("findhelp.add"), kit.LookPrimary, s.p.OnAdd)))))))
		return col
	}
	right := kit.Column(theme.Gap)
	if len(s.p.Log.Courses) > 0 {
		courses := kit.Column(10, kit.Section(tx.T("findhelp.courses")))
		for _, c := range s.p.Log.Courses {
			courses.Add(kit.Column(2, kit.Strong(c.Name), kit.Small(c.Text)))
		}
		right.Add(kit.NewCard(courses))
	}
	right.Add(kit.NewInfo(kit.Column(6, kit.Strong(tx.T("findhelp.log-why")), kit.Muted(tx.T("findhelp.log-why-text")))))
	col.Add(kit.Shares(theme.Gap, []float32{1.6, 1}, kit.Column(0, s.log()), right))
	return col
}

func note(n Note) fyne.CanvasObject {
	words := kit.Column(4, kit.Section(n.Title), kit.Body(n.Text))
	if n.Action == "" {
		return kit.NewInfo(words)
	}
	button := kit.NewButton(n.Action, kit.LookOutline, n.OnPick)
	return kit.NewInfo(container.NewBorder(nil, nil, nil, kit.Middle(button), kit.PadRight(theme.Gap, kit.Middle(words))))
}

func (s *Screen) log() fyne.CanvasObject {
	tx := s.p.Texts
	add := kit.NewButton(tx.T("findhelp.add"), kit.LookPrimary, s.p.OnAdd)
	col := kit.Column(4, kit.PadSides(lineSide, 0, kit.PadBottom(6,
		container.NewBorder(nil, nil, nil, add, kit.Middle(kit.Section(tx.T("findhelp.log")))))))
	for i, v := range s.p.Log.Visits {
		if i > 0 {
			col.Add(kit.PadSides(lineSide, 0, kit.NewRule()))
		}
		col.Add(s.visit(v))
	}
	return lineCard(col)
}

// visit is one line of the log; it opens to be changed.
func (s *Screen) visit(v Visit) fyne.CanvasObject {
	tx := s.p.Texts
	words := kit.Column(2, kit.Strong(v.What))
	if v.Change != "" {
		words.Add(kit.Body(v.Change))
	}
	if v.Extra != "" {
		words.Add(kit.Small(v.Extra))
	}
	if v.Bad != "" {
		words.Add(kit.NewText(v.Bad, kit.TextStyle{Size: theme.SizeSmall, Color: theme.ColorDanger, Bold: true}))
	}
	if v.NoNext {
		words.Add(kit.NewText(tx.T("findhelp.add-next"), kit.TextStyle{Size: theme.SizeSmall, Color: theme.ColorPrimaryInk, Bold: true}))
	}
	when := kit.Sized(whenWidth, 0, container.NewBorder(kit.Label(v.When), nil, nil, nil, container.NewStack()))
	arrow := kit.Middle(kit.NewPicture(kit.IconForward, theme.ColorPrimaryInk, 16))
	return kit.NewLine(container.NewBorder(nil, nil, when, arrow, kit.PadRight(10, words)), v.When+", "+v.What, func() { s.p.OnEdit(v.ID) })
}

// whenWidth is the room for the day of a visit, in device-independent pixels.
const whenWidth float32 = 124
