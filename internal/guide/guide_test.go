package guide_test

import (
	"io/fs"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/assets"
	"unknot/internal/guide"
	"unknot/internal/technique"
)

// known looks ids up where they stand: a technique has a file, a source an entry.
func known(t testing.TB) guide.Known {
	t.Helper()
	raw, err := fs.ReadFile(assets.FS, "sources.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return guide.Known{
		Technique: func(id technique.ID) bool {
			_, err := fs.Stat(assets.FS, "techniques/"+string(id)+".yaml")
			return err == nil
		},
		Source: func(id string) bool { return strings.Contains(string(raw), "- id: "+id+"\n") },
	}
}

func loaded(t testing.TB) *guide.Guide {
	t.Helper()
	g, problems := guide.Load(assets.FS, known(t))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return g
}

var quoted = regexp.MustCompile("`([A-Za-z0-9-]+)`")

// table reads the rows of the table of testdata/facts.md that begins with a heading cell.
func table(t testing.TB, first string) [][]string {
	t.Helper()
	raw, err := os.ReadFile("testdata/facts.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(raw), "\n| "+first+" |")
	if !ok {
		t.Fatalf("facts.md has no table that begins with %q", first)
	}
	var out [][]string
	for i, line := range strings.Split(rest, "\n") {
		if i < 2 {
			continue
		}
		if !strings.HasPrefix(line, "|") {
			break
		}
		out = append(out, strings.Split(strings.Trim(line, "| "), " | "))
	}
	return out
}

// idsOf are the ids in the first cell of each row.
func idsOf(rows [][]string) []string {
	var out []string
	for _, row := range rows {
		out = append(out, quoted.FindStringSubmatch(row[0])[1])
	}
	return out
}

func ids[T any](list []T, id func(T) string) []string {
	out := make([]string, len(list))
	for i, each := range list {
		out[i] = id(each)
	}
	return out
}

func sameIDs(t *testing.T, got, want []string, n int) {
	t.Helper()
	if len(want) != n {
		t.Errorf("the fact base has %d, this test expects %d", len(want), n)
	}
	if !slices.Equal(slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))) {
		t.Errorf("has %v, want %v", got, want)
	}
}

func TestFactsOfSection9(t *testing.T) {
	g := loaded(t)
	t.Run("should have all 11 lines of the checklist with their questions", func(t *testing.T) {
		rows := table(t, "id | look for | ask")
		sameIDs(t, ids(g.Checklist, func(c guide.Check) string { return c.ID }), idsOf(rows), 11)
		for i, row := range rows {
			ask := regexp.MustCompile(`“([^”]+)”`).FindStringSubmatch(row[2])[1]
			if g.Checklist[i].Ask != ask {
				t.Errorf("%s asks %q, want %q", g.Checklist[i].ID, g.Checklist[i].Ask, ask)
			}
		}
	})
	t.Run("should have all 11 tips, each at its moment", func(t *testing.T) {
		sameIDs(t, ids(g.Tips, func(tip guide.Tip) string { return tip.ID }), idsOf(table(t, "id | tip")), 11)
		if before, during, after := g.On(guide.Before), g.On(guide.During), g.On(guide.After); len(before) != 4 || len(during) != 2 || len(after) != 5 {
			t.Errorf("%d before, %d during, %d after", len(before), len(during), len(after))
		}
	})
	t.Run("should have the six signs of a poor fit", func(t *testing.T) {
		if len(g.Warnings) != 6 {
			t.Errorf("%d: %v", len(g.Warnings), g.Warnings)
		}
	})
	t.Run("should think of the same therapies for all 11 pictures", func(t *testing.T) {
		rows := table(t, "picture | first thought | alternatives")
		if len(rows) != 11 || len(g.Pictures) != 11 {
			t.Fatalf("%d pictures, %d in the fact base", len(g.Pictures), len(rows))
		}
		for i, row := range rows {
			p := g.Pictures[i]
			want := []string{quoted.FindStringSubmatch(row[1])[1]}
			for _, m := range quoted.FindAllStringSubmatch(row[2], -1) {
				want = append(want, m[1])
			}
			got := []string{string(p.First)}
			for _, id := range p.Others {
				got = append(got, string(id))
			}
			if !slices.Equal(got, want) {
				t.Errorf("%s (%s): %v, want %v", p.ID, row[0], got, want)
			}
			free := row[3] == "—"
			if free != (len(p.Careful) == 0) {
				t.Errorf("%s: careful about %v, the fact base says %s", p.ID, p.Careful, row[3])
			}
			if !free && len(p.Careful) != 1+strings.Count(row[3], ",") {
				t.Errorf("%s: careful about %v, the fact base says %s", p.ID, p.Careful, row[3])
			}
			if doctor := strings.Contains(row[1], "doctor first"); doctor != p.DoctorFirst {
				t.Errorf("%s: doctor first is %v", p.ID, p.DoctorFirst)
			}
		}
	})
	t.Run("should mix in the order of the fact base", func(t *testing.T) {
		got := ids(g.Mix.Steps, func(s guide.MixStep) string { return string(s.Technique) })
		if !slices.Equal(got, []string{"pro-myofascial-release", "pro-deep-tissue", "pro-trigger-point"}) {
			t.Errorf("%v", got)
		}
	})
}

