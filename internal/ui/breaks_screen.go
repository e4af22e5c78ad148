package ui

import (
	"context"
	"time"

	"unknot/internal/breaks"
	"unknot/internal/link"
	"unknot/internal/settings"
	"unknot/internal/ui/breaksview"
)

// pauseFor is how long "pause" on the Breaks screen lasts.
const pauseFor = time.Hour

// breaksTick is how often the Breaks screen asks for the next break.
const breaksTick = 5 * time.Second

func (a *App) showBreaks() {
	now := a.p.Now()
	work(a, func(ctx context.Context) ([]breaks.Record, error) {
		return a.p.Store.Breaks(ctx, midnight(now), now.Add(time.Minute))
	}, func(today []breaks.Record) {
		a.askAgent(func() { a.putBreaks(today) })
	})
}

func (a *App) putBreaks(today []breaks.Record) {
	taken := 0
	for _, b := range today {
		if b.Kind == breaks.KindTaken {
			taken++
		}
	}
	words := a.p.Texts.T("breaksview.today-none")
	if taken > 0 {
		words = a.p.Texts.N("breaksview.today", taken)
	}
	then := func() { a.Go(ScreenBreaks) }
	screen := breaksview.New(breaksview.Params{
		Texts: a.p.Texts, Status: a.breakText(), Running: a.agent.there,
		Paused: breaks.Phase(a.agent.status.Phase) == breaks.Paused,
		Today:  words, Problems: a.problems(),
		Choices: breaksview.Choices{
			Reminders: a.set.Reminders, Interval: a.set.BreakIntervalMinutes, Seconds: a.set.BreakSeconds,
			QuietFrom: a.set.QuietFromMinute, QuietTo: a.set.QuietToMinute, Discreet: a.set.DiscreetNotices, Card: a.set.BreakCard,
			Morning: a.set.MorningQuestion,
		},
		Sources:   a.reminderSources(),
		OnChanged: a.breakChoices,
		OnNow:     a.TakeBreak,
		OnPause: func() {
			a.callAgent(func(ctx context.Context) (link.Status, error) { return a.p.Agent.Pause(ctx, a.p.Now().Add(pauseFor)) }, then)
		},
		OnResume: func() { a.callAgent(a.p.Agent.Resume, then) },
	})
	a.keys = nil
	a.shell.show(ScreenBreaks, screen.Object())
	a.tick(breaksTick, func() { a.askAgent(func() { screen.SetStatus(a.breakText()) }) })
}

func (a *App) breakChoices(c breaksview.Choices) {
	a.remindersChanged(func(s *settings.Settings) {
		s.Reminders, s.BreakIntervalMinutes, s.BreakSeconds = c.Reminders, c.Interval, c.Seconds
		s.QuietFromMinute, s.QuietToMinute = c.QuietFrom, c.QuietTo
		s.DiscreetNotices, s.BreakCard, s.MorningQuestion = c.Discreet, c.Card, c.Morning
	})
}

// reminderSources are what reminders rest on: the sources of the technique that they are (T72).
func (a *App) reminderSources() []string {
	t, ok := a.p.Catalogue.Get(breaks.ProtocolID)
	if !ok {
		return nil
	}
	return a.citations(t.Evidence.Sources)
}
