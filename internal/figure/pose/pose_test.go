package pose_test

import (
	"fmt"
	"io/fs"
	"maps"
	"math"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"unknot/assets"
	"unknot/internal/figure/pose"
	"unknot/internal/figure/rig"
)

const sound = `camera: {az: 14, el: 9, cx: 0, cy: 50, zoom: 0.9}
props: [{kind: mat, at: [0,0,0], size: [64,44]}]
frames:
  - name: stand
    root: {floor: true}
    joints: {shoulder: [4,7,0], elbow: 12}
    pins: {hand_r: {at: [10,60,10]}}
    highlight: [{site: glute_r, r: [8,7]}]
`

// framesAt is where the keyframes of the sound file begin.
func framesAt() int { return max(0, strings.Index(sound, "frames:")) }

func TestRead(t *testing.T) {
	read := func(text string) (*pose.Figure, []error) {
		return pose.Read(fstest.MapFS{"poses/x.yaml": {Data: []byte(text)}}, "poses/x.yaml", "x")
	}
	t.Run("should read a sound file", func(t *testing.T) {
		f, problems := read(sound)
		if len(problems) > 0 || len(f.Frames) != 1 || len(f.Props) != 1 || f.Technique != "x" {
			t.Fatalf("%+v, %v", f, problems)
		}
		if got := f.Frames[0].Person.Angles[rig.ShoulderAbd.On(rig.Left)]; got != 7 {
			t.Errorf("a joint without a side must move both: %g", got)
		}
	})
	t.Run("should read a belly, keep it in a keyframe that is like it, and mirror it", func(t *testing.T) {
		f, problems := read(strings.Replace(sound, "    root:", "    belly: 2.5\n    root:", 1) + "  - name: again\n    like: stand\n")
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		for _, k := range []rig.Keyframe{f.Frames[0].Person, f.Frames[1].Person, f.Mirrored().Frames[1].Person} {
			if k.Belly != 2.5 {
				t.Errorf("the belly stands out %g, want 2.5", k.Belly)
			}
		}
	})
	t.Run("should read a swimsuit", func(t *testing.T) {
		f, problems := read(sound + "swim: true\n")
		if len(problems) > 0 || !f.Swim || !f.Mirrored().Swim {
			t.Errorf("%v, %v", f.Swim, problems)
		}
	})
	t.Run("should read a thumb that presses", func(t *testing.T) {
		f, problems := read(strings.Replace(sound, "{at: [10,60,10]}", "{on: glutemed_r, mode: thumb, tilt: 20}", 1))
		if len(problems) > 0 {
			t.Fatal(problems)
		}
		if pin := f.Frames[0].Person.Pins[rig.HandRight]; pin.Grip != rig.Thumb || pin.Tilt != 20 {
			t.Errorf("%+v", pin)
		}
	})
	for _, c := range []struct{ name, old, replacement, want string }{
		{"an unknown joint", "elbow: 12", "elbo: 12", `poses/x.yaml:6: unknown joint "elbo"`},
		{"an angle that no joint has", "elbow: 12", "elbow: 190", "poses/x.yaml:6: elbow: 190 is outside 0 to 150"},
		{"a contact out of reach", "[10,60,10]", "[60,60,10]", "poses/x.yaml:7: hand_r is out of reach"},
		{"an unknown place", "glute_r", "gluteus_r", `poses/x.yaml:8: unknown site "gluteus_r"`},
		{"a paired place without its side", "glute_r", "glute", "poses/x.yaml:8: "},
		{"an unknown thing", "kind: mat", "kind: carpet", `poses/x.yaml:2: unknown prop "carpet"`},
		{"a thing without its sizes", "size: [64,44]", "size: [64]", "poses/x.yaml:2: mat needs 2 sizes"},
		{"a field nobody knows", "name: stand", "nam: stand", `poses/x.yaml:4: unknown field "nam"`},
		{"a body in the ground", "root: {floor: true}", "root: {y: 40}", "poses/x.yaml:5: the body sinks"},
		{"a missing camera", "camera: {az: 14, el: 9, cx: 0, cy: 50, zoom: 0.9}", "breath: true", `field "camera" is missing`},
		{"no keyframe", sound[framesAt():], "frames: []\n", "one to four keyframes"},
		{"text for a number", "elbow: 12", "elbow: bent", "poses/x.yaml:6: elbow must be a number"},
		{"a belly that no breath makes", "root: {floor: true}", "belly: 4", "poses/x.yaml:5: belly: 4 is outside -1.5 to 3"},
		{"a belly drawn in too far", "root: {floor: true}", "belly: -2", "poses/x.yaml:5: belly: -2 is outside -1.5 to 3"},
		{"a belly in words", "root: {floor: true}", "belly: full", "poses/x.yaml:5: "},
		{"a thumb out of joint", "elbow: 12", "thumb: 2", "poses/x.yaml:6: thumb: 2 is outside 0 to 1"},
		{"a hand that nobody knows to hold", "{at: [10,60,10]}", "{at: [10,60,10], mode: thumbs}", `poses/x.yaml:7: unknown mode "thumbs"`},
		{"what is not YAML", "frames:", "frames: [", "poses/x.yaml:"},
	} {
		t.Run("should refuse "+c.name+" by file and line", func(t *testing.T) {
			_, problems := read(strings.Replace(sound, c.old, c.replacement, 1))
			if !slices.ContainsFunc(problems, func(err error) bool { return strings.Contains(err.Error(), c.want) }) {
				t.Errorf("got %v, want %q", problems, c.want)
			}
		})
	}
	t.Run("should go on without a broken file", func(t *testing.T) {
		figures, problems := pose.LoadLenient(fstest.MapFS{
			"poses/good.yaml": {Data: []byte(sound)}, "poses/bad.yaml": {Data: []byte("camera: 3")},
		})
		if len(figures) != 1 || figures["good"] == nil || len(problems) == 0 {
			t.Errorf("figures %v, problems %v", figures, problems)
		}
	})
}

