// Package prefs is the Settings screen: how the window looks, the health profile, and what this
// computer lacks.
package prefs

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/setup"
	"unknot/internal/ui/theme"
)

// Params are what the screen shows and whom it tells.
type Params struct {
	Texts     *i18n.Texts
	Theme     string              // system, light, dark
	Contrast  bool                // high
	Reduced   bool                // motion
	Skins     []fyne.CanvasObject // the figure in each skin there is
	Skin      int
	Hairs     []fyne.CanvasObject // and in each hair
	Hair      int
	Emergency string   // the local emergency number, empty when not set
	Age       int      // years, 0 when not given
	Profile   []string // the cautions that hold, in words
	Answered  bool     // the health profile has been filled in
	Session   Session  // how a session sounds
	Tools     []setup.Tool
	AtHand    []string // the ids of the tools at hand
	Problems  []string // what this computer lacks
	DataDir   string
	Version   string

	OnTheme     func(id string)
	OnContrast  func(on bool)
	OnReduced   func(on bool)
	OnSkin      func(i int)
	OnHair      func(i int)
	OnEmergency func(number string)
	OnAge       func(years int)
	OnProfile   func() // answer the health profile again
	OnTools     func(ids []string)
	OnSession   func(Session)
	Trouble     func() string // why nothing is heard, in words; empty when all is well
	// OnHear lets the choices be heard, and tells afterwards why nothing was heard.
	OnHear func(then func(trouble string))
	// FindVoices looks for the voices this computer has. It returns at once and answers once.
	FindVoices func(then func(Voices))
}

// New lays the screen out.
func New(p Params) fyne.CanvasObject {
	tx := p.Texts
	left := kit.Column(theme.Gap, look(p), session(p), figure(p))
	right := kit.Column(theme.Gap, profile(p), safety(p), tools(p), machine(p), about(p))
	return kit.ScrollPage(kit.Header{Title: tx.T("prefs.title"), Subtitle: tx.T("prefs.subtitle")},
		kit.Shares(theme.Gap, []float32{1, 1}, left, right))
}

func look(p Params) fyne.CanvasObject {
	tx := p.Texts
	themes := make([]kit.Option, 0, 3)
	for _, id := range []string{"system", "light", "dark"} {
		themes = append(themes, kit.Option{ID: id, Text: tx.T("prefs.theme." + id)})
	}
	onOff := map[bool]string{false: "off", true: "on"}
	return kit.NewCard(kit.Column(12, kit.Section(tx.T("prefs.look")),
		kit.Strong(tx.T("prefs.theme")), kit.NewChoice(themes, p.Theme, p.OnTheme).Box,
		kit.Strong(tx.T("prefs.contrast")), kit.Small(tx.T("prefs.contrast-why")),
		kit.NewChoice([]kit.Option{{ID: "off", Text: tx.T("prefs.contrast.off")}, {ID: "on", Text: tx.T("prefs.contrast.on")}}, onOff[p.Contrast],
			func(id string) { p.OnContrast(id == "on") }).Box,
		kit.Strong(tx.T("prefs.motion")), kit.Small(tx.T("prefs.motion-why")),
		kit.NewChoice([]kit.Option{{ID: "off", Text: tx.T("prefs.motion.off")}, {ID: "on", Text: tx.T("prefs.motion.on")}}, onOff[p.Reduced],
			func(id string) { p.OnReduced(id == "on") }).Box))
}

// figure lets the person choose how the exercise figure looks.
func figure(p Params) fyne.CanvasObject {
	tx := p.Texts
	names := func(id string, n int) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = tx.T(id, i18n.Args{"Number": i + 1})
		}
		return out
	}
	refresh := func() {
		for _, o := range append(slices.Clone(p.Skins), p.Hairs...) {
			o.Refresh()
		}
	}
	skins := kit.NewPictureChoice(p.Skins, names("prefs.skin-name", len(p.Skins)), p.Skin, func(i int) { p.OnSkin(i); refresh() })
	hairs := kit.NewPictureChoice(p.Hairs, names("prefs.hair-name", len(p.Hairs)), p.Hair, func(i int) { p.OnHair(i); refresh() })
	return kit.NewCard(kit.Column(12, kit.Section(tx.T("prefs.figure")),
		kit.Strong(tx.T("prefs.skin")), skins.Box, kit.Strong(tx.T("prefs.hair")), hairs.Box))
}

