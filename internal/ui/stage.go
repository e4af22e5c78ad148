package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"unknot/internal/body"
	"unknot/internal/plan"
	"unknot/internal/ui/player"
	"unknot/internal/ui/theme"
)

// playerTick is how often the player looks at the clock. The ring moves by half a percent of a
// hold at a time, so more would show nothing new.
const playerTick = 100 * time.Millisecond

// stage is where the session of a visit is done: the window, or a small one above the others while
// the window is out of the way.
type stage struct {
	app     *App
	player  *player.Player
	release func() // lets the screen go dark again
	over    bool
}

// enter gives the window to a player and starts it.
func (a *App) enter(pl *player.Player) {
	a.stage = &stage{app: a, player: pl}
	a.shell.showAlone(pl.Page())
	a.window.Canvas().Unfocus()
	a.keys = pl
	a.stage.keepAwake()
	pl.Start()
	a.tick(playerTick, pl.Beat)
}

// leaveStage ends what belongs to a running session: the small window, the ticking, full screen, and that
// the screen stays on.
func (a *App) leaveStage() {
	s := a.stage
	if s == nil {
		return
	}
	a.stage, s.over, a.keys = nil, true, nil
	a.stopTicking()
	if s.player.Small() {
		s.large()
	}
	if s.release != nil {
		s.release()
	}
	if a.window.FullScreen() {
		a.window.SetFullScreen(false)
	}
}

// sized brings up the small window or the large one, as the player has just changed.
func (s *stage) sized(small bool) {
	if small {
		s.small()
		return
	}
	s.large()
}

func (s *stage) small() {
	a := s.app
	if a.window.FullScreen() {
		a.window.SetFullScreen(false)
	}
	w := a.openSmall(a.p.Texts.T("ui.small.session"), s.player.Card())
	w.Canvas().SetOnTypedKey(s.player.TypedKey)
	w.SetCloseIntercept(s.player.ToggleSmall)
	w.Show()
	a.window.Hide()
}

// large shows the window before the small one goes, so that there is always one.
func (s *stage) large() {
	a := s.app
	a.window.Show()
	a.window.RequestFocus()
	a.closeSmall()
}

// keepAwake keeps the screen on while the session runs. Where that fails the session goes on.
func (s *stage) keepAwake() {
	a := s.app
	if a.p.KeepAwake == nil || !a.set.KeepAwake {
		return
	}
	a.p.Go(func() {
		release, err := a.p.KeepAwake()
		a.p.OnUI(func() {
			switch {
			case err != nil:
				a.p.Log.Info("The screen cannot be kept on", "error", err)
			case s.over:
				release()
			default:
				s.release = release
			}
		})
	})
}

// stepPicture is the picture of a step for one of its sides, moving.
func (a *App) stepPicture(s plan.Step, side body.Side) fyne.CanvasObject {
	picture := a.large(s.Technique, side)
	picture.StandOn(theme.ColorSurface, theme.PictureRadius)
	picture.MoveAlways()
	picture.Play()
	return picture
}
