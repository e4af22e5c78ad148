package bodymap_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"unknot/assets"
	"unknot/internal/body"
	"unknot/internal/body/paint"
	"unknot/internal/i18n"
	"unknot/internal/ui/bodymap"
)

var someMarks = []body.Mark{
	{Region: "sacroiliac-right", Intensity: 8},
	{Region: "lumbar-right", Intensity: 5},
	{Region: "flank-right", Intensity: 2},
}

// params returns parameters that draw at once.
func params(t *testing.T, dark bool) bodymap.Params {
	t.Helper()
	a, err := body.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	tx, err := i18n.New(assets.FS, "en")
	if err != nil {
		t.Fatal(err)
	}
	return bodymap.Params{Atlas: a, Texts: tx, Dark: func() bool { return dark }}.Immediate()
}

// show puts an object on a card-coloured window of the given size.
func show(t *testing.T, o fyne.CanvasObject, size fyne.Size, dark bool) fyne.Window {
	t.Helper()
	w := test.NewTempWindow(t, container.NewStack(canvas.NewRectangle(paint.For(dark).Surface), o))
	w.SetPadded(false)
	w.Resize(size)
	return w
}

// place returns where a region's badge point is on the map, in window coordinates.
func place(t *testing.T, p bodymap.Params, m *bodymap.Map, r body.Region) fyne.Position {
	t.Helper()
	f := p.Atlas.Figure(m.View())
	o, ok := f.Outline(r)
	if !ok {
		t.Fatalf("%s is not shown", r)
	}
	x, y := paint.FitIn(f, float64(m.Size().Width), float64(m.Size().Height)).ToPixel(o.Badge)
	return fyne.NewPos(float32(x), float32(y))
}

// words returns every visible text of the map.
func words(o fyne.CanvasObject) []string {
	var out []string
	for _, c := range test.LaidOutObjects(o) {
		if t, ok := c.(*canvas.Text); ok && t.Visible() && t.Text != "" {
			out = append(out, t.Text)
		}
	}
	return out
}

