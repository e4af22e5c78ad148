package technique

import (
	"io/fs"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"unknot/internal/body"
	"unknot/internal/strict"
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
		read func(*strict.Report, []ast.Node)
	}{
		{indexFile, v.readIndex},
		{"tools.yaml", v.readTools},
		{"tags.yaml", v.readTags},
		{"sources.yaml", v.readSources},
		{"search.yaml", v.readPhrases},
	} {
		r := strict.NewReport(part.file)
		if root := r.Parse(fsys); root != nil {
			part.read(r, r.Items(root, "the file"))
		}
		errs = append(errs, r.Errors()...)
	}
	return v, errs
}

func (v *vocabulary) readIndex(r *strict.Report, items []ast.Node) {
	numbers := make(map[int]bool)
	for _, n := range items {
		o := r.Object(n)
		e := entry{number: o.Whole("number"), id: ID(o.Text("id")), name: o.Text("name"), kind: Kind(o.Text("kind"))}
		o.Close()
		if _, twice := v.index[e.id]; twice {
			o.Problem("id", "id %q is listed twice", e.id)
		}
		if numbers[e.number] {
			o.Problem("number", "number %d is listed twice", e.number)
		}
		numbers[e.number] = true
		v.index[e.id] = e
	}
}

func (v *vocabulary) readTools(r *strict.Report, items []ast.Node) {
	type standIn struct {
		id ToolID
		at ast.Node
	}
	var named []standIn
	for _, n := range items {
		o := r.Object(n)
		t := Tool{ID: ToolID(o.Text("id")), Name: o.Text("name"), Substitutes: o.OptionalText("substitutes")}
		if o.Has("stand_ins") {
			for _, s := range o.List("stand_ins") {
				id := ToolID(r.Text(s, "stand-in"))
				t.StandIns = append(t.StandIns, id)
				named = append(named, standIn{id, s})
			}
		}
		o.Close()
		if _, twice := v.tool(t.ID); twice {
			o.Problem("id", "tool %q is listed twice", t.ID)
		}
		v.tools = append(v.tools, t)
	}
	for _, s := range named {
		if _, ok := v.tool(s.id); !ok {
			r.Add(s.at, "unknown tool %q", s.id)
		}
	}
}

func (v *vocabulary) readTags(r *strict.Report, items []ast.Node) {
	for _, n := range items {
		o := r.Object(n)
		t := TagInfo{ID: Tag(o.Text("id")), Meaning: o.Text("meaning")}
		o.Close()
		if v.hasTag(t.ID) {
			o.Problem("id", "tag %q is listed twice", t.ID)
		}
		v.tags = append(v.tags, t)
	}
}

func (v *vocabulary) readSources(r *strict.Report, items []ast.Node) {
	for _, n := range items {
		o := r.Object(n)
		s := Source{
			ID: o.Text("id"), Citation: o.Text("citation"),
			Status: Status(o.Text("status")), Note: o.OptionalText("note"),
		}
		o.Close()
		switch s.Status {
		case ReadInFull, Verified, PartVerified, FromKnowledge:
		default:
			o.Problem("status", "unknown status %q", s.Status)
		}
		if v.hasSource(s.ID) {
			o.Problem("id", "source %q is listed twice", s.ID)
		}
		v.sources = append(v.sources, s)
	}
}

func (v *vocabulary) readPhrases(r *strict.Report, items []ast.Node) {
	for _, n := range items {
		o := r.Object(n)
		var p phrases
		for _, w := range o.List("words") {
			p.words = append(p.words, r.Text(w, "a word"))
		}
		for _, s := range o.List("shows") {
			id := ID(r.Text(s, "a technique"))
			if _, ok := v.index[id]; !ok {
				r.Add(s, "unknown technique %q", id)
			}
			p.shows = append(p.shows, id)
		}
		p.asks = o.OptionalText("asks")
		o.Close()
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
