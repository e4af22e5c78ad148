package body_test

import (
	"testing"

	"pgregory.net/rapid"

	"unknot/internal/body"
)

func TestMirror(t *testing.T) {
	a := load(t)
	for _, v := range body.Views() {
		f := a.Figure(v)
		w, _ := f.Size()
		t.Run("should mirror "+v.String()+" to the last digit", func(t *testing.T) {
			for _, o := range f.Outlines() {
				twin := body.Region(mirrorID(o.Region))
				other, ok := f.Outline(twin)
				if !ok {
					t.Fatalf("%s has no twin", o.Region)
				}
				points := make(map[[2]int]int)
				for _, p := range controls(other.Shape.Rings[0]) {
					points[hundredths(p)]++
				}
				for _, p := range controls(o.Shape.Rings[0]) {
					points[hundredths(body.Point{X: w - p.X, Y: p.Y})]--
				}
				for p, n := range points {
					if n != 0 {
						t.Errorf("%s: %v stands %+d times too often in its twin", o.Region, p, n)
					}
				}
			}
		})
		t.Run("should draw the person's left on the right side of "+v.String(), func(t *testing.T) {
			for _, o := range f.Outlines() {
				onLeft := o.Centroid.X < w/2
				if s := o.Region.Side(); s != body.Middle && onLeft != (v.FromBack() == (s == body.Left)) {
					t.Errorf("%s lies on the wrong side", o.Region)
				}
			}
		})
	}
}

func mirrorID(r body.Region) string {
	s := string(r.Group())
	switch {
	case r.Side() == body.Left:
		return s + "-right"
	case r.Side() == body.Right:
		return s + "-left"
	default:
		return string(r)
	}
}

// controls returns every control point once, the start as the end of the last curve.
func controls(r body.Ring) []body.Point {
	var out []body.Point
	for _, c := range r.Curves {
		out = append(out, c.C1, c.C2, c.To)
	}
	return out
}

func hundredths(p body.Point) [2]int {
	round := func(v float64) int {
		if v < 0 {
			return int(v*100 - 0.5)
		}
		return int(v*100 + 0.5)
	}
	return [2]int{round(p.X), round(p.Y)}
}

func TestHit(t *testing.T) {
	a := load(t)
	for _, v := range body.Views() {
		f := a.Figure(v)
		t.Run("should hit the region whose outline holds the point in "+v.String(), func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				o := rapid.SampledFrom(f.Outlines()).Draw(t, "outline")
				b := o.Shape.Bounds
				p := body.Point{
					X: rapid.Float64Range(b.Min.X, b.Max.X).Draw(t, "x"),
					Y: rapid.Float64Range(b.Min.Y, b.Max.Y).Draw(t, "y"),
				}
				if !o.Contains(p) {
					t.Skip("outside")
				}
				if got, ok := f.Hit(p.X, p.Y); !ok || got != o.Region {
					t.Fatalf("%v hits %q", p, got)
				}
			})
		})
		t.Run("should miss nothing in the low back and pelvis of "+v.String(), func(t *testing.T) {
			box := pelvis(f)
			rapid.Check(t, func(t *rapid.T) {
				x := rapid.Float64Range(box.Min.X, box.Max.X).Draw(t, "x")
				y := rapid.Float64Range(box.Min.Y, box.Max.Y).Draw(t, "y")
				if !f.InBody(x, y) {
					t.Skip("beside the body")
				}
				if _, ok := f.Hit(x, y); !ok {
					t.Fatalf("nothing at %v, %v", x, y)
				}
			})
		})
	}
	t.Run("should hit nothing on the head, the arm and the knee", func(t *testing.T) {
		for _, p := range []body.Point{{X: 200, Y: 60}, {X: 365, Y: 500}, {X: 160, Y: 640}} {
			if r, ok := a.Figure(body.Back).Hit(p.X, p.Y); ok {
				t.Errorf("%v hits %s", p, r)
			}
		}
	})
	t.Run("should take the saddle or a thigh in the gap between the thighs", func(t *testing.T) {
		f := a.Figure(body.BackZoom)
		near := map[body.Region]bool{}
		for y := 480.0; y < 640; y++ {
			if !f.InBody(300, y) {
				r, _ := f.Hit(300, y)
				near[r] = true
			}
		}
		if !near["saddle"] {
			t.Errorf("got %v", near)
		}
	})
}

