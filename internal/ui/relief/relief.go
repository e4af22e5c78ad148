// Package relief is the screen where a person points at what hurts and says what they have:
// time, a place, tools. It decides nothing; it hands on what was said.
package relief

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/i18n"
	"unknot/internal/plan"
	"unknot/internal/technique"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Map is the body map as this screen uses it: the switch of views, the large figure and the two
// small whole ones, which the screen places itself.
type Map interface {
	Switch() fyne.CanvasObject
	Large() fyne.CanvasObject
	Overview() fyne.CanvasObject
	SetMarks(marks []body.Mark)
	// PlaceOf is where a region is inside Large, false when it is not shown.
	PlaceOf(r body.Region) (fyne.Position, bool)
	// OnSwitched sets what is called after another view was chosen.
	OnSwitched(do func())
}

// Params are what the screen shows and whom it tells.
type Params struct {
	Texts *i18n.Texts
	Name  func(body.Region) string
	// NewMap makes the body map; it reports regions picked, levels typed and marks removed.
	NewMap func(onPick func(body.Region), onLevel func(body.Region, int), onRemove func(body.Region)) Map
	Tools  []technique.ToolID // the tools worth asking for
	Input  Input
	// Safety says in words where the safety check stands.
	Safety    string
	OnChanged func(Input)
	// Flare says that flare mode is on, in words; empty when it is not. OnFlare switches it.
	Flare    string
	OnFlare  func()
	OnReview func()
	OnBuild  func(Input)
}

// Screen is the Relief screen.
type Screen struct {
	p        Params
	in       Input
	selected body.Region

	body   Map
	bubble *bubble
	marks  *fyne.Container
	feels  *fyne.Container
	rows   []*row
	build  *kit.Button
	object fyne.CanvasObject
}

