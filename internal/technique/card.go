package technique

import (
	"slices"

	"github.com/goccy/go-yaml/ast"

	"unknot/internal/body"
	"unknot/internal/strict"
)

// card reads one technique file. Reading looks at form and at ids; the rules between fields
// stand in check.go.
type card struct {
	*strict.Object
	words *vocabulary
}

func (c *card) read() *Technique {
	t := &Technique{
		ID:           ID(c.Text("id")),
		Number:       c.Whole("number"),
		Name:         c.Text("name"),
		Kind:         Kind(c.oneOf("kind", c.Text("kind"), kinds)),
		Position:     Position(c.oneOf("position", c.Text("position"), positions)),
		DeskFriendly: c.Flag("desk_friendly"),
		Targets:      c.targets(),
		Tools:        c.tools(),
		Optional:     c.optional(),
		Tags:         c.tags(),
		Phases:       c.phases(),
		Cue:          c.Text("cue"),
		Setup:        c.Text("setup"),
		Steps:        c.texts("steps"),
		Dose:         c.dose(),
		Timer:        c.timer(),
		Cap:          c.cap(),
		ShouldFeel:   c.Text("should_feel"),
		StopIf:       c.texts("stop_if"),
		Mistakes:     c.texts("mistakes"),
		Easier:       c.Text("easier"),
		EasierID:     c.link("easier_id"),
		Harder:       c.Text("harder"),
		HarderID:     c.link("harder_id"),
		Evidence:     c.evidence(),
		Highlight:    c.highlight(),
	}
	c.checkAll(t)
	return t
}

// oneOf passes a word on that is allowed. It reports any other and returns nothing, so that
// one slip is not reported twice.
func (c *card) oneOf(key, got string, allowed []string) string {
	if got == "" {
		return got // already reported as missing or empty
	}
	if slices.Contains(allowed, got) {
		return got
	}
	c.Problem(key, "unknown %s %q", key, got)
	return ""
}

func (c *card) texts(key string) []string {
	var out []string
	for _, n := range c.List(key) {
		out = append(out, c.Report().Text(n, key))
	}
	return out
}

// ids reads a list of ids and reports those that are unknown or stand there twice.
func (c *card) ids(key string, known func(string) bool) []string {
	var out []string
	for _, n := range c.List(key) {
		out = append(out, c.id(n, key, out, known))
	}
	return out
}

func (c *card) id(n ast.Node, key string, before []string, known func(string) bool) string {
	id := c.Report().Text(n, key)
	if id != "" && !known(id) {
		c.Report().Add(n, "%s: %q is unknown", key, id)
	}
	for _, b := range before {
		if b == id {
			c.Report().Add(n, "%s: %q stands there twice", key, id)
		}
	}
	return id
}

func (c *card) targets() []Target {
	var out []Target
	for _, n := range c.List("targets") {
		o := c.Report().Object(n)
		t := Target{Group: body.Group(o.Text("group")), Weight: o.Number("weight")}
		o.Close()
		area, ok := c.words.areas(t.Group)
		switch {
		case t.Group == "":
		case !ok:
			o.Problem("group", "unknown target %q", t.Group)
		case !area.Work:
			o.Problem("group", "%q is only watched and must not be a target", t.Group)
		}
		if o.Has("weight") && (t.Weight <= 0 || t.Weight > 1) {
			o.Problem("weight", "weight %v is not above 0 and up to 1", t.Weight)
		}
		for _, b := range out {
			if b.Group == t.Group {
				o.Problem("group", "target %q stands there twice", t.Group)
			}
		}
		out = append(out, t)
	}
	return out
}

// tools reads the groups of needed tools, each a list of tools of which any one will do.
func (c *card) tools() [][]ToolID {
	var out [][]ToolID
	for _, n := range c.List("tools") {
		var group []ToolID
		for _, item := range c.Report().Items(n, "each need under tools") {
			group = append(group, ToolID(c.id(item, "tools", nil, c.knownTool)))
		}
		if len(group) == 0 {
			c.Report().Add(n, "tools: a need names no tool")
		}
		out = append(out, group)
	}
	return out
}

func (c *card) knownTool(id string) bool {
	_, ok := c.words.tool(ToolID(id))
	return ok
}

func (c *card) optional() []ToolID {
	return typed[ToolID](c.ids("optional", c.knownTool))
}

