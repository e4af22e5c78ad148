package figure

import (
	"math"

	"unknot/internal/figure/raster"
	"unknot/internal/figure/rig"
)

// Folds are soft tapered lines that grow with the bend that makes them and are gone in a body that
// stands straight. They lie on the cloth: what turns away from the viewer is not drawn.
const (
	foldHalf  = 0.30 // half width of a full fold, units
	foldAlpha = 0.7
	foldLeast = 1.5 // pixels a unit from which folds are drawn: smaller they are noise
	foldWeak  = 0.15
	foldSteps = 7
)

// fold is a line on the surface of the shirt: from a place along the spine and an angle from the
// front (towards the person's right, degrees) to another. It is widest at the start.
type fold struct {
	from, fromAngle float64
	to, toAngle     float64
	wide            float64 // of a full fold
}

// The folds of the shirt on the right side.
var (
	bellyFolds = [...]fold{{8.6, 4, 10.2, 74, 1}, {12.2, 12, 12.6, 58, 0.8}}
	backFolds  = [...]fold{{9.2, 176, 10.8, 104, 1}, {12.6, 168, 13.2, 118, 0.8}}
	sideFolds  = [...]fold{{10.4, 96, 12.8, 150, 1}, {10.8, 84, 13.0, 30, 0.9}, {14.0, 90, 15.0, 138, 0.7}}
	twistFolds = [...]fold{{8.4, 118, 18.5, 42, 0.9}, {12.2, 128, 20.0, 70, 0.7}}
	armFolds   = [...]fold{{24.2, 78, 18.8, 50, 0.8}, {23.4, 98, 18.4, 112, 0.7}}
)

// drawShirtFolds paints the folds of belly, back and sides where the trunk bends.
func (p *person) drawShirtFolds(s *stage) {
	if s.cam.scale < foldLeast {
		return
	}
	a := &p.body.Angles
	curl := a[rig.LumbarFlex] + 0.5*a[rig.ThoraxFlex]
	lap := min(p.body.Legs[rig.Right].HipFlex, p.body.Legs[rig.Left].HipFlex)
	side := a[rig.LumbarSide] + 0.6*a[rig.ThoraxSide]
	twist := a[rig.ThoraxTwist] + a[rig.LumbarTwist]
	s.begin()
	for _, sign := range [...]float64{1, -1} {
		p.addFolds(s, bellyFolds[:], sign, rig.Smooth(14, 46, curl+0.25*max(0, lap-50)))
		p.addFolds(s, backFolds[:], sign, rig.Smooth(14, 44, -curl))
		p.addFolds(s, sideFolds[:], sign, rig.Smooth(9, 28, side*sign))
		p.addFolds(s, twistFolds[:], sign, rig.Smooth(14, 40, twist*sign))
	}
	for side := range rig.Side(2) {
		p.addFolds(s, armFolds[:], side.Sign(), rig.Smooth(60, 125, p.raised(side)))
	}
	s.union.Fill(&s.mask, 0)
	s.mask.Times(&p.shirtMask)
	s.out.fill(&s.mask, p.wear.top.shade, foldAlpha)
}

// raised is how far an upper arm is lifted from the side of the trunk, in degrees.
func (p *person) raised(side rig.Side) float64 {
	up := p.body.Arms[side].Upper.Axes.Y.Dot(p.body.Chest().Axes.Y)
	return math.Acos(min(max(up, -1), 1)) * 180 / math.Pi
}

// addFolds adds folds of the shirt on one side to the shape.
func (p *person) addFolds(s *stage, folds []fold, sign, strength float64) {
	if strength < foldWeak {
		return
	}
	for i := range folds {
		f := &folds[i]
		s.lineA = s.lineA[:0]
		for j := range foldSteps {
			t := float64(j) / (foldSteps - 1)
			d := p.shirtAt(s, f.from+(f.to-f.from)*t)
			at, out := d.surface((f.fromAngle + (f.toAngle-f.fromAngle)*t) * sign)
			if out.Dot(s.cam.to) < -0.05 {
				if len(s.lineA) > 0 {
					break
				}
				continue
			}
			s.lineA = append(s.lineA, s.cam.point(at))
		}
		s.taper(s.lineA, foldHalf*f.wide*strength)
	}
}

