package offscreen

import (
	"fmt"
	"image"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// Panel is what a person sees and can touch in one window.
type Panel struct {
	window fyne.Window
	size   fyne.Size
}

// NewPanel shows one thing by itself in a window of the given size (device-independent pixels). It is
// built once there is a theme, as our widgets take their colours from it.
func NewPanel(mode theme.Mode, size fyne.Size, build func() fyne.CanvasObject) *Panel {
	app := test.NewApp()
	app.Settings().SetTheme(theme.New(mode))
	test.NewCanvas().Capture() // see Open
	p := &Panel{window: app.NewWindow(""), size: size}
	p.window.SetPadded(false)
	p.window.SetContent(build())
	p.resize()
	p.settle()
	return p
}

func (p *Panel) resize() { p.window.Resize(p.size) }

// settle lays the window out until wrapped texts have found their height.
func (p *Panel) settle() {
	content := p.window.Content()
	for range 3 {
		content.Resize(p.size.AddWidthHeight(1, 0))
		content.Resize(p.size)
	}
}

// Picture is what the window shows.
func (p *Panel) Picture() image.Image {
	p.settle()
	return p.window.Canvas().Capture()
}

// Least is the size that everything in the window asks for; where it is more than the window has,
// something is cut off.
func (p *Panel) Least() fyne.Size {
	p.settle()
	return p.window.Content().MinSize()
}

// Place is where something is in the window.
type Place struct {
	Object fyne.CanvasObject
	At     fyne.Position // its top left corner
	Clip   [2]fyne.Position
}

// Centre is where a person would click.
func (p Place) Centre() fyne.Position {
	s := p.Object.Size()
	return p.At.AddXY(s.Width/2, s.Height/2)
}

func (p Place) inView() bool {
	c := p.Centre()
	return c.X >= p.Clip[0].X && c.Y >= p.Clip[0].Y && c.X <= p.Clip[1].X && c.Y <= p.Clip[1].Y
}

type labelled interface{ AccessibilityLabel() string }

// walk visits everything visible with its place.
func walk(o fyne.CanvasObject, at fyne.Position, clip [2]fyne.Position, visit func(Place)) {
	if o == nil || !o.Visible() {
		return
	}
	at = at.Add(o.Position())
	visit(Place{Object: o, At: at, Clip: clip})
	var children []fyne.CanvasObject
	switch c := o.(type) {
	case *fyne.Container:
		children = c.Objects
	case fyne.Widget:
		if _, scrolls := o.(fyne.Scrollable); scrolls {
			size := o.Size()
			clip = [2]fyne.Position{
				{X: max(clip[0].X, at.X), Y: max(clip[0].Y, at.Y)},
				{X: min(clip[1].X, at.X+size.Width), Y: min(clip[1].Y, at.Y+size.Height)},
			}
		}
		children = test.WidgetRenderer(c).Objects()
	}
	for _, child := range children {
		walk(child, at, clip, visit)
	}
}

func (p *Panel) each(visit func(Place)) {
	canvas := p.window.Canvas()
	clip := [2]fyne.Position{{}, {X: p.size.Width, Y: p.size.Height}}
	if top := canvas.Overlays().Top(); top != nil {
		walk(top, fyne.Position{}, clip, visit)
		return
	}
	walk(canvas.Content(), fyne.Position{}, clip, visit)
}

// Texts lists every text that is shown, from the top left on.
func (p *Panel) Texts() []string {
	var out []string
	p.each(func(at Place) {
		if _, box := at.Object.(*fyne.Container); box {
			return
		}
		if l, ok := at.Object.(labelled); ok {
			out = append(out, l.AccessibilityLabel())
		}
	})
	return out
}

// Shows reports whether a text is on the screen.
func (p *Panel) Shows(text string) bool {
	return slices.ContainsFunc(p.Texts(), func(s string) bool { return strings.Contains(s, text) })
}

// Find looks for the control with a text; nth counts from 0 among several.
func (p *Panel) Find(text string, nth int) (Place, error) {
	p.settle()
	var found []Place
	p.each(func(at Place) {
		l, ok := at.Object.(labelled)
		_, tappable := at.Object.(fyne.Tappable)
		if ok && tappable && l.AccessibilityLabel() == text {
			found = append(found, at)
		}
	})
	if nth >= len(found) {
		return Place{}, fmt.Errorf("no control says %q; the window shows: %s", text, strings.Join(p.Texts(), " | "))
	}
	return found[nth], nil
}

// Click presses the control with a text where it is. It fails when it is not in view.
func (p *Panel) Click(text string) error { return p.ClickNth(text, 0) }

// ClickNth presses the nth control with a text, counted from 0.
func (p *Panel) ClickNth(text string, nth int) error {
	at, err := p.Find(text, nth)
	if err != nil {
		return err
	}
	if !at.inView() {
		return fmt.Errorf("%q is outside the visible part of the window", text)
	}
	p.ClickAt(at.Centre())
	return nil
}

// ClickAt presses what is at a position.
func (p *Panel) ClickAt(at fyne.Position) {
	test.TapCanvas(p.window.Canvas(), at)
	p.settle()
}

// Write puts text into the field that shows a hint while it is empty, as if it had been typed.
func (p *Panel) Write(hint, text string) error {
	var field *kit.Field
	p.each(func(at Place) {
		if e, ok := at.Object.(*kit.Field); ok && e.PlaceHolder == hint {
			field = e
		}
	})
	if field == nil {
		return fmt.Errorf("no field hints at %q", hint)
	}
	field.SetText(text)
	p.settle()
	return nil
}

// Hover moves the pointer.
func (p *Panel) Hover(at fyne.Position) { test.MoveMouse(p.window.Canvas(), at) }

// Scroll turns the wheel at a position; dy is in pixels, negative goes down.
func (p *Panel) Scroll(at fyne.Position, dy float32) {
	test.Scroll(p.window.Canvas(), at, 0, dy)
	p.settle()
}

// FocusNext moves the keyboard on, as the tab key does.
func (p *Panel) FocusNext() {
	p.window.Canvas().FocusNext()
	p.settle()
}

// Focused is what the control with the keyboard says; empty where none has it.
func (p *Panel) Focused() string {
	if l, ok := p.window.Canvas().Focused().(labelled); ok {
		return l.AccessibilityLabel()
	}
	return ""
}

// Type types a character on whatever has the focus.
func (p *Panel) Type(r rune) {
	if f := p.window.Canvas().Focused(); f != nil {
		f.TypedRune(r)
	}
	p.settle()
}

// Key presses a key on whatever has the focus, or on the window.
func (p *Panel) Key(name fyne.KeyName) {
	canvas := p.window.Canvas()
	e := &fyne.KeyEvent{Name: name}
	if f := canvas.Focused(); f != nil {
		f.TypedKey(e)
	} else if typed := canvas.OnTypedKey(); typed != nil {
		typed(e)
	}
	p.settle()
}
