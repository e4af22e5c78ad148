package kit_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"unknot/internal/ui/kit"
)

func key(f fyne.Focusable, names ...fyne.KeyName) {
	for _, n := range names {
		f.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestPainSlider(t *testing.T) {
	test.NewTempApp(t)
	var said []int
	s := kit.NewPainSlider("Pain", kit.PainUnset, func(v int) { said = append(said, v) })
	s.Resize(fyne.NewSize(226, 36)) // 200 between the ends of the knob
	for name, tt := range map[string]struct {
		do   func()
		want int
	}{
		"should begin at 0 from the keyboard":  {func() { s.SetValue(kit.PainUnset); key(s, fyne.KeyRight) }, 0},
		"should go up by one":                  {func() { s.SetValue(4); key(s, fyne.KeyRight) }, 5},
		"should go down by one":                {func() { s.SetValue(4); key(s, fyne.KeyLeft) }, 3},
		"should stop at 10":                    {func() { s.SetValue(9); key(s, fyne.KeyUp, fyne.KeyUp) }, 10},
		"should take a digit":                  {func() { s.SetValue(1); s.TypedRune('7') }, 7},
		"should go to the pointer":             {func() { s.SetValue(1); test.TapAt(s, fyne.NewPos(13+120, 18)) }, 6},
		"should stay in range left of the end": {func() { s.SetValue(1); test.TapAt(s, fyne.NewPos(1, 18)) }, 0},
	} {
		t.Run(name, func(t *testing.T) {
			said = nil
			tt.do()
			if s.Value() != tt.want || len(said) == 0 || said[len(said)-1] != tt.want {
				t.Errorf("value %d, reported %v, want %d", s.Value(), said, tt.want)
			}
		})
	}
	t.Run("should not report the same value again", func(t *testing.T) {
		s.SetValue(5)
		said = nil
		s.TypedRune('5')
		if len(said) != 0 {
			t.Errorf("reported %v", said)
		}
	})
}

func TestButton(t *testing.T) {
	test.NewTempApp(t)
	pressed := 0
	b := kit.NewButton("Go", kit.LookPrimary, func() { pressed++ })
	key(b, fyne.KeySpace, fyne.KeyReturn, fyne.KeyA)
	test.Tap(b)
	if pressed != 3 {
		t.Errorf("pressed %d times by space, return, a letter and a click", pressed)
	}
	b.Disable()
	key(b, fyne.KeySpace)
	test.Tap(b)
	if pressed != 3 {
		t.Error("a disabled button was pressed")
	}
}

func TestChoice(t *testing.T) {
	test.NewTempApp(t)
	options := []kit.Option{{ID: "a", Text: "A"}, {ID: "b", Text: "B"}, {ID: "c", Text: "C"}}
	t.Run("should choose one", func(t *testing.T) {
		var said []string
		c := kit.NewChoice(options, "", func(id string) { said = append(said, id) })
		if c.Value() != "" {
			t.Error("something is chosen in advance")
		}
		test.Tap(c.Box.Objects[1].(*kit.Chip))
		test.Tap(c.Box.Objects[2].(*kit.Chip))
		if c.Value() != "c" || !slices.Equal(said, []string{"b", "c"}) || c.Box.Objects[1].(*kit.Chip).Selected() {
			t.Errorf("value %q, reported %v", c.Value(), said)
		}
	})
	t.Run("should choose any number", func(t *testing.T) {
		c := kit.NewChoices(options, []string{"c"}, nil)
		test.Tap(c.Box.Objects[0].(*kit.Chip))
		if got := c.Values(); !slices.Equal(got, []string{"a", "c"}) {
			t.Errorf("chosen %v", got)
		}
		test.Tap(c.Box.Objects[2].(*kit.Chip))
		if got := c.Values(); !slices.Equal(got, []string{"a"}) {
			t.Errorf("chosen %v", got)
		}
	})
}

func TestIcons(t *testing.T) {
	test.NewTempApp(t)
	for _, i := range []kit.Icon{
		kit.IconMark, kit.IconHome, kit.IconBody, kit.IconLibrary, kit.IconChart, kit.IconClock, kit.IconHeart, kit.IconSettings, kit.IconCross,
		kit.IconCheck, kit.IconForward, kit.IconBack, kit.IconAlert, kit.IconHand, kit.IconPlay, kit.IconPause, kit.IconShield,
	} {
		if i.In("") == nil {
			t.Errorf("no drawing for %s", i)
			continue
		}
		if a, b := i.In("primary").Name(), i.In("foreground").Name(); a == b {
			t.Errorf("%s has the same name in two colours: Fyne would show the first", i)
		}
	}
}

func TestPainColor(t *testing.T) {
	for level, same := range map[int]int{1: 3, 4: 6, 7: 10} {
		if kit.PainColor(level) != kit.PainColor(same) || kit.PainColor(level) == kit.PainColor(level-1) {
			t.Errorf("level %d is not the beginning of its band", level)
		}
	}
}
