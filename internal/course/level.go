package course

import (
	"math"
	"time"

	"unknot/internal/checkin"
)

// The numbers of rule-progress and of the last sentence of section 5.7.
const (
	goodRow    = 3 // sessions in a row
	goodPain   = 3 // points of 10
	goodEffort = 4
	offOne     = 7 * 24 * time.Hour  // days off after which the level sinks by one …
	offTwo     = 14 * 24 * time.Hour // … and by two
	levelStep  = 0.2                 // one level is 20 %
	levelMost  = 6
	levelLeast = -4
)

// good reports whether a session counts for rule-progress: pain 3 or less during it, effort 4 or less
// and no higher pain on the next morning, all of them known, and nothing that hurt.
func (b *book) good(s practice) bool {
	known := s.before != checkin.Unknown && s.after != checkin.Unknown && s.effort != checkin.Unknown && s.morning != checkin.Unknown
	return known && !b.bad(s) && max(s.before, s.after) <= goodPain && s.effort <= goodEffort && s.morning <= s.before
}

// next is the length of the row of good sessions after one more. The session of today has no next
// morning yet and leaves the row as it is.
func (b *book) next(row int, s practice) int {
	switch {
	case b.good(s):
		return row + 1
	case s.morning == checkin.Unknown && b.now.Sub(s.at) < nextDayEnd:
		return row
	default:
		return 0
	}
}

// AfterDaysOff is the level after some time without a session: one lower after 7 days, two after 14.
// Missed days are not made up (section 5.7).
func AfterDaysOff(level int, off time.Duration) int {
	switch {
	case off >= offTwo:
		level -= 2
	case off >= offOne:
		level--
	}
	return max(level, levelLeast)
}

// level walks through all sessions: a row of three good ones steps up, time off steps down, and a
// lower level comes back after a week of sessions without a setback. up is when it last went up.
func (b *book) level() (level int, up time.Time) {
	row := 0
	var changed time.Time
	for i, s := range b.sessions {
		if i > 0 {
			if sunk := AfterDaysOff(level, s.at.Sub(b.sessions[i-1].at)); sunk < level {
				level, row, changed = sunk, 0, s.at
			}
		}
		row = b.next(row, s)
		switch {
		case row == goodRow:
			level, row, changed, up = min(level+1, levelMost), 0, s.at, s.at
		case level < 0 && !b.bad(s) && s.at.Sub(changed) >= offOne:
			level, changed = level+1, s.at
		case b.bad(s):
			changed = s.at
		}
	}
	if n := len(b.sessions); n > 0 {
		level = AfterDaysOff(level, b.now.Sub(b.sessions[n-1].at))
	}
	return level, up
}

// climb applies rule-flare, rule-progress and the level to the guidance.
func (b *book) climb(c *Course) {
	spells := b.spells()
	b.flare(c, spells)
	level, up := b.level()
	c.Level = level
	scale := c.Flare.Scale
	if c.Flare.On {
		scale = 1 // the flare plans are gentle by themselves
	}
	if level < 0 {
		scale *= math.Pow(1-levelStep, float64(-level))
		reason := say("course.level-down", ArgShare, int(math.Round(100*scale)))
		c.Guidance.Because = append(c.Guidance.Because, reason)
	}
	if scale < 1 {
		c.Guidance.Scale = scale
	}
	if level > 0 {
		c.Guidance.Progress = level
		if !up.IsZero() && b.now.Sub(up) < offOne && !c.Flare.On {
			c.find(Progress, up, "", say("course.progress"))
		}
	}
}
