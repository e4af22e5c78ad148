package prefs

import (
	"path"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Session is how a guided session sounds and begins.
type Session struct {
	Sound       bool
	Volume      int // per cent
	Voice       bool
	VoiceName   string // the id of a voice; the usual one when empty
	VoiceVolume int    // per cent
	VoiceRate   int    // per cent of the usual rate
	CountAloud  bool
	LeadIn      int // seconds
	KeepAwake   bool
}

// Voices are the voices to choose from.
type Voices struct {
	List  []kit.Option
	Known bool // the computer has told; otherwise a voice that is not in the list may be there
}

// guided is the card of what is heard in a session. It changes its own copy of the choices.
type guided struct {
	p       Params
	now     Session
	voices  *kit.Select
	trouble *kit.Text
	sad     *fyne.Container // around the trouble
	part    *fyne.Container // around everything about the voice
}

func session(p Params) fyne.CanvasObject {
	g := &guided{p: p, now: p.Session, trouble: kit.Small("")}
	tx := p.Texts
	return kit.NewCard(kit.Column(10, kit.Section(tx.T("prefs.session")),
		kit.Strong(tx.T("prefs.sound")), g.onOff(g.now.Sound, func(s *Session, on bool) { s.Sound = on }),
		g.levels([]int{30, 60, 100}, "prefs.volume.", g.now.Volume, func(s *Session, v int) { s.Volume = v }),
		kit.PadTop(6, g.voice()),
		kit.PadTop(6, kit.Strong(tx.T("prefs.count"))), g.onOff(g.now.CountAloud, func(s *Session, on bool) { s.CountAloud = on }),
		kit.Strong(tx.T("prefs.lead")), g.levels([]int{5, 8, 10, 20}, "prefs.lead.", g.now.LeadIn, func(s *Session, v int) { s.LeadIn = v }),
		kit.Strong(tx.T("prefs.awake")), g.onOff(g.now.KeepAwake, func(s *Session, on bool) { s.KeepAwake = on })))
}

// voice is the part for the computer's own voice, down to the button that lets it be heard.
func (g *guided) voice() fyne.CanvasObject {
	tx := g.p.Texts
	g.voices = kit.NewSelect(tx.T("prefs.voice"), nil, g.now.VoiceName, func(id string) { g.change(func(s *Session) { s.VoiceName = id }) })
	g.findVoices()
	g.sad = container.NewBorder(nil, nil, kit.PadRight(8, kit.Middle(kit.NewPicture(kit.IconAlert, theme.ColorAccent, 16))), nil, g.trouble)
	g.part = kit.Column(10, kit.Strong(tx.T("prefs.voice")), kit.Small(tx.T("prefs.voice-why")),
		g.onOff(g.now.Voice, func(s *Session, on bool) { s.Voice = on }),
		g.voices,
		g.levels([]int{50, 80, 100}, "prefs.voice-volume.", g.now.VoiceVolume, func(s *Session, v int) { s.VoiceVolume = v }),
		g.levels([]int{80, 100, 130}, "prefs.rate.", g.now.VoiceRate, func(s *Session, v int) { s.VoiceRate = v }),
		kit.Row(0, kit.NewButton(tx.T("prefs.hear"), kit.LookOutline, g.hear).Before(kit.IconPlay)), g.sad)
	g.lookForTrouble()
	return g.part
}

// change keeps a choice, and says at once when nothing will be heard of it.
func (g *guided) change(edit func(*Session)) {
	edit(&g.now)
	g.p.OnSession(g.now)
	g.lookForTrouble()
}

func (g *guided) hear() {
	if g.p.OnHear != nil {
		g.p.OnHear(g.showTrouble)
	}
}

func (g *guided) lookForTrouble() {
	why := ""
	if g.p.Trouble != nil {
		why = g.p.Trouble()
	}
	g.showTrouble(why)
}

// showTrouble says why nothing is heard; an empty reason takes the line away.
func (g *guided) showTrouble(why string) {
	g.trouble.SetText(why)
	g.sad.Hidden = why == ""
	g.part.Refresh() // what has been hidden is in no window yet, and draws nothing by itself
}

// findVoices fills the list, now with what is known and later with what the computer has.
func (g *guided) findVoices() {
	usual := kit.Option{Text: g.p.Texts.T("prefs.voice-usual")}
	kept := kit.Option{ID: g.now.VoiceName, Text: g.p.Texts.T("prefs.voice-looking")}
	show := func(list ...kit.Option) { g.voices.SetOptions(append([]kit.Option{usual}, list...)) }
	show()
	if kept.ID != "" {
		show(kept)
	}
	if g.p.FindVoices == nil {
		return
	}
	g.p.FindVoices(func(found Voices) {
		list := found.List
		if kept.ID != "" && !slices.ContainsFunc(list, func(o kit.Option) bool { return o.ID == kept.ID }) {
			list = append([]kit.Option{{ID: kept.ID, Text: g.absent(kept.ID, found.Known)}}, list...)
		}
		show(list...)
	})
}

// absent names a voice that is not in the list. Of espeak only the end of the id tells a person
// something: gmw/en-GB-scotland.
func (g *guided) absent(id string, known bool) string {
	name := path.Base(id)
	if !known {
		return name
	}
	return g.p.Texts.T("prefs.voice-gone", i18n.Args{"Name": name})
}

func (g *guided) onOff(on bool, set func(*Session, bool)) fyne.CanvasObject {
	tx := g.p.Texts
	options := []kit.Option{{ID: "on", Text: tx.T("prefs.on")}, {ID: "off", Text: tx.T("prefs.off")}}
	return kit.NewChoice(options, map[bool]string{true: "on", false: "off"}[on], func(id string) {
		g.change(func(s *Session) { set(s, id == "on") })
	}).Box
}

func (g *guided) levels(values []int, prefix string, now int, set func(*Session, int)) fyne.CanvasObject {
	options := make([]kit.Option, len(values))
	for i, v := range values {
		options[i] = kit.Option{ID: strconv.Itoa(v), Text: g.p.Texts.T(prefix + strconv.Itoa(v))}
	}
	return kit.NewChoice(options, strconv.Itoa(now), func(id string) {
		if v, err := strconv.Atoi(id); err == nil {
			g.change(func(s *Session) { set(s, v) })
		}
	}).Box
}
