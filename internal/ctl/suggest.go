package ctl

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"time"

	"unknot/internal/care"
	"unknot/internal/checkin"
	"unknot/internal/content"
	"unknot/internal/course"
	"unknot/internal/journal"
	"unknot/internal/plan"
	"unknot/internal/planwords"
	"unknot/internal/safety"
)

// journalFile is the journal inside a data folder, as package paths has it. That package makes
// folders; suggest only looks.
const journalFile = "journal.db"

// suggestion is the command suggest.
type suggestion struct {
	main    Main
	content *content.Content
	out     io.Writer
}

// answer is what suggest found: a verdict and, where it allows one, a plan.
type answer struct {
	verdict safety.Verdict
	plan    *plan.Plan
	words   planwords.Words
	taken   []string // questions that were opened and taken as "no"
}

func (s suggestion) run(ctx context.Context, args []string) error {
	o, err := parseOptions(args)
	if err != nil {
		return err
	}
	if o.switches["help"] {
		_, err := fmt.Fprint(s.out, s.content.Texts.T("ctl.help"))
		return err
	}
	found, err := s.find(ctx, o)
	if err != nil {
		return err
	}
	if o.switches["json"] {
		return writeJSON(s.out, found)
	}
	return writeText(s.out, found, s.content.Texts)
}

func (s suggestion) find(ctx context.Context, o options) (answer, error) {
	r := &reader{content: s.content, options: o}
	at := r.day(s.main.Now())
	request := plan.Request{
		CheckIn: r.checkIn(at),
		Minutes: r.minutes(),
		Place:   word(r, "place", plan.Floor, plan.Places()...),
		Goal:    word(r, "goal", plan.Ease, plan.Goals()...),
		Tools:   r.tools(),
		Helper:  o.switches["helper"],
		Day:     at,
	}
	said := r.answers(request.CheckIn.Marks, at)
	if r.err != nil {
		return answer{}, r.err
	}
	kept, err := s.journal(ctx, o.single["data-dir"], at)
	if err != nil {
		return answer{}, err
	}
	request.History = kept.History()
	request.Guidance = course.Read(kept.Records, s.content.Catalogue, at).Guidance
	return s.decide(request, said)
}

// decide asks package safety first; only with its clearance is there a plan.
func (s suggestion) decide(request plan.Request, said answers) (answer, error) {
	in := said.inputs(request.CheckIn.Marks, request.CheckIn.Pain, request.Day)
	in.BendEasier = request.CheckIn.Direction == checkin.Bend
	clearance, verdict, err := s.content.Rules.Clear(in)
	found := answer{verdict: verdict, words: planwords.New(s.content.Texts, s.content.Atlas), taken: s.takenAsNo(in, said)}
	if errors.Is(err, safety.ErrNotCleared) {
		return found, nil
	}
	if err != nil {
		return answer{}, fmt.Errorf("check safety: %w", err)
	}
	made, err := s.content.Engine.Build(clearance, request)
	switch {
	case errors.Is(err, plan.ErrClosed):
		return found, nil
	case err != nil:
		return answer{}, err
	}
	found.plan = &made
	return found, nil
}

// takenAsNo lists the questions that the answers opened and nobody answered.
func (s suggestion) takenAsNo(in safety.Inputs, said answers) []string {
	var out []string
	for _, f := range s.content.Rules.FollowUps(in) {
		if !said.named[f.ID] {
			out = append(out, fmt.Sprintf("--flag %s: %s", f.ID, f.Question))
		}
	}
	for _, b := range s.content.Rules.Branches(in) {
		if !said.named[b.ID] {
			out = append(out, fmt.Sprintf("--caution %s: %s", b.ID, b.Question))
		}
	}
	return out
}

// journal reads what the journal in a folder says, without ever writing to it.
func (s suggestion) journal(ctx context.Context, dir string, at time.Time) (care.Care, error) {
	if dir == "" {
		return care.Care{}, nil
	}
	path := filepath.Join(dir, journalFile)
	j, err := journal.Open(ctx, path, journal.Options{Now: s.main.Now, ReadOnly: true})
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return care.Care{}, usage("--data-dir %s: there is no journal in this folder", dir)
	case err != nil:
		return care.Care{}, usage("--data-dir %s: the journal cannot be read: %v", dir, errors.Unwrap(err))
	}
	kept, err := care.Read(ctx, j, at)
	if err != nil {
		err = usage("--data-dir %s: the journal cannot be read: %v", dir, err)
	}
	return kept, errors.Join(err, j.Close())
}