// surface is the point of a section at an angle from its front towards its positive z, and the way
// out of the section there.
func (d disc) surface(angle float64) (at, out rig.Vec) {
	sin, cos := math.Sincos(angle * math.Pi / 180)
	along, wide := d.front, d.out
	if cos < 0 {
		along = d.back
	}
	if sin < 0 {
		wide = d.in
	}
	at = d.at.Add(d.x.Scale(along * cos)).Add(d.z.Scale(wide * sin))
	return at, d.x.Scale(cos / along).Add(d.z.Scale(sin / wide)).Unit()
}

// taper adds a line that is half units wide at its start and thins out, as a fold does.
func (s *stage) taper(line []raster.Point, half float64) {
	if len(line) < 2 {
		return
	}
	w := s.px(half)
	s.tube(line, func(t float64) float64 { return w * (1 - 0.85*t*t) * (0.45 + 0.55*min(1, t*5)) })
}

// drawLegFolds paints the folds at the groin and in the hollow of the knee.
func (p *person) drawLegFolds(s *stage, side rig.Side, cloth *tone) {
	if s.cam.scale < foldLeast {
		return
	}
	s.begin()
	p.addHipFolds(s, side)
	p.addKneeFolds(s, side)
	s.union.Fill(&s.mask, 0)
	s.mask.Times(&p.legMask[side])
	s.out.fill(&s.mask, cloth.shade.mix(s.palette.shadow, 0.25), 0.6)
}

// hipFolds are the folds at a bent hip, from the hip joint in units: towards the groin, and to the
// rear across that, from their start to their end.
var hipFolds = [...]struct{ groin, rear, toGroin, toRear, bow, wide float64 }{
	{7.6, 0.6, 2.0, 2.4, -0.5, 1},
	{7.2, -1.0, 3.2, -1.0, -0.5, 0.8},
}

// addHipFolds adds the folds that run from the groin of a bent hip round to its outer side.
func (p *person) addHipFolds(s *stage, side rig.Side) {
	leg := &p.body.Legs[side]
	strength := rig.Smooth(30, 85, leg.HipFlex)
	outer := p.body.Pelvis.Axes.Z.Add(leg.Thigh.Axes.Z).Scale(side.Sign()).Unit()
	if strength < foldWeak || outer.Dot(s.cam.to) < 0.45 {
		return
	}
	// They spread from the groin, where trunk and thigh meet in front: one up to the buttock, one down.
	groin := p.body.Pelvis.Axes.X.Add(leg.Thigh.Axes.X).Unit()
	rear := outer.Cross(groin).Scale(side.Sign())
	for _, f := range hipFolds {
		s.lineA = s.lineA[:0]
		for j := range foldSteps {
			t := float64(j) / (foldSteps - 1)
			at := leg.Thigh.At.Add(groin.Scale(f.groin + (f.toGroin-f.groin)*t)).
				Add(rear.Scale(f.rear + (f.toRear-f.rear)*t + f.bow*4*t*(1-t))).
				Add(outer.Scale(3.4 + 2.1*math.Sin(t*math.Pi/2)))
			s.lineA = append(s.lineA, s.cam.point(at))
		}
		s.taper(s.lineA, foldHalf*f.wide*strength)
	}
}

