// Package pose is the data of the figure's pictures: for each technique the camera, the things
// around the person, and one to four keyframes of how the body lies, kneels or stands.
//
// A pose file is YAML, one technique a file, in assets/poses. [Load] reads it strictly: an unknown
// joint, an angle outside its range or a contact that cannot be reached is an error that names
// file and line.
package pose

import (
	"time"

	"unknot/internal/figure/rig"
	"unknot/internal/technique"
)

// Figure is the picture of one technique, still or moving. It never changes once loaded.
type Figure struct {
	Technique technique.ID
	Camera    Camera
	Props     []Prop
	Order     map[Part]float64 // layers that replace the usual drawing order
	Frames    []Frame
	Breath    bool // chest and belly breathe all the time
	Swim      bool // in a swimsuit instead of shirt and trousers, as in the bath
	Still     int  // the keyframe that tells most

	period time.Duration // of one round of the movement
	glow   []bool        // glow[i]: keyframe i and the next glow at the same places
	arrows []bool        // arrows[i]: they have the same arrows
}

// Camera is where the picture is seen from. It never moves.
type Camera struct {
	Azimuth, Elevation float64 // degrees; 0 sees the right side, −90 the back
	X, Y               float64 // world point (z = 0) at the centre of the tile, hundredths of body height
	Zoom               float64 // 1 is 3.3 px a unit on a tile 480 px wide
}

// Part is a part of a person whose layer a pose may choose.
type Part string

// The parts. Names starting with "helper_" are those of the second person.
const (
	ArmRight Part = "arm_r"
	ArmLeft  Part = "arm_l"
	LegRight Part = "leg_r"
	LegLeft  Part = "leg_l"
	Head     Part = "head"
	Helper   Part = "helper" // the whole second person: below 0 behind the first, above in front
)

func allParts() []Part { return []Part{ArmRight, ArmLeft, LegRight, LegLeft, Head, Helper} }

// PropKind is a thing in the picture.
type PropKind string

// The things.
const (
	Mat      PropKind = "mat"      // size: length, width
	Floor    PropKind = "floor"    // a soft ellipse; size: length, width
	Wall     PropKind = "wall"     // size: height, depth, thickness
	Roller   PropKind = "roller"   // r; size: length; along Z unless yaw turns it
	Ball     PropKind = "ball"     // r
	Chair    PropKind = "chair"    // office chair; size: seat height
	Stool    PropKind = "stool"    // plain four-legged chair without wheels; size: seat height
	Desk     PropKind = "desk"     // size: length, height
	Counter  PropKind = "counter"  // a worktop to hold on to; size: length, height
	Bed      PropKind = "bed"      // size: length, width, height
	Couch    PropKind = "couch"    // treatment couch; size: length, width, height
	Pillow   PropKind = "pillow"   // size: length, height, width
	Towel    PropKind = "towel"    // rolled; r; size: length
	Strap    PropKind = "strap"    // a band through the points of path
	HeatPack PropKind = "heatpack" // size: length, height, width
	Stones   PropKind = "stones"   // flat stones in a row along the path
	Step     PropKind = "step"     // size: length, height, depth
	Bath     PropKind = "bath"     // tub with water; size: length, height, width
	Bottle   PropKind = "bottle"   // oil bottle
	Glass    PropKind = "glass"    // glass of water
	Cane     PropKind = "cane"     // massage cane through the points of path
	Cushion  PropKind = "cushion"  // lumbar roll or cushion; size: length, height, width
	Clock    PropKind = "clock"    // a small wall clock: pacing, breaks
	Sun      PropKind = "sun"      // outdoors: sun and a path line, for walking
	Needle   PropKind = "needle"   // a fine needle standing on the path's first point
)

// propSizes says how many sizes a prop needs.
var propSizes = map[PropKind]int{
	Mat: 2, Floor: 2, Wall: 3, Roller: 1, Ball: 0, Chair: 1, Stool: 1, Desk: 2, Counter: 2, Bed: 3, Couch: 3,
	Pillow: 3, Towel: 1, Strap: 0, HeatPack: 3, Stones: 0, Step: 3, Bath: 3, Bottle: 0, Glass: 0, Cane: 0,
	Cushion: 3, Clock: 0, Sun: 0, Needle: 0,
}

// Prop is a thing in the picture.
type Prop struct {
	Kind  PropKind
	ID    string    // for frames that move it; may be empty
	At    rig.Vec   // in the world, or an offset from On
	On    Anchorage // follows a place of a body
	Size  []float64 // hundredths of body height; what each number is depends on the kind
	R     float64   // radius of round things
	Yaw   float64   // degrees about the vertical
	Pitch float64   // degrees about the prop's own Z
	Path  []Point   // for straps, canes and stones
	Front bool      // drawn over the figure
	Layer *float64  // between the figure's layers, where it is given
}

// Anchorage is a place of a body that something follows; Site is rig.NoSite where nothing is.
type Anchorage struct {
	Site   rig.Site
	Helper bool // of the second person
}

// Point is a point of the world, or an offset (world axes) from a place of a body.
type Point struct {
	On Anchorage
	At rig.Vec
}

// Frame is one keyframe.
type Frame struct {
	Name       string
	Hold, Move time.Duration // stay here, then go to the next; the last goes back to the first
	Person     rig.Keyframe
	Helper     *rig.Keyframe      // the second person, nil where there is none
	Shift      map[string]rig.Vec // of props by their ID, added to their place
	Highlights []Highlight
	Arrows     []Arrow

	hips, helperHips rig.Vec // where the body is held, as solved
}

// Highlight is the glow where a technique works.
type Highlight struct {
	At       Anchorage
	RX, RY   float64 // radii
	Offset   rig.Vec // world axes
	OverArms bool    // drawn over the near arm
}

// Arrow shows which way to move or press.
type Arrow struct {
	Pressure bool
	On       Anchorage
	Points   [3]rig.Vec // in the world, or offsets from On
}
