package ui_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"unknot/internal/breaks"
	"unknot/internal/checkin"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/session"
	"unknot/internal/settings"
	"unknot/internal/ui"
)

var errGone = errors.New("input/output error")

// moody is a journal of which one method fails once it is told to.
type moody struct {
	ui.Store

	fails string
}

func (m *moody) err(method string) error {
	if m.fails == method {
		return errGone
	}
	return nil
}

// orFail is what a method answers: the error where it is its turn to fail.
func orFail[T any](m *moody, method string, do func() (T, error)) (T, error) {
	if err := m.err(method); err != nil {
		var none T
		return none, err
	}
	return do()
}

func (m *moody) SaveSettings(c context.Context, s settings.Settings) error {
	return errors.Join(m.err("SaveSettings"), m.Store.SaveSettings(c, s))
}

func (m *moody) SaveProfile(c context.Context, p safety.Profile) error {
	return errors.Join(m.err("SaveProfile"), m.Store.SaveProfile(c, p))
}

func (m *moody) RecordStep(c context.Context, id int64, r session.StepResult) error {
	return errors.Join(m.err("RecordStep"), m.Store.RecordStep(c, id, r))
}

func (m *moody) FinishSession(c context.Context, id int64, f session.Finish) error {
	return errors.Join(m.err("FinishSession"), m.Store.FinishSession(c, id, f))
}

func (m *moody) Profile(c context.Context) (safety.Profile, error) {
	return orFail(m, "Profile", func() (safety.Profile, error) { return m.Store.Profile(c) })
}

func (m *moody) LastScreening(c context.Context) (safety.Screened, bool, error) {
	if err := m.err("LastScreening"); err != nil {
		return safety.Screened{}, false, err
	}
	return m.Store.LastScreening(c)
}

func (m *moody) AddScreening(c context.Context, s safety.Screening, l safety.Level) (int64, error) {
	return orFail(m, "AddScreening", func() (int64, error) { return m.Store.AddScreening(c, s, l) })
}

func (m *moody) AddCheckIn(c context.Context, in checkin.CheckIn) (int64, error) {
	return orFail(m, "AddCheckIn", func() (int64, error) { return m.Store.AddCheckIn(c, in) })
}

func (m *moody) CheckIns(c context.Context, from, to time.Time) ([]checkin.CheckIn, error) {
	return orFail(m, "CheckIns", func() ([]checkin.CheckIn, error) { return m.Store.CheckIns(c, from, to) })
}

func (m *moody) BeginSession(c context.Context, r session.Record) (int64, error) {
	return orFail(m, "BeginSession", func() (int64, error) { return m.Store.BeginSession(c, r) })
}

func (m *moody) Sessions(c context.Context, from, to time.Time) ([]session.Record, error) {
	return orFail(m, "Sessions", func() ([]session.Record, error) { return m.Store.Sessions(c, from, to) })
}

func (m *moody) Breaks(c context.Context, from, to time.Time) ([]breaks.Record, error) {
	return orFail(m, "Breaks", func() ([]breaks.Record, error) { return m.Store.Breaks(c, from, to) })
}

func (m *moody) AddBreak(c context.Context, r breaks.Record) (int64, error) {
	return orFail(m, "AddBreak", func() (int64, error) { return m.Store.AddBreak(c, r) })
}

func (m *moody) History(c context.Context, until time.Time) (plan.History, error) {
	return orFail(m, "History", func() (plan.History, error) { return m.Store.History(c, until) })
}

func (m *moody) Settings(c context.Context) (settings.Settings, []settings.Broken, error) {
	if err := m.err("Settings"); err != nil {
		return settings.Default(), nil, err
	}
	return m.Store.Settings(c)
}

// TestTrouble lets each part of the journal fail at the moment it is needed.
func TestTrouble(t *testing.T) {
	const told = "That did not work"
	ready := func(p *person) { p.toPlan("lumbar-left") }
	playing := func(p *person) {
		ready(p)
		p.click("Start session")
	}
	tests := map[string]struct {
		before func(*person) // while everything works
		fails  string
		do     func(*person)
	}{
		"should say so when a plan cannot look into the past":  {nil, "History", func(p *person) { p.click("Relief") }},
		"should say so when the profile cannot be read":        {nil, "Profile", func(p *person) { p.click("Settings") }},
		"should say so when the last check cannot be read":     {nil, "LastScreening", func(p *person) { p.click("Relief") }},
		"should say so when a choice cannot be kept":           {nil, "SaveSettings", func(p *person) { p.click("Breaks"); p.click("45 min") }},
		"should say so when the journal cannot be shown":       {nil, "Sessions", func(p *person) { p.click("Journal") }},
		"should say so when breaks cannot be read":             {nil, "Breaks", func(p *person) { p.click("Breaks") }},
		"should say so when check-ins cannot be read":          {nil, "CheckIns", func(p *person) { p.click("Journal") }},
		"should say so when a session cannot be begun":         {ready, "BeginSession", func(p *person) { p.click("Start session") }},
		"should say so when a step cannot be kept":             {playing, "RecordStep", func(p *person) { p.Advance(2 * time.Minute) }},
		"should say so when a session cannot be closed":        {playing, "FinishSession", func(p *person) { p.App.Window().Canvas().OnTypedKey()(escape); p.click("End here") }},
		"should say so when an answer cannot be kept":          {nil, "AddScreening", func(p *person) { p.check(); p.answerBlind() }},
		"should say so when the profile cannot be kept":        {nil, "SaveProfile", func(p *person) { p.check(); p.answerBlind() }},
		"should say so when what hurts cannot be kept":         {nil, "AddCheckIn", func(p *person) { p.check(); p.answerBlind() }},
		"should say so when the settings cannot be read again": {nil, "Settings", func(p *person) { p.App.Start() }},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			p := sitDown(t)
			store := &moody{Store: p.journal}
			p.open(store)
			if tt.before != nil {
				tt.before(p)
			}
			store.fails = tt.fails
			tt.do(p)
			p.see(told, "What was kept before is safe")
			store.fails = ""
			for range 4 { // one sheet for each thing that failed
				if p.Shows(told) {
					p.click("Close")
				}
			}
			if p.Shows(told) {
				t.Error("it cannot be closed")
			}
			if len(p.Texts()) < 5 {
				t.Errorf("the window is empty: %v", p.Texts())
			}
		})
	}
}
