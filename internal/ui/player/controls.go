package player

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"unknot/internal/ui/kit"
)

// button is a button of the player; text is a message id.
func (p *Player) button(text string, look kit.ButtonLook, do func()) *kit.Button {
	return kit.NewButton(p.p.Texts.T(text), look, p.refocusing(do))
}

// buttons are the answers to a question.
func (p *Player) buttons(q *question) []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, len(q.answers))
	for i, a := range q.answers {
		out[i] = p.button(a.text, a.look, a.do)
	}
	return out
}

// refocusing hands the keyboard back once something was pressed.
func (p *Player) refocusing(do func()) func() {
	return func() {
		do()
		if p.p.OnRefocus != nil {
			p.p.OnRefocus()
		}
	}
}

func pauseWord(paused bool) string {
	if paused {
		return "player.resume"
	}
	return "player.pause"
}

func pauseIcon(paused bool) kit.Icon {
	if paused {
		return kit.IconPlay
	}
	return kit.IconPause
}

func centred(objects ...fyne.CanvasObject) fyne.CanvasObject {
	row := append([]fyne.CanvasObject{layout.NewSpacer()}, objects...)
	return kit.Row(14, append(row, layout.NewSpacer())...)
}
