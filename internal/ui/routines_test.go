package ui_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/plan"
	"unknot/internal/routine"
	"unknot/internal/settings"
	"unknot/internal/technique"
)

func (p *person) kept() []routine.Routine {
	p.t.Helper()
	list, err := p.journal.Routines(ctx)
	if err != nil {
		p.t.Fatal(err)
	}
	return list
}

func (p *person) writeIn(hint, text string) {
	p.t.Helper()
	if err := p.Write(hint, text); err != nil {
		p.t.Fatal(err)
	}
}

func TestRoutines(t *testing.T) {
	t.Run("should keep a plan under a name and start it again by the same way", func(t *testing.T) {
		p := sitDown(t)
		p.toPlan("lumbar-right")
		p.click("Save as routine")
		p.writeIn("A name, such as Morning", "Evening")
		p.click("Keep")
		p.see("Kept as “Evening”.")
		p.click("Close")
		p.click("Routines")
		p.see("Evening", "Your week", "Ready-made sessions")
		p.click("Start")
		p.until("Start session")
		p.see("Routines › Evening")
		p.click("Start session")
		p.see("STEP 1 OF")
	})
	t.Run("should take techniques from their cards, in the order of a session, and bad names not at all", func(t *testing.T) {
		p := sitDown(t)
		p.lookUp("Glute bridge")
		p.click("Add to a routine")
		p.click("Keep")
		p.click("Close")
		p.lookUp("Cat–cow")
		p.click("Add to a routine")
		p.click("My routine")
		p.see("Added to “My routine”.")
		p.click("Close")
		list := p.kept()
		if len(list) != 1 || len(list[0].Steps) != 2 || list[0].Steps[0].Technique != "cat-cow" {
			t.Fatalf("kept %+v", list)
		}
		p.click("Routines")
		p.click("Change")
		p.writeIn("A name, such as Morning", strings.Repeat("long ", 20))
		p.see("A name has 1 to 60 characters.")
		p.writeIn("18:30", "half six")
		p.see("Not kept yet. A time looks like 18:30.")
		if got := p.kept()[0]; got.Name != "My routine" || got.At != routine.NoTime {
			t.Errorf("kept %+v", got)
		}
		p.click("Move Glute bridge up")
		p.click("Fri")
		p.writeIn("18:30", "18:30")
		got := p.kept()[0]
		if got.Steps[0].Technique != "glute-bridge" || !slices.Equal(got.Days, []time.Weekday{time.Friday}) || got.At != 18*60+30 {
			t.Errorf("kept %+v", got)
		}
		p.click("Today") // it is a Friday
		p.see("Today: My routine", "18:30")
	})
	t.Run("should be gone only after it was asked", func(t *testing.T) {
		p := sitDown(t)
		p.lookUp("Glute bridge")
		p.click("Add to a routine")
		p.click("Keep")
		p.click("Close")
		p.click("Routines")
		p.click("Change")
		p.click("Delete this routine")
		p.see("Delete this routine?", "My routine", "The routine and its 1 step go.", "What you did with it stays in the journal.")
		p.click("Keep it")
		if len(p.kept()) != 1 {
			t.Fatal("gone without an answer")
		}
		p.click("Delete this routine")
		p.click("Delete")
		if len(p.kept()) != 0 {
			t.Error("still there")
		}
		p.see("No routine yet")
	})
	t.Run("should leave out what a condition stands against, and say so", func(t *testing.T) {
		p := sitDown(t)
		p.lookUp("Foam roll: buttocks")
		p.click("Add to a routine")
		p.click("Keep")
		p.click("Close")
		p.answer("cx-blood-thinners")
		p.click("Routines")
		p.click("Start")
		p.until("Start session")
		if p.Shows("1. Foam roll: buttocks") {
			t.Error("the roller is in the plan")
		}
		p.see("Left out on purpose", "Foam roll: buttocks")
	})
}

// keepRoutine puts a routine of these techniques into the journal.
func (p *person) keepRoutine(name string, ids ...technique.ID) {
	p.t.Helper()
	r := routine.New(name)
	r.Created = start
	for _, id := range ids {
		r.Steps = append(r.Steps, routine.Step{Technique: id, Slot: plan.Move, Dose: routine.Dose{Hold: 30, Reps: 1, Sets: 1, Sides: 1}})
	}
	if _, err := p.journal.SaveRoutine(ctx, r); err != nil {
		p.t.Fatal(err)
	}
}

// set changes what was chosen last time, and opens the window anew.
func (p *person) set(change func(*settings.Settings)) {
	p.t.Helper()
	set := settings.Default()
	change(&set)
	if err := p.journal.SaveSettings(ctx, set); err != nil {
		p.t.Fatal(err)
	}
	p.open(p.journal)
}

