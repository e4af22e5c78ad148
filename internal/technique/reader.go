package technique

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
)

// FileError is a mistake in a content file.
type FileError struct {
	File    string
	Line    int // from 1; 0 when the file as a whole is meant
	Message string
}

// Error says where the mistake is and what is wrong, such as
// "techniques/cat-cow.yaml:12: unknown tag \"rotaton\"".
func (p *FileError) Error() string {
	if p.Line == 0 {
		return p.File + ": " + p.Message
	}
	return p.File + ":" + strconv.Itoa(p.Line) + ": " + p.Message
}

// report collects every problem of one file, so that its author can mend all of them at once.
type report struct {
	file     string
	problems []*FileError
}

// errors returns the problems in the order of their lines.
func (r *report) errors() []error {
	slices.SortStableFunc(r.problems, func(a, b *FileError) int { return cmp.Compare(a.Line, b.Line) })
	out := make([]error, len(r.problems))
	for i, p := range r.problems {
		out[i] = p
	}
	return out
}

func (r *report) add(at ast.Node, format string, args ...any) {
	p := &FileError{File: r.file, Message: fmt.Sprintf(format, args...)}
	if at != nil && at.GetToken() != nil {
		p.Line = at.GetToken().Position.Line
	}
	r.problems = append(r.problems, p)
}

// parse reads a file of one YAML document and returns its root, or nil with a problem reported.
func (r *report) parse(fsys fs.FS) ast.Node {
	raw, err := fs.ReadFile(fsys, r.file)
	if err != nil {
		r.add(nil, "cannot be read: %v", err)
		return nil
	}
	file, err := parser.ParseBytes(raw, 0)
	if err != nil {
		r.problems = append(r.problems, r.syntax(err))
		return nil
	}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		r.add(nil, "must hold one document")
		return nil
	}
	return file.Docs[0].Body
}

// syntax keeps the message and the line of a parser error and drops its drawing of the source.
func (r *report) syntax(err error) *FileError {
	p := &FileError{File: r.file, Message: err.Error()}
	if located, ok := errors.AsType[yaml.Error](err); ok {
		p.Message = located.GetMessage()
		if token := located.GetToken(); token != nil {
			p.Line = token.Position.Line
		}
	}
	return p
}

// object reads the fields of one mapping. Every field that is asked for must be there unless
// the method says otherwise; close reports the fields that nobody asked for.
type object struct {
	report *report
	at     ast.Node
	keys   map[string]ast.Node
	values map[string]ast.Node
	asked  map[string]bool
}

// object opens a mapping. Of anything else it reports a problem and returns an empty object
// that stays silent about its fields.
func (r *report) object(n ast.Node) *object {
	o := &object{
		report: r, at: n,
		keys: make(map[string]ast.Node), values: make(map[string]ast.Node), asked: make(map[string]bool),
	}
	var pairs []*ast.MappingValueNode
	switch m := n.(type) {
	case *ast.MappingNode:
		pairs = m.Values
	case *ast.MappingValueNode:
		pairs = []*ast.MappingValueNode{m}
	default:
		r.add(n, "expected fields of the form \"name: value\"")
		return &object{report: &report{file: r.file}, at: n, asked: make(map[string]bool)}
	}
	for i, pair := range pairs {
		key := pair.Key.GetToken().Value
		o.keys[key], o.values[key] = pair.Key, pair.Value
		if i == 0 {
			o.at = pair.Key // the brace or colon of a mapping may stand on another line
		}
	}
	return o
}

// close reports fields that no reader asked for.
func (o *object) close() {
	for key, at := range o.keys {
		if !o.asked[key] {
			o.report.add(at, "unknown field %q", key)
		}
	}
}

// where is the node to blame for a field: its value, or the object when it is missing.
func (o *object) where(key string) ast.Node {
	if n, ok := o.values[key]; ok {
		return n
	}
	return o.at
}

func (o *object) has(key string) bool {
	o.asked[key] = true
	_, ok := o.values[key]
	return ok
}

func (o *object) problem(key, format string, args ...any) {
	o.report.add(o.where(key), format, args...)
}

func (o *object) value(key string) (ast.Node, bool) {
	if o.has(key) {
		return o.values[key], true
	}
	o.report.add(o.at, "field %q is missing", key)
	return nil, false
}

// text reads a field that must hold some words.
func (o *object) text(key string) string {
	n, ok := o.value(key)
	if !ok {
		return ""
	}
	return o.report.text(n, key)
}

// optionalText reads a field that may be missing.
func (o *object) optionalText(key string) string {
	if !o.has(key) {
		return ""
	}
	return o.text(key)
}

func (r *report) text(n ast.Node, key string) string {
	var s string
	switch v := n.(type) {
	case *ast.StringNode:
		s = strings.TrimSpace(v.Value)
	case *ast.LiteralNode:
		s = strings.TrimSpace(v.Value.Value)
	case *ast.IntegerNode, *ast.FloatNode:
		s = n.GetToken().Value
	default:
		r.add(n, "%s must be text", key)
		return ""
	}
	if s == "" {
		r.add(n, "%s is empty", key)
	}
	return s
}

// whole reads a whole number.
func (o *object) whole(key string) int {
	n, ok := o.value(key)
	if !ok {
		return 0
	}
	i, err := strconv.Atoi(n.GetToken().Value)
	if _, isInt := n.(*ast.IntegerNode); !isInt || err != nil {
		o.problem(key, "%s must be a whole number", key)
	}
	return i
}

// number reads a number that may have decimals.
func (o *object) number(key string) float64 {
	n, ok := o.value(key)
	if !ok {
		return 0
	}
	f, err := strconv.ParseFloat(n.GetToken().Value, 64)
	if err != nil {
		o.problem(key, "%s must be a number", key)
	}
	return f
}

// flag reads true or false.
func (o *object) flag(key string) bool {
	n, ok := o.value(key)
	if !ok {
		return false
	}
	b, isBool := n.(*ast.BoolNode)
	if !isBool {
		o.problem(key, "%s must be true or false", key)
		return false
	}
	return b.Value
}

// list reads the items of a sequence; an empty sequence is written [].
func (o *object) list(key string) []ast.Node {
	n, ok := o.value(key)
	if !ok {
		return nil
	}
	return o.report.items(n, key)
}

func (r *report) items(n ast.Node, key string) []ast.Node {
	s, ok := n.(*ast.SequenceNode)
	if !ok {
		r.add(n, "%s must be a list", key)
		return nil
	}
	return s.Values
}

// child opens the mapping in a field.
func (o *object) child(key string) *object {
	n, ok := o.value(key)
	if !ok {
		return &object{report: &report{file: o.report.file}, at: o.at, asked: make(map[string]bool)}
	}
	return o.report.object(n)
}
