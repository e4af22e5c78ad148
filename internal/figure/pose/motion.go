package pose

import (
	"math"
	"slices"
	"time"

	"unknot/internal/figure/rig"
)

// Moment is a figure at one moment. Keep one and hand it in again: nothing is allocated.
type Moment struct {
	Person, Helper rig.Keyframe
	HasHelper      bool
	Shift          []rig.Vec // of the props, in their order
	Highlights     []Highlight
	Arrows         []Arrow
	GlowAlpha      float64 // 0–1
	ArrowAlpha     float64 // 0–1
	Moving         bool    // between two keyframes
}

// Period is how long one round of the movement takes; 0 for a figure with one keyframe.
func (f *Figure) Period() time.Duration { return f.period }

// Begin is the time in a round at which a keyframe begins to be held.
func (f *Figure) Begin(frame int) time.Duration {
	var at time.Duration
	for i := range frame {
		at += f.Frames[i].Hold + f.Frames[i].Move
	}
	return at
}

// A breath of a figure that breathes: how long it takes, and how far it brings the belly out, in
// hundredths of body height.
const (
	breathPeriod = 4 * time.Second
	breathBelly  = 1.2
)

// prepare works out what does not change: where the body is held in each keyframe, so that
// keyframes held in different ways can be mixed, and where the glow stays.
func (f *Figure) prepare() {
	var person, second rig.Body
	for i := range f.Frames {
		frame := &f.Frames[i]
		rig.Solve(&frame.Person, &person)
		frame.hips = person.Pelvis.At
		if frame.Helper != nil {
			rig.SolveBeside(frame.Helper, &second, &person)
			frame.helperHips = second.Pelvis.At
		}
	}
	if len(f.Frames) < 2 {
		return
	}
	for i := range f.Frames {
		f.period += f.Frames[i].Hold + f.Frames[i].Move
		next := &f.Frames[(i+1)%len(f.Frames)]
		f.glow = append(f.glow, slices.Equal(f.Frames[i].Highlights, next.Highlights))
		f.arrows = append(f.arrows, slices.Equal(f.Frames[i].Arrows, next.Arrows))
	}
}

// At puts into m how the figure is at a time since its movement began, which goes round and round.
func (f *Figure) At(t time.Duration, m *Moment) {
	i, share := f.phase(t)
	if share == 0 {
		f.Rest(i, m)
	} else {
		f.between(i, share, m)
	}
	if f.Breath {
		breathe(t, &m.Person)
	}
}

// between puts into m the share of the way from a keyframe to the next.
func (f *Figure) between(i int, share float64, m *Moment) {
	from, to := &f.Frames[i], &f.Frames[(i+1)%len(f.Frames)]
	eased := ease(share, from.Hold == 0, to.Hold == 0)
	mix(&m.Person, &from.Person, &to.Person, from.hips, to.hips, eased)
	m.HasHelper = from.Helper != nil && to.Helper != nil
	if m.HasHelper {
		mix(&m.Helper, from.Helper, to.Helper, from.helperHips, to.helperHips, eased)
	}
	m.Shift = m.Shift[:0]
	for j := range f.Props {
		id := f.Props[j].ID
		m.Shift = append(m.Shift, from.Shift[id].Lerp(to.Shift[id], eased))
	}
	shown, alpha := from, 1-2*eased
	if eased >= 0.5 {
		shown, alpha = to, 2*eased-1
	}
	m.Highlights, m.Arrows, m.GlowAlpha, m.ArrowAlpha, m.Moving = shown.Highlights, shown.Arrows, alpha, alpha, true
	if f.glow[i] {
		m.GlowAlpha = 1
	}
	if f.arrows[i] {
		m.ArrowAlpha = 1
	}
}

// ease turns a share of the time between two keyframes into a share of the way: slow where the
// movement starts or ends, steady through a keyframe that is not held.
func ease(share float64, through, on bool) float64 {
	switch {
	case through && on:
		return share
	case through:
		return math.Sin(math.Pi / 2 * share)
	case on:
		return 1 - math.Cos(math.Pi/2*share)
	default:
		return 0.5 - 0.5*math.Cos(math.Pi*share)
	}
}

