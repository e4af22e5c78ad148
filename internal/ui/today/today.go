// Package today is the first screen: one question (how is it now), and doors to what comes next.
package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// DayMark is one day of the week strip.
type DayMark struct {
	Name  string
	Cared bool // something was done that day
	Today bool
	Ahead bool
}

// Params are what the screen shows and whom it tells.
type Params struct {
	Texts      *i18n.Texts
	Greeting   string
	Date       string
	Break      string // the next break in words
	LastPain   string // what was said last time, in words; empty when never
	Week       []DayMark
	Average    string // the 7-day average in words; empty when there is none
	Change     string
	Notices    []Notice // what the last days and weeks say, the most important first
	Unfinished string   // a session that was cut off, in words; empty when there is none
	Morning    *Morning // the question about the morning; nil where it is not asked
	Picture    fyne.CanvasObject
	Welcome    bool           // the first run: say what this is and is not
	OnWhere    func(pain int) // kit.PainUnset when the slider was not moved
	OnLog      func(pain int)
	OnDay      func() // note how the day was
	OnBreak    func()
	OnHelp     func() // to what can be known about help from others
	OnLearn    func()
	OnResume   func() // keep what was done of the cut-off session
	OnContinue func() // take up what was left of it; nil when it is too long ago
	OnSetUp    func() // answer the health questions and say what is at hand
	OnWelcomed func() // the welcome was read
}

// Morning is the question how the back is on the morning after.
type Morning struct {
	Question, Text string
	OnSay          func(pain int)
	OnSkip         func()
}

// Notice is something the person should know, with what they can do about it.
type Notice struct {
	Title, Text string
	Actions     []Action
}

// Action is one thing to do about a notice.
type Action struct {
	Text string
	Do   func()
}

// Screen is the Today screen.
type Screen struct {
	p      Params
	pain   int
	waking int // the answer about the morning
	log    *kit.Button
	next   *kit.Text
	object fyne.CanvasObject
}

// New returns the screen.
func New(p Params) *Screen {
	s := &Screen{p: p, pain: kit.PainUnset, waking: kit.PainUnset}
	s.build()
	return s
}

// Object is what the window shows.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// SetPain answers the question, as the slider does.
func (s *Screen) SetPain(v int) {
	s.pain = v
	s.log.Enable()
}

// Touched reports whether something was said that is not kept yet.
func (s *Screen) Touched() bool { return s.pain != kit.PainUnset || s.waking != kit.PainUnset }

// SetBreak changes the line about the next break.
func (s *Screen) SetBreak(text string) { s.next.SetText(text) }

func (s *Screen) build() {
	tx := s.p.Texts
	s.next = kit.NewText(s.p.Break, kit.TextStyle{Size: theme.SizeSmall, NoWrap: true})
	next := kit.NewSurface(kit.Ground{Fill: theme.ColorSurface2, Radius: theme.Target / 2},
		kit.PadSides(12, 8, kit.Row(8, kit.Middle(kit.NewPicture(kit.IconClock, theme.ColorMuted, 16)),
			kit.Middle(s.next))))
	top := kit.Shares(theme.Gap, []float32{1.16, 1}, kit.NewCard(s.question()), kit.NewCard(s.week()))
	doors := kit.Shares(theme.Gap, []float32{1.6, 1}, kit.NewCard(s.relief()), kit.NewCard(s.breakDoor()))
	body := kit.Column(theme.Gap)
	if s.p.Welcome {
		body.Add(s.welcome())
	}
	if s.p.Morning != nil {
		body.Add(s.morning(*s.p.Morning))
	}
	body.Add(top)
	if s.p.Unfinished != "" {
		buttons := kit.Row(8)
		if s.p.OnContinue != nil {
			buttons.Add(kit.NewButton(tx.T("today.continue"), kit.LookPrimary, s.p.OnContinue))
		}
		buttons.Add(kit.NewButton(tx.T("today.keep"), kit.LookOutline, s.p.OnResume))
		body.Add(kit.NewInfo(container.NewBorder(nil, nil, nil, buttons, kit.Middle(kit.Body(s.p.Unfinished)))))
	}
	for _, n := range s.p.Notices {
		body.Add(notice(n))
	}
	body.Add(kit.PadTop(4, kit.Section(tx.T("today.next"))))
	body.Add(doors)
	body.Add(kit.Row(theme.Gap, kit.NewButton(tx.T("today.help"), kit.LookQuiet, s.p.OnHelp).Before(kit.IconHeart),
		kit.NewButton(tx.T("today.learn"), kit.LookQuiet, s.p.OnLearn).Before(kit.IconBook)))
	s.object = kit.ScrollPage(kit.Header{Title: s.p.Greeting, Subtitle: s.p.Date, Actions: []fyne.CanvasObject{next}}, body)
}

