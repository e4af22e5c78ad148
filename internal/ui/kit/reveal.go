package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"unknot/internal/ui/theme"
)

// Reveal scrolls what has the keyboard into sight. Fyne moves the focus on with Tab and leaves the page
// where it is; every control calls this when it gains the focus.
func Reveal() {
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		c := w.Canvas()
		focused, ok := c.Focused().(fyne.CanvasObject)
		if !ok {
			continue
		}
		root := c.Content()
		if top := c.Overlays().Top(); top != nil {
			root = top
		}
		reveal(root, focused)
	}
}

// reveal looks for an object below another one and scrolls everything on the way to it. It reports
// whether it is there.
func reveal(below, wanted fyne.CanvasObject) bool {
	if below == wanted {
		return true
	}
	in := func(o fyne.CanvasObject) bool { return reveal(o, wanted) }
	switch o := below.(type) {
	case *fyne.Container:
		return slices.ContainsFunc(o.Objects, in)
	case *container.Scroll:
		if !in(o.Content) {
			return false
		}
		scrollTo(o, wanted)
		return true
	case *widget.PopUp:
		return in(o.Content)
	case *Surface:
		return in(o.content)
	default:
		return false
	}
}

// scrollTo moves the content just far enough, with some room to what comes before and after.
func scrollTo(s *container.Scroll, wanted fyne.CanvasObject) {
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject
	top := at(wanted).Y - at(s).Y
	above, below := theme.Gap-top, top+wanted.Size().Height+theme.Gap-s.Size().Height
	switch {
	case above > 0:
		s.ScrollToOffset(s.Offset.SubtractXY(0, above))
	case below > 0:
		s.ScrollToOffset(s.Offset.AddXY(0, min(below, -above)))
	}
}
