package safety

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"unknot/internal/technique"
)

// Load reads and checks the rules from the folder safety of fsys. Errors name file and line.
func Load(fsys fs.FS) (*Rules, error) {
	r := &Rules{}
	l := loader{fsys: fsys, r: r}
	l.flags()
	l.cautions()
	l.preCheck()
	l.combinations()
	l.tiers()
	l.marks()
	l.areas()
	if l.err == nil {
		l.checkTerms()
	}
	if l.err != nil {
		return nil, l.err
	}
	sortForAsking(r.flags)
	return r, nil
}

// loader reads file after file and stops doing so at the first error.
type loader struct {
	fsys    fs.FS
	r       *Rules
	sources map[string]source
	err     error
}

// read decodes one file; it reports false when there is or was an error.
func (l *loader) read(name string, into any) (source, bool) {
	if l.err != nil {
		return source{}, false
	}
	src, err := readSource(l.fsys, "safety/"+name)
	if err == nil {
		err = src.decode(into)
	}
	if err != nil {
		l.err = err
		return source{}, false
	}
	if l.sources == nil {
		l.sources = make(map[string]source)
	}
	l.sources[name] = src
	return src, true
}

// require notes a fault unless the condition holds.
func (l *loader) require(ok bool, src source, path, format string, args ...any) {
	if !ok {
		l.err = errors.Join(l.err, src.fault(path, format, args...))
	}
}

func (l *loader) flags() {
	var file struct {
		Flags     []Flag     `yaml:"flags"`
		FollowUps []FollowUp `yaml:"follow_ups"`
	}
	src, ok := l.read("flags.yaml", &file)
	if !ok {
		return
	}
	seen := make(map[string]bool)
	for i, f := range file.Flags {
		at := fmt.Sprintf("$.flags[%d]", i)
		l.require(f.ID != "" && !seen[string(f.ID)], src, at, "flag %q has no id or stands twice", f.ID)
		l.require(f.Level > LevelClear, src, at, "flag %s has no tier", f.ID)
		l.require(f.Number > 0, src, at, "flag %s has no number", f.ID)
		l.require(f.Question != "" && f.Why != "" && f.Label != "", src, at, "flag %s lacks a question, a label or a why", f.ID)
		l.require(f.Level == LevelGPSoon || f.Sign != "", src, at, "flag %s needs a sign", f.ID)
		l.require(f.Level != LevelGPSoon || f.Lone || f.Mode > ModeFull, src, at, "flag %s must say which mode it leaves", f.ID)
		seen[string(f.ID)] = true
	}
	for i, f := range file.FollowUps {
		at := fmt.Sprintf("$.follow_ups[%d]", i)
		l.require(f.ID != "" && !seen[f.ID], src, at, "follow-up %q has no id or stands twice", f.ID)
		l.require(f.Question != "" && len(f.When) > 0, src, at, "follow-up %s lacks a question or when to ask it", f.ID)
		seen[f.ID] = true
	}
	l.r.flags, l.r.followUps = file.Flags, file.FollowUps
}

func (l *loader) cautions() {
	var file struct {
		Cautions []Caution   `yaml:"cautions"`
		Class    classRule   `yaml:"class"`
		Together []comboRule `yaml:"together"`
	}
	src, ok := l.read("cautions.yaml", &file)
	if !ok {
		return
	}
	l.r.cautions, l.r.class, l.r.combos = file.Cautions, file.Class, file.Together
	seen := make(map[CautionID]bool)
	for i, c := range file.Cautions {
		at := fmt.Sprintf("$.cautions[%d]", i)
		l.require(c.ID != "" && !seen[c.ID], src, at, "caution %q has no id or stands twice", c.ID)
		l.require(c.Scope == ScopeWhole || c.Scope == ScopeArea, src, at, "caution %s has scope %q", c.ID, c.Scope)
		l.require(c.Question != "" && c.Advice != "" && c.How != "" && c.Name != "", src, at, "caution %s lacks a name, a question, how to modify or an advice", c.ID)
		for _, s := range c.selectors() {
			l.kinds(s, src, at)
		}
		seen[c.ID] = true
	}
	for i, combo := range file.Together {
		at := fmt.Sprintf("$.together[%d]", i)
		for _, id := range combo.All {
			l.require(seen[id], src, at, "unknown caution %q", id)
		}
		l.kinds(combo.Blocks, src, at)
	}
	for _, id := range file.Class.Cautions {
		l.require(seen[id], src, "$.class", "unknown caution %q", id)
	}
}

