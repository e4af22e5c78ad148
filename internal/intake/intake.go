// Package intake is the way from a mark on the body to a clearance: it knows which questions are
// still to be asked, in which order, and takes the answers. It asks everything that package safety
// requires and nothing twice; whoever shows the questions only has to follow Next.
//
// The order is the safer one where the fact base leaves it open: red flags come before the health
// profile, the most urgent first, and an answer that makes it an emergency ends the asking at once.
package intake

import (
	"maps"
	"slices"
	"time"

	"unknot/internal/body"
	"unknot/internal/safety"
)

// Params are what is known when the asking begins.
type Params struct {
	Profile safety.Profile
	// Last is the last full screening, nil when there was none.
	Last       *safety.Screening
	Marks      []body.Mark
	Pain       int // now, 0–10, negative when not given
	BendEasier bool
	// Signs are what the journal says since the last screening.
	Signs safety.Signs
	// Seen says that a clinician has seen the person about the warnings of earlier rounds and said
	// that exercise is fine. Everything is then asked again, with "checked" as an answer to those
	// questions (section 3.4, item 6).
	Seen bool
	Now  time.Time
}

// Kind says what to ask next.
type Kind int

// What can come next.
const (
	AskPreCheck  Kind = iota // the four lines before every session
	AskParts                 // which part of a line it is
	AskFlags                 // red flags of one level
	AskCautions              // the health profile
	AskBranches              // what belongs to a caution
	AskAreas                 // where a caution is
	AskFollowUps             // what an answer makes necessary
	AskSeenDay               // when a clinician saw the person
	Decided                  // nothing: see Result
)

// Page is what to ask next. Only the list of its kind is filled.
type Page struct {
	Kind      Kind
	Lines     []safety.CheckLine
	Parts     []safety.CheckPart
	Level     safety.Level // of the flags
	Flags     []safety.Flag
	Cautions  []safety.Caution
	Branches  []safety.Branch
	Area      safety.Caution
	FollowUps []safety.FollowUp
	// Due says why all questions are asked again; empty on later pages and where they are not.
	Due safety.DueReason
}

// Intake is one round of asking.
type Intake struct {
	rules *safety.Rules
	p     Params
	due   safety.DueReason
	full  bool // all red flags are asked again

	screening safety.Screening
	profile   safety.Profile
	lines     map[string]safety.Answer
	seenOn    time.Time       // when a clinician saw the person; zero while not said
	asked     map[string]bool // optional questions that have been shown once
	changed   bool            // the profile was
}

// New begins a round of asking.
func New(rules *safety.Rules, p Params) *Intake {
	i := &Intake{rules: rules, p: p, profile: p.Profile, lines: make(map[string]safety.Answer), asked: make(map[string]bool)}
	i.profile.Answers = clone(p.Profile.Answers)
	i.profile.Areas = clone(p.Profile.Areas)
	i.profile.Branches = clone(p.Profile.Branches)
	i.due, i.full = rules.Due(p.Last, p.Now, p.Signs)
	i.full = i.full || p.Seen
	if i.full {
		i.screening = rules.Begin(p.Last, p.Now)
	} else {
		i.screening = *p.Last
	}
	return i
}

// MayBeChecked reports whether a question can be answered with "checked": a warning of an
// earlier round stands behind it.
func (i *Intake) MayBeChecked(id string) bool {
	held := i.screening.Held[id]
	return held.Raised() || held == safety.Checked
}

func clone[K comparable, V any](m map[K]V) map[K]V {
	out := maps.Clone(m)
	if out == nil {
		out = make(map[K]V)
	}
	return out
}

// inputs is what the rules judge: the screening with the short check worked in.
func (i *Intake) inputs() safety.Inputs {
	return safety.Inputs{
		Screening: i.screening, Profile: i.profile, Pain: i.p.Pain, Marks: i.p.Marks,
		BendEasier: i.p.BendEasier, Now: i.p.Now,
	}
}

// Next says what to ask next.
func (i *Intake) Next() Page {
	in := i.inputs()
	if i.rules.Assess(i.said(in)).Level == safety.LevelEmergency {
		return Page{Kind: Decided}
	}
	for _, ask := range []func(safety.Inputs) (Page, bool){
		i.seenDay, i.preCheck, i.parts, i.flags, i.cautions, i.branches, i.areas, i.followUps,
	} {
		if page, ok := ask(in); ok {
			return page
		}
	}
	return Page{Kind: Decided}
}

// said is what the asking is stopped for: all that counts. While the person is asked about warnings
// of earlier rounds that a clinician has seen, those stand aside until their own question is
// answered; they would end the asking before it began. Result judges them in any case.
func (i *Intake) said(in safety.Inputs) safety.Inputs {
	if !i.p.Seen {
		return in
	}
	in.Screening.Held = maps.Clone(in.Screening.Held)
	maps.DeleteFunc(in.Screening.Held, func(id string, _ safety.Answer) bool {
		return in.Screening.Answers[safety.FlagID(id)] == safety.Unanswered && in.Screening.FollowUps[id] == safety.Unanswered
	})
	return in
}

// seenDay asks when a clinician saw the person: first where that is why we ask again, else when an
// answer says "checked" and no day is known (section 3.4, item 6).
func (i *Intake) seenDay(in safety.Inputs) (Page, bool) {
	ask := i.p.Seen || len(i.rules.UndatedChecks(in)) > 0 || len(i.undatedFollowUps()) > 0
	return Page{Kind: AskSeenDay}, ask && i.seenOn.IsZero()
}

// undatedFollowUps are the follow-up questions answered "checked" without a day; they count as a
// warning like the flags that UndatedChecks lists.
func (i *Intake) undatedFollowUps() []string {
	var out []string
	for id, a := range i.screening.FollowUps {
		if _, dated := i.screening.CheckedOn[id]; a == safety.Checked && !dated {
			out = append(out, id)
		}
	}
	return out
}

