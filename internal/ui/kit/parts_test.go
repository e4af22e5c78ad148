package kit_test

import (
	"image/color"
	"io/fs"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"unknot/assets"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// pressable is everything of the kit that can be pressed.
type pressable interface {
	fyne.Tappable
	fyne.Focusable
	fyne.Disableable
}

func TestPressing(t *testing.T) {
	test.NewTempApp(t)
	pressed := 0
	press := func() { pressed++ }
	for name, p := range map[string]pressable{
		"button":        kit.NewButton("Go", kit.LookQuiet, press),
		"chip":          kit.NewChip("Go", false, press),
		"outlined chip": kit.NewOutlinedChip("Go", true, press),
		"icon button":   kit.NewIconButton(kit.IconCross, "Go", press),
		"rail item":     kit.NewRailItem("Go", kit.IconHome, press),
	} {
		t.Run("should press a "+name+" by click, space, return and enter, and by nothing else", func(t *testing.T) {
			pressed = 0
			test.Tap(p)
			key(p, fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter)
			if pressed != 4 {
				t.Errorf("pressed %d times", pressed)
			}
			key(p, fyne.KeyA, fyne.KeyTab, fyne.KeyEscape)
			p.TypedRune('x')
			if pressed != 4 {
				t.Errorf("pressed %d times", pressed)
			}
		})
		t.Run("should not press a "+name+" that is off", func(t *testing.T) {
			pressed = 0
			p.Disable()
			test.Tap(p)
			key(p, fyne.KeySpace, fyne.KeyReturn)
			if pressed != 0 {
				t.Errorf("pressed %d times", pressed)
			}
			p.Enable()
			test.Tap(p)
			if pressed != 1 {
				t.Errorf("pressed %d times after it was on again", pressed)
			}
		})
		t.Run("should show that a "+name+" has the keyboard", func(t *testing.T) {
			ring := func() bool { // the outline is the last thing drawn
				objects := test.WidgetRenderer(p.(fyne.Widget)).Objects()
				return objects[len(objects)-1].Visible()
			}
			if ring() {
				t.Error("it is outlined without")
			}
			p.FocusGained()
			if !ring() {
				t.Error("it is not outlined")
			}
			p.FocusLost()
			if ring() {
				t.Error("it stays outlined")
			}
		})
		t.Run("should tell a screen reader what a "+name+" is", func(t *testing.T) {
			if said := p.(interface{ AccessibilityLabel() string }).AccessibilityLabel(); said != "Go" {
				t.Errorf("says %q", said)
			}
		})
	}
}

func TestTargets(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.AlwaysLight))
	for name, o := range map[string]fyne.CanvasObject{
		"quiet button": kit.NewButton("A", kit.LookQuiet, nil), "chip": kit.NewChip("A", false, nil),
		"icon button": kit.NewIconButton(kit.IconCross, "A", nil), "slider": kit.NewPainSlider("A", 3, nil), "rail item": kit.NewRailItem("A", kit.IconHome, nil),
	} {
		if size := o.MinSize(); size.Width < theme.Target || size.Height < theme.Target {
			t.Errorf("a %s is %v, too small to hit", name, size)
		}
	}
	if size := kit.NewButton("A", kit.LookDanger, nil).Big().MinSize(); size.Height < theme.BigTarget {
		t.Errorf("a big button is %v", size)
	}
	if a, b := kit.NewChip("10 min", false, nil), kit.NewChip("10 min", true, nil); a.MinSize() != b.MinSize() {
		t.Error("a chip changes its size when it is chosen, and moves its neighbours")
	}
}

