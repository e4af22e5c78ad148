package ui_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"unknot/internal/checkin"
	"unknot/internal/guide"
	"unknot/internal/safety"
	"unknot/internal/ui"
)

// reach presses something that may have to be scrolled to, with the wheel at x.
func (p *person) reach(text string, x float32) {
	p.t.Helper()
	for range 30 {
		if p.Click(text) == nil {
			return
		}
		p.Scroll(fyne.NewPos(x, 500), -140)
	}
	p.click(text)
}

// right and left are where the wheel turns on the two sides of a screen.
const left, right float32 = 420, 950

func (p *person) visits() []guide.Visit {
	p.t.Helper()
	list, err := p.journal.Visits(ctx)
	if err != nil {
		p.t.Fatal(err)
	}
	return list
}

// rate sets a pain slider by its name.
func (p *person) rate(name string, pain int) {
	p.t.Helper()
	at, err := p.Find(name, 0)
	if err != nil {
		p.t.Fatal(err)
	}
	const knob = 13
	s := at.Object.Size()
	p.ClickAt(at.At.AddXY(knob+(s.Width-2*knob)*float32(pain)/10, s.Height/2))
}

// wentThere keeps a visit so many days ago.
func (p *person) wentThere(daysAgo int, v guide.Visit) {
	p.t.Helper()
	v.At = start.AddDate(0, 0, -daysAgo)
	if _, err := p.journal.AddVisit(ctx, v); err != nil {
		p.t.Fatal(err)
	}
}

func TestHelpNeedsNothing(t *testing.T) {
	p := sitDown(t)
	p.click("Find help")
	p.see("In an emergency: Call your local emergency number", "stay still and rest; do not travel yourself",
		"Phone a doctor, an out-of-hours line or urgent care today.", "Book a doctor or physiotherapist within days")
	for _, f := range p.content.Rules.Flags() {
		p.see(f.Label)
	}
	flag, _ := p.content.Rules.Flag("rf-bladder")
	if p.Shows(flag.Question) {
		t.Error("the question is open")
	}
	p.click(flag.Label)
	p.see(flag.Question, flag.Why)
	p.click(flag.Label)
	if p.Shows(flag.Question) {
		t.Error("the question stays open")
	}
	t.Run("should say what stands beside a sign", func(*testing.T) {
		mood, _ := p.content.Rules.Flag("rf-mood")
		p.reach(mood.Label, right)
		p.see("your local crisis line")
	})
}

func TestHelpOrdersByUrgency(t *testing.T) {
	p := sitDown(t)
	p.click("Find help")
	place := func(text string) int {
		return slices.IndexFunc(p.Texts(), func(s string) bool { return strings.Contains(s, text) })
	}
	ambulance, now, today, soon := place("do not travel yourself"), place("A change in passing urine"), place("Fever or feeling"), place("Weight loss without trying")
	if ambulance < 0 || ambulance > now || now > today || today > soon {
		t.Errorf("ambulance at %d, now at %d, today at %d, soon at %d", ambulance, now, today, soon)
	}
}

func TestEmergencyNumber(t *testing.T) {
	p := sitDown(t)
	p.click("Find help")
	p.click("Set your number")
	if err := p.Write("112, 999, 911", " 144 "); err != nil {
		t.Fatal(err)
	}
	p.click("Keep it")
	p.see("In an emergency: Call 144 or go to", "Call an ambulance (144)", "Change the number")
	set, _, err := p.journal.Settings(ctx)
	if err != nil || set.EmergencyNumber != "144" {
		t.Errorf("kept %q, error %v", set.EmergencyNumber, err)
	}
	t.Run("should show it above every part", func(*testing.T) {
		for _, part := range []string{"Which help fits", "Choose and prepare", "My visits", "When to see someone"} {
			p.click(part)
			p.see("In an emergency: Call 144")
		}
	})
	t.Run("should leave it on cancel", func(t *testing.T) {
		p.click("Change the number")
		if err := p.Write("112, 999, 911", "1"); err != nil {
			t.Fatal(err)
		}
		p.click("Cancel")
		p.see("Call 144")
	})
}

// blind is a journal that cannot be read.
type blind struct{ ui.Store }

func (blind) Profile(context.Context) (safety.Profile, error) { return safety.Profile{}, errGone }

func (blind) Visits(context.Context) ([]guide.Visit, error) { return nil, errGone }

func TestHelpWithoutJournal(t *testing.T) {
	p := sitDown(t)
	p.open(blind{p.journal})
	p.click("Find help")
	p.see("That did not work")
	p.click("Close")
	p.see("In an emergency", "A change in passing urine")
}

