// Package routines is the screen of the plans a person keeps, and of the ready-made ones: it lists
// them, and changes one. It decides nothing: what fits is told to it, and whether a routine may be done
// is asked again when it is started.
package routines

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Card is one routine in words.
type Card struct {
	Name     string
	Line     string              // how long, how many steps
	Due      string              // when it comes round; empty when it has no days
	Note     string              // what is different now; empty when nothing is
	Pictures []fyne.CanvasObject // of its steps, in order
	OnStart  func()
	OnChange func()
}

// Params are what the list shows and whom it tells.
type Params struct {
	Texts     *i18n.Texts
	Cards     []Card
	Week      Week
	Ready     Shelf
	OnRelief  func()
	OnLibrary func()
}

// cardsShown is how many routines are listed before "show all".
const cardsShown = 6

// Measures of a card, in device-independent pixels.
const (
	listGap float32 = 14
	lineGap float32 = 6
)

// Screen is the list.
type Screen struct {
	p           Params
	week, shelf *fyne.Container
	others      *fold // the sessions that do not fit
	object      fyne.CanvasObject
}

// New lays the list out.
func New(p Params) *Screen {
	tx := p.Texts
	s := &Screen{p: p, week: container.NewStack(), shelf: container.NewStack()}
	s.others = newFold(func() string { return tx.N("routines.others", len(s.p.Ready.Others)) }, tx.T("routines.others-hide"))
	list := kit.Column(listGap)
	if len(p.Cards) == 0 {
		list.Add(none(p))
	}
	shown := min(len(p.Cards), cardsShown)
	for _, c := range p.Cards[:shown] {
		list.Add(card(tx, c))
	}
	if rest := p.Cards[shown:]; len(rest) > 0 {
		more := kit.Column(listGap)
		for _, c := range rest {
			more.Add(card(tx, c))
		}
		list.Add(kit.Fold(tx.N("routines.show-all", len(p.Cards)), tx.T("routines.show-fewer"), more))
	}
	if len(p.Week.Days) > 0 {
		list.Add(s.week)
	}
	list.Add(s.shelf)
	s.Judge(p.Week, p.Ready)
	s.object = kit.ScrollPage(kit.Header{Title: tx.T("routines.title"), Subtitle: tx.T("routines.subtitle")}, list)
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Judge shows the week and the sessions as they are judged anew. Everything else stays as it is, also
// what is unfolded and how far the page is scrolled.
func (s *Screen) Judge(w Week, ready Shelf) {
	s.p.Week, s.p.Ready = w, ready
	s.week.Objects = []fyne.CanvasObject{week(s.p.Texts, w)}
	s.shelf.Objects = nil
	if len(ready.Fits)+len(ready.Others) > 0 {
		s.shelf.Objects = []fyne.CanvasObject{ready.object(s.p.Texts, s.others)}
	}
	s.week.Refresh()
	s.shelf.Refresh()
}

func none(p Params) fyne.CanvasObject {
	tx := p.Texts
	return kit.NewInfo(kit.Column(10, kit.Section(tx.T("routines.none")), kit.Body(tx.T("routines.none-text")), kit.PadTop(lineGap, kit.Row(10,
		kit.NewButton(tx.T("routines.to-relief"), kit.LookPrimary, p.OnRelief),
		kit.NewButton(tx.T("routines.to-library"), kit.LookOutline, p.OnLibrary)))))
}

func card(tx *i18n.Texts, c Card) fyne.CanvasObject {
	words := kit.Column(lineGap, kit.Section(c.Name), kit.Muted(c.Line))
	if c.Due != "" {
		words.Add(marked(kit.IconClock, c.Due))
	}
	if c.Note != "" {
		words.Add(marked(kit.IconShield, c.Note))
	}
	words.Add(kit.PadTop(lineGap, strip(c.Pictures)))
	buttons := kit.Row(theme.SmallGap,
		kit.NewButton(tx.T("routines.change"), kit.LookQuiet, c.OnChange),
		kit.NewButton(tx.T("routines.start"), kit.LookPrimary, c.OnStart).Before(kit.IconPlay))
	return kit.NewCard(container.NewBorder(nil, nil, nil, kit.PadLeft(theme.Gap, kit.Middle(buttons)), words))
}

// marked is a small line behind an icon.
func marked(icon kit.Icon, text string) fyne.CanvasObject {
	const size = 14
	at := kit.PadTop(2, kit.Column(0, kit.NewPicture(icon, theme.ColorMuted, size)))
	return container.NewBorder(nil, nil, kit.PadRight(lineGap, at), nil, kit.Small(text))
}
