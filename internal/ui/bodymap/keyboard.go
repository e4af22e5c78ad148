package bodymap

import (
	"fyne.io/fyne/v2"

	"unknot/internal/body"
)

// FocusGained implements fyne.Focusable.
func (m *Map) FocusGained() {
	m.focused = true
	m.update()
}

// FocusLost implements fyne.Focusable.
func (m *Map) FocusLost() {
	m.focused, m.byKeys = false, true
	m.update()
}

// TypedRune implements fyne.Focusable: 1 to 9 set the level at once and 0 sets 10.
func (m *Map) TypedRune(r rune) {
	if r < '0' || r > '9' {
		return
	}
	level := int(r - '0')
	if level == 0 {
		level = 10
	}
	m.showKeys()
	if m.OnLevel != nil {
		m.OnLevel(m.cursor.At(), level)
	}
}

// TypedKey implements fyne.Focusable.
func (m *Map) TypedKey(e *fyne.KeyEvent) {
	at := m.cursor.At()
	switch e.Name {
	case fyne.KeyLeft:
		m.move(body.GoLeft)
	case fyne.KeyRight:
		m.move(body.GoRight)
	case fyne.KeyUp:
		m.move(body.GoUp)
	case fyne.KeyDown:
		m.move(body.GoDown)
	case fyne.KeyHome:
		m.cursor.Home()
		m.showKeys()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.showKeys()
		if m.OnPick != nil {
			m.OnPick(at)
		}
	case fyne.KeyDelete, fyne.KeyBackspace:
		m.showKeys()
		if m.OnRemove != nil {
			m.OnRemove(at)
		}
	case fyne.KeyPageUp:
		m.switchView(-1)
	case fyne.KeyPageDown:
		m.switchView(1)
	case fyne.KeyEscape:
		if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
			c.Unfocus()
		}
	}
}

func (m *Map) move(d body.Direction) {
	m.cursor.Move(d)
	m.showKeys()
}

func (m *Map) switchView(step int) {
	if m.OnSwitchView != nil {
		m.OnSwitchView(step, m.cursor.At())
	}
}

// showKeys draws the place of the keyboard, which a click had hidden.
func (m *Map) showKeys() {
	m.byKeys = true
	m.update()
}
