package safety

import (
	"maps"
	"time"

	"unknot/internal/body"
)

// Inputs is everything a verdict rests on.
type Inputs struct {
	Screening Screening
	Profile   Profile
	// Pain is the pain now, 0–10; negative when not given. The worst mark counts too.
	Pain  int
	Marks []body.Mark
	// BendEasier tells that bending or sitting eases the back (dir-bend); it changes the
	// form of the leg session (section 5.6).
	BendEasier bool
	// Now is the moment of asking; the zero value stands for the moment of the screening.
	Now time.Time
}

// now is the moment the rules count from.
func (in Inputs) now() time.Time {
	if in.Now.IsZero() {
		return in.Screening.At
	}
	return in.Now
}

// worstPain is the greatest of the pain now and the marks, or −1 when neither is known.
func (in Inputs) worstPain() int {
	worst := max(in.Pain, -1)
	for _, m := range in.Marks {
		worst = max(worst, m.Intensity)
	}
	return worst
}

// sitting is how long an answer may simply be corrected.
const sitting = time.Hour

// Answer records an answer given at a moment; it may be later than the full screening. A warning
// of an earlier sitting is held: a later "no" does not lift it (section 3.4, items 4 and 6).
func (s *Screening) Answer(id FlagID, a Answer, at time.Time) {
	if before := s.Answers[id]; before.Raised() && at.Sub(answeredAt(*s, id)) > sitting {
		s.Held = put(s.Held, string(id), before)
	}
	s.Answers = put(s.Answers, id, a)
	s.Fresh = put(s.Fresh, id, at)
}

// FollowUp records the answer to a follow-up question.
func (s *Screening) FollowUp(id string, a Answer) { s.FollowUps = put(s.FollowUps, id, a) }

// Check records that a clinician saw the person about a flag on a day and told that exercise is fine.
func (s *Screening) Check(id FlagID, day, at time.Time) {
	s.Answer(id, Checked, at)
	s.CheckedOn = put(s.CheckedOn, string(id), day)
}

// CheckFollowUp is Check for a follow-up question.
func (s *Screening) CheckFollowUp(id string, day time.Time) {
	s.FollowUp(id, Checked)
	s.CheckedOn = put(s.CheckedOn, id, day)
}

// clone copies the maps, so that a clearance does not change when its inputs do.
func (s Screening) clone() Screening {
	s.Answers, s.FollowUps = maps.Clone(s.Answers), maps.Clone(s.FollowUps)
	s.Held, s.CheckedOn, s.Fresh = maps.Clone(s.Held), maps.Clone(s.CheckedOn), maps.Clone(s.Fresh)
	return s
}

// clone copies the maps of the profile.
func (p Profile) clone() Profile {
	p.Answers, p.Areas, p.Branches = maps.Clone(p.Answers), maps.Clone(p.Areas), maps.Clone(p.Branches)
	return p
}

// put sets a key in a copy of the map, so that a copied Screening never shares its maps.
func put[K comparable, V any](m map[K]V, key K, value V) map[K]V {
	out := maps.Clone(m)
	if out == nil {
		out = make(map[K]V)
	}
	out[key] = value
	return out
}
