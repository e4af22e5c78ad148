package relief_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"unknot/assets"
	"unknot/internal/body"
	"unknot/internal/checkin"
	"unknot/internal/i18n"
	"unknot/internal/plan"
	"unknot/internal/technique"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/relief"
	"unknot/internal/ui/theme"
)

// field is a body map that only remembers.
type field struct {
	marks    []body.Mark
	onPick   func(body.Region)
	onLevel  func(body.Region, int)
	onRemove func(body.Region)
	switched func()
	hidden   bool // shows no region
}

func (f *field) OnSwitched(do func()) { f.switched = do }

func (f *field) PlaceOf(body.Region) (fyne.Position, bool) { return fyne.NewPos(300, 300), !f.hidden }

func (f *field) Switch() fyne.CanvasObject   { return canvas.NewRectangle(nil) }
func (f *field) Large() fyne.CanvasObject    { return canvas.NewRectangle(nil) }
func (f *field) Overview() fyne.CanvasObject { return canvas.NewRectangle(nil) }
func (f *field) SetMarks(m []body.Mark)      { f.marks = m }

// stage is the screen, its map and what it told its owner.
type stage struct {
	*offscreen.Panel

	t        *testing.T
	screen   *relief.Screen
	field    *field
	told     relief.Input
	built    []relief.Input
	reviewed int
}

func show(t *testing.T, in relief.Input) *stage {
	t.Helper()
	tx, err := i18n.New(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	if in.Minutes == 0 {
		in.Minutes, in.Place, in.Goal = 10, plan.Floor, plan.Ease
	}
	s := &stage{t: t, field: &field{}}
	s.Panel = offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(1200, 1500), func() fyne.CanvasObject {
		s.screen = relief.New(relief.Params{
			Texts: tx, Name: func(r body.Region) string { return "the " + string(r) }, Input: in, Safety: "Safety check done today.",
			Tools: []technique.ToolID{"tennis-ball", "wall", "chair"},
			NewMap: func(pick func(body.Region), level func(body.Region, int), remove func(body.Region)) relief.Map {
				s.field.onPick, s.field.onLevel, s.field.onRemove = pick, level, remove
				return s.field
			},
			OnChanged: func(in relief.Input) { s.told = in },
			OnReview:  func() { s.reviewed++ },
			OnBuild:   func(in relief.Input) { s.built = append(s.built, in) },
		})
		return s.screen.Object()
	})
	return s
}

func (s *stage) click(text string) {
	s.t.Helper()
	if err := s.Click(text); err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) marked(want ...body.Mark) {
	s.t.Helper()
	for who, got := range map[string][]body.Mark{"the screen": s.screen.Input().Marks, "the owner": s.told.Marks} {
		if !slices.Equal(got, want) {
			s.t.Errorf("%s has %v, want %v", who, got, want)
		}
	}
	alike := func(a, b body.Mark) bool { return a.Region == b.Region && a.Intensity == b.Intensity } // all that it shows
	if !slices.EqualFunc(s.field.marks, want, alike) {
		s.t.Errorf("the map has %v, want %v", s.field.marks, want)
	}
}

