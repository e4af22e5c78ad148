package rig

import "math"

// Vec is a point or a direction in the world.
type Vec struct{ X, Y, Z float64 }

// Add returns v + w.
func (v Vec) Add(w Vec) Vec { return Vec{v.X + w.X, v.Y + w.Y, v.Z + w.Z} }

// Sub returns v − w.
func (v Vec) Sub(w Vec) Vec { return Vec{v.X - w.X, v.Y - w.Y, v.Z - w.Z} }

// Scale returns v times k.
func (v Vec) Scale(k float64) Vec { return Vec{v.X * k, v.Y * k, v.Z * k} }

// Dot returns the scalar product.
func (v Vec) Dot(w Vec) float64 { return v.X*w.X + v.Y*w.Y + v.Z*w.Z }

// Cross returns the vector product.
func (v Vec) Cross(w Vec) Vec {
	return Vec{v.Y*w.Z - v.Z*w.Y, v.Z*w.X - v.X*w.Z, v.X*w.Y - v.Y*w.X}
}

// Len returns the length.
func (v Vec) Len() float64 { return math.Sqrt(v.Dot(v)) }

// Unit returns the direction of v with length 1; the zero vector stays zero.
func (v Vec) Unit() Vec {
	if l := v.Len(); l > 0 {
		return v.Scale(1 / l)
	}
	return v
}

// Lerp returns the point the share t of the way from v to w.
func (v Vec) Lerp(w Vec, t float64) Vec { return v.Add(w.Sub(v).Scale(t)) }

// Mat is an orientation: the axes of a frame, in world coordinates.
type Mat struct{ X, Y, Z Vec }

// Identity is the orientation of the world itself.
func Identity() Mat { return Mat{Vec{1, 0, 0}, Vec{0, 1, 0}, Vec{0, 0, 1}} }

// Of returns the world direction of a direction in the frame.
func (m Mat) Of(v Vec) Vec {
	return Vec{
		m.X.X*v.X + m.Y.X*v.Y + m.Z.X*v.Z,
		m.X.Y*v.X + m.Y.Y*v.Y + m.Z.Y*v.Z,
		m.X.Z*v.X + m.Y.Z*v.Y + m.Z.Z*v.Z,
	}
}

// In returns the direction in the frame of a world direction.
func (m Mat) In(v Vec) Vec { return Vec{m.X.Dot(v), m.Y.Dot(v), m.Z.Dot(v)} }

// Times returns the orientation n seen from the frame m.
func (m Mat) Times(n Mat) Mat { return Mat{m.Of(n.X), m.Of(n.Y), m.Of(n.Z)} }

// Transpose returns the inverse of an orientation.
func (m Mat) Transpose() Mat {
	return Mat{
		Vec{m.X.X, m.Y.X, m.Z.X},
		Vec{m.X.Y, m.Y.Y, m.Z.Y},
		Vec{m.X.Z, m.Y.Z, m.Z.Z},
	}
}

// RotX returns the right-handed rotation about X by deg degrees.
func RotX(deg float64) Mat {
	s, c := math.Sincos(deg * math.Pi / 180)
	return Mat{Vec{1, 0, 0}, Vec{0, c, s}, Vec{0, -s, c}}
}

// RotY returns the right-handed rotation about Y by deg degrees.
func RotY(deg float64) Mat {
	s, c := math.Sincos(deg * math.Pi / 180)
	return Mat{Vec{c, 0, -s}, Vec{0, 1, 0}, Vec{s, 0, c}}
}

// RotZ returns the right-handed rotation about Z by deg degrees.
func RotZ(deg float64) Mat {
	s, c := math.Sincos(deg * math.Pi / 180)
	return Mat{Vec{c, s, 0}, Vec{-s, c, 0}, Vec{0, 0, 1}}
}

// Frame is a place with an orientation.
type Frame struct {
	At   Vec
	Axes Mat
}

// Point returns the world point of a point in the frame.
func (f Frame) Point(v Vec) Vec { return f.At.Add(f.Axes.Of(v)) }

// Smooth is the smoothstep from 0 at a to 1 at b.
func Smooth(a, b, x float64) float64 {
	t := min(max((x-a)/(b-a), 0), 1)
	return t * t * (3 - 2*t)
}

// Blend returns the orientation the share t of the way from a to b, turned about one axis.
func Blend(a, b Mat, t float64) Mat {
	r := a.Transpose().Times(b) // b seen from a
	trace := r.X.X + r.Y.Y + r.Z.Z
	angle := math.Acos(min(max((trace-1)/2, -1), 1))
	if angle < 1e-6 {
		return a
	}
	axis := Vec{r.Y.Z - r.Z.Y, r.Z.X - r.X.Z, r.X.Y - r.Y.X}
	if axis.Len() < 1e-6 { // half a turn: any axis the matrix leaves in place
		axis = Vec{math.Sqrt(max(0, (r.X.X+1)/2)), math.Sqrt(max(0, (r.Y.Y+1)/2)), math.Sqrt(max(0, (r.Z.Z+1)/2))}
	}
	return a.Times(about(axis.Unit(), angle*t))
}

// about is the rotation about a unit axis by an angle in radians (Rodrigues).
func about(k Vec, angle float64) Mat {
	s, c := math.Sincos(angle)
	turn := func(v Vec) Vec {
		return v.Scale(c).Add(k.Cross(v).Scale(s)).Add(k.Scale(k.Dot(v) * (1 - c)))
	}
	return Mat{turn(Vec{1, 0, 0}), turn(Vec{0, 1, 0}), turn(Vec{0, 0, 1})}
}
