package figure

import (
	"unknot/internal/figure/pose"
	"unknot/internal/figure/raster"
	"unknot/internal/figure/rig"
)

// person is one person being drawn: the solved body, cut into the discs of its parts, and the
// masks parts share.
type person struct {
	body  rig.Body
	wear  *clothes
	style hairStyle
	names [partCount]pose.Part
	order map[pose.Part]float64

	support float64 // height of what the person lies on, units
	swim    bool    // in a swimsuit: no sleeves, no trouser legs, no hem
	hemAt   float64 // where the shirt ends, along the spine
	// fromBelow is whether the open end of the shirt faces the viewer.
	fromBelow bool

	pelvis, shirt, hem, collar, neck []disc
	shoulder                         [2][]disc // web and slope of the shirt
	legs                             [2]legParts
	arms                             [2]armParts
	head                             headParts

	pelvisMask raster.Mask    // pelvis and both hips
	thighMask  [2]raster.Mask // of near legs
	legMask    [2]raster.Mask // thigh and shank
	hipRef     raster.Mask    // what the rims of pelvis and near thighs go by
	shirtMask  raster.Mask
	sleeveMask [2]raster.Mask
	shirtRef   raster.Mask
	hemShade   raster.Mask // what the hem throws on the trousers
}

// partCount is how many parts can have a layer of their own.
const partCount = 5

const (
	partArmRight = iota
	partArmLeft
	partLegRight
	partLegLeft
	partHead
)

var (
	personParts = [partCount]pose.Part{pose.ArmRight, pose.ArmLeft, pose.LegRight, pose.LegLeft, pose.Head}
	helperParts = [partCount]pose.Part{"helper_arm_r", "helper_arm_l", "helper_leg_r", "helper_leg_l", "helper_head"}
)

// legParts are the discs of one leg.
type legParts struct {
	lead        []disc // buttock, from the pelvis down to the hip
	thigh       []disc // fan about the hip and the bone
	shank       []disc // fan about the knee, down to the cuff
	ankle       []disc // bare skin from the cuff over the ankle
	foot        []disc
	cuff        []disc // the band at the end of the trousers
	toes        []toe
	near        bool
	far         float64 // share of the far tone
	skin, cloth tone
	layer       float64
	thighBoneAt int // first disc of the bone in thigh
}

// armParts are the discs of one arm.
type armParts struct {
	arm     []disc // shoulder to wrist
	hand    handParts
	sleeve  []disc
	trim    []disc
	near    bool
	far     float64
	skin    tone
	cloth   tone
	layer   float64
	lowerAt int // first disc of arm that casts a shadow on the body
}

// shape cuts the solved body into discs.
func (p *person) shape(s *stage) {
	p.shapeTorso(s)
	p.shapeNeck(s)
	for side := range rig.Side(2) {
		p.shapeLeg(s, side)
		p.shapeArm(s, side)
	}
	p.placeLimbs(s)
	p.shapeHead(s)
}
