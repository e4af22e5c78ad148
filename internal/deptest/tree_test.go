package deptest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// module is the path all our own packages begin with.
const module = "unknot"

// root is the top of the repository, seen from this folder.
const root = "../.."

// source is one Go file of ours, whatever system or build tag it is for.
type source struct {
	path    string // from the top of the repository, with slashes
	test    bool
	syntax  *ast.File
	fset    *token.FileSet
	imports []string
}

// dir is the folder of the file from the top of the repository, such as "internal/plan".
func (s source) dir() string { return path.Dir(s.path) }

// at is the place of a node for a message: file and line.
func (s source) at(n ast.Node) string {
	return s.path + ":" + strconv.Itoa(s.fset.Position(n.Pos()).Line)
}

// imported tells whether the file imports the package or one below it.
func (s source) imported(pkg string) bool {
	for _, own := range s.imports {
		if within(own, pkg) {
			return true
		}
	}
	return false
}

// within tells whether a slash path is the folder or lies below it.
func within(name, folder string) bool {
	return name == folder || strings.HasPrefix(name, folder+"/")
}

// withinAny tells whether a slash path is one of the folders or lies below one.
func withinAny(name string, folders []string) bool {
	for _, folder := range folders {
		if within(name, folder) {
			return true
		}
	}
	return false
}

// sources reads every Go file of the module, whatever system or build tag it is for. Hidden folders,
// testdata and modules within the module (the pinned tools) are left out.
func sources(t *testing.T) []source {
	t.Helper()
	var out []source
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return skipForeign(name, entry)
		}
		if strings.HasSuffix(name, ".go") {
			out = append(out, parse(t, name))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) == 0 {
		t.Fatal("found no Go files: is the test run from its own folder?")
	}
	return out
}

func skipForeign(name string, entry fs.DirEntry) error {
	if name == root {
		return nil
	}
	if entry.Name() == "testdata" || strings.HasPrefix(entry.Name(), ".") {
		return filepath.SkipDir
	}
	if _, err := os.Stat(filepath.Join(name, "go.mod")); err == nil {
		return filepath.SkipDir
	}
	return nil
}

func parse(t *testing.T, name string) source {
	t.Helper()
	rel, err := filepath.Rel(root, name)
	if err != nil {
		t.Fatal(err)
	}
	s := source{
		path: filepath.ToSlash(rel),
		test: strings.HasSuffix(name, "_test.go"),
		fset: token.NewFileSet(),
	}
	s.syntax, err = parser.ParseFile(s.fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range s.syntax.Imports {
		p, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		s.imports = append(s.imports, p)
	}
	return s
}

// literal returns the value of a string literal, and whether the expression is one.
func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	value, err := strconv.Unquote(lit.Value)
	return value, err == nil
}
