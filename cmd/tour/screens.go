package main

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/journal"
	"unknot/internal/plan"
	"unknot/internal/session"
	"unknot/internal/settings"
	"unknot/internal/technique"
)

// screens visits every screen in the order a newcomer meets them.
func (t *tour) screens() {
	t.picture("welcome")
	t.click("Later")
	t.picture("today")
	t.click("Relief")
	t.picture("relief-empty")
	t.mark("lumbar-right", 5)
	t.mark("sacroiliac-right", 6)
	t.mark("gluteus-medius-left", 0)
	t.picture("relief-level")
	t.mark("gluteus-medius-left", 2)
	t.hover("deep-rotators-right")
	t.picture("relief")
	t.click("Build my 10-minute plan")
	t.safety()
	t.picture("plan")
	t.details()
	t.change()
	t.click("Start session")
	t.session()
	t.rate(3)
	t.picture("after")
	t.click("Save")
	t.picture("journal")
	t.daylog()
	t.click("Breaks")
	t.picture("breaks")
	t.breakCard()
	t.library()
	t.help()
	t.routines()
	t.flare()
	t.click("Settings")
	t.picture("settings")
	t.scroll(300)
	t.click("Voice: The usual voice")
	t.picture("settings-voice")
	if t.err == nil {
		t.window.Key(fyne.KeyEscape)
	}
	t.scroll(500)
	t.picture("settings-below")
	t.refusal()
}

func (t *tour) mark(r body.Region, level int) {
	if t.err != nil {
		return
	}
	t.do("mark", t.window.ClickRegion(r))
	if level == 0 {
		return // the level slider beside the region stays open
	}
	t.window.Type(rune('0' + level))
}

func (t *tour) hover(r body.Region) {
	if t.err != nil {
		return
	}
	at, err := t.window.RegionAt(r)
	t.do("hover", err)
	t.window.Hover(at)
}

// safety answers every page with "none of these", as most people do.
func (t *tour) safety() {
	for page := 1; t.err == nil && t.window.Shows("Safety check"); page++ {
		t.picture([]string{"", "safety-1", "safety-2", "safety-3", "safety-4", "safety-5", "safety-6"}[page])
		t.click("None of these")
	}
}

func (t *tour) details() {
	t.click("Details")
	t.picture("details")
	t.click("Close")
}

// session takes a picture while getting ready, in a hold, and of "This hurts", and then lets the
// time run out.
func (t *tour) session() {
	if t.err != nil {
		return
	}
	t.window.Advance(4 * time.Second)
	t.picture("player-ready")
	t.window.Advance(70 * time.Second)
	t.picture("player")
	t.window.Key(fyne.KeyS)
	t.small("small")
	t.smallKey(fyne.KeyH)
	t.small("small-hurts")
	t.smallKey(fyne.KeyS)
	t.picture("player-hurts")
	t.click("Sharper")
	t.picture("player-on")
	t.click("Leave it out")
	for range 60 {
		if t.window.Shows("How is your back right now?") {
			return
		}
		t.window.Advance(15 * time.Second)
	}
}

// rate sets the pain after the session.
func (t *tour) rate(pain int) {
	if t.err != nil {
		return
	}
	p, err := t.window.Find("How is your back right now?", 0)
	if err != nil {
		t.do("rate", err)
		return
	}
	const knob = 13 // the track begins and ends half a knob from the edge
	s := p.Object.Size()
	t.window.ClickAt(p.At.AddXY(knob+(s.Width-2*knob)*float32(pain)/10, s.Height/2))
}

func (t *tour) breakCard() {
	t.click("Take a break now")
	t.small("break")
	if t.err != nil {
		return
	}
	t.do("begin the break", t.window.Small().Click("Start · 60 s"))
	t.window.Advance(20 * time.Second)
	t.small("break-move")
	t.smallKey(fyne.KeyEscape)
}

// small saves what the small window shows.
func (t *tour) small(name string) {
	if t.err != nil {
		return
	}
	panel := t.window.Small()
	if panel == nil {
		t.err = fmt.Errorf("%s: there is no small window", name)
		return
	}
	t.save(name, panel.Picture())
}

func (t *tour) smallKey(name fyne.KeyName) {
	if t.err == nil {
		t.window.Small().Key(name)
	}
}

// refusal shows where a warning sign ends the way to a plan.
func (t *tour) refusal() {
	t.click("Relief")
	t.click("Review")
	if t.err != nil {
		return
	}
	t.do("answer", t.window.ClickNth("Yes", 0))
	t.click("No to the rest")
	t.picture("verdict-emergency")
}

// prepare fills the journal with seven weeks of an ordinary life, so that the pictures show what
// the screens are for.
func (t *tour) prepare(j *journal.Journal) error {
	ctx := context.Background()
	set := settings.Default()
	set.HighContrast = t.look.contrast
	set.Theme, set.Tools = t.look.theme, []string{"tennis-ball", "wall"}
	set.Phase, set.Settle = string(technique.Persistent), string(checkin.SettleMinutes)
	if err := j.SaveSettings(ctx, set); err != nil {
		return err
	}
	pains := []int{6, 5, 6, 7, 6, 5, 5, 6, 5, 4, 5, 6, 4, 4, 5, 4, 3, 4, 5, 4, 4, 3, 4, 3, 5, 4, 3, 3, 4, 2, 3, 4, 3, 3, 2, 3, 4, 3, 2, 3, 3, 4, 3, 2, 3, 3, 2}
	for i, pain := range pains {
		at := start().AddDate(0, 0, i-len(pains)).Add(-6 * time.Hour)
		if i%9 == 4 { // a day nobody logged
			continue
		}
		c := checkin.CheckIn{At: at, Pain: pain, Phase: technique.Persistent, Marks: []body.Mark{{Region: "lumbar-left", Intensity: pain}}}
		if _, err := j.AddCheckIn(ctx, c); err != nil {
			return err
		}
		if i%3 == 0 { // a session every third day
			if err := addSession(ctx, j, at.Add(time.Hour), i, pain); err != nil {
				return err
			}
		}
	}
	return nil
}

// Sessions of the tour: what was done in turn, and how pain changed in turn.
var (
	done = [][]technique.ID{
		{"diaphragmatic-breathing", "cat-cow", "glute-bridge"},
		{"diaphragmatic-breathing", "piriformis-wall-ball", "figure-4-supine"},
		{"diaphragmatic-breathing", "cat-cow", "childs-pose"},
	}
	changes = []int{-2, -1, -1, -3, 0, -2, -1, 1}
)

func addSession(ctx context.Context, j *journal.Journal, at time.Time, turn, pain int) error {
	id, err := j.BeginSession(ctx, session.Record{
		Started: at, Planned: 10 * time.Minute, Minutes: 10, Place: plan.Floor, Goal: plan.Ease, Status: session.RecordRunning,
		PainBefore: pain, PainAfter: checkin.PainUnknown, Effort: session.EffortUnknown,
	})
	if err != nil {
		return err
	}
	for i, each := range done[turn/3%len(done)] {
		if err := j.RecordStep(ctx, id, session.StepResult{
			Step: i, Technique: each, Planned: 2 * time.Minute, Actual: 2 * time.Minute, Outcome: session.OutcomeDone,
		}); err != nil {
			return err
		}
	}
	return j.FinishSession(ctx, id, session.Finish{
		Status: session.RecordFinished, Ended: at.Add(11 * time.Minute), PainAfter: max(pain+changes[turn/3%len(changes)], 0), Effort: 3,
	})
}
