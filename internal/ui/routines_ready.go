package ui

import (
	"context"
	"errors"
	"slices"
	"strings"

	"unknot/internal/checkin"
	"unknot/internal/i18n"
	"unknot/internal/intake"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/settings"
	"unknot/internal/technique"
	"unknot/internal/ui/routines"
)

// standing is where a person stands by what is kept, without anything being asked. It decides what is
// shown; whether a session begins is decided by the questions before it.
type standing struct {
	known     known
	request   plan.Request
	clearance safety.Clearance // not valid where questions are open, or where the answers close the way
	held      bool             // the answers close the way
	fits      []plan.Fit       // none without a clearance
}

// copied is a copy of the visit to work with away from the UI goroutine.
func (v *visit) copied() *visit {
	c := *v
	c.input.Marks, c.input.Tools = slices.Clone(v.input.Marks), slices.Clone(v.input.Tools)
	return &c
}

// standing reads what is kept and judges it as begin would, up to the first open question.
func (r *routinesPart) standing(ctx context.Context, who *visit) (standing, error) {
	a := r.app
	k, err := who.lookUp(ctx)
	if err != nil {
		return standing{}, err
	}
	who.checkIn, who.guidance, who.summary = who.reported(), k.course.Guidance, k.summary
	s := standing{known: k, request: who.request(k.history)}
	bend := who.input.Direction == checkin.Bend
	asking := intake.New(a.p.Rules, intake.Params{
		Profile: k.profile, Last: k.last, Marks: who.input.Marks, Pain: who.input.Pain,
		BendEasier: bend, Signs: who.signs(k), Now: a.p.Now(),
	})
	if asking.Full() {
		return s, nil
	}
	clearance, said, err := a.p.Rules.Clear(safety.Inputs{
		Screening: *k.last, Profile: k.profile, Marks: who.input.Marks, Pain: who.input.Pain, BendEasier: bend, Now: a.p.Now(),
	})
	s.held = errors.Is(err, safety.ErrNotCleared) || said.Paused
	if err == nil && !s.held {
		s.clearance = clearance
		s.fits = a.p.Engine.Fits(clearance, s.request)
	}
	return s, nil
}

// shelf puts the session templates of section 5.6 into words: those that fit now first and the others
// with the reason, or all alike where nothing can be said yet.
func (r *routinesPart) shelf(s standing) routines.Shelf {
	a, tx := r.app, r.app.p.Texts
	if !s.clearance.Valid() {
		out := routines.Shelf{Line: tx.T("routines.ready-open")}
		if s.held {
			out.Line = tx.T("routines.ready-held")
		}
		for _, t := range a.p.Engine.Rules().Templates() {
			out.Fits = append(out.Fits, r.ready(t, techniquesIn(t)))
		}
		return out
	}
	out := routines.Shelf{
		Judged: true, Facts: r.counted(s.request), OnFacts: func() { a.Go(ScreenRelief) },
		Line: tx.T("routines.ready-fits", i18n.Args{"Day": dayText(tx, s.known.last.At, a.p.Now())}),
	}
	for _, f := range s.fits {
		t, _ := a.p.Engine.Rules().Template(f.Template)
		if f.Fits {
			each := r.ready(t, f.Steps)
			each.Note = r.note(f, s.request)
			out.Fits = append(out.Fits, each)
			continue
		}
		out.Others = append(out.Others, r.other(t, f, s.request))
	}
	slices.SortStableFunc(out.Fits, func(a, b routines.Ready) int { return remarks(a) - remarks(b) })
	return out
}

// remarks is 0 for a session that fits as it stands and 1 for one with something to say about it.
func remarks(r routines.Ready) int { return min(len(r.Note), 1) }

func techniquesIn(t plan.Template) []technique.ID {
	out := make([]technique.ID, len(t.Items))
	for i, item := range t.Items {
		out[i] = item.Technique
	}
	return out
}

func (r *routinesPart) ready(t plan.Template, steps []technique.ID) routines.Ready {
	a := r.app
	return routines.Ready{
		Name: a.words.Template(t.ID), Facts: r.facts(t), Pictures: r.strip(steps),
		For:     a.p.Texts.T("routines.ready-for", i18n.Args{"For": a.words.TemplateFor(t.ID)}),
		OnStart: func() { r.startTemplate(t.ID) },
	}
}

