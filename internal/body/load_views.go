package body

import (
	"fmt"
	"io/fs"
)

type viewsFile struct {
	Back      viewRow `yaml:"back"`
	Front     viewRow `yaml:"front"`
	BackZoom  viewRow `yaml:"back-zoom"`
	FrontZoom viewRow `yaml:"front-zoom"`
}

type viewRow struct {
	File   word       `yaml:"file"`
	Keys   word       `yaml:"keys"`
	Points []pointRow `yaml:"points"`
}

type pointRow struct {
	Region   word      `yaml:"region"`
	Centroid []float64 `yaml:"centroid"`
	Badge    []float64 `yaml:"badge"`
}

type keysFile struct {
	Back  keysRow `yaml:"back"`
	Front keysRow `yaml:"front"`
}

type keysRow struct {
	First word      `yaml:"first"`
	Sides []sideRow `yaml:"sides"`
	Moves []moveRow `yaml:"moves"`
}

type sideRow struct {
	From  word `yaml:"from"`
	Go    word `yaml:"go"`
	Left  word `yaml:"left"`
	Right word `yaml:"right"`
}

type moveRow struct {
	From  word `yaml:"from"`
	Left  word `yaml:"left"`
	Right word `yaml:"right"`
	Up    word `yaml:"up"`
	Down  word `yaml:"down"`
}

func (a *Atlas) loadViews(fsys fs.FS) error {
	tables, err := a.loadKeys(fsys)
	if err != nil {
		return err
	}
	var file viewsFile
	src, err := readYAML(fsys, folder+"views.yaml", &file)
	if err != nil {
		return err
	}
	rows := map[View]viewRow{Back: file.Back, Front: file.Front, BackZoom: file.BackZoom, FrontZoom: file.FrontZoom}
	for _, v := range Views() {
		row := rows[v]
		if row.File.text == "" {
			return src.fail(1, "view %q is missing", v)
		}
		f, err := a.loadFigure(fsys, src, v, row)
		if err != nil {
			return err
		}
		table, ok := tables[row.Keys.text]
		if !ok {
			return src.fail(row.File.line, "view %q names unknown keys %q: want back or front", v, row.Keys.text)
		}
		f.keys = table
		if !f.Shows(table.first) {
			return src.fail(row.File.line, "view %q does not show its first region %q", v, table.first)
		}
		a.figures[v] = f
	}
	return nil
}

func (a *Atlas) loadFigure(fsys fs.FS, src source, v View, row viewRow) (*Figure, error) {
	name := folder + row.File.text
	d, err := readDrawing(fsys, name)
	if err != nil {
		return nil, err
	}
	f := &Figure{
		view: v, width: d.width, height: d.height,
		silhouette: d.layers[layerSilhouette], contours: d.layers[layerContours],
		byRegion: make(map[Region]int),
	}
	drawn := source{name}
	if f.silhouette[0].ID != "body" {
		return nil, drawn.fail(d.lines[f.silhouette[0].ID], "the lowest shape is %q instead of body", f.silhouette[0].ID)
	}
	for _, ring := range f.silhouette[0].Rings {
		f.body = append(f.body, ring.Flatten())
	}
	for _, shape := range d.layers[layerRegions] {
		if err := a.addOutline(f, shape); err != nil {
			return nil, drawn.fail(d.lines[shape.ID], "%w", err)
		}
	}
	return f, f.addPoints(src, row)
}

func (f *Figure) addPoints(src source, row viewRow) error {
	seen := make(map[Region]bool)
	for _, p := range row.Points {
		r := Region(p.Region.text)
		i, ok := f.byRegion[r]
		switch {
		case !ok:
			return src.fail(p.Region.line, "region %q is not in %s", r, row.File.text)
		case seen[r]:
			return src.fail(p.Region.line, "region %q stands twice", r)
		case len(p.Badge) != 2 || len(p.Centroid) != 2:
			return src.fail(p.Region.line, "region %q needs a badge and a centroid of two numbers each", r)
		}
		seen[r] = true
		f.outlines[i].Badge = Point{p.Badge[0], p.Badge[1]}
		f.outlines[i].Centroid = Point{p.Centroid[0], p.Centroid[1]}
		if !f.outlines[i].Contains(f.outlines[i].Badge) {
			return src.fail(p.Region.line, "the badge of %q lies outside its outline", r)
		}
	}
	for _, o := range f.outlines {
		if !seen[o.Region] {
			return src.fail(row.File.line, "region %q of %s has no points", o.Region, row.File.text)
		}
	}
	return nil
}

func (a *Atlas) loadKeys(fsys fs.FS) (map[string]*keyTable, error) {
	var file keysFile
	src, err := readYAML(fsys, folder+"keys.yaml", &file)
	if err != nil {
		return nil, err
	}
	out := make(map[string]*keyTable)
	for name, row := range map[string]keysRow{"back": file.Back, "front": file.Front} {
		if out[name], err = a.keyTable(src, row); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func (a *Atlas) keyTable(src source, row keysRow) (*keyTable, error) {
	t := &keyTable{moves: make(map[Region][directionCount]Region), sides: make(map[sideMove]sideTargets)}
	var err error
	if t.first, err = a.known(src, row.First); err != nil {
		return nil, err
	}
	for _, m := range row.Moves {
		if err := a.addMove(src, t, m); err != nil {
			return nil, err
		}
	}
	for _, s := range row.Sides {
		if err := a.addSideMove(src, t, s); err != nil {
			return nil, err
		}
	}
	return t, nil
}

func (a *Atlas) addMove(src source, t *keyTable, m moveRow) error {
	from, err := a.known(src, m.From)
	if err != nil {
		return err
	}
	if _, twice := t.moves[from]; twice {
		return src.fail(m.From.line, "region %q stands twice", from)
	}
	var to [directionCount]Region
	for d, w := range []word{GoLeft: m.Left, GoRight: m.Right, GoUp: m.Up, GoDown: m.Down} {
		if w.text == "" {
			continue
		}
		if to[d], err = a.known(src, w); err != nil {
			return err
		}
	}
	t.moves[from] = to
	return nil
}

func (a *Atlas) addSideMove(src source, t *keyTable, s sideRow) error {
	from, err := a.known(src, s.From)
	if err != nil {
		return err
	}
	d, err := parseDirection(s.Go.text)
	if err != nil {
		return src.fail(s.From.line, "%w", err)
	}
	var to sideTargets
	if to.left, err = a.known(src, s.Left); err != nil {
		return err
	}
	if to.right, err = a.known(src, s.Right); err != nil {
		return err
	}
	t.sides[sideMove{from, d}] = to
	return nil
}

func (a *Atlas) known(src source, w word) (Region, error) {
	r, err := a.Parse(w.text)
	if err != nil {
		return "", src.fail(max(w.line, 1), "%w", err)
	}
	return r, nil
}

func (a *Atlas) addOutline(f *Figure, shape Shape) error {
	r, err := a.Parse(shape.ID)
	if err != nil {
		return err
	}
	if len(shape.Rings) != 1 {
		return fmt.Errorf("region %q is drawn as %d paths instead of one", r, len(shape.Rings))
	}
	f.byRegion[r] = len(f.outlines)
	f.outlines = append(f.outlines, Outline{Region: r, Shape: shape, Polygon: shape.Rings[0].Flatten()})
	return nil
}
