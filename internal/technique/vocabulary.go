package technique

import (
	"io/fs"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"unknot/internal/body"
)

// Area is what the catalogue must know about a muscle area of the body map.
type Area struct {
	Name string // plain name, such as "Low back"
	Work bool   // false for areas that are only watched and must never be a target
}

// Areas looks a muscle area up. The body map answers it; see section 1 of the fact base.
type Areas func(body.Group) (Area, bool)

// TagInfo says what a tag means.
type TagInfo struct {
	ID      Tag
	Meaning string
}

// Status is how far a source was checked when the fact base was written.
type Status string

// The statuses of section 10.
const (
	ReadInFull    Status = "read"      // an article read in full
	Verified      Status = "verified"  // the citation and the facts named were seen
	PartVerified  Status = "partly"    // some of it was seen
	FromKnowledge Status = "knowledge" // established literature, not opened again
)

// Source is something the catalogue rests on.
type Source struct {
	ID       string
	Citation string
	Status   Status
	Note     string // what was checked, empty when there is nothing to add
}

// entry is one line of the index: every technique of the fact base, written or not.
type entry struct {
	number int
	id     ID
	name   string
	kind   Kind
}

// phrases is one line of search.yaml: what people type, and what it shows, best first.
type phrases struct {
	words []string
	shows []ID
	asks  string
}

// vocabulary is everything a card may refer to.
type vocabulary struct {
	areas   Areas
	index   map[ID]entry
	tools   []Tool
	tags    []TagInfo
	sources []Source
	phrases []phrases
}

func readVocabulary(fsys fs.FS, areas Areas) (*vocabulary, []error) {
	v := &vocabulary{areas: areas, index: make(map[ID]entry)}
	var errs []error
	for _, part := range []struct {
		file string
		read func(*report, []ast.Node)
	}{
		{indexFile, v.readIndex},
		{"tools.yaml", v.readTools},
		{"tags.yaml", v.readTags},
		{"sources.yaml", v.readSources},
		{"search.yaml", v.readPhrases},
	} {
		r := &report{file: part.file}
		if root := r.parse(fsys); root != nil {
			part.read(r, r.items(root, "the file"))
		}
		errs = append(errs, r.errors()...)
	}
	return v, errs
}

func (v *vocabulary) readIndex(r *report, items []ast.Node) {
	numbers := make(map[int]bool)
	for _, n := range items {
		o := r.object(n)
		e := entry{number: o.whole("number"), id: ID(o.text("id")), name: o.text("name"), kind: Kind(o.text("kind"))}
		o.close()
		if _, twice := v.index[e.id]; twice {
			o.problem("id", "id %q is listed twice", e.id)
		}
		if numbers[e.number] {
			o.problem("number", "number %d is listed twice", e.number)
		}
		numbers[e.number] = true
		v.index[e.id] = e
	}
}

func (v *vocabulary) readTools(r *report, items []ast.Node) {
	type standIn struct {
		id ToolID
		at ast.Node
	}
	var named []standIn
	for _, n := range items {
		o := r.object(n)
		t := Tool{ID: ToolID(o.text("id")), Name: o.text("name"), Substitutes: o.optionalText("substitutes")}
		if o.has("stand_ins") {
			for _, s := range o.list("stand_ins") {
				id := ToolID(r.text(s, "stand-in"))
				t.StandIns = append(t.StandIns, id)
				named = append(named, standIn{id, s})
			}
		}
		o.close()
		if _, twice := v.tool(t.ID); twice {
			o.problem("id", "tool %q is listed twice", t.ID)
		}
		v.tools = append(v.tools, t)
	}
	for _, s := range named {
		if _, ok := v.tool(s.id); !ok {
			r.add(s.at, "unknown tool %q", s.id)
		}
	}
}

func (v *vocabulary) readTags(r *report, items []ast.Node) {
	for _, n := range items {
		o := r.object(n)
		t := TagInfo{ID: Tag(o.text("id")), Meaning: o.text("meaning")}
		o.close()
		if v.hasTag(t.ID) {
			o.problem("id", "tag %q is listed twice", t.ID)
		}
		v.tags = append(v.tags, t)
	}
}

func (v *vocabulary) readSources(r *report, items []ast.Node) {
	for _, n := range items {
		o := r.object(n)
		s := Source{
			ID: o.text("id"), Citation: o.text("citation"),
			Status: Status(o.text("status")), Note: o.optionalText("note"),
		}
		o.close()
		switch s.Status {
		case ReadInFull, Verified, PartVerified, FromKnowledge:
		default:
			o.problem("status", "unknown status %q", s.Status)
		}
		if v.hasSource(s.ID) {
			o.problem("id", "source %q is listed twice", s.ID)
		}
		v.sources = append(v.sources, s)
	}
}

func (v *vocabulary) readPhrases(r *report, items []ast.Node) {
	for _, n := range items {
		o := r.object(n)
		var p phrases
		for _, w := range o.list("words") {
			p.words = append(p.words, r.text(w, "a word"))
		}
		for _, s := range o.list("shows") {
			id := ID(r.text(s, "a technique"))
			if _, ok := v.index[id]; !ok {
				r.add(s, "unknown technique %q", id)
			}
			p.shows = append(p.shows, id)
		}
		p.asks = o.optionalText("asks")
		o.close()
		v.phrases = append(v.phrases, p)
	}
}

func (v *vocabulary) tool(id ToolID) (Tool, bool) {
	i := slices.IndexFunc(v.tools, func(t Tool) bool { return t.ID == id })
	if i < 0 {
		return Tool{}, false
	}
	return v.tools[i], true
}

func (v *vocabulary) hasTag(id Tag) bool {
	return slices.ContainsFunc(v.tags, func(t TagInfo) bool { return t.ID == id })
}

func (v *vocabulary) hasSource(id string) bool {
	return slices.ContainsFunc(v.sources, func(s Source) bool { return s.ID == id })
}
