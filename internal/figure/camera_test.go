package figure

import (
	"image"
	"math"
	"testing"

	"unknot/internal/figure/pose"
	"unknot/internal/figure/raster"
	"unknot/internal/figure/rig"
)

func near(a, b raster.Point) bool { return math.Hypot(a.X-b.X, a.Y-b.Y) < 1e-6 }

func TestCamera(t *testing.T) {
	size := image.Pt(480, 360)
	side := newCamera(pose.Camera{X: 10, Y: 40, Zoom: 1}, size)
	t.Run("should put its point at the centre of the picture", func(t *testing.T) {
		c := newCamera(pose.Camera{Azimuth: 14, Elevation: 9, X: 10, Y: 40, Zoom: 1.3}, size)
		if got := c.point(rig.Vec{X: 10, Y: 40}); !near(got, raster.Point{X: 240, Y: 180}) {
			t.Errorf("centre is at %v", got)
		}
	})
	t.Run("should see the right side with front to the right and up upwards, 3.3 pixels a unit", func(t *testing.T) {
		if got := side.point(rig.Vec{X: 20, Y: 45}); !near(got, raster.Point{X: 273, Y: 163.5}) {
			t.Errorf("10 in front and 5 up of the centre is at %v", got)
		}
		if side.depth(rig.Vec{Z: 5}) <= side.depth(rig.Vec{Z: -5}) {
			t.Error("the right side is not nearer than the left")
		}
	})
	t.Run("should see the back from azimuth -90, with the right hand on the right", func(t *testing.T) {
		c := newCamera(pose.Camera{Azimuth: -90, Zoom: 1}, size)
		if c.depth(rig.Vec{X: -5}) <= c.depth(rig.Vec{X: 5}) {
			t.Error("the back is not nearer than the front")
		}
		if c.point(rig.Vec{Z: 9}).X <= c.point(rig.Vec{Z: -9}).X {
			t.Error("the right hand is not on the right")
		}
	})
	t.Run("should look down from an elevation", func(t *testing.T) {
		c := newCamera(pose.Camera{Elevation: 60, Zoom: 1}, size)
		if c.point(rig.Vec{Z: 10}).Y <= c.point(rig.Vec{Z: -10}).Y {
			t.Error("what is nearer is not lower in the picture")
		}
	})
	t.Run("should grow with the smaller side of the picture", func(t *testing.T) {
		if got := newCamera(pose.Camera{Zoom: 1}, image.Pt(960, 360)).scale; got != unitPixels {
			t.Errorf("scale = %v, want %v", got, unitPixels)
		}
	})
}

func TestShadowPlane(t *testing.T) {
	c := newCamera(pose.Camera{Azimuth: -20, Elevation: 24, X: 3, Y: 18, Zoom: 1.1}, image.Pt(480, 360))
	for _, height := range []float64{0, 28} {
		plane := c.onto(height)
		if p := (rig.Vec{X: 7, Y: height, Z: -4}); !near(plane.point(p), c.point(p)) {
			t.Errorf("a point on the plane at %v is moved", height)
		}
		above, want := rig.Vec{X: 7, Y: height + 20, Z: -4}, rig.Vec{X: 9, Y: height, Z: -4}
		if !near(plane.point(above), c.point(want)) {
			t.Errorf("a point 20 above the plane at %v falls to %v, want %v", height, plane.point(above), c.point(want))
		}
	}
}
