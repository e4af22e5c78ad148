package ui

import (
	"context"
	"errors"
	"slices"

	"fyne.io/fyne/v2"

	"unknot/internal/body"
	"unknot/internal/i18n"
	"unknot/internal/intake"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/questions"
	"unknot/internal/ui/relief"
	"unknot/internal/ui/theme"
	"unknot/internal/ui/verdict"
)

// ask shows the next page of questions, or what came of them.
func (v *visit) ask(history plan.History) {
	next := func() { v.ask(history) }
	page := v.intake.Next()
	switch page.Kind {
	case intake.AskPreCheck:
		list := make([]questions.Question, len(page.Lines))
		for i, l := range page.Lines {
			list[i] = v.question(l.ID, l.Question, "")
		}
		v.questions("precheck", list, func(got map[string]string) { v.intake.AnswerLines(answers[string](got)); next() })
	case intake.AskParts:
		list := make([]questions.Question, len(page.Parts))
		for i, p := range page.Parts {
			list[i] = v.question(p.ID, p.Label, "")
		}
		v.questions("parts", list, func(got map[string]string) { v.intake.AnswerParts(page.Lines[0].ID, answers[string](got)); next() })
	case intake.AskFlags:
		v.askFlags(page, next)
	case intake.AskCautions:
		v.askCautions(page, next)
	case intake.AskBranches:
		list := make([]questions.Question, len(page.Branches))
		for i, b := range page.Branches {
			list[i] = v.question(b.ID, b.Question, "")
		}
		v.questions("branches", list, func(got map[string]string) { v.intake.AnswerBranches(answers[string](got)); next() })
	case intake.AskSeenDay:
		v.askSeenDay(next)
	case intake.AskAreas:
		v.askArea(page.Area, next)
	case intake.AskFollowUps:
		list := make([]questions.Question, len(page.FollowUps))
		for i, f := range page.FollowUps {
			list[i] = v.checkable(v.question(f.ID, f.Question, f.Why))
		}
		v.questions("follow-ups", list, func(got map[string]string) { v.intake.AnswerFollowUps(answers[string](got)); next() })
	default:
		v.decide(history)
	}
}

// answers turns the answers of a page into those of the rules.
func answers[K ~string](got map[string]string) map[K]safety.Answer {
	out := make(map[K]safety.Answer, len(got))
	for id, a := range got {
		out[K(id)] = safety.Answer(a)
	}
	return out
}

// question is a question with the three plain answers.
func (v *visit) question(id, text, why string) questions.Question {
	tx := v.app.p.Texts
	return questions.Question{ID: id, Text: text, Why: why, UnsureID: string(safety.NotSure), Options: []questions.Option{
		{ID: string(safety.No), Text: tx.T("questions.no")},
		{ID: string(safety.Yes), Text: tx.T("questions.yes")},
		{ID: string(safety.NotSure), Text: tx.T("questions.unsure")},
	}}
}

// checkable adds "checked by a clinician" where a warning of an earlier round stands behind it.
func (v *visit) checkable(q questions.Question) questions.Question {
	if v.intake.MayBeChecked(q.ID) {
		q.Options = append(q.Options, questions.Option{ID: string(safety.Checked), Text: v.app.p.Texts.T("questions.checked")})
	}
	return q
}

// extra words an answer that only some questions offer.
func (v *visit) extra(a safety.Answer) questions.Option {
	words := map[safety.Answer]string{
		safety.PreferNotToSay: "questions.declined", safety.NotApplicable: "questions.not-applicable", safety.Checked: "questions.checked",
	}
	return questions.Option{ID: string(a), Text: v.app.p.Texts.T(words[a])}
}

func (v *visit) questions(kind string, list []questions.Question, done func(map[string]string)) {
	tx := v.app.p.Texts
	page := questions.New(questions.Params{
		Texts: tx, Crumb: v.errand.crumb, Title: tx.T("visit." + kind + ".title"), Subtitle: tx.T("visit." + kind + ".subtitle"),
		Questions: list, OnBack: v.errand.back, OnDone: done,
	})
	v.put(page.Object())
}

func (v *visit) put(object fyne.CanvasObject) {
	v.app.stopTicking()
	v.app.keys = nil
	v.app.shell.show(v.errand.screen, object)
}

