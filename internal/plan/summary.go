package plan

import (
	"maps"
	"slices"
	"time"

	"unknot/internal/checkin"
	"unknot/internal/plan/learn"
	"unknot/internal/technique"
)

// Summary is a history read once, so that several plans need not read ten years each. The zero
// value is no summary; a request without one has its history summarised.
type Summary struct {
	past map[technique.ID]response
	tail []Use // the uses of the last days, for what was done yesterday
}

// known reports whether Summarise made it.
func (s Summary) known() bool { return s.past != nil }

// Used reports whether a technique was ever used.
func (s Summary) Used(id technique.ID) bool { return s.past[id].everUsed }

// Response is what the history lets us expect of a technique (package learn).
func (s Summary) Response(id technique.ID) learn.Response { return s.past[id].learnt }

// response is what the journal says about one technique.
type response struct {
	learnt   learn.Response
	last     time.Time
	everUsed bool
}

// tailDays is how much of the end of a history is kept in a summary, in days before the last use.
const tailDays = 3

// Summarise reads a history. A technique that comes twice in a session counts once; the change of
// a session counts for each technique in it (section 5.4, rule 5).
func Summarise(h History) Summary {
	s := Summary{past: make(map[technique.ID]response)}
	gathered := make(map[technique.ID]*gathering)
	mornings := learn.Mornings(h.Days, h.CheckIns)
	var one session
	var newest time.Time
	for i := range h.Uses {
		u := &h.Uses[i]
		g := gathered[u.Technique]
		if g == nil {
			g = &gathering{}
			gathered[u.Technique] = g
		}
		if u.At.After(g.last) {
			g.last = u.At
		}
		if u.At.After(newest) {
			newest = u.At
		}
		if !one.is(u) {
			one = sessionOf(u, mornings)
		}
		if one.rated && (u.Session == 0 || u.Session != g.session) {
			g.sum.Add(one.change)
		}
		g.session = u.Session
	}
	// In a fixed order, because sums of decimals depend on it and the same journal must give the
	// same plan.
	sums := make([]learn.Sum, 0, len(gathered))
	for _, id := range slices.Sorted(maps.Keys(gathered)) {
		sums = append(sums, gathered[id].sum)
	}
	model := learn.Fit(sums)
	for id, g := range gathered {
		s.past[id] = response{learnt: model.Response(g.sum), last: g.last, everUsed: true}
	}
	for _, u := range h.Uses {
		if newest.Sub(u.At) <= tailDays*24*time.Hour {
			s.tail = append(s.tail, u)
		}
	}
	return s
}

// gathering is what Summarise has of one technique so far.
type gathering struct {
	sum     learn.Sum
	session int64 // the last one counted
	last    time.Time
}

// session is the change of the session that is being read.
type session struct {
	id     int64
	at     time.Time
	change float64
	rated  bool
}

func (s session) is(u *Use) bool { return u.Session != 0 && s.id == u.Session && s.at.Equal(u.At) }

func sessionOf(u *Use, mornings map[learn.Date]int) session {
	s := session{id: u.Session, at: u.At}
	before, after, morning := u.numbers(mornings)
	if s.change, s.rated = learn.Change(before, after, morning); !s.rated && u.Rated {
		s.change, s.rated = float64(u.Change), true
	}
	return s
}

// numbers are the pain before, after and on the next morning, or checkin.Unknown. A use that is
// rated by its change alone has only that.
func (u *Use) numbers(mornings map[learn.Date]int) (before, after, morning int) {
	before, after, morning = checkin.Unknown, checkin.Unknown, checkin.Unknown
	switch {
	case u.Rated && u.After-u.Before == u.Change:
		before, after = u.Before, u.After
	case !u.Rated && u.After == checkin.Unknown:
		before = u.Before
	default:
		return before, after, morning
	}
	if before != checkin.Unknown && len(mornings) > 0 {
		if m, ok := mornings[learn.MorningAfter(u.At)]; ok {
			morning = m
		}
	}
	return before, after, morning
}