// selectors lists every selector the caution carries.
func (c *Caution) selectors() []Selector {
	out := []Selector{c.Blocks, c.Modifies}
	for _, ch := range c.Changes {
		out = append(out, ch.For)
	}
	for _, b := range c.Branches {
		out = append(out, b.Lifts, b.Eases)
		if b.ClosesAllBut != nil {
			out = append(out, *b.ClosesAllBut)
		}
	}
	return out
}

// kinds checks the kinds and tags of a selector against what the catalogue knows.
func (l *loader) kinds(s Selector, src source, at string) {
	for _, k := range s.Kinds {
		l.require(slices.Contains(kinds(), k), src, at, "unknown kind %q", k)
	}
	for _, t := range s.Tags {
		l.require(slices.Contains(tags(), t), src, at, "unknown tag %q", t)
	}
}

func kinds() []technique.Kind {
	return []technique.Kind{
		technique.SelfMassage, technique.Stretch, technique.Mobility, technique.Strength, technique.Heat,
		technique.Relaxation, technique.Partner, technique.Professional, technique.Habit,
	}
}

// tags are those of section 2.3. A tag that no technique can carry would switch a rule off silently.
func tags() []technique.Tag {
	return []technique.Tag{
		"light-pressure", "deep-pressure", "ball", "roller", "spine-pressure", "leg-pressure", "foot-pressure",
		"heat", "whole-body-heat", "oil", "needle", "supine", "prone", "side-lying", "kneeling", "wrist-load",
		"shoulder-load", "knee-deep-flexion", "end-flexion", "end-extension", "rotation", "loaded-flexion",
		"hip-deep-flexion", "hip-rotation", "nerve-tension", "isometric-effort", "loaded-strength", "balance",
		"floor-transfer", "head-low", "hands-on-by-other", "end-stretch", "aerobic",
	}
}

func (l *loader) preCheck() {
	var file struct {
		Lines []CheckLine `yaml:"lines"`
	}
	src, ok := l.read("precheck.yaml", &file)
	if !ok {
		return
	}
	l.r.lines = file.Lines
	for i, line := range file.Lines {
		at := fmt.Sprintf("$.lines[%d]", i)
		l.require(line.ID != "" && line.Question != "" && len(line.Parts) > 0, src, at, "line %q lacks a question or parts", line.ID)
		for _, part := range line.Parts {
			l.require(part.ID != "" && part.Level > LevelClear || len(part.Raises)+len(part.Opens) > 0, src, at, "part %q does nothing", part.ID)
			for _, id := range slices.Concat(part.Raises, part.Opens) {
				l.require(l.r.flag(id) != nil, src, at, "unknown flag %q", id)
			}
			for _, id := range part.Asks {
				l.require(l.r.followUp(id) != nil, src, at, "unknown follow-up %q", id)
			}
		}
	}
}

func (l *loader) combinations() {
	var file struct {
		Groups  map[string]clause `yaml:"groups"`
		Pairs   []rule            `yaml:"pairs"`
		Profile []rule            `yaml:"profile"`
	}
	src, ok := l.read("combinations.yaml", &file)
	if !ok {
		return
	}
	l.r.groups, l.r.pairs = file.Groups, slices.Concat(file.Pairs, file.Profile)
	for name, list := range map[string][]rule{"pairs": file.Pairs, "profile": file.Profile} {
		for i, p := range list {
			at := fmt.Sprintf("$.%s[%d]", name, i)
			l.require(p.ID != "" && p.Text != "", src, at, "rule %q lacks an id or a text", p.ID)
			l.require((len(p.All) > 0) != (len(p.TwoOf) > 0), src, at, "rule %s needs all or two_of", p.ID)
			l.require(p.Level > LevelClear || p.Paused, src, at, "rule %s does nothing", p.ID)
			l.require(p.Level != LevelEmergency || p.Sign != "", src, at, "rule %s needs a sign", p.ID)
			l.require(len(p.Closes) == 0 || l.r.caution(p.By) != nil, src, at, "rule %s closes without a known caution", p.ID)
			if p.Level == LevelGPSoon {
				l.require(p.Mode > ModeFull, src, at, "rule %s must say which mode it leaves", p.ID)
			}
		}
	}
}

