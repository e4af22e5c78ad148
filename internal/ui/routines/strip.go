package routines

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// The measures of a small picture, in device-independent pixels.
const (
	pictureWidth  float32 = 84
	pictureHeight float32 = 63
	pictureGap    float32 = 6
)

// strip sets small pictures side by side, as many of them as there is room for.
func strip(pictures []fyne.CanvasObject) fyne.CanvasObject {
	return container.New(stripLayout{}, pictures...)
}

type stripLayout struct{}

func (stripLayout) Layout(pictures []fyne.CanvasObject, size fyne.Size) {
	room := max(1, int((size.Width+pictureGap)/(pictureWidth+pictureGap)))
	for i, p := range pictures {
		if show := i < room; show != p.Visible() {
			setVisible(p, show)
		}
		p.Move(fyne.NewPos(float32(i)*(pictureWidth+pictureGap), 0))
		p.Resize(fyne.NewSize(pictureWidth, pictureHeight))
	}
}

func setVisible(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

func (stripLayout) MinSize(pictures []fyne.CanvasObject) fyne.Size {
	if len(pictures) == 0 {
		return fyne.Size{}
	}
	return fyne.NewSize(pictureWidth, pictureHeight)
}
