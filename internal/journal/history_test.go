package journal_test

import (
	"testing"
	"time"

	"unknot/internal/checkin"
	"unknot/internal/journal"
	"unknot/internal/plan"
	"unknot/internal/session"
	"unknot/internal/technique"
)

// did is a session on a day after summer, with what was said of it and how its steps ended.
type did struct {
	day, before, after, effort int
	steps                      []session.StepResult
}

func (d did) keep(t *testing.T, j *journal.Journal) int64 {
	t.Helper()
	r := begun()
	r.Started, r.PainBefore = summer.AddDate(0, 0, d.day), d.before
	id := must[int64](t)(j.BeginSession(ctx, r))
	for i, st := range d.steps {
		st.Step, st.Technique = i, []technique.ID{"cat-cow", "bird-dog", "clamshell"}[i]
		if err := j.RecordStep(ctx, id, st); err != nil {
			t.Fatal(err)
		}
	}
	f := session.Finish{Status: session.RecordFinished, PainAfter: d.after, Effort: d.effort}
	if err := j.FinishSession(ctx, id, f); err != nil {
		t.Fatal(err)
	}
	return id
}

func outcomes(all ...session.Outcome) (out []session.StepResult) {
	for _, o := range all {
		out = append(out, session.StepResult{Outcome: o})
	}
	return out
}

// sameUses compares uses whose times are days after summer.
func sameUses(t *testing.T, got []plan.Use, days []int, want []plan.Use) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("there are %d uses, want %d: %+v", len(got), len(want), got)
	}
	for i := range got {
		sameTime(t, "time", got[i].At, summer.AddDate(0, 0, days[i]))
		got[i].At = time.Time{}
	}
	same(t, "uses", got, want)
}

func TestHistory(t *testing.T) {
	const none = checkin.Unknown
	t.Run("should hold every use that was not skipped, with what was said of its session", func(t *testing.T) {
		j := openNew(t)
		hurt := did{2, 6, none, none, outcomes(session.OutcomeHurt)}.keep(t, j)
		better := did{1, 5, 3, 2, outcomes(session.OutcomeDone, session.OutcomeSkipped)}.keep(t, j)
		worse := did{0, 2, 4, 0, outcomes(session.OutcomePartial, session.OutcomeDone)}.keep(t, j)
		did{3, 1, 1, 1, outcomes(session.OutcomeDone)}.keep(t, j)
		got := must[plan.History](t)(j.History(ctx, summer.AddDate(0, 0, 3)))
		sameUses(t, got.Uses, []int{0, 0, 1, 2}, []plan.Use{
			{Technique: "cat-cow", Session: worse, Change: 2, Rated: true, Before: 2, After: 4},
			{Technique: "bird-dog", Session: worse, Change: 2, Rated: true, Before: 2, After: 4},
			{Technique: "cat-cow", Session: better, Change: -2, Rated: true, Before: 5, After: 3, Effort: 2},
			{Technique: "cat-cow", Session: hurt, Before: 6, After: none, Effort: none, Hurt: checkin.HurtUnsaid},
		})
	})
	t.Run("should tell for each step by itself how it hurt", func(t *testing.T) {
		j := openNew(t)
		id := did{0, none, 3, none, []session.StepResult{
			{Outcome: session.OutcomeHurt, Hurt: checkin.HurtNumb},
			{Outcome: session.OutcomeDone},
			{Outcome: session.OutcomeHurt, Hurt: checkin.HurtTooMuch},
		}}.keep(t, j)
		got := must[plan.History](t)(j.History(ctx, time.Time{}))
		sameUses(t, got.Uses, []int{0, 0, 0}, []plan.Use{
			{Technique: "cat-cow", Session: id, Before: none, After: 3, Effort: none, Hurt: checkin.HurtNumb},
			{Technique: "bird-dog", Session: id, Before: none, After: 3, Effort: none},
			{Technique: "clamshell", Session: id, Before: none, After: 3, Effort: none, Hurt: checkin.HurtTooMuch},
		})
	})
	t.Run("should bring the days up to the person's own day", func(t *testing.T) {
		j := openNew(t)
		for _, date := range []string{"2026-06-30", "2026-07-01", "2026-07-02"} {
			if err := j.SaveDay(ctx, checkin.NewDay(date)); err != nil {
				t.Fatal(err)
			}
		}
		for want, until := range map[int]time.Time{1: summer.AddDate(0, 0, -1), 2: summer, 3: {}} {
			got := must[plan.History](t)(j.History(ctx, until)).Days
			if len(got) != want || got[0].Date != "2026-06-30" {
				t.Errorf("until %v there are %+v", until, got)
			}
		}
	})
	t.Run("should keep two sessions of one moment apart", func(t *testing.T) {
		j := openNew(t)
		first := did{0, 4, 4, none, outcomes(session.OutcomeDone)}.keep(t, j)
		second := did{0, 1, 0, none, outcomes(session.OutcomeDone)}.keep(t, j)
		got := must[plan.History](t)(j.History(ctx, time.Time{}))
		sameUses(t, got.Uses, []int{0, 0}, []plan.Use{
			{Technique: "cat-cow", Session: first, Rated: true, Before: 4, After: 4, Effort: none},
			{Technique: "cat-cow", Session: second, Change: -1, Rated: true, Before: 1, Effort: none},
		})
	})
}
