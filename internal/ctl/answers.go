package ctl

import (
	"slices"
	"strings"
	"time"

	"unknot/internal/body"
	"unknot/internal/safety"
)

// answers are what was said about health: a screening and a profile, and what nobody said.
type answers struct {
	screening safety.Screening
	profile   safety.Profile
	named     map[string]bool // every question that was answered in the command line
}

// answers reads --flag, --caution and --age. What is not named counts as "no", but a question
// that a mark opens and that is not named counts as "not sure": unanswered is never "no"
// (sections 1.1 and 3.1).
func (r *reader) answers(marks []body.Mark, at time.Time) answers {
	a := answers{
		screening: r.content.Rules.Begin(nil, at),
		profile: safety.Profile{
			Answers:  map[safety.CautionID]safety.Answer{},
			Areas:    map[safety.CautionID][]body.Region{},
			Branches: map[string]safety.Answer{},
			Age:      r.number("age", 0, 1, 120),
		},
		named: map[string]bool{},
	}
	for _, f := range r.content.Rules.Flags() {
		a.screening.Answer(f.ID, safety.No, at)
	}
	for _, id := range r.content.Rules.Opened(marks) {
		a.screening.Answer(id, safety.NotSure, at)
	}
	if saddleAltered(marks) {
		a.screening.Answer(saddleNumbness, safety.Yes, at)
	}
	for _, c := range r.content.Rules.Cautions() {
		a.profile.Answers[c.ID] = safety.No
	}
	for _, text := range r.options.repeated["flag"] {
		r.flag(&a, text, at)
	}
	for _, text := range r.options.repeated["caution"] {
		r.caution(&a, text)
	}
	r.rest(&a, marks, at)
	return a
}

// saddleNumbness is the question that a numb or tingling mark on the saddle area answers by itself:
// any altered feeling there is the emergency sign (section 1, saddle).
const saddleNumbness safety.FlagID = "rf-saddle-numbness"

func saddleAltered(marks []body.Mark) bool {
	return slices.ContainsFunc(marks, func(m body.Mark) bool { return m.Region == "saddle" && m.Quality.Altered() })
}

// rest answers the questions that the answers open with "no", where they were not named.
func (r *reader) rest(a *answers, marks []body.Mark, at time.Time) {
	in := a.inputs(marks, -1, at)
	for _, id := range r.content.Rules.MissingFollowUps(in) {
		a.screening.FollowUp(id, safety.No)
	}
	for _, b := range r.content.Rules.Branches(in) {
		if !a.named[b.ID] {
			a.profile.Branches[b.ID] = safety.No
		}
	}
}

func (a answers) inputs(marks []body.Mark, pain int, at time.Time) safety.Inputs {
	return safety.Inputs{Screening: a.screening, Profile: a.profile, Marks: marks, Pain: pain, Now: at}
}

// flag reads rf-…[=ANSWER]; the ids of follow-up questions are taken too.
func (r *reader) flag(a *answers, text string, at time.Time) {
	id, said, given := strings.Cut(text, "=")
	if !given {
		said = string(safety.Yes)
	}
	flag, isFlag := r.content.Rules.Flag(safety.FlagID(id))
	_, isFollowUp := r.content.Rules.FollowUp(id)
	if !isFlag && !isFollowUp {
		r.fail(usage("--flag %q is unknown%s", id, didYouMean(id, r.flagIDs())))
		return
	}
	answer := safety.Answer(said)
	valid := append([]safety.Answer{safety.Yes, safety.No, safety.NotSure, safety.Checked}, flag.Offers...)
	if !slices.Contains(valid, answer) {
		r.fail(usage("--flag %s: answer %q is unknown%s (one of %s)",
			id, said, didYouMean(said, texts(valid)), strings.Join(texts(valid), ", ")))
	}
	r.once(a, "--flag", id)
	switch {
	case isFlag && answer == safety.Checked:
		a.screening.Check(flag.ID, at, at)
	case isFlag:
		a.screening.Answer(flag.ID, answer, at)
	case answer == safety.Checked:
		a.screening.CheckFollowUp(id, at)
	default:
		a.screening.FollowUp(id, answer)
	}
}

func (r *reader) flagIDs() []string {
	var out []string
	for _, f := range r.content.Rules.Flags() {
		out = append(out, string(f.ID))
	}
	return out
}

// caution reads cx-…[=REGION,…] and the questions that belong to a caution, ID=yes or ID=no.
func (r *reader) caution(a *answers, text string) {
	id, value, given := strings.Cut(text, "=")
	c, ok := r.content.Rules.Caution(safety.CautionID(id))
	if !ok {
		r.branch(a, id, value)
		return
	}
	r.once(a, "--caution", id)
	a.profile.Answers[c.ID] = safety.Yes
	switch {
	case !given:
	case slices.Contains(c.Offers, safety.Answer(value)):
		a.profile.Answers[c.ID] = safety.Answer(value)
	case value == string(safety.Yes) || value == string(safety.No) || value == string(safety.NotSure):
		a.profile.Answers[c.ID] = safety.Answer(value)
	case c.Scope != safety.ScopeArea:
		r.fail(usage("--caution %s is about the whole body; leave %q out", id, value))
	default:
		a.profile.Areas[c.ID] = r.areas(id, value)
	}
}

func (r *reader) areas(id, list string) []body.Region {
	var out []body.Region
	for each := range strings.SplitSeq(list, ",") {
		region := r.region("--caution "+id, each)
		if slices.Contains(out, region) {
			r.fail(usage("--caution %s names %s twice", id, each))
		}
		out = append(out, region)
	}
	return out
}

func (r *reader) branch(a *answers, id, said string) {
	var all []string
	for _, c := range r.content.Rules.Cautions() {
		all = append(all, string(c.ID))
		for _, b := range c.Branches {
			if b.ID != id {
				continue
			}
			if said != string(safety.Yes) && said != string(safety.No) {
				r.fail(usage("--caution %s: want =yes or =no", id))
			}
			r.once(a, "--caution", id)
			a.profile.Branches[id] = safety.Answer(said)
			return
		}
	}
	r.fail(usage("--caution %q is unknown%s", id, didYouMean(id, all)))
}

func (r *reader) once(a *answers, option, id string) {
	if a.named[id] {
		r.fail(usage("%s %s is given twice", option, id))
	}
	a.named[id] = true
}