func TestWhichHelp(t *testing.T) {
	p := sitDown(t)
	p.answer("cx-anticoagulant")
	p.click("Find help")
	p.click("Which help fits")
	for _, picture := range p.content.Guide.Pictures {
		first, _ := p.content.Catalogue.Get(picture.First)
		p.Scroll(fyne.NewPos(left, 500), 2000)
		p.reach(picture.Title, left)
		p.see(picture.Text, first.Setup, first.Evidence.Note, "(grade "+string(first.Evidence.Grade)+")")
		p.see(picture.Careful...)
		if picture.FirstNote != "" {
			p.see(picture.FirstNote)
		}
		for _, id := range picture.Others {
			other, _ := p.content.Catalogue.Get(id)
			_, name, professional := strings.Cut(other.Name, ": ")
			if !professional {
				name = other.Name
			}
			name, _, _ = strings.Cut(name, " (")
			p.see(name[1:]) // its first letter is a capital here
		}
		if p.Shows("Have it looked at before anybody works on it.") != picture.DoctorFirst {
			t.Errorf("%s: doctor first is not %v", picture.ID, picture.DoctorFirst)
		}
	}
}

func TestHelpLeftOut(t *testing.T) {
	p := sitDown(t)
	p.answer("cx-anticoagulant")
	p.click("Find help")
	p.click("Which help fits")
	p.reach("Tight deep down, for a long time", left)
	p.see("Your health profile leaves this out", "Firm pressure can bruise", "slow, firm strokes")
	p.click("Open the card")
	p.see("Left out for you", "How to do it", "Find help", "Choose and prepare")
	if p.Shows("Try it now") {
		t.Error("it can be started")
	}
	t.Run("should come back to where it was opened", func(*testing.T) {
		p.click("Back")
		p.see("Your health profile leaves this out", "THINK OF THIS FIRST")
	})
	t.Run("should come back by escape", func(*testing.T) {
		p.click("Open the card")
		p.Key(fyne.KeyEscape)
		p.see("THINK OF THIS FIRST")
	})
	t.Run("should lead from a card to choosing and preparing", func(*testing.T) {
		p.click("Open the card")
		p.click("Choose and prepare")
		p.see("What to look for", "Not a good fit")
	})
	t.Run("should lead from the library back to the library", func(t *testing.T) {
		p.lookUp("Professional: deep tissue massage")
		p.click("Back")
		if !p.Shows("More filters") {
			t.Errorf("shows %v", p.Texts())
		}
	})
	t.Run("should say what is done differently", func(*testing.T) {
		p.answer("cx-hypertension")
		p.click("Find help")
		p.click("Which help fits")
		p.Scroll(fyne.NewPos(left, 500), 2000)
		p.reach("Tight deep down, for a long time", left)
		p.see("For you, a little differently", "Get your blood pressure under control first")
	})
	t.Run("should say nothing where there is nothing to say", func(t *testing.T) {
		p.answer()
		p.click("Today")
		p.click("Find help")
		if p.Shows("For you") || p.Shows("Your health profile leaves") {
			t.Errorf("shows %v", p.Texts())
		}
	})
}

func TestAllTherapies(t *testing.T) {
	p := sitDown(t)
	p.click("Find help")
	p.click("Which help fits")
	p.reach("Dry needling", right)
	p.see("Professional: dry needling", "Not one for the timer")
}

func TestChecklist(t *testing.T) {
	p := sitDown(t)
	p.click("Find help")
	p.click("Choose and prepare")
	for _, c := range p.content.Guide.Checklist {
		p.see(c.Title, c.Look, c.Ask)
	}
	p.see(p.content.Guide.Warnings...)
	for _, tip := range p.content.Guide.Tips {
		p.see(tip.Text)
	}
	p.see("0 of 11")
	p.click("Trained, registered and insured, not ticked")
	p.see("1 of 11", "Trained, registered and insured, ticked")
	t.Run("should keep the ticks while the program runs", func(*testing.T) {
		p.click("Today")
		p.click("Find help")
		p.see("1 of 11")
		p.click("Trained, registered and insured, ticked")
		p.see("0 of 11")
	})
}

