package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/ui/theme"
)

// Segment is one part of a segment bar.
type Segment struct {
	Weight float32 // its share of the width
	Filled float64 // 0–1
}

// Segments is a bar of parts, each as wide as its weight, filled from the left.
type Segments struct {
	widget.BaseWidget

	parts  []Segment
	shaded bool // each part a shade darker than the one before, as on the plan
}

var _ fyne.Widget = (*Segments)(nil)

// NewSegments returns a progress bar of parts.
func NewSegments(parts []Segment) *Segments {
	s := &Segments{parts: parts}
	s.ExtendBaseWidget(s)
	return s
}

// NewShares returns a bar that shows how a whole is shared out, each part in its own shade.
func NewShares(weights []float32) *Segments {
	parts := make([]Segment, len(weights))
	for i, w := range weights {
		parts[i] = Segment{Weight: w, Filled: 1}
	}
	s := &Segments{parts: parts, shaded: true}
	s.ExtendBaseWidget(s)
	return s
}

// SetParts changes what is shown.
func (s *Segments) SetParts(parts []Segment) {
	if !slices.Equal(s.parts, parts) {
		s.parts = parts
		s.Refresh()
	}
}

// CreateRenderer implements fyne.Widget.
func (s *Segments) CreateRenderer() fyne.WidgetRenderer {
	r := &segmentsRenderer{s: s}
	r.apply()
	return r
}

type segmentsRenderer struct {
	s             *Segments
	tracks, fills []*canvas.Rectangle
	objects       []fyne.CanvasObject
}

const (
	segmentHeight float32 = 8
	segmentGap    float32 = 4
)

func (r *segmentsRenderer) apply() {
	for len(r.tracks) < len(r.s.parts) {
		track, fill := canvas.NewRectangle(nil), canvas.NewRectangle(nil)
		track.CornerRadius, fill.CornerRadius = segmentHeight/2, segmentHeight/2
		r.tracks, r.fills = append(r.tracks, track), append(r.fills, fill)
		r.objects = append(r.objects, track, fill)
	}
	for i := range r.tracks {
		r.tracks[i].FillColor = Color(theme.ColorSurface2)
		r.fills[i].FillColor = Color(fynetheme.ColorNamePrimary)
		if r.s.shaded {
			share := 0.62 * (1 - float64(i)/float64(max(len(r.s.parts)-1, 1)))
			r.fills[i].FillColor = mix(Color(fynetheme.ColorNamePrimary), Color(theme.ColorPrimarySoft), share)
		}
		gone := i >= len(r.s.parts)
		r.tracks[i].Hidden, r.fills[i].Hidden = gone, gone || r.s.parts[i].Filled <= 0
	}
}

func (r *segmentsRenderer) Layout(size fyne.Size) {
	total := float32(0)
	for _, p := range r.s.parts {
		total += p.Weight
	}
	if total <= 0 {
		return
	}
	free := size.Width - segmentGap*float32(len(r.s.parts)-1)
	x, y := float32(0), (size.Height-segmentHeight)/2
	for i, p := range r.s.parts {
		w := free * p.Weight / total
		r.tracks[i].Move(fyne.NewPos(x, y))
		r.tracks[i].Resize(fyne.NewSize(w, segmentHeight))
		r.fills[i].Move(fyne.NewPos(x, y))
		r.fills[i].Resize(fyne.NewSize(max(segmentHeight, w*float32(min(p.Filled, 1))), segmentHeight))
		x += w + segmentGap
	}
}

func (r *segmentsRenderer) MinSize() fyne.Size { return fyne.NewSize(80, segmentHeight+4) }

func (r *segmentsRenderer) Refresh() {
	r.apply()
	r.Layout(r.s.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}

func (r *segmentsRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *segmentsRenderer) Destroy() {}
