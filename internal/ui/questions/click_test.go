package questions_test

import (
	"maps"
	"testing"

	"fyne.io/fyne/v2"

	"unknot/assets"
	"unknot/internal/i18n"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/questions"
	"unknot/internal/ui/theme"
)

// sheet is a page as a person clicks through it.
type sheet struct {
	*offscreen.Panel

	t    *testing.T
	page *questions.Page
	got  []map[string]string
	back int
}

func open(t *testing.T, change func(*questions.Params)) *sheet {
	t.Helper()
	tx, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	s := &sheet{t: t}
	options := []questions.Option{{ID: "no", Text: "No"}, {ID: "yes", Text: "Yes"}, {ID: "unsure", Text: "Not sure"}}
	p := questions.Params{
		Texts: tx, Title: "Anything?", OnDone: func(a map[string]string) { s.got = append(s.got, maps.Clone(a)) }, OnBack: func() { s.back++ },
		Questions: []questions.Question{{ID: "a", Text: "First", Why: "Because", Options: options}, {ID: "b", Text: "Second", Options: options}},
	}
	if change != nil {
		change(&p)
	}
	s.Panel = offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(1000, 700), func() fyne.CanvasObject {
		s.page = questions.New(p)
		return s.page.Object()
	})
	return s
}

func (s *sheet) click(text string, nth int) {
	s.t.Helper()
	if err := s.ClickNth(text, nth); err != nil {
		s.t.Fatal(err)
	}
}

func (s *sheet) handedOn(want ...map[string]string) {
	s.t.Helper()
	if len(s.got) != len(want) {
		s.t.Fatalf("handed on %v, want %v", s.got, want)
	}
	for i := range want {
		if !maps.Equal(s.got[i], want[i]) {
			s.t.Errorf("handed on %v, want %v", s.got[i], want[i])
		}
	}
}

func TestClicks(t *testing.T) {
	t.Run("should offer one way on while nothing is answered", func(t *testing.T) {
		s := open(t, nil)
		if !s.Shows("None of these") || s.Shows("Continue") || !s.Shows("2 questions are open") {
			t.Errorf("%v", s.Texts())
		}
		s.click("None of these", 0)
		s.handedOn(map[string]string{"a": "no", "b": "no"})
	})
	t.Run("should give the rest a word of its own after a first answer", func(t *testing.T) {
		s := open(t, nil)
		s.click("Yes", 1)
		if s.Shows("None of these") || s.Shows("Continue") || !s.Shows("1 question is open") {
			t.Errorf("%v", s.Texts())
		}
		s.click("No to the rest", 0)
		s.handedOn(map[string]string{"a": "no", "b": "yes"})
	})
	t.Run("should go on once everything is answered, and not before", func(t *testing.T) {
		s := open(t, nil)
		s.click("Not sure", 0)
		s.handedOn()
		s.click("No", 1)
		s.handedOn()
		s.click("Continue", 0)
		s.handedOn(map[string]string{"a": "unsure", "b": "no"})
	})
	t.Run("should let a single answer be changed", func(t *testing.T) {
		s := open(t, nil)
		s.click("Yes", 0)
		s.click("No", 0)
		s.click("Yes", 1)
		s.click("Continue", 0)
		s.handedOn(map[string]string{"a": "no", "b": "yes"})
	})
	t.Run("should hand on nothing when the person goes back", func(t *testing.T) {
		s := open(t, nil)
		s.click("Yes", 0)
		s.click("Back", 0)
		s.handedOn()
		if s.back != 1 {
			t.Errorf("went back %d times", s.back)
		}
	})
	t.Run("should offer no way back where there is none", func(t *testing.T) {
		if s := open(t, func(p *questions.Params) { p.OnBack = nil }); s.Shows("Back") {
			t.Errorf("%v", s.Texts())
		}
	})
	t.Run("should take other words for none", func(t *testing.T) {
		if s := open(t, func(p *questions.Params) { p.NoneText = "Nothing new" }); !s.Shows("Nothing new") || s.Shows("None of these") {
			t.Errorf("%v", s.Texts())
		}
	})
	t.Run("should go straight on with earlier answers", func(t *testing.T) {
		s := open(t, func(p *questions.Params) { p.Questions[0].Answer, p.Questions[1].Answer = "yes", "no" })
		s.click("Continue", 0)
		s.handedOn(map[string]string{"a": "yes", "b": "no"})
	})
	t.Run("should be answered by keyboard alone", func(t *testing.T) {
		s := open(t, nil)
		press := func(label string, nth int) {
			t.Helper()
			for range 20 {
				s.FocusNext()
				if s.Focused() == label {
					if nth == 0 {
						s.Key(fyne.KeySpace)
						return
					}
					nth--
				}
			}
			t.Fatalf("the keyboard never reached %q", label)
		}
		press("Yes", 0)
		press("No", 0) // of the second question
		press("Continue", 0)
		s.handedOn(map[string]string{"a": "yes", "b": "no"})
	})
}
