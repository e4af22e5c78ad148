package figure

import (
	"image"

	"unknot/internal/figure/rig"
)

// The shirt is cut a little wide. It lies on shoulders and chest, stands off the waist, and where
// the trunk leans it hangs from the lower side. Lengths are units.
const (
	shirtFrom, shirtTo = 5.5, 29.9 // along the spine, from the hem
	hemHigh            = 0.75      // height of the hem's band
	hemSlide           = 1.2       // how far the shirt slides towards the head in one who hangs head down
	clothSnug          = 0.25      // off the skin where the shirt lies on it
	clothLoose         = 0.6       // more than that at the hem
	clothSag           = 1.5       // how far the hem hangs from a level trunk
	pressed            = 0.7       // height over what one lies on up to which cloth is pressed flat
	hanging            = 4.0       // height from which it hangs freely
	waistFrom          = 22.0      // along the spine: from here down the shirt is loose
	// seenInto is from how much the hem faces the viewer the pelvis is painted over the shirt: it
	// comes out of it towards the viewer.
	seenInto = 0.42
)

// shapeShirt lays the sections of the shirt and of the band along its hem.
func (p *person) shapeShirt(s *stage) {
	p.hemAt = shirtFrom + hemSlide*max(0, -p.body.Pelvis.Axes.Y.Y)
	p.fromBelow = p.body.SpineAt(p.hemAt).Axes.Y.Dot(s.cam.to) < -seenInto
	n := s.steps(36)
	p.shirt = p.shirt[:0]
	from := p.hemAt + hemHigh*0.8
	for i := range n {
		p.shirt = append(p.shirt, p.shirtAt(s, from+(shirtTo-from)*float64(i)/float64(n-1)))
	}
	p.hem = p.hem[:0]
	if p.swim {
		return
	}
	p.hem = append(p.hem, p.shirtAt(s, p.hemAt).grown(0.05), p.shirtAt(s, p.hemAt+hemHigh).grown(0.05))
}

// shirtAt is the section of the shirt at a place along the spine.
func (p *person) shirtAt(s *stage, at float64) disc {
	d := p.trunkAt(at)
	if p.swim {
		return d.grown(clothSnug)
	}
	low := 1 - rig.Smooth(p.hemAt, waistFrom, at)
	drape(&d, clothSnug, clothLoose*low, clothSag*low*low, p.support)
	if p.fromBelow {
		return d
	}
	up := d.z.Cross(d.x)
	return edgeOn(d, up, s.cam.to, 1-rig.Smooth(p.hemAt, p.hemAt+6, at))
}

// drape lets cloth stand off a section by loose beyond snug, and hang by sag from its lower side.
// Where the section lies on something, at the height of support, the cloth is pressed flat.
func drape(d *disc, snug, loose, sag, support float64) {
	reach := max(d.front, d.back)*max(d.x.Y, -d.x.Y) + max(d.out, d.in)*max(d.z.Y, -d.z.Y)
	free := rig.Smooth(pressed, hanging, d.at.Y-reach-support)
	side := func(up float64) float64 {
		down := max(0, -up)
		return snug + loose*(1-down*(1-free)-0.6*max(0, up)) + sag*down*free
	}
	d.front += side(d.x.Y)
	d.back += side(-d.x.Y)
	d.out += side(d.z.Y)
	d.in += side(-d.z.Y)
}

// edgeOn turns a section near the end of a tube of cloth by a share towards being seen edge on, if
// the open end faces the viewer: one looks at the cloth and not into it. Up leads into the tube.
func edgeOn(d disc, up, to rig.Vec, share float64) disc {
	open := -up.Dot(to)
	if open < 0 || share <= 0 {
		return d
	}
	axis := up.Add(to.Scale(open * share)).Unit()
	d.x = d.x.Sub(axis.Scale(d.x.Dot(axis))).Unit()
	d.z = d.z.Sub(axis.Scale(d.z.Dot(axis))).Unit()
	return d
}

// The sleeve, as shares of the upper arm and units: its end stands off the arm, more below it.
const (
	sleeveTo    = 0.45
	trimFrom    = 0.405
	sleeveSnug  = 0.45
	sleeveLoose = 0.55
	sleeveSag   = 0.5
	sleeveCap   = 2.0 // height of the round end above the shoulder joint
)

// shapeSleeve lays the sections of a sleeve and of the band at its end.
func (p *person) shapeSleeve(s *stage, side rig.Side, upper *limb) {
	a := &p.arms[side]
	a.sleeve, a.trim = a.sleeve[:0], a.trim[:0]
	if p.swim {
		return
	}
	upper.grow = sleeveSnug
	a.sleeve = roundEnd(a.sleeve, upper, sleeveCap)
	upper.grow = 0
	for i, n := 0, s.steps(8); i < n; i++ {
		a.sleeve = append(a.sleeve, p.sleeveAt(s, upper, (trimFrom+0.012)*float64(i)/float64(n-1)))
	}
	a.trim = append(a.trim, p.sleeveAt(s, upper, trimFrom-0.02), p.sleeveAt(s, upper, sleeveTo))
}

