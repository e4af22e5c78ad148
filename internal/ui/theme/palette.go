package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// palette is one colour scheme of the design.
type palette struct {
	background, surface, surface2    color.NRGBA
	ink, muted, line                 color.NRGBA
	primary, onPrimary, primarySoft  color.NRGBA
	primaryInk                       color.NRGBA
	accent, danger, dangerSoft       color.NRGBA
	focus, shadow, hover, pressed    color.NRGBA
	edge                             color.NRGBA
	painNone, mild, moderate, strong color.NRGBA
}

// Secondary text is darker than the design's first value, which falls short of a contrast of
// 4.5 on the window; the body map's specification gives the value used here. Text in the primary
// colour is the darker one that the body map uses, since primary itself reaches 4.2 on primary soft.
var (
	light = palette{
		background: rgb(0xF5F1EA), surface: rgb(0xFFFDF9), surface2: rgb(0xEFE9DF),
		ink: rgb(0x22302D), muted: rgb(0x5F6B67), line: rgb(0xE2DACD),
		primary: rgb(0x1F7A6D), onPrimary: rgb(0xFFFFFF), primarySoft: rgb(0xD9ECE7), primaryInk: rgb(0x17695D),
		accent: rgb(0xE4743B), danger: rgb(0xB3372A), dangerSoft: rgb(0xF8E3DC),
		focus: rgb(0x3B5BDB), shadow: rgba(0x3A2E1C, 18), hover: rgba(0x22302D, 14), pressed: rgba(0x22302D, 30),

		painNone: rgb(0xBFDDCB), mild: rgb(0xFFD774), moderate: rgb(0xEA7426), strong: rgb(0xA3123F),
	}
	dark = palette{
		background: rgb(0x121A19), surface: rgb(0x1B2624), surface2: rgb(0x24312F),
		ink: rgb(0xE8EFEC), muted: rgb(0x93A39E), line: rgb(0x2E3D3A),
		primary: rgb(0x4DB6A2), onPrimary: rgb(0x08211C), primarySoft: rgb(0x1F3A35), primaryInk: rgb(0x4DB6A2),
		accent: rgb(0xF08C55), danger: rgb(0xF1897B), dangerSoft: rgb(0x3B2522),
		focus: rgb(0x8FA8FF), shadow: rgba(0x000000, 90), hover: rgba(0xE8EFEC, 16), pressed: rgba(0xE8EFEC, 34),

		painNone: rgb(0x3F6B5B), mild: rgb(0xFFE9A6), moderate: rgb(0xF58A3C), strong: rgb(0xD02B3A),
	}
)

// In high contrast every text has a contrast of 7:1, and borders take the place of shadows.
var (
	lightContrast = palette{
		background: rgb(0xFFFFFF), surface: rgb(0xFFFFFF), surface2: rgb(0xE4E4E4),
		ink: rgb(0x000000), muted: rgb(0x3A3A3A), line: rgb(0x000000),
		primary: rgb(0x0A5349), onPrimary: rgb(0xFFFFFF), primarySoft: rgb(0xE2F3EF), primaryInk: rgb(0x0A4A41),
		accent: rgb(0x9A3B00), danger: rgb(0x8F1208), dangerSoft: rgb(0xFBE9E4),
		focus: rgb(0x0A2FB8), hover: rgba(0x000000, 24), pressed: rgba(0x000000, 48), edge: rgb(0x000000),

		painNone: rgb(0xBFDDCB), mild: rgb(0xFFD774), moderate: rgb(0xEA7426), strong: rgb(0xA3123F),
	}
	darkContrast = palette{
		background: rgb(0x000000), surface: rgb(0x000000), surface2: rgb(0x2B2B2B),
		ink: rgb(0xFFFFFF), muted: rgb(0xD6D6D6), line: rgb(0xFFFFFF),
		primary: rgb(0x6FE0CC), onPrimary: rgb(0x000000), primarySoft: rgb(0x0E3B35), primaryInk: rgb(0x8AEBD9),
		accent: rgb(0xFFB27D), danger: rgb(0xFFB3A8), dangerSoft: rgb(0x3B1512),
		focus: rgb(0xAFC3FF), hover: rgba(0xFFFFFF, 30), pressed: rgba(0xFFFFFF, 60), edge: rgb(0xFFFFFF),

		painNone: rgb(0x3F6B5B), mild: rgb(0xFFE9A6), moderate: rgb(0xF58A3C), strong: rgb(0xD02B3A),
	}
)

func rgb(hex uint32) color.NRGBA { return rgba(hex, 255) }

func rgba(hex uint32, alpha uint8) color.NRGBA {
	return color.NRGBA{R: uint8(hex >> 16), G: uint8(hex >> 8), B: uint8(hex), A: alpha}
}

// byName maps the names Fyne and our widgets ask for to the palette.
func (p *palette) byName(name fyne.ThemeColorName) (color.NRGBA, bool) {
	switch name {
	case fynetheme.ColorNameBackground:
		return p.background, true
	case ColorSurface, fynetheme.ColorNameMenuBackground, fynetheme.ColorNameOverlayBackground:
		return p.surface, true
	case fynetheme.ColorNameInputBackground:
		return p.surface, true
	case ColorSurface2, fynetheme.ColorNameButton, fynetheme.ColorNameHeaderBackground, fynetheme.ColorNameDisabledButton:
		return p.surface2, true
	case fynetheme.ColorNameForeground:
		return p.ink, true
	case ColorMuted, fynetheme.ColorNamePlaceHolder, fynetheme.ColorNameDisabled:
		return p.muted, true
	case ColorLine, fynetheme.ColorNameSeparator, fynetheme.ColorNameInputBorder:
		return p.line, true
	case fynetheme.ColorNamePrimary, fynetheme.ColorNameHyperlink, fynetheme.ColorNameSuccess:
		return p.primary, true
	case fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNameForegroundOnSuccess:
		return p.onPrimary, true
	case ColorPrimaryInk:
		return p.primaryInk, true
	case ColorPrimarySoft, fynetheme.ColorNameSelection:
		return p.primarySoft, true
	default:
		return p.accents(name)
	}
}

func (p *palette) accents(name fyne.ThemeColorName) (color.NRGBA, bool) {
	switch name {
	case ColorAccent, fynetheme.ColorNameWarning:
		return p.accent, true
	case ColorDanger, fynetheme.ColorNameError:
		return p.danger, true
	case ColorDangerSoft:
		return p.dangerSoft, true
	case ColorFocusRing, fynetheme.ColorNameFocus:
		return p.focus, true
	case ColorCardShadow:
		return p.shadow, true
	case ColorEdge:
		return p.edge, true
	case fynetheme.ColorNameScrollBar:
		return p.line, true
	case fynetheme.ColorNameShadow: // the edge of what scrolls; our cards bring shadows of their own
		return color.NRGBA{}, true
	case fynetheme.ColorNameHover:
		return p.hover, true
	case fynetheme.ColorNamePressed:
		return p.pressed, true
	case ColorPainNone:
		return p.painNone, true
	case ColorPainMild:
		return p.mild, true
	case ColorPainModest:
		return p.moderate, true
	case ColorPainStrong:
		return p.strong, true
	default:
		return color.NRGBA{}, false
	}
}
