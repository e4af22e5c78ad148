package routines

import (
	"strings"

	"fyne.io/fyne/v2"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Day is one day of the week plan.
type Day struct {
	Name  string
	Today bool
	Own   []string // the person's own routines of the day
	Lines []string // what the plan holds for it
}

// Week is the week plan that fits now.
type Week struct {
	Because string // why it is this one
	Days    []Day
	Start   string // the session of today, in words; empty when there is none
	Why     string // why it does not fit now; empty when it does, or nobody knows
	OnStart func() // nil where starting leads nowhere
}

// week lays the plan of the week out: seven columns, today's marked.
func week(tx *i18n.Texts, w Week) fyne.CanvasObject {
	columns, shares := make([]fyne.CanvasObject, len(w.Days)), make([]float32, len(w.Days))
	for i, d := range w.Days {
		columns[i], shares[i] = day(d), 1
	}
	col := kit.Column(12, kit.Column(4, kit.Section(tx.T("routines.week")), kit.Muted(w.Because)), kit.Shares(lineGap, shares, columns...))
	if w.Start == "" {
		return kit.NewCard(col)
	}
	col.Add(w.foot(tx))
	return kit.NewCard(col)
}

// foot is the session of today: the way to it, or why it is not for now.
func (w Week) foot(tx *i18n.Texts) fyne.CanvasObject {
	text := tx.T("routines.week-start", i18n.Args{"Session": w.Start})
	if w.OnStart == nil {
		return kit.Column(2, kit.Strong(text), kit.Small(w.Why))
	}
	start := kit.Row(0, kit.NewButton(text, kit.LookSoft, w.OnStart).Before(kit.IconPlay))
	if w.Why == "" {
		return start
	}
	return kit.Column(lineGap, start, kit.Small(w.Why))
}

// dayNames is how many characters of a name stand in a column of the week.
const dayNames = 26

// short cuts a long name, so that a column of the week stays one.
func short(name string) string {
	runes := []rune(name)
	if len(runes) <= dayNames {
		return name
	}
	return strings.TrimSpace(string(runes[:dayNames-1])) + "…"
}

func day(d Day) fyne.CanvasObject {
	col := kit.Column(4, kit.NewText(d.Name, kit.TextStyle{Size: theme.SizeSmall, Bold: true, NoWrap: true}))
	for _, o := range d.Own {
		col.Add(kit.NewText(short(o), kit.TextStyle{Size: theme.SizeSmall, Color: theme.ColorPrimaryInk, Bold: true}))
	}
	for _, l := range d.Lines {
		col.Add(kit.Small(l))
	}
	ground := kit.Ground{Fill: theme.ColorSurface2, Radius: 12, Padding: theme.SmallGap}
	if d.Today {
		ground.Fill = theme.ColorPrimarySoft
	}
	return kit.NewSurface(ground, col)
}
