package findhelp

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/technique"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Picture is how trouble can look, with the therapy to think of first.
type Picture struct {
	ID, Title, Text string
	First           Therapy
	FirstNote       string
	Others          []Entry
	Careful         []string
	DoctorFirst     bool
}

// Therapy is a therapy in short.
type Therapy struct {
	ID      technique.ID
	Name    string
	What    string
	Suits   string // which phase of a spell
	Sure    string // the grade in words
	Note    string // on the evidence
	Sources []string
	// LeftOutWith and ChangedWith are the conditions of the safety rules.
	LeftOutWith, ChangedWith []string
	// ForYou says what the health profile means for it; Blocked that it leaves it out.
	ForYou  []string
	Blocked bool
}

// Entry is a technique that can be looked at.
type Entry struct {
	ID      technique.ID
	Name    string
	Line    string // what it is, in a few words
	LeftOut string // why the health profile leaves it out; empty when it does not
}

// Mix is how several therapies go together.
type Mix struct {
	Text  string
	Steps []MixStep
}

// MixStep is one part of a mix.
type MixStep struct {
	Text string
	ID   technique.ID
	Name string
}

// listWidth is the share of the pictures; the rest shows the one that is open.
var listWidth = [...]float32{1, 1.5}

// listGap leaves room for the bar of the list, in device-independent pixels.
const listGap float32 = 24

// which shows the pictures at the left and what fits the chosen one at the right.
func (s *Screen) which() fyne.CanvasObject {
	tx := s.p.Texts
	if len(s.p.Pictures) == 0 {
		return kit.Scroll(s.all())
	}
	list := kit.Column(2, kit.PadSides(lineSide, 0, kit.PadBottom(6, kit.Section(tx.T("findhelp.which")))))
	detail := container.NewStack()
	lines := make(map[string]*kit.Line)
	open := func(p Picture) {
		for id, line := range lines {
			line.SetSelected(id == p.ID)
		}
		detail.Objects = []fyne.CanvasObject{kit.Scroll(s.picture(p))} // a new one begins at the top
		detail.Refresh()
	}
	for _, p := range s.p.Pictures {
		lines[p.ID] = kit.NewLine(kit.Column(1, kit.Strong(p.Title), kit.Small(p.Text)), p.Title, func() {
			s.state.Picture = p.ID
			open(p)
			s.tell()
		})
		list.Add(lines[p.ID])
	}
	open(s.opened())
	left := kit.Scroll(lineCard(list))
	return kit.Shares(listGap, listWidth[:], left, detail)
}

// opened is the picture that was open last, or the first that needs no doctor before.
func (s *Screen) opened() Picture {
	for _, is := range []func(Picture) bool{
		func(p Picture) bool { return p.ID == s.state.Picture },
		func(p Picture) bool { return !p.DoctorFirst },
	} {
		if i := slices.IndexFunc(s.p.Pictures, is); i >= 0 {
			return s.p.Pictures[i]
		}
	}
	return s.p.Pictures[0]
}

// picture is what fits one picture.
func (s *Screen) picture(p Picture) fyne.CanvasObject {
	tx := s.p.Texts
	col := kit.Column(theme.Gap)
	if p.DoctorFirst {
		signs := kit.NewButton(tx.T("findhelp.part.when"), kit.LookDanger, func() { s.choose(When) })
		col.Add(kit.NewSurface(kit.Ground{Fill: theme.ColorDangerSoft, Radius: theme.CardRadius, Padding: theme.CardPadding},
			kit.Column(10, kit.Strong(tx.T("findhelp.doctor-first")), kit.Row(0, signs))))
	}
	col.Add(s.first(p))
	if len(p.Others) > 0 {
		col.Add(s.entries("findhelp.others", p.Others))
	}
	col.Add(s.mix())
	col.Add(s.all())
	return col
}