// TestMotion walks every figure of the assets through its movement.
func TestMotion(t *testing.T) {
	figures, err := pose.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range slices.Sorted(maps.Keys(figures)) {
		f := figures[id]
		t.Run("should keep "+string(id)+" on its contacts, above the floor and in the picture", func(t *testing.T) {
			for i := range f.Frames {
				for step := range 11 {
					checkBetween(t, f, i, float64(step)/10)
				}
			}
		})
	}
}

// checkBetween looks at a moment the share s of the way from a keyframe to the next.
func checkBetween(t *testing.T, f *pose.Figure, frame int, s float64) {
	t.Helper()
	var at time.Duration
	for i := range frame {
		at += f.Frames[i].Hold + f.Frames[i].Move
	}
	at += f.Frames[frame].Hold + time.Duration(s*float64(f.Frames[frame].Move-1))
	var m pose.Moment
	f.At(at, &m)
	where := fmt.Sprintf("%.0f %% after keyframe %d", 100*s, frame+1)
	var person, second rig.Body
	rig.Solve(&m.Person, &person)
	checkBody(t, where, f, &m.Person, &person)
	if m.HasHelper {
		rig.SolveBeside(&m.Helper, &second, &person)
		checkBody(t, where+", second person", f, &m.Helper, &second)
	}
}

func checkBody(t *testing.T, where string, f *pose.Figure, k *rig.Keyframe, b *rig.Body) {
	t.Helper()
	const hundredth = 1.0 // 1 % of the body height
	if low := b.Lowest(); low < -hundredth {
		t.Errorf("%s: sinks %.2f into the floor", where, -low)
	}
	for limb := range rig.PinCount {
		p := &k.Pins[limb]
		if !p.Set || p.Weight > 0 && p.Weight < 1 {
			continue
		}
		reach, flex, allowed := b.Limb(limb)
		if reach > 1 {
			t.Errorf("%s: limb %d cannot hold its contact: %.3f of its length", where, limb, reach)
		}
		if flex > allowed {
			t.Errorf("%s: limb %d is bent by %.0f degrees", where, limb, flex)
		}
		if p.On == rig.NoSite {
			end := b.Arms[rig.Side(limb)&1].Hand.At
			if limb < rig.HandRight {
				end = b.Legs[rig.Side(limb)&1].Foot.At
			}
			if off := end.Sub(p.At).Len(); off > hundredth {
				t.Errorf("%s: limb %d is %.2f from its contact", where, limb, off)
			}
		}
	}
	for _, s := range []string{"head", "hand_r", "hand_l", "toe_r", "toe_l", "glute_r", "knee_l", "knee_r", "elbow_r", "elbow_l"} {
		site, err := rig.ParseSite(s)
		if err != nil {
			t.Fatal(err)
		}
		if x, y := onTile(f.Camera, b.Site(site)); x < 8 || y < 8 || x > 472 || y > 352 {
			t.Errorf("%s: %s leaves the picture at %.0f, %.0f", where, s, x, y)
		}
	}
}

// onTile is where a point lies on a tile of 480 × 360.
func onTile(c pose.Camera, p rig.Vec) (x, y float64) {
	sa, ca := math.Sincos(c.Azimuth * math.Pi / 180)
	se, ce := math.Sincos(c.Elevation * math.Pi / 180)
	right, to := rig.Vec{X: ca, Z: -sa}, rig.Vec{X: sa * ce, Y: se, Z: ca * ce}
	d := p.Sub(rig.Vec{X: c.X, Y: c.Y})
	s := 3.3 * c.Zoom
	return 240 + s*d.Dot(right), 180 - s*d.Dot(to.Cross(right))
}

