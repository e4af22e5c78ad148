// Package trouble is what the window shows when the journal cannot be opened: what happened, that
// nothing was changed, and what can be done.
package trouble

import (
	"fyne.io/fyne/v2"

	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Kind is what went wrong; it chooses the words.
type Kind string

// The kinds of trouble.
const (
	Unwritable Kind = "unwritable"
	Newer      Kind = "newer"
	Damaged    Kind = "damaged"
	Unknown    Kind = "unknown"
)

// Params are what the page shows and whom it tells.
type Params struct {
	Texts   *i18n.Texts
	Kind    Kind
	Path    string
	Detail  string // the cause in technical words, for someone who helps
	OnRetry func()
	OnQuit  func()
}

// New lays the page out.
func New(p Params) fyne.CanvasObject {
	tx := p.Texts
	base := "trouble." + string(p.Kind)
	path := kit.NewSurface(kit.Ground{Fill: theme.ColorSurface2, Radius: 10, Padding: 12}, kit.NewText(p.Path, kit.TextStyle{}))
	card := kit.NewCard(kit.Column(14,
		kit.Row(12, kit.NewPicture(kit.IconAlert, theme.ColorDanger, 28)),
		kit.Title(tx.T(base+".title")),
		kit.Body(tx.T(base+".what")),
		path,
		kit.Strong(tx.T("trouble.safe")),
		kit.Muted(tx.T(base+".do")),
		kit.Small(p.Detail),
		kit.PadTop(8, kit.Row(theme.Gap,
			kit.NewButton(tx.T("trouble.retry"), kit.LookPrimary, p.OnRetry),
			kit.NewButton(tx.T("trouble.quit"), kit.LookOutline, p.OnQuit)))))
	return kit.ScrollPage(kit.Header{Title: tx.T("common.app")}, kit.AtMost(680, card))
}
