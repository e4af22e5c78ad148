// Package techcard is the screen that shows one technique in full: how it is done and for how long,
// how far to go and when to stop, how sure we are and on what that rests, and who should not do it.
package techcard

import (
	"fyne.io/fyne/v2"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Fact is a short line with its name.
type Fact struct{ Name, Text string }

// Link is a line that may lead to another card.
type Link struct {
	Text   string
	Card   string // the name of the other card; empty when there is none
	OnOpen func()
}

// Panel is something to know before anything else.
type Panel struct {
	Title  string
	Lines  []string
	Alert  bool   // it stands against doing this
	Action string // the words of its button; no button when empty
	OnPick func()
}

// Params are what the screen shows and whom it tells.
type Params struct {
	Texts    *i18n.Texts
	Crumb    string // where one came from
	Name     string
	Subtitle string
	Picture  fyne.CanvasObject
	Panels   []Panel

	Facts      []Fact
	Setup      string
	Steps      []string
	Dose       []Fact
	Cap        string
	ShouldFeel string
	StopIf     []string // of this technique
	Mistakes   []string
	Easier     Link
	Harder     Link

	Sure    string   // the grade in words
	SureBy  []string // the grade of each phase, where it differs
	Note    string
	Sources []string

	LeftOutWith []string // conditions with which it is left out
	ChangedWith []string // conditions with which it is changed

	OnBack func()
	// OnTry starts it; nil where it cannot be started.
	OnTry func()
	// OnAdd puts it into a routine; nil where it has no timer.
	OnAdd func()
}

// always are the texts of the stop list that holds for every technique (section 2.1).
var always = [...]string{
	"techcard.stop.cap", "techcard.stop.sharp", "techcard.stop.numb", "techcard.stop.leg",
	"techcard.stop.faint", "techcard.stop.skin", "techcard.stop.then",
}

// New lays the screen out.
func New(p Params) fyne.CanvasObject {
	tx := p.Texts
	actions := []fyne.CanvasObject{kit.NewButton(tx.T("common.back"), kit.LookOutline, p.OnBack).Before(kit.IconBack)}
	if p.OnAdd != nil {
		actions = append(actions, kit.NewButton(tx.T("techcard.add"), kit.LookOutline, p.OnAdd))
	}
	if p.OnTry != nil {
		actions = append(actions, kit.NewButton(tx.T("techcard.try"), kit.LookPrimary, p.OnTry).Before(kit.IconPlay))
	}
	left := kit.Column(theme.Gap, kit.NewCard(kit.Sized(0, pictureHeight, p.Picture)), facts(p), evidence(p), cautions(p))
	right := kit.Column(theme.Gap)
	for _, each := range p.Panels {
		right.Add(panel(each))
	}
	right.Add(how(p))
	right.Add(howMuch(p))
	right.Add(stop(p))
	right.Add(variants(p))
	return kit.ScrollPage(kit.Header{Crumb: p.Crumb, Title: p.Name, Subtitle: p.Subtitle, Actions: actions},
		kit.Shares(theme.Gap, []float32{1, 1.18}, left, right))
}

// pictureHeight is that of the large picture, in device-independent pixels.
const pictureHeight float32 = 300
