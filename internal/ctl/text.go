package ctl

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"unknot/internal/i18n"
	"unknot/internal/plan"
)

// columns is how wide the answer for a person may be.
const columns = 80

// shownLeftOut is how many left-out techniques a person is told of; --json has all.
const shownLeftOut = 6

// page collects lines that fit the terminal.
type page struct{ lines []string }

// para adds a text, broken between words; the first line starts with lead, the others below it.
func (p *page) para(lead, text string) {
	indent := strings.Repeat(" ", utf8.RuneCountInString(lead))
	line, empty := lead, true
	for word := range strings.FieldsSeq(text) {
		if !empty && utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > columns {
			p.lines = append(p.lines, line)
			line, empty = indent, true
		}
		if !empty {
			line += " "
		}
		line, empty = line+word, false
	}
	p.lines = append(p.lines, strings.TrimRight(line, " "))
}

func (p *page) gap() { p.lines = append(p.lines, "") }

func writeText(out io.Writer, found answer, tx *i18n.Texts) error {
	p := &page{}
	p.para("", found.verdict.Advice)
	for _, r := range found.verdict.Reasons {
		p.para("  - ", r.Text)
	}
	if len(found.taken) > 0 {
		p.gap()
		p.para("", tx.T("ctl.suggest.taken"))
		for _, q := range found.taken {
			p.para("  - ", q)
		}
	}
	if found.plan != nil {
		p.plan(found, tx)
	}
	if _, err := fmt.Fprintln(out, strings.Join(p.lines, "\n")); err != nil {
		return fmt.Errorf("write answer: %w", err)
	}
	return nil
}

func (p *page) plan(found answer, tx *i18n.Texts) {
	made := *found.plan
	p.gap()
	p.para("", tx.T("ctl.suggest.plan", i18n.Args{"Time": found.words.Duration(made.Seconds())}))
	for i, s := range made.Steps {
		p.gap()
		p.step(i+1, s, found)
	}
	if len(made.Notes) > 0 {
		p.gap()
		for _, n := range found.words.Notes(made) {
			p.para("  * ", n)
		}
	}
	if len(made.LeftOut) == 0 {
		return
	}
	p.gap()
	p.para("", tx.T("ctl.suggest.left-out"))
	for _, l := range made.LeftOut[:min(len(made.LeftOut), shownLeftOut)] {
		p.para("  - ", l.Technique.Name+": "+found.words.Because(l))
	}
	if more := len(made.LeftOut) - shownLeftOut; more > 0 {
		p.para("  - ", tx.N("ctl.suggest.more", more))
	}
}

func (p *page) step(number int, s plan.Step, found answer) {
	title := s.Technique.Name + ", " + found.words.Duration(s.Seconds())
	if sides := found.words.Sides(s); sides != "" {
		title += ", " + sides
	}
	p.para(fmt.Sprintf("%2d. ", number), title)
	for _, text := range append(found.words.Reasons(s), s.Changes...) {
		p.para("    ", text)
	}
}
