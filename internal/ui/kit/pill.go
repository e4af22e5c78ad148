package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"unknot/internal/ui/theme"
)

// NewPill returns a short fact on a rounded ground; it looks like a chip but cannot be pressed.
func NewPill(text string) fyne.CanvasObject {
	label := NewText(text, TextStyle{Size: theme.SizeSmall, NoWrap: true})
	return NewSurface(Ground{Fill: theme.ColorSurface2, Radius: theme.Target / 2},
		container.New(layout.NewCustomPaddedLayout(0, 0, 13, 13), Sized(0, theme.Target, Middle(label))))
}