// other is a session that does not fit, with why, and with what the person can do about it here: be at
// its place, or have what is missing.
func (r *routinesPart) other(t plan.Template, f plan.Fit, request plan.Request) routines.Ready {
	tx := r.app.p.Texts
	each := r.ready(t, techniquesIn(t))
	each.Why = r.why(f, request)
	if f.Elsewhere {
		each.Start = tx.T("routines.start-at", i18n.Args{"Place": r.place(f.Place)})
		return each
	}
	each.OnStart = nil
	if len(f.Missing) > 0 {
		each.Have = tx.N("routines.have", len(f.Missing))
		if slices.Equal(f.Missing, []technique.ToolID{helper}) {
			each.Have = tx.T("routines.have-helper")
		}
		each.OnHave = func() { r.have(f.Missing) }
	}
	return each
}

// have notes that tools are at hand, as the Relief screen does, and judges anew.
func (r *routinesPart) have(tools []technique.ToolID) {
	v := r.app.visit
	v.input.Tools = append(slices.Clone(v.input.Tools), tools...)
	r.app.saveSettings(func(s *settings.Settings) {
		s.Tools = s.Tools[:0:0]
		for _, id := range v.input.Tools {
			s.Tools = append(s.Tools, string(id))
		}
	})
	r.judgeAgain()
}

// facts say how long a session takes, where it is done and with what.
func (r *routinesPart) facts(t plan.Template) string {
	tx := r.app.p.Texts
	places := make([]string, len(t.Places))
	for i, p := range t.Places {
		places[i] = r.place(p)
	}
	out := []string{tx.T("routines.minutes", i18n.Args{"Minutes": t.Seconds / 60}), r.join("routines.or", places)}
	var tools []string
	for _, group := range t.Tools {
		if !comesWith(t, group[0]) {
			tools = append(tools, r.app.words.Tool(group[0]))
		}
	}
	if len(tools) > 0 {
		out = append(out, tx.T("routines.with", i18n.Args{"Tools": r.join("routines.and", tools)}))
	}
	return strings.Join(out, " · ")
}

// comesWith reports whether a place of a session brings a tool with it.
func comesWith(t plan.Template, tool technique.ToolID) bool {
	seat := slices.Contains(t.Places, plan.Chair) || slices.Contains(t.Places, plan.Desk)
	return tool == "chair" && seat
}

func (r *routinesPart) place(p plan.Place) string {
	return r.app.p.Texts.T("routines.place." + string(p))
}

// join lists words, with a text between the last two.
func (r *routinesPart) join(text string, words []string) string {
	n := len(words)
	if n < 2 {
		return strings.Join(words, "")
	}
	return r.app.p.Texts.T(text, i18n.Args{"First": strings.Join(words[:n-1], ", "), "Last": words[n-1]})
}

// counted is what the sessions were held against.
func (r *routinesPart) counted(request plan.Request) []string {
	out := []string{r.place(request.Place), r.app.p.Texts.T("routines.at-most", i18n.Args{"Minutes": request.Minutes})}
	for _, id := range request.Tools {
		out = append(out, r.app.words.Tool(id))
	}
	return out
}

// note is what is different about a session that fits.
func (r *routinesPart) note(f plan.Fit, request plan.Request) string {
	tx := r.app.p.Texts
	switch {
	case f.Exchanged > 0 && len(f.Cautions) > 0:
		return tx.N("routines.exchanged-by", f.Exchanged, i18n.Args{"Because": r.conditions(f.Cautions)})
	case f.Exchanged > 0:
		return tx.N("routines.exchanged", f.Exchanged)
	case f.Seconds > 60*request.Minutes:
		return tx.T("routines.longer", i18n.Args{"Minutes": request.Minutes})
	default:
		return ""
	}
}

// why says in one line why a session does not fit.
func (r *routinesPart) why(f plan.Fit, request plan.Request) string {
	tx := r.app.p.Texts
	switch {
	case f.Elsewhere:
		return tx.T("routines.elsewhere", i18n.Args{"Place": r.place(request.Place)})
	case len(f.Missing) > 0:
		tools := make([]string, len(f.Missing))
		for i, id := range f.Missing {
			tools[i] = r.app.words.Tool(id)
		}
		return tx.T("routines.needs", i18n.Args{"Tools": r.join("routines.and", tools)})
	case len(f.Cautions) > 0:
		return tx.T("routines.because-of", i18n.Args{"Why": r.app.words.Offer(f.Offer), "Because": r.conditions(f.Cautions)})
	default:
		return r.app.words.Offer(f.Offer)
	}
}

// conditions names the conditions behind something, the first in full.
func (r *routinesPart) conditions(ids []safety.CautionID) string {
	return r.app.library.briefly(safety.Ruling{By: ids})
}

// fit is what is known of a session; nothing where nothing could be judged.
func (s standing) fit(id plan.TemplateID) (plan.Fit, bool) {
	i := slices.IndexFunc(s.fits, func(f plan.Fit) bool { return f.Template == id })
	if i < 0 {
		return plan.Fit{}, false
	}
	return s.fits[i], true
}
