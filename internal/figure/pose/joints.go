package pose

import "unknot/internal/figure/rig"

// span is the working range of one value: in degrees, of the girdle in units, of the thumb as a
// share of being stretched to press.
type span struct{ low, high float64 }

// joint is one entry of a pose file: where its values stand among the angles, and their ranges.
type joint struct {
	first  rig.Joint
	paired bool
	ranges []span
}

// joints are the names a pose file may use, with the ranges of the figure's design. Ranges are
// those of a healthy adult at ease in the pose, not limits of measurement.
func joints() map[string]joint {
	return map[string]joint{
		"lumbar":   {rig.LumbarFlex, false, []span{{-45, 45}, {-25, 25}, {-30, 30}}},
		"thorax":   {rig.ThoraxFlex, false, []span{{-45, 40}, {-25, 25}, {-40, 40}}},
		"neck":     {rig.NeckFlex, false, []span{{-35, 35}, {-35, 35}, {-35, 35}}},
		"head":     {rig.HeadFlex, false, []span{{-35, 35}, {-35, 35}, {-35, 35}}},
		"girdle":   {rig.GirdleUp, true, []span{{-1, 3}, {-1.5, 3}}},
		"shoulder": {rig.ShoulderFlex, true, []span{{-60, 180}, {-30, 180}, {-90, 90}}},
		"elbow":    {rig.ElbowFlex, true, []span{{0, 150}, {-90, 90}}},
		"wrist":    {rig.WristFlex, true, []span{{-80, 80}, {-25, 25}}},
		"curl":     {rig.Curl, true, []span{{0, 100}}},
		"thumb":    {rig.ThumbOut, true, []span{{0, 1}}},
		"hip":      {rig.HipFlex, true, []span{{-25, 141}, {-30, 65}, {-50, 70}}},
		"knee":     {rig.KneeFlex, true, []span{{0, 155}, {-20, 20}}},
		"ankle":    {rig.AnkleDorsi, true, []span{{-78, 30}, {-25, 25}, {-25, 25}}},
		"toes":     {rig.ToesExtend, true, []span{{0, 70}}},
	}
}
