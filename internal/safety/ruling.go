package safety

import (
	"slices"

	"unknot/internal/technique"
)

// effect is what one caution does to one technique.
type effect int

const (
	leaves effect = iota
	modifies
	blocks
)

// RuleFor says what the cautions of a profile mean for a technique, without any verdict. It is
// information for the library, not a permission.
func (r *Rules) RuleFor(profile Profile, s Subject) Ruling {
	return r.person(Inputs{Profile: profile}).ruling(s)
}

// Derive lists which cautions block and which modify a technique when they concern the whole
// body: the lists "blocked with" and "modified with" of section 2.
func (r *Rules) Derive(t *technique.Technique) (blocked, modified []CautionID) {
	for i := range r.cautions {
		c := &r.cautions[i]
		switch r.effect(c, c.Blocks, c.Modifies, t) {
		case blocks:
			blocked = append(blocked, c.ID)
		case modifies:
			modified = append(modified, c.ID)
		}
	}
	return blocked, modified
}

// effect applies the table of section 4 with the physiotherapy rule and the class rule.
func (r *Rules) effect(c *Caution, block, modify Selector, t *technique.Technique) effect {
	switch {
	case block.blocks(t):
		if t.ID == r.class.ID && slices.Contains(r.class.Cautions, c.ID) {
			return modifies
		}
		return blocks
	case modify.Picks(t):
		return modifies
	default:
		return leaves
	}
}

// ruling collects what every caution of the person does to a technique on a side.
func (p *person) ruling(s Subject) Ruling {
	var blocked, changed Ruling
	for i := range p.r.cautions {
		c := &p.r.cautions[i]
		if !p.holds(c.ID) {
			continue
		}
		one := p.cautionRuling(c, s)
		if one.Blocked {
			if blocked.Because == "" {
				blocked.Because = one.Because // the first in the order of the fact base speaks
			}
			blocked.Blocked, blocked.By = true, append(blocked.By, c.ID)
			continue
		}
		changed = changed.and(one)
	}
	for _, combo := range p.r.combos {
		if combo.Blocks.Picks(s.Technique) && p.holdsAll(combo.All) {
			if blocked.Because == "" {
				blocked.Because = combo.Because
			}
			for _, id := range combo.All {
				if !slices.Contains(blocked.By, id) {
					blocked.By = append(blocked.By, id)
				}
			}
			blocked.Blocked = true
		}
	}
	if blocked.Blocked {
		return blocked
	}
	return changed
}

func (p *person) holdsAll(ids []CautionID) bool {
	return !slices.ContainsFunc(ids, func(id CautionID) bool { return !p.holds(id) })
}

// cautionRuling is what one caution does to a technique on a side, its branches considered.
func (p *person) cautionRuling(c *Caution, s Subject) Ruling {
	for _, b := range c.Branches {
		if closed, because := p.closedBy(b, s.Technique); closed {
			return Ruling{Blocked: true, By: []CautionID{c.ID}, Because: because}
		}
	}
	if !p.reaches(c, s) {
		return Ruling{}
	}
	block, modify, instead := c.Blocks, c.Modifies, []string(nil)
	for _, b := range c.Branches {
		if p.in.Profile.Branches[b.ID] != Yes || p.any(b.Unless) {
			continue
		}
		touched := b.Lifts.Picks(s.Technique) && block.Picks(s.Technique) ||
			b.Eases.Picks(s.Technique) && modify.Picks(s.Technique)
		block, modify = block.without(b.Lifts), modify.without(b.Eases)
		if b.Lowers {
			modify = modify.with(b.Lifts)
		}
		if touched && b.Instead != "" {
			instead = append(instead, b.Instead)
		}
	}
	switch p.r.effect(c, block, modify, s.Technique) {
	case blocks:
		return Ruling{Blocked: true, By: []CautionID{c.ID}, Because: c.Advice}
	case modifies:
		return p.change(c, block, s.Technique, instead)
	default:
		return noted(c, instead)
	}
}

// change is a modification by one caution: shown advice, a cap lower by one, the easier variant.
func (p *person) change(c *Caution, block Selector, t *technique.Technique, instead []string) Ruling {
	texts := instead
	for _, ch := range c.Changes {
		if ch.For.empty() || ch.For.Picks(t) {
			texts = append(texts, ch.Text)
		}
	}
	if block.blocks(t) { // only the class rule turns a block into a change
		texts = append(texts, p.r.class.Text)
	}
	if len(texts) == 0 {
		texts = []string{c.How}
	}
	return Ruling{By: []CautionID{c.ID}, Because: c.Advice, Changes: texts, CapMinus: 1, Easier: true}
}

// noted is a technique a branch has set free, with the words that go with it.
func noted(c *Caution, texts []string) Ruling {
	if len(texts) == 0 {
		return Ruling{}
	}
	return Ruling{By: []CautionID{c.ID}, Because: texts[0], Changes: texts}
}

// closedBy reports whether a branch closes a technique altogether. The stricter side counts as
// long as the branch is not answered.
func (p *person) closedBy(b Branch, t *technique.Technique) (closed bool, because string) {
	if b.ClosesAllBut == nil {
		return false, ""
	}
	free := Yes
	if b.OnYes {
		free = No
	}
	return p.in.Profile.Branches[b.ID] != free && !b.ClosesAllBut.Picks(t), b.Because
}

// with adds what other names to s.
func (s Selector) with(other Selector) Selector {
	return Selector{
		Kinds: slices.Concat(s.Kinds, other.Kinds),
		Tags:  slices.Concat(s.Tags, other.Tags),
		IDs:   slices.Concat(s.IDs, other.IDs),
	}
}
