package rig

// origin is the bone a site hangs on.
type origin uint8

const (
	onPelvis origin = iota
	onSpine         // at a place along the spine
	onSkull
	onUpper
	onFore
	onHand
	onThigh
	onShank
	onFoot
	onGlute // from the hip centre, in a frame 35 % of the way from pelvis to thigh
	onHip   // from the hip joint, in a frame 50 % of the way from pelvis to thigh
)

// place says where a site lies: from the start of its bone, in the bone's frame, with X in front
// and Z outwards. Out points out of the body there, and Skin is how far the skin lies along it.
type place struct {
	bone origin
	s    float64 // along the spine
	at   Vec
	out  Vec
	skin float64
}

var places = [siteCount]place{
	sitePelvis:     {bone: onPelvis, out: Vec{X: 1}, skin: 4.9},
	siteHip:        {bone: onThigh, out: Vec{Z: 1}, skin: 5.6},
	siteKnee:       {bone: onShank, out: Vec{X: 1}, skin: 3.6},
	siteAnkle:      {bone: onFoot, out: Vec{X: 1}, skin: 2},
	siteToe:        {bone: onFoot, at: Vec{8.5, -3.4, 0}, out: Vec{Y: 1}, skin: 1.2},
	siteHeel:       {bone: onFoot, at: Vec{-2.6, -3, 0}, out: Vec{X: -1}, skin: 1.2},
	siteSole:       {bone: onFoot, at: Vec{3, -3.4, 0}, out: Vec{Y: -1}, skin: 0.5},
	siteShoulder:   {bone: onUpper, out: Vec{Z: 1}, skin: 2.9},
	siteElbow:      {bone: onFore, out: Vec{X: -1}, skin: 2.1},
	siteWrist:      {bone: onHand, out: Vec{Z: 1}, skin: 1.3},
	siteHand:       {bone: onHand, at: Vec{0, -4.6, 0}, out: Vec{Z: -1}, skin: 1.1},
	siteChest:      {bone: onSpine, s: ChestAt, out: Vec{X: 1}, skin: 4.7},
	siteHead:       {bone: onSkull, at: Vec{0, 3.5, 0}, out: Vec{X: -1}, skin: 5.8},
	siteGlute:      {bone: onGlute, at: Vec{-4.6, 0.2, 5.5}, out: Vec{-0.93, 0, 0.37}, skin: 2.9},
	siteGluteMed:   {bone: onGlute, at: Vec{-2.4, 4.2, 7.2}, out: Vec{-0.45, 0.15, 0.88}, skin: 2.2},
	siteHipFlexor:  {bone: onHip, at: Vec{3.6, 1, 1}, out: Vec{X: 1}, skin: 1.6},
	siteOuterHip:   {bone: onHip, at: Vec{0, -1, 4.4}, out: Vec{Z: 1}, skin: 1.2},
	siteQuad:       {bone: onThigh, at: Vec{2.2, -10, 0}, out: Vec{X: 1}, skin: 3.3},
	siteHamstring:  {bone: onThigh, at: Vec{-2.2, -12, 0}, out: Vec{X: -1}, skin: 2.8},
	siteAdductor:   {bone: onThigh, at: Vec{0, -9, -2.6}, out: Vec{Z: -1}, skin: 2},
	siteCalf:       {bone: onShank, at: Vec{-1.6, -8, 0}, out: Vec{X: -1}, skin: 2.5},
	siteShin:       {bone: onShank, at: Vec{3.2, -5.5, 0}, out: Vec{X: 1}, skin: 0},
	siteThigh:      {bone: onThigh, at: Vec{0, -14, 0}, out: Vec{X: 1}, skin: 5.0},
	siteThighBack:  {bone: onThigh, at: Vec{-6, -17, 0}, out: Vec{X: -1}, skin: 0},
	siteKneeFront:  {bone: onThigh, at: Vec{3.6, -Thigh - 1, 0}, out: Vec{X: 1}, skin: 0},
	siteLumbar:     {bone: onSpine, s: 11, at: Vec{X: -2.6}, out: Vec{X: -1}, skin: 1.8},
	siteMidback:    {bone: onSpine, s: 20, at: Vec{X: -3.2}, out: Vec{X: -1}, skin: 2.2},
	siteBack:       {bone: onSpine, s: 16, at: Vec{X: -2.8}, out: Vec{X: -1}, skin: 1.9},
	siteAbdomen:    {bone: onSpine, s: 10, at: Vec{X: 3.2}, out: Vec{X: 1}, skin: 2.1},
	siteFlank:      {bone: onSpine, s: 14, at: Vec{Z: 4}, out: Vec{Z: 1}, skin: 3.1},
	siteParaspinal: {bone: onSpine, s: 11, at: Vec{-2.4, 0, 2.8}, out: Vec{-1, 0, 0.2}, skin: 1.9},
	siteSacrum:     {bone: onPelvis, at: Vec{-4.4, 3.4, 0}, out: Vec{X: -1}, skin: 2.7},
}

// Site is where a place of the body is now.
func (b *Body) Site(s Site) Vec { return b.siteFrame(s).At }

// siteFrame is the frame of a site: at the site, with the axes of its bone.
func (b *Body) siteFrame(s Site) Frame {
	p := &places[s.name]
	f := b.bone(p, s.side)
	at := p.at
	at.Z *= s.side.Sign()
	return Frame{f.Point(at), f.Axes}
}

// Skin is the point of the skin over a site and the direction out of the body there.
func (b *Body) Skin(s Site) (at, out Vec) {
	p := &places[s.name]
	f := b.siteFrame(s)
	dir := p.out
	dir.Z *= s.side.Sign()
	if s.name == siteHand && s.side == Left {
		dir.Z = 1 // the palm of the left hand faces the other way
	}
	out = f.Axes.Of(dir).Unit()
	skin := p.skin
	if p.bone == onSpine && p.out.X > 0 {
		skin += b.Swell(p.s)
	}
	return f.At.Add(out.Scale(skin)), out
}

// bone is the frame a site is measured from.
func (b *Body) bone(p *place, side Side) Frame {
	arm, leg := &b.Arms[side], &b.Legs[side]
	switch p.bone {
	case onSpine:
		return b.SpineAt(p.s)
	case onSkull:
		return b.Skull
	case onUpper:
		return arm.Upper
	case onFore:
		return arm.Fore
	case onHand:
		return arm.Hand
	case onThigh:
		return leg.Thigh
	case onShank:
		return leg.Shank
	case onFoot:
		return leg.Foot
	case onGlute:
		return Frame{b.Pelvis.At, Blend(b.Pelvis.Axes, leg.Thigh.Axes, 0.35)}
	case onHip:
		return Frame{leg.Thigh.At, Blend(b.Pelvis.Axes, leg.Thigh.Axes, 0.5)}
	default:
		return b.Pelvis
	}
}
