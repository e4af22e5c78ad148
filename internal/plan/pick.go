package plan

import (
	"cmp"
	"slices"

	"unknot/internal/body"
	"unknot/internal/technique"
)

// pick is a candidate that is in the plan, with one of its doses.
type pick struct {
	*candidate
	at int // index into doses
}

func (p pick) dose() technique.Timer { return p.doses[p.at] }

func (p pick) seconds() int { return p.dose().Seconds() }

// builder puts a session together: first what must be there, then the best that fits.
type builder struct {
	engine *Engine
	at     *situation
	frame  frame
	picks  []pick
	// lenient fills time that nothing better fills: the share of relaxation is lifted then.
	lenient bool
	due     int // how many of the first picks are there because a rule asks for them
}

// choose fills the session from the allowed candidates and fits it to the time. What cannot be
// filled well is filled a second time with whatever is open.
func (b *builder) choose(open []*candidate) {
	b.rank(open)
	b.begin(open)
	b.fill(open, b.bar(open))
	b.stretchToTime()
	if b.frame.close <= b.frame.closes.Most && b.engine.onTime(b.total(), b.at) {
		return
	}
	b.frame.reset()
	b.lenient = true
	b.fill(open, 0)
	b.stretchToTime()
}

// begin adds what must be there: a neighbour of the sore spot (section 5.4, rule 6) and an item
// that is not strength, because strength is never left alone (5.6). One item does for both
// where there is one.
func (b *builder) begin(open []*candidate) {
	neighbour := b.engine.neighbourRule(b.at)
	gentle := func(c *candidate) bool { return c.slot != Strengthen && !calming(c.technique) }
	b.first(open, func(c *candidate) bool { return gentle(c) && neighbour(c.technique) })
	if len(b.picks) > 0 {
		return
	}
	b.first(open, gentle)
	b.lenient = true
	b.first(open, func(c *candidate) bool { return neighbour(c.technique) })
	b.lenient = false
	b.due = len(b.picks)
}

// bar is the score an item needs as long as there are better ways to fill the time.
func (b *builder) bar(open []*candidate) float64 {
	best := 0.0
	for _, c := range open {
		if !calming(c.technique) {
			best = max(best, c.score.Total)
		}
	}
	return best * b.engine.rules.Session.LeastShare
}

// first adds the best candidate that a rule asks for and that fits, if there is one.
func (b *builder) first(open []*candidate, wanted func(*candidate) bool) {
	for _, c := range open {
		if wanted(c) && b.add(c) {
			return
		}
	}
}

// fill adds, one at a time, the candidate that counts most beside those already there. Those
// that score below the bar are passed over.
func (b *builder) fill(open []*candidate, bar float64) {
	tried := make(map[*candidate]bool)
	for _, p := range b.picks {
		tried[p.candidate] = true
	}
	for {
		var best *candidate
		for _, c := range open {
			if !tried[c] && c.score.Total >= bar && (best == nil || b.before(c, best)) {
				best = c
			}
		}
		if best == nil {
			return
		}
		tried[best] = true
		b.add(best)
	}
}

// before tells whether a is to be picked before c.
func (b *builder) before(a, c *candidate) bool {
	if b.tier(a) != b.tier(c) {
		return b.tier(a) < b.tier(c)
	}
	return b.worth(a) > b.worth(c)
}

// worth is the score, lowered for each item of the same part of the session and each item
// with the same main target that is already there.
func (b *builder) worth(c *candidate) float64 {
	worth := c.score.Total
	for _, p := range b.picks {
		if p.slot == c.slot {
			worth *= b.engine.rules.Session.SameSlot
		}
		if p.technique.Main() == c.technique.Main() {
			worth *= b.engine.rules.Session.SameTarget
		}
	}
	return worth
}

// tier puts relaxation, heat and mobility first when winding down or highly irritable
// (section 5.4, rule 4), and in the shortest session what leaves room for something else.
func (b *builder) tier(c *candidate) int {
	tier := 0
	if b.at.calm() && !calming(c.technique) && c.technique.Kind != technique.Mobility {
		tier += 2
	}
	if b.at.brief() && c.doses[0].Seconds() > b.engine.rules.Session.BriefItem {
		tier++
	}
	return tier
}

