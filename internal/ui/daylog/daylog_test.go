package daylog_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"unknot/assets"
	"unknot/internal/checkin"
	"unknot/internal/i18n"
	"unknot/internal/ui/daylog"
	"unknot/internal/ui/kit"
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

// fields are the fields for numbers that are in view, from the top left on.
func (s *stage) fields() []*kit.Field {
	var out []*kit.Field
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch each := o.(type) {
		case *kit.Field:
			if each.PlaceHolder == "" {
				out = append(out, each)
			}
		case *fyne.Container:
			for _, child := range each.Objects {
				walk(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(each).Objects() {
				walk(child)
			}
		}
	}
	walk(s.form.Object())
	return out
}

func (s *stage) isDay(want checkin.Day) {
	s.t.Helper()
	if got := s.form.Day(); got != want {
		s.t.Errorf("the day is %+v, want %+v", got, want)
	}
}

func TestNothingIsPreset(t *testing.T) {
	s := show(t, checkin.NewDay(date))
	s.click("Save", 0)
	if len(s.saved) > 0 {
		t.Errorf("an untouched form was saved: %+v", s.saved)
	}
	s.click("More about the day", 0)
	s.isDay(checkin.NewDay(date))
	for _, text := range s.Texts() {
		for _, question := range []string{"On waking ", "At its worst ", "How well did you sleep? ", "How heavy was your mood? "} {
			if strings.HasPrefix(text, question) {
				t.Errorf("%q has an answer", text)
			}
		}
	}
}

func TestAnswers(t *testing.T) {
	t.Run("should keep every item of the journal as one day", func(t *testing.T) {
		s := show(t, checkin.NewDay(date))
		s.click("More about the day", 0)
		for i, question := range []string{
			"On waking", "At its worst", "How much did it get in the way of your day?", "How well did you sleep?", "How much stress was there?",
			"Stiffness in the morning", "Average pain over the past 7 days", "The activity you want back: can you do it today?", "How heavy was your mood?",
		} {
			s.answer(question, i+1)
		}
		s.click("Above the knee", 0)
		s.click("Yes", 0)
		s.click("No", 1)
		s.click("Yes", 2)
		for i, text := range []string{"7,5", "25", "6:10", "40"} {
			s.write(i, text)
		}
		for hint, text := range map[string]string{"Which, and how much": " Ibuprofen 400 ", "What helped, what made it worse": "Garden"} {
			if err := s.Write(hint, text); err != nil {
				t.Fatal(err)
			}
		}
		want := checkin.Day{
			Date: date, Morning: 1, PainWorst: 2, Interference: 3, Sleep: 4, Stress: 5, Stiffness: 6, Average: 7, Goal: 8, Mood: 9,
			Leg: checkin.LegAboveKnee, Woken: checkin.Yes, Strength: checkin.No, Medicine: checkin.Yes,
			SleepMinutes: 450, StiffMinutes: 25, SittingMinutes: 370, WalkingMinutes: 40, MedicineNote: "Ibuprofen 400", Note: "Garden",
		}
		s.isDay(want)
		s.click("Save", 0)
		if !slices.Equal(s.saved, []checkin.Day{want}) {
			t.Errorf("saved %+v", s.saved)
		}
	})
	t.Run("should keep 0 and no apart from nothing said", func(t *testing.T) {
		s := show(t, checkin.NewDay(date))
		s.answer("At its worst", 0)
		s.click("Nothing", 0)
		want := checkin.NewDay(date)
		want.PainWorst, want.Leg = 0, checkin.LegNone
		s.isDay(want)
	})
	t.Run("should take an answer back", func(t *testing.T) {
		s := show(t, checkin.NewDay(date))
		s.click("More about the day", 0)
		s.answer("At its worst", 6)
		s.answer("At its worst 6", 6)
		s.click("Weak", 0)
		s.click("Weak", 0)
		s.click("No", 2)
		s.click("No", 2)
		s.write(0, "8")
		s.write(0, " ")
		s.isDay(checkin.NewDay(date))
	})
	t.Run("should change the mind about a yes", func(t *testing.T) {
		s := show(t, checkin.NewDay(date))
		s.click("More about the day", 0)
		s.click("Yes", 0)
		s.click("No", 0)
		s.click("Yes", 0)
		want := checkin.NewDay(date)
		want.Woken = checkin.Yes
		s.isDay(want)
	})
	t.Run("should answer with the keys", func(t *testing.T) {
		s := show(t, checkin.NewDay(date))
		for range 30 {
			if s.FocusNext(); s.Focused() == "On waking" {
				break
			}
		}
		for _, step := range []struct {
			key  fyne.KeyName
			want int
		}{
			{fyne.KeyRight, 0},
			{fyne.KeyRight, 1},
			{fyne.KeyLeft, 0},
			{fyne.KeyLeft, 0},
			{fyne.KeyEnd, 10},
			{fyne.KeyRight, 10},
			{fyne.KeyHome, 0},
			{fyne.KeyBackspace, checkin.Unknown},
			{fyne.KeyLeft, 0},
			{fyne.KeyDelete, checkin.Unknown},
		} {
			if s.Key(step.key); s.form.Day().Morning != step.want {
				t.Fatalf("%s gives %d, want %d", step.key, s.form.Day().Morning, step.want)
			}
		}
		if s.Type('7'); s.form.Day().Morning != 7 {
			t.Errorf("a digit gives %d", s.form.Day().Morning)
		}
	})
}

func TestNumbers(t *testing.T) {
	t.Run("should say what is no number, and not save it", func(t *testing.T) {
		for _, text := range []string{"a lot", "25", "-1", "7:60", "24:01", "NaN", "7:5", "1e1000"} {
			s := show(t, checkin.NewDay(date))
			s.click("More about the day", 0)
			s.answer("At its worst", 4)
			s.write(0, text)
			if !s.Shows("Please write hours") {
				t.Errorf("%q is taken", text)
			}
			s.click("Save", 0)
			s.click("Weak", 0)
			s.click("To the safety questions", 0)
			if len(s.saved) > 0 || len(s.told) > 0 {
				t.Errorf("%q: saved %+v, told %v", text, s.saved, s.told)
			}
			s.write(0, "8")
			if s.click("Save", 0); len(s.saved) != 1 || s.Shows("Please write hours") {
				t.Errorf("%q cannot be put right: %+v", text, s.saved)
			}
		}
	})
	t.Run("should say so of minutes", func(t *testing.T) {
		for _, text := range []string{"1.5", "1441", "-3", "ten"} {
			s := show(t, checkin.NewDay(date))
			s.click("More about the day", 0)
			if s.write(1, text); !s.Shows("Please write whole minutes") {
				t.Errorf("%q is taken", text)
			}
		}
	})
	t.Run("should write every span so that it is read as the same", func(t *testing.T) {
		for _, minutes := range []int{0, 5, 30, 65, 449, 450, 1439, 1440} {
			d := checkin.NewDay(date)
			d.SleepMinutes, d.StiffMinutes = minutes, minutes
			s := show(t, d)
			for i := range 2 {
				text := s.fields()[i].Text
				s.write(i, "")
				s.write(i, text)
			}
			s.isDay(d)
		}
	})
}

func TestLegSigns(t *testing.T) {
	for text, leads := range map[string]bool{
		"Nothing": false, "Above the knee": false, "Below the knee": true, "Numb or tingling": true, "Weak": true,
	} {
		t.Run("should lead to the safety questions where a nerve may speak: "+text, func(t *testing.T) {
			s := show(t, checkin.NewDay(date))
			if s.Shows("Leg signs ask") {
				t.Fatal("it does before anything was said")
			}
			s.click(text, 0)
			if s.Shows("Leg signs ask for the safety questions") != leads {
				t.Fatalf("leads is %v", !leads)
			}
			if !leads {
				return
			}
			s.click("To the safety questions", 0)
			if want := []string{fmt.Sprint("check ", s.form.Day().Leg, " true")}; !slices.Equal(s.told, want) {
				t.Errorf("told %v, want %v", s.told, want)
			}
		})
	}
	t.Run("should stand where the day is opened again", func(t *testing.T) {
		d := checkin.NewDay(date)
		d.Leg = checkin.LegWeak
		s := show(t, d)
		s.click("To the safety questions", 0)
		if want := []string{"check weak false"}; !slices.Equal(s.told, want) {
			t.Errorf("told %v, want %v", s.told, want)
		}
	})
}

func TestMore(t *testing.T) {
	t.Run("should be folded while nothing of it is noted", func(t *testing.T) {
		d := checkin.NewDay(date)
		d.PainWorst, d.Leg, d.At = 4, checkin.LegNone, time.Unix(1, 0)
		if show(t, d).Shows("Hours asleep") {
			t.Error("it is open")
		}
	})
	t.Run("should be open where something of it is noted", func(t *testing.T) {
		d := checkin.NewDay(date)
		d.Note = "Garden"
		s := show(t, d)
		if !s.Shows("Hours asleep") || !s.Shows("3 posture breaks taken") {
			t.Errorf("%v", s.Texts())
		}
		if s.click("Less", 0); s.Shows("Hours asleep") {
			t.Error("it stays open")
		}
	})
}

func TestSaving(t *testing.T) {
	t.Run("should say so, and that it can be changed", func(t *testing.T) {
		s := show(t, checkin.NewDay(date))
		s.answer("At its worst", 4)
		s.click("Save", 0)
		if !s.Shows("Saved") || !s.Shows("You can change it any time.") {
			t.Errorf("%v", s.Texts())
		}
		if s.answer("At its worst 4", 5); s.Shows("Saved") {
			t.Error("it says that a change is saved")
		}
		s.click("Save", 0)
		if len(s.saved) != 2 || s.saved[1].PainWorst != 5 {
			t.Errorf("saved %+v", s.saved)
		}
	})
	t.Run("should not say so where it failed", func(t *testing.T) {
		s := show(t, checkin.NewDay(date))
		s.fails = true
		s.answer("At its worst", 4)
		if s.click("Save", 0); s.Shows("Saved") || s.form.Day().PainWorst != 4 {
			t.Errorf("%v", s.Texts())
		}
		if s.click("Save", 0); len(s.saved) != 2 {
			t.Error("it cannot be tried again")
		}
	})
	t.Run("should not take what came in the meantime for saved", func(t *testing.T) {
		s := show(t, checkin.NewDay(date))
		s.fails = true
		s.answer("At its worst", 4)
		s.click("Save", 0)
		s.answer("On waking", 3)
		if s.form.Saved(s.saved[0]); s.Shows("Saved") {
			t.Error("it says that everything is saved")
		}
	})
}

func TestLeaving(t *testing.T) {
	t.Run("should go at once where nothing is lost", func(t *testing.T) {
		s := show(t, checkin.NewDay(date))
		s.click("Back", 0)
		s.click("Mon 16 Nov", 0)
		s.click("Fri 20 Nov", 0) // it is here already
		if want := []string{"back", "2026-11-16"}; !slices.Equal(s.told, want) {
			t.Errorf("told %v, want %v", s.told, want)
		}
	})
	t.Run("should ask about what is not saved, and save it first", func(t *testing.T) {
		s := show(t, checkin.NewDay(date))
		s.answer("At its worst", 4)
		s.click("Wed 18 Nov, noted", 0)
		if len(s.told) > 0 || !s.Shows("Friday 20 November is not saved yet.") {
			t.Fatalf("told %v: %v", s.told, s.Texts())
		}
		s.click("Save it", 0)
		if len(s.saved) != 1 || !slices.Equal(s.told, []string{"2026-11-18"}) {
			t.Errorf("saved %+v, told %v", s.saved, s.told)
		}
	})
	t.Run("should stay where saving failed", func(t *testing.T) {
		s := show(t, checkin.NewDay(date))
		s.fails = true
		s.answer("At its worst", 4)
		s.click("Back", 0)
		s.click("Save it", 0)
		if len(s.told) > 0 {
			t.Errorf("told %v", s.told)
		}
		s.fails = false
		if s.click("Save", 0); len(s.told) > 0 {
			t.Errorf("a later save leaves: told %v", s.told)
		}
	})
	t.Run("should leave without saving where told so", func(t *testing.T) {
		s := show(t, checkin.NewDay(date))
		s.answer("At its worst", 4)
		s.click("Back", 0)
		s.click("Leave without saving", 0)
		if len(s.saved) > 0 || !slices.Equal(s.told, []string{"back"}) {
			t.Errorf("saved %+v, told %v", s.saved, s.told)
		}
	})
	t.Run("should not offer to save what is no number", func(t *testing.T) {
		s := show(t, checkin.NewDay(date))
		s.click("More about the day", 0)
		s.write(0, "a lot")
		if s.click("Back", 0); len(s.told) > 0 || s.Shows("Save it") || !s.Shows("Leave without saving") {
			t.Errorf("told %v: %v", s.told, s.Texts())
		}
	})
}

func TestStrip(t *testing.T) {
	t.Run("should turn back week by week to the first day, and no further", func(t *testing.T) {
		s := show(t, checkin.NewDay(date))
		if s.Shows("Later days") || !s.Shows("Sat 14 Nov") {
			t.Fatalf("%v", s.Texts())
		}
		s.click("Earlier days", 0)
		s.click("Earlier days", 0)
		if s.Shows("Earlier days") || !s.Shows("Fri 6 Nov") {
			t.Errorf("%v", s.Texts())
		}
		s.click("Fri 6 Nov", 0)
		s.click("Later days", 0)
		if !s.Shows("Later days") || !s.Shows("Earlier days") {
			t.Errorf("%v", s.Texts())
		}
		if want := []string{"2026-11-06"}; !slices.Equal(s.told, want) {
			t.Errorf("told %v, want %v", s.told, want)
		}
	})
	t.Run("should begin with the week of the day", func(t *testing.T) {
		s := show(t, checkin.NewDay("2026-11-10"))
		if !s.Shows("Tue 10 Nov") || s.Shows("Fri 20 Nov") {
			t.Errorf("%v", s.Texts())
		}
	})
	t.Run("should stay about its day when another one has begun", func(t *testing.T) {
		s := show(t, checkin.NewDay(date))
		s.answer("At its worst", 4)
		s.form.SetDates(append(dates(15)[1:], daylog.Date{ID: "2026-11-21", Name: "Sat", Short: "21 Nov"}))
		if !s.Shows("Sat 21 Nov") {
			t.Errorf("%v", s.Texts())
		}
		if s.click("Save", 0); len(s.saved) != 1 || s.saved[0].Date != date || s.saved[0].PainWorst != 4 {
			t.Errorf("saved %+v", s.saved)
		}
	})
}

func TestLine(t *testing.T) {
	tx := words(t)
	t.Run("should say nothing of what was not said", func(t *testing.T) {
		d := checkin.NewDay(date)
		d.At = time.Unix(1, 0)
		if got := daylog.Line(tx, d); got != "" || daylog.Noted(d) {
			t.Errorf("%q", got)
		}
	})
	t.Run("should say every item, each in one way", func(t *testing.T) {
		seen := make(map[string]bool)
		for name, say := range map[string]func(*checkin.Day){
			"morning": func(d *checkin.Day) { d.Morning = 0 }, "average": func(d *checkin.Day) { d.Average = 0 },
			"worst": func(d *checkin.Day) { d.PainWorst = 0 }, "interference": func(d *checkin.Day) { d.Interference = 0 },
			"stiffness": func(d *checkin.Day) { d.Stiffness = 0 }, "loose": func(d *checkin.Day) { d.StiffMinutes = 0 },
			"leg none": func(d *checkin.Day) { d.Leg = checkin.LegNone }, "leg above": func(d *checkin.Day) { d.Leg = checkin.LegAboveKnee },
			"leg below": func(d *checkin.Day) { d.Leg = checkin.LegBelowKnee }, "leg numb": func(d *checkin.Day) { d.Leg = checkin.LegNumb },
			"leg weak": func(d *checkin.Day) { d.Leg = checkin.LegWeak }, "sleep": func(d *checkin.Day) { d.Sleep = 0 },
			"slept": func(d *checkin.Day) { d.SleepMinutes = 0 }, "woken": func(d *checkin.Day) { d.Woken = checkin.Yes },
			"not woken": func(d *checkin.Day) { d.Woken = checkin.No }, "stress": func(d *checkin.Day) { d.Stress = 0 },
			"mood": func(d *checkin.Day) { d.Mood = 0 }, "sitting": func(d *checkin.Day) { d.SittingMinutes = 0 },
			"walking": func(d *checkin.Day) { d.WalkingMinutes = 0 }, "strength": func(d *checkin.Day) { d.Strength = checkin.Yes },
			"no strength": func(d *checkin.Day) { d.Strength = checkin.No }, "medicine": func(d *checkin.Day) { d.Medicine = checkin.Yes },
			"no medicine": func(d *checkin.Day) { d.Medicine = checkin.No }, "which": func(d *checkin.Day) { d.MedicineNote = "Ibuprofen" },
			"goal": func(d *checkin.Day) { d.Goal = 0 }, "note": func(d *checkin.Day) { d.Note = "Garden" },
		} {
			d := checkin.NewDay(date)
			say(&d)
			got := daylog.Line(tx, d)
			if got == "" || strings.Contains(got, "[") || seen[got] || !daylog.Noted(d) {
				t.Errorf("%s: %q", name, got)
			}
			seen[got] = true
		}
	})
	t.Run("should be one line", func(t *testing.T) {
		d := checkin.NewDay(date)
		d.PainWorst, d.SleepMinutes, d.Note = 4, 440, "Garden,\n\nthen rest"
		if got, want := daylog.Line(tx, d), "worst pain 4 · 7:20 h asleep · Garden, then rest"; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	})
}
