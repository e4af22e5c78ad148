// Package paint draws the body map into plain images: the figure at any size in the light
// or dark palette, the state of its regions, and small pictures that show what a technique
// works on. It holds the only colours of the body map.
package paint

import (
	"image/color"
	"strings"
)

// Level is one of the three steps of pain as the map shows it: colour, pattern and number
// together, so that no one has to tell them apart by colour alone.
type Level uint8

// The levels.
const (
	Mild     Level = iota // 1 to 3: dots
	Moderate              // 4 to 6: lines
	Strong                // 7 to 10: crossed lines
)

// LevelOf returns the level of an intensity from 0 to 10. A mark without pain counts as mild.
func LevelOf(intensity int) Level {
	switch {
	case intensity >= 7:
		return Strong
	case intensity >= 4:
		return Moderate
	default:
		return Mild
	}
}

// LevelColours is how one level looks.
type LevelColours struct {
	Fill, Outline color.NRGBA
	Pattern       color.NRGBA // with its opacity
	Ring          color.NRGBA // ring of the number badge
}

// Palette holds every colour of the body map in one theme.
type Palette struct {
	Dark bool

	Background, Surface, Surface2, Line color.NRGBA
	Text, Muted, Primary, OnPrimary     color.NRGBA
	Hover, Focus                        color.NRGBA

	Body, BodyLine          color.NRGBA
	Volume                  [9]color.NRGBA
	Region                  color.NRGBA
	Gloss, Light, Shade     color.NRGBA // with their opacity
	Fibres                  color.NRGBA
	Soft, Mid, StrongLine   color.NRGBA
	Levels                  [3]LevelColours
	HoverTint, RelatedTint  color.NRGBA
	Blob, Target, TargetRim color.NRGBA // pictures of targets
	CardRegion              color.NRGBA
}

// For returns the light or the dark palette.
func For(dark bool) Palette {
	if dark {
		return darkPalette()
	}
	return lightPalette()
}

func lightPalette() Palette {
	hover := rgb(0x17695D)
	return Palette{
		Background: rgb(0xF5F1EA), Surface: rgb(0xFFFDF9), Surface2: rgb(0xEFE9DF), Line: rgb(0xE2DACD),
		Text: rgb(0x22302D), Muted: rgb(0x5F6B67), Primary: rgb(0x1F7A6D), OnPrimary: rgb(0xFFFFFF),
		Hover: hover, Focus: rgb(0x3B5BDB),
		Body: rgb(0xE4DCCF), BodyLine: rgb(0xBDB1A0),
		Volume: [9]color.NRGBA{
			rgb(0xE6DFD3), rgb(0xE8E1D6), rgb(0xEAE3D8), rgb(0xECE6DB), rgb(0xEEE8DE),
			rgb(0xEFE9E0), rgb(0xF1EBE2), rgb(0xF2EDE5), rgb(0xF4EFE7),
		},
		Region: rgb(0xCAC1B4),
		Gloss:  alpha(rgb(0xF7F1F5), 0.0353), Light: alpha(rgb(0xF6F3F1), 0.0353), Shade: alpha(rgb(0x706658), 0.0353),
		Fibres: alpha(rgb(0x8A7C69), 0.3),
		Soft:   alpha(rgb(0x786B59), 0.285), Mid: alpha(rgb(0x786B59), 0.460), StrongLine: alpha(rgb(0x786B59), 0.621),
		Levels: [3]LevelColours{
			{rgb(0xFFD774), rgb(0x846009), alpha(rgb(0x4A3200), 0.26), rgb(0x846009)},
			{rgb(0xEA7426), rgb(0x9A4408), alpha(rgb(0x3D1700), 0.26), rgb(0x9A4408)},
			{rgb(0xA3123F), rgb(0x5E0622), alpha(rgb(0xFFFFFF), 0.34), rgb(0x5E0622)},
		},
		HoverTint: alpha(hover, 0.20), RelatedTint: alpha(hover, 0.10),
		Blob: rgb(0xE3EDEA), CardRegion: rgb(0xDAD2C6), Target: alpha(rgb(0x1F7A6D), 0.62), TargetRim: rgb(0x17695D),
	}
}

func darkPalette() Palette {
	hover := rgb(0x94E6D5)
	return Palette{
		Dark:       true,
		Background: rgb(0x121A19), Surface: rgb(0x1B2624), Surface2: rgb(0x24312F), Line: rgb(0x2E3D3A),
		Text: rgb(0xE8EFEC), Muted: rgb(0x93A39E), Primary: rgb(0x4DB6A2), OnPrimary: rgb(0x08211C),
		Hover: hover, Focus: rgb(0x8FA8FF),
		Body: rgb(0x212D2A), BodyLine: rgb(0x52625D),
		Volume: [9]color.NRGBA{
			rgb(0x232F2C), rgb(0x24302D), rgb(0x25322F), rgb(0x263330), rgb(0x273431),
			rgb(0x283633), rgb(0x293734), rgb(0x2A3835), rgb(0x2B3936),
		},
		Region: rgb(0x5E7070),
		Gloss:  alpha(rgb(0xB8C8C6), 0.0196), Light: alpha(rgb(0x8E9C9A), 0.0196), Shade: alpha(rgb(0x111A16), 0.0431),
		Fibres: alpha(rgb(0x141D1A), 0.32),
		Soft:   alpha(rgb(0x111917), 0.285), Mid: alpha(rgb(0x111917), 0.460), StrongLine: alpha(rgb(0x111917), 0.621),
		Levels: [3]LevelColours{
			{rgb(0xFFE9A6), rgb(0xFFF7DE), alpha(rgb(0x3A2800), 0.26), rgb(0xFFE9A6)},
			{rgb(0xF58A3C), rgb(0xFFD3B0), alpha(rgb(0x331300), 0.26), rgb(0xF58A3C)},
			{rgb(0xD02B3A), rgb(0xFFB3B3), alpha(rgb(0xFFFFFF), 0.34), rgb(0xD02B3A)},
		},
		HoverTint: alpha(hover, 0.20), RelatedTint: alpha(hover, 0.13),
		Blob: rgb(0x243532), CardRegion: rgb(0x4E605D), Target: alpha(rgb(0x4DB6A2), 0.72), TargetRim: hover,
	}
}

// Shape returns the fill of a shape of a drawing by its id; any other id is an idle region.
func (p Palette) Shape(id string) color.NRGBA {
	if n, ok := strings.CutPrefix(id, "body-volume-"); ok && len(n) == 1 && n[0] >= '1' && n[0] <= '9' {
		return p.Volume[n[0]-'1']
	}
	switch {
	case id == "body":
		return p.Body
	case strings.HasPrefix(id, "gloss-"):
		return p.Gloss
	case strings.HasPrefix(id, "light-"):
		return p.Light
	case strings.HasPrefix(id, "shade-"):
		return p.Shade
	case id == "fibres":
		return p.Fibres
	case id == "contour-soft":
		return p.Soft
	case id == "contour-mid":
		return p.Mid
	case id == "contour-strong":
		return p.StrongLine
	default:
		return p.Region
	}
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}

func alpha(c color.NRGBA, a float64) color.NRGBA {
	c.A = uint8(a*255 + 0.5)
	return c
}
