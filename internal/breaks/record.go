package breaks

import (
	"time"

	"unknot/internal/technique"
)

// Record is what happened to a break, as it is kept.
type Record struct {
	ID      int64 // journal id, 0 before it is kept
	At      time.Time
	Kind    Kind         // any but KindResynced
	Move    technique.ID // the move that was shown; empty when none was
	Seconds int          // how long it lasted
}
