package kit_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"unknot/internal/ui/kit"
	"unknot/internal/ui/offscreen"
	"unknot/internal/ui/theme"
)

func TestReveal(t *testing.T) {
	const fields = 30
	form := func() *offscreen.Panel {
		return offscreen.NewPanel(theme.AlwaysLight, fyne.NewSize(400, 300), func() fyne.CanvasObject {
			col := kit.Column(theme.Gap)
			for i := range fields {
				col.Add(kit.NewButton(fmt.Sprint("Button ", i), kit.LookOutline, func() {}))
			}
			col.Add(kit.NewField("the last one"))
			return kit.ScrollPage(kit.Header{Title: "Form"}, kit.NewCard(col))
		})
	}
	inSight := func(t *testing.T, p *offscreen.Panel, text string) {
		t.Helper()
		place, err := p.Find(text, 0)
		if err != nil {
			t.Fatal(err)
		}
		top, bottom := place.At.Y, place.At.Y+place.Object.Size().Height
		if top < place.Clip[0].Y || bottom > place.Clip[1].Y {
			t.Errorf("%s is from %.0f to %.0f, in sight is %.0f to %.0f", text, top, bottom, place.Clip[0].Y, place.Clip[1].Y)
		}
	}
	t.Run("should bring into sight what gains the keyboard, down to the end and up again", func(t *testing.T) {
		p := form()
		for i := range fields {
			p.FocusNext()
			inSight(t, p, fmt.Sprint("Button ", i))
		}
		p.FocusNext() // the field
		p.FocusNext()
		inSight(t, p, "Button 0")
	})
	t.Run("should leave the page where it is when nothing is hidden", func(t *testing.T) {
		p := form()
		before, _ := p.Find("Button 1", 0)
		p.FocusNext()
		p.FocusNext()
		if after, _ := p.Find("Button 1", 0); after.At != before.At {
			t.Errorf("it moved from %v to %v", before.At, after.At)
		}
	})
}
