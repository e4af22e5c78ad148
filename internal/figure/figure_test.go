package figure_test

import (
	"fmt"
	"image"
	"image/color"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"unknot/internal/figure"
	"unknot/internal/figure/pose"
)

const standing = `
camera: {az: 14, el: 7, cx: 0, cy: 50, zoom: 0.9}
props: [{kind: mat, at: [0,0,0], size: [64,44]}]
frames:
  - name: neutral
    root: {floor: true}
    joints: {shoulder: [4,7,0], elbow: 12, hip: [1,2,4], knee: 2, ankle: [1,0,0], curl: 25}
`

const bridge = `
camera: {az: 14, el: 9, cx: 4, cy: 18, zoom: 1.1}
props: [{kind: mat, at: [4,0,0], size: [118,42]}]
frames:
  - name: rest
    hold: 1.0
    move: 2.0
    root: {pitch: -90}
    anchor: {joint: chest, at: [-25.8, 7.3, 0]}
    joints: {lumbar: [12,0,0], thorax: [-20,0,0], head: [12,0,0], hip: [50,0,0], knee: 95, shoulder: [-2,16,0], elbow: [6,80]}
    pins: {foot_r: {at: [30,4,5.5], mode: sole}, foot_l: {at: [30,4,-5.5], mode: sole}, hand_r: {at: [3,1.6,14], mode: palm, pole: [0,0.15,1]}, hand_l: {at: [3,1.6,-14], mode: palm, pole: [0,0.15,-1]}}
  - name: lift
    hold: 3.0
    move: 2.5
    root: {pitch: -121}
    anchor: {joint: chest, at: [-25.8, 6.0, 0]}
    joints: {lumbar: [14,0,0], thorax: [8,0,0], neck: [16,0,0], head: [10,0,0], hip: [0,0,0], knee: 85, shoulder: [-22,16,0], elbow: [6,80]}
    pins: {foot_r: {at: [30,4,5.5], mode: sole}, foot_l: {at: [30,4,-5.5], mode: sole}, hand_r: {at: [3,1.6,14], mode: palm, pole: [0,0.15,1]}, hand_l: {at: [3,1.6,-14], mode: palm, pole: [0,0.15,-1]}}
    highlight: [{site: glute_r, r: [9,7]}]
    arrows: [{site: glute_r, pts: [[-1,-18,0],[-2,-12,0],[-1,-7,0]]}]
`

const treated = `
camera: {az: 14, el: 12, cx: 0, cy: 42, zoom: 0.95}
props: [{kind: couch, at: [0,0,0], size: [110,28,30]}]
order: {helper: -1}
frames:
  - name: hands
    root: {pitch: 88, x: -8, y: 35}
    joints: {shoulder: [10,10,0], elbow: 10, ankle: [-60,0,0]}
    helper:
      root: {yaw: -60, pitch: 44, x: -10, y: 53.8, z: -21}
      joints: {lumbar: [20,0,0], thorax: [10,0,0], neck: [10,0,0], shoulder: [40,4,0], elbow: [20,0], hip: [46,2,4], knee: 4}
      pins: {hand_r: {on: lumbar, at: [-2,0,0], mode: rest}, hand_l: {on: back, at: [2,0,0], mode: rest}}
`

// read loads one figure from the text of its pose file.
func read(t testing.TB, text string) *pose.Figure {
	t.Helper()
	f, problems := pose.Read(fstest.MapFS{"poses/a.yaml": {Data: []byte(text)}}, "poses/a.yaml", "a")
	if len(problems) > 0 {
		t.Fatalf("read pose: %v", problems)
	}
	return f
}

// withProp is the standing figure beside a prop.
func withProp(t testing.TB, prop string) *pose.Figure {
	t.Helper()
	return read(t, strings.Replace(standing, "{kind: mat, at: [0,0,0], size: [64,44]}", prop, 1))
}

