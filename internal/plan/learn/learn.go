// Package learn says what the journal lets us expect of a technique: how pain changed over the
// sessions with it, drawn towards "no effect" as long as there are few of them. The plan engine
// and the journal's pages both take it from here, so that what is shown is what is used.
//
// # The model
//
// A use counts with its change of pain y, in points of 10, after minus before (see [Change]). For
// technique t and use i the model is normal-normal:
//
//	y[t,i] ~ N(effect[t], within)    effect[t] ~ N(0, between)
//
// The prior mean is 0, no effect, because most short drops of pain come with any comforting
// activity and early ones with time (section 8.3, items 1 to 3). With n uses of mean m the
// posterior is normal with
//
//	mean = m · between / (between + within/n)
//	variance = 1 / (1/between + n/within)
//
// and what is shown is that mean with the middle 95 % of the posterior. The parameters come from
// the whole journal of the person (empirical Bayes):
//
//   - within, the variance from one use to the next, is pooled over all techniques with a weak prior
//     of 4 degrees of freedom at 1.5 points, because daily values swing by 1–2 points on their own
//     (section 8.2): within = (4·1.5² + Σ(y−m)²) / (4 + Σ(n−1)), at least 0.25.
//   - between, the variance from technique to technique, is the method of moments around 0:
//     Σ(n·m² − within) / Σn over the techniques used at least twice, at least 0.25, so that a
//     journal full of noise does not forbid learning altogether. With fewer than five such
//     techniques it cannot be estimated and counts 1: an effect of a point is "some change" (8.2).
//
// The estimate says what went along with a technique, not what the technique did.
package learn

import "math"

// The parameters of the model, in points of pain or points squared.
const (
	withinPriorSD      = 1.5
	withinPriorFreedom = 4
	withinLeast        = 0.25
	betweenLeast       = 0.25
	betweenUnknown     = 1.0
	betweenTechniques  = 5 // so many must have been used twice to estimate the variance between them
	normal95           = 1.96
)

// Better is how far pain must sink to count as lower (section 8.3, item 7: "at least 1 point").
const Better = 1.0

// Sum gathers the changes over the uses of one technique. The zero value holds none.
type Sum struct { //nolint:recvcheck // Add needs a pointer, everything else treats it as a value
	N             int // uses with a known change
	Better, Worse int // of N: at least 1 point lower, at least 1 point higher
	total, square float64
}

// Add takes in the change of one use, in points of 10.
func (s *Sum) Add(change float64) {
	s.N++
	s.total += change
	s.square += change * change
	switch {
	case change <= -Better:
		s.Better++
	case change >= Better:
		s.Worse++
	}
}

// Mean is the plain mean of the changes, 0 without any.
func (s Sum) Mean() float64 {
	if s.N == 0 {
		return 0
	}
	return s.total / float64(s.N)
}

// spread is the sum of the squared distances from the mean.
func (s Sum) spread() float64 {
	if s.N == 0 {
		return 0
	}
	return max(s.square-s.total*s.total/float64(s.N), 0)
}

// Response is what to expect of a technique.
type Response struct {
	Sum
	Expected  float64 // change of pain in points of 10, drawn towards 0 while there are few uses
	Low, High float64 // the middle 95 % around it
}

// Model holds the two variances of a journal, in points squared.
type Model struct{ Within, Between float64 }

// Fit estimates the model from the sums of all techniques.
func Fit(sums []Sum) Model {
	const prior = withinPriorFreedom * withinPriorSD * withinPriorSD
	spread, freedom := prior, float64(withinPriorFreedom)
	for _, s := range sums {
		if s.N > 0 {
			spread += s.spread()
			freedom += float64(s.N - 1)
		}
	}
	m := Model{Within: max(spread/freedom, withinLeast), Between: betweenUnknown}
	between, uses, known := 0.0, 0, 0
	for _, s := range sums {
		if s.N < 2 {
			continue
		}
		between += float64(s.N)*s.Mean()*s.Mean() - m.Within
		uses += s.N
		known++
	}
	if known >= betweenTechniques {
		m.Between = max(between/float64(uses), betweenLeast)
	}
	return m
}

// Response is what the model expects after the changes of a sum.
func (m Model) Response(s Sum) Response {
	if s.N == 0 {
		return Response{}
	}
	n := float64(s.N)
	expected := s.Mean() * m.Between / (m.Between + m.Within/n)
	half := normal95 / math.Sqrt(1/m.Between+n/m.Within)
	return Response{Sum: s, Expected: expected, Low: expected - half, High: expected + half}
}
