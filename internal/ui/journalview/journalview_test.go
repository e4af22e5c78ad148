package journalview_test

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"unknot/assets"
	"unknot/internal/i18n"
	"unknot/internal/ui/journalview"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/theme"
)

func show(t *testing.T, p journalview.Params) *offscreen.Panel {
	t.Helper()
	tx, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	p.Texts = tx
	return offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(1000, 800), func() fyne.CanvasObject { return journalview.New(p) })
}

func TestEmpty(t *testing.T) {
	panel := show(t, journalview.Params{Span: "months"})
	for _, want := range []string{"0 check-ins · 0 sessions", "The line starts with your first check-in", "Nothing yet."} {
		if !panel.Shows(want) {
			t.Errorf("no %q in %v", want, panel.Texts())
		}
	}
}

func TestEntries(t *testing.T) {
	p := journalview.Params{CheckIns: 1, Sessions: 2, Span: "months", Change: "About the same.", Entries: []journalview.Entry{
		{When: "Today 15:00", What: "Session, 8 min", Extra: "Cat cow", Pain: 3}, {When: "Yesterday 9:00", What: "Break", Pain: kit.PainUnset},
	}}
	t.Run("should list them in their order with what was kept", func(t *testing.T) {
		panel := show(t, p)
		texts := panel.Texts()
		first, second := slices.Index(texts, "Session, 8 min"), slices.Index(texts, "Break")
		if first < 0 || second < first {
			t.Errorf("%v", texts)
		}
		for _, want := range []string{"Today 15:00", "Cat cow", "Yesterday 9:00", "1 check-in · 2 sessions"} {
			if !panel.Shows(want) {
				t.Errorf("no %q in %v", want, texts)
			}
		}
		if panel.Shows("Nothing yet.") {
			t.Error("it says that there is nothing")
		}
	})
	t.Run("should say what the line means only where there is one", func(t *testing.T) {
		if show(t, p).Shows("About the same.") {
			t.Error("it compares without a chart")
		}
		p := p
		p.Chart = kit.Chart{First: time.Unix(0, 0), End: time.Unix(86400, 0), Dots: []kit.ChartDot{{Day: time.Unix(0, 0), Pain: 3}}}
		if !show(t, p).Shows("About the same.") {
			t.Error("it does not compare")
		}
	})
}

func TestHelps(t *testing.T) {
	panel := show(t, journalview.Params{Span: "months", Helps: []journalview.Help{
		{Name: "Cat cow", Text: "1 lower, 1 same, 0 higher, of 2"}, {Name: "Bridge", Text: "−1.0, lower in 6 of 8", Bar: true, Low: -2, Median: -1},
	}})
	for _, want := range []string{"Cat cow", "1 lower, 1 same, 0 higher, of 2", "Bridge", "not what caused it"} {
		if !panel.Shows(want) {
			t.Errorf("no %q in %v", want, panel.Texts())
		}
	}
}

func TestWays(t *testing.T) {
	var got []string
	panel := show(t, journalview.Params{
		Span: "months", OnSpan: func(id string) { got = append(got, id) }, OnCheckIn: func() { got = append(got, "check in") },
		OnDay: func() { got = append(got, "day") }, Entries: []journalview.Entry{
			{When: "Today", What: "The day", Pain: kit.PainUnset, OnChange: func() { got = append(got, "change") }}, {When: "Yesterday", What: "Break"},
		},
	})
	if panel.ClickNth("Change", 1) == nil {
		t.Error("what cannot be changed can be")
	}
	for _, text := range []string{"7 days", "1 year", "All", "Check in", "How was the day?", "Change"} {
		if err := panel.Click(text); err != nil {
			t.Fatal(err)
		}
	}
	if want := []string{"week", "year", "all", "check in", "day", "change"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
