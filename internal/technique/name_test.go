package technique_test

import (
	"testing"

	"unknot/internal/technique"
)

func TestShortName(t *testing.T) {
	tests := map[string]struct{ name, want string }{
		"should leave a plain name":                {"Cat–cow", "Cat–cow"},
		"should leave out a remark at the end":     {"Belly breathing (4 in, 6 out)", "Belly breathing"},
		"should keep brackets inside":              {"Warm (not hot) stones at home", "Warm (not hot) stones at home"},
		"should keep a name that is brackets only": {"(nothing)", "(nothing)"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			if got := (&technique.Technique{Name: tt.name}).ShortName(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}