// rank sorts candidates best first. Ties: higher grade, then shorter, then id (5.4, rule 5).
func (b *builder) rank(open []*candidate) {
	phase := b.at.phase
	slices.SortStableFunc(open, func(x, y *candidate) int {
		return cmp.Or(
			cmp.Compare(b.tier(x), b.tier(y)),
			cmp.Compare(y.score.Total, x.score.Total),
			cmp.Compare(x.technique.Evidence.For(phase), y.technique.Evidence.For(phase)),
			cmp.Compare(x.technique.Timer.Seconds(), y.technique.Timer.Seconds()),
			cmp.Compare(x.technique.ID, y.technique.ID),
		)
	})
}

// add takes a candidate in with its first dose, or with the longest shorter one that fits.
func (b *builder) add(c *candidate) bool {
	if c.slot == Strengthen && !b.moves() {
		return false
	}
	b.picks = append(b.picks, pick{candidate: c})
	last := len(b.picks) - 1
	for at := b.firstDose(c); at >= 0; at-- {
		b.picks[last].at = at
		if b.fits() {
			return true
		}
	}
	b.picks = b.picks[:last]
	return false
}

// moves reports whether there is something to do that is not strength: strength is never left
// as the only item (section 5.6).
func (b *builder) moves() bool {
	return slices.ContainsFunc(b.picks, func(p pick) bool {
		return p.slot != Strengthen && !calming(p.technique)
	})
}

// firstDose is the usual dose, or the longest one within what a single item gets at first, so
// that a session holds several things. Rest is not cut short.
func (b *builder) firstDose(c *candidate) int {
	at := c.usual
	if calming(c.technique) && !b.at.brief() {
		return at
	}
	for at > 0 && c.doses[at].Seconds() > b.engine.rules.Session.ItemSeconds[b.at.request.Minutes] {
		at--
	}
	return at
}

// fits holds the session against every limit.
func (b *builder) fits() bool {
	if b.total() > b.at.seconds() || !b.slotsFit() || !b.pressureFits() || !b.sharesFit() {
		return false
	}
	_, ok := arrange(b.picks)
	return ok
}

func (b *builder) total() int {
	total := b.frame.seconds()
	for _, p := range b.picks {
		total += p.seconds() + Changeover
	}
	return total
}

func (b *builder) slotsFit() bool {
	var count [len(slotNames)]int
	for _, p := range b.picks {
		count[p.slot]++
		if count[p.slot] > b.engine.rules.Session.PerSlot[p.slot.String()] {
			return false
		}
	}
	return true
}

// pressureFits: never more than 150 s of firm pressure per region and side, counted on the
// main target only (section 5.4, rule 7).
func (b *builder) pressureFits() bool {
	type place struct {
		group body.Group
		side  body.Side
	}
	spent := make(map[place]int)
	for _, p := range b.picks {
		if !firm(p.technique) {
			continue
		}
		for _, side := range presses(p.candidate) {
			at := place{p.technique.Main(), side}
			spent[at] += perSide(p.dose())
			if spent[at] > b.engine.rules.Pressure.Seconds {
				return false
			}
		}
	}
	return true
}

// sharesFit: at high irritability at most five minutes of movement (5.2); otherwise neither
// relaxation nor a single long item may take over the session, unless the person winds down.
func (b *builder) sharesFit() bool {
	rule := b.engine.rules
	relaxing, moving := 0, 0
	for i, p := range b.picks {
		if calming(p.technique) {
			if i >= b.due {
				relaxing += p.seconds()
			}
			continue
		}
		moving += p.seconds() + Changeover
		if float64(p.seconds()) > rule.Session.ItemShare*float64(b.at.seconds()) {
			return false
		}
	}
	if b.at.irritability == IrritabilityHigh && moving > rule.Irritable.High.MovementSeconds {
		return false
	}
	return b.at.calm() || b.lenient || float64(relaxing) <= rule.Session.RelaxationShare*float64(b.at.seconds())
}
