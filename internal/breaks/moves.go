package breaks

import (
	"bytes"
	"fmt"

	"github.com/goccy/go-yaml"
)

// ProtocolID is the technique that the reminders themselves are (T72). Where a caution
// blocks it, nobody is told to get up.
const ProtocolID = "desk-micro-break"

// Move is one thing to do in a break. ID is the id of a technique.
type Move struct {
	ID      string `yaml:"id"`
	Seconds int    `yaml:"seconds"` // 20–60
	// Note is the remark of section 6, for those who edit the list; it is not shown.
	Note     string `yaml:"note"`
	Standing bool   `yaml:"standing"`
	// Only names facts of which one must hold, Unless facts of which none may hold: a
	// direction preference (dir-bend, dir-arch), a caution (cx-stenosis) or leg-symptoms.
	Only   []string `yaml:"only"`
	Unless []string `yaml:"unless"`
	// Tools are things of which one must be at hand.
	Tools []string `yaml:"tools"`
}

// LegSymptoms is the fact that pain or tingling runs down a leg at present.
const LegSymptoms = "leg-symptoms"

// Person is what the choice of a move depends on.
type Person struct {
	// Facts holds the person's direction preference, cautions and leg symptoms, by id.
	Facts map[string]bool
	// Tools are the things at hand, by id.
	Tools map[string]bool
	// Blocked says which techniques the cautions leave out (section 4).
	Blocked func(id string) bool
	// Flare says that the person is in a flare: reminders come half as often.
	Flare bool
}

// Held reports whether the person should not be reminded at all.
func (p Person) Held() bool { return p.Blocked(ProtocolID) }

// LoadMoves reads the list of moves. The name of the file stands in the errors.
func LoadMoves(raw []byte, file string) ([]Move, error) {
	var doc struct {
		Moves []Move `yaml:"moves"`
	}
	if err := yaml.NewDecoder(bytes.NewReader(raw), yaml.Strict()).Decode(&doc); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	if len(doc.Moves) == 0 {
		return nil, fmt.Errorf("%s: no moves", file)
	}
	seen := make(map[string]bool)
	for i, m := range doc.Moves {
		line := lineOf(raw, i)
		switch {
		case m.ID == "":
			return nil, fmt.Errorf("%s:%d: a move has no id", file, line)
		case seen[m.ID]:
			return nil, fmt.Errorf("%s:%d: %s stands twice", file, line, m.ID)
		case m.Seconds < 20 || m.Seconds > 60:
			return nil, fmt.Errorf("%s:%d: %s takes %d seconds, allowed is 20 to 60", file, line, m.ID, m.Seconds)
		}
		seen[m.ID] = true
	}
	return doc.Moves, nil
}

// lineOf finds the line on which the move with the index starts.
func lineOf(raw []byte, index int) int {
	for i, line := range bytes.Split(raw, []byte("\n")) {
		if !bytes.HasPrefix(bytes.TrimSpace(line), []byte("- ")) {
			continue
		}
		if index == 0 {
			return i + 1
		}
		index--
	}
	return 0
}

// Suits reports whether the person may be offered the move.
func (m Move) Suits(p Person) bool {
	if p.Blocked(m.ID) || holdsAny(p.Facts, m.Unless) {
		return false
	}
	if len(m.Only) > 0 && !holdsAny(p.Facts, m.Only) {
		return false
	}
	return len(m.Tools) == 0 || holdsAny(p.Tools, m.Tools)
}

func holdsAny(facts map[string]bool, ids []string) bool {
	for _, id := range ids {
		if facts[id] {
			return true
		}
	}
	return false
}