func (v *visit) askFlags(page intake.Page, next func()) {
	list := make([]questions.Question, len(page.Flags))
	for i, f := range page.Flags {
		q := v.checkable(v.question(string(f.ID), f.Question, f.Why))
		q.Unsure = v.app.p.Rules.HowToCheck(f.ID)
		for _, a := range f.Offers {
			q.Options = append(q.Options, v.extra(a))
		}
		list[i] = q
	}
	v.questions("flags."+page.Level.String(), list, func(got map[string]string) {
		v.intake.AnswerFlags(answers[safety.FlagID](got))
		v.showCards(page.Flags, got, next)
	})
}

// showCards shows what certain answers ask to be shown at once: the support page after rf-mood and
// the card behind "rather not say".
func (v *visit) showCards(flags []safety.Flag, got map[string]string, next func()) {
	var texts []string
	for _, f := range flags {
		switch a := safety.Answer(got[string(f.ID)]); {
		case a == safety.PreferNotToSay && f.Card != "":
			texts = append(texts, f.Card)
		case a.Raised() && f.Unkept:
			texts = append(texts, v.app.p.Rules.SupportText(v.app.set.EmergencyNumber))
		}
	}
	next()
	if len(texts) == 0 {
		return
	}
	col := kit.Column(12)
	for _, t := range texts {
		col.Add(kit.Body(t))
	}
	v.app.sheet(col)
}

// askCautions asks for the open questions of the health profile.
func (v *visit) askCautions(page intake.Page, next func()) {
	v.questions("cautions", v.cautionQuestions(page.Cautions, nil), func(got map[string]string) {
		v.intake.AnswerCautions(answers[safety.CautionID](got))
		next()
	})
}

// editProfile shows the whole health profile with the answers given so far, on the way from a
// screen. What belongs to an answer, and where it is, is asked before the next plan.
func (v *visit) editProfile(p safety.Profile, from Screen, then func()) {
	a, tx := v.app, v.app.p.Texts
	page := questions.New(questions.Params{
		Texts: tx, Crumb: tx.T("visit.profile.crumb"), Title: tx.T("visit.cautions.title"), Subtitle: tx.T("visit.cautions.subtitle"),
		Questions: v.cautionQuestions(a.p.Rules.Cautions(), p.Answers),
		OnBack:    func() { a.Go(from) },
		OnDone: func(got map[string]string) {
			a.changeProfile(func(p *safety.Profile) { p.Answers = answers[safety.CautionID](got) }, then)
		},
	})
	a.stopTicking()
	a.keys = nil
	a.shell.show(from, page.Object())
}

func (v *visit) cautionQuestions(cautions []safety.Caution, given map[safety.CautionID]safety.Answer) []questions.Question {
	list := make([]questions.Question, len(cautions))
	for i, c := range cautions {
		q := v.question(string(c.ID), c.Question, "")
		for _, a := range c.Offers {
			q.Options = append(q.Options, v.extra(a))
		}
		q.Answer = string(given[c.ID])
		list[i] = q
	}
	return list
}

// seenDays are the answers to "when were you seen", in days ago. The oldest is the one that counts
// within each span, so that twelve weeks never last longer than they should.
var seenDays = []struct {
	id   string
	days int
}{{"today", 0}, {"week", 7}, {"month", 28}, {"quarter", 83}}

// askSeenDay asks when a clinician saw the person.
func (v *visit) askSeenDay(next func()) {
	tx := v.app.p.Texts
	days := kit.Column(12, kit.Body(tx.T("visit.seen.text")))
	for _, s := range seenDays {
		days.Add(kit.Row(0, kit.NewButton(tx.T("visit.seen."+s.id), kit.LookOutline, func() {
			v.intake.AnswerSeenDay(v.app.p.Now().AddDate(0, 0, -s.days))
			next()
		})))
	}
	days.Add(kit.Row(0, kit.NewButton(tx.T("visit.seen.not"), kit.LookQuiet, func() { v.app.Go(ScreenToday) })))
	v.put(kit.Page(kit.Header{Crumb: v.errand.crumb, Title: tx.T("visit.seen.title")}, kit.AtMost(700, kit.Column(0, kit.NewCard(days)))))
}

