package main

import (
	"context"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"unknot/internal/content"
	"unknot/internal/journal"
	"unknot/internal/settings"
	"unknot/internal/ui/offscreen"
)

// look is one colour scheme of the tour.
type look struct {
	name     string
	theme    settings.Theme
	contrast bool
}

func looks(contrast bool) []look {
	if contrast {
		return []look{{"light-contrast", settings.ThemeLight, true}, {"dark-contrast", settings.ThemeDark, true}}
	}
	return []look{{"light", settings.ThemeLight, false}, {"dark", settings.ThemeDark, false}}
}

// start is the moment the tour takes place: a Friday afternoon.
func start() time.Time { return time.Date(2026, time.November, 20, 15, 4, 0, 0, time.UTC) }

// tour is one walk through the program.
type tour struct {
	out     string
	look    look
	content *content.Content

	journal *journal.Journal
	window  *offscreen.Window
	taken   int
	err     error // the first thing that went wrong; everything after it does nothing
}

// walk goes the whole way from a sore spot to a finished session on a fresh journal.
func (t *tour) walk() (err error) {
	scratch, err := os.MkdirTemp("", "unknot-tour-")
	if err != nil {
		return fmt.Errorf("make scratch folder: %w", err)
	}
	defer func() { err = errors.Join(err, os.RemoveAll(scratch)) }()
	now := start()
	j, err := journal.Open(context.Background(), filepath.Join(scratch, "journal.db"), journal.Options{Now: func() time.Time { return now }})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, j.Close()) }()
	t.journal = j
	if err := t.prepare(j); err != nil {
		return err
	}
	t.window = offscreen.Open(offscreen.Params{
		Content: t.content, Store: j, Start: now, Size: fyne.NewSize(1200, 800), DataDir: "~/.local/share/unknot",
		Missing: []string{"ui.missing.tray"},
	})
	defer t.window.Close()
	t.screens()
	return t.err
}

func (t *tour) do(what string, err error) {
	if t.err == nil && err != nil {
		t.err = fmt.Errorf("%s: %w", what, err)
	}
}

func (t *tour) click(text string) {
	if t.err == nil {
		t.do("click "+text, t.window.Click(text))
	}
}

// picture saves what the window shows.
func (t *tour) picture(name string) {
	if t.err != nil {
		return
	}
	t.save(name, t.window.Picture())
}

func (t *tour) save(name string, img image.Image) {
	path := filepath.Join(t.out, fmt.Sprintf("%s-%s.png", name, t.look.name))
	file, err := os.Create(path)
	if err != nil {
		t.do("save picture", err)
		return
	}
	t.do("save picture", errors.Join(png.Encode(file, img), file.Close()))
	t.taken++
}
