// Package offscreen drives the real window without a display: clicks land where a person would
// click, time is handed in, and pictures come out. The tour draws the screens with it, tests walk
// through the program with it, and the real-window test uses it to know where things are.
package offscreen

import (
	"fmt"
	"image"
	"io/fs"
	"log/slog"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"unknot/internal/body"
	"unknot/internal/build"
	"unknot/internal/content"
	"unknot/internal/link"
	"unknot/internal/ui"
	"unknot/internal/ui/bodymap"
	"unknot/internal/ui/breakcard"
)

// Params are what a window is opened with.
type Params struct {
	Content *content.Content
	Store   ui.Store
	Agent   ui.Agent // nobody answers when nil
	Start   time.Time
	Size    fyne.Size
	// SecondsPerStep shortens the holds of a session, as ui.Params says.
	SecondsPerStep int
	DataDir        string
	Missing        []string
	Log            *slog.Logger // nothing is logged when nil
}

// Window is the real window of Unknot on Fyne's own test driver.
type Window struct {
	App *ui.App

	fyne    fyne.App
	size    fyne.Size
	now     time.Time
	up      time.Duration
	tickers []*ticker
}

type ticker struct {
	every, next time.Duration
	do          func()
	stopped     bool
}

// Open opens the window and shows its first screen.
//
// Fyne's off-screen driver reads the clock only when it draws, and widgets are thrown away a minute
// after that reading. An empty drawing first makes it read the clock, so that the widgets of this
// window count as new. A window that is not drawn for longer than FYNE_CACHE (a minute, when not
// set) still loses them.
func Open(p Params) *Window {
	w := &Window{fyne: test.NewApp(), size: p.Size, now: p.Start}
	test.NewCanvas().Capture()
	call := func(do func()) { do() }
	agent := p.Agent
	if agent == nil {
		agent = link.Agent{Address: "nowhere"}
	}
	log := p.Log
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	w.App = ui.New(ui.Params{
		App: w.fyne, Texts: p.Content.Texts, Store: p.Store, Catalogue: p.Content.Catalogue, Rules: p.Content.Rules,
		Engine: p.Content.Engine, Atlas: p.Content.Atlas, Moves: p.Content.Moves, Agent: agent,
		StartAgent: func() error { return fs.ErrNotExist }, Autostart: func(bool) error { return nil },
		Missing: func() []string { return p.Missing },
		Now:     func() time.Time { return w.now }, Up: func() time.Duration { return w.up },
		Every: w.every, Go: call, OnUI: call, Later: func(_ time.Duration, do func()) { do() }, Log: log, DataDir: p.DataDir, Version: build.Version,
		SecondsPerStep: p.SecondsPerStep,
	})
	w.resize()
	w.App.Start()
	w.settle()
	return w
}

// Close ends the window.
func (w *Window) Close() { w.fyne.Quit() }

func (w *Window) every(d time.Duration, do func()) func() {
	t := &ticker{every: d, next: w.up + d, do: do}
	w.tickers = append(w.tickers, t)
	return func() { t.stopped = true }
}

// Advance lets time pass; everything that waits for time runs when its moment comes.
func (w *Window) Advance(d time.Duration) {
	end := w.up + d
	for {
		w.tickers = slices.DeleteFunc(w.tickers, func(t *ticker) bool { return t.stopped })
		var first *ticker
		for _, t := range w.tickers {
			if t.next <= end && (first == nil || t.next < first.next) {
				first = t
			}
		}
		if first == nil {
			break
		}
		w.moveTo(first.next)
		first.next += first.every
		first.do()
	}
	w.moveTo(end)
	w.settle()
}

func (w *Window) moveTo(up time.Duration) {
	w.now = w.now.Add(up - w.up)
	w.up = up
}

func (w *Window) resize() { w.App.Window().Resize(w.size) }

// settle lays the window out until wrapped texts have found their height.
func (w *Window) settle() {
	content := w.App.Window().Content()
	for range 3 {
		content.Resize(w.size.AddWidthHeight(1, 0))
		content.Resize(w.size)
	}
}

// Picture is what the window shows.
func (w *Window) Picture() image.Image {
	w.settle()
	return w.App.Window().Canvas().Capture()
}