func TestVisitLog(t *testing.T) {
	p := sitDown(t)
	p.click("Find help")
	p.click("My visits")
	p.see("No visits yet")
	p.click("Add a visit")
	p.click("Deep tissue massage")
	if err := p.Write("Name or practice", " Practice at the park "); err != nil {
		t.Fatal(err)
	}
	p.click("I did")
	p.rate("Before", 6)
	p.rate("Right after", 3)
	p.click("Yesterday")
	p.click("Save")
	p.see("Your visits", "Yesterday", "Deep tissue massage", "Pain: 6 before, 3 after", "Practice at the park · paid for", "Add how the next morning was")
	v := one[guide.Visit](t)(p.journal.Visits(ctx))
	if v.Technique != "pro-deep-tissue" || v.Who != "Practice at the park" || !v.Paid || v.Before != 6 || v.After != 3 || v.Next != checkin.Unknown || v.Adverse != "" {
		t.Errorf("kept %+v", v)
	}
	if day := v.At.Format("2006-01-02 15"); day != "2026-11-19 12" {
		t.Errorf("kept the day %s", day)
	}
	t.Run("should take the next morning later and leave the rest", func(t *testing.T) {
		p.click("Yesterday, Deep tissue massage")
		p.see("Change a visit")
		p.rate("The next morning", 5)
		p.click("Save")
		p.see("Pain: 6 before, 3 after, 5 the next morning")
		if p.Shows("Add how the next morning was") {
			t.Error("still asks for the next morning")
		}
		got := one[guide.Visit](t)(p.journal.Visits(ctx))
		v.Next = 5
		if !got.At.Equal(v.At) {
			t.Errorf("the time moved from %s to %s", v.At, got.At)
		}
		got.At = v.At
		if got != v {
			t.Errorf("kept %+v, want %+v", got, v)
		}
	})
	t.Run("should take a number back", func(t *testing.T) {
		p.click("Yesterday, Deep tissue massage")
		if err := p.ClickNth("Clear", 1); err != nil {
			t.Fatal(err)
		}
		p.click("Save")
		if got := p.visits()[0]; got.After != checkin.Unknown || got.Before != 6 {
			t.Errorf("kept %+v", got)
		}
	})
	t.Run("should keep nothing that was not saved", func(t *testing.T) {
		p.click("Yesterday, Deep tissue massage")
		p.click("Something else")
		p.Key(fyne.KeyEscape)
		p.see("Your visits", "Deep tissue massage")
		if got := p.visits()[0]; got.Technique != "pro-deep-tissue" {
			t.Errorf("kept %+v", got)
		}
	})
	t.Run("should ask before it removes one", func(t *testing.T) {
		p.click("Yesterday, Deep tissue massage")
		p.reach("Remove this visit", left)
		if len(p.visits()) != 1 {
			t.Fatal("removed without asking")
		}
		p.reach("Keep it", left)
		p.reach("Remove this visit", left)
		p.reach("Remove it", left)
		p.see("No visits yet")
		if len(p.visits()) != 0 {
			t.Error("not removed")
		}
	})
}

func TestVisitDay(t *testing.T) {
	p := sitDown(t)
	p.click("Find help")
	p.click("My visits")
	p.click("Add a visit")
	for _, wrong := range []string{"2026-11-21", "20.11.2026", "2026-02-30", ""} {
		if err := p.Write("2026-11-20", wrong); err != nil {
			t.Fatal(err)
		}
		p.see("Please write the day")
		p.click("Save")
		if len(p.visits()) != 0 {
			t.Fatalf("kept a visit on %q", wrong)
		}
	}
	if err := p.Write("2026-11-20", "2026-08-03"); err != nil {
		t.Fatal(err)
	}
	if p.Shows("Please write the day") {
		t.Error("a good day is refused")
	}
	p.click("Save")
	p.see("3 August 2026", "Something else")
	if v := p.visits()[0]; v.At.Format("2006-01-02") != "2026-08-03" || v.Paid || v.Before != checkin.Unknown {
		t.Errorf("kept %+v", v)
	}
}

func TestVisitsNewestFirst(t *testing.T) {
	p := sitDown(t)
	none := guide.Visit{Before: checkin.Unknown, After: checkin.Unknown, Next: checkin.Unknown}
	for days, who := range map[int]string{20: "Third", 1: "First", 9: "Second"} {
		v := none
		v.Who = who
		p.wentThere(days, v)
	}
	p.click("Find help")
	p.click("My visits")
	all := strings.Join(p.Texts(), "|")
	first, second, third := strings.Index(all, "First"), strings.Index(all, "Second"), strings.Index(all, "Third")
	if first < 0 || first > second || second > third {
		t.Errorf("shows %s", all)
	}
	if n := strings.Count(all, "Add how the next morning was"); n != 1 {
		t.Errorf("asks %d times for a next morning", n)
	}
}

