package figure

import (
	"image"
	"math"
	"testing"

	"pgregory.net/rapid"

	"unknot/internal/figure/pose"
	"unknot/internal/figure/raster"
	"unknot/internal/figure/rig"
)

// prone is a level section of the trunk whose front faces the ground, at a height.
func prone(height float64) disc {
	return disc{
		at: rig.Vec{Y: height}, x: rig.Vec{Y: -1}, z: rig.Vec{Z: 1},
		front: 5, back: 5, out: 8, in: 8,
	}
}

func TestDrape(t *testing.T) {
	const snug, loose, sag = 0.25, 0.6, 1.5
	t.Run("should hang from the lower side of a level trunk", func(t *testing.T) {
		d := prone(30)
		drape(&d, snug, loose, sag, 0)
		if below, above := d.front-5, d.back-5; below < snug+loose+sag-0.01 || above > snug+0.5*loose {
			t.Errorf("%.2f off the lower and %.2f off the upper side", below, above)
		}
	})
	t.Run("should be pressed flat between a body and what it lies on", func(t *testing.T) {
		for _, support := range []float64{0, 24} {
			d := prone(support + 5.2)
			drape(&d, snug, loose, sag, support)
			if below := d.front - 5; math.Abs(below-snug) > 0.01 {
				t.Errorf("%.2f off the skin below, want %.2f", below, snug)
			}
		}
	})
	t.Run("should stand off all round on one who stands", func(t *testing.T) {
		d := disc{at: rig.Vec{Y: 60}, x: rig.Vec{X: 1}, z: rig.Vec{Z: 1}, front: 5, back: 5, out: 8, in: 8}
		drape(&d, snug, loose, sag, 0)
		for _, off := range []float64{d.front - 5, d.back - 5, d.out - 8, d.in - 8} {
			if math.Abs(off-snug-loose) > 1e-9 {
				t.Errorf("%.2f off the skin, want %.2f", off, snug+loose)
			}
		}
	})
	t.Run("should never cut into the skin", rapid.MakeCheck(func(t *rapid.T) {
		deg := rapid.Float64Range(-180, 180)
		m := rig.RotX(deg.Draw(t, "x")).Times(rig.RotZ(deg.Draw(t, "z")))
		d := disc{at: rig.Vec{Y: rapid.Float64Range(0, 60).Draw(t, "height")}, x: m.X, z: m.Z, front: 5, back: 6, out: 8, in: 7}
		skin := d
		drape(&d, snug, loose, sag, 0)
		if d.front < skin.front || d.back < skin.back || d.out < skin.out || d.in < skin.in {
			t.Errorf("%+v lies inside of %+v", d, skin)
		}
	}))
}

func TestEdgeOn(t *testing.T) {
	to := rig.Vec{X: 0.3, Z: 1}.Unit()
	tube := func(up rig.Vec) disc {
		x := rig.Vec{Y: 1}
		return disc{x: x, z: up.Cross(x).Scale(-1).Unit(), front: 3, back: 3, out: 3, in: 3}
	}
	t.Run("should turn an open end away from the viewer", func(t *testing.T) {
		up := rig.Vec{X: 1, Z: -0.4}.Unit()
		d := edgeOn(tube(up), up, to, 1)
		if normal := d.z.Cross(d.x).Unit(); math.Abs(normal.Dot(to)) > 1e-6 {
			t.Errorf("the end still faces the viewer by %.3f", normal.Dot(to))
		}
	})
	t.Run("should leave an end that faces away as it is", func(t *testing.T) {
		up := rig.Vec{X: 1, Z: 0.4}.Unit()
		if d := edgeOn(tube(up), up, to, 1); d != tube(up) {
			t.Errorf("%+v", d)
		}
	})
}

// strokes is a surface that counts what is filled.
type strokes struct{ area int }

func (s *strokes) fill(m *raster.Mask, _ ink, _ float64) {
	for _, v := range m.Pix {
		s.area += int(v)
	}
}
func (s *strokes) soft(*raster.Mask, ink, float64)           {}
func (s *strokes) shaded(_, _ *raster.Mask, _ *rim, _ *tone) {}
func (s *strokes) of(p *person, st *stage, draw func(*person)) int {
	s.area = 0
	st.out = s
	draw(p)
	return s.area
}

// dressedFor is a person in a posture, ready to be painted, on a tile of a width in pixels.
func dressedFor(k *rig.Keyframe, width int) (*Artist, *person) {
	a := New()
	f := &pose.Figure{Camera: pose.Camera{Azimuth: 14, Elevation: 8, Y: 50, Zoom: 0.9}}
	a.moment.Person = *k
	a.prepare(f, image.Pt(width, width*3/4), Look{})
	a.stage.cover.Reset(a.stage.clip)
	a.person.mask(&a.stage)
	return a, &a.person
}

