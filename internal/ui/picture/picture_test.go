package picture_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"unknot/assets"
	"unknot/internal/body"
	"unknot/internal/ui/picture"
)

// easel draws pictures when it is told to.
type easel struct {
	dark    bool
	waiting []func()
}

// finish does the work that waits, the newest first: drawings may be done in any order.
func (e *easel) finish() {
	work := e.waiting
	e.waiting = nil
	for _, do := range slices.Backward(work) {
		do()
	}
}

func show(t *testing.T, e *easel) (*picture.Picture, func() *canvas.Image) {
	t.Helper()
	test.NewTempApp(t)
	atlas, err := body.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	p := picture.New(picture.Params{
		Atlas: atlas, Dark: func() bool { return e.dark }, Name: "Cat cow",
		Go: func(do func()) { e.waiting = append(e.waiting, do) }, OnUI: func(do func()) { do() },
	}, []body.Group{"lumbar"}, body.Left)
	w := test.NewTempWindow(t, p)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(200, 150))
	return p, func() *canvas.Image { return test.WidgetRenderer(p).Objects()[0].(*canvas.Image) }
}

func TestPicture(t *testing.T) {
	t.Run("should draw away from the window, at its own size", func(t *testing.T) {
		e := &easel{}
		p, drawn := show(t, e)
		if drawn().Image != nil {
			t.Error("something was drawn in between")
		}
		e.finish()
		if got := drawn().Image; got == nil || got.Bounds().Dx() != 200 || got.Bounds().Dy() != 150 {
			t.Errorf("%v", got)
		}
		if p.AccessibilityLabel() != "Cat cow" {
			t.Errorf("says %q", p.AccessibilityLabel())
		}
	})
	t.Run("should not draw the same again", func(t *testing.T) {
		e := &easel{}
		p, _ := show(t, e)
		e.finish()
		p.Refresh()
		if len(e.waiting) != 0 {
			t.Errorf("%d drawings wait", len(e.waiting))
		}
	})
	t.Run("should draw anew in the other colours", func(t *testing.T) {
		e := &easel{}
		p, drawn := show(t, e)
		e.finish()
		before := drawn().Image
		e.dark = true
		p.Refresh()
		e.finish()
		if drawn().Image == before {
			t.Error("it is the same picture")
		}
	})
	t.Run("should not let an older drawing replace a newer one", func(t *testing.T) {
		e := &easel{}
		p, drawn := show(t, e)
		p.Resize(fyne.NewSize(120, 90))
		e.finish()
		if got := drawn().Image.Bounds(); got.Dx() != 120 {
			t.Errorf("%v", got)
		}
	})
}