func TestNudgeCost(t *testing.T) {
	wording := "You have given this a fair try. Review with the therapist, or put the effort into the exercise plan."
	paid := func(p *person, n int, change func(i int, v *guide.Visit)) {
		for i := range n {
			v := guide.Visit{Technique: "pro-deep-tissue", Paid: true, Before: 5, After: 3, Next: 5}
			change(i, &v)
			p.wentThere(7*(n-i)+10, v)
		}
		p.click("Find help")
		p.click("My visits")
	}
	t.Run("should speak after seven paid visits without a change, and lead to the exercises", func(t *testing.T) {
		p := sitDown(t)
		paid(p, 7, func(int, *guide.Visit) {})
		p.see("Deep tissue massage: 7 visits you paid for", wording, "7 visits, 7 paid for. Pain before the first three: 5. Before the last three: 5.")
		p.click("To the exercises")
		p.see("Glute bridge. ")
		if p.Shows("Cat–cow. ") {
			t.Error("shows more than strength")
		}
	})
	t.Run("should not speak of physiotherapy", func(t *testing.T) {
		p := sitDown(t)
		paid(p, 9, func(_ int, v *guide.Visit) { v.Technique = "pro-physiotherapy" })
		if p.Shows(wording) {
			t.Error("it does")
		}
	})
	t.Run("should not speak where it helped", func(t *testing.T) {
		p := sitDown(t)
		paid(p, 9, func(i int, v *guide.Visit) { v.Before, v.Next = 6-i/2, 6-i/2 })
		p.see("Before the last three: 3")
		if p.Shows(wording) {
			t.Error("it does")
		}
	})
	t.Run("should say that there are too few numbers", func(t *testing.T) {
		p := sitDown(t)
		paid(p, 7, func(_ int, v *guide.Visit) { v.Before = checkin.Unknown })
		p.see("Too few numbers to tell whether it helps.")
		if p.Shows(wording) {
			t.Error("says that it failed")
		}
	})
}

func TestVisitWentBadly(t *testing.T) {
	p := sitDown(t)
	p.toPlan("lumbar-right") // answers everything once
	p.Advance(time.Hour)
	p.click("Find help")
	p.click("My visits")
	p.click("Add a visit")
	if err := p.Write("Bruising, numbness, worse pain", "My foot went numb"); err != nil {
		t.Fatal(err)
	}
	p.click("Save")
	p.see("You noted that something went badly", "Went badly: My foot went numb")
	t.Run("should ask all safety questions before the next plan", func(*testing.T) {
		p.click("Relief")
		p.click("Build my 10-minute plan")
		p.see(p.content.Rules.Flags()[0].Question)
	})
	t.Run("should say it once", func(t *testing.T) {
		p.click("Find help")
		p.click("Today, Something else")
		p.click("Save")
		if p.Shows("You noted that something went badly") {
			t.Error("says it again")
		}
	})
}

func TestCheckFromHelp(t *testing.T) {
	t.Run("should come back with what it said", func(t *testing.T) {
		p := sitDown(t)
		p.click("Find help")
		p.click("Go through the safety check")
		p.see("Find help › Safety check")
		p.noneOfThese()
		p.see("Nothing you told us points to a warning sign.")
		p.click("Close")
		p.see("In an emergency")
	})
	t.Run("should lead from the verdict back to Find help", func(t *testing.T) {
		p := sitDown(t)
		p.click("Find help")
		p.click("Go through the safety check")
		p.click("Yes")
		p.click("No to the rest")
		p.see("Please get help now")
		p.reach("Find help: who to see, and what to ask", left)
		p.see("When to see someone", "In an emergency")
	})
}

// fullDisk is a journal that keeps no visit at first.
type fullDisk struct {
	ui.Store

	full bool
}

func (f *fullDisk) AddVisit(c context.Context, v guide.Visit) (int64, error) {
	if f.full {
		return 0, errFull
	}
	return f.Store.AddVisit(c, v)
}

func TestVisitNotKept(t *testing.T) {
	p := sitDown(t)
	disk := &fullDisk{Store: p.journal, full: true}
	p.open(disk)
	p.click("Find help")
	p.click("My visits")
	p.click("Add a visit")
	if err := p.Write("Name or practice", "Ms Adler"); err != nil {
		t.Fatal(err)
	}
	p.click("Save")
	p.see("That did not work")
	p.click("Close")
	disk.full = false
	p.click("Save") // nothing that was written is lost
	if v := one[guide.Visit](t)(p.journal.Visits(ctx)); v.Who != "Ms Adler" {
		t.Errorf("kept %+v", v)
	}
	if strings.Contains(p.log.String(), "Adler") {
		t.Error("a name stands in the log")
	}
}
