package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"unknot/internal/ui/theme"
)

// Fold hides a part behind a button that opens and closes it. The part begins hidden.
func Fold(show, hide string, part *fyne.Container) fyne.CanvasObject {
	box := Column(8)
	var button *Button
	button = NewButton(show, LookQuiet, func() {
		part.Hidden = !part.Hidden
		button.SetText(hide)
		if part.Hidden {
			button.SetText(show)
		}
		box.Refresh()
		part.Refresh()
	})
	part.Hide()
	box.Add(Flush(button))
	box.Add(part)
	return box
}

// quietSide is the room a quiet button keeps beside its words, in device-independent pixels.
const quietSide float32 = 6

// Flush sets the words of a quiet button under the edge of the text above.
func Flush(b *Button) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, -quietSide, 0), Row(0, b))
}

// Bullet sets a dot before a text.
func Bullet(text fyne.CanvasObject) fyne.CanvasObject {
	dot := container.NewBorder(NewText("•", TextStyle{Color: theme.ColorPrimaryInk, Bold: true}), nil, nil, nil, container.NewStack())
	return container.NewBorder(nil, nil, Sized(16, 0, dot), nil, text)
}
