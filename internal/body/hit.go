package body

// How far from a region a click may land and still count, in view pixels, inside and
// outside the outline of the body (body-map design, hit testing).
const (
	nearInside      = 8
	nearOutside     = 5
	nearInsideZoom  = 12
	nearOutsideZoom = 8
)

// Hit returns the region at a point in view pixels: the region that holds the point, or the
// nearest one within a few pixels. Head, chest, arms, knees and ankles hit nothing.
func (f *Figure) Hit(x, y float64) (Region, bool) {
	p := Point{x, y}
	for i := range f.outlines {
		if f.outlines[i].Contains(p) {
			return f.outlines[i].Region, true
		}
	}
	return f.nearest(p, f.reach(p))
}

func (f *Figure) reach(p Point) float64 {
	in := f.InBody(p.X, p.Y)
	switch {
	case in && f.view.Zoomed():
		return nearInsideZoom
	case in:
		return nearInside
	case f.view.Zoomed():
		return nearOutsideZoom
	default:
		return nearOutside
	}
}

func (f *Figure) nearest(p Point, limit float64) (Region, bool) {
	var best Region
	found := false
	for i := range f.outlines {
		o := &f.outlines[i]
		if !o.Shape.Bounds.Contains(p, limit) {
			continue
		}
		if d := distance(o.Polygon, p); d <= limit {
			best, limit, found = o.Region, d, true
		}
	}
	return best, found
}