func TestSlider(t *testing.T) {
	test.NewTempApp(t)
	t.Run("should say the number only where one was given", func(t *testing.T) {
		s := kit.NewPainSlider("Pain", kit.PainUnset, nil)
		if got := s.AccessibilityLabel(); got != "Pain" {
			t.Errorf("says %q", got)
		}
		s.SetValue(0)
		if got := s.AccessibilityLabel(); got != "Pain 0" {
			t.Errorf("says %q", got)
		}
	})
	t.Run("should show no knob before a number was given", func(t *testing.T) {
		s := kit.NewPainSlider("Pain", kit.PainUnset, nil)
		knob := func() bool {
			return slices.ContainsFunc(test.WidgetRenderer(s).Objects(), func(o fyne.CanvasObject) bool {
				c, ok := o.(*canvas.Circle)
				return ok && c.Visible()
			})
		}
		if knob() {
			t.Error("there is a knob: that would be an answer")
		}
		s.TypedRune('0')
		if !knob() || s.Value() != 0 {
			t.Errorf("no knob at %d", s.Value())
		}
	})
	t.Run("should go to the ends by home and end", func(t *testing.T) {
		s := kit.NewPainSlider("Pain", 4, nil)
		key(s, fyne.KeyEnd)
		high := s.Value()
		key(s, fyne.KeyHome)
		if high != 10 || s.Value() != 0 {
			t.Errorf("went to %d and %d", high, s.Value())
		}
	})
	t.Run("should follow the pointer while it is dragged, also past the end", func(t *testing.T) {
		s := kit.NewPainSlider("Pain", 4, nil)
		s.Resize(fyne.NewSize(226, 36))
		for x, want := range map[float32]int{13: 0, 113: 5, 213: 10, 500: 10, -50: 0} {
			s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(x, 18)}})
			if s.Value() != want {
				t.Errorf("at %v it is %d, want %d", x, s.Value(), want)
			}
		}
	})
	t.Run("should not move while it is off", func(t *testing.T) {
		s := kit.NewPainSlider("Pain", 4, func(int) { t.Error("it reported") })
		s.Resize(fyne.NewSize(226, 36))
		s.Disable()
		key(s, fyne.KeyRight)
		s.TypedRune('9')
		test.TapAt(s, fyne.NewPos(200, 18))
		if s.Value() != 4 {
			t.Errorf("it is %d", s.Value())
		}
	})
}

// TestEveryDrawing looks from the folder, so that a drawing nobody names is found too.
func TestEveryDrawing(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.AlwaysLight))
	files, err := fs.Glob(assets.FS, "icons/*.svg")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d drawings, error %v", len(files), err)
	}
	for _, file := range files {
		icon := kit.Icon(strings.TrimSuffix(strings.TrimPrefix(file, "icons/"), ".svg"))
		drawing := icon.In(theme.ColorDanger)
		if drawing == nil {
			t.Errorf("%s is not found", file)
			continue
		}
		if icon != kit.IconMark && strings.Contains(string(drawing.Content()), "#000000") {
			t.Errorf("%s keeps black lines in another colour", file)
		}
	}
	if kit.Icon("nothing").In("") != nil {
		t.Error("a drawing comes from nowhere")
	}
}

// luminance is the relative luminance of a colour (WCAG 2.2).
func luminance(c color.Color) float64 {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(n.R) + 0.7152*linear(n.G) + 0.0722*linear(n.B)
}

func TestBadge(t *testing.T) {
	app := test.NewTempApp(t)
	for name, mode := range map[string]theme.Mode{"light": theme.AlwaysLight, "dark": theme.AlwaysDark} {
		t.Run("should be readable at every level in "+name, func(t *testing.T) {
			app.Settings().SetTheme(theme.New(mode))
			for level := range 11 {
				objects := test.WidgetRenderer(kit.NewBadge(level)).Objects()
				a, b := luminance(objects[0].(*canvas.Circle).FillColor), luminance(objects[1].(*canvas.Text).Color)
				if got := (math.Max(a, b) + 0.05) / (math.Min(a, b) + 0.05); got < 4.5 {
					t.Errorf("the contrast at %d is %.2f", level, got)
				}
			}
		})
	}
}

func TestSegments(t *testing.T) {
	test.NewTempApp(t)
	s := kit.NewSegments([]kit.Segment{{Weight: 1, Filled: 1}, {Weight: 3, Filled: 0.5}, {Weight: 1}})
	s.Resize(fyne.NewSize(508, 12)) // 500 without the gaps
	objects := test.WidgetRenderer(s).Objects()
	want := []struct {
		x, width, filled float32
	}{{0, 100, 100}, {104, 300, 150}, {408, 100, 0}}
	for i, w := range want {
		track, fill := objects[2*i], objects[2*i+1]
		if track.Position().X != w.x || track.Size().Width != w.width {
			t.Errorf("part %d is at %v with %v", i, track.Position(), track.Size())
		}
		if shown := fill.Visible(); shown != (w.filled > 0) || shown && fill.Size().Width != w.filled {
			t.Errorf("part %d is filled %v", i, fill.Size())
		}
	}
	t.Run("should take other parts, more or fewer", func(t *testing.T) {
		s.SetParts([]kit.Segment{{Weight: 1, Filled: 1}})
		objects := test.WidgetRenderer(s).Objects()
		if objects[0].Size().Width != 508 || objects[2].Visible() || objects[3].Visible() {
			t.Errorf("one part is %v wide", objects[0].Size().Width)
		}
	})
}

