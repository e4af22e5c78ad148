package figure

import (
	"image"
	"slices"
	"time"

	"unknot/internal/figure/pose"
	"unknot/internal/figure/rig"
)

// Artist draws figures. It keeps every buffer it needs, so a picture that moves allocates nothing
// once the first frame is drawn. It must not be used by several goroutines at once.
type Artist struct {
	stage  stage
	pixels pixels
	moment pose.Moment
	person person
	helper person
	people []*person // both, as drawn
	steps  []step
	shade  groundShadow

	figure *pose.Figure // being drawn
	moving []bool       // props that the static layer leaves out
	// between are the props of the static layer that stand before a helper who is behind the
	// person; they are drawn once more between the two people.
	between []bool
	fixed   fixed
	path    []rig.Vec
	drawn   thing
	target  image.RGBA
}

// New returns an artist.
func New() *Artist {
	a := &Artist{}
	a.person.names, a.helper.names = personParts, helperParts
	return a
}

// Draw paints the whole of dst with the figure at a time since its movement began.
func (a *Artist) Draw(dst *image.RGBA, f *pose.Figure, t time.Duration, look Look) {
	f.At(t, &a.moment)
	glow := a.moment.GlowAlpha
	if f.Period() > 0 {
		glow *= pulse(t)
	}
	a.draw(dst, f, look, glow)
}

// Still paints the whole of dst with the keyframe of the figure that tells most.
func (a *Artist) Still(dst *image.RGBA, f *pose.Figure, look Look) {
	f.Rest(f.Still, &a.moment)
	a.draw(dst, f, look, 1)
}

// draw paints the moment the artist holds.
func (a *Artist) draw(dst *image.RGBA, f *pose.Figure, look Look, glow float64) {
	if dst.Rect.Empty() {
		return
	}
	a.target = *dst
	a.target.Rect = dst.Rect.Sub(dst.Rect.Min) // a picture's own corner is (0, 0)
	a.prepare(f, a.target.Rect.Size(), look)
	a.copyFixed(&a.target, f, look)
	a.pixels.img = &a.target
	a.stage.out = &a.pixels
	a.paint(glow)
	a.target = image.RGBA{} // do not hold on to the caller's picture
}

// prepare solves the bodies and cuts them into parts.
func (a *Artist) prepare(f *pose.Figure, size image.Point, look Look) {
	a.figure = f
	s := &a.stage
	colours := newPalette(look)
	s.setUp(newCamera(f.Camera, size), image.Rectangle{Max: size}, &colours)
	m := &a.moment
	rig.Solve(&m.Person, &a.person.body)
	a.person.wear, a.person.style, a.person.order = &s.palette.person, hairStyle(choice(look.Hair)), f.Order
	a.people = append(a.people[:0], &a.person)
	a.person.support, a.person.swim = restsOn(f), f.Swim
	if f.Swim {
		s.palette.person.swim()
	}
	a.person.shape(s)
	if m.HasHelper {
		rig.SolveBeside(&m.Helper, &a.helper.body, &a.person.body)
		a.helper.wear, a.helper.style, a.helper.order = &s.palette.helper, hairStyle(helperHair[choice(look.Hair)]), f.Order
		a.helper.shape(s)
		a.people = append(a.people, &a.helper)
	}
}

// restsOn is the height of the bed or couch of a figure, or of the ground.
func restsOn(f *pose.Figure) float64 {
	for i := range f.Props {
		if p := &f.Props[i]; p.Kind == pose.Bed || p.Kind == pose.Couch {
			return p.At.Y + p.Size[2]
		}
	}
	return 0
}

// paint draws everything that moves over the static layer.
func (a *Artist) paint(glow float64) {
	s := &a.stage
	s.cover.Reset(s.clip)
	for _, p := range a.people {
		p.mask(s)
	}
	a.throwShadows()
	a.plan()
	for i := range a.steps {
		a.paintStep(&a.steps[i], glow)
	}
	a.drawArrows()
}

// plan lists everything to paint, back to front.
func (a *Artist) plan() {
	a.steps = a.person.plan(a.steps[:0], 0)
	if a.moment.HasHelper {
		base := behindAll
		if a.figure.Order[pose.Helper] > 0 {
			base = beforeAll
		}
		a.steps = a.helper.plan(a.steps, base)
		reachOver(a.steps, &a.helper, &a.moment.Helper.Pins)
	}
	for i := range a.figure.Props {
		if a.moving[i] {
			a.steps = append(a.steps, step{layer: propLayer(&a.figure.Props[i]), kind: stepProp, prop: i})
		}
	}
	if slices.Contains(a.between, true) {
		a.steps = append(a.steps, step{layer: layerPropBack, kind: stepFurniture})
	}
	for i := range a.figure.Props {
		if a.figure.Props[i].Kind == pose.Bath {
			a.steps = append(a.steps, step{layer: layerPropFront, kind: stepBathFront, prop: i})
		}
	}
	for i := range a.moment.Highlights {
		layer := layerGlow
		if a.moment.Highlights[i].OverArms {
			layer = layerGlowFront
		}
		a.steps = append(a.steps, step{layer: layer, kind: stepGlow, prop: i})
	}
	sortSteps(a.steps)
}

func (a *Artist) paintStep(st *step, glow float64) {
	s := &a.stage
	switch st.kind {
	case stepArm:
		st.who.drawArm(s, st.side)
	case stepLeg:
		st.who.drawLeg(s, st.side)
	case stepPelvis:
		st.who.drawPelvis(s)
	case stepShirt:
		st.who.drawShirt(s)
	case stepHead:
		st.who.drawHead(s)
	case stepButtocks:
		st.who.drawButtocks(s)
	case stepGlow:
		a.drawHighlight(&a.moment.Highlights[st.prop], glow)
	case stepProp:
		a.drawProp(st.prop)
		a.throwOnTop(st.prop, a.people[:1])
	case stepFurniture:
		a.paintFront()
	case stepBathFront:
		t := a.thing(st.prop)
		s.bathFront(&t)
	}
}

// place is where an anchorage is now.
func (a *Artist) place(on pose.Anchorage) rig.Vec {
	switch {
	case on.Site == rig.NoSite:
		return rig.Vec{}
	case on.Helper:
		return a.helper.body.Site(on.Site)
	default:
		return a.person.body.Site(on.Site)
	}
}
