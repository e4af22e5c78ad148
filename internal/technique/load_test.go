package technique_test

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/assets"
	"unknot/internal/body"
	"unknot/internal/i18n"
	"unknot/internal/strict"
	"unknot/internal/technique"
)

// scratch is a copy of the content files that a test may spoil.
func scratch(t testing.TB) fstest.MapFS {
	t.Helper()
	out := make(fstest.MapFS)
	for _, pattern := range []string{"*.yaml", "techniques/*.yaml"} {
		files, err := fs.Glob(assets.FS, pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			raw, err := fs.ReadFile(assets.FS, name)
			if err != nil {
				t.Fatal(err)
			}
			out[name] = &fstest.MapFile{Data: raw}
		}
	}
	return out
}

// spoil replaces one piece of a file, which must stand in it exactly once.
func spoil(t testing.TB, fsys fstest.MapFS, name, old, spoiled string) {
	t.Helper()
	text := string(fsys[name].Data)
	if n := strings.Count(text, old); n != 1 {
		t.Fatalf("%q stands %d times in %s", old, n, name)
	}
	fsys[name] = &fstest.MapFile{Data: []byte(strings.Replace(text, old, spoiled, 1))}
}

// lineOf is the number of the first line that holds the text.
func lineOf(t testing.TB, fsys fstest.MapFS, name, text string) int {
	t.Helper()
	before, _, ok := strings.Cut(string(fsys[name].Data), text)
	if !ok {
		t.Fatalf("%q is not in %s", text, name)
	}
	return strings.Count(before, "\n") + 1
}

func TestLoad(t *testing.T) {
	t.Run("should hold every technique of the fact base", func(t *testing.T) {
		c := load(t)
		all := c.All()
		for i, f := range readFacts(t) {
			if i >= len(all) || all[i].Number != f.number || string(all[i].ID) != f.id {
				t.Fatalf("technique %d is not %s", f.number, f.id)
			}
		}
		if len(all) != 88 {
			t.Fatalf("%d techniques, want 88", len(all))
		}
	})
	t.Run("should point easier and harder at techniques that exist", func(t *testing.T) {
		c := load(t)
		for _, card := range c.All() {
			for _, id := range []technique.ID{card.EasierID, card.HarderID} {
				if _, ok := c.Get(id); id != "" && !ok {
					t.Errorf("%s points at %s", card.ID, id)
				}
			}
		}
	})
	t.Run("should hand out words, not ids, to be read", func(t *testing.T) {
		for _, card := range load(t).All() {
			texts := append([]string{card.Cue, card.Setup, card.ShouldFeel, card.Easier, card.Harder, card.Evidence.Note}, card.Steps...)
			texts = append(append(texts, card.StopIf...), card.Mistakes...)
			for _, text := range texts {
				if strings.ContainsAny(text, "`!|") || strings.Contains(text, "rf-") || strings.Contains(text, "cx-") {
					t.Errorf("%s: %q", card.ID, text)
				}
			}
		}
	})
	t.Run("should return copies that a caller may reorder", func(t *testing.T) {
		c := load(t)
		c.All()[0], c.Tools()[0].ID = nil, "changed"
		if c.All()[0] == nil || c.Tools()[0].ID == "changed" {
			t.Error("the catalogue changed")
		}
	})
}

