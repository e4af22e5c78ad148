package safety

import (
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"unknot/internal/body"
	"unknot/internal/technique"
)

// fact is a technique of the fact base with the lists derived there.
type fact struct {
	technique         *technique.Technique
	blocked, modified []CautionID
}

var factFile = sync.OnceValues(func() (string, error) {
	raw, err := os.ReadFile("testdata/facts.md")
	return string(raw), err
})

var (
	heading = regexp.MustCompile("^### T([0-9]+) `([a-z0-9-]+)`")
	quoted  = regexp.MustCompile("`([^`]+)`")
	weighed = regexp.MustCompile("`([^`]+)` ([0-9.]+)")
	sidesRE = regexp.MustCompile(`sides=([^;]*);`)
)

// facts reads the techniques out of the cut from the fact base.
func facts(t testing.TB) []fact {
	t.Helper()
	text, err := factFile()
	if err != nil {
		t.Fatal(err)
	}
	var out []fact
	for line := range strings.Lines(text) {
		if m := heading.FindStringSubmatch(line); m != nil {
			n, _ := strconv.Atoi(m[1])
			out = append(out, fact{technique: &technique.Technique{ID: technique.ID(m[2]), Number: n}})
			continue
		}
		if len(out) > 0 {
			out[len(out)-1].read(line)
		}
	}
	return out
}

func (f *fact) read(line string) {
	name, rest, _ := strings.Cut(strings.TrimPrefix(line, "- "), ":")
	switch name {
	case "kind":
		kind, _, _ := strings.Cut(rest, ";")
		f.technique.Kind = technique.Kind(strings.TrimSpace(kind))
	case "targets":
		for _, m := range weighed.FindAllStringSubmatch(rest, -1) {
			w, _ := strconv.ParseFloat(m[2], 64)
			f.technique.Targets = append(f.technique.Targets, technique.Target{Group: body.Group(m[1]), Weight: w})
		}
	case "tags":
		f.technique.Tags = ids[technique.Tag](rest)
	case "dose":
		f.technique.Dose.Sides = technique.Sides(sidesRE.FindStringSubmatch(rest)[1])
	case "blocked with":
		f.blocked = ids[CautionID](rest)
	case "modified with":
		f.modified = ids[CautionID](rest)
	}
}

func ids[T ~string](s string) []T {
	var out []T
	for _, m := range quoted.FindAllStringSubmatch(s, -1) {
		out = append(out, T(m[1]))
	}
	return out
}

// rows reads the table rows of the cut whose id starts with a prefix, cell by cell.
func rows(t *testing.T, prefix string, idCell int) [][]string {
	t.Helper()
	text, err := factFile()
	if err != nil {
		t.Fatal(err)
	}
	var out [][]string
	for line := range strings.Lines(text) {
		cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), " | ")
		for i := range cells {
			cells[i] = strings.TrimSpace(cells[i])
		}
		if len(cells) > idCell && strings.HasPrefix(cells[idCell], "`"+prefix) {
			cells[idCell] = strings.Trim(cells[idCell], "`")
			out = append(out, cells)
		}
	}
	return out
}

func TestDerive(t *testing.T) {
	r := rules(t)
	all := facts(t)
	if len(all) != 88 {
		t.Fatalf("the fact base has 88 techniques, read %d", len(all))
	}
	for _, f := range all {
		t.Run("should match the fact base for "+string(f.technique.ID), func(t *testing.T) {
			if f.technique.Kind == "" || len(f.technique.Targets) == 0 || f.technique.Dose.Sides == "" {
				t.Fatalf("read badly: %+v", f.technique)
			}
			blocked, modified := r.Derive(f.technique)
			same(t, "blocked with", blocked, f.blocked)
			same(t, "modified with", modified, f.modified)
		})
	}
}

func same(t *testing.T, what string, got, want []CautionID) {
	t.Helper()
	got, want = slices.Clone(got), slices.Clone(want)
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s\n got %v\nwant %v", what, got, want)
	}
}

