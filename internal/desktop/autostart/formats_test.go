package autostart

import (
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"
)

func hard() Entry {
	return Entry{
		ID: "a.b", Name: "Unknot", Program: `/opt/my "new" $HOME 100%/agent`,
		Args: []string{"--data-dir", `/tmp/a\b & <c>`},
	}
}

func TestDesktopFile(t *testing.T) {
	t.Run("should quote every word as the specification demands", func(t *testing.T) {
		want := `Exec="/opt/my \\"new\\" \\$HOME 100%%/agent" "--data-dir" "/tmp/a\\\\b & <c>"` + "\n"
		if got := string(desktopFile(hard())); !strings.Contains(got, want) {
			t.Errorf("got\n%s\nwant\n%s", got, want)
		}
	})
	t.Run("should keep a name on its line", func(t *testing.T) {
		got := string(desktopFile(Entry{ID: "a", Name: "x\nExec=evil", Program: "/a"}))
		if strings.Contains(got, "\nExec=evil") {
			t.Error(got)
		}
	})
}

func TestLaunchAgent(t *testing.T) {
	t.Run("should be well-formed and hold every word", func(t *testing.T) {
		d := xml.NewDecoder(strings.NewReader(string(launchAgent(hard()))))
		var words []string
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatal(err)
			}
			if text, ok := token.(xml.CharData); ok {
				words = append(words, string(text))
			}
		}
		all := strings.Join(words, "|")
		for _, want := range append(hard().Args, hard().Program, "a.b") {
			if !strings.Contains(all, want) {
				t.Errorf("%q is missing", want)
			}
		}
	})
}

func TestCheck(t *testing.T) {
	t.Run("should refuse a program that depends on the present folder", func(t *testing.T) {
		if err := (Entry{ID: "a", Name: "A", Program: "agent"}).check(); err == nil {
			t.Error("no error")
		}
	})
}
