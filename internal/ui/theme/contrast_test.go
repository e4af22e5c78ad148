package theme_test

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"unknot/internal/ui/theme"
)

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

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// TestContrast holds every text colour to 4.5:1 on every ground it is used on (WCAG 2.2, 1.4.3), and to
// 7:1 in high contrast (1.4.6).
func TestContrast(t *testing.T) {
	pairs := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		fynetheme.ColorNameForeground: {
			fynetheme.ColorNameBackground, theme.ColorSurface, theme.ColorSurface2, theme.ColorPrimarySoft, theme.ColorDangerSoft,
		},
		theme.ColorMuted:                       {fynetheme.ColorNameBackground, theme.ColorSurface, theme.ColorSurface2, theme.ColorPrimarySoft},
		theme.ColorPrimaryInk:                  {fynetheme.ColorNameBackground, theme.ColorSurface, theme.ColorPrimarySoft},
		fynetheme.ColorNameForegroundOnPrimary: {fynetheme.ColorNamePrimary},
		theme.ColorDanger:                      {theme.ColorSurface, theme.ColorDangerSoft},
	}
	for name, tt := range map[string]struct {
		look  theme.Theme
		least float64
	}{
		"light":                {theme.Theme{Mode: theme.AlwaysLight}, 4.5},
		"dark":                 {theme.Theme{Mode: theme.AlwaysDark}, 4.5},
		"light, high contrast": {theme.Theme{Mode: theme.AlwaysLight, HighContrast: true}, 7},
		"dark, high contrast":  {theme.Theme{Mode: theme.AlwaysDark, HighContrast: true}, 7},
	} {
		for ink, grounds := range pairs {
			for _, ground := range grounds {
				got := contrast(tt.look.Color(ink, fynetheme.VariantLight), tt.look.Color(ground, fynetheme.VariantLight))
				if got < tt.least {
					t.Errorf("%s: %s on %s has a contrast of %.2f", name, ink, ground, got)
				}
			}
		}
	}
}

func TestMode(t *testing.T) {
	for name, tt := range map[string]struct {
		mode   theme.Mode
		system fyne.ThemeVariant
		dark   bool
	}{
		"should follow a dark desktop":    {theme.FollowSystem, fynetheme.VariantDark, true},
		"should follow a light desktop":   {theme.FollowSystem, fynetheme.VariantLight, false},
		"should stay light on a dark one": {theme.AlwaysLight, fynetheme.VariantDark, false},
		"should stay dark on a light one": {theme.AlwaysDark, fynetheme.VariantLight, true},
	} {
		t.Run(name, func(t *testing.T) {
			if got := theme.New(tt.mode).Dark(tt.system); got != tt.dark {
				t.Errorf("dark: %v", got)
			}
		})
	}
}
