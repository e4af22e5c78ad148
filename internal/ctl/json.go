package ctl

import (
	"encoding/json"
	"fmt"
	"io"
)

// The shape of --json. Ids are those of the fact base; lists are never null.
type (
	jsonAnswer struct {
		Verdict jsonVerdict `json:"verdict"`
		Plan    *jsonPlan   `json:"plan"` // null where the verdict forbids one
		LeftOut []jsonLeft  `json:"left_out"`
	}
	jsonVerdict struct {
		Level   string       `json:"level"`
		Reasons []jsonReason `json:"reasons"`
	}
	jsonReason struct {
		ID   string `json:"id"`
		Text string `json:"text"`
	}
	jsonPlan struct {
		Seconds int        `json:"seconds"` // with 10 s of changeover for each step
		Steps   []jsonStep `json:"steps"`
		Notes   []string   `json:"notes"`
	}
	jsonStep struct {
		Technique string   `json:"technique"`
		Name      string   `json:"name"`
		Kind      string   `json:"kind"`
		Side      string   `json:"side"`
		Seconds   int      `json:"seconds"` // without the changeover
		Reasons   []string `json:"reasons"`
	}
	jsonLeft struct {
		Technique string `json:"technique"`
		Because   string `json:"because"`
		Caution   string `json:"caution"` // empty where no condition is behind it
	}
)

func writeJSON(out io.Writer, found answer) error {
	a := jsonAnswer{
		Verdict: jsonVerdict{Level: found.verdict.Level.String(), Reasons: []jsonReason{}},
		LeftOut: []jsonLeft{},
	}
	for _, r := range found.verdict.Reasons {
		a.Verdict.Reasons = append(a.Verdict.Reasons, jsonReason{ID: r.ID, Text: r.Text})
	}
	if p := found.plan; p != nil {
		a.Plan = &jsonPlan{Seconds: p.Seconds(), Steps: []jsonStep{}, Notes: found.words.Notes(*p)}
		for _, s := range p.Steps {
			a.Plan.Steps = append(a.Plan.Steps, jsonStep{
				Technique: string(s.Technique.ID), Name: s.Technique.Name, Kind: string(s.Technique.Kind),
				Side: s.Side(), Seconds: s.Seconds(), Reasons: found.words.Reasons(s),
			})
		}
		for _, l := range p.LeftOut {
			a.LeftOut = append(a.LeftOut, jsonLeft{
				Technique: string(l.Technique.ID), Because: found.words.Because(l), Caution: string(l.Caution),
			})
		}
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(a); err != nil {
		return fmt.Errorf("write answer: %w", err)
	}
	return nil
}