func TestFolds(t *testing.T) {
	bent := func(j rig.Joint, deg float64) *rig.Keyframe {
		k := &rig.Keyframe{At: rig.Vec{Y: 53}}
		k.Angles[j] = deg
		return k
	}
	cases := []struct {
		name  string
		joint rig.Joint
		most  float64
		draw  func(*person, *stage)
	}{
		{"belly", rig.LumbarFlex, 45, func(p *person, s *stage) { p.drawShirtFolds(s) }},
		{"back", rig.LumbarFlex, -45, func(p *person, s *stage) { p.drawShirtFolds(s) }},
		{"side", rig.LumbarSide, 25, func(p *person, s *stage) { p.drawShirtFolds(s) }},
		{"twisted shirt", rig.ThoraxTwist, 40, func(p *person, s *stage) { p.drawShirtFolds(s) }},
		{"hip", rig.HipFlex.On(rig.Right), 100, func(p *person, s *stage) { p.drawLegFolds(s, rig.Right, &p.wear.legs) }},
		{"knee", rig.KneeFlex.On(rig.Right), 120, func(p *person, s *stage) { p.drawLegFolds(s, rig.Right, &p.wear.legs) }},
		{"sleeve", rig.ShoulderFlex.On(rig.Right), 120, func(p *person, s *stage) { p.drawSleeveFolds(s, rig.Right, &p.wear.top) }},
	}
	for _, c := range cases {
		area := func(deg float64, width int) int {
			a, p := dressedFor(bent(c.joint, deg), width)
			return new(strokes).of(p, &a.stage, func(p *person) { c.draw(p, &a.stage) })
		}
		t.Run("should not fold the "+c.name+" of one who stands straight", func(t *testing.T) {
			if got := area(0, 480); got != 0 {
				t.Errorf("%d of fold", got)
			}
		})
		t.Run("should fold the "+c.name+" the more it bends", func(t *testing.T) {
			some, most := area(0.7*c.most, 480), area(c.most, 480)
			if some == 0 || most < some {
				t.Errorf("%d of fold at 70 %% and %d at the full bend", some, most)
			}
		})
		t.Run("should leave the folds of the "+c.name+" out of a small picture", func(t *testing.T) {
			if got := area(c.most, 150); got != 0 {
				t.Errorf("%d of fold", got)
			}
		})
	}
}

func TestCrotch(t *testing.T) {
	t.Run("should lie further from the joint the more it bends", rapid.MakeCheck(func(t *rapid.T) {
		flex := rapid.Float64Range(5, 150).Draw(t, "flex")
		if a, b := crotch(2, flex), crotch(2, flex+5); b < a || a < 2 || b > 10 {
			t.Errorf("%.2f at %.0f degrees, %.2f a little later", a, flex, b)
		}
	}))
}

func TestTrunk(t *testing.T) {
	lying := func(pitch, height, belly float64) (front, back float64) {
		k := &rig.Keyframe{At: rig.Vec{Y: height}, Belly: belly}
		k.Angles[rig.RootPitch] = pitch
		k.Angles[rig.LumbarFlex], k.Angles[rig.ThoraxFlex] = 12, -20
		_, p := dressedFor(k, 480)
		d := p.trunkAt(10)
		return d.front, d.back
	}
	t.Run("should bring the belly out with the breath", func(t *testing.T) {
		flat, _ := lying(-90, 7.5, 0)
		full, _ := lying(-90, 7.5, 2)
		if full-flat < 1.9 {
			t.Errorf("the belly rises by %.2f, want 2", full-flat)
		}
	})
	t.Run("should lift the back of one who lies on the belly, and not push it into the ground", func(t *testing.T) {
		flatFront, flatBack := lying(90, 5.4, 0)
		front, back := lying(90, 5.4, 2)
		if front-flatFront > 0.3 || back-flatBack < 0.7 {
			t.Errorf("front by %.2f, back by %.2f", front-flatFront, back-flatBack)
		}
	})
}

func TestThumb(t *testing.T) {
	t.Run("should reach further than the knuckles of the closed hand when it presses", func(t *testing.T) {
		k := &rig.Keyframe{At: rig.Vec{Y: 53}}
		for side := range rig.Side(2) {
			k.Angles[rig.Curl.On(side)], k.Angles[rig.ThumbOut.On(side)] = 88, 1
		}
		_, p := dressedFor(k, 480)
		for side := range rig.Side(2) {
			hand := p.body.Arms[side].Hand
			along := func(v rig.Vec) float64 { return -hand.Axes.In(v.Sub(hand.At)).Y }
			h := &p.arms[side].hand
			tip := along(h.thumb[len(h.thumb)-1].at)
			for i := range h.fingers {
				for _, d := range h.fingers[i] {
					if along(d.at)+d.front > tip-0.5 {
						t.Fatalf("side %d: finger %d reaches %.2f, the thumb %.2f", side, i, along(d.at)+d.front, tip)
					}
				}
			}
		}
	})
}
