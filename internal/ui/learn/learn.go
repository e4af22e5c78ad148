// Package learn is the screen of what is worth knowing: short cards on a few topics, and what is
// often heard put right, each with where it comes from. It shows one topic at a time, or what a
// search finds in all of them.
package learn

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/technique"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Topic is a group of things to learn.
type Topic struct{ ID, Title, Lead string }

// Card is one thing to learn.
type Card struct {
	Heard   string // what is often heard, put right here; empty where the card says something by itself
	Say     string
	Text    string
	Claim   []string // citations of where the claim was read
	Sources []string // citations of what the card rests on
	Links   []Link   // techniques to look at
}

// Link leads to a technique.
type Link struct {
	ID   technique.ID
	Name string
}

// Found is what there is to show.
type Found struct{ Lessons, Myths []Card }

// State is how the screen is left and found again.
type State struct{ Topic, Query string }

// Params are what the screen shows and whom it tells.
type Params struct {
	Texts     *i18n.Texts
	Topics    []Topic
	State     State
	About     func(topic string) Found
	Search    func(query string) Found
	OnChanged func(State)
	OnOpen    func(technique.ID)
	OnHelp    func() // to Find help
}

// Screen is the Learn screen.
type Screen struct {
	p     Params
	state State

	chips  map[string]*kit.Chip
	search *kit.Field
	body   *fyne.Container
	object fyne.CanvasObject
}

// New returns the screen as it was left, on the first topic where it is new.
func New(p Params) *Screen {
	s := &Screen{p: p, state: p.State, chips: make(map[string]*kit.Chip)}
	if s.state.Topic == "" && len(p.Topics) > 0 {
		s.state.Topic = p.Topics[0].ID
	}
	s.build()
	s.find()
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

func (s *Screen) build() {
	tx := s.p.Texts
	chips := kit.Flow()
	for _, t := range s.p.Topics {
		chip := kit.NewChip(t.Title, false, func() { s.choose(t.ID) })
		s.chips[t.ID] = chip
		chips.Add(chip)
	}
	s.search = kit.NewField(tx.T("learn.search"))
	s.search.SetText(s.state.Query)
	s.search.OnChanged = func(q string) {
		s.state.Query = q
		s.find()
		s.tell()
	}
	s.body = container.NewStack()
	header := kit.Header{
		Title: tx.T("learn.title"), Subtitle: tx.T("learn.subtitle"),
		Actions: []fyne.CanvasObject{kit.Sized(260, 0, s.search)},
	}
	s.object = kit.Page(header, container.NewBorder(kit.PadBottom(theme.Gap, chips), nil, nil, nil, s.body))
}

func (s *Screen) choose(topic string) {
	s.state.Topic, s.state.Query = topic, ""
	if s.search.Text != "" {
		s.search.SetText("") // finds and tells
		return
	}
	s.find()
	s.tell()
}

func (s *Screen) tell() {
	if s.p.OnChanged != nil {
		s.p.OnChanged(s.state)
	}
}

// find shows the topic, or what the search finds in all of them.
func (s *Screen) find() {
	searching := strings.TrimSpace(s.state.Query) != ""
	for id, chip := range s.chips {
		chip.SetSelected(!searching && id == s.state.Topic)
	}
	page := kit.Column(theme.Gap)
	if searching {
		s.show(page, s.p.Search(s.state.Query))
	} else {
		page.Add(kit.NewText(s.lead(), kit.TextStyle{Size: theme.SizeLead, Color: theme.ColorMuted}))
		s.show(page, s.p.About(s.state.Topic))
	}
	s.body.Objects = []fyne.CanvasObject{kit.Scroll(page)} // a new one begins at the top
	s.body.Refresh()
}

func (s *Screen) lead() string {
	for _, t := range s.p.Topics {
		if t.ID == s.state.Topic {
			return t.Lead
		}
	}
	return ""
}

func (s *Screen) show(page *fyne.Container, f Found) {
	tx := s.p.Texts
	if len(f.Lessons)+len(f.Myths) == 0 {
		page.Add(kit.AtMost(460, kit.NewCard(kit.Column(8, kit.Section(tx.T("learn.nothing")), kit.Muted(tx.T("learn.nothing-text"))))))
		return
	}
	if len(f.Lessons) > 0 {
		page.Add(s.cards(f.Lessons))
	}
	if len(f.Myths) > 0 {
		page.Add(kit.PadTop(theme.SmallGap, kit.Section(tx.T("learn.heard-title"))))
		page.Add(s.cards(f.Myths))
	}
	page.Add(s.worried())
}

// worried leads to Find help at the end of every topic.
func (s *Screen) worried() fyne.CanvasObject {
	tx := s.p.Texts
	help := kit.NewButton(tx.T("learn.help"), kit.LookOutline, s.p.OnHelp).Before(kit.IconHeart)
	return kit.PadTop(theme.SmallGap, kit.NewInfo(container.NewBorder(nil, nil, nil, kit.Middle(help),
		kit.PadRight(theme.Gap, kit.Middle(kit.Column(4, kit.Strong(tx.T("learn.worried")), kit.Muted(tx.T("learn.worried-text"))))))))
}

// leastWidth is that of a card, in device-independent pixels.
const leastWidth float32 = 320

func (s *Screen) cards(list []Card) fyne.CanvasObject {
	box := container.New(&kit.Masonry{Gap: theme.Gap, Least: leastWidth})
	for _, c := range list {
		box.Add(s.card(c))
	}
	return box
}

func (s *Screen) card(c Card) fyne.CanvasObject {
	tx := s.p.Texts
	col := kit.Column(8)
	if c.Heard != "" {
		col.Add(kit.Muted(tx.T("learn.heard", i18n.Args{"Claim": c.Heard})))
		col.Add(kit.PadY(2, kit.NewRule()))
	}
	col.Add(kit.Section(c.Say))
	col.Add(kit.Body(c.Text))
	for _, l := range c.Links {
		col.Add(kit.Flush(kit.NewButton(l.Name, kit.LookQuiet, func() { s.p.OnOpen(l.ID) }).After(kit.IconForward)))
	}
	col.Add(kit.Fold(tx.T("learn.from"), tx.T("learn.from-hide"), s.origin(c)))
	return kit.NewCard(col)
}

// origin says where a card comes from.
func (s *Screen) origin(c Card) *fyne.Container {
	tx := s.p.Texts
	col := kit.Column(8)
	for _, source := range c.Sources {
		col.Add(kit.Small(source))
	}
	if len(c.Sources) == 0 {
		col.Add(kit.Small(tx.T("learn.from-knowledge")))
	}
	if len(c.Claim) > 0 {
		col.Add(kit.NewText(tx.T("learn.claim"), kit.TextStyle{Size: theme.SizeSmall, Color: theme.ColorMuted, Bold: true}))
		for _, claim := range c.Claim {
			col.Add(kit.Small(claim))
		}
	}
	return col
}
