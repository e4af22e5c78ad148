package ui_test

import (
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // zones with a past of their own

	"fyne.io/fyne/v2"

	"unknot/internal/breaks"
	"unknot/internal/checkin"
	"unknot/internal/plan"
	"unknot/internal/session"
	"unknot/internal/ui"
	"unknot/internal/ui/offscreen"
)

const (
	waking     = "How is your back this morning?"
	wakingPast = "How was your back this morning?"
)

// comeAt opens the window at a moment.
func (p *person) comeAt(at time.Time, store ui.Store) {
	p.Window = offscreen.Open(offscreen.Params{
		Content: p.content, Store: store, Start: at, Size: fyne.NewSize(1200, 800), Log: slog.New(slog.NewTextHandler(p.log, nil)),
	})
}

// exercised keeps a session of one step that took so long.
func (p *person) exercised(at time.Time, took time.Duration) {
	p.t.Helper()
	id, err := p.journal.BeginSession(ctx, session.Record{
		Started: at, Planned: 10 * time.Minute, Minutes: 10, Place: plan.Floor, Goal: plan.Ease, Status: session.RecordRunning,
		PainBefore: 5, PainAfter: checkin.PainUnknown, Effort: session.EffortUnknown,
	})
	if err != nil {
		p.t.Fatal(err)
	}
	step := session.StepResult{Technique: "cat-cow", Planned: time.Minute, Actual: took, Outcome: session.OutcomeDone}
	if err := p.journal.RecordStep(ctx, id, step); err != nil {
		p.t.Fatal(err)
	}
	finish := session.Finish{Status: session.RecordFinished, Ended: at.Add(10 * time.Minute), PainAfter: 3, Effort: session.EffortUnknown}
	if err := p.journal.FinishSession(ctx, id, finish); err != nil {
		p.t.Fatal(err)
	}
}

func (p *person) tookBreak(at time.Time, kind breaks.Kind) {
	p.t.Helper()
	if _, err := p.journal.AddBreak(ctx, breaks.Record{At: at, Kind: kind, Move: "march-in-place", Seconds: 60}); err != nil {
		p.t.Fatal(err)
	}
}

func (p *person) checkedIn(at time.Time, pain int) {
	p.t.Helper()
	if _, err := p.journal.AddCheckIn(ctx, checkin.CheckIn{At: at, Pain: pain, Phase: "acute"}); err != nil {
		p.t.Fatal(err)
	}
}

// slide sets a slider from 0 to 10.
func (p *person) slide(label string, pain int) {
	p.t.Helper()
	at, err := p.Find(label, 0)
	if err != nil {
		p.t.Fatal(err)
	}
	size := at.Object.Size()
	p.ClickAt(at.At.AddXY(13+(size.Width-26)*float32(pain)/10, size.Height/2))
}

// answerDay clicks a number from 0 to 10 of the form of a day.
func (p *person) answerDay(label string, n int) {
	p.t.Helper()
	at, err := p.Find(label, 0)
	if err != nil {
		p.t.Fatal(err)
	}
	size := at.Object.Size()
	p.ClickAt(at.At.AddXY(size.Width*(float32(n)+0.5)/11, size.Height/2))
}

// days is everything that was noted, without the moments at which it was.
func (p *person) days() map[string]checkin.Day {
	p.t.Helper()
	list, err := p.journal.Days(ctx, "", "")
	if err != nil {
		p.t.Fatal(err)
	}
	out := make(map[string]checkin.Day)
	for _, d := range list {
		d.At = time.Time{}
		out[d.Date] = d
	}
	return out
}

func (p *person) onlyDay(want checkin.Day) {
	p.t.Helper()
	if got := p.days(); len(got) != 1 || got[want.Date] != want {
		p.t.Errorf("kept %+v, want %+v", got, want)
	}
}

func (p *person) unseen(text string) {
	p.t.Helper()
	if p.Shows(text) {
		p.t.Errorf("the window shows %q", text)
	}
}

