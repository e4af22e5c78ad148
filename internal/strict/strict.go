// Package strict reads content files field by field: a field that is missing, unknown or of the
// wrong kind is reported with its file and line, and all mistakes of a file are reported at once.
package strict

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

// Report collects every problem of one file, so that its author can mend all of them at once.
type Report struct {
	file     string
	problems []*FileError
}

// NewReport starts the report of a file.
func NewReport(file string) *Report { return &Report{file: file} }

// Sound reports whether nothing has been reported so far.
func (r *Report) Sound() bool { return len(r.problems) == 0 }

// Errors returns the problems in the order of their lines.
func (r *Report) Errors() []error {
	slices.SortStableFunc(r.problems, func(a, b *FileError) int { return cmp.Compare(a.Line, b.Line) })
	out := make([]error, len(r.problems))
	for i, p := range r.problems {
		out[i] = p
	}
	return out
}

// Add reports a mistake at a node; nil stands for the file as a whole.
func (r *Report) Add(at ast.Node, format string, args ...any) {
	p := &FileError{File: r.file, Message: fmt.Sprintf(format, args...)}
	if at != nil && at.GetToken() != nil {
		p.Line = at.GetToken().Position.Line
	}
	r.problems = append(r.problems, p)
}

// Parse reads a file of one YAML document and returns its root, or nil with a problem reported.
func (r *Report) Parse(fsys fs.FS) ast.Node {
	raw, err := fs.ReadFile(fsys, r.file)
	if err != nil {
		r.Add(nil, "cannot be read: %v", err)
		return nil
	}
	file, err := parser.ParseBytes(raw, 0)
	if err != nil {
		r.problems = append(r.problems, r.syntax(err))
		return nil
	}
	if len(file.Docs) != 1 || file.Docs[0].Body == nil {
		r.Add(nil, "must hold one document")
		return nil
	}
	return file.Docs[0].Body
}

// syntax keeps the message and the line of a parser error and drops its drawing of the source.
func (r *Report) syntax(err error) *FileError {
	p := &FileError{File: r.file, Message: err.Error()}
	if located, ok := errors.AsType[yaml.Error](err); ok {
		p.Message = located.GetMessage()
		if token := located.GetToken(); token != nil {
			p.Line = token.Position.Line
		}
	}
	return p
}

// Object reads the fields of one mapping. Every field that is asked for must be there unless
// the method says otherwise; close reports the fields that nobody asked for.
type Object struct {
	report *Report
	at     ast.Node
	keys   map[string]ast.Node
	values map[string]ast.Node
	asked  map[string]bool
}

// Object opens a mapping. Of anything else it reports a problem and returns an empty object
// that stays silent about its fields.
func (r *Report) Object(n ast.Node) *Object {
	o := &Object{
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
		r.Add(n, "expected fields of the form \"name: value\"")
		return &Object{report: &Report{file: r.file}, at: n, asked: make(map[string]bool)}
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

// Keys lists the names of the fields with their nodes.
func (o *Object) Keys() map[string]ast.Node { return o.keys }

// Report is the report of the file the object stands in.
func (o *Object) Report() *Report { return o.report }

// Again opens the mapping in a field once more, to blame its fields for what is wrong between
// them. It reports nothing by itself and says whether the mapping could be read.
func (o *Object) Again(key string) (*Object, bool) {
	n, ok := o.values[key]
	if !ok {
		return nil, false
	}
	quiet := NewReport(o.report.file)
	again := quiet.Object(n)
	again.report = o.report
	return again, quiet.Sound()
}

// Close reports fields that no reader asked for.
func (o *Object) Close() {
	for key, at := range o.keys {
		if !o.asked[key] {
			o.report.Add(at, "unknown field %q", key)
		}
	}
}

// Where is the node to blame for a field: its value, or the object when it is missing.
func (o *Object) Where(key string) ast.Node {
	if n, ok := o.values[key]; ok {
		return n
	}
	return o.at
}

// Has reports whether a field is there, and counts it as asked for.
func (o *Object) Has(key string) bool {
	o.asked[key] = true
	_, ok := o.values[key]
	return ok
}

// Problem reports a mistake in a field.
func (o *Object) Problem(key, format string, args ...any) {
	o.report.Add(o.Where(key), format, args...)
}

// Value is the node of a field that must be there.
func (o *Object) Value(key string) (ast.Node, bool) {
	if o.Has(key) {
		return o.values[key], true
	}
	o.report.Add(o.at, "field %q is missing", key)
	return nil, false
}

// Text reads a field that must hold some words.
func (o *Object) Text(key string) string {
	n, ok := o.Value(key)
	if !ok {
		return ""
	}
	return o.report.Text(n, key)
}

// OptionalText reads a field that may be missing.
func (o *Object) OptionalText(key string) string {
	if !o.Has(key) {
		return ""
	}
	return o.Text(key)
}

// Text reads words from a node; key names the field in a report.
func (r *Report) Text(n ast.Node, key string) string {
	var s string
	switch v := n.(type) {
	case *ast.StringNode:
		s = strings.TrimSpace(v.Value)
	case *ast.LiteralNode:
		s = strings.TrimSpace(v.Value.Value)
	case *ast.IntegerNode, *ast.FloatNode:
		s = n.GetToken().Value
	default:
		r.Add(n, "%s must be text", key)
		return ""
	}
	if s == "" {
		r.Add(n, "%s is empty", key)
	}
	return s
}

// Whole reads a whole number.
func (o *Object) Whole(key string) int {
	n, ok := o.Value(key)
	if !ok {
		return 0
	}
	i, err := strconv.Atoi(n.GetToken().Value)
	if _, isInt := n.(*ast.IntegerNode); !isInt || err != nil {
		o.Problem(key, "%s must be a whole number", key)
	}
	return i
}

// Number reads a number that may have decimals.
func (o *Object) Number(key string) float64 {
	n, ok := o.Value(key)
	if !ok {
		return 0
	}
	f, err := strconv.ParseFloat(n.GetToken().Value, 64)
	if err != nil {
		o.Problem(key, "%s must be a number", key)
	}
	return f
}

// Flag reads true or false.
func (o *Object) Flag(key string) bool {
	n, ok := o.Value(key)
	if !ok {
		return false
	}
	b, isBool := n.(*ast.BoolNode)
	if !isBool {
		o.Problem(key, "%s must be true or false", key)
		return false
	}
	return b.Value
}

// List reads the items of a sequence; an empty sequence is written [].
func (o *Object) List(key string) []ast.Node {
	n, ok := o.Value(key)
	if !ok {
		return nil
	}
	return o.report.Items(n, key)
}

// Items reads the items of a sequence.
func (r *Report) Items(n ast.Node, key string) []ast.Node {
	s, ok := n.(*ast.SequenceNode)
	if !ok {
		r.Add(n, "%s must be a list", key)
		return nil
	}
	return s.Values
}

// Child opens the mapping in a field.
func (o *Object) Child(key string) *Object {
	n, ok := o.Value(key)
	if !ok {
		return &Object{report: &Report{file: o.report.file}, at: o.at, asked: make(map[string]bool)}
	}
	return o.report.Object(n)
}
