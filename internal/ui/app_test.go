package ui_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"unknot/assets"
	"unknot/internal/body"
	"unknot/internal/breaks"
	"unknot/internal/checkin"
	"unknot/internal/content"
	"unknot/internal/journal"
	"unknot/internal/safety"
	"unknot/internal/session"
	"unknot/internal/settings"
	"unknot/internal/ui"
	"unknot/internal/ui/offscreen"
)

var (
	start = time.Date(2026, 11, 20, 15, 0, 0, 0, time.UTC)
	ctx   = context.Background()
)

// person is somebody at the window, with their journal.
type person struct {
	*offscreen.Window

	t       *testing.T
	journal *journal.Journal
	content *content.Content
	log     *bytes.Buffer
}

// loaded is the content; it never changes, so every window may share it.
var loaded = sync.OnceValues(func() (*content.Content, error) { return content.Load(assets.FS) })

func sitDown(t *testing.T) *person {
	t.Helper()
	loaded, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	j, err := journal.Open(ctx, filepath.Join(t.TempDir(), "journal.db"), journal.Options{Now: func() time.Time { return start }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = j.Close() })
	p := &person{t: t, journal: j, content: loaded, log: &bytes.Buffer{}}
	p.open(j)
	return p
}

func (p *person) open(store ui.Store) {
	p.Window = offscreen.Open(offscreen.Params{
		Content: p.content, Store: store, Start: start, Size: fyne.NewSize(1200, 800),
		Log: slog.New(slog.NewTextHandler(p.log, nil)),
	})
}

func (p *person) click(text string) {
	p.t.Helper()
	if err := p.Click(text); err != nil {
		p.t.Fatal(err)
	}
}

func (p *person) see(texts ...string) {
	p.t.Helper()
	for _, text := range texts {
		if !p.Shows(text) {
			p.t.Fatalf("the window does not show %q; it shows %s", text, strings.Join(p.Texts(), " | "))
		}
	}
}

// toPlan marks a place and answers everything with none of these.
func (p *person) toPlan(r body.Region) {
	p.t.Helper()
	p.click("Relief")
	if err := p.ClickRegion(r); err != nil {
		p.t.Fatal(err)
	}
	p.click("Build my 10-minute plan")
	for !p.Shows("Start session") {
		p.click("None of these")
	}
}

func one[T any](t *testing.T) func(list []T, err error) T {
	t.Helper()
	return func(list []T, err error) T {
		t.Helper()
		if err != nil || len(list) != 1 {
			t.Fatalf("%d entries, error %v", len(list), err)
		}
		return list[0]
	}
}

func TestWholeWay(t *testing.T) {
	p := sitDown(t)
	p.toPlan("lumbar-right")
	p.see("Left out on purpose", "Suggested because you marked the low back on the right")
	c := one[checkin.CheckIn](t)(p.journal.CheckIns(ctx, time.Time{}, time.Time{}))
	if !slices.Equal(c.Marks, []body.Mark{{Region: "lumbar-right", Intensity: 5}}) {
		t.Errorf("kept the marks %v", c.Marks)
	}
	p.click("Start session")
	for range 100 {
		if p.Shows("How hard was it?") {
			break
		}
		p.Advance(10 * time.Second)
	}
	p.see("Done")
	slider, err := p.Find("How is your back right now?", 0)
	if err != nil {
		t.Fatal(err)
	}
	p.ClickAt(slider.At.AddXY(13, slider.Object.Size().Height/2)) // the left end: 0
	p.click("Save")
	p.see("Journal", "pain 5, then 0")
	s := one[session.Record](t)(p.journal.Sessions(ctx, time.Time{}, time.Time{}))
	if s.Status != session.RecordFinished || s.PainBefore != 5 || s.PainAfter != 0 || s.Effort != session.EffortUnknown {
		t.Errorf("kept %+v", s)
	}
	total := time.Duration(0)
	for _, step := range s.Steps {
		total += step.Actual
		if step.Outcome != session.OutcomeDone || step.Actual != step.Planned {
			t.Errorf("step %+v", step)
		}
	}
	if want := s.Planned - time.Duration(len(s.Steps))*10*time.Second; total != want {
		t.Errorf("the steps took %v, planned without changeovers was %v", total, want)
	}
	for _, word := range []string{"lumbar", "breathing", "pain"} {
		if strings.Contains(p.log.String(), word) {
			t.Errorf("the log says %q", word)
		}
	}
}

