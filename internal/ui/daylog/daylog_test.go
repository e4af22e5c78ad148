package daylog_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"unknot/assets"
	"unknot/internal/checkin"
	"unknot/internal/i18n"
	"unknot/internal/ui/daylog"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/theme"
)

const date = "2026-11-20"

// stage is the form and what it told its owner.
type stage struct {
	*offscreen.Panel

	t     *testing.T
	form  *daylog.Form
	saved []checkin.Day
	told  []string
	fails bool // nothing can be kept
}

func words(t *testing.T) *i18n.Texts {
	t.Helper()
	tx, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	return tx
}

// dates are so many days up to the day of the form.
func dates(n int) []daylog.Date {
	last := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	out := make([]daylog.Date, 0, n)
	for ago := n - 1; ago >= 0; ago-- {
		at := last.AddDate(0, 0, -ago)
		out = append(out, daylog.Date{ID: at.Format(time.DateOnly), Name: at.Format("Mon"), Short: at.Format("2 Jan"), Noted: ago == 2})
	}
	return out
}

func show(t *testing.T, day checkin.Day) *stage {
	t.Helper()
	s := &stage{t: t}
	p := daylog.Params{Texts: words(t), Day: day, Title: "Friday 20 November", Dates: dates(15), Breaks: "3 posture breaks taken"}
	p.OnDate = func(id string) { s.told = append(s.told, id) }
	p.OnSave = func(d checkin.Day) {
		s.saved = append(s.saved, d)
		if !s.fails {
			s.form.Saved(d)
		}
	}
	p.OnCheck = func(d checkin.Day, changed bool) { s.told = append(s.told, fmt.Sprint("check ", d.Leg, " ", changed)) }
	p.OnBack = func() { s.told = append(s.told, "back") }
	s.Panel = offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(1000, 1700), func() fyne.CanvasObject {
		s.form = daylog.New(p)
		return s.form.Object()
	})
	return s
}

func (s *stage) click(text string, nth int) {
	s.t.Helper()
	if err := s.ClickNth(text, nth); err != nil {
		s.t.Fatal(err)
	}
}

// answer clicks a number from 0 to 10 of a scale.
func (s *stage) answer(label string, n int) {
	s.t.Helper()
	at, err := s.Find(label, 0)
	if err != nil {
		s.t.Fatal(err)
	}
	size := at.Object.Size()
	s.ClickAt(at.At.AddXY(size.Width*(float32(n)+0.5)/11, size.Height/2))
}

// write types into the nth field that has no hint.
func (s *stage) write(nth int, text string) {
	s.t.Helper()
	fields := s.fields()
	if nth >= len(fields) {
		s.t.Fatalf("there are %d fields", len(fields))
	}
	fields[nth].SetText(text)
}

func (s *stage) fields() []*widget.Entry {
	var out []*widget.Entry
	for _, o := range s.Objects() {
		if e, ok := o.(*widget.Entry); ok && e.PlaceHolder == "" {
			out = append(out, e)
		}
	}
	return out
}

func (s *stage) isDay(want checkin.Day) {
	s.t.Helper()
	if got := s.form.Day(); got != want {
		s.t.Errorf("the day is %+v, want %+v", got, want)
	}
}