// at is a moment of 20 November, hours after its midnight.
func at(hours float64) time.Time {
	return time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC).Add(time.Duration(hours * float64(time.Hour)))
}

func TestMorningIsAsked(t *testing.T) {
	for name, tt := range map[string]struct {
		before func(p *person)
		now    time.Time
		asks   bool
	}{
		"should ask after a day with a session":              {func(p *person) { p.exercised(at(-6), time.Minute) }, at(8), true},
		"should ask after a night with a session":            {func(p *person) { p.exercised(at(1), time.Minute) }, at(8), true},
		"should ask after a day with a break move":           {func(p *person) { p.tookBreak(at(-6), breaks.KindTaken) }, at(8), true},
		"should ask from four in the morning":                {func(p *person) { p.exercised(at(-6), time.Minute) }, at(4), true},
		"should not ask in the night":                        {func(p *person) { p.exercised(at(-6), time.Minute) }, at(3.9), false},
		"should not ask after a day of rest":                 {func(p *person) { p.exercised(at(-30), time.Minute) }, at(8), false},
		"should not ask about the session of this morning":   {func(p *person) { p.exercised(at(7), time.Minute) }, at(8), false},
		"should not ask after a session nothing was done in": {func(p *person) { p.exercised(at(-6), 0) }, at(8), false},
		"should not ask after a break that was skipped":      {func(p *person) { p.tookBreak(at(-6), breaks.KindSkipped) }, at(8), false},
		"should not ask where a check-in of the morning said it": {
			func(p *person) { p.exercised(at(-6), time.Minute); p.checkedIn(at(7), 3) }, at(8), false,
		},
		"should ask where only the night before said something": {
			func(p *person) { p.exercised(at(-6), time.Minute); p.checkedIn(at(-1), 3) }, at(8), true,
		},
		"should not ask a newcomer": {func(*person) {}, at(8), false},
	} {
		t.Run(name, func(t *testing.T) {
			p := sitDown(t)
			tt.before(p)
			p.comeAt(tt.now, p.journal)
			p.see("How is your back right now?")
			if p.Shows(waking) != tt.asks || p.Shows("Skip for today") != tt.asks {
				t.Errorf("asks is %v", !tt.asks)
			}
		})
	}
	t.Run("should speak of the past in the afternoon", func(t *testing.T) {
		p := sitDown(t)
		p.exercised(at(-6), time.Minute)
		p.comeAt(at(15), p.journal)
		p.see(wakingPast)
	})
}

func TestMorningIsKept(t *testing.T) {
	t.Run("should keep what was said, once, and stay silent", func(t *testing.T) {
		p := sitDown(t)
		p.exercised(at(-6), time.Minute)
		p.comeAt(at(8), p.journal)
		p.click("Note it")
		if len(p.days()) > 0 {
			t.Errorf("kept %+v although nothing was said", p.days())
		}
		p.slide(waking, 4)
		p.click("Note it")
		p.unseen(waking)
		want := checkin.NewDay("2026-11-20")
		want.Morning = 4
		p.onlyDay(want)
		p.comeAt(at(9), p.journal)
		p.unseen(waking)
		p.click("Journal")
		p.see("On waking 4", "pain 5, then 3, next morning 4")
	})
	t.Run("should remember a skip for that day, and note nothing", func(t *testing.T) {
		p := sitDown(t)
		p.exercised(at(-6), time.Minute)
		p.comeAt(at(8), p.journal)
		p.slide(waking, 4)
		p.click("Skip for today")
		p.unseen(waking)
		p.onlyDay(checkin.NewDay("2026-11-20"))
		p.comeAt(at(9), p.journal)
		p.unseen(waking)
		p.click("Journal")
		p.unseen("The day")
		p.exercised(at(10), time.Minute)
		p.comeAt(at(32), p.journal)
		p.see(waking)
	})
	t.Run("should keep the answer for the day of the person's own zone", func(t *testing.T) {
		auckland := time.FixedZone("NZDT", 13*60*60)
		p := sitDown(t)
		p.exercised(at(8).In(auckland), time.Minute) // the evening of the 20th there
		p.comeAt(at(19).In(auckland), p.journal)     // the morning of the 21st there
		p.slide(waking, 2)
		p.click("Note it")
		want := checkin.NewDay("2026-11-21")
		want.Morning = 2
		p.onlyDay(want)
	})
	t.Run("should leave alone what was noted of the day in the meantime", func(t *testing.T) {
		for _, button := range []string{"Note it", "Skip for today"} {
			p := sitDown(t)
			p.exercised(at(-6), time.Minute)
			p.comeAt(at(8), p.journal)
			want := checkin.NewDay("2026-11-20")
			want.Sleep, want.Note = 3, "Short night"
			if err := p.journal.SaveDay(ctx, want); err != nil {
				t.Fatal(err)
			}
			p.slide(waking, 4)
			p.click(button)
			if button == "Note it" {
				want.Morning = 4
			}
			p.onlyDay(want)
		}
	})
}