// longLasting is somebody whose back has hurt for long and settles within minutes.
func longLasting(s *settings.Settings) {
	s.Phase, s.Settle, s.Tools = string(technique.Persistent), string(checkin.SettleMinutes), []string{"tennis-ball", "wall"}
}

func TestReadyMade(t *testing.T) {
	t.Run("should say that the check comes first while questions are open, and mark nothing", func(t *testing.T) {
		p := sitDown(t)
		p.click("Routines")
		p.see("A safety check comes first.", "Two minutes at the desk")
		if p.Shows("why they do not fit") || p.Shows("I have it") {
			t.Errorf("judged without a clearance: %v", p.Texts())
		}
	})
	t.Run("should show what fits, and why the others do not", func(t *testing.T) {
		p := sitDown(t)
		p.set(longLasting)
		p.toPlan("lumbar-right")
		p.click("Routines")
		p.see("These fit you now", "on the floor", "up to 10 min", "a clear wall", "Building up")
		if p.Shows("Two minutes at the desk") {
			t.Errorf("what does not fit is not folded: %v", p.Texts())
		}
		p.openOthers()
		p.see("Two minutes at the desk", "You last said you are on the floor.", "It is for thin bones or unsteady legs.")
	})
	t.Run("should take a tool that is at hand after all", func(t *testing.T) {
		p := sitDown(t)
		p.set(func(s *settings.Settings) {
			longLasting(s)
			s.Tools = []string{"wall", "foam-roller", "tennis-ball", "chair"}
		})
		p.toPlan("lumbar-right")
		p.click("Routines")
		p.see("Winding down", "Everyday relief on the floor")
		p.set(func(s *settings.Settings) {
			longLasting(s)
			s.Place, s.Tools = string(plan.Chair), []string{"chair"}
		})
		p.click("Routines")
		p.openOthers()
		p.see("It needs a clear wall, a foam roller and a tennis ball.", "You last said you are on a chair.")
		p.reach("I have them", 700)
		set, _, err := p.journal.Settings(ctx)
		if err != nil || !slices.Equal(set.Tools, []string{"chair", "wall", "foam-roller", "tennis-ball"}) {
			t.Errorf("kept %v, %v", set.Tools, err)
		}
		p.see("Hide the others", "You last said you are on a chair.")
		if p.Shows("It needs a clear wall") {
			t.Error("it is still missing")
		}
	})
	t.Run("should start one at its own place, by the questions", func(t *testing.T) {
		p := sitDown(t)
		p.set(longLasting)
		p.toPlan("lumbar-right")
		p.click("Routines")
		p.openOthers()
		p.reach("Start at a desk", 700)
		if p.Shows("Start session") {
			t.Error("a plan without the questions of the day")
		}
		p.until("Start session")
		p.see("Routines › Two minutes at the desk")
	})
	t.Run("should promise nothing after a check that sends the person to a doctor", func(t *testing.T) {
		p := sitDown(t)
		p.click("Relief")
		p.click("Build my 10-minute plan")
		p.click("None of these")
		p.click("Yes")
		for p.Shows("No to the rest") || p.Shows("None of these") {
			if p.Shows("No to the rest") {
				p.click("No to the rest")
			} else {
				p.click("None of these")
			}
		}
		p.click("Close")
		p.click("Routines")
		p.see("Your last safety check asks you to see someone first.")
		if p.Shows("These fit you now") {
			t.Error("it says that some fit")
		}
	})
	t.Run("should promise nothing while a condition asks a clinician first", func(t *testing.T) {
		p := sitDown(t)
		p.set(longLasting)
		p.toPlan("lumbar-right")
		p.answer("cx-recent-injury")
		p.click("Routines")
		p.see("Your last safety check asks you to see someone first.")
	})
	t.Run("should judge nothing once a leg has begun to hurt since the check", func(t *testing.T) {
		p := sitDown(t)
		p.set(longLasting)
		p.toPlan("lumbar-right")
		p.click("Routines")
		p.see("These fit you now")
		p.Advance(2 * time.Hour)
		if _, err := p.journal.AddCheckIn(ctx, checkin.CheckIn{
			At: start.Add(time.Hour), Pain: 3, Phase: technique.Persistent, Marks: []body.Mark{{Region: "below-knee-left", Intensity: 3}},
		}); err != nil {
			t.Fatal(err)
		}
		p.click("Routines")
		p.see("A safety check comes first.")
	})
	t.Run("should judge nothing once the check is too old", func(t *testing.T) {
		p := sitDown(t)
		p.set(longLasting)
		p.toPlan("lumbar-right")
		p.Advance(15 * 24 * time.Hour)
		p.click("Routines")
		p.see("A safety check comes first.")
	})
}