func still(f *pose.Figure, look figure.Look, w, h int) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, w, h))
	figure.New().Still(img, f, look)
	return img
}

// changed counts the pixels that differ clearly between two pictures of one size.
func changed(a, b *image.RGBA) int {
	n := 0
	for i := 0; i < len(a.Pix); i += 4 {
		for c := range 4 {
			if d := int(a.Pix[i+c]) - int(b.Pix[i+c]); d > 6 || d < -6 {
				n++
				break
			}
		}
	}
	return n
}

func TestStill(t *testing.T) {
	f := read(t, standing)
	t.Run("should draw the same picture every time", func(t *testing.T) {
		a := figure.New()
		first := image.NewRGBA(image.Rect(0, 0, 240, 180))
		a.Still(first, f, figure.Look{})
		a.Still(image.NewRGBA(image.Rect(0, 0, 300, 200)), read(t, bridge), figure.Look{Dark: true, Hair: 2})
		again := image.NewRGBA(first.Rect)
		a.Still(again, f, figure.Look{})
		if n := changed(first, again); n != 0 {
			t.Errorf("%d pixels differ after another figure was drawn in between", n)
		}
	})
	t.Run("should not keep anything of a figure that is bent away from the viewer", func(t *testing.T) {
		away := read(t, strings.NewReplacer("az: 14", "az: -70", "root: {floor: true}", "root: {pitch: 70, floor: true}").Replace(standing))
		a := figure.New()
		a.Still(image.NewRGBA(image.Rect(0, 0, 240, 180)), f, figure.Look{})
		img := image.NewRGBA(image.Rect(0, 0, 240, 180))
		a.Still(img, away, figure.Look{})
		if n := changed(img, still(away, figure.Look{}, 240, 180)); n != 0 {
			t.Errorf("%d pixels differ from a fresh picture", n)
		}
	})
	t.Run("should not keep the colours of another look", func(t *testing.T) {
		a := figure.New()
		img := image.NewRGBA(image.Rect(0, 0, 240, 180))
		a.Still(img, f, figure.Look{})
		a.Still(img, f, figure.Look{Dark: true})
		if n := changed(img, still(f, figure.Look{Dark: true}, 240, 180)); n != 0 {
			t.Errorf("%d pixels differ from a fresh dark picture", n)
		}
	})
	t.Run("should fill a part of a larger picture", func(t *testing.T) {
		whole := image.NewRGBA(image.Rect(0, 0, 300, 220))
		part := whole.SubImage(image.Rect(40, 20, 280, 200)).(*image.RGBA)
		figure.New().Still(part, f, figure.Look{})
		alone := still(f, figure.Look{}, 240, 180)
		for y := range 180 {
			for x := range 240 {
				if whole.At(x+40, y+20) != alone.At(x, y) {
					t.Fatalf("pixel %d, %d is %v, want %v", x, y, whole.At(x+40, y+20), alone.At(x, y))
				}
			}
		}
		if whole.At(10, 10) != (color.RGBA{}) {
			t.Error("the picture around was painted over")
		}
	})
	t.Run("should show the same figure at twice the size", func(t *testing.T) {
		small, large := still(f, figure.Look{}, 240, 180), still(f, figure.Look{}, 480, 360)
		off := 0
		for y := range 180 {
			for x := range 240 {
				want := small.RGBAAt(x, y)
				var sum [3]int
				for k := range 4 {
					c := large.RGBAAt(2*x+k%2, 2*y+k/2)
					sum[0], sum[1], sum[2] = sum[0]+int(c.R), sum[1]+int(c.G), sum[2]+int(c.B)
				}
				for i, v := range [...]uint8{want.R, want.G, want.B} {
					if d := sum[i]/4 - int(v); d > 48 || d < -48 {
						off++
						break
					}
				}
			}
		}
		if off > 240*180/200 {
			t.Errorf("%d pixels differ, want less than one in 200", off)
		}
	})
	t.Run("should leave the background to the card when asked", func(t *testing.T) {
		img := still(f, figure.Look{Clear: true}, 240, 180)
		if got := img.RGBAAt(1, 1); got != (color.RGBA{}) {
			t.Errorf("corner = %v, want transparent", got)
		}
		if got := img.RGBAAt(60, 90); got.A != 255 {
			t.Errorf("the shape behind the figure has alpha %d, want 255", got.A)
		}
	})
	t.Run("should cover the whole picture otherwise", func(t *testing.T) {
		img := still(f, figure.Look{Dark: true}, 240, 180)
		for i := 3; i < len(img.Pix); i += 4 {
			if img.Pix[i] != 255 {
				t.Fatalf("pixel %d has alpha %d, want 255", i/4, img.Pix[i])
			}
		}
	})
	t.Run("should take any size", func(*testing.T) {
		for _, r := range []image.Rectangle{image.Rect(0, 0, 0, 0), image.Rect(0, 0, 1, 1), image.Rect(0, 0, 7, 300), image.Rect(0, 0, 300, 9)} {
			figure.New().Still(image.NewRGBA(r), f, figure.Look{})
		}
	})
}

