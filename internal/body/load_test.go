package body_test

import (
	"bytes"
	"io/fs"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"unknot/assets"
	"unknot/internal/body"
)

// spoiled returns the real body map with one text of one file replaced, once.
func spoiled(t *testing.T, file, from, to string) (fs.FS, int) {
	t.Helper()
	out := fstest.MapFS{}
	names, err := fs.Glob(assets.FS, "bodymap/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		raw, err := fs.ReadFile(assets.FS, n)
		if err != nil {
			t.Fatal(err)
		}
		out[n] = &fstest.MapFile{Data: raw}
	}
	raw := out["bodymap/"+file].Data
	at := bytes.Index(raw, []byte(from))
	if at < 0 {
		t.Fatalf("%s does not hold %q", file, from)
	}
	out["bodymap/"+file].Data = bytes.Replace(raw, []byte(from), []byte(to), 1)
	return out, bytes.Count(raw[:at], []byte("\n")) + 1
}

func TestLoadRefuses(t *testing.T) {
	tests := map[string]struct{ file, old, new, want string }{
		"an unknown key":            {"regions.yaml", "    feels:", "    fells:", "fells"},
		"an unknown kind":           {"regions.yaml", "kind: work, name", "kind: wrk, name", `unknown kind "wrk"`},
		"an unknown reach":          {"regions.yaml", "reach: both", "reach: all", `unknown reach "all"`},
		"an unknown related group":  {"regions.yaml", "group: hamstrings,", "group: hamstring,", `unknown group "hamstring"`},
		"a weight above 1":          {"regions.yaml", "weight: 0.9", "weight: 9", "weight 9"},
		"a region twice":            {"regions.yaml", "id: lumbar-right", "id: lumbar-left", "stands twice"},
		"a region of another group": {"regions.yaml", "id: lumbar-right", "id: flank-right", "does not belong"},
		"an arrow to nowhere":       {"keys.yaml", "left: flank-left", "left: flank-links", `"flank-links"`},
		"a point that is not drawn": {"views.yaml", "region: flank-left", "region: abdomen", `"abdomen" is not in`},
		"a badge beside its region": {"views.yaml", "badge: [159.7, 226.6]", "badge: [10, 10]", "outside its outline"},
		"a transform":               {"body-back.svg", `<g id="regions">`, `<g id="regions" transform="scale(2)">`, `"transform" is not allowed`},
		"a relative path":           {"body-back.svg", "C206.95", "c206.95", "only absolute M, C and Z"},
		"a path that stays open":    {"body-front.svg", "Z\"", "\"", "not closed"},
		"an unknown region":         {"body-front.svg", `id="abdomen"`, `id="belly"`, `unknown body region "belly"`},
		"an id twice":               {"body-front.svg", `id="gloss-2"`, `id="gloss-1"`, "stands twice"},
		"an element we do not draw": {"body-back-zoom.svg", `<g id="contours">`, `<rect/><g id="contours">`, "<rect>"},
		"a shifted window":          {"body-back-zoom.svg", `viewBox="0 0`, `viewBox="5 0`, "does not start at 0 0"},
		"broken XML":                {"body-back-zoom.svg", "</svg>", "</sgv>", "closed by </sgv>"},
	}
	for name, tt := range tests {
		t.Run("should refuse "+name, func(t *testing.T) {
			fsys, line := spoiled(t, tt.file, tt.old, tt.new)
			_, err := body.Load(fsys)
			if err == nil {
				t.Fatal("it was taken")
			}
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("the error does not say %q: %v", tt.want, err)
			}
			if at := "bodymap/" + tt.file + ":" + strconv.Itoa(line) + ":"; !strings.Contains(err.Error(), at) {
				t.Errorf("the error does not say %s %v", at, err)
			}
		})
	}
	t.Run("should say which file is missing", func(t *testing.T) {
		_, err := body.Load(fstest.MapFS{})
		if err == nil || !strings.Contains(err.Error(), "bodymap/regions.yaml") {
			t.Errorf("got %v", err)
		}
	})
}
