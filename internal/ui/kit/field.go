package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Field takes text from the keyboard. It is Fyne's own entry, and comes into sight when it gains the
// focus.
type Field struct{ widget.Entry }

// NewField returns a field of one line with a hint for what belongs there.
func NewField(hint string) *Field {
	f := &Field{}
	f.ExtendBaseWidget(f)
	f.SetPlaceHolder(hint)
	return f
}

// NewNote returns a field for several lines, so many of them in sight.
func NewNote(hint string, lines int) *Field {
	f := &Field{}
	f.MultiLine = true
	f.Wrapping = fyne.TextWrapWord
	f.ExtendBaseWidget(f)
	f.SetPlaceHolder(hint)
	f.SetMinRowsVisible(lines)
	return f
}

// FocusGained implements fyne.Focusable.
func (f *Field) FocusGained() {
	f.Entry.FocusGained()
	Reveal()
}