// first is the therapy to think of first.
func (s *Screen) first(p Picture) fyne.CanvasObject {
	tx, t := s.p.Texts, p.First
	open := kit.NewButton(tx.T("findhelp.open"), kit.LookPrimary, func() { s.p.OnOpen(t.ID) }).After(kit.IconForward)
	col := kit.Column(10, container.NewBorder(nil, nil, nil, kit.Middle(open),
		kit.PadRight(theme.Gap, kit.Column(4, kit.Overline(tx.T("findhelp.first")), kit.Title(t.Name)))))
	if p.FirstNote != "" {
		col.Add(kit.Strong(p.FirstNote))
	}
	col.Add(kit.Body(t.What))
	col.Add(kit.Muted(t.Suits))
	if len(t.ForYou) > 0 {
		col.Add(forYou(tx, t))
	}
	if len(p.Careful) > 0 {
		careful := kit.Column(4, kit.Strong(tx.T("findhelp.careful")))
		for _, c := range p.Careful {
			careful.Add(kit.Bullet(kit.Body(c)))
		}
		col.Add(kit.PadTop(4, careful))
	}
	col.Add(kit.PadTop(4, kit.Column(4, kit.Strong(t.Sure), kit.Muted(t.Note))))
	if len(t.Sources) > 0 {
		col.Add(kit.Fold(tx.N("findhelp.sources", len(t.Sources)), tx.T("findhelp.sources-hide"), smallLines(t.Sources)))
	}
	if n := len(t.LeftOutWith) + len(t.ChangedWith); n > 0 {
		col.Add(kit.Fold(tx.N("findhelp.not-for", n), tx.T("findhelp.not-for-hide"), s.conditions(t)))
	}
	return kit.NewCard(col)
}

// forYou is what the health profile says. It can be read all the same.
func forYou(tx *i18n.Texts, t Therapy) fyne.CanvasObject {
	id, ground := "findhelp.for-you", theme.ColorPrimarySoft
	if t.Blocked {
		id, ground = "findhelp.not-for-you", theme.ColorDangerSoft
	}
	col := kit.Column(4, kit.Strong(tx.T(id)))
	for _, line := range t.ForYou {
		col.Add(kit.Body(line))
	}
	return kit.NewSurface(kit.Ground{Fill: ground, Radius: theme.ButtonRadius, Padding: 14}, col)
}

func (s *Screen) conditions(t Therapy) *fyne.Container {
	tx := s.p.Texts
	col := kit.Column(6)
	for _, list := range []struct {
		id    string
		names []string
	}{{"findhelp.left-out-with", t.LeftOutWith}, {"findhelp.changed-with", t.ChangedWith}} {
		if len(list.names) == 0 {
			continue
		}
		col.Add(kit.PadTop(2, kit.Strong(tx.T(list.id))))
		for _, name := range list.names {
			col.Add(kit.Bullet(kit.Small(name)))
		}
	}
	return col
}

// mix says how several therapies go together.
func (s *Screen) mix() fyne.CanvasObject {
	tx := s.p.Texts
	if len(s.p.Mix.Steps) == 0 {
		return kit.Column(0)
	}
	col := kit.Column(6, kit.Section(tx.T("findhelp.mix")), kit.Body(s.p.Mix.Text))
	for _, step := range s.p.Mix.Steps {
		open := kit.NewButton(step.Name, kit.LookQuiet, func() { s.p.OnOpen(step.ID) }).After(kit.IconForward)
		col.Add(container.NewBorder(nil, nil, kit.Flush(open), nil, kit.PadSides(10, 0, kit.Middle(kit.Muted(step.Text)))))
	}
	return kit.NewInfo(col)
}

// all lists every professional therapy.
func (s *Screen) all() fyne.CanvasObject {
	return s.entries("findhelp.all", s.p.All)
}

// entries is a card of techniques under a title.
func (s *Screen) entries(title string, list []Entry) fyne.CanvasObject {
	col := kit.Column(2, kit.PadSides(lineSide, 0, kit.PadBottom(6, kit.Section(s.p.Texts.T(title)))))
	for _, e := range list {
		col.Add(s.entry(e))
	}
	return lineCard(col)
}

// entry is a technique that opens its card.
func (s *Screen) entry(e Entry) fyne.CanvasObject {
	words := kit.Column(1, kit.Strong(e.Name), kit.Small(e.Line))
	if e.LeftOut != "" {
		words.Add(kit.NewText(s.p.Texts.T("findhelp.left-out", i18n.Args{"Because": e.LeftOut}), kit.TextStyle{Size: theme.SizeSmall, Color: theme.ColorDanger}))
	}
	arrow := kit.Middle(kit.NewPicture(kit.IconForward, theme.ColorPrimaryInk, 16))
	return kit.NewLine(container.NewBorder(nil, nil, nil, arrow, kit.PadRight(10, words)), e.Name, func() { s.p.OnOpen(e.ID) })
}

func smallLines(lines []string) *fyne.Container {
	col := kit.Column(8)
	for _, l := range lines {
		col.Add(kit.Small(l))
	}
	return col
}
