package course

import (
	"maps"
	"slices"
	"time"

	"unknot/internal/checkin"
	"unknot/internal/insight"
	"unknot/internal/plan"
	"unknot/internal/technique"
)

// The spans of rule-red-24.
const (
	skipFor    = 72 * time.Hour
	skipLong   = 28 * 24 * time.Hour
	twiceIn    = 14 * 24 * time.Hour
	redRise    = 2 // points of 10 after the session
	soreRise   = 1 // points of 10: mild
	soreFor    = 48 * time.Hour
	nextDay    = 18 * time.Hour // a number from here on …
	nextDayEnd = 48 * time.Hour // … to here says how it was after 24 hours
)

// setback is a bad experience with one technique.
type setback struct {
	at   time.Time
	rule Rule
}

// past is what the records say of one technique, oldest first.
type past struct {
	setbacks []setback // rule-stop-now and rule-red-24
	mild     time.Time // the last time to take it easier next time; zero for never
	mildRule Rule
	fine     time.Time // the last use without any of it
}

// setbacks applies rule-stop-now, rule-amber and rule-red-24 to every technique.
func (b *book) setbacks(c *Course) {
	all := make(map[technique.ID]*past)
	for _, s := range b.sessions {
		red, unsure := b.red(s)
		named := slices.ContainsFunc(s.uses, func(u plan.Use) bool { return u.Hurt != "" })
		for _, u := range s.uses {
			if b.restful(u.Technique) && u.Hurt == "" {
				continue
			}
			p := all[u.Technique]
			if p == nil {
				p = &past{}
				all[u.Technique] = p
			}
			p.note(u, red && (!named || u.Hurt != ""), unsure && (!named || u.Hurt != ""))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(all)) {
		b.judge(c, id, all[id])
	}
}

// note takes in one use.
func (p *past) note(u plan.Use, red, unsure bool) {
	switch {
	case u.Hurt == checkin.HurtTooMuch && !red:
		p.mild, p.mildRule = u.At, Amber
	case u.Hurt != "" && u.Hurt != checkin.HurtTooMuch:
		p.setbacks = append(p.setbacks, setback{u.At, StopNow})
	case red:
		p.setbacks = append(p.setbacks, setback{u.At, Red24})
	case unsure:
		p.mild, p.mildRule = u.At, Red24
	default:
		p.fine = u.At
	}
}

// judge says what the past of a technique means now.
func (b *book) judge(c *Course, id technique.ID, p *past) {
	if n := len(p.setbacks); n > 0 {
		last := p.setbacks[n-1]
		until, why, twice := last.at.Add(skipFor), "course.red-24", n > 1 && last.at.Sub(p.setbacks[n-2].at) <= twiceIn
		switch {
		case twice:
			until, why = last.at.Add(skipLong), "course.red-28"
		case last.rule == StopNow:
			why = "course.stop-now"
		}
		reason := say(why, ArgUntil, until)
		if b.now.Before(until) {
			c.Guidance.Excluded = append(c.Guidance.Excluded, plan.Exclusion{Technique: id, Until: until, OtherKind: twice, Because: reason})
			c.find(last.rule, last.at, id, reason)
			return
		}
		if !p.fine.After(last.at) {
			reason = say("course.careful")
			c.Guidance.Careful = append(c.Guidance.Careful, plan.Careful{Technique: id, Because: reason})
			c.find(last.rule, last.at, id, reason)
			return
		}
	}
	if !p.mild.IsZero() && !p.fine.After(p.mild) {
		reason := say("course.amber")
		if p.mildRule == Red24 {
			reason = say("course.red-maybe")
		}
		c.Guidance.Careful = append(c.Guidance.Careful, plan.Careful{Technique: id, Because: reason})
		c.find(p.mildRule, p.mild, id, reason)
	}
}

// red reports whether rule-red-24 holds for a session, or whether it may: pain rose by 2 points and
// nobody knows the next day, or only the next day was that much worse (section 2.1).
func (b *book) red(s practice) (red, unsure bool) {
	if s.before == checkin.Unknown {
		return false, false
	}
	rose := s.after != checkin.Unknown && s.after-s.before >= redRise
	up, known := b.nextDayUp(s)
	switch {
	case rose && up:
		return true, false
	case rose && !known:
		return false, true
	default:
		return false, s.morning != checkin.Unknown && s.morning-s.before >= redRise
	}
}

// nextDayUp reports whether pain was still above what it was before the session a day later, and
// whether anybody knows.
func (b *book) nextDayUp(s practice) (up, known bool) {
	if s.morning != checkin.Unknown {
		up, known = s.morning > s.before, true
	}
	from, _ := slices.BinarySearchFunc(b.reports, s.at.Add(nextDay), func(r insight.Report, t time.Time) int { return r.At.Compare(t) })
	for _, r := range b.reports[from:] {
		if r.At.Sub(s.at) > nextDayEnd {
			break
		}
		up, known = up || r.Pain > s.before, true
	}
	return up, known
}

// soreness is rule-sore-ok: a mild ache after a session, without leg symptoms, is no reason to stop.
// For two days something else comes first.
func (b *book) soreness(c *Course) {
	for _, s := range slices.Backward(b.sessions) {
		if b.now.Sub(s.at) > soreFor {
			return
		}
		if s.before == checkin.Unknown || s.morning == checkin.Unknown || s.morning-s.before != soreRise || b.legSign() {
			continue
		}
		reason := say("course.sore-ok")
		for _, u := range s.uses {
			if !b.restful(u.Technique) && u.Hurt == "" {
				c.Guidance.Avoided = append(c.Guidance.Avoided, plan.Avoided{Technique: u.Technique, Because: reason})
			}
		}
		c.find(SoreOK, s.at, "", reason)
		return
	}
}

// legSign reports whether a leg has said anything in the last two days.
func (b *book) legSign() bool {
	for day := b.today - 2; day <= b.today; day++ {
		if leg := b.days[day].Leg; leg != "" && leg != checkin.LegNone {
			return true
		}
	}
	return slices.ContainsFunc(b.records.CheckIns, func(c checkin.CheckIn) bool {
		return b.now.Sub(c.At) <= soreFor && slices.ContainsFunc(c.Marks, speaksOfLeg)
	})
}
