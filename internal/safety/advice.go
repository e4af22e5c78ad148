package safety

import "strings"

// Advice is what to do now, in the words of section 3.3 (and 3.5 when clear). The number is the
// local emergency number as the person set it; empty means "your local emergency number".
func (r *Rules) Advice(v Verdict, number string) string {
	tier := r.Tier(v.Level)
	parts := []string{tier.Text}
	switch v.Level {
	case LevelEmergency:
		parts = []string{r.emergencyText(v, tier)}
		if hasReason(v, unsureRule) {
			parts = append(parts, r.tiers.UnsureChoice)
		}
	case LevelSameDay:
		parts = append(parts, tier.Line)
	case LevelClear:
		parts = append(parts, r.tiers.Reassurance)
	}
	switch {
	case v.Level >= LevelSameDay:
	case v.Mode == ModeClosed:
		parts = []string{r.tiers.Closed}
	case v.Paused:
		parts = []string{r.tiers.Paused}
	}
	parts = append(parts, r.extraAdvice(v)...)
	text := strings.Join(parts, " ")
	return strings.NewReplacer("{number}", r.number(number), "{sign}", r.sign(v)).Replace(text)
}

// Action is the one thing to do now, in a short sentence for a button or a headline.
func (r *Rules) Action(v Verdict, number string) string {
	tier := r.Tier(v.Level)
	text := tier.Action
	if v.Level == LevelEmergency && r.ambulance(v) {
		text = tier.AmbulanceAction
	}
	return strings.ReplaceAll(text, "{number}", r.number(number))
}

func (r *Rules) number(set string) string {
	if strings.TrimSpace(set) == "" {
		return r.tiers.DefaultNumber
	}
	return set
}

// emergencyText picks the ambulance wording where it applies.
func (r *Rules) emergencyText(v Verdict, t Tier) string {
	if r.ambulance(v) {
		return t.Ambulance
	}
	return t.Text
}

// ambulance reports whether an answer asks not to travel: trauma, aorta and chest (section 3.3).
func (r *Rules) ambulance(v Verdict) bool {
	for _, reason := range v.Reasons {
		if f := r.flag(FlagID(reason.ID)); f != nil && f.Ambulance {
			return true
		}
		if p := r.pair(reason.ID); p != nil && p.Ambulance {
			return true
		}
	}
	return false
}

// extraAdvice is what single answers add, such as "Call your maternity unit now.".
func (r *Rules) extraAdvice(v Verdict) []string {
	var out []string
	for _, reason := range v.Reasons {
		if f := r.flag(FlagID(reason.ID)); f != nil && f.Says != "" {
			out = append(out, f.Says)
		}
	}
	return out
}

// sign says what to tell the emergency line: the first reason of an emergency has it, the
// reasons being sorted by urgency.
func (r *Rules) sign(v Verdict) string {
	for _, reason := range v.Reasons {
		if f := r.flag(FlagID(reason.ID)); f != nil && f.Sign != "" {
			return f.Sign
		}
		if p := r.pair(reason.ID); p != nil && p.Sign != "" {
			return p.Sign
		}
		if p := r.part(reason.ID); p != nil && p.Sign != "" {
			return p.Sign
		}
	}
	return r.tiers.DefaultSign
}

func hasReason(v Verdict, id string) bool {
	for _, reason := range v.Reasons {
		if reason.ID == id {
			return true
		}
	}
	return false
}
