// Package content loads everything that stands in assets into the values the programs work with:
// the body map, the catalogue, the safety rules, the plan engine and the texts.
package content

import (
	"errors"
	"fmt"
	"io/fs"
	"path"

	"unknot/internal/body"
	"unknot/internal/breaks"
	"unknot/internal/course"
	"unknot/internal/figure/pose"
	"unknot/internal/guide"
	"unknot/internal/i18n"
	"unknot/internal/plan"
	"unknot/internal/safety"
	"unknot/internal/technique"
)

// Content is what the assets hold. It never changes after Load.
type Content struct {
	Atlas     *body.Atlas
	Catalogue *technique.Catalogue
	Rules     *safety.Rules
	Engine    *plan.Engine
	Texts     *i18n.Texts
	Moves     []breaks.Move // of the posture breaks
	Weeks     course.Weeks
	Guide     *guide.Guide
	Figures   map[technique.ID]*pose.Figure
	// Broken lists technique, guide and pose files that could not be used; the others work.
	Broken []error
}

// Load reads the assets in the first of the wanted languages that exists. A broken technique or
// guide file is reported in Broken; broken safety rules, body map or plan rules are an error, because
// nothing may be suggested without them.
func Load(fsys fs.FS, languages ...string) (*Content, error) {
	c := &Content{}
	var errs [5]error
	c.Atlas, errs[0] = body.Load(fsys)
	c.Rules, errs[1] = safety.Load(fsys)
	c.Texts, errs[2] = i18n.New(fsys, languages...)
	var rules plan.Rules
	rules, errs[3] = plan.LoadRules(fsys)
	c.Moves, errs[4] = loadMoves(fsys)
	if err := errors.Join(errs[:]...); err != nil {
		return nil, fmt.Errorf("load content: %w", err)
	}
	c.Catalogue, c.Broken = technique.LoadLenient(fsys, c.area)
	var err error
	if c.Engine, err = plan.New(c.Catalogue, c.Atlas, rules); err != nil {
		return nil, fmt.Errorf("load content: %w", err)
	}
	if c.Weeks, err = course.LoadWeeks(fsys, rules); err != nil {
		return nil, fmt.Errorf("load content: %w", err)
	}
	c.loadGuide(fsys)
	var problems []error
	c.Figures, problems = pose.LoadLenient(fsys)
	c.Broken = append(c.Broken, problems...)
	return c, nil
}

// loadGuide reads what the guide holds. It may name a technique whose own file is broken: the
// screens leave that one out, and the rest of the guide stays.
func (c *Content) loadGuide(fsys fs.FS) {
	known := guide.Known{
		Technique: func(id technique.ID) bool {
			_, err := fs.Stat(fsys, path.Join("techniques", string(id)+".yaml"))
			return err == nil
		},
		Source: func(id string) bool { _, ok := c.Catalogue.Source(id); return ok },
	}
	var problems []error
	c.Guide, problems = guide.Load(fsys, known)
	c.Broken = append(c.Broken, problems...)
}

func loadMoves(fsys fs.FS) ([]breaks.Move, error) {
	const file = "breaks.yaml"
	raw, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("read moves: %w", err)
	}
	return breaks.LoadMoves(raw, file)
}

// area tells the catalogue what it must know about a muscle area.
func (c *Content) area(g body.Group) (technique.Area, bool) {
	info, ok := c.Atlas.Group(g)
	return technique.Area{Name: info.Name, Work: info.Kind == body.Work}, ok
}
