package body

import (
	"fmt"
	"math"
	"strconv"
)

// pathReader reads the path language of the drawings: absolute M, C and Z, nothing else.
type pathReader struct {
	d   string
	pos int
}

// parsePath reads closed rings of cubic curves.
func parsePath(d string) ([]Ring, error) {
	p := &pathReader{d: d}
	var rings []Ring
	for !p.done() {
		ring, err := p.ring()
		if err != nil {
			return nil, err
		}
		rings = append(rings, ring)
	}
	if len(rings) == 0 {
		return nil, fmt.Errorf("an empty path")
	}
	return rings, nil
}

func (p *pathReader) ring() (Ring, error) {
	if c := p.d[p.pos]; c != 'M' {
		return Ring{}, p.unexpected("M")
	}
	p.pos++
	start, err := p.point()
	if err != nil {
		return Ring{}, err
	}
	ring := Ring{Start: start}
	for !p.done() {
		switch p.d[p.pos] {
		case 'C':
			p.pos++
		case 'Z':
			p.pos++
			return ring, nil
		case '-', '.', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
			// A C may be followed by more than one curve.
			if len(ring.Curves) == 0 {
				return Ring{}, p.unexpected("C")
			}
		default:
			return Ring{}, p.unexpected("C or Z")
		}
		c, err := p.curve()
		if err != nil {
			return Ring{}, err
		}
		ring.Curves = append(ring.Curves, c)
	}
	return Ring{}, fmt.Errorf("a path that is not closed with Z")
}

func (p *pathReader) curve() (Curve, error) {
	var c Curve
	for _, to := range []*Point{&c.C1, &c.C2, &c.To} {
		pt, err := p.point()
		if err != nil {
			return Curve{}, err
		}
		*to = pt
	}
	return c, nil
}

func (p *pathReader) point() (Point, error) {
	x, err := p.number()
	if err != nil {
		return Point{}, err
	}
	y, err := p.number()
	return Point{x, y}, err
}

func (p *pathReader) number() (float64, error) {
	p.skip()
	start := p.pos
	for p.pos < len(p.d) {
		c := p.d[p.pos]
		if (c < '0' || c > '9') && c != '.' && (c != '-' || p.pos != start) {
			break
		}
		p.pos++
	}
	v, err := strconv.ParseFloat(p.d[start:p.pos], 64)
	if err != nil || math.IsInf(v, 0) {
		p.pos = start
		return 0, p.unexpected("a number")
	}
	return v, nil
}

// done skips blanks and reports whether the path has ended.
func (p *pathReader) done() bool {
	p.skip()
	return p.pos >= len(p.d)
}

func (p *pathReader) skip() {
	for p.pos < len(p.d) && (p.d[p.pos] == ' ' || p.d[p.pos] == ',' || p.d[p.pos] == '\n') {
		p.pos++
	}
}

func (p *pathReader) unexpected(want string) error {
	if p.pos >= len(p.d) {
		return fmt.Errorf("the path ends where %s should stand", want)
	}
	return fmt.Errorf("found %q at character %d where %s should stand (only absolute M, C and Z are read)",
		p.d[p.pos], p.pos+1, want)
}