func TestAnotherDayBegins(t *testing.T) {
	t.Run("should keep no morning once it is not clear which one", func(t *testing.T) {
		p := sitDown(t)
		p.exercised(at(-6), time.Minute)
		p.comeAt(at(23.9), p.journal)
		p.slide(wakingPast, 4)
		p.Advance(9 * time.Hour)
		p.see(wakingPast)
		p.click("Note it")
		if len(p.days()) > 0 {
			t.Errorf("kept %+v", p.days())
		}
		p.see("Good morning", "Saturday 21 November")
		p.unseen(wakingPast)
		p.unseen(waking)
	})
	t.Run("should skip no morning once it is not clear which one", func(t *testing.T) {
		p := sitDown(t)
		p.exercised(at(-6), time.Minute)
		p.exercised(at(20), time.Minute)
		p.comeAt(at(23.9), p.journal)
		p.slide(wakingPast, 4)
		p.Advance(9 * time.Hour)
		p.click("Skip for today")
		if len(p.days()) > 0 {
			t.Errorf("kept %+v", p.days())
		}
		p.see(waking)
	})
	t.Run("should ask anew in a window that stayed open over night", func(t *testing.T) {
		p := sitDown(t)
		p.exercised(at(20), time.Minute)
		p.comeAt(at(22), p.journal)
		p.unseen(wakingPast)
		p.Advance(5 * time.Hour)
		p.see("Saturday 21 November")
		p.unseen(waking)
		p.Advance(5 * time.Hour)
		p.slide(waking, 1)
		p.click("Note it")
		want := checkin.NewDay("2026-11-21")
		want.Morning = 1
		p.onlyDay(want)
	})
	t.Run("should not come back to Today from another screen", func(t *testing.T) {
		p := sitDown(t)
		p.comeAt(at(23.9), p.journal)
		p.click("Settings")
		p.Advance(9 * time.Hour)
		p.unseen("Good morning")
	})
	t.Run("should keep no morning after a change of the time zone", func(t *testing.T) {
		apia, err := time.LoadLocation("Pacific/Apia") // which left out 30 December 2011
		if err != nil {
			t.Fatal(err)
		}
		late := time.Date(2011, 12, 29, 23, 50, 0, 0, apia)
		p := sitDown(t)
		p.exercised(late.Add(-24*time.Hour), time.Minute)
		p.comeAt(late, p.journal)
		p.slide(wakingPast, 4)
		p.Advance(20 * time.Minute)
		p.click("Note it")
		if len(p.days()) > 0 {
			t.Errorf("kept %+v", p.days())
		}
		p.see("Saturday 31 December")
	})
	t.Run("should write to the day that the form shows", func(t *testing.T) {
		p := sitDown(t)
		p.comeAt(at(23.9), p.journal)
		p.click("How was the day?")
		p.answerDay("At its worst", 6)
		p.Advance(20 * time.Minute)
		p.see("Friday 20 November. Leave out whatever you like.", "Today 21 Nov", "Fri 20 Nov")
		p.click("Save")
		want := checkin.NewDay("2026-11-20")
		want.PainWorst = 6
		p.onlyDay(want)
		p.click("Today 21 Nov")
		p.answerDay("At its worst", 2)
		p.click("Save")
		if got := p.days(); len(got) != 2 || got["2026-11-20"] != want || got["2026-11-21"].PainWorst != 2 {
			t.Errorf("kept %+v", got)
		}
	})
}