func TestLooks(t *testing.T) {
	f := read(t, standing)
	usual := still(f, figure.Look{}, 240, 180)
	for i := 1; i < 4; i++ {
		t.Run(fmt.Sprintf("should draw skin %d otherwise", i), func(t *testing.T) {
			if n := changed(usual, still(f, figure.Look{Skin: i}, 240, 180)); n < 200 {
				t.Errorf("only %d pixels differ", n)
			}
		})
		t.Run(fmt.Sprintf("should draw hair %d otherwise", i), func(t *testing.T) {
			if n := changed(usual, still(f, figure.Look{Hair: i}, 240, 180)); n < 80 {
				t.Errorf("only %d pixels differ", n)
			}
		})
	}
	t.Run("should take a choice out of range as the first", func(t *testing.T) {
		if n := changed(usual, still(f, figure.Look{Skin: 9, Hair: -1}, 240, 180)); n != 0 {
			t.Errorf("%d pixels differ", n)
		}
	})
}

func TestSwim(t *testing.T) {
	t.Run("should bare arms and legs, and nothing above the swimsuit's neck", func(t *testing.T) {
		dressed := still(read(t, standing), figure.Look{}, 240, 180)
		suit := still(read(t, standing+"swim: true\n"), figure.Look{}, 240, 180)
		skin := func(img *image.RGBA, from, to int) int {
			n := 0
			for y := from; y < to; y++ {
				for x := range 240 {
					if c := img.RGBAAt(x, y); c.R > 175 && int(c.R)-int(c.B) > 55 && c.G > c.B {
						n++
					}
				}
			}
			return n
		}
		if a, b := skin(dressed, 90, 165), skin(suit, 90, 165); b < a+500 {
			t.Errorf("%d pixels of skin below the waist dressed, %d in a swimsuit", a, b)
		}
		if a, b := skin(dressed, 0, 38), skin(suit, 0, 38); a == 0 || a != b {
			t.Errorf("%d pixels of skin at the head dressed, %d in a swimsuit", a, b)
		}
	})
}

