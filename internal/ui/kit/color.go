package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"unknot/internal/ui/theme"
)

// Color returns a colour of the theme in use.
func Color(name fyne.ThemeColorName) color.Color { return fynetheme.Color(name) }

// PainColor names the theme colour of a pain level: none at 0, mild 1–3, moderate 4–6, strong 7–10.
func PainColor(level int) fyne.ThemeColorName {
	switch {
	case level <= 0:
		return theme.ColorPainNone
	case level <= 3:
		return theme.ColorPainMild
	case level <= 6:
		return theme.ColorPainModest
	default:
		return theme.ColorPainStrong
	}
}

// mix blends two colours; share 0 gives a, share 1 gives b.
func mix(a, b color.Color, share float64) color.NRGBA {
	x, y := color.NRGBAModel.Convert(a).(color.NRGBA), color.NRGBAModel.Convert(b).(color.NRGBA)
	blend := func(p, q uint8) uint8 { return uint8(float64(p) + (float64(q)-float64(p))*share + 0.5) }
	return color.NRGBA{R: blend(x.R, y.R), G: blend(x.G, y.G), B: blend(x.B, y.B), A: blend(x.A, y.A)}
}
