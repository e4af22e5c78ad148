package rig

import "fmt"

// Site is a named place of the body: where a highlight glows, an arrow starts, a hand rests.
// A paired site carries its side.
type Site struct {
	name siteName
	side Side
}

type siteName int

// NoSite is the place that is none.
var NoSite = Site{}

const (
	noSite siteName = iota
	sitePelvis
	siteHip
	siteKnee
	siteAnkle
	siteToe
	siteHeel
	siteSole
	siteShoulder
	siteElbow
	siteWrist
	siteHand
	siteChest
	siteHead
	siteGlute
	siteGluteMed
	siteHipFlexor
	siteOuterHip
	siteQuad
	siteHamstring
	siteAdductor
	siteCalf
	siteShin
	siteThigh
	siteThighBack
	siteKneeFront
	siteLumbar
	siteMidback
	siteBack
	siteAbdomen
	siteFlank
	siteParaspinal
	siteSacrum
	siteCount
)

// siteNames are the names pose files use; those in pairedSites need _r or _l behind them.
var siteNames = [siteCount]string{
	"", "pelvis", "hip", "knee", "ankle", "toe", "heel", "sole", "shoulder", "elbow", "wrist", "hand",
	"chest", "head", "glute", "glutemed", "hipflexor", "outerhip", "quad", "hamstring", "adductor",
	"calf", "shin", "thigh", "thighback", "kneefront", "lumbar", "midback", "back", "abdomen", "flank",
	"paraspinal", "sacrum",
}

// single reports whether a site lies on the midline and so has no side.
func (n siteName) single() bool {
	switch n {
	case sitePelvis, siteChest, siteHead, siteLumbar, siteMidback, siteBack, siteAbdomen, siteSacrum:
		return true
	default:
		return false
	}
}

// ParseSite returns the site of a name such as "lumbar" or "glute_r".
func ParseSite(name string) (Site, error) {
	base, side, sided := name, Right, false
	if n := len(name); n > 2 && name[n-2] == '_' {
		switch name[n-1] {
		case 'r':
			base, sided = name[:n-2], true
		case 'l':
			base, side, sided = name[:n-2], Left, true
		}
	}
	for i := noSite + 1; i < siteCount; i++ {
		if siteNames[i] != base {
			continue
		}
		if i.single() == sided {
			return Site{}, fmt.Errorf("site %q: paired sites end in _r or _l, the others do not", name)
		}
		return Site{i, side}, nil
	}
	return Site{}, fmt.Errorf("unknown site %q", name)
}

// Mirrored returns the site on the other side.
func (s Site) Mirrored() Site {
	if s.name == noSite || s.name.single() {
		return s
	}
	return Site{s.name, 1 - s.side}
}

// String is the name of the site as pose files have it.
func (s Site) String() string {
	if s.name == noSite || s.name.single() {
		return siteNames[s.name]
	}
	return siteNames[s.name] + map[Side]string{Right: "_r", Left: "_l"}[s.side]
}
