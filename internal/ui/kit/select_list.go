package kit

import (
	"image/color"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/ui/theme"
)

// The measures of the list of a select, in device-independent pixels.
const (
	selectGap    float32 = 6 // between the select and its list
	selectPad    float32 = 4 // around the list
	selectIn     float32 = 3 // around the options in it, for the ring of the keyboard
	selectBar    float32 = 9 // for the scroll bar beside them
	selectEdge   float32 = 8 // between the list and the edge of the window
	selectRow            = theme.Target
	selectCheck  float32 = 16
	selectAll    float32 = 10  // options that are all shown at once
	selectTall   float32 = 8.5 // of more; half a one says that there are more
	selectPage           = 8   // options that a page key goes on
	selectBounce float32 = 160 // with less room below, the list opens where there is more
)

// selectList is what a select opens.
type selectList struct {
	of     *Select
	canvas fyne.Canvas
	rows   []*selectOption
	scroll *container.Scroll
}

// openSelectList shows the options under the select, or above it where there is more room, and gives
// the keyboard to the one that is chosen.
func openSelectList(s *Select, c fyne.Canvas) *widget.PopUp {
	l := &selectList{of: s, canvas: c}
	column := Column(0)
	for i, o := range s.options {
		row := newSelectOption(l, i, o)
		l.rows = append(l.rows, row)
		column.Add(row)
	}
	options := Pad(selectIn, column)
	seen := float32(len(l.rows))
	if seen > selectAll {
		seen = selectTall
		options = PadRight(selectBar, options)
	}
	l.scroll = container.NewVScroll(options)
	ground := Ground{Fill: theme.ColorSurface, Stroke: theme.ColorLine, Radius: theme.CardRadius, Padding: selectPad, Raised: true}
	popUp := widget.NewPopUp(NewSurface(ground, l.scroll), c)

	at, height := l.place(seen*selectRow + 2*(selectPad+selectIn))
	popUp.ShowAtPosition(at)
	popUp.Resize(fyne.NewSize(s.Size().Width, height))
	l.focus(max(l.chosen(), 0))
	return popUp
}

// place is where a list of a height goes, and how much of the height there is room for.
func (l *selectList) place(height float32) (at fyne.Position, room float32) {
	at = fyne.CurrentApp().Driver().AbsolutePositionForObject(l.of)
	below := l.canvas.Size().Height - at.Y - l.of.Size().Height - selectGap - selectEdge
	above := at.Y - selectGap - selectEdge
	if below < min(height, selectBounce) && above > below {
		height = min(height, above)
		return at.SubtractXY(0, selectGap+height), height
	}
	return at.AddXY(0, l.of.Size().Height+selectGap), min(height, below)
}

func (l *selectList) chosen() int {
	for i, r := range l.rows {
		if r.option.ID == l.of.value {
			return i
		}
	}
	return -1
}

// focus gives the keyboard to an option and brings it into view.
func (l *selectList) focus(i int) {
	i = min(max(i, 0), len(l.rows)-1)
	l.canvas.Focus(l.rows[i])
	top, view := float32(i)*selectRow, l.scroll.Size().Height
	offset := min(l.scroll.Offset.Y, top)
	if bottom := top + selectRow + 2*selectIn; bottom > offset+view {
		offset = bottom - view
	}
	if offset != l.scroll.Offset.Y {
		l.scroll.ScrollToOffset(fyne.NewPos(0, offset))
	}
}

// seek goes to the next option with a word that begins with a letter. Any word counts, because the
// names of voices often begin with the same one.
func (l *selectList) seek(after int, letter rune) {
	for i := 1; i <= len(l.rows); i++ {
		at := (after + i) % len(l.rows)
		words := strings.FieldsFunc(l.rows[at].option.Text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
		for _, w := range words {
			if first := []rune(w)[0]; unicode.ToLower(first) == unicode.ToLower(letter) {
				l.focus(at)
				return
			}
		}
	}
}

// selectOption is one option in the list.
type selectOption struct {
	control

	list   *selectList
	index  int
	option Option
}

var _ fyne.Widget = (*selectOption)(nil)

func newSelectOption(l *selectList, index int, o Option) *selectOption {
	r := &selectOption{list: l, index: index, option: o}
	r.press = func() { l.of.choose(o.ID) }
	r.ExtendBaseWidget(r)
	return r
}

// AccessibilityLabel is what a screen reader says.
func (o *selectOption) AccessibilityLabel() string { return o.option.Text }

// AccessibilityRole tells a screen reader that this can be pressed.
func (o *selectOption) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// TypedKey moves through the list, chooses and closes.
func (o *selectOption) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDown:
		o.list.focus(o.index + 1)
	case fyne.KeyUp:
		o.list.focus(o.index - 1)
	case fyne.KeyHome:
		o.list.focus(0)
	case fyne.KeyEnd:
		o.list.focus(len(o.list.rows) - 1)
	case fyne.KeyPageDown:
		o.list.focus(o.index + selectPage)
	case fyne.KeyPageUp:
		o.list.focus(o.index - selectPage)
	case fyne.KeyEscape:
		o.list.of.close()
	default:
		o.control.TypedKey(e)
	}
}

// TypedRune goes to the next option with that letter.
func (o *selectOption) TypedRune(r rune) {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		o.list.seek(o.index, r)
	}
}

// CreateRenderer implements fyne.Widget.
func (o *selectOption) CreateRenderer() fyne.WidgetRenderer {
	r := &selectOptionRenderer{o: o, ground: canvas.NewRectangle(nil), label: canvas.NewText("", nil), check: canvas.NewImageFromResource(nil)}
	r.check.FillMode = canvas.ImageFillContain
	r.apply()
	return r
}

type selectOptionRenderer struct {
	o      *selectOption
	ground *canvas.Rectangle
	label  *canvas.Text
	check  *canvas.Image
}

func (r *selectOptionRenderer) apply() {
	chosen := r.o.option.ID == r.o.list.of.value
	r.ground.FillColor, r.ground.StrokeWidth = color.Transparent, 0
	if r.o.hovered {
		r.ground.FillColor = Color(fynetheme.ColorNameHover)
	}
	if r.o.focused {
		r.ground.StrokeColor, r.ground.StrokeWidth = Color(theme.ColorFocusRing), 2
	}
	r.ground.CornerRadius = theme.CardRadius - selectPad - selectIn
	r.label.Color, r.label.TextSize = Color(fynetheme.ColorNameForeground), selectText
	r.label.TextStyle.Bold = chosen
	r.check.Resource, r.check.Hidden = IconCheck.In(theme.ColorPrimaryInk), !chosen
}

func (r *selectOptionRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	side := selectSide - selectPad - selectIn // so that the words stand under those of the select
	r.label.Text = fit(r.o.option.Text, size.Width-3*side-selectCheck, r.label)
	text := r.label.MinSize()
	r.label.Move(fyne.NewPos(side, (size.Height-text.Height)/2))
	r.label.Resize(text)
	r.check.Move(fyne.NewPos(size.Width-side-selectCheck, (size.Height-selectCheck)/2))
	r.check.Resize(fyne.NewSquareSize(selectCheck))
}

func (r *selectOptionRenderer) MinSize() fyne.Size { return fyne.NewSize(120, selectRow) }

func (r *selectOptionRenderer) Refresh() {
	r.apply()
	r.Layout(r.o.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}

func (r *selectOptionRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.label, r.check}
}

func (r *selectOptionRenderer) Destroy() {}
