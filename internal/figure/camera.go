package figure

import (
	"image"
	"math"

	"unknot/internal/figure/pose"
	"unknot/internal/figure/raster"
	"unknot/internal/figure/rig"
)

// unitPixels is how many pixels a unit is on a tile of tileWidth × tileHeight at zoom 1.
const (
	unitPixels = 3.3
	tileWidth  = 480
	tileHeight = 360
)

// projection maps the world to the picture by an affine map: parallel light, no vanishing point.
// The shadow on the floor is one of these as well.
type projection struct {
	ox, oy float64
	ax, ay rig.Vec // how x and y of the picture (pixels) change along the axes of the world (units)
}

// point returns where a point of the world lies in the picture.
func (p *projection) point(v rig.Vec) raster.Point {
	return raster.Point{X: p.ox + p.ax.Dot(v), Y: p.oy + p.ay.Dot(v)}
}

// dir returns a direction of the world in the picture.
func (p *projection) dir(v rig.Vec) raster.Point {
	return raster.Point{X: p.ax.Dot(v), Y: p.ay.Dot(v)}
}

// camera is the eye: parallel projection from an azimuth and an elevation.
type camera struct {
	projection
	right, up, to rig.Vec // of the picture; to points at the viewer
	scale         float64 // pixels a unit
}

// newCamera returns the camera of a pose for a picture of the given size.
func newCamera(c pose.Camera, size image.Point) camera {
	sa, ca := math.Sincos(c.Azimuth * math.Pi / 180)
	se, ce := math.Sincos(c.Elevation * math.Pi / 180)
	cam := camera{
		right: rig.Vec{X: ca, Z: -sa},
		to:    rig.Vec{X: sa * ce, Y: se, Z: ca * ce},
		scale: unitPixels * c.Zoom * min(float64(size.X)/tileWidth, float64(size.Y)/tileHeight),
	}
	cam.up = cam.to.Cross(cam.right)
	cam.ax, cam.ay = cam.right.Scale(cam.scale), cam.up.Scale(-cam.scale)
	centre := rig.Vec{X: c.X, Y: c.Y}
	cam.ox = float64(size.X)/2 - cam.ax.Dot(centre)
	cam.oy = float64(size.Y)/2 - cam.ay.Dot(centre)
	return cam
}

// depth is how near to the viewer a point is, in units.
func (c *camera) depth(v rig.Vec) float64 { return c.to.Dot(v) }

// onto returns the projection that first drops every point on the level plane at a height, as
// light from above and a little from the left does, and then looks at it.
func (c *camera) onto(height float64) projection {
	const drift = 0.1 // shadow moves this much in X for each unit above the plane
	p := c.projection
	p.ox += c.ax.Y*height - c.ax.X*drift*height
	p.oy += c.ay.Y*height - c.ay.X*drift*height
	p.ax.Y, p.ay.Y = c.ax.X*drift, c.ay.X*drift
	return p
}
