package figureview_test

import (
	"image"
	"image/color"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"unknot/assets"
	"unknot/internal/body"
	"unknot/internal/figure"
	"unknot/internal/figure/pose"
	"unknot/internal/technique"
	"unknot/internal/ui/figureview"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// easel draws pictures when it is told to, by a clock of its own.
type easel struct {
	look    figure.Look
	still   bool
	now     time.Duration
	ticks   []func() // of what moves
	waiting []func()

	studio *figureview.Studio
}

// finish does the work that waits, the newest first: drawings may be done in any order.
func (e *easel) finish() {
	work := e.waiting
	e.waiting = nil
	for _, do := range slices.Backward(work) {
		do()
	}
}

// pass lets time pass in ticks of a length and counts the moments that were drawn.
func (e *easel) pass(d, tick time.Duration) (drawn int) {
	for end := e.now + d; e.now < end; {
		e.now += tick
		for _, do := range slices.Clone(e.ticks) {
			do()
		}
		drawn += len(e.waiting)
		e.finish()
	}
	return drawn
}

func sound(t *testing.T) map[technique.ID]*pose.Figure {
	t.Helper()
	figures, _ := pose.LoadLenient(assets.FS)
	if figures["glute-bridge"] == nil {
		t.Fatal("the bridge has no figure")
	}
	return figures
}

func setUp(t *testing.T) *easel {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.AlwaysLight))
	atlas, err := body.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	e := &easel{}
	e.studio = figureview.NewStudio(figureview.Params{
		Figures: sound(t), Atlas: atlas, Look: func() figure.Look { return e.look }, Still: func() bool { return e.still },
		Up: func() time.Duration { return e.now },
		Every: func(_ time.Duration, do func()) func() {
			e.ticks = append(e.ticks, do)
			return func() { e.ticks = nil }
		},
		Go:   func(do func()) { e.waiting = append(e.waiting, do) },
		OnUI: func(do func()) { do() }, Memory: 1 << 20,
	})
	return e
}

func hang(t *testing.T, o fyne.CanvasObject) (drawn func() *canvas.Image) {
	t.Helper()
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(200, 150))
	return func() *canvas.Image {
		return test.WidgetRenderer(o.(fyne.Widget)).Objects()[0].(*canvas.Image)
	}
}

var bridge = figureview.Subject{Technique: "glute-bridge", Name: "Glute bridge", Side: body.Right}

func TestStill(t *testing.T) {
	t.Run("should draw away from the window, at its own size", func(t *testing.T) {
		e := setUp(t)
		v := e.studio.New(bridge)
		drawn := hang(t, v)
		if drawn().Image != nil {
			t.Error("something was drawn in between")
		}
		e.finish()
		if got := drawn().Image; got == nil || got.Bounds().Size() != image.Pt(200, 150) {
			t.Errorf("%v", got)
		}
		if v.AccessibilityLabel() != "Glute bridge" {
			t.Errorf("says %q", v.AccessibilityLabel())
		}
	})
	t.Run("should not draw the same twice, in one view or another", func(t *testing.T) {
		e := setUp(t)
		v := e.studio.New(bridge)
		hang(t, v)
		e.finish()
		v.Refresh()
		other := hang(t, e.studio.New(bridge))
		if len(e.waiting) != 0 || other().Image == nil {
			t.Errorf("%d drawings wait", len(e.waiting))
		}
	})
	t.Run("should draw anew in other colours and for the other side", func(t *testing.T) {
		e := setUp(t)
		v := e.studio.New(bridge)
		drawn := hang(t, v)
		e.finish()
		light := drawn().Image
		e.look.Dark = true
		v.Refresh()
		e.finish()
		dark := drawn().Image
		if same(light, dark) {
			t.Error("the dark picture is the light one")
		}
		left := bridge
		left.Side = body.Left
		v.SetSubject(left)
		e.finish()
		if same(dark, drawn().Image) {
			t.Error("the left side is drawn like the right one")
		}
	})
	t.Run("should show the region where there is no figure", func(t *testing.T) {
		e := setUp(t)
		drawn := hang(t, e.studio.New(figureview.Subject{Technique: "unheard-of", Targets: []body.Group{"lumbar"}}))
		e.finish()
		if got := drawn().Image; got == nil || blank(got) {
			t.Error("an empty box")
		}
	})
	t.Run("should never show one thing under the name of another", func(t *testing.T) {
		e := setUp(t)
		v := e.studio.New(bridge)
		drawn := hang(t, v)
		e.finish()
		v.SetSubject(figureview.Subject{Technique: "childs-pose"})
		if drawn().Image != nil {
			t.Error("the bridge still stands there")
		}
	})
}

