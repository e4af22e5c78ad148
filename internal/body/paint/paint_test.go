package paint_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"math"
	"testing"

	"unknot/assets"
	"unknot/internal/body"
	"unknot/internal/body/paint"
)

func load(t testing.TB) *body.Atlas {
	t.Helper()
	a, err := body.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func plate(a *body.Atlas, v body.View, dark bool) *paint.Plate {
	f := a.Figure(v)
	return paint.NewPlate(f, paint.Fit(f, image.Pt(300, 350)), paint.For(dark), paint.Fades{Top: 20, Bottom: 20, Outer: 30})
}

func hex(c color.NRGBA) string { return fmt.Sprintf("#%02X%02X%02X", c.R, c.G, c.B) }

func TestLightPaletteIsTheDrawings(t *testing.T) {
	a, pal := load(t), paint.For(false)
	for _, v := range body.Views() {
		f := a.Figure(v)
		shapes := append(append([]body.Shape{}, f.Silhouette()...), f.Contours()...)
		for _, o := range f.Outlines() {
			shapes = append(shapes, o.Shape)
		}
		for _, s := range shapes {
			c := pal.Shape(s.ID)
			if hex(c) != s.Fill || math.Abs(float64(c.A)/255-s.Opacity) > 0.003 {
				t.Errorf("%s %s: palette has %s at %d, the drawing %s at %v", v, s.ID, hex(c), c.A, s.Fill, s.Opacity)
			}
			if s.Stroke != "" && s.Stroke != hex(pal.BodyLine) {
				t.Errorf("%s %s: line is %s", v, s.ID, s.Stroke)
			}
		}
	}
}

func TestLevelOf(t *testing.T) {
	for intensity, want := range []paint.Level{0, 0, 0, 0, 1, 1, 1, 2, 2, 2, 2} {
		if got := paint.LevelOf(intensity); got != want {
			t.Errorf("%d is level %d", intensity, got)
		}
	}
}

func at(p *paint.Plate, img *image.RGBA, q body.Point) color.RGBA {
	x, y := p.Frame().ToPixel(q)
	return img.RGBAAt(int(x), int(y))
}

// closer reports whether c lies nearer to one colour than to another.
func closer(c color.RGBA, to, than color.NRGBA) bool {
	d := func(n color.NRGBA) int {
		r, g, b := int(c.R)-int(n.R), int(c.G)-int(n.G), int(c.B)-int(n.B)
		return r*r + g*g + b*b
	}
	return d(to) < d(than)
}

func TestStage(t *testing.T) {
	a := load(t)
	for _, dark := range []bool{false, true} {
		pal := paint.For(dark)
		p := plate(a, body.BackZoom, dark)
		s := paint.NewStage(p)
		f := a.Figure(body.BackZoom)
		t.Run("should colour each level", func(t *testing.T) {
			for intensity, level := range map[int]paint.Level{2: paint.Mild, 5: paint.Moderate, 9: paint.Strong} {
				img := s.Draw(paint.State{Marks: []body.Mark{{Region: "lumbar-left", Intensity: intensity}}})
				o, _ := f.Outline("lumbar-left")
				if c := at(p, img, o.Badge); !closer(c, pal.Levels[level].Fill, pal.Region) {
					t.Errorf("intensity %d is %v", intensity, c)
				}
				twin, _ := f.Outline("lumbar-right")
				if at(p, img, twin.Badge) != at(p, p.Idle(), twin.Badge) {
					t.Errorf("the other side changed too")
				}
			}
		})
		t.Run("should return to the idle figure without a trace", func(t *testing.T) {
			s.Draw(paint.State{
				Marks:   []body.Mark{{Region: "lumbar-left", Intensity: 7}, {Region: "hamstrings-right", Intensity: 4}},
				Related: []body.Region{"gluteus-medius-left"}, Hover: "tailbone", Focus: "saddle",
			})
			if bytes.Equal(s.Image().Pix, p.Idle().Pix) {
				t.Fatal("nothing was drawn")
			}
			s.Draw(paint.State{})
			if !bytes.Equal(s.Image().Pix, p.Idle().Pix) {
				t.Error("something stayed")
			}
		})
		t.Run("should draw the same from any state before", func(t *testing.T) {
			st := paint.State{Marks: []body.Mark{{Region: "lumbar-left", Intensity: 7}}, Hover: "lumbar-right", Focus: "lumbar-left"}
			fresh := paint.NewStage(p)
			s.Draw(paint.State{Hover: "flank-left", Focus: "sacroiliac-left"})
			if !bytes.Equal(s.Draw(st).Pix, fresh.Draw(st).Pix) {
				t.Error("the state before shows through")
			}
		})
		t.Run("should ignore regions of other views", func(t *testing.T) {
			s.Draw(paint.State{Marks: []body.Mark{{Region: "abdomen", Intensity: 9}}, Hover: "calves-left"})
			if !bytes.Equal(s.Image().Pix, p.Idle().Pix) {
				t.Error("something was drawn")
			}
		})
	}
}

func TestFades(t *testing.T) {
	img := plate(load(t), body.BackZoom, false).Idle()
	t.Run("should be clear at the corners", func(t *testing.T) {
		for _, q := range []image.Point{{0, 0}, {299, 0}, {0, 349}, {299, 349}} {
			if a := img.RGBAAt(q.X, q.Y).A; a > 3 {
				t.Errorf("%v has %d", q, a)
			}
		}
	})
	t.Run("should be solid in the middle", func(t *testing.T) {
		if a := img.RGBAAt(150, 175).A; a != 255 {
			t.Errorf("got %d", a)
		}
	})
}

func TestPixelsAndView(t *testing.T) {
	f := load(t).Figure(body.Back)
	fr := paint.Fit(f, image.Pt(333, 517))
	x, y := fr.ToPixel(body.Point{X: 123.4, Y: 567.8})
	if vx, vy := fr.ToView(x, y); math.Abs(vx-123.4) > 1e-9 || math.Abs(vy-567.8) > 1e-9 {
		t.Errorf("got %v, %v", vx, vy)
	}
}

func TestCard(t *testing.T) {
	a := load(t)
	tinted := func(img *image.RGBA, pal paint.Palette, half int) int {
		n := 0
		b := img.Rect
		for y := range b.Dy() {
			for x := half * b.Dx() / 2; x < (half+1)*b.Dx()/2; x++ {
				if c := img.RGBAAt(x, y); c.A == 255 && closer(c, pal.Primary, pal.CardRegion) && closer(c, pal.Primary, pal.Blob) && closer(c, pal.Primary, pal.Body) {
					n++
				}
			}
		}
		return n
	}
	for _, dark := range []bool{false, true} {
		pal := paint.For(dark)
		for _, g := range a.Groups() {
			t.Run("should show where "+string(g.ID)+" is", func(t *testing.T) {
				img := paint.Card(a, []body.Group{g.ID}, body.Middle, image.Pt(150, 104), pal)
				if n := tinted(img, pal, 0) + tinted(img, pal, 1); n < 60 {
					t.Errorf("only %d pixels are tinted", n)
				}
			})
		}
		t.Run("should keep to the side", func(t *testing.T) {
			img := paint.Card(a, []body.Group{"gluteus-maximus"}, body.Left, image.Pt(150, 104), pal)
			if l, r := tinted(img, pal, 0), tinted(img, pal, 1); l < 200 || r > l/10 {
				t.Errorf("left %d, right %d", l, r)
			}
			img = paint.Card(a, []body.Group{"quadriceps"}, body.Left, image.Pt(150, 104), pal)
			if l, r := tinted(img, pal, 0), tinted(img, pal, 1); r < 200 || l > r/10 {
				t.Errorf("in front: left %d, right %d", l, r)
			}
		})
	}
	t.Run("should survive having nothing to show", func(*testing.T) {
		paint.Card(a, nil, body.Left, image.Pt(150, 104), paint.For(false))
		paint.Card(a, []body.Group{"elbow"}, body.Left, image.Pt(1, 1), paint.For(false))
		paint.Card(a, []body.Group{"lumbar"}, body.Left, image.Point{}, paint.For(true))
	})
}

func BenchmarkPlate(b *testing.B) {
	f := load(b).Figure(body.BackZoom)
	for b.Loop() {
		paint.NewPlate(f, paint.Fit(f, image.Pt(552, 640)), paint.For(false), paint.Fades{Top: 46, Bottom: 56, Outer: 78})
	}
}

func BenchmarkStage(b *testing.B) {
	a := load(b)
	f := a.Figure(body.BackZoom)
	s := paint.NewStage(paint.NewPlate(f, paint.Fit(f, image.Pt(552, 640)), paint.For(false), paint.Fades{}))
	marks := []body.Mark{{Region: "sacroiliac-right", Intensity: 8}, {Region: "lumbar-right", Intensity: 5}}
	st := paint.State{Marks: marks, Related: a.AlsoWork(marks), Hover: "deep-rotators-right", Focus: "gluteus-medius-left"}
	for b.Loop() {
		s.Draw(st)
	}
}

func BenchmarkCard(b *testing.B) {
	a := load(b)
	for b.Loop() {
		paint.Card(a, []body.Group{"gluteus-medius"}, body.Left, image.Pt(150, 104), paint.For(false))
	}
}

func BenchmarkBigCard(b *testing.B) {
	a := load(b)
	for b.Loop() {
		paint.Card(a, []body.Group{"gluteus-medius"}, body.Left, image.Pt(690, 510), paint.For(false))
	}
}