func TestMarks(t *testing.T) {
	left, right := body.Region("lumbar-left"), body.Region("lumbar-right")
	t.Run("should mark what was picked at a middling pain", func(t *testing.T) {
		s := show(t, relief.Input{})
		if !s.Shows("Nothing yet.") {
			t.Errorf("%v", s.Texts())
		}
		s.field.onPick(left)
		s.marked(body.Mark{Region: left, Intensity: relief.DefaultIntensity})
		if s.Shows("Nothing yet.") || !s.Shows("the lumbar-left") {
			t.Errorf("%v", s.Texts())
		}
	})
	t.Run("should not lose a level when a mark is picked again", func(t *testing.T) {
		s := show(t, relief.Input{})
		s.field.onLevel(left, 8)
		s.field.onPick(left)
		s.marked(body.Mark{Region: left, Intensity: 8})
	})
	t.Run("should take a level for a place that was not marked", func(t *testing.T) {
		s := show(t, relief.Input{})
		s.field.onPick(left)
		s.field.onLevel(right, 3)
		s.marked(body.Mark{Region: left, Intensity: 5}, body.Mark{Region: right, Intensity: 3})
	})
	t.Run("should take a level from the slider in the list", func(t *testing.T) {
		s := show(t, relief.Input{Marks: []body.Mark{{Region: left, Intensity: 5}, {Region: right, Intensity: 5}}})
		at, err := s.Find("the lumbar-right 5", 0)
		if err != nil {
			t.Fatal(err)
		}
		s.ClickAt(at.At.AddXY(at.Object.Size().Width-1, at.Object.Size().Height/2))
		s.marked(body.Mark{Region: left, Intensity: 5}, body.Mark{Region: right, Intensity: 10})
	})
	t.Run("should remove a mark from the map and from the list", func(t *testing.T) {
		s := show(t, relief.Input{})
		s.field.onPick(left)
		s.field.onPick(right)
		s.field.onRemove(right)
		s.marked(body.Mark{Region: left, Intensity: 5})
		s.click("Remove mark")
		s.marked()
		if s.Shows("It feels") {
			t.Error("it asks how nothing feels")
		}
	})
	t.Run("should ask how the mark touched last feels", func(t *testing.T) {
		s := show(t, relief.Input{})
		s.field.onPick(left)
		s.field.onPick(right)
		s.click("Numb")
		s.field.onPick(left)
		s.click("Tight")
		s.marked(body.Mark{Region: left, Intensity: 5, Quality: body.Tight}, body.Mark{Region: right, Intensity: 5, Quality: body.Numb})
	})
	t.Run("should ask how the mark feels whose slider was moved", func(t *testing.T) {
		s := show(t, relief.Input{})
		s.field.onLevel(left, 5)
		s.field.onLevel(right, 5)
		at, err := s.Find("the lumbar-left 5", 0)
		if err != nil {
			t.Fatal(err)
		}
		s.ClickAt(at.At.AddXY(at.Object.Size().Width-1, at.Object.Size().Height/2))
		s.click("Numb")
		s.marked(body.Mark{Region: left, Intensity: 10, Quality: body.Numb}, body.Mark{Region: right, Intensity: 5})
	})
	t.Run("should not change what it was given", func(t *testing.T) {
		given := []body.Mark{{Region: left, Intensity: 5}}
		s := show(t, relief.Input{Marks: given})
		s.field.onLevel(left, 9)
		if given[0].Intensity != 5 {
			t.Errorf("%v", given)
		}
	})
}

func TestBubble(t *testing.T) {
	left, right := body.Region("lumbar-left"), body.Region("lumbar-right")
	slide := func(s *stage, label string) {
		s.t.Helper()
		at, err := s.Find(label, 0)
		if err != nil {
			s.t.Fatal(err)
		}
		s.ClickAt(at.At.AddXY(at.Object.Size().Width-1, at.Object.Size().Height/2))
	}
	open := func(s *stage) bool { return s.Shows("How strong") }
	t.Run("should open beside the place that was picked and set its level", func(t *testing.T) {
		s := show(t, relief.Input{})
		if open(s) {
			t.Error("it is open before anything was picked")
		}
		s.field.onPick(left)
		s.field.onPick(right)
		slide(s, "How strong 5")
		s.marked(body.Mark{Region: left, Intensity: 5}, body.Mark{Region: right, Intensity: 10})
	})
	t.Run("should remove the mark it belongs to", func(t *testing.T) {
		s := show(t, relief.Input{})
		s.field.onPick(left)
		s.field.onPick(right)
		s.field.onPick(left)
		s.click("Remove this mark")
		s.marked(body.Mark{Region: right, Intensity: 5})
		if open(s) {
			t.Error("it is still open")
		}
	})
	t.Run("should follow the level set in the list", func(t *testing.T) {
		s := show(t, relief.Input{})
		s.field.onPick(left)
		slide(s, "the lumbar-left 5")
		if !s.Shows("How strong 10") {
			t.Errorf("%v", s.Texts())
		}
	})
	for name, do := range map[string]func(*stage){
		"should close when it is done":            func(s *stage) { s.click("Keep this level") },
		"should close when a number is typed":     func(s *stage) { s.field.onLevel(left, 7) },
		"should close when the mark is removed":   func(s *stage) { s.field.onRemove(left) },
		"should close when another view is shown": func(s *stage) { s.field.switched() },
		"should close where the map cannot show the region": func(s *stage) {
			s.field.hidden = true
			s.field.onPick(right)
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := show(t, relief.Input{})
			s.field.onPick(left)
			if !open(s) {
				t.Fatalf("it did not open: %v", s.Texts())
			}
			do(s)
			if open(s) {
				t.Error("it is still open")
			}
		})
	}
}

