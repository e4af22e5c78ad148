package ui

import (
	"context"
	"slices"
	"strings"

	"unknot/internal/checkin"
	"unknot/internal/course"
	"unknot/internal/i18n"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/settings"
	"unknot/internal/technique"
	"unknot/internal/ui/routines"
)

// Old age as the week plans see it, in years (plan-older of section 5.7).
const oldAge = 70

// week is the week plan that fits what the journal says (section 5.7).
func (a *App) week(ctx context.Context, set settings.Settings, k known) (course.Week, error) {
	last, found, err := a.p.Store.LastCheckIn(ctx)
	if err != nil {
		return course.Week{}, err
	}
	if !found {
		last = checkin.CheckIn{Pain: checkin.PainUnknown, Phase: technique.Phase(set.Phase), Settle: checkin.Settle(set.Settle)}
	}
	holds := func(id safety.CautionID) bool {
		return k.profile.Answers[id].Raised() || k.profile.Answers[id] == safety.Checked
	}
	phase := last.Phase
	if phase == "" {
		phase = technique.Acute
	}
	return a.p.Weeks.Week(course.Situation{
		Phase: phase, SpellDays: -1, Irritability: a.p.Engine.Rules().Irritability(last),
		Leg: legMarked(last), Flare: k.course.Flare.On, Recovered: k.course.Has(course.Recover),
		Older: holds("cx-older-frail") || k.profile.Age >= oldAge, Bone: holds("cx-osteoporosis") || holds("cx-older-frail"),
		Sitting: true, Helper: hasTool(set.Tools, helper),
	}), nil
}

func hasTool(tools []string, id technique.ToolID) bool {
	return slices.Contains(tools, string(id))
}

// legMarked reports whether the last marks speak of pain below the knee (leg mode, section 3.3).
func legMarked(c checkin.CheckIn) bool {
	for _, m := range c.Marks {
		if strings.HasPrefix(string(m.Region), "below-knee") {
			return true
		}
	}
	return false
}

// weekWords puts a week plan into words, with the person's own routines on their days.
func (r *routinesPart) weekWords(j judged) routines.Week {
	a, tx := r.app, r.app.p.Texts
	out := routines.Week{Because: a.words.Reason(j.week.Because)}
	today := a.p.Now().Weekday()
	for i, o := range weekdays(tx) {
		day := routines.Day{Name: o.Text, Today: weekday(o.ID) == today}
		for _, each := range j.list {
			if slices.Contains(each.Days, weekday(o.ID)) {
				day.Own = append(day.Own, each.Name)
			}
		}
		for _, item := range j.week.Days[i] {
			day.Lines = append(day.Lines, r.item(item))
			if day.Today && item.Session != "" && out.Start == "" {
				r.todays(&out, item.Session, j.standing)
			}
		}
		out.Days = append(out.Days, day)
	}
	return out
}

// todays puts the session of today into the week, with whether it fits.
func (r *routinesPart) todays(w *routines.Week, id plan.TemplateID, s standing) {
	w.Start, w.OnStart = r.app.words.Template(id), func() { r.startTemplate(id) }
	f, judged := s.fit(id)
	if !judged || f.Fits {
		return
	}
	w.Why = r.why(f, s.request)
	if !f.Elsewhere {
		w.OnStart = nil
	}
}

// item puts one thing to do on a day into words.
func (r *routinesPart) item(i course.Item) string {
	a, tx := r.app, r.app.p.Texts
	var text string
	switch {
	case i.Session != "":
		text = a.words.Template(i.Session)
	case i.Walk > 0:
		text = tx.T("routines.walk", i18n.Args{"Minutes": i.Walk})
	default:
		t, ok := a.p.Catalogue.Get(i.Technique)
		if !ok {
			return ""
		}
		text = t.Name
	}
	if i.Times > 1 {
		text = tx.T("routines.times", i18n.Args{"What": text, "Times": i.Times})
	}
	return text
}

// startTemplate does a ready-made session by the same way as a plan.
func (r *routinesPart) startTemplate(id plan.TemplateID) {
	a, v := r.app, r.app.visit
	v.errand = errand{
		screen: ScreenRoutines, crumb: a.p.Texts.T("routines.title"), back: r.show,
		planCrumb: a.p.Texts.T("routines.title") + " › " + a.words.Template(id),
		build: func(c safety.Clearance, h plan.History) {
			request := v.request(h)
			if t, ok := a.p.Engine.Rules().Template(id); ok && len(t.Places) > 0 && !fits(t, request.Place) {
				request.Place = t.Places[0]
			}
			made, err := a.p.Engine.Template(c, id, request)
			if r.notOffered(err) {
				return
			}
			v.make(request, v.said(), func() (plan.Plan, error) { return made, err })
		},
	}
	v.begin()
}

func fits(t plan.Template, p plan.Place) bool {
	return slices.Contains(t.Places, p)
}
