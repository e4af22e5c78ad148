package course_test

import (
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"unknot/internal/checkin"
	"unknot/internal/course"
	"unknot/internal/plan"
	"unknot/internal/technique"
)

func weeks(t testing.TB) course.Weeks {
	t.Helper()
	fsys := os.DirFS("../../assets")
	rules, err := plan.LoadRules(fsys)
	if err != nil {
		t.Fatal(err)
	}
	w, err := course.LoadWeeks(fsys, rules)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func TestWeekChoice(t *testing.T) {
	w := weeks(t)
	low, high := plan.IrritabilityLow, plan.IrritabilityHigh
	for _, tt := range []struct {
		should string
		s      course.Situation
		want   course.WeekID
	}{
		{"stay calm in the first two weeks", course.Situation{Phase: technique.Acute, SpellDays: 3, Irritability: low}, course.WeekAcute},
		{"stay calm in a spell of unknown length", course.Situation{Phase: technique.Acute, SpellDays: -1, Irritability: low}, course.WeekAcute},
		{"ease from the third week on", course.Situation{Phase: technique.Acute, SpellDays: 14, Irritability: low}, course.WeekAcute2},
		{"stay calm while the back is easily stirred up", course.Situation{Phase: technique.Acute, SpellDays: 30, Irritability: high}, course.WeekAcute},
		{"stay calm in a flare", course.Situation{Phase: technique.Persistent, Flare: true, Irritability: low}, course.WeekAcute},
		{"do weeks 6 to 12", course.Situation{Phase: technique.Subacute, Irritability: low}, course.WeekSubacute},
		{"do what lasts over 12 weeks", course.Situation{Phase: technique.Persistent, Irritability: low}, course.WeekPersistent},
		{"keep well at a desk", course.Situation{Phase: technique.Persistent, Recovered: true, Sitting: true, Irritability: low}, course.WeekDesk},
		{"keep well elsewhere", course.Situation{Phase: technique.Subacute, Recovered: true, Irritability: low}, course.WeekPersistent},
		{"put the leg first", course.Situation{Phase: technique.Persistent, Leg: true, Flare: true, Older: true}, course.WeekLeg},
		{"sit down with age", course.Situation{Phase: technique.Persistent, Older: true, Irritability: low}, course.WeekOlder},
		{"not do strength in an acute spell that has calmed down", course.Situation{Phase: technique.Acute, SpellDays: 20, Recovered: true, Sitting: true}, course.WeekAcute2},
	} {
		t.Run("should "+tt.should, func(t *testing.T) {
			got := w.Week(tt.s)
			if got.ID != tt.want || got.Because.ID == "" {
				t.Errorf("%s because %q", got.ID, got.Because.ID)
			}
			for day, items := range got.Days {
				if len(items) == 0 {
					t.Errorf("nothing on day %d", day)
				}
			}
		})
	}
}

// TestWeekTable holds the plans against the table of section 5.7.
func TestWeekTable(t *testing.T) {
	w := weeks(t)
	session := func(s course.Situation, day time.Weekday) (out []plan.TemplateID) {
		for _, i := range w.Week(s).On(day) {
			if i.Session != "" {
				out = append(out, slices.Repeat([]plan.TemplateID{i.Session}, i.Times)...)
			}
		}
		return out
	}
	walks := func(s course.Situation) (minutes int) {
		for _, items := range w.Week(s).Days {
			for _, i := range items {
				if i.Choice == 0 {
					minutes += i.Walk * i.Times
				}
			}
		}
		return minutes
	}
	acute := course.Situation{Phase: technique.Acute}
	subacute, persistent := course.Situation{Phase: technique.Subacute}, course.Situation{Phase: technique.Persistent}
	leg, older := course.Situation{Leg: true}, course.Situation{Older: true}
	with := func(s course.Situation, change func(*course.Situation)) course.Situation {
		change(&s)
		return s
	}
	for _, tt := range []struct {
		should string
		s      course.Situation
		day    time.Weekday
		want   []plan.TemplateID
	}{
		{"lie down twice a day", acute, time.Sunday, []plan.TemplateID{"ses-flare-5", "ses-flare-5"}},
		{"sit down twice a day where lying is too much", with(acute, func(s *course.Situation) { s.NoFloor = true }), time.Friday, []plan.TemplateID{"ses-flare-chair-5", "ses-flare-chair-5"}},
		{"be strong on a Friday in weeks 6 to 12", subacute, time.Friday, []plan.TemplateID{"ses-strength-10"}},
		{"walk on a Tuesday in weeks 6 to 12", subacute, time.Tuesday, nil},
		{"wind down on a Saturday alone", subacute, time.Saturday, []plan.TemplateID{"ses-evening-10"}},
		{"choose on a Saturday with a helper", with(subacute, func(s *course.Situation) { s.Helper = true }), time.Saturday, []plan.TemplateID{"ses-partner-15", "ses-evening-10"}},
		{"do the whole round on a Friday", persistent, time.Friday, []plan.TemplateID{"ses-full-20"}},
		{"do the leg session twice", leg, time.Wednesday, []plan.TemplateID{"ses-leg-8", "ses-leg-8"}},
		{"sit down on a Monday", older, time.Monday, []plan.TemplateID{"ses-chair-10"}},
		{"sit down with thin bones", with(older, func(s *course.Situation) { s.Bone = true }), time.Monday, []plan.TemplateID{"ses-chair-bone-10"}},
		{"rest on a Sunday", older, time.Sunday, nil},
	} {
		t.Run("should "+tt.should, func(t *testing.T) {
			if got := session(tt.s, tt.day); !slices.Equal(got, tt.want) {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
	for _, tt := range []struct {
		s    course.Situation
		want int // minutes of walking a week, without what is one of two
	}{
		{acute, 70}, {with(acute, func(s *course.Situation) { s.SpellDays = 20 }), 140}, {subacute, 70}, {persistent, 50}, {leg, 105}, {older, 60},
	} {
		if got := walks(tt.s); got != tt.want {
			t.Errorf("%+v walks %d minutes a week, want %d", tt.s, got, tt.want)
		}
	}
	if got := w.Week(leg).Review; got != 14 {
		t.Errorf("the leg plan is reviewed after %d days", got)
	}
}

func TestTallies(t *testing.T) {
	c := load(t)
	// now is a Saturday: the week began five days ago.
	r := course.Records{
		Uses: uses(practised(1, 2, 3, 3, 2, "bird-dog", "cat-cow"), practised(2, 2, 3, 3, 2, "cat-cow"), practised(3, 6, 3, 3, 2, "bird-dog")),
		Days: []checkin.Day{dayWith(1, func(d *checkin.Day) { d.WalkingMinutes = 20 }), dayWith(0, func(d *checkin.Day) { d.Strength = checkin.Yes })},
	}
	want := map[string]int{"pressure": 0, "mobility": 1, "strength": 2, "walking": 1, "relaxation": 0}
	got := weeks(t).Week(course.Situation{Phase: technique.Persistent}).Tallies(r, c.Catalogue, now)
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for _, tally := range got {
		if tally.Done != want[tally.ID] {
			t.Errorf("%s: %d days, want %d", tally.ID, tally.Done, want[tally.ID])
		}
	}
}

func TestWeekFile(t *testing.T) {
	rules, err := plan.LoadRules(os.DirFS("../../assets"))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile("../../assets/rules/weeks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for should, change := range map[string][2]string{
		"an unknown template":  {"session: ses-flare-5", "session: ses-none"},
		"an unknown technique": {"technique: sleep-position", "technique: dreaming"},
		"an unknown word":      {"when: [floor]", "when: [ceiling]"},
		"six days":             {"      - [{technique: sleep-position}]\n", ""},
		"two things in one":    {"{walk: 20}", "{walk: 20, session: ses-floor-10}"},
		"a missing plan":       {"id: plan-leg", "id: plan-older"},
		"an unknown field":     {"review: 14", "review: 14\n    mood: good"},
	} {
		t.Run("should refuse "+should+", with its line", func(t *testing.T) {
			now := strings.Replace(string(raw), change[0], change[1], 1)
			if now == string(raw) {
				t.Fatalf("nothing to change: %q", change[0])
			}
			_, err := course.LoadWeeks(fstest.MapFS{"rules/weeks.yaml": {Data: []byte(now)}}, rules)
			if err == nil || !strings.Contains(err.Error(), "rules/weeks.yaml:") {
				t.Errorf("err = %v", err)
			}
		})
	}
}
