// Package breakcheck says which breaks are open to a person: it puts the health profile, the last
// screening and the last check-in before the safety rules (sections 3 and 4 of the fact base), so
// that the window and the resident program offer the same moves, and none that is blocked.
package breakcheck

import (
	"context"
	"errors"
	"fmt"
	"time"

	"unknot/internal/body"
	"unknot/internal/breaks"
	"unknot/internal/checkin"
	"unknot/internal/safety"
	"unknot/internal/session"
	"unknot/internal/settings"
	"unknot/internal/technique"
)

// painHolds is how long a reported pain says something about now. It is a working day: long
// enough for the check-in of the morning, too short for the one of yesterday.
const painHolds = 12 * time.Hour

// Store is what is known about the person.
type Store interface {
	Profile(ctx context.Context) (safety.Profile, error)
	LastScreening(ctx context.Context) (safety.Screened, bool, error)
	LastCheckIn(ctx context.Context) (checkin.CheckIn, bool, error)
	Settings(ctx context.Context) (settings.Settings, []settings.Broken, error)
	Flares(ctx context.Context) ([]checkin.Flare, error)
	Sessions(ctx context.Context, from, to time.Time) ([]session.Record, error)
}

// WalkID is the technique that fills what is left of a break after its move.
const WalkID = "walking"

// Check judges the moves of breaks.
type Check struct {
	rules     *safety.Rules
	catalogue *technique.Catalogue
	moves     map[string]*technique.Technique // the moves, the protocol and the walk, by id
}

// New returns a check of the moves by the rules.
func New(rules *safety.Rules, catalogue *technique.Catalogue, moves []breaks.Move) *Check {
	return &Check{rules: rules, catalogue: catalogue, moves: subjects(catalogue, moves)}
}

// subjects picks the techniques that breaks are made of.
func subjects(catalogue *technique.Catalogue, moves []breaks.Move) map[string]*technique.Technique {
	out := make(map[string]*technique.Technique, len(moves)+1)
	for _, id := range append([]string{breaks.ProtocolID, WalkID}, ids(moves)...) {
		if t, ok := catalogue.Get(technique.ID(id)); ok {
			out[id] = t
		}
	}
	return out
}

func ids(moves []breaks.Move) []string {
	out := make([]string, len(moves))
	for i, m := range moves {
		out[i] = m.ID
	}
	return out
}

// Person says what breaks are open to the person, from the profile, the last screening and
// the last check-in.
func (c *Check) Person(ctx context.Context, s Store, now time.Time) (breaks.Person, error) {
	profile, err := s.Profile(ctx)
	if err != nil {
		return breaks.Person{}, fmt.Errorf("read profile: %w", err)
	}
	screened, _, err := s.LastScreening(ctx)
	if err != nil {
		return breaks.Person{}, fmt.Errorf("read screening: %w", err)
	}
	last, found, err := s.LastCheckIn(ctx)
	if err != nil {
		return breaks.Person{}, fmt.Errorf("read check-in: %w", err)
	}
	set, _, err := s.Settings(ctx)
	if err != nil {
		return breaks.Person{}, fmt.Errorf("read settings: %w", err)
	}
	flares, err := s.Flares(ctx)
	if err != nil {
		return breaks.Person{}, fmt.Errorf("read flares: %w", err)
	}
	in := safety.Inputs{Screening: screened.Screening, Profile: profile, Pain: checkin.PainUnknown, Now: now}
	direction := checkin.Direction(set.Direction)
	if found {
		if now.Sub(last.At) <= painHolds {
			in.Pain = last.Pain
		}
		in.Marks, direction = last.Marks, last.Direction
	}
	in.BendEasier = direction == checkin.Bend
	resting, err := c.resting(ctx, s, now)
	if err != nil {
		return breaks.Person{}, err
	}
	p := c.judge(in)
	byRules := p.Blocked
	p.Blocked = func(id string) bool { return resting[technique.ID(id)] || byRules(id) }
	p.Facts["dir-"+string(direction)] = true
	p.Flare = len(flares) > 0 && flares[len(flares)-1].Ended.IsZero()
	p.Tools = make(map[string]bool)
	for _, tool := range set.Tools {
		p.Tools[tool] = true
	}
	return p, nil
}

// judge applies the safety rules. A clearance decides about every move. Without one because
// questions are open, only the reminder itself is left, and only when nothing answered so
// far speaks against it: getting up is no technique, but a move is (house rule 8).
func (c *Check) judge(in safety.Inputs) breaks.Person {
	clearance, verdict, err := c.rules.Clear(in)
	p := breaks.Person{Facts: map[string]bool{
		breaks.LegSymptoms: verdict.LegMode || altered(in.Marks) || clearance.Holds("cx-disc-sciatica"),
		"cx-stenosis":      clearance.Holds("cx-stenosis"),
	}}
	var incomplete *safety.IncompleteError
	p.Blocked = func(id string) bool {
		t := c.moves[id]
		switch {
		case t == nil:
			return true
		case err == nil:
			return !open(t, id == breaks.ProtocolID, clearance.Rule)
		case errors.As(err, &incomplete):
			well := verdict.Level == safety.LevelClear && verdict.Mode == safety.ModeFull
			byProfile := func(sub safety.Subject) safety.Ruling { return c.rules.RuleFor(in.Profile, sub) }
			return id != breaks.ProtocolID || !well || !open(t, true, byProfile)
		default:
			return true
		}
	}
	return p
}

// open reports whether a technique is open on both sides. A move that a caution changes is
// not offered in a break: the card has no room to say what to change. The reminder itself
// may be changed by a caution, since it leaves the how to the person.
func open(t *technique.Technique, changesFine bool, rule func(safety.Subject) safety.Ruling) bool {
	for _, side := range []body.Side{body.Middle, body.Left, body.Right} {
		r := rule(safety.Subject{Technique: t, Side: side})
		if r.Blocked || (!changesFine && len(r.By) > 0) {
			return false
		}
	}
	return true
}

// altered reports whether a mark tingles or is numb.
func altered(marks []body.Mark) bool {
	for _, m := range marks {
		if m.Quality.Altered() {
			return true
		}
	}
	return false
}
