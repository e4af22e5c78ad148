package rig

// Joint is the place of one angle among [Angles]. A paired joint has its right side at the named
// place and its left side right behind the right one's values (see [Joint.On]).
type Joint int

// The joints and their values, in the order pose files list them: flexion or what comes closest
// first. Girdle values are units, ThumbOut is a share; everything else is degrees.
const (
	RootPitch Joint = iota
	RootTurn
	RootLean
	RootYaw
	LumbarFlex
	LumbarSide
	LumbarTwist
	ThoraxFlex
	ThoraxSide
	ThoraxTwist
	NeckFlex
	NeckSide
	NeckTwist
	HeadFlex
	HeadSide
	HeadTwist
	paired
)

// The values of one side, counted from the first paired place.
const (
	GirdleUp Joint = iota + paired
	GirdleForward
	ShoulderFlex
	ShoulderAbd
	ShoulderRot
	ElbowFlex
	ElbowPronation
	WristFlex
	WristRadial
	Curl
	ThumbOut
	HipFlex
	HipAbd
	HipRot
	KneeFlex
	KneeRot
	AnkleDorsi
	AnkleInversion
	AnkleToeOut
	ToesExtend
	pairedEnd

	perSide    = pairedEnd - paired
	angleCount = paired + 2*perSide
)

// Angles are all angles of a posture, so that two postures mix value by value.
type Angles [angleCount]float64

// On returns the place of a paired joint on a side; joints of the trunk are the same on both.
func (j Joint) On(s Side) Joint {
	if j < paired || s == Right {
		return j
	}
	return j + perSide
}

// Mirrored returns the same posture on the other side: sides swapped, and every turn, lean and
// bend to the side reversed.
func (a *Angles) Mirrored() Angles {
	m := *a
	for j := paired; j < pairedEnd; j++ {
		m[j], m[j+perSide] = a[j+perSide], a[j]
	}
	for _, j := range [...]Joint{
		RootTurn, RootLean, RootYaw,
		LumbarSide, LumbarTwist, ThoraxSide, ThoraxTwist, NeckSide, NeckTwist, HeadSide, HeadTwist,
	} {
		m[j] = -a[j]
	}
	return m
}