// preCheck asks the four lines, unless all red flags are asked anyway (section 3.1).
func (i *Intake) preCheck(safety.Inputs) (Page, bool) {
	if i.full || len(i.rules.MissingLines(i.lines)) == 0 {
		return Page{}, false
	}
	return Page{Kind: AskPreCheck, Lines: i.rules.PreCheck()}, true
}

// parts asks which part of a line a yes meant, so that a fever does not count as a collapse.
func (i *Intake) parts(safety.Inputs) (Page, bool) {
	for _, line := range i.rules.PreCheck() {
		if i.vague(line) {
			return Page{Kind: AskParts, Lines: []safety.CheckLine{line}, Parts: line.Parts}, true
		}
	}
	return Page{}, false
}

// vague reports whether a line is answered yes or not sure and nobody has said yet to which part.
func (i *Intake) vague(line safety.CheckLine) bool {
	return len(line.Parts) > 1 && i.lines[line.ID].Raised() && !i.asked[line.ID]
}

// flags asks the open red flags, one level a page, the most urgent first.
func (i *Intake) flags(in safety.Inputs) (Page, bool) {
	missing := i.rules.Missing(in)
	level := safety.LevelClear
	page := Page{Kind: AskFlags}
	for _, id := range missing {
		f, _ := i.rules.Flag(id)
		if level == safety.LevelClear {
			level = f.Level
		}
		if f.Level == level {
			page.Flags = append(page.Flags, f)
		}
	}
	page.Level = level
	if i.full && level == safety.LevelGPSoon {
		page.Flags = append(page.Flags, i.unkept()...)
	}
	if i.full && level == safety.LevelEmergency {
		page.Due = i.due
	}
	return page, len(missing) > 0
}

// unkept are the questions that are asked but never required or kept (rf-mood).
func (i *Intake) unkept() []safety.Flag {
	var out []safety.Flag
	for _, f := range i.rules.Flags() {
		if f.Unkept && i.screening.Answers[f.ID] == safety.Unanswered {
			out = append(out, f)
		}
	}
	return out
}

func (i *Intake) cautions(safety.Inputs) (Page, bool) {
	missing := i.rules.MissingCautions(i.profile)
	page := Page{Kind: AskCautions}
	for _, id := range missing {
		c, _ := i.rules.Caution(id)
		page.Cautions = append(page.Cautions, c)
	}
	return page, len(missing) > 0
}

// branches asks what belongs to the cautions the person has: what is required until it is
// answered, the rest once.
func (i *Intake) branches(in safety.Inputs) (Page, bool) {
	page := Page{Kind: AskBranches}
	for _, b := range i.rules.Branches(in) {
		open := i.profile.Branches[b.ID] == safety.Unanswered
		if open && (b.Required || !i.asked[b.ID]) {
			page.Branches = append(page.Branches, b)
		}
	}
	return page, len(page.Branches) > 0
}

// areas asks once where each area caution is; not answered means the whole body (section 4).
func (i *Intake) areas(safety.Inputs) (Page, bool) {
	for _, c := range i.rules.Cautions() {
		if c.Scope != safety.ScopeArea || !i.profile.Answers[c.ID].Raised() || i.asked[string(c.ID)] {
			continue
		}
		if _, known := i.profile.Areas[c.ID]; known || i.p.Profile.Answers[c.ID].Raised() {
			continue
		}
		return Page{Kind: AskAreas, Area: c}, true
	}
	return Page{}, false
}

// followUps asks what the answers make necessary. What was a warning in an earlier round is asked
// too where a clinician has seen the person: its own answer is the only thing that lifts it, and the
// answer that led to it may be "checked" by now.
func (i *Intake) followUps(in safety.Inputs) (Page, bool) {
	missing := i.rules.MissingFollowUps(in)
	if i.p.Seen {
		for _, id := range slices.Sorted(maps.Keys(in.Screening.Held)) {
			_, known := i.rules.FollowUp(id)
			open := in.Screening.Held[id].Raised() && in.Screening.FollowUps[id] == safety.Unanswered
			if known && open && !slices.Contains(missing, id) {
				missing = append(missing, id)
			}
		}
	}
	page := Page{Kind: AskFollowUps}
	for _, id := range missing {
		f, _ := i.rules.FollowUp(id)
		page.FollowUps = append(page.FollowUps, f)
	}
	return page, len(missing) > 0
}

// ProfileChanged reports whether an answer has changed the health profile.
func (i *Intake) ProfileChanged() bool { return i.changed }

// Full reports whether this round asks all red flags and so makes a new full screening.
func (i *Intake) Full() bool { return i.full }

// Screening is the screening with the answers so far.
func (i *Intake) Screening() safety.Screening { return i.screening }

// Profile is the profile with the answers so far.
func (i *Intake) Profile() safety.Profile { return i.profile }

// Result gives the clearance, or the verdict that forbids one. As long as a line of the short check
// is open it gives none, like package safety for every other question.
func (i *Intake) Result() (safety.Clearance, safety.Verdict, error) {
	c, v, err := i.rules.Clear(i.inputs())
	if open := i.openLines(); err == nil && len(open) > 0 {
		return safety.Clearance{}, v, &safety.IncompleteError{FollowUps: open}
	}
	return c, v, err
}

// openLines are the lines of the short check that still need an answer, or to which part they apply.
func (i *Intake) openLines() []string {
	if i.full {
		return nil
	}
	open := i.rules.MissingLines(i.lines)
	for _, line := range i.rules.PreCheck() {
		if i.vague(line) {
			open = append(open, line.ID)
		}
	}
	return open
}
