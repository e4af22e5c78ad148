package raster_test

import (
	"image"
	"math"
	"testing"

	"unknot/internal/figure/raster"
)

// flat is a mask with the same coverage everywhere.
func flat(r image.Rectangle, v uint8) *raster.Mask {
	m := &raster.Mask{}
	m.Reset(r)
	for i := range m.Pix {
		m.Pix[i] = v
	}
	return m
}

func TestMaskCombine(t *testing.T) {
	left, right := image.Rect(0, 0, 6, 4), image.Rect(4, 1, 10, 8)
	tests := map[string]struct {
		do                   func(m, o *raster.Mask)
		inside, outside, far uint8 // at a pixel of both, of the first only, and of the second only
	}{
		"should raise to the higher":        {(*raster.Mask).Raise, 200, 100, 0},
		"should multiply and drop the rest": {(*raster.Mask).Times, 78, 0, 0},
		"should take away":                  {(*raster.Mask).Without, 22, 100, 0},
		"should deepen by a share":          {func(m, o *raster.Mask) { m.Deepen(o, 192) }, 150, 100, 0},
	}
	for name, tc := range tests {
		t.Run(name, func(t *testing.T) {
			m := flat(left, 100)
			tc.do(m, flat(right, 200))
			if got := m.At(5, 2); got != tc.inside {
				t.Errorf("in both = %d, want %d", got, tc.inside)
			}
			if got := m.At(1, 2); got != tc.outside {
				t.Errorf("in the first only = %d, want %d", got, tc.outside)
			}
			if got := m.At(8, 6); got != tc.far {
				t.Errorf("in the second only = %d, want %d", got, tc.far)
			}
		})
	}
}

func TestBlur(t *testing.T) {
	var b raster.Blur
	var soft raster.Mask
	src := flat(image.Rect(20, 20, 40, 36), 255)
	b.Soften(&soft, src, 6)
	t.Run("should keep the middle and the sum", func(t *testing.T) {
		if got := soft.At(30, 28); got < 253 {
			t.Errorf("middle = %d, want full", got)
		}
		if got, want := area(&soft), area(src); math.Abs(got-want) > 0.02*want {
			t.Errorf("sum = %.1f, want %.1f", got, want)
		}
	})
	t.Run("should fade over the edge evenly on all sides", func(t *testing.T) {
		for _, p := range [][2]image.Point{
			{image.Pt(18, 28), image.Pt(41, 28)}, {image.Pt(30, 18), image.Pt(30, 37)}, {image.Pt(19, 19), image.Pt(40, 36)},
		} {
			a, c := soft.At(p[0].X, p[0].Y), soft.At(p[1].X, p[1].Y)
			if a == 0 || a == 255 || a != c {
				t.Errorf("across from each other %v: %d and %d, want the same and soft", p, a, c)
			}
		}
	})
	t.Run("should only copy for a radius of nothing", func(t *testing.T) {
		b.Soften(&soft, src, 0.3)
		if _, ok := same(&soft, src, 0); !ok {
			t.Error("a blur of nothing changed the mask")
		}
	})
}

// circle is a ring of many points.
func circle(cx, cy, r float64) []raster.Point {
	ring := make([]raster.Point, 90)
	for i := range ring {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(len(ring)))
		ring[i] = raster.Point{X: cx + r*cos, Y: cy + r*sin}
	}
	return ring
}

func TestOutline(t *testing.T) {
	var o raster.Outline
	var m raster.Mask
	t.Run("should cover a circle", func(t *testing.T) {
		o.Fill(&m, circle(30, 24, 15.5), sheet, 2)
		if got, want := area(&m), math.Pi*15.5*15.5; math.Abs(got-want) > 0.005*want {
			t.Errorf("area = %.2f, want %.2f", got, want)
		}
	})
	t.Run("should agree with the union to a scan line, a sixth of a pixel", func(t *testing.T) {
		if p, ok := same(&m, union(circle(30, 24, 15.5)), 24); !ok {
			t.Errorf("the two ways to fill differ at %v", p)
		}
	})
}

func TestCatmullRom(t *testing.T) {
	a, b, c, d := raster.Point{X: 0, Y: 0}, raster.Point{X: 10, Y: 2}, raster.Point{X: 20, Y: 2}, raster.Point{X: 30, Y: 0}
	t.Run("should start and end at its points", func(t *testing.T) {
		if p, q := raster.CatmullRom(a, b, c, d, 0), raster.CatmullRom(a, b, c, d, 1); p != b || q != c {
			t.Errorf("ends = %v and %v, want %v and %v", p, q, b, c)
		}
	})
	t.Run("should bow out between them", func(t *testing.T) {
		if p := raster.CatmullRom(a, b, c, d, 0.5); p.X != 15 || p.Y <= 2 || p.Y > 2.5 {
			t.Errorf("middle = %v, want x 15 and y a little over 2", p)
		}
	})
}

func TestContours(t *testing.T) {
	var tr raster.Tracer
	signed := func(ring []raster.Point) float64 {
		sum := 0.0
		for i, p := range ring {
			q := ring[(i+1)%len(ring)]
			sum += p.X*q.Y - q.X*p.Y
		}
		return sum / 2
	}
	t.Run("should follow a disc", func(t *testing.T) {
		m := union(circle(30.3, 24.6, 12))
		rings := 0
		tr.Contours(m, 127.5, 0.1, func(ring []raster.Point) {
			rings++
			if got, want := math.Abs(signed(ring)), math.Pi*144; math.Abs(got-want) > 0.01*want {
				t.Errorf("area inside the contour = %.1f, want %.1f", got, want)
			}
			for _, p := range ring {
				if d := math.Hypot(p.X-30.3, p.Y-24.6); math.Abs(d-12) > 0.25 {
					t.Errorf("point %v is %.2f from the centre, want 12", p, d)
				}
			}
		})
		if rings != 1 {
			t.Errorf("%d contours, want 1", rings)
		}
	})
	t.Run("should run round a hole the other way", func(t *testing.T) {
		m := union(rect(10, 10, 40, 40))
		m.Without(union(rect(20, 20, 30, 30)))
		sum, rings := 0.0, 0
		tr.Contours(m, 127.5, 0.1, func(ring []raster.Point) { sum += signed(ring); rings++ })
		if rings != 2 || math.Abs(math.Abs(sum)-800) > 4 {
			t.Errorf("%d contours with %.1f inside, want 2 with 800", rings, sum)
		}
	})
	t.Run("should close the contour of a shape at the border of its mask", func(t *testing.T) {
		rings := 0
		tr.Contours(flat(image.Rect(5, 5, 9, 9), 255), 127.5, 0.1, func([]raster.Point) { rings++ })
		if rings != 1 {
			t.Errorf("%d contours, want 1", rings)
		}
	})
}
