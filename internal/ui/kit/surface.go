package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/ui/theme"
)

// Ground says how a surface looks.
type Ground struct {
	Fill    fyne.ThemeColorName // none when empty
	Stroke  fyne.ThemeColorName // none when empty
	Radius  float32
	Padding float32
	Raised  bool // casts the shadow of a card
}

// Surface is a rounded ground with something on it.
type Surface struct {
	widget.BaseWidget

	ground  Ground
	content fyne.CanvasObject
}

var _ fyne.Widget = (*Surface)(nil)

// NewCard returns a raised card around the content.
func NewCard(content fyne.CanvasObject) *Surface {
	return NewSurface(Ground{Fill: theme.ColorSurface, Radius: theme.CardRadius, Padding: theme.CardPadding, Raised: true}, content)
}

// NewInfo returns a soft coloured card for something to know.
func NewInfo(content fyne.CanvasObject) *Surface {
	return NewSurface(Ground{Fill: theme.ColorPrimarySoft, Radius: theme.CardRadius, Padding: theme.CardPadding}, content)
}

// NewSurface returns a surface with a ground around the content.
func NewSurface(ground Ground, content fyne.CanvasObject) *Surface {
	s := &Surface{ground: ground, content: content}
	s.ExtendBaseWidget(s)
	return s
}

// SetGround changes how the surface looks.
func (s *Surface) SetGround(ground Ground) {
	s.ground = ground
	s.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	r := &surfaceRenderer{s: s, ground: canvas.NewRectangle(nil)}
	r.box = container.New(inset{s.ground.Padding}, s.content)
	r.apply()
	return r
}

type surfaceRenderer struct {
	s      *Surface
	ground *canvas.Rectangle
	box    *fyne.Container
}

func (r *surfaceRenderer) apply() {
	r.ground.CornerRadius = r.s.ground.Radius
	r.ground.FillColor, r.ground.StrokeColor, r.ground.StrokeWidth = nil, nil, 0
	if r.s.ground.Fill != "" {
		r.ground.FillColor = Color(r.s.ground.Fill)
	}
	if r.s.ground.Stroke != "" {
		r.ground.StrokeColor, r.ground.StrokeWidth = Color(r.s.ground.Stroke), 1
	}
	if r.s.ground.Fill != "" {
		edge(r.ground)
	}
	r.ground.Shadow = canvas.Shadow{}
	if r.s.ground.Raised {
		r.ground.Shadow = canvas.Shadow{Color: Color(theme.ColorCardShadow), BlurRadius: 20, Offset: fyne.NewPos(0, 6)}
	}
}

// edge draws the border that high contrast puts in the place of shadows and tints.
func edge(ground *canvas.Rectangle) {
	c := Color(theme.ColorEdge)
	if _, _, _, alpha := c.RGBA(); alpha > 0 {
		ground.StrokeColor, ground.StrokeWidth = c, 1
	}
}

func (r *surfaceRenderer) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.box.Resize(size)
}

func (r *surfaceRenderer) MinSize() fyne.Size { return r.box.MinSize() }

func (r *surfaceRenderer) Refresh() {
	r.apply()
	r.ground.Refresh()
	r.box.Refresh()
}

func (r *surfaceRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.box}
}

func (r *surfaceRenderer) Destroy() {}

// inset keeps a margin around one child.
type inset struct{ pad float32 }

func (i inset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(i.pad, i.pad))
		o.Resize(fyne.NewSize(max(0, size.Width-2*i.pad), max(0, size.Height-2*i.pad)))
	}
}

func (i inset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(2*i.pad, 2*i.pad)
}
