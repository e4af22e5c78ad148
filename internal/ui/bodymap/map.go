package bodymap

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/body"
	"unknot/internal/body/paint"
)

// Map is one figure to point at. It is one stop of the Tab key and remembers the region the
// keyboard was on.
type Map struct {
	widget.BaseWidget

	// OnPick is called when a region is clicked or chosen with Enter or Space.
	OnPick func(body.Region)
	// OnLevel is called when a number key sets a level from 1 to 10.
	OnLevel func(body.Region, int)
	// OnRemove is called when Delete or Backspace asks to remove a mark.
	OnRemove func(body.Region)
	// OnSwitchView is called for Page Up (-1) and Page Down (+1) with the region the
	// keyboard is on.
	OnSwitchView func(step int, at body.Region)
	// OnName is called with the region that is named to the person, empty for none.
	OnName func(body.Region)

	p      Params
	figure *body.Figure
	small  bool
	framed bool // show which part the close-up holds
	sheet  *sheet

	marks   []body.Mark
	related []body.Region
	hover   body.Region
	cursor  *body.Cursor
	focused bool
	byKeys  bool // the keyboard led here, so its place is shown
	named   body.Region
}

var (
	_ fyne.Widget        = (*Map)(nil)
	_ fyne.Tappable      = (*Map)(nil)
	_ fyne.Focusable     = (*Map)(nil)
	_ fyne.Accessible    = (*Map)(nil)
	_ desktop.Hoverable  = (*Map)(nil)
	_ desktop.Cursorable = (*Map)(nil)
)

// NewMap returns a figure with labels, badges and name chips, to stand on a card.
func NewMap(p Params, v body.View) *Map { return newMap(p, v, false) }

// NewSmallMap returns a figure without labels, badges and chips; OnName
// says what to name beside it.
func NewSmallMap(p Params, v body.View) *Map { return newMap(p, v.Full(), true) }

func newMap(p Params, v body.View, small bool) *Map {
	f := p.Atlas.Figure(v)
	m := &Map{p: p.withDefaults(), figure: f, small: small, cursor: body.NewCursor(f), byKeys: true}
	m.sheet = &sheet{p: m.p, figure: f, fades: m.fades, changed: m.Refresh}
	m.ExtendBaseWidget(m)
	return m
}

// View returns which view the map shows.
func (m *Map) View() body.View { return m.figure.View() }

// SetMarks shows marks and, from their relations, the areas worth checking too.
func (m *Map) SetMarks(marks []body.Mark) {
	m.marks = append([]body.Mark(nil), marks...)
	m.related = m.p.Atlas.AlsoWork(marks)
	m.update()
}

// setFrame shows or hides the frame around the part that the close-up holds.
func (m *Map) setFrame(on bool) {
	if m.framed != on {
		m.framed = on
		m.Refresh()
	}
}

// At returns the region the keyboard is on.
func (m *Map) At() body.Region { return m.cursor.At() }

// Put moves the keyboard to a region, if the view shows it.
func (m *Map) Put(r body.Region) {
	if m.cursor.Put(r) {
		m.update()
	}
}

// update shows the present state. It costs the UI goroutine a millisecond or two.
func (m *Map) update() {
	m.sheet.show(paint.State{Marks: m.marks, Related: m.related, Hover: m.hover, Focus: m.focus()})
	if named := m.name(); named != m.named {
		m.named = named
		if m.OnName != nil {
			m.OnName(named)
		}
	}
	m.Refresh()
}

// focus returns the region to show as the place of the keyboard.
func (m *Map) focus() body.Region {
	if !m.focused || !m.byKeys {
		return ""
	}
	return m.cursor.At()
}

func (m *Map) name() body.Region {
	if m.hover != "" {
		return m.hover
	}
	return m.focus()
}

func (m *Map) level(r body.Region) (int, bool) {
	for _, k := range m.marks {
		if k.Region == r {
			return k.Intensity, true
		}
	}
	return 0, false
}

// frame places the figure in the widget, in device-independent pixels.
func (m *Map) frame() paint.Frame {
	s := m.Size()
	return paint.FitIn(m.figure, float64(s.Width), float64(s.Height))
}

func (m *Map) regionAt(pos fyne.Position) body.Region {
	if s := m.Size(); pos.X < 0 || pos.Y < 0 || pos.X > s.Width || pos.Y > s.Height {
		return ""
	}
	x, y := m.frame().ToView(float64(pos.X), float64(pos.Y))
	r, _ := m.figure.Hit(x, y)
	return r
}

// MouseIn implements desktop.Hoverable.
func (m *Map) MouseIn(e *desktop.MouseEvent) { m.setHover(m.regionAt(e.Position)) }

// MouseMoved implements desktop.Hoverable.
func (m *Map) MouseMoved(e *desktop.MouseEvent) { m.setHover(m.regionAt(e.Position)) }

// MouseOut implements desktop.Hoverable.
func (m *Map) MouseOut() { m.setHover("") }

func (m *Map) setHover(r body.Region) {
	if r != m.hover {
		m.hover = r
		m.update()
	}
}

// Cursor implements desktop.Cursorable: a pointing hand on a region, an arrow elsewhere.
func (m *Map) Cursor() desktop.Cursor {
	if m.hover != "" {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// Tapped implements fyne.Tappable. The keyboard goes on from the clicked region, but its
// place is not drawn until a key is pressed.
func (m *Map) Tapped(e *fyne.PointEvent) {
	r := m.regionAt(e.Position)
	m.byKeys = false
	if c := fyne.CurrentApp().Driver().CanvasForObject(m); c != nil {
		c.Focus(m)
	}
	m.byKeys = false
	if r != "" {
		m.cursor.Put(r)
	}
	m.update()
	if r != "" && m.OnPick != nil {
		m.OnPick(r)
	}
}

// AccessibilityLabel says where the keyboard is and what is marked there.
func (m *Map) AccessibilityLabel() string {
	info, _ := m.p.Atlas.Region(m.cursor.At())
	return m.viewLabel() + ". " + m.areaLabel(info)
}

// AccessibilityRole implements fyne.Accessible.
func (m *Map) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }
