package relief

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/body"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// showMarks lists the marks, each with its slider. Rows are kept while the list of regions
// stays the same, so that a slider being dragged is not taken from under the pointer.
func (s *Screen) showMarks() {
	if s.sameRows() {
		for i, m := range s.in.Marks {
			s.rows[i].set(m, m.Region == s.selected)
		}
		return
	}
	s.rows = s.rows[:0]
	s.marks.RemoveAll()
	if len(s.in.Marks) == 0 {
		s.marks.Add(kit.Muted(s.p.Texts.T("relief.nothing-marked")))
		return
	}
	for _, m := range s.in.Marks {
		row := s.newRow(m)
		s.rows = append(s.rows, row)
		s.marks.Add(row.object)
	}
}

func (s *Screen) sameRows() bool {
	if len(s.rows) == 0 || len(s.rows) != len(s.in.Marks) {
		return false
	}
	for i, m := range s.in.Marks {
		if s.rows[i].region != m.Region {
			return false
		}
	}
	return true
}

// row is one mark of the list.
type row struct {
	region body.Region
	badge  *kit.Badge
	name   *kit.Text
	slider *kit.PainSlider
	object fyne.CanvasObject
}

func (s *Screen) newRow(m body.Mark) *row {
	name := s.p.Name(m.Region)
	r := &row{region: m.Region, badge: kit.NewBadge(m.Intensity), name: kit.Strong(name)}
	r.slider = kit.NewPainSlider(name, m.Intensity, func(v int) {
		s.in.change(m.Region, func(m *body.Mark) { m.Intensity = v })
		s.selected = m.Region
		s.changed()
	})
	gone := kit.NewIconButton(kit.IconCross, s.p.Texts.T("relief.remove"), func() { s.remove(m.Region) })
	middle := kit.Column(0, r.name, r.slider)
	r.object = container.NewBorder(nil, nil, kit.PadRight(12, kit.Middle(r.badge)), kit.Middle(gone), middle)
	r.set(m, m.Region == s.selected)
	return r
}

func (r *row) set(m body.Mark, selected bool) {
	r.badge.Set(m.Intensity)
	r.slider.SetValue(m.Intensity)
	ink := fyne.ThemeColorName("foreground")
	if selected {
		ink = theme.ColorPrimaryInk
	}
	r.name.SetColor(ink)
}

// showFeels offers the qualities for the mark that was touched last.
func (s *Screen) showFeels() {
	tx := s.p.Texts
	s.feels.RemoveAll()
	i := s.in.index(s.selected)
	if i < 0 {
		s.feels.Hide()
		return
	}
	s.feels.Show()
	quality := s.in.Marks[i].Quality
	choice := kit.NewChoice(options(tx, "relief.quality.", body.Qualities()), string(quality), nil)
	choice.OnChanged = func(id string) {
		s.in.change(s.selected, func(m *body.Mark) { m.Quality = body.Quality(id) })
		s.tell()
	}
	s.feels.Add(kit.Section(tx.T("relief.feels")))
	s.feels.Add(kit.Small(s.p.Name(s.selected)))
	s.feels.Add(choice.Box)
	s.feels.Add(kit.PadTop(theme.SmallGap/2, kit.NewRule()))
}

func itoa(n int) string { return strconv.Itoa(n) }

// atoi reads a number that itoa wrote.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