// Each mistake is made in a sound file and must be reported at its line.
func TestMistakes(t *testing.T) {
	const cat = "techniques/cat-cow.yaml"
	const ball = "techniques/piriformis-wall-ball.yaml"
	const heat = "techniques/heat-pack-low-back.yaml"
	for _, m := range []struct {
		should, file, old, spoiled, want string
		at                               string // text on the line to be named; the spoiled piece when empty
	}{
		{"report an unknown field", cat, "optional: [mat]", "optional: [mat]\ncolour: red", `unknown field "colour"`, "colour: red"},
		{"report an unknown field of a part", cat, "  sets: 1-2\n", "  sets: 1-2\n  pace: slow\n", `unknown field "pace"`, "pace: slow"},
		{"report a missing field", cat, "desk_friendly: false\n", "", `field "desk_friendly" is missing`, "id: cat-cow"},
		{"report a missing field of a part", cat, "  rest_s: 3\n", "", `field "rest_s" is missing`, "mode: reps"},
		{"report a missing part", heat, "cap:\n", "cup:\n", `field "cap" is missing`, "id: heat-pack-low-back"},
		{"report an empty text", cat, "cue: Round as you", "cue: \"\" # Round as you", `cue is empty`, ""},
		{"report an empty list", cat, "highlight: [lumbar, thoracic]", "highlight: []", `highlight must not be empty`, ""},
		{"report text in the place of a number", cat, "number: 44", "number: many", `number must be a whole number`, ""},
		{"report text in the place of a flag", cat, "desk_friendly: false", "desk_friendly: no", `desk_friendly must be true or false`, ""},
		{"report a text in the place of a list", cat, "optional: [mat]", "optional: mat", `optional must be a list`, ""},
		{"report a text in the place of fields", cat, "{group: lumbar, weight: 1.0}", "lumbar", `expected fields`, ""},
		{"report broken YAML", cat, "tools: []", "tools: [", `must be specified`, "setup: "},
		{"report a field written twice", cat, "tools: []", "tools: []\ntools: [ ]", `already defined`, "tools: [ ]"},
		{"report an unknown target", cat, "group: thoracic", "group: neck", `unknown target "neck"`, ""},
		{"report a watched area as target", cat, "group: thoracic", "group: groin", `"groin" is only watched`, ""},
		{"report a target named twice", cat, "{group: thoracic, weight: 0.7}", "{group: lumbar, weight: 0.7}", `target "lumbar" stands there twice`, ""},
		{"report a weight above one", cat, "weight: 0.7", "weight: 1.7", `weight 1.7 is not`, ""},
		{"report a main target that is not first", cat, "{group: lumbar, weight: 1.0}", "{group: lumbar, weight: 0.5}", `the main target must come first`, "{group: lumbar"},
		{"report an unknown tool", ball, "- [wall]", "- [fence]", `tools: "fence" is unknown`, "[fence]"},
		{"report an unknown optional tool", cat, "optional: [mat]", "optional: [rug]", `optional: "rug" is unknown`, ""},
		{"report an unknown tag", cat, "wrist-load", "wrist-lode", `tags: "wrist-lode" is unknown`, ""},
		{"report a tag named twice", cat, "wrist-load", "kneeling", `tags: "kneeling" stands there twice`, "tags: "},
		{"report an unknown phase", cat, "[acute, subacute", "[acute, sudden", `phases: "sudden" is unknown`, ""},
		{"report an unknown kind", cat, "kind: mobility", "kind: movement", `unknown kind "movement"`, ""},
		{"report an unknown position", cat, "floor-quadruped", "all-fours", `unknown position "all-fours"`, ""},
		{"report an unknown source", cat, "S-mcgill", "S-mcgil", `sources: "S-mcgil" is unknown`, ""},
		{"report an unknown grade", cat, "grade: C", "grade: E", `unknown grade "E"`, ""},
		{"report an unknown link", cat, "easier_id: seated-pelvic-tilt", "easier_id: sit-tilt", `easier_id: technique "sit-tilt" is unknown`, ""},
		{"report a link to the card itself", cat, "easier_id: seated-pelvic-tilt", "easier_id: cat-cow", `easier_id names the technique itself`, ""},
		{"report an unknown highlight", cat, "highlight: [lumbar,", "highlight: [middle,", `highlight: "middle" is unknown`, ""},
		{"report a range that is not one", cat, "reps: 8-12", "reps: some", `reps: "some" is not a range`, ""},
		{"report a range that starts above its end", cat, "reps: 8-12", "reps: 12-8", `reps: "12-8" starts above its end`, ""},
		{"report a pattern that is not one of repetitions", cat, "sets: 1-2", "sets: 5-3-1", `sets: "5-3-1" is a pattern`, ""},
		{"report a dose out of range", cat, "hold_s: 3-4", "hold_s: 3-4000", `hold_s 3-4000 is outside`, ""},
		{"report sets out of range", cat, "sets: 1-2", "sets: 0-2", `sets 0-2 is outside 1-5`, ""},
		{"report a wrong length", cat, "minutes: 2", "minutes: 3", `minutes is 3`, ""},
		{"report an unknown mode", cat, "mode: reps", "mode: repeat", `unknown mode "repeat"`, ""},
		{"report a timer that holds longer than the dose", cat, "  hold_s: 3\n", "  hold_s: 6\n", `hold_s 6 is outside the dose 3-4`, ""},
		{"report a timer with more repetitions than the dose", cat, "  reps: 10\n", "  reps: 20\n", `reps 20 is outside the dose 8-12`, ""},
		{"report a timer with more sets than the dose", cat, "  sets: 1\n", "  sets: 3\n", `sets 3 is outside the dose 1-2`, ""},
		{"report a timer with one side for a dose per side", ball, "  sides: 2\n", "  sides: 1\n", `1 sides on the timer do not fit`, ""},
		{"report a timer that does not run", cat, "  reps: 10\n", "  reps: 0\n", `the timer needs a hold`, "mode: reps"},
		{"report a wrong est_s", cat, "est_s: 60", "est_s: 61", `est_s is 61 but the timer runs 60 seconds`, ""},
		{"report a timer of a card without one", "techniques/hydration.yaml", "mode: info", "mode: info\n  hold_s: 9", `unknown field "hold_s"`, "hold_s: 9"},
		{"report deep pressure without a cap", ball, "  pressure: 5\n", "", `deep pressure needs a pressure cap`, "text: Pressure 5/10"},
		{"report a cap above 5", ball, "  pressure: 5\n", "  pressure: 6\n", `a pressure cap of 6 is outside 0-5`, ""},
		{"report light pressure above 3", "techniques/partner-gliding.yaml", "  pressure: 3\n", "  pressure: 4\n", `a pressure cap of 4 is outside 0-3`, ""},
		{"report a cap that its text does not say", ball, "  pressure: 5\n", "  pressure: 4\n", `pressure: the cap's text does not say 4/10`, ""},
		{"report a phase cap above the cap", ball, "{acute: 3}", "{acute: 6}", `the cap of 6 for acute`, ""},
		{"report a cap of an unknown phase", ball, "{acute: 3}", "{sudden: 3}", `by_phase: "sudden" is unknown`, ""},
		{"report a cap on an unknown scale", cat, "also: {pain: 3}", "also: {fun: 3}", `also: "fun" is unknown`, ""},
		{"report a grade that is not the best of the phases", heat, "grade: A", "grade: B", `grade B is not the best of by_phase, A`, ""},
		{"report a cue that is too long", cat, "cue: Round", "cue: Now, slowly and with care, round", `at most 90 fit the player`, ""},
		{"report a name that differs from the index", cat, "name: Cat–cow", "name: Cat", `name "Cat" differs`, ""},
		{"report a number of another technique", cat, "number: 44", "number: 45", `number 45 belongs to another technique`, ""},
		{"report a kind that differs from the index", cat, "kind: mobility", "kind: stretch", `kind "stretch" differs`, ""},
		{"report an id outside the index", cat, "id: cat-cow", "id: dog-cow", `"dog-cow" is not in techniques/index.yaml`, ""},
		{"report an id twice in the index", "techniques/index.yaml", "44, id: cat-cow,", "44, id: childs-pose,", `"childs-pose" is listed twice`, "44, id: childs"},
		{"report a number twice in the index", "techniques/index.yaml", "number: 44, id", "number: 43, id", `number 43 is listed twice`, "43, id: cat-cow"},
		{"report a tool listed twice", "tools.yaml", "- id: desk\n  name: Desk", "- id: wall\n  name: Desk", `tool "wall" is listed twice`, "- id: wall\n  name: Desk"},
		{"report an unknown stand-in", "tools.yaml", "stand_ins: [mat]", "stand_ins: [couch]", `unknown tool "couch"`, ""},
		{"report a tag listed twice", "tags.yaml", "- id: roller\n  meaning", "- id: ball\n  meaning", `tag "ball" is listed twice`, "- id: ball\n  meaning: Uses a foam"},
		{"report an unknown status of a source", "sources.yaml", "status: partly", "status: guessed", `unknown status "guessed"`, ""},
		{"report a source listed twice", "sources.yaml", "- id: S-mckenzie\n  citation: \"Lam", "- id: S-mcgill\n  citation: \"Lam", `source "S-mcgill" is listed twice`, "S-mcgill\n  citation: \"McG"},
		{"report an unknown technique of a search name", "search.yaml", "shows: [partner-circles]", "shows: [circles]", `unknown technique "circles"`, ""},
	} {
		t.Run("should "+m.should, func(t *testing.T) {
			fsys := scratch(t)
			spoil(t, fsys, m.file, m.old, m.spoiled)
			_, err := technique.Load(fsys, areas(t))
			if err == nil {
				t.Fatal("no error")
			}
			want := fmt.Sprintf("%s:%d: ", m.file, lineOf(t, fsys, m.file, cmp.Or(m.at, strings.TrimSpace(m.spoiled))))
			if !slices.ContainsFunc(strings.Split(err.Error(), "\n"), func(line string) bool {
				return strings.HasPrefix(line, want) && strings.Contains(line, m.want)
			}) {
				t.Errorf("got  %v\nwant %s… %s", err, want, m.want)
			}
			if _, ok := errors.AsType[*strict.FileError](err); !ok {
				t.Errorf("not a FileError: %v", err)
			}
		})
	}
	t.Run("should report a card under another file name", func(t *testing.T) {
		fsys := scratch(t)
		fsys["techniques/dog.yaml"] = fsys[cat]
		_, err := technique.Load(fsys, areas(t))
		if err == nil || !strings.Contains(err.Error(), `techniques/dog.yaml:1: id "cat-cow" does not match the file name`) {
			t.Errorf("got %v", err)
		}
	})
	t.Run("should report a missing file of the vocabulary", func(t *testing.T) {
		fsys := scratch(t)
		delete(fsys, "tags.yaml")
		_, err := technique.Load(fsys, areas(t))
		if err == nil || !strings.Contains(err.Error(), "tags.yaml: cannot be read") {
			t.Errorf("got %v", err)
		}
	})
	t.Run("should report all mistakes of all files", func(t *testing.T) {
		fsys := scratch(t)
		spoil(t, fsys, cat, "kind: mobility", "kind: movement")
		spoil(t, fsys, cat, "est_s: 60", "est_s: 61")
		spoil(t, fsys, ball, "- [wall]", "- [fence]")
		_, err := technique.Load(fsys, areas(t))
		for _, want := range []string{`unknown kind "movement"`, "est_s is 61", `tools: "fence" is unknown`} {
			if err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s is not in %v", want, err)
			}
		}
	})
}

