package safety

// Stored is the screening as it may be kept: without rf-mood (section 3.1).
func (r *Rules) Stored(s Screening) Screening {
	return r.redact(s, func(f *Flag) bool { return f.Unkept })
}

// Exported is the screening as it may leave the app: without rf-mood, and without the bladder,
// bowel and sexual function answers unless the person ticked them (section 3.1).
func (r *Rules) Exported(s Screening, private bool) Screening {
	out := r.redact(s, func(f *Flag) bool { return f.Unkept || f.Private && !private })
	if private {
		return out
	}
	for _, line := range r.lines {
		for _, part := range line.Parts {
			if part.Private {
				delete(out.FollowUps, part.ID)
				delete(out.Held, part.ID)
				delete(out.CheckedOn, part.ID)
			}
		}
	}
	return out
}

// redact takes every trace of some flags out of a copy.
func (r *Rules) redact(s Screening, gone func(*Flag) bool) Screening {
	s = s.clone()
	for i := range r.flags {
		if f := &r.flags[i]; gone(f) {
			delete(s.Answers, f.ID)
			delete(s.Fresh, f.ID)
			delete(s.Held, string(f.ID))
			delete(s.CheckedOn, string(f.ID))
		}
	}
	return s
}
