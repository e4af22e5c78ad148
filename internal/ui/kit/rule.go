package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/ui/theme"
)

// Rule is a hairline across.
type Rule struct{ widget.BaseWidget }

var _ fyne.Widget = (*Rule)(nil)

// NewRule returns a hairline.
func NewRule() *Rule {
	r := &Rule{}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer implements fyne.Widget.
func (r *Rule) CreateRenderer() fyne.WidgetRenderer {
	rect := canvas.NewRectangle(Color(theme.ColorLine))
	rect.SetMinSize(fyne.NewSize(1, 1))
	return &ruleRenderer{WidgetRenderer: widget.NewSimpleRenderer(rect), rect: rect}
}

type ruleRenderer struct {
	fyne.WidgetRenderer

	rect *canvas.Rectangle
}

// Refresh takes the colour of the theme in use.
func (r *ruleRenderer) Refresh() {
	r.rect.FillColor = Color(theme.ColorLine)
	r.rect.Refresh()
}
