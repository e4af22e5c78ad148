package kit_test

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

func TestKeysOfTheScreen(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.AlwaysLight))
	var heard []fyne.KeyName
	pressed := 0
	button := kit.NewButton("Go on", kit.LookPrimary, func() { pressed++ })
	slider := kit.NewPainSlider("Pain", 5, func(int) {})
	w := test.NewTempWindow(t, kit.Column(8, button, slider))
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { heard = append(heard, e.Name) })
	typed := func(names ...fyne.KeyName) {
		heard = nil
		for _, n := range names {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	t.Run("should hear what a button has no use for", func(t *testing.T) {
		w.Canvas().Focus(button)
		typed(fyne.KeyH, fyne.KeySpace, fyne.KeyEscape, fyne.KeyReturn)
		if !slices.Equal(heard, []fyne.KeyName{fyne.KeyH, fyne.KeyEscape}) || pressed != 2 {
			t.Errorf("heard %v, pressed %d times", heard, pressed)
		}
	})
	t.Run("should hear what a slider has no use for", func(t *testing.T) {
		w.Canvas().Focus(slider)
		typed(fyne.KeyRight, fyne.KeyEscape)
		if !slices.Equal(heard, []fyne.KeyName{fyne.KeyEscape}) {
			t.Errorf("heard %v", heard)
		}
	})
	t.Run("should hear nothing while a sheet is above it", func(t *testing.T) {
		inside := kit.NewButton("Inside", kit.LookOutline, func() {})
		kit.ShowSheet(w.Canvas(), fyne.NewSize(300, 200), "Close", inside)
		w.Canvas().Focus(inside)
		typed(fyne.KeyEscape)
		if len(heard) > 0 {
			t.Errorf("heard %v", heard)
		}
	})
}
