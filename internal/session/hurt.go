package session

import (
	"time"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/plan"
	"unknot/internal/technique"
)

// Hurt notes that the present step hurts and stops the time at once, so that the person can come
// out of the position (section 5.8, rule-stop-now). It is called first without an answer, when the
// person presses "This hurts", and again when the answer is known; an answer is never taken back by
// a call without one. The step stays on record as one that hurt, whatever follows: ReplaceStep,
// Skip, End, or Resume. Nerve signs (checkin.Hurt.NerveSign) call for End and the safety check.
func (s *Session) Hurt(now time.Duration, answer checkin.Hurt) {
	s.catchUp(now)
	if !s.underWay() {
		return
	}
	s.status = Paused
	t := &s.tracks[s.segments[s.at].step]
	if t.hurt == "" {
		t.hurt = checkin.HurtUnsaid
		s.emit(Hurting)
	}
	if answer != "" {
		t.hurt = answer
	}
}

// Hurts is Hurt before the person has answered.
func (s *Session) Hurts(now time.Duration) { s.Hurt(now, "") }

// ReplaceStep puts a step in the place of the present one and goes to its lead-in. The present one
// ends here with what was done of it; the new one gets the next free number, which is returned, and
// takes its own timer with the changeover of the plan. It reports false when nothing is under way.
// A paused session stays paused, so that the person starts again when ready.
func (s *Session) ReplaceStep(now time.Duration, step plan.Step) (number int, ok bool) {
	s.catchUp(now)
	if !s.underWay() {
		return 0, false
	}
	seg := s.segments[s.at]
	s.tracks[seg.step].skipped = true
	s.endStep(seg.step)
	s.tracks[seg.step].replaced = true

	number = len(s.steps)
	s.steps = append(s.steps, step)
	s.crossings = append(s.crossings, crossings([]plan.Step{step}, s.lead)...)
	s.tracks = append(s.tracks, track{})
	s.order = append([]int(nil), s.order...)
	s.order[seg.place] = number
	s.lay()
	s.jump(s.tracks[number].first)
	return number, true
}

// EasierStep is the easier form of the present step, to be handed to ReplaceStep: the technique that
// technique.EasierID names, with its own timer, for the sides that are not done yet. It keeps to the
// lower of the two pressure caps and to that of an acute spell, because the body has just said stop
// (section 2.1, pressure rule). It reports false when nothing is left of the step, or when the
// technique is not one for the timer. Whether the technique is open to the person is for
// plan.Engine.Single to say.
func (s *Session) EasierStep(easier *technique.Technique) (plan.Step, bool) {
	if !s.underWay() || !plan.Guided(easier) {
		return plan.Step{}, false
	}
	sides, ok := s.SidesLeft()
	if !ok {
		return plan.Step{}, false
	}
	own := s.steps[s.segments[s.at].step]
	step := plan.Step{
		Technique: easier, Slot: own.Slot, Dose: easier.Timer, Changes: own.Changes,
		CapPoints: easier.Cap.PressureIn(technique.Acute),
	}
	if own.CapPoints > 0 {
		step.CapPoints = min(step.CapPoints, own.CapPoints)
	}
	switch {
	case !easier.PerSide():
		step.Dose.Sides = 1
	case len(sides) == 0:
		step.Sides = []body.Side{body.Left, body.Right}
	default:
		step.Sides = sides
		step.Dose.Sides = len(sides)
	}
	return step, true
}

// SidesLeft lists the sides of the present step that are not done to the end, in their order; none
// for a step without sides. It reports false when nothing of the step is left to do.
func (s *Session) SidesLeft() (sides []body.Side, left bool) {
	if s.at == len(s.segments) {
		return nil, false
	}
	seg := &s.segments[s.at]
	from := seg.block
	if seg.round == seg.rounds && (seg.phase == Rest || seg.phase == SwitchSides) {
		from++
	}
	step := s.steps[seg.step]
	for block := from; block < step.Dose.Sides; block++ {
		left = true
		if side := sideOf(step, block); side != body.Middle {
			sides = append(sides, side)
		}
	}
	return sides, left
}