func TestDay(t *testing.T) {
	t.Run("should be noted on the way from Today and changed on the way from the journal", func(t *testing.T) {
		p := sitDown(t)
		p.click("How was the day?")
		p.see("Friday 20 November")
		p.answerDay("At its worst", 6)
		p.answerDay("How well did you sleep?", 0)
		p.click("Save")
		p.see("Saved", "You can change it any time.", "Today 20 Nov, noted")
		p.click("Back")
		p.see("How is your back right now?")
		p.click("Journal")
		p.see("The day", "Worst pain 6 · sleep 0")
		p.click("Change")
		p.answerDay("At its worst 6", 5)
		p.click("Save")
		p.click("Back")
		p.see("Latest", "Worst pain 5 · sleep 0")
		want := checkin.NewDay("2026-11-20")
		want.PainWorst, want.Sleep = 5, 0
		p.onlyDay(want)
		kept, _, err := p.journal.Day(ctx, want.Date)
		if err != nil || !kept.At.Equal(start) {
			t.Errorf("kept at %v, error %v", kept.At, err)
		}
	})
	t.Run("should be noted up to ninety days back", func(t *testing.T) {
		p := sitDown(t)
		p.click("Journal")
		p.click("How was the day?")
		for p.Shows("Earlier days") {
			p.click("Earlier days")
		}
		p.click("Sat 22 Aug")
		p.see("Saturday 22 August")
		p.answerDay("At its worst", 3)
		p.click("Save")
		want := checkin.NewDay("2026-08-22")
		want.PainWorst = 3
		p.onlyDay(want)
		p.click("Back")
		p.click("Change")
		p.see("At its worst 3")
		p.unseen("Fri 21 Aug")
	})
	t.Run("should only be shown when it is longer ago", func(t *testing.T) {
		p := sitDown(t)
		old := checkin.NewDay("2026-08-21")
		old.Note = "Garden"
		if err := p.journal.SaveDay(ctx, old); err != nil {
			t.Fatal(err)
		}
		p.click("Journal")
		p.see("Garden")
		p.unseen("Change")
	})
	t.Run("should tell the breaks of its own day", func(t *testing.T) {
		p := sitDown(t)
		p.tookBreak(at(1), breaks.KindTaken)
		p.tookBreak(at(23), breaks.KindTaken)
		p.tookBreak(at(12), breaks.KindSkipped)
		p.tookBreak(at(-1), breaks.KindTaken)
		p.tookBreak(at(24), breaks.KindTaken)
		p.click("How was the day?")
		p.click("More about the day")
		p.see("2 posture breaks taken")
	})
	t.Run("should be left by escape", func(t *testing.T) {
		p := sitDown(t)
		p.click("Journal")
		p.click("How was the day?")
		p.Key(fyne.KeyEscape)
		p.see("Latest")
	})
	t.Run("should say nothing about it in the log", func(t *testing.T) {
		p := sitDown(t)
		p.exercised(at(-6), time.Minute)
		p.comeAt(at(8), p.journal)
		p.slide(waking, 4)
		p.click("Note it")
		p.click("How was the day?")
		p.answerDay("At its worst", 9)
		p.click("Weak")
		p.click("More about the day")
		if err := p.Write("What helped, what made it worse", "Garden"); err != nil {
			t.Fatal(err)
		}
		p.click("Save")
		for _, word := range []string{"pain", "leg", "weak", "Garden", "2026-11-20T", "morning", "worst"} {
			if strings.Contains(strings.ReplaceAll(p.log.String(), "time=2026-11-20T", ""), word) {
				t.Errorf("the log says %q: %s", word, p.log)
			}
		}
	})
}

