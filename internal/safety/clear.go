package safety

import (
	"errors"
	"fmt"
	"slices"

	"unknot/internal/technique"
)

// ErrNotCleared is what every refusal because of a verdict wraps.
var ErrNotCleared = errors.New("not cleared")

// NotClearedError says that a verdict ends the way to a plan: emergency, same-day, or guided use
// closed. The verdict itself says why and what to do.
type NotClearedError struct {
	Level Level
	Mode  Mode
}

func (e *NotClearedError) Error() string {
	return fmt.Sprintf("safety verdict %s leaves %s: %v", e.Level, e.Mode, ErrNotCleared)
}

// Unwrap makes errors.Is(err, ErrNotCleared) work.
func (e *NotClearedError) Unwrap() error { return ErrNotCleared }

// IncompleteError names the questions that need an answer before a plan. Unanswered is never "no".
type IncompleteError struct {
	Flags     []FlagID
	FollowUps []string
	Cautions  []CautionID
	Branches  []string
}

func (e *IncompleteError) Error() string {
	return fmt.Sprintf("unanswered: %d flags %v, %d follow-ups %v, %d cautions %v, %d branches %v",
		len(e.Flags), e.Flags, len(e.FollowUps), e.FollowUps, len(e.Cautions), e.Cautions, len(e.Branches), e.Branches)
}

// Clearance is the permission to plan. Only Clear makes one; the zero value permits nothing.
type Clearance struct {
	a *assessment
}

// Clear gives a clearance when everything required is answered and the verdict allows a plan. It
// refuses with a NotClearedError in the tiers emergency and same-day and when guided use is
// closed, and with an IncompleteError when an answer is missing. The verdict comes back in every
// case. A paused person gets a clearance that permits the calm list only.
func (r *Rules) Clear(in Inputs) (Clearance, Verdict, error) {
	a := r.assess(in)
	if a.Level >= LevelSameDay || a.Mode == ModeClosed {
		return Clearance{}, a.Verdict, &NotClearedError{Level: a.Level, Mode: a.Mode}
	}
	missing := &IncompleteError{
		Flags:     r.Missing(in),
		FollowUps: r.MissingFollowUps(in),
		Cautions:  r.MissingCautions(in.Profile),
		Branches:  r.MissingBranches(in),
	}
	if len(missing.Flags)+len(missing.FollowUps)+len(missing.Cautions)+len(missing.Branches) > 0 {
		return Clearance{}, a.Verdict, missing
	}
	return Clearance{a: &a}, a.Verdict, nil
}

// Valid reports whether Clear made the clearance.
func (c Clearance) Valid() bool { return c.a != nil }

// Mode is what the verdict leaves open; a zero clearance leaves nothing.
func (c Clearance) Mode() Mode {
	if c.a == nil {
		return ModeClosed
	}
	return c.a.Mode
}

// LegMode asks for the before-assessment form of the leg session (section 3.3).
func (c Clearance) LegMode() bool { return c.a != nil && c.a.LegMode }

// Holds reports whether the person has a caution, from the profile or switched on by an answer.
func (c Clearance) Holds(id CautionID) bool { return c.a != nil && c.a.person.holds(id) }

// Rule says what the mode and the cautions mean for one technique on one side. Block wins over
// modify, and modifications add up.
func (c Clearance) Rule(s Subject) Ruling {
	if c.a == nil || s.Technique == nil {
		return Ruling{Blocked: true, By: []CautionID{notCleared}}
	}
	r := c.a.person.r
	mode := r.modeRuling(c.a, s.Technique)
	if mode.Blocked {
		return mode
	}
	return c.a.person.ruling(s).and(mode)
}

// notCleared stands in Ruling.By when there is no clearance at all.
const notCleared CautionID = "not-cleared"

// modeRuling applies the tier: the whitelists and the low-intensity rule of section 3.3.
func (r *Rules) modeRuling(a *assessment, t *technique.Technique) Ruling {
	if id, ok := a.closed[t.ID]; ok {
		return Ruling{Blocked: true, By: []CautionID{id}, Because: r.caution(id).Advice}
	}
	var out Ruling
	switch a.Mode {
	case ModeFull, ModeLowIntensity:
	case ModeGentle:
		out = r.gentle(a, t)
	case ModeCalm:
		out = r.tiers.Calm.ruling(t, a.person.in.worstPain(), "paused")
	default:
		out = Ruling{Blocked: true, By: []CautionID{CautionID(a.Level.String())}, Because: r.tiers.Closed}
	}
	if out.Blocked || !a.low {
		return out
	}
	return out.and(r.tiers.LowIntensity.ruling(t))
}

// gentle is the whitelist of the gp-soon tier, with the leg session where it is open.
func (r *Rules) gentle(a *assessment, t *technique.Technique) Ruling {
	tier := CautionID(LevelGPSoon.String())
	pain := a.person.in.worstPain()
	if a.leg {
		list := r.tiers.Leg
		if a.person.in.BendEasier || a.person.any(r.tiers.LegBendingIf) {
			list = r.tiers.LegBending
		}
		if slices.Contains(list.IDs, t.ID) {
			return list.ruling(t, pain, tier)
		}
	}
	return r.tiers.Gentle.ruling(t, pain, tier)
}

// ruling says whether the list leaves a technique open at a pain of 0–10, −1 for unknown.
func (l allowList) ruling(t *technique.Technique, pain int, by CautionID) Ruling {
	open := slices.Contains(l.IDs, t.ID) || slices.Contains(l.Info, t.ID)
	mild := slices.Contains(l.Mild, t.ID)
	if mild && pain >= 0 && pain <= l.MaxPain {
		open = true
	}
	switch {
	case open && l.Changes[t.ID] != "":
		return Ruling{By: []CautionID{by}, Because: l.Changes[t.ID], Changes: []string{l.Changes[t.ID]}}
	case open:
		return Ruling{}
	case mild:
		return Ruling{Blocked: true, By: []CautionID{by}, Because: l.Strong}
	default:
		return Ruling{Blocked: true, By: []CautionID{by}, Because: l.Because}
	}
}

// ruling is the low-intensity rule: some tags are closed, the cap sinks, repetitions are halved.
func (l lowIntensity) ruling(t *technique.Technique) Ruling {
	by := []CautionID{CautionID(LevelGPSoon.String())}
	if slices.ContainsFunc(l.Closed, t.Has) {
		return Ruling{Blocked: true, By: by, Because: l.Because}
	}
	return Ruling{By: by, Because: l.Text, Changes: []string{l.Text}, CapMinus: l.CapMinus, HalfReps: true}
}

// and joins two rulings: a block wins, modifications add up.
func (a Ruling) and(b Ruling) Ruling {
	if a.Blocked || b.Blocked {
		if !a.Blocked {
			return b
		}
		return a
	}
	because := a.Because
	if because == "" {
		because = b.Because
	} else if b.Because != "" {
		because += " " + b.Because
	}
	return Ruling{
		By: slices.Concat(a.By, b.By), Because: because, Changes: slices.Concat(a.Changes, b.Changes),
		CapMinus: a.CapMinus + b.CapMinus, HalfReps: a.HalfReps || b.HalfReps, Easier: a.Easier || b.Easier,
	}
}
