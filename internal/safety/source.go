package safety

import (
	"errors"
	"fmt"
	"io/fs"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/parser"
)

// source is one data file. It knows on which line a value stands.
type source struct {
	name string
	raw  []byte
}

func readSource(fsys fs.FS, name string) (source, error) {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return source{}, fmt.Errorf("read safety rules: %w", err)
	}
	return source{name: name, raw: raw}, nil
}

// decode reads the file strictly: an unknown or doubled key is an error with its line.
func (s source) decode(into any) error {
	err := yaml.UnmarshalWithOptions(s.raw, into, yaml.Strict())
	if err == nil {
		return nil
	}
	line := 0
	var located yaml.Error
	if errors.As(err, &located) && located.GetToken() != nil {
		line = located.GetToken().Position.Line
	}
	return fmt.Errorf("%s:%d: %w", s.name, line, err)
}

// fault is an error about the value at a YAML path such as "$.flags[3].tier".
func (s source) fault(path, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", s.name, s.line(path), fmt.Sprintf(format, args...))
}

// line finds where the value at a path stands; 0 when it cannot be found.
func (s source) line(path string) int {
	p, err := yaml.PathString(path)
	if err != nil {
		return 0
	}
	file, err := parser.ParseBytes(s.raw, 0)
	if err != nil {
		return 0
	}
	node, err := p.FilterFile(file)
	if err != nil || node == nil {
		return 0
	}
	return node.GetToken().Position.Line
}
