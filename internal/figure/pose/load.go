package pose

import (
	"errors"
	"io/fs"
	"path"
	"strings"

	"unknot/internal/strict"
	"unknot/internal/technique"
)

const folder = "poses"

// Load reads every pose file in fsys, which is rooted at the folder assets. Any mistake in any
// file is an error; the error joins every *strict.FileError found.
func Load(fsys fs.FS) (map[technique.ID]*Figure, error) {
	figures, problems := LoadLenient(fsys)
	if len(problems) > 0 {
		return nil, errors.Join(problems...)
	}
	return figures, nil
}

// LoadLenient reads what it can: a file with a mistake is left out and its problems are
// returned, the other figures work. Use it at run time, and Load in tests.
func LoadLenient(fsys fs.FS) (map[technique.ID]*Figure, []error) {
	files, err := fs.Glob(fsys, folder+"/*.yaml")
	if err != nil {
		return nil, []error{err}
	}
	figures := make(map[technique.ID]*Figure, len(files))
	var problems []error
	for _, file := range files {
		id := technique.ID(strings.TrimSuffix(path.Base(file), ".yaml"))
		f, found := Read(fsys, file, id)
		if len(found) > 0 {
			problems = append(problems, found...)
			continue
		}
		figures[id] = f
	}
	return figures, problems
}

// Read reads and checks one pose file. The figure is sound when no problem comes back.
func Read(fsys fs.FS, file string, id technique.ID) (*Figure, []error) {
	r := strict.NewReport(file)
	root := r.Parse(fsys)
	if root == nil {
		return nil, r.Errors()
	}
	p := &reader{file: r, joints: joints()}
	f := p.figure(r.Object(root))
	f.Technique = id
	if r.Sound() {
		p.contacts(f)
	}
	if r.Sound() {
		f.prepare()
	}
	return f, r.Errors()
}
