package ui

import (
	"context"
	"errors"
	"slices"
	"strings"

	"unknot/internal/body"
	"unknot/internal/guide"
	"unknot/internal/i18n"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/settings"
	"unknot/internal/technique"
	"unknot/internal/ui/findhelp"
	"unknot/internal/ui/kit"
)

// helpPart is the screen about help from others, as it was left.
type helpPart struct {
	app   *App
	state findhelp.State
	bad   bool // something was noted just now that went badly
}

func newHelpPart(a *App) *helpPart {
	return &helpPart{app: a, state: findhelp.State{Ticked: make(map[string]bool)}}
}

// helpKnown is what the journal says. The page of warning signs needs none of it: it is shown
// whatever becomes of the journal.
type helpKnown struct {
	profile safety.Profile
	visits  []guide.Visit
	err     error
}

func (h *helpPart) lookUp(ctx context.Context) (helpKnown, error) {
	var k helpKnown
	var errProfile, errVisits error
	k.profile, errProfile = h.app.p.Store.Profile(ctx)
	k.visits, errVisits = h.app.p.Store.Visits(ctx)
	k.err = errors.Join(errProfile, errVisits)
	return k, nil
}

// show shows the screen as it was left.
func (h *helpPart) show() { h.showThen(func() {}) }

// showPart shows one part of the screen.
func (h *helpPart) showPart(part findhelp.Part) {
	h.state.Part = part
	h.show()
}

func (h *helpPart) showThen(then func()) {
	a := h.app
	work(a, h.lookUp, func(k helpKnown) {
		a.stopTicking()
		a.keys = nil
		a.shell.show(ScreenHelp, findhelp.New(h.params(k)).Object())
		if k.err != nil {
			a.fail(k.err)
		}
		then()
	})
}

func (h *helpPart) params(k helpKnown) findhelp.Params {
	a, tx, g := h.app, h.app.p.Texts, h.app.p.Guide
	emergency := a.p.Rules.Action(safety.Verdict{Level: safety.LevelEmergency}, a.set.EmergencyNumber)
	p := findhelp.Params{
		Texts: tx, State: h.state, Number: strings.TrimSpace(a.set.EmergencyNumber),
		Emergency: tx.T("findhelp.emergency", i18n.Args{"Action": emergency}),
		Tiers:     h.tiers(), Mix: h.mix(), Warnings: g.Warnings, Log: h.log(k.visits),
		OnChanged: func(s findhelp.State) { h.state = s },
		OnNumber: func(number string) {
			a.saveSettings(func(s *settings.Settings) { s.EmergencyNumber = number })
			h.show()
		},
		OnCheck: h.check,
		OnOpen:  h.open,
		OnLearn: func() { a.Go(ScreenLearn) },
		OnAdd:   func() { h.edit(h.newVisit()) },
		OnEdit: func(id int64) {
			if i := slices.IndexFunc(k.visits, func(v guide.Visit) bool { return v.ID == id }); i >= 0 {
				h.edit(k.visits[i])
			}
		},
	}
	for _, t := range h.professionals() {
		p.All = append(p.All, h.entry(k.profile, t))
	}
	for _, picture := range g.Pictures {
		if made, ok := h.picture(k.profile, picture); ok {
			p.Pictures = append(p.Pictures, made)
		}
	}
	slices.SortStableFunc(p.Pictures, func(a, b findhelp.Picture) int { return order(b.DoctorFirst) - order(a.DoctorFirst) })
	for _, c := range g.Checklist {
		p.Checks = append(p.Checks, findhelp.Check{ID: c.ID, Title: c.Title, Look: c.Look, Ask: c.Ask})
	}
	for _, when := range []guide.When{guide.Before, guide.During, guide.After} {
		tips := findhelp.Tips{ID: string(when)}
		for _, t := range g.On(when) {
			tips.Lines = append(tips.Lines, t.Text)
		}
		if len(tips.Lines) > 0 {
			p.Tips = append(p.Tips, tips)
		}
	}
	return p
}

// tiers are the warning signs of the safety rules, the most urgent first. Signs that ask for an
// ambulance stand before the others.
func (h *helpPart) tiers() []findhelp.Tier {
	rules := h.app.p.Rules
	var out []findhelp.Tier
	for _, level := range []safety.Level{safety.LevelEmergency, safety.LevelSameDay, safety.LevelGPSoon} {
		flags := slices.DeleteFunc(rules.Flags(), func(f safety.Flag) bool { return f.Level != level })
		slices.SortStableFunc(flags, func(a, b safety.Flag) int { return order(b.Ambulance) - order(a.Ambulance) })
		tier := findhelp.Tier{ID: level.String()}
		for _, f := range flags {
			action := rules.Action(safety.Verdict{Level: level, Reasons: []safety.Reason{{ID: string(f.ID)}}}, h.app.set.EmergencyNumber)
			if n := len(tier.Groups); n == 0 || tier.Groups[n-1].Action != action {
				tier.Groups = append(tier.Groups, findhelp.Group{Action: action})
			}
			last := &tier.Groups[len(tier.Groups)-1]
			last.Signs = append(last.Signs, h.sign(f))
		}
		out = append(out, tier)
	}
	return out
}

