// Package breaks decides when to remind a person who sits for long to move, and which small
// move to offer. Settings, moves and the rotation rule are those of section 6 of the
// clinical fact base.
//
// The scheduler is a state machine without a clock: whoever owns it hands in the moment and
// how long the person has been away from keyboard and mouse, and gets back what happened.
// The machine keeps three promises. It never announces twice within one interval, unless
// the person asked to be reminded later. It never announces in quiet hours, while paused,
// or while the health profile leaves no break open. And it never makes up for time that
// passed unseen: after a suspend or a change of the clock the next break counts from now.
package breaks

import (
	"errors"
	"fmt"
	"time"
)

// Bounds and defaults of the settings (section 6, settings table).
const (
	MinInterval     = 20 * time.Minute
	DefaultInterval = 30 * time.Minute
	MaxInterval     = 60 * time.Minute

	MinLength     = 30 * time.Second
	DefaultLength = 60 * time.Second
	MaxLength     = 120 * time.Second

	// DefaultSnooze is how long a postponed break waits when nobody says how long.
	DefaultSnooze = 10 * time.Minute
	// MaxPostpones is how often one break may be postponed. After that it is owed: still
	// shown, no longer announced. Break software that nags is switched off.
	MaxPostpones = 2
)

const (
	// NaturalAfter is the time away from keyboard and mouse that counts as a break of its
	// own. It is longer than the longest micro-break (120 s), so a person who was away that
	// long has had at least the break we would have offered; and it is long enough that
	// reading a page without touching anything seldom counts. Watching a long film does
	// count: no input is all we can see.
	NaturalAfter = 3 * time.Minute

	// HoldWhileAway keeps a due break back while the person seems to have stepped away, so
	// that it is announced to somebody and not to an empty chair.
	HoldWhileAway = time.Minute

	// AnswerWithin is how long an announcement waits for an answer before it is owed.
	AnswerWithin = 5 * time.Minute

	// MaxSilence is the longest time between two calls of Advance. A longer silence means
	// that the machine slept.
	MaxSilence = 2 * time.Minute

	// clockSlack is how far the clock on the wall and the monotonic clock may drift apart
	// between two calls before we take it for a suspend or a change of the clock. Small
	// corrections from a time server stay below it.
	clockSlack = time.Minute

	// Longest waits between two calls of Advance that Wake asks for.
	wakeCounting  = 30 * time.Second // fine enough to see NaturalAfter
	wakeAnnounced = 15 * time.Second // fine enough to see a break taken without a word
	wakeResting   = time.Minute      // the wall clock ends quiet hours and pauses
)

// ErrNothingDue is returned for an answer to a break that is not announced.
var ErrNothingDue = errors.New("no break is announced")

// Moment is a point in time on two clocks. Up counts from any fixed moment and never jumps;
// it may stand still while the machine sleeps. Wall is the local time of the person.
type Moment struct {
	Up   time.Duration
	Wall time.Time
}

// Phase is where the scheduler stands.
type Phase string

// The phases. In the first four nothing is counted.
const (
	Off    Phase = "off"    // reminders are switched off
	Held   Phase = "held"   // the health profile leaves no break open
	Paused Phase = "paused" // the person asked for a pause
	Quiet  Phase = "quiet"  // quiet hours

	Counting  Phase = "counting"  // sitting, the next break is in the future
	Due       Phase = "due"       // its time has come, nobody is at the desk to hear it
	Announced Phase = "announced" // waiting for an answer
	Begun     Phase = "begun"     // the person is doing it
	Postponed Phase = "postponed" // the person asked to be reminded later
)

// resting reports whether nothing is counted in the phase.
func (p Phase) resting() bool {
	return p == Off || p == Held || p == Paused || p == Quiet
}

// pending reports whether a break waits for its outcome.
func (p Phase) pending() bool {
	return p == Due || p == Announced || p == Begun || p == Postponed
}

// Kind is what happened to a break.
type Kind string

// The kinds of events. Every announced break has exactly one outcome: taken, postponed,
// skipped, natural or owed.
const (
	KindAnnounced Kind = "announced"
	KindAsked     Kind = "asked" // the person asked for a break now
	KindTaken     Kind = "taken"
	KindPostponed Kind = "postponed"
	KindSkipped   Kind = "skipped"
	KindNatural   Kind = "natural"  // the person was away long enough by themselves
	KindOwed      Kind = "owed"     // not answered, or postponed too often
	KindResynced  Kind = "resynced" // the machine slept or the clock was changed
)

// Event is something that happened. Away is how long the person was away, for a natural break.
type Event struct {
	Kind Kind
	At   time.Time
	Away time.Duration
	// Lasted is how long a taken break was; 0 where nobody has said so.
	Lasted time.Duration
}

// Config is what a person has chosen.
type Config struct {
	On       bool
	Held     bool // the health profile leaves no break open
	Interval time.Duration
	Length   time.Duration
	// QuietFrom and QuietTo are minutes after local midnight; when they are equal there are
	// no quiet hours.
	QuietFrom, QuietTo int
}

// Validate reports every value outside the ranges of section 6.
func (c Config) Validate() error {
	var errs []error
	if c.Interval < MinInterval || c.Interval > MaxInterval {
		errs = append(errs, fmt.Errorf("break interval is %v, allowed is %v to %v", c.Interval, MinInterval, MaxInterval))
	}
	if c.Length < MinLength || c.Length > MaxLength {
		errs = append(errs, fmt.Errorf("break length is %v, allowed is %v to %v", c.Length, MinLength, MaxLength))
	}
	for _, minute := range []int{c.QuietFrom, c.QuietTo} {
		if minute < 0 || minute >= 24*60 {
			errs = append(errs, fmt.Errorf("quiet hours: minute %d is not in a day", minute))
		}
	}
	return errors.Join(errs...)
}

// quietAt reports whether the moment lies in quiet hours, which may span midnight.
func (c Config) quietAt(wall time.Time) bool {
	minute := wall.Hour()*60 + wall.Minute()
	switch {
	case c.QuietFrom == c.QuietTo:
		return false
	case c.QuietFrom < c.QuietTo:
		return minute >= c.QuietFrom && minute < c.QuietTo
	default:
		return minute >= c.QuietFrom || minute < c.QuietTo
	}
}
