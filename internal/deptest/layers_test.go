package deptest

import (
	"go/ast"
	"slices"
	"strings"
	"testing"
)

// core are the packages that know no window, no SQL and no system, from the lowest up: each may
// import those before it, or on the same step, never those after it.
var core = [][]string{
	{"internal/strict"},
	{"internal/body"},
	{"internal/technique"},
	{"internal/checkin", "internal/figure"},
	{"internal/safety"},
	{"internal/guide"},
	{"internal/plan"},
	{"internal/session", "internal/breaks", "internal/routine"},
	{"internal/insight"},
	{"internal/course", "internal/cue"},
}

// pure are the libraries that the core may use: they compute and touch nothing.
var pure = []string{"github.com/goccy/go-yaml", "golang.org/x/text", "golang.org/x/image"}

// impure are the packages of the standard library that the core may not use.
var impure = []string{
	"os", "net", "syscall", "database", "log", "plugin", "unsafe", "embed",
	"runtime/debug", "math/rand", "crypto/rand",
}

// step is the place of a folder in core, −1 when it is not of the core.
func step(dir string) int {
	return slices.IndexFunc(core, func(folders []string) bool { return withinAny(dir, folders) })
}

func TestCore(t *testing.T) {
	for _, s := range sources(t) {
		own := step(s.dir())
		if own < 0 || s.test {
			continue
		}
		t.Run("should be importable anywhere: "+s.path, func(t *testing.T) {
			for _, imported := range s.imports {
				if why := forbiddenInCore(imported, own); why != "" {
					t.Errorf("%s imports %s: %s", s.path, imported, why)
				}
			}
			checkNoClock(t, s)
		})
	}
}

// forbiddenInCore says why a core package of a step may not import a package; empty when it may.
func forbiddenInCore(imported string, own int) string {
	if rest, ours := strings.CutPrefix(imported, module+"/"); ours {
		switch other := step(rest); {
		case other < 0:
			return "the core knows none of the other rooms; let them import the core, or hand the value in"
		case other > own:
			return "imports in the core point downward; the value goes the other way (house rule 1)"
		}
		return ""
	}
	if standard := !strings.Contains(strings.Split(imported, "/")[0], "."); standard {
		if withinAny(imported, impure) {
			return "the core is deterministic and touches no system; take the value as an argument (house rule 2)"
		}
		return ""
	}
	if withinAny(imported, pure) {
		return ""
	}
	return "the core uses the standard library and small pure libraries only; the list stands in internal/deptest/layers_test.go"
}

// checkNoClock finds uses of the real clock: the same input must give the same output.
func checkNoClock(t *testing.T, s source) {
	t.Helper()
	clock := []string{"Now", "Since", "Until", "Sleep", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker", "Local"}
	ast.Inspect(s.syntax, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		if x, ok := sel.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains(clock, sel.Sel.Name) {
			t.Errorf("%s uses time.%s: the core is deterministic; take the time as an argument (house rule 2)", s.at(n), sel.Sel.Name)
		}
		return true
	})
}

// fence keeps packages where they belong.
type fence struct {
	imports []string // no file may import these …
	within  []string // … but those in these folders; empty with outside set
	outside []string // when set, the fence holds only for files in these folders
	tests   bool     // whether the fence holds for tests too
	why     string
}

var fences = []fence{
	{
		imports: []string{"fyne.io/fyne/v2"},
		within:  []string{"internal/ui", "cmd/unknot", "cmd/tour", "internal/e2e"},
		tests:   true,
		why:     "only the window links Fyne: a Fyne program wakes 60 times a second for as long as it runs (house rule 6)",
	},
	{
		imports: []string{"github.com/mattn/go-sqlite3", "database/sql", "github.com/pressly/goose/v3"},
		within:  []string{"internal/journal"},
		tests:   true,
		why:     "only the journal speaks SQL (house rule 5)",
	},
	{
		imports: []string{"fyne.io/systray", "github.com/gen2brain/beeep", "github.com/esiqveland/notify", "github.com/godbus/dbus/v5", "github.com/jezek/xgb"},
		within:  []string{"internal/desktop", "internal/agent", "internal/e2e"},
		tests:   true,
		why:     "what the system does stands in internal/desktop, one small package per thing",
	},
	{
		imports: []string{"unknot/internal/journal"},
		outside: []string{"internal/ui", "internal/desktop", "internal/link", "internal/report", "internal/figure"},
		why:     "imports point inward: ask for what you need through a small interface of your own, cmd wires (house rules 1 and 4)",
	},
	{
		imports: []string{"unknot/internal/ui"},
		within:  []string{"internal/ui", "cmd/unknot", "cmd/tour", "internal/e2e"},
		tests:   true,
		why:     "nothing but the window knows the window (house rule 1)",
	},
	{
		imports: []string{"unknot/internal/agent", "unknot/internal/ctl"},
		within:  []string{"internal/agent", "internal/ctl", "cmd", "internal/e2e"},
		tests:   true,
		why:     "programs talk over the local socket, not through each other's packages (house rule 1)",
	},
	{
		imports: []string{"unknot/internal/testkit"},
		why:     "helpers of tests are not part of a program",
	},
	{
		imports: []string{"unknot/internal/deptest", "unknot/cmd", "unknot/internal/tools"},
		tests:   true,
		why:     "nothing imports these",
	},
}

func (f fence) holds(s source) bool {
	if s.test && !f.tests {
		return false
	}
	if len(f.outside) > 0 {
		return withinAny(s.dir(), f.outside)
	}
	return !withinAny(s.dir(), f.within)
}

func TestFences(t *testing.T) {
	all := sources(t)
	for _, f := range fences {
		t.Run("should hold: "+f.why, func(t *testing.T) {
			for _, s := range all {
				for _, forbidden := range f.imports {
					if f.holds(s) && s.imported(forbidden) {
						t.Errorf("%s imports %s: %s", s.path, forbidden, f.why)
					}
				}
			}
		})
	}
}
