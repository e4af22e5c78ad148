package figure

// Look is how the picture is coloured. The zero value is the light house palette.
type Look struct {
	Dark  bool
	Skin  int  // 0–3; other values count as 0
	Hair  int  // 0–3: bun, short, bob, grey knot; other values count as 0
	Clear bool // no background: behind the soft shape the card's own surface shows
}

// clothes are the colours a person wears and is.
type clothes struct {
	skin, top, legs, seat, hair       tone
	farSkin, farTop, farLegs, farHair tone
	tie                               ink // band round the hair
}

// palette are the colours of one theme.
type palette struct {
	background, blob             ink
	shadow                       ink
	shadowAlpha                  float64
	floor                        ink
	floorAlpha                   float64
	highlight, arrow, halo       ink
	prop                         tone
	propDeep, ballSpot           ink
	matTop, matEdge, matInset    ink
	wall, wallShade              ink
	wood                         tone
	metal, linen, fabric, pillow tone
	stone, glass, warm, leaf     tone
	screen, screenGlow, water    ink
	farMix                       ink // far shade is far base mixed 18 % towards this
	person, helper               clothes
	eye                          ink
}

// skins are the four skin tones: base, shade, light, far; light theme then dark.
var skins = [4][2][4]uint32{
	{{0xE8AC87, 0xD08D6B, 0xF3C3A3, 0xCC8F6D}, {0xDFA27E, 0xBF8062, 0xEDBA99, 0xB87C5E}},
	{{0xF2CDB4, 0xDCAA90, 0xFADFCC, 0xD6AB93}, {0xE6BEA3, 0xC79A80, 0xF2D0B9, 0xBF957C}},
	{{0xC48A5E, 0xA66E47, 0xD6A379, 0xA3704B}, {0xBD8459, 0x9A663F, 0xCF9B70, 0x95643F}},
	{{0x8A5638, 0x6D4029, 0xA26D4C, 0x6C432B}, {0x93603F, 0x74472D, 0xA97652, 0x714730}},
}

// hairs are the four hair colours: base, shade, light; light theme then dark.
var hairs = [4][2][3]uint32{
	{{0x43302F, 0x332322, 0x644A45}, {0x6A4C46, 0x553B37, 0x8A675E}},
	{{0x2B2423, 0x1C1717, 0x4E4441}, {0x4D4340, 0x39312F, 0x6F625D}},
	{{0xA9602F, 0x8A4A22, 0xC98349}, {0xA9501F, 0x873C14, 0xC97A45}},
	{{0x8F8C93, 0x747078, 0xB4B1B8}, {0x9A979F, 0x7B7881, 0xBBB8C0}},
}

// newPalette returns the colours of a look.
func newPalette(l Look) palette {
	theme := 0
	if l.Dark {
		theme = 1
	}
	p := lightPalette()
	if l.Dark {
		p = darkPalette()
	}
	p.person = p.dressed(theme, choice(l.Skin), choice(l.Hair), tops[theme], leggings[theme])
	// The helper differs from the person in clothes, hair and skin, so that arms never mix up.
	p.helper = p.dressed(theme, helperSkin[choice(l.Skin)], helperHair[choice(l.Hair)], helperTops[theme], helperTrousers[theme])
	return p
}

func choice(i int) int {
	if i < 0 || i > 3 {
		return 0
	}
	return i
}

// The helper's skin and hair for each of the person's.
var (
	helperSkin = [4]int{2, 0, 1, 0}
	helperHair = [4]int{1, 0, 1, 1}
)

// Clothes: base, shade, light, far; light theme then dark.
var (
	tops           = [2][4]uint32{{0x3FA79B, 0x2C8980, 0x5FBFB2, 0x2C8279}, {0x45B0A3, 0x2F8A80, 0x68C9BC, 0x2E7C74}}
	leggings       = [2][4]uint32{{0x3C4A78, 0x2B365C, 0x50609A, 0x2A3459}, {0x5D6CAB, 0x46548C, 0x7786C2, 0x434F86}}
	helperTops     = [2][4]uint32{{0xC4617E, 0xA24763, 0xDB859C, 0x9C4863}, {0xC96A87, 0xA34E6A, 0xDE8FA6, 0x96485F}}
	helperTrousers = [2][4]uint32{{0x4B4650, 0x37333C, 0x666070, 0x36323B}, {0x6B6675, 0x534F5C, 0x868091, 0x4F4B58}}
)

// dressed returns the clothes of a person.
func (p *palette) dressed(theme, skin, hair int, top, legs [4]uint32) clothes {
	c := clothes{}
	c.skin, c.farSkin = p.pair(skins[skin][theme])
	c.top, c.farTop = p.pair(top)
	c.legs, c.farLegs = p.pair(legs)
	c.seat = c.legs
	h := hairs[hair][theme]
	c.hair = tone{rgb(h[0]), rgb(h[1]), rgb(h[2])}
	c.farHair = c.hair
	c.tie = c.top.base
	return c
}

