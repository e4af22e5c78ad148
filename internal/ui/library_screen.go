package ui

import (
	"slices"
	"strings"

	"unknot/internal/body"
	"unknot/internal/i18n"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/technique"
	"unknot/internal/ui/figureview"
	"unknot/internal/ui/library"
)

// libraryPart is the library and the cards behind it: how it was left, and what it shows.
type libraryPart struct {
	app    *App
	state  library.State
	origin origin
}

// origin is the screen that a card was opened from and leads back to.
type origin struct {
	screen Screen
	crumb  string
	back   func()
}

// home is the origin of a card that was opened in the library.
func (l *libraryPart) home() origin {
	return origin{screen: ScreenLibrary, crumb: l.app.p.Texts.T("library.title"), back: l.show}
}

// openFrom shows the card of a technique, which leads back to where it was opened from.
func (l *libraryPart) openFrom(from origin, id technique.ID) {
	l.origin = from
	l.open(id)
}

// show shows the library as it was left.
func (l *libraryPart) show() {
	a := l.app
	l.origin = l.home()
	work(a, a.p.Store.Profile, func(p safety.Profile) {
		shelf := library.NewShelf(a.p.Catalogue, l.entries(p))
		screen := library.New(library.Params{
			Texts: a.p.Texts, Shelf: shelf, State: l.state, Picks: l.picks(shelf),
			NewPicture: l.newPicture,
			Question:   l.question,
			OnChanged:  func(s library.State) { l.state = s },
			OnOpen:     func(id technique.ID) { l.open(id) },
			OnSafety:   l.checkSafety,
		})
		a.stopTicking()
		a.keys = nil
		a.shell.show(ScreenLibrary, screen.Object())
	})
}

// checkSafety asks all questions and comes back.
func (l *libraryPart) checkSafety() {
	v := l.app.visit
	v.errand = l.errand(l.show, func(safety.Clearance, plan.History) { l.app.Go(ScreenLibrary) })
	v.review()
}

func (l *libraryPart) errand(back func(), build func(safety.Clearance, plan.History)) errand {
	return errand{screen: ScreenLibrary, crumb: l.app.p.Texts.T("library.check-crumb"), back: back, build: build}
}

func (l *libraryPart) question(id string) string {
	f, _ := l.app.p.Rules.Flag(safety.FlagID(id))
	return f.Question
}

// entries puts every technique into words for one person.
func (l *libraryPart) entries(p safety.Profile) []library.Entry {
	a := l.app
	all := a.p.Catalogue.All()
	out := make([]library.Entry, len(all))
	for i, t := range all {
		grade := t.Evidence.For(technique.Phase(a.set.Phase))
		out[i] = library.Entry{
			Technique: t, Line: l.line(t), Grade: grade, Sure: a.words.Grade(grade), Places: l.places(t),
		}
		if r := l.ruling(p, t); r.Blocked {
			out[i].LeftOut = l.briefly(r)
		}
	}
	return out
}

// line says in a few words where a technique works and what it is.
func (l *libraryPart) line(t *technique.Technique) string {
	return l.app.p.Texts.T("library.line", i18n.Args{"Area": l.area(t.Main()), "Kind": l.kind(t.Kind)})
}

// area is the plain name of an area without what stands in brackets.
func (l *libraryPart) area(g body.Group) string {
	info, _ := l.app.p.Atlas.Group(g)
	name, _, _ := strings.Cut(info.Name, " (")
	return name
}

func (l *libraryPart) kind(k technique.Kind) string {
	return l.app.p.Texts.T("library.kind." + string(k))
}

func (l *libraryPart) places(t *technique.Technique) []plan.Place {
	return slices.DeleteFunc(plan.Places(), func(p plan.Place) bool { return !l.app.p.Engine.FitsPlace(t, p) })
}

// ruling is what the health profile says about a technique: blocked only when no side is left. It
// is information; what may be done is decided by the clearance.
func (l *libraryPart) ruling(p safety.Profile, t *technique.Technique) safety.Ruling {
	on := func(s body.Side) safety.Ruling {
		return l.app.p.Rules.RuleFor(p, safety.Subject{Technique: t, Side: s})
	}
	if t.Dose.Sides != technique.PerSide {
		return on(body.Middle)
	}
	left, right := on(body.Left), on(body.Right)
	if left.Blocked == right.Blocked {
		return stricter(left, right)
	}
	if left.Blocked {
		return right
	}
	return left
}

// stricter is the one of two rulings that asks for more.
func stricter(a, b safety.Ruling) safety.Ruling {
	if len(b.Changes) > len(a.Changes) {
		return b
	}
	return a
}

// briefly names the conditions behind a ruling in one line.
func (l *libraryPart) briefly(r safety.Ruling) string {
	names := l.conditions(r.By)
	switch len(names) {
	case 0:
		return r.Because
	case 1:
		return names[0]
	default:
		return l.app.p.Texts.T("library.several", i18n.Args{"First": names[0]})
	}
}

// conditions are the names of the cautions among what is behind a ruling.
func (l *libraryPart) conditions(ids []safety.CautionID) []string {
	var out []string
	for _, id := range ids {
		if c, ok := l.app.p.Rules.Caution(id); ok {
			out = append(out, c.Name)
		}
	}
	return out
}

// newPicture makes a picture that a card of the library can use for one technique after another.
func (l *libraryPart) newPicture() library.Picture {
	a := l.app
	p := a.studio.New(figureview.Subject{})
	return library.Picture{
		Object: p,
		Set: func(id technique.ID) {
			if t, ok := a.p.Catalogue.Get(id); ok {
				p.SetSubject(subject(t, body.Middle))
			}
		},
		Move: func(on bool) {
			if on {
				p.Play()
			} else {
				p.Stop()
			}
		},
	}
}