func TestRefusals(t *testing.T) {
	for name, tt := range map[string]struct {
		pages int // how many pages are passed before the answer
		says  string
	}{
		"should end at an emergency answer": {0, "Please get help now"},
		"should end at a same-day answer":   {1, "Please speak to a doctor today"},
	} {
		t.Run(name, func(t *testing.T) {
			p := sitDown(t)
			p.click("Relief")
			p.click("Build my 10-minute plan")
			for range tt.pages {
				p.click("None of these")
			}
			p.click("Yes")
			for p.Shows("No to the rest") || p.Shows("None of these") {
				if p.Shows("No to the rest") {
					p.click("No to the rest")
				} else {
					p.click("None of these")
				}
			}
			p.see(tt.says)
			if p.Shows("Start session") {
				t.Error("there is a way to a session")
			}
			if list, err := p.journal.CheckIns(ctx, time.Time{}, time.Time{}); err != nil || len(list) != 0 {
				t.Errorf("kept %v, error %v", list, err)
			}
			screened, found, err := p.journal.LastScreening(ctx)
			if err != nil || !found || screened.Level < safety.LevelSameDay {
				t.Errorf("kept the screening %+v, found %v, error %v", screened, found, err)
			}
			p.click("Close")
			p.click("Relief")
			p.click("Build my 10-minute plan")
			for p.Shows("None of these") {
				p.click("None of these")
			}
			p.see("See the questions again") // a later no lifts nothing
		})
	}
}

func TestProfileLeavesOut(t *testing.T) {
	p := sitDown(t)
	profile := safety.Profile{Answers: make(map[safety.CautionID]safety.Answer)}
	for _, c := range p.content.Rules.Cautions() {
		profile.Answers[c.ID] = safety.No
	}
	profile.Answers["cx-anticoagulant"] = safety.Yes
	if err := p.journal.SaveProfile(ctx, profile); err != nil {
		t.Fatal(err)
	}
	p.click("Relief")
	p.click("Ball")
	p.toPlan("gluteus-medius-left")
	for _, text := range p.Texts() {
		if strings.HasPrefix(text, "1. ") || strings.HasPrefix(text, "2. ") {
			if strings.Contains(text, "Ball on") {
				t.Errorf("the plan holds %q although blood thinners are on the profile", text)
			}
		}
	}
	p.see("Firm pressure can bruise")
}

func TestPlayerKeys(t *testing.T) {
	p := sitDown(t)
	p.toPlan("lumbar-left")
	p.click("Start session")
	p.see("STEP 1 OF")
	p.Key(fyne.KeySpace)
	p.see("Go on", "paused")
	p.Advance(time.Hour)
	p.see("STEP 1 OF")
	p.Key(fyne.KeySpace)
	p.Key(fyne.KeyRight)
	p.see("STEP 2 OF")
	p.Key(fyne.KeyLeft)
	p.see("STEP 1 OF")
	p.Key(fyne.KeyEscape)
	p.see("End here?")
	p.click("Go on")
	p.Advance(11 * time.Second)
	p.Key(fyne.KeyH)
	p.see("Stopped. Come out of the position slowly.")
	p.click("Down the leg")
	p.see("First: anything from this list?") // everything is asked again
	s := one[session.Record](t)(p.journal.Sessions(ctx, time.Time{}, time.Time{}))
	if s.Status != session.RecordEndedEarly || s.Adverse == "" || len(s.Steps) != 1 || s.Steps[0].Outcome != session.OutcomeHurt {
		t.Errorf("kept %+v", s)
	}
}

func TestUnfinished(t *testing.T) {
	p := sitDown(t)
	p.toPlan("lumbar-left")
	p.click("Start session")
	p.Advance(50 * time.Second) // the first step is over
	p.open(p.journal)           // as after a power cut
	p.see("was cut off")
	p.click("Keep what was done")
	s := one[session.Record](t)(p.journal.Sessions(ctx, time.Time{}, time.Time{}))
	if s.Status != session.RecordAbandoned || len(s.Steps) == 0 {
		t.Errorf("kept %+v", s)
	}
	if _, found, err := p.journal.Unfinished(ctx); found || err != nil {
		t.Errorf("still unfinished: %v, error %v", found, err)
	}
}

