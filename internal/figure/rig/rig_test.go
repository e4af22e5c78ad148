package rig_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"unknot/internal/figure/rig"
)

// anyKeyframe draws a posture anywhere within and a little beyond what a body can do.
func anyKeyframe(t *rapid.T) rig.Keyframe {
	var k rig.Keyframe
	for i := range k.Angles {
		k.Angles[i] = rapid.Float64Range(-60, 60).Draw(t, "angle")
	}
	for side := range rig.Side(2) {
		k.Angles[rig.GirdleUp.On(side)] = rapid.Float64Range(-1, 3).Draw(t, "girdle up")
		k.Angles[rig.GirdleForward.On(side)] = rapid.Float64Range(-1, 3).Draw(t, "girdle forward")
		k.Angles[rig.KneeFlex.On(side)] = rapid.Float64Range(0, 150).Draw(t, "knee")
		k.Angles[rig.ElbowFlex.On(side)] = rapid.Float64Range(0, 150).Draw(t, "elbow")
	}
	k.At = rig.Vec{X: rapid.Float64Range(-20, 20).Draw(t, "x"), Y: rapid.Float64Range(0, 60).Draw(t, "y")}
	return k
}

func near(a, b rig.Vec, by float64) bool { return a.Sub(b).Len() <= by }

func TestSolve(t *testing.T) {
	t.Run("should keep every bone as long as it is", rapid.MakeCheck(func(t *rapid.T) {
		k := anyKeyframe(t)
		for limb := range rig.PinCount {
			if rapid.Bool().Draw(t, "pinned") {
				at := rapid.Float64Range(-40, 40)
				k.Pins[limb] = rig.Pin{Set: true, At: rig.Vec{X: at.Draw(t, "x"), Y: at.Draw(t, "y"), Z: at.Draw(t, "z")}}
			}
		}
		var b rig.Body
		rig.Solve(&k, &b)
		for side := range rig.Side(2) {
			arm, leg := &b.Arms[side], &b.Legs[side]
			for name, bone := range map[string]struct {
				from, to rig.Vec
				length   float64
			}{
				"upper arm": {arm.Upper.At, arm.Fore.At, rig.UpperArm},
				"forearm":   {arm.Fore.At, arm.Hand.At, rig.Forearm},
				"thigh":     {leg.Thigh.At, leg.Shank.At, rig.Thigh},
				"shank":     {leg.Shank.At, leg.Foot.At, rig.Shank},
			} {
				if got := bone.to.Sub(bone.from).Len(); math.Abs(got-bone.length) > 1e-6 {
					t.Errorf("%s is %.6f long, want %.1f", name, got, bone.length)
				}
			}
			for name, m := range map[string]rig.Mat{"thigh": leg.Thigh.Axes, "foot": leg.Foot.Axes, "hand": arm.Hand.Axes, "upper": arm.Upper.Axes} {
				if !near(m.X.Cross(m.Y), m.Z, 1e-6) || math.Abs(m.X.Len()-1) > 1e-6 {
					t.Errorf("the frame of the %s is not right-handed: %+v", name, m)
				}
			}
		}
	}))
	t.Run("should bring a pinned wrist and ankle to what they touch when it is in reach", rapid.MakeCheck(func(t *rapid.T) {
		k := anyKeyframe(t)
		var free rig.Body
		rig.Solve(&k, &free)
		share := rapid.Float64Range(0.4, 0.98)
		dir := func() rig.Vec {
			one := rapid.Float64Range(-1, 1)
			v := rig.Vec{X: one.Draw(t, "dx"), Y: one.Draw(t, "dy"), Z: one.Draw(t, "dz")}
			if v.Len() < 0.1 {
				return rig.Vec{Y: -1}
			}
			return v.Unit()
		}
		wrist := free.Arms[rig.Left].Upper.At.Add(dir().Scale((rig.UpperArm + rig.Forearm) * share.Draw(t, "arm")))
		ankle := free.Legs[rig.Right].Thigh.At.Add(dir().Scale((rig.Thigh + rig.Shank) * share.Draw(t, "leg")))
		k.Pins[rig.HandLeft] = rig.Pin{Set: true, At: wrist}
		k.Pins[rig.FootRight] = rig.Pin{Set: true, At: ankle}
		var b rig.Body
		rig.Solve(&k, &b)
		if !near(b.Arms[rig.Left].Hand.At, wrist, 1e-6) || !near(b.Legs[rig.Right].Foot.At, ankle, 1e-6) {
			t.Errorf("wrist %v for %v, ankle %v for %v", b.Arms[rig.Left].Hand.At, wrist, b.Legs[rig.Right].Foot.At, ankle)
		}
	}))
	t.Run("should lay the lowest point on the floor", rapid.MakeCheck(func(t *rapid.T) {
		k := anyKeyframe(t)
		k.Floor = true
		var b rig.Body
		rig.Solve(&k, &b)
		if low := min(b.Lowest(), 1e9); low > 1e-6 || low < -20 {
			t.Errorf("lowest point at %.3f", low)
		}
	}))
	t.Run("should hold the anchored place at its point", rapid.MakeCheck(func(t *rapid.T) {
		k := anyKeyframe(t)
		knee, err := rig.ParseSite("knee_l")
		if err != nil {
			t.Fatal(err)
		}
		k.Anchor = rig.Anchor{Site: knee, At: rig.Vec{X: 3, Y: 3.5, Z: -5}}
		var b rig.Body
		rig.Solve(&k, &b)
		if !near(b.Site(knee), k.Anchor.At, 1e-6) {
			t.Errorf("knee at %v", b.Site(knee))
		}
	}))
	t.Run("should make the mirrored posture the mirror image", rapid.MakeCheck(func(t *rapid.T) {
		k := anyKeyframe(t)
		m := k
		m.Angles = k.Angles.Mirrored()
		var b, other rig.Body
		rig.Solve(&k, &b)
		rig.Solve(&m, &other)
		for _, name := range []string{"hand_r", "toe_r", "glute_l", "head", "flank_r", "elbow_l", "outerhip_r"} {
			s, err := rig.ParseSite(name)
			if err != nil {
				t.Fatal(err)
			}
			want := b.Site(s)
			want.Z = -want.Z
			if got := other.Site(s.Mirrored()); !near(got, want, 1e-6) {
				t.Errorf("%s: %v, want %v", name, got, want)
			}
		}
	}))
}

