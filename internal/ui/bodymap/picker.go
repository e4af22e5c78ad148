package bodymap

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"unknot/internal/body"
)

// Mode is what the large part of the picker shows.
type Mode uint8

// The modes of the view switch.
const (
	ShowBack Mode = iota
	ShowFront
	ShowWhole

	modeCount
)

// Picker is the whole body map: a large close-up, a switch between back, front and whole
// body, and two small figures that can be marked too. It only reports; its owner answers
// with SetMarks. It comes in parts that a screen places itself: Switch, Large and Overview.
type Picker struct {
	// OnPick is called for a click, Enter or Space: mark at 5, or open the slider.
	OnPick func(body.Region)
	// OnLevel is called when a number key sets a level from 1 to 10.
	OnLevel func(body.Region, int)
	// OnRemove is called when Delete or Backspace asks to remove a mark.
	OnRemove func(body.Region)
	// OnMode is called after the switch changed what is shown.
	OnMode func(Mode)

	p        Params
	mode     Mode
	zooms    [2]*Map // back, front
	wholes   [2]*Map
	smalls   [2]*Map
	pills    [modeCount]*pill
	bar      *fyne.Container
	whole    *fyne.Container
	large    *fyne.Container
	overview *overview
}

// NewPicker returns a picker that shows the back close-up with nothing marked.
func NewPicker(p Params) *Picker {
	k := &Picker{p: p.withDefaults()}
	for i, v := range []body.View{body.Back, body.Front} {
		k.zooms[i] = NewMap(k.p, v.Zoom())
		k.wholes[i] = NewMap(k.p, v)
		k.smalls[i] = NewSmallMap(k.p, v)
	}
	for _, m := range k.maps() {
		k.connect(m)
	}
	for mode, id := range []string{ShowBack: "bodymap.back", ShowFront: "bodymap.front", ShowWhole: "bodymap.whole"} {
		k.pills[mode] = newPill(k.p, k.p.Texts.T(id), func() { k.SetMode(Mode(mode)) }, k.step)
	}
	k.bar = container.New(layout.NewCustomPaddedHBoxLayout(pillGap), k.pills[0], k.pills[1], k.pills[2])
	k.whole = container.NewGridWithColumns(2, k.wholes[0], k.wholes[1])
	k.large = container.NewStack(k.zooms[0], k.zooms[1], k.whole)
	k.overview = newOverview(k.p, k.smalls[0], k.smalls[1])
	k.show()
	return k
}

// OnSwitched sets what is called after the switch changed what is shown.
func (k *Picker) OnSwitched(do func()) { k.OnMode = func(Mode) { do() } }

// Switch returns the view switch as a part.
func (k *Picker) Switch() fyne.CanvasObject { return k.bar }

// Large returns the large figure as a part.
func (k *Picker) Large() fyne.CanvasObject { return k.large }

// Overview returns the two small figures side by side as a part.
func (k *Picker) Overview() fyne.CanvasObject { return k.overview }

// Mode returns what the large part shows.
func (k *Picker) Mode() Mode { return k.mode }

// SetMarks shows marks in every figure.
func (k *Picker) SetMarks(marks []body.Mark) {
	for _, m := range k.maps() {
		m.SetMarks(marks)
	}
}

// SetMode changes what the large part shows.
func (k *Picker) SetMode(mode Mode) {
	if mode >= modeCount || mode == k.mode {
		return
	}
	k.mode = mode
	k.show()
	k.large.Refresh()
	if k.OnMode != nil {
		k.OnMode(mode)
	}
}

// Reveal turns to a view that shows the region and puts the keyboard on it, for a list of
// marks whose rows lead to the map.
func (k *Picker) Reveal(r body.Region) {
	for _, mode := range []Mode{k.mode, ShowBack, ShowFront, ShowWhole} {
		for _, m := range k.shown(mode) {
			if m.figure.Shows(r) {
				k.SetMode(mode)
				m.Put(r)
				return
			}
		}
	}
}

func (k *Picker) maps() []*Map {
	return []*Map{k.zooms[0], k.zooms[1], k.wholes[0], k.wholes[1], k.smalls[0], k.smalls[1]}
}

func (k *Picker) connect(m *Map) {
	m.OnPick = func(r body.Region) {
		if k.OnPick != nil {
			k.OnPick(r)
		}
	}
	m.OnLevel = func(r body.Region, level int) {
		if k.OnLevel != nil {
			k.OnLevel(r, level)
		}
	}
	m.OnRemove = func(r body.Region) {
		if k.OnRemove != nil {
			k.OnRemove(r)
		}
	}
	m.OnSwitchView = k.switchView
}

func (k *Picker) step(by int) {
	k.SetMode(Mode((int(k.mode) + by + int(modeCount)) % int(modeCount)))
}

// switchView follows Page Up and Page Down: the keyboard goes along to the new view and
// keeps its region where that exists.
func (k *Picker) switchView(by int, at body.Region) {
	k.step(by)
	maps := k.shown(k.mode)
	to := maps[0]
	for _, m := range maps {
		if m.figure.Shows(at) {
			to = m
			break
		}
	}
	to.Put(at)
	if c := fyne.CurrentApp().Driver().CanvasForObject(to); c != nil {
		c.Focus(to)
	}
}

func (k *Picker) shown(mode Mode) []*Map {
	switch mode {
	case ShowFront:
		return k.zooms[1:]
	case ShowWhole:
		return k.wholes[:]
	default:
		return k.zooms[:1]
	}
}

func (k *Picker) show() {
	for mode, o := range []fyne.CanvasObject{ShowBack: k.zooms[0], ShowFront: k.zooms[1], ShowWhole: k.whole} {
		if Mode(mode) == k.mode {
			o.Show()
		} else {
			o.Hide()
		}
		k.pills[mode].set(Mode(mode) == k.mode)
	}
	k.smalls[0].setFrame(k.mode == ShowBack)
	k.smalls[1].setFrame(k.mode == ShowFront)
}