func TestLayouts(t *testing.T) {
	test.NewTempApp(t)
	block := func(w, h float32) *canvas.Rectangle {
		r := canvas.NewRectangle(color.Black)
		r.SetMinSize(fyne.NewSize(w, h))
		return r
	}
	t.Run("should share a width", func(t *testing.T) {
		a, b := block(10, 10), block(10, 20)
		c := kit.Shares(16, []float32{3, 1}, a, b)
		if got := c.MinSize(); got != fyne.NewSize(4*10+16, 20) {
			t.Errorf("needs %v", got)
		}
		c.Resize(fyne.NewSize(416, 50))
		if a.Size() != fyne.NewSize(300, 50) || b.Position().X != 316 || b.Size().Width != 100 {
			t.Errorf("%v, then %v at %v", a.Size(), b.Size(), b.Position())
		}
	})
	t.Run("should grow no wider than wanted", func(t *testing.T) {
		a := block(10, 10)
		c := kit.AtMost(300, a)
		c.Resize(fyne.NewSize(500, 40))
		wide := a.Size().Width
		c.Resize(fyne.NewSize(200, 40))
		if wide != 300 || a.Size().Width != 200 {
			t.Errorf("%v of 500, %v of 200", wide, a.Size().Width)
		}
	})
	t.Run("should give at least a size", func(t *testing.T) {
		if got := kit.Sized(100, 5, block(10, 10)).MinSize(); got != fyne.NewSize(100, 10) {
			t.Errorf("%v", got)
		}
	})
}

func TestSheet(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.AlwaysLight))
	w := test.NewTempWindow(t, container.NewStack())
	w.Resize(fyne.NewSize(600, 400))
	sheet := kit.ShowSheet(w.Canvas(), fyne.NewSize(400, 300), "Close", kit.Body("Something to know."))
	if w.Canvas().Overlays().Top() == nil || !sheet.Visible() {
		t.Fatal("it is not shown")
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(5, 5))
	if !sheet.Visible() {
		t.Error("a click beside it closed it")
	}
	var end *kit.Button
	for _, o := range test.LaidOutObjects(sheet) {
		if b, ok := o.(*kit.Button); ok {
			end = b
		}
	}
	if end == nil || end.Text() != "Close" {
		t.Fatal("no way to close it")
	}
	test.Tap(end)
	if sheet.Visible() || w.Canvas().Overlays().Top() != nil {
		t.Error("it cannot be closed")
	}
}

func TestChart(t *testing.T) {
	test.NewTempApp(t)
	day := func(n int) time.Time { return time.Date(2026, time.November, n, 0, 0, 0, 0, time.UTC) }
	draw := func(c kit.Chart) (dots []*canvas.Circle, lines []*canvas.Line) {
		chart := kit.NewPainChart(c)
		chart.Resize(fyne.NewSize(340, 200))
		for _, o := range test.WidgetRenderer(chart).Objects() {
			switch o := o.(type) {
			case *canvas.Circle:
				dots = append(dots, o)
			case *canvas.Line:
				if o.Position1.Y != o.Position2.Y || o.StrokeWidth > 1 { // not the grid
					lines = append(lines, o)
				}
			}
		}
		return dots, lines
	}
	t.Run("should draw more pain higher and later days further right", func(t *testing.T) {
		dots, _ := draw(kit.Chart{First: day(1), End: day(11), Dots: []kit.ChartDot{{Day: day(1), Pain: 0}, {Day: day(6), Pain: 5}, {Day: day(11), Pain: 10}}})
		if len(dots) != 3 {
			t.Fatalf("%d dots", len(dots))
		}
		a, b, c := dots[0].Position(), dots[1].Position(), dots[2].Position()
		if a.X >= b.X || b.X >= c.X || a.Y <= b.Y || b.Y <= c.Y || b.X-a.X != c.X-b.X || a.Y-b.Y != b.Y-c.Y {
			t.Errorf("at %v, %v, %v", a, b, c)
		}
	})
	t.Run("should leave a gap where days are missing", func(t *testing.T) {
		point := func(n int) kit.ChartPoint { return kit.ChartPoint{Day: day(n), Average: 4} }
		if _, lines := draw(kit.Chart{First: day(1), End: day(11), Line: []kit.ChartPoint{point(1), point(2), point(3), point(5), point(6)}}); len(lines) != 3 {
			t.Errorf("%d pieces of line", len(lines))
		}
	})
	t.Run("should draw a single day", func(t *testing.T) {
		dots, _ := draw(kit.Chart{First: day(1), End: day(1), Dots: []kit.ChartDot{{Day: day(1), Pain: 3}}})
		if len(dots) != 1 || dots[0].Position().X < 0 || dots[0].Position().X > 340 {
			t.Errorf("%v", dots)
		}
	})
}
