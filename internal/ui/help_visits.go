package ui

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"unknot/internal/checkin"
	"unknot/internal/guide"
	"unknot/internal/i18n"
	"unknot/internal/technique"
	"unknot/internal/ui/findhelp"
	"unknot/internal/ui/library"
)

// nextAsked is for how many days after a visit the log asks how the next morning was.
const nextAsked = 7

// log puts the visits into words, newest first.
func (h *helpPart) log(visits []guide.Visit) findhelp.Log {
	var out findhelp.Log
	if tx := h.app.p.Texts; h.bad {
		out.Notes = append(out.Notes, findhelp.Note{
			Title: tx.T("findhelp.bad-title"), Text: tx.T("findhelp.bad-text"), Action: tx.T("findhelp.check"), OnPick: h.check,
		})
	}
	for _, v := range visits {
		out.Visits = append(out.Visits, h.visit(v))
	}
	for _, c := range guide.Courses(visits, h.handsOn) {
		t, ok := h.app.p.Catalogue.Get(c.Technique)
		if !ok {
			continue
		}
		out.Courses = append(out.Courses, findhelp.Course{Name: therapyName(t), Text: h.course(c)})
		if n, ok := h.cost(c, therapyName(t)); ok {
			out.Notes = append(out.Notes, n)
		}
	}
	return out
}

// handsOn reports whether a therapy is one that somebody does with their hands (section 5.9).
func (h *helpPart) handsOn(id technique.ID) bool {
	t, ok := h.app.p.Catalogue.Get(id)
	return ok && t.Kind == technique.Professional && slices.Contains(t.Tags, "hands-on-by-other")
}

// cost is nudge-cost of section 5.9, or what stands in its place where there are too few numbers.
func (h *helpPart) cost(c guide.Course, name string) (findhelp.Note, bool) {
	tx := h.app.p.Texts
	n := findhelp.Note{Title: tx.T("findhelp.cost", i18n.Args{"Name": name, "Count": c.Paid})}
	switch {
	case c.FairTry():
		n.Text, n.Action = tx.T("findhelp.cost-text"), tx.T("findhelp.cost-open")
		n.OnPick = func() {
			h.app.library.state = library.State{Filter: library.Filter{Family: library.Strength}}
			h.app.Go(ScreenLibrary)
		}
	case c.Unmeasured():
		n.Text = tx.T("findhelp.unmeasured-text")
	default:
		return n, false
	}
	return n, true
}

func (h *helpPart) visit(v guide.Visit) findhelp.Visit {
	tx, now := h.app.p.Texts, h.app.p.Now()
	at := v.At.In(now.Location())
	out := findhelp.Visit{ID: v.ID, When: capital(dayText(tx, v.At, now)), What: tx.T("findhelp.therapy-other"), Change: h.pain(v)}
	if t, ok := h.app.p.Catalogue.Get(v.Technique); ok {
		out.What = therapyName(t)
	}
	var extra []string
	if v.Who != "" {
		extra = append(extra, v.Who)
	}
	if v.Paid {
		extra = append(extra, tx.T("findhelp.was-paid"))
	}
	if v.Note != "" {
		extra = append(extra, v.Note)
	}
	out.Extra = strings.Join(extra, " · ")
	if v.Adverse != "" {
		out.Bad = tx.T("findhelp.went-badly", i18n.Args{"What": v.Adverse})
	}
	before := midnight(at).Before(midnight(now))
	out.NoNext = v.Next == checkin.Unknown && before && midnight(now).AddDate(0, 0, -nextAsked).Before(at)
	return out
}

// pain says how pain went around a visit, as far as it was noted.
func (h *helpPart) pain(v guide.Visit) string {
	tx := h.app.p.Texts
	var parts []string
	if v.Before != checkin.Unknown {
		parts = append(parts, tx.T("findhelp.change-before", i18n.Args{"Before": v.Before}))
	}
	if v.After != checkin.Unknown {
		parts = append(parts, tx.T("findhelp.change-after", i18n.Args{"After": v.After}))
	}
	if v.Next != checkin.Unknown {
		parts = append(parts, tx.T("findhelp.change-next", i18n.Args{"Next": v.Next}))
	}
	if len(parts) == 0 {
		return ""
	}
	return tx.T("findhelp.change", i18n.Args{"Parts": strings.Join(parts, ", ")})
}

// course says what the log knows about one therapy, with its counts.
func (h *helpPart) course(c guide.Course) string {
	tx := h.app.p.Texts
	lines := []string{tx.N("findhelp.course-visits", c.Visits, i18n.Args{"Paid": c.Paid})}
	if c.Known {
		lines = append(lines, tx.T("findhelp.course-change", i18n.Args{"Start": points(c.Start), "Now": points(c.Now)}))
	}
	if c.HasMorning() {
		lines = append(lines, tx.T("findhelp.course-morning", i18n.Args{"Change": signedPoints(c.Morning), "Count": c.Mornings}))
	}
	return strings.Join(lines, " ")
}

// points writes a median: a whole number, or a half.
func points(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// signedPoints writes a change with its sign.
func signedPoints(v float64) string {
	switch {
	case v < 0:
		return "−" + points(-v)
	case v > 0:
		return "+" + points(v)
	default:
		return points(v)
	}
}

func (h *helpPart) newVisit() guide.Visit {
	return guide.Visit{At: h.app.p.Now(), Before: checkin.Unknown, After: checkin.Unknown, Next: checkin.Unknown}
}

// edit shows the form of a visit.
func (h *helpPart) edit(v guide.Visit) { h.form(v, v.Adverse) }

// form shows the form of a visit; adverse is what its kept form says went badly.
func (h *helpPart) form(v guide.Visit, adverse string) {
	a := h.app
	h.bad = false
	p := findhelp.FormParams{
		Texts: a.p.Texts, Visit: v, Today: a.p.Now(),
		OnBack: h.showVisits,
		OnSave: func(v guide.Visit) { h.save(v, adverse) },
	}
	for _, t := range h.professionals() {
		p.Therapies = append(p.Therapies, findhelp.Entry{ID: t.ID, Name: therapyName(t)})
	}
	if v.ID != 0 {
		p.OnRemove = func() {
			h.change(v, adverse, func(ctx context.Context) error { return a.p.Store.RemoveVisit(ctx, v.ID) })
		}
	}
	a.stopTicking()
	a.keys = escape(h.showVisits)
	a.shell.show(ScreenHelp, findhelp.NewForm(p).Object())
}

func (h *helpPart) showVisits() { h.showPart(findhelp.Visits) }

func (h *helpPart) save(v guide.Visit, adverse string) {
	h.bad = v.Adverse != "" && v.Adverse != adverse
	h.change(v, adverse, func(ctx context.Context) error {
		if v.ID != 0 {
			return h.app.p.Store.UpdateVisit(ctx, v)
		}
		_, err := h.app.p.Store.AddVisit(ctx, v)
		return err
	})
}

// change keeps a change of the log and shows it. Where it could not be kept, the form comes back with
// everything that was written.
func (h *helpPart) change(v guide.Visit, adverse string, keep func(context.Context) error) {
	work(h.app, func(ctx context.Context) (error, error) { return keep(ctx), nil }, func(err error) {
		if err != nil {
			h.form(v, adverse)
			h.app.fail(err)
			return
		}
		h.showVisits()
	})
}
