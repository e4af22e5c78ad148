package technique_test

import (
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"unknot/assets"
	"unknot/internal/body"
	"unknot/internal/technique"
)

// fact is one technique as testdata/facts.md, a frozen part of the fact base, describes it.
type fact struct {
	number   int
	id, name string
	lines    map[string]string // "targets" → the rest of its line
	steps    []string
	marks    []string // highlight
}

var (
	heading   = regexp.MustCompile("^### T(\\d+) `([a-z0-9-]+)` — (.+)$")
	factLine  = regexp.MustCompile(`^- ([^:]+): (.*)$`)
	stepLine  = regexp.MustCompile(`^  \d+\. (.+)$`)
	backtick  = regexp.MustCompile("`([A-Za-z0-9-]+)`")
	highlight = regexp.MustCompile(`highlight: (.*)$`)
)

func facts(t testing.TB) string {
	t.Helper()
	raw, err := os.ReadFile("testdata/facts.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

// section cuts the lines between two headings.
func section(t testing.TB, from, to string) []string {
	t.Helper()
	_, rest, ok := strings.Cut(facts(t), from)
	if !ok {
		t.Fatalf("facts.md has no %q", from)
	}
	if to != "" {
		rest, _, _ = strings.Cut(rest, to)
	}
	return strings.Split(rest, "\n")
}

// rows reads the cells of a table, without its two heading rows.
func rows(lines []string) [][]string {
	var out [][]string
	for _, line := range lines {
		if strings.HasPrefix(line, "|") {
			cells := strings.Split(strings.Trim(line, "| "), " | ")
			out = append(out, cells)
		}
	}
	return out[2:]
}

func quoted(s string) []string {
	var out []string
	for _, m := range backtick.FindAllStringSubmatch(s, -1) {
		out = append(out, m[1])
	}
	return out
}

// readFacts reads all 88 techniques.
func readFacts(t testing.TB) []*fact {
	t.Helper()
	var out []*fact
	for _, line := range section(t, "### 2.4 ", "### 2.5 ") {
		if m := heading.FindStringSubmatch(line); m != nil {
			n, _ := strconv.Atoi(m[1])
			out = append(out, &fact{number: n, id: m[2], name: m[3], lines: make(map[string]string)})
			continue
		}
		if len(out) == 0 {
			continue
		}
		f := out[len(out)-1]
		if m := factLine.FindStringSubmatch(line); m != nil {
			f.lines[m[1]] = m[2]
		}
		if m := stepLine.FindStringSubmatch(line); m != nil {
			f.steps = append(f.steps, m[1])
		}
		if m := highlight.FindStringSubmatch(line); m != nil {
			f.marks = quoted(m[1])
		}
	}
	if len(out) != 88 {
		t.Fatalf("read %d techniques from the facts, want 88", len(out))
	}
	return out
}

// areas answers for the muscle areas of section 1.
func areas(t testing.TB) technique.Areas {
	t.Helper()
	known := make(map[body.Group]technique.Area)
	for _, row := range rows(section(t, "", "### 2.2")) {
		known[body.Group(quoted(row[0])[0])] = technique.Area{Name: row[4], Work: row[1] == "work"}
	}
	if len(known) != 19 {
		t.Fatalf("read %d areas from the facts, want 19", len(known))
	}
	return func(g body.Group) (technique.Area, bool) { a, ok := known[g]; return a, ok }
}

func load(t testing.TB) *technique.Catalogue {
	t.Helper()
	c, err := technique.Load(assets.FS, areas(t))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestFacts(t *testing.T) {
	c := load(t)
	for _, f := range readFacts(t) {
		card, ok := c.Get(technique.ID(f.id))
		if !ok {
			continue // TestComplete counts the cards
		}
		t.Run("should match the fact base: "+f.id, func(t *testing.T) {
			for _, want := range f.compare(card) {
				if want.got != want.fact {
					t.Errorf("%s\n card %s\n fact %s", want.what, want.got, want.fact)
				}
			}
			f.compareNumbers(t, card)
		})
	}
}

type comparison struct{ what, got, fact string }

// remarks are words in names of the fact base that speak to those who edit it, not to the person.
var remarks = strings.NewReplacer(" (corrected seed version)", "", " (safer roller version)", "", " (protocol)", "")

func (f *fact) compare(c *technique.Technique) []comparison {
	desk := map[bool]string{true: "yes", false: "no"}[c.DeskFriendly]
	limit := f.lines["intensity cap"]
	return []comparison{
		{"number", strconv.Itoa(c.Number), strconv.Itoa(f.number)},
		{"name", c.Name, remarks.Replace(f.name)},
		{"kind, position, desk", fmt.Sprintf("%s; position: %s; desk-friendly: %s", c.Kind, c.Position, desk), f.lines["kind"]},
		{"targets", writeTargets(c.Targets), f.lines["targets"]},
		{"tools", writeTools(c), f.lines["tools needed"]},
		{"tags", writeIDs(c.Tags), f.lines["tags"]},
		{"phases", strings.ReplaceAll(writeIDs(c.Phases), "`", ""), f.lines["phase"]},
		{"dose", writeDose(c.Dose), withoutFrequency(f.lines["dose"])},
		{"timer", writeTimer(c.Timer), f.lines["timer"]},
		{"evidence", writeEvidence(c.Evidence), gradeAndSources(f.lines["evidence"])},
		{"highlight", writeIDs(c.Highlight), writeIDs(f.marks)},
		{"pressure cap", fmt.Sprint(c.Cap.Pressure), fmt.Sprint(pressureFact(limit))},
		{"caps of phases", fmt.Sprint(c.Cap.ByPhase), fmt.Sprint(phaseFacts(limit))},
		{"easier", string(c.EasierID), firstTechnique(f.lines["easier"])},
		{"harder", string(c.HarderID), firstTechnique(f.lines["harder"])},
		{"number of steps", strconv.Itoa(len(c.Steps)), strconv.Itoa(len(f.steps))},
	}
}

func writeIDs[T ~string](ids []T) string {
	if len(ids) == 0 {
		return "none"
	}
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = "`" + string(id) + "`"
	}
	return strings.Join(out, ", ")
}

func writeTargets(targets []technique.Target) string {
	out := make([]string, len(targets))
	for i, t := range targets {
		out[i] = fmt.Sprintf("`%s` %.1f", t.Group, t.Weight)
	}
	return strings.Join(out, ", ")
}

func writeTools(c *technique.Technique) string {
	needs := []string{"`none`"}
	for i, group := range c.Tools {
		if i == 0 {
			needs = nil
		}
		needs = append(needs, strings.ReplaceAll(writeIDs(group), ", ", " or "))
	}
	out := strings.Join(needs, "; ")
	if len(c.Optional) > 0 {
		out += "; optional: " + writeIDs(c.Optional)
	}
	return out
}

// writeSpan writes a range as the fact base does; single allows "1" for 1-1.
func writeSpan(r technique.Range, pattern []int, single bool) string {
	var parts []string
	for _, n := range pattern {
		parts = append(parts, strconv.Itoa(n))
	}
	out := strings.Join(parts, "-")
	if out != "" && r.Max != pattern[0] {
		out += " or "
	}
	switch {
	case out != "" && r.Max == pattern[0]:
	case r.Min == r.Max && single:
		out += strconv.Itoa(r.Min)
	default:
		out += fmt.Sprintf("%d-%d", r.Min, r.Max)
	}
	if r.Unit != "" {
		out += " " + r.Unit
	}
	return out
}

func writeDose(d technique.Dose) string {
	return fmt.Sprintf("hold_s=%s; reps=%s; sets=%s; sides=%s; total_min=%d",
		writeSpan(d.Hold, nil, false), writeSpan(d.Reps, d.Pattern, true), writeSpan(d.Sets, nil, true), d.Sides, d.Minutes)
}

var frequency = regexp.MustCompile(`freq=([^;]*); `)

func withoutFrequency(line string) string { return frequency.ReplaceAllString(line, "") }

func writeTimer(t technique.Timer) string {
	if t.Mode == technique.ModeLog || t.Mode == technique.ModeInfo {
		return "mode=" + string(t.Mode)
	}
	return fmt.Sprintf("mode=%s; hold_s=%d; reps=%d; sets=%d; sides=%d; rest_s=%d; est_s=%d",
		t.Mode, t.Hold, t.Reps, t.Sets, t.Sides, t.Rest, t.Seconds())
}

func writeEvidence(e technique.Evidence) string {
	out := fmt.Sprintf("%s [%s]", e.Grade, strings.Join(e.Sources, ", "))
	if e.ByPhase != nil {
		out += fmt.Sprintf(" acute=%s, subacute=%s, persistent=%s", e.ByPhase["acute"], e.ByPhase["subacute"], e.ByPhase["persistent"])
	}
	return out
}

func gradeAndSources(line string) string {
	out, note, _ := strings.Cut(line, " — ")
	if _, phases, ok := strings.Cut(note, "evidence_by_phase: "); ok {
		out += " " + phases
	}
	return out
}

var (
	pressureCap = regexp.MustCompile(`(?:pressure|rating)[^;,/]*?(?:\d[–-])?(\d+)/10`)
	phaseCap    = regexp.MustCompile(`(\d+)/10 (?:in )?(acute|subacute)`)
)

func pressureFact(line string) int {
	m := pressureCap.FindStringSubmatch(line)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

func phaseFacts(line string) map[technique.Phase]int {
	out := make(map[technique.Phase]int)
	for _, m := range phaseCap.FindAllStringSubmatch(line, -1) {
		out[technique.Phase(m[2])], _ = strconv.Atoi(m[1])
	}
	return out
}

// firstTechnique is the first id of a technique that a line names.
func firstTechnique(line string) string {
	for _, id := range quoted(line) {
		if !strings.HasPrefix(id, "cx-") && !strings.HasPrefix(id, "rf-") && id != "double-ball" {
			return id
		}
	}
	return ""
}

// numberWords are the numbers the fact base writes as words. "one" is left out: it is mostly
// not a number ("one knee").
var numberWords = map[string]string{
	"two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "ten": "10", "twice": "2",
	"half": "half", "halfway": "half", "once": "1", "teaspoon": "teaspoon", "never": "never",
}

var (
	word     = regexp.MustCompile(`\d+|[a-z]+`)
	notADose = regexp.MustCompile(`seeds? \d+|pose k\d|section \d`) // names, not numbers to keep
)

// numbersIn lists the numbers of a text, and the word never, which is worth as much.
func numbersIn(texts ...string) map[string]bool {
	out := make(map[string]bool)
	all := notADose.ReplaceAllString(strings.ToLower(strings.Join(texts, " ")), "")
	for _, w := range word.FindAllString(all, -1) {
		if as, ok := numberWords[w]; ok {
			w = as
		} else if w[0] < '0' || w[0] > '9' {
			continue
		}
		out[w] = true
	}
	return out
}

// compareNumbers looks for numbers of the fact base that the words of the card do not say,
// and for numbers of the card that the fact base does not know.
func (f *fact) compareNumbers(t *testing.T, c *technique.Technique) {
	t.Helper()
	freq := frequency.FindStringSubmatch(f.lines["dose"])[1]
	note, _, _ := strings.Cut(f.lines["evidence"], "evidence_by_phase")
	_, note, _ = strings.Cut(note, " — ")
	for _, part := range []struct {
		name       string
		card, fact map[string]bool
	}{
		{"setup", numbersIn(c.Setup), numbersIn(f.lines["setup"])},
		{"steps", numbersIn(c.Steps...), numbersIn(f.steps...)},
		{"should_feel", numbersIn(c.ShouldFeel), numbersIn(f.lines["should feel"])},
		{"stop_if", numbersIn(c.StopIf...), numbersIn(f.lines["stop if (plus 2.1 stop list)"])},
		{"mistakes", numbersIn(c.Mistakes...), numbersIn(f.lines["common mistakes"])},
		{"easier", numbersIn(c.Easier), numbersIn(f.lines["easier"])},
		{"harder", numbersIn(c.Harder), numbersIn(f.lines["harder"])},
		{"frequency", numbersIn(c.Dose.Frequency), numbersIn(freq)},
		{"cap", numbersIn(c.Cap.Text), numbersIn(f.lines["intensity cap"])},
		{"note", numbersIn(c.Evidence.Note), numbersIn(note)},
	} {
		for n := range part.fact {
			if !part.card[n] {
				t.Errorf("%s: the card does not say %s", part.name, n)
			}
		}
		for n := range part.card {
			if !part.fact[n] && n != "never" {
				t.Errorf("%s: the fact base does not say %s", part.name, n)
			}
		}
	}
}
