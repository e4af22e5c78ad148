package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/ui/theme"
)

// ShowSheet opens a card over a window, with a button that closes it.
func ShowSheet(c fyne.Canvas, size fyne.Size, closeText string, content fyne.CanvasObject) *widget.PopUp {
	var sheet *widget.PopUp
	end := NewButton(closeText, LookPrimary, func() { sheet.Hide() })
	body := container.NewBorder(nil, PadTop(theme.Gap, Row(0, end)), nil, nil, container.NewVScroll(PadRight(12, content)))
	sheet = widget.NewModalPopUp(Pad(theme.CardPadding, body), c)
	sheet.Resize(size)
	sheet.Show()
	return sheet
}
