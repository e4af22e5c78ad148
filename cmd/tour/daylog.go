package main

import (
	"context"

	"fyne.io/fyne/v2"

	"unknot/internal/breaks"
	"unknot/internal/checkin"
)

// daylog answers the question about the morning and notes how the day was.
func (t *tour) daylog() {
	t.keepDays()
	t.click("Today")
	t.picture("today-morning")
	t.click("Skip for today")
	t.click("Journal")
	t.click("How was the day?")
	t.picture("day")
	t.scale("At its worst", 5)
	t.scale("How much did it get in the way of your day?", 2)
	t.scale("How well did you sleep?", 7)
	t.click("Below the knee")
	t.picture("day-leg")
	t.click("Back")
	t.picture("day-unsaved")
	t.click("Save")
	t.picture("day-saved")
	t.click("More about the day")
	t.below()
	t.picture("day-more")
	t.click("Journal")
	t.picture("journal-days")
}

// scale answers a question with a number from 0 to 10.
func (t *tour) scale(question string, n int) {
	if t.err != nil {
		return
	}
	at, err := t.window.Find(question, 0)
	t.do("answer "+question, err)
	if err == nil {
		size := at.Object.Size()
		t.window.ClickAt(at.At.AddXY(size.Width*(float32(n)+0.5)/11, size.Height/2))
	}
}

func (t *tour) below() {
	if t.err == nil {
		t.window.Scroll(fyne.NewPos(700, 500), -900)
	}
}

// keepDays fills the days before with a break move and a few notes.
func (t *tour) keepDays() {
	if t.err != nil {
		return
	}
	ctx, yesterday := context.Background(), start().AddDate(0, 0, -1)
	_, err := t.journal.AddBreak(ctx, breaks.Record{At: yesterday, Kind: breaks.KindTaken, Move: "march-in-place", Seconds: 60})
	t.do("keep break", err)
	day := checkin.NewDay(yesterday.Format("2006-01-02"))
	day.Morning, day.PainWorst, day.Interference, day.Leg = 3, 4, 2, checkin.LegAboveKnee
	day.Sleep, day.SleepMinutes, day.Stress, day.WalkingMinutes, day.Note = 6, 6*60+30, 4, 40, "Long drive in the afternoon"
	t.do("keep day", t.journal.SaveDay(ctx, day))
	night := checkin.NewDay(start().AddDate(0, 0, -3).Format("2006-01-02"))
	night.Morning, night.Sleep, night.Woken = 5, 3, checkin.Yes
	t.do("keep day", t.journal.SaveDay(ctx, night))
}
