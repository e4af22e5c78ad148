package intake

import (
	"maps"
	"time"

	"unknot/internal/body"
	"unknot/internal/safety"
)

// AnswerLines takes the answers to the four lines, by line id.
func (i *Intake) AnswerLines(answers map[string]safety.Answer) {
	maps.Copy(i.lines, answers)
	i.workIn()
}

// AnswerParts says which parts of a line a yes meant. When none is named, every part counts.
func (i *Intake) AnswerParts(line string, answers map[string]safety.Answer) {
	i.asked[line] = true
	maps.Copy(i.lines, answers)
	i.workIn()
}

// workIn works the short check into the screening, except for the lines whose parts are still to be
// named. Doing it for the others at once lets an emergency end the asking.
func (i *Intake) workIn() {
	settled := maps.Clone(i.lines)
	for _, line := range i.rules.PreCheck() {
		if i.vague(line) {
			delete(settled, line.ID)
		}
	}
	i.screening = i.rules.WithPreCheck(i.screening, settled)
}

// AnswerSeenDay takes the day on which a clinician saw the person. What was said in a short check
// is lifted with it: a full round asks about the same things with questions of their own.
func (i *Intake) AnswerSeenDay(day time.Time) {
	i.seenOn = day
	for _, id := range i.rules.UndatedChecks(i.inputs()) {
		i.screening.Check(id, day, i.p.Now)
	}
	for _, id := range i.undatedFollowUps() {
		i.screening.CheckFollowUp(id, day)
	}
	if !i.p.Seen {
		return
	}
	for _, line := range i.rules.PreCheck() {
		for _, part := range line.Parts {
			if i.screening.Held[part.ID].Raised() {
				i.screening.CheckFollowUp(part.ID, day)
			}
		}
	}
}

// AnswerFlags takes the answers to red flags. Checked keeps the day that is known from earlier
// rounds, unless the person has been seen again since.
func (i *Intake) AnswerFlags(answers map[safety.FlagID]safety.Answer) {
	for id, a := range answers {
		if a == safety.Checked && !i.seenOn.IsZero() {
			i.screening.Check(id, i.seenOn, i.p.Now)
			continue
		}
		i.screening.Answer(id, a, i.p.Now)
	}
}

// AnswerFollowUps takes the answers to follow-up questions; Checked as in AnswerFlags.
func (i *Intake) AnswerFollowUps(answers map[string]safety.Answer) {
	for id, a := range answers {
		if a == safety.Checked && !i.seenOn.IsZero() {
			i.screening.CheckFollowUp(id, i.seenOn)
			continue
		}
		i.screening.FollowUp(id, a)
	}
}

// AnswerCautions takes the answers of the health profile.
func (i *Intake) AnswerCautions(answers map[safety.CautionID]safety.Answer) {
	maps.Copy(i.profile.Answers, answers)
	i.changed = true
}

// AnswerBranches takes the answers to what belongs to a caution.
func (i *Intake) AnswerBranches(answers map[string]safety.Answer) {
	for id, a := range answers {
		i.profile.Branches[id] = a
		i.asked[id] = true
	}
	i.changed = true
}

// AnswerArea says where a caution is; no regions mean the whole body.
func (i *Intake) AnswerArea(id safety.CautionID, regions []body.Region) {
	i.asked[string(id)] = true
	if len(regions) > 0 {
		i.profile.Areas[id] = regions
	} else {
		delete(i.profile.Areas, id)
	}
	i.changed = true
}

// SetAge takes the age in years, 0 when not given.
func (i *Intake) SetAge(years int) {
	i.profile.Age = years
	i.changed = true
}
