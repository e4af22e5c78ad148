// Package bodymap is the body map as a person touches it: figures to point at with the
// pointer or the keyboard, and a picker that puts a close-up, a switch of views and two
// small whole figures together.
//
// The widgets only show and report: marks come in through SetMarks, wishes go out through
// the OnXxx functions, and nothing is marked until the owner says so. Looks and behaviour
// are those of the body-map design; colours come from package paint.
package bodymap

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"unknot/internal/body"
	"unknot/internal/body/paint"
	"unknot/internal/i18n"
)

// stillness is how long the size must be unchanged before the figure is drawn anew; until
// then the old picture is stretched.
const stillness = 120 * time.Millisecond

// Params is what the widgets of this package need. Atlas and Texts are required.
type Params struct {
	Atlas *body.Atlas
	Texts *i18n.Texts
	// Dark tells which palette to use; nil follows the variant of the app's theme.
	Dark func() bool
	// GoAsync runs slow drawing away from the UI goroutine; nil starts a goroutine.
	GoAsync func(func())
	// RunOnUI runs a function on the UI goroutine; nil uses fyne.Do. Together with GoAsync
	// a plain call-through makes drawing happen at once, for tests and off-screen tours.
	RunOnUI func(func())
	// Later runs a function on the UI goroutine after a while; nil uses a timer.
	Later func(time.Duration, func())
}

// Immediate returns the parameters with every deferral replaced by a plain call, for tests
// and for drawing off-screen.
func (p Params) Immediate() Params {
	call := func(f func()) { f() }
	p.GoAsync, p.RunOnUI = call, call
	p.Later = func(_ time.Duration, f func()) { f() }
	return p
}

func (p Params) withDefaults() Params {
	if p.Dark == nil {
		p.Dark = func() bool {
			return fyne.CurrentApp().Settings().ThemeVariant() == theme.VariantDark
		}
	}
	if p.GoAsync == nil {
		p.GoAsync = func(f func()) { go f() }
	}
	if p.RunOnUI == nil {
		p.RunOnUI = fyne.Do
	}
	if p.Later == nil {
		run := p.RunOnUI
		p.Later = func(d time.Duration, f func()) { time.AfterFunc(d, func() { run(f) }) }
	}
	return p
}

func (p Params) palette() paint.Palette { return paint.For(p.Dark()) }
