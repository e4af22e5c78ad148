package content_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"unknot/assets"
	"unknot/internal/content"
	"unknot/internal/technique"
)

// copied is the assets in a folder of their own, to break something in.
func copied(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, assets.FS); err != nil {
		t.Fatal(err)
	}
	return dir
}

func write(t *testing.T, dir, file, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, filepath.FromSlash(file)), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// brokenIn lists what is broken in one folder.
func brokenIn(c *content.Content, folder string) []error {
	return slices.DeleteFunc(slices.Clone(c.Broken), func(err error) bool { return !strings.Contains(err.Error(), folder) })
}

func TestLoad(t *testing.T) {
	t.Run("should load everything that stands in assets", func(t *testing.T) {
		c, err := content.Load(assets.FS)
		if err != nil {
			t.Fatal(err)
		}
		if c.Atlas == nil || c.Rules == nil || c.Engine == nil || c.Texts == nil || c.Guide == nil {
			t.Errorf("something is missing: %+v", c)
		}
		if len(c.Broken) > 0 {
			t.Errorf("broken: %v", c.Broken)
		}
		if len(c.Catalogue.All()) < 40 || len(c.Moves) == 0 {
			t.Errorf("%d techniques, %d moves", len(c.Catalogue.All()), len(c.Moves))
		}
	})
	t.Run("should know the technique of every move", func(t *testing.T) {
		c, err := content.Load(assets.FS)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range c.Moves {
			if _, ok := c.Catalogue.Get(technique.ID(m.ID)); !ok {
				t.Errorf("%s is not in the catalogue", m.ID)
			}
		}
	})
	t.Run("should do without a technique that is broken and name its file", func(t *testing.T) {
		dir := copied(t)
		write(t, dir, "techniques/bird-dog.yaml", "id: bird-dog\nname: [")
		c, err := content.Load(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		if len(c.Broken) == 0 || !strings.Contains(c.Broken[0].Error(), "techniques/bird-dog.yaml") {
			t.Errorf("broken: %v", c.Broken)
		}
		if _, ok := c.Catalogue.Get("bird-dog"); ok {
			t.Error("the broken one is offered")
		}
		if _, ok := c.Catalogue.Get("cat-cow"); !ok {
			t.Error("the others are gone")
		}
	})
	t.Run("should do without a part of the guide that is broken and name its file", func(t *testing.T) {
		dir := copied(t)
		write(t, dir, "guide/tips.yaml", "- id: vt-meal\n  when: [")
		c, err := content.Load(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		if of := brokenIn(c, "guide/"); len(of) != 1 || !strings.Contains(of[0].Error(), "guide/tips.yaml:2") {
			t.Errorf("broken: %v", c.Broken)
		}
		if len(c.Guide.Tips) != 0 || len(c.Guide.Pictures) == 0 {
			t.Errorf("%d tips, %d pictures", len(c.Guide.Tips), len(c.Guide.Pictures))
		}
	})
	t.Run("should keep the guide where a technique it names is broken", func(t *testing.T) {
		dir := copied(t)
		write(t, dir, "techniques/pro-swedish.yaml", "id: [")
		c, err := content.Load(os.DirFS(dir))
		if err != nil {
			t.Fatal(err)
		}
		if len(c.Guide.Pictures) == 0 || len(brokenIn(c, "guide/")) != 0 || len(brokenIn(c, "techniques/")) != 1 {
			t.Errorf("%d pictures, broken: %v", len(c.Guide.Pictures), c.Broken)
		}
	})
	for _, file := range []string{"safety/flags.yaml", "safety/tiers.yaml", "safety/precheck.yaml", "rules", "breaks.yaml", "bodymap"} {
		t.Run("should not start with a broken "+file, func(t *testing.T) {
			dir := copied(t)
			if info, err := os.Stat(filepath.Join(dir, file)); err == nil && info.IsDir() {
				if err := os.RemoveAll(filepath.Join(dir, file)); err != nil {
					t.Fatal(err)
				}
			} else {
				write(t, dir, file, "nonsense: [")
			}
			c, err := content.Load(os.DirFS(dir))
			if err == nil || c != nil {
				t.Fatalf("loaded with %v", err)
			}
			if !strings.Contains(err.Error(), "load content") {
				t.Errorf("%v", err)
			}
		})
	}
}
