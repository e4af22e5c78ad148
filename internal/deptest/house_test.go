package deptest

import (
	"go/ast"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestPackageComments(t *testing.T) {
	documented := make(map[string]bool)
	for _, s := range sources(t) {
		if s.test || ast.IsGenerated(s.syntax) {
			continue
		}
		start := "Package " + s.syntax.Name.Name + " "
		if s.syntax.Name.Name == "main" {
			start = "Command " + filepath.Base(s.dir()) + " "
		}
		documented[s.dir()] = documented[s.dir()] || strings.HasPrefix(s.syntax.Doc.Text(), start)
	}
	for dir, ok := range documented {
		t.Run("should say what it is for: "+dir, func(t *testing.T) {
			if !ok {
				t.Errorf(`%s has no comment that begins "Package …" ("Command …" for a program): a reader starts there`, dir)
			}
		})
	}
}

func TestTopLevel(t *testing.T) {
	ours := []string{"assets", "cmd", "internal"}
	made := []string{"bin", "dist", "tour"} // by make, and ignored by git
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	t.Run("should have no folder that the README does not show", func(t *testing.T) {
		for _, entry := range entries {
			name := entry.Name()
			if entry.IsDir() && !strings.HasPrefix(name, ".") && !slices.Contains(ours, name) && !slices.Contains(made, name) {
				t.Errorf("%s/ is new at the top level: data goes to assets, code to internal, a program to cmd", name)
			}
		}
	})
}

func TestNoVagueNames(t *testing.T) {
	vague := []string{"util", "utils", "common", "helpers", "helper", "misc", "shared"}
	for _, s := range sources(t) {
		if slices.Contains(vague, filepath.Base(s.dir())) {
			t.Errorf("%s: name a package after what it holds", s.dir())
		}
	}
}

// TestRelease keeps the files that carry the name and the version of the program together.
func TestRelease(t *testing.T) {
	app := read(t, "FyneApp.toml")
	id := find(t, app, `(?m)^ID = "(.+)"$`)
	version := find(t, app, `(?m)^Version = "(.+)"$`)
	folder := "assets/packaging/linux/"
	info := read(t, folder+id+".metainfo.xml")

	t.Run("should use one id everywhere", func(t *testing.T) {
		if got := find(t, info, `<id>(.+)</id>`); got != id {
			t.Errorf("metainfo says %s, FyneApp.toml says %s", got, id)
		}
		if got := find(t, info, `<launchable type="desktop-id">(.+)\.desktop</launchable>`); got != id {
			t.Errorf("metainfo launches %s, FyneApp.toml says %s", got, id)
		}
		if got := find(t, read(t, folder+id+".desktop"), `(?m)^Icon=(.+)$`); got != id {
			t.Errorf("the desktop file shows the icon %s, FyneApp.toml says %s", got, id)
		}
	})
	t.Run("should tell about the version that is built", func(t *testing.T) {
		if got := find(t, info, `<release version="([^"]+)"`); got != version {
			t.Errorf("the newest release in the metainfo is %s, FyneApp.toml says %s", got, version)
		}
		if got := find(t, read(t, "CHANGELOG.md"), `(?m)^## (\d\S*)`); got != version {
			t.Errorf("the newest release in CHANGELOG.md is %s, FyneApp.toml says %s", got, version)
		}
	})
}

func read(t *testing.T, name string) string {
	t.Helper()
	raw, err := fs.ReadFile(os.DirFS(root), name)
	if err != nil {
		t.Fatal(err)
	}
	return string(raw)
}

func find(t *testing.T, text, pattern string) string {
	t.Helper()
	match := regexp.MustCompile(pattern).FindStringSubmatch(text)
	if match == nil {
		t.Fatalf("found nothing like %s", pattern)
	}
	return match[1]
}
