package course

import (
	"math"
	"slices"
	"time"

	"unknot/internal/insight"
	"unknot/internal/plan"
)

// The numbers of rule-flare.
const (
	flareRise   = 3.0 // points of 10 above the 14-day median
	flareLeast  = 2 * 24 * time.Hour
	flareMost   = 7 * 24 * time.Hour
	fortnight   = 14
	week        = 7
	knownDays   = 5   // of a fortnight, so that there is a median to speak of
	weekDays    = 3   // of a week
	flareBack   = 0.5 // of the previous level
	flareLook   = 60  // days back in which the numbers are searched for flares
	hoursPerDay = 24
)

// Flare is where a person stands in a flare (rule-flare).
type Flare struct {
	On    bool
	Since time.Time // when it began; of the last one when it is over
	Day   int       // of the flare, from 1; 0 when it is over
	// Suggested says that the numbers speak of a flare and the person has not.
	Suggested bool
	// Long says that it has lasted more than the week of the rule.
	Long bool
	// Scale is the share of the previous doses to come back with, 0.5 to 1.
	Scale float64
}

// spell is one flare, of the person's own or of the numbers.
type spell struct {
	from, to  time.Time // to is zero while it lasts
	suggested bool
}

// spells lists the flares of the person and those that the numbers show besides, oldest first.
func (b *book) spells() []spell {
	var out []spell
	for _, f := range b.records.Flares {
		if f.Started.After(b.now) {
			continue
		}
		s := spell{from: f.Started, to: f.Ended}
		if !s.to.IsZero() && s.to.Sub(s.from) < flareLeast {
			s.to = s.from.Add(flareLeast)
		}
		if s.to.After(b.now) {
			s.to = time.Time{}
		}
		out = append(out, s)
	}
	for _, s := range b.shown() {
		if !slices.ContainsFunc(out, func(own spell) bool { return own.near(s) }) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(x, y spell) int { return x.from.Compare(y.from) })
	return out
}

// near reports whether two flares are the same: one begins within the other or a few days from it.
func (s spell) near(o spell) bool {
	end := s.to
	if end.IsZero() {
		end = s.from.Add(flareMost * 52) // it lasts
	}
	return o.from.After(s.from.Add(-flareMost)) && o.from.Before(end.Add(flareLeast))
}

// shown finds the flares that the numbers show: two reported days in a row, each 3 points or more
// above the median of the 14 days before them.
func (b *book) shown() []spell {
	var out []spell
	for day := b.today - flareLook; day <= b.today; day++ {
		first, ok1 := b.value(day - 1)
		second, ok2 := b.value(day)
		before := b.values(day-1-fortnight, day-2)
		if !ok1 || !ok2 || len(before) < knownDays {
			continue
		}
		bar := median(before) + flareRise
		if first < bar || second < bar {
			continue
		}
		s := spell{from: b.noon(day - 1), suggested: true}
		last := b.lastOver(day, bar)
		if last < b.today || last-(day-1) >= week {
			s.to = b.noon(last + 1)
		}
		if !s.to.IsZero() && s.to.Sub(s.from) < flareLeast {
			s.to = s.from.Add(flareLeast)
		}
		if s.to.After(b.now) {
			s.to = time.Time{}
		}
		out = append(out, s)
		day = last
	}
	return out
}

// lastOver is the last day of a flare of the numbers: the day before the first that is reported below
// the bar, at most seven days after its first.
func (b *book) lastOver(day insight.Day, bar float64) insight.Day {
	last := day
	for d := day + 1; d <= b.today && d < day-1+week; d++ {
		if v, ok := b.value(d); ok && v < bar {
			return last
		}
		last = d
	}
	return last
}

func (b *book) value(day insight.Day) (float64, bool) {
	v := b.values(day, day)
	if len(v) == 0 {
		return 0, false
	}
	return v[0], true
}

// noon is the middle of a day, in the zone of now.
func (b *book) noon(day insight.Day) time.Time {
	d := day.Date()
	return time.Date(d.Year(), d.Month(), d.Day(), hoursPerDay/2, 0, 0, 0, b.now.Location())
}

// flare is where the person stands: in a flare, coming back from one, or neither.
func (b *book) flare(c *Course, spells []spell) {
	c.Flare.Scale = 1
	if len(spells) == 0 {
		return
	}
	last := spells[len(spells)-1]
	c.Flare.Since = last.from
	if last.to.IsZero() {
		c.Flare.On, c.Flare.Suggested = true, last.suggested
		c.Flare.Day = int(b.today-insight.DayOf(last.from)) + 1
		c.Flare.Long = b.now.Sub(last.from) > flareMost
		c.Flare.Scale = flareBack
		reason := say("course.flare")
		if c.Flare.Long {
			reason = say("course.flare-long")
		}
		c.Guidance.Flare = true
		c.Guidance.Because = append(c.Guidance.Because, reason)
		c.find(OnFlare, last.from, "", reason)
		return
	}
	c.Flare.Scale = min(1, flareBack*math.Pow(1+levelStep, float64(b.returns(last.to))))
	if c.Flare.Scale < 1 {
		reason := say("course.flare-back", ArgShare, int(math.Round(100*c.Flare.Scale)))
		c.Guidance.Because = append(c.Guidance.Because, reason)
		c.find(OnFlare, last.from, "", reason)
	}
}

// returns counts the steps back up since a flare: rows of good sessions, or weeks without a setback,
// whichever are more.
func (b *book) returns(since time.Time) int {
	rows, row := 0, 0
	calm := since
	for _, s := range b.sessions {
		if s.at.Before(since) {
			continue
		}
		if bad := b.bad(s); bad {
			calm = s.at
		}
		if row = b.next(row, s); row == goodRow {
			rows, row = rows+1, 0
		}
	}
	return max(rows, int(b.now.Sub(calm)/flareMost))
}

func (b *book) bad(s practice) bool {
	red, _ := b.red(s)
	return red || slices.ContainsFunc(s.uses, func(u plan.Use) bool { return u.Hurt != "" })
}
