// Package theme holds the look of Unknot: the palette, the measures and the type sizes of the
// design, as a Fyne theme. No other package under ui names a colour.
package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Mode chooses between the colour schemes.
type Mode int

// The modes. FollowSystem takes the variant the desktop asks for.
const (
	FollowSystem Mode = iota
	AlwaysLight
	AlwaysDark
)

// Colours of the palette beyond the ones Fyne names.
const (
	ColorSurface     fyne.ThemeColorName = "unknot.surface"     // cards
	ColorSurface2    fyne.ThemeColorName = "unknot.surface2"    // chips, tracks
	ColorMuted       fyne.ThemeColorName = "unknot.muted"       // secondary text
	ColorLine        fyne.ThemeColorName = "unknot.line"        // hairlines
	ColorPrimarySoft fyne.ThemeColorName = "unknot.primarySoft" // selected rail item, info card
	ColorPrimaryInk  fyne.ThemeColorName = "unknot.primaryInk"  // text in the primary colour, on any ground
	ColorAccent      fyne.ThemeColorName = "unknot.accent"      // slider knob, points
	ColorDanger      fyne.ThemeColorName = "unknot.danger"      // "This hurts", emergency
	ColorDangerSoft  fyne.ThemeColorName = "unknot.dangerSoft"
	ColorFocusRing   fyne.ThemeColorName = "unknot.focusRing"
	ColorCardShadow  fyne.ThemeColorName = "unknot.cardShadow"
	ColorEdge        fyne.ThemeColorName = "unknot.edge" // of cards and chips; seen in high contrast only
	ColorPainNone    fyne.ThemeColorName = "unknot.pain0"
	ColorPainMild    fyne.ThemeColorName = "unknot.pain1"
	ColorPainModest  fyne.ThemeColorName = "unknot.pain2"
	ColorPainStrong  fyne.ThemeColorName = "unknot.pain3"
)

// Type sizes of the design.
const (
	SizeTitle     fyne.ThemeSizeName = "unknot.title"     // 24
	SizeSection   fyne.ThemeSizeName = "unknot.section"   // 16
	SizeSmall     fyne.ThemeSizeName = "unknot.small"     // 12.5
	SizePlayer    fyne.ThemeSizeName = "unknot.player"    // 28
	SizeCountdown fyne.ThemeSizeName = "unknot.countdown" // 60
	SizeLead      fyne.ThemeSizeName = "unknot.lead"      // 16, one sentence on the player
)

// Measures of the design, in device-independent pixels.
const (
	CardRadius    float32 = 18
	ButtonRadius  float32 = 14
	PictureRadius float32 = 14
	CardPadding   float32 = 18
	Gap           float32 = 16
	SmallGap      float32 = 8
	PagePadding   float32 = 30
	RailWidth     float32 = 196
	RailFolded    float32 = 64
	FoldBelow     float32 = 1000 // window width under which the rail folds
	Target        float32 = 36   // least height of something to click
	BigTarget     float32 = 44   // the same on the player and the break card
)

// Theme is Unknot's Fyne theme.
type Theme struct {
	Mode         Mode
	HighContrast bool // 7:1 for every text, borders instead of shadows
}

var _ fyne.Theme = (*Theme)(nil)

// New returns the theme in the given mode.
func New(mode Mode) *Theme { return &Theme{Mode: mode} }

// Dark reports whether the theme shows its dark palette for the variant the system asks for.
func (t *Theme) Dark(system fyne.ThemeVariant) bool {
	switch t.Mode {
	case AlwaysLight:
		return false
	case AlwaysDark:
		return true
	default:
		return system == fynetheme.VariantDark
	}
}

// Color returns a colour of the palette.
func (t *Theme) Color(name fyne.ThemeColorName, system fyne.ThemeVariant) color.Color {
	variant := fynetheme.VariantLight
	if t.Dark(system) {
		variant = fynetheme.VariantDark
	}
	if c, ok := t.palette(variant).byName(name); ok {
		return c
	}
	return fynetheme.DefaultTheme().Color(name, variant)
}

func (t *Theme) palette(variant fyne.ThemeVariant) *palette {
	isDark := variant == fynetheme.VariantDark
	switch {
	case isDark && t.HighContrast:
		return &darkContrast
	case isDark:
		return &dark
	case t.HighContrast:
		return &lightContrast
	default:
		return &light
	}
}

// Font returns the font of a text style.
func (t *Theme) Font(style fyne.TextStyle) fyne.Resource {
	return fynetheme.DefaultTheme().Font(style)
}

// Icon returns an icon of Fyne's own set.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fynetheme.DefaultTheme().Icon(name)
}

// Size returns a measure of the design.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case SizeTitle, fynetheme.SizeNameHeadingText:
		return 24
	case SizeSection, SizeLead, fynetheme.SizeNameSubHeadingText:
		return 16
	case SizeSmall, fynetheme.SizeNameCaptionText:
		return 12.5
	case SizePlayer:
		return 28
	case SizeCountdown:
		return 60
	case fynetheme.SizeNameText:
		return 14
	case fynetheme.SizeNameInputRadius, fynetheme.SizeNameSelectionRadius:
		return 10
	case fynetheme.SizeNamePopupRadius, fynetheme.SizeNameDialogRadius:
		return CardRadius
	case fynetheme.SizeNameScrollBar:
		return 10
	case fynetheme.SizeNameScrollBarSmall:
		return 4
	default:
		return fynetheme.DefaultTheme().Size(name)
	}
}
