package course

import (
	"slices"
	"time"

	"unknot/internal/checkin"
	"unknot/internal/insight"
	"unknot/internal/plan"
	"unknot/internal/technique"
)

// WeekID is the id of a week plan of section 5.7.
type WeekID string

// The week plans of section 5.7.
const (
	WeekAcute      WeekID = "plan-acute"
	WeekAcute2     WeekID = "plan-acute-2"
	WeekSubacute   WeekID = "plan-subacute"
	WeekPersistent WeekID = "plan-persistent"
	WeekDesk       WeekID = "plan-desk"
	WeekLeg        WeekID = "plan-leg"
	WeekOlder      WeekID = "plan-older"
)

// WeekIDs lists the week plans in the order of the fact base.
func WeekIDs() []WeekID {
	return []WeekID{WeekAcute, WeekAcute2, WeekSubacute, WeekPersistent, WeekDesk, WeekLeg, WeekOlder}
}

// Item is one thing to do on a day. Exactly one of Session, Walk and Technique is set.
type Item struct {
	Session   plan.TemplateID
	Walk      int // minutes
	Technique technique.ID
	Times     int  // how often that day, 1 or more
	AllDay    bool // goes on through the day
	Easy      bool // at an easy pace
	Choice    int  // items of a day with the same number above 0 are alternatives
	when      []string
}

// Target is how often something is good for a week (section 5.7, weekly targets).
type Target struct {
	ID          string // pressure, mobility, strength, walking, relaxation
	Least, Most int
}

// Week is a week plan, Monday first.
type Week struct {
	ID      WeekID
	Days    [7][]Item
	Targets []Target
	Review  int         // days after which it is looked at again; 0 for none
	Because plan.Reason // why it is this one
}

// On is what the week holds for a day.
func (w Week) On(day time.Weekday) []Item { return w.Days[(int(day)+6)%7] }

// Weeks holds the week plans as data.
type Weeks struct{ plans []Week }

// Situation is what the choice of a week plan rests on.
type Situation struct {
	Phase technique.Phase
	// SpellDays is how long this spell has lasted, in days; below 0 when nobody knows.
	SpellDays    int
	Irritability plan.Irritability
	Leg          bool // leg mode (section 3.3)
	Flare        bool // rule-flare
	Recovered    bool // rule-recover
	Older        bool // cx-older-frail, or 70 and over
	Bone         bool // cx-osteoporosis or cx-older-frail
	Sitting      bool // sits for work: plan-desk rather than plan-persistent to keep well
	NoFloor      bool // getting down to the floor or the bed is not possible
	Helper       bool
}

// acuteDays is how long plan-acute lasts when nothing else keeps it: the first two weeks.
const acuteDays = 14

// Week chooses the week plan for a situation (section 5.7). What is more careful comes first: leg
// pain, then a flare or an easily stirred back, then age, then the phase. Someone whose spell is
// acute and of unknown length is taken to be in its first two weeks.
func (w Weeks) Week(s Situation) Week {
	id, because := choose(s)
	i := slices.IndexFunc(w.plans, func(p Week) bool { return p.ID == id })
	if i < 0 {
		return Week{}
	}
	out := w.plans[i]
	for day, items := range out.Days {
		out.Days[day] = slices.DeleteFunc(slices.Clone(items), func(i Item) bool { return !s.fits(i) })
	}
	out.Because = say(because)
	return out
}

func choose(s Situation) (id WeekID, because string) {
	switch {
	case s.Leg:
		return WeekLeg, "course.week-leg"
	case s.Flare || s.Irritability == plan.IrritabilityHigh:
		return WeekAcute, "course.week-flare"
	case s.Older:
		return WeekOlder, "course.week-older"
	case s.Phase == technique.Acute && s.SpellDays >= acuteDays:
		return WeekAcute2, "course.week-acute-2"
	case s.Phase == technique.Acute:
		return WeekAcute, "course.week-acute"
	case s.Recovered && s.Sitting:
		return WeekDesk, "course.week-desk"
	case s.Recovered:
		return WeekPersistent, "course.week-well"
	case s.Phase == technique.Subacute:
		return WeekSubacute, "course.week-subacute"
	default:
		return WeekPersistent, "course.week-persistent"
	}
}

// The words of when.
const (
	whenFloor, whenNoFloor   = "floor", "no-floor"
	whenHelper, whenNoHelper = "helper", "no-helper"
	whenBone, whenNoBone     = "bone", "no-bone"
)

func (s Situation) fits(i Item) bool {
	return !slices.ContainsFunc(i.when, func(word string) bool {
		return !map[string]bool{
			whenFloor: !s.NoFloor, whenNoFloor: s.NoFloor,
			whenHelper: s.Helper, whenNoHelper: !s.Helper,
			whenBone: s.Bone, whenNoBone: !s.Bone,
		}[word]
	})
}

// Tally is how often a target was met in a week.
type Tally struct {
	Target
	Done int
}

// Tallies counts the week that holds a moment, Monday first, against the targets of the plan: the
// days with something of the kind. Missed days are not made up, and nothing is carried over.
func (w Week) Tallies(r Records, c *technique.Catalogue, now time.Time) []Tally {
	b := read(r, c, now)
	monday := b.today - insight.Day((int(now.Weekday())+6)%7)
	out := make([]Tally, 0, len(w.Targets))
	for _, t := range w.Targets {
		days := make(map[insight.Day]bool)
		for _, s := range b.sessions {
			if day := insight.DayOf(s.at); day >= monday && slices.ContainsFunc(s.uses, func(u plan.Use) bool { return meets(c, u.Technique, t.ID) }) {
				days[day] = true
			}
		}
		for day := monday; day <= b.today; day++ {
			if d, ok := b.days[day]; ok && (t.ID == "walking" && d.WalkingMinutes > 0 || t.ID == "strength" && d.Strength == checkin.Yes) {
				days[day] = true
			}
		}
		out = append(out, Tally{t, len(days)})
	}
	return out
}

// meets reports whether a technique counts for a target.
func meets(c *technique.Catalogue, id technique.ID, target string) bool {
	if c == nil {
		return false
	}
	t, ok := c.Get(id)
	if !ok {
		return false
	}
	switch target {
	case "pressure":
		return t.Kind == technique.SelfMassage || t.Kind == technique.Partner
	case "mobility":
		return t.Kind == technique.Mobility || t.Kind == technique.Stretch
	case "strength":
		return t.Kind == technique.Strength
	case "walking":
		return t.Position == technique.Walking
	default:
		return t.Kind == technique.Relaxation
	}
}
