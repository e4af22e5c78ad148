package daylog

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// week is how many days the strip shows at a time.
const week = 7

// strip is a week of days to choose from, and the way to the weeks before.
type strip struct {
	texts  *i18n.Texts
	dates  []Date
	chosen string
	end    int // index after the last day that is shown
	pick   func(id string)

	row            *fyne.Container
	earlier, later *kit.IconButton
	object         fyne.CanvasObject
}

func newStrip(tx *i18n.Texts, dates []Date, chosen string, pick func(id string)) *strip {
	s := &strip{texts: tx, chosen: chosen, pick: pick, row: container.NewStack()}
	s.earlier = kit.NewIconButton(kit.IconBack, tx.T("daylog.earlier"), func() { s.turn(-week) })
	s.later = kit.NewIconButton(kit.IconForward, tx.T("daylog.later"), func() { s.turn(week) })
	s.object = kit.NewSurface(kit.Ground{Fill: theme.ColorSurface, Radius: theme.CardRadius, Padding: 8, Raised: true},
		container.NewBorder(nil, nil, turner(s.earlier), turner(s.later), s.row))
	s.set(dates)
	return s
}

// set changes the days and shows the week of the chosen one.
func (s *strip) set(dates []Date) {
	s.dates = dates
	s.end = len(dates)
	if at := slices.IndexFunc(dates, func(d Date) bool { return d.ID == s.chosen }); at >= 0 {
		s.end = len(dates) - (len(dates)-1-at)/week*week
	}
	s.show()
}

func (s *strip) turn(days int) {
	s.end = max(min(week, len(s.dates)), min(s.end+days, len(s.dates)))
	s.show()
}

func (s *strip) show() {
	first := max(0, s.end-week)
	var days []fyne.CanvasObject
	var shares []float32
	for _, d := range s.dates[first:s.end] {
		days = append(days, s.day(d))
		shares = append(shares, 1)
	}
	s.row.Objects = []fyne.CanvasObject{kit.Shares(2, shares, days...)}
	s.row.Refresh()
	s.earlier.Hidden, s.later.Hidden = first == 0, s.end == len(s.dates)
	s.object.Refresh()
}

// turner keeps the room of a button that is hidden at times.
func turner(b *kit.IconButton) fyne.CanvasObject {
	return kit.Middle(kit.Sized(theme.Target, theme.Target, b))
}

// markSize is the size of the tick under a day of which something is noted.
const markSize float32 = 13

func (s *strip) day(d Date) fyne.CanvasObject {
	chosen := d.ID == s.chosen
	ink := fynetheme.ColorNameForeground
	if chosen {
		ink = theme.ColorPrimaryInk
	}
	name := kit.NewText(d.Name, kit.TextStyle{Size: theme.SizeSmall, Color: theme.ColorMuted, Align: fyne.TextAlignCenter, NoWrap: true})
	short := kit.NewText(d.Short, kit.TextStyle{Color: ink, Bold: true, Align: fyne.TextAlignCenter, NoWrap: true})
	mark, label := kit.Sized(0, markSize, container.NewStack()), d.Name+" "+d.Short
	if d.Noted {
		mark = kit.Sized(0, markSize, container.NewCenter(kit.NewPicture(kit.IconCheck, theme.ColorPrimaryInk, markSize)))
		label = s.texts.T("daylog.date-noted", i18n.Args{"Day": label})
	}
	line := kit.NewLine(kit.Column(1, name, short, mark), label, func() { s.pick(d.ID) })
	line.SetSelected(chosen)
	return line
}
