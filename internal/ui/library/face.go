package library

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"

	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// CreateRenderer implements fyne.Widget.
func (f *face) CreateRenderer() fyne.WidgetRenderer {
	r := &faceRenderer{
		f: f, dim: canvas.NewRectangle(nil), pill: canvas.NewRectangle(nil), grade: canvas.NewText("", nil),
		badge: canvas.NewRectangle(nil), sure: canvas.NewText("", nil),
	}
	r.pill.CornerRadius, r.badge.CornerRadius = pillHeight/2, pillHeight/2
	r.grade.TextSize, r.sure.TextSize = lineSize, lineSize
	r.grade.TextStyle.Bold = true
	r.objects = []fyne.CanvasObject{f.picture.Object, r.dim}
	for i := range mostLines {
		r.name[i], r.line[i] = canvas.NewText("", nil), canvas.NewText("", nil)
		r.name[i].TextSize, r.line[i].TextSize = nameSize, lineSize
		r.name[i].TextStyle.Bold = true
		r.objects = append(r.objects, r.name[i], r.line[i])
	}
	r.objects = append(r.objects, r.pill, r.grade, r.badge, r.sure)
	r.apply()
	return r
}

type faceRenderer struct {
	f           *face
	dim         *canvas.Rectangle // over the picture of what is left out
	name, line  [mostLines]*canvas.Text
	pill, badge *canvas.Rectangle
	grade, sure *canvas.Text // the letter, and the words while the card is active
	objects     []fyne.CanvasObject
}

func (r *faceRenderer) apply() {
	e := r.f.entry
	if e == nil {
		return
	}
	ink, muted := kit.Color(fynetheme.ColorNameForeground), kit.Color(theme.ColorMuted)
	name := ink
	r.dim.FillColor = color.Transparent
	if e.LeftOut != "" {
		name = muted
		r.dim.FillColor = veil(kit.Color(theme.ColorSurface))
	}
	set(&r.name, r.f.words.name, name)
	set(&r.line, r.f.words.line, muted)
	r.pill.FillColor, r.badge.FillColor = kit.Color(theme.ColorSurface2), kit.Color(theme.ColorSurface2)
	r.grade.Text, r.grade.Color = string(e.Grade), name
	r.sure.Text, r.sure.Color = e.Sure, ink
	r.badge.Hidden, r.sure.Hidden = !r.f.active, !r.f.active
}

func set(texts *[mostLines]*canvas.Text, lines []string, ink color.Color) {
	for i, t := range texts {
		t.Text, t.Color, t.Hidden = "", ink, i >= len(lines)
		if i < len(lines) {
			t.Text = lines[i]
		}
	}
}

// veil lets a third of what lies under it through.
func veil(c color.Color) color.Color {
	n := color.NRGBAModel.Convert(c).(color.NRGBA)
	n.A = 165
	return n
}

func (r *faceRenderer) Layout(size fyne.Size) {
	high := pictureHeight(size.Width)
	at, area := fyne.NewPos(cardEdge, cardEdge), fyne.NewSize(size.Width-2*cardEdge, high)
	for _, o := range []fyne.CanvasObject{r.f.picture.Object, r.dim} {
		o.Move(at)
		o.Resize(area)
	}
	y := cardEdge + high + theme.SmallGap
	centre(r.pill, r.grade, fyne.NewPos(size.Width-cardSide-pillWidth, y-1), fyne.NewSize(pillWidth, pillHeight))
	wide := r.sure.MinSize().Width + 18
	centre(r.badge, r.sure, fyne.NewPos(size.Width-cardSide-wide, cardEdge+high-pillHeight), fyne.NewSize(wide, pillHeight))
	for _, block := range []struct {
		texts  *[mostLines]*canvas.Text
		height float32
	}{{&r.name, nameHeight}, {&r.line, lineHeight}} {
		for _, t := range block.texts {
			if t.Hidden {
				continue
			}
			t.Move(fyne.NewPos(cardSide, y))
			t.Resize(t.MinSize())
			y += block.height
		}
	}
}

// centre puts a text in the middle of its ground.
func centre(ground *canvas.Rectangle, t *canvas.Text, at fyne.Position, size fyne.Size) {
	ground.Move(at)
	ground.Resize(size)
	text := t.MinSize()
	t.Move(at.AddXY((size.Width-text.Width)/2, (size.Height-text.Height)/2))
	t.Resize(text)
}

func (r *faceRenderer) MinSize() fyne.Size { return fyne.NewSize(leastWidth, leastWidth) }

func (r *faceRenderer) Refresh() {
	r.apply()
	r.Layout(r.f.Size())
	for _, o := range r.objects {
		o.Refresh()
	}
}

func (r *faceRenderer) Objects() []fyne.CanvasObject { return r.objects }

func (r *faceRenderer) Destroy() {}
