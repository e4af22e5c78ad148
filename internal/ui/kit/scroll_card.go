package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/ui/theme"
)

// NewScrollCard returns a card that is as tall as its content, and scrolls where there is less room.
func NewScrollCard(content fyne.CanvasObject) fyne.CanvasObject {
	return container.New(snug{content}, NewCard(container.NewVScroll(PadRight(12, content))))
}

// snug gives a card the height of what it scrolls, at most all there is.
type snug struct{ content fyne.CanvasObject }

func (s snug) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSize(size.Width, size.Height)) // a wrapped text finds its height at the width it gets
		o.Resize(fyne.NewSize(size.Width, min(size.Height, s.content.MinSize().Height+2*theme.CardPadding)))
	}
}

func (s snug) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}
