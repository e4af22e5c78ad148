package figure_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"testing"

	"unknot/internal/figure"
)

// broken is a writer that fails.
type broken struct{}

var errFull = errors.New("disk full")

func (broken) Write([]byte) (int, error) { return 0, errFull }

func TestSVG(t *testing.T) {
	f := read(t, bridge)
	var out bytes.Buffer
	if err := figure.SVG(&out, f, figure.Look{}, 480, 360); err != nil {
		t.Fatal(err)
	}
	t.Run("should hold plain filled paths only", func(t *testing.T) {
		d := xml.NewDecoder(bytes.NewReader(out.Bytes()))
		allowed := map[string]bool{"fill": true, "fill-opacity": true, "fill-rule": true, "d": true}
		line := regexp.MustCompile(`^(M-?[\d.]+ -?[\d.]+l(-?[\d.]+ -?[\d.]+ ?)+z)+$`)
		paths := 0
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			e, ok := token.(xml.StartElement)
			if !ok || e.Name.Local == "svg" {
				continue
			}
			if e.Name.Local != "path" {
				t.Fatalf("element %q, want only paths", e.Name.Local)
			}
			paths++
			for _, a := range e.Attr {
				if !allowed[a.Name.Local] {
					t.Errorf("attribute %q is not one every reader knows", a.Name.Local)
				}
				if a.Name.Local == "d" && !line.MatchString(a.Value) {
					t.Errorf("path data %.60q… is not closed lines in relative steps", a.Value)
				}
			}
		}
		if paths < 60 {
			t.Errorf("%d paths, want those of a whole figure", paths)
		}
	})
	t.Run("should show the most telling keyframe with its arrow", func(t *testing.T) {
		if !bytes.Contains(out.Bytes(), []byte("#f0562f")) {
			t.Error("no path in the colour of arrows")
		}
	})
	t.Run("should stay small enough for a report", func(t *testing.T) {
		if out.Len() > 300_000 {
			t.Errorf("%d bytes", out.Len())
		}
	})
	t.Run("should leave out the background when asked", func(t *testing.T) {
		var bare bytes.Buffer
		if err := figure.SVG(&bare, f, figure.Look{Clear: true}, 480, 360); err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(bare.Bytes(), []byte("#fbfaf7")) {
			t.Error("the background is there")
		}
	})
	t.Run("should report a writer that fails", func(t *testing.T) {
		if err := figure.SVG(broken{}, f, figure.Look{}, 480, 360); !errors.Is(err, errFull) {
			t.Errorf("error = %v, want %v", err, errFull)
		}
	})
}