// New returns the screen.
func New(p Params) *Screen {
	s := &Screen{p: p, in: p.Input}
	s.body = p.NewMap(s.Pick, s.setLevel, s.remove)
	s.bubble = s.newBubble()
	s.body.OnSwitched(s.bubble.hide)
	s.build = kit.NewButton("", kit.LookPrimary, func() { s.p.OnBuild(s.in) }).After(kit.IconForward).Big()
	s.marks, s.feels = kit.Column(theme.SmallGap), kit.Column(theme.SmallGap)
	if len(s.in.Marks) > 0 {
		s.selected = s.in.Marks[len(s.in.Marks)-1].Region
	}
	s.object = s.layOut()
	s.show()
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Input returns what has been said so far.
func (s *Screen) Input() Input { return s.in }

// Pick marks a region, or selects the mark it already carries, and opens the level slider beside it.
func (s *Screen) Pick(r body.Region) {
	s.in.mark(r, DefaultIntensity)
	s.selected = r
	s.changed()
	s.openBubble(r)
}

func (s *Screen) setLevel(r body.Region, level int) {
	s.bubble.hide()
	s.in.mark(r, level)
	s.in.change(r, func(m *body.Mark) { m.Intensity = level })
	s.selected = r
	s.changed()
}

func (s *Screen) remove(r body.Region) {
	s.bubble.hide()
	s.in.remove(r)
	if s.selected == r {
		s.selected = ""
		if n := len(s.in.Marks); n > 0 {
			s.selected = s.in.Marks[n-1].Region
		}
	}
	s.changed()
}

// changed redraws what depends on the marks and tells the owner.
func (s *Screen) changed() {
	s.show()
	s.tell()
}

func (s *Screen) tell() {
	if s.p.OnChanged != nil {
		s.p.OnChanged(s.in)
	}
}

func (s *Screen) show() {
	s.body.SetMarks(s.in.Marks)
	s.showMarks()
	s.showFeels()
	if i := s.in.index(s.bubble.region); i >= 0 { // the list has a slider of its own
		s.bubble.slider.SetValue(s.in.Marks[i].Intensity)
	}
	s.build.SetText(s.p.Texts.N("relief.build", s.in.Minutes))
}

func (s *Screen) layOut() fyne.CanvasObject {
	tx := s.p.Texts
	cards := kit.Column(theme.Gap,
		kit.NewCard(kit.Column(10, kit.Section(tx.T("relief.marked")), s.marks)),
		kit.NewCard(kit.Column(12, s.feels, s.whatIHave())),
		kit.NewCard(s.spell()),
		kit.NewCard(kit.Column(10, kit.Section(tx.T("relief.whole-body")), kit.Sized(200, 250, s.body.Overview()))),
	)
	side := container.NewBorder(nil, kit.PadTop(theme.Gap, kit.Column(theme.Gap, s.safety(), s.build)), nil, nil, kit.Scroll(cards))
	columns := kit.Shares(theme.Gap, []float32{1.28, 1}, mapCard(s.body, s.bubble), side)
	return kit.Page(kit.Header{
		Title: tx.T("relief.title"), Subtitle: tx.T("relief.subtitle"), Actions: []fyne.CanvasObject{s.flare(), s.body.Switch()},
	}, columns)
}

// flare is the one click into flare mode, and the way out of it.
func (s *Screen) flare() fyne.CanvasObject {
	if s.p.Flare != "" {
		return kit.NewChip(s.p.Flare, true, s.p.OnFlare)
	}
	return kit.NewOutlinedChip(s.p.Texts.T("relief.flare"), false, s.p.OnFlare)
}

func (s *Screen) safety() fyne.CanvasObject {
	words := kit.NewText(s.p.Safety, kit.TextStyle{Size: theme.SizeSmall})
	review := kit.NewButton(s.p.Texts.T("relief.review"), kit.LookQuiet, func() { s.p.OnReview() })
	icon := kit.Middle(kit.NewPicture(kit.IconShield, "foreground", 18))
	return kit.NewInfo(container.NewBorder(nil, nil, kit.PadRight(12, icon), kit.Middle(review), kit.Middle(words)))
}

// whatIHave asks for time, place, goal and tools.
func (s *Screen) whatIHave() fyne.CanvasObject {
	tx := s.p.Texts
	minutes := make([]kit.Option, 0, 4)
	for _, m := range plan.Lengths() {
		minutes = append(minutes, kit.Option{ID: itoa(m), Text: tx.N("relief.minutes", m)})
	}
	return kit.Column(6,
		kit.Label(tx.T("relief.i-have")),
		kit.NewChoice(minutes, itoa(s.in.Minutes), func(id string) { s.in.Minutes = atoi(id); s.changed() }).Box,
		kit.Label(tx.T("relief.where")),
		kit.NewChoice(options(tx, "relief.place.", plan.Places()), string(s.in.Place), func(id string) { s.in.Place = plan.Place(id); s.tell() }).Box,
		kit.Label(tx.T("relief.tools")),
		kit.NewChoices(options(tx, "relief.tool.", s.p.Tools), texts(s.in.Tools), s.setTools).Box,
		kit.Label(tx.T("relief.goal")),
		kit.NewChoice(options(tx, "relief.goal.", plan.Goals()), string(s.in.Goal), func(id string) { s.in.Goal = plan.Goal(id); s.tell() }).Box,
	)
}

func (s *Screen) setTools(ids []string) {
	s.in.Tools = s.in.Tools[:0:0]
	for _, id := range ids {
		s.in.Tools = append(s.in.Tools, technique.ToolID(id))
	}
	s.tell()
}

// spell asks how the present spell behaves (inputs in-phase, in-settle, in-direction).
func (s *Screen) spell() fyne.CanvasObject {
	tx := s.p.Texts
	phases := []technique.Phase{technique.Acute, technique.Subacute, technique.Persistent}
	settles := []checkin.Settle{checkin.SettleMinutes, checkin.SettleDay, checkin.SettleLonger}
	directions := []checkin.Direction{checkin.Bend, checkin.Arch, checkin.Neither}
	return kit.Column(6,
		kit.Section(tx.T("relief.spell")),
		kit.Label(tx.T("relief.phase")),
		kit.NewChoice(options(tx, "relief.phase.", phases), string(s.in.Phase), func(id string) { s.in.Phase = technique.Phase(id); s.tell() }).Box,
		kit.Label(tx.T("relief.settle")),
		kit.NewChoice(options(tx, "relief.settle.", settles), string(s.in.Settle), func(id string) { s.in.Settle = checkin.Settle(id); s.tell() }).Box,
		kit.Label(tx.T("relief.direction")),
		kit.NewChoice(options(tx, "relief.direction.", directions), string(s.in.Direction), func(id string) { s.in.Direction = checkin.Direction(id); s.tell() }).Box,
		kit.Label(tx.T("relief.pain")),
		kit.NewPainSlider(tx.T("relief.pain"), s.in.Pain, func(v int) { s.in.Pain = v; s.tell() }),
	)
}

// options words a list of ids by their message ids.
func options[T ~string](tx *i18n.Texts, prefix string, ids []T) []kit.Option {
	out := make([]kit.Option, len(ids))
	for i, id := range ids {
		out[i] = kit.Option{ID: string(id), Text: tx.T(prefix + string(id))}
	}
	return out
}

func texts[T ~string](ids []T) []string {
	out := make([]string, 0, len(ids))
	for _, id := range ids {
		out = append(out, string(id))
	}
	return out
}

// mapCard gives the large figure the whole of a card, so that its fading edges meet the card's.
func mapCard(m Map, b *bubble) fyne.CanvasObject {
	return kit.NewSurface(kit.Ground{Fill: theme.ColorSurface, Radius: theme.CardRadius, Padding: 8, Raised: true},
		container.NewStack(m.Large(), b.layer))
}
