package ui

import (
	"testing"

	"unknot/assets"
	"unknot/internal/content"
	"unknot/internal/technique"
)

func TestAtHand(t *testing.T) {
	c, err := content.Load(assets.FS)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("should open every technique that a session can hold", func(t *testing.T) {
		have := map[technique.ToolID]bool{"mat": true, "desk": true, "timer": true} // a place brings them
		for _, id := range atHand() {
			have[id] = true
		}
		// Section 5.4, rule 2: these are never part of a session.
		never := map[technique.ID]bool{"warm-bath": true, "warm-stones-home": true, "yoga-pilates-class": true}
		for _, card := range c.Catalogue.All() {
			guided := card.Kind != technique.Professional && card.Timer.Mode != technique.ModeLog && card.Timer.Mode != technique.ModeInfo
			if guided && !never[card.ID] && !card.Available(have) {
				t.Errorf("%s cannot be done with anything that is asked for: %v", card.ID, card.Tools)
			}
		}
	})
	t.Run("should ask only for tools of the catalogue", func(t *testing.T) {
		for _, id := range atHand() {
			if _, ok := c.Catalogue.Tool(id); !ok {
				t.Errorf("%s is no tool", id)
			}
		}
	})
}
