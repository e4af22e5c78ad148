package kit_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

func TestLine(t *testing.T) {
	test.NewTempApp(t)
	t.Run("should be pressed as a whole, by click and by keys", func(t *testing.T) {
		pressed := 0
		l := kit.NewLine(kit.Body("Go"), "Go", func() { pressed++ })
		test.Tap(l)
		l.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		l.TypedKey(&fyne.KeyEvent{Name: fyne.KeyA})
		if pressed != 3 {
			t.Errorf("pressed %d times", pressed)
		}
	})
	t.Run("should be high enough to hit", func(t *testing.T) {
		l := kit.NewLine(canvas.NewRectangle(nil), "", nil)
		if h := l.MinSize().Height; h < theme.Target {
			t.Errorf("%v high", h)
		}
	})
}

// block is something of a fixed height.
func block(height float32) fyne.CanvasObject {
	r := canvas.NewRectangle(nil)
	r.SetMinSize(fyne.NewSize(10, height))
	return r
}

func TestMasonry(t *testing.T) {
	at := func(width float32, heights ...float32) []fyne.Position {
		box := container.New(&kit.Masonry{Gap: 10, Least: 100})
		for _, h := range heights {
			box.Add(block(h))
		}
		box.Resize(fyne.NewSize(width, 500))
		out := make([]fyne.Position, len(heights))
		for i, o := range box.Objects {
			out[i] = o.Position()
		}
		return out
	}
	t.Run("should put each below the shortest column", func(t *testing.T) {
		got := at(210, 50, 100, 20)
		want := []fyne.Position{{X: 0, Y: 0}, {X: 110, Y: 0}, {X: 0, Y: 60}}
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("%v, want %v", got, want)
			}
		}
	})
	t.Run("should keep the reading order where columns are about as high", func(t *testing.T) {
		if got := at(210, 55, 50, 20); got[2].X != 0 {
			t.Errorf("%v", got)
		}
	})
	t.Run("should use one column in little room", func(t *testing.T) {
		if got := at(180, 50, 100); got[1] != (fyne.Position{X: 0, Y: 60}) {
			t.Errorf("%v", got)
		}
	})
	t.Run("should be as high as its highest column", func(t *testing.T) {
		box := container.New(&kit.Masonry{Gap: 10, Least: 100}, block(50), block(100), block(20))
		box.Resize(fyne.NewSize(210, 10))
		if h := box.MinSize().Height; h != 100 {
			t.Errorf("%v high", h)
		}
	})
}

func TestFold(t *testing.T) {
	test.NewTempApp(t)
	part := kit.Column(0, kit.Body("Inside"))
	fold := kit.Fold("Show", "Hide", part)
	if part.Visible() {
		t.Error("begins open")
	}
	button := find[*kit.Button](t, fold)
	test.Tap(button)
	if !part.Visible() || button.Text() != "Hide" {
		t.Errorf("visible %v, says %q", part.Visible(), button.Text())
	}
	test.Tap(button)
	if part.Visible() || button.Text() != "Show" {
		t.Errorf("visible %v, says %q", part.Visible(), button.Text())
	}
}

// find returns the first object of a kind in nested containers.
func find[T fyne.CanvasObject](t *testing.T, o fyne.CanvasObject) T {
	t.Helper()
	if got, ok := o.(T); ok {
		return got
	}
	if box, ok := o.(*fyne.Container); ok {
		for _, child := range box.Objects {
			if hasA[T](child) {
				return find[T](t, child)
			}
		}
	}
	panic("not found: " + t.Name())
}

func hasA[T fyne.CanvasObject](o fyne.CanvasObject) bool {
	if _, ok := o.(T); ok {
		return true
	}
	box, ok := o.(*fyne.Container)
	if !ok {
		return false
	}
	return slices.ContainsFunc(box.Objects, hasA[T])
}
