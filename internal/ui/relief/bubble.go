package relief

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"unknot/internal/body"
	"unknot/internal/ui/kit"
	"unknot/internal/ui/theme"
)

// bubble is the level slider that opens beside a region when it is clicked. It does not stand in
// the way of the next click: it moves along to the next region, and a number key closes it.
type bubble struct {
	region body.Region
	slider *kit.PainSlider
	card   *kit.Surface
	layer  *fyne.Container // lies over the map; only the card on it takes clicks
}

// bubbleSize is how large the bubble is, and bubbleGap how far from the region's point, in
// device-independent pixels.
var bubbleSize = fyne.NewSize(252, 52)

const bubbleGap float32 = 30

func (s *Screen) newBubble() *bubble {
	tx := s.p.Texts
	b := &bubble{}
	b.slider = kit.NewPainSlider(tx.T("relief.level"), DefaultIntensity, func(v int) {
		s.in.change(b.region, func(m *body.Mark) { m.Intensity = v })
		s.selected = b.region
		s.changed()
	})
	done := kit.NewIconButton(kit.IconCheck, tx.T("relief.level-done"), b.hide)
	gone := kit.NewIconButton(kit.IconCross, tx.T("relief.level-remove"), func() {
		b.hide()
		s.remove(b.region)
	})
	row := container.NewBorder(nil, nil, nil, kit.Row(0, kit.Middle(done), kit.Middle(gone)), kit.Middle(b.slider))
	b.card = kit.NewSurface(kit.Ground{Fill: theme.ColorSurface, Stroke: theme.ColorLine, Radius: theme.ButtonRadius, Padding: 8, Raised: true}, row)
	b.card.Resize(bubbleSize)
	b.card.Hide()
	b.layer = container.NewWithoutLayout(b.card)
	return b
}

// show opens the bubble for a region below its point, or above it near the lower edge.
func (b *bubble) show(r body.Region, level int, at fyne.Position, room fyne.Size) {
	b.region = r
	b.slider.SetValue(level)
	x := min(max(at.X-bubbleSize.Width/2, 0), max(room.Width-bubbleSize.Width, 0))
	y := at.Y + bubbleGap
	if y+bubbleSize.Height > room.Height {
		y = at.Y - bubbleGap - bubbleSize.Height
	}
	b.card.Move(fyne.NewPos(x, max(y, 0)))
	b.card.Resize(bubbleSize)
	b.card.Show()
}

func (b *bubble) hide() { b.card.Hide() }

// openBubble shows the bubble for a marked region where the map shows it.
func (s *Screen) openBubble(r body.Region) {
	at, ok := s.body.PlaceOf(r)
	i := s.in.index(r)
	if !ok || i < 0 {
		s.bubble.hide()
		return
	}
	s.bubble.show(r, s.in.Marks[i].Intensity, at, s.body.Large().Size())
}
