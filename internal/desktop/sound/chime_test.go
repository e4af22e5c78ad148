package sound

import (
	"math"
	"testing"

	"unknot/internal/cue"
)

var names = map[cue.Chime]string{
	cue.Start: "start", cue.HalfWay: "half-way", cue.Count: "count", cue.Switch: "switch", cue.End: "end",
	cue.BreatheIn: "in", cue.BreatheOut: "out", cue.Finish: "finish",
}

func level(s int16) float64 { return math.Abs(float64(s)) / math.MaxInt16 }

func peak(samples []int16) float64 {
	highest := 0.0
	for _, s := range samples {
		highest = max(highest, level(s))
	}
	return highest
}

func TestChimes(t *testing.T) {
	for _, c := range cue.Chimes() {
		samples := Chime(c)
		t.Run("should begin and end in silence: "+names[c], func(t *testing.T) {
			millisecond := Rate / 1000
			if samples[0] != 0 || samples[len(samples)-1] != 0 {
				t.Errorf("the ends are %d and %d", samples[0], samples[len(samples)-1])
			}
			if first, last := peak(samples[:millisecond]), peak(samples[len(samples)-millisecond:]); first > 0.02 || last > 0.005 {
				t.Errorf("the first and last millisecond reach %.4f and %.4f", first, last)
			}
		})
		t.Run("should be soft and audible: "+names[c], func(t *testing.T) {
			if p := peak(samples); p >= 0.8 || p < 0.2 {
				t.Errorf("the peak is %.2f", p)
			}
			if seconds := float64(len(samples)) / Rate; seconds < 0.1 || seconds > 2.5 {
				t.Errorf("it lasts %.2f s", seconds)
			}
		})
		t.Run("should not click: "+names[c], func(t *testing.T) {
			for i := 1; i < len(samples); i++ {
				if jump := level(samples[i] - samples[i-1]); jump > 0.12 {
					t.Fatalf("sample %d jumps by %.2f", i, jump)
				}
			}
		})
	}
	t.Run("should be silent for silence", func(t *testing.T) {
		if got := Chime(cue.None); len(got) != 0 {
			t.Errorf("%d samples", len(got))
		}
	})
	t.Run("should be told apart with closed eyes", func(t *testing.T) {
		all := cue.Chimes()
		for i, a := range all {
			for _, b := range all[i+1:] {
				if alike := likeness(tune(Chime(a)), tune(Chime(b))); alike > 0.9 {
					t.Errorf("%s and %s are alike by %.2f", names[a], names[b], alike)
				}
			}
		}
	})
}

// tune is how loud each note of the scale is in each sixth of a second: what an ear would tell a
// chime by.
func tune(samples []int16) []float64 {
	const slice = Rate / 6
	var out []float64
	for start := 0; start < 15*slice; start += slice {
		for _, pitch := range []float64{c4, 311.13, g4, a4, c5, d5, e5, g5} {
			out = append(out, tone(window(samples, start, start+slice), pitch))
		}
	}
	return out
}

func window(samples []int16, from, to int) []int16 {
	return samples[min(from, len(samples)):min(to, len(samples))]
}

// tone is how much of a pitch is in the samples.
func tone(samples []int16, pitch float64) float64 {
	var re, im float64
	for i, s := range samples {
		angle := 2 * math.Pi * pitch * float64(i) / Rate
		re += float64(s) * math.Cos(angle)
		im += float64(s) * math.Sin(angle)
	}
	return math.Hypot(re, im)
}

func likeness(a, b []float64) float64 {
	var ab, aa, bb float64
	for i := range a {
		ab, aa, bb = ab+a[i]*b[i], aa+a[i]*a[i], bb+b[i]*b[i]
	}
	return ab / math.Sqrt(aa*bb)
}

func BenchmarkChime(b *testing.B) {
	for b.Loop() {
		Chime(cue.Finish)
	}
}