func (l *loader) tiers() {
	src, ok := l.read("tiers.yaml", &l.r.tiers)
	if !ok {
		return
	}
	t := &l.r.tiers
	for level := LevelClear; level <= LevelEmergency; level++ {
		has := slices.ContainsFunc(t.Tiers, func(x Tier) bool { return x.Level == level && x.Text != "" })
		l.require(has, src, "$.tiers", "tier %s is missing or has no text", level)
	}
	for i, s := range t.Sets {
		l.require(l.r.caution(s.Caution) != nil, src, fmt.Sprintf("$.sets[%d]", i), "unknown caution %q", s.Caution)
	}
	for _, reason := range []DueReason{DueFirstUse, DueNewEpisode, DuePain, DueLeg, DueRise, DueAdverse, DueAge} {
		l.require(t.Due[reason] != "", src, "$.due", "no text for %q", reason)
	}
	l.kinds(Selector{Tags: t.LowIntensity.Closed}, src, "$.low_intensity")
	l.require(len(t.Calm.IDs) > 0 && len(t.Gentle.IDs) > 0 && len(t.LowIntensity.Closed) > 0, src, "$", "a whitelist is empty")
	for _, text := range []string{t.DefaultNumber, t.DefaultSign, t.UnsureChoice, t.UnsureReason, t.HeldReason, t.Reassurance, t.Paused, t.HowToCheck, t.AfterSeen, t.Support, t.Closed} {
		l.require(text != "", src, "$", "a text is empty")
	}
}

func (l *loader) marks() {
	src, ok := l.read("marks.yaml", &l.r.marks)
	if !ok {
		return
	}
	for i, m := range l.r.marks.Marks {
		at := fmt.Sprintf("$.marks[%d]", i)
		l.require(len(m.Groups) > 0 && len(m.Opens) > 0, src, at, "mark rule lacks groups or what it opens")
		for _, id := range m.Opens {
			l.require(l.r.flag(id) != nil, src, at, "unknown flag %q", id)
		}
	}
	for symptom, ids := range l.r.marks.Leg {
		for _, id := range ids {
			l.require(l.r.flag(id) != nil, src, "$.leg_symptoms", "%s opens unknown flag %q", symptom, id)
		}
	}
}

func (l *loader) areas() {
	src, ok := l.read("areas.yaml", &l.r.areas)
	if !ok {
		return
	}
	l.kinds(l.r.areas.Everywhere, src, "$.everywhere")
	for i, pair := range l.r.areas.Near {
		l.require(len(pair) == 2, src, fmt.Sprintf("$.near[%d]", i), "a pair of neighbours has two areas")
	}
}

// checkTerms makes sure that every condition speaks of things that exist: a misspelt id would
// never be true and so switch a rule off.
func (l *loader) checkTerms() {
	check := func(file, at string, terms ...term) {
		for _, t := range terms {
			if err := l.r.checkTerm(t); err != nil {
				l.require(false, l.sources[file], at, "%v", err)
			}
		}
	}
	for i, f := range l.r.flags {
		for _, m := range f.Modes {
			check("flags.yaml", fmt.Sprintf("$.flags[%d]", i), slices.Concat(m.When...)...)
		}
	}
	for i, f := range l.r.followUps {
		check("flags.yaml", fmt.Sprintf("$.follow_ups[%d]", i), slices.Concat(slices.Concat(f.When...), f.Unless)...)
	}
	for i := range l.r.cautions {
		for _, b := range l.r.cautions[i].Branches {
			check("cautions.yaml", fmt.Sprintf("$.cautions[%d]", i), b.Unless...)
		}
	}
	for name, group := range l.r.groups {
		check("combinations.yaml", "$.groups."+name, group...)
	}
	for _, p := range l.r.pairs {
		check("combinations.yaml", "$", slices.Concat(slices.Concat(p.All...), p.TwoOf)...)
	}
	for i, s := range l.r.tiers.Sets {
		check("tiers.yaml", fmt.Sprintf("$.sets[%d]", i), slices.Concat(s.When...)...)
	}
	check("tiers.yaml", "$.leg_bending_if", l.r.tiers.LegBendingIf...)
}
