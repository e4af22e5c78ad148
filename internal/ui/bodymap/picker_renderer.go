package bodymap

import (
	"fyne.io/fyne/v2"
)

// Measures of the picker as one widget, in device-independent pixels.
const (
	barInset      = 12
	overviewWidth = 116
	overviewFrom  = 640 // from this width the small figures stand beside the large one
	overviewInset = 16
)

// CreateRenderer implements fyne.Widget.
func (k *Picker) CreateRenderer() fyne.WidgetRenderer { return &pickerRenderer{k: k} }

type pickerRenderer struct{ k *Picker }

// Destroy implements fyne.WidgetRenderer.
func (r *pickerRenderer) Destroy() {}

// Objects implements fyne.WidgetRenderer; the order is that of the Tab key.
func (r *pickerRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.k.large, r.k.bar, r.k.overview}
}

// MinSize implements fyne.WidgetRenderer.
func (r *pickerRenderer) MinSize() fyne.Size {
	return r.k.large.MinSize().AddWidthHeight(0, barInset+pillHeight)
}

// Layout implements fyne.WidgetRenderer. The switch stands above the figure. In a narrow
// place, and when the whole body is shown large anyway, the small figures give way.
func (r *pickerRenderer) Layout(size fyne.Size) {
	k, width := r.k, size.Width
	const top = barInset + pillHeight
	if size.Width >= overviewFrom && k.mode != ShowWhole {
		width -= overviewWidth + overviewInset
		k.overview.Show()
		k.overview.Move(fyne.NewPos(width, top+overviewGap))
		k.overview.Resize(fyne.NewSize(overviewWidth, size.Height-top-overviewGap-overviewInset))
	} else {
		k.overview.Hide()
	}
	k.large.Move(fyne.NewPos(0, top))
	k.large.Resize(fyne.NewSize(width, size.Height-top))
	bar := k.bar.MinSize()
	k.bar.Resize(bar)
	k.bar.Move(fyne.NewPos(size.Width-bar.Width-barInset, barInset))
}

// Refresh implements fyne.WidgetRenderer.
func (r *pickerRenderer) Refresh() {
	r.Layout(r.k.Size())
	for _, o := range r.Objects() {
		o.Refresh()
	}
}
