package ui

import (
	"fyne.io/fyne/v2"

	"unknot/internal/i18n"
	"unknot/internal/ui/theme"
	"unknot/internal/ui/trouble"
)

// The kinds of trouble with a journal that ShowTrouble has words for.
const (
	TroubleUnwritable = trouble.Unwritable
	TroubleNewer      = trouble.Newer
	TroubleDamaged    = trouble.Damaged
	TroubleUnknown    = trouble.Unknown
)

// ShowTrouble opens a window that says why the journal cannot be opened. retry is called, with
// that window closed, when the person asks to try again.
func ShowTrouble(app fyne.App, tx *i18n.Texts, kind trouble.Kind, path, detail string, retry func()) fyne.Window {
	app.Settings().SetTheme(theme.New(theme.FollowSystem))
	w := app.NewWindow(tx.T("common.app"))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(820, 620))
	again := false
	w.SetContent(trouble.New(trouble.Params{
		Texts: tx, Kind: kind, Path: path, Detail: detail,
		OnRetry: func() {
			if !again {
				again = true
				w.Hide()
				retry()
			}
		},
		OnQuit: app.Quit,
	}))
	w.SetCloseIntercept(app.Quit) // windows hidden by a retry would keep the program alive
	w.Show()
	return w
}