// addKneeFolds adds the crease in the hollow of a bent knee and the folds beside it.
func (p *person) addKneeFolds(s *stage, side rig.Side) {
	leg := &p.body.Legs[side]
	strength := rig.Smooth(40, 100, leg.Flex)
	if strength < foldWeak {
		return
	}
	if p.legs[side].near && leg.Thigh.Axes.Z.Scale(side.Sign()).Dot(s.cam.to) < 0.15 && leg.Thigh.Axes.X.Dot(s.cam.to) > 0 {
		return // seen from the front the hollow is behind the leg
	}
	deep := rig.Smooth(80, 150, leg.Flex)
	hollow := crotch(3.2, leg.Flex)
	inward := leg.Thigh.Axes.Y.Sub(leg.Shank.Axes.Y).Unit() // between the two bones
	across := inward.Cross(leg.Thigh.Axes.Z)
	for i, wide := range [...]float64{1, 0.7, 0.7} {
		lean := [...]float64{0, 0.85, -0.85}[i] * (1 - deep)
		from := leg.Shank.At.Add(inward.Scale(3.3))
		to := leg.Shank.At.Add(inward.Scale(0.6 - 0.6*float64(min(i, 1)))).Add(across.Scale(2.2 * lean))
		if i == 0 {
			from = leg.Shank.At.Add(inward.Scale(hollow))
			to = leg.Shank.At.Add(inward.Scale(0.25 * hollow))
		}
		from = from.Add(across.Scale(2.6 * lean))
		a, b := s.cam.point(from), s.cam.point(to)
		s.lineA = append(s.lineA[:0], a, raster.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}, b)
		s.taper(s.lineA, foldHalf*wide*strength)
	}
}

// crotch is how far from a bent joint the outlines of its two bones meet, for bones of a radius in
// units bent by degrees.
func crotch(radius, flex float64) float64 {
	return min(radius/math.Sin((180-min(flex, 170))*math.Pi/360), 5*radius)
}

// drawArmFolds paints the crease in the hollow of a bent elbow on the arm just painted, whose
// coverage is the stage's mask.
func (p *person) drawArmFolds(s *stage, side rig.Side, skin *tone) {
	arm := &p.body.Arms[side]
	strength := rig.Smooth(55, 120, arm.Flex)
	if s.cam.scale < foldLeast || strength < foldWeak {
		return
	}
	inward := arm.Upper.Axes.Y.Sub(arm.Fore.Axes.Y).Unit()
	hollow := crotch(2.1, arm.Flex)
	a := s.cam.point(arm.Fore.At.Add(inward.Scale(hollow)))
	b := s.cam.point(arm.Fore.At.Add(inward.Scale(hollow - 2.4)))
	s.lineA = append(s.lineA[:0], a, raster.Point{X: (a.X + b.X) / 2, Y: (a.Y + b.Y) / 2}, b)
	s.begin()
	s.taper(s.lineA, 0.24*strength)
	s.union.Fill(&s.soft, 0)
	s.soft.Times(&s.mask)
	s.out.fill(&s.soft, skin.shade, foldAlpha)
}

// sleeveFolds run from the armpit over the sleeve, from the shoulder joint in units: along the arm,
// and from the side of the armpit across it.
var sleeveFolds = [...]struct{ y, toY, toPit, wide float64 }{
	{-2.6, -1.2, -1.6, 0.9},
	{-4.0, -4.4, 0.2, 0.7},
}

// drawSleeveFolds paints the folds that run from the armpit over the sleeve of a raised arm.
func (p *person) drawSleeveFolds(s *stage, side rig.Side, cloth *tone) {
	strength := rig.Smooth(35, 95, p.raised(side))
	if s.cam.scale < foldLeast || strength < foldWeak {
		return
	}
	arm := &p.body.Arms[side]
	chest := p.body.Chest().Axes
	pit := chest.Y.Scale(-1).Sub(chest.Z.Scale(0.4 * side.Sign()))
	y := arm.Upper.Axes.Y
	pit = pit.Sub(y.Scale(pit.Dot(y))).Unit() // across the arm, on the side of the armpit
	over := y.Cross(pit)
	if over.Dot(s.cam.to) < 0 {
		over = over.Scale(-1)
	}
	s.begin()
	for _, f := range sleeveFolds {
		s.lineA = s.lineA[:0]
		for j := range foldSteps {
			t := float64(j) / (foldSteps - 1)
			at := arm.Upper.At.Add(y.Scale(f.y + (f.toY-f.y)*t + 0.5*4*t*(1-t))).
				Add(pit.Scale(3.4 + (f.toPit-3.4)*t)).Add(over.Scale(1.5 + 1.5*t))
			s.lineA = append(s.lineA, s.cam.point(at))
		}
		s.taper(s.lineA, foldHalf*f.wide*strength)
	}
	s.union.Fill(&s.mask, 0)
	s.mask.Times(&p.sleeveMask[side])
	s.out.fill(&s.mask, cloth.shade, foldAlpha)
}
