// Package offscreen drives the real window without a display: clicks land where a person would
// click, time is handed in, and pictures come out. The tour draws the screens with it, tests walk
// through the program with it, and the real-window test uses it to know where things are.
package offscreen

import (
	"context"
	"fmt"
	"image"
	"io/fs"
	"log/slog"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"unknot/internal/body"
	"unknot/internal/build"
	"unknot/internal/content"
	"unknot/internal/cue"
	"unknot/internal/link"
	"unknot/internal/settings"
	"unknot/internal/ui"
	"unknot/internal/ui/bodymap"
	"unknot/internal/ui/player"
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

// silence is an ear that hears nothing: the window looks as it does where there is sound.
type silence struct{}

func (silence) Set(settings.Settings) {}
func (silence) Play(cue.Chime)        {}
func (silence) Say(string)            {}
func (silence) Hush()                 {}
func (silence) Trouble() string       { return "" }

func (silence) Sample(context.Context, string) string { return "" }

func (silence) Voices(context.Context) ([]ui.Voice, error) {
	return []ui.Voice{
		{ID: "gmw/en-US", Name: "English (America)"},
		{ID: "gmw/en-029", Name: "English (Caribbean)"},
		{ID: "gmw/en", Name: "English (Great Britain)"},
		{ID: "gmw/en-GB-scotland", Name: "English (Scotland)"},
	}, nil
}

// Window is the real window of Unknot on Fyne's own test driver.
type Window struct {
	*Panel

	App *ui.App

	fyne    fyne.App
	now     time.Time
	up      time.Duration
	tickers []*ticker
	awake   int // how often the screen is kept on
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
	w := &Window{fyne: test.NewApp(), now: p.Start}
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
		Engine: p.Content.Engine, Atlas: p.Content.Atlas, Figures: p.Content.Figures, Moves: p.Content.Moves, Weeks: p.Content.Weeks, Guide: p.Content.Guide, Agent: agent,
		StartAgent: func() error { return fs.ErrNotExist }, Autostart: func(bool) error { return nil },
		Missing: func() []string { return p.Missing },
		Now:     func() time.Time { return w.now }, Up: func() time.Duration { return w.up },
		Every: w.every, Go: call, OnUI: call, Later: func(_ time.Duration, do func()) { do() }, Log: log, DataDir: p.DataDir, Version: build.Version, Ear: silence{},
		SecondsPerStep: p.SecondsPerStep, KeepAwake: w.keepAwake,
	})
	w.Panel = &Panel{window: w.App.Window(), size: p.Size}
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

func (w *Window) keepAwake() (release func(), err error) {
	w.awake++
	return func() { w.awake-- }, nil
}

// Awake reports whether the screen is kept on.
func (w *Window) Awake() bool { return w.awake > 0 }

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

// Small is the small window of a break or a session, nil when it is not open.
func (w *Window) Small() *Panel {
	card := w.App.SmallWindow()
	if card == nil {
		return nil
	}
	return &Panel{window: card, size: player.CardSize}
}

// Card is what the small window shows, nil when it is not open.
func (w *Window) Card() image.Image {
	card := w.Small()
	if card == nil {
		return nil
	}
	return card.Picture()
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

// OnMap reports whether a body map has the keyboard.
func (w *Window) OnMap() bool {
	_, ok := w.App.Window().Canvas().Focused().(*bodymap.Map)
	return ok
}
