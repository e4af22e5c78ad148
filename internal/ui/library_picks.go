package ui

import (
	"strings"

	"unknot/internal/body"
	"unknot/internal/i18n"
	"unknot/internal/plan"
	"unknot/internal/technique"
	"unknot/internal/ui/library"
)

// pick makes a further filter of a list of values. The zero value stands for "any" and comes first.
func pick[T comparable](name, anything string, values []T, text func(T) string, field func(*library.Filter) *T) library.Pick {
	var none T
	p := library.Pick{Name: name}
	add := func(v T, words string) {
		p.Options = append(p.Options, library.PickOption{
			Text:   words,
			Chosen: func(f library.Filter) bool { return *field(&f) == v },
			Choose: func(f *library.Filter) { *field(f) = v },
		})
	}
	add(none, anything)
	for _, v := range values {
		add(v, text(v))
	}
	return p
}

// picks are the further filters: area, place, tool, time, phase and grade.
func (l *libraryPart) picks(shelf *library.Shelf) []library.Pick {
	tx := l.app.p.Texts
	anything := tx.T("library.pick.any")
	phases := []technique.Phase{technique.Acute, technique.Subacute, technique.Persistent}
	grades := []technique.Grade{technique.GradeA, technique.GradeB, technique.GradeC, technique.GradeD}
	return []library.Pick{
		pick(tx.T("library.pick.area"), anything, shelf.Areas(l.groups()), l.area,
			func(f *library.Filter) *body.Group { return &f.Area }),
		pick(tx.T("library.pick.place"), anything, plan.Places(),
			func(p plan.Place) string { return tx.T("library.place." + string(p)) },
			func(f *library.Filter) *plan.Place { return &f.Place }),
		pick(tx.T("library.pick.tool"), anything, l.toolIDs(shelf), l.tool,
			func(f *library.Filter) *technique.ToolID { return &f.Tool }),
		pick(tx.T("library.pick.time"), anything, library.Lengths(),
			func(n int) string { return tx.T("library.pick.at-most", i18n.Args{"Minutes": n}) },
			func(f *library.Filter) *int { return &f.Minutes }),
		pick(tx.T("library.pick.phase"), anything, phases,
			func(p technique.Phase) string { return tx.T("library.phase." + string(p)) },
			func(f *library.Filter) *technique.Phase { return &f.Phase }),
		pick(tx.T("library.pick.grade"), anything, grades,
			func(g technique.Grade) string {
				return tx.T("library.pick.grade-of", i18n.Args{"Grade": g, "Words": l.app.words.Grade(g)})
			},
			func(f *library.Filter) *technique.Grade { return &f.Grade }),
	}
}

func (l *libraryPart) groups() []body.Group {
	infos := l.app.p.Atlas.Groups()
	out := make([]body.Group, len(infos))
	for i, info := range infos {
		out[i] = info.ID
	}
	return out
}

func (l *libraryPart) toolIDs(shelf *library.Shelf) []technique.ToolID {
	out := []technique.ToolID{library.NoTools}
	for _, t := range shelf.Tools() {
		out = append(out, t.ID)
	}
	return out
}

// tool is the short name of a tool.
func (l *libraryPart) tool(id technique.ToolID) string {
	if id == library.NoTools {
		return l.app.p.Texts.T("library.pick.no-tools")
	}
	t, _ := l.app.p.Catalogue.Tool(id)
	name, _, _ := strings.Cut(t.Name, ",")
	name, _, _ = strings.Cut(name, " (")
	return name
}
