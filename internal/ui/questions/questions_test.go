package questions_test

import (
	"maps"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"unknot/assets"
	"unknot/internal/i18n"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/questions"
	"unknot/internal/ui/theme"
)

func page(t *testing.T, done func(map[string]string)) *questions.Page {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.AlwaysLight))
	tx, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	options := []questions.Option{{ID: "no", Text: "No"}, {ID: "yes", Text: "Yes"}, {ID: "unsure", Text: "Not sure"}}
	return questions.New(questions.Params{Texts: tx, Title: "Title", OnDone: done, Questions: []questions.Question{
		{ID: "a", Text: "First", Options: options, Unsure: "Try your toes.", UnsureID: "unsure"},
		{ID: "b", Text: "Second", Options: options},
		{ID: "c", Text: "Third", Options: options, Answer: "yes"},
	}})
}

func TestPage(t *testing.T) {
	var got map[string]string
	p := page(t, func(answers map[string]string) { got = answers })
	w := test.NewTempWindow(t, p.Object())
	t.Run("should answer nothing in advance", func(t *testing.T) {
		if want := map[string]string{"c": "yes"}; !maps.Equal(p.Answers(), want) {
			t.Errorf("answered %v", p.Answers())
		}
	})
	t.Run("should show how to find out while the answer is not sure", func(t *testing.T) {
		hint := find(t, w.Content(), "Try your toes.")
		if hint.Visible() {
			t.Error("it is shown before")
		}
		p.Answer("a", "unsure")
		if !hint.Visible() {
			t.Error("it is not shown")
		}
		p.Answer("a", "yes")
		if hint.Visible() {
			t.Error("it is shown after")
		}
	})
	t.Run("should answer only what is open with no", func(t *testing.T) {
		p.NoneOfThese()
		if want := map[string]string{"a": "yes", "b": "no", "c": "yes"}; !maps.Equal(got, want) {
			t.Errorf("handed on %v", got)
		}
	})
	t.Run("should hand the answers on once", func(t *testing.T) {
		got = nil
		p.NoneOfThese()
		if got != nil {
			t.Error("a double click hands them on twice")
		}
	})
}

func find(t *testing.T, o fyne.CanvasObject, text string) *kit.Text {
	t.Helper()
	var out *kit.Text
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch c := o.(type) {
		case *kit.Text:
			if c.Text() == text {
				out = c
			}
		case *fyne.Container:
			for _, child := range c.Objects {
				walk(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(c).Objects() {
				walk(child)
			}
		}
	}
	walk(o)
	if out == nil {
		t.Fatalf("nothing says %q", text)
	}
	return out
}
