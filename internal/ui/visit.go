package ui

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"unknot/internal/body"
	"unknot/internal/care"
	"unknot/internal/checkin"
	"unknot/internal/course"
	"unknot/internal/i18n"
	"unknot/internal/intake"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/settings"
	"unknot/internal/technique"
	"unknot/internal/ui/bodymap"
	"unknot/internal/ui/relief"
)

// visit is the way from a mark to a finished session: what has been said, what was asked, the
// plan that came of it and the session being done.
type visit struct {
	app    *App
	input  relief.Input
	intake *intake.Intake
	plan   plan.Plan
	advice string
	// clearance is what the plan was made with, for changing it.
	clearance safety.Clearance
	guidance  plan.Guidance // what the last days ask for
	summary   plan.Summary  // what the journal says about each technique
	problem   string        // why the last change of the plan was not made
	errand    errand        // what the person came for

	checkIn  checkin.CheckIn
	started  time.Time
	session  int64 // journal id of the session being done
	again    bool  // nerve signs in a session: everything is asked again
	seen     bool  // a clinician has seen the person about an earlier verdict
	starting bool  // a session is being begun in the journal
}

func newVisit(a *App) *visit {
	v := &visit{app: a, input: relief.Input{Pain: checkin.PainUnknown}}
	v.errand = v.forPlan()
	return v
}

// errand is what the person came for: what is made once the safety check has cleared the way, and
// where they are while they are asked.
type errand struct {
	screen Screen // the entry of the rail that stays marked
	crumb  string
	back   func() // where leaving the questions leads
	// planCrumb is the way to the plan it leads to; Relief when empty.
	planCrumb string
	build     func(c safety.Clearance, history plan.History)
}

// forPlan is the usual errand: a plan for what was marked.
func (v *visit) forPlan() errand {
	return errand{screen: ScreenRelief, crumb: v.app.p.Texts.T("visit.crumb"), back: v.showRelief, build: v.build}
}

// remember takes over the choices of last time.
func (v *visit) remember(set settings.Settings) {
	v.input.Minutes, v.input.Place, v.input.Goal = set.Minutes, plan.Place(set.Place), plan.Goal(set.Goal)
	v.input.Phase = technique.Phase(set.Phase)
	v.input.Settle, v.input.Direction = checkin.Settle(set.Settle), checkin.Direction(set.Direction)
	v.input.Tools = v.input.Tools[:0:0]
	for _, t := range set.Tools {
		v.input.Tools = append(v.input.Tools, technique.ToolID(t))
	}
}

// keepChoices keeps them for next time.
func (v *visit) keepChoices() {
	in := v.input
	v.app.saveSettings(func(s *settings.Settings) {
		s.Minutes, s.Place, s.Goal = in.Minutes, string(in.Place), string(in.Goal)
		s.Phase, s.Settle, s.Direction = string(in.Phase), string(in.Settle), string(in.Direction)
		s.WelcomeSeen = true // who asks for a plan needs no welcome any more
		s.Tools = s.Tools[:0:0]
		for _, t := range in.Tools {
			s.Tools = append(s.Tools, string(t))
		}
	})
}

// known is what the journal says before the questions begin.
type known struct {
	profile safety.Profile
	last    *safety.Screening
	history plan.History
	summary plan.Summary
	course  course.Course
	flaring bool // the person has begun a flare and not ended it
}

func (v *visit) lookUp(ctx context.Context) (known, error) {
	a := v.app
	var k known
	var err error
	if k.profile, err = a.p.Store.Profile(ctx); err != nil {
		return k, err
	}
	c, err := care.Read(ctx, a.p.Store, a.p.Now())
	k.last, k.history, k.flaring = c.Last, c.History(), c.FlareOpen()
	k.summary = plan.Summarise(k.history)
	k.course = course.Read(c.Records, a.p.Catalogue, a.p.Now())
	return k, err
}

// showRelief shows the screen where the person points.
func (v *visit) showRelief() {
	a := v.app
	work(a, v.lookUp, func(k known) {
		screen := relief.New(relief.Params{
			Texts: a.p.Texts, Name: v.regionName, NewMap: v.newMap, Tools: v.offeredTools(), Input: v.input,
			Safety:    v.safetyLine(k),
			OnChanged: func(in relief.Input) { v.input = in },
			OnReview:  v.review,
			Flare:     v.flareText(k), OnFlare: v.flareSwitch(k),
			OnBuild: func(in relief.Input) { v.input = in; v.begin() },
		})
		a.stopTicking()
		a.keys = nil
		a.shell.show(ScreenRelief, screen.Object())
	})
}