func TestDraw(t *testing.T) {
	f := read(t, bridge)
	a := figure.New()
	at := func(d time.Duration) *image.RGBA {
		img := image.NewRGBA(image.Rect(0, 0, 240, 180))
		a.Draw(img, f, d, figure.Look{})
		return img
	}
	t.Run("should move", func(t *testing.T) {
		if n := changed(at(0), at(2*time.Second)); n < 500 {
			t.Errorf("only %d pixels differ between rest and the middle of the lift", n)
		}
	})
	t.Run("should hold still while a position is held", func(t *testing.T) {
		if n := changed(at(0), at(500*time.Millisecond)); n != 0 {
			t.Errorf("%d pixels differ", n)
		}
	})
	t.Run("should pulse the glow and nothing else", func(t *testing.T) {
		const held = 3200 * time.Millisecond // a full pulse; 0.8 s later it is weakest
		if n := changed(at(held), at(held+800*time.Millisecond)); n < 20 || n > 1500 {
			t.Errorf("%d pixels differ, want those of the glow", n)
		}
	})
	t.Run("should need no memory once it runs", func(t *testing.T) {
		img := image.NewRGBA(image.Rect(0, 0, 240, 180))
		step := f.Period() / 50
		for i := range 60 {
			a.Draw(img, f, time.Duration(i)*step, figure.Look{})
		}
		i := 0
		if n := testing.AllocsPerRun(50, func() {
			a.Draw(img, f, time.Duration(i)*step, figure.Look{})
			i++
		}); n >= 1 {
			t.Errorf("%v allocations a frame", n)
		}
	})
}

func TestProps(t *testing.T) {
	props := map[pose.PropKind]string{
		pose.Mat: "at: [0,0,0], size: [90,50]", pose.Floor: "at: [0,0,0], size: [120,50]",
		pose.Wall: "at: [-14,0,0], size: [130,46,5]", pose.Roller: "at: [30,4.6,0], r: 4.6, size: [30], yaw: 30",
		pose.Ball: "at: [20,5,0], r: 5", pose.Chair: "at: [30,0,0], size: [25]", pose.Stool: "at: [30,0,0], size: [25]",
		pose.Desk: "at: [15,0,0], size: [40,44]", pose.Counter: "at: [15,0,0], size: [40,50]",
		pose.Bed: "at: [0,0,-20], size: [110,40,24]", pose.Couch: "at: [0,0,-20], size: [110,30,30]",
		pose.Pillow: "at: [20,0,10], size: [18,6,24]", pose.Towel: "at: [20,4,10], r: 4, size: [24]",
		pose.Strap: "path: [{at: [5,40,0]}, {at: [16,20,0]}, {at: [30,14,0]}]", pose.HeatPack: "at: [25,0,10], size: [16,3,12]",
		pose.Stones: "path: [{at: [20,0,0]}, {at: [28,0,0]}]", pose.Step: "at: [25,0,0], size: [20,8,30]",
		pose.Bath: "at: [20,0,0], size: [90,30,40]", pose.Bottle: "at: [20,0,5]", pose.Glass: "at: [20,0,5]",
		pose.Cane: "path: [{at: [20,60,0]}, {at: [30,75,0]}, {at: [38,40,0]}]", pose.Cushion: "at: [25,0,10], size: [8,12,20]",
		pose.Clock: "at: [40,70,0]", pose.Sun: "at: [40,80,-20]", pose.Needle: "path: [{at: [25,20,0]}]",
	}
	for kind, rest := range props {
		for _, dark := range []bool{false, true} {
			t.Run(fmt.Sprintf("should draw the %s, dark %v", kind, dark), func(t *testing.T) {
				look := figure.Look{Dark: dark}
				none := read(t, strings.Replace(standing, "{kind: mat, at: [0,0,0], size: [64,44]}", "", 1))
				f := withProp(t, fmt.Sprintf("{kind: %s, %s}", kind, rest))
				f.Technique = none.Technique
				n := changed(still(none, look, 480, 360), still(f, look, 480, 360))
				if n < 15 {
					t.Errorf("only %d pixels show it", n)
				}
			})
		}
	}
	t.Run("should draw a prop in front over the person", func(t *testing.T) {
		behind := withProp(t, "{kind: ball, at: [0,50,0], r: 8}")
		front := withProp(t, "{kind: ball, at: [0,50,0], r: 8, front: true}")
		if n := changed(still(behind, figure.Look{}, 240, 180), still(front, figure.Look{}, 240, 180)); n < 100 {
			t.Errorf("only %d pixels differ", n)
		}
	})
	t.Run("should carry along a prop that hangs on a body", func(t *testing.T) {
		f := read(t, strings.Replace(bridge, "{kind: mat, at: [4,0,0], size: [118,42]}", "{kind: ball, on: pelvis, at: [0,12,0], r: 4}", 1))
		plain := read(t, strings.Replace(bridge, "{kind: mat, at: [4,0,0], size: [118,42]}", "", 1))
		a := figure.New()
		top := func(at time.Duration) int { // the highest row the ball changes
			with, without := image.NewRGBA(image.Rect(0, 0, 240, 180)), image.NewRGBA(image.Rect(0, 0, 240, 180))
			a.Draw(with, f, at, figure.Look{})
			a.Draw(without, plain, at, figure.Look{})
			for i := range len(with.Pix) {
				if d := int(with.Pix[i]) - int(without.Pix[i]); d > 40 || d < -40 {
					return i / with.Stride
				}
			}
			return -1
		}
		low, high := top(0), top(3*time.Second)
		if low < 0 || high < 0 || high > low-8 {
			t.Errorf("the ball is at row %d at rest and %d in the lift, want it higher", low, high)
		}
	})
}