func notice(n Notice) fyne.CanvasObject {
	buttons := kit.Row(8)
	for i, a := range n.Actions {
		look := kit.LookOutline
		if i > 0 {
			look = kit.LookQuiet
		}
		buttons.Add(kit.NewButton(a.Text, look, a.Do))
	}
	return kit.NewInfo(container.NewBorder(nil, nil, nil, kit.Middle(buttons), kit.Middle(kit.Column(4, kit.Strong(n.Title), kit.Body(n.Text)))))
}

// welcome is shown until it was read: what Unknot is and is not, and the one thing worth doing first.
func (s *Screen) welcome() fyne.CanvasObject {
	tx := s.p.Texts
	return kit.NewInfo(kit.Column(10, kit.Section(tx.T("today.welcome")), kit.Body(tx.T("today.welcome-text")), kit.Muted(tx.T("today.welcome-calm")),
		kit.PadTop(6, kit.Row(theme.Gap,
			kit.NewButton(tx.T("today.welcome-set-up"), kit.LookPrimary, s.p.OnSetUp),
			kit.NewButton(tx.T("today.welcome-later"), kit.LookQuiet, s.p.OnWelcomed)))))
}

func (s *Screen) question() fyne.CanvasObject {
	tx := s.p.Texts
	head := container.NewBorder(nil, nil, nil, kit.Label(s.p.LastPain), kit.Section(tx.T("today.question")))
	scale := container.NewBorder(nil, nil, kit.Label(tx.T("today.no-pain")), kit.Label(tx.T("today.worst")))
	where := kit.NewButton(tx.T("today.where"), kit.LookPrimary, func() { s.p.OnWhere(s.pain) }).After(kit.IconForward)
	s.log = kit.NewButton(tx.T("today.log"), kit.LookOutline, func() { s.p.OnLog(s.pain) })
	s.log.Disable()
	return kit.Column(10, head, kit.PadTop(8, kit.NewPainSlider(tx.T("today.question"), kit.PainUnset, s.SetPain)), scale,
		kit.PadTop(14, kit.Flow(where, s.log, kit.Sized(0, theme.BigTarget, kit.Middle(kit.NewButton(tx.T("today.day"), kit.LookQuiet, s.p.OnDay))))))
}

func (s *Screen) week() fyne.CanvasObject {
	tx := s.p.Texts
	days := make([]fyne.CanvasObject, 0, 7)
	shares := make([]float32, 0, 7)
	for _, d := range s.p.Week {
		days = append(days, newDay(d))
		shares = append(shares, 1)
	}
	col := kit.Column(14, kit.Section(tx.T("today.week")), kit.Shares(4, shares, days...), kit.NewRule())
	if s.p.Average == "" {
		col.Add(kit.Muted(tx.T("today.no-average")))
		return col
	}
	col.Add(kit.Column(2, kit.NewText(s.p.Average, kit.TextStyle{Size: theme.SizeTitle, Bold: true}), kit.Small(s.p.Change)))
	return col
}

func (s *Screen) relief() fyne.CanvasObject {
	tx := s.p.Texts
	words := kit.Column(10, kit.Overline(tx.T("today.relief-over")), kit.Title(tx.T("today.relief-title")), kit.Muted(tx.T("today.relief-text")),
		kit.PadTop(8, kit.Row(theme.Gap, kit.NewButton(tx.T("today.relief-go"), kit.LookPrimary, func() { s.p.OnWhere(s.pain) }).After(kit.IconForward))))
	return container.NewBorder(nil, nil, kit.PadRight(22, kit.Sized(250, 230, s.p.Picture)), nil, kit.Middle(words))
}

func (s *Screen) breakDoor() fyne.CanvasObject {
	tx := s.p.Texts
	return kit.Middle(kit.Column(10, kit.Overline(tx.T("today.break-over")), kit.Section(tx.T("today.break-title")), kit.Muted(tx.T("today.break-text")),
		kit.PadTop(8, kit.Row(0, kit.NewButton(tx.T("today.break-go"), kit.LookOutline, s.p.OnBreak).Before(kit.IconPlay)))))
}
