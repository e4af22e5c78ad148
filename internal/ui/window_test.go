package ui_test

import (
	"image"
	"image/color"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"unknot/internal/session"
	"unknot/internal/ui"
	"unknot/internal/ui/offscreen"
)

var escape = &fyne.KeyEvent{Name: fyne.KeyEscape}

// answerBlind answers every page with none of these until something else is shown.
func (p *person) answerBlind() {
	p.t.Helper()
	for p.Shows("None of these") {
		p.click("None of these")
	}
}

func (p *person) openAt(size fyne.Size) {
	p.Window = offscreen.Open(offscreen.Params{Content: p.content, Store: p.journal, Start: start, Size: size})
}

// brightness is the mean brightness of a picture, 0–255.
func brightness(img image.Image) float64 {
	sum, n := 0.0, 0
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y += 7 {
		for x := b.Min.X; x < b.Max.X; x += 7 {
			sum += float64(color.GrayModel.Convert(img.At(x, y)).(color.Gray).Y)
			n++
		}
	}
	return sum / float64(n)
}

func TestRail(t *testing.T) {
	width := func(p *person) float32 {
		p.t.Helper()
		at, err := p.Find("Today", 0)
		if err != nil {
			p.t.Fatal(err)
		}
		return at.Object.Size().Width
	}
	t.Run("should fold in a narrow window and lead everywhere all the same", func(t *testing.T) {
		p := sitDown(t)
		wide := width(p)
		p.openAt(fyne.NewSize(900, 760))
		narrow := width(p)
		if narrow >= wide/2 {
			t.Errorf("the entry is %v wide, %v in a wide window", narrow, wide)
		}
		at, err := p.Find("Journal", 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range test.WidgetRenderer(at.Object.(fyne.Widget)).Objects() {
			if text, ok := o.(*canvas.Text); ok && text.Visible() {
				t.Errorf("the folded entry still says %q", text.Text)
			}
		}
		if slices.Contains(p.Texts(), "Unknot") {
			t.Error("the name does not fit into the folded rail")
		}
		for _, screen := range []string{"Relief", "Journal", "Breaks", "Settings", "Today"} {
			p.click(screen)
		}
	})
	t.Run("should give the whole window to a session", func(t *testing.T) {
		p := sitDown(t)
		p.toPlan("lumbar-left")
		p.click("Start session")
		if p.Shows("Breaks") {
			t.Errorf("the rail is still there: %v", p.Texts())
		}
		p.Key(fyne.KeyEscape)
		p.click("End here")
		p.see("Breaks")
	})
}

func TestScreensFit(t *testing.T) {
	p := sitDown(t)
	for _, size := range []fyne.Size{fyne.NewSize(1200, 800), fyne.NewSize(900, 760)} {
		p.openAt(size)
		for _, screen := range []ui.Screen{ui.ScreenToday, ui.ScreenJournal, ui.ScreenBreaks, ui.ScreenSettings} {
			p.App.Go(screen)
			if got := p.App.Window().Content().MinSize(); got.Width > size.Width || got.Height > size.Height {
				t.Errorf("%s needs %v of a window of %v", screen, got, size)
			}
		}
	}
}

func TestTheme(t *testing.T) {
	p := sitDown(t)
	p.click("Settings")
	p.click("Light")
	bright := brightness(p.Picture())
	p.click("Dark")
	dark := brightness(p.Picture())
	if bright < 200 || dark > 80 {
		t.Errorf("the brightness is %.0f in light and %.0f in dark", bright, dark)
	}
	t.Run("should stay as chosen after a restart", func(t *testing.T) {
		p.open(p.journal)
		if got := brightness(p.Picture()); got > 80 {
			t.Errorf("the brightness is %.0f", got)
		}
	})
}

func TestChoicesStay(t *testing.T) {
	p := sitDown(t)
	p.click("Relief")
	for _, text := range []string{"20 min", "Bed", "Wall"} {
		p.click(text)
	}
	p.click("Build my 20-minute plan")
	p.open(p.journal)
	p.click("Relief")
	p.see("Build my 20-minute plan")
	set, _, err := p.journal.Settings(ctx)
	if err != nil || set.Minutes != 20 || set.Place != "bed" || !slices.Equal(set.Tools, []string{"wall"}) {
		t.Errorf("kept %+v, error %v", set, err)
	}
}

func TestEndedEarly(t *testing.T) {
	p := sitDown(t)
	p.toPlan("lumbar-left")
	p.click("Start session")
	p.Advance(20 * time.Second)
	p.Key(fyne.KeyEscape)
	p.click("End here")
	p.see("Ended early, and that is fine")
	p.click("Save")
	p.see("ended early")
	s := one[session.Record](t)(p.journal.Sessions(ctx, time.Time{}, time.Time{}))
	if s.Status != session.RecordEndedEarly || s.PainAfter >= 0 || len(s.Steps) != 1 || s.Steps[0].Outcome != session.OutcomePartial {
		t.Errorf("kept %+v", s)
	}
}

func TestJournalSpans(t *testing.T) {
	p := sitDown(t)
	p.click("Journal")
	p.see("Nothing yet.", "0 check-ins")
	p.toPlan("lumbar-left")
	p.click("Journal")
	for _, span := range []string{"7 days", "1 year", "All", "60 days"} {
		p.click(span)
		p.see("1 check-in", "Today 15:00", "Low back, left 5")
	}
}

// TestPrivacy goes through a session with words and numbers that must stay in the journal.
func TestPrivacy(t *testing.T) {
	p := sitDown(t)
	store := &moody{Store: p.journal}
	p.open(store)
	p.check()
	p.until("Start session", "rf-getting-worse", "Yes", "cx-knee", "Yes")
	p.click("Start session")
	p.Advance(20 * time.Second)
	p.Key(fyne.KeyEscape)
	p.click("End here")
	if err := p.Write("For yourself. It stays on this computer.", "aubergine"); err != nil {
		t.Fatal(err)
	}
	p.click("Yes")
	if err := p.Write("What happened?", "rhubarb"); err != nil {
		t.Fatal(err)
	}
	store.fails = "FinishSession"
	p.click("Save")
	p.click("Close")
	store.fails = ""
	p.click("Save")
	s := one[session.Record](t)(p.journal.Sessions(ctx, time.Time{}, time.Time{}))
	if s.Note != "aubergine" || s.Adverse != "rhubarb" {
		t.Fatalf("kept %+v", s)
	}
	log := p.log.String()
	if !strings.Contains(log, "Something went wrong") {
		t.Fatalf("nothing was logged: %q", log)
	}
	for _, secret := range []string{"aubergine", "rhubarb", "lumbar", "rf-", "cx-", "knee", "breathing", "pain", "worse"} {
		if strings.Contains(log, secret) {
			t.Errorf("the log says %q: %s", secret, log)
		}
	}
}
