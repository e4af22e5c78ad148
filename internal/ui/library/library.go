// Package library is the screen that shows every technique as a card, with a search that forgives
// and filters as chips. What the health profile leaves out stands there too, dimmed and with its
// reason; it can be looked at.
package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/technique"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// iconSearch stands in the search field.
const iconSearch kit.Icon = "search"

// State is how the screen is left and found again.
type State struct {
	Filter Filter
	More   bool    // the further filters are unfolded
	Offset float32 // how far the cards are scrolled, in device-independent pixels
}

// Params are what the screen shows and whom it tells.
type Params struct {
	Texts      *i18n.Texts
	Shelf      *Shelf
	State      State
	NewPicture func() Picture
	// Picks are the further filters in words.
	Picks []Pick
	// Question words a safety question by its id.
	Question  func(id string) string
	OnChanged func(State)
	OnOpen    func(technique.ID)
	// OnSafety opens the safety check.
	OnSafety func()
}

// Screen is the library.
type Screen struct {
	p     Params
	state State

	search   *kit.Field
	families map[Family]*kit.Chip
	more     *fyne.Container // the chip that unfolds the further filters
	picks    *fyne.Container
	asks     *fyne.Container
	grid     *grid
	empty    fyne.CanvasObject
	head     *fyne.Container
	body     *fyne.Container
	object   fyne.CanvasObject
	found    []Entry
}

// New returns the screen as it was left.
func New(p Params) *Screen {
	s := &Screen{p: p, state: p.State, families: make(map[Family]*kit.Chip)}
	s.grid = newGrid(p.Texts, p.NewPicture)
	s.grid.onOpen = p.OnOpen
	s.grid.onScrolled = func(offset float32) { s.state.Offset = offset; s.tell() }
	s.search = s.searchField()
	s.empty = s.nothing()
	s.object = s.layOut()
	s.find()
	s.grid.scrollTo(p.State.Offset)
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Found returns what the screen shows now.
func (s *Screen) Found() []Entry { return s.found }

// SetFilter changes what is asked for and shows what is found, from the top.
func (s *Screen) SetFilter(f Filter) {
	if f == s.state.Filter {
		return
	}
	s.state.Filter, s.state.Offset = f, 0
	if s.search.Text != f.Query {
		s.search.SetText(f.Query)
	}
	s.find()
	s.tell()
}

func (s *Screen) change(do func(*Filter)) {
	f := s.state.Filter
	do(&f)
	s.SetFilter(f)
}

func (s *Screen) tell() {
	if s.p.OnChanged != nil {
		s.p.OnChanged(s.state)
	}
}

func (s *Screen) searchField() *kit.Field {
	e := kit.NewField(s.p.Texts.T("library.search"))
	e.Icon = iconSearch.In(theme.ColorMuted)
	e.SetText(s.state.Filter.Query)
	e.OnChanged = func(q string) { s.change(func(f *Filter) { f.Query = q }) }
	return e
}

func (s *Screen) layOut() fyne.CanvasObject {
	tx := s.p.Texts
	row := kit.Flow()
	for _, f := range Families() {
		chip := kit.NewChip(tx.T("library.family."+familyID(f)), f == s.state.Filter.Family, func() {
			s.change(func(filter *Filter) { filter.Family = f })
		})
		s.families[f] = chip
		row.Add(chip)
	}
	s.more = container.NewStack()
	s.picks, s.asks = kit.Flow(), kit.Column(0)
	s.head = kit.Column(10, row, s.picks, s.asks)
	s.body = container.NewStack(s.grid.object, s.empty)
	return kit.Page(kit.Header{
		Title: tx.T("library.title"), Subtitle: s.subtitle(),
		Actions: []fyne.CanvasObject{s.more, kit.Sized(280, 0, s.search)},
	}, container.NewBorder(kit.PadBottom(theme.Gap, s.head), nil, nil, nil, s.body))
}

func familyID(f Family) string {
	if f == All {
		return "all"
	}
	return string(f)
}

func (s *Screen) subtitle() string {
	tx := s.p.Texts
	text := tx.N("library.count", len(s.p.Shelf.Entries()))
	if n := s.p.Shelf.LeftOut(); n > 0 {
		text += " · " + tx.N("library.count-left-out", n)
	}
	return text
}

// find shows what the present filter finds.
func (s *Screen) find() {
	s.found = s.p.Shelf.Find(s.state.Filter)
	for f, chip := range s.families {
		chip.SetSelected(f == s.state.Filter.Family)
	}
	s.showMore()
	s.showAsks()
	s.grid.setEntries(s.found)
	if len(s.found) == 0 {
		s.empty.Show()
	} else {
		s.empty.Hide()
	}
	s.head.Refresh()
	if s.object != nil {
		s.object.Refresh()
	}
}

// showMore shows the chip of the further filters beside the search, and these where they are
// unfolded.
func (s *Screen) showMore() {
	tx := s.p.Texts
	text := tx.T("library.more")
	if n := s.state.Filter.Extra(); n > 0 {
		text = tx.N("library.more-on", n)
	}
	s.more.Objects = []fyne.CanvasObject{kit.NewOutlinedChip(text, false, func() {
		s.state.More = !s.state.More
		s.find()
		s.tell()
	})}
	s.picks.Objects = nil
	if s.state.More {
		for _, p := range s.p.Picks {
			s.picks.Objects = append(s.picks.Objects, s.pickChip(p))
		}
		if s.state.Filter.Any() {
			s.picks.Objects = append(s.picks.Objects, kit.NewButton(tx.T("library.clear"), kit.LookQuiet, s.clear))
		}
	}
	s.picks.Hidden = len(s.picks.Objects) == 0
}

func (s *Screen) clear() { s.SetFilter(Filter{}) }

// showAsks shows the safety question that comes before the results (section 2.5).
func (s *Screen) showAsks() {
	tx := s.p.Texts
	s.asks.Objects = nil
	for _, id := range s.p.Shelf.Asks(s.state.Filter.Query) {
		words := kit.Column(4, kit.Strong(tx.T("library.asks", i18n.Args{"Question": s.p.Question(id)})), kit.Small(tx.T("library.asks-why")))
		check := kit.NewButton(tx.T("library.asks-check"), kit.LookOutline, s.p.OnSafety)
		icon := kit.PadRight(12, kit.Middle(kit.NewPicture(kit.IconShield, theme.ColorPrimaryInk, 22)))
		s.asks.Add(kit.NewInfo(container.NewBorder(nil, nil, icon, kit.Middle(check), kit.Middle(words))))
	}
	s.asks.Hidden = len(s.asks.Objects) == 0
}

// nothing is what stands in the place of the cards when none is left.
func (s *Screen) nothing() fyne.CanvasObject {
	tx := s.p.Texts
	anew := kit.NewButton(tx.T("library.clear"), kit.LookOutline, s.clear)
	return container.NewBorder(kit.AtMost(460, kit.Column(0, kit.NewCard(kit.Column(12,
		kit.Section(tx.T("library.empty")), kit.Muted(tx.T("library.empty-text")), kit.Row(0, anew))))), nil, nil, nil)
}