func TestStanding(t *testing.T) {
	t.Run("should stand upright with head, hips and heels where a body has them", func(t *testing.T) {
		k := rig.Keyframe{Floor: true}
		var b rig.Body
		rig.Solve(&k, &b)
		if h := b.Pelvis.At.Y; math.Abs(h-53) > 0.2 {
			t.Errorf("hip height %.2f, want 53", h)
		}
		if top := b.Skull.Point(rig.Vec{Y: 9.5 * 1.05}).Y; math.Abs(top-100) > 2.5 {
			t.Errorf("the crown is %.1f high, want 100", top)
		}
		if !near(b.Skull.Axes.Y, rig.Vec{Y: 1}, 0.05) {
			t.Errorf("the head leans: %v", b.Skull.Axes.Y)
		}
	})
	t.Run("should bend to the right and turn to the left for positive values", func(t *testing.T) {
		k := rig.Keyframe{Floor: true}
		k.Angles[rig.LumbarSide] = 20
		k.Angles[rig.ThoraxTwist] = 30
		var b rig.Body
		rig.Solve(&k, &b)
		if b.Neck.At.Z <= 1 {
			t.Errorf("bending right moved the neck to z %.2f", b.Neck.At.Z)
		}
		if b.Neck.Axes.X.Z >= 0 {
			t.Errorf("turning left turned the neck to %v", b.Neck.Axes.X)
		}
	})
}

func TestSites(t *testing.T) {
	t.Run("should name every place the same way back", func(t *testing.T) {
		for _, name := range []string{"lumbar", "glute_r", "sole_l", "paraspinal_r", "head"} {
			s, err := rig.ParseSite(name)
			if err != nil || s.String() != name {
				t.Errorf("%q became %q, %v", name, s, err)
			}
		}
	})
	t.Run("should refuse a place without its side, or with one it has not", func(t *testing.T) {
		for _, name := range []string{"glute", "lumbar_r", "tail", "", "_r", "glute_x"} {
			if _, err := rig.ParseSite(name); err == nil {
				t.Errorf("%q was taken", name)
			}
		}
	})
	t.Run("should find the skin outside of every place", func(t *testing.T) {
		k := rig.Keyframe{Floor: true}
		var b rig.Body
		rig.Solve(&k, &b)
		for _, c := range []struct {
			name string
			dir  rig.Vec
		}{
			{"lumbar", rig.Vec{X: -1}},
			{"abdomen", rig.Vec{X: 1}},
			{"glutemed_r", rig.Vec{Z: 1}},
			{"glutemed_l", rig.Vec{Z: -1}},
			{"calf_l", rig.Vec{X: -1}},
			{"flank_l", rig.Vec{Z: -1}},
			{"sole_r", rig.Vec{Y: -1}},
		} {
			s, err := rig.ParseSite(c.name)
			if err != nil {
				t.Fatal(err)
			}
			at, out := b.Skin(s)
			if out.Dot(c.dir) < 0.5 || at.Sub(b.Site(s)).Dot(c.dir) < 0 {
				t.Errorf("%s: skin at %v, out %v", c.name, at, out)
			}
		}
	})
}