// Card is what the break card shows, nil when it is not open.
func (w *Window) Card() image.Image {
	card := w.App.BreakCard()
	if card == nil {
		return nil
	}
	for range 3 {
		card.Resize(breakcard.Size.AddWidthHeight(1, 0))
		card.Resize(breakcard.Size)
	}
	return card.Canvas().Capture()
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

func (w *Window) each(visit func(Place)) {
	canvas := w.App.Window().Canvas()
	clip := [2]fyne.Position{{}, {X: w.size.Width, Y: w.size.Height}}
	if top := canvas.Overlays().Top(); top != nil {
		walk(top, fyne.Position{}, clip, visit)
		return
	}
	walk(canvas.Content(), fyne.Position{}, clip, visit)
}

// Texts lists every text that is shown, from the top left on.
func (w *Window) Texts() []string {
	var out []string
	w.each(func(p Place) {
		if _, box := p.Object.(*fyne.Container); box {
			return
		}
		if l, ok := p.Object.(labelled); ok {
			out = append(out, l.AccessibilityLabel())
		}
	})
	return out
}

// Shows reports whether a text is on the screen.
func (w *Window) Shows(text string) bool {
	return slices.ContainsFunc(w.Texts(), func(s string) bool { return strings.Contains(s, text) })
}

// Find looks for the control with a text; nth counts from 0 among several.
func (w *Window) Find(text string, nth int) (Place, error) {
	w.settle()
	var found []Place
	w.each(func(p Place) {
		l, ok := p.Object.(labelled)
		_, tappable := p.Object.(fyne.Tappable)
		if ok && tappable && l.AccessibilityLabel() == text {
			found = append(found, p)
		}
	})
	if nth >= len(found) {
		return Place{}, fmt.Errorf("no control says %q; the window shows: %s", text, strings.Join(w.Texts(), " | "))
	}
	return found[nth], nil
}

// Click presses the control with a text where it is. It fails when it is not in view.
func (w *Window) Click(text string) error { return w.ClickNth(text, 0) }

// ClickNth presses the nth control with a text, counted from 0.
func (w *Window) ClickNth(text string, nth int) error {
	p, err := w.Find(text, nth)
	if err != nil {
		return err
	}
	if !p.inView() {
		return fmt.Errorf("%q is outside the visible part of the window", text)
	}
	w.ClickAt(p.Centre())
	return nil
}

// ClickAt presses what is at a position.
func (w *Window) ClickAt(at fyne.Position) {
	test.TapCanvas(w.App.Window().Canvas(), at)
	w.settle()
}

// RegionAt is where a region of the large body map is on the window.
func (w *Window) RegionAt(r body.Region) (fyne.Position, error) {
	w.settle()
	var at fyne.Position
	found := false
	w.each(func(p Place) {
		m, ok := p.Object.(*bodymap.Map)
		if !ok || found {
			return
		}
		if point, shown := m.PointOf(r); shown {
			at, found = p.At.Add(point), true
		}
	})
	if !found {
		return at, fmt.Errorf("no body map shows %s", r)
	}
	return at, nil
}

// ClickRegion marks a region with the pointer.
func (w *Window) ClickRegion(r body.Region) error {
	at, err := w.RegionAt(r)
	if err == nil {
		w.ClickAt(at)
	}
	return err
}

// Hover moves the pointer.
func (w *Window) Hover(at fyne.Position) { test.MoveMouse(w.App.Window().Canvas(), at) }

// Scroll turns the wheel at a position; dy is in pixels, negative goes down.
func (w *Window) Scroll(at fyne.Position, dy float32) {
	test.Scroll(w.App.Window().Canvas(), at, 0, dy)
	w.settle()
}

// FocusNext moves the keyboard on, as the tab key does.
func (w *Window) FocusNext() {
	w.App.Window().Canvas().FocusNext()
	w.settle()
}

// Focused is what the control with the keyboard says; empty where none has it.
func (w *Window) Focused() string {
	if l, ok := w.App.Window().Canvas().Focused().(labelled); ok {
		return l.AccessibilityLabel()
	}
	return ""
}

// OnMap reports whether a body map has the keyboard.
func (w *Window) OnMap() bool {
	_, ok := w.App.Window().Canvas().Focused().(*bodymap.Map)
	return ok
}

// Type types a character on whatever has the focus.
func (w *Window) Type(r rune) {
	if f := w.App.Window().Canvas().Focused(); f != nil {
		f.TypedRune(r)
	}
	w.settle()
}

// Key presses a key on whatever has the focus, or on the window.
func (w *Window) Key(name fyne.KeyName) {
	canvas := w.App.Window().Canvas()
	e := &fyne.KeyEvent{Name: name}
	if f := canvas.Focused(); f != nil {
		f.TypedKey(e)
	} else if typed := canvas.OnTypedKey(); typed != nil {
		typed(e)
	}
	w.settle()
}
