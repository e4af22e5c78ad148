package today_test

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"unknot/assets"
	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/theme"
	"unknot/internal/ui/today"
)

// stage is the screen and what it told its owner.
type stage struct {
	*offscreen.Panel

	t      *testing.T
	screen *today.Screen
	said   []string
}

func show(t *testing.T, p today.Params) *stage {
	t.Helper()
	tx, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t}
	p.Texts = tx
	p.OnWhere = func(pain int) { s.said = append(s.said, fmt.Sprint("where ", pain)) }
	p.OnLog = func(pain int) { s.said = append(s.said, fmt.Sprint("log ", pain)) }
	p.OnBreak = func() { s.said = append(s.said, "break") }
	p.OnDay = func() { s.said = append(s.said, "day") }
	if p.Morning != nil {
		p.Morning.OnSay = func(pain int) { s.said = append(s.said, fmt.Sprint("morning ", pain)) }
		p.Morning.OnSkip = func() { s.said = append(s.said, "skip") }
	}
	p.OnResume = func() { s.said = append(s.said, "keep") }
	for i := range 7 {
		p.Week = append(p.Week, today.DayMark{Name: fmt.Sprint("day ", i), Cared: i == 2, Today: i == 4, Ahead: i > 4})
	}
	s.Panel = offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(1100, 900), func() fyne.CanvasObject {
		p.Picture = canvas.NewRectangle(nil)
		s.screen = today.New(p)
		return s.screen.Object()
	})
	return s
}

func (s *stage) click(text string, nth int) {
	s.t.Helper()
	if err := s.ClickNth(text, nth); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) told(want ...string) {
	s.t.Helper()
	if !slices.Equal(s.said, want) {
		s.t.Errorf("told %q, want %q", s.said, want)
	}
}

// slide clicks the slider where a pain from 0 to 10 is.
func (s *stage) slide(pain int) { s.slideOf("How is your back right now?", pain) }

func (s *stage) slideOf(question string, pain int) {
	s.t.Helper()
	at, err := s.Find(question, 0)
	if err != nil {
		s.t.Fatal(err)
	}
	size := at.Object.Size()
	s.ClickAt(at.At.AddXY(13+(size.Width-26)*float32(pain)/10, size.Height/2))
}

func TestQuestion(t *testing.T) {
	t.Run("should log nothing that was not said", func(t *testing.T) {
		s := show(t, today.Params{})
		s.click("Just log it", 0)
		s.told()
	})
	t.Run("should log what was said", func(t *testing.T) {
		s := show(t, today.Params{})
		s.slide(7)
		s.click("Just log it", 0)
		s.told("log 7")
	})
	t.Run("should log that there is no pain", func(t *testing.T) {
		s := show(t, today.Params{})
		s.slide(0)
		s.click("Just log it", 0)
		s.told("log 0")
	})
	t.Run("should take the pain along to the body map, and none where none was said", func(t *testing.T) {
		s := show(t, today.Params{})
		s.click("Show me where", 0)
		s.slide(3)
		s.click("Show me where", 0)
		s.click("Start", 0)
		s.told(fmt.Sprint("where ", kit.PainUnset), "where 3", "where 3")
	})
}

func TestMorning(t *testing.T) {
	const question = "How is your back this morning?"
	ask := func(t *testing.T) *stage {
		t.Helper()
		return show(t, today.Params{Morning: &today.Morning{Question: question, Text: "The morning after."}})
	}
	t.Run("should not be asked where there is nothing to ask", func(t *testing.T) {
		if s := show(t, today.Params{}); s.Shows("Skip for today") {
			t.Errorf("%v", s.Texts())
		}
	})
	t.Run("should preset nothing, and take no answer that was not given", func(t *testing.T) {
		s := ask(t)
		s.click("Note it", 0)
		s.told()
		if s.screen.Touched() {
			t.Error("something was said")
		}
	})
	t.Run("should tell what was said, apart from how it is now", func(t *testing.T) {
		s := ask(t)
		s.slideOf(question, 0)
		s.click("Just log it", 0)
		s.click("Note it", 0)
		s.told("morning 0")
		if !s.screen.Touched() {
			t.Error("nothing was said")
		}
	})
	t.Run("should be skipped, also with a number on the slider", func(t *testing.T) {
		s := ask(t)
		s.slideOf(question, 8)
		s.click("Skip for today", 0)
		s.told("skip")
	})
}

func TestDoors(t *testing.T) {
	t.Run("should lead to the notes of the day", func(t *testing.T) {
		s := show(t, today.Params{})
		s.click("How was the day?", 0)
		s.told("day")
	})
	t.Run("should take a break", func(t *testing.T) {
		s := show(t, today.Params{})
		s.click("Start", 1)
		s.told("break")
	})
	t.Run("should offer to keep what was cut off", func(t *testing.T) {
		s := show(t, today.Params{Unfinished: "A session was cut off."})
		s.click("Keep what was done", 0)
		s.told("keep")
	})
	t.Run("should say nothing about it where nothing was", func(t *testing.T) {
		if s := show(t, today.Params{}); s.Shows("Keep what was done") {
			t.Errorf("%v", s.Texts())
		}
	})
	t.Run("should bring the line about the next break up to date", func(t *testing.T) {
		s := show(t, today.Params{Break: "Next break in 12 min"})
		s.screen.SetBreak("A break is due")
		if !s.Shows("A break is due") || s.Shows("12 min") {
			t.Errorf("%v", s.Texts())
		}
	})
}

func TestWeek(t *testing.T) {
	t.Run("should promise an average where there is none yet", func(t *testing.T) {
		if s := show(t, today.Params{Change: "unused"}); !s.Shows("Your 7-day average appears") || s.Shows("unused") {
			t.Errorf("%v", s.Texts())
		}
	})
	t.Run("should show the average and what it means", func(t *testing.T) {
		if s := show(t, today.Params{Average: "3.4 on average", Change: "About the same."}); !s.Shows("3.4 on average") || !s.Shows("About the same.") {
			t.Errorf("%v", s.Texts())
		}
	})
}
