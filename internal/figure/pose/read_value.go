package pose

import (
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"

	"unknot/internal/figure/rig"
	"unknot/internal/strict"
)

// anchorage reads a site such as "glute_r", or "helper:wrist_l" on the second person. Of the
// second person's own pins, "person:lumbar" names the first.
func (p *reader) anchorage(o *strict.Object, key string) Anchorage {
	if !o.Has(key) {
		return Anchorage{}
	}
	name := o.Text(key)
	base, helper := strings.CutPrefix(name, "helper:")
	base = strings.TrimPrefix(base, "person:")
	s, err := rig.ParseSite(base)
	if err != nil {
		o.Problem(key, "%v", err)
	}
	return Anchorage{Site: s, Helper: helper}
}

func (p *reader) site(o *strict.Object, key string) rig.Site {
	s, err := rig.ParseSite(o.Text(key))
	if err != nil {
		o.Problem(key, "%v", err)
	}
	return s
}

func (p *reader) seconds(o *strict.Object, key string) time.Duration {
	s := o.Number(key)
	if s < 0 || s > 60 {
		o.Problem(key, "%s must lie between 0 and 60 seconds", key)
	}
	return time.Duration(s * float64(time.Second))
}

func optional(o *strict.Object, key string) float64 {
	if !o.Has(key) {
		return 0
	}
	return o.Number(key)
}

func (p *reader) optionalVec(o *strict.Object, key string) rig.Vec {
	if !o.Has(key) {
		return rig.Vec{}
	}
	return p.vec(o, key)
}

func (p *reader) vec(o *strict.Object, key string) rig.Vec {
	n, ok := o.Value(key)
	if !ok {
		return rig.Vec{}
	}
	return p.vecOf(n, key)
}

func (p *reader) vecOf(n ast.Node, key string) rig.Vec {
	v := p.numbersOf(n, key)
	if len(v) != 3 {
		p.file.Add(n, "%s must be three numbers", key)
		return rig.Vec{}
	}
	return rig.Vec{X: v[0], Y: v[1], Z: v[2]}
}

// numbers reads a number or a list of numbers.
func (p *reader) numbers(o *strict.Object, key string) []float64 {
	n, ok := o.Value(key)
	if !ok {
		return nil
	}
	return p.numbersOf(n, key)
}

func (p *reader) numbersOf(n ast.Node, key string) []float64 {
	items := []ast.Node{n}
	if list, ok := n.(*ast.SequenceNode); ok {
		items = list.Values
	}
	out := make([]float64, 0, len(items))
	for _, item := range items {
		v, err := strconv.ParseFloat(item.GetToken().Value, 64)
		if err != nil {
			p.file.Add(item, "%s must be a number", key)
		}
		out = append(out, v)
	}
	return out
}
