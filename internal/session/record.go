package session

import (
	"time"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/plan"
	"unknot/internal/technique"
)

// Outcome says how a step ended.
type Outcome string

// The outcomes. A step that was marked as hurting stays OutcomeHurt whatever came after.
const (
	OutcomeDone    Outcome = "done"
	OutcomePartial Outcome = "partial" // left after some of it was done
	OutcomeSkipped Outcome = "skipped" // left before any of it was done
	OutcomeHurt    Outcome = "hurt"
)

// StepResult is what became of one step.
type StepResult struct {
	Step      int // number of the step in its session; steps that came in for another one are numbered last
	Technique technique.ID
	Sides     []body.Side   // the sides done to the end, in the order of the step; none for techniques without sides
	Planned   time.Duration // without changeovers
	Actual    time.Duration // without changeovers and pauses; more than planned after going back
	Outcome   Outcome
	Hurt      checkin.Hurt // the answer to "This hurts"; empty unless the outcome is OutcomeHurt
}

// Done lists the results of the steps that have ended so far, by their numbers: first those of the
// plan, then those that came in for another one.
func (s *Session) Done() []StepResult {
	var out []StepResult
	for i := range s.steps {
		if r, ok := s.Result(i); ok {
			out = append(out, r)
		}
	}
	return out
}

// Result is what became of one step, once it has ended.
func (s *Session) Result(step int) (StepResult, bool) {
	if !s.tracks[step].finished {
		return StepResult{}, false
	}
	return s.SoFar(step), true
}

// SoFar is what became of one step up to now, whether it has ended or not. It keeps what hurts while
// the person still answers.
func (s *Session) SoFar(step int) StepResult {
	t, own := s.tracks[step], s.steps[step]
	r := StepResult{
		Step: step, Technique: own.Technique.ID, Actual: t.actual,
		Planned: seconds(own.Seconds()), Outcome: t.outcome(), Hurt: t.hurt,
	}
	for block := range own.Dose.Sides {
		if side := sideOf(own, block); side != body.Middle && t.blocks&(1<<block) != 0 {
			r.Sides = append(r.Sides, side)
		}
	}
	return r
}

func (t track) outcome() Outcome {
	switch {
	case t.hurt != "":
		return OutcomeHurt
	case !t.skipped:
		return OutcomeDone
	case t.actual > 0:
		return OutcomePartial
	default:
		return OutcomeSkipped
	}
}

// RecordStatus is how a kept session stands.
type RecordStatus string

// The states of a record.
const (
	RecordRunning    RecordStatus = "running"
	RecordFinished   RecordStatus = "finished"
	RecordEndedEarly RecordStatus = "ended-early"
	RecordAbandoned  RecordStatus = "abandoned" // found running by a later start of the program
)

// EffortUnknown is the value of Record.Effort when the person gave no number.
const EffortUnknown = -1

// Record is a session as it was done, the way the journal keeps it.
type Record struct {
	ID         int64 // journal id, 0 before it is kept
	Started    time.Time
	Ended      time.Time // zero while running
	Planned    time.Duration
	Minutes    int // the length asked for
	Place      plan.Place
	Goal       plan.Goal
	Status     RecordStatus
	PainBefore int // 0–10 or checkin.PainUnknown
	PainAfter  int // 0–10 or checkin.PainUnknown
	Effort     int // 0–10 or EffortUnknown
	Note       string
	Adverse    string // what went wrong, in the person's words; empty when nothing did
	Steps      []StepResult
}

// Finish is what is known about a session when it is over.
type Finish struct {
	Status    RecordStatus // any but running
	Ended     time.Time    // now when zero
	PainAfter int          // 0–10 or checkin.PainUnknown
	Effort    int          // 0–10 or EffortUnknown
	Note      string
	Adverse   string // what went wrong; empty when nothing did
}

// Rated reports whether pain was given before and after.
func (r Record) Rated() bool {
	return r.PainBefore != checkin.PainUnknown && r.PainAfter != checkin.PainUnknown
}

// Change is pain after minus pain before, −10 to 10. It means something only when Rated.
func (r Record) Change() int { return r.PainAfter - r.PainBefore }