func TestHelper(t *testing.T) {
	f := read(t, treated)
	img := still(f, figure.Look{}, 480, 360)
	plum := func(c color.RGBA) bool { return c.R > 140 && c.R > c.G+60 && c.B > c.G+15 }
	t.Run("should show the second person in clothes of another colour", func(t *testing.T) {
		n := 0
		for y := range 360 {
			for x := range 480 {
				if plum(img.RGBAAt(x, y)) {
					n++
				}
			}
		}
		if n < 800 {
			t.Errorf("only %d pixels of the helper's shirt", n)
		}
	})
	t.Run("should keep the hands that touch the person in sight", func(t *testing.T) {
		n := 0
		for y := 181; y < 192; y++ {
			for x := 220; x < 275; x++ { // over the person's back
				if c := img.RGBAAt(x, y); c.R > 150 && c.R < 215 && int(c.R)-int(c.G) > 35 && c.B < 100 && c.G > c.B+20 {
					n++
				}
			}
		}
		if n < 60 {
			t.Errorf("only %d pixels of the helper's hands on the person's back", n)
		}
	})
	t.Run("should stand behind the couch", func(t *testing.T) {
		at := img.RGBAAt(205, 226) // the couch's edge before the helper's legs
		if at.B < at.R+15 {
			t.Errorf("pixel on the couch is %v, want its blue", at)
		}
	})
}

func BenchmarkDraw(b *testing.B) {
	for _, tc := range []struct{ name, text string }{{"one", bridge}, {"two", treated}} {
		for _, w := range []int{480, 960} {
			b.Run(fmt.Sprintf("%s/%d", tc.name, w), func(b *testing.B) {
				f, a := read(b, tc.text), figure.New()
				img := image.NewRGBA(image.Rect(0, 0, w, w*3/4))
				step := max(f.Period()/60, time.Millisecond)
				for i := range 70 {
					a.Draw(img, f, time.Duration(i)*step, figure.Look{})
				}
				b.ReportAllocs()
				i := 0
				for b.Loop() {
					a.Draw(img, f, time.Duration(i)*step, figure.Look{})
					i++
				}
			})
		}
	}
}

// BenchmarkStill draws everything anew, the static layer included, by an artist that knows the size.
func BenchmarkStill(b *testing.B) {
	for _, w := range []int{480, 960} {
		b.Run(fmt.Sprint(w), func(b *testing.B) {
			f, g, a := read(b, bridge), read(b, bridge), figure.New()
			img := image.NewRGBA(image.Rect(0, 0, w, w*3/4))
			b.ReportAllocs()
			for b.Loop() {
				f, g = g, f
				a.Still(img, f, figure.Look{})
			}
		})
	}
}
