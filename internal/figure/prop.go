package figure

import (
	"unknot/internal/figure/pose"
	"unknot/internal/figure/rig"
)

// Layers of props that move, against those of the person.
const (
	layerPropBack  = -50.0
	layerPropFront = 50.0
)

func propLayer(p *pose.Prop) float64 {
	switch {
	case p.Layer != nil:
		return *p.Layer
	case p.Front:
		return layerPropFront
	default:
		return layerPropBack
	}
}

// onGround reports whether a prop is part of the ground, on which shadows fall.
func onGround(k pose.PropKind) bool {
	switch k {
	case pose.Mat, pose.Floor, pose.Wall, pose.Sun, pose.Clock:
		return true
	default:
		return false
	}
}

// thing is a prop ready to be drawn.
type thing struct {
	frame rig.Frame // where it stands now, turned by its yaw and pitch
	size  [3]float64
	r     float64
	path  []rig.Vec
}

// propDrawers says how each thing is drawn. It is never written to.
var propDrawers = map[pose.PropKind]func(*stage, *thing){
	pose.Mat: (*stage).mat, pose.Floor: (*stage).floor, pose.Wall: (*stage).wall,
	pose.Roller: (*stage).roller, pose.Ball: (*stage).sphere, pose.Towel: (*stage).towel,
	pose.Chair: (*stage).chair, pose.Stool: (*stage).stool, pose.Bed: (*stage).bed, pose.Couch: (*stage).couch,
	pose.Desk: (*stage).desk, pose.Counter: (*stage).counter, pose.Step: (*stage).stepBox,
	pose.Pillow: (*stage).pillow, pose.Cushion: (*stage).lumbarCushion, pose.HeatPack: (*stage).heatPack,
	pose.Strap: (*stage).strap, pose.Cane: (*stage).cane, pose.Stones: (*stage).stones, pose.Needle: (*stage).needle,
	pose.Bath: (*stage).bathBack, pose.Bottle: (*stage).bottle, pose.Glass: (*stage).glassOfWater,
	pose.Clock: (*stage).clock, pose.Sun: (*stage).sun,
}

// drawProp paints one prop of the figure.
func (a *Artist) drawProp(i int) {
	draw, known := propDrawers[a.figure.Props[i].Kind]
	if !known {
		return // the loader has refused it already
	}
	a.drawn = a.thing(i)
	draw(&a.stage, &a.drawn)
}

// thing places a prop as it is now.
func (a *Artist) thing(i int) thing {
	p := &a.figure.Props[i]
	t := thing{r: p.R}
	copy(t.size[:], p.Size)
	t.frame.At = p.At.Add(a.place(p.On))
	if i < len(a.moment.Shift) {
		t.frame.At = t.frame.At.Add(a.moment.Shift[i])
	}
	t.frame.Axes = rig.RotY(p.Yaw).Times(rig.RotZ(p.Pitch))
	a.path = a.path[:0]
	for _, v := range p.Path {
		a.path = append(a.path, v.At.Add(a.place(v.On)))
	}
	t.path = a.path
	return t
}
