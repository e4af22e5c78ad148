package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"unknot/internal/ui/theme"
)

// Column stacks objects from the top with a gap between them (device-independent pixels).
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(gap), objects...)
}

// Row sets objects side by side at their least width with a gap between them.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedHBoxLayout(gap), objects...)
}

// Flow sets objects side by side and wraps them to further rows as the width asks for.
func Flow(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewRowWrapLayoutWithCustomPadding(theme.SmallGap, theme.SmallGap), objects...)
}

// Pad keeps a margin around an object.
func Pad(margin float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(inset{margin}, o)
}

// Middle centres an object from top to bottom and keeps its full width.
func Middle(o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(0), layout.NewSpacer(), o, layout.NewSpacer())
}

// Shares sets objects side by side, each as wide as its share of the width.
func Shares(gap float32, shares []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&sharesLayout{gap: gap, shares: shares}, objects...)
}

type sharesLayout struct {
	gap    float32
	shares []float32
}

func (l *sharesLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	total := float32(0)
	for _, s := range l.shares {
		total += s
	}
	free := size.Width - l.gap*float32(len(objects)-1)
	x := float32(0)
	for i, o := range objects {
		w := free * l.shares[i] / total
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(w, size.Height))
		x += w + l.gap
	}
}

func (l *sharesLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	total, unit, height := float32(0), float32(0), float32(0)
	for i, o := range objects {
		m := o.MinSize()
		total += l.shares[i]
		unit = max(unit, m.Width/l.shares[i])
		height = max(height, m.Height)
	}
	return fyne.NewSize(unit*total+l.gap*float32(len(objects)-1), height)
}

// Sized gives an object at least a size (device-independent pixels).
func Sized(width, height float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&atLeast{fyne.NewSize(width, height)}, o)
}

type atLeast struct{ size fyne.Size }

func (a *atLeast) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(size)
	}
}

func (a *atLeast) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := a.size
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// AtMost keeps an object at the left and lets it grow no wider than width (device-independent pixels).
func AtMost(width float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(&atMost{width: width}, o)
}

type atMost struct{ width float32 }

func (a *atMost) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	w := min(a.width, size.Width)
	for _, o := range objects {
		o.Move(fyne.NewPos(0, 0))
		o.Resize(fyne.NewSize(w, size.Height))
	}
}

func (a *atMost) MinSize(objects []fyne.CanvasObject) fyne.Size {
	size := fyne.Size{}
	for _, o := range objects {
		size = size.Max(o.MinSize())
	}
	return size
}

// PadSides keeps room at the left and right, and above and below an object.
func PadSides(sides, ends float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(ends, ends, sides, sides), o)
}

// PadTop keeps room above an object.
func PadTop(room float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(room, 0, 0, 0), o)
}

// PadY keeps room above and below an object.
func PadY(room float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(room, room, 0, 0), o)
}

// PadRight keeps room to the right of an object.
func PadRight(room float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(0, 0, 0, room), o)
}

// PadLeft keeps room to the left of an object.
func PadLeft(room float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(0, 0, room, 0), o)
}

// Scroll lets an object scroll up and down; it keeps room for the shadows of cards inside.
func Scroll(o fyne.CanvasObject) *fyne.Container {
	content := container.New(layout.NewCustomPaddedLayout(shadowRoom, shadowRoom, shadowRoom, barRoom), o)
	return container.New(outset{shadowRoom, barRoom}, container.NewVScroll(content))
}

// PadBottom keeps room below an object.
func PadBottom(room float32, o fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(0, room, 0, 0), o)
}