func TestLoadLenient(t *testing.T) {
	t.Run("should leave a broken card out and keep the others", func(t *testing.T) {
		fsys := scratch(t)
		spoil(t, fsys, "techniques/cat-cow.yaml", "kind: mobility", "kind: movement")
		c, problems := technique.LoadLenient(fsys, areas(t))
		if len(problems) == 0 {
			t.Error("no problem reported")
		}
		if _, ok := c.Get("cat-cow"); ok {
			t.Error("the broken card is in the catalogue")
		}
		if n := len(c.All()); n != 87 {
			t.Errorf("%d cards, want 87", n)
		}
		if found := c.Search("cat cow"); len(found) > 0 && found[0].ID == "cat-cow" {
			t.Error("the broken card is found")
		}
	})
	t.Run("should work with no files at all", func(t *testing.T) {
		c, problems := technique.LoadLenient(fstest.MapFS{}, areas(t))
		if len(problems) == 0 || len(c.All()) != 0 || len(c.Search("back")) != 0 {
			t.Errorf("%d cards, problems %v", len(c.All()), problems)
		}
	})
}

// A card cut off anywhere, or with a line lost, must be reported or load; it must never panic.
func FuzzCard(f *testing.F) {
	fsys := scratch(f)
	f.Add(fsys["techniques/cat-cow.yaml"].Data)
	f.Add(fsys["techniques/hydration.yaml"].Data)
	f.Add([]byte("a: &x [*x]\n<<: *x\n? {b: c}\n: |\n  d\n"))
	known := areas(f)
	f.Fuzz(func(t *testing.T, raw []byte) {
		own := make(fstest.MapFS)
		for _, name := range []string{"tools.yaml", "tags.yaml", "sources.yaml", "search.yaml", "techniques/index.yaml"} {
			own[name] = fsys[name]
		}
		own["techniques/cat-cow.yaml"] = &fstest.MapFile{Data: raw}
		c, problems := technique.LoadLenient(own, known)
		if (len(c.All()) == 1) != (len(problems) == 0) {
			t.Errorf("%d cards with problems %v", len(c.All()), problems)
		}
	})
}

