package routines

import (
	"fyne.io/fyne/v2"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Day is one day of the week plan.
type Day struct {
	Name  string
	Today bool
	Lines []string // what the day holds
}

// Week is the week plan that fits now.
type Week struct {
	Because string // why it is this one
	Days    []Day
	Targets []string // how the week stands against what is good for it; may be empty
	Start   string   // the session of today, in words; empty when there is none
	OnStart func()
}

// week lays the plan of the week out: seven columns, today's marked.
func week(tx *i18n.Texts, w Week) fyne.CanvasObject {
	columns, shares := make([]fyne.CanvasObject, len(w.Days)), make([]float32, len(w.Days))
	for i, d := range w.Days {
		columns[i], shares[i] = day(d), 1
	}
	col := kit.Column(12, kit.Section(tx.T("routines.week")), kit.Muted(w.Because), kit.Shares(6, shares, columns...))
	for _, t := range w.Targets {
		col.Add(kit.Small(t))
	}
	if w.Start != "" {
		col.Add(kit.Row(0, kit.NewButton(tx.T("routines.week-start", i18n.Args{"Session": w.Start}), kit.LookSoft, w.OnStart).Before(kit.IconPlay)))
	}
	return kit.NewCard(col)
}

func day(d Day) fyne.CanvasObject {
	name := kit.NewText(d.Name, kit.TextStyle{Size: theme.SizeSmall, Bold: true, NoWrap: true})
	col := kit.Column(4, name)
	for _, l := range d.Lines {
		col.Add(kit.NewText(l, kit.TextStyle{Size: theme.SizeSmall, Color: theme.ColorMuted}))
	}
	ground := kit.Ground{Fill: theme.ColorSurface2, Radius: 12, Padding: 8}
	if d.Today {
		ground.Fill = theme.ColorPrimarySoft
	}
	return kit.NewSurface(ground, col)
}
