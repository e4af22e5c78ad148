// Package i18n turns message ids into the words a person reads. The words stand in
// assets/i18n, one file per area and language (relief.en.yaml); ids are "area.name".
package i18n

import (
	"fmt"
	"io/fs"
	"maps"
	"path"
	"strings"

	"github.com/goccy/go-yaml"
	i18n "github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// Args fills the gaps of a message, written {{.Name}} in the text.
type Args map[string]any

// Texts speaks one language. It is safe for use by several goroutines.
type Texts struct {
	localizer *i18n.Localizer
	ids       map[string]bool
}

// New reads every message file below the folder i18n of fsys and speaks the first of the
// wanted languages that exists, English otherwise.
func New(fsys fs.FS, wanted ...string) (*Texts, error) {
	bundle := i18n.NewBundle(language.English)
	bundle.RegisterUnmarshalFunc("yaml", yaml.Unmarshal)
	files, err := fs.Glob(fsys, "i18n/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list texts: %w", err)
	}
	ids := make(map[string]bool)
	for _, name := range files {
		raw, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read texts %s: %w", name, err)
		}
		area, _, _ := strings.Cut(path.Base(name), ".")
		file, err := bundle.ParseMessageFileBytes(raw, path.Base(name))
		if err != nil {
			return nil, fmt.Errorf("parse texts %s: %w", name, err)
		}
		for _, m := range file.Messages {
			if !strings.HasPrefix(m.ID, area+".") {
				return nil, fmt.Errorf("texts %s: id %q does not start with %q", name, m.ID, area+".")
			}
			ids[m.ID] = true
		}
	}
	return &Texts{localizer: i18n.NewLocalizer(bundle, wanted...), ids: ids}, nil
}

// Has reports whether the message exists.
func (t *Texts) Has(id string) bool { return t.ids[id] }

// IDs returns every message id.
func (t *Texts) IDs() []string {
	out := make([]string, 0, len(t.ids))
	for id := range t.ids {
		out = append(out, id)
	}
	return out
}

// T returns the words of a message. A missing id comes back in brackets, so that a person
// sees something and a test can find it.
func (t *Texts) T(id string, args ...Args) string {
	return t.localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: merge(args)})
}

// N returns the words of a message in the plural form for n; the text may use {{.Count}}.
func (t *Texts) N(id string, n int, args ...Args) string {
	data := merge(args)
	data["Count"] = n
	return t.localize(&i18n.LocalizeConfig{MessageID: id, TemplateData: data, PluralCount: n})
}

func (t *Texts) localize(c *i18n.LocalizeConfig) string {
	s, err := t.localizer.Localize(c)
	if err != nil {
		return "[" + c.MessageID + "]"
	}
	return s
}

func merge(args []Args) map[string]any {
	out := make(map[string]any)
	for _, a := range args {
		maps.Copy(out, a)
	}
	return out
}
