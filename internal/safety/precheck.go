package safety

import "maps"

// MissingLines lists the lines of the short check that still need an answer.
func (r *Rules) MissingLines(answers map[string]Answer) []string {
	var out []string
	for _, line := range r.lines {
		switch answers[line.ID] {
		case Yes, No, NotSure:
		default:
			out = append(out, line.ID)
		}
	}
	return out
}

// WithPreCheck returns the last full screening with the answers of the short check worked in
// (section 3.1), by line and part id. A part that raises a flag answers that flag; a part that
// opens flags takes their answers back, so that Missing asks for them. When a line is answered yes
// or not sure and no part of it is named, every part counts. An unanswered line changes nothing:
// ask MissingLines first.
func (r *Rules) WithPreCheck(s Screening, answers map[string]Answer) Screening {
	for _, line := range r.lines {
		named := false
		for _, part := range line.Parts {
			named = named || answers[part.ID].Raised()
		}
		for _, part := range line.Parts {
			a := answers[part.ID]
			if !named {
				a = answers[line.ID]
			}
			s = r.withPart(s, part, a)
		}
	}
	return s
}

func (r *Rules) withPart(s Screening, part CheckPart, a Answer) Screening {
	switch {
	case a == No:
		if before := s.FollowUps[part.ID]; before.Raised() {
			s.Held = put(s.Held, part.ID, before) // a later "no" does not lift a warning
		}
		if part.Level > LevelClear {
			s.FollowUp(part.ID, a)
		}
	case a.Raised():
		if part.Level > LevelClear {
			s.FollowUp(part.ID, a)
		}
		for _, id := range part.Raises {
			s.Answers = put(s.Answers, id, a)
		}
		s = r.Reopen(s, part.Opens...)
		for _, id := range part.Asks {
			s = reask(s, id)
		}
	}
	return s
}

// reask takes back the answer to a follow-up question; a warning is held.
func reask(s Screening, id string) Screening {
	if a := s.FollowUps[id]; a.Raised() {
		s.Held = put(s.Held, id, a)
	}
	s.FollowUps = maps.Clone(s.FollowUps)
	delete(s.FollowUps, id)
	return s
}
