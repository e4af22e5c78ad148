// Package findhelp is the screen about help from others: when to see someone, which therapy fits
// which picture, how to choose a therapist and prepare, and the log of visits. The emergency number
// stays at the top of every part. It needs nothing filled in before.
package findhelp

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/technique"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Part is one part of the screen.
type Part string

// The parts, in the order they are shown.
const (
	When   Part = "when"   // to see someone
	Which  Part = "which"  // help for which picture
	Choose Part = "choose" // a therapist, and prepare
	Visits Part = "visits"
)

// Parts lists the parts in the order they are shown.
func Parts() []Part { return []Part{When, Which, Choose, Visits} }

// State is how the screen is left and found again.
type State struct {
	Part    Part
	Picture string          // the picture that is open
	Ticked  map[string]bool // lines of the checklist
}

// Params are what the screen shows and whom it tells.
type Params struct {
	Texts *i18n.Texts
	State State

	Emergency string // what to do in an emergency, with the number
	Number    string // as the person set it; empty when not set

	Tiers    []Tier // the most urgent first
	Pictures []Picture
	Mix      Mix
	All      []Entry // every professional therapy
	Checks   []Check
	Warnings []string
	Tips     []Tips
	Log      Log

	OnChanged func(State)
	OnNumber  func(number string)
	OnCheck   func() // go through the safety check
	OnOpen    func(technique.ID)
	OnLearn   func()
	OnAdd     func()
	OnEdit    func(visit int64)
}

// Screen is the Find help screen.
type Screen struct {
	p     Params
	state State

	chips  map[Part]*kit.Chip
	strip  *fyne.Container
	body   *fyne.Container
	object fyne.CanvasObject
}

// New returns the screen as it was left, on the first part where it is new.
func New(p Params) *Screen {
	s := &Screen{p: p, state: p.State, chips: make(map[Part]*kit.Chip)}
	if s.state.Part == "" {
		s.state.Part = When
	}
	if s.state.Ticked == nil {
		s.state.Ticked = make(map[string]bool)
	}
	s.build()
	s.show()
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

func (s *Screen) build() {
	tx := s.p.Texts
	chips := kit.Flow()
	for _, part := range Parts() {
		chip := kit.NewChip(tx.T("findhelp.part."+string(part)), false, func() { s.choose(part) })
		s.chips[part] = chip
		chips.Add(chip)
	}
	s.strip, s.body = container.NewStack(), container.NewStack()
	s.showNumber()
	learn := kit.NewButton(tx.T("findhelp.learn"), kit.LookQuiet, s.p.OnLearn).Before(kit.IconBook)
	header := kit.Header{Title: tx.T("findhelp.title"), Subtitle: tx.T("findhelp.subtitle"), Actions: []fyne.CanvasObject{learn}}
	top := kit.PadBottom(theme.Gap, kit.Column(14, s.strip, chips))
	s.object = kit.Page(header, container.NewBorder(top, nil, nil, nil, s.body))
}

func (s *Screen) choose(part Part) {
	if part == s.state.Part {
		return
	}
	s.state.Part = part
	s.show()
	s.tell()
}

func (s *Screen) tell() {
	if s.p.OnChanged != nil {
		s.p.OnChanged(s.state)
	}
}

func (s *Screen) show() {
	for part, chip := range s.chips {
		chip.SetSelected(part == s.state.Part)
	}
	var part fyne.CanvasObject
	switch s.state.Part {
	case Which:
		part = s.which()
	case Choose:
		part = kit.Scroll(s.chooseAndPrepare())
	case Visits:
		part = kit.Scroll(s.visits())
	default:
		part = kit.Scroll(s.when())
	}
	s.body.Objects = []fyne.CanvasObject{part}
	s.body.Refresh()
}

// showNumber shows what to do in an emergency, with a button to set the number.
func (s *Screen) showNumber() {
	tx := s.p.Texts
	id := "findhelp.number-set"
	if s.p.Number != "" {
		id = "findhelp.number-change"
	}
	set := kit.NewButton(tx.T(id), kit.LookDanger, s.askNumber)
	s.strip.Objects = []fyne.CanvasObject{s.alarm(kit.Strong(s.p.Emergency), set)}
	s.strip.Refresh()
}

// askNumber lets the person set the number right there.
func (s *Screen) askNumber() {
	tx := s.p.Texts
	number := kit.NewField(tx.T("findhelp.number-hint"))
	number.SetText(s.p.Number)
	keep := func() { s.p.OnNumber(strings.TrimSpace(number.Text)) }
	number.OnSubmitted = func(string) { keep() }
	actions := kit.Row(theme.SmallGap, kit.NewButton(tx.T("findhelp.number-keep"), kit.LookPrimary, keep),
		kit.NewButton(tx.T("common.cancel"), kit.LookQuiet, s.showNumber))
	words := container.NewBorder(nil, nil, kit.PadRight(12, kit.Middle(kit.NewText(tx.T("findhelp.number"), kit.TextStyle{Bold: true, NoWrap: true}))), nil, kit.Middle(number))
	s.strip.Objects = []fyne.CanvasObject{s.alarm(words, actions)}
	s.strip.Refresh()
	if c := fyne.CurrentApp().Driver().CanvasForObject(number); c != nil {
		c.Focus(number)
	}
}

// lineSide is the room a row keeps at its sides, in device-independent pixels.
const lineSide float32 = 10

// lineCard is a card around rows. They reach closer to its edge than other things do, so that their
// words line up with those of other cards.
func lineCard(rows fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewSurface(kit.Ground{Fill: theme.ColorSurface, Radius: theme.CardRadius, Padding: theme.CardPadding - lineSide, Raised: true},
		kit.PadSides(0, lineSide, rows))
}

func (s *Screen) alarm(words, action fyne.CanvasObject) fyne.CanvasObject {
	icon := kit.PadRight(12, kit.Middle(kit.NewPicture(kit.IconAlert, theme.ColorDanger, 22)))
	return kit.NewSurface(kit.Ground{Fill: theme.ColorDangerSoft, Radius: theme.CardRadius, Padding: 10},
		kit.PadSides(8, 0, container.NewBorder(nil, nil, icon, kit.Middle(action), kit.PadRight(theme.Gap, kit.Middle(words)))))
}
