package deptest

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"testing"

	"unknot/assets"
)

// drawn are the elements that the window's SVG renderer draws as every other program does.
var drawn = []string{
	"svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon",
	"linearGradient", "stop",
}

// undrawn are the attributes it leaves out or draws wrongly; each would show only on the screen.
var undrawn = []string{"class", "style", "clip-path", "mask", "filter", "href"}

// TestDrawings proves that a drawing looks in the window as it does in the program it was made with.
func TestDrawings(t *testing.T) {
	found := 0
	err := fs.WalkDir(assets.FS, ".", func(name string, _ fs.DirEntry, err error) error {
		if err != nil || path.Ext(name) != ".svg" {
			return err
		}
		found++
		raw, err := fs.ReadFile(assets.FS, name)
		t.Run("should draw the same everywhere: "+name, func(t *testing.T) { checkDrawing(t, raw) })
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if found == 0 {
		t.Error("found no drawings in assets")
	}
}

func checkDrawing(t *testing.T, raw []byte) {
	t.Helper()
	ids := make(map[string]bool)
	for dec := xml.NewDecoder(bytes.NewReader(raw)); ; {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		line, _ := dec.InputPos()
		if !slices.Contains(drawn, element.Name.Local) {
			t.Errorf("line %d: <%s> is not drawn by the window; flatten it to paths", line, element.Name.Local)
		}
		for _, attr := range element.Attr {
			checkAttribute(t, line, attr, ids)
		}
	}
}

func checkAttribute(t *testing.T, line int, attr xml.Attr, ids map[string]bool) {
	t.Helper()
	name, value := attr.Name.Local, attr.Value
	switch {
	case slices.Contains(undrawn, name):
		t.Errorf("line %d: the attribute %s is not drawn by the window", line, name)
	case strings.Contains(value, "currentColor"):
		t.Errorf("line %d: %s=%q: the window knows no current colour; write one, the theme replaces it", line, name, value)
	case name == "viewBox" && !strings.HasPrefix(value, "0 0 "):
		t.Errorf("line %d: the view box %q does not start at 0 0: the window draws the wrong part", line, value)
	case name == "id" && ids[value]:
		t.Errorf("line %d: the id %q is used twice", line, value)
	case name == "id":
		ids[value] = true
	}
}