func TestGround(t *testing.T) {
	bare := func(v *figureview.View) *canvas.Rectangle {
		return test.WidgetRenderer(v).Objects()[1].(*canvas.Rectangle)
	}
	e := setUp(t)
	e.look.Clear = true
	v := e.studio.New(bridge)
	drawn := hang(t, v)
	v.StandOn(theme.ColorSurface, 14)
	t.Run("should show the ground alone until there is a picture", func(t *testing.T) {
		if !bare(v).Visible() || bare(v).Size() != v.Size() || bare(v).CornerRadius != 14 {
			t.Errorf("visible %v, size %v, radius %v", bare(v).Visible(), bare(v).Size(), bare(v).CornerRadius)
		}
	})
	t.Run("should be in the picture, still and moving, so that it is painted once", func(t *testing.T) {
		e.finish()
		want := color.RGBAModel.Convert(kit.Color(theme.ColorSurface))
		if bare(v).Visible() || drawn().CornerRadius != 14 || drawn().Image.At(0, 0) != want {
			t.Errorf("below: %v, radius %v, at the corner %v", bare(v).Visible(), drawn().CornerRadius, drawn().Image.At(0, 0))
		}
		v.Play()
		e.pass(time.Second, figureview.Frame)
		img := drawn().Image.(*image.RGBA)
		for i := 3; i < len(img.Pix); i += 4 {
			if img.Pix[i] != 0xff {
				t.Fatalf("pixel %d lets through what is behind it: %v", i/4, img.Pix[i-3:i+1])
			}
		}
		if img.At(0, 0) != want {
			t.Errorf("at the corner %v, want %v", img.At(0, 0), want)
		}
	})
	t.Run("should not be in a picture that has none", func(t *testing.T) {
		other := hang(t, e.studio.New(bridge))
		e.finish()
		if _, _, _, a := other().Image.At(0, 0).RGBA(); a != 0 {
			t.Error("the ground of another is behind it")
		}
	})
}

