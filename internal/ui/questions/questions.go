// Package questions shows a page of safety questions. Nothing is answered in advance, "None of
// these" answers what is still open with no, and "I am not sure" is an answer.
package questions

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Option is one way to answer.
type Option struct{ ID, Text string }

// Question is one line of the page.
type Question struct {
	ID      string
	Text    string
	Why     string
	Options []Option // in the order shown; the first is the one "None of these" gives
	Answer  string   // an earlier answer; empty when there is none
	// Unsure is shown once the option UnsureID is chosen: how to find out.
	Unsure, UnsureID string
}

// Params are what a page of questions shows and whom it tells.
type Params struct {
	Texts     *i18n.Texts
	Crumb     string
	Title     string
	Subtitle  string
	Questions []Question
	// NoneText replaces the words of the button that answers everything open with no.
	NoneText string
	OnBack   func() // no way back when nil
	OnDone   func(answers map[string]string)
}

// Page is a page of questions.
type Page struct {
	p       Params
	answers map[string]string
	handed  bool // the answers have been handed on
	rows    map[string][]*kit.Chip
	hints   map[string]*kit.Text
	none    *kit.Button
	next    *kit.Button
	left    *kit.Text
	actions *fyne.Container
	object  fyne.CanvasObject
}

// New returns a page.
func New(p Params) *Page {
	page := &Page{p: p, answers: make(map[string]string), rows: make(map[string][]*kit.Chip), hints: make(map[string]*kit.Text)}
	for _, q := range p.Questions {
		if q.Answer != "" {
			page.answers[q.ID] = q.Answer
		}
	}
	page.build()
	return page
}

// Object is what the window shows.
func (p *Page) Object() fyne.CanvasObject { return p.object }

// Answers returns what has been answered so far.
func (p *Page) Answers() map[string]string { return p.answers }

// Answer answers one question, as a click on its chip does.
func (p *Page) Answer(id, option string) {
	p.answers[id] = option
	for _, q := range p.p.Questions {
		if q.ID != id {
			continue
		}
		for i, chip := range p.rows[id] {
			chip.SetSelected(q.Options[i].ID == option)
		}
		p.hint(q)
	}
	p.count()
}

// hint shows how to find out while the answer is "not sure".
func (p *Page) hint(q Question) {
	h := p.hints[q.ID]
	if h == nil {
		return
	}
	if p.answers[q.ID] == q.UnsureID {
		h.Show()
	} else {
		h.Hide()
	}
}

// NoneOfThese answers everything that is still open with no and goes on.
func (p *Page) NoneOfThese() {
	for _, q := range p.p.Questions {
		if _, ok := p.answers[q.ID]; !ok {
			p.Answer(q.ID, q.Options[0].ID)
		}
	}
	p.done()
}

func (p *Page) open() int {
	n := 0
	for _, q := range p.p.Questions {
		if _, ok := p.answers[q.ID]; !ok {
			n++
		}
	}
	return n
}

// done hands the answers on, once: a double click must not answer a page twice.
func (p *Page) done() {
	if p.handed || p.open() > 0 || p.p.OnDone == nil {
		return
	}
	p.handed = true
	p.p.OnDone(p.answers)
}

// count shows what is still open and lets the person go on once nothing is. While nothing has
// been answered there is one way on; after a first answer the rest needs a word of its own.
func (p *Page) count() {
	defer p.actions.Refresh() // a button that was hidden has no place yet
	n := p.open()
	touched := len(p.answers) > 0
	if n == 0 {
		p.left.SetText("")
		p.none.Hide()
		p.next.Show()
		p.next.Enable()
		return
	}
	p.left.SetText(p.p.Texts.N("questions.open", n))
	p.none.Show()
	p.next.Hide()
	if touched {
		p.none.SetText(p.p.Texts.T("questions.rest-no"))
		return
	}
	p.none.SetText(p.noneText())
}

func (p *Page) noneText() string {
	if p.p.NoneText != "" {
		return p.p.NoneText
	}
	return p.p.Texts.T("questions.none")
}

func (p *Page) build() {
	tx := p.p.Texts
	list := kit.Column(0)
	for i, q := range p.p.Questions {
		if i > 0 {
			list.Add(kit.NewRule())
		}
		list.Add(p.row(q))
	}
	p.none = kit.NewButton(p.noneText(), kit.LookPrimary, p.NoneOfThese).After(kit.IconForward)
	p.next = kit.NewButton(tx.T("questions.next"), kit.LookPrimary, p.done).After(kit.IconForward)
	p.left = kit.Label("")
	actions := []fyne.CanvasObject{layout.NewSpacer(), kit.Middle(p.left)}
	if p.p.OnBack != nil {
		actions = append(actions, kit.NewButton(tx.T("common.back"), kit.LookOutline, p.p.OnBack))
	}
	actions = append(actions, p.none, p.next)
	p.actions = kit.Row(theme.Gap, actions...)
	card := kit.NewScrollCard(list)
	body := container.NewBorder(nil, kit.PadTop(theme.Gap, p.actions), nil, nil, card)
	p.object = kit.Page(kit.Header{Crumb: p.p.Crumb, Title: p.p.Title, Subtitle: p.p.Subtitle}, kit.AtMost(pageWidth, body))
	p.count()
}

// pageWidth keeps the lines of a question short enough to read.
const pageWidth float32 = 900

func (p *Page) row(q Question) fyne.CanvasObject {
	chips := make([]fyne.CanvasObject, 0, len(q.Options))
	for _, o := range q.Options {
		chip := kit.NewOutlinedChip(o.Text, p.answers[q.ID] == o.ID, func() { p.Answer(q.ID, o.ID) })
		p.rows[q.ID] = append(p.rows[q.ID], chip)
		chips = append(chips, chip)
	}
	words := kit.Column(4, kit.Strong(q.Text))
	if q.Why != "" {
		words.Add(kit.Small(q.Why))
	}
	if q.Unsure != "" {
		p.hints[q.ID] = kit.NewText(q.Unsure, kit.TextStyle{Size: theme.SizeSmall, Color: theme.ColorPrimaryInk})
		words.Add(p.hints[q.ID])
		p.hint(q)
	}
	right := kit.Middle(kit.Pad(6, kit.Row(theme.SmallGap, chips...)))
	return kit.PadY(10, container.NewBorder(nil, nil, nil, right, kit.Middle(words)))
}
