package deptest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// unlinked says what a program may not carry, however far down it is imported.
var unlinked = []struct {
	program string
	parts   []string
	why     string
}{
	{
		program: "cmd/unknot-agent",
		parts:   []string{"fyne.io/fyne/v2", "github.com/go-gl", "github.com/fyne-io/glfw-js", "unknot/internal/ui"},
		why:     "what stays resident holds no window: 9 MB and no wake-ups against 150 MB and 400 a second (house rule 6)",
	},
	{
		program: "cmd/unknotctl",
		parts:   []string{"fyne.io/fyne/v2", "github.com/go-gl", "github.com/fyne-io/glfw-js", "fyne.io/systray", "unknot/internal/ui"},
		why:     "the terminal works where there is no window system at all (house rule 6)",
	},
}

// linkedPackage is what the go command says about one package that a program is made of.
type linkedPackage struct {
	ImportPath string
	Imports    []string
	ImportMap  map[string]string
}

func TestLinked(t *testing.T) {
	for _, rule := range unlinked {
		t.Run("should link no window into "+rule.program, func(t *testing.T) {
			packages := dependencies(t, rule.program)
			var shortest []string // the way to mend first; the others tend to begin like it
			for path := range packages {
				if !withinAny(path, rule.parts) {
					continue
				}
				if chain := way(packages, module+"/"+rule.program, path); shortest == nil || len(chain) < len(shortest) {
					shortest = chain
				}
			}
			if shortest != nil {
				t.Errorf("%s: %s\n%s", rule.program, rule.why, strings.Join(shortest, "\n  → "))
			}
		})
	}
}

// dependencies lists the packages a program is linked from, itself included.
func dependencies(t *testing.T, program string) map[string]linkedPackage {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-deps", "-json=ImportPath,Imports,ImportMap", "./"+program)
	cmd.Dir = root
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list %s: %v\n%s", program, err, &stderr)
	}
	packages := make(map[string]linkedPackage)
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p linkedPackage
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		packages[p.ImportPath] = p
	}
	if len(packages) < 2 {
		t.Fatalf("go list says that %s imports nothing", program)
	}
	return packages
}

// way is the shortest chain of imports from one package to another, for the message.
func way(packages map[string]linkedPackage, from, to string) []string {
	before := map[string]string{from: ""}
	for queue := []string{from}; len(queue) > 0; queue = queue[1:] {
		here := queue[0]
		if here == to {
			break
		}
		for _, next := range packages[here].Imports {
			if mapped, ok := packages[here].ImportMap[next]; ok {
				next = mapped
			}
			if _, seen := before[next]; !seen {
				before[next] = here
				queue = append(queue, next)
			}
		}
	}
	var chain []string
	for here := to; here != ""; here = before[here] {
		chain = append([]string{here}, chain...)
	}
	return chain
}
