package body

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strconv"
	"strings"
)

// drawing is what a drawing file holds: its size and three layers of shapes.
type drawing struct {
	width, height float64
	layers        map[string][]Shape
	lines         map[string]int // line of each id, for later errors
}

// The layers of a drawing, bottom to top.
const (
	layerSilhouette = "silhouette"
	layerRegions    = "regions"
	layerContours   = "contours"
)

// svgReader walks a drawing file. It takes only what our drawings use, so that a file saved
// by an editor with transforms or styles is refused instead of drawn wrongly.
type svgReader struct {
	name  string
	dec   *xml.Decoder
	out   drawing
	layer string
	depth int
	line  int // where the present element starts
}

func readDrawing(fsys fs.FS, name string) (drawing, error) {
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return drawing{}, fmt.Errorf("read drawing: %w", err)
	}
	r := &svgReader{name: name, dec: xml.NewDecoder(bytes.NewReader(raw))}
	r.out.layers = make(map[string][]Shape)
	r.out.lines = make(map[string]int)
	for {
		r.line, _ = r.dec.InputPos()
		token, err := r.dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return drawing{}, r.fail("%w", err)
		}
		if err := r.token(token); err != nil {
			return drawing{}, err
		}
	}
	return r.out, r.complete()
}

func (r *svgReader) fail(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %w", r.name, r.line, fmt.Errorf(format, args...))
}

func (r *svgReader) complete() error {
	if r.out.width == 0 {
		return r.fail("no svg element")
	}
	for _, layer := range []string{layerSilhouette, layerRegions, layerContours} {
		if len(r.out.layers[layer]) == 0 {
			return r.fail("layer %q is missing or empty", layer)
		}
	}
	return nil
}

func (r *svgReader) token(token xml.Token) error {
	switch t := token.(type) {
	case xml.StartElement:
		r.depth++
		return r.start(t)
	case xml.EndElement:
		r.depth--
		if t.Name.Local == "g" {
			r.layer = ""
		}
		return nil
	case xml.CharData:
		if len(bytes.TrimSpace(t)) > 0 {
			return r.fail("unexpected text %q", bytes.TrimSpace(t))
		}
		return nil
	case xml.Comment:
		return nil
	case xml.ProcInst:
		if t.Target == "xml" {
			return nil
		}
	}
	return r.fail("unexpected %T", token)
}

func (r *svgReader) start(e xml.StartElement) error {
	attrs := make(map[string]string, len(e.Attr))
	for _, a := range e.Attr {
		attrs[a.Name.Local] = a.Value
	}
	switch {
	case e.Name.Local == "svg" && r.depth == 1:
		return r.root(attrs)
	case e.Name.Local == "g" && r.depth == 2:
		return r.group(attrs)
	case e.Name.Local == "path" && r.depth == 3:
		return r.path(attrs)
	default:
		return r.fail("unexpected element <%s>: a drawing holds only svg, g and path", e.Name.Local)
	}
}

func (r *svgReader) allow(attrs map[string]string, names ...string) error {
	known := 0
	for _, n := range names {
		if _, ok := attrs[n]; ok {
			known++
		}
	}
	if known == len(attrs) {
		return nil
	}
	for name := range attrs {
		if !strings.Contains(" "+strings.Join(names, " ")+" ", " "+name+" ") {
			return r.fail("attribute %q is not allowed here", name)
		}
	}
	return nil
}

func (r *svgReader) root(attrs map[string]string) error {
	if err := r.allow(attrs, "xmlns", "viewBox", "width", "height"); err != nil {
		return err
	}
	f := strings.Fields(attrs["viewBox"])
	if len(f) != 4 || f[0] != "0" || f[1] != "0" {
		return r.fail("viewBox %q does not start at 0 0", attrs["viewBox"])
	}
	var err error
	if r.out.width, err = r.number(f[2], "viewBox width"); err != nil {
		return err
	}
	r.out.height, err = r.number(f[3], "viewBox height")
	if err == nil && (r.out.width <= 0 || r.out.height <= 0) {
		return r.fail("viewBox %q is empty", attrs["viewBox"])
	}
	return err
}

func (r *svgReader) group(attrs map[string]string) error {
	if err := r.allow(attrs, "id"); err != nil {
		return err
	}
	switch id := attrs["id"]; id {
	case layerSilhouette, layerRegions, layerContours:
		if r.out.layers[id] != nil {
			return r.fail("layer %q stands twice", id)
		}
		r.layer = id
		return nil
	default:
		return r.fail("unknown layer %q: want silhouette, regions or contours", id)
	}
}

func (r *svgReader) path(attrs map[string]string) error {
	if err := r.allow(attrs, "id", "d", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-linejoin"); err != nil {
		return err
	}
	id := attrs["id"]
	if id == "" {
		return r.fail("a path without an id")
	}
	if first, twice := r.out.lines[id]; twice {
		return r.fail("id %q stands twice, first in line %d", id, first)
	}
	r.out.lines[id] = r.line
	shape := Shape{ID: id, Fill: attrs["fill"], Stroke: attrs["stroke"], Opacity: 1}
	var err error
	if shape.Rings, err = parsePath(attrs["d"]); err != nil {
		return r.fail("path %q: %w", id, err)
	}
	if s, ok := attrs["fill-opacity"]; ok {
		if shape.Opacity, err = r.number(s, "fill-opacity"); err != nil {
			return err
		}
	}
	if s, ok := attrs["stroke-width"]; ok {
		if shape.StrokeWidth, err = r.number(s, "stroke-width"); err != nil {
			return err
		}
	}
	shape.Bounds = bounds(shape.Rings)
	r.out.layers[r.layer] = append(r.out.layers[r.layer], shape)
	return nil
}

func (r *svgReader) number(s, what string) (float64, error) {
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		return 0, r.fail("%s %q is not a number", what, s)
	}
	return v, nil
}
