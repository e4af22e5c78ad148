package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"

	"unknot/internal/ui/theme"
)

// Tile is a raised card that can be pressed as a whole. It shows what is put on it and tells when
// it has the pointer or the keyboard.
type Tile struct {
	control

	content fyne.CanvasObject
	label   string

	// OnActive is told when the tile gains or loses the pointer or the keyboard.
	OnActive func(active bool)
	// OnFocus is told when the tile gains the keyboard.
	OnFocus func()
	// OnKey is asked first about a key; it says whether it took it.
	OnKey func(e *fyne.KeyEvent) bool
}

var _ fyne.Widget = (*Tile)(nil)

// NewTile returns a tile with something on it.
func NewTile(content fyne.CanvasObject, pressed func()) *Tile {
	t := &Tile{content: content}
	t.press = pressed
	t.ExtendBaseWidget(t)
	return t
}

// SetLabel changes what a screen reader says.
func (t *Tile) SetLabel(s string) { t.label = s }

// AccessibilityLabel is what a screen reader says.
func (t *Tile) AccessibilityLabel() string { return t.label }

// AccessibilityRole tells a screen reader that this can be pressed.
func (t *Tile) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleButton }

// Active reports whether the tile has the pointer or the keyboard.
func (t *Tile) Active() bool { return t.hovered || t.focused }

// Focused reports whether the tile has the keyboard.
func (t *Tile) Focused() bool { return t.focused }

// FocusGained implements fyne.Focusable.
func (t *Tile) FocusGained() {
	t.control.FocusGained()
	t.tell()
	if t.OnFocus != nil {
		t.OnFocus()
	}
}

// FocusLost implements fyne.Focusable.
func (t *Tile) FocusLost() {
	t.control.FocusLost()
	t.tell()
}

// MouseIn implements desktop.Hoverable.
func (t *Tile) MouseIn(e *desktop.MouseEvent) {
	t.control.MouseIn(e)
	t.tell()
}

// MouseOut implements desktop.Hoverable.
func (t *Tile) MouseOut() {
	t.control.MouseOut()
	t.tell()
}

// TypedKey hands the key to OnKey and presses the tile on space and return.
func (t *Tile) TypedKey(e *fyne.KeyEvent) {
	if t.OnKey == nil || !t.OnKey(e) {
		t.control.TypedKey(e)
	}
}

func (t *Tile) tell() {
	if t.OnActive != nil {
		t.OnActive(t.Active())
	}
}

// CreateRenderer implements fyne.Widget.
func (t *Tile) CreateRenderer() fyne.WidgetRenderer {
	r := &tileRenderer{t: t, ring: newRing(), ground: canvas.NewRectangle(nil), veil: canvas.NewRectangle(nil)}
	r.ground.CornerRadius, r.veil.CornerRadius = theme.CardRadius, theme.CardRadius
	r.apply()
	return r
}

type tileRenderer struct {
	t            *Tile
	ring         ring
	ground, veil *canvas.Rectangle
}

func (r *tileRenderer) apply() {
	r.ground.FillColor = Color(theme.ColorSurface)
	r.ground.Shadow = canvas.Shadow{Color: Color(theme.ColorCardShadow), BlurRadius: 20, Offset: fyne.NewPos(0, 6)}
	r.veil.FillColor = color.Transparent
	if r.t.hovered {
		r.veil.FillColor = Color(fynetheme.ColorNameHover)
	}
	r.ring.show(r.t.focused)
}

func (r *tileRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.veil.Resize(size)
	r.t.content.Resize(size)
	r.ring.layout(size, theme.CardRadius)
}

func (r *tileRenderer) MinSize() fyne.Size { return r.t.content.MinSize() }

func (r *tileRenderer) Refresh() {
	r.apply()
	r.ground.Refresh()
	r.veil.Refresh()
	r.t.content.Refresh()
}

func (r *tileRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.t.content, r.veil, r.ring.rect}
}

func (r *tileRenderer) Destroy() {}