// swim makes the clothes a swimsuit in the colour of the shirt.
func (c *clothes) swim() {
	c.seat = c.top
	c.legs, c.farLegs = c.skin, c.farSkin
}

// pair returns the near and the far tone of base, shade, light and far.
func (p *palette) pair(v [4]uint32) (near, far tone) {
	near = tone{rgb(v[0]), rgb(v[1]), rgb(v[2])}
	base := rgb(v[3])
	return near, tone{base, base.mix(p.farMix, 0.18), base.mix(near.base, 0.25)}
}

//nolint:dupl // the same colours by name in two lights
func lightPalette() palette {
	return palette{
		background: rgb(0xFBFAF7), blob: rgb(0xE9F0EE),
		shadow: rgb(0x2A2F4A), shadowAlpha: 0.20,
		floor: rgb(0x2A2F4A), floorAlpha: 0.07,
		highlight: rgb(0xFF5A3C), arrow: rgb(0xF0562F), halo: rgb(0xFFFFFF),
		prop: tone{rgb(0xF2B544), rgb(0xD7952B), rgb(0xF9CF7C)}, propDeep: rgb(0xB87A1E), ballSpot: rgb(0xFBDD9C),
		matTop: rgb(0xC9BFEA), matEdge: rgb(0xA597D2), matInset: rgb(0xBBAFE2),
		wall: rgb(0xDCE3E6), wallShade: rgb(0xC4CFD4),
		wood:   tone{rgb(0xC99B6E), rgb(0xA97C52), rgb(0xDDB68E)},
		metal:  tone{rgb(0x6C7690), rgb(0x565F78), rgb(0x8A93AB)},
		linen:  tone{rgb(0xF3EEE6), rgb(0xD9D0C3), rgb(0xFFFDF9)},
		fabric: tone{rgb(0x8FB0C9), rgb(0x6F93AF), rgb(0xAFC9DC)},
		pillow: tone{rgb(0xDFE8EE), rgb(0xBFCEDA), rgb(0xF5F9FB)},
		stone:  tone{rgb(0x59606E), rgb(0x434956), rgb(0x7B8392)},
		glass:  tone{rgb(0xC9DFE8), rgb(0x9FC1CF), rgb(0xEAF5F9)},
		warm:   tone{rgb(0xD9694F), rgb(0xB84F38), rgb(0xEA8F76)},
		leaf:   tone{rgb(0x86B79A), rgb(0x66997C), rgb(0xA6CFB6)},
		screen: rgb(0x39425E), screenGlow: rgb(0xDDEBEF), water: rgb(0x9CCFE0),
		farMix: rgb(0x22304F), eye: rgb(0x4A332F),
	}
}

//nolint:dupl // see lightPalette
func darkPalette() palette {
	return palette{
		background: rgb(0x171B22), blob: rgb(0x232B35),
		shadow: rgb(0x05070B), shadowAlpha: 0.45,
		floor: rgb(0xC6D2E6), floorAlpha: 0.07,
		highlight: rgb(0xFF6B4A), arrow: rgb(0xFF8A5C), halo: rgb(0x171B22),
		prop: tone{rgb(0xE8AC3E), rgb(0xC1862A), rgb(0xF5C873)}, propDeep: rgb(0x9A681C), ballSpot: rgb(0xF8D488),
		matTop: rgb(0x5B4C72), matEdge: rgb(0x43375A), matInset: rgb(0x685982),
		wall: rgb(0x465260), wallShade: rgb(0x38434F),
		wood:   tone{rgb(0xA37C58), rgb(0x7F5F42), rgb(0xB8916C)},
		metal:  tone{rgb(0x75809A), rgb(0x5A647C), rgb(0x939DB5)},
		linen:  tone{rgb(0xB9B6B8), rgb(0x95939A), rgb(0xCFCCCD)},
		fabric: tone{rgb(0x587A94), rgb(0x44627A), rgb(0x7294AE)},
		pillow: tone{rgb(0x9DB0BF), rgb(0x7C91A2), rgb(0xB9C9D4)},
		stone:  tone{rgb(0x6D7586), rgb(0x535B6A), rgb(0x8C94A5)},
		glass:  tone{rgb(0x6E8B99), rgb(0x567180), rgb(0x93AEBB)},
		warm:   tone{rgb(0xC9624A), rgb(0xA34934), rgb(0xDD856D)},
		leaf:   tone{rgb(0x5E8F74), rgb(0x47735B), rgb(0x7BAA8F)},
		screen: rgb(0x2B3247), screenGlow: rgb(0x8FA9B5), water: rgb(0x4C8296),
		farMix: rgb(0x141A2C), eye: rgb(0x3B2723),
	}
}
