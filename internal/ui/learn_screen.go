package ui

import (
	"context"

	"unknot/internal/guide"
	"unknot/internal/technique"
	"unknot/internal/ui/learn"
)

// learnPart is the screen of what is worth knowing, as it was left.
type learnPart struct {
	app   *App
	state learn.State
}

// show shows the screen as it was left. It waits its turn, so that nothing asked for before comes
// out on top of it.
func (l *learnPart) show() {
	a := l.app
	work(a, func(context.Context) (struct{}, error) { return struct{}{}, nil }, func(struct{}) {
		p := learn.Params{
			Texts: a.p.Texts, State: l.state,
			About:     func(topic string) learn.Found { return l.found(a.p.Guide.About(topic)) },
			Search:    func(query string) learn.Found { return l.found(a.p.Guide.Search(query)) },
			OnChanged: func(s learn.State) { l.state = s },
			OnOpen:    l.open,
			OnHelp:    func() { a.Go(ScreenHelp) },
		}
		for _, t := range a.p.Guide.Topics {
			p.Topics = append(p.Topics, learn.Topic{ID: t.ID, Title: t.Title, Lead: t.Lead})
		}
		a.stopTicking()
		a.keys = nil
		a.shell.show(ScreenLearn, learn.New(p).Object())
	})
}

// open shows the card of a technique, which leads back here.
func (l *learnPart) open(id technique.ID) {
	l.app.library.openFrom(origin{screen: ScreenLearn, crumb: l.app.p.Texts.T("learn.title"), back: l.show}, id)
}

func (l *learnPart) found(f guide.Found) learn.Found {
	var out learn.Found
	for _, s := range f.Lessons {
		out.Lessons = append(out.Lessons, learn.Card{Say: s.Say, Text: s.Text, Sources: l.app.citations(s.Sources)})
	}
	for _, m := range f.Myths {
		c := learn.Card{Heard: m.Heard, Say: m.Say, Text: m.Text, Claim: l.app.citations(m.Claim), Sources: l.app.citations(m.Sources)}
		for _, id := range m.Cards {
			if t, ok := l.app.p.Catalogue.Get(id); ok {
				c.Links = append(c.Links, learn.Link{ID: id, Name: t.Name})
			}
		}
		out.Myths = append(out.Myths, c)
	}
	return out
}
