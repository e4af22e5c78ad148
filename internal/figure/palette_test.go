package figure

import (
	"fmt"
	"math"
	"testing"
)

// distance in a plain perceptual space (CIE L*a*b*, D65); 2.3 is about what an eye just sees.
func deltaE(a, b ink) float64 {
	la, aa, ba := lab(a)
	lb, ab, bb := lab(b)
	return math.Sqrt((la-lb)*(la-lb) + (aa-ab)*(aa-ab) + (ba-bb)*(ba-bb))
}

func lab(c ink) (l, a, b float64) {
	lin := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	r, g, bl := lin(c.r), lin(c.g), lin(c.b)
	f := func(t float64) float64 {
		if t > 0.008856 {
			return math.Cbrt(t)
		}
		return 7.787*t + 16.0/116
	}
	x, y, z := f((0.4124*r+0.3576*g+0.1805*bl)/0.9505), f(0.2126*r+0.7152*g+0.0722*bl), f((0.0193*r+0.1192*g+0.9505*bl)/1.089)
	return 116*y - 16, 500 * (x - y), 200 * (y - z)
}

func lightness(c ink) float64 { l, _, _ := lab(c); return l }

// looks are all choices.
func looks() []Look {
	var out []Look
	for _, dark := range []bool{false, true} {
		for skin := range 4 {
			for hair := range 4 {
				out = append(out, Look{Dark: dark, Skin: skin, Hair: hair})
			}
		}
	}
	return out
}

func TestPalette(t *testing.T) {
	for _, look := range looks() {
		p := newPalette(look)
		apart := map[string]struct {
			a, b ink
			want float64
		}{
			"skin and shirt":                {p.person.skin.base, p.person.top.base, 30},
			"skin and hair":                 {p.person.skin.base, p.person.hair.base, 14},
			"shirt and leggings":            {p.person.top.base, p.person.legs.base, 30},
			"leggings and background":       {p.person.legs.base, p.background, 30},
			"leggings and mat":              {p.person.legs.base, p.matTop, 14},
			"far leggings and mat":          {p.person.farLegs.base, p.matTop, 12},
			"skin and mat":                  {p.person.skin.base, p.matTop, 25},
			"hair and the shape behind":     {p.person.hair.base, p.blob, 14},
			"skin and the shape behind":     {p.person.skin.base, p.blob, 18},
			"far arm and near arm":          {p.person.skin.base, p.person.farSkin.base, 7},
			"far leg and near leg":          {p.person.legs.base, p.person.farLegs.base, 7},
			"glow on leggings":              {p.highlight.mix(p.person.legs.base, 0.2), p.person.legs.base, 45},
			"glow on the shirt":             {p.highlight.mix(p.person.top.base, 0.2), p.person.top.base, 45},
			"glow on skin":                  {p.highlight.mix(p.person.skin.base, 0.2), p.person.skin.base, 25},
			"arrow and background":          {p.arrow, p.background, 45},
			"arrow and its halo":            {p.arrow, p.halo, 45},
			"helper's shirt and shirt":      {p.helper.top.base, p.person.top.base, 45},
			"helper's trousers, leggings":   {p.helper.legs.base, p.person.legs.base, 14},
			"helper's arms and person's":    {p.helper.skin.base, p.person.skin.base, 12},
			"helper's arms on the leggings": {p.helper.skin.base, p.person.legs.base, 25},
		}
		for name, tc := range apart {
			t.Run(fmt.Sprintf("should keep %s apart in %+v", name, look), func(t *testing.T) {
				if d := deltaE(tc.a, tc.b); d < tc.want {
					t.Errorf("%v and %v are %.1f apart, want %.0f", tc.a, tc.b, d, tc.want)
				}
			})
		}
		for name, m := range map[string]tone{
			"skin": p.person.skin, "shirt": p.person.top, "leggings": p.person.legs, "hair": p.person.hair,
			"helper's skin": p.helper.skin, "helper's shirt": p.helper.top, "helper's trousers": p.helper.legs,
		} {
			t.Run(fmt.Sprintf("should shade %s darker and light it lighter in %+v", name, look), func(t *testing.T) {
				if s, b, l := lightness(m.shade), lightness(m.base), lightness(m.light); s > b-3 || l < b+3 {
					t.Errorf("lightness of shade, base and light = %.0f, %.0f, %.0f", s, b, l)
				}
			})
		}
	}
}
