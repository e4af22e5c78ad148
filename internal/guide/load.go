package guide

import (
	"io/fs"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"unknot/internal/strict"
	"unknot/internal/technique"
)

// Known tells which ids the rest of the content has.
type Known struct {
	Technique func(technique.ID) bool
	Source    func(string) bool
}

const folder = "guide/"

// Load reads assets/guide from fsys, which is rooted at the folder assets. A file with a mistake is
// left out as a whole and its problems are returned, each with its file and line; the others work.
func Load(fsys fs.FS, known Known) (*Guide, []error) {
	l := &loader{fsys: fsys, known: known}
	g := &Guide{}
	load(l, "checklist.yaml", l.checklist, func(c checklist) { g.Checklist, g.Warnings = c.checks, c.warnings })
	load(l, "tips.yaml", l.tips, func(t []Tip) { g.Tips = t })
	load(l, "pictures.yaml", l.pictures, func(p pictures) { g.Pictures, g.Mix = p.pictures, p.mix })
	load(l, "lessons.yaml", l.lessons, func(s lessons) { g.Topics, g.Lessons = s.topics, s.lessons })
	l.topics = g.Topics
	load(l, "myths.yaml", l.myths, func(m []Myth) { g.Myths = m })
	return g, l.problems
}

type loader struct {
	fsys     fs.FS
	known    Known
	topics   []Topic
	problems []error
}

// load reads one file and keeps it when there is nothing wrong with it.
func load[T any](l *loader, file string, read func(*strict.Report, ast.Node) T, keep func(T)) {
	r := strict.NewReport(folder + file)
	if root := r.Parse(l.fsys); root != nil {
		if got := read(r, root); r.Sound() {
			keep(got)
		}
	}
	l.problems = append(l.problems, r.Errors()...)
}

type checklist struct {
	checks   []Check
	warnings []string
}

func (l *loader) checklist(r *strict.Report, root ast.Node) checklist {
	o := r.Object(root)
	out := checklist{warnings: texts(o, "warnings")}
	ids := once{}
	for _, n := range o.List("checklist") {
		c := r.Object(n)
		out.checks = append(out.checks, Check{ID: ids.read(c), Title: c.Text("title"), Look: c.Text("look"), Ask: c.Text("ask")})
		c.Close()
	}
	o.Close()
	return out
}

func (l *loader) tips(r *strict.Report, root ast.Node) []Tip {
	var out []Tip
	ids := once{}
	for _, n := range r.Items(root, "the file") {
		o := r.Object(n)
		t := Tip{ID: ids.read(o), When: When(o.Text("when")), Text: o.Text("text")}
		if !slices.Contains([]When{Before, During, After}, t.When) {
			o.Problem("when", "when is %q: before, during or after", t.When)
		}
		o.Close()
		out = append(out, t)
	}
	return out
}

type pictures struct {
	pictures []Picture
	mix      Mix
}

func (l *loader) pictures(r *strict.Report, root ast.Node) pictures {
	o := r.Object(root)
	var out pictures
	ids := once{}
	for _, n := range o.List("pictures") {
		p := r.Object(n)
		out.pictures = append(out.pictures, Picture{
			ID: ids.read(p), Title: p.Text("title"), Text: p.Text("text"), First: l.technique(p, "first"),
			FirstNote: p.OptionalText("first_note"), Others: l.techniques(p, "others"), Careful: texts(p, "careful"),
			DoctorFirst: optionalFlag(p, "doctor_first", false),
		})
		p.Close()
	}
	mix := o.Child("mix")
	out.mix.Text = mix.Text("text")
	for _, n := range mix.List("steps") {
		s := r.Object(n)
		out.mix.Steps = append(out.mix.Steps, MixStep{Technique: l.technique(s, "technique"), Text: s.Text("text")})
		s.Close()
	}
	mix.Close()
	o.Close()
	return out
}

type lessons struct {
	topics  []Topic
	lessons []Lesson
}

func (l *loader) lessons(r *strict.Report, root ast.Node) lessons {
	o := r.Object(root)
	var out lessons
	topics, ids := once{}, once{}
	for _, n := range o.List("topics") {
		t := r.Object(n)
		out.topics = append(out.topics, Topic{ID: topics.read(t), Title: t.Text("title"), Lead: t.Text("lead")})
		t.Close()
	}
	for _, n := range o.List("lessons") {
		s := r.Object(n)
		lesson := Lesson{ID: ids.read(s), Topic: topic(s, out.topics), Say: s.Text("say"), Text: s.Text("text"), Sources: l.sources(s, "sources")}
		if len(lesson.Sources) == 0 {
			s.Problem("sources", "%s names no source", lesson.ID)
		}
		s.Close()
		out.lessons = append(out.lessons, lesson)
	}
	o.Close()
	return out
}

func (l *loader) myths(r *strict.Report, root ast.Node) []Myth {
	var out []Myth
	ids := once{}
	for _, n := range r.Items(root, "the file") {
		o := r.Object(n)
		m := Myth{
			ID: ids.read(o), Topic: topic(o, l.topics), Heard: o.Text("heard"), Say: o.Text("say"), Text: o.Text("text"),
			Claim: l.sources(o, "claim"), Sources: l.sources(o, "sources"), Hidden: !optionalFlag(o, "shown", true),
		}
		if o.Has("cards") {
			m.Cards = l.techniques(o, "cards")
		}
		if len(m.Claim)+len(m.Sources) == 0 {
			o.Problem("claim", "%s names no source at all", m.ID)
		}
		if m.Hidden {
			o.Text("why") // a reason for the editor; the app has no use for it
		}
		o.Close()
		out = append(out, m)
	}
	return out
}

// once reads ids and reports those that stand twice.
type once map[string]bool

func (ids once) read(o *strict.Object) string {
	id := o.Text("id")
	if ids[id] {
		o.Problem("id", "id %q is listed twice", id)
	}
	ids[id] = true
	return id
}

// topic reads the topic of an entry. Where the topics could not be read, that has been reported.
func topic(o *strict.Object, topics []Topic) string {
	id := o.Text("topic")
	if len(topics) > 0 && !slices.ContainsFunc(topics, func(t Topic) bool { return t.ID == id }) {
		o.Problem("topic", "unknown topic %q", id)
	}
	return id
}

func (l *loader) technique(o *strict.Object, key string) technique.ID {
	id := technique.ID(o.Text(key))
	if !l.known.Technique(id) {
		o.Problem(key, "unknown technique %q", id)
	}
	return id
}

func (l *loader) techniques(o *strict.Object, key string) []technique.ID {
	return references(o, key, "technique", l.known.Technique)
}

func (l *loader) sources(o *strict.Object, key string) []string {
	return references(o, key, "source", l.known.Source)
}

// references reads a list of ids that stand elsewhere.
func references[K ~string](o *strict.Object, key, what string, known func(K) bool) []K {
	var out []K
	for _, n := range o.List(key) {
		id := K(o.Report().Text(n, "a "+what))
		switch {
		case !known(id):
			o.Report().Add(n, "unknown %s %q", what, id)
		case slices.Contains(out, id):
			o.Report().Add(n, "%s %q is listed twice", what, id)
		}
		out = append(out, id)
	}
	return out
}

func texts(o *strict.Object, key string) []string {
	var out []string
	for _, n := range o.List(key) {
		out = append(out, o.Report().Text(n, "an entry of "+key))
	}
	return out
}

func optionalFlag(o *strict.Object, key string, otherwise bool) bool {
	if !o.Has(key) {
		return otherwise
	}
	return o.Flag(key)
}