func (p *person) sleeveAt(s *stage, upper *limb, t float64) disc {
	d := upper.at(t)
	end := t / sleeveTo
	drape(&d, sleeveSnug, sleeveLoose*end*end, sleeveSag*end*end, p.support)
	return edgeOn(d, upper.frame.Axes.Y, s.cam.to, rig.Smooth(0.3, 0.9, end))
}

// The trousers, as shares of the shank and units: they fall straight from the calf to the cuff.
const (
	cuff       = 0.9 // where they end
	cuffHigh   = 0.045
	trouserOff = 0.1 // off the skin at the knee
	cuffLoose  = 0.4 // more than that at the cuff
	cuffFront  = 0.4 // share of it in front, where the shin lies on the floor in kneeling
)

// shapeTrouserLeg lays the sections of a trouser leg below the knee and of the band at its end.
func (p *person) shapeTrouserLeg(s *stage, l *legParts, bone *limb) {
	l.cuff = l.cuff[:0]
	n := s.steps(16)
	if p.swim {
		l.shank = bone.along(l.shank, 0, cuff, n)
		return
	}
	for i := range n {
		l.shank = append(l.shank, bone.shankAt(s, (cuff-cuffHigh*0.8)*float64(i)/float64(n-1)))
	}
	l.cuff = append(l.cuff, bone.shankAt(s, cuff-cuffHigh).grown(0.05), bone.shankAt(s, cuff).grown(0.05))
}

// shankAt is the section of the trousers at a share of the shank.
func (l *limb) shankAt(s *stage, t float64) disc {
	d := l.at(t)
	off := trouserOff + cuffLoose*rig.Smooth(0.35, cuff, t)
	d.back, d.out, d.in = d.back+off, d.out+off*0.8, d.in+off*0.8
	d.front += off * cuffFront
	return edgeOn(d, l.frame.Axes.Y, s.cam.to, rig.Smooth(0.6, 0.85, t))
}

// endShade is how far the end of a sleeve or a trouser leg throws its shade along the limb.
const endShade = 0.9

// trim paints the band at the end of a piece of cloth, if it has one.
func (s *stage) trim(band []disc, cloth *tone) {
	if len(band) == 0 {
		return
	}
	s.begin()
	s.add(band)
	s.finish(&s.mask, 0)
	s.cover.Raise(&s.mask)
	s.out.fill(&s.mask, cloth.base.mix(cloth.shade, trimShade), 1)
}

// shadeBelow darkens the limb just painted, whose coverage is the stage's mask, beyond the end of
// the cloth that covers it.
func (s *stage) shadeBelow(end []disc, skin *tone) {
	if len(end) == 0 {
		return
	}
	last := end[len(end)-1]
	first := &end[0]
	down := last.at.Sub(first.at).Unit().Scale(endShade)
	low := last
	low.at = low.at.Add(down)
	s.discs = append(s.discs[:0], last, low)
	s.begin()
	s.add(s.discs)
	s.union.Fill(&s.soft, 0)
	s.soft.Times(&s.mask)
	s.out.fill(&s.soft, skin.shade, 0.7)
}

// The shade of the hem on the trousers: how far down it reaches, how soft and how deep it is.
const (
	hemShadeLong  = 1.3
	hemShadeBlur  = 0.45
	hemShadeAlpha = 0.6
)

// shadeBelowHem darkens the pelvis below the hem.
func (p *person) shadeBelowHem(s *stage) {
	if p.fromBelow || p.swim { // the shade is inside the shirt, or there is no hem
		p.hemShade.Reset(image.Rectangle{})
		return
	}
	top, low := p.hem[0], p.hem[0]
	low.at = low.at.Sub(p.body.Pelvis.Axes.Y.Scale(hemShadeLong))
	s.discs = append(s.discs[:0], top, low)
	s.begin()
	s.add(s.discs)
	s.union.Fill(&s.mask, 0)
	s.blur.Soften(&p.hemShade, &s.mask, s.px(hemShadeBlur))
	s.soft.Copy(&p.hemShade)
	s.soft.Times(&p.pelvisMask)
	s.out.soft(&s.soft, p.hemInk(s), hemShadeAlpha)
}

// shadeLap goes on with the shade of the hem over a near thigh, which is painted after the shirt. A
// thigh that is drawn up hides the hem.
func (p *person) shadeLap(s *stage, side rig.Side) {
	l := &p.legs[side]
	alpha := hemShadeAlpha * (1 - rig.Smooth(60, 110, p.body.Legs[side].HipFlex))
	if l.layer < layerShirt || alpha < 0.02 {
		return
	}
	s.soft.Copy(&p.hemShade)
	s.soft.Times(&p.legMask[side])
	s.out.soft(&s.soft, p.hemInk(s), alpha)
}

func (p *person) hemInk(s *stage) ink { return p.wear.legs.shade.mix(s.palette.shadow, 0.2) }