func TestFactsOfSection7(t *testing.T) {
	g := loaded(t)
	rows := table(t, "id | claim in the seed")
	sameIDs(t, ids(g.Myths, func(m guide.Myth) string { return m.ID }), idsOf(rows), 30)
	// What section 7 gives as a pointer instead of words to show.
	pointers := map[string]string{
		"my-growth": "not stated", "my-cite": "S-cherkin-2011", "my-roller-lumbar": "cards", "my-knots": "“Tender spot”",
	}
	for i, row := range rows {
		m := g.Myths[i]
		t.Run("should word "+m.ID+" as section 7 does", func(t *testing.T) {
			want := strings.Trim(row[3], "“”")
			if pointer, ok := pointers[m.ID]; ok {
				if !strings.Contains(strings.ToLower(m.Say), strings.ToLower(pointer)) {
					t.Errorf("says %q", m.Say)
				}
			} else if m.Say != want {
				t.Errorf("says %q, want %q", m.Say, want)
			}
			if hidden := m.ID == "my-growth" || m.ID == "my-cite"; hidden != m.Hidden {
				t.Errorf("hidden is %v", m.Hidden)
			}
			for _, cited := range regexp.MustCompile(`\[([SK]-[a-z0-9-]+)\]`).FindAllStringSubmatch(row[2], -1) {
				if !slices.Contains(m.Sources, cited[1]) {
					t.Errorf("rests on %v, want %s among them", m.Sources, cited[1])
				}
			}
			for _, seed := range regexp.MustCompile(`\b00\d\b`).FindAllString(row[1], -1) {
				if !slices.Contains(m.Claim, "S-seed-"+seed) {
					t.Errorf("was read in %v, want %s among them", m.Claim, seed)
				}
			}
		})
	}
	t.Run("should point to the cards that section 7 points to", func(t *testing.T) {
		i := slices.IndexFunc(g.Myths, func(m guide.Myth) bool { return m.ID == "my-roller-lumbar" })
		if !slices.Equal(g.Myths[i].Cards, []technique.ID{"lumbar-wall-roller", "lumbar-floor-ball"}) {
			t.Errorf("%v", g.Myths[i].Cards)
		}
	})
}

func TestLearn(t *testing.T) {
	g := loaded(t)
	t.Run("should show every lesson and every myth but the hidden two, each under one topic", func(t *testing.T) {
		lessons, myths := 0, 0
		for _, topic := range g.Topics {
			f := g.About(topic.ID)
			if f.Empty() {
				t.Errorf("there is nothing about %s", topic.ID)
			}
			lessons, myths = lessons+len(f.Lessons), myths+len(f.Myths)
		}
		if lessons != len(g.Lessons) || myths != len(g.Myths)-2 {
			t.Errorf("%d of %d lessons, %d of %d myths", lessons, len(g.Lessons), myths, len(g.Myths))
		}
	})
	t.Run("should find words in any order and case", func(t *testing.T) {
		f := g.Search(" WATER  toxins ")
		if len(f.Myths) != 1 || f.Myths[0].ID != "my-toxins" || len(f.Lessons) != 0 {
			t.Errorf("%+v", f)
		}
	})
	t.Run("should find nothing that is hidden", func(t *testing.T) {
		if f := g.Search("growth factors"); !f.Empty() {
			t.Errorf("%+v", f)
		}
	})
	t.Run("should find everything for nothing", func(t *testing.T) {
		if f := g.Search(""); len(f.Lessons) != len(g.Lessons) || len(f.Myths) != 28 {
			t.Errorf("%d lessons, %d myths", len(f.Lessons), len(f.Myths))
		}
	})
	t.Run("should say each thing in few words", func(t *testing.T) {
		for _, l := range g.Lessons {
			if len(l.Text) > 240 || len(l.Say) > 90 {
				t.Errorf("%s is too long to be read in pain", l.ID)
			}
		}
		for _, m := range g.Myths {
			if len(m.Text) > 240 {
				t.Errorf("%s is too long to be read in pain", m.ID)
			}
		}
	})
}

