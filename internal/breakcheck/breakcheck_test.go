package breakcheck_test

import (
	"context"
	"maps"
	"path/filepath"
	"testing"
	"time"

	"unknot/assets"
	"unknot/internal/body"
	"unknot/internal/breakcheck"
	"unknot/internal/breaks"
	"unknot/internal/checkin"
	"unknot/internal/content"
	"unknot/internal/journal"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/session"
	"unknot/internal/settings"
	"unknot/internal/technique"
)

var noon = time.Date(2026, 3, 9, 12, 0, 0, 0, time.UTC)

// store is a journal with the check that ships.
type store struct {
	*journal.Journal

	rules     *safety.Rules
	catalogue *technique.Catalogue
	check     *breakcheck.Check
}

// newStore is a store on a new journal, with the rules and moves that ship.
func newStore(t *testing.T) (*store, []breaks.Move) {
	t.Helper()
	loaded, err := content.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	raw, err := assets.FS.ReadFile("breaks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	moves, err := breaks.LoadMoves(raw, "breaks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return noon }
	j, err := journal.Open(context.Background(), filepath.Join(t.TempDir(), "journal.db"), journal.Options{Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = j.Close() })
	return &store{Journal: j, rules: loaded.Rules, catalogue: loaded.Catalogue, check: breakcheck.New(loaded.Rules, loaded.Catalogue, moves)}, moves
}

// answers are a screening and a profile in the journal.
type answers struct {
	flags    map[safety.FlagID]safety.Answer
	cautions map[safety.CautionID]safety.Answer
}

// keep answers everything with no, but for what is given.
func (s *store) keep(t *testing.T, given answers) {
	t.Helper()
	profile := safety.Profile{Answers: make(map[safety.CautionID]safety.Answer), Age: 40, Branches: make(map[string]safety.Answer)}
	for _, c := range s.rules.Cautions() {
		profile.Answers[c.ID] = safety.No
	}
	maps.Copy(profile.Answers, given.cautions)
	screening := safety.Screening{At: noon}
	for _, f := range s.rules.Flags() {
		screening.Answer(f.ID, safety.No, noon)
	}
	for id, a := range given.flags {
		screening.Answer(id, a, noon)
	}
	in := safety.Inputs{Screening: screening, Profile: profile, Pain: 2, Now: noon}
	for _, id := range s.rules.MissingBranches(in) {
		profile.Branches[id] = safety.No
	}
	for _, id := range s.rules.MissingFollowUps(in) {
		screening.FollowUp(id, safety.No)
	}
	ctx := context.Background()
	if err := s.SaveProfile(ctx, profile); err != nil {
		t.Fatal(err)
	}
	if _, err := s.AddScreening(ctx, screening, s.rules.Assess(in).Level); err != nil {
		t.Fatal(err)
	}
}

func (s *store) someone(t *testing.T) breaks.Person {
	t.Helper()
	p, err := s.check.Person(context.Background(), s.Journal, noon)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// suiting counts the moves that are open to the person.
func suiting(moves []breaks.Move, p breaks.Person) int {
	n := 0
	for _, m := range moves {
		if m.Suits(p) {
			n++
		}
	}
	return n
}

// did keeps a session of one step some days before noon.
func (s *store) did(t *testing.T, id technique.ID, days int, hurt checkin.Hurt) {
	t.Helper()
	ctx, at := context.Background(), noon.AddDate(0, 0, -days)
	made, err := s.BeginSession(ctx, session.Record{
		Started: at, Planned: time.Minute, Minutes: 2, Place: plan.Desk, Goal: plan.BreakSitting, Status: session.RecordRunning,
		PainBefore: checkin.PainUnknown, PainAfter: checkin.PainUnknown, Effort: session.EffortUnknown,
	})
	if err != nil {
		t.Fatal(err)
	}
	step := session.StepResult{Technique: id, Planned: time.Minute, Actual: time.Minute, Outcome: session.OutcomeDone}
	if hurt != "" {
		step.Outcome, step.Hurt = session.OutcomeHurt, hurt
	}
	if err := s.RecordStep(ctx, made, step); err != nil {
		t.Fatal(err)
	}
}

func TestSetback(t *testing.T) {
	const march = "march-in-place"
	tests := map[string]struct {
		id      technique.ID
		days    int
		hurt    checkin.Hurt
		again   bool // and it was done without trouble since
		blocked bool
	}{
		"should offer what was done without trouble":               {march, 1, "", false, false},
		"should let wait what hurt yesterday":                      {march, 1, checkin.HurtSharper, false, true},
		"should let wait what was stopped without an answer":       {march, 2, checkin.HurtUnsaid, false, true},
		"should let wait what must come back easier":               {march, 10, checkin.HurtSharper, false, true},
		"should let wait what was too much the last time":          {march, 2, checkin.HurtTooMuch, false, true},
		"should offer again what has gone well since":              {march, 10, checkin.HurtSharper, true, false},
		"should never take the breath away, which is what remains": {"diaphragmatic-breathing", 1, checkin.HurtSharper, false, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s, _ := newStore(t)
			s.keep(t, answers{})
			s.did(t, tt.id, tt.days, tt.hurt)
			if tt.again {
				s.did(t, tt.id, 1, "")
			}
			if got := s.someone(t).Blocked(string(tt.id)); got != tt.blocked {
				t.Errorf("blocked: %v", got)
			}
		})
	}
}

