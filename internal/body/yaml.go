package body

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// word is a text of a data file that remembers its line, for errors found after reading.
type word struct {
	text string
	line int
}

// UnmarshalYAML reads a plain text.
func (w *word) UnmarshalYAML(node ast.Node) error {
	switch n := node.(type) {
	case *ast.StringNode:
		w.text = n.Value
	case *ast.LiteralNode:
		w.text = n.Value.Value
	default:
		return fmt.Errorf("[%d:%d] expected text", node.GetToken().Position.Line, node.GetToken().Position.Column)
	}
	w.line = node.GetToken().Position.Line
	return nil
}

// source is a data file being read; it makes errors that name the file and line.
type source struct{ name string }

func (s source) fail(line int, format string, args ...any) error {
	return fmt.Errorf("%s:%d: %w", s.name, line, fmt.Errorf(format, args...))
}

// readYAML reads one file strictly: unknown and doubled keys are errors.
func readYAML(fsys fs.FS, name string, into any) (source, error) {
	src := source{name}
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return src, fmt.Errorf("read body map: %w", err)
	}
	err = yaml.NewDecoder(bytes.NewReader(raw), yaml.Strict()).Decode(into)
	if err == nil {
		return src, nil
	}
	var at yaml.Error
	if errors.As(err, &at) && at.GetToken() != nil {
		return src, src.fail(at.GetToken().Position.Line, "%s", at.GetMessage())
	}
	return src, fmt.Errorf("%s: %w", name, err)
}
