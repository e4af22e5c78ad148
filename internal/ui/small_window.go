package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"unknot/internal/ui/player"
)

// openSmall makes the one small window there is, which stays above the others. The owner shows it.
func (a *App) openSmall(title string, content fyne.CanvasObject) fyne.Window {
	w := a.p.App.NewWindow(title)
	a.small = w
	w.SetPadded(false)
	w.SetFixedSize(true)
	if top, ok := w.(desktop.Window); ok {
		top.RequestAlwaysOnTop()
	}
	w.SetContent(content)
	w.Resize(player.CardSize)
	return w
}

// closeSmall closes it.
func (a *App) closeSmall() {
	if w := a.small; w != nil {
		a.small = nil
		w.Close()
	}
}

// SmallWindow is the window of a break, or of a session that was made small; nil while there is none.
func (a *App) SmallWindow() fyne.Window { return a.small }

// Raise brings the window to the front, with the session in it that was made small.
func (a *App) Raise() {
	if a.stage != nil && a.stage.player.Small() {
		a.stage.player.ToggleSmall()
		return
	}
	a.window.Show()
	a.window.RequestFocus()
}
