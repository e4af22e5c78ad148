package technique

import (
	"cmp"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"unknot/internal/strict"
)

const (
	folder    = "techniques"
	indexFile = folder + "/index.yaml"
)

// Load reads the whole catalogue from fsys, which is rooted at the folder assets. Any mistake
// in any file is an error; the error joins every FileError found, each with its file and line.
func Load(fsys fs.FS, areas Areas) (*Catalogue, error) {
	c, problems := LoadLenient(fsys, areas)
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	return c, nil
}

// LoadLenient reads what it can: a card with a mistake is left out and its problems are
// returned, the other cards work. Use it at run time, and Load in tests.
func LoadLenient(fsys fs.FS, areas Areas) (*Catalogue, []error) {
	words, problems := readVocabulary(fsys, areas)
	files, err := fs.Glob(fsys, folder+"/*.yaml")
	if err != nil {
		problems = append(problems, err)
	}
	var cards []*Technique
	for _, file := range files {
		if file == indexFile {
			continue
		}
		t, found := readCard(fsys, file, words)
		if len(found) > 0 {
			problems = append(problems, found...)
			continue
		}
		cards = append(cards, t)
	}
	slices.SortFunc(cards, func(a, b *Technique) int { return cmp.Compare(a.Number, b.Number) })
	return newCatalogue(cards, words), problems
}

// readCard reads and checks one card. The technique is sound when no problem comes back.
func readCard(fsys fs.FS, file string, words *vocabulary) (*Technique, []error) {
	r := strict.NewReport(file)
	root := r.Parse(fsys)
	if root == nil {
		return nil, r.Errors()
	}
	o := r.Object(root)
	c := card{Object: o, words: words}
	t := c.read()
	o.Close()
	if id := ID(strings.TrimSuffix(path.Base(file), ".yaml")); r.Sound() && t.ID != id {
		o.Problem("id", "id %q does not match the file name", t.ID)
	}
	return t, r.Errors()
}
