package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"unknot/internal/ui/kit"
)

// patience is how long a look into the journal may take before the person is told.
const patience = 20 * time.Second

// work does something slow away from the UI goroutine, after everything asked for before, and hands
// the result back to it. An error is logged once and shown in plain words; then is not called.
func work[T any](a *App, do func(ctx context.Context) (T, error), then func(T)) {
	a.slow.add(a.p.Go, func() {
		ctx, cancel := context.WithTimeout(context.Background(), patience)
		defer cancel()
		result, err := do(ctx)
		a.p.OnUI(func() {
			if err != nil {
				a.fail(err)
				return
			}
			then(result)
		})
	})
}

// fail tells the person that something could not be kept or read.
func (a *App) fail(err error) {
	a.p.Log.Error("Something went wrong", "error", err)
	tx := a.p.Texts
	a.window.Show() // the break card may have been all there was
	kit.ShowSheet(a.window.Canvas(), fyne.NewSize(520, 280), tx.T("common.close"), kit.Column(12,
		kit.Title(tx.T("ui.failed")), kit.Body(tx.T("ui.failed-text")), kit.Small(a.p.DataDir)))
}

// sheet shows something over the window.
func (a *App) sheet(content fyne.CanvasObject) {
	a.openSheet(content)
}