func TestGoOn(t *testing.T) {
	p := sitDown(t)
	p.toPlan("lumbar-left")
	p.click("Start session")
	p.Advance(50 * time.Second) // the first step is over
	cut := one[session.Record](t)(p.journal.Sessions(ctx, time.Time{}, time.Time{}))
	planned, err := p.journal.PlanOf(ctx, cut.ID)
	if err != nil || len(planned) < 3 {
		t.Fatalf("planned %v, %v", planned, err)
	}
	p.open(p.journal) // as after a power cut
	p.click("Go on with it")
	p.until("Start session")
	p.see("The rest of a session")
	done, ok := p.content.Catalogue.Get(planned[0].Technique)
	if !ok || p.Shows("1. "+done.Name) {
		t.Errorf("%s is asked for again", planned[0].Technique)
	}
	if _, found, err := p.journal.Unfinished(ctx); found || err != nil {
		t.Errorf("still unfinished: %v, error %v", found, err)
	}
	p.click("Start session")
	p.see("STEP 1 OF")
}

func TestBreakWithoutAgent(t *testing.T) {
	t.Run("should lead to the safety check first", func(t *testing.T) {
		p := sitDown(t)
		p.click("Breaks")
		p.click("Take a break now")
		p.see("No move is open just now")
		if p.App.SmallWindow() != nil {
			t.Error("a move is shown")
		}
	})
	t.Run("should keep the break once the questions are answered", func(t *testing.T) {
		p := sitDown(t)
		p.toPlan("lumbar-left")
		p.click("Breaks")
		p.click("Take a break now")
		card := p.App.SmallWindow()
		if card == nil {
			t.Fatal("no card")
		}
		p.Advance(2 * time.Second)
		card.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
		p.Advance(61 * time.Second)
		b := one[breaks.Record](t)(p.journal.Breaks(ctx, time.Time{}, time.Time{}))
		if b.Kind != breaks.KindTaken || b.Move != "march-in-place" || b.Seconds != 60 {
			t.Errorf("kept %+v", b)
		}
	})
}

func TestSettings(t *testing.T) {
	p := sitDown(t)
	p.click("Settings")
	p.see("Not answered yet")
	p.click("Dark")
	p.click("High")
	p.click("Breaks")
	p.click("45 min")
	set, _, err := p.journal.Settings(ctx)
	if err != nil || set.Theme != settings.ThemeDark || !set.HighContrast || set.BreakIntervalMinutes != 45 {
		t.Errorf("kept %+v, error %v", set, err)
	}
}

// failing is a journal on a full disk.
type failing struct{ *journal.Journal }

var errFull = errors.New("disk full")

func (failing) AddCheckIn(context.Context, checkin.CheckIn) (int64, error) { return 0, errFull }

func TestFailingStore(t *testing.T) {
	p := sitDown(t)
	p.open(failing{p.journal})
	slider, err := p.Find("How is your back right now?", 0)
	if err != nil {
		t.Fatal(err)
	}
	p.ClickAt(slider.Centre())
	p.click("Just log it")
	p.see("That did not work", "What was kept before is safe")
	p.click("Close")
	p.see("How is your back right now?")
}

func TestLevelSlider(t *testing.T) {
	p := sitDown(t)
	p.click("Relief")
	if err := p.ClickRegion("lumbar-right"); err != nil {
		t.Fatal(err)
	}
	p.see("How strong 5")
	slider, err := p.Find("How strong 5", 0)
	if err != nil {
		t.Fatal(err)
	}
	p.ClickAt(slider.At.AddXY(slider.Object.Size().Width-1, 10))
	p.see("How strong 10", "Low back, right 10") // the list mirrors the slider
	if err := p.ClickRegion("lumbar-right"); err != nil {
		t.Fatal(err)
	}
	p.Type('3')
	if p.Shows("How strong") {
		t.Error("a number key leaves the slider open")
	}
	p.see("Low back, right 3")
	if err := p.ClickRegion("lumbar-right"); err != nil {
		t.Fatal(err)
	}
	p.see("How strong 3")
	p.click("Remove this mark")
	p.see("Nothing yet.")
	if p.Shows("How strong") {
		t.Error("the slider outlives its mark")
	}
}
