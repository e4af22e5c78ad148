package sound

import (
	"math"

	"unknot/internal/cue"
)

// The chimes are soft bells of three partials on the notes of one pentatonic scale, so that any two
// of them sound well together. Rising means begin, falling means let go.
const (
	c4 = 261.63
	g4 = 392.00
	a4 = 440.00
	c5 = 523.25
	d5 = 587.33
	e5 = 659.25
	g5 = 783.99
)

// loudest is the greatest part of full scale that a chime reaches.
const loudest = 0.6

// note is one bell, or with a second frequency one swell that glides to it.
type note struct {
	at, length float64 // seconds
	pitch      float64 // hertz
	to         float64 // hertz, where a swell ends; 0 for a bell
	level      float64 // of the others
}

// score is what each chime is made of, and its level of the loudest.
func score(c cue.Chime) (notes []note, level float64) {
	switch c {
	case cue.Start:
		return []note{{0, 0.5, g4, 0, 0.8}, {0.16, 0.9, c5, 0, 1}}, 1
	case cue.HalfWay:
		return []note{{0, 0.8, e5, 0, 1}}, 0.7
	case cue.Count:
		return []note{{0, 0.16, a4, 0, 1}}, 0.5
	case cue.Switch:
		return []note{{0, 0.45, d5, 0, 1}, {0.18, 0.45, g4, 0, 0.9}, {0.36, 0.9, d5, 0, 1}}, 1
	case cue.End:
		return []note{{0, 0.5, c5, 0, 1}, {0.16, 0.9, g4, 0, 0.9}}, 0.9
	case cue.BreatheIn:
		return []note{{0, 1.3, c4, g4, 1}}, 0.6
	case cue.BreatheOut:
		return []note{{0, 1.6, g4, c4, 1}}, 0.6
	case cue.Finish:
		return []note{{0, 0.8, c5, 0, 0.8}, {0.2, 0.8, e5, 0, 0.8}, {0.4, 1.8, g5, 0, 0.9}, {0.4, 1.8, c5, 0, 0.6}}, 1
	default:
		return nil, 0
	}
}

// Chime makes the samples of a chime; none for silence. It begins and ends in silence, so that it
// never clicks.
func Chime(c cue.Chime) []int16 {
	notes, level := score(c)
	length := 0.0
	for _, n := range notes {
		length = max(length, n.at+n.length)
	}
	mix := make([]float64, int(length*Rate))
	for _, n := range notes {
		n.into(mix[int(n.at*Rate):])
	}
	peak := 0.0
	for _, v := range mix {
		peak = max(peak, math.Abs(v))
	}
	out := make([]int16, len(mix))
	for i, v := range mix {
		out[i] = int16(math.Round(v / peak * level * loudest * math.MaxInt16))
	}
	return out
}

// partial is one sine of a sound: its multiple of the pitch, its level, and how many times faster
// than the lowest it dies away.
type partial struct{ multiple, level, decay float64 }

// A bell is slightly out of tune with itself, as metal is; a swell is nearly a pure tone.
var (
	bell  = []partial{{1, 1, 1}, {2.003, 0.28, 1.9}, {3.01, 0.09, 3.2}}
	swell = []partial{{1, 1, 0}, {2, 0.12, 0}}
)

// into adds the note to samples.
func (n note) into(samples []float64) {
	samples = samples[:min(int(n.length*Rate), len(samples))]
	for _, p := range n.partials() {
		phase, fade := 0.0, n.level*p.level
		step, fading := 2*math.Pi*p.multiple*n.pitch/Rate, math.Exp(-p.decay*4/n.length/Rate)
		gliding := n.glide()
		for i := range samples {
			samples[i] += fade * math.Sin(phase) * n.envelope(float64(i)/Rate)
			phase += step
			step *= gliding
			fade *= fading
		}
	}
}

// glide is by what the pitch of a swell grows with every sample, in even musical steps; that of a
// bell stays.
func (n note) glide() float64 {
	if n.to == 0 {
		return 1
	}
	return math.Pow(n.to/n.pitch, 1/(n.length*Rate))
}

func (n note) partials() []partial {
	if n.to > 0 {
		return swell
	}
	return bell
}

// envelope opens and closes the note softly, from 0 to 1 and back to 0.
func (n note) envelope(t float64) float64 {
	attack, release := 0.012, 0.06
	if n.to > 0 {
		attack, release = 0.45*n.length, 0.55*n.length
	}
	release = min(release, n.length/2)
	return ease(t/attack) * ease((n.length-1.0/Rate-t)/release)
}

// ease rises from 0 to 1 without a corner at either end.
func ease(x float64) float64 {
	if x >= 1 {
		return 1
	}
	return 0.5 - 0.5*math.Cos(math.Pi*max(x, 0))
}
