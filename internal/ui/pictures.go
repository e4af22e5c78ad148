package ui

import (
	"maps"

	"fyne.io/fyne/v2"

	"unknot/internal/body"
	"unknot/internal/figure"
	"unknot/internal/figure/pose"
	"unknot/internal/technique"
	"unknot/internal/ui/figureview"
)

// pictureMemory is how many bytes of drawn pictures are kept. Every card of the library at its usual
// size takes about half of it.
const pictureMemory = 32 << 20

func newStudio(a *App) *figureview.Studio {
	tx := a.p.Texts
	return figureview.NewStudio(figureview.Params{
		Figures: withPortrait(a.p.Figures), Atlas: a.p.Atlas, Still: func() bool { return a.set.ReduceMotion },
		Look:  a.look,
		Words: figureview.Words{Earlier: tx.T("ui.picture.earlier"), Later: tx.T("ui.picture.later")},
		Up:    a.p.Up, Every: a.p.Frames, Go: a.p.Go, OnUI: a.p.OnUI, Memory: pictureMemory,
	})
}

// look is how the figure is coloured.
func (a *App) look() figure.Look {
	return figure.Look{Dark: a.dark(), Skin: a.set.Skin, Hair: a.set.Hair, Clear: true}
}

// portrait is the figure's head, for choosing how it looks.
const portrait technique.ID = "portrait"

// withPortrait adds the portrait to the figures: one of them, standing, seen close.
func withPortrait(figures map[technique.ID]*pose.Figure) map[technique.ID]*pose.Figure {
	all := maps.Clone(figures)
	standing, ok := figures["standing-back-extension"]
	if !ok {
		return all
	}
	head := *standing
	head.Camera = pose.Camera{Azimuth: 40, Elevation: 6, X: 1, Y: 90.5, Zoom: 5}
	head.Props, head.Still = nil, 0
	all[portrait] = &head
	return all
}

// choices are how many skins and hairs the figure can have.
const choices = 4

// portraits shows the figure in each choice that change makes.
func (a *App) portraits(change func(look *figure.Look, i int)) []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, choices)
	for i := range out {
		out[i] = a.studio.NewLook(figureview.Subject{Technique: portrait}, func() figure.Look {
			look := a.look()
			change(&look, i)
			return look
		})
	}
	return out
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
