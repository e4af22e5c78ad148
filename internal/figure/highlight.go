package figure

import (
	"math"
	"time"

	"unknot/internal/figure/pose"
)

const (
	glowAlpha  = 0.80 // in the middle of a highlight
	glowAround = 0.12 // of it outside the body
	pulseTime  = 1600 * time.Millisecond
	pulseLow   = 0.65
)

// pulse is how strong highlights are at a time: they breathe between pulseLow and 1.
func pulse(t time.Duration) float64 {
	phase := float64(t%pulseTime) / float64(pulseTime)
	return pulseLow + (1-pulseLow)*(0.5+0.5*math.Cos(2*math.Pi*phase))
}

// drawHighlight paints a glow over the part of the body that a technique works on.
func (a *Artist) drawHighlight(h *pose.Highlight, strength float64) {
	s := &a.stage
	at := s.cam.point(a.place(h.At).Add(h.Offset))
	s.glow(&s.soft, at, s.px(h.RX), s.px(h.RY))
	s.out.soft(&s.soft, s.palette.highlight, glowAround*glowAlpha*strength)
	s.soft.Times(&s.cover)
	s.out.soft(&s.soft, s.palette.highlight, glowAlpha*strength)
}
