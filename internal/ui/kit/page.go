package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/ui/theme"
)

// Header is the top of a screen: where one is, its title, a sentence and what can be done.
type Header struct {
	Crumb    string // the way here, such as "Relief › Plan"; none when empty
	Title    string
	Subtitle string
	Actions  []fyne.CanvasObject // at the right
}

// Object lays the header out.
func (h Header) Object() fyne.CanvasObject {
	var words []fyne.CanvasObject
	if h.Crumb != "" {
		words = append(words, Small(h.Crumb))
	}
	words = append(words, Title(h.Title))
	if h.Subtitle != "" {
		words = append(words, Muted(h.Subtitle))
	}
	left := Column(3, words...)
	if len(h.Actions) == 0 {
		return left
	}
	return container.NewBorder(nil, nil, nil, Middle(Row(theme.Gap, h.Actions...)), left)
}

// Page puts a header above a body that takes the rest of the window.
func Page(h Header, body fyne.CanvasObject) fyne.CanvasObject {
	head := container.New(bottomGap{18}, h.Object())
	return Pad(theme.PagePadding, container.NewBorder(head, nil, nil, nil, body))
}

// ScrollPage is a page whose body scrolls when it is taller than the window. The body keeps a
// margin so that the shadows of its cards are not cut off.
func ScrollPage(h Header, body fyne.CanvasObject) fyne.CanvasObject {
	head := container.New(bottomGap{18}, h.Object())
	return Pad(theme.PagePadding, container.NewBorder(head, nil, nil, nil, Scroll(body)))
}

// shadowRoom is how far the shadow of a card reaches, and barRoom how far the bar of what scrolls stands
// off it at the right, so that it does not touch what stands beside; in device-independent pixels.
const (
	shadowRoom float32 = 16
	barRoom    float32 = 10
)

// outset lets one child stick out on every side, less at the right.
type outset struct{ by, right float32 }

func (o outset) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, child := range objects {
		child.Move(fyne.NewPos(-o.by, -o.by))
		child.Resize(size.AddWidthHeight(o.by+o.right, 2*o.by))
	}
}

func (o outset) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, child := range objects {
		size = size.Max(child.MinSize())
	}
	return fyne.NewSize(max(0, size.Width-o.by-o.right), max(0, size.Height-2*o.by))
}

// bottomGap keeps room below one child.
type bottomGap struct{ gap float32 }

func (b bottomGap) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(fyne.NewSize(size.Width, size.Height-b.gap))
	}
}

func (b bottomGap) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size.AddWidthHeight(0, b.gap)
}
