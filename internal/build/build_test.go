package build_test

import (
	"os"
	"strings"
	"testing"

	"unknot/internal/build"
)

func TestFyneAppSaysTheSame(t *testing.T) {
	raw, err := os.ReadFile("../../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range []string{`Version = "` + build.Version + `"`, `ID = "` + build.AppID + `"`} {
		if !strings.Contains(string(raw), line) {
			t.Errorf("FyneApp.toml does not say %s", line)
		}
	}
}