func (c *card) tags() []Tag {
	return typed[Tag](c.ids("tags", func(id string) bool { return c.words.hasTag(Tag(id)) }))
}

func (c *card) phases() []Phase {
	return typed[Phase](c.ids("phases", isPhase))
}

func (c *card) highlight() []body.Group {
	return typed[body.Group](c.ids("highlight", func(id string) bool {
		_, ok := c.words.areas(body.Group(id))
		return ok
	}))
}

// typed turns plain ids into ids of their own type.
func typed[T ~string](ids []string) []T {
	var out []T
	for _, id := range ids {
		out = append(out, T(id))
	}
	return out
}

// link reads the id of another technique. It may be one that is not written yet.
func (c *card) link(key string) ID {
	id := ID(c.OptionalText(key))
	if _, ok := c.words.index[id]; id != "" && !ok {
		c.Problem(key, "%s: technique %q is unknown", key, id)
	}
	return id
}

func (c *card) dose() Dose {
	d := card{Object: c.Child("dose"), words: c.words}
	out := Dose{
		Hold:      d.span("hold_s", nil),
		Sets:      d.span("sets", nil),
		Sides:     Sides(d.oneOf("sides", d.Text("sides"), sides)),
		Frequency: d.Text("frequency"),
		Minutes:   d.Whole("minutes"),
	}
	out.Reps = d.span("reps", &out.Pattern)
	d.Close()
	return out
}

// span reads a range. The pattern of descending mini-sets goes to pattern where that is allowed.
func (c *card) span(key string, pattern *[]int) Range {
	s := c.Text(key)
	if s == "" {
		return Range{}
	}
	r, found, err := parseSpan(s)
	switch {
	case err != nil:
		c.Problem(key, "%s: %v", key, err)
	case pattern != nil:
		*pattern = found
	case found != nil:
		c.Problem(key, "%s: %q is a pattern, not a range", key, s)
		return Range{}
	}
	return r
}

func (c *card) timer() Timer {
	o := card{Object: c.Child("timer"), words: c.words}
	t := Timer{Mode: Mode(o.oneOf("mode", o.Text("mode"), modes))}
	if t.Mode != ModeLog && t.Mode != ModeInfo {
		t.Hold, t.Rest = o.Whole("hold_s"), o.Whole("rest_s")
		t.Reps, t.Sets, t.Sides = o.Whole("reps"), o.Whole("sets"), o.Whole("sides")
		t.Counts = o.OptionalText("counts")
		if stated := o.Whole("est_s"); stated != t.Seconds() {
			o.Problem("est_s", "est_s is %d but the timer runs %d seconds", stated, t.Seconds())
		}
	}
	o.Close()
	return t
}

func (c *card) cap() Cap {
	o := card{Object: c.Child("cap"), words: c.words}
	out := Cap{Text: o.Text("text")}
	if o.Has("pressure") {
		out.Pressure = o.Whole("pressure")
	}
	out.ByPhase = numbers[Phase](&o, "by_phase", isPhase)
	out.Also = numbers[Scale](&o, "also", isScale)
	o.Close()
	return out
}

// numbers reads an optional mapping from ids to whole numbers.
func numbers[K ~string](c *card, key string, known func(string) bool) map[K]int {
	if !c.Has(key) {
		return nil
	}
	out := make(map[K]int)
	o := c.Child(key)
	for id := range o.Keys() {
		if !known(id) {
			o.Problem(id, "%s: %q is unknown", key, id)
		}
		out[K(id)] = o.Whole(id)
	}
	return out
}

func (c *card) evidence() Evidence {
	o := card{Object: c.Child("evidence"), words: c.words}
	out := Evidence{
		Grade:   Grade(o.oneOf("grade", o.Text("grade"), grades)),
		Sources: o.ids("sources", c.words.hasSource),
		Note:    o.Text("note"),
	}
	if o.Has("by_phase") {
		out.ByPhase = make(map[Phase]Grade)
		phases := card{Object: o.Child("by_phase"), words: c.words}
		for id := range phases.Keys() {
			if !isPhase(id) {
				phases.Problem(id, "by_phase: %q is unknown", id)
			}
			out.ByPhase[Phase(id)] = Grade(phases.oneOf(id, phases.Text(id), grades))
		}
	}
	o.Close()
	return out
}