// flareText says that flare mode is on, and since when.
func (v *visit) flareText(k known) string {
	if !k.flaring {
		return ""
	}
	return v.app.p.Texts.T("ui.flare.on", i18n.Args{"Day": k.course.Flare.Day})
}

// flareSwitch is what a click on flare mode does.
func (v *visit) flareSwitch(k known) func() {
	if k.flaring {
		return v.app.endFlare
	}
	return v.app.beginFlare
}

func (v *visit) regionName(r body.Region) string {
	info, _ := v.app.p.Atlas.Region(r)
	return info.Name
}

func (v *visit) newMap(onPick func(body.Region), onLevel func(body.Region, int), onRemove func(body.Region)) relief.Map {
	a := v.app
	picker := bodymap.NewPicker(bodymap.Params{
		Atlas: a.p.Atlas, Texts: a.p.Texts, Dark: a.dark, GoAsync: a.p.Go, RunOnUI: a.p.OnUI, Later: a.p.Later,
	})
	picker.OnPick, picker.OnLevel, picker.OnRemove = onPick, onLevel, onRemove
	return picker
}

// dark reports whether the dark palette is shown.
func (a *App) dark() bool { return a.theme.Dark(fyne.CurrentApp().Settings().ThemeVariant()) }

// safetyLine says where the safety check stands.
func (v *visit) safetyLine(k known) string {
	tx := v.app.p.Texts
	reason, due := v.app.p.Rules.Due(k.last, v.app.p.Now(), course.Signs(k.course.Signs))
	if due {
		if reason == safety.DueFirstUse {
			return tx.T("visit.safety-first")
		}
		return tx.T("visit.safety-due")
	}
	return tx.T("visit.safety-done", textArgs("Day", dayText(tx, k.last.At, v.app.p.Now())))
}

// begin asks what has to be asked and then makes the plan.
func (v *visit) begin() {
	v.keepChoices()
	work(v.app, v.lookUp, func(k known) {
		v.checkIn, v.guidance, v.summary = v.reported(), k.course.Guidance, k.summary
		v.intake = intake.New(v.app.p.Rules, intake.Params{
			Profile: k.profile, Last: k.last, Marks: v.input.Marks, Pain: v.input.Pain,
			BendEasier: v.input.Direction == checkin.Bend, Signs: v.signs(k), Seen: v.seen, Now: v.app.p.Now(),
		})
		v.again, v.seen = false, false
		v.ask(k.history)
	})
}

// review asks all questions again, from the beginning.
func (v *visit) review() {
	v.again = true
	v.begin()
}

// reported is the check-in that the person's input makes. A phase that was not given is taken as
// acute, the gentlest programme.
func (v *visit) reported() checkin.CheckIn {
	in := v.input
	phase := in.Phase
	if phase == "" {
		phase = technique.Acute
	}
	return checkin.CheckIn{
		At: v.app.p.Now(), Marks: in.Marks, Pain: in.Pain, Phase: phase, Settle: in.Settle, Direction: in.Direction,
	}
}

// freshScreen is how long after a full screen strong pain does not ask for another one: it was
// asked about that very pain.
const freshScreen = 12 * time.Hour

// signs are what asks for all questions again (section 3.1).
func (v *visit) signs(k known) safety.Signs {
	s := course.Signs(k.course.Signs)
	s.NewLeg = s.NewLeg || v.again
	if k.last != nil && v.app.p.Now().Sub(k.last.At) > freshScreen {
		s.Pain = v.checkIn.Worst()
	}
	return s
}

// request is what the person asks for.
func (v *visit) request(history plan.History) plan.Request {
	return plan.Request{
		CheckIn: v.checkIn, Minutes: v.input.Minutes, Place: v.input.Place, Tools: v.input.Tools,
		Helper: slices.Contains(v.input.Tools, helper), Goal: v.input.Goal, Day: v.app.p.Now(), History: history,
		Guidance: v.guidance, Summary: v.summary,
	}
}

// build makes the plan once the way is clear.
func (v *visit) build(c safety.Clearance, history plan.History) {
	request := v.request(history)
	v.make(request, true, func() (plan.Plan, error) { return v.app.p.Engine.Build(c, request) })
}

// make makes a plan, keeps the check-in it was made for, and shows it.
func (v *visit) make(request plan.Request, keep bool, engine func() (plan.Plan, error)) {
	a := v.app
	work(a, func(ctx context.Context) (plan.Plan, error) {
		made, err := engine()
		if err != nil || !keep {
			return made, err
		}
		_, err = a.p.Store.AddCheckIn(ctx, request.CheckIn)
		return made, err
	}, func(made plan.Plan) {
		v.plan = made
		v.showPlan()
	})
}