func TestFlagsMatchTheFactBase(t *testing.T) {
	r := rules(t)
	table := rows(t, "rf-", 1)
	if len(table) != 36 || len(r.Flags()) != 36 {
		t.Fatalf("want 36 flags, the fact base has %d and the rules %d", len(table), len(r.Flags()))
	}
	for _, row := range table {
		t.Run("should say word for word "+row[1], func(t *testing.T) {
			f, ok := r.Flag(FlagID(row[1]))
			if !ok {
				t.Fatal("missing")
			}
			note := strings.Replace(row[5], "—", "", 1)
			got := []string{strconv.Itoa(f.Number), f.Level.String(), f.Question, f.Why, f.Note, strings.Join(f.Sources, " ")}
			want := []string{row[0], row[2], row[3], row[4], note, row[6]}
			if row[5] != "—" {
				want[4] = row[5]
			}
			if !slices.Equal(got, want) {
				t.Errorf("\n got %q\nwant %q", got, want)
			}
		})
	}
}

func TestFlagsAreAskedByUrgency(t *testing.T) {
	flags := rules(t).Flags()
	for i := 1; i < len(flags); i++ {
		a, b := flags[i-1], flags[i]
		if a.Level < b.Level || a.Level == b.Level && a.Number > b.Number {
			t.Errorf("%s is asked before %s", a.ID, b.ID)
		}
	}
}

func TestCautionsMatchTheFactBase(t *testing.T) {
	r := rules(t)
	table := rows(t, "cx-", 0)
	if len(table) != 34 || len(r.Cautions()) != 34 {
		t.Fatalf("want 34 cautions, the fact base has %d and the rules %d", len(table), len(r.Cautions()))
	}
	for i, row := range table {
		t.Run("should say word for word "+row[0], func(t *testing.T) {
			c := r.Cautions()[i]
			got := []string{
				string(c.ID), c.Name, c.Question, string(c.Scope), selectorText(c.Blocks), selectorText(c.Modifies),
				c.How, "“" + c.Advice + "”", strings.Join(c.Sources, " "),
			}
			if !slices.Equal(got, row) {
				t.Errorf("\n got %q\nwant %q", got, row)
			}
		})
	}
}

// selectorText writes a selector as the fact base does.
func selectorText(s Selector) string {
	var parts []string
	if len(s.Kinds) > 0 {
		parts = append(parts, "kinds: "+join(s.Kinds, ""))
	}
	if len(s.Tags) > 0 {
		parts = append(parts, "tags: "+join(s.Tags, "`"))
	}
	if len(s.IDs) > 0 {
		parts = append(parts, "ids: "+join(s.IDs, "`"))
	}
	if len(parts) == 0 {
		return "—"
	}
	return strings.Join(parts, "; ")
}

func join[T ~string](list []T, quote string) string {
	var out []string
	for _, v := range list {
		out = append(out, quote+string(v)+quote)
	}
	return strings.Join(out, ", ")
}

func TestPreCheckSaysTheFactBase(t *testing.T) {
	want := []string{
		"Any new change in bladder or bowel, or numbness between the legs?",
		"Any new leg weakness or both-leg symptoms?",
		"Any fever, collapse, or feeling really ill?",
		"Any new fall or knock, chest pain, or a swollen leg?",
	}
	for i, line := range rules(t).PreCheck() {
		if line.Question != want[i] {
			t.Errorf("line %d asks %q, want %q", i+1, line.Question, want[i])
		}
	}
}

func TestDataNamesTechniquesThatExist(t *testing.T) {
	r := rules(t)
	known := make(map[technique.ID]bool)
	for _, f := range facts(t) {
		known[f.technique.ID] = true
	}
	named := slices.Concat(r.tiers.Calm.IDs, r.tiers.Calm.Info, r.tiers.Gentle.IDs, r.tiers.Gentle.Mild,
		r.tiers.Gentle.Info, r.tiers.Leg.IDs, r.tiers.LegBending.IDs, []technique.ID{r.class.ID})
	for _, l := range []allowList{r.tiers.Calm, r.tiers.Gentle, r.tiers.Leg, r.tiers.LegBending} {
		for id := range l.Changes {
			named = append(named, id)
		}
	}
	for _, p := range r.pairs {
		named = append(named, p.Closes...)
	}
	for i := range r.cautions {
		for _, s := range r.cautions[i].selectors() {
			named = append(named, s.IDs...)
		}
	}
	for _, id := range named {
		if !known[id] {
			t.Errorf("the data names %q, which the catalogue does not have", id)
		}
	}
}