func TestPerson(t *testing.T) {
	t.Run("should know every move and the protocol", func(t *testing.T) {
		s, moves := newStore(t)
		for _, m := range append(moves, breaks.Move{ID: breaks.ProtocolID}) {
			if _, ok := s.catalogue.Get(technique.ID(m.ID)); !ok {
				t.Errorf("no technique %s", m.ID)
			}
		}
	})
	t.Run("should leave the reminder, but no move, to one who has answered nothing", func(t *testing.T) {
		s, moves := newStore(t)
		if p := s.someone(t); p.Held() || suiting(moves, p) != 0 {
			t.Errorf("held %v, %d moves", p.Held(), suiting(moves, p))
		}
	})
	t.Run("should open the moves to one who is clear", func(t *testing.T) {
		s, moves := newStore(t)
		s.keep(t, answers{})
		// Without a direction and without a ball, all but three.
		if p := s.someone(t); p.Held() || suiting(moves, p) != len(moves)-3 {
			t.Errorf("held %v, %d moves", p.Held(), suiting(moves, p))
		}
	})
	for name, given := range map[string]answers{
		"should hold the reminders in an emergency":                {flags: map[safety.FlagID]safety.Answer{"rf-saddle-numbness": safety.Yes}},
		"should hold the reminders on a same-day sign":             {flags: map[safety.FlagID]safety.Answer{"rf-fever": safety.Yes}},
		"should hold the reminders with a clot not yet checked":    {cautions: map[safety.CautionID]safety.Answer{"cx-clot-current": safety.Yes}},
		"should hold the reminders with an injury not yet cleared": {cautions: map[safety.CautionID]safety.Answer{"cx-recent-injury": safety.Yes}},
	} {
		t.Run(name, func(t *testing.T) {
			s, moves := newStore(t)
			s.keep(t, given)
			if p := s.someone(t); !p.Held() || suiting(moves, p) != 0 {
				t.Errorf("held %v, %d moves", p.Held(), suiting(moves, p))
			}
		})
	}
	t.Run("should leave out what a caution blocks or changes", func(t *testing.T) {
		s, _ := newStore(t)
		s.keep(t, answers{cautions: map[safety.CautionID]safety.Answer{"cx-osteoporosis": safety.Yes}})
		p := s.someone(t)
		if !p.Blocked("seated-rotation") || p.Held() {
			t.Errorf("rotation open %v, held %v", !p.Blocked("seated-rotation"), p.Held())
		}
	})
	t.Run("should know direction, tools and tingling from what was said last", func(t *testing.T) {
		s, _ := newStore(t)
		s.keep(t, answers{})
		ctx := context.Background()
		set := settings.Default()
		set.Tools = []string{"tennis-ball"}
		if err := s.SaveSettings(ctx, set); err != nil {
			t.Fatal(err)
		}
		_, err := s.AddCheckIn(ctx, checkin.CheckIn{
			At: noon.Add(-time.Hour), Pain: 2, Direction: checkin.Arch,
			Marks: []body.Mark{{Region: "lumbar-left", Intensity: 2, Quality: body.Tingling}},
		})
		if err != nil {
			t.Fatal(err)
		}
		p := s.someone(t)
		if !p.Facts["dir-arch"] || !p.Facts[breaks.LegSymptoms] || !p.Tools["tennis-ball"] {
			t.Errorf("facts %v, tools %v", p.Facts, p.Tools)
		}
	})
}
