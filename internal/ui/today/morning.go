package today

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// morning asks how the back is on the morning after, once, and lets the person be.
func (s *Screen) morning(m Morning) fyne.CanvasObject {
	tx := s.p.Texts
	note := kit.NewButton(tx.T("today.waking-note"), kit.LookOutline, func() { m.OnSay(s.waking) })
	note.Disable()
	slider := kit.NewPainSlider(m.Question, kit.PainUnset, func(v int) {
		s.waking = v
		note.Enable()
	})
	scale := container.NewBorder(nil, nil, kit.Label(tx.T("today.no-pain")), kit.Label(tx.T("today.worst")))
	words := kit.Middle(kit.Column(4, kit.Section(m.Question), kit.Small(m.Text)))
	answer := kit.Middle(kit.Column(0, slider, scale))
	buttons := kit.Middle(kit.Row(theme.SmallGap, note, kit.Middle(kit.NewButton(tx.T("today.waking-skip"), kit.LookQuiet, m.OnSkip))))
	return kit.NewCard(container.NewBorder(nil, nil, nil, kit.PadSides(theme.Gap, 0, buttons), kit.Shares(28, []float32{1, 1}, words, answer)))
}