func TestWhatIHave(t *testing.T) {
	tests := map[string]struct {
		clicks []string
		want   func(relief.Input) bool
	}{
		"should take the time":          {[]string{"20 min"}, func(in relief.Input) bool { return in.Minutes == 20 }},
		"should take the place":         {[]string{"Bed"}, func(in relief.Input) bool { return in.Place == plan.Bed }},
		"should take the goal":          {[]string{"Wind down"}, func(in relief.Input) bool { return in.Goal == plan.WindDown }},
		"should take tools":             {[]string{"Wall", "Ball"}, func(in relief.Input) bool { return slices.Equal(in.Tools, []technique.ToolID{"tennis-ball", "wall"}) }},
		"should give tools back":        {[]string{"Wall", "Ball", "Wall"}, func(in relief.Input) bool { return slices.Equal(in.Tools, []technique.ToolID{"tennis-ball"}) }},
		"should take how long it lasts": {[]string{"6 to 12 weeks"}, func(in relief.Input) bool { return in.Phase == technique.Subacute }},
		"should take how it settles":    {[]string{"Up to a day"}, func(in relief.Input) bool { return in.Settle == checkin.SettleDay }},
		"should take what is easier":    {[]string{"Standing or walking"}, func(in relief.Input) bool { return in.Direction == checkin.Arch }},
		"should answer nothing in advance": {nil, func(in relief.Input) bool {
			return in.Phase == "" && in.Settle == "" && in.Direction == "" && len(in.Tools) == 0
		}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := show(t, relief.Input{Pain: checkin.PainUnknown})
			for _, text := range tt.clicks {
				s.click(text)
			}
			if !tt.want(s.screen.Input()) || len(tt.clicks) > 0 && !tt.want(s.told) {
				t.Errorf("has %+v, told %+v", s.screen.Input(), s.told)
			}
			if s.screen.Input().Pain != checkin.PainUnknown {
				t.Errorf("pain %d", s.screen.Input().Pain)
			}
		})
	}
}

func TestBuild(t *testing.T) {
	s := show(t, relief.Input{})
	t.Run("should name the length on the button", func(t *testing.T) {
		s.click("5 min")
		if !s.Shows("Build my 5-minute plan") {
			t.Errorf("%s", strings.Join(s.Texts(), " | "))
		}
	})
	t.Run("should hand on everything said", func(t *testing.T) {
		s.field.onPick("lumbar-left")
		s.click("Build my 5-minute plan")
		if len(s.built) != 1 || s.built[0].Minutes != 5 || len(s.built[0].Marks) != 1 {
			t.Errorf("%+v", s.built)
		}
	})
	t.Run("should say where the safety check stands and lead to it", func(t *testing.T) {
		s.click("Review")
		if s.reviewed != 1 || !s.Shows("Safety check done today.") {
			t.Errorf("reviewed %d times", s.reviewed)
		}
	})
}
