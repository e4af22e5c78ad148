package breakcheck

import (
	"context"
	"fmt"
	"time"

	"unknot/internal/checkin"
	"unknot/internal/course"
	"unknot/internal/plan"
	"unknot/internal/session"
	"unknot/internal/technique"
)

// lookBack is how much of the journal a break goes by: a year of sessions.
const lookBack = 366 * 24 * time.Hour

// resting are the techniques that wait after a setback (section 5.8), as they do in a plan: those that
// are skipped for some days or weeks, and those that come back easier and at half the dose, which a
// break has no room for. Rest itself never waits.
func (c *Check) resting(ctx context.Context, s Store, now time.Time) (map[technique.ID]bool, error) {
	records, err := s.Sessions(ctx, now.Add(-lookBack), now.Add(time.Minute))
	if err != nil {
		return nil, fmt.Errorf("read sessions: %w", err)
	}
	guidance := course.Read(course.Records{Uses: uses(records)}, c.catalogue, now).Guidance
	out := make(map[technique.ID]bool)
	wait := func(id technique.ID) {
		if t, ok := c.catalogue.Get(id); ok && t.Kind != technique.Relaxation {
			out[id] = true
		}
	}
	for _, x := range guidance.Excluded {
		wait(x.Technique)
	}
	for _, x := range guidance.Careful {
		wait(x.Technique)
	}
	return out, nil
}

// uses are the steps of sessions that were not skipped. One that hurt without an answer is told as one
// that hurt.
func uses(records []session.Record) []plan.Use {
	var out []plan.Use
	for _, r := range records {
		for _, step := range r.Steps {
			if step.Outcome == session.OutcomeSkipped {
				continue
			}
			use := plan.Use{
				Technique: step.Technique, Session: r.ID, At: r.Started,
				Before: r.PainBefore, After: r.PainAfter, Effort: r.Effort, Hurt: step.Hurt,
			}
			if step.Outcome == session.OutcomeHurt && use.Hurt == "" {
				use.Hurt = checkin.HurtUnsaid
			}
			out = append(out, use)
		}
	}
	return out
}
