package ui_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"unknot/internal/breaks"
	"unknot/internal/link"
	"unknot/internal/ui/offscreen"
)

// resident is a resident program that remembers what it was told.
type resident struct {
	status link.Status
	told   []string
	err    error
}

func (r *resident) say(what string) (link.Status, error) {
	r.told = append(r.told, what)
	return r.status, r.err
}

func (r *resident) Status(context.Context) (link.Status, error) { return r.status, r.err }

func (r *resident) Pause(_ context.Context, until time.Time) (link.Status, error) {
	r.status.Phase, r.status.PausedUntil = string(breaks.Paused), until
	return r.say(fmt.Sprint("pause for ", until.Sub(start).Round(time.Minute)))
}

func (r *resident) Resume(context.Context) (link.Status, error) {
	r.status.Phase = string(breaks.Counting)
	return r.say("resume")
}

func (r *resident) Now(context.Context) (link.Status, error) {
	r.status.Break = &link.Break{Move: "march-in-place", Seconds: 60, PostponesLeft: 1, SeatedSeconds: 42 * 60}
	return r.say("now")
}

func (r *resident) Begin(context.Context) (link.Status, error) { return r.say("begin") }
func (r *resident) Skip(context.Context) (link.Status, error)  { return r.say("skip") }

func (r *resident) Taken(_ context.Context, seconds int) (link.Status, error) {
	return r.say(fmt.Sprint("taken ", seconds))
}

func (r *resident) Postpone(_ context.Context, minutes int) (link.Status, error) {
	return r.say(fmt.Sprint("postpone ", minutes))
}

func (r *resident) Reload(context.Context) (link.Status, error) { return r.say("reload") }

func (r *resident) Quit(context.Context) error {
	r.told = append(r.told, "quit")
	return nil
}

// withAgent opens the window while a resident program runs.
func withAgent(t *testing.T, status link.Status) (*person, *resident) {
	t.Helper()
	p := sitDown(t)
	status.IdleKnown = true
	if status.Phase == "" {
		status.Phase = string(breaks.Counting)
	}
	r := &resident{status: status}
	p.Window = offscreen.Open(offscreen.Params{Content: p.content, Store: p.journal, Start: start, Size: fyne.NewSize(1200, 800), Agent: r})
	return p, r
}

func (r *resident) heard(t *testing.T, want ...string) {
	t.Helper()
	if !slices.Equal(r.told, want) {
		t.Errorf("the resident program was told %q, want %q", r.told, want)
	}
}

func TestBreakText(t *testing.T) {
	for want, status := range map[string]link.Status{
		"Next break in 12 min": {NextSeconds: 12*60 - 20},
		"Next break in 1 min":  {NextSeconds: 1},
		"Paused until 16:30":   {Phase: string(breaks.Paused), PausedUntil: start.Add(90 * time.Minute)},
		"Quiet hours":          {Phase: string(breaks.Quiet), NextSeconds: 60},
		"A break is due":       {Owed: true},
		"No break planned":     {},
	} {
		t.Run("should say "+want, func(t *testing.T) {
			p, r := withAgent(t, status)
			p.click("Breaks")
			p.see(want)
			if strings.HasPrefix(want, "Next break in 12") {
				r.status.NextSeconds = 60
				p.Advance(6 * time.Second)
				p.see("Next break in 1 min")
			}
		})
	}
	t.Run("should say that reminders are off when nobody answers", func(t *testing.T) {
		p := sitDown(t)
		p.click("Breaks")
		p.see("Reminders are off")
	})
}

func TestBreaksScreen(t *testing.T) {
	t.Run("should pause for an hour and go on", func(t *testing.T) {
		p, r := withAgent(t, link.Status{NextSeconds: 600})
		p.click("Breaks")
		p.click("Pause for an hour")
		p.see("Paused until 16:00")
		p.click("Resume")
		p.see("Next break in 10 min")
		r.heard(t, "pause for 1h0m0s", "resume")
	})
	t.Run("should tell the resident program about other choices", func(t *testing.T) {
		p, r := withAgent(t, link.Status{NextSeconds: 600})
		p.click("Breaks")
		p.click("45 min")
		r.heard(t, "reload")
	})
	t.Run("should keep whether to ask on the morning after, and tell the resident program", func(t *testing.T) {
		p, r := withAgent(t, link.Status{NextSeconds: 600})
		for _, word := range []string{"Do not ask", "Ask me"} {
			want := word == "Ask me"
			p.click("Breaks")
			p.click(word)
			r.heard(t, "reload")
			r.told = nil
			set, _, err := p.journal.Settings(ctx)
			if err != nil || set.MorningQuestion != want {
				t.Errorf("%s: asks is %v, error %v", word, set.MorningQuestion, err)
			}
		}
	})
	t.Run("should end the resident program with the reminders", func(t *testing.T) {
		p, r := withAgent(t, link.Status{NextSeconds: 600})
		p.click("Breaks")
		p.click("On")
		r.told = nil
		if err := p.ClickNth("Off", 0); err != nil {
			t.Fatal(err)
		}
		r.heard(t, "quit")
		set, _, err := p.journal.Settings(ctx)
		if err != nil || set.Reminders {
			t.Errorf("reminders are on, error %v", err)
		}
	})
}

