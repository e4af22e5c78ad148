package player_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"unknot/internal/body"
	"unknot/internal/cue"
	"unknot/internal/figure/pose"
	"unknot/internal/plan"
	"unknot/internal/session"
	"unknot/internal/technique"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/player"
	"unknot/internal/ui/theme"
)

func TestOnTime(t *testing.T) {
	type wake struct {
		at time.Duration
		do func()
	}
	var wakes []wake
	s := &stage{t: t, session: session.New(steps(), session.Options{SuspendAfter: -1})}
	params := s.params(words(t))
	params.After = func(d time.Duration, do func()) { wakes = append(wakes, wake{s.up + d, do}) }
	s.Panel = offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(1100, 760), func() fyne.CanvasObject {
		s.player = player.New(params)
		return s.player.Page()
	})
	s.player.Start()
	t.Run("should ask for a tick just when a cue is due, and once", func(t *testing.T) {
		for range 66 { // up to 6.93 s, the first cue comes at 7 s
			s.after(105 * time.Millisecond)
		}
		if len(wakes) != 1 || wakes[0].at != 7*time.Second {
			t.Fatalf("asked for %v", wakes)
		}
		before := len(s.heard)
		s.up = wakes[0].at
		wakes[0].do()
		if len(s.heard) != before+1 || s.heard[before].Chime != cue.Count {
			t.Errorf("heard %v", s.heard[before:])
		}
	})
	t.Run("should ask for none while the time stands still", func(t *testing.T) {
		s.key(fyne.KeySpace)
		before := len(wakes)
		s.after(900 * time.Millisecond)
		if len(wakes) != before {
			t.Errorf("asked for %v", wakes[before:])
		}
	})
}

// BenchmarkCueLateness measures how late a cue is told after it was due, with the clock, the ticker
// and the timers of the window, and everything of the player on one goroutine as there. It takes
// twenty seconds. The longest is to stay below 20 ms.
func BenchmarkCueLateness(b *testing.B) {
	const rounds = 15
	work := make(chan func(), 16)
	began := time.Now()
	up := func() time.Duration { return time.Since(began) }
	pace := plan.Step{
		Technique: &technique.Technique{ID: "march", Name: "March"}, Ready: session.LeadInShortest,
		Dose: technique.Timer{Mode: technique.ModeReps, Hold: 1, Reps: rounds, Sets: 1, Sides: 1},
	}
	over := false
	var late []time.Duration // every cue of this session is due at a whole second
	var pl *player.Player
	var start time.Duration
	offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(1100, 760), func() fyne.CanvasObject {
		pl = player.New(player.Params{
			Texts: words(b), Session: session.New([]plan.Step{pace}, session.Options{LeadIn: session.LeadInShortest}), Now: up,
			After:   func(d time.Duration, do func()) { time.AfterFunc(d, func() { work <- do }) },
			Picture: func(plan.Step, body.Side) fyne.CanvasObject { return canvas.NewRectangle(nil) },
			OnCue: func(c cue.Cue) {
				if c.Chime != cue.None {
					late = append(late, (up()-start)%time.Second)
				}
			},
			OnStepDone: func(int) {}, OnFinished: func(bool) { over = true },
		})
		return pl.Page()
	})
	ticker := time.NewTicker(100 * time.Millisecond)
	defer ticker.Stop()
	for range b.N {
		start = up()
		for pl.Start(); !over; {
			select {
			case do := <-work:
				do()
			case <-ticker.C:
				pl.Beat()
			}
		}
	}
	slices.Sort(late)
	b.ReportMetric(float64(len(late)), "cues")
	b.ReportMetric(float64(late[len(late)/2].Microseconds())/1000, "ms-median")
	b.ReportMetric(float64(late[len(late)-1].Microseconds())/1000, "ms-longest")
}

// living is a picture that moves, as far as the player knows.
type living struct {
	*canvas.Rectangle

	held bool
	tell func()
	lead func() (way pose.Way, share float64, ok bool)
}

