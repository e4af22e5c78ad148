package ui

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"unknot/internal/i18n"
	"unknot/internal/plan"
	"unknot/internal/technique"
	"unknot/internal/ui/techcard"
)

func (l *libraryPart) facts(t *technique.Technique) []techcard.Fact {
	tx := l.app.p.Texts
	var areas, handy []string
	for _, target := range t.Targets {
		areas = append(areas, l.area(target.Group))
	}
	for _, id := range t.Optional {
		handy = append(handy, l.tool(id))
	}
	desk := "techcard.desk-no"
	if t.DeskFriendly {
		desk = "techcard.desk-yes"
	}
	facts := []techcard.Fact{
		{Name: tx.T("techcard.works-on"), Text: listed(areas)},
		{Name: tx.T("techcard.takes"), Text: tx.N("techcard.minutes", t.Dose.Minutes)},
		{Name: tx.T("techcard.desk"), Text: tx.T(desk)},
		{Name: tx.T("techcard.needs"), Text: l.needs(t)},
	}
	if len(handy) > 0 {
		facts = append(facts, techcard.Fact{Name: tx.T("techcard.handy"), Text: listed(handy)})
	}
	return append(facts, techcard.Fact{Name: tx.T("techcard.suits"), Text: l.suits(t)})
}

// suits says which phases of a spell a technique is for.
func (l *libraryPart) suits(t *technique.Technique) string {
	tx := l.app.p.Texts
	if t.In(technique.Acute) && t.In(technique.Subacute) && t.In(technique.Persistent) {
		return tx.T("techcard.suits-all")
	}
	phases := make([]string, len(t.Phases))
	for i, p := range t.Phases {
		phases[i] = tx.T("techcard.suits." + string(p))
	}
	return strings.Join(phases, ", ")
}

// needs lists what a technique needs, each with what does as well; of a group any one will do.
func (l *libraryPart) needs(t *technique.Technique) string {
	tx := l.app.p.Texts
	if len(t.Tools) == 0 {
		return tx.T("techcard.needs-nothing")
	}
	var lines []string
	for _, group := range t.Tools {
		for i, id := range group {
			tool, _ := l.app.p.Catalogue.Tool(id)
			line := tool.Name
			if tool.Substitutes != "" {
				line = tx.T("techcard.tool-instead", i18n.Args{"Tool": line, "Substitutes": tool.Substitutes})
			}
			if i > 0 {
				line = tx.T("techcard.tool-or", i18n.Args{"Tool": uncapital(line)})
			}
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

func uncapital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(first)) + s[size:]
}

// listed joins names to one line that begins with a capital.
func listed(names []string) string {
	out := slices.Clone(names)
	for i := 1; i < len(out); i++ {
		out[i] = uncapital(out[i])
	}
	return strings.Join(out, ", ")
}

// dose says how long, how often and on which sides, as the catalogue has it.
func (l *libraryPart) dose(t *technique.Technique) []techcard.Fact {
	tx, d := l.app.p.Texts, t.Dose
	var out []techcard.Fact
	say := func(when bool, id, text string) {
		if when {
			out = append(out, techcard.Fact{Name: tx.T(id), Text: text})
		}
	}
	say(d.Hold.Max > 0, "techcard.hold", l.hold(d.Hold))
	say(plan.Guided(t) && (d.Reps.Max > 1 || len(d.Pattern) > 0), "techcard.repeat", l.repeat(d))
	say(d.Sets.Max > 1, "techcard.sets", l.span(d.Sets))
	say(d.Sides != technique.NoSides, "techcard.sides", l.sides(d.Sides))
	say(true, "techcard.often", d.Frequency)
	say(plan.Guided(t), "techcard.with-timer", l.app.words.Duration(t.Timer.Seconds()))
	return out
}

func (l *libraryPart) sides(s technique.Sides) string {
	if s == technique.NoSides {
		return ""
	}
	return l.app.p.Texts.T("techcard.sides." + strings.ReplaceAll(string(s), " ", "-"))
}

// span says a range, or the one number it is.
func (l *libraryPart) span(r technique.Range) string {
	if r.Min == r.Max {
		return strconv.Itoa(r.Min)
	}
	return l.app.p.Texts.T("techcard.span", i18n.Args{"Min": r.Min, "Max": r.Max})
}

// inMinutes is from how many seconds on a hold is said in minutes.
const inMinutes = 180

func (l *libraryPart) hold(r technique.Range) string {
	tx := l.app.p.Texts
	text := tx.T("techcard.hold-seconds", i18n.Args{"Span": l.span(r)})
	if r.Min >= inMinutes && r.Min%60 == 0 && r.Max%60 == 0 {
		text = tx.T("techcard.hold-minutes", i18n.Args{"Span": l.span(technique.Range{Min: r.Min / 60, Max: r.Max / 60})})
	}
	if r.Unit == "" {
		return text
	}
	return text + " " + r.Unit
}

// repeat says how often, with the descending rounds where the dose has them.
func (l *libraryPart) repeat(d technique.Dose) string {
	tx := l.app.p.Texts
	text := tx.T("techcard.repeat-times", i18n.Args{"Span": l.span(d.Reps)})
	if d.Reps.Unit != "" {
		text = l.span(d.Reps) + " " + d.Reps.Unit
	}
	if len(d.Pattern) == 0 {
		return text
	}
	rounds := make([]string, len(d.Pattern))
	for i, n := range d.Pattern {
		rounds[i] = strconv.Itoa(n)
	}
	pattern := tx.T("techcard.repeat-pattern", i18n.Args{"Pattern": strings.Join(rounds, ", ")})
	if d.Reps.Max == d.Pattern[0] && d.Reps.Min == d.Pattern[0] {
		return pattern
	}
	return pattern + tx.T("techcard.or") + text
}

// citations are the full citations of sources, by their ids.
func (a *App) citations(ids []string) []string {
	var out []string
	for _, id := range ids {
		if s, ok := a.p.Catalogue.Source(id); ok {
			out = append(out, s.Citation)
		}
	}
	return out
}
