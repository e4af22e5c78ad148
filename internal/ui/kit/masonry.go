package kit

import "fyne.io/fyne/v2"

// Masonry sets objects in columns of equal width, each below the column that is clearly shortest so far. A column is
// never narrower than least (device-independent pixels), unless there is only one.
type Masonry struct {
	Gap, Least float32

	width float32 // of the last layout
}

var _ fyne.Layout = (*Masonry)(nil)

// Layout implements fyne.Layout.
func (m *Masonry) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	m.width = size.Width
	wide := m.columnWidth()
	m.place(objects, func(o fyne.CanvasObject, column int, y float32) {
		o.Move(fyne.NewPos(float32(column)*(wide+m.Gap), y))
		o.Resize(fyne.NewSize(wide, o.MinSize().Height)) // a wrapped text knows its height only at its width
		o.Resize(fyne.NewSize(wide, o.MinSize().Height))
	})
}

// MinSize implements fyne.Layout. The height is that at the present width.
func (m *Masonry) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(m.Least, m.place(objects, func(fyne.CanvasObject, int, float32) {}))
}

func (m *Masonry) columns() int { return max(1, int((m.width+m.Gap)/(m.Least+m.Gap))) }

func (m *Masonry) columnWidth() float32 {
	n := float32(m.columns())
	return (m.width - m.Gap*(n-1)) / n
}

// place finds the place of each object, tells put, and returns the height of all.
func (m *Masonry) place(objects []fyne.CanvasObject, put func(o fyne.CanvasObject, column int, y float32)) float32 {
	ends := make([]float32, m.columns())
	height := float32(0)
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		column := 0
		for i, end := range ends {
			if end < ends[column]-m.Gap { // a hair's breadth does not break the reading order
				column = i
			}
		}
		put(o, column, ends[column])
		ends[column] += o.MinSize().Height + m.Gap
		height = max(height, ends[column]-m.Gap)
	}
	return height
}
