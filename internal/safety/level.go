package safety

import (
	"fmt"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
)

// UnmarshalYAML reads the id of a tier from the data files.
func (l *Level) UnmarshalYAML(node ast.Node) error {
	return named(node, "tier", l, LevelClear, LevelEmergency)
}

// String gives the id of the mode: full, low-intensity, gentle, calm or closed.
func (m Mode) String() string {
	return [...]string{"full", "low-intensity", "gentle", "calm", "closed"}[m]
}

// UnmarshalYAML reads the id of a mode from the data files.
func (m *Mode) UnmarshalYAML(node ast.Node) error {
	return named(node, "mode", m, ModeFull, ModeClosed)
}

// named sets into to the value between first and last that has the id written at the node.
func named[T interface {
	~int
	fmt.Stringer
}](node ast.Node, what string, into *T, first, last T) error {
	id := node.GetToken().Value
	for v := first; v <= last; v++ {
		if v.String() == id {
			*into = v
			return nil
		}
	}
	return &yaml.SyntaxError{Message: fmt.Sprintf("unknown %s %q", what, id), Token: node.GetToken()}
}
