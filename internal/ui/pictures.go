package ui

import (
	"fyne.io/fyne/v2"

	"unknot/internal/body"
	"unknot/internal/figure"
	"unknot/internal/technique"
	"unknot/internal/ui/figureview"
)

// pictureMemory is how many bytes of drawn pictures are kept. Every card of the library at its usual
// size takes about half of it.
const pictureMemory = 32 << 20

func newStudio(a *App) *figureview.Studio {
	tx := a.p.Texts
	return figureview.NewStudio(figureview.Params{
		Figures: a.p.Figures, Atlas: a.p.Atlas, Still: func() bool { return a.set.ReduceMotion },
		Look:  func() figure.Look { return figure.Look{Dark: a.dark(), Skin: a.set.Skin, Hair: a.set.Hair} },
		Words: figureview.Words{Earlier: tx.T("ui.picture.earlier"), Later: tx.T("ui.picture.later")},
		Up:    a.p.Up, Every: a.p.Frames, Go: a.p.Go, OnUI: a.p.OnUI, Memory: pictureMemory,
	})
}

func subject(t *technique.Technique, s body.Side) figureview.Subject {
	return figureview.Subject{Technique: t.ID, Name: t.Name, Targets: groups(t), Side: s}
}

func groups(t *technique.Technique) []body.Group {
	out := make([]body.Group, len(t.Targets))
	for i, target := range t.Targets {
		out[i] = target.Group
	}
	return out
}

// picture is a small picture of a technique that does not move.
func (a *App) picture(t *technique.Technique, s body.Side) fyne.CanvasObject {
	return a.studio.New(subject(t, s))
}

// large is the one large picture of a screen. It moves as soon as the screen is shown.
func (a *App) large(t *technique.Technique, s body.Side) *figureview.View {
	return a.studio.NewLarge(subject(t, s))
}

// moving is a small picture of a technique that moves while the pointer is over it.
func (a *App) moving(t *technique.Technique, s body.Side) fyne.CanvasObject {
	return a.studio.NewHovering(subject(t, s))
}