func press(f fyne.Focusable, keys ...fyne.KeyName) {
	for _, k := range keys {
		f.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestPointer(t *testing.T) {
	test.NewTempApp(t)
	p := params(t, false)
	m := bodymap.NewMap(p, body.BackZoom)
	var picked []body.Region
	m.OnPick = func(r body.Region) { picked = append(picked, r) }
	w := show(t, m, fyne.NewSize(480, 560), false)

	t.Run("should pick every region at its badge", func(t *testing.T) {
		for _, r := range p.Atlas.Figure(body.BackZoom).Regions() {
			picked = nil
			test.TapCanvas(w.Canvas(), place(t, p, m, r))
			if !slices.Equal(picked, []body.Region{r}) {
				t.Errorf("%s: picked %v", r, picked)
			}
		}
	})
	t.Run("should pick nothing on an arm", func(t *testing.T) {
		picked = nil
		test.TapCanvas(w.Canvas(), fyne.NewPos(30, 200))
		if len(picked) != 0 {
			t.Errorf("picked %v", picked)
		}
	})
	t.Run("should name the region under the pointer and offer a hand", func(t *testing.T) {
		test.MoveMouse(w.Canvas(), place(t, p, m, "deep-rotators-right"))
		if got := words(m); !slices.Contains(got, "Deep buttock (piriformis), right") {
			t.Errorf("shows %v", got)
		}
		if m.Cursor() != desktop.PointerCursor {
			t.Error("the cursor is an arrow")
		}
		m.MouseOut()
		if got := words(m); slices.Contains(got, "Deep buttock (piriformis), right") {
			t.Errorf("still shows %v", got)
		}
		if m.Cursor() != desktop.DefaultCursor {
			t.Error("the cursor is a hand")
		}
	})
	t.Run("should number the marks it shows", func(t *testing.T) {
		m.SetMarks(append(slices.Clone(someMarks), body.Mark{Region: "abdomen", Intensity: 9}))
		got := words(m)
		for _, want := range []string{"8", "5", "2"} {
			if !slices.Contains(got, want) {
				t.Errorf("shows %v", got)
			}
		}
		if slices.Contains(got, "9") {
			t.Error("the belly stands on the back")
		}
		m.SetMarks(nil)
		if got := words(m); slices.Contains(got, "8") {
			t.Errorf("still shows %v", got)
		}
	})
}

func TestSides(t *testing.T) {
	test.NewTempApp(t)
	for v, want := range map[body.View][2]string{
		body.BackZoom:  {"Your left", "Your right"},
		body.FrontZoom: {"Your right", "Your left"},
	} {
		t.Run("should name the person's own sides in "+v.String(), func(t *testing.T) {
			m := bodymap.NewMap(params(t, false), v)
			show(t, m, fyne.NewSize(480, 560), false)
			for _, c := range test.LaidOutObjects(m) {
				text, ok := c.(*canvas.Text)
				if !ok || text.Text != "Your left" && text.Text != "Your right" {
					continue
				}
				side := want[0]
				if text.Position().X > 240 {
					side = want[1]
				}
				if text.Text != side {
					t.Errorf("%q stands at %v", text.Text, text.Position())
				}
			}
		})
	}
}

func TestKeyboard(t *testing.T) {
	test.NewTempApp(t)
	p := params(t, false)
	m := bodymap.NewMap(p, body.BackZoom)
	var log []string
	m.OnPick = func(r body.Region) { log = append(log, "pick "+string(r)) }
	m.OnLevel = func(r body.Region, n int) { log = append(log, fmt.Sprint("level ", r, " ", n)) }
	m.OnRemove = func(r body.Region) { log = append(log, "remove "+string(r)) }
	m.OnSwitchView = func(step int, r body.Region) { log = append(log, fmt.Sprint("switch ", step, " ", r)) }
	w := show(t, m, fyne.NewSize(480, 560), false)
	expect := func(t *testing.T, want ...string) {
		t.Helper()
		if !slices.Equal(log, want) {
			t.Errorf("got %v, want %v", log, want)
		}
		log = nil
	}

	w.Canvas().FocusNext()
	t.Run("should start in the middle of the low back and name it", func(t *testing.T) {
		if m.At() != "lumbar-centre" || !slices.Contains(words(m), "Low back, middle") {
			t.Errorf("at %s, shows %v", m.At(), words(m))
		}
	})
	t.Run("should follow the tables", func(t *testing.T) {
		press(m, fyne.KeyLeft, fyne.KeyLeft, fyne.KeyDown)
		if m.At() != "gluteus-medius-left" {
			t.Errorf("at %s", m.At())
		}
	})
	t.Run("should pick with Enter and Space", func(t *testing.T) {
		press(m, fyne.KeyReturn, fyne.KeySpace)
		expect(t, "pick gluteus-medius-left", "pick gluteus-medius-left")
	})
	t.Run("should set levels with numbers, 0 for 10", func(t *testing.T) {
		test.Type(m, "1a90")
		expect(t, "level gluteus-medius-left 1", "level gluteus-medius-left 9", "level gluteus-medius-left 10")
	})
	t.Run("should remove", func(t *testing.T) {
		press(m, fyne.KeyDelete, fyne.KeyBackspace)
		expect(t, "remove gluteus-medius-left", "remove gluteus-medius-left")
	})
	t.Run("should ask for another view", func(t *testing.T) {
		press(m, fyne.KeyPageUp, fyne.KeyPageDown)
		expect(t, "switch -1 gluteus-medius-left", "switch 1 gluteus-medius-left")
	})
	t.Run("should go home", func(t *testing.T) {
		press(m, fyne.KeyHome)
		if m.At() != "lumbar-centre" {
			t.Errorf("at %s", m.At())
		}
	})
	t.Run("should hide its place after a click and go on from there", func(t *testing.T) {
		test.TapCanvas(w.Canvas(), place(t, p, m, "hamstrings-right"))
		if slices.Contains(words(m), "Low back, middle") || w.Canvas().Focused() != m {
			t.Errorf("shows %v", words(m))
		}
		press(m, fyne.KeyUp)
		if m.At() != "gluteus-maximus-right" || !slices.Contains(words(m), "Buttock (big muscle), right") {
			t.Errorf("at %s, shows %v", m.At(), words(m))
		}
	})
	t.Run("should leave with Escape", func(t *testing.T) {
		press(m, fyne.KeyEscape)
		if w.Canvas().Focused() != nil {
			t.Error("still focused")
		}
	})
	t.Run("should describe itself", func(t *testing.T) {
		m.SetMarks([]body.Mark{{Region: m.At(), Intensity: 6}})
		want := "Body map, back view. Buttock (big muscle), right, marked 6 of 10: main part of the cheek"
		if got := m.AccessibilityLabel(); got != want {
			t.Errorf("got %q", got)
		}
	})
}

func TestPicker(t *testing.T) {
	test.NewTempApp(t)
	p := params(t, false)
	k := bodymap.NewPicker(p)
	var picked []body.Region
	k.OnPick = func(r body.Region) { picked = append(picked, r) }
	screen := container.NewBorder(k.Switch(), nil, nil, k.Overview(), k.Large())
	w := show(t, screen, fyne.NewSize(760, 640), false)

	t.Run("should show the other view in the same place", func(t *testing.T) {
		before, bar := k.Large().Size(), k.Switch().Position()
		k.SetMode(bodymap.ShowFront)
		if k.Large().Size() != before || k.Switch().Position() != bar {
			t.Errorf("large is %v, was %v; switch at %v, was %v", k.Large().Size(), before, k.Switch().Position(), bar)
		}
		front := shownMap(t, k, body.FrontZoom)
		if front.Size() != before {
			t.Errorf("the front view is %v large, the place %v", front.Size(), before)
		}
		k.SetMode(bodymap.ShowBack)
	})
	t.Run("should turn pages and keep the region where it exists", func(t *testing.T) {
		m := shownMap(t, k, body.BackZoom)
		w.Canvas().Focus(m)
		m.Put("hip-lateral-right")
		press(m, fyne.KeyPageDown)
		front := w.Canvas().Focused().(*bodymap.Map)
		if k.Mode() != bodymap.ShowFront || front.View() != body.FrontZoom || front.At() != "hip-lateral-right" {
			t.Errorf("mode %d, %s at %s", k.Mode(), front.View(), front.At())
		}
		press(front, fyne.KeyPageDown)
		if k.Mode() != bodymap.ShowWhole {
			t.Errorf("mode %d", k.Mode())
		}
	})
	t.Run("should reveal a region in a view that shows it", func(t *testing.T) {
		k.SetMode(bodymap.ShowBack)
		k.Reveal("groin-left")
		if k.Mode() != bodymap.ShowFront {
			t.Errorf("mode %d", k.Mode())
		}
		k.Reveal("feet-left")
		if k.Mode() != bodymap.ShowWhole {
			t.Errorf("mode %d", k.Mode())
		}
	})
	t.Run("should let the small figures be marked and name what they point at", func(t *testing.T) {
		k.SetMode(bodymap.ShowBack)
		small := smallBack(t, k)
		pos := fyne.CurrentApp().Driver().AbsolutePositionForObject(small).Add(place(t, p, small, "calves-left"))
		picked = nil
		test.TapCanvas(w.Canvas(), pos)
		test.MoveMouse(w.Canvas(), pos)
		if !slices.Equal(picked, []body.Region{"calves-left"}) {
			t.Errorf("picked %v", picked)
		}
		if !slices.Contains(words(screen), "Calf, left") {
			t.Errorf("shows %v", words(screen))
		}
	})
}

func shownMap(t *testing.T, k *bodymap.Picker, v body.View) *bodymap.Map {
	t.Helper()
	var find func(o fyne.CanvasObject) *bodymap.Map
	find = func(o fyne.CanvasObject) *bodymap.Map {
		if m, ok := o.(*bodymap.Map); ok && m.View() == v && m.Visible() {
			return m
		}
		if c, ok := o.(*fyne.Container); ok && c.Visible() {
			for _, child := range c.Objects {
				if m := find(child); m != nil {
					return m
				}
			}
		}
		return nil
	}
	m := find(k.Large())
	if m == nil {
		t.Fatalf("no map shows %s", v)
	}
	return m
}

func smallBack(t *testing.T, k *bodymap.Picker) *bodymap.Map {
	t.Helper()
	for _, o := range test.LaidOutObjects(k.Overview()) {
		if m, ok := o.(*bodymap.Map); ok && m.View() == body.Back {
			return m
		}
	}
	t.Fatal("no small figure")
	return nil
}

func TestDrawing(t *testing.T) {
	test.NewTempApp(t)
	p := params(t, false)
	var pending, timers []func()
	p.GoAsync = func(f func()) { pending = append(pending, f) }
	p.Later = func(_ time.Duration, f func()) { timers = append(timers, f) }
	run := func(list *[]func()) {
		for _, f := range *list {
			f()
		}
		*list = nil
	}
	m := bodymap.NewMap(p, body.BackZoom)
	w := show(t, m, fyne.NewSize(400, 480), false)
	t.Run("should not draw the figure on the UI goroutine", func(t *testing.T) {
		w.Canvas().Capture()
		w.Canvas().Capture()
		if len(pending) != 1 {
			t.Errorf("%d drawings are under way", len(pending))
		}
		run(&pending)
	})
	t.Run("should wait until the size has been still", func(t *testing.T) {
		for _, width := range []float32{420, 440, 460} {
			w.Resize(fyne.NewSize(width, 480))
			w.Canvas().Capture()
		}
		if len(pending) != 0 || len(timers) != 3 {
			t.Errorf("%d drawings, %d timers", len(pending), len(timers))
		}
		run(&timers)
		if len(pending) != 1 {
			t.Errorf("%d drawings are under way", len(pending))
		}
		run(&pending)
		w.Canvas().Capture()
		if len(pending)+len(timers) != 0 {
			t.Error("it draws again")
		}
	})
}
