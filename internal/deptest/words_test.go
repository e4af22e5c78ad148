package deptest

import (
	"go/ast"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"unknot/assets"
	"unknot/internal/i18n"
)

// idShape is how a message id looks: "area.name", with further parts after dots or hyphens.
var idShape = regexp.MustCompile(`^[a-z][a-z0-9]*(\.[a-z0-9]+(-[a-z0-9]+)*)+$`)

// fileEndings are the ends of literals that look like an id and name a file.
var fileEndings = []string{".db", ".json", ".yaml", ".svg", ".png", ".log", ".sock", ".lock", ".pdf", ".csv", ".ics", ".sql", ".desktop", ".txt", ".ttf"}

// builtIDs are beginnings of ids that code puts together in a way the test cannot see. Each needs its
// reason. By itself the test sees "relief.place." + id, a literal "relief.place." handed on,
// fmt.Sprintf("relief.place.%s", id), and id + "-why" for an id that is used.
var builtIDs = map[string]string{}

// endShape is how the end of an id looks that is put behind another id.
var endShape = regexp.MustCompile(`^[.-][a-z0-9]+(-[a-z0-9]+)*$`)

// usage is what the sources say about message ids.
type usage struct {
	whole    map[string]string // a literal that is an id or looks like one, and where it stands
	prefixes map[string]string // the beginning of an id that is put together, and where
	ends     map[string]string // the end of an id that is put behind another one, and where
}

func TestMessageIDs(t *testing.T) {
	texts, err := i18n.New(assets.FS, "en")
	if err != nil {
		t.Fatal(err)
	}
	areas := make(map[string]bool)
	for _, id := range texts.IDs() {
		area, _, _ := strings.Cut(id, ".")
		areas[area] = true
	}
	used := usages(t, areas)

	t.Run("should have a text for every id in the sources", func(t *testing.T) {
		for id, at := range used.whole {
			if !texts.Has(id) {
				t.Errorf("%s uses %q: assets/i18n has no such text", at, id)
			}
		}
	})
	t.Run("should have texts for every id that is put together", func(t *testing.T) {
		for prefix, at := range used.prefixes {
			if !slices.ContainsFunc(texts.IDs(), func(id string) bool { return strings.HasPrefix(id, prefix) }) {
				t.Errorf("%s builds ids from %q: no text in assets/i18n begins so", at, prefix)
			}
		}
	})
	t.Run("should use every text", func(t *testing.T) {
		inData := dataWords(t)
		for _, id := range texts.IDs() {
			if used.whole[id] == "" && !inData[id] && !used.begins(id) && !used.extends(id) {
				t.Errorf("nothing uses the text %q: remove it from assets/i18n", id)
			}
		}
	})
}

func (u usage) begins(id string) bool {
	for prefix := range u.prefixes {
		if strings.HasPrefix(id, prefix) {
			return true
		}
	}
	for prefix := range builtIDs {
		if strings.HasPrefix(id, prefix) {
			return true
		}
	}
	return false
}

// extends tells whether an id is another one that is used, with an end that code puts behind ids.
func (u usage) extends(id string) bool {
	for end := range u.ends {
		if base, ok := strings.CutSuffix(id, end); ok && u.whole[base] != "" {
			return true
		}
	}
	return false
}

// usages reads the literals of every source file that is not a test.
func usages(t *testing.T, areas map[string]bool) usage {
	t.Helper()
	u := usage{whole: make(map[string]string), prefixes: make(map[string]string), ends: make(map[string]string)}
	for _, s := range sources(t) {
		if s.test || within(s.dir(), "internal/deptest") {
			continue
		}
		ast.Inspect(s.syntax, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec, *ast.Field: // paths and struct tags are no ids
				_, isImport := n.(*ast.ImportSpec)
				return !isImport
			case *ast.CallExpr:
				u.noteCall(s, n)
			case *ast.BinaryExpr:
				u.noteSum(s, n, areas)
			case *ast.BasicLit:
				u.noteLiteral(s, n, areas)
			}
			return true
		})
	}
	return u
}

// noteCall takes the first argument of T("…") and N("…") for an id whatever it looks like, so that
// a mistyped area does not hide it.
func (u usage) noteCall(s source, call *ast.CallExpr) {
	sel, ok := call.Fun.(*ast.SelectorExpr)
	if !ok || len(call.Args) == 0 || (sel.Sel.Name != "T" && sel.Sel.Name != "N") {
		return
	}
	if id, ok := literal(call.Args[0]); ok {
		u.whole[id] = s.at(call)
	}
}

// noteSum looks at "area." + name and at id + "-end".
func (u usage) noteSum(s source, sum *ast.BinaryExpr, areas map[string]bool) {
	if sum.Op != token.ADD {
		return
	}
	if start, ok := literal(sum.X); ok {
		u.notePrefix(s, sum, start, areas)
	}
	if end, ok := literal(sum.Y); ok && endShape.MatchString(end) {
		u.ends[end] = s.at(sum)
	}
}

func (u usage) noteLiteral(s source, lit *ast.BasicLit, areas map[string]bool) {
	text, ok := literal(lit)
	if !ok {
		return
	}
	if start, _, formatted := strings.Cut(text, "%"); formatted {
		u.notePrefix(s, lit, start, areas)
		return
	}
	if strings.HasSuffix(text, ".") {
		u.notePrefix(s, lit, text, areas)
		return
	}
	area, _, _ := strings.Cut(text, ".")
	if areas[area] && idShape.MatchString(text) && !namesFile(text) {
		u.whole[text] = s.at(lit)
	}
}

func (u usage) notePrefix(s source, n ast.Node, text string, areas map[string]bool) {
	area, _, dotted := strings.Cut(text, ".")
	if dotted && areas[area] && !strings.ContainsAny(text, " /:") {
		u.prefixes[text] = s.at(n)
	}
}

func namesFile(text string) bool {
	return slices.ContainsFunc(fileEndings, func(end string) bool { return strings.HasSuffix(text, end) })
}

// dataWords are the words in the data files: data may name a text too.
func dataWords(t *testing.T) map[string]bool {
	t.Helper()
	words := make(map[string]bool)
	split := func(r rune) bool { return strings.ContainsRune(" \t\n\"',[]{}:", r) }
	err := filepath.WalkDir(filepath.Join(root, "assets"), func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || filepath.Ext(name) != ".yaml" || filepath.Base(filepath.Dir(name)) == "i18n" {
			return err
		}
		raw, err := os.ReadFile(name)
		for _, word := range strings.FieldsFunc(string(raw), split) {
			words[word] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return words
}