func TestAt(t *testing.T) {
	figures, err := pose.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	f := figures["glute-bridge"]
	t.Run("should start and end a round in the first keyframe", func(t *testing.T) {
		var start, end pose.Moment
		f.At(0, &start)
		f.At(f.Period(), &end)
		if start.Person != end.Person || start.Person != f.Frames[0].Person {
			t.Error("the first keyframe does not come back")
		}
	})
	t.Run("should never jump", func(t *testing.T) {
		for id, f := range figures {
			var m pose.Moment
			var last rig.Body
			for i := range 240 {
				f.At(f.Period()*time.Duration(i)/240, &m)
				var b rig.Body
				rig.Solve(&m.Person, &b)
				for side := range rig.Side(2) {
					hand := b.Arms[side].Hand.At.Sub(last.Arms[side].Hand.At).Len()
					foot := b.Legs[side].Foot.At.Sub(last.Legs[side].Foot.At).Len()
					if i > 0 && max(hand, foot) > 6 {
						t.Errorf("%s jumps by %.1f at %d/240", id, max(hand, foot), i)
					}
				}
				last = b
			}
		}
	})
	t.Run("should breathe without a jump while it holds and while it moves", func(t *testing.T) {
		breathing := figures["body-scan"]
		if !breathing.Breath {
			t.Fatal("body-scan does not breathe")
		}
		var m pose.Moment
		last, low, high := 0.0, 1e9, -1e9
		for i := range 200 {
			breathing.At(breathing.Period()*time.Duration(i)/200, &m)
			now := m.Person.Belly
			if i > 0 && math.Abs(now-last) > 0.4 {
				t.Errorf("the belly jumps by %.2f at %d/200", now-last, i)
			}
			last, low, high = now, min(low, now), max(high, now)
		}
		if high-low < 1 {
			t.Errorf("the belly rises by %.2f only", high-low)
		}
	})
	t.Run("should lift the hand on the belly with the breath", func(t *testing.T) {
		f := figures["diaphragmatic-breathing"]
		hand := func(share float64) rig.Vec {
			var m pose.Moment
			var b rig.Body
			f.At(f.Frames[0].Hold+time.Duration(share*float64(f.Frames[0].Move-1)), &m)
			rig.Solve(&m.Person, &b)
			return b.Arms[rig.Left].Hand.At
		}
		out, half, in := hand(0), hand(0.5), hand(1)
		if half.Y < out.Y+0.5 || in.Y < half.Y+0.5 || in.Y < out.Y+2 {
			t.Errorf("the hand goes from %.2f over %.2f to %.2f", out.Y, half.Y, in.Y)
		}
	})
	t.Run("should allocate nothing once warm", func(t *testing.T) {
		var m pose.Moment
		f.At(0, &m)
		if n := testing.AllocsPerRun(100, func() { f.At(1700*time.Millisecond, &m) }); n != 0 {
			t.Errorf("%g allocations", n)
		}
	})
}

func TestMirrored(t *testing.T) {
	figures, err := pose.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("should be the mirror image at every moment", func(t *testing.T) {
		for id, f := range figures {
			other := f.Mirrored()
			var m, n pose.Moment
			for i := range 12 {
				at := f.Period() * time.Duration(i) / 12
				f.At(at, &m)
				other.At(at, &n)
				var a, b rig.Body
				rig.Solve(&m.Person, &a)
				rig.Solve(&n.Person, &b)
				for side := range rig.Side(2) {
					want := a.Arms[side].Hand.At
					want.Z = -want.Z
					if got := b.Arms[1-side].Hand.At; got.Sub(want).Len() > 1e-6 {
						t.Fatalf("%s: hand at %v, want %v", id, got, want)
					}
				}
			}
		}
	})
	t.Run("should be itself again when done twice", func(t *testing.T) {
		f := figures["clamshell"]
		twice := f.Mirrored().Mirrored()
		if twice.Camera != f.Camera || twice.Frames[0].Person != f.Frames[0].Person {
			t.Errorf("%+v is not %+v", twice.Camera, f.Camera)
		}
	})
}

// TestCatalogue ties the pictures to the techniques.
func TestCatalogue(t *testing.T) {
	cards, err := fs.Glob(assets.FS, "techniques/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	figures, err := pose.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("should draw every technique and nothing else", func(t *testing.T) {
		known := make(map[string]bool)
		for _, file := range cards {
			id := strings.TrimSuffix(strings.TrimPrefix(file, "techniques/"), ".yaml")
			if id == "index" {
				continue
			}
			known[id] = true
		}
		for id := range figures {
			if !known[string(id)] {
				t.Errorf("%s is drawn but not in the catalogue", id)
			}
			delete(known, string(id))
		}
		for id := range known {
			t.Errorf("%s has no picture", id)
		}
	})
}

func BenchmarkAt(b *testing.B) {
	figures, err := pose.Load(assets.FS)
	if err != nil {
		b.Fatal(err)
	}
	f := figures["glute-bridge"]
	var m pose.Moment
	b.ReportAllocs()
	for b.Loop() {
		f.At(1700*time.Millisecond, &m)
	}
}