// openOthers unfolds the sessions that do not fit.
func (p *person) openOthers() {
	p.t.Helper()
	for _, text := range p.Texts() {
		if strings.HasPrefix(text, "The other ") {
			p.reach(text, 700)
			return
		}
	}
	p.t.Fatalf("nothing is folded: %v", p.Texts())
}

func TestRoutineWithoutItsTechnique(t *testing.T) {
	p := sitDown(t)
	p.keepRoutine("Old one", "long-gone", "cat-cow", "pelvic-tilt")
	p.click("Routines")
	p.see("1 step is left out as things are now.")
	p.click("Change")
	p.see("A technique that is gone", "It is no longer part of the library.")
	p.writeIn("A name, such as Morning", "New one")
	p.click("Move Cat–cow down")
	if got := p.kept()[0]; got.Name != "New one" || got.Steps[1].Technique != "pelvic-tilt" || got.Steps[0].Technique != "long-gone" {
		t.Errorf("kept %+v", got)
	}
	p.click("Done")
	p.click("Start")
	p.until("Start session")
	p.see("1. Pelvic tilt")
	p.click("Routines")
	p.click("Change")
	p.click("Take A technique that is gone out")
	p.click("Done")
	if p.Shows("left out as things are now") || len(p.kept()[0].Steps) != 2 {
		t.Errorf("kept %+v", p.kept())
	}
}

func TestRoutineChanges(t *testing.T) {
	t.Run("should keep every letter of a name that fits, and the last name that does", func(t *testing.T) {
		p := sitDown(t)
		p.keepRoutine("Mine", "cat-cow")
		p.click("Routines")
		p.click("Change")
		long := strings.Repeat("ä", routine.LongestName)
		p.writeIn("A name, such as Morning", long)
		p.writeIn("A name, such as Morning", long+"ä")
		p.writeIn("A name, such as Morning", "  ")
		p.see("A name has 1 to 60 characters.")
		p.click("Done")
		p.see(long)
	})
	t.Run("should bring a step back with its dose", func(t *testing.T) {
		p := sitDown(t)
		p.keepRoutine("Mine", "cat-cow", "glute-bridge")
		before := p.kept()[0].Steps
		p.click("Routines")
		p.click("Change")
		p.click("Take Cat–cow out")
		if got := p.kept()[0].Steps; len(got) != 1 {
			t.Fatalf("kept %+v", got)
		}
		p.click("Put it back")
		if got := p.kept()[0].Steps; !reflect.DeepEqual(got, before) {
			t.Errorf("kept %+v, want %+v", got, before)
		}
	})
	t.Run("should take a time with a full stop and no time at all", func(t *testing.T) {
		p := sitDown(t)
		p.keepRoutine("Mine", "cat-cow")
		p.click("Routines")
		p.click("Change")
		for _, tt := range []struct {
			text string
			want int
		}{{"7.05", 7*60 + 5}, {" 23:59 ", 23*60 + 59}, {"24:00", 23*60 + 59}, {"", routine.NoTime}} {
			p.writeIn("18:30", tt.text)
			if got := p.kept()[0].At; got != tt.want {
				t.Errorf("%q gave %d, want %d", tt.text, got, tt.want)
			}
		}
	})
	t.Run("should show the reason where a condition leaves a step out, before it is started", func(t *testing.T) {
		p := sitDown(t)
		p.answer("cx-anticoagulant")
		p.keepRoutine("Mine", "cat-cow", "glute-foam-roll")
		p.click("Routines")
		p.see("1 step is left out as things are now.")
		p.click("Change")
		p.see("Left out now. Firm pressure can bruise")
	})
	t.Run("should close the question with the escape key, and then the page", func(t *testing.T) {
		p := sitDown(t)
		p.keepRoutine("Mine", "cat-cow")
		p.click("Routines")
		p.click("Change")
		p.click("Delete this routine")
		p.Key(fyne.KeyEscape)
		if p.Shows("Delete this routine?") || !p.Shows("Time of day") {
			t.Errorf("after escape: %v", p.Texts())
		}
		p.Key(fyne.KeyEscape)
		p.see("Your week")
		if len(p.kept()) != 1 {
			t.Error("it is gone")
		}
	})
	t.Run("should list thirty and still lead to each", func(t *testing.T) {
		p := sitDown(t)
		for i := range 30 {
			p.keepRoutine(fmt.Sprintf("Number %d.", i), "cat-cow")
		}
		p.click("Routines")
		p.see("Show all 30 routines")
		p.lookUp("Glute bridge")
		p.click("Add to a routine")
		p.see("Number 0.", "Number 29.")
		p.click("Number 0.")
		p.see("Added to “Number 0.”.")
	})
}
