package course

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"time"

	"unknot/internal/insight"
	"unknot/internal/plan"
	"unknot/internal/technique"
)

// The numbers of rule-hold, rule-plateau and rule-recover.
const (
	sameChange       = 1.0 // points of 10
	plateauSessions  = 8
	recoverPain      = 2.0
	plateauSwaps     = 2
	recoverFirstSeen = 13 // days ago
)

// trend applies rule-hold, rule-plateau and rule-recover. A back that has recovered is neither held
// nor on a plateau.
func (b *book) trend(c *Course) {
	if b.recovered() {
		c.find(Recover, b.noon(b.today-fortnight+1), "", say("course.recover"))
		return
	}
	if b.plateau() {
		reason := say("course.plateau")
		for _, id := range b.often(plateauSwaps) {
			c.Guidance.Avoided = append(c.Guidance.Avoided, plan.Avoided{Technique: id, Because: say("course.swap")})
		}
		c.find(Plateau, b.noon(b.today-fortnight+1), "", reason)
		return
	}
	if !b.same(b.today) {
		return
	}
	if !b.same(b.today - week) {
		c.find(Hold, b.noon(b.today-week+1), "", say("course.hold"))
		return
	}
	for _, id := range b.often(1) {
		c.Guidance.Avoided = append(c.Guidance.Avoided, plan.Avoided{Technique: id, Because: say("course.swap")})
	}
	c.find(Hold, b.noon(b.today-2*week+1), "", say("course.hold-change"))
}

// same reports whether the week that ends with a day differs by no more than a point from the one
// before it, with enough numbers and a session in it.
func (b *book) same(day insight.Day) bool {
	before, now := b.values(day-2*week+1, day-week), b.values(day-week+1, day)
	if len(before) < weekDays || len(now) < weekDays || b.sessionsIn(day-week+1, day) == 0 {
		return false
	}
	return math.Abs(median(now)-median(before)) <= sameChange
}

// plateau is no change over 14 days with at least 8 sessions: less than a point between its weeks.
func (b *book) plateau() bool {
	before, now := b.values(b.today-fortnight+1, b.today-week), b.values(b.today-week+1, b.today)
	if len(before) < weekDays || len(now) < weekDays || b.sessionsIn(b.today-fortnight+1, b.today) < plateauSessions {
		return false
	}
	return math.Abs(median(now)-median(before)) < sameChange
}

// recovered is pain of 0–2 for 14 days: on every day with a number, with enough of them from the
// first days on.
func (b *book) recovered() bool {
	values := b.values(b.today-fortnight+1, b.today)
	early := b.values(b.today-recoverFirstSeen-2, b.today-recoverFirstSeen+2)
	return len(values) >= knownDays && len(early) > 0 &&
		!slices.ContainsFunc(values, func(v float64) bool { return v > recoverPain })
}

func (b *book) sessionsIn(from, to insight.Day) int {
	n := 0
	for _, s := range b.sessions {
		if day := insight.DayOf(s.at); from <= day && day <= to {
			n++
		}
	}
	return n
}

// often lists the techniques that were done most in the last 14 days without helping, the first to
// give way first. Rest stays.
func (b *book) often(n int) []technique.ID {
	since := b.now.Add(-fortnight * hoursPerDay * time.Hour)
	count := make(map[technique.ID]int)
	for _, s := range b.sessions {
		for _, u := range s.uses {
			if s.at.After(since) && !b.restful(u.Technique) {
				count[u.Technique]++
			}
		}
	}
	summary := plan.Summarise(plan.History{Uses: b.records.Uses, Days: b.records.Days, CheckIns: b.records.CheckIns})
	ids := slices.Sorted(maps.Keys(count))
	slices.SortStableFunc(ids, func(x, y technique.ID) int {
		helps := func(id technique.ID) int {
			if summary.Response(id).Expected <= -sameChange/2 {
				return 1
			}
			return 0
		}
		return cmp.Or(cmp.Compare(helps(x), helps(y)), cmp.Compare(count[y], count[x]))
	})
	return ids[:min(n, len(ids))]
}
