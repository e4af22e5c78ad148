package ui

import (
	"context"
	"slices"
	"strings"
	"time"

	"unknot/internal/care"
	"unknot/internal/course"
	"unknot/internal/i18n"
	"unknot/internal/plan"
	"unknot/internal/settings"
	"unknot/internal/ui/today"
)

// howItGoes is how care goes on.
type howItGoes struct {
	course.Course

	flareOpen bool // the person has begun a flare and not ended it
}

// readCourse reads how care goes on.
func (a *App) readCourse(ctx context.Context) (howItGoes, error) {
	c, err := care.Read(ctx, a.p.Store, a.p.Now())
	return howItGoes{course.Read(c.Records, a.p.Catalogue, a.p.Now()), c.FlareOpen()}, err
}

// notices are what the Today screen tells of the course: a flare, at most one pointer to a
// professional, and at most one word on how it goes.
func (a *App) notices(c howItGoes) []today.Notice {
	out := a.flareNotices(c.Flare, c.flareOpen)
	if n, ok := a.nextNudge(c.Nudges); ok {
		out = append(out, n)
	}
	if !c.Flare.On {
		if n, ok := a.progressNotice(c.Findings); ok {
			out = append(out, n)
		}
	}
	return out
}

func (a *App) flareNotices(f course.Flare, open bool) []today.Notice {
	tx := a.p.Texts
	switch {
	case f.On && !f.Suggested && !open:
		return []today.Notice{{Title: tx.T("ui.flare.ending"), Text: tx.T("ui.flare.ending-text")}}
	case f.On && !f.Suggested:
		id := "course.flare"
		if f.Long {
			id = "course.flare-long"
		}
		return []today.Notice{{
			Title: tx.T("ui.flare.on", i18n.Args{"Day": f.Day}), Text: tx.T(id) + " " + tx.T("ui.flare.softer"),
			Actions: []today.Action{
				{Text: tx.T("ui.flare.plan"), Do: func() { a.Go(ScreenRelief) }}, {Text: tx.T("ui.flare.end"), Do: a.endFlare},
			},
		}}
	case f.Suggested:
		return []today.Notice{{
			Title: tx.T("ui.flare.maybe"), Text: tx.T("course.flare"),
			Actions: []today.Action{{Text: tx.T("ui.flare.begin"), Do: a.beginFlare}},
		}}
	}
	return nil
}

// nextNudge is the first pointer to a professional that was not read yet.
func (a *App) nextNudge(nudges []course.Nudge) (today.Notice, bool) {
	tx := a.p.Texts
	for _, n := range nudges {
		key := strings.Join([]string{string(n.ID), string(n.About), n.Since.Format(time.DateOnly)}, "|")
		if slices.Contains(a.set.NudgesSeen, key) {
			continue
		}
		read := func() {
			a.saveSettings(func(s *settings.Settings) { s.NudgesSeen = append(s.NudgesSeen, key) })
		}
		return today.Notice{
			Title: tx.T("ui.nudge"), Text: a.words.Reason(n.Reason),
			Actions: []today.Action{
				{Text: tx.T("ui.nudge.help"), Do: func() { read(); a.Go(ScreenHelp) }},
				{Text: tx.T("ui.nudge.read"), Do: func() { read(); a.Go(ScreenToday) }},
			},
		}, true
	}
	return today.Notice{}, false
}

// progressNotice is the first rule that is about care as a whole.
func (a *App) progressNotice(found []course.Finding) (today.Notice, bool) {
	for _, f := range found {
		if f.Technique == "" && f.Rule != course.StopNow {
			return today.Notice{Title: a.p.Texts.T("ui.course"), Text: a.words.Reason(f.Reason)}, true
		}
	}
	return today.Notice{}, false
}

// beginFlare switches flare mode on: from now on plans are gentle and reminders come half as often.
// The safety questions come first (rule-flare of section 5.8).
func (a *App) beginFlare() {
	work(a, func(ctx context.Context) (struct{}, error) {
		_, err := a.p.Store.BeginFlare(ctx, a.p.Now())
		return struct{}{}, err
	}, func(struct{}) {
		a.reloadAgent()
		a.visit.input.Goal = plan.Ease
		a.visit.errand = a.visit.forPlan()
		a.visit.review()
	})
}

// endFlare switches flare mode off; the doses come back over days.
func (a *App) endFlare() {
	work(a, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, a.p.Store.EndFlare(ctx, a.p.Now())
	}, func(struct{}) {
		a.reloadAgent()
		a.Go(ScreenToday)
	})
}
