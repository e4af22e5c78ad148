package body

import "slices"

// Shape is one filled path of a drawing. Fill, Opacity and Stroke are what the drawing file
// says, which is the light theme; package paint colours by ID.
type Shape struct {
	ID          string
	Rings       []Ring
	Bounds      Box
	Fill        string  // "#RRGGBB"
	Opacity     float64 // 0–1
	Stroke      string  // "#RRGGBB", empty for none
	StrokeWidth float64 // view pixels
}

// Outline is the shape of one selectable region in one view.
type Outline struct {
	Region   Region
	Shape    Shape
	Polygon  []Point // the flattened outline, closed, without a repeated last point
	Badge    Point   // where a number badge sits
	Centroid Point
}

// Contains reports whether p, in view pixels, lies in the outline.
func (o *Outline) Contains(p Point) bool {
	return o.Shape.Bounds.Contains(p, 0) && Inside(o.Polygon, p)
}

// Figure is the drawing of one view. Callers must not change what it returns.
type Figure struct {
	view          View
	width, height float64
	silhouette    []Shape
	outlines      []Outline
	contours      []Shape
	body          [][]Point
	byRegion      map[Region]int
	keys          *keyTable
}

// View returns which view the figure draws.
func (f *Figure) View() View { return f.view }

// Size returns the size of the drawing in view pixels. Zooms run past it and are cropped.
func (f *Figure) Size() (width, height float64) { return f.width, f.height }

// Silhouette returns the body and its volume, bottom to top.
func (f *Figure) Silhouette() []Shape { return f.silhouette }

// Outlines returns the regions of the view in the order of the drawing.
func (f *Figure) Outlines() []Outline { return f.outlines }

// Contours returns the soft volume and line work that lies above the regions.
func (f *Figure) Contours() []Shape { return f.contours }

// Outline returns the outline of a region, if the view shows it.
func (f *Figure) Outline(r Region) (*Outline, bool) {
	i, ok := f.byRegion[r]
	if !ok {
		return nil, false
	}
	return &f.outlines[i], true
}

// Shows reports whether the view draws region r.
func (f *Figure) Shows(r Region) bool {
	_, ok := f.byRegion[r]
	return ok
}

// Regions returns the ids of the view in the order of the drawing.
func (f *Figure) Regions() []Region {
	out := make([]Region, 0, len(f.outlines))
	for i := range f.outlines {
		out = append(out, f.outlines[i].Region)
	}
	return slices.Clip(out)
}

// InBody reports whether the point, in view pixels, lies inside the outline of the body.
func (f *Figure) InBody(x, y float64) bool {
	p := Point{x, y}
	in := false
	for _, polygon := range f.body {
		if Inside(polygon, p) {
			in = !in
		}
	}
	return in
}
