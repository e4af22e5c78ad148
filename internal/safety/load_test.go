package safety

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/assets"
)

func TestLoadNamesFileAndLine(t *testing.T) {
	tests := []struct{ name, file, old, new, want string }{
		{"an unknown key", "flags.yaml", "    number: 1\n", "    number: 1\n    colour: red\n", "flags.yaml:10:"},
		{"an unknown tier", "flags.yaml", "    tier: emergency\n", "    tier: soonish\n", "flags.yaml:"},
		{"a doubled flag", "flags.yaml", "id: rf-bladder\n", "id: rf-saddle-numbness\n", "stands twice"},
		{"a gp-soon flag without a mode", "flags.yaml", "    mode: low-intensity\n", "", "flags.yaml:"},
		{"an unknown tag", "cautions.yaml", "nerve-tension", "nerve-tensoin", "cautions.yaml:"},
		{"an unknown scope", "cautions.yaml", "scope: area", "scope: spot", "cautions.yaml:"},
		{"an unknown term", "combinations.yaml", "[rf-kidney]", "[rf-kidny]", `unknown term "rf-kidny"`},
		{"an unknown group", "combinations.yaml", "\"group:nerve-change\"", "\"group:nerves\"", "combinations.yaml:"},
		{"a rule without a text", "combinations.yaml", "    text: A known aneurysm and new back or tummy pain.\n", "", "combinations.yaml:"},
		{"a missing tier", "tiers.yaml", "  - tier: same-day", "  - tier: gp-soon", "tier same-day is missing"},
		{"a caution nobody knows", "tiers.yaml", "caution: cx-child", "caution: cx-kid", "tiers.yaml:"},
		{"a mark that opens nothing known", "marks.yaml", "opens: [rf-kidney]", "opens: [rf-kidneys]", "marks.yaml:"},
		{"a line that raises nothing known", "precheck.yaml", "raises: [rf-chest]", "raises: [rf-chests]", "precheck.yaml:"},
		{"three neighbours", "areas.yaml", "- [thoracic, flank]", "- [thoracic, flank, lumbar]", "areas.yaml:"},
		{"an empty file", "flags.yaml", "", "", "flags.yaml"},
	}
	for _, tt := range tests {
		t.Run("should refuse "+tt.name, func(t *testing.T) {
			files := copyOf(t)
			name := "safety/" + tt.file
			text := string(files[name].Data)
			if tt.old == "" {
				delete(files, name)
			} else {
				if !strings.Contains(text, tt.old) {
					t.Fatalf("the file does not have %q", tt.old)
				}
				files[name].Data = []byte(strings.Replace(text, tt.old, tt.new, 1))
			}
			_, err := Load(files)
			if err == nil {
				t.Fatal("loaded")
			}
			if msg := err.Error(); !strings.Contains(msg, tt.want) || strings.Contains(msg, ".yaml:0:") {
				t.Errorf("error %q does not say %q with a line", msg, tt.want)
			}
		})
	}
}

// copyOf copies the data files so that a test may spoil them.
func copyOf(t *testing.T) fstest.MapFS {
	t.Helper()
	names, err := fs.Glob(assets.FS, "safety/*.yaml")
	if err != nil || len(names) != 7 {
		t.Fatalf("found %v: %v", names, err)
	}
	out := make(fstest.MapFS)
	for _, name := range names {
		raw, err := fs.ReadFile(assets.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		out[name] = &fstest.MapFile{Data: raw}
	}
	return out
}
