// Package journalview is the screen that shows what has been kept: pain over time with its usual
// variation, and the latest entries.
package journalview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Entry is one line of the list, in words.
type Entry struct {
	When  string
	What  string
	Extra string
	Pain  int // 0–10, or kit.PainUnset
	// OnChange opens what can be changed; nil where nothing can.
	OnChange func()
}

// Help is how pain went over the sessions with one technique. Changes are points, after minus
// before; the bar is drawn only where Bar is set (section 8.3, item 4: under five uses, numbers only).
type Help struct {
	Name              string
	Text              string // the counts, in words
	Bar               bool
	Low, Median, High float64
}

// Span is how far back the chart looks.
type Span struct {
	ID   string
	Days int // 0: everything
}

// Spans lists what can be chosen.
func Spans() []Span { return []Span{{"week", 7}, {"months", 60}, {"year", 365}, {"all", 0}} }

// Params are what the screen shows and whom it tells.
type Params struct {
	Texts     *i18n.Texts
	CheckIns  int
	Sessions  int
	Span      string
	Chart     kit.Chart
	Change    string // what the line says, in honest words; empty when there is too little
	Entries   []Entry
	Helps     []Help
	OnSpan    func(id string)
	OnCheckIn func()
	OnDay     func() // note how the day was
}

// New lays the screen out.
func New(p Params) fyne.CanvasObject {
	tx := p.Texts
	spans := make([]kit.Option, 0, 4)
	for _, s := range Spans() {
		spans = append(spans, kit.Option{ID: s.ID, Text: tx.T("journalview.span." + s.ID)})
	}
	chips := kit.NewChoice(spans, p.Span, p.OnSpan)
	row := kit.Row(theme.SmallGap)
	for _, chip := range chips.Box.Objects {
		row.Add(chip)
	}
	checkIn := kit.NewButton(tx.T("journalview.check-in"), kit.LookPrimary, p.OnCheckIn)
	head := kit.Header{
		Title:    tx.T("journalview.title"),
		Subtitle: tx.T("journalview.counts", i18n.Args{"CheckIns": tx.N("journalview.check-ins", p.CheckIns), "Sessions": tx.N("journalview.sessions", p.Sessions)}),
		Actions:  []fyne.CanvasObject{kit.Middle(row), checkIn},
	}
	return kit.Page(head, container.NewBorder(kit.PadBottom(theme.Gap, chart(p)), nil, nil, nil, kit.Shares(theme.Gap, []float32{1.6, 1}, entries(p), helps(p))))
}

func chart(p Params) fyne.CanvasObject {
	tx := p.Texts
	title := container.NewBorder(nil, nil, nil, kit.Label(tx.T("journalview.shaded")), kit.Section(tx.T("journalview.chart")))
	if len(p.Chart.Dots) == 0 {
		return kit.NewCard(kit.Column(12, title, kit.Sized(100, 180, kit.Middle(
			kit.NewText(tx.T("journalview.empty-chart"), kit.TextStyle{Color: theme.ColorMuted, Align: fyne.TextAlignCenter})))))
	}
	col := kit.Column(10, title, kit.Sized(240, 230, kit.NewPainChart(p.Chart)))
	if p.Change != "" {
		col.Add(kit.Small(p.Change))
	}
	return kit.NewCard(col)
}

func entries(p Params) fyne.CanvasObject {
	tx := p.Texts
	list := kit.Column(0)
	for i, e := range p.Entries {
		if i > 0 {
			list.Add(kit.NewRule())
		}
		list.Add(entry(tx, e))
	}
	if len(p.Entries) == 0 {
		list.Add(kit.Muted(tx.T("journalview.empty")))
	}
	day := kit.NewButton(tx.T("journalview.day"), kit.LookQuiet, p.OnDay).Before(kit.IconList)
	head := container.NewBorder(nil, nil, nil, day, kit.Middle(kit.Section(tx.T("journalview.entries"))))
	// The button is taller than the heading; it sticks out, so that the headings of both cards line up.
	line := container.New(layout.NewCustomPaddedLayout(-7, 1, 0, -6), head)
	return kit.NewCard(container.NewBorder(line, nil, nil, nil, container.NewVScroll(list)))
}

func helps(p Params) fyne.CanvasObject {
	tx := p.Texts
	list := kit.Column(10)
	for _, h := range p.Helps {
		words := kit.Column(0, kit.Strong(h.Name), kit.Small(h.Text))
		if !h.Bar {
			list.Add(words)
			continue
		}
		bar := kit.Middle(kit.Sized(96, 22, kit.NewEffectBar(h.Low, h.Median, h.High)))
		list.Add(container.NewBorder(nil, nil, nil, bar, words))
	}
	note := tx.T("journalview.helps-note")
	if len(p.Helps) == 0 {
		note = tx.T("journalview.helps-empty")
	}
	list.Add(kit.Small(note))
	return kit.NewCard(container.NewBorder(kit.PadBottom(8, kit.Section(tx.T("journalview.helps"))), nil, nil, nil, container.NewVScroll(list)))
}

func entry(tx *i18n.Texts, e Entry) fyne.CanvasObject {
	words := kit.Column(2, kit.Strong(e.What))
	if e.Extra != "" {
		words.Add(kit.Small(e.Extra))
	}
	when := kit.Sized(128, 10, kit.Middle(kit.Label(e.When)))
	right := kit.Row(theme.SmallGap)
	if e.OnChange != nil {
		right.Add(kit.Middle(kit.NewButton(tx.T("journalview.change"), kit.LookQuiet, e.OnChange)))
	}
	if e.Pain != kit.PainUnset {
		right.Add(kit.Middle(kit.NewBadge(e.Pain)))
	}
	return kit.PadY(9, container.NewBorder(nil, nil, when, right, words))
}
