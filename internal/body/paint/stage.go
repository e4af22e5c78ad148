package paint

import (
	"image"
	"image/color"
	"image/draw"
	"slices"

	"unknot/internal/body"
)

// State is what the map shows on top of the idle figure. Regions the view does not draw
// are left out.
type State struct {
	Marks   []body.Mark
	Related []body.Region // never a marked region; dashed
	Hover   body.Region   // empty for none
	Focus   body.Region   // empty for none; drawn last
}

// Sizes of the outlines in view pixels, in the zooms and in the full views.
type strokes struct {
	marked, hover, focus, halo float64
	related                    dashes
	pattern                    float64 // factor for the pattern sizes
}

func strokesFor(v body.View) strokes {
	if v.Zoomed() {
		return strokes{marked: 2.4, hover: 3, focus: 3, halo: 6.5, related: dashes{2.2, 7, 5}, pattern: 1}
	}
	return strokes{marked: 2, hover: 2, focus: 2, halo: 4, related: dashes{2.75, 5, 3.6}, pattern: fullViewFactor}
}

// Stage draws states of one plate into one image, touching only what changed. It is not
// safe for use by several goroutines.
type Stage struct {
	plate *Plate
	img   *image.RGBA
	pen   *pen
	dirty []image.Rectangle // what differs from the idle figure
}

// NewStage returns a stage that shows the idle figure.
func NewStage(p *Plate) *Stage {
	img := image.NewRGBA(p.idle.Rect)
	copy(img.Pix, p.idle.Pix)
	return &Stage{plate: p, img: img, pen: newPen(p.frame)}
}

// Plate returns the figure the stage draws on.
func (s *Stage) Plate() *Plate { return s.plate }

// Image returns the picture of the last state. The next Draw changes it.
func (s *Stage) Image() *image.RGBA { return s.img }

// Draw shows a state. It takes about a millisecond for each region that is not idle.
func (s *Stage) Draw(st State) *image.RGBA {
	for _, r := range s.dirty {
		draw.Draw(s.img, r, s.plate.idle, r.Min, draw.Src)
	}
	s.dirty = s.boxes(st)
	for _, r := range s.dirty {
		draw.Draw(s.img, r, s.plate.base, r.Min, draw.Src)
	}
	s.fills(st)
	for _, r := range s.dirty {
		draw.Draw(s.img, r, s.plate.contours, r.Min, draw.Over)
	}
	s.lines(st)
	for _, r := range s.dirty {
		s.plate.fades.apply(s.img, r)
	}
	return s.img
}

// boxes returns disjoint rectangles around every region that is not idle.
func (s *Stage) boxes(st State) []image.Rectangle {
	var out []image.Rectangle
	add := func(r body.Region) {
		o, ok := s.plate.figure.Outline(r)
		if !ok {
			return
		}
		if b := s.plate.frame.rect(o.Shape.Bounds, strokesFor(s.plate.figure.View()).halo/2); !b.Empty() {
			out = join(out, b)
		}
	}
	for _, m := range st.Marks {
		add(m.Region)
	}
	for _, r := range st.Related {
		add(r)
	}
	add(st.Hover)
	add(st.Focus)
	return out
}

// join adds a rectangle to a disjoint list and merges what then overlaps.
func join(list []image.Rectangle, r image.Rectangle) []image.Rectangle {
	for {
		i := slices.IndexFunc(list, r.Overlaps)
		if i < 0 {
			return append(list, r)
		}
		r = r.Union(list[i])
		list = slices.Delete(list, i, i+1)
	}
}

func (s *Stage) fills(st State) {
	pal := s.plate.palette
	for _, r := range st.Related {
		s.tint(r, pal.RelatedTint)
	}
	for _, m := range st.Marks {
		s.tint(m.Region, pal.Levels[LevelOf(m.Intensity)].Fill)
	}
	// A marked region keeps its fill under the pointer and takes the outline only.
	if !st.marks(st.Hover) {
		s.tint(st.Hover, pal.HoverTint)
	}
}

func (s *Stage) tint(r body.Region, c color.NRGBA) {
	if o, ok := s.plate.figure.Outline(r); ok {
		s.pen.fill(s.img, &o.Shape, c)
	}
}

func (st State) marks(r body.Region) bool {
	return slices.ContainsFunc(st.Marks, func(m body.Mark) bool { return m.Region == r })
}

// lines draws patterns and outlines in the order related, marked, hover, focus.
func (s *Stage) lines(st State) {
	pal, f, w := s.plate.palette, s.plate.figure, strokesFor(s.plate.figure.View())
	for _, r := range st.Related {
		// A hovered or focused region shows one outline, not two.
		if o, ok := f.Outline(r); ok && r != st.Hover && r != st.Focus {
			s.pen.dash(s.img, o.Polygon, o.Shape.Bounds, w.related, pal.Hover)
		}
	}
	for _, m := range st.Marks {
		o, ok := f.Outline(m.Region)
		if !ok {
			continue
		}
		level := LevelOf(m.Intensity)
		s.pen.pattern(s.img, o, level, pal.Levels[level].Pattern, w.pattern)
		if m.Region != st.Hover {
			s.pen.stroke(s.img, o.Polygon, o.Shape.Bounds, w.marked, pal.Levels[level].Outline)
		}
	}
	if o, ok := f.Outline(st.Hover); ok {
		s.pen.stroke(s.img, o.Polygon, o.Shape.Bounds, w.hover, pal.Hover)
	}
	if o, ok := f.Outline(st.Focus); ok {
		s.pen.stroke(s.img, o.Polygon, o.Shape.Bounds, w.halo, pal.Surface)
		s.pen.stroke(s.img, o.Polygon, o.Shape.Bounds, w.focus, pal.Focus)
	}
}