func safety(p Params) fyne.CanvasObject {
	tx := p.Texts
	number := kit.NewField(tx.T("prefs.emergency-hint"))
	number.SetText(p.Emergency)
	number.OnChanged = func(s string) { p.OnEmergency(strings.TrimSpace(s)) }
	age := kit.NewField(tx.T("prefs.age-hint"))
	if p.Age > 0 {
		age.SetText(strconv.Itoa(p.Age))
	}
	wrong := kit.NewText(tx.T("prefs.age-wrong"), kit.TextStyle{Size: theme.SizeSmall, Color: theme.ColorDanger})
	wrong.Hide()
	age.OnChanged = func(s string) {
		years, ok := readAge(s)
		if !ok {
			wrong.Show()
			return
		}
		wrong.Hide()
		p.OnAge(years)
	}
	return kit.NewCard(kit.Column(12, kit.Section(tx.T("prefs.safety")),
		kit.Strong(tx.T("prefs.emergency")), kit.Small(tx.T("prefs.emergency-why")), number,
		kit.Strong(tx.T("prefs.age")), kit.Small(tx.T("prefs.age-why")), age, wrong))
}

// readAge takes a whole number of years from 1 to 120, or nothing for "not given".
func readAge(s string) (int, bool) {
	s = strings.TrimSpace(s)
	if s == "" {
		return 0, true
	}
	years, err := strconv.Atoi(s)
	return years, err == nil && years >= 1 && years <= 120
}

func profile(p Params) fyne.CanvasObject {
	tx := p.Texts
	col := kit.Column(8, kit.Section(tx.T("prefs.profile")))
	switch {
	case !p.Answered:
		col.Add(kit.Muted(tx.T("prefs.profile-open")))
	case len(p.Profile) == 0:
		col.Add(kit.Muted(tx.T("prefs.profile-none")))
	default:
		for _, line := range p.Profile {
			col.Add(container.NewBorder(nil, nil, kit.PadRight(8, kit.Middle(kit.NewPicture(kit.IconShield, theme.ColorPrimaryInk, 16))), nil, kit.Body(line)))
		}
	}
	col.Add(kit.PadTop(6, kit.Row(0, kit.NewButton(tx.T("prefs.profile-edit"), kit.LookOutline, p.OnProfile))))
	return kit.NewCard(col)
}

func tools(p Params) fyne.CanvasObject {
	tx := p.Texts
	return kit.NewCard(kit.Column(10, kit.Section(tx.T("prefs.tools")), kit.Small(tx.T("prefs.tools-why")),
		setup.Chips(p.Tools, p.AtHand, p.OnTools).Box))
}

func machine(p Params) fyne.CanvasObject {
	tx := p.Texts
	col := kit.Column(8, kit.Section(tx.T("prefs.machine")))
	if len(p.Problems) == 0 {
		col.Add(kit.Muted(tx.T("prefs.machine-fine")))
	}
	for _, line := range p.Problems {
		col.Add(container.NewBorder(nil, nil, kit.PadRight(8, kit.Middle(kit.NewPicture(kit.IconAlert, theme.ColorAccent, 16))), nil, kit.Muted(line)))
	}
	return kit.NewCard(col)
}

func about(p Params) fyne.CanvasObject {
	tx := p.Texts
	return kit.NewInfo(kit.Column(8, kit.Section(tx.T("prefs.about")), kit.Body(tx.T("prefs.about-text")),
		kit.Small(tx.T("prefs.data", i18n.Args{"Path": p.DataDir})), kit.Small(tx.T("prefs.version", i18n.Args{"Version": p.Version}))))
}