func TestLegAsksForTheSafetyQuestions(t *testing.T) {
	weak := checkin.NewDay("2026-11-20")
	weak.Leg = checkin.LegWeak
	ask := func(t *testing.T) *person {
		t.Helper()
		p := sitDown(t)
		p.toPlan("lumbar-left") // everything was asked already
		p.Advance(time.Minute)
		p.click("Today")
		p.click("How was the day?")
		p.click("Weak")
		p.see("Leg signs ask for the safety questions")
		p.click("To the safety questions")
		p.see("First: anything from this list?", "Journal › Safety check")
		p.onlyDay(weak)
		return p
	}
	t.Run("should keep the day, ask everything again, and come back", func(t *testing.T) {
		p := ask(t)
		p.noneOfThese()
		p.see(p.content.Rules.Reassurance())
		p.click("Close")
		p.see("Friday 20 November", "Leg signs ask")
		p.click("Back")
		p.see("How is your back right now?")
		p.noSession()
	})
	t.Run("should end at a warning sign", func(t *testing.T) {
		p := ask(t)
		p.click("Yes")
		p.click("No to the rest")
		p.see("Please get help now")
	})
	t.Run("should come back to the day from the questions", func(t *testing.T) {
		p := ask(t)
		p.click("Back")
		p.see("Friday 20 November", "Leg signs ask")
		p.onlyDay(weak)
	})
	t.Run("should have them asked before the next plan where they were left", func(t *testing.T) {
		p := ask(t)
		p.comeAt(start.Add(time.Hour), p.journal)
		p.click("Relief")
		p.click("Build my 10-minute plan")
		p.see("First: anything from this list?")
		p.unseen("Start session")
	})
}

// fullDays is a journal on a disk that may be full.
type fullDays struct {
	ui.Store

	full bool
}

func (f *fullDays) SaveDay(c context.Context, d checkin.Day) error {
	if f.full {
		return errFull
	}
	return f.Store.SaveDay(c, d)
}

func TestDayOnAFullDisk(t *testing.T) {
	t.Run("should leave the form as it is, to be tried again", func(t *testing.T) {
		p := sitDown(t)
		store := &fullDays{Store: p.journal, full: true}
		p.comeAt(start, store)
		p.click("How was the day?")
		p.answerDay("At its worst", 6)
		p.click("Save")
		p.see("That did not work")
		p.click("Close")
		p.see("At its worst 6")
		p.unseen("Saved")
		store.full = false
		p.click("Save")
		p.see("Saved")
		want := checkin.NewDay("2026-11-20")
		want.PainWorst = 6
		p.onlyDay(want)
	})
	t.Run("should not go to the safety questions with an answer that was lost", func(t *testing.T) {
		p := sitDown(t)
		p.comeAt(start, &fullDays{Store: p.journal, full: true})
		p.click("How was the day?")
		p.click("Weak")
		p.click("To the safety questions")
		p.see("That did not work")
		p.click("Close")
		p.see("Leg signs ask")
	})
	t.Run("should keep the question of the morning", func(t *testing.T) {
		p := sitDown(t)
		p.exercised(at(-6), time.Minute)
		p.comeAt(at(8), &fullDays{Store: p.journal, full: true})
		p.slide(waking, 4)
		p.click("Note it")
		p.see("That did not work")
		p.click("Close")
		p.see(waking + " 4")
	})
}
