package figure

import (
	"hash/fnv"
	"math"

	"unknot/internal/figure/pose"
	"unknot/internal/figure/raster"
)

// phase turns the blob behind a figure, so that no two cards have the same.
func phase(f *pose.Figure) float64 {
	h := fnv.New32a()
	_, _ = h.Write([]byte(f.Technique)) // never fails
	return float64(h.Sum32()%628) / 100
}

// backdrop fills the whole picture.
func (s *stage) backdrop(c ink) {
	s.mask.Reset(s.frame)
	for i := range s.mask.Pix {
		s.mask.Pix[i] = 255
	}
	s.out.fill(&s.mask, c, 1)
}

// blob paints the soft shape behind the figure: a superellipse with a gentle wave.
func (s *stage) blob(phase float64) {
	const n, power = 240, 2.5
	w, h := float64(s.frame.Dx()), float64(s.frame.Dy())
	ring := s.lineA[:0]
	for i := range n {
		angle := 2 * math.Pi * float64(i) / n
		sin, cos := math.Sincos(angle)
		wave := 1 + 0.045*math.Sin(2*angle+phase) + 0.035*math.Sin(3*angle+1.7*phase)
		ring = append(ring, raster.Point{
			X: w/2 + 0.42*w*wave*math.Copysign(math.Pow(math.Abs(cos), 2/power), cos),
			Y: h/2 + 0.40*h*wave*math.Copysign(math.Pow(math.Abs(sin), 2/power), sin),
		})
	}
	s.lineA = ring
	s.outline.Fill(&s.mask, ring, s.frame, 0)
	s.out.fill(&s.mask, s.palette.blob, 1)
}