func TestPlay(t *testing.T) {
	t.Run("should move by the clock and show the still picture again when stopped", func(t *testing.T) {
		e := setUp(t)
		v := e.studio.New(bridge)
		drawn := hang(t, v)
		e.finish()
		still := drawn().Image
		v.Play()
		e.pass(2*time.Second, time.Second/24)
		before := clone(drawn().Image)
		e.pass(500*time.Millisecond, time.Second/24)
		if same(before, drawn().Image) {
			t.Error("nothing moves")
		}
		v.Stop()
		e.finish()
		if !same(still, drawn().Image) || len(e.ticks) != 0 {
			t.Error("it did not come to rest")
		}
	})
	t.Run("should let only one picture move", func(t *testing.T) {
		e := setUp(t)
		one, other := e.studio.New(bridge), e.studio.New(figureview.Subject{Technique: "cat-cow"})
		hang(t, one)
		hang(t, other)
		one.Play()
		other.Play()
		if one.Moving() {
			t.Error("two pictures move")
		}
		e.studio.Stop()
		if other.Moving() {
			t.Error("it moves on")
		}
	})
	t.Run("should draw about twenty-four moments a second, fewer in a hold, half on a slow machine", func(t *testing.T) {
		e := setUp(t)
		v := e.studio.New(bridge)
		hang(t, v)
		v.Play()
		first := sound(t)["glute-bridge"].Frames[0]
		hold := float64(e.pass(first.Hold, time.Second/24)) / first.Hold.Seconds()
		move := e.pass(time.Second, time.Second/24)
		if hold < 8 || hold > 18 || move < 21 || move > 25 {
			t.Errorf("%.0f moments in a second of rest, %d in one of movement", hold, move)
		}
		slow := setUp(t)
		w := slow.studio.New(bridge)
		hang(t, w)
		w.Play()
		slow.pass(time.Second, time.Second/16)
		if n := slow.pass(time.Second, time.Second/16); n > 12 {
			t.Errorf("%d moments in a second on a slow machine", n)
		}
	})
	t.Run("should stand still while it is held, and go on from there", func(t *testing.T) {
		e := setUp(t)
		v := e.studio.New(bridge)
		drawn := hang(t, v)
		v.Play()
		e.pass(2*time.Second, figureview.Frame)
		v.Hold(true)
		e.pass(200*time.Millisecond, figureview.Frame)
		before := clone(drawn().Image)
		if n := e.pass(time.Second, figureview.Frame); n != 0 || !same(before, drawn().Image) {
			t.Errorf("%d moments are drawn in a second", n)
		}
		e.look.Dark = true
		if n := e.pass(time.Second, figureview.Frame); n != 1 || same(before, drawn().Image) {
			t.Errorf("%d moments are drawn in other colours", n)
		}
		e.look.Dark = false
		e.pass(time.Second, figureview.Frame)
		if !same(before, drawn().Image) {
			t.Error("it moved on")
		}
		v.Hold(false)
		if n := e.pass(time.Second, figureview.Frame); n < 8 || same(before, drawn().Image) {
			t.Errorf("it does not go on: %d moments", n)
		}
	})
	t.Run("should tell of each moment, and let the hearer stop it", func(t *testing.T) {
		e := setUp(t)
		v := e.studio.New(bridge)
		drawn := hang(t, v)
		e.finish()
		still, told := drawn().Image, 0
		v.TellMoments(func() { told++ })
		v.Play()
		if n := e.pass(time.Second, figureview.Frame); n == 0 || told != n {
			t.Errorf("told of %d moments out of %d", told, n)
		}
		v.TellMoments(v.Stop)
		e.pass(time.Second, figureview.Frame)
		if v.Moving() || !same(still, drawn().Image) {
			t.Error("it did not stop")
		}
	})
	t.Run("should let ticks go while a moment is being drawn", func(t *testing.T) {
		e := setUp(t)
		v := e.studio.New(bridge)
		hang(t, v)
		e.finish()
		v.Play()
		for range 30 {
			e.now += time.Second / 30
			for _, do := range e.ticks {
				do()
			}
		}
		if len(e.waiting) != 1 {
			t.Errorf("%d moments are being drawn at once", len(e.waiting))
		}
	})
	t.Run("should stand still for who wants it, with a way through the positions", func(t *testing.T) {
		e := setUp(t)
		e.still = true
		v := e.studio.NewLarge(bridge)
		drawn := hang(t, v)
		e.finish()
		v.Play()
		if v.Moving() {
			t.Error("it moves")
		}
		later := test.WidgetRenderer(v).Objects()[2]
		if !later.Visible() {
			t.Fatal("there is no way to the next position")
		}
		before := drawn().Image
		test.Tap(later.(fyne.Tappable))
		e.finish()
		if same(before, drawn().Image) {
			t.Error("the position did not change")
		}
	})
	t.Run("should rest while the window is in the background, unless a session runs", func(t *testing.T) {
		e := setUp(t)
		v := e.studio.New(bridge)
		hang(t, v)
		v.Play()
		e.studio.SetAway(true)
		e.pass(11*time.Second, time.Second/24)
		if n := e.pass(2*time.Second, time.Second/24); n != 0 {
			t.Errorf("%d moments were drawn for nobody", n)
		}
		e.studio.SetAway(false)
		if n := e.pass(2*time.Second, time.Second/24); n == 0 {
			t.Error("it does not go on")
		}
		v.MoveAlways()
		e.studio.SetAway(true)
		e.pass(11*time.Second, time.Second/24)
		if n := e.pass(2*time.Second, time.Second/24); n == 0 {
			t.Error("the picture of a session stands still")
		}
	})
	t.Run("should stop when movement is switched off meanwhile", func(t *testing.T) {
		e := setUp(t)
		v := e.studio.New(bridge)
		hang(t, v)
		v.Play()
		e.still = true
		e.pass(time.Second/10, time.Second/24)
		if v.Moving() {
			t.Error("it moves on")
		}
	})
}

func clone(img image.Image) image.Image {
	from := img.(*image.RGBA)
	to := *from
	to.Pix = slices.Clone(from.Pix)
	return &to
}

func same(a, b image.Image) bool {
	return a.Bounds() == b.Bounds() && slices.Equal(a.(*image.RGBA).Pix, b.(*image.RGBA).Pix)
}

func blank(img image.Image) bool {
	pix := img.(*image.RGBA).Pix
	return !slices.ContainsFunc(pix, func(p uint8) bool { return p != pix[0] })
}
