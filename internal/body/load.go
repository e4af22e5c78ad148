package body

import (
	"fmt"
	"io/fs"
)

// folder is where the body map lies below the root handed to Load.
const folder = "bodymap/"

type regionsFile struct {
	Groups []groupRow `yaml:"groups"`
}

type groupRow struct {
	ID        word          `yaml:"id"`
	Name      string        `yaml:"name"`
	Views     []word        `yaml:"views"`
	Muscles   string        `yaml:"muscles"`
	Feels     string        `yaml:"feels"`
	Spreads   string        `yaml:"spreads"`
	Regions   []regionRow   `yaml:"regions"`
	Relations []relationRow `yaml:"relations"`
}

type regionRow struct {
	ID   word   `yaml:"id"`
	Kind word   `yaml:"kind"`
	Name string `yaml:"name"`
	Help string `yaml:"help"`
}

type relationRow struct {
	Group  word    `yaml:"group"`
	Weight float64 `yaml:"weight"`
	Reach  word    `yaml:"reach"`
	Why    string  `yaml:"why"`
}

// Load reads the body map from fsys, the assets folder: regions and relations, the four
// drawings and the keyboard tables. It refuses anything it does not fully understand and
// names the file and line.
func Load(fsys fs.FS) (*Atlas, error) {
	a := &Atlas{
		relations: make(map[Group][]Relation),
		byRegion:  make(map[Region]int),
		byGroup:   make(map[Group]int),
	}
	if err := a.loadRegions(fsys); err != nil {
		return nil, fmt.Errorf("load body map: %w", err)
	}
	if err := a.loadViews(fsys); err != nil {
		return nil, fmt.Errorf("load body map: %w", err)
	}
	return a, nil
}

func (a *Atlas) loadRegions(fsys fs.FS) error {
	var file regionsFile
	src, err := readYAML(fsys, folder+"regions.yaml", &file)
	if err != nil {
		return err
	}
	for _, row := range file.Groups {
		if err := a.addGroup(src, row); err != nil {
			return err
		}
	}
	for _, row := range file.Groups {
		if err := a.addRelations(src, row); err != nil {
			return err
		}
	}
	return nil
}

func (a *Atlas) addGroup(src source, row groupRow) error {
	g := GroupInfo{
		ID: Group(row.ID.text), Kind: Watch, Name: row.Name,
		Muscles: row.Muscles, Feels: row.Feels, Spreads: row.Spreads,
	}
	if _, twice := a.byGroup[g.ID]; twice {
		return src.fail(row.ID.line, "group %q stands twice", g.ID)
	}
	if g.ID == "" || g.Name == "" || g.Muscles == "" || g.Feels == "" || g.Spreads == "" || len(row.Regions) == 0 {
		return src.fail(row.ID.line, "group %q needs id, name, muscles, feels, spreads and regions", g.ID)
	}
	for _, v := range row.Views {
		switch v.text {
		case "front":
			g.Front = true
		case "back":
			g.Back = true
		default:
			return src.fail(v.line, "unknown view %q: want front or back", v.text)
		}
	}
	for _, r := range row.Regions {
		info, err := a.addRegion(src, g.ID, r)
		if err != nil {
			return err
		}
		if info.Kind == Work {
			g.Kind = Work
		}
		g.Regions = append(g.Regions, info.ID)
	}
	a.byGroup[g.ID] = len(a.groups)
	a.groups = append(a.groups, g)
	return nil
}

func (a *Atlas) addRegion(src source, g Group, row regionRow) (RegionInfo, error) {
	id := Region(row.ID.text)
	kind, err := parseKind(row.Kind.text)
	if err != nil {
		return RegionInfo{}, src.fail(row.ID.line, "region %q: %w", id, err)
	}
	if id.Group() != g {
		return RegionInfo{}, src.fail(row.ID.line, "region %q does not belong to group %q", id, g)
	}
	if _, twice := a.byRegion[id]; twice {
		return RegionInfo{}, src.fail(row.ID.line, "region %q stands twice", id)
	}
	if row.Name == "" || row.Help == "" {
		return RegionInfo{}, src.fail(row.ID.line, "region %q needs name and help", id)
	}
	info := RegionInfo{ID: id, Group: g, Side: id.Side(), Kind: kind, Name: row.Name, Help: row.Help}
	a.byRegion[id] = len(a.regions)
	a.regions = append(a.regions, info)
	return info, nil
}

func (a *Atlas) addRelations(src source, row groupRow) error {
	from := Group(row.ID.text)
	seen := make(map[Group]bool)
	for _, r := range row.Relations {
		to := Group(r.Group.text)
		reach, err := parseReach(r.Reach.text)
		_, known := a.byGroup[to]
		switch {
		case err != nil:
			return src.fail(r.Group.line, "relation to %q: %w", to, err)
		case !known:
			return src.fail(r.Group.line, "relation to unknown group %q", to)
		case to == from:
			return src.fail(r.Group.line, "relation of %q to itself", to)
		case seen[to]:
			return src.fail(r.Group.line, "relation to %q stands twice", to)
		case r.Weight <= 0 || r.Weight > 1:
			return src.fail(r.Group.line, "relation to %q: weight %v is not above 0 and at most 1", to, r.Weight)
		case r.Why == "":
			return src.fail(r.Group.line, "relation to %q needs a why", to)
		}
		seen[to] = true
		a.relations[from] = append(a.relations[from], Relation{Group: to, Weight: r.Weight, Reach: reach, Why: r.Why})
	}
	return nil
}
