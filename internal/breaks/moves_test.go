package breaks_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"unknot/internal/breaks"
)

func TestLoadMoves(t *testing.T) {
	good := "moves:\n  - {id: a, seconds: 30, standing: true}\n  - {id: b, seconds: 20, standing: false}\n"
	t.Run("should read a list", func(t *testing.T) {
		moves, err := breaks.LoadMoves([]byte(good), "breaks.yaml")
		if err != nil || len(moves) != 2 || moves[0].ID != "a" || !moves[0].Standing {
			t.Errorf("LoadMoves = %v, %v", moves, err)
		}
	})
	bad := map[string]struct{ yaml, want string }{
		"should refuse an unknown field":    {"moves:\n  - {id: a, seconds: 30, sitting: true}\n", "[2:"},
		"should refuse a move twice":        {good + "  - {id: a, seconds: 30}\n", "breaks.yaml:4: a stands twice"},
		"should refuse a move that is long": {"moves:\n  - {id: a, seconds: 61}\n", "breaks.yaml:2: a takes 61 seconds"},
		"should refuse a move without id":   {"moves:\n  - {seconds: 60}\n", "breaks.yaml:2: a move has no id"},
		"should refuse an empty list":       {"moves: []\n", "no moves"},
	}
	for name, c := range bad {
		t.Run(name, func(t *testing.T) {
			_, err := breaks.LoadMoves([]byte(c.yaml), "breaks.yaml")
			if err == nil || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), "breaks.yaml") {
				t.Errorf("error %v, want %q", err, c.want)
			}
		})
	}
}

func anyone() breaks.Person {
	return breaks.Person{Blocked: func(string) bool { return false }}
}

func holding(facts ...string) breaks.Person {
	p := anyone()
	p.Facts = make(map[string]bool)
	for _, f := range facts {
		p.Facts[f] = true
	}
	return p
}

// offered is every move a person meets in thirty breaks.
func offered(moves []breaks.Move, p breaks.Person) []string {
	r := breaks.NewRotation(moves, breaks.Turns{})
	var out []string
	for range 30 {
		if m, ok := r.Next(p); ok && !slices.Contains(out, m.ID) {
			out = append(out, m.ID)
		}
	}
	return out
}

func TestWhoIsOfferedWhat(t *testing.T) {
	moves := list(t)
	equipped := anyone()
	equipped.Tools = map[string]bool{"massage-ball": true}
	breathing := breaks.Person{Blocked: func(id string) bool { return id != "diaphragmatic-breathing" }}
	cases := map[string]struct {
		person breaks.Person
		move   string
		want   bool
	}{
		"should offer the back bend to an arch-easier person":   {holding("dir-arch"), "standing-back-extension", true},
		"should keep the back bend from a bend-easier person":   {holding("dir-bend"), "standing-back-extension", false},
		"should keep the back bend from a narrowed spine":       {holding("dir-arch", "cx-stenosis"), "standing-back-extension", false},
		"should keep the back bend from one who has not said":   {anyone(), "standing-back-extension", false},
		"should offer the fold to a bend-easier person":         {holding("dir-bend"), "seated-forward-fold", true},
		"should offer the fold with a narrowed spine":           {holding("cx-stenosis"), "seated-forward-fold", true},
		"should keep the fold from an arch-easier person":       {holding("dir-arch"), "seated-forward-fold", false},
		"should keep the hamstring stretch from a tingling leg": {holding(breaks.LegSymptoms), "hamstring-seated", false},
		"should offer the hamstring stretch otherwise":          {anyone(), "hamstring-seated", true},
		"should offer the ball to one who has a ball":           {equipped, "glute-medius-wall-ball", true},
		"should keep the ball from one who has none":            {anyone(), "glute-medius-wall-ball", false},
		"should offer what the cautions leave":                  {breathing, "diaphragmatic-breathing", true},
		"should not offer what the cautions block":              {breathing, "march-in-place", false},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			if got := slices.Contains(offered(moves, c.person), c.move); got != c.want {
				t.Errorf("%s offered: %v", c.move, got)
			}
		})
	}
	t.Run("should say when nothing is left", func(t *testing.T) {
		nobody := breaks.Person{Blocked: func(string) bool { return true }}
		if m, ok := breaks.NewRotation(moves, breaks.Turns{}).Next(nobody); ok {
			t.Errorf("offered %s", m.ID)
		}
		if !nobody.Held() || anyone().Held() {
			t.Error("the blocked protocol must hold the reminders back")
		}
	})
	t.Run("should begin with the best default", func(t *testing.T) {
		if m, _ := breaks.NewRotation(moves, breaks.Turns{}).Next(anyone()); m.ID != "march-in-place" {
			t.Errorf("first move is %s", m.ID)
		}
	})
}

func TestRotation(t *testing.T) {
	moves := list(t)
	t.Run("should follow the rotation rule for anyone", func(t *testing.T) {
		rapid.Check(t, func(t *rapid.T) {
			open := rapid.SliceOfNDistinct(rapid.SampledFrom(moves), 4, len(moves), func(m breaks.Move) string { return m.ID }).Draw(t, "open")
			p := holding("dir-bend")
			p.Tools = map[string]bool{"tennis-ball": true}
			p.Blocked = func(id string) bool {
				return !slices.ContainsFunc(open, func(m breaks.Move) bool { return m.ID == id })
			}
			can := offered(moves, p)
			standing := 0
			for _, m := range moves {
				if m.Standing && slices.Contains(can, m.ID) {
					standing++
				}
			}
			r := breaks.NewRotation(moves, breaks.Turns{})
			var last []string
			for i := range 40 {
				if rapid.Bool().Draw(t, "restart") {
					r = breaks.NewRotation(moves, r.Turns())
				}
				m, ok := r.Next(p)
				if !ok {
					return
				}
				if p.Blocked(m.ID) {
					t.Fatalf("%s is blocked", m.ID)
				}
				if recent := last[max(0, len(last)-3):]; len(can) >= 4 && slices.Contains(recent, m.ID) {
					t.Fatalf("%s again after %v", m.ID, recent)
				}
				// Four standing moves always leave one that is not among the last three.
				if i%2 == 0 && standing >= 4 && !m.Standing {
					t.Fatalf("break %d is %s, not standing", i, m.ID)
				}
				last = append(last, m.ID)
			}
		})
	})
	t.Run("should offer every move in turn", func(t *testing.T) {
		p := holding("dir-bend")
		p.Tools = map[string]bool{"tennis-ball": true}
		if got := offered(moves, p); len(got) != len(moves)-1 {
			t.Errorf("offered %d of %d: %v", len(got), len(moves), got)
		}
	})
}
