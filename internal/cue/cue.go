// Package cue says what a person hears while a session runs: which sound and which words, and when
// to be silent. It is pure: what has happened in the session goes in, a chime and message ids come
// out. The sound itself is internal/desktop/sound, the voice internal/desktop/speech, and the words
// stand in assets/i18n/voice.en.yaml.
//
// A person with closed eyes needs to know what comes, when to begin and when to let go; everything
// else is noise. So a chime marks each beginning, half-way, turn and end; words come where something
// new begins and then keep quiet: how a technique feels is said once for each step, "half-way" only
// in long holds, and after three breaths the chimes alone lead on.
package cue

import (
	"strings"
	"time"

	"unknot/internal/body"
	"unknot/internal/plan"
	"unknot/internal/session"
	"unknot/internal/technique"
)

// Chime is one of the sounds.
type Chime uint8

// The chimes. None is silence.
const (
	None Chime = iota
	Start
	HalfWay
	Count // one of the last three seconds, or one more repetition
	Switch
	End // a hold is over: let go
	BreatheIn
	BreatheOut
	Finish // the session is over
)

// Chimes lists every sound.
func Chimes() []Chime {
	return []Chime{Start, HalfWay, Count, Switch, End, BreatheIn, BreatheOut, Finish}
}

// Words are a message and what fills its gaps.
type Words struct {
	ID   string
	Args map[string]any
}

// Cue is what is to be heard now. The zero value is silence.
type Cue struct {
	Chime Chime
	Say   []Words // one after the other; they end what is still being said
}

// Options are what the person has chosen. Whether chimes and words are heard at all is for those
// who play them.
type Options struct {
	// Countdown has the last three seconds counted by the voice and not by a chime.
	Countdown bool
}

// Words come only in phases long enough for them, and stop being repeated.
const (
	halfWayFrom = 45 * time.Second // shorter holds get the chime alone
	restFrom    = 5 * time.Second
	breathsSaid = 3 // the first breaths have words, the others the chime
	lastRepFrom = 4 // from so many repetitions on the last one is announced
	// announced is what the longest announcement of the catalogue takes at a calm rate, and the three
	// seconds after it. In shorter lead-ins counting aloud would cut it short.
	announced = 10 * time.Second
)

// Of is what is to be heard after a call of session.Advance. When several things have happened at
// once the last one counts: a late tick does not make up for what is over.
func Of(s *session.Session, events []session.Event, o Options) Cue {
	var out Cue
	for _, e := range events {
		one := For(e, around(s, e), o)
		if one.Chime != None {
			out.Chime = one.Chime
		}
		if len(one.Say) > 0 {
			out.Say = one.Say
		}
	}
	return out
}

// Around is where in the session an event has happened.
type Around struct {
	Step   plan.Step
	Before *plan.Step // the step before, nil for the first one
	Steps  int        // how many steps the session has
}

func around(s *session.Session, e session.Event) Around {
	order := s.Order()
	a := Around{Steps: len(order)}
	if e.Place < len(order) {
		a.Step = s.Step(e.Step)
	}
	if e.Place > 0 && e.Place < len(order) {
		before := s.Step(order[e.Place-1])
		a.Before = &before
	}
	return a
}

// For is what is to be heard after one event.
func For(e session.Event, a Around, o Options) Cue {
	switch e.Kind {
	case session.PhaseBegan:
		return began(e, a)
	case session.HalfWay:
		c := Cue{Chime: HalfWay}
		if e.Length >= halfWayFrom {
			c.Say = say("voice.half-way")
		}
		return c
	case session.LastThree:
		return count(e, o)
	case session.BreathOut:
		return breath(e, BreatheOut, "voice.breathe-out")
	case session.Switched:
		return Cue{Chime: Switch, Say: say(turn(e))}
	case session.Hurting:
		return Cue{Say: say("voice.hurt")}
	case session.Finished:
		if e.From != session.Done {
			return Cue{Chime: Finish, Say: say("voice.finish")}
		}
	}
	return Cue{}
}

func began(e session.Event, a Around) Cue {
	switch e.Phase {
	case session.GetReady:
		return Cue{Chime: ended(e), Say: announce(e, a)}
	case session.Hold, session.Flow:
		return Cue{Chime: Start, Say: how(e, a.Step)}
	case session.Reps:
		return repetition(e, a.Step)
	case session.Breath:
		return breath(e, BreatheIn, "voice.breathe-in")
	case session.Rest:
		c := Cue{Chime: ended(e)}
		if e.Round == 1 && e.Rounds > 1 && e.Length >= restFrom {
			c.Say = say("voice.rest")
		}
		return c
	}
	return Cue{}
}

