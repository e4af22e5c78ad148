// Package breaksview is the screen of the posture breaks: whether one is reminded, when the next
// break is, and how often.
package breaksview

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Choices are what a person can set here.
type Choices struct {
	Reminders bool
	Interval  int // minutes
	Seconds   int // of a break
	QuietFrom int // minutes after midnight
	QuietTo   int
	Discreet  bool
	Card      bool // open the break card as well as the notification
	Morning   bool // ask by notification on the morning after; only while Reminders are on
}

// Params are what the screen shows and whom it tells.
type Params struct {
	Texts     *i18n.Texts
	Status    string // when the next break is, or why there is none
	Running   bool   // the agent is there
	Paused    bool
	Today     string // what was taken today, in words
	Choices   Choices
	Problems  []string // what this computer is missing
	Sources   []string // what is known about breaks rests on, as citations
	OnChanged func(Choices)
	OnNow     func()
	OnPause   func()
	OnResume  func()
}

// Screen is the screen of the breaks.
type Screen struct {
	p      Params
	c      Choices
	status *kit.Text
	object fyne.CanvasObject
}

// New returns the screen.
func New(p Params) *Screen {
	s := &Screen{p: p, c: p.Choices}
	s.build()
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// SetStatus changes the line that says when the next break is.
func (s *Screen) SetStatus(text string) { s.status.SetText(text) }

func (s *Screen) change(edit func(*Choices)) {
	edit(&s.c)
	s.p.OnChanged(s.c)
}

func (s *Screen) build() {
	tx := s.p.Texts
	s.status = kit.Title(s.p.Status)
	columns := kit.Shares(theme.Gap, []float32{1, 1}, kit.Column(theme.Gap, s.now(), s.morning(), s.why()), kit.Column(theme.Gap, s.settings()))
	s.object = kit.ScrollPage(kit.Header{Title: tx.T("breaksview.title"), Subtitle: tx.T("breaksview.subtitle")}, columns)
}

func (s *Screen) now() fyne.CanvasObject {
	tx := s.p.Texts
	buttons := kit.Row(theme.Gap, kit.NewButton(tx.T("breaksview.now"), kit.LookPrimary, s.p.OnNow).Before(kit.IconPlay))
	switch {
	case !s.p.Running:
	case s.p.Paused:
		buttons.Add(kit.NewButton(tx.T("breaksview.resume"), kit.LookOutline, s.p.OnResume))
	default:
		buttons.Add(kit.NewButton(tx.T("breaksview.pause"), kit.LookOutline, s.p.OnPause))
	}
	col := kit.Column(10, kit.Overline(tx.T("breaksview.next-over")), s.status, kit.Muted(s.p.Today), kit.PadTop(8, buttons))
	for _, problem := range s.p.Problems {
		col.Add(container.NewBorder(nil, nil, kit.PadRight(8, kit.Middle(kit.NewPicture(kit.IconAlert, theme.ColorAccent, 16))), nil, kit.Small(problem)))
	}
	return kit.NewCard(col)
}

// morning asks whether the question of the morning comes as a notification. It has a card of its own:
// it is about the day before, not about breaks.
func (s *Screen) morning() fyne.CanvasObject {
	tx := s.p.Texts
	options := []kit.Option{{ID: "ask", Text: tx.T("breaksview.morning-ask")}, {ID: "silent", Text: tx.T("breaksview.morning-silent")}}
	now := "silent"
	if s.c.Morning {
		now = "ask"
	}
	choice := kit.NewChoice(options, now, func(v string) { s.change(func(c *Choices) { c.Morning = v == "ask" }) })
	return kit.NewCard(kit.Column(8, kit.Section(tx.T("breaksview.morning")), kit.Body(tx.T("breaksview.morning-text")),
		kit.Small(tx.T("breaksview.morning-when")), kit.PadTop(4, choice.Box)))
}

func (s *Screen) why() fyne.CanvasObject {
	tx := s.p.Texts
	col := kit.Column(8, kit.Section(tx.T("breaksview.why")), kit.Body(tx.T("breaksview.why-text")))
	if n := len(s.p.Sources); n > 0 {
		list := kit.Column(6)
		for _, citation := range s.p.Sources {
			list.Add(kit.Small(citation))
		}
		col.Add(kit.Fold(tx.N("breaksview.sources", n), tx.T("breaksview.sources-hide"), list))
	}
	return kit.NewInfo(col)
}

func (s *Screen) settings() fyne.CanvasObject {
	tx := s.p.Texts
	onOff := func(id string, value bool, set func(bool)) fyne.CanvasObject {
		options := []kit.Option{{ID: "on", Text: tx.T("breaksview.on")}, {ID: "off", Text: tx.T("breaksview.off")}}
		now := "off"
		if value {
			now = "on"
		}
		return setting(tx, id, kit.NewChoice(options, now, func(v string) { set(v == "on") }).Box)
	}
	return kit.NewCard(kit.Column(theme.Gap,
		kit.Section(tx.T("breaksview.settings")),
		onOff("breaksview.reminders", s.c.Reminders, func(v bool) { s.change(func(c *Choices) { c.Reminders = v }) }),
		setting(tx, "breaksview.interval", s.numbers("breaksview.minutes", []int{20, 30, 45, 60}, s.c.Interval, func(n int) { s.change(func(c *Choices) { c.Interval = n }) })),
		setting(tx, "breaksview.length", s.numbers("breaksview.seconds", []int{30, 60, 90, 120}, s.c.Seconds, func(n int) { s.change(func(c *Choices) { c.Seconds = n }) })),
		setting(tx, "breaksview.quiet", s.quiet()),
		onOff("breaksview.discreet", s.c.Discreet, func(v bool) { s.change(func(c *Choices) { c.Discreet = v }) }),
		onOff("breaksview.card", s.c.Card, func(v bool) { s.change(func(c *Choices) { c.Card = v }) }),
	))
}

func setting(tx *i18n.Texts, id string, control fyne.CanvasObject) fyne.CanvasObject {
	return kit.Column(6, kit.Strong(tx.T(id)), kit.Small(tx.T(id+"-why")), control)
}

func (s *Screen) numbers(id string, values []int, now int, set func(int)) fyne.CanvasObject {
	options := make([]kit.Option, len(values))
	for i, v := range values {
		options[i] = kit.Option{ID: strconv.Itoa(v), Text: s.p.Texts.T(id, i18n.Args{"Count": v})}
	}
	return kit.NewChoice(options, strconv.Itoa(now), func(v string) {
		if n, err := strconv.Atoi(v); err == nil {
			set(n)
		}
	}).Box
}

// quiet offers the hours in which nothing is announced.
func (s *Screen) quiet() fyne.CanvasObject {
	tx := s.p.Texts
	type span struct{ from, to int }
	spans := map[string]span{"none": {0, 0}, "evening": {18 * 60, 8 * 60}, "night": {20 * 60, 7 * 60}, "late": {22 * 60, 6 * 60}}
	order := []string{"none", "evening", "night", "late"}
	options, now := make([]kit.Option, len(order)), ""
	for i, id := range order {
		options[i] = kit.Option{ID: id, Text: tx.T("breaksview.quiet." + id)}
		if spans[id] == (span{s.c.QuietFrom, s.c.QuietTo}) {
			now = id
		}
	}
	return kit.NewChoice(options, now, func(id string) {
		s.change(func(c *Choices) { c.QuietFrom, c.QuietTo = spans[id].from, spans[id].to })
	}).Box
}