// broken is the guide with one file changed.
func broken(t *testing.T, file, old, with string) []error {
	t.Helper()
	fsys := fstest.MapFS{}
	files, err := fs.Glob(assets.FS, "guide/*.yaml")
	if err != nil || len(files) != 5 {
		t.Fatalf("files %v, error %v", files, err)
	}
	for _, name := range files {
		raw, err := fs.ReadFile(assets.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		if name == "guide/"+file {
			if !strings.Contains(string(raw), old) {
				t.Fatalf("%s does not say %q", name, old)
			}
			raw = []byte(strings.Replace(string(raw), old, with, 1))
		}
		fsys[name] = &fstest.MapFile{Data: raw}
	}
	_, problems := guide.Load(fsys, known(t))
	return problems
}

func TestLoadRefuses(t *testing.T) {
	tests := []struct{ name, file, old, with, want string }{
		{"an unknown field", "checklist.yaml", "    ask: Which", "    tell: x\n    ask: Which", `guide/checklist.yaml:11: unknown field "tell"`},
		{"a missing question", "checklist.yaml", "    ask: Which register are you on?\n", "", `guide/checklist.yaml:5: field "ask" is missing`},
		{"an id twice", "checklist.yaml", "id: pc-experience", "id: pc-qualified", `guide/checklist.yaml:12: id "pc-qualified" is listed twice`},
		{"an unknown moment", "tips.yaml", "when: before", "when: between", `guide/tips.yaml:4: when is "between"`},
		{"an unknown therapy", "pictures.yaml", "first: pro-swedish", "first: pro-magic", `guide/pictures.yaml:9: unknown technique "pro-magic"`},
		{"an unknown alternative", "pictures.yaml", "[pro-reflexology, pro-hot-stone", "[pro-magic, pro-hot-stone", `guide/pictures.yaml:10: unknown technique "pro-magic"`},
		{"an unknown part of a mix", "pictures.yaml", "{technique: pro-deep-tissue", "{technique: pro-magic", `unknown technique "pro-magic"`},
		{"an unknown topic", "lessons.yaml", "topic: back", "topic: feet", `guide/lessons.yaml:27: unknown topic "feet"`},
		{"an unknown source", "lessons.yaml", "[S-lancet-2018a]", "[S-lancet-1918]", `guide/lessons.yaml:30: unknown source "S-lancet-1918"`},
		{"a lesson without a source", "lessons.yaml", "[S-lancet-2018a]", "[]", `guide/lessons.yaml:30: le-settles names no source`},
		{"a source twice", "lessons.yaml", "[S-lancet-2018a]", "[S-lancet-2018a, S-lancet-2018a]", `is listed twice`},
		{"a myth without any source", "myths.yaml", "claim: [S-seed-001, S-seed-002, S-seed-004]\n  sources: [S-lactate-2010]", "claim: []\n  sources: []", `my-toxins names no source at all`},
		{"a myth hidden without a reason", "myths.yaml", "  why: Section 7 keeps it out of the app.\n", "", `field "why" is missing`},
		{"no words", "myths.yaml", "heard: Massage lowers blood pressure.", "heard: ''", `heard is empty`},
	}
	for _, tt := range tests {
		t.Run("should refuse "+tt.name, func(t *testing.T) {
			problems := broken(t, tt.file, tt.old, tt.with)
			if len(problems) != 1 || !strings.Contains(problems[0].Error(), tt.want) {
				t.Errorf("%v, want %q", problems, tt.want)
			}
		})
	}
	t.Run("should keep the other files", func(t *testing.T) {
		g, problems := guide.Load(fstest.MapFS{"guide/tips.yaml": {Data: []byte("- {id: vt-x, when: after, text: Rest}")}}, known(t))
		if len(problems) != 4 || len(g.Tips) != 1 {
			t.Errorf("%d tips, problems %v", len(g.Tips), problems)
		}
	})
}
