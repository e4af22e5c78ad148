package body

import "fmt"

// View is one of the four drawings of the body.
type View uint8

// The views. The zooms show mid-thoracic to mid-thigh.
const (
	Back View = iota
	Front
	BackZoom
	FrontZoom

	viewCount
)

// Views returns the four views.
func Views() []View { return []View{Back, Front, BackZoom, FrontZoom} }

// String returns the word used in the data files.
func (v View) String() string {
	switch v {
	case Back:
		return "back"
	case Front:
		return "front"
	case BackZoom:
		return "back-zoom"
	case FrontZoom:
		return "front-zoom"
	default:
		return fmt.Sprintf("view(%d)", uint8(v))
	}
}

// Zoomed reports whether the view is one of the close-ups.
func (v View) Zoomed() bool { return v == BackZoom || v == FrontZoom }

// FromBack reports whether the person is seen from behind, so that the person's left is
// on the viewer's left.
func (v View) FromBack() bool { return v == Back || v == BackZoom }

// Full returns the whole-body view of the same side of the body.
func (v View) Full() View {
	if v.FromBack() {
		return Back
	}
	return Front
}

// Zoom returns the close-up of the same side of the body.
func (v View) Zoom() View {
	if v.FromBack() {
		return BackZoom
	}
	return FrontZoom
}

// Direction is an arrow key. Left and right are the viewer's.
type Direction uint8

// The arrow keys.
const (
	GoLeft Direction = iota
	GoRight
	GoUp
	GoDown

	directionCount
)

// String returns the word used in the data files.
func (d Direction) String() string {
	switch d {
	case GoLeft:
		return "left"
	case GoRight:
		return "right"
	case GoUp:
		return "up"
	case GoDown:
		return "down"
	default:
		return fmt.Sprintf("direction(%d)", uint8(d))
	}
}

func parseDirection(s string) (Direction, error) {
	for d := range directionCount {
		if s == d.String() {
			return d, nil
		}
	}
	return 0, fmt.Errorf("unknown direction %q: want left, right, up or down", s)
}

// Where the close-ups lie on the whole-body views: view pixels of the zoom are 2.3 times
// those of the full view, from 246 (back) or 266 (front) below its top.
const (
	zoomFactor   = 2.3
	zoomWidth    = 600
	zoomHeight   = 700
	zoomTopBack  = 246
	zoomTopFront = 266
	fullMiddle   = 200
)

// ZoomWindow returns the part of the whole-body view that the close-up of the same side of
// the body shows, in view pixels of the whole-body view.
func (v View) ZoomWindow() Box {
	top := float64(zoomTopFront)
	if v.FromBack() {
		top = zoomTopBack
	}
	half := zoomWidth / zoomFactor / 2
	return Box{
		Min: Point{X: fullMiddle - half, Y: top},
		Max: Point{X: fullMiddle + half, Y: top + zoomHeight/zoomFactor},
	}
}