// askArea asks where a caution is; an empty map means the whole body.
func (v *visit) askArea(c safety.Caution, next func()) {
	tx := v.app.p.Texts
	var marks []body.Mark
	var field relief.Map
	set := func(r body.Region, on bool) {
		marks = slices.DeleteFunc(marks, func(m body.Mark) bool { return m.Region == r })
		if on {
			marks = append(marks, body.Mark{Region: r, Intensity: relief.DefaultIntensity})
		}
		field.SetMarks(marks)
	}
	marked := func(r body.Region) bool {
		return slices.ContainsFunc(marks, func(m body.Mark) bool { return m.Region == r })
	}
	field = v.newMap(
		func(r body.Region) { set(r, !marked(r)) },
		func(r body.Region, _ int) { set(r, true) },
		func(r body.Region) { set(r, false) })
	done := func() {
		regions := make([]body.Region, 0, len(marks))
		for _, m := range marks {
			regions = append(regions, m.Region)
		}
		v.intake.AnswerArea(c.ID, regions)
		next()
	}
	words := kit.Column(12, kit.Section(c.Name), kit.Body(c.Question), kit.Muted(tx.T("visit.area.text")),
		kit.NewButton(tx.T("questions.next"), kit.LookPrimary, done).After(kit.IconForward))
	columns := kit.Shares(theme.Gap, []float32{1.28, 1}, kit.NewCard(field.Large()), kit.Column(0, kit.NewCard(words)))
	v.put(kit.Page(kit.Header{
		Crumb: v.errand.crumb, Title: tx.T("visit.area.title"), Actions: []fyne.CanvasObject{field.Switch()},
	}, columns))
}

// decide keeps what was answered and either builds the plan or says who should be seen first.
func (v *visit) decide(history plan.History) {
	clearance, said, err := v.intake.Result()
	if _, ok := errors.AsType[*safety.IncompleteError](err); ok {
		v.app.fail(err) // Next asks for everything Result requires; a difference is our mistake
		return
	}
	v.keepAnswers(said.Level)
	if err != nil || said.Paused {
		v.refuse(said)
		return
	}
	v.advice = ""
	if said.Level > safety.LevelClear {
		v.advice = v.app.p.Rules.Advice(said, v.app.set.EmergencyNumber)
	}
	v.clearance = clearance
	v.errand.build(clearance, history)
}

// keepAnswers keeps the screening and, when it has changed, the profile.
func (v *visit) keepAnswers(level safety.Level) {
	a := v.app
	screening, profile, changed := a.p.Rules.Stored(v.intake.Screening()), v.intake.Profile(), v.intake.ProfileChanged()
	work(a, func(ctx context.Context) (struct{}, error) {
		if changed {
			if err := a.p.Store.SaveProfile(ctx, profile); err != nil {
				return struct{}{}, err
			}
		}
		_, err := a.p.Store.AddScreening(ctx, screening, level)
		return struct{}{}, err
	}, func(struct{}) {
		if changed {
			a.reloadAgent()
		}
	})
}

func (v *visit) refuse(said safety.Verdict) {
	a := v.app
	reasons := make([]string, 0, len(said.Reasons))
	for _, r := range said.Reasons {
		reasons = append(reasons, r.Text)
	}
	var open []string
	if said.Level < safety.LevelEmergency {
		for _, id := range a.p.Rules.CalmList() {
			if t, ok := a.p.Catalogue.Get(id); ok {
				open = append(open, t.Name)
			}
		}
		open = append(open, a.p.Rules.Tier(said.Level).Open)
	}
	v.put(verdict.New(verdict.Params{
		Texts: a.p.Texts, Emergency: said.Level == safety.LevelEmergency, Paused: said.Paused && said.Level < safety.LevelSameDay,
		Advice:  a.p.Rules.Advice(said, a.set.EmergencyNumber),
		Reasons: reasons, Open: open,
		OnBack:    v.review,
		OnChecked: func() { v.seen = true; v.begin() },
		OnHome:    func() { a.Go(ScreenToday) },
		OnHelp:    func() { a.Go(ScreenHelp) },
	}))
}

// textArgs makes the arguments of a text with one gap.
func textArgs(name string, value any) i18n.Args { return i18n.Args{name: value} }
