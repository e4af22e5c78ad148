package daylog

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/checkin"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// notice is a coloured line with what can be done about it.
func notice(text string, buttons fyne.CanvasObject) fyne.CanvasObject {
	return kit.NewSurface(kit.Ground{Fill: theme.ColorPrimarySoft, Radius: theme.ButtonRadius, Padding: 12},
		container.NewBorder(nil, nil, nil, kit.Middle(buttons), kit.Middle(kit.Strong(text))))
}

// scale asks for a number from 0 to 10; id names its texts.
func (f *Form) scale(id string, value *int) fyne.CanvasObject {
	tx := f.p.Texts
	name := tx.T("daylog.ask." + id)
	row := newScale(name, *value, func(v int) { *value = v; f.show() })
	low, high := tx.T("daylog.low."+id), tx.T("daylog.high."+id)
	ends := container.NewBorder(nil, nil, kit.Label(low), kit.Label(high))
	return kit.Column(5, kit.Strong(name), row, ends)
}

// choice offers options of which one can be chosen, and taken back with a second click.
func choice(options []kit.Option, value string, changed func(id string)) *kit.Choice {
	var c *kit.Choice
	c = kit.NewChoice(options, value, func(id string) {
		if id == value {
			id = ""
			c.Set("")
		}
		value = id
		changed(id)
	})
	return c
}

// said asks for a yes or no on one line.
func (f *Form) said(id string, value *checkin.Said) fyne.CanvasObject {
	tx := f.p.Texts
	options := []kit.Option{{ID: string(checkin.Yes), Text: tx.T("questions.yes")}, {ID: string(checkin.No), Text: tx.T("questions.no")}}
	c := choice(options, string(*value), func(id string) { *value = checkin.Said(id); f.show() })
	return f.line(id, kit.Row(theme.SmallGap, c.Box.Objects...))
}

// line is a question with what answers it at its right.
func (f *Form) line(id string, answer fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, nil, answer, kit.Middle(kit.Strong(f.p.Texts.T("daylog.ask."+id))))
}

// numberWidth is how wide a field for a number is, in device-independent pixels.
const numberWidth float32 = 84

// number asks for a span of time, which is kept in minutes.
func (f *Form) number(id string, u unit, value *int) fyne.CanvasObject {
	tx := f.p.Texts
	wrong := kit.NewText(tx.T("daylog.wrong-"+u.id), kit.TextStyle{Size: theme.SizeSmall, Color: theme.ColorDanger})
	wrong.Hide()
	col := kit.Column(4)
	field := kit.NewField("")
	field.SetText(u.write(*value))
	field.OnChanged = func(s string) {
		minutes, ok := u.read(s)
		if ok {
			*value = minutes
			delete(f.wrong, id)
		} else {
			f.wrong[id] = true
		}
		wrong.Hidden = ok
		col.Refresh()
		f.show()
	}
	col.Add(f.line(id, kit.Row(theme.SmallGap, kit.Sized(numberWidth, theme.Target, field), kit.Sized(30, 0, kit.Middle(kit.Label(tx.T("daylog.unit-"+u.id)))))))
	col.Add(wrong)
	return col
}

// text asks for words.
func (f *Form) text(hint string, rows int, value *string) fyne.CanvasObject {
	e := kit.NewNote(hint, rows)
	e.SetText(*value)
	e.OnChanged = func(s string) { *value = strings.TrimSpace(s); f.show() }
	return e
}