func (l *living) Hold(on bool)          { l.held = on }
func (l *living) TellMoments(do func()) { l.tell = do }

func (l *living) Follow(lead func() (way pose.Way, share float64, ok bool)) { l.lead = lead }

func TestPace(t *testing.T) {
	picture := &living{Rectangle: canvas.NewRectangle(nil)}
	breath := plan.Step{
		Technique: &technique.Technique{ID: "breath", Name: "Belly breathing"}, Ready: 10,
		Dose: technique.Timer{Mode: technique.ModeBreath, Hold: 10, Reps: 2, Sets: 1, Sides: 1},
	}
	s := &stage{t: t, session: session.New([]plan.Step{breath}, session.Options{SuspendAfter: -1})}
	params := s.params(words(t))
	params.Picture = func(plan.Step, body.Side) fyne.CanvasObject { return picture }
	s.Panel = offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(1100, 760), func() fyne.CanvasObject {
		s.player = player.New(params)
		return s.player.Page()
	})
	s.player.Start()
	at := func(up time.Duration, way pose.Way, share float64, ok bool) {
		t.Helper()
		s.after(up - s.up - 60*time.Millisecond)
		s.up = up // between two ticks
		if gotWay, gotShare, gotOK := picture.lead(); gotWay != way || math.Abs(gotShare-share) > 1e-9 || gotOK != ok {
			t.Errorf("at %v: way %v, %.3f, %v; want %v, %.3f, %v", up, gotWay, gotShare, gotOK, way, share, ok)
		}
	}
	at(5*time.Second, 0, 0, false)           // getting ready it shows the move by itself
	at(8*time.Second, pose.Home, 0, true)    // and then waits at its beginning
	at(12*time.Second, pose.Out, 0.5, true)  // in, of four seconds
	at(17*time.Second, pose.Back, 0.5, true) // out, of six
	at(21*time.Second, pose.Out, 0.25, true) // the next breath
	s.key(fyne.KeySpace)
	s.up += time.Minute
	if way, share, ok := picture.lead(); way != pose.Out || math.Abs(share-0.25) > 1e-9 || !ok {
		t.Errorf("a paused breath goes on: %v, %v, %v", way, share, ok)
	}
}

func TestLivingPicture(t *testing.T) {
	picture := &living{Rectangle: canvas.NewRectangle(nil)}
	s := &stage{t: t, session: session.New(steps(), session.Options{SuspendAfter: -1})}
	params := s.params(words(t))
	params.Picture = func(plan.Step, body.Side) fyne.CanvasObject { return picture }
	s.Panel = offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(1100, 760), func() fyne.CanvasObject {
		s.player = player.New(params)
		return s.player.Page()
	})
	s.player.Start()
	t.Run("should stand still while the session is paused", func(t *testing.T) {
		s.key(fyne.KeySpace)
		if !picture.held {
			t.Error("it moves in a pause")
		}
		s.key(fyne.KeySpace)
		if picture.held {
			t.Error("it stands still after the pause")
		}
	})
	left := func() time.Duration { return s.session.State().Remaining }
	t.Run("should bring the player along with its moments, so that both are painted at once", func(t *testing.T) {
		before := left()
		s.up += 40 * time.Millisecond
		picture.tell()
		if left() != before {
			t.Error("it ticks with every moment")
		}
		s.up += 40 * time.Millisecond
		picture.tell()
		if left() != before-80*time.Millisecond {
			t.Error("it does not tick with the picture")
		}
	})
	t.Run("should be brought along by the clock where no moment comes", func(t *testing.T) {
		before := left()
		s.up += 50 * time.Millisecond
		s.player.Beat()
		if left() != before {
			t.Error("it ticks between two moments")
		}
		s.up += 50 * time.Millisecond
		s.player.Beat()
		if left() != before-100*time.Millisecond {
			t.Error("it stands still")
		}
	})
}
