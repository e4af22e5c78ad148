package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/ui/theme"
)

// Select shows one of many options and opens the list of them, for more options than chips can show.
type Select struct {
	control

	OnChanged func(id string)

	name    string
	options []Option
	value   string
	list    *widget.PopUp // of the options, once it has been opened
}

var _ fyne.Widget = (*Select)(nil)

// NewSelect returns a select with the option value chosen. Its name is for a screen reader.
func NewSelect(name string, options []Option, value string, changed func(id string)) *Select {
	s := &Select{name: name, options: options, value: value, OnChanged: changed}
	s.press = s.open
	s.ExtendBaseWidget(s)
	return s
}

// SetOptions changes what can be chosen; what is chosen stays.
func (s *Select) SetOptions(options []Option) {
	s.options = options
	s.Refresh()
	if s.isOpen() {
		s.close()
		s.open()
	}
}

// Value returns the id of the chosen option.
func (s *Select) Value() string { return s.value }

// Text returns the words of the chosen option, empty when it is none of those there are.
func (s *Select) Text() string {
	for _, o := range s.options {
		if o.ID == s.value {
			return o.Text
		}
	}
	return ""
}

// AccessibilityLabel is what a screen reader says.
func (s *Select) AccessibilityLabel() string { return s.name + ": " + s.Text() }

// AccessibilityRole tells a screen reader that this can be pressed.
func (s *Select) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// TypedKey opens the list, with the arrow keys too.
func (s *Select) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyUp, fyne.KeyDown:
		s.Tapped(nil)
	default:
		s.control.TypedKey(e)
	}
}

func (s *Select) isOpen() bool { return s.list != nil && s.list.Visible() }

func (s *Select) open() {
	c := fyne.CurrentApp().Driver().CanvasForObject(s)
	if c == nil || len(s.options) == 0 {
		return
	}
	s.hovered = false // the list takes the pointer, and nobody says so
	s.Refresh()
	s.list = openSelectList(s, c)
}

func (s *Select) close() {
	if s.isOpen() {
		s.list.Hide()
	}
}

func (s *Select) choose(id string) {
	s.close()
	if id == s.value {
		return
	}
	s.value = id
	s.Refresh()
	if s.OnChanged != nil {
		s.OnChanged(id)
	}
}

// CreateRenderer implements fyne.Widget.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	r := &selectRenderer{
		s: s, ring: newRing(), ground: canvas.NewRectangle(nil), veil: canvas.NewRectangle(nil),
		label: canvas.NewText("", nil), arrow: canvas.NewImageFromResource(nil),
	}
	r.arrow.FillMode = canvas.ImageFillContain
	r.apply()
	return r
}

type selectRenderer struct {
	s            *Select
	ring         ring
	ground, veil *canvas.Rectangle
	label        *canvas.Text
	arrow        *canvas.Image
}

// The measures of a select, in device-independent pixels.
const (
	selectRadius float32 = 10 // as that of the fields
	selectSide   float32 = 15
	selectText   float32 = 14
	selectArrow  float32 = 16
)

func (r *selectRenderer) apply() {
	ink := fynetheme.ColorNameForeground
	if r.s.Disabled() {
		ink = theme.ColorMuted
	}
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = Color(theme.ColorSurface), Color(theme.ColorLine), 1.2
	r.veil.FillColor = color.Transparent
	if r.s.hovered && !r.s.Disabled() {
		r.veil.FillColor = Color(fynetheme.ColorNameHover)
	}
	r.ground.CornerRadius, r.veil.CornerRadius = selectRadius, selectRadius
	r.label.Color, r.label.TextSize = Color(ink), selectText
	r.arrow.Resource = IconUnfold.In(theme.ColorMuted)
	r.ring.show(r.s.focused)
}

func (r *selectRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.veil.Resize(size)
	r.ring.layout(size, selectRadius)
	r.label.Text = fit(r.s.Text(), size.Width-3*selectSide-selectArrow, r.label)
	text := r.label.MinSize()
	r.label.Move(fyne.NewPos(selectSide, (size.Height-text.Height)/2))
	r.label.Resize(text)
	r.arrow.Move(fyne.NewPos(size.Width-selectSide-selectArrow, (size.Height-selectArrow)/2))
	r.arrow.Resize(fyne.NewSquareSize(selectArrow))
}

// MinSize leaves the words out, so that a long name does not widen the card around it.
func (r *selectRenderer) MinSize() fyne.Size { return fyne.NewSize(160, theme.Target+4) }

func (r *selectRenderer) Refresh() {
	r.apply()
	r.Layout(r.s.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *selectRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.veil, r.label, r.arrow, r.ring.rect}
}

func (r *selectRenderer) Destroy() {}

// fit shortens a text of the style of a label to a width.
func fit(text string, width float32, label *canvas.Text) string {
	wide := func(s string) bool { return fyne.MeasureText(s, label.TextSize, label.TextStyle).Width > width }
	if !wide(text) {
		return text
	}
	runes := []rune(text)
	for len(runes) > 0 && wide(string(runes)+"…") {
		runes = runes[:len(runes)-1]
	}
	return string(runes) + "…"
}
