package guide

import (
	"time"

	"unknot/internal/technique"
)

// Visit is one appointment with a professional, as the visit log keeps it (tip vt-record).
type Visit struct {
	ID        int64 // journal id, 0 before it is kept
	At        time.Time
	Technique technique.ID // the professional card, or empty for something else
	Who       string       // name or practice, in the person's words
	Paid      bool         // paid for by the person (nudge-cost of section 5.9)
	Before    int          // pain before, 0–10 or checkin.Unknown
	After     int          // pain after
	Next      int          // pain the next morning
	Adverse   string       // bruising, numbness or worse pain; empty when nothing was
	Note      string
}
