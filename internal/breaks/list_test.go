package breaks_test

import (
	"os"
	"testing"

	"unknot/internal/breaks"
)

// list is the list that ships.
func list(t *testing.T) []breaks.Move {
	t.Helper()
	const file = "../../assets/breaks.yaml"
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	moves, err := breaks.LoadMoves(raw, file)
	if err != nil {
		t.Fatal(err)
	}
	return moves
}

func TestTheListThatShips(t *testing.T) {
	t.Run("should hold the moves of section 6 in their order", func(t *testing.T) {
		want := []struct {
			id      string
			seconds int
		}{
			{"march-in-place", 60},
			{"standing-back-extension", 20},
			{"seated-forward-fold", 30},
			{"seated-pelvic-tilt", 30},
			{"seated-rotation", 30},
			{"chair-thoracic-extension", 30},
			{"figure-4-seated", 60},
			{"hamstring-seated", 60},
			{"hip-flexor-standing", 60},
			{"side-bend", 30},
			{"sit-to-stand", 30},
			{"desk-glute-squeeze", 40},
			{"glute-medius-wall-ball", 60},
			{"calf-wall-stretch", 60},
			{"diaphragmatic-breathing", 40},
		}
		got := list(t)
		if len(got) != len(want) {
			t.Fatalf("%d moves, want %d", len(got), len(want))
		}
		for i, w := range want {
			if got[i].ID != w.id || got[i].Seconds != w.seconds {
				t.Errorf("move %d is %s with %d s, want %s with %d s", i+1, got[i].ID, got[i].Seconds, w.id, w.seconds)
			}
		}
	})
}