func TestGrade(t *testing.T) {
	t.Run("should have words for every grade", func(t *testing.T) {
		texts, err := i18n.New(assets.FS, "en")
		if err != nil {
			t.Fatal(err)
		}
		for _, g := range []technique.Grade{technique.GradeA, technique.GradeB, technique.GradeC, technique.GradeD} {
			if !texts.Has(g.Wording()) {
				t.Errorf("no text %s", g.Wording())
			}
		}
	})
}

func TestCap(t *testing.T) {
	for _, c := range []struct {
		should string
		cap    technique.Cap
		phase  technique.Phase
		want   int
	}{
		{"press at most 3 in an acute spell", technique.Cap{Pressure: 5}, technique.Acute, 3},
		{"press at most 4 in a subacute spell", technique.Cap{Pressure: 5}, technique.Subacute, 4},
		{"press at most 5 in persistent pain", technique.Cap{Pressure: 5}, technique.Persistent, 5},
		{"keep a lower cap of the technique", technique.Cap{Pressure: 2}, technique.Subacute, 2},
		{"keep a lower cap for the phase", technique.Cap{Pressure: 5, ByPhase: map[technique.Phase]int{"subacute": 3}}, technique.Subacute, 3},
		{"say nothing where pressure is not the matter", technique.Cap{}, technique.Persistent, 0},
	} {
		t.Run("should "+c.should, func(t *testing.T) {
			if got := c.cap.PressureIn(c.phase); got != c.want {
				t.Errorf("got %d, want %d", got, c.want)
			}
		})
	}
}