func TestBelly(t *testing.T) {
	abdomen, err := rig.ParseSite("abdomen")
	if err != nil {
		t.Fatal(err)
	}
	solve := func(belly, breath float64) *rig.Body {
		k := rig.Keyframe{Floor: true, Belly: belly, Breath: breath}
		var b rig.Body
		rig.Solve(&k, &b)
		return &b
	}
	t.Run("should carry the skin of the belly with it", func(t *testing.T) {
		at, out := solve(0, 0).Skin(abdomen)
		full, _ := solve(2, 0).Skin(abdomen)
		if rise := full.Sub(at).Dot(out); math.Abs(rise-2) > 0.05 {
			t.Errorf("the skin rises by %.2f, want 2", rise)
		}
	})
	t.Run("should swell where the belly is and not at hips and shoulders", func(t *testing.T) {
		b := solve(2, 0)
		if top := b.Swell(11); math.Abs(top-2) > 0.05 {
			t.Errorf("it stands out %.2f at the navel, want 2", top)
		}
		for _, s := range []float64{-3, 0, 2, 21, 27} {
			if off := b.Swell(s); off != 0 {
				t.Errorf("it stands out %.2f at %g along the spine", off, s)
			}
		}
	})
	t.Run("should lift the chest with a breath", func(t *testing.T) {
		if rise := solve(0, 1).Swell(22); rise < 0.3 {
			t.Errorf("the chest rises by %.2f", rise)
		}
	})
}

func TestThumb(t *testing.T) {
	t.Run("should put the pad of the thumb on the skin from any side, fingers clear of it", func(t *testing.T) {
		for _, name := range []string{"glutemed_r", "abdomen", "flank_r", "sacrum"} {
			on, err := rig.ParseSite(name)
			if err != nil {
				t.Fatal(err)
			}
			for side := range rig.Side(2) {
				where := on
				if side == rig.Left {
					where = on.Mirrored()
				}
				k := rig.Keyframe{Floor: true}
				k.Pins[rig.HandRight+rig.Limb(side)] = rig.Pin{Set: true, On: where, Grip: rig.Thumb}
				var b rig.Body
				rig.Solve(&k, &b)
				if arm := &b.Arms[side]; arm.Reach > 1 || arm.Thumb != 1 || arm.Curl < 60 {
					t.Fatalf("%s: reach %.2f, thumb %g, curl %g", name, arm.Reach, arm.Thumb, arm.Curl)
				}
				tip := rig.ThumbTip()
				tip.Z *= side.Sign()
				skin, out := b.Skin(where)
				off := b.Arms[side].Hand.Point(tip).Sub(skin)
				if off.Len() > 0.5 {
					t.Errorf("%s, side %d: the pad is %.2f off the skin", name, side, off.Len())
				}
				if knuckle := b.Arms[side].Hand.Point(rig.Vec{X: 1.5, Y: -5.4}).Sub(skin).Dot(out); knuckle < 0.5 {
					t.Errorf("%s, side %d: the knuckles are %.2f off the skin", name, side, knuckle)
				}
			}
		}
	})
}

func TestFist(t *testing.T) {
	t.Run("should keep the knuckles on the skin however the fist leans", func(t *testing.T) {
		on, err := rig.ParseSite("paraspinal_r")
		if err != nil {
			t.Fatal(err)
		}
		for _, tilt := range []float64{0, 30, 60} {
			k := rig.Keyframe{Floor: true}
			k.Pins[rig.HandRight] = rig.Pin{Set: true, On: on, Grip: rig.Fist, Tilt: tilt, Yaw: 40, Pole: rig.Vec{X: -0.5, Z: 1}}
			var b rig.Body
			rig.Solve(&k, &b)
			skin, out := b.Skin(on)
			hand := b.Arms[rig.Right].Hand
			if off := hand.Point(rig.Vec{Y: -5.4}).Sub(skin).Len(); off > 0.1 {
				t.Errorf("tilt %g: the knuckles are %.2f off the skin", tilt, off)
			}
			if got := math.Acos(hand.Axes.Y.Dot(out)) * 180 / math.Pi; math.Abs(got-tilt) > 1 {
				t.Errorf("the fist leans by %.0f degrees, want %g", got, tilt)
			}
		}
	})
}

func TestBlend(t *testing.T) {
	t.Run("should start at the one and end at the other orientation", rapid.MakeCheck(func(t *rapid.T) {
		deg := rapid.Float64Range(-170, 170)
		a := rig.RotX(deg.Draw(t, "x")).Times(rig.RotY(deg.Draw(t, "y")))
		b := rig.RotZ(deg.Draw(t, "z"))
		if got := rig.Blend(a, b, 0); !near(got.X, a.X, 1e-6) || !near(got.Y, a.Y, 1e-6) {
			t.Errorf("start %v, want %v", got, a)
		}
		if got := rig.Blend(a, b, 1); !near(got.X, b.X, 1e-4) || !near(got.Y, b.Y, 1e-4) {
			t.Errorf("end %v, want %v", got, b)
		}
	}))
}

func BenchmarkSolve(bench *testing.B) {
	k := rig.Keyframe{Floor: true}
	k.Angles[rig.LumbarFlex], k.Angles[rig.ThoraxSide] = 20, 10
	for limb := range rig.PinCount {
		k.Pins[limb] = rig.Pin{Set: true, At: rig.Vec{X: 10, Y: 20, Z: 5}, Grip: rig.Palm}
	}
	var b rig.Body
	bench.ReportAllocs()
	for bench.Loop() {
		rig.Solve(&k, &b)
	}
}
