package course

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/goccy/go-yaml/ast"

	"unknot/internal/plan"
	"unknot/internal/strict"
	"unknot/internal/technique"
)

// weeksFile holds the week plans of section 5.7.
const weeksFile = "rules/weeks.yaml"

// LoadWeeks reads the week plans from fsys, the assets folder. Every session must be a template of
// the rules, and every plan of the fact base must be there with seven days. A technique that the
// catalogue does not have yet is left as it is.
func LoadWeeks(fsys fs.FS, rules plan.Rules) (Weeks, error) {
	r := weekReader{report: strict.NewReport(weeksFile), rules: rules}
	var w Weeks
	if root := r.report.Parse(fsys); root != nil {
		file := r.report.Object(root)
		for _, n := range file.List("weeks") {
			w.plans = append(w.plans, r.week(n))
		}
		file.Close()
		for _, id := range WeekIDs() {
			if !slices.ContainsFunc(w.plans, func(p Week) bool { return p.ID == id }) {
				r.report.Add(root, "%s is missing", id)
			}
		}
	}
	if !r.report.Sound() {
		return Weeks{}, fmt.Errorf("load weeks: %w", errors.Join(r.report.Errors()...))
	}
	return w, nil
}

type weekReader struct {
	report *strict.Report
	rules  plan.Rules
}

func (r weekReader) week(n ast.Node) Week {
	o := r.report.Object(n)
	w := Week{ID: WeekID(o.Text("id"))}
	if !slices.Contains(WeekIDs(), w.ID) {
		o.Problem("id", "%q is no week plan", w.ID)
	}
	if o.Has("every") {
		items := r.items(o.List("every"))
		for day := range w.Days {
			w.Days[day] = items
		}
	} else {
		days := o.List("days")
		if len(days) != len(w.Days) {
			o.Problem("days", "a week has %d days", len(w.Days))
		}
		for day := range min(len(days), len(w.Days)) {
			w.Days[day] = r.items(r.report.Items(days[day], "days"))
		}
	}
	if o.Has("targets") {
		for _, each := range o.List("targets") {
			w.Targets = append(w.Targets, r.target(each))
		}
	}
	if o.Has("review") {
		w.Review = o.Whole("review")
	}
	o.Close()
	return w
}

func (r weekReader) target(n ast.Node) Target {
	o := r.report.Object(n)
	t := Target{ID: o.Text("id"), Least: o.Whole("least"), Most: o.Whole("most")}
	if !slices.Contains([]string{"pressure", "mobility", "strength", "walking", "relaxation"}, t.ID) {
		o.Problem("id", "%q is no target", t.ID)
	}
	if t.Least < 1 || t.Most < t.Least || t.Most > 7 {
		o.Problem("most", "a target is met on 1 to 7 days of a week")
	}
	o.Close()
	return t
}

func (r weekReader) items(nodes []ast.Node) []Item {
	out := make([]Item, 0, len(nodes))
	for _, n := range nodes {
		out = append(out, r.item(n))
	}
	return out
}

func (r weekReader) item(n ast.Node) Item {
	o := r.report.Object(n)
	i := Item{Times: 1, AllDay: o.Has("all_day") && o.Flag("all_day"), Easy: o.Has("easy") && o.Flag("easy")}
	kinds := 0
	if o.Has("session") {
		i.Session = plan.TemplateID(o.Text("session"))
		if _, ok := r.rules.Template(i.Session); !ok {
			o.Problem("session", "%q is no template", i.Session)
		}
		kinds++
	}
	if o.Has("walk") {
		if i.Walk = o.Whole("walk"); i.Walk < 1 {
			o.Problem("walk", "a walk takes at least a minute")
		}
		kinds++
	}
	if o.Has("technique") {
		i.Technique = technique.ID(o.Text("technique"))
		if !r.rules.Knows(i.Technique) {
			o.Problem("technique", "%q is unknown", i.Technique)
		}
		kinds++
	}
	if kinds != 1 {
		o.Report().Add(n, "an item is one of session, walk and technique")
	}
	if o.Has("times") {
		if i.Times = o.Whole("times"); i.Times < 1 {
			o.Problem("times", "at least once")
		}
	}
	if o.Has("choice") {
		i.Choice = o.Whole("choice")
	}
	if o.Has("when") {
		for _, word := range o.List("when") {
			i.when = append(i.when, r.report.Text(word, "when"))
		}
		known := []string{whenFloor, whenNoFloor, whenHelper, whenNoHelper, whenBone, whenNoBone}
		if slices.ContainsFunc(i.when, func(word string) bool { return !slices.Contains(known, word) }) {
			o.Problem("when", "%v has a word that is unknown", i.when)
		}
	}
	o.Close()
	return i
}