func TestVocabulary(t *testing.T) {
	c := load(t)
	t.Run("should list the tools of section 2.2, without the tool none", func(t *testing.T) {
		want := rows(section(t, "### 2.2", "### 2.3"))[1:]
		if len(c.Tools()) != len(want) {
			t.Fatalf("%d tools, want %d", len(c.Tools()), len(want))
		}
		for i, tool := range c.Tools() {
			substitutes := strings.TrimPrefix(want[i][2], "—")
			if string(tool.ID) != quoted(want[i][0])[0] || tool.Name != want[i][1] || tool.Substitutes != substitutes {
				t.Errorf("got %+v, want %v", tool, want[i])
			}
		}
	})
	t.Run("should list the tags of section 2.3", func(t *testing.T) {
		for i, row := range rows(section(t, "### 2.3", "### 2.4")) {
			if tag := c.Tags()[i]; string(tag.ID) != quoted(row[0])[0] || tag.Meaning != row[1] {
				t.Errorf("got %+v, want %v", tag, row)
			}
		}
	})
	t.Run("should list the sources of section 10", func(t *testing.T) {
		want := rows(section(t, "## 10. Sources", ""))
		if len(c.Sources()) != len(want) {
			t.Errorf("%d sources, want %d", len(c.Sources()), len(want))
		}
		for _, row := range want {
			s, ok := c.Source(quoted(row[0])[0])
			seed := strings.HasPrefix(s.ID, "S-seed")
			if !ok || !seed && s.Citation != strings.ReplaceAll(row[1], "`", "") {
				t.Errorf("got %+v, want %v", s, row)
			}
			if strings.HasPrefix(row[2], "from knowledge") && s.Status != technique.FromKnowledge {
				t.Errorf("%s is %s, but nothing of it was seen", s.ID, s.Status)
			}
		}
	})
	t.Run("should match the table of section 2.4", func(t *testing.T) {
		for _, row := range rows(section(t, "### 2.4", "### T01")) {
			card, ok := c.Get(technique.ID(quoted(row[0])[0]))
			if !ok {
				t.Errorf("%s is missing", row[0])
				continue
			}
			desk := map[string]bool{"yes": true, "no": false}[row[6]]
			if string(card.Kind) != row[2] || card.Main() != body.Group(quoted(row[3])[0]) ||
				string(card.Evidence.Grade) != row[4] || card.DeskFriendly != desk {
				t.Errorf("%s differs from %v", card.ID, row)
			}
		}
	})
}