// Rest puts a keyframe into m.
func (f *Figure) Rest(frame int, m *Moment) {
	k := &f.Frames[frame]
	m.Person, m.HasHelper = k.Person, k.Helper != nil
	if m.HasHelper {
		m.Helper = *k.Helper
	}
	m.Shift = m.Shift[:0]
	for j := range f.Props {
		m.Shift = append(m.Shift, k.Shift[f.Props[j].ID])
	}
	m.Highlights, m.Arrows, m.GlowAlpha, m.ArrowAlpha, m.Moving = k.Highlights, k.Arrows, 1, 1, false
}

// phase is the keyframe at a time and the share of the way to the next; 0 while it is held.
func (f *Figure) phase(t time.Duration) (frame int, share float64) {
	if f.period <= 0 {
		return 0, 0
	}
	t %= f.period
	if t < 0 {
		t += f.period
	}
	for i := range f.Frames {
		if t < f.Frames[i].Hold {
			return i, 0
		}
		t -= f.Frames[i].Hold
		if t < f.Frames[i].Move {
			return i, float64(t) / float64(f.Frames[i].Move)
		}
		t -= f.Frames[i].Move
	}
	return 0, 0
}

// breathe fills the chest and the belly with a breath that goes on whatever else moves.
func breathe(t time.Duration, k *rig.Keyframe) {
	in := 0.5 - 0.5*math.Cos(2*math.Pi*float64(t%breathPeriod)/float64(breathPeriod))
	k.Angles[rig.ThoraxFlex] -= 1.5 * in
	k.Breath = in
	k.Belly += breathBelly * in
}

// mix puts the body the share t of the way from a to b into k. Angles mix one by one, as they
// would in a body; contacts that both share stay where they are.
func mix(k, a, b *rig.Keyframe, hipsA, hipsB rig.Vec, t float64) {
	*k = *a
	for i := range k.Angles {
		k.Angles[i] += (b.Angles[i] - a.Angles[i]) * t
	}
	k.Belly += (b.Belly - a.Belly) * t
	switch {
	case a.Anchor.Site != rig.NoSite && a.Anchor.Site == b.Anchor.Site:
		k.Anchor.At = a.Anchor.At.Lerp(b.Anchor.At, t)
	case a.Anchor.Site == rig.NoSite && b.Anchor.Site == rig.NoSite && a.Floor && b.Floor:
		k.At = a.At.Lerp(b.At, t)
	default: // held in different ways
		k.Anchor, k.Floor, k.At = rig.Anchor{}, false, hipsA.Lerp(hipsB, t)
	}
	for i := range k.Pins {
		k.Pins[i] = mixPin(&a.Pins[i], &b.Pins[i], t)
	}
}

func mixPin(a, b *rig.Pin, t float64) rig.Pin {
	switch {
	case a.Set && b.Set && a.On == b.On && a.Other == b.Other:
		p := *a
		p.At, p.Pole = a.At.Lerp(b.At, t), a.Pole.Lerp(b.Pole, t)
		p.Yaw += (b.Yaw - a.Yaw) * t
		p.Tilt += (b.Tilt - a.Tilt) * t
		if t >= 0.5 {
			p.Grip = b.Grip
		}
		return p
	case a.Set && t < 0.5, a.Set && !b.Set: // leaves its contact
		p := *a
		p.Weight = leave(!b.Set, t)
		return p
	case b.Set:
		p := *b
		p.Weight = leave(!a.Set, 1-t)
		return p
	default:
		return rig.Pin{}
	}
}

// leave is how much of a contact is left the share t of the way from it: to a free limb over the
// whole way, to another contact over half of it.
func leave(toFree bool, t float64) float64 {
	if !toFree {
		t *= 2
	}
	return min(max(1-t, 0.001), 0.999)
}

// Way is a part of one round of a movement, from the first keyframe to the farthest one and back.
type Way uint8

// The ways, in their order.
const (
	Out   Way = iota // to the farthest keyframe
	There            // in it
	Back             // to the first keyframe
	Home             // in it
)

// On is the time in a round at which the figure is a share, 0–1, of a way along. It lets something
// else, such as the timer of a session, set the pace.
func (f *Figure) On(way Way, share float64) time.Duration {
	if f.period == 0 {
		return 0
	}
	far := (len(f.Frames) + 1) / 2
	first, there := f.Frames[0].Hold, f.Begin(far)
	leave := there + f.Frames[far].Hold
	along := func(from, to time.Duration) time.Duration {
		return from + time.Duration(share*float64(to-from))
	}
	switch way {
	case Out:
		return along(first, there)
	case There:
		return along(there, leave) // what is held breathes and glows
	case Back:
		return along(leave, f.period)
	default:
		return 0
	}
}