// order is 1 for what stands first.
func order(first bool) int {
	if first {
		return 1
	}
	return 0
}

func (h *helpPart) sign(f safety.Flag) findhelp.Sign {
	s := findhelp.Sign{Label: f.Label, Question: f.Question, Why: f.Why}
	if f.Says != "" {
		s.Says = append(s.Says, f.Says)
	}
	if f.Unkept {
		s.Says = append(s.Says, h.app.p.Rules.SupportText(h.app.set.EmergencyNumber))
	}
	return s
}

// check goes through the safety check and comes back with what it said.
func (h *helpPart) check() {
	a := h.app
	a.visit.errand = errand{
		screen: ScreenHelp, crumb: a.p.Texts.T("findhelp.check-crumb"), back: h.show,
		build: func(safety.Clearance, plan.History) {
			h.bad = false
			said := a.visit.advice
			if said == "" {
				said = a.p.Rules.Reassurance()
			}
			h.showThen(func() { a.sheet(kit.Body(said)) })
		},
	}
	a.visit.review()
}

// open shows the card of a technique, which leads back here.
func (h *helpPart) open(id technique.ID) {
	h.app.library.openFrom(origin{screen: ScreenHelp, crumb: h.app.p.Texts.T("findhelp.crumb"), back: h.show}, id)
}

// professionals are the therapies somebody else gives, in the order of the catalogue.
func (h *helpPart) professionals() []*technique.Technique {
	return slices.DeleteFunc(h.app.p.Catalogue.All(), func(t *technique.Technique) bool { return t.Kind != technique.Professional })
}

// therapyName is the name of a professional technique without the word that all of them begin with
// and without what stands in brackets.
func therapyName(t *technique.Technique) string {
	_, name, found := strings.Cut(t.Name, ": ")
	if !found || t.Kind != technique.Professional {
		return t.Name
	}
	name, _, _ = strings.Cut(name, " (")
	return capital(name)
}

// entry is a technique in a list: what is done, where somebody else does it, else what it is.
func (h *helpPart) entry(p safety.Profile, t *technique.Technique) findhelp.Entry {
	e := findhelp.Entry{ID: t.ID, Name: therapyName(t), Line: h.app.library.line(t)}
	if t.Kind == technique.Professional {
		e.Line = t.Setup
	}
	if r := h.app.library.ruling(p, t); r.Blocked {
		e.LeftOut = h.app.library.briefly(r)
	}
	return e
}

// picture puts a picture into words, unless its therapy could not be loaded.
func (h *helpPart) picture(profile safety.Profile, p guide.Picture) (findhelp.Picture, bool) {
	first, ok := h.app.p.Catalogue.Get(p.First)
	if !ok {
		return findhelp.Picture{}, false
	}
	out := findhelp.Picture{
		ID: p.ID, Title: p.Title, Text: p.Text, First: h.therapy(profile, first), FirstNote: p.FirstNote,
		Careful: p.Careful, DoctorFirst: p.DoctorFirst,
	}
	for _, id := range p.Others {
		if t, ok := h.app.p.Catalogue.Get(id); ok {
			out.Others = append(out.Others, h.entry(profile, t))
		}
	}
	return out, true
}

func (h *helpPart) therapy(p safety.Profile, t *technique.Technique) findhelp.Therapy {
	a, l, tx := h.app, h.app.library, h.app.p.Texts
	grade := t.Evidence.For(technique.Phase(a.set.Phase))
	out, changed := a.p.Rules.Derive(t)
	made := findhelp.Therapy{
		ID: t.ID, Name: therapyName(t), What: t.Setup, Suits: tx.T("findhelp.suits", i18n.Args{"Phases": l.suits(t)}),
		Sure: tx.T("findhelp.sure", i18n.Args{"Words": a.words.Grade(grade), "Grade": grade}), Note: t.Evidence.Note,
		Sources: l.app.citations(t.Evidence.Sources), LeftOutWith: l.conditions(out), ChangedWith: l.conditions(changed),
	}
	r := a.p.Rules.RuleFor(p, safety.Subject{Technique: t, Side: body.Middle})
	made.Blocked = r.Blocked
	if r.Blocked || len(r.By) > 0 || len(r.Changes) > 0 {
		made.ForYou = append(l.advice(r), r.Changes...)
	}
	return made
}

func (h *helpPart) mix() findhelp.Mix {
	m := h.app.p.Guide.Mix
	out := findhelp.Mix{Text: m.Text}
	for _, s := range m.Steps {
		if t, ok := h.app.p.Catalogue.Get(s.Technique); ok {
			out.Steps = append(out.Steps, findhelp.MixStep{Text: s.Text, ID: t.ID, Name: therapyName(t)})
		}
	}
	return out
}
