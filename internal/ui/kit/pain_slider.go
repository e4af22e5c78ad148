package kit

import (
	"image"
	"image/color"
	"math"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"

	"unknot/internal/ui/theme"
)

// PainUnset is the value of a slider nobody has moved yet.
const PainUnset = -1

// PainSlider sets a number from 0 to 10 on a track that runs from calm to strong. It starts
// without a value where nobody has given one: a preset number would be an answer.
type PainSlider struct {
	control

	OnChanged func(value int)

	value int
	name  string
}

var (
	_ fyne.Widget    = (*PainSlider)(nil)
	_ fyne.Draggable = (*PainSlider)(nil)
)

// NewPainSlider returns a slider at value (0–10 or PainUnset); name is what a screen reader calls it.
func NewPainSlider(name string, value int, changed func(value int)) *PainSlider {
	s := &PainSlider{value: value, name: name, OnChanged: changed}
	s.ExtendBaseWidget(s)
	return s
}

// Value returns 0–10, or PainUnset.
func (s *PainSlider) Value() int { return s.value }

// SetValue moves the knob without reporting it.
func (s *PainSlider) SetValue(v int) {
	if v != s.value {
		s.value = min(v, 10)
		s.Refresh()
	}
}

// AccessibilityLabel is what a screen reader says.
func (s *PainSlider) AccessibilityLabel() string {
	if s.value == PainUnset {
		return s.name
	}
	return s.name + " " + strconv.Itoa(s.value)
}

// AccessibilityRole tells a screen reader that this can be operated.
func (s *PainSlider) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

func (s *PainSlider) choose(v int) {
	v = max(0, min(10, v))
	if v == s.value || s.Disabled() {
		return
	}
	s.value = v
	s.Refresh()
	if s.OnChanged != nil {
		s.OnChanged(v)
	}
}

func (s *PainSlider) at(x float32) int {
	span := s.Size().Width - 2*knobRadius
	if span <= 0 {
		return 0
	}
	return int(math.Round(float64((x - knobRadius) / span * 10)))
}

// Tapped moves the knob to the pointer.
func (s *PainSlider) Tapped(e *fyne.PointEvent) {
	if e != nil {
		s.choose(s.at(e.Position.X))
	}
}

// MouseDown moves the knob as soon as the button goes down.
func (s *PainSlider) MouseDown(e *desktop.MouseEvent) { s.choose(s.at(e.Position.X)) }

// MouseUp implements desktop.Mouseable.
func (s *PainSlider) MouseUp(*desktop.MouseEvent) {}

// Dragged moves the knob with the pointer.
func (s *PainSlider) Dragged(e *fyne.DragEvent) { s.choose(s.at(e.Position.X)) }

// DragEnd implements fyne.Draggable.
func (s *PainSlider) DragEnd() {}

// TypedKey moves the knob by one, or to an end.
func (s *PainSlider) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft, fyne.KeyDown:
		s.choose(s.value - 1)
	case fyne.KeyRight, fyne.KeyUp:
		s.choose(s.value + 1)
	case fyne.KeyHome:
		s.choose(0)
	case fyne.KeyEnd:
		s.choose(10)
	default:
		s.passOn(e)
	}
}

// TypedRune sets the digit that was typed.
func (s *PainSlider) TypedRune(r rune) {
	if r >= '0' && r <= '9' {
		s.choose(int(r - '0'))
	}
}

const (
	knobRadius  float32 = 13
	trackHeight float32 = 8
)

// CreateRenderer implements fyne.Widget.
func (s *PainSlider) CreateRenderer() fyne.WidgetRenderer {
	r := &painSliderRenderer{s: s, ring: newRing(), knob: canvas.NewCircle(nil), number: canvas.NewText("", nil)}
	r.track = canvas.NewRaster(r.drawTrack)
	r.number.TextStyle.Bold = true
	r.number.TextSize = 12
	r.knob.StrokeWidth = 3
	r.apply()
	return r
}

type painSliderRenderer struct {
	s      *PainSlider
	ring   ring
	track  *canvas.Raster
	knob   *canvas.Circle
	number *canvas.Text

	drawn image.Image
	calm  color.Color // the first colour of the drawn track, which tells its theme
}

// drawTrack paints the gradient once per size and theme.
func (r *painSliderRenderer) drawTrack(w, h int) image.Image {
	calm := Color(theme.ColorPainNone)
	if r.drawn != nil && r.drawn.Bounds().Size() == image.Pt(w, h) && r.calm == calm {
		return r.drawn
	}
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	stops := []color.Color{Color(theme.ColorPainNone), Color(theme.ColorPainMild), Color(theme.ColorPainModest), Color(theme.ColorPainStrong)}
	radius := float64(h) / 2
	for x := range w {
		at := float64(x) / float64(max(w-1, 1)) * float64(len(stops)-1)
		i := min(int(at), len(stops)-2)
		c := mix(stops[i], stops[i+1], at-float64(i))
		for y := range h {
			c.A = uint8(255 * pillCover(float64(x)+0.5, float64(y)+0.5, float64(w), float64(h), radius))
			img.SetNRGBA(x, y, c)
		}
	}
	r.drawn, r.calm = img, calm
	return img
}

// pillCover is how much of a pixel lies inside a pill of the given size, 0–1.
func pillCover(x, y, w, h, radius float64) float64 {
	cx := math.Max(radius, math.Min(w-radius, x))
	return math.Max(0, math.Min(1, radius-math.Hypot(x-cx, y-h/2)+0.5))
}

func (r *painSliderRenderer) apply() {
	unset := r.s.value == PainUnset
	r.knob.Hidden, r.number.Hidden = unset, unset
	r.knob.FillColor = Color(theme.ColorSurface)
	r.knob.StrokeColor = Color(theme.ColorAccent)
	r.number.Color = Color(fynetheme.ColorNameForeground)
	r.number.Text = strconv.Itoa(r.s.value)
	r.ring.show(r.s.focused)
}

func (r *painSliderRenderer) Layout(size fyne.Size) {
	r.track.Move(fyne.NewPos(0, (size.Height-trackHeight)/2))
	r.track.Resize(fyne.NewSize(size.Width, trackHeight))
	r.ring.layout(size, size.Height/2)
	x := (size.Width - 2*knobRadius) * float32(max(r.s.value, 0)) / 10
	r.knob.Move(fyne.NewPos(x, size.Height/2-knobRadius))
	r.knob.Resize(fyne.NewSquareSize(2 * knobRadius))
	text := r.number.MinSize()
	r.number.Move(fyne.NewPos(x+knobRadius-text.Width/2, (size.Height-text.Height)/2))
	r.number.Resize(text)
}

func (r *painSliderRenderer) MinSize() fyne.Size { return fyne.NewSize(140, theme.Target) }

func (r *painSliderRenderer) Refresh() {
	r.apply()
	r.Layout(r.s.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *painSliderRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.track, r.knob, r.number, r.ring.rect}
}

func (r *painSliderRenderer) Destroy() {}
