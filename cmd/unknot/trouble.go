package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"unknot/internal/build"
	"unknot/internal/content"
	"unknot/internal/journal"
	"unknot/internal/ui"
)

// noFolder says in a window that the data folder cannot be used: who starts a program from a menu
// sees no terminal. Trying again starts the program anew.
func noFolder(folder string, loaded *content.Content, cause error, stderr io.Writer) {
	_, _ = fmt.Fprintf(stderr, "unknot: cannot use the data folder: %v\n", cause)
	a := app.NewWithID(build.AppID)
	a.Lifecycle().SetOnStarted(func() {
		fyne.Do(func() {
			ui.ShowTrouble(a, loaded.Texts, ui.TroubleUnwritable, folder, cause.Error(), func() {
				if err := startAnew(); err != nil {
					_, _ = fmt.Fprintf(stderr, "unknot: cannot start again: %v\n", err)
				}
				a.Quit()
			})
		})
	})
	a.Run()
}

func startAnew() error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find program: %w", err)
	}
	return exec.Command(self, os.Args[1:]...).Start() //nolint:gosec // the same program with the same arguments
}

// trouble says in a window why the journal cannot be opened. Nothing is written to it.
func (w *window) trouble(err error) {
	w.log.Error("Journal could not be opened", "error", err)
	var unwritable *journal.UnwritableError
	var newer *journal.NewerError
	var damaged *journal.DamagedError
	kind := ui.TroubleUnknown
	switch {
	case errors.As(err, &unwritable):
		kind = ui.TroubleUnwritable
	case errors.As(err, &newer):
		kind = ui.TroubleNewer
	case errors.As(err, &damaged):
		kind = ui.TroubleDamaged
	}
	ui.ShowTrouble(w.app, w.content.Texts, kind, w.paths.Journal(), err.Error(), w.start)
}