// ended is the chime at the end of a hold that ran out by itself.
func ended(e session.Event) Chime {
	if e.From.Effort() {
		return End
	}
	return None
}

// announce says what comes: the technique, the position where it is another one, and the side.
func announce(e session.Event, a Around) []Words {
	name := map[string]any{"Name": spoken(a.Step.Technique)}
	var out []Words
	switch {
	case e.Step == 0:
		out = append(out, Words{"voice.first", name})
	case e.Place == a.Steps-1:
		out = append(out, Words{"voice.last", name})
	default:
		out = append(out, Words{"voice.next", name})
	}
	if p := a.Step.Technique.Position; positioned(p) && (a.Before == nil || a.Before.Technique.Position != p) {
		out = append(out, Words{ID: "voice.position." + string(p)})
	}
	two := a.Step.Dose.Sides == 2
	switch side := firstSide(a.Step); {
	case side == body.Left && two:
		out = append(out, Words{ID: "voice.left-first"})
	case side == body.Right && two:
		out = append(out, Words{ID: "voice.right-first"})
	case side == body.Left:
		out = append(out, Words{ID: "voice.left"})
	case side == body.Right:
		out = append(out, Words{ID: "voice.right"})
	}
	return out
}

func positioned(p technique.Position) bool { return p != "" && p != technique.AnyPosition }

// how says once for each step what to do, and how hard to press where it presses (section 2.1,
// pressure rule).
func how(e session.Event, step plan.Step) []Words {
	if e.Round != 1 || e.Side != firstSide(step) {
		return nil
	}
	t := step.Technique
	var out []Words
	switch {
	case step.Easier && t.Easier != "":
		out = append(out, Words{"voice.easier", map[string]any{"Easier": t.Easier}})
	case t.Cue != "":
		out = append(out, Words{"voice.cue", map[string]any{"Cue": t.Cue}})
	}
	switch {
	case step.CapPoints > 0:
		out = append(out, Words{"voice.pressure-cap", map[string]any{"Points": step.CapPoints}})
	case t.Pressure():
		out = append(out, Words{ID: "voice.pressure"})
	}
	return out
}

// repetition gives the pace: the first repetition begins like a hold, each further one is counted.
func repetition(e session.Event, step plan.Step) Cue {
	switch {
	case e.Round == 1:
		return Cue{Chime: Start, Say: how(e, step)}
	case e.Round == e.Rounds && e.Rounds >= lastRepFrom:
		return Cue{Chime: Count, Say: say("voice.last-repetition")}
	default:
		return Cue{Chime: Count}
	}
}

func breath(e session.Event, chime Chime, id string) Cue {
	if e.Round > breathsSaid {
		return Cue{Chime: chime}
	}
	return Cue{Chime: chime, Say: say(id)}
}

func count(e session.Event, o Options) Cue {
	if !o.Countdown || (e.Phase == session.GetReady && e.Length < announced) {
		return Cue{Chime: Count}
	}
	return Cue{Say: say([...]string{"voice.one", "voice.two", "voice.three"}[e.Left-1])}
}

// turn names the side that comes. During the change the event still has the side just done.
func turn(e session.Event) string {
	next := e.Side
	if e.Phase == session.SwitchSides {
		next = other(e.Side)
	}
	if next == body.Left {
		return "voice.switch-left"
	}
	return "voice.switch-right"
}

func other(s body.Side) body.Side {
	if s == body.Left {
		return body.Right
	}
	return body.Left
}

// firstSide is the side a step begins on. One that is done on two sides without saying in which
// order starts on the left, as in the session.
func firstSide(step plan.Step) body.Side {
	switch {
	case len(step.Sides) > 0:
		return step.Sides[0]
	case step.Dose.Sides == 2:
		return body.Left
	default:
		return body.Middle
	}
}

// spoken is the name of a technique without what is for the eye: brackets and strokes.
func spoken(t *technique.Technique) string { return strings.ReplaceAll(t.ShortName(), " / ", " or ") }

func say(id string) []Words { return []Words{{ID: id}} }

// Text puts the words of a cue into one line for the voice.
func (c Cue) Text(message func(id string, args map[string]any) string) string {
	parts := make([]string, 0, len(c.Say))
	for _, w := range c.Say {
		parts = append(parts, message(w.ID, w.Args))
	}
	return strings.Join(parts, " ")
}
