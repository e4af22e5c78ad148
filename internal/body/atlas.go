package body

import (
	"fmt"
	"slices"
)

// worthDrawing is the weight from which a related area is drawn on the map; drawing all of
// them would colour half the body after two marks.
const worthDrawing = 0.5

// Atlas knows every region, how the areas relate and the drawings of the four views. It
// never changes after Load and is safe for use by several goroutines.
type Atlas struct {
	regions   []RegionInfo
	groups    []GroupInfo
	relations map[Group][]Relation
	byRegion  map[Region]int
	byGroup   map[Group]int
	figures   [viewCount]*Figure
}

// Regions returns all 37 regions in the order of section 1, left before middle before right.
func (a *Atlas) Regions() []RegionInfo { return slices.Clone(a.regions) }

// Region returns what is known of a region.
func (a *Atlas) Region(r Region) (RegionInfo, bool) {
	i, ok := a.byRegion[r]
	if !ok {
		return RegionInfo{}, false
	}
	return a.regions[i], true
}

// Groups returns all 19 muscle areas in the order of section 1.
func (a *Atlas) Groups() []GroupInfo { return slices.Clone(a.groups) }

// Group returns what is known of a muscle area.
func (a *Atlas) Group(g Group) (GroupInfo, bool) {
	i, ok := a.byGroup[g]
	if !ok {
		return GroupInfo{}, false
	}
	return a.groups[i], true
}

// Relations returns the areas worth working too when group g hurts, in the order of section 1.
func (a *Atlas) Relations(g Group) []Relation { return slices.Clone(a.relations[g]) }

// Related returns the relations of the area that region r belongs to.
func (a *Atlas) Related(r Region) []Relation { return a.Relations(r.Group()) }

// Parse turns an id such as "lumbar-left" into a Region of the map.
func (a *Atlas) Parse(id string) (Region, error) {
	r := Region(id)
	if _, ok := a.byRegion[r]; !ok {
		return "", fmt.Errorf("unknown body region %q", id)
	}
	return r, nil
}

// ParseGroup turns an id such as "lumbar" into a Group of the map.
func (a *Atlas) ParseGroup(id string) (Group, error) {
	g := Group(id)
	if _, ok := a.byGroup[g]; !ok {
		return "", fmt.Errorf("unknown body area %q", id)
	}
	return g, nil
}

// OnSide returns the regions of group g that belong to side s. Middle means every region
// that is not bony midline when the group has sides, and the whole group when it has none.
func (a *Atlas) OnSide(g Group, s Side) []Region {
	info, ok := a.Group(g)
	if !ok {
		return nil
	}
	var out []Region
	for _, r := range info.Regions {
		region, _ := a.Region(r)
		sided := region.Side != Middle
		if len(info.Regions) == 1 || (sided && (s == Middle || region.Side == s)) {
			out = append(out, r)
		}
	}
	return out
}

// AlsoWork returns the regions the map draws as often related to the marks: areas with a
// weight of 0.5 or more, on the side of the mark and on both sides for a mark on the
// midline. Marked regions and regions that are never worked are left out, and so is the
// belly: it is related for trunk control, it is no place to press, and it is so large that
// it would draw the eye from everything else. The plan engine does its own, finer sum from
// Relations.
func (a *Atlas) AlsoWork(marks []Mark) []Region {
	skip := make(map[Region]bool)
	for _, m := range marks {
		skip[m.Region] = true
	}
	var out []Region
	for _, m := range marks {
		for _, rel := range a.Related(m.Region) {
			if rel.Weight < worthDrawing {
				continue
			}
			for _, r := range a.OnSide(rel.Group, m.Region.Side()) {
				if info, _ := a.Region(r); info.Kind == Work && info.Side != Middle && !skip[r] {
					skip[r] = true
					out = append(out, r)
				}
			}
		}
	}
	return out
}

// Figure returns the drawing of a view.
func (a *Atlas) Figure(v View) *Figure {
	if v >= viewCount {
		return nil
	}
	return a.figures[v]
}
