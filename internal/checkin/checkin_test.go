package checkin_test

import (
	"testing"

	"unknot/internal/body"
	"unknot/internal/checkin"
)

func TestRated(t *testing.T) {
	marks := []body.Mark{{Region: "lumbar-left", Intensity: 4}, {Region: "lumbar-right", Intensity: 6}}
	tests := map[string]struct {
		checkIn checkin.CheckIn
		rated   bool
		now     int
	}{
		"should not take silence for no pain":      {checkin.CheckIn{Pain: checkin.PainUnknown}, false, 0},
		"should take 0 for a number":               {checkin.CheckIn{Pain: 0}, true, 0},
		"should take the worst mark for a number":  {checkin.CheckIn{Pain: checkin.PainUnknown, Marks: marks}, true, 6},
		"should put the number given before marks": {checkin.CheckIn{Pain: 3, Marks: marks}, true, 3},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := tt.checkIn.Rated(); got != tt.rated {
				t.Errorf("rated: %v", got)
			}
			if got := tt.checkIn.PainNow(); got != tt.now {
				t.Errorf("pain %d, want %d", got, tt.now)
			}
		})
	}
}