func TestBreakCard(t *testing.T) {
	card := func(t *testing.T) (*person, *resident, *offscreen.Panel) {
		t.Helper()
		p, r := withAgent(t, link.Status{NextSeconds: 600})
		p.toPlan("lumbar-left") // moves are shown only once the questions are answered
		p.click("Breaks")
		r.told = nil
		p.click("Take a break now")
		panel := p.Small()
		if panel == nil {
			t.Fatalf("no card; the window shows %v", p.Texts())
		}
		return p, r, panel
	}
	click := func(t *testing.T, panel *offscreen.Panel, text string) {
		t.Helper()
		if err := panel.Click(text); err != nil {
			t.Fatal(err)
		}
	}
	t.Run("should show the move of the resident program", func(t *testing.T) {
		_, r, panel := card(t)
		for _, want := range []string{"42 MIN SEATED", "Start · 60 s", "In 5 min", "Skip"} {
			if !panel.Shows(want) {
				t.Errorf("no %q in %v", want, panel.Texts())
			}
		}
		r.heard(t, "now")
	})
	t.Run("should report the break and leave keeping it to the resident program", func(t *testing.T) {
		p, r, panel := card(t)
		click(t, panel, "Start · 60 s")
		p.Advance(61 * time.Second)
		r.heard(t, "now", "begin", "taken 60")
		if p.Small() != nil {
			t.Error("the card is still there")
		}
		if list, err := p.journal.Breaks(ctx, time.Time{}, time.Time{}); err != nil || len(list) != 0 {
			t.Errorf("the window kept %v too, error %v", list, err)
		}
	})
	t.Run("should wait five minutes", func(t *testing.T) {
		p, r, panel := card(t)
		click(t, panel, "In 5 min")
		r.heard(t, "now", "postpone 5")
		if p.Small() != nil {
			t.Error("the card is still there")
		}
	})
	t.Run("should skip", func(t *testing.T) {
		_, r, panel := card(t)
		click(t, panel, "Skip")
		r.heard(t, "now", "skip")
	})
	t.Run("should open only one card", func(t *testing.T) {
		p, _, _ := card(t)
		first := p.App.SmallWindow()
		p.App.TakeBreak()
		if p.App.SmallWindow() != first {
			t.Error("there are two")
		}
	})
	t.Run("should show no move that the rules close, whoever offers it", func(t *testing.T) {
		p, _ := withAgent(t, link.Status{})
		p.App.OpenBreak(link.Break{Move: "march-in-place", Seconds: 60})
		if p.Small() != nil {
			t.Error("a move is shown before the questions are answered")
		}
		p.see("No move is open just now")
	})
	t.Run("should not show a move nobody knows", func(t *testing.T) {
		p, r := withAgent(t, link.Status{})
		r.status.Break = &link.Break{Move: "somersault", Seconds: 60}
		p.App.TakeBreak()
		if p.Small() != nil {
			t.Error("it is shown")
		}
	})
	t.Run("should say why when the resident program opens nothing", func(t *testing.T) {
		p, r := withAgent(t, link.Status{})
		r.err = &link.Error{Code: link.CodeNotNow}
		p.App.TakeBreak()
		p.see("No move is open just now")
	})
}

func TestSessionSilencesBreaks(t *testing.T) {
	t.Run("should keep reminders away while a session runs", func(t *testing.T) {
		p, r := withAgent(t, link.Status{NextSeconds: 60})
		p.toPlan("lumbar-left")
		r.told = nil
		p.click("Start session")
		if len(r.told) != 1 || !strings.HasPrefix(r.told[0], "pause for ") {
			t.Fatalf("told %q", r.told)
		}
		p.Key(fyne.KeyEscape)
		p.click("End here")
		if !slices.Contains(r.told, "resume") {
			t.Errorf("told %q", r.told)
		}
	})
	t.Run("should leave a pause alone that the person asked for", func(t *testing.T) {
		p, r := withAgent(t, link.Status{Phase: string(breaks.Paused), PausedUntil: start.Add(time.Hour)})
		p.toPlan("lumbar-left")
		r.told = nil
		p.click("Start session")
		p.Key(fyne.KeyEscape)
		p.click("End here")
		if len(r.told) != 0 {
			t.Errorf("told %q", r.told)
		}
	})
}
