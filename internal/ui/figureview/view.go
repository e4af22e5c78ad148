package figureview

import (
	"image"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/figure"
	"unknot/internal/figure/pose"
	"unknot/internal/ui/kit"
)

// View is the picture of a technique.
type View struct {
	widget.BaseWidget

	s       *Studio
	subject Subject
	stepper bool // keyframes can be gone through where nothing may move
	frame   int  // the keyframe shown, or telling
	look    func() figure.Look
	always  bool // moves in the background too
	ground  ground
	motion  *motion
	shown   *renderer // while it is on a screen
	tell    func()    // of each moment; nobody when nil
	lead    func() (way pose.Way, share float64, ok bool)
}

var _ fyne.Widget = (*View)(nil)

// New returns a picture that shows the keyframe that tells most until it is told to move.
func (s *Studio) New(subject Subject) *View {
	v := &View{s: s, subject: subject, frame: telling, look: s.p.Look}
	v.ExtendBaseWidget(v)
	return v
}

// NewLarge returns a picture that, where nothing may move, has buttons to go through the keyframes.
func (s *Studio) NewLarge(subject Subject) *View {
	v := &View{s: s, subject: subject, frame: telling, look: s.p.Look, stepper: true}
	v.ExtendBaseWidget(v)
	return v
}

// NewLook returns a picture that is coloured as told, whatever the person has chosen.
func (s *Studio) NewLook(subject Subject, look func() figure.Look) *View {
	v := &View{s: s, subject: subject, frame: telling, look: look}
	v.ExtendBaseWidget(v)
	return v
}

// Hovering is a picture that moves while the pointer is over it.
type Hovering struct{ View }

var _ desktop.Hoverable = (*Hovering)(nil)

// NewHovering returns a picture that moves while the pointer is over it.
func (s *Studio) NewHovering(subject Subject) *Hovering {
	h := &Hovering{View{s: s, subject: subject, frame: telling, look: s.p.Look}}
	h.ExtendBaseWidget(h)
	return h
}

// MouseIn implements desktop.Hoverable.
func (h *Hovering) MouseIn(*desktop.MouseEvent) { h.Play() }

// MouseMoved implements desktop.Hoverable.
func (h *Hovering) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (h *Hovering) MouseOut() { h.Stop() }

// MoveAlways lets the picture move while the window is in the background too, as a session asks for.
func (v *View) MoveAlways() { v.always = true }

// SetSubject changes what the picture shows. Until the new one is drawn there is nothing to see, so that
// no picture ever stands beside the wrong name.
func (v *View) SetSubject(subject Subject) {
	if v.motion != nil {
		v.Stop()
	}
	v.subject, v.frame = subject, telling
	v.Refresh()
}

// AccessibilityLabel is what a screen reader says.
func (v *View) AccessibilityLabel() string { return v.subject.Name }

// AccessibilityRole tells a screen reader that there is nothing to press.
func (v *View) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// step shows the next keyframe, or by −1 the one before.
func (v *View) step(by int) {
	f := v.s.figure(v.subject.Technique, v.subject.Side)
	if f == nil {
		return
	}
	at := v.frame
	if at == telling {
		at = f.Still
	}
	v.frame = (at + by + len(f.Frames)) % len(f.Frames)
	v.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	r := &renderer{
		v: v, image: &canvas.Image{FillMode: canvas.ImageFillStretch, ScaleMode: canvas.ImageScaleSmooth},
		earlier: kit.NewIconButton(kit.IconBack, v.s.p.Words.Earlier, func() { v.step(-1) }),
		later:   kit.NewIconButton(kit.IconForward, v.s.p.Words.Later, func() { v.step(1) }),
		bare:    newBare(),
	}
	r.showGround()
	r.showStepper()
	v.shown = r
	return r
}

type renderer struct {
	v              *View
	image          *canvas.Image
	bare           *canvas.Rectangle // the ground without a picture
	earlier, later *kit.IconButton
	shown          drawing // the still that is drawn or being drawn
}

const stepperSize float32 = 36

// wanted is the picture as it should be at a size.
func (r *renderer) wanted(size fyne.Size) drawing {
	v := r.v
	return drawing{
		technique: v.subject.Technique, side: v.subject.Side, frame: v.frame,
		size: pixels(r.image, size), look: v.look(), ground: v.ground.color(),
	}
}

// empty reports whether there is nothing to draw.
func (d drawing) empty() bool { return d.size.X < 1 || d.size.Y < 1 }

// Layout asks for a drawing of the new size; until it is there the old one is stretched.
func (r *renderer) Layout(size fyne.Size) {
	r.image.Resize(size)
	r.bare.Resize(size)
	for i, b := range []*kit.IconButton{r.earlier, r.later} {
		b.Resize(fyne.NewSquareSize(stepperSize))
		x := 8 + float32(i)*(size.Width-stepperSize-16)
		b.Move(fyne.NewPos(x, size.Height-stepperSize-8))
	}
	r.draw(size)
}

// showStepper shows the buttons only where there is something to go through.
func (r *renderer) showStepper() {
	f := r.v.s.figure(r.v.subject.Technique, r.v.subject.Side)
	on := r.v.stepper && r.v.s.p.Still() && f != nil && len(f.Frames) > 1
	for _, b := range []*kit.IconButton{r.earlier, r.later} {
		if on {
			b.Show()
		} else {
			b.Hide()
		}
	}
}

func (r *renderer) draw(size fyne.Size) {
	if r.v.motion.on() && r.v.motion.drawn {
		return // the next moment comes at its own size
	}
	want := r.wanted(size)
	if want == r.shown || want.empty() {
		return
	}
	if want.technique != r.shown.technique || want.side != r.shown.side {
		r.image.Image = nil
		r.showGround()
	}
	r.shown = want
	s := r.v.s
	if img, ok := s.cache.get(want); ok {
		r.show(img)
		return
	}
	targets := r.v.subject.Targets
	s.p.Go(func() {
		img := s.still(want, targets)
		s.p.OnUI(func() {
			if r.shown == want && !r.v.motion.on() { // a newer one may be on its way
				r.show(img)
			}
		})
	})
}

func (r *renderer) show(img image.Image) {
	r.image.Image = img
	r.showGround()
	r.image.Refresh()
}

// pixels is the size of a widget on the screen it is on.
func pixels(o fyne.CanvasObject, size fyne.Size) image.Point {
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(o); c != nil {
		scale = c.Scale()
	}
	whole := func(v float32) int { return int(math.Round(float64(v * scale))) }
	return image.Pt(whole(size.Width), whole(size.Height))
}

// MinSize leaves the size to whoever places the picture.
func (r *renderer) MinSize() fyne.Size { return fyne.NewSize(40, 30) }

// Refresh draws anew where the theme or the subject has changed.
func (r *renderer) Refresh() {
	r.showStepper()
	r.draw(r.v.Size())
	r.showGround()
	r.bare.Refresh()
	r.image.Refresh()
}

// Objects implements fyne.WidgetRenderer.
func (r *renderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.image, r.bare, r.earlier, r.later}
}

// Destroy implements fyne.WidgetRenderer.
func (r *renderer) Destroy() {
	if r.v.shown == r {
		r.v.shown = nil
	}
	if r.v.motion.on() {
		r.v.Stop()
	}
}
