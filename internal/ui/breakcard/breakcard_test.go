package breakcard_test

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"unknot/assets"
	"unknot/internal/i18n"
	"unknot/internal/ui/breakcard"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/player"
	"unknot/internal/ui/theme"
)

// stage is a card with its clock in hand.
type stage struct {
	*offscreen.Panel

	t    *testing.T
	card *breakcard.Card
	up   time.Duration
	said []string
}

func show(t *testing.T, canWait bool) *stage {
	t.Helper()
	tx, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, up: time.Hour}
	say := func(what string) func() { return func() { s.said = append(s.said, what) } }
	s.Panel = offscreen.NewPanel(theme.AlwaysLight, player.CardSize, func() fyne.CanvasObject {
		s.card = breakcard.New(breakcard.Params{
			Texts: tx, Over: "TIME TO MOVE", Name: "March in place", Text: "Stand up.", Seconds: 60, CanWait: canWait,
			Picture: canvas.NewRectangle(nil), Now: func() time.Duration { return s.up },
			OnStart: say("start"), OnPostpone: say("wait"), OnSkip: say("skip"),
		})
		return s.card.Object()
	})
	return s
}

func (s *stage) after(d time.Duration) *stage {
	s.up += d
	return s
}

func (s *stage) key(names ...fyne.KeyName) {
	for _, n := range names {
		s.card.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func (s *stage) click(text string) {
	s.t.Helper()
	if err := s.Click(text); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) told(want ...string) {
	s.t.Helper()
	if !slices.Equal(s.said, want) {
		s.t.Errorf("told %q, want %q", s.said, want)
	}
}

func TestCard(t *testing.T) {
	t.Run("should ask first and do nothing by itself", func(t *testing.T) {
		s := show(t, true)
		for _, want := range []string{"TIME TO MOVE", "March in place", "Stand up.", "Start · 60 s", "In 5 min", "Skip"} {
			if !s.Shows(want) {
				t.Errorf("no %q in %v", want, s.Texts())
			}
		}
		s.after(time.Hour).told()
	})
	t.Run("should start by a click", func(t *testing.T) {
		s := show(t, true)
		s.click("Start · 60 s")
		s.told("start")
	})
	t.Run("should wait or be skipped by a click", func(t *testing.T) {
		s := show(t, true)
		s.click("In 5 min")
		s.click("Skip")
		s.told("wait", "skip")
	})
	t.Run("should not wait a third time", func(t *testing.T) {
		s := show(t, false)
		s.click("In 5 min")
		s.after(2 * time.Second)
		s.key(fyne.KeyW)
		s.told()
	})
}

func TestKeys(t *testing.T) {
	for _, k := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace} {
		t.Run("should start on "+string(k), func(t *testing.T) {
			s := show(t, true).after(2 * time.Second)
			s.key(k)
			s.told("start")
		})
	}
	t.Run("should not take what was typed before the card was there", func(t *testing.T) {
		s := show(t, true).after(1400 * time.Millisecond)
		s.key(fyne.KeyReturn, fyne.KeySpace, fyne.KeyW, fyne.KeyEscape)
		s.told()
	})
	t.Run("should wait on W and skip on escape", func(t *testing.T) {
		s := show(t, true).after(2 * time.Second)
		s.key(fyne.KeyW, fyne.KeyEscape)
		s.told("wait", "skip")
	})
}
