package plan

import (
	"errors"
	"io/fs"
	"slices"
	"strings"

	"github.com/goccy/go-yaml/ast"

	"unknot/internal/safety"
	"unknot/internal/strict"
	"unknot/internal/technique"
)

// templatesFile holds the session templates of section 5.6.
const templatesFile = "rules/templates.yaml"

// templateReader reads the file and reports each mistake with its line.
type templateReader struct {
	report *strict.Report
	known  map[technique.ID]bool
	seen   map[TemplateID]bool
}

// loadTemplates reads the templates. Every technique must be one of the fact base, every length must
// add up, and a form must take as long as what it replaces.
func loadTemplates(fsys fs.FS, known map[technique.ID]bool) (templates []Template, within int, err error) {
	r := templateReader{report: strict.NewReport(templatesFile), known: known, seen: make(map[TemplateID]bool)}
	root := r.report.Parse(fsys)
	if root != nil {
		file := r.report.Object(root)
		within = file.Whole("replace_within")
		for _, n := range file.List("templates") {
			templates = append(templates, r.template(n))
		}
		file.Close()
	}
	if !r.report.Sound() {
		return nil, 0, errors.Join(r.report.Errors()...)
	}
	return templates, within, nil
}

func (r templateReader) template(n ast.Node) Template {
	o := r.report.Object(n)
	t := Template{
		ID: TemplateID(o.Text("id")), Seconds: o.Whole("seconds"), Changeovers: o.Whole("changeovers"),
		Places:       words(r, o, "places", true, Places()),
		Phases:       words(r, o, "phases", false, phases()),
		OrPhases:     words(r, o, "or_phases", false, phases()),
		Irritability: words(r, o, "irritability", false, []Irritability{IrritabilityHigh, IrritabilityModerate, IrritabilityLow}),
		Cautions:     r.cautions(o, "cautions"),
		Without:      r.cautions(o, "without"),
		Leg:          o.Has("leg") && o.Flag("leg"),
	}
	if r.seen[t.ID] || !strings.HasPrefix(string(t.ID), "ses-") {
		o.Problem("id", "%q is no id of a template, or stands here twice", t.ID)
	}
	r.seen[t.ID] = true
	for _, line := range o.List("tools") {
		t.Tools = append(t.Tools, texts[technique.ToolID](r, line, "tools"))
	}
	t.Items = r.items(o, "items")
	if o.Has("forms") {
		for _, form := range o.List("forms") {
			t.Forms = append(t.Forms, r.form(form, t))
		}
	}
	if sum := lengthOf(t.Items) + t.Changeovers; sum != t.Seconds {
		o.Problem("seconds", "the items and changeovers of %s take %d s, not %d", t.ID, sum, t.Seconds)
	}
	o.Close()
	return t
}

func (r templateReader) items(o *strict.Object, key string) []TemplateItem {
	var out []TemplateItem
	for _, n := range o.List(key) {
		item := r.report.Object(n)
		i := TemplateItem{Technique: r.technique(item, item.Text("technique")), Seconds: item.Whole("seconds"), Times: 1}
		if item.Has("times") {
			i.Times = item.Whole("times")
		}
		if item.Has("or") {
			for _, id := range item.List("or") {
				i.Or = append(i.Or, r.technique(item, r.report.Text(id, "or")))
			}
		}
		if i.Seconds < 1 || i.Times < 1 {
			item.Problem("seconds", "an item takes at least a second, and once")
		}
		item.Close()
		out = append(out, i)
	}
	if len(out) == 0 {
		o.Problem(key, "no items")
	}
	return out
}

func (r templateReader) form(n ast.Node, t Template) TemplateForm {
	o := r.report.Object(n)
	f := TemplateForm{Replace: r.technique(o, o.Text("replace")), With: r.items(o, "with")}
	if v, ok := o.Value("when"); ok {
		f.When = texts[string](r, v, "when")
	}
	for _, word := range f.When {
		own := []string{formBendEasier, formBeforeAssessment, formNotCentralising}
		if !slices.Contains(own, word) && !strings.HasPrefix(word, "cx-") {
			o.Problem("when", "%q is unknown", word)
		}
	}
	i := slices.IndexFunc(t.Items, func(item TemplateItem) bool { return item.Technique == f.Replace })
	switch {
	case i < 0:
		o.Problem("replace", "%s is not in %s", f.Replace, t.ID)
	case lengthOf(f.With) != t.Items[i].Length():
		o.Problem("with", "takes %d s in the place of %d", lengthOf(f.With), t.Items[i].Length())
	}
	o.Close()
	return f
}

func lengthOf(items []TemplateItem) int {
	sum := 0
	for _, i := range items {
		sum += i.Length()
	}
	return sum
}

func (r templateReader) technique(o *strict.Object, id string) technique.ID {
	if id != "" && !r.known[technique.ID(id)] {
		o.Problem("technique", "technique %q is unknown", id)
	}
	return technique.ID(id)
}

func (r templateReader) cautions(o *strict.Object, key string) []safety.CautionID {
	if !o.Has(key) {
		return nil
	}
	v, _ := o.Value(key)
	ids := texts[safety.CautionID](r, v, key)
	for _, id := range ids {
		if !strings.HasPrefix(string(id), "cx-") {
			o.Problem(key, "%q is no condition", id)
		}
	}
	return ids
}

// words reads a list whose members must be among those allowed.
func words[T ~string](r templateReader, o *strict.Object, key string, needed bool, allowed []T) []T {
	if !needed && !o.Has(key) {
		return nil
	}
	v, ok := o.Value(key)
	if !ok {
		return nil
	}
	out := texts[T](r, v, key)
	for _, w := range out {
		if !slices.Contains(allowed, w) {
			o.Problem(key, "%q is unknown", w)
		}
	}
	return out
}

func texts[T ~string](r templateReader, n ast.Node, key string) []T {
	var out []T
	for _, each := range r.report.Items(n, key) {
		out = append(out, T(r.report.Text(each, key)))
	}
	return out
}

func phases() []technique.Phase {
	return []technique.Phase{technique.Acute, technique.Subacute, technique.Persistent}
}