// pelvis returns the lumbar and pelvic window of the design's random clicks, between the
// outer sides of the hips.
func pelvis(f *body.Figure) body.Box {
	if f.View().FromBack() {
		top, _ := f.Outline("lumbar-centre")
		low, _ := f.Outline("gluteus-maximus-left")
		left, _ := f.Outline("flank-left")
		right, _ := f.Outline("flank-right")
		return body.Box{
			Min: body.Point{X: left.Centroid.X, Y: top.Centroid.Y},
			Max: body.Point{X: right.Centroid.X, Y: low.Centroid.Y},
		}
	}
	top, _ := f.Outline("abdomen")
	low, _ := f.Outline("groin-left")
	left, _ := f.Outline("hip-flexors-right")
	right, _ := f.Outline("hip-flexors-left")
	return body.Box{
		Min: body.Point{X: left.Centroid.X, Y: top.Centroid.Y},
		Max: body.Point{X: right.Centroid.X, Y: low.Centroid.Y},
	}
}

func TestKeys(t *testing.T) {
	a := load(t)
	directions := []body.Direction{body.GoLeft, body.GoRight, body.GoUp, body.GoDown}
	for _, v := range body.Views() {
		f := a.Figure(v)
		t.Run("should reach every region of "+v.String(), func(t *testing.T) {
			seen := map[body.Region]bool{f.First(): true}
			for queue := []body.Region{f.First()}; len(queue) > 0; queue = queue[1:] {
				for _, d := range directions {
					if to, ok := f.Next(queue[0], d); ok && !seen[to] {
						seen[to] = true
						queue = append(queue, to)
					}
				}
			}
			for _, r := range f.Regions() {
				if !seen[r] {
					t.Errorf("%s cannot be reached", r)
				}
			}
		})
		t.Run("should move the way the arrow points in "+v.String(), func(t *testing.T) {
			for _, o := range f.Outlines() {
				for _, d := range directions {
					to, ok := f.Next(o.Region, d)
					if !ok {
						continue
					}
					next, _ := f.Outline(to)
					dx, dy := next.Centroid.X-o.Centroid.X, next.Centroid.Y-o.Centroid.Y
					if d == body.GoLeft && dx >= 0 || d == body.GoRight && dx <= 0 || d == body.GoUp && dy >= 0 || d == body.GoDown && dy <= 0 {
						t.Errorf("%s from %s leads to %s", d, o.Region, to)
					}
				}
			}
		})
	}
	t.Run("should stay put where the close-up ends", func(t *testing.T) {
		if r, ok := a.Figure(body.BackZoom).Next("hamstrings-left", body.GoDown); ok || r != "hamstrings-left" {
			t.Errorf("got %q, %v", r, ok)
		}
		if r, ok := a.Figure(body.Back).Next("hamstrings-left", body.GoDown); !ok || r != "calves-left" {
			t.Errorf("got %q, %v", r, ok)
		}
	})
}

func TestCursor(t *testing.T) {
	a := load(t)
	walk := func(c *body.Cursor, path ...body.Direction) body.Region {
		for _, d := range path {
			c.Move(d)
		}
		return c.At()
	}
	tests := map[string]struct {
		view body.View
		path []body.Direction
		want body.Region
	}{
		"should start in the middle of the low back": {body.Back, nil, "lumbar-centre"},
		"should start at the belly":                  {body.FrontZoom, nil, "abdomen"},
		"should go up to the default side":           {body.Back, []body.Direction{body.GoUp}, "thoracic-left"},
		"should go up to the side visited last":      {body.Back, []body.Direction{body.GoRight, body.GoLeft, body.GoUp}, "thoracic-right"},
		"should go down to the default side":         {body.Front, []body.Direction{body.GoDown}, "groin-left"},
		"should go down to the side visited last":    {body.Front, []body.Direction{body.GoLeft, body.GoUp, body.GoDown}, "groin-right"},
		"should use the viewer's left in front":      {body.Front, []body.Direction{body.GoLeft}, "hip-flexors-right"},
		"should stay at the edge":                    {body.Back, []body.Direction{body.GoLeft, body.GoLeft, body.GoLeft}, "flank-left"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := walk(body.NewCursor(a.Figure(tt.view)), tt.path...); got != tt.want {
				t.Errorf("got %s", got)
			}
		})
	}
	t.Run("should refuse a region the view does not show", func(t *testing.T) {
		c := body.NewCursor(a.Figure(body.BackZoom))
		if c.Put("calves-left") || c.At() != "lumbar-centre" {
			t.Errorf("went to %s", c.At())
		}
	})
}
